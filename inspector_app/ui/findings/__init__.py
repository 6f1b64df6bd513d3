"""The part on the canvas: its findings, the reasons, the decisions, the preview of a mark."""
