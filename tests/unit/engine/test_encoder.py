"""The encoder: documented shapes, the same features whatever the mini-batch, an id for what decides them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
import torch

from inspector_app.domain.errors import DeviceFault, NoFeatures
from inspector_app.domain.recipe import DEFAULT_BACKBONE, FAST_BACKBONE, Precision
from inspector_app.engine.aggregation import aggregate
from inspector_app.engine.backbones.clip import ClipBackbone
from inspector_app.engine.backbones.protocol import Encoded
from inspector_app.engine.backbones.registry import load_backbone
from inspector_app.engine.backbones.timm_tower import TimmBackbone
from inspector_app.engine.device import Device, cpu
from inspector_app.engine.encoder import Encoder
from inspector_app.imaging.resize import to_canvas
from inspector_app.resource_files import resource_folder
from tests.tiny_clip import write_tiny_clip, write_tiny_timm

Picture = npt.NDArray[np.uint8]


def pictures(count: int, shape: tuple[int, int] = (50, 70)) -> list[Picture]:
    drawn = np.random.default_rng(0)
    return [drawn.integers(0, 256, (*shape, 3), dtype=np.uint8) for _ in range(count)]


@pytest.fixture
def tiny(tmp_path: Path) -> TimmBackbone:
    return TimmBackbone.load(write_tiny_timm(tmp_path / "tiny"), "hash")


@pytest.mark.parametrize(("name", "grid", "width"), [(DEFAULT_BACKBONE, 28, 168), (FAST_BACKBONE, 20, 152)])
def test_the_embedded_models_give_the_documented_features(name: str, grid: int, width: int) -> None:
    encoder = Encoder(load_backbone(name, [resource_folder() / "models"], cpu()))
    batch = encoder.encode(pictures(2))
    assert encoder.grid == (grid, grid) and encoder.feature_width == width == encoder.embedding_width
    assert batch.features.shape == (2, grid * grid, width) and batch.features.dtype == np.float16
    assert batch.global_embedding.shape == (2, width) and batch.global_embedding.dtype == np.float32
    lengths = np.linalg.norm(batch.features.astype(np.float32), axis=-1)
    np.testing.assert_allclose(lengths, 1.0, atol=1e-3)


def test_mini_batches_of_one_and_of_eight_agree_and_repeat() -> None:
    backbone = load_backbone(FAST_BACKBONE, [resource_folder() / "models"], cpu())
    prepared = Encoder(backbone).prepare(pictures(8))

    def features(images: torch.Tensor) -> torch.Tensor:
        encoded = backbone.encode(images)
        return aggregate(encoded.levels, encoded.grids, (20, 20))

    together = features(prepared)
    alone = torch.cat([features(image[None]) for image in prepared])
    assert (together - alone).abs().max() < 1e-4
    assert torch.equal(together, features(prepared))


def test_the_encoder_splits_a_long_list_and_keeps_its_order(tiny: TimmBackbone) -> None:
    encoder = Encoder(tiny)
    together, alone = encoder.encode(pictures(5)), [encoder.encode([p]) for p in pictures(5)]
    expected = np.concatenate([batch.features for batch in alone]).astype(np.float32)
    np.testing.assert_allclose(together.features.astype(np.float32), expected, atol=1e-3)


def test_no_pictures_give_no_features(tiny: TimmBackbone) -> None:
    encoder = Encoder(tiny)
    batch = encoder.encode([])
    assert batch.features.shape == (0, encoder.grid[0] * encoder.grid[1], encoder.feature_width)
    assert batch.global_embedding.shape == (0, encoder.embedding_width)


def test_pictures_are_squashed_and_normalised(tiny: TimmBackbone) -> None:
    (picture,) = pictures(1)
    images = Encoder(tiny).prepare([picture, to_canvas(picture, (64, 64))])
    assert images.shape == (2, 3, 64, 64) and images.is_contiguous(memory_format=torch.channels_last)
    assert torch.equal(images[0], images[1])
    expected = (to_canvas(picture, (64, 64)).transpose(2, 0, 1) / 255.0 - 0.5) / 0.25
    np.testing.assert_allclose(images[0].numpy(), expected, atol=1e-5)


def test_a_read_only_picture_is_taken(tiny: TimmBackbone) -> None:
    (picture,) = pictures(1, (64, 64))
    picture.flags.writeable = False
    assert Encoder(tiny).encode([picture]).features.shape[0] == 1


def test_without_an_embedding_of_its_own_the_picture_is_the_mean_of_its_patches(tiny: TimmBackbone) -> None:
    batch = Encoder(tiny).encode(pictures(1))
    mean = batch.features[0].astype(np.float32).mean(axis=0)
    np.testing.assert_allclose(batch.global_embedding[0], mean / np.linalg.norm(mean), atol=1e-3)


def test_clip_gives_its_own_embedding_and_its_taps_concatenated(tmp_path: Path) -> None:
    backbone = ClipBackbone.load(write_tiny_clip(tmp_path / "clip"), "hash")
    encoder = Encoder(backbone, radii=(1, 3))
    batch = encoder.encode(pictures(3))
    assert batch.features.shape == (3, 16, 4 * 32 * 2) and encoder.grid == (4, 4)
    assert batch.global_embedding.shape == (3, 16) and encoder.embedding_width == 16
    text = encoder.encode_text(["a part"])
    assert text is not None and text.shape == (1, 16)


def test_levels_are_what_the_taps_give_with_the_embedding_of_the_whole_picture(tmp_path: Path) -> None:
    backbone = ClipBackbone.load(write_tiny_clip(tmp_path / "clip"), "hash")
    encoder = Encoder(backbone)
    given = pictures(3)
    found = encoder.encode_levels(given)
    plain = backbone.encode(encoder.prepare(given))
    for tap, level in plain.levels.items():
        together = np.concatenate([batch.levels[tap] for batch in found])
        np.testing.assert_allclose(together, level.numpy(), rtol=1e-2, atol=1e-2)
    embeddings = [batch.global_embedding for batch in found if batch.global_embedding is not None]
    np.testing.assert_allclose(np.concatenate(embeddings), encoder.encode(given).global_embedding, atol=1e-5)


def test_tiles_have_no_levels_of_the_whole_picture_and_the_squashed_encoder_has(tiny: TimmBackbone) -> None:
    encoder = Encoder(tiny, aspect=3.0)
    with pytest.raises(ValueError, match="tiles"):
        encoder.encode_levels(pictures(1))
    squashed = encoder.squashed()
    (batch,) = squashed.encode_levels(pictures(1))
    assert batch.global_embedding is None and squashed.canvas == (64, 64)
    assert squashed.squashed() is squashed


def test_the_encoding_id_holds_all_that_decides_the_features(tmp_path: Path) -> None:
    folder = write_tiny_timm(tmp_path / "tiny")

    def encoding_id(sha: str = "a", size: int | None = None, radii: Sequence[int] = (3,)) -> str:
        return Encoder(TimmBackbone.load(folder, sha, input_size=size), radii=radii).encoding_id

    assert encoding_id() == encoding_id()
    assert len({encoding_id(), encoding_id(sha="b"), encoding_id(size=96), encoding_id(radii=(1, 3))}) == 4


class Cramped:
    """A backbone that runs out of memory beyond ``room`` pictures until it is moved to the CPU."""

    has_text, no_text = False, "it knows pictures alone"
    parameter_bytes = 0

    def __init__(self, inner: TimmBackbone, room: int, room_on_cpu: int = 99) -> None:
        self._inner, self._room, self._room_on_cpu = inner, room, room_on_cpu
        self.identity, self.grids, self.widths = inner.identity, inner.grids, inner.widths
        self.embedding_width = inner.embedding_width
        self.moves = 0

    def encode(self, images: torch.Tensor, *, align: bool = False) -> Encoded:
        if images.shape[0] > self._room:
            raise RuntimeError("out of memory")
        return self._inner.encode(images)

    def encode_text(self, sentences: Sequence[str]) -> None:
        return None

    def to(self, device: torch.device) -> None:
        self.moves += 1
        if self.moves > 1:
            self._room = self._room_on_cpu


# a device that is said to be a GPU and computes on the CPU
PRETENDED = Device("cuda", "pretended", "GPU pretended", torch.device("cpu"))


def test_lack_of_memory_halves_the_mini_batch_and_says_so(tiny: TimmBackbone) -> None:
    said: list[str] = []
    encoder = Encoder(Cramped(tiny, room=1), device=PRETENDED, report=said.append)
    expected = np.concatenate([Encoder(tiny).encode([p]).features for p in pictures(3)])
    np.testing.assert_array_equal(encoder.encode(pictures(3)).features, expected)
    assert len(said) == 1 and encoder.device is PRETENDED
    encoder.encode(pictures(3))
    assert len(said) == 1  # it has learnt what fits


def test_then_the_cpu_takes_over(tiny: TimmBackbone) -> None:
    said: list[str] = []
    encoder = Encoder(Cramped(tiny, room=0), device=PRETENDED, report=said.append)
    assert encoder.encode(pictures(2)).features.shape[0] == 2
    assert encoder.device.kind == "cpu" and "CPU" in said[-1]


def test_and_at_last_it_is_a_fault_of_the_device(tiny: TimmBackbone) -> None:
    with pytest.raises(DeviceFault):
        Encoder(Cramped(tiny, room=0, room_on_cpu=0), device=PRETENDED).encode(pictures(1))


@pytest.mark.parametrize("shape", [(64, 160), (150, 60)])
def test_tiles_of_a_long_picture_give_one_grid_of_the_features_they_give_alone(
    tiny: TimmBackbone, shape: tuple[int, int]
) -> None:
    encoder = Encoder(tiny, aspect=shape[1] / shape[0])
    single = Encoder(tiny)
    (picture,) = pictures(1, shape)
    batch = encoder.encode([picture])
    rows, columns = encoder.grid
    side = single.grid[0]
    assert min(encoder.grid) == side and max(encoder.grid) > 2 * side
    assert batch.features.shape == (1, rows * columns, encoder.feature_width)
    found = batch.features.reshape(rows, columns, -1).astype(np.float32)
    canvas = to_canvas(picture, encoder.canvas)
    assert min(encoder.canvas) == 64
    first = single.encode([np.ascontiguousarray(canvas[:64, :64])]).features.reshape(side, side, -1)
    half = side // 2  # the cells nearest to an end come from its tile alone
    corner = found[:half, :] if rows > columns else found[:, :half]
    expected = first[:half, :] if rows > columns else first[:, :half]
    np.testing.assert_allclose(corner, expected.astype(np.float32), atol=2e-3)
    together = encoder.encode([picture, *pictures(2, shape)]).features
    np.testing.assert_allclose(
        together[0].astype(np.float32), batch.features[0].astype(np.float32), atol=2e-3
    )


def test_features_of_tiles_and_of_squashed_pictures_do_not_mix(tiny: TimmBackbone) -> None:
    ids = {Encoder(tiny, aspect=aspect).encoding_id for aspect in (None, 1.0, 2.0, 0.5)}
    assert len(ids) == 4


def test_a_reduced_precision_moves_features_a_little_and_is_another_encoding(tiny: TimmBackbone) -> None:
    exact, reduced = Encoder(tiny), Encoder(tiny, precision=Precision.BFLOAT16)
    assert reduced.identity.precision == "bfloat16" and reduced.encoding_id != exact.encoding_id
    one, two = (
        encoder.encode(pictures(3)).features.astype(np.float32).reshape(-1, exact.feature_width)
        for encoder in (exact, reduced)
    )
    distance = 1.0 - (one * two).sum(axis=1)
    assert 0.0 < distance.max() < 0.01


def test_in_reduced_precision_torch_runs_the_embedded_tower() -> None:
    folders = [resource_folder() / "models"]
    assert load_backbone(FAST_BACKBONE, folders, cpu()).identity.executor == "openvino"
    reduced = load_backbone(FAST_BACKBONE, folders, cpu(), precision=Precision.BFLOAT16)
    assert reduced.identity.executor == "torch"


def test_values_that_are_no_numbers_are_refused_naming_which_pictures_and_what_to_do(
    tiny: TimmBackbone,
) -> None:
    black = np.zeros((64, 64, 3), np.uint8)
    really = tiny.encode

    def encode(images: torch.Tensor, *, align: bool = False) -> Encoded:
        """Black pictures overflow."""
        said = really(images, align=align)
        dark = images.flatten(1).amax(dim=1) == images.min()
        return replace(
            said, levels={tap: level / (~dark).float()[:, None, None] for tap, level in said.levels.items()}
        )

    tiny.encode = encode  # type: ignore[method-assign]
    first, second = pictures(2)
    with pytest.raises(NoFeatures, match=r"no numbers.*models verify") as refused:
        Encoder(tiny).encode([first, black, second, black])
    assert refused.value.places == (1, 3)
    with pytest.raises(NoFeatures) as refused:
        Encoder(tiny).encode_levels([first, black, second, black])
    assert refused.value.places == (1, 3)


def test_an_embedding_of_the_whole_picture_that_is_no_number_is_refused_too(tiny: TimmBackbone) -> None:
    really = tiny.encode

    def encode(images: torch.Tensor, *, align: bool = False) -> Encoded:
        embedding = torch.ones(len(images), 4)
        embedding[images.flatten(1).amax(dim=1) == images.min()] = torch.nan
        return replace(really(images, align=align), global_embedding=embedding)

    tiny.encode = encode  # type: ignore[method-assign]
    with pytest.raises(NoFeatures) as refused:
        Encoder(tiny).encode_levels([*pictures(2), np.zeros((64, 64, 3), np.uint8)])
    assert refused.value.places == (2,)
