"""The recipe place: settings that are changed as a step, versions with their differences, bank, known parts, files."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QApplication, QInputDialog
from pytestqt.qtbot import QtBot

from inspector_app.domain.errors import CorrectableError, InternalError, RecipeInvalid
from inspector_app.domain.part_region import PartRegion
from inspector_app.domain.readings import KnownRecipe
from inspector_app.domain.recipe import BUILT_IN_CLASSES, RecipeSettings, RecipeVersion
from inspector_app.domain.recipe_change import BASIS, LOWER, THRESHOLD, differences, nested, values
from inspector_app.domain.recipe_reading import BankSize
from inspector_app.domain.review import PartDecision
from inspector_app.ui.language.choosing import install
from inspector_app.ui.recipe.page import BANK, KNOWN, SETTINGS, VERSIONS, RecipePage
from inspector_app.ui.recipe.settings_table import BY_NAME, FIELDS, Kind
from inspector_app.ui.recipe.wording import (
    NotUnderstood,
    changed_in_words,
    in_words,
    label_of,
    typed,
    understood,
)
from tests.ui.fake_session import FakeSession
from tests.ui.window_of import Opened

DEFECT, GOOD = "part-000003", "part-000001"  # of the fake lot


def opened_at(qtbot: QtBot, tmp_path: Path, session: FakeSession, chapter: int = SETTINGS) -> Opened:
    opened = Opened(qtbot, tmp_path, session)
    opened.window.commands["place-recipe"].trigger()
    assert opened.window.places.currentWidget() is page_of(opened)
    page_of(opened).show_chapter(chapter)
    opened.until_called("recipe_versions")
    qtbot.waitUntil(lambda: bool(page_of(opened).title.text()))
    return opened


def page_of(opened: Opened) -> RecipePage:
    assert opened.window.recipe is not None
    return opened.window.recipe


def type_into(opened: Opened, name: str, text: str) -> Any:
    """Into the field of a setting, as a person does."""
    editor: Any = page_of(opened).form._editors[name]
    editor.setFocus()
    editor.selectAll()
    opened.qtbot.keyClicks(editor, text) if text else opened.qtbot.keyClick(editor, Qt.Key.Key_Delete)
    return editor


def column(table: Any, number: int) -> list[str]:
    return [table.item(row, number).text() for row in range(table.rowCount())]


# --- the table of settings


def test_every_line_of_the_table_is_a_setting_and_stands_once() -> None:
    assert len(BY_NAME) == len(FIELDS)
    assert set(BY_NAME) <= set(values(RecipeSettings()))


def test_what_a_field_shows_is_understood_as_the_same_value() -> None:
    for field in FIELDS:
        if field.kind in (Kind.SHOWN, Kind.FLAG):
            continue
        value = values(RecipeSettings())[field.name]
        assert understood(field.kind, typed(field.kind, value)) == value
    box = [0.125, 0.0, 0.5, 1.0]
    assert understood(Kind.BOX, typed(Kind.BOX, box)) == box
    assert understood(Kind.BOXES, "10 20 30,5 40\n\n0;0;5;5") == [
        [0.1, 0.2, 0.305, 0.4],
        [0.0, 0.0, 0.05, 0.05],
    ]


def test_regions_of_the_part_are_typed_with_their_names() -> None:
    regions = [
        {"name": "rim: upper", "box": [0.0, 0.0, 1.0, 0.2]},
        {"name": "bore", "box": [0.4, 0.4, 0.2, 0.2]},
    ]
    shown = typed(Kind.REGIONS, regions)
    assert shown == "rim: upper: 0  0  100  20\nbore: 40  40  20  20"
    assert understood(Kind.REGIONS, shown) == regions
    for text in ("0 0 100 20", ": 0 0 1 1", "rim: 0 0 1"):
        with pytest.raises(NotUnderstood):
            understood(Kind.REGIONS, text)


@pytest.mark.parametrize(
    ("kind", "text"), [(Kind.NUMBER, "wide"), (Kind.SHARE, "1.2.3"), (Kind.BOX, "1 2 3"), (Kind.STEPS, "1.5")]
)
def test_what_is_no_such_value_is_said(kind: Kind, text: str) -> None:
    with pytest.raises(NotUnderstood):
        understood(kind, text)


def test_numbers_read_in_the_language_of_the_window() -> None:
    former = QLocale()
    try:
        QLocale.setDefault(QLocale("de"))
        assert typed(Kind.NUMBER, 0.05) == "0,05"
        assert in_words("check_share", 0.025) == "2,5 %"
        assert understood(Kind.NUMBER, "0,05") == understood(Kind.NUMBER, "0.05") == 0.05
    finally:
        QLocale.setDefault(former)


# --- settings


def test_a_changed_setting_is_saved_as_one_step_which_undo_takes_back(qtbot: QtBot, tmp_path: Path) -> None:
    session = FakeSession(20)
    opened = opened_at(qtbot, tmp_path, session)
    form = page_of(opened).form
    assert not form.save.isEnabled() and not form.dirty
    type_into(opened, "mm_per_px", "0.08")
    type_into(opened, "check_share", "5")
    assert form.save.isEnabled() and form.dirty
    qtbot.mouseClick(form.save, Qt.MouseButton.LeftButton)
    opened.until_called("change_settings")
    assert opened.last("change_settings") == ("recipe", {"mm_per_px": 0.08, "check_share": 0.05})
    qtbot.waitUntil(lambda: not form.dirty)
    qtbot.waitUntil(lambda: "version 4" in page_of(opened).title.text())
    opened.window.commands["undo"].trigger()
    opened.until_called("change_settings", 2)
    assert opened.last("change_settings")[1] == {"mm_per_px": None, "check_share": 0.02}
    qtbot.waitUntil(lambda: form._editors["mm_per_px"].value() is None)


def test_the_focus_stays_in_the_place_when_saving_greys_the_button(qtbot: QtBot, tmp_path: Path) -> None:
    opened = opened_at(qtbot, tmp_path, FakeSession())
    page = page_of(opened)
    type_into(opened, "check_share", "5")
    page.form.save.setFocus()
    qtbot.keyClick(page.form.save, Qt.Key.Key_Space)
    opened.until_called("change_settings")
    assert not page.form.save.isEnabled()
    focus = opened.window.focusWidget()
    assert focus is not None and page.isAncestorOf(focus)


def test_a_bank_that_has_grown_is_not_said_to_hold_at_most_less(qtbot: QtBot, tmp_path: Path) -> None:
    page = page_of(opened_at(qtbot, tmp_path, FakeSession(), BANK))
    page.bank._size_came(BankSize(10_400, 10_000, 37, grown=True))
    assert page.bank.size.text() == "10,400 patches, from 37 images: it was made of 10,000 and has grown"


def test_nonsense_is_not_sent_and_marks_its_field(qtbot: QtBot, tmp_path: Path) -> None:
    opened = opened_at(qtbot, tmp_path, FakeSession(20))
    form = page_of(opened).form
    editor = type_into(opened, "mm_per_px", "wide")
    qtbot.mouseClick(form.save, Qt.MouseButton.LeftButton)
    assert "wide" in form.problem.text() and "Millimetres" in form.problem.text()
    assert editor.property("wrong") is True
    assert "change_settings" not in opened.session.names()
    type_into(opened, "mm_per_px", "1")
    assert editor.property("wrong") is False and form.problem.isHidden()


def test_what_the_recipe_refuses_is_told_at_its_field_and_what_was_typed_stays(
    qtbot: QtBot, tmp_path: Path
) -> None:
    session = FakeSession(20)
    session.failing["change_settings"] = RecipeInvalid(
        "check_share cannot be 3.0", subject="bracket", remedy="Give a share from 0 to 1"
    )
    opened = opened_at(qtbot, tmp_path, session)
    form = page_of(opened).form
    editor = type_into(opened, "check_share", "300")
    qtbot.mouseClick(form.save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(form.problem.isVisible)
    assert form.problem.text() == "Check sample, %: Give 0 to 100 %", "in the unit of the field"
    assert not opened.window.messages.isVisible(), "once is enough"
    assert editor.property("wrong") is True and editor.text() == "300" and form.save.isEnabled()


def test_what_is_typed_and_not_saved_outlives_a_version_that_somebody_else_makes(
    qtbot: QtBot, tmp_path: Path
) -> None:
    session = FakeSession(20)
    opened = opened_at(qtbot, tmp_path, session)
    type_into(opened, "part_pattern", "{part}_{view}")
    session.set_threshold("lot-1", 2.5)
    session.change_settings("recipe", {"mm_per_px": 0.2})
    form = page_of(opened).form
    qtbot.waitUntil(lambda: form._editors["mm_per_px"].value() == 0.2)
    assert form.edited() == {"part_pattern": "{part}_{view}"}
    qtbot.mouseClick(form.discard, Qt.MouseButton.LeftButton)
    assert form.edited() == {} and not form.dirty


def test_with_a_bank_what_it_was_made_with_is_only_shown(qtbot: QtBot, tmp_path: Path) -> None:
    session = FakeSession(20)
    opened = opened_at(qtbot, tmp_path, session)
    form = page_of(opened).form
    region = form._widgets["region_of_interest"]
    qtbot.waitUntil(lambda: not region.isEnabled())
    assert "need a new bank" in form.remark.text()
    assert form._widgets["mm_per_px"].isEnabled()
    session.bank = None  # type: ignore[assignment]
    assert opened.window.current is not None
    opened.window.current.read_summary()
    qtbot.waitUntil(region.isEnabled)


def test_words_are_asked_only_where_the_model_is_asked_in_words(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = FakeSession(20)
    opened = opened_at(qtbot, tmp_path, session)
    states = page_of(opened).form._widgets["prompts.normal"]
    assert not states.isVisible()
    known = [KnownRecipe("bracket", True)]
    monkeypatch.setattr(session, "recipes", lambda: session.answer("recipes", known))
    opened.window.show_place(0)
    opened.window.commands["place-recipe"].trigger()
    qtbot.waitUntil(states.isVisible)


# --- versions


def test_a_version_shows_what_it_has_otherwise(qtbot: QtBot, tmp_path: Path) -> None:
    session = FakeSession(20)
    former = session.version
    changed = {"check_share": 0.1, "defect_classes": ["crack"]}
    session.version = replace(
        former,
        id="v4",
        number=4,
        reason="settings changed",
        settings=RecipeSettings.from_json(nested(values(former.settings) | changed)),
    )
    session.former_versions = (former,)
    opened = opened_at(qtbot, tmp_path, session, VERSIONS)
    versions = page_of(opened).versions
    qtbot.waitUntil(lambda: versions.list.count() == 2)
    rows = {
        name: (was, now)
        for name, was, now in zip(*(column(versions.table, n) for n in range(3)), strict=True)
    }
    assert rows == {
        "Check sample, %": ("2 %", "10 %"),
        "Defect classes": (", ".join(BUILT_IN_CLASSES), "crack"),
    }
    assert "settings changed" in versions.list.item(0).text() and "anna" in versions.list.item(0).text()
    versions.list.setCurrentRow(1)
    assert versions.table.rowCount() == 0 and "first version" in versions.nothing.text()


@pytest.mark.parametrize("language", ["en", "de"])
def test_every_setting_of_a_version_is_named_in_words(qapp: QApplication, language: str) -> None:
    former = QLocale()
    install(qapp, QLocale(language))
    try:
        before = RecipeVersion("v", "r", "plate", 1, RecipeSettings(), None, "", "anna", 0.0)
        after = replace(
            before,
            number=2,
            settings=RecipeSettings(
                cost_false_call=2.5,
                challenge_every=8.0,
                approval_required=True,
                regions=(PartRegion("rim", (0.0, 0.0, 1.0, 0.2)),),
            ),
        )
        rows = {label: (was, now) for label, was, now in map(changed_in_words, differences(before, after))}
        wanted = {
            "en": {
                "A second person approves marks": ("no", "yes"),
                "Challenge set every, hours": ("never", "8"),
                "Cost of a false call": ("none", "2.5"),
                "Regions of the part, %": ("none", "rim: 0  0  100  20 %"),
            },
            "de": {
                "Eine zweite Person gibt Markierungen frei": ("nein", "ja"),
                "Prüfsatz alle, Stunden": ("nie", "8"),
                "Kosten eines Fehlalarms": ("keine", "2,5"),
                "Bereiche des Teils, %": ("keine", "rim: 0  0  100  20 %"),
            },
        }
        assert rows == wanted[language]
        unnamed = [
            name for name in (*values(RecipeSettings()), THRESHOLD, LOWER, BASIS) if label_of(name) == name
        ]
        assert unnamed == [], "a setting without a word of its own"
    finally:
        install(qapp, QLocale("en"))
        QLocale.setDefault(former)


# --- the bank of good parts


def with_accepted(qtbot: QtBot, tmp_path: Path, number: int = 2) -> Opened:
    session = FakeSession(40)
    for row in session._all_rows()[1 : number + 1]:
        session.review_part(row.part_id, PartDecision.ACCEPT)
    opened = opened_at(qtbot, tmp_path, session, BANK)
    qtbot.waitUntil(page_of(opened).bank.look.isEnabled)
    return opened


def test_growing_is_looked_at_first_and_kept_by_the_second_button(qtbot: QtBot, tmp_path: Path) -> None:
    opened = with_accepted(qtbot, tmp_path)
    bank = page_of(opened).bank
    assert "9,214 of at most 10,000 patches, from 24 images" in bank.size.text()
    assert not bank.keep.isVisible()
    qtbot.mouseClick(bank.look, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(bank.keep.isVisible)
    assert "2 parts add 20 patches to 9,214" in bank.change.sentence.text()
    assert "clears 1 of the flagged parts" in bank.change.sentence.text()
    assert "grow" not in opened.session.names()
    qtbot.mouseClick(bank.keep, Qt.MouseButton.LeftButton)
    opened.until_called("grow")
    assert opened.last("grow") == ("lot-1", ("part-000001", "part-000002"), False)
    qtbot.waitUntil(lambda: "9,234" in bank.size.text())
    assert bank.look_back.isVisible() and not bank.keep.isVisible()
    qtbot.mouseClick(bank.look_back, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(bank.keep.isVisible)
    qtbot.mouseClick(bank.keep, Qt.MouseButton.LeftButton)
    opened.until_called("revert")
    qtbot.waitUntil(lambda: not bank.look_back.isVisible())


def test_a_growth_that_loses_a_known_part_needs_a_second_press(qtbot: QtBot, tmp_path: Path) -> None:
    opened = with_accepted(qtbot, tmp_path)
    challenges = opened.session.challenges
    challenges.good, challenges.disturbed = [GOOD], 1
    bank = page_of(opened).bank
    qtbot.mouseClick(bank.look, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(bank.keep.isVisible)
    assert bank.change.guard.property("level") == "red"
    qtbot.mouseClick(bank.keep, Qt.MouseButton.LeftButton)
    assert "grow" not in opened.session.names() and bank.keep.text() == "Lose known parts and go on"
    qtbot.mouseClick(bank.keep, Qt.MouseButton.LeftButton)
    opened.until_called("grow")
    assert opened.last("grow")[2] is True


def test_why_a_bank_cannot_grow_is_said_in_its_place_and_a_fault_in_the_bar(
    qtbot: QtBot, tmp_path: Path
) -> None:
    opened = with_accepted(qtbot, tmp_path)
    bank = page_of(opened).bank
    opened.session.failing["preview_growth"] = CorrectableError("the bank knows all that these parts show")
    qtbot.mouseClick(bank.look, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(bank.problem.isVisible)
    assert "The bank knows all" in bank.problem.text() and not opened.window.messages.isVisible()
    opened.session.failing["preview_growth"] = InternalError("broken")
    qtbot.mouseClick(bank.look, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(opened.window.messages.isVisible)


def test_another_acceptance_makes_a_preview_of_before_void(qtbot: QtBot, tmp_path: Path) -> None:
    opened = with_accepted(qtbot, tmp_path)
    bank = page_of(opened).bank
    qtbot.mouseClick(bank.look, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(bank.keep.isVisible)
    opened.session.review_part("part-000009", PartDecision.ACCEPT)
    qtbot.waitUntil(lambda: "3 parts" in bank.offer.text())
    assert not bank.keep.isVisible()


def test_the_versions_of_the_bank_say_why(qtbot: QtBot, tmp_path: Path) -> None:
    opened = with_accepted(qtbot, tmp_path)
    records = page_of(opened).bank.records
    qtbot.waitUntil(lambda: records.rowCount() == 2)
    assert column(records, 1) == ["with P-12", "learnt from the lot"]


# --- known parts and drift


def test_a_good_part_is_removed_as_a_step_and_a_reject_is_not_removable(qtbot: QtBot, tmp_path: Path) -> None:
    session = FakeSession(40)
    session.review_part(DEFECT, PartDecision.REJECT)
    session.challenges.good.append(GOOD)
    opened = opened_at(qtbot, tmp_path, session, KNOWN)
    known = page_of(opened).known
    qtbot.waitUntil(lambda: known.table.rowCount() == 2)
    rows = dict(zip(column(known.table, 0), range(2), strict=True))
    known.table.selectRow(rows["reject"])
    assert known.show_part.isEnabled() and not known.remove.isEnabled()
    known.table.selectRow(rows["good part"])
    qtbot.mouseClick(known.remove, Qt.MouseButton.LeftButton)
    opened.until_called("name_good")
    assert opened.last("name_good") == (GOOD, False)
    qtbot.waitUntil(lambda: column(known.table, 0) == ["reject"])
    opened.window.commands["undo"].trigger()
    qtbot.waitUntil(lambda: known.table.rowCount() == 2)
    known.table.selectRow(1 - rows["good part"])
    qtbot.mouseClick(known.show_part, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: opened.part == DEFECT)
    assert opened.window.places.currentWidget() is opened.page


def test_drift_is_told_by_word_and_figure_and_where_it_is_not_known(qtbot: QtBot, tmp_path: Path) -> None:
    session = FakeSession(40)
    opened = opened_at(qtbot, tmp_path, session, KNOWN)
    lots = page_of(opened).known.lots
    qtbot.waitUntil(lambda: column(lots, 1) == ["2.4"])
    assert column(lots, 3) == ["▲ unlike the bank"]
    session.drifts = None
    page_of(opened).read()
    qtbot.waitUntil(lambda: column(lots, 1) == ["–"])


# --- files


def test_a_recipe_is_written_and_taken_in_under_a_name_that_is_asked(qtbot: QtBot, tmp_path: Path) -> None:
    from inspector_app.ui.recipe.commands import RecipeHandlers

    opened = opened_at(qtbot, tmp_path, FakeSession(20))
    handlers = opened.window.findChild(RecipeHandlers)
    assert handlers is not None
    there = tmp_path / "bracket.inspector-recipe"
    handlers.choose_target = lambda parent, name: there
    handlers.choose_source = lambda parent, name: there
    opened.window.commands["export-recipe"].trigger()
    opened.until_called("export_recipe")
    assert opened.last("export_recipe") == ("bracket", there)
    qtbot.waitUntil(
        lambda: opened.window.toast.words.text().endswith(there.name)
    )  # a long path loses its middle
    opened.window.commands["import-recipe"].trigger()
    dialog = opened.window.findChild(QInputDialog)
    assert dialog is not None and dialog.textValue() == "bracket"
    dialog.setTextValue("bracket of line 2")
    dialog.accept()
    opened.until_called("import_recipe")
    assert opened.last("import_recipe") == (there, "bracket of line 2")


def test_what_the_bank_was_made_with_is_told_in_words_and_not_as_it_is_stored() -> None:
    stored = values(RecipeSettings(window=(200, 4095)))
    told = {name: in_words(name, stored[name]) for name in stored if BY_NAME[name].kind is Kind.SHOWN}
    assert told == {
        "backbone": "EfficientNet-Lite2, 448 px, built in",
        "input_size": "the model's own",
        "resize": "into a square, long pictures in tiles",
        "precision": "32 bit, exact",
        "radii": "3",
        "detector": "PA-CLIP, two memory banks",
        "bank_size": "10,000 patches",
        "window": "200 to 4,095",
        "aspect": "1 to 1",
        "seed": "0",
    }
    assert in_words("backbone", "ViT-B-16-quickgelu:openai") == "ViT-B-16-quickgelu:openai"
