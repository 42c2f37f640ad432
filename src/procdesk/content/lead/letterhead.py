"""What stands on many pages of a folder, such as a letterhead or a notice, answers nobody and is no page's answer.

Every page gives the paragraphs that might be its answer. Their marks are kept for each file, so that a change of a few
files tells which paragraphs stand on many pages now, and which no longer do, without reading the folder again.
"""

from __future__ import annotations

import hashlib
import itertools
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

MOST_PAGES: Final = 2
_MARK_BYTES: Final = 6


def paragraph_marks(paragraphs: Iterable[str]) -> tuple[int, ...]:
    """A number for each paragraph, equal for equal ones."""
    digests = (hashlib.blake2b(one.encode("utf-8", "replace"), digest_size=_MARK_BYTES) for one in paragraphs)
    return tuple(int.from_bytes(one.digest(), "big") for one in digests)


def repeated_marks(marks_by_page: Iterable[Sequence[int]]) -> frozenset[int]:
    """The marks of what stands on more than MOST_PAGES pages."""
    counts = Counter(itertools.chain.from_iterable(map(frozenset, marks_by_page)))
    return frozenset(mark for mark, count in counts.items() if count > MOST_PAGES)


def first_own(paragraphs: Sequence[str], repeated: frozenset[int]) -> str:
    """The first paragraph that does not stand on many pages, "" where all do."""
    if not repeated:
        return next(iter(paragraphs), "")
    marked = zip(paragraphs, paragraph_marks(paragraphs), strict=True)
    return next((words for words, mark in marked if mark not in repeated), "")
