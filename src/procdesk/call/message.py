"""Messages for colleagues, already filled in: a matter that is passed on, also as the address of a mail, and a gap."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from urllib.parse import quote

from procdesk.i18n import messages
from procdesk.model import WriteUp
from procdesk.resources import resource

LONGEST_ADDRESS: Final = 2000
"""How many characters of an address Windows and the mail programs take for certain."""

_LONGEST_SUBJECT: Final = 500
_LONGEST_RECIPIENTS: Final = 500
_ADDRESS = re.compile(r"[^\s,;:<>()\[\]\"'@]+@[^\s,;:<>()\[\]\"'@]+[^\s,;:<>()\[\]\"'@.]")
_PLACE = re.compile(r"\{(\w+)\}")
_BETWEEN: Final = " · "
Values = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class CallMatter:
    """What a call has brought so far; whatever is not known is empty.

    `asked` are the words searched, `decided` pairs of question and answer (of an outcome "" is the answer), `delay`
    says that the request is late, `ready` is what the agent has at hand of what the colleague needs and `missing` the
    rest, `agent` who writes.
    """

    asked: tuple[str, ...] = ()
    decided: tuple[tuple[str, str], ...] = ()
    promised: str = ""
    said: str = ""
    delay: str = ""
    ready: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    agent: str = ""


@dataclass(frozen=True, slots=True)
class HandOverMessage:
    """A message as plain text; `cut` is what stands at the end of it wherever it had to be cut."""

    subject: str
    body: str
    cut: str

    @property
    def text(self) -> str:
        """Subject and text, as they are copied."""
        return f"{self.subject}\n\n{self.body}"


def hand_over_message(write_up: WriteUp, to: str, matter: CallMatter) -> HandOverMessage:
    """The message to the colleague named `to`, in the language of the write-up; what is not known leaves no gap."""
    values: Values = {
        "to": (_line(to),),
        "title": (_line(write_up.title),),
        "id": (write_up.id,),
        "codes": (", ".join(write_up.codes),),
        "asked": tuple(map(_line, matter.asked)),
        "decided": tuple(_answered(*map(_line, pair)) for pair in matter.decided),
        "promised": (_line(matter.promised),),
        "said": (_line(matter.said),),
        "delay": (_line(matter.delay),),
        "ready": tuple(map(_line, matter.ready)),
        "missing": tuple(map(_line, matter.missing)),
        "agent": (_line(matter.agent),),
    }
    subject, body, cut = (_filled(part, values) for part in _template(write_up.lang))
    return HandOverMessage(subject, body, cut)


@dataclass(frozen=True, slots=True)
class Gap:
    """A question in the customer's words that no page answers, asked at `at`, in local time.

    `department` is the name of the one that the search kept to ("": all); `nearest` are the titles and ids of the pages
    that come nearest, best first.
    """

    text: str
    at: datetime
    department: str = ""
    nearest: tuple[tuple[str, str], ...] = ()


def gap_message(gap: Gap, lang: str) -> str:
    """The message to whoever keeps the pages, as plain text in `lang`, a line for each thing that is known."""
    words = messages(lang)
    nearest = "; ".join(f"{_line(title)} ({id_})" for title, id_ in gap.nearest)
    lines = (
        words.say("gap"),
        words.say("gap-asked", text=_line(gap.text)),
        words.say("gap-date", date=f"{gap.at:%d/%m/%Y %H:%M}"),
        words.say("gap-department", department=gap.department) if gap.department else "",
        words.say("gap-nearest", pages=nearest) if nearest else "",
    )
    return "\n".join(filter(None, lines))


def recipients(email: str) -> tuple[str, ...]:
    """The mail addresses in a text: "Ana <ana@a.es>; b@b.es" holds two."""
    return tuple(dict.fromkeys(_ADDRESS.findall(email)))


def mailto(email: str, subject: str, body: str, cut: str = "[…]") -> str:
    """The address that opens a mail program with a message (RFC 6068); "" where `email` holds no mail address.

    It is at most LONGEST_ADDRESS characters long: a longer text ends earlier, and then with `cut`.
    """
    to = _recipients(email)
    if not to:
        return ""
    head = f"mailto:{to}?subject={_cut(_encoded(_line(subject)), _LONGEST_SUBJECT)}&body="
    room = LONGEST_ADDRESS - len(head)
    letters = _encoded(body.strip())
    if sum(map(len, letters)) <= room:
        return head + "".join(letters)
    end = "".join(_encoded(f"\n\n{cut}"))
    return head + _cut(letters, room - len(end)) + end


def _template(lang: str) -> list[str]:
    path = resource("templates", f"message.{lang if lang in ('es', 'en') else 'en'}.txt")
    return path.read_text(encoding="utf-8").split("\n---\n")


def _filled(template: str, values: Values) -> str:
    paragraphs = (_paragraph(paragraph, values) for paragraph in template.strip().split("\n\n"))
    return "\n\n".join(filter(None, paragraphs))


def _paragraph(paragraph: str, values: Values) -> str:
    """A paragraph without the lines that have nothing to say; "" where all its places stay empty."""
    if _is_empty(paragraph, values):
        return ""
    lines = paragraph.split("\n")
    return "\n".join(filled for line in lines if not _is_empty(line, values) for filled in _lines(line, values))


def _lines(line: str, values: Values) -> Iterator[str]:
    """An item of a list is repeated for each of its values; elsewhere several stand on one line."""
    if line.startswith("- "):
        for name in _PLACE.findall(line)[:1]:
            yield from (line.replace(f"{{{name}}}", value) for value in values[name] if value)
        return
    parts = (part for part in line.split(_BETWEEN) if not _is_empty(part, values))
    yield _BETWEEN.join(_PLACE.sub(lambda place: "; ".join(filter(None, values[place[1]])), part) for part in parts)


def _is_empty(text: str, values: Values) -> bool:
    """Whether a text has places, and nothing to put into any of them."""
    places = _PLACE.findall(text)
    return bool(places) and not any(any(values[place]) for place in places)


def _answered(question: str, answer: str) -> str:
    between = " " if question.endswith(("?", ":")) or not question else ": "
    return f"{question}{between}{answer}".strip(" :")


def _line(text: str) -> str:
    return " ".join(text.split())


def _recipients(email: str) -> str:
    """The mail addresses as they stand in a `mailto:`, as many as there is room for."""
    to = ""
    for address in recipients(email):
        longer = ",".join(filter(None, (to, quote(address, safe="@", errors="replace"))))
        if len(longer) > _LONGEST_RECIPIENTS:
            break
        to = longer
    return to


def _encoded(text: str) -> list[str]:
    """Every letter as it stands in an address; a line break is one letter."""
    # Not all of a book is encoded to see that it is too long: a letter takes a character at least.
    lines = "\n".join(text[: 2 * LONGEST_ADDRESS].splitlines())
    return ["%0D%0A" if letter == "\n" else quote(letter, safe="", errors="replace") for letter in lines]


def _cut(letters: list[str], most: int) -> str:
    """As many whole letters as `most` characters hold."""
    kept: list[str] = []
    for letter in letters:
        most -= len(letter)
        if most < 0:
            break
        kept.append(letter)
    return "".join(kept)
