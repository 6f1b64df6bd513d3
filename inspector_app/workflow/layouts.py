"""How data sets may lie, for whoever asks before PyTorch is there."""

from inspector_app.engine.evaluation.datasets import Layout

__all__ = ["Layout"]
