"""What the pictures show: the window in the states of a call, each reached with the keys a user would press."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget

from procdesk.gui.call.call_bar import CallChip
from procdesk.gui.owner.editing.editor_window import EditorWindow
from procdesk.gui.owner.pages.my_pages_dialog import MyPagesDialog
from procdesk.gui.owner.pages.work_list import WorkList
from procdesk.gui.owner.problems_dialog import ProblemsDialog
from procdesk.gui.search.gap_notice import GapNotice
from tests.shots.studio import COMPACT_SIZE, SIZE, Studio, settle, wait_until

Shown = TypeVar("Shown", bound=QWidget)
_MOST_TURNS = 40
_LARGER = (140, 200)
CHARGED, LATE, COMPLAINT, IMPOSTOR = (
    "facturacion/cobro-duplicado",
    "instalaciones/danos-en-la-instalacion",
    "atencion/presentar-reclamacion",
    "fraude/suplantacion-de-identidad",
)


@dataclass(frozen=True, slots=True)
class Words:
    """What is typed in one language."""

    charged: str
    damage: str
    meant: str
    unanswered: str
    filed: str
    late: str
    action: str


WORDS = {
    "es": Words(
        "me han cobrado dos ve",
        "el instalador me ha roto un azulejo",
        "un desconocido usurpó mi personalidad",
        "cuánto mide la torre eiffel",
        "19/11",
        "5/11",
        "nota",
    ),
    "en": Words(
        "i was charged tw",
        "the installer broke a tile",
        "an impostor impersonated me",
        "how tall is the eiffel tower",
        "19/11",
        "5/11",
        "note",
    ),
}


def start(studio: Studio) -> None:
    """The start page."""
    studio.keep("start")


def search(studio: Studio) -> None:
    """Half a question, answered."""
    studio.ask(WORDS[studio.lang].charged)
    studio.until_read(CHARGED)
    studio.keep("search")


def meaning(studio: Studio) -> None:
    """A question that shares no word with its page, found by its meaning; then one that no page answers."""
    studio.ask(WORDS[studio.lang].meant)
    studio.until_read(IMPOSTOR)
    studio.keep("meaning")
    studio.ask(WORDS[studio.lang].unanswered)
    wait_until(lambda: any(one.isVisible() for one in studio.window.findChildren(GapNotice)))
    studio.keep("gap")


def reading(studio: Studio) -> None:
    """The journey, whole."""
    studio.read(WORDS[studio.lang].charged, CHARGED)
    _scroll_to(studio, studio.window.page_view.journey)
    studio.keep("reading")


def filed(studio: Studio) -> None:
    """Where a request should be that was filed some days ago."""
    studio.read(WORDS[studio.lang].charged, CHARGED)
    studio.press("filed")
    studio.type(WORDS[studio.lang].filed, Qt.Key.Key_Return)
    _scroll_to(studio, studio.window.page_view.journey)
    studio.keep("filed")
    studio.press("filed")
    studio.type("", Qt.Key.Key_Escape)


def guide(studio: Studio) -> None:
    """In the middle of a guide, with the hand-over card beside it."""
    _into_guide(studio)
    studio.keep("guide")
    studio.type("", Qt.Key.Key_Escape)


def outcome(studio: Studio) -> None:
    """A guide that has ended where nothing may be promised, and its page after it."""
    studio.read(WORDS[studio.lang].charged, CHARGED)
    _answer(studio, Qt.Key.Key_1, Qt.Key.Key_2)
    studio.keep("outcome")
    studio.type("", Qt.Key.Key_Escape)
    studio.keep("outcome-page")
    _end_call(studio)


def late(studio: Studio) -> None:
    """A request that should be done already, and what was copied of it."""
    studio.read(WORDS[studio.lang].charged, CHARGED)
    studio.press("filed")
    studio.type(WORDS[studio.lang].late, Qt.Key.Key_Return)
    studio.keep("late")
    studio.press("copy")
    studio.keep("copied")
    studio.press("filed")
    studio.type("", Qt.Key.Key_Escape)


def ended(studio: Studio) -> None:
    """A call that has just ended; then the next customer's first words after a note that was copied."""
    _call(studio)
    studio.press("call")
    studio.outwait_toast()
    studio.keep("ended")
    _call(studio)
    studio.press("copy_note")
    studio.ask(WORDS[studio.lang].damage)
    studio.outwait_toast()
    studio.keep("another-customer")
    studio.press("call")
    _end_call(studio)
    studio.press("note")
    studio.keep("previous-notes")
    studio.type("", Qt.Key.Key_Escape)


def palette(studio: Studio) -> None:
    """All actions, searched by typing."""
    studio.read(WORDS[studio.lang].charged, CHARGED)
    studio.press("menu")
    studio.type(WORDS[studio.lang].action)
    studio.keep("palette")
    studio.type("", Qt.Key.Key_Escape)


def larger(studio: Studio) -> None:
    """Larger text: start page, page, guide, hand-over and note."""
    for percent in _LARGER:
        studio.choose_percent(percent)
        studio.press("clear")
        studio.press("clear")
        studio.keep(f"start-{percent}")
        studio.read(WORDS[studio.lang].charged, CHARGED)
        studio.keep(f"reading-{percent}")
        _into_guide(studio)
        studio.keep(f"guide-{percent}")
        studio.type("", Qt.Key.Key_Escape)
        studio.press("hand_over")
        studio.keep(f"hand-over-{percent}")
        studio.type("", Qt.Key.Key_Escape)
        studio.press("note")
        studio.keep(f"note-{percent}")
        studio.type("", Qt.Key.Key_Escape)
        _end_call(studio)
    studio.choose_percent(100)


def hand_over(studio: Studio) -> None:
    """Whom to pass it on to, with something that is ready already."""
    studio.read(WORDS[studio.lang].charged, CHARGED)
    studio.press("hand_over")
    studio.tick(1)
    studio.tick(2)
    studio.keep("hand-over")
    studio.type("", Qt.Key.Key_Escape)


def note(studio: Studio) -> None:
    """What the call left behind, a minute and a half later."""
    _call(studio)
    studio.press("note")
    studio.keep("note")
    studio.type("", Qt.Key.Key_Escape)
    studio.press("call")


def complaint(studio: Studio) -> None:
    """The complaint process after two pages were looked up."""
    _call(studio)
    studio.read(WORDS[studio.lang].damage, LATE)
    studio.press("complaint")
    studio.until_read(COMPLAINT)
    studio.outwait_toast()
    studio.keep("complaint")
    studio.press("call")


def overdue(studio: Studio) -> None:
    """An answer that must be confirmed before it is promised."""
    studio.read(WORDS[studio.lang].damage, LATE)
    studio.keep("overdue")


def compact(studio: Studio) -> None:
    """The small window beside the CRM: the page, the guide, the hand-over."""
    studio.press("compact")
    studio.resize(COMPACT_SIZE)
    studio.read(WORDS[studio.lang].charged, CHARGED)
    studio.keep("compact")
    _into_guide(studio)
    studio.keep("compact-guide")
    studio.type("", Qt.Key.Key_Escape)
    studio.press("hand_over")
    studio.keep("compact-hand-over")
    studio.type("", Qt.Key.Key_Escape)
    studio.press("compact")
    studio.resize(SIZE)


def keys(studio: Studio) -> None:
    """The list of all keys."""
    _dialog(studio, "keys")


def problems(studio: Studio) -> None:
    """What is wrong with the content, by file, and with one page; the page is marked in its head."""
    studio.read(WORDS[studio.lang].damage, LATE)
    _listed(studio, "problems")
    studio.keep("problem-mark")
    _listed(studio, "page_problems")


def binder(studio: Studio) -> None:
    """What is asked before a binder is made."""
    studio.read(WORDS[studio.lang].charged, CHARGED)
    _dialog(studio, "binder")


def editor(studio: Studio) -> None:
    """A page in the editor: beside it the page as staff will see it, then the trial, the guide and the translation."""
    studio.read(WORDS[studio.lang].charged, CHARGED)
    studio.press("edit_page")
    wait_until(lambda: _of_type(EditorWindow) is not None)
    window = _of_type(EditorWindow)
    assert window is not None
    window.resize(SIZE)
    wait_until(lambda: window.page.draft is not None)
    studio.keep("editor", window)
    for name in ("", "trial", "editor-guide", "", "translation"):
        window.actions_["next_tab"].trigger()
        settle(1_500 if name == "trial" else 400)
        if name:
            studio.keep(name, window)
    window.close_now()
    studio.window.activateWindow()
    _end_call(studio)


def my_pages(studio: Studio) -> None:
    """What owners have to do."""
    studio.press("my_pages")
    wait_until(lambda: _of_type(MyPagesDialog) is not None, 60_000)
    dialog = _of_type(MyPagesDialog)
    assert dialog is not None
    rows = dialog.findChild(WorkList)
    assert rows is not None
    wait_until(lambda: rows.model().rowCount() > 0, 60_000)
    studio.keep("my-pages", dialog)
    dialog.close()
    studio.window.activateWindow()


SCENES: tuple[Callable[[Studio], None], ...] = (
    start,
    search,
    meaning,
    reading,
    filed,
    guide,
    outcome,
    late,
    hand_over,
    note,
    ended,
    complaint,
    overdue,
    compact,
    palette,
    keys,
    problems,
    editor,
    my_pages,
    binder,
    larger,
)


def _call(studio: Studio) -> None:
    """A call in which the answer was copied, the guide followed to its end, and the message for a colleague copied."""
    _end_call(studio)
    studio.press("call")
    studio.read(WORDS[studio.lang].charged, CHARGED)
    studio.wait(50)
    studio.press("copy")
    _answer(studio, Qt.Key.Key_1, Qt.Key.Key_1, Qt.Key.Key_1, Qt.Key.Key_2)
    studio.type("", Qt.Key.Key_Escape)
    studio.press("copy_message")
    studio.wait(38)


def _end_call(studio: Studio) -> None:
    chip = studio.window.findChild(CallChip)
    if chip is not None and chip.isVisible():
        studio.press("call")


def _into_guide(studio: Studio) -> None:
    studio.read(WORDS[studio.lang].charged, CHARGED)
    _answer(studio, Qt.Key.Key_1, Qt.Key.Key_1)


def _answer(studio: Studio, *keys: Qt.Key) -> None:
    """Begins the guide of the page anew, and answers its questions."""
    studio.press("guide")
    wait_until(studio.window.call_pane.guide.isVisible)
    settle()
    studio.type("", Qt.Key.Key_Home, *keys)


def _of_type(kind: type[Shown]) -> Shown | None:
    """The window of that kind that is seen."""
    return next((one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible()), None)


def _listed(studio: Studio, name: str) -> None:
    """A list of problems, once all are there."""
    studio.press(name)
    settle()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ProblemsDialog)
    wait_until(lambda: bool(dialog.lines) and not dialog.state, 60_000)
    settle()
    studio.keep(name.replace("_", "-"), dialog)
    dialog.close()
    studio.window.activateWindow()


def _dialog(studio: Studio, name: str) -> None:
    studio.press(name)
    settle()
    dialog = QApplication.activeModalWidget() or QApplication.activeWindow()
    if dialog is not None and dialog is not studio.window:
        studio.keep(name, dialog)
        dialog.close()
        studio.window.activateWindow()


def _scroll_to(studio: Studio, widget: QWidget) -> None:
    """Turns the wheel until all of a part of the page is seen above the call bar."""
    foot = studio.window.page_view.call_bar
    for _ in range(_MOST_TURNS):
        if _place(widget, QPoint(0, widget.height())).y() <= _place(foot, QPoint()).y():
            return
        studio.turn_wheel(studio.window.page_view)


def _place(widget: QWidget, point: QPoint) -> QPoint:
    """Where a point of a widget is in its window."""
    return widget.mapTo(widget.window(), point)
