"""How long a step takes, in the words of the page's language."""

from __future__ import annotations

from typing import Final

from procdesk.model import Duration, Unit

_AT_ONCE: Final = {"es": "al momento", "en": "at once"}
_UP_TO: Final = {"es": "hasta {0}", "en": "up to {0}"}
_UNITS: Final = {
    "es": {
        Unit.MINUTES: ("minuto", "minutos"),
        Unit.HOURS: ("hora", "horas"),
        Unit.DAYS: ("día", "días"),
        Unit.WORKING_DAYS: ("día laborable", "días laborables"),
        Unit.WEEKS: ("semana", "semanas"),
    },
    "en": {
        Unit.MINUTES: ("minute", "minutes"),
        Unit.HOURS: ("hour", "hours"),
        Unit.DAYS: ("day", "days"),
        Unit.WORKING_DAYS: ("working day", "working days"),
        Unit.WEEKS: ("week", "weeks"),
    },
}


def duration_text(duration: Duration, lang: str) -> str:
    """A duration in words: "2-3 días laborables", "up to 24 hours", "al momento"; in English for an unknown `lang`."""
    tongue = lang if lang in _UNITS else "en"
    if duration.most == 0:
        return _AT_ONCE[tongue]
    one, many = _UNITS[tongue][duration.unit]
    unit = one if duration.most == 1 else many
    if duration.least == duration.most:
        return f"{duration.most} {unit}"
    if duration.least == 0:
        return _UP_TO[tongue].format(f"{duration.most} {unit}")
    return f"{duration.least}-{duration.most} {unit}"
