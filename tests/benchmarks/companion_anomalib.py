"""anomalib's PatchCore, asked by bench_patchcore; runs in an environment of its own that has anomalib.

Its classes do all the work, with these exceptions, each printed by the benchmark:
- the weights of our tower are loaded into its TimmFeatureExtractor (no hub is asked); what lies behind the deeper
  layer stays random: as it ships it computes those blocks, too, and uses nothing of them;
- mean, std and input size of its PreProcessor are the tower's;
- its list of layers is turned round after it was built, so that its grid is that of the deeper layer (28×28, ours)
  and not the four times as many cells of the shallower one;
- tuned, our tower itself (executor and all) takes the place of its feature extractor, and glibc keeps large blocks.
"""

from __future__ import annotations

import tempfile
import time
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from anomalib.data import PredictDataset
from anomalib.engine import Engine
from anomalib.models import Patchcore
from anomalib.models.components import KCenterGreedy
from anomalib.pre_processing import PreProcessor
from safetensors.torch import load_file
from torchvision.transforms.v2 import Compose, Normalize, Resize

from tests.benchmarks.companion import answer_questions


class OurTower(torch.nn.Module):
    """A backbone of the project in the place of anomalib's feature extractor."""

    def __init__(self, folder: Path, names: dict[str, int]) -> None:
        from inspector_app.engine.backbones.registry import load_backbone
        from inspector_app.engine.device import cpu

        super().__init__()
        self._names = names
        self._backbone = load_backbone(folder.name, [folder.parent], cpu())
        self.executor = self._backbone.identity.executor

    def forward(self, images: torch.Tensor) -> dict[str, torch.Tensor]:
        encoded = self._backbone.encode(images)
        return {
            name: encoded.levels[tap].transpose(1, 2).unflatten(2, encoded.grids[tap])
            for name, tap in self._names.items()
        }


class PatchCore:
    """One PatchCore and what is asked of it; pictures are RGB uint8 ``[n, S, S, 3]`` in a file of numpy."""

    def opened(
        self,
        folder: str,
        architecture: str,
        layers: list[str],
        taps: list[int],
        mean: list[float],
        std: list[float],
        side: int,
        threads: int,
        tuned: bool,
    ) -> dict[str, Any]:
        import anomalib

        if tuned:
            from inspector_app.engine.allocator import keep_large_blocks

            keep_large_blocks()
        torch.set_num_threads(threads)
        self._side = side
        self._mean, self._std = torch.tensor(mean).view(3, 1, 1), torch.tensor(std).view(3, 1, 1)
        transform = Compose([Resize((side, side), antialias=True), Normalize(mean=mean, std=std)])
        self._patchcore = Patchcore(
            backbone=architecture,
            layers=layers,
            pre_trained=False,
            pre_processor=PreProcessor(transform=transform),
            evaluator=False,
            visualizer=False,
        ).eval()
        self._model = self._patchcore.model
        tower = self._model.feature_extractor.feature_extractor
        ours = load_file(Path(folder) / "model.safetensors")
        missing = tower.load_state_dict(ours, strict=False).missing_keys
        if beneath := [name for name in missing if _stage(name) <= _stage(layers[-1])]:
            raise KeyError(f"weights are missing below the deeper layer: {beneath[0]}")
        executor = "torch"
        if tuned:
            self._model.feature_extractor = OurTower(Path(folder), dict(zip(layers, taps, strict=True)))
            executor = self._model.feature_extractor.executor
        self._model.layers = layers[::-1]
        return {"version": anomalib.__version__, "torch": torch.__version__, "executor": executor}

    def learnt(self, pictures: str, keep: int, bank: str) -> dict[str, Any]:
        """Features of good parts, thinned by its coreset; the bank goes to a file, too."""
        self._model.train()
        for images in self._batches(pictures, 8):
            self._model(images)
        self._model.eval()
        count = sum(len(each) for each in self._model.embedding_store)
        started = time.perf_counter()
        self._model.subsample_embedding((keep + 0.5) / count if keep < count else 1.0)
        seconds = time.perf_counter() - started
        np.save(bank, self._model.memory_bank.numpy())
        return {"patches": count, "kept": len(self._model.memory_bank), "seconds": seconds}

    def given(self, bank: str) -> dict[str, Any]:
        self._model.memory_bank = torch.from_numpy(np.load(bank))
        return {}

    def scored(self, pictures: str, batch: int) -> dict[str, Any]:
        """Its model alone, prepared tensors in, scores and full-size maps out."""
        batches = list(self._batches(pictures, batch))
        started = time.perf_counter()
        with torch.inference_mode():
            scores = torch.cat([self._model(images).pred_score.flatten() for images in batches])
        return {"seconds": time.perf_counter() - started, "scores": scores.tolist()}

    def predicted(self, folder: str, batch: int) -> dict[str, Any]:
        """Its engine as it ships: files in, predictions out. Scores by file name."""
        dataset = PredictDataset(path=folder, image_size=(self._side, self._side))
        loader = torch.utils.data.DataLoader(dataset, batch_size=batch, collate_fn=dataset.collate_fn)
        with tempfile.TemporaryDirectory() as scratch:
            engine = Engine(accelerator="cpu", logger=False, default_root_dir=scratch)
            started = time.perf_counter()
            said = engine.predict(model=self._patchcore, dataloaders=loader, return_predictions=True)
            seconds = time.perf_counter() - started
        scores = {
            Path(path).name: float(score)
            for each in said or ()
            for path, score in zip(each.image_path, each.pred_score, strict=True)
        }
        return {"seconds": seconds, "scores": scores}

    def thinned(self, features: str, keep: int, centres: int) -> dict[str, Any]:
        """Its coreset of ``keep`` patches, stopped after ``centres`` of them: every step costs the same."""
        rows = torch.from_numpy(np.load(features))
        sampler = KCenterGreedy(embedding=rows, sampling_ratio=(keep + 0.5) / len(rows))
        whole, sampler.coreset_size = sampler.coreset_size, centres
        started = time.perf_counter()
        sampler.select_coreset_idxs()
        return {"seconds": time.perf_counter() - started, "of": whole}

    def _batches(self, pictures: str, batch: int) -> list[torch.Tensor]:
        squares: npt.NDArray[np.uint8] = np.load(pictures)
        images = (torch.from_numpy(squares).permute(0, 3, 1, 2).float() / 255.0 - self._mean) / self._std
        return list(images.contiguous().split(batch))


def _stage(name: str) -> int:
    """Place of a layer of timm's EfficientNet: of ``blocks.4.0.bn1.weight`` 4, of the stem -1."""
    first, _, rest = name.partition(".")
    return int(rest.split(".")[0]) if first == "blocks" else -1


if __name__ == "__main__":
    asked = PatchCore()
    answer_questions(
        {
            "open": asked.opened,
            "learn": asked.learnt,
            "bank": asked.given,
            "score": asked.scored,
            "predict": asked.predicted,
            "thin": asked.thinned,
        }
    )
