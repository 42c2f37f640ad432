"""Every page of the sample company on the usual office screen: the dates of the journey are seen without scrolling."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication, QWidget

from procdesk.call.context import CallContext
from procdesk.call.context_builder import CallContextBuilder
from procdesk.content.folder import Folder, read_all
from procdesk.gui.page.cards import SideCard
from procdesk.gui.page.page_view import PageView
from procdesk.render.page import Page, RelatedProcess, build_page
from procdesk.resources import sample_content
from tests.gui.conftest import OFFSCREEN, Program
from tests.gui.finders import scroll_area

pytestmark = OFFSCREEN

MORNING = datetime(2026, 11, 23, 10, 40)
SCREEN = (1366, 768)
# A new height reaches the page a few rounds of the event loop later.
_ROUNDS = 8


@dataclass(frozen=True, slots=True)
class ReadPage:
    """A page with what stands beside it."""

    page: Page
    call_context: CallContext


@pytest.fixture(scope="module")
def sample() -> Folder:
    return read_all(sample_content())


def pages_of(folder: Folder, lang: str, filed: datetime | None = None) -> Iterator[ReadPage]:
    """Every process of the folder as it is read in the morning."""
    builder = CallContextBuilder(folder.company, folder.departments)
    departments = {one.slug: one for one in folder.departments}
    titles = {one.id: one.in_language(lang).title for one in folder.processes}
    for process in folder.processes:
        call_context = builder.call_context(process.in_language(lang), MORNING, filed)
        page = build_page(builder.dated(process, call_context), lang, departments[process.department])
        related = tuple(RelatedProcess(id_, titles[id_]) for id_ in page.write_up.related)
        yield ReadPage(replace(page, related=related), call_context)


def show(program: Program, opened: ReadPage) -> PageView:
    """Shows a page in the window, whole and laid out, with the buttons that it has during a call."""
    view, context = program.window.page_view, program.session.context
    if not program.session.page_controller.id:
        # While nothing is read, a start page that is renewed takes the place of the page.
        program.read("me han cobrado dos veces", "Cobro duplicado en la factura")
    call = {"guide": ("Guía, paso a paso",), "hand_over": ("Pasar",), "complaint": ("Reclamación",), "note": ("Nota",)}
    view.show_page(
        opened.page, context.formatter.page_words(opened.page, opened.page.write_up.lang, call), opened.call_context
    )
    view.finish()
    program.window.content_stack.show_page()
    for _ in range(_ROUNDS):
        QApplication.processEvents()
    return view


def seen(view: PageView, widget: QWidget) -> QRect:
    """Where a part of the page is in what can be seen of it."""
    return QRect(widget.mapTo(scroll_area(view).viewport(), QPoint()), widget.size())


@pytest.mark.parametrize(
    ("lang", "filed"),
    [("es", None), ("en", None), ("es", MORNING - timedelta(days=20))],
    ids=["es", "en", "filed long ago"],
)
def test_the_whole_journey_of_every_page_is_seen_without_scrolling(
    program: Program, sample: Folder, lang: str, filed: datetime | None
) -> None:
    program.until(lambda: program.session.is_complete)
    program.window.resize(*SCREEN)
    shown = 0
    for opened in pages_of(sample, lang, filed):
        view = show(program, opened)
        height = scroll_area(view).viewport().height()
        assert view.journey.isVisible(), opened.page.write_up.path
        assert seen(view, view.journey).bottom() < height, opened.page.write_up.path
        assert seen(view, view.journey).bottom() < seen(view, view.cards).top(), opened.page.write_up.path
        shown += 1
    assert shown == 80


def test_a_table_in_a_card_has_the_width_of_the_page(program: Program, sample: Folder) -> None:
    program.until(lambda: program.session.is_complete)
    program.window.resize(*SCREEN)
    tables = [opened for opened in pages_of(sample, "es") if has_table(opened, "decide")]
    assert tables
    for opened in tables:
        view = show(program, opened)
        program.until(lambda view=view: view.cards.decide.width() == view.cards.width())
        assert not view.cards.avoid.isVisible() or view.cards.avoid.width() < view.cards.width() / 1.5


def has_table(opened: ReadPage, key: str) -> bool:
    return any(one.key == key and "<table" in one.html for one in opened.page.cards)


def test_cards_come_back_side_by_side_after_a_table_and_after_the_small_window(
    program: Program, sample: Folder
) -> None:
    program.until(lambda: program.session.is_complete)
    program.window.resize(*SCREEN)
    found = {opened.page.write_up.id: opened for opened in pages_of(sample, "es")}
    usual = found["facturacion/cobro-duplicado"]
    view = show(program, usual)
    before = [seen(view, card) for card in cards_of(view)]
    assert len({one.top() for one in before}) == 1
    show(program, found["atencion/cambiar-datos-de-contacto"])
    program.window.resize(700, 768)
    show(program, usual)
    narrow = [seen(view, card) for card in cards_of(view)]
    assert [one.left() for one in narrow] == [narrow[0].left()] * 3
    assert narrow[0].bottom() < narrow[1].top() < narrow[2].top()
    program.window.resize(*SCREEN)
    show(program, usual)
    program.until(lambda: [seen(view, card) for card in cards_of(view)] == before)


def cards_of(view: PageView) -> tuple[SideCard | QWidget, ...]:
    return view.cards.decide, view.cards.ask, view.cards.avoid
