"""Days for a calendar of another program, as a file that it can take in again and again (iCalendar, RFC 5545)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from icalendar import Alarm, Calendar, Event, vDuration

_MORNING: Final = timedelta(hours=9)
_DAY_ONE: Final = date(2026, 1, 1)


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """Something to do on a `day`; `key` is always the same for the same thing, so that it moves when its day does."""

    key: str
    day: date
    summary: str
    description: str
    url: str = ""


def calendar_file(name: str, events: Iterable[CalendarEvent], now: datetime) -> bytes:
    """A calendar of whole days, each with an alarm at nine in the morning; `now` has a time zone.

    A calendar program that takes the file in again moves and renames what it took in before: an event is known by its
    UID, and a later file counts for more (SEQUENCE counts days, DTSTAMP is the moment).
    """
    calendar = Calendar()
    calendar.add("prodid", "-//procdesk//verification//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    for event in events:
        calendar.add_component(_event(event, now))
    written: bytes = calendar.to_ical()
    return written


def _event(event: CalendarEvent, now: datetime) -> Event:
    made = Event()
    made.add("uid", f"{event.key}@procdesk")
    made.add("dtstamp", now)
    made.add("sequence", max(0, (now.date() - _DAY_ONE).days))
    made.add("dtstart", event.day)
    made.add("dtend", event.day + timedelta(days=1))
    made.add("summary", event.summary)
    made.add("description", event.description)
    if event.url:
        made.add("url", event.url)
    made.add("transp", "TRANSPARENT")
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", event.summary)
    alarm.add("trigger", vDuration(_MORNING))
    made.add_component(alarm)
    return made
