"""Artifacts, evidence and the feature cache: files that survive torn writes and are never believed unread."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from inspector_app.domain.errors import StorageFault
from inspector_app.domain.finding import Evidence
from inspector_app.store.artifacts import ArtifactStore
from inspector_app.store.evidence import EvidenceReader, EvidenceWriter
from inspector_app.store.feature_cache import FeatureCache

GRID = (3, 4)
LAYOUT = {"patches": 6, "width": 5, "embedding": 2}


class Clock:
    """Moves a second at every look."""

    def __init__(self) -> None:
        self.now = 1_000_000.0

    def __call__(self) -> float:
        self.now += 1
        return self.now


def evidence(seed: int) -> Evidence:
    chance = np.random.default_rng(seed)
    floats = chance.random((4, *GRID), dtype=np.float32)
    return Evidence(*floats, entry=chance.integers(-1, 20, GRID).astype(np.int32))


def same(one: Evidence, other: Evidence) -> bool:
    return all(
        np.array_equal(getattr(one, name), getattr(other, name))
        for name in ("raw", "d_n", "d_p", "quiet", "entry")
    )


def features(seed: int, images: int) -> tuple[np.ndarray, np.ndarray]:
    chance = np.random.default_rng(seed)
    return chance.random((images, 6, 5)).astype(np.float16), chance.random((images, 2)).astype(np.float32)


def test_an_artifact_is_given_back_and_stored_once(tmp_path: Path) -> None:
    store = ArtifactStore(tmp_path)
    digest = store.put(b"bank", ".safetensors")
    assert store.put(b"bank", ".safetensors") == digest
    assert store.get(digest) == b"bank"
    assert store.path(digest).name == f"{digest}.safetensors"
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [store.path(digest)]


def test_a_damaged_artifact_is_named_and_mended_by_storing_it_again(tmp_path: Path) -> None:
    store = ArtifactStore(tmp_path)
    digest = store.put(b"bank")
    store.path(digest).write_bytes(b"bunk")
    with pytest.raises(StorageFault, match=f"{digest}.*damaged"):
        store.get(digest)
    store.put(b"bank")
    assert store.get(digest) == b"bank"


def test_a_missing_artifact_is_named(tmp_path: Path) -> None:
    with pytest.raises(StorageFault, match=f"{'a' * 64}.*missing"):
        ArtifactStore(tmp_path).get("a" * 64)


def test_what_is_no_hash_never_becomes_a_path(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="sha256"):
        ArtifactStore(tmp_path).get("../" * 21 + "x")


def test_a_sweep_removes_old_artifacts_that_nothing_names(tmp_path: Path) -> None:
    store = ArtifactStore(tmp_path)
    kept, old, young = store.put(b"kept"), store.put(b"old"), store.put(b"young")
    for digest in (kept, old):
        os.utime(store.path(digest), (1000, 1000))
    assert store.sweep({kept}, older_than=2000) == 1
    assert (store.get(kept), store.get(young)) == (b"kept", b"young")
    with pytest.raises(StorageFault):
        store.get(old)


def test_a_write_that_fails_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StorageFault, match="No space left"):
        ArtifactStore(tmp_path).put(b"bank")
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_evidence_is_given_back_row_by_row_and_stacked(tmp_path: Path) -> None:
    written = [evidence(seed) for seed in range(5)]
    with EvidenceWriter(tmp_path / "run" / "a.evidence", GRID) as writer:
        assert writer.append(written[:2]) == 0
        reader = EvidenceReader(tmp_path / "run" / "a.evidence")
        assert same(reader.read(1), written[1])
        assert writer.append(written[2:]) == 2
        writer.flush()
    assert same(reader.read(4), written[4]), "a reader sees rows that joined after it was opened"
    many = reader.read_many([3, 0, 3])
    assert many.raw.shape == (3, *GRID)
    assert np.array_equal(many.entry, np.stack([written[i].entry for i in (3, 0, 3)]))
    assert reader.read_many([]).d_n.shape == (0, *GRID)


@pytest.mark.parametrize("torn", [1, 17, 239])
def test_a_torn_tail_is_not_read_and_the_next_writer_goes_on_before_it(tmp_path: Path, torn: int) -> None:
    path = tmp_path / "a.evidence"
    with EvidenceWriter(path, GRID) as writer:
        writer.append([evidence(0), evidence(1)])
    with path.open("ab") as file:
        file.write(b"\xff" * torn)
    assert len(EvidenceReader(path)) == 2
    with pytest.raises(StorageFault, match="row 2"):
        EvidenceReader(path).read(2)
    with EvidenceWriter(path, GRID) as writer:
        assert writer.append([evidence(2)]) == 2
    assert [same(EvidenceReader(path).read(i), evidence(i)) for i in range(3)] == [True] * 3


@pytest.mark.parametrize("size", [0, 10, 63])
def test_a_file_that_never_got_its_header_is_begun_anew(tmp_path: Path, size: int) -> None:
    path = tmp_path / "a.evidence"
    path.write_bytes(b"INSPEVID".ljust(64, b"\1")[:size])
    with EvidenceWriter(path, GRID) as writer:
        assert writer.append([evidence(0)]) == 0
    assert same(EvidenceReader(path).read(0), evidence(0))


def test_evidence_of_another_grid_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.evidence"
    EvidenceWriter(path, GRID).close()
    with pytest.raises(StorageFault, match="other records"):
        EvidenceWriter(path, (4, 3))
    with EvidenceWriter(path, GRID) as writer, pytest.raises(ValueError, match="grid"):
        writer.append([Evidence(*np.zeros((4, 4, 3), np.float32), entry=np.zeros((4, 3), np.int32))])


@pytest.mark.parametrize("content", [None, b"", b"something else entirely" * 10])
def test_missing_or_foreign_evidence_is_a_storage_fault(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "a.evidence"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(StorageFault) as caught:
        EvidenceReader(path)
    assert str(path) in caught.value.sentence()


def test_cached_features_are_given_back_whole_and_patch_by_patch(tmp_path: Path) -> None:
    cache = FeatureCache(tmp_path, 10**9)
    assert not cache.exists("lot", "e")
    values, embeddings = features(0, 4)
    with cache.open("lot", "e", **LAYOUT) as lot:
        first = lot.append(values[:3], embeddings[:3])
        assert lot.append(values[3:], embeddings[3:]) == first + 3
        lot.flush()
        assert np.array_equal(lot.rows([first + 3, first]), values[[3, 0]])
        picked = lot.patches(np.array([first, first + 2, first + 2]), np.array([5, 0, 1]))
        assert np.array_equal(picked, values[[0, 2, 2], [5, 0, 1]])
        assert picked.dtype == np.float16
        assert np.array_equal(lot.globals([first + 1]), embeddings[[1]])
    assert cache.exists("lot", "e")
    with cache.open("lot", "e", **LAYOUT) as lot:
        assert (lot.first, len(lot)) == (first, 4)


def test_a_backbone_without_embeddings_needs_none(tmp_path: Path) -> None:
    with FeatureCache(tmp_path, 10**9).open("lot", "e", patches=6, width=5, embedding=0) as lot:
        first = lot.append(features(0, 2)[0])
        assert lot.globals([first, first + 1]).shape == (2, 0)


def test_a_cache_torn_in_either_file_keeps_the_rows_that_are_whole_in_both(tmp_path: Path) -> None:
    values, embeddings = features(0, 3)
    with FeatureCache(tmp_path, 10**9).open("lot", "e", **LAYOUT) as lot:
        first = lot.append(values, embeddings)
    (patches,) = tmp_path.rglob("patches.f16")
    os.truncate(patches, patches.stat().st_size - 7)
    with FeatureCache(tmp_path, 10**9).open("lot", "e", **LAYOUT) as lot:
        assert lot.holds([first, first + 1, first + 2]).tolist() == [True, True, False]
        with pytest.raises(StorageFault, match="gone"):
            lot.rows([first + 2])
        assert lot.append(values[2:], embeddings[2:]) == first + 2
        assert np.array_equal(lot.rows([first + 1, first + 2]), values[1:])
        assert np.array_equal(lot.globals([first + 1, first + 2]), embeddings[1:])


def test_rows_of_a_swept_cache_are_never_rows_of_the_next_one(tmp_path: Path) -> None:
    cache = FeatureCache(tmp_path, 0, clock=Clock())
    with cache.open("lot", "e", **LAYOUT) as lot:
        old = lot.append(*features(0, 2))
    assert cache.sweep() > 0
    with cache.open("lot", "e", **LAYOUT) as lot:
        new = lot.append(*features(1, 2))
        assert lot.holds([old, old + 1, new]).tolist() == [False, False, True]


def test_a_sweep_removes_what_was_used_longest_ago_and_never_an_open_cache(tmp_path: Path) -> None:
    cache = FeatureCache(tmp_path, 500, clock=Clock())  # two empty caches and one of two rows
    oldest = cache.open("oldest and open", "e", **LAYOUT)
    for name in ("second", "third"):
        with cache.open(name, "e", **LAYOUT) as lot:
            lot.append(*features(0, 2))
    assert cache.sweep() > 0
    assert [cache.exists(name, "e") for name in ("oldest and open", "second", "third")] == [True, False, True]
    oldest.append(*features(0, 1))
    cache.close()
    assert oldest.closed


@pytest.mark.parametrize("change", [{"width": 7}, {"embedding": 0}, {"patches": 3}])
def test_a_cache_of_another_layout_is_begun_anew(tmp_path: Path, change: dict[str, int]) -> None:
    cache = FeatureCache(tmp_path, 10**9, clock=Clock())
    with cache.open("lot", "e", **LAYOUT) as lot:
        row = lot.append(*features(0, 2))
    with cache.open("lot", "e", **(LAYOUT | change)) as lot:
        assert len(lot) == 0 and not lot.holds([row])[0]


def test_an_open_cache_is_shared_and_a_damaged_one_replaced(tmp_path: Path) -> None:
    cache = FeatureCache(tmp_path, 10**9)
    lot = cache.open("lot", "e", **LAYOUT)
    assert cache.open("lot", "e", **LAYOUT) is lot
    cache.close()
    (patches,) = tmp_path.rglob("patches.f16")
    patches.write_bytes(b"garbage" * 100)
    assert not cache.exists("lot", "e")
    with cache.open("lot", "e", **LAYOUT) as again:
        assert len(again) == 0


def spoken(seed: int, images: int) -> np.ndarray:
    return np.random.default_rng(seed).random((images, 6)).astype(np.float32)


def test_what_the_wording_says_lies_beside_the_features_and_old_caches_go_on_without_it(
    tmp_path: Path,
) -> None:
    values, embeddings = features(0, 4)
    with FeatureCache(tmp_path, 10**9).open("lot", "e", **LAYOUT) as lot:
        first = lot.append(values[:2], embeddings[:2])
        assert not lot.holds_text([first]).any()
        with pytest.raises(StorageFault, match="gone"):
            lot.text([first])
    with FeatureCache(tmp_path, 10**9).open("lot", "e", **LAYOUT, words="w1") as lot:
        assert lot.holds([first, first + 1]).all() and not lot.holds_text([first, first + 1]).any()
        lot.append(values[2:], embeddings[2:], spoken(1, 2))
        assert lot.holds_text([first + 1, first + 2, first + 3]).tolist() == [False, True, True]
        assert np.array_equal(lot.text([first + 3, first + 2]), spoken(1, 2)[[1, 0]])
    with FeatureCache(tmp_path, 10**9).open("lot", "e", **LAYOUT, words="w1") as lot:
        assert np.array_equal(lot.text([first + 2]), spoken(1, 2)[:1])


def test_other_words_say_nothing_of_rows_that_they_were_not_asked_about(tmp_path: Path) -> None:
    values, embeddings = features(0, 3)
    cache = FeatureCache(tmp_path, 10**9)
    one = cache.open("lot", "e", **LAYOUT, words="w1")
    first = one.append(values[:1], embeddings[:1], spoken(1, 1))
    other = cache.open("lot", "e", **LAYOUT, words="w2")
    assert one.closed and other.holds([first]).all() and not other.holds_text([first]).any()
    other.append(values[1:2], embeddings[1:2], spoken(2, 1))
    back = cache.open("lot", "e", **LAYOUT, words="w1")  # it has missed a row, so it begins anew
    assert not back.holds_text([first, first + 1]).any()
    back.append(values[2:], embeddings[2:], spoken(3, 1))
    assert np.array_equal(back.text([first + 2]), spoken(3, 1))
    cache.close()


def test_a_row_torn_in_the_features_is_torn_in_what_the_wording_says_too(tmp_path: Path) -> None:
    values, embeddings = features(0, 3)
    with FeatureCache(tmp_path, 10**9).open("lot", "e", **LAYOUT, words="w") as lot:
        first = lot.append(values, embeddings, spoken(0, 3))
        with pytest.raises(ValueError, match="wording"):
            lot.append(values, embeddings)
    (patches,) = tmp_path.rglob("patches.f16")
    os.truncate(patches, patches.stat().st_size - 7)
    with FeatureCache(tmp_path, 10**9).open("lot", "e", **LAYOUT, words="w") as lot:
        assert lot.holds_text([first + 1, first + 2]).tolist() == [True, False]
        assert lot.append(values[2:], embeddings[2:], spoken(9, 1)) == first + 2
        assert np.array_equal(lot.text([first + 1, first + 2]), [spoken(0, 3)[1], spoken(9, 1)[0]])


def test_evidence_with_text_is_given_back_and_an_image_without_it_stays_so(tmp_path: Path) -> None:
    path = tmp_path / "run.evidence"
    said = np.random.default_rng(1).random(GRID).astype(np.float32)
    with EvidenceWriter(path, GRID, text=True) as writer:
        writer.append([replace(evidence(0), text=said), evidence(1)])
    reader = EvidenceReader(path)
    first = reader.read(0)
    assert same(first, evidence(0)) and first.text is not None and np.array_equal(first.text, said)
    assert same(reader.read(1), evidence(1)) and reader.read(1).text is None
    both = reader.read_many([1, 0]).text
    assert both is not None and np.isnan(both[0]).all() and np.array_equal(both[1], said)
    with pytest.raises(StorageFault, match="other records"):
        EvidenceWriter(path, GRID)


def test_caches_used_longest_ago_are_closed_and_open_again_with_their_rows(tmp_path: Path) -> None:
    cache = FeatureCache(tmp_path, 10**9)
    opened = [cache.open(name, "e", **LAYOUT) for name in ("a", "b", "c")]
    first = opened[0].append(*features(0, 2))
    assert cache.open("a", "e", **LAYOUT) is opened[0]  # used again: the last of them now
    cache.close_all_but(1)
    assert [one.closed for one in opened] == [False, True, True]
    cache.close_all_but(0)
    assert opened[0].closed
    assert cache.open("a", "e", **LAYOUT).holds([first, first + 1]).all()
    cache.close()
