"""Misspelt words of a page, by the Hunspell dictionary of its language."""

from __future__ import annotations

import io
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Final

from procdesk.content.front_matter.reader import read_front_matter
from procdesk.content.hidden_text import blank_hidden
from procdesk.content.vocabulary import KEYS
from procdesk.text import fold, fold_key

if TYPE_CHECKING:
    from spylls.hunspell import Dictionary

LANGUAGES: Final = ("es", "en")
"""The languages that have a dictionary below `resources/spelling`."""

_MOST_SUGGESTED: Final = 5
_ALPHABET: Final = "abcdefghijklmnopqrstuvwxyzáéíóúüñç"
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
# What is no prose: code, addresses and file names, targets of links, tags, placeholders, ids, names with digits.
_NOT_PROSE = re.compile(
    r"`[^`\n]*`|\]\([^)\n]*\)|^\[[^\]\n]+\]:.*$|<[^<>\n]*>|\{[^{}\n]*\}|\[\[[^\]\n]*\]\]"
    r"|\S*(?:://|@|www\.)\S*|\b[\w-]+(?:/[\w-]+)+\b|\b[\w-]+\.(?:md|pdf|docx?|xlsx?|png|jpe?g|html?|com|es|org|net)\b"
    r"|\b\w*\d\w*(?:-\w+)*\b",
    re.MULTILINE,
)
_FENCE = re.compile(r"^[ >]*(?P<fence>`{3,}|~{3,}).*?(?:^[ >]*(?P=fence)[`~]*[ ]*$|\Z)", re.MULTILINE | re.DOTALL)
_SENTENCE_ENDS = frozenset('.!?¡¿:;\n#*-–—>|"“”«»[]…')
_PRONOUN = re.compile(r"(?:me|te|se|nos|os)?(?:l[aeo]s?)$|(?:me|te|se|nos|os)$")
_ACCENTS = str.maketrans("áéíóú", "aeiou")
_ACCENTED: Final = {"a": "á", "e": "é", "i": "í", "o": "ó", "u": "úü", "n": "ñ"}
_WITH_OR_WITHOUT: Final = _ACCENTED | {accent: plain for plain, some in _ACCENTED.items() for accent in some}
_LONGEST: Final = 40
_OWN_FROM: Final = 3


@dataclass(frozen=True, slots=True)
class Misspelling:
    """A word that no dictionary has: it stands at `start` of the text, in characters, in `line`, counted from 1."""

    word: str
    start: int
    line: int


class SpellChecker:
    """The dictionary of a language, read when it is first needed, which takes a second.

    `known` are words and names that are right although no dictionary has them. Every word is looked up once. Used by
    one thread. Raises ValueError for a language that has no dictionary (`LANGUAGES`).
    """

    def __init__(self, lang: str, folder: Path, known: Iterable[str] = ()) -> None:
        if lang not in LANGUAGES:
            raise ValueError(lang)
        self._lang = lang
        self._files = folder / lang
        self._known = {fold(word[0]) for text in known for word in _words(text)}
        self._looked_up: dict[str, bool] = {}

    def check(self, text: str) -> tuple[Misspelling, ...]:
        """The misspelt words of a page's whole text: of its title and what stands below the front matter.

        Left out are customers' phrases, which keep the customers' own words, and what is no prose: code, links, names.
        """
        found = []
        for start, word, first in _checked_words(text):
            if not self.is_right(word, first):
                found.append(Misspelling(word, start, text.count("\n", 0, start) + 1))
        return tuple(found)

    def is_right(self, word: str, begins_sentence: bool = True) -> bool:
        """Whether a word is right; a name in the middle of a sentence and capitals throughout are."""
        if len(word) < 2 or len(word) > _LONGEST or _is_name(word, begins_sentence):
            return True
        key = unicodedata.normalize("NFC", word).replace("’", "'")
        if key not in self._looked_up:
            self._looked_up[key] = fold(key) in self._known or any(self._has(form) for form in self._forms(key))
        return self._looked_up[key]

    def suggestions(self, word: str) -> tuple[str, ...]:
        """At most five words that may be meant, the likeliest first: one slip away, else as the dictionary says."""
        lower = unicodedata.normalize("NFC", word).lower()
        near = dict.fromkeys(one for one in _one_slip_away(lower) if self._has(one))
        if not near and self._lang == "es":
            # "devolusion" has two: a letter, and the accent that is hardly ever typed.
            near = dict.fromkeys(one for slip in _one_slip_away(lower) for one in _accented(slip) if self._has(one))
        if not near:
            near = dict.fromkeys(islice(self._dictionary.suggest(lower), _MOST_SUGGESTED))
        found = islice((one for one in near if " " not in one), _MOST_SUGGESTED)
        return tuple(one[:1].upper() + one[1:] if word[:1].isupper() else one for one in found)

    @cached_property
    def _dictionary(self) -> Dictionary:
        from spylls.hunspell import Dictionary
        from spylls.hunspell.readers import read_aff, read_dic
        from spylls.hunspell.readers.file_reader import BaseReader

        class TextReader(BaseReader):  # type: ignore[misc]
            """A file in memory: the reader of spylls leaves its files open. All dictionaries here are UTF-8."""

            def reset_encoding(self, encoding: str) -> None:
                """Nothing to do: the text is decoded."""

        def lines_of(ending: str) -> TextReader:
            return TextReader(io.StringIO(self._files.with_suffix(ending).read_text("utf-8")))

        aff, context = read_aff(lines_of(".aff"))
        return Dictionary(aff, read_dic(lines_of(".dic"), aff=aff, context=context))

    def _has(self, word: str) -> bool:
        return bool(self._dictionary.lookup(word))

    def _forms(self, word: str) -> Iterator[str]:
        yield word
        if self._lang == "es":
            # An imperative carries its pronouns, and an accent for them: "acompáñale" is "acompaña" with "le".
            while (pronoun := _PRONOUN.search(word)) and pronoun.start() >= 3:
                word = word[: pronoun.start()]
                yield word.translate(_ACCENTS)
                yield word
        elif "'" in word:
            yield word.partition("'")[0]


def _checked_words(text: str) -> Iterator[tuple[int, str, bool]]:
    """The words of a page's prose: where each begins, the word, and whether it begins a sentence or line."""
    prose = _prose(text)
    for word, start in _words(prose):
        before = prose[:start].rstrip(" \t_") if start < 80 else prose[start - 80 : start].rstrip(" \t_")
        yield start, word, not before or before[-1] in _SENTENCE_ENDS


def _words(text: str) -> Iterator[tuple[str, int]]:
    return ((found[0], found.start()) for found in _WORD.finditer(text))


def _prose(text: str) -> str:
    """The text with blanks in the place of everything that is no prose: every word stands where it stood."""
    matter = read_front_matter(text, "")
    lines = text.split("\n")
    titles = {entry.line: entry.value for entry in matter.entries if KEYS.get(fold_key(entry.key)) == "title"}
    head = [_value_only(line) if number in titles else " " * len(line) for number, line in enumerate(lines, 1)]
    body = "\n".join(lines[matter.body_line - 1 :])
    if blank_hidden(body) != body:
        body = _without_comments(body)
    body = _NOT_PROSE.sub(_blank, _FENCE.sub(_blank, body))
    return "\n".join((*head[: matter.body_line - 1], body))


def _without_comments(body: str) -> str:
    return re.sub(r"<!--.*?-->|(?<!%)%%.*?%%", _blank, body, flags=re.DOTALL)


def _value_only(line: str) -> str:
    key, colon, value = line.partition(":")
    return " " * len(key + colon) + value


def _blank(found: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", found[0])


def _is_name(word: str, begins_sentence: bool) -> bool:
    """Whether a word is written as names and abbreviations are: capitals inside, or at its head within a sentence."""
    return word[1:] != word[1:].lower() or (word[0].isupper() and not begins_sentence)


def _one_slip_away(word: str) -> Iterator[str]:
    """The words that one slip makes of another: an accent, two letters swapped, one too many, another, one missing."""
    splits = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    inner = splits[:-1]
    yield from (left + other + right[1:] for left, right in inner for other in _WITH_OR_WITHOUT.get(right[0], ""))
    yield from (left + right[1] + right[0] + right[2:] for left, right in inner[:-1])
    yield from (left + right[1:] for left, right in inner)
    yield from (left + letter + right[1:] for left, right in inner for letter in _ALPHABET)
    yield from (left + letter + right for left, right in splits for letter in _ALPHABET)


def _accented(word: str) -> Iterator[str]:
    """The word with an accent on each of its vowels in turn, from the last one on."""
    for at in range(len(word) - 1, -1, -1):
        if word[at] in "aeiou":
            yield word[:at] + _ACCENTED[word[at]][0] + word[at + 1 :]


def company_words(texts: Iterable[str]) -> frozenset[str]:
    """The words, folded, that at least three of a company's texts use: its own terms, which no dictionary has."""
    counts = Counter(word for text in texts for word in {fold(word) for word, _ in _words(text)})
    return frozenset(word for word, count in counts.items() if count >= _OWN_FROM)
