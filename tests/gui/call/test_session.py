"""A call begins by its key or with the first letter, keeps what happens, and ends by its key or a new question."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from procdesk.call.session import CallSummary, CheckListKind, DecidedEntry
from procdesk.gui.call.session import CallTimer

CHARGED = ("facturacion/cobro-duplicado", "Cobro duplicado en la factura", "facturacion")
SAME = DecidedEntry("¿Iguales?", "Sí", CHARGED[0])
HELD = DecidedEntry("¿Retenido?", "No", CHARGED[0])
ROAMING = ("movil/roaming", "Roaming", "movil")


class Watch:
    """The time, as a test wants it."""

    def __init__(self) -> None:
        self.time = datetime(2026, 11, 22, 10, 42).astimezone()
        self.passed = 1000.0

    def __call__(self) -> datetime:
        return self.time

    def seconds(self) -> float:
        return self.passed

    def wait(self, minutes: float) -> None:
        self.time += timedelta(minutes=minutes)
        self.passed += 60 * minutes

    def set_clock(self, minutes: float) -> None:
        """Somebody, or the network, sets the clock of the computer; no time passes."""
        self.time += timedelta(minutes=minutes)


def running_timers(call_timer: CallTimer) -> list[QTimer]:
    return [one for one in call_timer.findChildren(QTimer) if one.isActive()]


class Phone:
    """A program's calls, and what was heard of them."""

    def __init__(self, parent: QObject, pause: int = 10, rest_ms: int = 60_000) -> None:
        self.watch = Watch()
        self.pause = pause
        self.heard: list[str] = []
        self.call_timer = CallTimer(self.watch, self.watch.seconds, lambda: self.pause, parent, rest_ms)
        for name in ("began", "ending", "ended", "parted", "changed"):
            getattr(self.call_timer, name).connect(lambda name=name: self.heard.append(name))

    def ask(self, text: str) -> None:
        """Types a question and lets it rest."""
        for end in range(1, len(text) + 1):
            self.call_timer.asked(text[:end])
        self.call_timer.rested()

    @property
    def facts(self) -> CallSummary:
        found = self.call_timer.facts()
        assert found is not None
        return found

    @property
    def questions(self) -> list[str]:
        return [one.text for one in self.facts.asked]


@pytest.fixture
def parent(qapp: object) -> Iterator[QObject]:
    made = QObject()
    yield made
    for one in made.findChildren(CallTimer):
        one.end()
    made.deleteLater()


@pytest.fixture
def phone(parent: QObject) -> Phone:
    return Phone(parent)


def test_there_is_no_call_at_the_start(phone: Phone) -> None:
    assert not phone.call_timer.running
    assert phone.call_timer.facts() is None


def test_the_key_begins_a_call_and_ends_it(phone: Phone) -> None:
    phone.call_timer.toggle()
    assert phone.call_timer.running
    assert phone.facts.began == phone.watch.time
    phone.call_timer.toggle()
    assert phone.call_timer.facts() is None
    assert phone.heard == ["began", "ending", "ended"]


def test_the_first_letter_begins_a_call_and_the_question_counts_once_it_rests(phone: Phone) -> None:
    phone.call_timer.asked("m")
    assert phone.heard == ["began"]
    phone.call_timer.asked("me han cobrado dos veces")
    assert phone.questions == []
    phone.call_timer.rested()
    assert phone.questions == ["me han cobrado dos veces"]


def test_spaces_begin_no_call(phone: Phone) -> None:
    phone.call_timer.asked("   ")
    phone.call_timer.rested()
    assert not phone.call_timer.running


def test_a_question_rests_when_nothing_is_typed_for_a_while(parent: QObject, qtbot: QtBot) -> None:
    phone = Phone(parent, rest_ms=1)
    with qtbot.waitSignal(phone.call_timer.changed):
        phone.call_timer.asked("roaming")
    assert phone.questions == ["roaming"]


def test_an_emptied_box_does_not_come_to_rest(parent: QObject) -> None:
    phone = Phone(parent)
    phone.call_timer.asked("roaming")
    phone.call_timer.asked("")
    phone.call_timer.rested()
    assert phone.facts.empty
    assert not phone.call_timer.has_content


def test_a_choice_settles_a_question_at_once(phone: Phone) -> None:
    phone.call_timer.asked("cobrado dos")
    phone.call_timer.opened(*CHARGED)
    assert [(one.text, one.opened) for one in phone.facts.asked] == [("cobrado dos", (CHARGED[0],))]


def test_a_page_that_is_only_opened_begins_no_call(phone: Phone) -> None:
    phone.call_timer.opened(*CHARGED)
    assert not phone.call_timer.running
    assert phone.heard == []


@pytest.mark.parametrize(
    "use",
    [
        lambda call_timer: call_timer.said("Tiene razón."),
        lambda call_timer: call_timer.decided(CHARGED[0], (SAME,)),
        lambda call_timer: call_timer.promised("el lunes 30"),
        lambda call_timer: call_timer.handed_over("Cobros"),
        lambda call_timer: call_timer.tick(CHARGED[0], CheckListKind.ASK, "Fecha", True),
    ],
)
def test_what_is_used_of_a_page_begins_a_call_with_that_page(phone: Phone, use: Callable[[CallTimer], None]) -> None:
    phone.call_timer.shown(*CHARGED)
    use(phone.call_timer)
    assert phone.heard == ["began", "changed"]
    assert phone.call_timer.has_content


def test_with_a_pause_of_nothing_only_the_key_begins_a_call(parent: QObject) -> None:
    phone = Phone(parent, pause=0)
    assert not phone.call_timer.begins_by_itself
    phone.ask("roaming")
    assert not phone.call_timer.running
    phone.call_timer.toggle()
    phone.watch.wait(100)
    phone.ask("me han cobrado")
    assert phone.questions == ["me han cobrado"]


def test_after_a_pause_the_next_question_begins_a_new_call_and_it_is_asked_whose_it_is(phone: Phone) -> None:
    phone.ask("roaming")
    phone.call_timer.opened(*ROAMING)
    phone.watch.wait(10)
    phone.ask("me han cobrado dos veces")
    assert phone.questions == ["me han cobrado dos veces"]
    assert phone.facts.opened == ()
    assert phone.facts.began == phone.watch.time
    assert [one for one in phone.heard if one != "changed"] == ["began", "ending", "ended", "began", "parted"]
    assert phone.call_timer.asks_who


def test_a_call_that_a_pause_ended_lasted_until_something_was_done_in_it(phone: Phone) -> None:
    lasted: list[timedelta] = []
    phone.call_timer.ending.connect(lambda: lasted.append(phone.facts.lasted))
    phone.ask("roaming")
    phone.watch.wait(4)
    phone.call_timer.said("Sin coste en Europa.")
    phone.watch.wait(90)
    phone.call_timer.asked("me han cobrado dos veces")
    assert lasted == [timedelta(minutes=4)]


def test_what_the_user_does_meanwhile_is_no_pause(phone: Phone) -> None:
    phone.ask("roaming")
    for _ in range(3):
        phone.watch.wait(9)
        phone.call_timer.touch()
    phone.call_timer.asked("")
    phone.ask("me han cobrado dos veces")
    assert phone.questions == ["roaming", "me han cobrado dos veces"]


def test_after_a_call_has_ended_the_next_letter_begins_one(phone: Phone) -> None:
    phone.ask("roaming")
    phone.call_timer.toggle()
    phone.watch.wait(1 / 60)
    phone.call_timer.asked("r")
    assert phone.facts.began == phone.watch.time
    assert phone.facts.empty
    phone.ask("roaming")
    assert phone.questions == ["roaming"]
    assert not phone.call_timer.asks_who


def test_the_last_words_before_the_key_are_the_calls_last_question(phone: Phone) -> None:
    asked: list[str] = []
    phone.call_timer.ending.connect(lambda: asked.extend(phone.questions))
    phone.call_timer.asked("roaming")
    phone.call_timer.toggle()
    assert asked == ["roaming"]


def test_what_is_on_the_screen_goes_into_the_call_that_begins_by_the_key_once_it_is_used(parent: QObject) -> None:
    phone = Phone(parent, pause=0)
    phone.ask("cobrado dos veces")
    phone.call_timer.shown(*CHARGED)
    phone.call_timer.tick(CHARGED[0], CheckListKind.ASK, "Fecha", True)
    phone.call_timer.toggle()
    assert phone.facts.empty
    phone.call_timer.said("Tiene razón.")
    assert phone.questions == ["cobrado dos veces"]
    assert [one.id for one in phone.facts.mattered] == [CHARGED[0]]
    assert phone.call_timer.ticks(CHARGED[0], CheckListKind.ASK) == {"Fecha"}


def test_pages_that_were_read_before_the_call_are_none_of_it(phone: Phone) -> None:
    for page in (CHARGED, ROAMING):
        phone.call_timer.shown(*page)
        phone.watch.wait(1)
    phone.call_timer.toggle()
    phone.watch.wait(1)
    assert phone.facts.empty
    assert phone.facts.mattered == ()


def test_everything_that_happens_is_told_and_kept(phone: Phone) -> None:
    call_timer = phone.call_timer
    call_timer.toggle()
    acts = (
        lambda: call_timer.opened(*CHARGED),
        lambda: call_timer.said("Tiene razón."),
        lambda: call_timer.decided(CHARGED[0], (SAME, HELD)),
        lambda: call_timer.decided(CHARGED[0], (SAME,)),
        lambda: call_timer.promised("el lunes 30"),
        lambda: call_timer.handed_over("Cobros", "mensaje copiado"),
        lambda: call_timer.tick(CHARGED[0], CheckListKind.READY, "Contrato", True),
    )
    for act in acts:
        phone.heard.clear()
        act()
        assert phone.heard == ["changed"]
    facts = phone.facts
    assert [one.choice for one in facts.decided] == ["Sí"]
    assert (facts.said[0].text, facts.promised[0].text, facts.handed_over[0].to) == (
        "Tiene razón.",
        "el lunes 30",
        "Cobros",
    )
    assert [one.text for one in facts.ticked] == ["Contrato"]


def test_at_its_end_a_call_is_forgotten_with_its_ticks_and_what_was_typed(phone: Phone) -> None:
    phone.ask("roaming")
    phone.call_timer.opened(*CHARGED)
    phone.call_timer.tick(CHARGED[0], CheckListKind.ASK, "Fecha", True)
    phone.call_timer.asked("roaming en francia")
    phone.call_timer.toggle()
    phone.call_timer.toggle()
    phone.watch.wait(1)
    assert phone.facts.empty
    phone.call_timer.said("Hola.")
    assert phone.facts.asked == ()
    assert phone.call_timer.ticks(CHARGED[0], CheckListKind.ASK) == frozenset()


def test_a_page_of_the_call_before_is_none_of_the_next(phone: Phone) -> None:
    phone.ask("roaming")
    phone.call_timer.shown(*CHARGED)
    phone.call_timer.toggle()
    phone.call_timer.toggle()
    phone.call_timer.said("Tiene razón.")
    assert phone.facts.mattered == ()


@pytest.mark.parametrize(
    "typed", [["roaming"], ["roaming en francia"], ["roaming en", "roaming en francia"], ["roamng", "roaming"]]
)
def test_after_a_copied_note_the_same_question_put_right_stays_in_the_call(phone: Phone, typed: list[str]) -> None:
    phone.ask("roaming")
    phone.call_timer.note_taken()
    for text in typed:
        phone.call_timer.asked(text)
    assert phone.heard.count("began") == 1
    assert not phone.call_timer.asks_who


@pytest.mark.parametrize("typed", [["m", "me"], ["", "r", "roaming"], ["r", "ro", "roaming"], ["😀"], ["x" * 1000]])
def test_after_a_copied_note_a_new_question_has_a_note_of_its_own(phone: Phone, typed: list[str]) -> None:
    phone.ask("roaming")
    phone.call_timer.said("Sin coste en Europa.")
    phone.call_timer.note_taken()
    for text in typed:
        phone.call_timer.asked(text)
    phone.call_timer.rested()
    assert phone.questions == typed[-1:]
    assert phone.facts.said == ()
    assert phone.call_timer.asks_who


def test_the_same_customer_goes_on_in_the_call_before_with_what_was_done_since(phone: Phone) -> None:
    began = phone.watch.time
    phone.ask("roaming")
    phone.call_timer.note_taken()
    phone.watch.wait(2)
    phone.ask("me han cobrado dos veces")
    phone.call_timer.opened(*CHARGED)
    phone.call_timer.tick(CHARGED[0], CheckListKind.ASK, "Fecha", True)
    phone.watch.wait(1)
    phone.call_timer.go_on()
    assert phone.questions == ["roaming", "me han cobrado dos veces"]
    assert (phone.facts.began, phone.facts.lasted) == (began, timedelta(minutes=3))
    assert phone.call_timer.ticks(CHARGED[0], CheckListKind.ASK) == {"Fecha"}
    assert not phone.call_timer.asks_who
    assert not phone.call_timer.can_go_on
    phone.ask("quiero darme de baja")
    assert len(phone.questions) == 3


def test_another_customer_for_certain_cannot_be_joined_any_more(phone: Phone) -> None:
    phone.ask("roaming")
    phone.call_timer.note_taken()
    phone.ask("me han cobrado dos veces")
    phone.call_timer.other_customer()
    assert not phone.call_timer.asks_who
    phone.call_timer.go_on()
    assert phone.questions == ["me han cobrado dos veces"]


@pytest.mark.parametrize(
    "does",
    [
        lambda phone: phone.call_timer.said("Tiene razón."),
        lambda phone: phone.call_timer.note_taken(),
        lambda phone: phone.watch.wait(1),
    ],
)
def test_whose_question_it_is_is_asked_until_something_was_done_or_a_minute_passed(
    phone: Phone, does: Callable[[Phone], None]
) -> None:
    phone.ask("roaming")
    phone.call_timer.note_taken()
    phone.ask("me han cobrado dos veces")
    phone.watch.wait(0.9)
    assert phone.call_timer.asks_who
    does(phone)
    assert not phone.call_timer.asks_who
    assert phone.questions == ["me han cobrado dos veces"]


def test_a_call_without_anything_in_it_does_not_bar_the_way_back(phone: Phone) -> None:
    phone.ask("roaming")
    for _ in range(3):
        phone.call_timer.toggle()
    assert phone.call_timer.can_go_on
    phone.call_timer.go_on()
    assert phone.questions == ["roaming"]


@pytest.mark.parametrize("minutes", [-600, -1, 1, 600])
def test_a_clock_that_is_set_during_a_call_changes_neither_its_length_nor_its_bounds(
    phone: Phone, minutes: float
) -> None:
    phone.ask("roaming")
    phone.watch.wait(2)
    phone.watch.set_clock(minutes)
    phone.call_timer.said("Sin coste en Europa.")
    phone.watch.wait(2)
    phone.ask("me han cobrado dos veces")
    assert phone.questions == ["roaming", "me han cobrado dos veces"]
    assert phone.facts.lasted == timedelta(minutes=4)
    moments = [one.at for one in (*phone.facts.asked, *phone.facts.said)]
    assert all(phone.facts.began <= at <= phone.facts.until for at in moments)
    phone.watch.wait(10)
    phone.ask("quiero darme de baja")
    assert phone.questions == ["quiero darme de baja"]
    assert phone.facts.began == phone.watch.time


def test_the_page_read_for_the_question_that_began_the_call_is_one_of_it(phone: Phone) -> None:
    phone.call_timer.shown(*ROAMING)
    phone.watch.wait(1)
    phone.call_timer.asked("me han cobrado")
    phone.call_timer.shown(*CHARGED)
    phone.call_timer.rested()
    phone.watch.wait(1)
    assert [one.id for one in phone.facts.opened] == [CHARGED[0]]


def test_a_page_from_before_the_question_is_none_of_the_call_that_it_begins(phone: Phone) -> None:
    phone.call_timer.shown(*ROAMING)
    phone.watch.wait(1)
    phone.call_timer.asked("zxqw")
    phone.call_timer.rested()
    phone.watch.wait(1)
    assert phone.facts.opened == ()


def test_a_tick_after_a_pause_is_one_of_the_call_that_it_begins(phone: Phone) -> None:
    phone.call_timer.asked("cobrado dos veces")
    phone.call_timer.tick(CHARGED[0], CheckListKind.ASK, "Fecha", True)
    assert [one.text for one in phone.facts.ticked] == ["Fecha"]
    assert phone.questions == ["cobrado dos veces"]


def test_time_passes_only_during_a_call(phone: Phone, qtbot: QtBot) -> None:
    assert running_timers(phone.call_timer) == []
    phone.call_timer.toggle()
    with qtbot.waitSignal(phone.call_timer.second):
        pass
    phone.call_timer.end()
    assert running_timers(phone.call_timer) == []


def test_nothing_of_a_call_is_written_or_logged(phone: Phone, own_home: Path, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        phone.ask("me han cobrado dos veces")
        phone.call_timer.opened(*CHARGED)
        phone.call_timer.said("Tiene razón.")
        phone.call_timer.decided(CHARGED[0], (SAME,))
        phone.call_timer.promised("el lunes 30")
        phone.call_timer.handed_over("Cobros")
        phone.call_timer.end()
    assert not [path for path in own_home.rglob("*") if path.is_file()]
    assert caplog.text == ""
