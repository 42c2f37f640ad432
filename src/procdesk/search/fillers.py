"""Filler words: time words, politeness and hesitation, which speak for no process in particular."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from procdesk.search.spelling import Dictionary, edits_between

# In the lists below, folded and without apostrophes: {day} stands for each of the words of that name here, [word] for a
# word that may be missing. Months are none: "este mes" speaks for a bill.
_CLASSES = {
    "day": "ayer hoy anteayer anoche lunes martes miercoles jueves viernes sabado domingo",
    "part": "mañana tarde noche madrugada semana",
    "span": "dias semanas horas rato tiempo",
    "one": "semana rato hora dia mes",
    "Day": "yesterday today monday tuesday wednesday thursday friday saturday sunday",
    "Part": "morning afternoon evening week weekend",
    "Span": "days weeks hours ages",
    "One": "week day hour while",
}
_SPANISH = """
desde [el] {day} [pasado], ayer, hoy, anoche, anteayer, [ayer] por la {part}, [desde] esta {part}, desde hace {span},
hace {span}, desde hace [ya] unos {span}, [desde] hace [ya] un {one}, [desde] hace [ya] una {one},
[desde] hace [ya] un par de {span}, [desde] hace [ya] unas {span}, hace [ya] tiempo, [desde] la semana pasada,
la otra {part}, este fin de semana, el fin de semana [pasado], [desde] ahora, ahora mismo, en este momento,
ultimamente, [desde] antes de {day}, mañana, pasado mañana, el otro dia, por favor, porfavor, porfa, gracias,
muchas gracias, buenos dias, buenas [tardes], buenas noches, buen dia, hola, oiga, oye, mire, mira, perdone, perdona,
perdon, disculpe, disculpa, perdone que le moleste, perdona que te moleste, si es tan amable, me puede ayudar,
me puedes ayudar, puede ayudarme, puedes ayudarme, me ayuda, señorita, señor, caballero, cariño, guapa, guapo, a ver,
es que, pues, bueno, o sea, vera, veras, vale, la verdad, la verdad es que, de verdad, en fin, es decir, digo, fijese,
fijate, resulta que, resulta, por lo visto, como le digo, como te digo, ya le digo, sabe, ya sabe, entonces, verdad,
lo que pasa es que, le cuento, te cuento, tio, hombre, mujer
"""
_ENGLISH = """
since {Day} [morning], since last {Day}, yesterday [morning], today, last night, [since] last {Part}, this {Part},
over the weekend, since this {Part}, for {Span}, [for] a couple of {Span} [ago], a few {Span} ago,
an hour ago, for a {One}, right now, just now, at the moment, recently, lately, tomorrow, the other day,
earlier [today], please, thanks, thank you, cheers, hello, hi, hi there, hiya, good morning, good afternoon,
good evening, sorry, excuse me, im sorry, im afraid, if you dont mind, could you help [me], can you help [me],
darling, love, mate, sir, madam, actually, basically, you know, you see, i mean, look, well, honestly, to be honest,
apparently, the thing is, kind of, sort of, as i said, obviously, really, literally, just, so, anyway, okay,
ok, like i said, listen
"""
# In the middle of a question these may be its matter: "pedí el cambio el martes y nada".
_AT_EDGES = """
[el] {day} [pasado], el {day} por la {part}, y, [on] {Day} [morning], [on] {Day} [afternoon], last {Day}, a {One} ago,
and
"""
_CLASS = re.compile(r"\{(\w+)\}")
_OPTIONAL = re.compile(r"\[([^\]]+)\] ?")
_MEMO_SIZE = 4_096


# From so many occurrences on the content says whether a word speaks for a process, and from which `lift` on it does.
_FEWEST = 10
_MATTER = 8


def lift(counts: NDArray[np.float64], texts: NDArray[np.float64]) -> float:
    """How much more often than by chance two occurrences of a word fall into phrases of one process (0: too few).

    `counts`: float64, the occurrences in the phrases of each process; `texts`: float64, how many phrases each has.
    """
    number, size = float(counts.sum()), float(texts.sum())
    if number < _FEWEST or size < 2:
        return 0.0
    same = float((counts * (counts - 1)).sum()) / (number * (number - 1))
    chance = float((texts * (texts - 1)).sum()) / (size * (size - 1))
    return same / chance if chance > 0 else 0.0


def _expanded(text: str) -> list[str]:
    """The fillers that one line of the lists stands for."""
    if found := _OPTIONAL.search(text):
        start, end = text[: found.start()], text[found.end() :]
        return [one for middle in (f"{found.group(1)} ", "") for one in _expanded(start + middle + end)]
    if found := _CLASS.search(text):
        start, end = text[: found.start()], text[found.end() :]
        return [one for word in _CLASSES[found.group(1)].split() for one in _expanded(start + word + end)]
    return [" ".join(text.split())]


def _every(text: str) -> frozenset[str]:
    lines = (line.strip() for line in text.replace("\n", " ").split(","))
    return frozenset(one for line in lines if line for one in _expanded(line))


FILLERS_AT_EDGES = _every(_AT_EDGES)
"""The fillers that are such at the beginning and at the end of a question only."""
FILLERS = _every(f"{_SPANISH},{_ENGLISH}") | FILLERS_AT_EDGES
"""Every filler as folded words with one blank between."""


class FillerFinder:
    """Finds the fillers of a query, misspelt and unfinished ones too. For one thread."""

    def __init__(
        self, dictionary: Dictionary, is_known: Callable[[str], bool], lift_of: Callable[[str], float]
    ) -> None:
        """`is_known` tells whether a folded word is known, `lift_of` gives its `lift`."""
        self._lift_of = lift_of
        self._dictionary = dictionary
        self._is_known = is_known
        self._by_first: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        for words in sorted((tuple(filler.split()) for filler in FILLERS), key=len, reverse=True):
            self._by_first[words[0]].append(words)
        every = [word for filler in FILLERS for word in filler.split()]
        self._words = frozenset(every)
        self._spelling = Dictionary(Counter(every))
        self._memo: dict[str, str] = {}

    def found(self, words: Sequence[str], *, unfinished: bool) -> frozenset[int]:
        """The places, from 0, of those folded words that belong to a filler.

        An `unfinished` last word does where it may still become one.
        """
        meant = [self._memo.get(word) or self._meant(word) for word in words]
        if unfinished and meant[-1] != words[-1] and self._may_become(words[-1:]):
            # What may still become a filler is not misspelt yet.
            meant[-1] = words[-1]
        places: set[int] = set()
        at = 0
        while at < len(meant):
            length = self._length(meant, at, unfinished=unfinished)
            places.update(range(at, at + length))
            at += max(length, 1)
        return frozenset(places)

    def _length(self, words: Sequence[str], at: int, *, unfinished: bool) -> int:
        left = len(words) - at
        for filler in self._by_first.get(words[at], ()):
            is_edge = not at or len(filler) == left
            if tuple(words[at : at + len(filler)]) == filler and (is_edge or " ".join(filler) not in FILLERS_AT_EDGES):
                return 0 if any(self._lift_of(word) >= _MATTER for word in filler) else len(filler)
        return left if unfinished and self._may_become(words[at:]) else 0

    def _may_become(self, words: Sequence[str]) -> bool:
        *before, last = words
        firsts = [first for first in self._by_first if first.startswith(last)] if not before else [words[0]]
        count = len(before)
        return any(
            len(filler) > count and filler[:count] == tuple(before) and filler[count].startswith(last)
            for first in firsts
            for filler in self._by_first.get(first, ())
        )

    def _meant(self, word: str) -> str:
        if len(self._memo) >= _MEMO_SIZE:
            self._memo.clear()
        result = word
        if word not in self._words and not self._is_known(word) and (near := self._spelling.nearest(word)):
            other = self._dictionary.nearest(word)
            if not other or edits_between(word, near) <= edits_between(word, other):
                result = near
        self._memo[word] = result
        return result
