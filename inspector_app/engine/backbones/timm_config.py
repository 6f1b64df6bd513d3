"""What ``config.json`` says of a tower of timm, before anything is built from it. Needs no PyTorch."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from inspector_app.domain.errors import ModelUnavailable
from inspector_app.engine.backbones.model_files import read_config
from inspector_app.engine.backbones.protocol import BackboneIdentity

CONFIG_NAME = "config.json"  # as timm writes it


@dataclass(frozen=True, slots=True)
class TimmConfig:
    """What ``config.json`` says. ``taps`` count timm's feature levels from 0; None: chosen by the strides."""

    architecture: str
    input_size: int
    mean: tuple[float, float, float]
    std: tuple[float, float, float]
    taps: tuple[int, ...] | None

    @classmethod
    def read(cls, folder: Path) -> TimmConfig:
        """Raises ModelUnavailable when the file is missing or incomplete."""
        path = folder / CONFIG_NAME
        content = read_config(path)
        pretrained = content.get("pretrained_cfg", content)
        own = content.get("inspector", {})
        try:
            taps = own.get("taps")
            return cls(
                architecture=str(content["architecture"]),
                input_size=int(pretrained["input_size"][-1]),
                mean=_triple(pretrained["mean"]),
                std=_triple(pretrained["std"]),
                taps=None if taps is None else tuple(int(tap) for tap in taps),
            )
        except (KeyError, TypeError, ValueError, AttributeError, IndexError) as error:
            raise ModelUnavailable(
                f"the configuration lacks or garbles an entry ({error})",
                subject=str(path),
                remedy="It needs architecture and pretrained_cfg with input_size, mean and std",
            ) from error

    def identity(
        self, name: str, weights_sha256: str, input_size: int, taps: tuple[int, ...]
    ) -> BackboneIdentity:
        """Who the tower is when torch runs it."""
        return BackboneIdentity(
            name=name,
            architecture=self.architecture,
            weights_sha256=weights_sha256,
            input_size=input_size,
            mean=self.mean,
            std=self.std,
            taps=taps,
            executor="torch",
            precision="float32",
        )


def _triple(values: Sequence[float]) -> tuple[float, float, float]:
    first, second, third = (float(value) for value in values)
    return first, second, third
