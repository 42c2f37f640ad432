"""A page beside its translation: which passages belong together, and which of them have drifted apart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from procdesk.content.translation import Passage, changed_passages, is_pending, passages, translation_mark
from procdesk.model import WriteUp


class Drift(StrEnum):
    """How a passage differs from its translation.

    It is as it was translated, it has changed since or its translation is still pending, it has no translation, or it
    stands in the translation alone.
    """

    NONE = "none"
    CHANGED = "changed"
    MISSING = "missing"
    EXTRA = "extra"


@dataclass(frozen=True, slots=True)
class PassagePair:
    """A passage of the original and that of the translation; one of them may be missing (None).

    `before` is that of the original as it was when it was translated, None where that is not known.
    """

    original: Passage | None
    translation: Passage | None
    drift: Drift
    before: Passage | None = None


def passage_pairs(original: WriteUp, translation: WriteUp, before: WriteUp | None = None) -> tuple[PassagePair, ...]:
    """The passages of both side by side, in the order of the original.

    `before` is the original as it was when it was translated, where that is known: it tells what has changed where
    `translates` does not.

    Sections that the format knows belong together by their keys, the others by their order. A translation without
    `translates` has not drifted, for nobody knows of which text it is. What only the translation has comes behind what
    stands before it there.
    """
    own, others = passages(original), passages(translation)
    partners = dict(_partners(own, others))
    taken = {other.name for other in partners.values()}
    changed = _changed(original, translation, before)
    earlier = {one.name: one for one in passages(before)} if before else {}
    pairs = [replace(_pair(one, partners.get(one.name), changed), before=earlier.get(one.name)) for one in own]
    last = ""
    for other in others:
        if other.name not in taken:
            at = next((n for n, pair in enumerate(pairs, 1) if pair.translation and pair.translation.name == last), 0)
            pairs.insert(at, PassagePair(None, other, Drift.EXTRA))
        last = other.name
    return tuple(pairs)


def _changed(original: WriteUp, translation: WriteUp, before: WriteUp | None) -> frozenset[str]:
    if is_pending(translation):
        return frozenset(one.name for one in passages(original))
    if before is not None:
        return frozenset(changed_passages(original, translation_mark(before)))
    return frozenset(changed_passages(original, translation.translates)) if translation.translates else frozenset()


def _pair(one: Passage, other: Passage | None, changed: frozenset[str]) -> PassagePair:
    if other is None:
        return PassagePair(one, None, Drift.MISSING)
    return PassagePair(one, other, Drift.CHANGED if one.name in changed else Drift.NONE)


def _partners(own: tuple[Passage, ...], others: tuple[Passage, ...]) -> Iterator[tuple[str, Passage]]:
    """The names of the original's passages, each with its translation."""
    known = {other.name: other for other in others if other.key or not other.heading}
    yield from ((one.name, known[one.name]) for one in own if one.name in known and (one.key or not one.heading))
    free = [one for one in own if one.heading and not one.key]
    rest = [other for other in others if other.heading and not other.key]
    yield from ((one.name, other) for one, other in zip(free, rest, strict=False))
