"""Nothing that a person reads is left in English where the window speaks German."""

from __future__ import annotations

import ast
import re
import string
import sys
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale, QTime
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from inspector_app.domain.errors import CorrectableError
from inspector_app.ui.dialogs.manual import chapters
from inspector_app.ui.language.choosing import Language, install, is_translated, spoken
from inspector_app.ui.language.figures import count, decimal, score
from inspector_app.ui.language.moments import moment
from inspector_app.ui.language.said import said, said_error

PROJECT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(PROJECT / "packaging"))

import translations  # noqa: E402

TS = {language: translations.FOLDER / f"inspector_{language}.ts" for language in translations.LANGUAGES}


@pytest.fixture
def german(qapp: QApplication) -> Iterator[None]:
    """The application speaks German until the test ends."""
    before = QLocale()
    assert install(qapp, QLocale("de_DE"))
    yield
    install(qapp, QLocale("en"))
    QLocale.setDefault(before)


def stored(language: str) -> dict[tuple[str, str], str | None]:
    """What the .ts file has: the translation of each text, None where it is not finished."""
    found: dict[tuple[str, str], str | None] = {}
    for context in ElementTree.parse(TS[language]).iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            finished = translation.get("type") is None and translation.text
            key = (context.findtext("name") or "", message.findtext("source") or "")
            found[key] = translation.text if finished else None
    return found


@pytest.mark.parametrize("language", translations.LANGUAGES)
def test_every_text_of_the_source_is_translated_and_no_other(language: str) -> None:
    wanted = {(text.context, text.source): text.place for text in translations.all_texts()}
    there = stored(language)
    missing = [f"{wanted[key]}: {key[1]!r}" for key in wanted if there.get(key) is None]
    assert missing == [], "run `make translations`, translate what is unfinished, and run it again"
    assert sorted(there.keys() - wanted.keys()) == [], "gone from the source: run `make translations`"


@pytest.mark.parametrize("language", translations.LANGUAGES)
def test_a_translation_has_the_places_and_the_form_of_its_text(language: str) -> None:
    for (_, source), translation in stored(language).items():
        assert translation is not None
        assert places(source) == places(translation), source
        assert source.count("\n") == translation.count("\n"), source
        assert (source[0] == " ", source[-1] == "…") == (translation[0] == " ", translation[-1] == "…"), (
            source
        )


def test_the_patterns_of_messages_are_those_of_the_source() -> None:
    assert (translations.FOLDER / "messages.json").read_text(
        encoding="utf-8"
    ) == translations.message_patterns()


def test_the_released_files_are_in_step_with_the_translations(tmp_path: Path) -> None:
    translations.release(out=tmp_path)
    for language in translations.LANGUAGES:
        name = f"inspector_{language}.qm"
        assert (translations.FOLDER / name).read_bytes() == (tmp_path / name).read_bytes(), (
            "run `make translations`"
        )


def test_the_command_finds_new_texts_and_keeps_what_is_translated(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    new = translations.Text("Somewhere", 'a text with "quotes"\nand a second line')
    texts = [*translations.all_texts()[1:], new]
    monkeypatch.setattr(translations, "all_texts", lambda: texts)
    target = tmp_path / "inspector_de.ts"
    target.write_bytes(TS["de"].read_bytes())
    translations.update(tmp_path)
    assert translations.unfinished("de", tmp_path) == [new.source]
    assert len(ElementTree.parse(target).findall(".//message")) == len(texts)


def test_german_is_spoken_with_its_own_numbers(german: None) -> None:
    assert is_translated()
    assert QCoreApplication.translate("Actions", "Accept part") == "Gutteil"
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Abbrechen"  # of Qt's own
    assert (count(12345), decimal(0.834)) == ("12.345", "0,83")


def test_chinese_is_spoken_with_its_own_days(qapp: QApplication) -> None:
    before = QLocale()
    assert install(qapp, QLocale("zh_CN"))
    try:
        assert QCoreApplication.translate("Actions", "Accept part") == "接受零件"
        assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "取消"  # of Qt's own
        noon = QDateTime(QDate(2026, 11, 23), QTime(14, 2)).toSecsSinceEpoch()
        assert (count(12345), moment(noon)) == ("12,345", "2026年11月23日 14:02")
    finally:
        install(qapp, QLocale("en"))
        QLocale.setDefault(before)


@pytest.mark.usefixtures("german")
def test_what_the_layers_below_say_is_recognised_with_its_names_and_figures() -> None:
    assert said("3 more were left out") == "3 weitere wurden ausgelassen"
    assert said("the inspection stopped: the file is missing") == "die Prüfung blieb stehen: die Datei fehlt"
    assert said("no sentence of this program") == "no sentence of this program"
    error = CorrectableError("there is no such lot", subject="Bolzen 7", remedy="Inspect a folder first")
    assert said_error(error) == "Bolzen 7: es gibt kein solches Los. Prüfen Sie zuerst einen Ordner"


@pytest.mark.usefixtures("german")
def test_the_reason_of_a_failed_part_is_translated_as_it_was_stored() -> None:
    stored_reason = "the file is empty (0 bytes). Copy or record the image again"
    assert (
        said(stored_reason)
        == "die Datei ist leer (0 Byte). Kopieren Sie das Bild neu, oder nehmen Sie es neu auf"
    )


def test_every_pattern_recognises_its_own_sentence(german: None) -> None:
    for text in translations.messages():
        numbers = [str(10 + number) for number in range(len(places(text.source)))]
        sentence = text.source.format(*numbers)
        told = said(sentence)
        wanted = QCoreApplication.translate(translations.MESSAGES, text.source)
        assert told == wanted.format(*numbers), text.source


def test_in_english_nothing_is_looked_up(qapp: QApplication) -> None:
    assert not is_translated()
    assert said("3 more were left out") == "3 more were left out"
    assert (count(12345), decimal(0.834)) == ("12,345", "0.83")


def test_a_system_in_a_language_that_is_not_there_speaks_english() -> None:
    assert spoken(Language.SYSTEM, QLocale("fr_FR")).language() == QLocale.Language.English
    assert spoken(Language.SYSTEM, QLocale("de_AT")) == QLocale("de_AT")
    assert spoken(Language.GERMAN, QLocale("fr_FR")).language() == QLocale.Language.German


def test_simplified_chinese_is_not_taken_for_the_traditional() -> None:
    assert spoken(Language.SYSTEM, QLocale("zh_CN")) == QLocale("zh_CN")
    assert spoken(Language.SYSTEM, QLocale("zh_TW")).language() == QLocale.Language.English
    assert spoken(Language.CHINESE, QLocale("zh_TW")).script() == QLocale.Script.SimplifiedHanScript


def places(text: str) -> set[str | None]:
    """The places for names and figures in a text."""
    return {field for _, field, _, _ in string.Formatter().parse(text) if field is not None}


def test_the_tr_of_another_object_is_refused(tmp_path: Path) -> None:
    tree = ast.parse('class A:\n    def f(self): return model.tr("new")\n')
    with pytest.raises(translations.Unreadable, match="another object"):
        translations._Window(PROJECT / "page.py", tree, {})


def test_texts_of_a_class_are_there_for_the_classes_below_it(qtbot: QtBot) -> None:
    tree = ast.parse('class A:\n    def f(self): return self.tr("new")\nclass B(A): pass\nclass C(B): pass\n')
    heirs = translations._heirs([tree])
    texts = translations._Window(PROJECT / "page.py", tree, heirs).texts
    assert {text.context for text in texts} == {"A", "B", "C"}


@pytest.mark.parametrize("language", translations.LANGUAGES)
def test_the_translated_help_has_the_chapters_and_the_keys_of_the_english_one(language: str) -> None:
    english, page = (
        chapters((PROJECT / "resources" / "help" / name).read_text(encoding="utf-8"))
        for name in ("index.md", f"{language}/index.md")
    )
    assert len(english) == len(page)
    for (title, text), translated in zip(english.items(), page.values(), strict=True):
        assert commands_in(text) == commands_in(translated), title


def test_a_score_below_the_threshold_does_not_read_as_if_it_had_reached_it() -> None:
    assert [score(each) for each in (0.998, 0.995, 0.99, 0.0, -0.001)] == [
        "0.99",
        "0.99",
        "0.99",
        "0.00",
        "0.00",
    ]
    assert [score(each) for each in (1.0, 1.004, 2.006)] == ["1.00", "1.00", "2.01"]


@pytest.mark.parametrize("language", translations.LANGUAGES)
def test_the_translated_help_states_the_figures_of_the_english_one(language: str) -> None:
    for page in sorted((PROJECT / "resources" / "help" / language).glob("*.md")):
        english = figures_in((page.parents[1] / page.name).read_text(encoding="utf-8"), "en")
        assert figures_in(page.read_text(encoding="utf-8"), language) <= english, page.name


def figures_in(text: str, language: str) -> set[tuple[str, ...]]:
    """Numbers of a page by themselves, and those that are listed in threes together."""
    text = re.sub(r"`[^`]*`|[%约]", "", text)
    if language == "de":
        text = re.sub(r"(?<=\d),(?=\d)", ".", text).replace("1.000", "1000")
    number, between = r"(\d+(?:\.\d+)?)", r"\s*(?:,|、)\s*"
    last = r"\s*,?\s*(?:and|und|和)\s*"
    text = re.sub(r"(?<=\d),(?=\d{3})", "", text)
    threes = re.findall(number + between + number + last + number, text)
    return {(each,) for each in re.findall(number, text)} | set(threes)


def commands_in(text: str) -> set[str]:
    """Commands, filters and files that a page quotes, without the names that stand for a lot or a recipe."""
    quoted = re.findall(r"`([^`]*)`", text)
    return {" ".join(re.sub(r"[A-Z]{3,}|scratch|kratzer|划痕", "", each).split()) for each in quoted}
