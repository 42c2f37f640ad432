"""Phrases as if they were new: which are searched, in which parts they are left out, and who is mistaken for whom."""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from math import ceil

from procdesk.model import Process
from procdesk.search.analyzer import fold
from procdesk.search.evaluate import Expected, Outcome

# Every process keeps four fifths of its phrases while the others are asked.
_PARTS = 5
# Each part takes an index of the whole folder: of a very big one, some minutes for all of them.
_MOST_INDEXED = 20_000
_WORD = re.compile(r"\w+")
MOST_PHRASES = 3_000


@dataclass(frozen=True, slots=True)
class FoldPlan:
    """What is to be asked: the different `phrases` there are, and the `parts` that are left out one after the other."""

    phrases: int
    parts: tuple[tuple[Expected, ...], ...]

    @property
    def queries(self) -> int:
        """How many phrases are asked: fewer than there are in a big folder."""
        return sum(len(part) for part in self.parts)


@dataclass(frozen=True, slots=True)
class Confusion:
    """A phrase `of` one process that found another first."""

    phrase: str
    of: str
    found: str


@dataclass(frozen=True, slots=True)
class ConfusedPair:
    """Two processes, by id, whose phrases find the other one first."""

    ids: tuple[str, str]
    mistakes: tuple[Confusion, ...]

    def times(self, of: str) -> int:
        """How often a phrase of one of the two found the other."""
        return sum(one.of == of for one in self.mistakes)


def fold_plan(processes: Sequence[Process], seed: int = 1, most: int = MOST_PHRASES) -> FoldPlan:
    """Deals the phrases of a folder into parts, so that a process loses at most about a fifth of its phrases in each.

    A phrase that stands in several processes, or in several languages, is one phrase, and any of these processes
    answers it. Of more phrases than `most`, or in a very big folder, some are drawn by the seed, from every process in
    proportion, and fewer parts are enough.
    """
    dealt = _dealt(_phrases(processes), random.Random(seed))  # noqa: S311
    total = len(dealt)
    if not total:
        return FoldPlan(0, ())
    parts = min(_PARTS, max(1, _MOST_INDEXED // len(processes)))
    asked = min(total, most, ceil(total * parts / _PARTS))
    parts = min(parts, ceil(_PARTS * asked / total))
    # Neighbours in this order belong to one process: every n-th of them is drawn, and each goes to another part.
    drawn = [dealt[at * total // asked] for at in range(asked)]
    return FoldPlan(total, tuple(tuple(drawn[part::parts]) for part in range(min(parts, asked))))


def _dealt(phrases: Iterable[Expected], rng: random.Random) -> list[Expected]:
    """The phrases process by process, those of each in an order of chance."""
    by_process: dict[str, list[Expected]] = defaultdict(list)
    for one in phrases:
        by_process[min(one.ids)].append(one)
    for own in by_process.values():
        rng.shuffle(own)
    return [one for own in by_process.values() for one in own]


def without(process: Process, phrases: Collection[str]) -> Process:
    """The process as it would be if nobody had written down these phrases, given as `same` has them."""
    write_ups = (
        replace(one, phrases=tuple(phrase for phrase in one.phrases if phrase_key(phrase) not in phrases))
        for one in process.write_ups
    )
    return replace(process, write_ups=tuple(write_ups))


def phrase_key(phrase: str) -> str:
    """What phrases have in common that differ in case, accents, blanks and punctuation only; "" of a blank one."""
    folded = fold(phrase)
    return " ".join(_WORD.findall(folded)) or folded.strip()


def confused_pairs(outcomes: Iterable[Outcome]) -> tuple[ConfusedPair, ...]:
    """The pairs of processes that were mistaken for one another, those with the most mistakes first."""
    mistakes: dict[tuple[str, str], list[Confusion]] = defaultdict(list)
    for one in outcomes:
        if one.first is None or one.place == 1:
            continue
        found = one.first.id
        for of in sorted(one.expected.ids):
            first, second = sorted((of, found))
            mistakes[first, second].append(Confusion(one.asked, of, found))
    pairs = (ConfusedPair(ids, tuple(made)) for ids, made in mistakes.items())
    return tuple(sorted(pairs, key=lambda pair: (-len(pair.mistakes), pair.ids)))


def _phrases(processes: Iterable[Process]) -> list[Expected]:
    texts: dict[str, str] = {}
    ids: dict[str, set[str]] = defaultdict(set)
    for process in processes:
        for phrase in (phrase for one in process.write_ups for phrase in one.phrases):
            if key := phrase_key(phrase):
                texts.setdefault(key, phrase)
                ids[key].add(process.id)
    return [Expected(text, frozenset(ids[key])) for key, text in texts.items()]
