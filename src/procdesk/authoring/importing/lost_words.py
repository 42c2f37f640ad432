"""Nothing is lost: every word that a source shows stands in its page or in the report."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterable

from procdesk.authoring.importing.document import Remark
from procdesk.text import fold

_WORD = re.compile(r"\w+")
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
# Within a word these only say how it looks.
_LOOK = re.compile(r"[*_\\~`]|\u00ad")


def words_of(text: str) -> Counter[str]:
    """How often each word stands in a text, without case, accents and marks of emphasis."""
    return Counter(_WORD.findall(fold(_LOOK.sub("", text))))


def lost_words(shown: str, page: str, remarks: Iterable[Remark]) -> tuple[str, ...]:
    """The words of a source that stand neither in its page nor in what is told of it, in the order of the alphabet."""
    told = " ".join(fact for one in remarks for _, fact in one.facts)
    kept = words_of(html.unescape(_TAG.sub(" ", page))) + words_of(told)
    return tuple(sorted((words_of(shown) - kept).elements()))
