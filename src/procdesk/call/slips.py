"""Opening hours as people write them: the slips that can be put right without guessing."""

from __future__ import annotations

import re
from typing import Final

from procdesk.text import fold

_DAYS: Final[dict[str, str]] = {
    word: day
    for day, words in {
        "Mo": "mo mon monday mondays l lu lun lunes",
        "Tu": "tu tue tues tuesday tuesdays ma mar martes",
        "We": "we wed wednesday wednesdays x mi mie miercoles",
        "Th": "th thu thurs thursday thursdays j ju jue jueves",
        "Fr": "fr fri friday fridays v vi vie viernes",
        "Sa": "sa sat saturday saturdays s sab sabado sabados",
        "Su": "su sun sunday sundays d do dom domingo domingos",
        "PH": "ph festivo festivos holiday holidays",
    }.items()
    for word in words.split()
}
_OFF: Final = frozenset({"cerrado", "closed", "off", "cierra"})
_RANGE: Final = re.compile(r"(?<=\w)\s+(?:a|to|hasta|until|till)\s+(?=\w)|\s*[-–—]\s*")
_CLOCK: Final = re.compile(r"(?<![\d:])(\d{1,2})(?:[:.h](\d{2}))?\s*h?(?![\d:/]|\s*h)\b", re.IGNORECASE)
_ALWAYS: Final = re.compile(r"(?:24|24/7|24\s*h(?:oras|ours|rs)?)(?:\s*/?\s*7(?:\s*d(?:ias|ays)?)?)?$")


def corrected_hours(text: str) -> str:
    """What `L-V 9:00-18:00` or `Mon to Fri 9-18` means in the syntax, as far as simple slips go."""
    folded = fold(text).strip(" ;,.")
    if _ALWAYS.match(folded):
        return "24/7"
    return "; ".join(_corrected_rule(part) for part in re.split(r"\s*[;\n]\s*", folded) if part)


def _corrected_rule(text: str) -> str:
    text = _RANGE.sub("-", re.sub(r"\b(?:de|from|el|los|las|the)\s+", "", text))
    text = re.sub(r"[^\W\d_]{1,}\.?", _word, text)
    text = re.sub(r"(?<=\d)\s+(?=\d+:?\d*-)", ",", text)
    text = re.sub(r"\s*(?:,|\s[ye]\s|\sand\s)\s*", ",", text)
    return re.sub(r"(?<=[a-zH]):\s+|\s+", " ", _CLOCK.sub(_time, text)).strip()


def _word(found: re.Match[str]) -> str:
    word = found[0].rstrip(".")
    return "off" if word in _OFF else _DAYS.get(word, found[0])


def _time(found: re.Match[str]) -> str:
    return f"{int(found[1]):02}:{found[2] or '00'}"
