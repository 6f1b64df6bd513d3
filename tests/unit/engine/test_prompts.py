"""States × templates make sentences; their mean direction is what patches are compared with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from inspector_app.domain.errors import NoText
from inspector_app.domain.prompts import Prompts
from inspector_app.domain.recipe import FAST_BACKBONE, RecipeSettings
from inspector_app.engine.backbones.clip import ClipBackbone
from inspector_app.engine.backbones.registry import load_backbone
from inspector_app.engine.device import cpu
from inspector_app.engine.encoder import Encoder
from inspector_app.engine.prompts import sentences, text_directions, words_for, words_id
from inspector_app.resource_files import resource_folder
from tests.tiny_clip import write_tiny_clip

NUT = RecipeSettings(category="metal_nut", prompts=Prompts(part="metal nut with four notched edges"))


@pytest.fixture(scope="module")
def backbone(tmp_path_factory: pytest.TempPathFactory) -> ClipBackbone:
    return ClipBackbone.load(write_tiny_clip(tmp_path_factory.mktemp("models") / "tiny"), "hash")


class Compass:
    """A backbone that turns each sentence into a known direction."""

    has_text, no_text = True, ""

    def __init__(self, directions: dict[str, list[float]]) -> None:
        self._directions = directions

    def encode_text(self, spoken: Sequence[str]) -> torch.Tensor:
        return torch.nn.functional.normalize(torch.tensor([self._directions[s] for s in spoken]), dim=-1)


def test_the_default_is_the_ensemble_of_seven_and_four_states_and_twenty_two_templates() -> None:
    normal, abnormal = sentences(Prompts(), "screw")
    assert (len(normal), len(abnormal)) == (7 * 22, 4 * 22)
    assert len(set(normal)) == len(normal) and len(set(abnormal)) == len(abnormal)
    assert "a cropped photo of the flawless screw." in normal
    assert "a photo of the damaged screw for visual inspection." in abnormal
    assert not any("{}" in said for said in (*normal, *abnormal))


def test_words_for_this_part_replace_its_name_and_rules_are_further_states() -> None:
    prompts = Prompts(
        normal=("{}",),
        abnormal=("damaged {}",),
        templates=("a photo of a {}.",),
        normal_rules=("{} with four screws",),
        abnormal_rules=("{} with a screw missing", "bent bracket"),
    )
    normal, abnormal = sentences(prompts, "bracket")
    assert normal == ["a photo of a bracket.", "a photo of a bracket with four screws."]
    assert abnormal == [
        "a photo of a damaged bracket.",
        "a photo of a bracket with a screw missing.",
        "a photo of a bent bracket.",
    ]


@pytest.mark.parametrize(
    ("category", "said"),
    [("metal_nut", "metal nut"), ("pcb1", "pcb"), ("01", "object"), ("  gear  wheel ", "gear wheel")],
)
def test_folder_names_become_words(category: str, said: str) -> None:
    assert words_for(RecipeSettings(category=category)) == said
    assert words_for(NUT) == "metal nut with four notched edges"


def test_sentences_are_normalised_averaged_and_normalised() -> None:
    settings = RecipeSettings(
        category="x", prompts=Prompts(normal=("{}",), abnormal=("bad {}",), templates=("{}", "the {}"))
    )
    compass = Compass({"x": [3.0, 0.0], "the x": [0.0, 5.0], "bad x": [-1.0, 0.0], "the bad x": [-7.0, 0.0]})
    found = text_directions(compass, settings)  # type: ignore[arg-type]
    half = 2**-0.5
    torch.testing.assert_close(found, torch.tensor([[half, half], [-1.0, 0.0]]))


def test_a_recipe_without_words_for_good_parts_is_told_so(backbone: ClipBackbone) -> None:
    mute = replace(NUT, prompts=replace(NUT.prompts, normal=()))
    with pytest.raises(NoText, match="no words for normal parts"):
        text_directions(backbone, mute)


def test_a_question_in_words_to_a_model_without_text_is_a_clear_error() -> None:
    model = load_backbone(FAST_BACKBONE, [resource_folder() / "models"], cpu())
    for ask in (lambda: text_directions(model, NUT), lambda: Encoder(model).encode_text(["a scratch"])):
        with pytest.raises(NoText, match=rf"{FAST_BACKBONE}.*cannot be asked in words.*models fetch"):
            ask()
    assert not Encoder(model, words=NUT).has_text and Encoder(model, words=NUT).words_id == ""


def test_other_words_have_another_id_and_the_same_words_the_same() -> None:
    assert words_id(NUT) == words_id(replace(NUT, seed=5, bank_size=7))
    others = [
        replace(NUT, prompts=replace(NUT.prompts, part="nut")),
        replace(NUT, prompts=replace(NUT.prompts, abnormal_rules=("bent {}",))),
        RecipeSettings(category="metal_nut"),
    ]
    assert len({words_id(each) for each in (NUT, *others)}) == 4


def test_pictures_are_compared_with_the_recipes_sentences(backbone: ClipBackbone) -> None:
    encoder = Encoder(backbone, words=NUT)
    squares = list(np.random.default_rng(0).integers(0, 255, (3, 32, 32, 3), dtype=np.uint8))
    batch = encoder.encode(squares)
    t = text_directions(backbone, NUT)  # [2, E]
    aligned = backbone.encode(encoder.prepare(squares), align=True).aligned
    assert batch.text is not None and aligned is not None and batch.text.dtype == np.float32
    for image in range(3):
        for cell in range(16):
            odds = [np.exp(float(tokens[image, cell] @ (t[1] - t[0])) / 0.07) for tokens in aligned.values()]
            expected = np.mean([odd / (1 + odd) for odd in odds])
            assert batch.text[image, cell] == pytest.approx(expected, abs=1e-5)


def test_words_change_nothing_of_the_features(backbone: ClipBackbone) -> None:
    squares = list(np.random.default_rng(0).integers(0, 255, (2, 32, 32, 3), dtype=np.uint8))
    asked, plain = Encoder(backbone, words=NUT), Encoder(backbone)
    assert asked.encoding_id == plain.encoding_id
    assert np.array_equal(asked.encode(squares).features, plain.encode(squares).features)
    assert plain.encode(squares).text is None
    empty = asked.encode([]).text
    assert empty is not None and empty.shape == (0, 16)


def test_recipes_of_older_programs_are_read_with_the_default_words() -> None:
    stored = RecipeSettings(category="gear").to_json()
    del stored["prompts"]
    assert RecipeSettings.from_json(stored) == RecipeSettings(category="gear")
    assert RecipeSettings.from_json(NUT.to_json()) == NUT


def test_the_embedded_models_stay_without_text(tmp_path: Path) -> None:
    model = load_backbone(FAST_BACKBONE, [resource_folder() / "models"], cpu())
    assert not model.has_text and model.no_text


def test_a_long_picture_in_tiles_is_asked_tile_by_tile_and_a_cell_answers_from_its_tile(
    backbone: ClipBackbone,
) -> None:
    tiled = Encoder(backbone, aspect=2.0, words=NUT)
    picture = np.random.default_rng(1).integers(0, 255, (*tiled.canvas, 3), dtype=np.uint8)
    said = tiled.encode([picture, picture[:, ::-1].copy()]).text
    assert said is not None and said.shape == (2, tiled.grid[0] * tiled.grid[1])
    first = Encoder(backbone, words=NUT).encode([np.ascontiguousarray(picture[:, :32])]).text
    assert first is not None  # the leftmost columns of the canvas lie in the first tile alone
    np.testing.assert_allclose(said[0].reshape(tiled.grid)[:, :2], first[0].reshape(4, 4)[:, :2], atol=1e-6)


def test_directions_are_kept_and_a_damaged_or_foreign_file_is_made_anew(
    backbone: ClipBackbone, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = tmp_path / "words"
    first = text_directions(backbone, NUT, kept)
    (path,) = kept.iterdir()
    asked: list[int] = []
    encode = ClipBackbone.encode_text

    def counted(self: ClipBackbone, spoken: Sequence[str]) -> torch.Tensor | None:
        asked.append(len(spoken))
        return encode(self, spoken)

    monkeypatch.setattr(ClipBackbone, "encode_text", counted)
    assert torch.equal(text_directions(backbone, NUT, kept), first) and not asked
    path.write_bytes(path.read_bytes()[:-1] + b"\0")
    torch.testing.assert_close(text_directions(backbone, NUT, kept), first)
    assert asked == [7 * 22, 4 * 22]
    other = text_directions(backbone, RecipeSettings(category="screw"), kept)
    assert len(list(kept.iterdir())) == 2 and not torch.allclose(other, first)
    (tmp_path / "file").touch()  # where nothing can be kept, nothing is
    torch.testing.assert_close(text_directions(backbone, NUT, tmp_path / "file"), first)
