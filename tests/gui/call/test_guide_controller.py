"""The guide that is run survives whatever the library answers."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from procdesk.call.guide import TargetKind
from procdesk.call.outcome import ReachedOutcome
from procdesk.gui.actions import Actions
from procdesk.gui.call.guide_controller import GuideController
from procdesk.gui.call.guide_header import GuideCard, GuideRemark, GuideScreen
from procdesk.gui.call.guide_view import GuideView
from procdesk.gui.tasks import TaskRunner
from procdesk.gui.theme import Theme
from procdesk.library import Library
from procdesk.model import Change, WriteUp
from procdesk.render.guide import GuidePage
from procdesk.settings import index_folder
from tests.call.test_guide import OTHER, PLAIN, TWICE, guide, over_to, question, to
from tests.conftest import write
from tests.gui.conftest import NO_MODIFIER, OFFSCREEN, index
from tests.gui.finders import child

pytestmark = OFFSCREEN

SCREENS = ("changed", "renewed")


def page(write_up: WriteUp, *missing: str) -> GuidePage:
    """A guide ready to be run; all that it leads to is there except what is named."""
    led_to = {choice.process for one in write_up.guide for choice in one.choices if choice.process}
    titles = {id_: f"Title of {id_}" for id_ in led_to if id_ not in missing}
    return GuidePage(write_up, {one.anchor: f"<p>text of {one.anchor}</p>" for one in write_up.guide}, titles, write_up)


@dataclass
class Shelf:
    """Stands for the library: what it holds can be changed, and it can be made to wait or to fail."""

    pages: dict[str, GuidePage]
    gate: threading.Event = field(default_factory=threading.Event)
    asked: list[tuple[str, str]] = field(default_factory=list)
    error: Exception | None = None

    def guide(self, id_: str, lang: str, record_lang: str) -> GuidePage | None:
        self.asked.append((id_, lang))
        assert self.gate.wait(10)
        if self.error:
            raise self.error
        return self.pages.get(id_)


@dataclass
class Program:
    """A guide that is run, and everything that it told."""

    guide_controller: GuideController
    shelf: Shelf
    qtbot: QtBot
    told: list[tuple[object, ...]]

    @property
    def screen(self) -> GuideScreen:
        found = next(what for name, what in reversed(self.told) if name in SCREENS)
        assert isinstance(found, GuideScreen)
        return found

    @property
    def heading(self) -> str:
        asked = self.screen.run.question
        return asked.heading if asked else ""

    def facts(self) -> list[tuple[object, ...]]:
        """What was told apart from what is to be shown."""
        return [fact for fact in self.told if fact[0] not in SCREENS]

    def decided(self) -> list[tuple[str, str]]:
        """The way through the guide as it is recorded."""
        return [(one.question, one.choice) for one in self.guide_controller.decisions()]

    def begin(self, id_: str = "a") -> None:
        self.guide_controller.begin(id_, "en")
        self.until(len(self.told) + 1)

    def until(self, told: int) -> None:
        self.qtbot.waitUntil(lambda: len(self.told) >= told, timeout=10_000)

    def told_more(self, do: object, *arguments: object) -> None:
        """Does something and waits until the guide is shown anew."""
        before = self.screens()
        do(*arguments)  # type: ignore[operator]
        self.qtbot.waitUntil(lambda: self.screens() > before, timeout=10_000)

    def screens(self) -> int:
        """How often the guide was shown."""
        return sum(name in SCREENS for name, *_ in self.told)


@pytest.fixture
def program(qtbot: QtBot) -> Iterator[Program]:
    runner, shelf = TaskRunner(), Shelf({one.id: page(one) for one in (TWICE, OTHER, PLAIN)})
    shelf.gate.set()
    guide_controller = GuideController(shelf, runner, lambda: "en")  # type: ignore[arg-type]
    told: list[tuple[object, ...]] = []
    for name in (*SCREENS, "entered", "page_wanted", "ended"):
        getattr(guide_controller, name).connect(lambda *what, name=name: told.append((name, *what)))
    yield Program(guide_controller, shelf, qtbot, told)
    shelf.gate.set()
    runner.stop(lambda: None)
    guide_controller.deleteLater()
    runner.deleteLater()


def test_it_begins_with_the_first_question_and_its_text(program: Program) -> None:
    program.told_more(program.guide_controller.begin, "a", "en")
    assert program.facts() == [("entered", "a")]
    assert (program.heading, program.screen.text) == ("TWICE", "<p>text of twice</p>")
    assert [(way.leads, way.target) for way in program.screen.ways] == [
        (TargetKind.QUESTION, "PAID"),
        (TargetKind.PROCESS, "Title of b"),
    ]


@pytest.mark.parametrize(("id_", "why"), [("unknown", "missing"), ("c", "none")])
def test_without_a_guide_it_says_why_and_does_not_begin(program: Program, id_: str, why: str) -> None:
    program.begin(id_)
    assert program.told == [("ended", why)]
    assert program.guide_controller.run is None


def test_the_way_that_was_taken_ends_with_the_outcome_and_grows_shorter_step_by_step(program: Program) -> None:
    program.told_more(program.guide_controller.begin, "a", "en")
    program.guide_controller.choose(0)
    program.guide_controller.choose(0)
    assert program.decided() == [("TWICE", "to paid"), ("PAID", "to done"), ("DONE", "")]
    assert program.guide_controller.reached("a") == ReachedOutcome("en", "done")
    program.guide_controller.back()
    assert program.decided() == [("TWICE", "to paid")]
    assert program.guide_controller.reached("a") is None
    program.guide_controller.back()
    program.guide_controller.back()
    assert program.decided() == []
    assert program.screen.run.marked == 0


def test_the_way_is_told_in_the_language_of_records(program: Program) -> None:
    record = replace(TWICE, lang="es", guide=tuple(replace(one, heading=f"es {one.anchor}") for one in TWICE.guide))
    program.shelf.pages["a"] = replace(program.shelf.pages["a"], record=record)
    program.told_more(program.guide_controller.begin, "a", "en")
    program.guide_controller.choose(0)
    program.guide_controller.choose(0)
    assert program.decided() == [("es twice", "to paid"), ("es paid", "to done"), ("es done", "")]


def test_a_record_with_another_guide_keeps_the_words_that_were_chosen(program: Program) -> None:
    record = replace(guide("a", question("otra")), lang="es")
    program.shelf.pages["a"] = replace(program.shelf.pages["a"], record=record)
    program.told_more(program.guide_controller.begin, "a", "en")
    program.guide_controller.choose(0)
    assert program.decided() == [("TWICE", "to paid")]


def test_a_jump_enters_the_other_process_and_returns(program: Program) -> None:
    program.told_more(program.guide_controller.begin, "a", "en")
    program.told_more(program.guide_controller.choose, 1)
    assert (program.heading, program.screen.text) == ("HOT", "<p>text of hot</p>")
    program.guide_controller.choose(0)
    program.guide_controller.come_back()
    assert program.heading == "TWICE"
    assert program.facts() == [
        ("entered", "a"),
        ("entered", "b"),
        ("entered", "a"),
    ]


def test_a_process_without_a_guide_is_wanted_as_a_page_and_can_be_come_back_from(program: Program) -> None:
    program.told_more(program.guide_controller.begin, "b", "en")
    program.told_more(program.guide_controller.choose, 1)
    assert program.facts()[-1] == ("page_wanted", "c")
    assert program.screen.run.question is None
    program.guide_controller.back()
    assert program.heading == "HOT"


def test_a_choice_to_a_process_that_is_not_there_cannot_be_taken(program: Program) -> None:
    program.shelf.pages["a"] = page(TWICE, "b")
    program.told_more(program.guide_controller.begin, "a", "en")
    assert program.screen.ways[1].leads is TargetKind.NOWHERE
    program.guide_controller.choose(1)
    assert program.shelf.asked == [("a", "en")]


def test_a_process_that_vanished_meanwhile_is_said_and_the_question_stays(program: Program) -> None:
    program.told_more(program.guide_controller.begin, "a", "en")
    del program.shelf.pages["b"]
    program.told_more(program.guide_controller.choose, 1)
    assert (program.screen.word, program.heading) == (GuideRemark.MISSING, "TWICE")
    program.guide_controller.choose(0)
    assert (program.screen.word, program.heading) == (GuideRemark.NOTHING, "PAID")


@pytest.mark.parametrize("number", [-1, 2, 50])
def test_a_key_without_a_choice_does_nothing(program: Program, number: int) -> None:
    program.told_more(program.guide_controller.begin, "a", "en")
    before = list(program.told)
    program.guide_controller.choose(number)
    assert program.told == before


def test_nothing_happens_while_no_guide_is_run(program: Program) -> None:
    guide_controller = program.guide_controller
    for do in (guide_controller.back, guide_controller.come_back, guide_controller.start_again):
        do()
    guide_controller.content_changed(Change(changed=frozenset({"a"})))
    guide_controller.page_shown("a", "es")
    guide_controller.choose(0)
    assert program.told == []


def test_whoever_moves_on_while_a_jump_is_under_way_is_not_pulled_away(program: Program) -> None:
    program.told_more(program.guide_controller.begin, "a", "en")
    program.shelf.gate.clear()
    program.guide_controller.choose(1)
    program.guide_controller.choose(0)
    program.shelf.gate.set()
    program.told_more(program.guide_controller.content_changed, Change(changed=frozenset({"a"})))
    assert program.heading == "PAID"
    assert ("entered", "b") not in program.told


def test_a_newer_guide_overtakes_one_that_is_on_its_way(program: Program) -> None:
    program.shelf.gate.clear()
    program.guide_controller.begin("a", "en")
    program.guide_controller.begin("b", "en")
    program.shelf.gate.set()
    program.until(2)
    assert program.facts() == [("entered", "b")]


def test_leaving_ends_it_whatever_is_on_its_way(program: Program) -> None:
    program.told_more(program.guide_controller.begin, "a", "en")
    program.shelf.gate.clear()
    program.guide_controller.choose(1)
    program.guide_controller.leave()
    program.shelf.gate.set()
    program.begin("unknown")
    assert program.facts() == [("entered", "a"), ("ended", "left"), ("ended", "missing")]


def test_a_library_that_fails_is_said_and_the_question_stays(
    program: Program, caplog: pytest.LogCaptureFixture
) -> None:
    program.told_more(program.guide_controller.begin, "a", "en")
    program.shelf.error = OSError("gone")
    program.told_more(program.guide_controller.choose, 1)
    assert (program.screen.word, program.heading) == (GuideRemark.FAILED, "TWICE")
    program.guide_controller.leave()
    program.begin("a")
    assert program.facts()[-1] == ("ended", "failed")


def test_a_guide_that_changed_goes_on_at_its_question(program: Program) -> None:
    program.told_more(program.guide_controller.begin, "a", "en")
    program.guide_controller.choose(0)
    program.shelf.pages["a"] = page(replace(TWICE, title="New", guide=(*TWICE.guide, question("more"))))
    program.told_more(program.guide_controller.content_changed, Change(changed=frozenset({"a"})))
    assert (program.heading, program.screen.word, program.screen.run.write_up.title) == (
        "PAID",
        GuideRemark.NOTHING,
        "New",
    )
    assert program.screen.run.path[0].title == "New"


def test_a_guide_that_lost_its_question_begins_anew_with_a_word(program: Program) -> None:
    program.told_more(program.guide_controller.begin, "a", "en")
    program.guide_controller.choose(0)
    program.shelf.pages["a"] = page(guide("a", question("first", to("x"))))
    program.told_more(program.guide_controller.content_changed, Change(changed=frozenset({"a"})))
    assert (program.heading, program.screen.word) == ("FIRST", GuideRemark.BEGUN_ANEW)
    assert program.decided() == []


@pytest.mark.parametrize("now", [None, page(guide("a"))])
def test_a_guide_that_vanished_is_run_to_its_end_as_it_was(program: Program, now: GuidePage | None) -> None:
    program.told_more(program.guide_controller.begin, "a", "en")
    program.shelf.pages.pop("a")
    if now is not None:
        program.shelf.pages["a"] = now
    program.told_more(program.guide_controller.content_changed, Change(changed=frozenset({"a"})))
    assert (program.screen.word, program.heading) == (GuideRemark.GONE, "TWICE")
    program.guide_controller.choose(0)
    assert program.heading == "PAID"


GUIDE = """---
title: Cobro
---
## Guía
### ¿Son iguales?
- [Sí](#fin)
- [No](distinto.es.md)
### Fin
Se abona.
"""
OTHER_GUIDE = """---
title: Distinto
---
## Guía
### ¿Es suyo?
- [Sí](#comprobar)
- [No](../averias/router.es.md)
### Comprobar
Se comprueba.
"""


def test_with_the_keys_alone_to_another_process_and_back_and_to_the_end(
    theme: Theme, qtbot: QtBot, folder: Path, qapp: QApplication
) -> None:
    write(folder, "facturacion/cobro.es.md", GUIDE)
    write(folder, "facturacion/distinto.es.md", OTHER_GUIDE)
    index(folder)
    library, runner, window = Library(folder, index_folder(folder)), TaskRunner(), QWidget()
    qtbot.addWidget(window)
    guide_controller = GuideController(library, runner, lambda: "es", window)
    view = GuideView(theme, Actions(window), lambda path: None, window)
    guide_controller.changed.connect(view.show_screen)
    view.chosen.connect(guide_controller.choose)
    view.went_back.connect(guide_controller.back)
    view.returned.connect(guide_controller.come_back)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    view.take_focus()

    def press(key: Qt.Key, heading: str, modifiers: Qt.KeyboardModifier = NO_MODIFIER) -> None:
        QTest.keyClick(qapp.focusWidget(), key, modifiers)
        qtbot.waitUntil(lambda: view.now is not None and child(view, GuideCard).heading == heading, timeout=10_000)

    runner.latest("open", library.open, lambda _: guide_controller.begin("facturacion/cobro", "es"))
    qtbot.waitUntil(lambda: view.now is not None, timeout=10_000)
    wanted: list[str] = []
    guide_controller.page_wanted.connect(wanted.append)
    press(Qt.Key.Key_2, "¿Es suyo?")
    press(Qt.Key.Key_2, "Router averiado")
    assert wanted == ["averias/router"]
    press(Qt.Key.Key_Backspace, "¿Es suyo?")
    press(Qt.Key.Key_1, "Comprobar")
    press(Qt.Key.Key_Backspace, "¿Son iguales?", Qt.KeyboardModifier.ShiftModifier)
    press(Qt.Key.Key_1, "Fin")
    assert view.now is not None
    assert (view.now.run.is_outcome, view.now.text) == (True, "<p>Se abona.</p>")
    runner.stop(library.close)


def test_another_language_goes_on_at_the_same_question(program: Program) -> None:
    program.told_more(program.guide_controller.begin, "a", "en")
    program.guide_controller.choose(0)
    spanish = guide(
        "a",
        question("doble", to("pagado"), over_to("b")),
        question("pagado", to("f"), to("doble")),
        question("f"),
        lang="es",
    )
    program.shelf.pages["a"] = page(spanish)
    program.told_more(program.guide_controller.page_shown, "a", "es")
    assert (program.heading, program.screen.run.path[0].question) == ("PAGADO", "DOBLE")
    assert program.shelf.asked[-1] == ("a", "es")


def test_a_language_without_the_guide_leaves_it_as_it_is_without_a_word(program: Program) -> None:
    program.told_more(program.guide_controller.begin, "a", "en")
    program.shelf.pages["a"] = page(guide("a", lang="es"))
    program.told_more(program.guide_controller.page_shown, "a", "es")
    assert (program.heading, program.screen.word) == ("TWICE", GuideRemark.NOTHING)


def test_another_page_and_other_files_leave_the_guide_alone(program: Program) -> None:
    program.told_more(program.guide_controller.begin, "a", "en")
    asked = list(program.shelf.asked)
    program.guide_controller.content_changed(Change(changed=frozenset({"b", "c"})))
    program.guide_controller.page_shown("b", "es")
    program.guide_controller.page_shown("a", "en")
    program.told_more(program.guide_controller.choose, 0)
    assert program.shelf.asked == asked
