"""A day chosen in a calendar, or none."""

from __future__ import annotations

from datetime import date
from typing import cast

from PySide6.QtCore import QDate, QLocale, Qt, Signal
from PySide6.QtWidgets import QCalendarWidget, QMenu, QPushButton, QWidgetAction


class DateField(QPushButton):
    """Shows a day, or that there is none; Enter or Space opens the calendar. `chosen` carries a `date` or None."""

    chosen = Signal(object)

    def __init__(self, name: str, locale: QLocale) -> None:
        super().__init__()
        self._name = name
        self._locale = locale
        self._day: date | None = None
        self._calendar = QCalendarWidget()
        self._calendar.setLocale(locale)
        self._calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self._calendar.setAccessibleName(name)
        self._calendar.activated.connect(self._take)
        self._calendar.clicked.connect(self._take)
        self._menu = QMenu(self)
        no_date = self._menu.addAction(self.tr("No date"))
        no_date.triggered.connect(lambda _checked=False: self.chosen.emit(None))
        holder = QWidgetAction(self._menu)
        holder.setDefaultWidget(self._calendar)
        self._menu.addAction(holder)
        self._menu.aboutToShow.connect(lambda: self._calendar.setFocus(Qt.FocusReason.PopupFocusReason))
        self.setMenu(self._menu)
        self.show_day(None, "")

    def show_day(self, day: date | None, written: str) -> None:
        """Shows a day, or what is `written` in its place and is none."""
        self._day = day
        if day is not None:
            self._calendar.setSelectedDate(QDate(day.year, day.month, day.day))
            words = self._locale.toString(QDate(day.year, day.month, day.day), QLocale.FormatType.ShortFormat)
        else:
            words = written or self.tr("No date")
        self.setText(words)
        self.setAccessibleName(f"{self._name}: {words}")

    def _take(self, day: QDate) -> None:
        self._menu.close()
        self.chosen.emit(cast("date", day.toPython()))
