"""A sample of the malformed files: each becomes a picture or a reason, in time and within memory."""

from __future__ import annotations

from pathlib import Path

from tests.corpus.__main__ import corpus, sample
from tests.corpus.trying import Decoder, try_all


def test_no_malformed_file_crashes_hangs_or_is_refused_without_a_reason() -> None:
    tally = try_all(sample(320), patience=60)  # one that hangs; how long the others take is for the command
    assert [one for one in tally.failures if one.outcome != "slow"] == []
    assert len(tally.tried) >= 300
    assert tally.of("decoded") and tally.of("refused")


def test_the_whole_corpus_names_each_of_its_files_once() -> None:
    names = [case.name for case in corpus()]
    assert len(names) == len(set(names)) >= 3000


def test_a_file_on_which_the_decoder_dies_is_counted_as_crashed_and_the_others_are_tried() -> None:
    decoder = Decoder()
    try:
        assert decoder.tried("first", Path(__file__)).outcome == "refused"
        decoder.process.kill()
        decoder.process.wait()
        assert decoder.tried("killed", Path(__file__)).outcome == "crashed"
        assert decoder.tried("next", Path(__file__)).outcome == "refused"
    finally:
        decoder.close()
