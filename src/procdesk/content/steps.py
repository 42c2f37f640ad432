"""The numbers of a journey's steps, however they are written, become those of a Markdown list; no line moves."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from procdesk.content.blocks import list_item
from procdesk.content.vocabulary import NUMBERS
from procdesk.text import fold

_WORDS: Final = r"(?:paso|step|fase|etapa|stage|phase)\s+"
_NAMED: Final = "|".join(sorted(NUMBERS.keys() - {"a", "an", "un"}, key=len, reverse=True))
_ORDINALS: Final = {
    word: number
    for number, words in enumerate(
        (("primero", "first"), ("segundo", "second"), ("tercero", "third"), ("cuarto", "fourth"), ("quinto", "fifth")),
        1,
    )
    for word in words
}
_SIGN: Final = r"(?:[ ]?\.?[ºª°]\.?|\.-|\\?[.)]|[ ]?[:–—-])[)-]?"
_NUMBER = re.compile(
    r"(?P<indent>[ \t]*)(?P<bold>\*\*|__)?"
    rf"(?:(?P<ordinal>{'|'.join(_ORDINALS)})(?:[:.)]|[ ]?[–—-])"
    r"|(?:[(\[](?=\d{1,2}[)\]])|#)(?P<bracketed>\d{1,2})[)\]]?(?!\w)"
    rf"|(?P<word>{_WORDS})(?P<named>\d{{1,2}}|(?:{_NAMED})\b)(?P<behind>{_SIGN})?"
    r"|(?P<drawn>[\u2460-\u2473\u2776-\u277f\u2780-\u2789]|\d\ufe0f?\u20e3)[.:)]?"
    rf"|(?P<number>\d{{1,2}})(?P<sign>{_SIGN})?|(?P<letter>[a-z])[.)]|(?P<bullet>[•◦▪–—]))"
    rf"(?P<closed>(?(bold)(?:\*\*|__)?))(?P<colon>(?:{_SIGN})?)(?P<blank>[ \t]*)(?P<rest>[^\s\d].*)$",
    re.IGNORECASE,
)
_TIME_AT_END = re.compile(r"[(\[][^()\[\]]*\d[^()\[\]]*[)\]][ \t]*\.?[ \t]*$")
_DIGITS = re.compile(r"\d+")
_SENTENCE_END: Final = (".", ")", "]", ":", ";", "!", "?")


def as_list(markdown: str) -> str:
    """The text of a journey with `1.` before each step that has another number: `2º`, `1.-`, `Paso 1:`, `a)`, `①`.

    `2º` in a sentence stays: behind a sign that no list has, a step begins with its department in bold, or it is a
    sentence of its own that stands where the step of this number has to. A line below a step that has its form and no
    number is a step as well.
    """
    lines = markdown.split("\n")
    last, begins = 0, True
    for place, line in enumerate(lines):
        if list_item(line):
            found = _DIGITS.match(line.strip())
            last = int(found[0]) if found else last + 1
        elif step := _step(line, last, begins):
            lines[place], last = step
        elif last and begins and _is_bold(line) and _TIME_AT_END.search(line):
            last += 1
            lines[place] = f"{last}. {line}"
        begins = not line.strip() or line.rstrip().endswith(_SENTENCE_END)
    return "\n".join(lines)


def _step(line: str, last: int, begins: bool) -> tuple[str, int] | None:
    """A line as an item of a list, and its number; None for a line that is no step."""
    found = _NUMBER.match(line)
    if found is None:
        return None
    rest = found["rest"] if found["closed"] or not found["bold"] else found["bold"] + found["rest"]
    number = _number(found, last)
    signed = bool(
        found["ordinal"]
        or found["bracketed"]
        or found["sign"]
        or found["behind"]
        or found["drawn"]
        or found["closed"]
        or found["colon"]
    )
    if not _is_bold(rest):
        of_its_own = signed and begins and number == last + 1 and found["blank"] and rest[0].isalpha()
        if not of_its_own or found["letter"] or found["bullet"]:
            return None
    return f"{found['indent']}{number}. {rest}", number


def _is_bold(text: str) -> bool:
    return text.startswith(("**", "__"))


def _number(found: re.Match[str], last: int) -> int:
    if found["ordinal"]:
        return _ORDINALS[fold(found["ordinal"])]
    written = found["named"] or found["number"] or found["bracketed"]
    if written:
        return int(written) if written.isdecimal() else NUMBERS[fold(written)]
    if found["letter"]:
        return ord(found["letter"].lower()) - ord("a") + 1
    if found["drawn"]:
        return int(found["drawn"][0]) if found["drawn"][0].isdecimal() else int(unicodedata.numeric(found["drawn"][0]))
    return last + 1
