"""Remedies of headings and of what stands in the answer: placeholders, and what another program would fill in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from procdesk.authoring.mending.mend import Mend, Mender, Remedy
from procdesk.call.placeholders import names_in
from procdesk.content.hidden_text import spoken
from procdesk.content.sections import headings

_HEADING = re.compile(r"(?P<marks>[ ]{0,3}#{1,6}[ \t]*)?(?P<text>.*)$")
_GLUED = re.compile(r"([ ]{0,3})((?:\\?#)+)[ \t]*(.*)$")
_SOON: Final = {"fechas": "lo antes posible", "dates": "as soon as possible"}
_GAP: Final = "…"


def _heading(mend: Mend) -> Iterator[Remedy]:
    """The heading that was meant, of the second level."""
    meant = mend.facts["meant"]
    yield mend.with_line("remedy-write", f"## {meant}", old=mend.line.strip(), new=f"## {meant}")


def _blank_behind_marks(mend: Mend) -> Iterator[Remedy]:
    found = _GLUED.match(mend.line)
    if found:
        new = f"## {found[3]}"
        yield mend.with_line("remedy-write", new, old=mend.line.strip(), new=new)


def _joined_section(mend: Mend) -> Iterator[Remedy]:
    """The text of a second section at the end of the first one."""
    first = int(mend.facts["first_line"]) - 1
    marks = list(headings(mend.lines))
    ends = {mark.start: _end(mend, mark.start, mark.level) for mark in marks}
    if first not in ends or mend.at not in ends or first >= mend.at:
        return
    below = next(mark.end for mark in marks if mark.start == mend.at)
    moved = _stripped(mend.lines[below : ends[mend.at]])
    kept = _stripped(mend.lines[first : ends[first]])
    between = mend.lines[ends[first] : mend.at]
    rest = mend.lines[ends[mend.at] :]
    gap = [""] if moved else []
    lines = [*mend.lines[:first], *kept, *gap, *moved, "", *between, *rest]
    yield mend.with_text("remedy-join", "\n".join(lines), first + 1, heading=mend.facts["heading"])


def _end(mend: Mend, start: int, level: int) -> int:
    """The line below a section."""
    later = (mark.start for mark in headings(mend.lines) if mark.start > start and mark.level <= level)
    return next(later, len(mend.lines))


def _stripped(lines: list[str]) -> list[str]:
    return "\n".join(lines).strip("\n").split("\n") if any(line.strip() for line in lines) else []


def _without_foreign(mend: Mend) -> Iterator[Remedy]:
    """The line as it can be said; where a gap would be left, somebody has to write what belongs there."""
    new = spoken(mend.line)
    if new.count(_GAP) <= mend.line.count(_GAP):
        yield mend.with_line("remedy-delete", new, old=mend.facts["written"])


def _closed(mend: Mend) -> Iterator[Remedy]:
    """A placeholder with words is closed behind them, before the end of the sentence."""
    written = mend.facts["written"]
    bare = written.rstrip(" .,;:!?*_")
    if "|" in bare:
        new = f"{bare}}}{written[len(bare) :]}"
        yield from mend.rewritten(written, new)


def _single_braces(mend: Mend) -> Iterator[Remedy]:
    written = mend.facts["written"]
    inside = written.strip("{}").strip()
    if "|" not in inside:
        words = _SOON.get(inside.lower())
        inside = f"{inside}|{words}" if words else inside
    yield from mend.rewritten(written, f"{{{inside}}}")


def _words_added(mend: Mend) -> Iterator[Remedy]:
    """The words for when no date is known, where those of every page fit."""
    written = mend.facts["written"]
    found = next((one for one in names_in(mend.line) if one.written == written), None)
    words = _SOON.get(found.name.lower()) if found and not found.step else None
    if words:
        yield from mend.rewritten(written, f"{written[:-1]}|{words}}}")


def _words_alone(mend: Mend) -> Iterator[Remedy]:
    """The words of a placeholder in its place, where no date will ever stand."""
    written = mend.facts["written"]
    found = next((one for one in names_in(mend.line) if one.written == written), None)
    if found and found.fallback:
        yield from mend.rewritten(written, found.fallback)


def _one_preposition(mend: Mend) -> Iterator[Remedy]:
    """The placeholder of one day behind a preposition, or no preposition before one that has its own."""
    better, preposition = mend.facts["better"], mend.facts["written"].partition(" {")[0]
    placeholder = better.removeprefix(preposition).strip()
    name = re.match(r"\{[ \t]*([^\W\d_]+)", placeholder)
    pattern = re.compile(rf"({re.escape(preposition)}\s+[*_]{{0,3}}\{{[ \t]*)(fechas|dates)\b", re.IGNORECASE)
    found = pattern.search(mend.line)
    if name and found:
        before, behind = mend.line[: found.start()], mend.line[found.end() :]
        if behind.lstrip()[:1] != "}":
            new = before + found[1] + name[1] + behind
            yield mend.with_line("remedy-write", new, old=mend.facts["written"], new=better)
        else:
            # Without words for when no date is known it would be the next problem.
            behind = f"|{_SOON[found[2].lower()]}{behind.lstrip()}"
        bare = found[0][len(preposition) :].lstrip()
        yield mend.with_line("remedy-delete", before + bare + behind, old=preposition)


def _known_placeholder(mend: Mend) -> Iterator[Remedy]:
    meant = mend.facts["suggestion"].strip("{}")
    found = next((one for one in names_in(mend.line) if one.written == mend.facts["written"]), None)
    if found and meant:
        yield from mend.rewritten(found.written, found.written.replace(found.name, meant, 1))


def _known_step(mend: Mend) -> Iterator[Remedy]:
    """The step that was meant, or the whole journey."""
    written, step, meant = mend.facts["written"], mend.facts["step"], mend.facts["suggestion"]
    if meant:
        yield from mend.rewritten(written, written.replace(step, meant, 1))
    yield from mend.rewritten(written, re.sub(rf"[ \t]*:[ \t]*{re.escape(step)}", "", written, count=1))


ANSWERS: Final[dict[str, Mender]] = {
    "misspelt-section": _heading,
    "near-section": _heading,
    "heading-without-space": _blank_behind_marks,
    "duplicate-section": _joined_section,
    "foreign-placeholder": _without_foreign,
    "placeholder-open": _closed,
    "double-braces": _single_braces,
    "placeholder-without-words": _words_added,
    "placeholder-without-journey": _words_alone,
    "placeholder-without-time": _words_alone,
    "placeholder-not-filled": _words_alone,
    "outcome-promises-dates": _words_alone,
    "doubled-preposition": _one_preposition,
    "unknown-placeholder": _known_placeholder,
    "unknown-step": _known_step,
}
"""Code of a problem -> what finds its remedies."""
