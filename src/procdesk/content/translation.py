"""What a translation says of its original: the marks of the original's text, and which passages have changed since."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from procdesk.content.vocabulary import PENDING
from procdesk.model import Process, WriteUp
from procdesk.text import anchor, fold

TITLE: Final = "title"
"""The name of the passage that is the page's title."""
_PENDING: Final = frozenset(PENDING.values())
_HASH_LENGTH: Final = 12
_PASSAGE_LENGTH: Final = 4
_LONGEST_NAME: Final = 24
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Passage:
    """A part of a write-up that is translated for itself: its title, or a section.

    `name` is `TITLE`, the key of the section, or the anchor of a heading that the format does not know; a second one
    of that name ends in `-1`. `key` is the section's key ("" for none), `line` that of the heading, and `end` the line
    behind its last one.
    """

    name: str
    key: str
    heading: str
    markdown: str
    line: int
    end: int


def content_hash(write_up: WriteUp) -> str:
    """The mark of what a write-up says, for `translates`: 12 hexadecimal digits of SHA-256.

    Counted are the title and the sections with their headings, in Unicode form NFC and with every run of blanks as
    one space. Phrases, dates, owner and codes are not: they change without a translation growing old.
    """
    texts = [write_up.title]
    for section in write_up.sections:
        texts.extend((section.heading, section.markdown))
    return _digits(texts, _HASH_LENGTH)


def passages(write_up: WriteUp) -> tuple[Passage, ...]:
    """The passages of a write-up in their order, its title first."""
    found = [Passage(TITLE, "", "", write_up.title, 1, 1)]
    used: Counter[str] = Counter()
    for section in write_up.sections:
        base = section.key or anchor(section.heading)[:_LONGEST_NAME] or "-"
        name = f"{base}-{used[base]}" if used[base] else base
        used[base] += 1
        end = section.first_line + section.markdown.count("\n") + 1
        found.append(Passage(name, section.key, section.heading, section.markdown, section.line, end))
    return tuple(found)


def translation_mark(original: WriteUp) -> str:
    """What `translates` says of an original: the mark of the whole, and behind it that of each passage.

    Such as `ded56813bb74 title:0f3a say:9c1d`; a passage's are 4 digits, made as those of the whole.
    """
    marks = (f"{one.name}:{_mark(one)}" for one in passages(original))
    return " ".join((content_hash(original), *marks))


def outdated(process: Process, one: WriteUp) -> bool:
    """Whether `translates` is the mark of a text that stands in no other language of the process any more."""
    others = [other for other in process.write_ups if other is not one]
    return bool(one.translates and others) and whole_mark(one.translates) not in map(content_hash, others)


def is_pending(write_up: WriteUp) -> bool:
    """Whether `translates` says that the text is still to be translated."""
    return fold(write_up.translates).strip() in _PENDING


def changed_passages(original: WriteUp, translates: str) -> tuple[str, ...]:
    """The names of the original's passages that are not as they were when `translates` was written, new ones too.

    All of them where the mark is of the whole alone and that has changed; none where it has not.
    """
    if whole_mark(translates) == content_hash(original):
        return ()
    known = dict(part.split(":", 1) for part in translates.split()[1:] if ":" in part)
    own = passages(original)
    changed = tuple(one.name for one in own if known.get(one.name) != _mark(one))
    gone = known.keys() - {one.name for one in own}
    # Where nothing tells what has changed, it may be anything.
    return changed if known and (changed or gone) else tuple(one.name for one in own)


def carried_mark(translates: str, old: WriteUp, new: WriteUp) -> str:
    """What `translates` says after its original has changed from `old` to `new` in ways that need no translation.

    What was up to date stays so, and what was behind stays behind.
    """
    parts = translates.split()
    before, after = ({one.name: _mark(one) for one in passages(page)} for page in (old, new))
    whole = content_hash(new) if whole_mark(translates) == content_hash(old) else whole_mark(translates)
    rest = []
    for part in parts[1:]:
        name, _, mark = part.partition(":")
        rest.append(f"{name}:{after[name]}" if name in after and before.get(name) == mark else part)
    return " ".join((whole, *rest))


def original_of(process: Process, one: WriteUp) -> WriteUp | None:
    """The text that a write-up translates: the one that its mark is of, else one that translates none itself.

    None where it is written in one language alone.
    """
    others = [other for other in process.write_ups if other is not one]
    marked = (other for other in others if one.translates and whole_mark(one.translates) == content_hash(other))
    return next(marked, None) or next((other for other in others if not other.translates), next(iter(others), None))


def whole_mark(translates: str) -> str:
    """The mark of the whole text in a value of `translates`, "" where there is none."""
    return translates.split(maxsplit=1)[0] if translates.split() else ""


def _mark(one: Passage) -> str:
    return _digits((one.heading, one.markdown), _PASSAGE_LENGTH)


def _digits(texts: Iterable[str], length: int) -> str:
    normal = "\n".join(_SPACE.sub(" ", unicodedata.normalize("NFC", text)).strip() for text in texts)
    return hashlib.sha256(normal.encode()).hexdigest()[:length]
