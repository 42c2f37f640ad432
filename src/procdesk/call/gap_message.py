"""The message that tells the owner of the content of a gap: a question that no page answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from procdesk.i18n import messages


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
    """The message as plain text in `lang`, a line for each thing that is known."""
    words = messages(lang)
    nearest = "; ".join(f"{_line(title)} ({id_})" for title, id_ in gap.nearest)
    lines = [
        words.say("gap"),
        words.say("gap-asked", text=_line(gap.text)),
        words.say("gap-date", date=f"{gap.at:%d/%m/%Y %H:%M}"),
        words.say("gap-department", department=gap.department) if gap.department else "",
        words.say("gap-nearest", pages=nearest) if nearest else "",
    ]
    return "\n".join(filter(None, lines))


def _line(text: str) -> str:
    return " ".join(text.split())
