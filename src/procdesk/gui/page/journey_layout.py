"""A journey as what is drawn of it: a row for each step, in their order, and places on one track of days."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from procdesk.call.date_format import duration_text, short_span, span
from procdesk.call.journey import DatedJourney, DatedStep, StepDate

_DAYS_TICKED, _WEEKS_TICKED = 15, 70
_MONDAY = 0


@dataclass(frozen=True, slots=True)
class ChartRow:
    """One step as it is drawn: `index` is its place in the journey.

    `place` are its two ends on the track, from 0 to 1, None without dates; `when` is short, `said` the whole sentence.
    `tone` is that of `when` where something is wrong with the step ("": nothing is).
    """

    index: int
    department: str
    text: str
    when: str
    said: str
    place: tuple[float, float] | None
    tone: str = ""


@dataclass(frozen=True, slots=True)
class ChartLayout:
    """`rows` in the order of the steps; `ticks` and `today` are places on the track, `today` None where that begins."""

    rows: tuple[ChartRow, ...] = ()
    ticks: tuple[float, ...] = ()
    today: float | None = None

    @property
    def dated(self) -> bool:
        """Whether there is anything to draw on the track."""
        return any(row.place for row in self.rows)


@dataclass(frozen=True, slots=True)
class _Track:
    """The days from the filing to the last date; within one day, its minutes."""

    first: datetime
    last: datetime

    def place(self, moment: StepDate) -> float:
        """Where on the track a moment lies; a day lies in its middle."""
        if self.in_one_day:
            when = datetime.combine(moment.day, moment.time or time.max)
            whole = (self.last - self.first) / timedelta(minutes=1)
            return min(1.0, max(0.0, (when - self.first) / timedelta(minutes=1) / whole)) if whole > 0 else 0.0
        return ((moment.day - self.first.date()).days + 0.5) / self.days

    @property
    def in_one_day(self) -> bool:
        """Whether the track is one of minutes."""
        return self.days == 1

    @property
    def days(self) -> int:
        """How many days it shows."""
        return (self.last.date() - self.first.date()).days + 1

    def ticks(self) -> tuple[float, ...]:
        """Where a day begins, or a week or a month where there are too many days."""
        if self.in_one_day:
            return ()
        begins = (self.first.date() + timedelta(days=number) for number in range(1, self.days))
        return tuple((one - self.first.date()).days / self.days for one in begins if self._is_ticked(one))

    def _is_ticked(self, day: date) -> bool:
        if self.days <= _DAYS_TICKED:
            return True
        return day.weekday() == _MONDAY if self.days <= _WEEKS_TICKED else day.day == 1


def chart_layout(journey: DatedJourney, lang: str, today: date) -> ChartLayout:
    """What is drawn of a journey in the page's language."""
    track = _track(journey, today)
    rows = tuple(_row(step, index, lang, today, track) for index, step in enumerate(journey.steps))
    if track is None:
        return ChartLayout(rows)
    later = journey.filed.date() < today <= track.last.date()
    return ChartLayout(rows, track.ticks(), track.place(StepDate(today)) if later else None)


def days_only(journey: DatedJourney) -> DatedJourney:
    """The same journey without times of day, which are a guess where only the day of its filing is known."""
    return replace(
        journey,
        steps=tuple(
            replace(step, earliest=StepDate(step.earliest.day), latest=StepDate(step.latest.day))
            if step.earliest and step.latest
            else step
            for step in journey.steps
        ),
    )


def when_of(step: DatedStep, lang: str, today: date) -> str:
    """The dates of a step in few letters, else the time that it takes as it is written ("": none is)."""
    if step.earliest and step.latest:
        return short_span(step.earliest, step.latest, lang, today)
    return duration_text(step.step.duration, lang) if step.step.duration else ""


def _row(step: DatedStep, index: int, lang: str, today: date, track: _Track | None) -> ChartRow:
    when, place = when_of(step, lang, today), None
    said = when
    if step.earliest and step.latest and track:
        place = track.place(step.earliest), track.place(step.latest)
        taken = duration_text(step.step.duration, lang) if step.step.duration else ""
        said = " · ".join(filter(None, (taken, span(step.earliest, step.latest, lang, today))))
    words = f"{step.step.department}: {step.step.text}" if step.step.department else step.step.text
    sentence = f"{index + 1}. {words}" + (f" ({said})" if said else "")
    return ChartRow(index, step.step.department, step.step.text.rstrip(" ."), when, sentence, place)


def _track(journey: DatedJourney, today: date) -> _Track | None:
    ends = [step.latest for step in journey.steps if step.latest]
    if not ends:
        return None
    last = max(datetime.combine(end.day, end.time or time.max) for end in ends)
    length = last.date() - journey.filed.date()
    # A request that should be done already: today is still seen, unless it would leave no room for the rest.
    if timedelta() < today - last.date() <= max(length, timedelta(days=3)):
        last = datetime.combine(today, time.max)
    return _Track(journey.filed.replace(tzinfo=None), last)
