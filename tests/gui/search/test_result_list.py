"""The list says what a row is, keeps the chosen one by its key, and paints the matched words where they stand."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from procdesk.gui.search.result_delegate import ResultDelegate
from procdesk.gui.search.result_list import ResultList
from procdesk.gui.search.result_model import ResultModel, ResultRow, RowKind
from procdesk.gui.theme import Theme
from procdesk.model import Span

HEADING = ResultRow(RowKind.HEADING, "", "Recientes")
BILL = ResultRow(
    RowKind.PROCESS, "facturacion/cobro-duplicado", "Cobro duplicado", facts="Facturación", badge="Resuélvelo tú"
)
FIBRE = ResultRow(RowKind.PROCESS, "averias/sin-internet", "Sin internet", say="«Vamos a verlo.»")
WIDTH = 400


@pytest.fixture
def hits(theme: Theme, qtbot: QtBot) -> ResultList:
    made = ResultList(theme)
    qtbot.addWidget(made)
    made.resize(WIDTH, 600)
    return made


def painted(theme: Theme, row: ResultRow, width: int = WIDTH) -> QImage:
    """One row as the list paints it, on a ground that no theme has."""
    model = ResultModel()
    model.show((row,))
    option = QStyleOptionViewItem()
    option.rect = QRect(0, 0, width, 10)
    painter = ResultDelegate(theme)
    option.rect.setHeight(painter.sizeHint(option, model.index(0)).height())
    image = QImage(option.rect.size(), QImage.Format.Format_RGB32)
    image.fill(QColor("#ff00ff"))
    brush = QPainter(image)
    painter.paint(brush, option, model.index(0))
    brush.end()
    return image


def columns_of(image: QImage, colour: str) -> set[int]:
    """The columns in which a colour stands."""
    wanted = QColor(colour).rgb()
    return {x for x in range(image.width()) for y in range(image.height()) if image.pixel(x, y) == wanted}


def test_the_model_keeps_the_rules_of_item_models(qtbot: QtBot) -> None:
    model = ResultModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for rows in ((), (HEADING, BILL, FIBRE), (FIBRE,), ()):
        model.show(rows)
        assert model.rowCount() == len(rows)
    assert tester.model() is model


def test_a_heading_can_be_neither_chosen_nor_reached(hits: ResultList) -> None:
    hits.show_rows((HEADING, BILL, HEADING, FIBRE))
    assert hits.current == BILL
    hits.step(1)
    assert hits.current == FIBRE
    hits.step(1)
    assert hits.current == FIBRE
    hits.step(-1)
    hits.step(-1)
    assert hits.current == BILL
    assert ResultModel().flags(QModelIndex()) == Qt.ItemFlag.NoItemFlags


def test_the_chosen_row_is_chosen_again_by_its_key_after_a_reset(hits: ResultList) -> None:
    hits.show_rows((BILL, FIBRE))
    hits.step(1)
    hits.show_rows((FIBRE, BILL), keep=FIBRE.key)
    assert hits.current == FIBRE
    hits.show_rows((BILL,), keep=FIBRE.key)
    assert hits.current == BILL


def test_a_list_with_new_rows_stays_where_it_is_scrolled_to_as_long_as_the_chosen_row_is_seen(hits: ResultList) -> None:
    rows = tuple(ResultRow(RowKind.PROCESS, f"averias/{number}", f"Avería {number}") for number in range(40))
    hits.show_rows(rows)
    hits.show()
    bar = hits.verticalScrollBar()
    for _ in range(20):
        hits.step(1)
    bar.setValue(bar.value() + 30)
    place = bar.value()
    hits.show_rows((*rows[:30], *reversed(rows[30:])), keep="averias/20")
    assert bar.value() == place
    hits.show_rows(rows[::-1], keep="averias/20")
    assert hits.viewport().rect().contains(hits.visualRect(hits.currentIndex()))
    hits.show_rows(rows)
    assert bar.value() == 0


def test_a_row_that_stays_chosen_is_told_once(hits: ResultList, qtbot: QtBot) -> None:
    with qtbot.waitSignal(hits.settled) as told:
        hits.show_rows((BILL, FIBRE))
    assert told.args == [BILL]
    with qtbot.assertNotEmitted(hits.settled, wait=300):
        hits.show_rows((FIBRE, BILL), keep=BILL.key)


def test_a_row_that_is_passed_over_quickly_is_not_told(hits: ResultList, qtbot: QtBot) -> None:
    told: list[ResultRow] = []
    hits.settled.connect(told.append)
    hits.show_rows((BILL, FIBRE))
    hits.step(1)
    qtbot.waitUntil(lambda: bool(told))
    assert told == [FIBRE]


def test_a_screen_reader_gets_the_whole_row_in_one_sentence() -> None:
    row = ResultRow(
        RowKind.PROCESS,
        "a/b",
        "Cobro duplicado",
        facts="Facturación",
        badge="Resuélvelo tú",
        mark="no vigente hoy",
        say="«Lo compruebo ahora.»",
        why_label="el cliente dice:",
        why="me han cobrado dos veces",
    )
    model = ResultModel()
    model.show((row,))
    spoken = model.data(model.index(0), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == (
        "Cobro duplicado. Facturación. Resuélvelo tú. no vigente hoy. «Lo compruebo ahora.». "
        "el cliente dice: me han cobrado dos veces"
    )
    assert model.data(model.index(0)) == "Cobro duplicado"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_matched_words_are_marked_where_they_stand(theme: Theme, scheme: str) -> None:
    theme.choose_scheme(scheme)
    row = ResultRow(RowKind.PROCESS, "a/b", "Cobro duplicado", title_spans=(Span(6, 15),))
    columns = columns_of(painted(theme, row), theme.colours.match)
    metrics = QFontMetricsF(theme.font(11, QFont.Weight.DemiBold))
    left, right = 14.5 + metrics.horizontalAdvance("Cobro "), 14.5 + metrics.horizontalAdvance("Cobro duplicado")
    assert columns
    assert abs(min(columns) - left) <= 3
    assert abs(max(columns) - right) <= 3


def test_a_row_without_a_match_has_no_mark(theme: Theme) -> None:
    assert columns_of(painted(theme, BILL), theme.colours.match) == set()


def test_a_match_far_to_the_right_is_brought_into_view(theme: Theme) -> None:
    text = "palabra " * 30 + "duplicado"
    row = ResultRow(
        RowKind.PROCESS, "a/b", "Título", why_label="dice:", why=text, why_spans=(Span(len(text) - 9, len(text)),)
    )
    assert columns_of(painted(theme, row), theme.colours.match)


def test_a_title_too_long_for_the_card_stays_inside_it(theme: Theme) -> None:
    row = ResultRow(
        RowKind.PROCESS, "a/b", "Cobro duplicado en la factura del mes pasado " * 4, title_spans=(Span(0, 5),)
    )
    image = painted(theme, row)
    margin = set(range(WIDTH - 13, WIDTH - 2))
    text = {
        x
        for x in margin
        for y in range(14, image.height() - 14)
        if image.pixelColor(x, y).lightness() < QColor(theme.colours.pane).lightness() - 60
    }
    assert text == set()


def test_a_word_longer_than_the_card_does_no_harm(theme: Theme) -> None:
    long = "x" * 5_000
    row = ResultRow(
        RowKind.PROCESS, "a/b", long, say=long, why_label="dice:", why=long, why_spans=(Span(4_990, 5_000),)
    )
    assert painted(theme, row, width=60).height() > 0


def test_larger_text_makes_taller_rows(theme: Theme) -> None:
    before = painted(theme, BILL).height()
    theme.choose_percent(200)
    assert painted(theme, BILL).height() > 1.4 * before
