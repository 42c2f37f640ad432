"""Dictionary of the index for completions and corrections of misspelt words, and usual typing errors."""

from __future__ import annotations

import itertools
import json
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Mapping
from pathlib import Path

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import OSA

from procdesk.search.analyzer import is_code_like

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


# Spellings that sound alike in Spanish: what is written by ear meets at half the price of a mistake.
_SOUNDS = (
    ("qu", "k"),
    ("gue", "ge"),
    ("gui", "gi"),
    ("ch", "\x02"),
    ("ge", "je"),
    ("gi", "ji"),
    ("ce", "se"),
    ("ci", "si"),
    ("z", "s"),
    ("c", "k"),
    ("h", ""),
    ("v", "b"),
    ("w", "b"),
    ("ll", "y"),
    ("ñ", "n"),
    ("x", "s"),
)
_SHORTEST_REPAIRED = 3
# In a shorter word only a letter left out is looked for: any other mistake makes many words of it.
_SHORTEST_WITH_ALL_SLIPS = 4
_TWO_EDITS_FROM = 8
_COMPLETIONS = 12
# Words that stand in some thousand processes tell nothing apart, and cost the most to read.
_HOLDERS = 4_000
# While a line is read no other thread runs: all words at once held up the window for 25 ms.
_ON_A_LINE = 5_000
# No word goes on with a letter behind this one.
_LAST = "\U0010ffff"


def phonetic_key(word: str) -> str:
    """A key under which Spanish words that are pronounced alike meet."""
    for written, heard in _SOUNDS:
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


class Dictionary:
    """All folded words with the number of processes that hold them; for one thread."""

    def __init__(self, frequency: Counter[str]) -> None:
        self._frequency = frequency
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
        self._by_sound = _last_by_sound(
            [word for at in common[::-1].tolist() if _may_be_meant(word := self._sorted[at])]
        )
        self._without_tilde = {word.replace("ñ", "n"): word for word in reversed(self._sorted) if "ñ" in word}
        self._memo: dict[str, str] = {}

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

    def with_tilde(self, word: str) -> str:
        """The known word with ñ that a keyboard without one would write like the unknown `word`, else ""."""
        return "" if word in self._frequency else self._without_tilde.get(word, "")

    def nearest(self, word: str) -> str:
        """The known word that `word` most likely stands for, "" where none is near enough.

        Prefers what sounds alike, then fewer edits, then the usual typing errors, then the commoner word; a wrong
        first letter counts double.
        """
        if word not in self._memo:
            if len(self._memo) > 4096:
                self._memo.clear()
            self._memo[word] = self._search(word, edits_allowed(word))
        return self._memo[word]

    def _search(self, word: str, allowed: int) -> str:
        if not allowed:
            return ""
        if alike := self._by_sound.get(phonetic_key(word)):
            return alike
        near = self._within(word, allowed)
        if len(word) < _SHORTEST_WITH_ALL_SLIPS:
            near = [(one, distance) for one, distance in near if len(one) > len(word)]
        for edits in range(1, allowed + 1):
            found = [one for one, distance in near if distance == edits]
            if edits == 2:
                found += self._other_start(word)
            if found:
                return min(found, key=lambda one: self._likeliest_first(one, word, edits))
        return ""

    def _within(self, word: str, edits: int) -> list[tuple[str, int]]:
        """Words with the same first letter at so many edits or fewer, and at how many."""
        found: list[tuple[str, int]] = []
        for length in range(len(word) - edits, len(word) + edits + 1):
            words = self._by_length.get(length, [])
            same_start = words[bisect_left(words, word[0]) : bisect_left(words, word[0] + _LAST)]
            hits = process.extract_iter(word, same_start, scorer=OSA.distance, score_cutoff=edits)
            found += [(one, int(distance)) for one, distance, _ in hits]
        return found

    def _other_start(self, word: str) -> list[str]:
        """Words that differ at the beginning only: another letter, one too many, one missing, two swapped."""
        other = (initial + rest for rest in (word[1:], word) for initial in self._initials)
        swapped = word[1] + word[0] + word[2:]
        known = [one for one in other if one in self._frequency and _may_be_meant(one)]
        return known + [one for one in (word[1:], swapped) if one in self._frequency]

    def _likeliest_first(self, meant: str, typed: str, edits: int) -> tuple[bool, int, str]:
        return edits == 1 and not is_usual_slip(typed, meant), -self._frequency[meant], meant


def _may_be_meant(word: str) -> bool:
    """Whether a mistake may be corrected to a word: not to a very short one, nor to a code."""
    # Most words have letters only, which is quickly seen.
    return len(word) >= _SHORTEST_REPAIRED and (word.isalpha() or not is_code_like(word))


def _last_by_sound(words: list[str]) -> dict[str, str]:
    """The last word of each sound."""
    # All in one string: sounds do not reach over its lines.
    return dict(zip(phonetic_key("\n".join(words)).split("\n"), words, strict=True)) if words else {}


def write_words(frequency: Mapping[str, int], path: Path) -> None:
    """Leave the words of a commit, for `read_dictionary`: an object of JSON on each line."""
    words = iter(frequency.items())
    parts = iter(lambda: dict(itertools.islice(words, _ON_A_LINE)), {})
    lines = [json.dumps(part, ensure_ascii=False) for part in parts]
    path.write_bytes("\n".join(lines or ["{}"]).encode())


def read_dictionary(folder: Path) -> Dictionary:
    """The dictionary of the index in `folder`: the sum of what each commit left there."""
    frequency: Counter[str] = Counter()
    for path in sorted(folder.glob("words-*.json")):
        for line in path.read_bytes().split(b"\n"):
            frequency.update(json.loads(line))
    return Dictionary(frequency)
