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
from procdesk.gui.actions import Actions
from procdesk.gui.call.guide_controller import GuideController
from procdesk.gui.call.guide_header import GuideCard, GuideRemark, GuideScreen
from procdesk.gui.call.guide_view import GuideView
from procdesk.gui.tasks import TaskRunner
from procdesk.gui.theme import Theme
from procdesk.library import Library
from procdesk.model import WriteUp
from procdesk.render.guide import GuidePage
from procdesk.settings import index_folder
from tests.call.test_guide import OTHER, PLAIN, TWICE, guide, over_to, question, to
from tests.conftest import write
from tests.gui.conftest import NO_MODIFIER, OFFSCREEN, index
from tests.gui.finders import child

pytestmark = OFFSCREEN


def page(write_up: WriteUp, *missing: str) -> GuidePage:
    """A guide ready to be run; all that it leads to is there except what is named."""
    led_to = {choice.process for one in write_up.guide for choice in one.choices if choice.process}
    titles = {id_: f"Title of {id_}" for id_ in led_to if id_ not in missing}
    return GuidePage(write_up, {one.anchor: f"<p>text of {one.anchor}</p>" for one in write_up.guide}, titles)


@dataclass
class Shelf:
    """Stands for the library: what it holds can be changed, and it can be made to wait or to fail."""

    pages: dict[str, GuidePage]
    gate: threading.Event = field(default_factory=threading.Event)
    asked: list[tuple[str, str]] = field(default_factory=list)
    error: Exception | None = None

    def guide(self, id_: str, lang: str) -> GuidePage | None:
        self.asked.append((id_, lang))
        assert self.gate.wait(10)
        if self.error:
            raise self.error
        return self.pages.get(id_)


@dataclass
class Desk:
    """A guide that is run, and everything that it told."""

    guiding: GuideController
    shelf: Shelf
    qtbot: QtBot
    told: list[tuple[object, ...]]

    @property
    def screen(self) -> GuideScreen:
        found = next(what for name, what in reversed(self.told) if name == "changed")
        assert isinstance(found, GuideScreen)
        return found

    @property
    def heading(self) -> str:
        asked = self.screen.run.question
        return asked.heading if asked else ""

    def facts(self) -> list[tuple[object, ...]]:
        """What was told apart from what is to be shown."""
        return [fact for fact in self.told if fact[0] != "changed"]

    def begin(self, id_: str = "a") -> None:
        self.guiding.begin(id_, "en")
        self.until(len(self.told) + 1)

    def until(self, told: int) -> None:
        self.qtbot.waitUntil(lambda: len(self.told) >= told, timeout=10_000)

    def told_more(self, do: object, *arguments: object) -> None:
        """Does something and waits until the guide is shown anew."""
        before = [name for name, *_ in self.told].count("changed")
        do(*arguments)  # type: ignore[operator]
        self.qtbot.waitUntil(lambda: [name for name, *_ in self.told].count("changed") > before, timeout=10_000)


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    runner, shelf = TaskRunner(), Shelf({one.id: page(one) for one in (TWICE, OTHER, PLAIN)})
    shelf.gate.set()
    guiding = GuideController(shelf, runner)  # type: ignore[arg-type]
    told: list[tuple[object, ...]] = []
    for name in ("changed", "decided", "withdrawn", "entered", "page_wanted", "ended"):
        getattr(guiding, name).connect(lambda *what, name=name: told.append((name, *what)))
    yield Desk(guiding, shelf, qtbot, told)
    shelf.gate.set()
    runner.stop(lambda: None)
    guiding.deleteLater()
    runner.deleteLater()


def test_it_begins_with_the_first_question_and_its_text(desk: Desk) -> None:
    desk.told_more(desk.guiding.begin, "a", "en")
    assert desk.facts() == [("entered", "a")]
    assert (desk.heading, desk.screen.text) == ("TWICE", "<p>text of twice</p>")
    assert [(way.leads, way.target) for way in desk.screen.ways] == [
        (TargetKind.QUESTION, "PAID"),
        (TargetKind.PROCESS, "Title of b"),
    ]


@pytest.mark.parametrize(("id_", "why"), [("unknown", "missing"), ("c", "none")])
def test_without_a_guide_it_says_why_and_does_not_begin(desk: Desk, id_: str, why: str) -> None:
    desk.begin(id_)
    assert desk.told == [("ended", why)]
    assert desk.guiding.run is None


def test_what_was_decided_is_told_and_what_was_taken_back_is_withdrawn(desk: Desk) -> None:
    desk.told_more(desk.guiding.begin, "a", "en")
    desk.guiding.choose(0)
    desk.guiding.choose(0)
    desk.guiding.back()
    desk.guiding.back()
    desk.guiding.back()
    assert desk.facts()[1:] == [
        ("decided", "TWICE", "to paid"),
        ("decided", "PAID", "to done"),
        ("withdrawn", 1),
        ("withdrawn", 1),
    ]
    assert desk.screen.run.marked == 0


def test_a_jump_enters_the_other_process_and_returns(desk: Desk) -> None:
    desk.told_more(desk.guiding.begin, "a", "en")
    desk.told_more(desk.guiding.choose, 1)
    assert (desk.heading, desk.screen.text) == ("HOT", "<p>text of hot</p>")
    desk.guiding.choose(0)
    desk.guiding.come_back()
    assert desk.heading == "TWICE"
    assert desk.facts() == [
        ("entered", "a"),
        ("decided", "TWICE", "over to b"),
        ("entered", "b"),
        ("decided", "HOT", "to cold"),
        ("withdrawn", 2),
        ("entered", "a"),
    ]


def test_a_process_without_a_guide_is_wanted_as_a_page_and_can_be_come_back_from(desk: Desk) -> None:
    desk.told_more(desk.guiding.begin, "b", "en")
    desk.told_more(desk.guiding.choose, 1)
    assert desk.facts()[-1] == ("page_wanted", "c")
    assert desk.screen.run.question is None
    desk.guiding.back()
    assert desk.heading == "HOT"


def test_a_choice_to_a_process_that_is_not_there_cannot_be_taken(desk: Desk) -> None:
    desk.shelf.pages["a"] = page(TWICE, "b")
    desk.told_more(desk.guiding.begin, "a", "en")
    assert desk.screen.ways[1].leads is TargetKind.NOWHERE
    desk.guiding.choose(1)
    assert desk.shelf.asked == [("a", "en")]


def test_a_process_that_vanished_meanwhile_is_said_and_the_question_stays(desk: Desk) -> None:
    desk.told_more(desk.guiding.begin, "a", "en")
    del desk.shelf.pages["b"]
    desk.told_more(desk.guiding.choose, 1)
    assert (desk.screen.word, desk.heading) == (GuideRemark.MISSING, "TWICE")
    desk.guiding.choose(0)
    assert (desk.screen.word, desk.heading) == (GuideRemark.NOTHING, "PAID")


@pytest.mark.parametrize("number", [-1, 2, 50])
def test_a_key_without_a_choice_does_nothing(desk: Desk, number: int) -> None:
    desk.told_more(desk.guiding.begin, "a", "en")
    before = list(desk.told)
    desk.guiding.choose(number)
    assert desk.told == before


def test_nothing_happens_while_no_guide_is_run(desk: Desk) -> None:
    guiding = desk.guiding
    for do in (guiding.back, guiding.come_back, guiding.start_again, guiding.again):
        do()
    guiding.choose(0)
    assert desk.told == []


def test_whoever_moves_on_while_a_jump_is_under_way_is_not_pulled_away(desk: Desk) -> None:
    desk.told_more(desk.guiding.begin, "a", "en")
    desk.shelf.gate.clear()
    desk.guiding.choose(1)
    desk.guiding.choose(0)
    desk.shelf.gate.set()
    desk.told_more(desk.guiding.again)
    assert desk.heading == "PAID"
    assert ("entered", "b") not in desk.told


def test_a_newer_guide_overtakes_one_that_is_on_its_way(desk: Desk) -> None:
    desk.shelf.gate.clear()
    desk.guiding.begin("a", "en")
    desk.guiding.begin("b", "en")
    desk.shelf.gate.set()
    desk.until(2)
    assert desk.facts() == [("entered", "b")]


def test_leaving_ends_it_whatever_is_on_its_way(desk: Desk) -> None:
    desk.told_more(desk.guiding.begin, "a", "en")
    desk.shelf.gate.clear()
    desk.guiding.choose(1)
    desk.guiding.leave()
    desk.shelf.gate.set()
    desk.begin("unknown")
    assert desk.facts() == [("entered", "a"), ("ended", "left"), ("ended", "missing")]


def test_a_library_that_fails_is_said_and_the_question_stays(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    desk.told_more(desk.guiding.begin, "a", "en")
    desk.shelf.error = OSError("gone")
    desk.told_more(desk.guiding.choose, 1)
    assert (desk.screen.word, desk.heading) == (GuideRemark.FAILED, "TWICE")
    desk.guiding.leave()
    desk.begin("a")
    assert desk.facts()[-1] == ("ended", "failed")


def test_a_guide_that_changed_goes_on_at_its_question(desk: Desk) -> None:
    desk.told_more(desk.guiding.begin, "a", "en")
    desk.guiding.choose(0)
    desk.shelf.pages["a"] = page(replace(TWICE, title="New", guide=(*TWICE.guide, question("more"))))
    desk.told_more(desk.guiding.again)
    assert (desk.heading, desk.screen.word, desk.screen.run.write_up.title) == ("PAID", GuideRemark.NOTHING, "New")
    assert desk.screen.run.path[0].title == "New"


def test_a_guide_that_lost_its_question_begins_anew_with_a_word(desk: Desk) -> None:
    desk.told_more(desk.guiding.begin, "a", "en")
    desk.guiding.choose(0)
    desk.shelf.pages["a"] = page(guide("a", question("first", to("x"))))
    desk.told_more(desk.guiding.again)
    assert (desk.heading, desk.screen.word) == ("FIRST", GuideRemark.BEGUN_ANEW)
    assert desk.facts()[-1] == ("withdrawn", 1)


@pytest.mark.parametrize("now", [None, page(guide("a"))])
def test_a_guide_that_vanished_is_run_to_its_end_as_it_was(desk: Desk, now: GuidePage | None) -> None:
    desk.told_more(desk.guiding.begin, "a", "en")
    desk.shelf.pages.pop("a")
    if now is not None:
        desk.shelf.pages["a"] = now
    desk.told_more(desk.guiding.again)
    assert (desk.screen.word, desk.heading) == (GuideRemark.GONE, "TWICE")
    desk.guiding.choose(0)
    assert desk.heading == "PAID"


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
    guiding = GuideController(library, runner, window)
    view = GuideView(theme, Actions(window), lambda path: None, window)
    guiding.changed.connect(view.show_screen)
    view.chosen.connect(guiding.choose)
    view.went_back.connect(guiding.back)
    view.returned.connect(guiding.come_back)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    view.take_focus()

    def press(key: Qt.Key, heading: str, modifiers: Qt.KeyboardModifier = NO_MODIFIER) -> None:
        QTest.keyClick(qapp.focusWidget(), key, modifiers)
        qtbot.waitUntil(lambda: view.now is not None and child(view, GuideCard).heading == heading, timeout=10_000)

    runner.latest("open", library.open, lambda _: guiding.begin("facturacion/cobro", "es"))
    qtbot.waitUntil(lambda: view.now is not None, timeout=10_000)
    wanted: list[str] = []
    guiding.page_wanted.connect(wanted.append)
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


def test_another_language_goes_on_at_the_same_question(desk: Desk) -> None:
    desk.told_more(desk.guiding.begin, "a", "en")
    desk.guiding.choose(0)
    spanish = guide(
        "a",
        question("doble", to("pagado"), over_to("b")),
        question("pagado", to("f"), to("doble")),
        question("f"),
        lang="es",
    )
    desk.shelf.pages["a"] = page(spanish)
    desk.told_more(desk.guiding.in_language, "es")
    assert (desk.heading, desk.screen.run.path[0].question) == ("PAGADO", "DOBLE")
    assert desk.shelf.asked[-1] == ("a", "es")
