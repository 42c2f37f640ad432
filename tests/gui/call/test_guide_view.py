"""The guide is run with the keyboard alone, and nothing pressed in it does harm."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import pytest
from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from procdesk.call.guide import GuideSession, TargetKind, begin_guide
from procdesk.gui.actions import Actions
from procdesk.gui.call.guide_header import GuideBreadcrumb, GuideCard, GuideRemark, GuideScreen
from procdesk.gui.call.guide_view import ChoiceRow, GuideView
from procdesk.gui.theme import Theme
from procdesk.model import WriteUp
from tests.call.test_guide import OTHER, PLAIN, TWICE, guide, question, to
from tests.gui.conftest import NO_MODIFIER, OFFSCREEN, own_widgets
from tests.gui.finders import child, scroll_area

pytestmark = OFFSCREEN

SHIFT = Qt.KeyboardModifier.ShiftModifier
KEYPAD = Qt.KeyboardModifier.KeypadModifier
FACTS = ("chosen", "went_back", "started_again", "returned", "left", "typed", "linked")
LONG = guide("long", question("many", *(to("end", f"answer {number}") for number in range(14))), question("end"))
LINKED = '<p>See <a href="procdesk:x/y">that page</a> and <a href="#here">here</a>.</p>'


def screen(
    run: GuideSession, text: str = "<p>Ask for the cents.</p>", word: GuideRemark = GuideRemark.NOTHING
) -> GuideScreen:
    return GuideScreen(run, run.ways, text, word)


@dataclass
class Desk:
    """A window with the guide and a search line, and what the guide told."""

    window: QWidget
    view: GuideView
    line: QLineEdit
    actions: Actions
    told: list[tuple[object, ...]] = field(default_factory=list)

    @property
    def focus(self) -> QWidget:
        return QApplication.focusWidget() or self.window

    def press(self, *keys: Qt.Key, modifiers: Qt.KeyboardModifier = NO_MODIFIER) -> None:
        for key in keys:
            QTest.keyClick(self.focus, key, modifiers)

    def show(
        self, run: GuideSession, text: str = "<p>Ask for the cents.</p>", word: GuideRemark = GuideRemark.NOTHING
    ) -> None:
        self.view.show_screen(screen(run, text, word))
        self.view.take_focus()

    def words(self) -> list[str]:
        """All words that are seen, in no order."""
        parts = [one for one in self.view.findChildren(QLabel) if one.isVisible()]
        return [one.text() for one in parts if one.text()]


@pytest.fixture
def desk(theme: Theme, qtbot: QtBot) -> Iterator[Desk]:
    owner, window = QObject(), QWidget()
    qtbot.addWidget(window)
    actions = Actions(owner)
    view, line = GuideView(theme, actions, lambda path: None), QLineEdit()
    column = QVBoxLayout(window)
    column.addWidget(line)
    column.addWidget(view)
    for name in ("clear", "page_down", "page_up", "note"):
        window.addAction(actions[name])
    window.resize(560, 620)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    made = Desk(window, view, line, actions)
    for name in FACTS:
        getattr(view, name).connect(lambda *what, name=name: made.told.append((name, *what)))
    yield made
    owner.deleteLater()


def shown_rows(desk: Desk) -> list[ChoiceRow]:
    return [row for row in desk.view.findChildren(ChoiceRow) if row.isVisible()]


def row_words(desk: Desk) -> str:
    return desk.focus.accessibleName()


def test_the_cursor_stands_on_the_first_answer(desk: Desk) -> None:
    desk.show(begin_guide(TWICE))
    assert row_words(desk) == "1: to paid"


def test_a_number_key_chooses_at_once(desk: Desk) -> None:
    desk.show(begin_guide(TWICE))
    desk.press(Qt.Key.Key_2)
    desk.press(Qt.Key.Key_1, modifiers=KEYPAD)
    assert desk.told == [("chosen", 1), ("chosen", 0)]


def test_a_number_without_an_answer_does_nothing(desk: Desk) -> None:
    desk.show(begin_guide(TWICE))
    desk.press(Qt.Key.Key_3, Qt.Key.Key_9, Qt.Key.Key_0)
    assert desk.told == []


def test_the_tenth_answer_has_the_zero_and_those_after_it_are_reached_with_the_arrows(desk: Desk) -> None:
    desk.show(begin_guide(LONG))
    desk.press(Qt.Key.Key_0)
    desk.press(*[Qt.Key.Key_Down] * 11, Qt.Key.Key_Return)
    assert desk.told == [("chosen", 9), ("chosen", 11)]
    assert row_words(desk) == "answer 11"


def test_arrows_stop_at_the_ends_and_enter_chooses(desk: Desk) -> None:
    desk.show(begin_guide(TWICE))
    desk.press(Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Enter)
    desk.press(Qt.Key.Key_Up, Qt.Key.Key_Space)
    assert desk.told == [("chosen", 1), ("chosen", 0)]


def test_the_row_of_the_cursor_is_seen_however_many_there_are(desk: Desk) -> None:
    desk.show(begin_guide(LONG))
    desk.press(*[Qt.Key.Key_Down] * 13)
    place = desk.focus.mapTo(desk.view, QPoint(0, 0)).y()
    assert row_words(desk) == "answer 13"
    assert 0 <= place <= desk.view.height() - desk.focus.height()


def test_back_again_return_and_leave_have_their_keys(desk: Desk) -> None:
    desk.show(begin_guide(TWICE).jump(1, OTHER))
    desk.press(Qt.Key.Key_Backspace)
    desk.press(Qt.Key.Key_Backspace, modifiers=SHIFT)
    desk.press(Qt.Key.Key_Home, Qt.Key.Key_Escape)
    assert desk.told == [("went_back",), ("returned",), ("started_again",), ("left",)]


def test_without_a_jump_there_is_nothing_to_return_to(desk: Desk) -> None:
    desk.show(begin_guide(TWICE))
    desk.press(Qt.Key.Key_Backspace, modifiers=SHIFT)
    assert desk.told == [("went_back",)]


def test_the_seven_of_a_keypad_without_numbers_does_not_start_again(desk: Desk) -> None:
    desk.show(begin_guide(TWICE))
    desk.press(Qt.Key.Key_Home, modifiers=KEYPAD)
    assert desk.told == []


def test_a_key_that_is_held_answers_one_question(desk: Desk) -> None:
    desk.show(begin_guide(TWICE))
    for key, text in (
        (Qt.Key.Key_1, "1"),
        (Qt.Key.Key_Return, "\r"),
        (Qt.Key.Key_Backspace, "\b"),
        (Qt.Key.Key_A, "a"),
    ):
        QApplication.sendEvent(desk.focus, QKeyEvent(QKeyEvent.Type.KeyPress, key, NO_MODIFIER, text, True))
    assert desk.told == []


def test_letters_are_the_beginning_of_a_new_question(desk: Desk) -> None:
    desk.show(begin_guide(TWICE))
    desk.press(Qt.Key.Key_F)
    QApplication.sendEvent(desk.focus, QKeyEvent(QKeyEvent.Type.KeyPress, 0, NO_MODIFIER, "¿"))
    desk.press(Qt.Key.Key_K, modifiers=Qt.KeyboardModifier.ControlModifier)
    assert desk.told == [("typed", "f"), ("typed", "¿")]


def test_keys_of_the_window_that_are_not_the_guides_still_work(desk: Desk) -> None:
    done: list[str] = []
    for name in ("clear", "page_down", "note"):
        desk.actions[name].triggered.connect(lambda _checked=False, name=name: done.append(name))
    desk.show(begin_guide(TWICE))
    desk.press(Qt.Key.Key_Escape, Qt.Key.Key_PageDown, Qt.Key.Key_F6)
    assert done == ["note"]
    desk.line.setFocus()
    desk.press(Qt.Key.Key_Escape)
    assert done == ["note", "clear"]


def test_the_keys_work_wherever_in_the_guide_the_cursor_is(desk: Desk) -> None:
    desk.show(begin_guide(TWICE).choose(0), LINKED)
    for widget in own_widgets(desk.view):
        desk.told.clear()
        widget.setFocus()
        desk.press(Qt.Key.Key_1, Qt.Key.Key_Backspace, Qt.Key.Key_Home, Qt.Key.Key_Escape, Qt.Key.Key_X)
        assert desk.told == [("chosen", 0), ("went_back",), ("started_again",), ("left",), ("typed", "x")], widget


def test_tab_goes_through_the_answers_the_links_of_the_text_and_the_keys(desk: Desk) -> None:
    desk.show(begin_guide(TWICE).choose(0).choose(1), LINKED)
    names = []
    for _ in range(8):
        names.append(desk.focus.accessibleName())
        desk.press(Qt.Key.Key_Tab)
    # The text takes one step for each of its links.
    assert list(dict.fromkeys(names)) == ["1: to paid", "2: over to b", "TWICE", "back", "start again", "leave"]


def test_buttons_do_what_their_keys_do(desk: Desk) -> None:
    desk.show(begin_guide(TWICE).jump(1, OTHER))
    for button in desk.view.findChildren(QPushButton):
        if button.isVisible() and button.property("role") == "key":
            button.setFocus()
            desk.press(Qt.Key.Key_Return)
    assert desk.told == [("went_back",), ("started_again",), ("left",), ("returned",)]


def test_after_going_back_the_cursor_is_on_the_answer_that_was_given(desk: Desk) -> None:
    desk.show(begin_guide(TWICE).choose(0).choose(1).jump(1, OTHER).back())
    assert row_words(desk) == "2: over to b"


def test_the_same_question_shown_anew_keeps_the_cursor_where_it_is(desk: Desk) -> None:
    desk.show(begin_guide(TWICE))
    desk.press(Qt.Key.Key_Down)
    desk.view.show_screen(screen(begin_guide(replace(TWICE, title="New"))))
    assert row_words(desk) == "2: over to b"


def test_a_guide_that_changes_while_the_cursor_is_in_the_search_leaves_it_there(desk: Desk) -> None:
    desk.show(begin_guide(LONG))
    desk.line.setFocus()
    desk.view.show_screen(screen(begin_guide(TWICE)))
    assert desk.focus is desk.line


def test_an_answer_that_leads_nowhere_is_shown_and_cannot_be_taken(desk: Desk) -> None:
    desk.show(begin_guide(guide("a", question("q", to("gone", "broken"), to("end")), question("end"))))
    assert "broken" in desk.words()
    assert row_words(desk) == "2: to end"
    desk.press(Qt.Key.Key_1, Qt.Key.Key_Up, Qt.Key.Key_Return)
    assert desk.told == [("chosen", 1)]


def test_where_no_answer_leads_on_it_says_so_and_lets_one_go(desk: Desk) -> None:
    desk.show(begin_guide(guide("a", question("q", to("gone")))))
    assert "None of these answers leads anywhere: tell the page's owner." in desk.words()
    desk.press(Qt.Key.Key_1, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Escape)
    assert desk.told == [("left",)]


def test_an_outcome_says_what_to_do_and_what_can_be_done_next(desk: Desk) -> None:
    desk.show(begin_guide(TWICE).choose(0).choose(0))
    assert "THIS IS WHAT TO DO" in desk.words()
    assert {"F3", "Pass it on", "F6", "Note of the call", "⌫", "Back", "Home", "Start again"} <= set(desk.words())
    desk.press(Qt.Key.Key_1, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Backspace)
    assert desk.told == [("went_back",)]


def test_the_buttons_below_an_outcome_do_the_windows_actions(desk: Desk) -> None:
    done: list[str] = []
    for name in ("hand_over", "note"):
        desk.actions[name].triggered.connect(lambda _checked=False, name=name: done.append(name))
    desk.show(begin_guide(TWICE).choose(0).choose(0))
    desk.press(Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Return)
    assert done == ["hand_over", "note"]


def test_a_process_without_a_guide_is_said_to_be_a_page(desk: Desk) -> None:
    desk.show(begin_guide(TWICE).jump(1, PLAIN), "")
    assert {"CONTINUES ON ANOTHER PAGE", "Title of c"} <= set(desk.words())


def test_a_question_without_heading_or_text_is_named_by_its_process(desk: Desk) -> None:
    bare = replace(question("q", to("end", "yes")), heading="")
    desk.show(begin_guide(WriteUp("a", "en", "a.md", "The title", "x", guide=(bare, question("end")))), "")
    assert "The title" in desk.words()


@pytest.mark.parametrize("word", [word for word in GuideRemark if word])
def test_every_remark_has_its_words(desk: Desk, word: GuideRemark) -> None:
    desk.show(begin_guide(TWICE))
    before = set(desk.words())
    desk.show(begin_guide(TWICE), word=word)
    assert len(set(desk.words()) - before) == 1


def test_links_of_the_text_are_told_and_headings_are_not(desk: Desk) -> None:
    desk.show(begin_guide(TWICE), LINKED)
    child(desk.view, GuideCard).text.linked.emit("#here")
    child(desk.view, GuideCard).text.linked.emit("procdesk:x/y")
    assert desk.told == [("linked", "procdesk:x/y")]


def test_screen_readers_hear_the_question_and_how_many_answers_it_has(desk: Desk) -> None:
    desk.show(begin_guide(TWICE))
    assert desk.view.accessibleName() == "TWICE Answers: 2"
    assert desk.view.accessibleDescription() == "Ask for the cents."
    assert desk.focus.accessibleDescription() == "PAID"
    desk.show(begin_guide(TWICE).choose(0).choose(0))
    assert desk.view.accessibleName() == "This is what to do: DONE"


def test_the_path_is_seen_whole_or_its_newest_answers(desk: Desk) -> None:
    run = begin_guide(TWICE).choose(0)
    desk.show(run)
    trail = child(desk.view, GuideBreadcrumb)
    assert trail.text() == "TWICE <b>to paid</b>"
    for _ in range(20):
        run = run.choose(1).choose(0)
    desk.show(run)
    assert trail.text().startswith("…")
    assert trail.text().endswith("to paid")
    assert trail.accessibleName().count("›") == 40
    assert trail.height() <= 2 * trail.fontMetrics().lineSpacing() + 4


def test_words_of_the_content_are_never_taken_for_html(desk: Desk) -> None:
    desk.show(begin_guide(guide("a", question("q", to("end", "<b>x</b>")), question("end", heading="<i>"))).choose(0))
    assert child(desk.view, GuideBreadcrumb).text() == "Q <b>&lt;b&gt;x&lt;/b&gt;</b>"
    assert "<i>" in desk.words()


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("width", [400, 560])
def test_nothing_is_cut_off(desk: Desk, theme: Theme, width: int, percent: int) -> None:
    wordy = "A rather long answer that needs more than one line where the window stands beside the CRM"
    run = begin_guide(guide("a", question("q", to("end", wordy), to("no", wordy)), question("end", heading=wordy * 2)))
    theme.choose_percent(percent)
    desk.window.resize(width, 620)
    desk.show(run)
    QApplication.processEvents()
    assert desk.window.width() == width
    for part in shown_rows(desk)[0].findChildren(QLabel):
        assert part.height() >= part.heightForWidth(part.width())
    scroll = scroll_area(desk.view)
    assert scroll.widget().width() <= scroll.viewport().width()


def test_more_answers_than_anybody_reads_are_not_all_shown(desk: Desk) -> None:
    many = guide(
        "many", question("q", *(to("end", "x" * 5_000) for _ in range(2_000))), question("end", heading="y" * 5_000)
    )
    desk.show(begin_guide(many))
    assert len(shown_rows(desk)) == 40
    assert "and 1960 more, on the page" in desk.words()
    assert max(len(word) for word in desk.words()) < 400


def test_a_long_outcome_is_scrolled_with_the_arrows_and_by_page(desk: Desk) -> None:
    desk.show(begin_guide(TWICE).choose(0).choose(0), "<p>Say this.</p>" * 60)
    QApplication.processEvents()
    bar = scroll_area(desk.view).verticalScrollBar()
    places = []
    for key in (Qt.Key.Key_Down, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp, Qt.Key.Key_Up):
        desk.press(key)
        places.append(bar.value())
    assert 0 < places[0] < places[1] > places[2]
    assert places[3] == 0


def test_what_cannot_be_done_now_is_not_offered(desk: Desk) -> None:
    desk.show(begin_guide(TWICE).choose(0).choose(0))
    offered = [one for one in desk.view.findChildren(QPushButton) if one.isVisible() and one.isEnabled()]
    desk.actions["hand_over"].setEnabled(False)
    left = [one for one in desk.view.findChildren(QPushButton) if one.isVisible() and one.isEnabled()]
    assert [one.accessibleName() for one in offered if one not in left] == ["Pass it on"]


def test_new_colours_reach_what_is_shown(desk: Desk, theme: Theme) -> None:
    desk.show(begin_guide(TWICE), LINKED, GuideRemark.GONE)
    before = desk.view.grab().toImage()
    theme.choose_scheme("dark")
    assert desk.view.grab().toImage() != before
    assert desk.view.now is not None
    assert desk.view.now.ways[0].leads is TargetKind.QUESTION
