"""Where somebody has been in the window: what was asked and read, to go back and forward among."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

LONGEST: Final = 50
READ_MS: Final = 3_000


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """What the window shows: the question and the department it is kept to, and the process that is read.

    `process` is "" for the start page and for a question without an answer, `row` the key of the chosen row of the
    list, `lang` the language that was chosen for this page alone ("": the one that write-ups are read in), `filed` when
    the request was filed (None: now), `scroll` how far the page is scrolled, in pixels. `pane` is what is to be opened
    over the page ("": nothing).
    """

    process: str = ""
    text: str = ""
    department: str = ""
    row: str = ""
    lang: str = ""
    filed: datetime | None = None
    scroll: int = 0
    pane: str = ""

    def same_as(self, other: HistoryEntry) -> bool:
        """Whether it is one place to a reader: the same process, or without one the same question."""
        if self.process or other.process:
            return self.process == other.process
        return (self.text.strip(), self.department) == (other.text.strip(), other.department)


class History:
    """The places that were read, the newest last, and where one stands among them.

    What is only looked at (`show`) becomes one of them once it is read (`read`) or gone back from. A pane over a page
    is no place of its own: going back closes it first.
    """

    def __init__(self) -> None:
        self._read: list[HistoryEntry] = [HistoryEntry()]
        self._number = 0
        self._looked_at: HistoryEntry | None = None
        self._pane = self._pane_over = ""
        self._closed: tuple[int, str] | None = None

    @property
    def here(self) -> HistoryEntry:
        """What is shown now."""
        return self._looked_at or self._read[self._number]

    @property
    def unread(self) -> bool:
        """Whether what is shown is only looked at as yet."""
        return self._looked_at is not None

    @property
    def can_go_back(self) -> bool:
        """Whether there is a place before this one, or a pane to close."""
        return bool(self._pane) or self._looked_at is not None or self._number > 0

    @property
    def can_go_forward(self) -> bool:
        """Whether there is a place that one has come back from."""
        return bool(self._closed_here) or self._number + 1 < len(self._read)

    def show(self, place: HistoryEntry) -> None:
        """Something is shown; the same process again is the same place, with the newest question."""
        if place.same_as(self.here):
            self._amend(place)
            return
        self._closed = None
        if place.same_as(self._read[self._number]):
            self._looked_at = None
            self._read[self._number] = place
        else:
            self._looked_at = place

    def amend(self, place: HistoryEntry) -> None:
        """What is shown is now so: another question with the same answer, or scrolled further."""
        if place.same_as(self.here):
            self._amend(place)

    def read(self) -> None:
        """What is shown counts as read; from here one cannot go forward any more."""
        if self._looked_at is None:
            return
        kept = [*self._read[: self._number + 1], self._looked_at]
        self._looked_at = self._closed = None
        self._read = kept[-LONGEST:]
        self._number = len(self._read) - 1

    def open_pane(self, name: str) -> None:
        """A pane is opened over what is shown, or another one takes its place; "" closes it."""
        if name and not self._pane:
            self._pane_over = self.here.process
        if name and self._closed_here:
            self._closed = None
        self._pane = name

    def back(self) -> HistoryEntry | None:
        """Closes the pane, or goes to the place before; None where there is none.

        A pane that has led to another process goes back to the one before.
        """
        if not self.can_go_back:
            return None
        pane, self._pane = self._pane, ""
        moves = not pane or self._pane_over != self.here.process
        self.read()
        if pane:
            self._closed = (self._number, pane)
        if moves and self._number > 0:
            self._number -= 1
        return self.here

    def forward(self) -> HistoryEntry | None:
        """Opens the pane again that was closed by going back, or goes to the next place; None where there is none."""
        if not self.can_go_forward:
            return None
        self._pane = ""
        if not self._closed_here:
            self._looked_at = None
            self._number += 1
        pane = self._closed_here
        if pane:
            self._closed = None
        return replace(self.here, pane=pane)

    def skip(self, by: int) -> HistoryEntry:
        """The place is not there any more: gives the next in the direction `by` (-1, +1), else the one on the way."""
        read, number = self._read, self._number
        del read[number]
        self._closed = None
        while 0 < number < len(read) and read[number - 1].same_as(read[number]):
            # The two around it are one place now, in the words of the one that was left last.
            number -= by < 0
            del read[number]
        if not read:
            read.append(HistoryEntry())
        self._number = min(max(number - (by < 0), 0), len(read) - 1)
        return self.here

    def rename(self, renamed: Mapping[str, str]) -> None:
        """Some processes have other ids now, old to new: they are the same places."""
        self._read = [_renamed(place, renamed) for place in self._read]
        self._looked_at = _renamed(self._looked_at, renamed) if self._looked_at else None
        self._pane_over = renamed.get(self._pane_over, self._pane_over)

    def forget_customer(self) -> None:
        """Keeps the pages and forgets what a customer said and when they filed: that ends with their call."""
        looked_at = _without_customer(self._looked_at) if self._looked_at else None
        kept: list[HistoryEntry] = []
        here = 0
        for number, place in enumerate(map(_without_customer, self._read)):
            if not (kept and place.same_as(kept[-1])):
                kept.append(place)
            if number == self._number:
                here = len(kept) - 1
        self._read, self._number, self._closed = kept, here, None
        self._looked_at = None if looked_at is None or looked_at.same_as(kept[here]) else looked_at

    @property
    def _closed_here(self) -> str:
        """The pane that going back closed at this place, "" where it closed none."""
        return self._closed[1] if self._closed and self._closed[0] == self._number else ""

    def _amend(self, place: HistoryEntry) -> None:
        if self._looked_at is not None:
            self._looked_at = place
        else:
            self._read[self._number] = place


def _renamed(place: HistoryEntry, renamed: Mapping[str, str]) -> HistoryEntry:
    process, row = (renamed.get(id_, id_) for id_ in (place.process, place.row))
    return replace(place, process=process, row=row)


def _without_customer(place: HistoryEntry) -> HistoryEntry:
    return replace(place, text="", row="", filed=None)
