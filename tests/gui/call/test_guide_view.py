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
FACTS = ("chosen", "went_back", "started_again", "returned", "left", "linked")
LONG = guide("long", question("many", *(to("end", f"answer {number}") for number in range(14))), question("end"))
LINKED = '<p>See <a href="procdesk:x/y">that page</a> and <a href="#here">here</a>.</p>'


def screen(
    run: GuideSession, text: str = "<p>Ask for the cents.</p>", word: GuideRemark = GuideRemark.NOTHING
) -> GuideScreen:
    return GuideScreen(run, run.ways, text, word)


@dataclass
class Program:
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
def program(theme: Theme, qtbot: QtBot) -> Iterator[Program]:
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
    made = Program(window, view, line, actions)
    for name in FACTS:
        getattr(view, name).connect(lambda *what, name=name: made.told.append((name, *what)))
    yield made
    owner.deleteLater()


def shown_rows(program: Program) -> list[ChoiceRow]:
    return [row for row in program.view.findChildren(ChoiceRow) if row.isVisible()]


def row_words(program: Program) -> str:
    return program.focus.accessibleName()


def test_the_cursor_stands_on_the_first_answer(program: Program) -> None:
    program.show(begin_guide(TWICE))
    assert row_words(program) == "1: to paid"


def test_a_number_key_chooses_at_once(program: Program) -> None:
    program.show(begin_guide(TWICE))
    program.press(Qt.Key.Key_2)
    program.press(Qt.Key.Key_1, modifiers=KEYPAD)
    assert program.told == [("chosen", 1), ("chosen", 0)]


def test_a_number_without_an_answer_does_nothing(program: Program) -> None:
    program.show(begin_guide(TWICE))
    program.press(Qt.Key.Key_3, Qt.Key.Key_9, Qt.Key.Key_0)
    assert program.told == []


def test_the_tenth_answer_has_the_zero_and_those_after_it_are_reached_with_the_arrows(program: Program) -> None:
    program.show(begin_guide(LONG))
    program.press(Qt.Key.Key_0)
    program.press(*[Qt.Key.Key_Down] * 11, Qt.Key.Key_Return)
    assert program.told == [("chosen", 9), ("chosen", 11)]
    assert row_words(program) == "answer 11"


def test_arrows_stop_at_the_ends_and_enter_chooses(program: Program) -> None:
    program.show(begin_guide(TWICE))
    program.press(Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Enter)
    program.press(Qt.Key.Key_Up, Qt.Key.Key_Space)
    assert program.told == [("chosen", 1), ("chosen", 0)]


def test_the_row_of_the_cursor_is_seen_however_many_there_are(program: Program) -> None:
    program.show(begin_guide(LONG))
    program.press(*[Qt.Key.Key_Down] * 13)
    place = program.focus.mapTo(program.view, QPoint(0, 0)).y()
    assert row_words(program) == "answer 13"
    assert 0 <= place <= program.view.height() - program.focus.height()


def test_back_again_return_and_leave_have_their_keys(program: Program) -> None:
    program.show(begin_guide(TWICE).jump(1, OTHER))
    program.press(Qt.Key.Key_Backspace)
    program.press(Qt.Key.Key_Backspace, modifiers=SHIFT)
    program.press(Qt.Key.Key_Home, Qt.Key.Key_Escape)
    assert program.told == [("went_back",), ("returned",), ("started_again",), ("left",)]


def test_without_a_jump_there_is_nothing_to_return_to(program: Program) -> None:
    program.show(begin_guide(TWICE))
    program.press(Qt.Key.Key_Backspace, modifiers=SHIFT)
    assert program.told == [("went_back",)]


def test_the_seven_of_a_keypad_without_numbers_does_not_start_again(program: Program) -> None:
    program.show(begin_guide(TWICE))
    program.press(Qt.Key.Key_Home, modifiers=KEYPAD)
    assert program.told == []


def test_a_key_that_is_held_answers_one_question(program: Program) -> None:
    program.show(begin_guide(TWICE))
    for key, text in (
        (Qt.Key.Key_1, "1"),
        (Qt.Key.Key_Return, "\r"),
        (Qt.Key.Key_Backspace, "\b"),
        (Qt.Key.Key_A, "a"),
    ):
        QApplication.sendEvent(program.focus, QKeyEvent(QKeyEvent.Type.KeyPress, key, NO_MODIFIER, text, True))
    assert program.told == []


def test_the_guide_leaves_letters_to_the_search_and_numbers_only_where_there_is_nothing_to_choose(
    program: Program,
) -> None:
    def claimed(key: Qt.Key, text: str) -> bool:
        offer = QKeyEvent(QKeyEvent.Type.ShortcutOverride, key, NO_MODIFIER, text)
        offer.ignore()
        QApplication.sendEvent(program.focus, offer)
        return offer.isAccepted()

    program.show(begin_guide(TWICE))
    assert not claimed(Qt.Key.Key_F, "f")
    assert claimed(Qt.Key.Key_7, "7")
    assert claimed(Qt.Key.Key_Backspace, "\b")
    program.show(begin_guide(PLAIN).choose(0))
    assert not claimed(Qt.Key.Key_7, "7")
    assert claimed(Qt.Key.Key_Backspace, "\b")


def test_keys_of_the_window_that_are_not_the_guides_still_work(program: Program) -> None:
    done: list[str] = []
    for name in ("clear", "page_down", "note"):
        program.actions[name].triggered.connect(lambda _checked=False, name=name: done.append(name))
    program.show(begin_guide(TWICE))
    program.press(Qt.Key.Key_Escape, Qt.Key.Key_PageDown, Qt.Key.Key_F6)
    assert done == ["note"]
    program.line.setFocus()
    program.press(Qt.Key.Key_Escape)
    assert done == ["note", "clear"]


def test_the_keys_work_wherever_in_the_guide_the_cursor_is(program: Program) -> None:
    program.show(begin_guide(TWICE).choose(0), LINKED)
    for widget in own_widgets(program.view):
        program.told.clear()
        widget.setFocus()
        program.press(Qt.Key.Key_1, Qt.Key.Key_Backspace, Qt.Key.Key_Home, Qt.Key.Key_Escape)
        assert program.told == [("chosen", 0), ("went_back",), ("started_again",), ("left",)], widget


def test_tab_goes_through_the_answers_the_links_of_the_text_and_the_keys(program: Program) -> None:
    program.show(begin_guide(TWICE).choose(0).choose(1), LINKED)
    names = []
    for _ in range(8):
        names.append(program.focus.accessibleName())
        program.press(Qt.Key.Key_Tab)
    # The text takes one step for each of its links.
    assert list(dict.fromkeys(names)) == ["1: to paid", "2: over to b", "TWICE", "back", "start again", "leave"]


def test_buttons_do_what_their_keys_do(program: Program) -> None:
    program.show(begin_guide(TWICE).jump(1, OTHER))
    for button in program.view.findChildren(QPushButton):
        if button.isVisible() and button.property("role") == "key":
            button.setFocus()
            program.press(Qt.Key.Key_Return)
    assert program.told == [("went_back",), ("started_again",), ("left",), ("returned",)]


def test_after_going_back_the_cursor_is_on_the_answer_that_was_given(program: Program) -> None:
    program.show(begin_guide(TWICE).choose(0).choose(1).jump(1, OTHER).back())
    assert row_words(program) == "2: over to b"


def test_the_same_question_shown_anew_keeps_the_cursor_where_it_is(program: Program) -> None:
    program.show(begin_guide(TWICE))
    program.press(Qt.Key.Key_Down)
    program.view.show_screen(screen(begin_guide(replace(TWICE, title="New"))))
    assert row_words(program) == "2: over to b"


def test_a_guide_that_changes_while_the_cursor_is_in_the_search_leaves_it_there(program: Program) -> None:
    program.show(begin_guide(LONG))
    program.line.setFocus()
    program.view.show_screen(screen(begin_guide(TWICE)))
    assert program.focus is program.line


def test_an_answer_that_leads_nowhere_is_shown_and_cannot_be_taken(program: Program) -> None:
    program.show(begin_guide(guide("a", question("q", to("gone", "broken"), to("end")), question("end"))))
    assert "broken" in program.words()
    assert row_words(program) == "2: to end"
    program.press(Qt.Key.Key_1, Qt.Key.Key_Up, Qt.Key.Key_Return)
    assert program.told == [("chosen", 1)]


def test_where_no_answer_leads_on_it_says_so_and_lets_one_go(program: Program) -> None:
    program.show(begin_guide(guide("a", question("q", to("gone")))))
    assert "None of these answers leads anywhere: tell the page's owner." in program.words()
    program.press(Qt.Key.Key_1, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Escape)
    assert program.told == [("left",)]


def test_an_outcome_says_what_to_do_and_what_can_be_done_next(program: Program) -> None:
    program.show(begin_guide(TWICE).choose(0).choose(0))
    assert "THIS IS WHAT TO DO" in program.words()
    assert {"F3", "Pass it on", "F6", "Call note", "⌫", "Back", "Home", "Start again"} <= set(program.words())
    program.press(Qt.Key.Key_1, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Backspace)
    assert program.told == [("went_back",)]


def test_the_buttons_below_an_outcome_do_the_windows_actions(program: Program) -> None:
    done: list[str] = []
    for name in ("hand_over", "note"):
        program.actions[name].triggered.connect(lambda _checked=False, name=name: done.append(name))
    program.show(begin_guide(TWICE).choose(0).choose(0))
    program.press(Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Return)
    assert done == ["hand_over", "note"]


def test_a_process_without_a_guide_is_said_to_be_a_page(program: Program) -> None:
    program.show(begin_guide(TWICE).jump(1, PLAIN), "")
    assert {"CONTINUES ON ANOTHER PAGE", "Title of c"} <= set(program.words())


def test_a_question_without_heading_or_text_is_named_by_its_process(program: Program) -> None:
    bare = replace(question("q", to("end", "yes")), heading="")
    program.show(begin_guide(WriteUp("a", "en", "a.md", "The title", "x", guide=(bare, question("end")))), "")
    assert "The title" in program.words()


@pytest.mark.parametrize("word", [word for word in GuideRemark if word])
def test_every_remark_has_its_words(program: Program, word: GuideRemark) -> None:
    program.show(begin_guide(TWICE))
    before = set(program.words())
    program.show(begin_guide(TWICE), word=word)
    assert len(set(program.words()) - before) == 1


def test_links_of_the_text_are_told_and_headings_are_not(program: Program) -> None:
    program.show(begin_guide(TWICE), LINKED)
    child(program.view, GuideCard).text.linked.emit("#here")
    child(program.view, GuideCard).text.linked.emit("procdesk:x/y")
    assert program.told == [("linked", "procdesk:x/y")]


def test_screen_readers_hear_the_question_and_how_many_answers_it_has(program: Program) -> None:
    program.show(begin_guide(TWICE))
    assert program.view.accessibleName() == "TWICE Answers: 2"
    assert program.view.accessibleDescription() == "Ask for the cents."
    assert program.focus.accessibleDescription() == "PAID"
    program.show(begin_guide(TWICE).choose(0).choose(0))
    assert program.view.accessibleName() == "This is what to do: DONE"


def test_the_path_is_seen_whole_or_its_newest_answers(program: Program) -> None:
    run = begin_guide(TWICE).choose(0)
    program.show(run)
    trail = child(program.view, GuideBreadcrumb)
    assert trail.text() == "TWICE <b>to paid</b>"
    for _ in range(20):
        run = run.choose(1).choose(0)
    program.show(run)
    assert trail.text().startswith("…")
    assert trail.text().endswith("to paid")
    assert trail.accessibleName().count("›") == 40
    assert trail.height() <= 2 * trail.fontMetrics().lineSpacing() + 4


def test_words_of_the_content_are_never_taken_for_html(program: Program) -> None:
    program.show(
        begin_guide(guide("a", question("q", to("end", "<b>x</b>")), question("end", heading="<i>"))).choose(0)
    )
    assert child(program.view, GuideBreadcrumb).text() == "Q <b>&lt;b&gt;x&lt;/b&gt;</b>"
    assert "<i>" in program.words()


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("width", [400, 560])
def test_nothing_is_cut_off(program: Program, theme: Theme, width: int, percent: int) -> None:
    wordy = "A rather long answer that needs more than one line where the window stands beside the CRM"
    run = begin_guide(guide("a", question("q", to("end", wordy), to("no", wordy)), question("end", heading=wordy * 2)))
    theme.choose_percent(percent)
    program.window.resize(width, 620)
    program.show(run)
    QApplication.processEvents()
    assert program.window.width() == width
    for part in shown_rows(program)[0].findChildren(QLabel):
        assert part.height() >= part.heightForWidth(part.width())
    scroll = scroll_area(program.view)
    assert scroll.widget().width() <= scroll.viewport().width()


def test_more_answers_than_anybody_reads_are_not_all_shown(program: Program) -> None:
    many = guide(
        "many", question("q", *(to("end", "x" * 5_000) for _ in range(2_000))), question("end", heading="y" * 5_000)
    )
    program.show(begin_guide(many))
    assert len(shown_rows(program)) == 40
    assert "and 1960 more, on the page" in program.words()
    assert max(len(word) for word in program.words()) < 400


def test_a_long_outcome_is_scrolled_with_the_arrows_and_by_page(program: Program) -> None:
    program.show(begin_guide(TWICE).choose(0).choose(0), "<p>Say this.</p>" * 60)
    QApplication.processEvents()
    bar = scroll_area(program.view).verticalScrollBar()
    places = []
    for key in (Qt.Key.Key_Down, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp, Qt.Key.Key_Up):
        program.press(key)
        places.append(bar.value())
    assert 0 < places[0] < places[1] > places[2]
    assert places[3] == 0


def test_what_cannot_be_done_now_is_not_offered(program: Program) -> None:
    program.show(begin_guide(TWICE).choose(0).choose(0))
    offered = [one for one in program.view.findChildren(QPushButton) if one.isVisible() and one.isEnabled()]
    program.actions["hand_over"].setEnabled(False)
    left = [one for one in program.view.findChildren(QPushButton) if one.isVisible() and one.isEnabled()]
    assert [one.accessibleName() for one in offered if one not in left] == ["Pass it on"]


def test_new_colours_reach_what_is_shown(program: Program, theme: Theme) -> None:
    program.show(begin_guide(TWICE), LINKED, GuideRemark.GONE)
    before = program.view.grab().toImage()
    theme.choose_scheme("dark")
    assert program.view.grab().toImage() != before
    assert program.view.now is not None
    assert program.view.now.ways[0].leads is TargetKind.QUESTION
