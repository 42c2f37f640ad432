"""The journey as a picture: its steps in order, dates, the day of filing, and the keyboard alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QImage, QPainter, QRegion
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from procdesk.call.journey import DatedJourney, DatedStep, StepDate, step_at
from procdesk.gui.actions import Actions
from procdesk.gui.page.journey_card import FilingDateRow, JourneyCard
from procdesk.gui.page.journey_chart import ChartPainter, ExpectedRange, PlacedRow
from procdesk.gui.page.journey_layout import ChartLayout, chart_layout, days_only
from procdesk.gui.theme import Theme
from procdesk.model import Duration, Step, Unit
from tests.gui.conftest import OFFSCREEN
from tests.gui.finders import button, child, label

pytestmark = OFFSCREEN

TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 10, 12)
ONE_DAY = Duration(1, 1, Unit.WORKING_DAYS)
COPY = "Copy these dates"


def step(department: str, text: str, earliest: date | None, latest: date | None) -> DatedStep:
    ends = (StepDate(earliest) if earliest else None, StepDate(latest) if latest else None)
    return DatedStep(Step(department, text, ONE_DAY, 1), (department.lower(),), *ends)


def journey(filed: datetime = NOW) -> DatedJourney:
    start = filed.date()
    days = [start + timedelta(days=number) for number in (1, 3, 4, 7)]
    return DatedJourney(
        filed,
        (
            step("Billing", "checks the charge.", days[0], days[0]),
            step("Treasury", "makes the transfer.", days[1], days[2]),
            step("Billing", "writes to the customer.", days[2], days[3]),
        ),
    )


UNDATED = DatedJourney(NOW, (step("Billing", "checks.", None, None), step("", "The bank waits.", None, None)))


@pytest.fixture
def owner() -> Iterator[QObject]:
    made = QObject()
    yield made
    made.deleteLater()


@pytest.fixture
def view(theme: Theme, owner: QObject, qtbot: QtBot) -> JourneyCard:
    made = JourneyCard(theme, Actions(owner), "en")
    qtbot.addWidget(made)
    made.resize(860, 240)
    made.show_journey(journey(), "en", TODAY, NOW)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is made)
    return made


def picture(view: JourneyCard) -> QImage:
    """The journey as it is seen, without the ground of the card."""
    QApplication.processEvents()
    image = blank(view)
    view.chart.render(image, QPoint(), QRegion(), QWidget.RenderFlag.DrawChildren)
    return image


def painted(theme: Theme, layout: ChartLayout, view: JourneyCard, mark: ExpectedRange | None) -> QImage:
    """A journey as it should be seen."""
    QApplication.processEvents()
    image = blank(view)
    painter = ChartPainter(theme)
    current = 0 if view.chart.hasFocus() else -1
    brush = QPainter(image)
    painter.paint(brush, painter.draw(layout, view.chart.width()), current, -1, mark)
    brush.end()
    return image


def blank(view: JourneyCard) -> QImage:
    image = QImage(view.chart.size(), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    return image


def assert_marked(view: JourneyCard, theme: Theme, filed: DatedJourney, tone: str) -> None:
    """The steps where the request should be now have this tone, and no other."""
    filed = days_only(filed)
    where = step_at(filed, NOW)
    assert where is not None
    seen, layout = picture(view), chart_layout(filed, "en", TODAY)
    other = "red" if tone == "amber" else "amber"
    assert seen == painted(theme, layout, view, ExpectedRange(where.index, where.furthest, tone))
    assert seen != painted(theme, layout, view, ExpectedRange(where.index, where.furthest, other))


def words_of(placed: PlacedRow) -> str:
    """All that a row shows, line by line."""
    return " ".join(line.text.text() for line, _, _ in placed.lines)


def said(view: JourneyCard) -> str:
    return " | ".join(one.text() for one in view.findChildren(QLabel) if one.isVisible())


def test_the_steps_stand_in_the_order_of_their_numbers_and_each_names_its_department(view: JourneyCard) -> None:
    layout = chart_layout(journey(), "en", TODAY)
    assert [(row.index, row.department) for row in layout.rows] == [(0, "Billing"), (1, "Treasury"), (2, "Billing")]
    places = [row.place for row in layout.rows]
    assert all(one and 0 <= one[0] <= one[1] <= 1 for one in places)
    assert places == sorted(places)


@pytest.mark.parametrize("width", [1200, 860, 400, 200])
def test_every_row_shows_number_department_words_and_dates_from_top_to_bottom(theme: Theme, width: int) -> None:
    layout = chart_layout(journey(), "en", TODAY)
    placed = ChartPainter(theme).draw(layout, width).placed
    assert [one.number.text.text() for one in placed] == ["1", "2", "3"]
    assert [one.area.top() for one in placed] == sorted({one.area.top() for one in placed})
    for one in placed:
        written = words_of(one)
        assert written[: len(one.row.department)] == one.row.department
        assert one.row.when in written
        assert one.row.text in written


@pytest.mark.parametrize("percent", [100, 140, 200])
@pytest.mark.parametrize("width", [860, 560, 330, 240])
def test_a_date_is_never_cut(theme: Theme, width: int, percent: int) -> None:
    theme.choose_percent(percent)
    filed = DatedJourney(
        NOW,
        (
            DatedStep(
                Step("Customer Service and Complaints", "rings the customer back", ONE_DAY, 1),
                ("care",),
                StepDate(date(2026, 11, 27), time(10, 45)),
                StepDate(date(2026, 12, 21), time(17, 30)),
            ),
            step("Bank", "shows it.", date(2026, 12, 28), date(2027, 1, 4)),
        ),
    )
    for one in ChartPainter(theme).draw(chart_layout(filed, "en", TODAY), width).placed:
        assert len(one.row.when) > 12
        assert one.row.when in words_of(one)


def test_a_screen_reader_hears_the_steps_in_order_with_their_dates(view: JourneyCard) -> None:
    lines = view.chart.accessibleDescription().splitlines()
    assert [line[:11] for line in lines] == ["1. Billing:", "2. Treasury", "3. Billing:"]
    assert "between Thursday 26 and Friday 27 November" in lines[1]


def test_the_arrows_go_through_the_steps_and_enter_chooses_one(view: JourneyCard, qtbot: QtBot) -> None:
    view.chart.setFocus()
    assert view.chart.accessibleName().startswith("1. Billing")
    QTest.keyClick(view.chart, Qt.Key.Key_Down)
    assert view.chart.accessibleName().startswith("2. Treasury")
    QTest.keyClick(view.chart, Qt.Key.Key_Down)
    QTest.keyClick(view.chart, Qt.Key.Key_Down)
    with qtbot.waitSignal(view.step_chosen) as chosen:
        QTest.keyClick(view.chart, Qt.Key.Key_Return)
    assert chosen.args == [2]


def test_a_click_on_a_step_chooses_it(view: JourneyCard, theme: Theme, qtbot: QtBot) -> None:
    drawing = ChartPainter(theme).draw(chart_layout(journey(), "en", TODAY), view.chart.width())
    with qtbot.waitSignal(view.step_chosen) as chosen:
        QTest.mouseClick(view.chart, Qt.MouseButton.LeftButton, pos=drawing.placed[1].area.center().toPoint())
    assert chosen.args == [1]


def test_when_all_is_done_is_said_and_copied(view: JourneyCard, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.copy_wanted):
        QTest.keyClick(button(view, COPY), Qt.Key.Key_Space)
    assert view.dates == "between Friday 27 and Monday 30 November"
    assert view.dates in said(view)


def test_without_dates_it_is_a_list_with_the_times_as_written(view: JourneyCard, theme: Theme) -> None:
    view.show_journey(UNDATED, "es", TODAY, NOW)
    layout = chart_layout(UNDATED, "es", TODAY)
    drawing = ChartPainter(theme).draw(layout, 860)
    assert picture(view) == painted(theme, layout, view, None)
    assert drawing.track.isEmpty()
    assert [one.row.index for one in drawing.placed] == [0, 1]
    assert "1 día laborable" in view.chart.accessibleDescription()
    assert not button(view, COPY).isVisible()


def test_without_steps_there_is_no_card(view: JourneyCard) -> None:
    view.show_journey(DatedJourney(NOW, ()), "en", TODAY, NOW)
    assert not view.isVisible()
    view.ask_filed()
    assert not view.isVisible()


def test_another_day_of_filing_is_typed_repeated_and_chosen(view: JourneyCard, qtbot: QtBot) -> None:
    view.ask_filed()
    line = QApplication.focusWidget()
    QTest.keyClicks(line, "12/11")
    assert "Thursday 12 November" in said(view)
    with qtbot.waitSignal(view.filed_chosen) as chosen:
        QTest.keyClick(line, Qt.Key.Key_Return)
    assert chosen.args == [datetime(2026, 11, 12)]
    assert not child(view, FilingDateRow).isVisible()


def test_nonsense_and_the_future_are_refused_with_a_sentence(view: JourneyCard, qtbot: QtBot) -> None:
    view.ask_filed()
    line = QApplication.focusWidget()
    with qtbot.assertNotEmitted(view.filed_chosen):
        QTest.keyClicks(line, "24/11")
        assert "still to come" in said(view)
        QTest.keyClick(line, Qt.Key.Key_Return)
    assert child(view, FilingDateRow).isVisible()


def test_escape_goes_back_to_today(view: JourneyCard, qtbot: QtBot) -> None:
    view.show_journey(journey(datetime(2026, 11, 12)), "en", TODAY, NOW)
    view.ask_filed()
    with qtbot.waitSignal(view.filed_chosen) as chosen:
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert chosen.args == [None]
    view.show_journey(journey(), "en", TODAY, NOW)
    view.ask_filed()
    with qtbot.assertNotEmitted(view.filed_chosen):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert not child(view, FilingDateRow).isVisible()


def test_a_request_of_an_earlier_day_is_told_where_it_should_be(view: JourneyCard, theme: Theme) -> None:
    assert "If it was raised" not in said(view)
    filed = journey(datetime(2026, 11, 20))
    view.show_journey(filed, "en", TODAY, NOW)
    assert "If it was raised on Friday 20 November: it should now be with Treasury" in said(view)
    assert label(view, "standing").property("tone") == "amber"
    assert_marked(view, theme, filed, "amber")
    filed = journey(datetime(2026, 11, 9))
    view.show_journey(filed, "en", TODAY, NOW)
    assert "it should have been done on Monday 16 November at the latest" in said(view)
    assert label(view, "standing").property("tone") == "red"
    assert_marked(view, theme, filed, "red")


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("es", "ahora debería estar en Tesorería, o ya en el paso 2 (Banco del cliente)"),
        ("en", "it should now be with Tesorería, or already at step 2 (Banco del cliente)"),
    ],
)
def test_somebody_outside_the_company_is_named_beside_the_number_of_the_step(
    view: JourneyCard, lang: str, words: str
) -> None:
    filed = datetime(2026, 11, 20)
    begin, end = date(2026, 11, 23), date(2026, 12, 1)
    bank = replace(step("Banco del cliente", "lo apunta.", end, end), departments=())
    view.show_journey(DatedJourney(filed, (step("Tesorería", "paga.", begin, end), bank)), lang, TODAY, NOW)
    assert words in said(view)


@pytest.mark.parametrize("percent", [100, 150, 200])
@pytest.mark.parametrize("width", [860, 560, 400, 240])
def test_nothing_lies_over_anything_else_or_outside(theme: Theme, width: int, percent: int) -> None:
    theme.choose_percent(percent)
    drawing = ChartPainter(theme).draw(chart_layout(journey(), "en", TODAY), width)
    below = 0.0
    for placed in drawing.placed:
        assert placed.area.top() >= below - 0.01
        below = placed.area.bottom()
        for line, place, _ in placed.lines:
            assert place.x() >= 0
            assert place.x() + line.width <= width + 1
            assert placed.area.top() <= place.y()
            assert place.y() + line.type.line <= placed.area.bottom() + 1
    assert drawing.height == pytest.approx(below)


@pytest.mark.parametrize("percent", [100, 200])
def test_the_head_of_the_card_never_widens_a_narrow_page(theme: Theme, qtbot: QtBot, percent: int) -> None:
    theme.choose_percent(percent)
    view = JourneyCard(theme, Actions(theme), "en")
    qtbot.addWidget(view)
    view.show_journey(journey(), "en", TODAY, NOW)
    view.resize(354, 300)
    view.show()
    qtbot.waitUntil(lambda: view.width() == 354)
    assert view.minimumSizeHint().width() <= 354
