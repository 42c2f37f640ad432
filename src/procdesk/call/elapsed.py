"""Real time between local times: an hour is an hour when the clocks change."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, tzinfo


def add_elapsed(moment: datetime, by: timedelta, zone: tzinfo | None) -> datetime:
    """The local time `by` after `moment`, without a zone as `moment` is; zone None is the computer's own."""
    return (_aware(moment, zone).astimezone(UTC) + by).astimezone(zone).replace(tzinfo=None)


def elapsed_between(start: datetime, end: datetime, zone: tzinfo | None) -> timedelta:
    """The time that really passes from `start` to `end`, both local and without a zone."""
    return _aware(end, zone).astimezone(UTC) - _aware(start, zone).astimezone(UTC)


def _aware(moment: datetime, zone: tzinfo | None) -> datetime:
    return moment.replace(tzinfo=zone) if zone else moment
