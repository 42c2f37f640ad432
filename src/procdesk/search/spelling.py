"""Dictionary of the index for completions and corrections of misspelt words, and usual typing errors."""

from __future__ import annotations

import itertools
import json
import math
import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import OSA

from procdesk.search.analyzer import is_code_like
from procdesk.search.cache import LruCache

Sounds = Sequence[tuple[str, str]]
"""Spellings and what is heard for them, to be replaced one after the other."""
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
NEIGHBOURS = {key: row[max(0, at - 1) : at] + row[at + 1 : at + 2] for row in _ROWS for at, key in enumerate(row)} | {
    "ñ": "l"
}
"""The keys beside a key, in its row, on a Spanish and an English keyboard."""


def is_usual_slip(typed: str, meant: str) -> bool:
    """Whether one mistake of the usual kinds makes `typed` of `meant`, two words that are one edit apart.

    These are a letter left out, doubled, swapped with the next, or the key beside it.
    """
    if len(typed) < len(meant):
        return True
    at = next((at for at, (one, other) in enumerate(zip(typed, meant, strict=False)) if one != other), len(meant))
    if len(typed) > len(meant):
        return at > 0 and typed[at] == typed[at - 1]
    is_swap = typed[at : at + 2] == meant[at : at + 2][::-1]
    return is_swap or meant[at] in NEIGHBOURS.get(typed[at], "")


_SHORTEST_REPAIRED = 3
# In a shorter word only a letter left out is looked for: any other mistake makes many words of it.
_SHORTEST_WITH_ALL_SLIPS = 4
_TWO_EDITS_FROM = 8
_COMPLETIONS = 12
_REMEMBERED = 4_096
# Words that stand in some thousand processes tell nothing apart, and cost the most to read.
_HOLDERS = 4_000
# While a line is read no other thread runs: all words at once held up the window for 25 ms.
_ON_A_LINE = 5_000
# No word goes on with a letter behind this one.
_LAST = "\U0010ffff"


def phonetic_key(word: str, sounds: Sounds) -> str:
    """A key under which words meet that are pronounced alike."""
    for written, heard in sounds:
        word = word.replace(written, heard)
    return word


def edits_between(one: str, other: str) -> int:
    """How many letters have to be put in, left out, replaced or swapped with the next to make `other` of `one`."""
    return int(OSA.distance(one, other))


def edits_allowed(word: str) -> int:
    """How many mistakes are looked past in a word: none below three letters, one from three, two from eight."""
    if len(word) < _SHORTEST_REPAIRED or is_code_like(word):
        return 0
    return 2 if len(word) >= _TWO_EDITS_FROM else 1


# What speaks against a reading, in nats: of each word besides how rare it is, of a space left out, of mistakes.
_WORD_COST = 3.0
_RAREST_COST = 4.5
_REAL_WORD_COST = 6.0
_SPACE_COST = 5.0
_NEIGHBOURS_GAIN = 5.0
_STRANGERS_COST = 5.0
_SOUND_COST = 4.0
_USUAL_SLIP_COST = 5.0
_SLIP_COST = 10.0
_TWO_SLIPS_COST = 12.0
# What speaks against a word that nobody has written: it may be a name. The longer, the likelier it is a mistake.
_UNKNOWN_COST = (6.5, 1.6)
_SHORT_PART_COST = 2.0
_LONGEST_SPLIT = 32
_SHORT_PART = 2
_SHORTEST_REAL_PART = 4
_PARTS_OF_CODE = re.compile(r"\d+|\D+")


class Dictionary:
    """All folded words with the number of processes that hold them; for one thread."""

    def __init__(self, frequency: Counter[str], sounds: Sounds = ()) -> None:
        """`sounds` are the spellings of the folder's languages that sound alike, see `phonetic_key`."""
        self._frequency = frequency
        self._sounds = sounds
        self._most = max(frequency.values(), default=1)
        self._sorted = sorted(frequency)
        # By word, in the order of the alphabet, its place among all from the commonest on.
        self._place = np.empty(len(self._sorted), np.int32)
        common = np.argsort(-np.array([frequency[word] for word in self._sorted], np.int64), kind="stable")
        self._place[common] = np.arange(len(common), dtype=np.int32)
        meant = [word for word in self._sorted if _may_be_meant(word)]
        self._initials = "".join(dict.fromkeys(word[0] for word in meant))
        self._by_length: dict[int, list[str]] = defaultdict(list)
        for word in meant:
            self._by_length[len(word)].append(word)
        rarest_first = [word for at in common[::-1].tolist() if _may_be_meant(word := self._sorted[at])]
        self._by_sound = _last_by_sound(rarest_first, sounds) if sounds else {}
        self._memo: LruCache[str, str] = LruCache(_REMEMBERED)

    def __contains__(self, word: str) -> bool:
        return word in self._frequency

    def completions(self, prefix: str, most: int = _COMPLETIONS) -> list[str]:
        """The commonest words that begin with `prefix`, commonest first.

        Words that so many processes hold that the next would say nothing more end the list.
        """
        first = bisect_left(self._sorted, prefix)
        last = bisect_left(self._sorted, prefix + _LAST)
        place = self._place[first:last]
        chosen = np.argpartition(place, most)[:most] if len(place) > most else np.arange(len(place))
        words = [self._sorted[first + at] for at in chosen[np.argsort(place[chosen])].tolist()]
        holders = itertools.accumulate(self._frequency[word] for word in words)
        return words[: 1 + bisect_left(list(holders), _HOLDERS)]

    def cost_of_mistakes(self, typed: str, meant: str) -> float:
        """What speaks against `typed` being a mistake for `meant`, in nats.

        Least for what sounds alike, then for one of the usual slips; most for any other, two of them, one at the start.
        """
        if self._sounds and phonetic_key(typed, self._sounds) == phonetic_key(meant, self._sounds):
            return _SOUND_COST
        if edits_between(typed, meant) > 1 or typed[0] != meant[0]:
            return _TWO_SLIPS_COST
        return _USUAL_SLIP_COST if is_usual_slip(typed, meant) else _SLIP_COST

    def beginning_with(self, prefix: str, most: int) -> list[str]:
        """The words that begin with `prefix`, in the order of the alphabet; none where they are more than `most`."""
        first = bisect_left(self._sorted, prefix)
        last = bisect_left(self._sorted, prefix + _LAST)
        return self._sorted[first:last] if last - first <= most else []

    def cost(self, word: str) -> float:
        """How much speaks against a word that stands in the index, in nats: the rarer the more, up to a limit."""
        return _WORD_COST + min(math.log(self._most / self._frequency[word]), _RAREST_COST)

    def nearest(self, word: str) -> str:
        """The known word that `word` most likely stands for, "" where none is near enough; see `cost_of_mistakes`."""
        return self._memo.get(word, self._search)

    def _search(self, word: str) -> str:
        allowed = edits_allowed(word)
        if not allowed:
            return ""
        near = self._within(word, allowed)
        if len(word) < _SHORTEST_WITH_ALL_SLIPS:
            near = [one for one in near if len(one) > len(word)]
        if allowed > 1:
            near += self._other_start(word)
        if alike := self._by_sound.get(phonetic_key(word, self._sounds)):
            near.append(alike)
        return min(near, key=lambda one: (self.cost_of_mistakes(word, one) + self.cost(one), one), default="")

    def _within(self, word: str, edits: int) -> list[str]:
        """Words with the same first letter at so many edits or fewer."""
        found: list[str] = []
        for length in range(len(word) - edits, len(word) + edits + 1):
            words = self._by_length.get(length, [])
            same_start = words[bisect_left(words, word[0]) : bisect_left(words, word[0] + _LAST)]
            hits = process.extract_iter(word, same_start, scorer=OSA.distance, score_cutoff=edits)
            found += [one for one, _, _ in hits]
        return found

    def _other_start(self, word: str) -> list[str]:
        """Words that differ at the beginning only: another letter, one too many, one missing, two swapped."""
        other = (initial + rest for rest in (word[1:], word) for initial in self._initials)
        swapped = word[1] + word[0] + word[2:]
        known = [one for one in other if one in self._frequency and _may_be_meant(one)]
        return known + [one for one in (word[1:], swapped) if one in self._frequency]


class Speller:
    """Reads words that do not stand in the index: as they are, as others, or as several. For one thread."""

    def __init__(
        self,
        dictionary: Dictionary,
        stop_words: frozenset[str],
        are_neighbours: Callable[[str, str], bool],
        is_real_word: Callable[[str], bool],
    ) -> None:
        """`are_neighbours` tells whether two words stand side by side anywhere, `is_real_word` whether one exists."""
        self._dictionary = dictionary
        self._stop_words = stop_words
        self._are_neighbours = are_neighbours
        self._is_real_word = is_real_word
        self._memo: LruCache[str, tuple[str, ...]] = LruCache(_REMEMBERED)

    def read(self, word: str) -> tuple[str, ...]:
        """The words that a word which does not stand in the index most likely stands for; itself where none does."""
        return self._memo.get(word, self._read)

    def are_one(self, one: str, other: str) -> bool:
        """Whether two words side by side are more likely one that somebody wrote apart.

        Of two known words one has to be a single letter: a page has two words where another has one, as in "host name".
        """
        whole = one + other
        if not self.may_be_one(one, other) or is_code_like(whole):
            return False
        apart = self._cost_of_word(one) + self._cost_of_word(other) + _STRANGERS_COST
        if apart < math.inf and min(len(one), len(other)) > 1:
            return False
        return self._dictionary.cost(whole) + _USUAL_SLIP_COST < apart

    def may_be_one(self, one: str, other: str) -> bool:
        """Whether two words are known as one and not as neighbours."""
        return one + other in self._dictionary and not self._are_neighbours(one, other)

    def _read(self, word: str) -> tuple[str, ...]:
        if is_code_like(word):
            # A number with its unit (15dias) may be any; of what begins with letters nothing is guessed.
            number, *parts = _PARTS_OF_CODE.findall(word)
            is_known = number.isdigit() or number in self._dictionary
            is_known = is_known and all(part in self._stop_words or part in self._dictionary for part in parts)
            return (number, *parts) if is_known else (word,)
        if self._is_real_word(word):
            return (word,)
        base, slope = _UNKNOWN_COST
        readings: list[tuple[float, tuple[str, ...]]] = [(base + slope * len(word), (word,))]
        if near := self._dictionary.nearest(word):
            readings.append((self._dictionary.cost(near) + self._dictionary.cost_of_mistakes(word, near), (near,)))
        readings += self._splits(word)
        return min(readings, key=lambda reading: reading[0])[1]

    def _splits(self, word: str) -> Iterator[tuple[float, tuple[str, ...]]]:
        """The cheapest way to take a word apart, and every way into two parts that are neighbours elsewhere."""
        if len(word) > _LONGEST_SPLIT:
            return
        best: list[tuple[float, tuple[str, ...]]] = [(-_SPACE_COST, ())]
        for end in range(1, len(word) + 1):
            ways = [
                (best[start][0] + cost + _SPACE_COST, (*best[start][1], word[start:end]))
                for start in range(end)
                if best[start][0] < math.inf and (cost := self._cost_of_part(word[start:end])) < math.inf
            ]
            best.append(min(ways, default=(math.inf, ())))
        if len(best[-1][1]) > 1:
            yield best[-1]
        for at in range(1, len(word)):
            one, other = word[:at], word[at:]
            cost = self._cost_of_part(one) + self._cost_of_part(other)
            if cost < math.inf and self._are_neighbours(one, other):
                yield cost + _SPACE_COST - _NEIGHBOURS_GAIN, (one, other)

    def _cost_of_word(self, word: str) -> float:
        if word in self._stop_words:
            return _WORD_COST
        return self._dictionary.cost(word) if word in self._dictionary else math.inf

    def _cost_of_part(self, part: str) -> float:
        cost = self._cost_of_word(part)
        if len(part) <= _SHORT_PART:
            return cost + _SHORT_PART_COST if len(part) > 1 or part in self._stop_words else math.inf
        if cost == math.inf and len(part) >= _SHORTEST_REAL_PART and self._is_real_word(part):
            return _WORD_COST + _REAL_WORD_COST
        return cost


def _may_be_meant(word: str) -> bool:
    """Whether a mistake may be corrected to a word: not to a very short one, nor to a code."""
    # Most words have letters only, which is quickly seen.
    return len(word) >= _SHORTEST_REPAIRED and (word.isalpha() or not is_code_like(word))


def _last_by_sound(words: list[str], sounds: Sounds) -> dict[str, str]:
    """The last word of each sound."""
    # All in one string: sounds do not reach over its lines.
    return dict(zip(phonetic_key("\n".join(words), sounds).split("\n"), words, strict=True)) if words else {}


def write_words(frequency: Mapping[str, int], path: Path) -> None:
    """Leave the words of a commit, for `read_dictionary`: an object of JSON on each line."""
    words = iter(frequency.items())
    parts = iter(lambda: dict(itertools.islice(words, _ON_A_LINE)), {})
    lines = [json.dumps(part, ensure_ascii=False) for part in parts]
    path.write_bytes("\n".join(lines or ["{}"]).encode())


def read_dictionary(folder: Path, sounds: Sounds = ()) -> Dictionary:
    """The dictionary of the index in `folder`: the sum of what each commit left there; `sounds` as it takes them."""
    frequency: Counter[str] = Counter()
    for path in sorted(folder.glob("words-*.json")):
        for line in path.read_bytes().split(b"\n"):
            frequency.update(json.loads(line))
    return Dictionary(frequency, sounds)
