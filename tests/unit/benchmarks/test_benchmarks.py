"""What the benchmarks share, and that each of them still fits the program."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

import pytest

from tests import benchmarks
from tests.benchmarks import __main__ as everything
from tests.benchmarks import bench_patchcore, bench_viewers
from tests.benchmarks.companion import Companion, CompanionFailed
from tests.benchmarks.measuring import against, in_turn

ECHO = """
from tests.benchmarks.companion import answer_questions
def doubled(number):
    print("a library that talks")
    return {"number": 2 * number}
def failed():
    raise ValueError("it cannot")
answer_questions({"double": doubled, "fail": failed})
"""


@pytest.fixture
def script(tmp_path: Path) -> str:
    path = tmp_path / "echo.py"
    path.write_text(ECHO, encoding="utf-8")
    return str(path)


@pytest.mark.parametrize(
    "name", sorted(path.stem for path in Path(next(iter(benchmarks.__path__))).glob("bench_*.py"))
)
def test_every_benchmark_fits_the_program_and_is_run_with_the_others(name: str) -> None:
    module = importlib.import_module(f"tests.benchmarks.{name}")
    assert getattr(everything, name) is module


def test_acts_take_turns_and_the_least_time_of_each_counts() -> None:
    order: list[str] = []
    taken = in_turn({"a": lambda: order.append("a"), "b": lambda: order.append("b")}, 2)
    assert order == ["a", "b", "a", "b"] and set(taken) == {"a", "b"}


def test_a_budget_says_whether_it_is_held() -> None:
    assert against(3.0, 2.5) == "2.50 (budget ≥ 3: NOT HELD)"
    assert against(3.0, 2.5, at_most=True) == "2.50 (budget ≤ 3: held)"


def test_a_companion_answers_and_what_it_prints_is_no_answer(script: str) -> None:
    with Companion(sys.executable, script) as other:
        assert other.ask("double", number=4) == {"number": 8}
        assert other.ask("double", number=5) == {"number": 10}


def test_a_companion_that_fails_says_why(script: str) -> None:
    with Companion(sys.executable, script) as other, pytest.raises(CompanionFailed, match="it cannot"):
        other.ask("fail")


def test_an_environment_that_does_not_exist_is_told() -> None:
    with pytest.raises(CompanionFailed, match="does not start"):
        Companion("/nowhere/python", "companion_faiss.py")


def test_without_anomalib_one_sentence_is_printed(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("INSPECTOR_ANOMALIB", raising=False)
    assert bench_patchcore.main([]) == 0
    assert capsys.readouterr().out.startswith("no anomalib here: ")


def test_without_other_viewers_ours_is_measured_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in bench_viewers.OTHERS.values():
        monkeypatch.delenv(variable, raising=False)
    assert set(bench_viewers.pythons().values()) == {None}
    monkeypatch.setenv("INSPECTOR_LABELME", "/somewhere/python")
    assert bench_viewers.pythons() == {"labelme": "/somewhere/python", "X-AnyLabeling": None}
