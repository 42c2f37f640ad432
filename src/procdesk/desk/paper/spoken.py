"""The labels of the paper in the page's language, which need not be the window's; dates and quotes as there."""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import cache

from PySide6.QtCore import QDate, QLocale

from procdesk.desk.paper.leaf import PrintDocument
from procdesk.i18n import Messages

_DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
_WORD = re.compile(r"[^\W\d_]+")
_QUOTES = {"es": "«{0}»", "en": "“{0}”"}


class PrintLabels:
    """Speaks the language of one page."""

    def __init__(self, lang: str) -> None:
        self._words = Messages(lang)
        self._locale = QLocale(lang if lang in _QUOTES else "en")
        self._quotes = _QUOTES.get(lang, _QUOTES["en"])

    def say(self, key: str, /, **facts: str) -> str:
        """A label or sentence of the catalogues."""
        return self._words.say(key, **facts)

    def processes(self, count: int) -> str:
        """How many processes."""
        return self._words.count("processes", count)

    def quoted(self, text: str) -> str:
        """In the language's quotation marks."""
        return self._quotes.format(text)

    def day(self, day: date) -> str:
        """A day in full, with its year: paper lies about for long."""
        return self._locale.toString(QDate(day.year, day.month, day.day), self.say("paper-day"))

    def moment(self, moment: datetime) -> str:
        """A day and the time of it."""
        return f"{self.day(moment.date())}, {moment:%H:%M}"

    def hours(self, hours: str) -> str:
        """Opening hours with the names of the days, or as they are written where they say more than those."""
        names = {"PH": self.say("paper-holidays"), "off": self.say("paper-closed")}
        for at, short in enumerate(_DAYS, 1):
            names[short] = self._locale.dayName(at, QLocale.FormatType.ShortFormat)
        if any(word not in names for word in _WORD.findall(hours)):
            return hours
        return _WORD.sub(lambda word: names[word[0]], hours)

    def verified(self, leaf: PrintDocument) -> str:
        """Who confirmed the page, and when; or that nobody did."""
        one = leaf.write_up
        owner = one.owner or leaf.page.department
        if one.verified is None:
            return self.say("paper-not-verified", owner=owner)
        return self.say("paper-verified", day=self.day(one.verified), owner=one.owner)

    def until(self, leaf: PrintDocument) -> str:
        """How long the paper may be used, or what to do before using it."""
        found = leaf.validity
        if found.expired:
            return self.say("paper-expired", day=self.day(found.until))
        if found.overdue:
            return self.say("paper-confirm", owner=leaf.write_up.owner or leaf.page.department)
        return self.say("paper-until", day=self.day(found.until))

    def warning(self, leaf: PrintDocument) -> str:
        """What stands in a box above the answer, "" where nothing is wrong."""
        if leaf.validity.early and leaf.write_up.valid_from:
            return self.say("paper-early", day=self.day(leaf.write_up.valid_from))
        return self.until(leaf) if leaf.validity.doubtful else ""


@cache
def print_labels(lang: str) -> PrintLabels:
    """The speech of a language; its catalogue is read once."""
    return PrintLabels(lang)
