"""The words of the index, arranged to find the nearest to a misspelt word and the completions of a prefix."""

from __future__ import annotations

import json
from bisect import bisect_left
from collections import Counter, defaultdict
from heapq import nsmallest
from pathlib import Path

from rapidfuzz import process
from rapidfuzz.distance import OSA

from procdesk.search.analysis import is_code_like

# Spellings that sound alike in Spanish: what is written by ear meets at half the price of a slip.
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
_SHORTEST_REPAIRED = 4
_TWO_EDITS_FROM = 8
_COMPLETIONS = 12


def sound(word: str) -> str:
    """A key under which Spanish words that are pronounced alike meet."""
    for written, heard in _SOUNDS:
        word = word.replace(written, heard)
    return word


def edits_allowed(word: str) -> int:
    """How many slips are looked past in a word: none below four letters, one from four, two from eight."""
    if len(word) < _SHORTEST_REPAIRED or is_code_like(word):
        return 0
    return 2 if len(word) >= _TWO_EDITS_FROM else 1


class Dictionary:
    """All folded words with the number of processes that hold them; for one thread."""

    def __init__(self, frequency: Counter[str]) -> None:
        self._frequency = frequency
        self._sorted = sorted(frequency)
        words = [word for word in self._sorted if edits_allowed(word) or len(word) == _SHORTEST_REPAIRED - 1]
        self._by_start: dict[tuple[str, int], list[str]] = defaultdict(list)
        self._by_tail: dict[str, list[str]] = defaultdict(list)
        self._by_sound: dict[str, list[str]] = defaultdict(list)
        for word in words:
            if not is_code_like(word):
                self._by_start[word[0], len(word)].append(word)
                self._by_tail[word[1:]].append(word)
                self._by_sound[sound(word)].append(word)
        self._without_tilde = {word.replace("ñ", "n"): word for word in reversed(self._sorted) if "ñ" in word}
        self._memo: dict[str, str] = {}

    def __contains__(self, word: str) -> bool:
        return word in self._frequency

    def completions(self, prefix: str, most: int = _COMPLETIONS) -> list[str]:
        """The commonest words that begin with `prefix`, commonest first."""
        first = bisect_left(self._sorted, prefix)
        last = bisect_left(self._sorted, prefix + "\U0010ffff")
        return nsmallest(most, self._sorted[first:last], key=self._commonest_first)

    def with_tilde(self, word: str) -> str:
        """The known word with ñ that a keyboard without one would write like the unknown `word`, else ""."""
        return "" if word in self._frequency else self._without_tilde.get(word, "")

    def nearest(self, word: str) -> str:
        """The known word that `word` most likely stands for, "" where none is near enough.

        Prefers what sounds alike, then fewer slips, then the commoner word; a wrong first letter counts double.
        """
        if word not in self._memo:
            if len(self._memo) > 4096:
                self._memo.clear()
            self._memo[word] = self._search(word, edits_allowed(word))
        return self._memo[word]

    def _search(self, word: str, allowed: int) -> str:
        if not allowed:
            return ""
        alike = self._by_sound.get(sound(word), [])
        if alike:
            return min(alike, key=self._commonest_first)
        for edits in range(1, allowed + 1):
            found = self._within(word, edits)
            if edits == 2:
                found += self._other_start(word)
            if found:
                return min(found, key=self._commonest_first)
        return ""

    def _within(self, word: str, edits: int) -> list[str]:
        """Words with the same first letter at so many edits."""
        found: list[str] = []
        for length in range(len(word) - edits, len(word) + edits + 1):
            bucket = self._by_start.get((word[0], length), [])
            hits = process.extract_iter(word, bucket, scorer=OSA.distance, score_cutoff=edits)
            found += [hit[0] for hit in hits]
        return found

    def _other_start(self, word: str) -> list[str]:
        """Words that differ at the beginning only: another letter, one too many, one missing, two swapped."""
        swapped = word[1] + word[0] + word[2:]
        candidates = [*self._by_tail.get(word[1:], []), *self._by_tail.get(word, []), word[1:], swapped]
        return [one for one in candidates if one in self._frequency]

    def _commonest_first(self, word: str) -> tuple[int, str]:
        return -self._frequency[word], word


def read_dictionary(folder: Path) -> Dictionary:
    """The dictionary of the index in `folder`: the sum of what each commit left there."""
    frequency: Counter[str] = Counter()
    for path in sorted(folder.glob("words-*.json")):
        frequency.update(json.loads(path.read_text("utf-8")))
    return Dictionary(frequency)
