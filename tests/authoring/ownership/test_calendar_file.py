"""A calendar file is read by other programs, and taken in again it moves what is there."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from icalendar import Calendar

from procdesk.authoring.ownership.calendar_file import CalendarEvent, calendar_file

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
LONG = CalendarEvent(
    "key-1",
    date(2026, 12, 9),
    "Volver a leer: «Cobro, doble; y más» ñ €",
    "línea uno\nlínea dos, " + "áéíóú " * 40,
    "procdesk:a/b",
)


def events(*made: CalendarEvent, now: datetime = NOW) -> list[dict[str, object]]:
    read = Calendar.from_ical(calendar_file("Páginas", made, now))
    return [dict(one) | {"alarms": one.walk("VALARM")} for one in read.walk("VEVENT")]


def test_what_is_written_is_what_a_calendar_reads() -> None:
    (found,) = events(LONG)
    assert (str(found["SUMMARY"]), str(found["DESCRIPTION"])) == (LONG.summary, LONG.description)
    assert (found["DTSTART"].dt, found["DTEND"].dt) == (LONG.day, LONG.day + timedelta(days=1))
    assert str(found["URL"]) == "procdesk:a/b"
    (alarm,) = found["alarms"]
    assert alarm["TRIGGER"].dt == timedelta(hours=9)


def test_no_line_is_longer_than_75_bytes_and_each_ends_as_the_format_wants() -> None:
    raw = calendar_file("Páginas", [LONG], NOW)
    assert raw.endswith(b"END:VCALENDAR\r\n")
    assert raw.count(b"\n") == raw.count(b"\r\n")
    assert max(map(len, raw.split(b"\r\n"))) <= 75
    assert "áéíóú" in raw.replace(b"\r\n ", b"").decode("utf-8")


def test_the_same_thing_keeps_its_uid_and_a_later_file_counts_for_more() -> None:
    (before,) = events(LONG)
    moved = CalendarEvent(LONG.key, date(2027, 3, 1), LONG.summary, LONG.description)
    (after,) = events(moved, now=NOW + timedelta(days=2))
    assert before["UID"] == after["UID"]
    assert after["SEQUENCE"] > before["SEQUENCE"]
    assert after["DTSTAMP"].dt > before["DTSTAMP"].dt


def test_nothing_to_do_is_an_empty_calendar() -> None:
    assert events() == []
