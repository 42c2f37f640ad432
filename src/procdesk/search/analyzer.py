"""Text analysis shared by index, query and highlighting: tokens, stems, codes, stop words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

import Stemmer

from procdesk.search.lexicon import read_lexicon
from procdesk.text import FORMAT_CHARACTERS, fold_code, fold_search

LONGEST_WORD = 48
MEMO_SIZE = 50_000
_ALGORITHMS = {
    "ca": "catalan",
    "de": "german",
    "en": "english",
    "es": "spanish",
    "eu": "basque",
    "fr": "french",
    "it": "italian",
    "pt": "portuguese",
}
# Scripts written without blanks: every sign is a word, and neighbours meet again as pairs.
_SIGNS = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f"
# Marks that belong to the letter before them but are no word characters to `re`, and what is not seen at all.
_MARKS = (
    "\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0900-\u0903\u093a-\u094f\u0e31-\u0e3a\u0e47-\u0e4e"
    + FORMAT_CHARACTERS
)
_LETTERS = rf"[^\W_{_SIGNS}]+(?:[{_MARKS}]+[^\W_{_SIGNS}]*)*"
_ASCII_TOKEN = re.compile(r"[^\W_]+(?:'[^\W\d_][^\W_]*)*")
_TOKEN = re.compile(rf"[{_SIGNS}]|{_LETTERS}(?:['\u2019](?=[^\W\d_]){_LETTERS})*|[\U0001f300-\U0001faff\u2600-\u27bf]")
# What is written as one: a code (FAC-021, 4.1.1.2, 29,99) or words with hyphens (e-sim), joined without blanks ...
_PART = rf"(?:[^\W_{_SIGNS}][{_MARKS}]*)+"
_JOINED = re.compile(rf"(?<![^\W_]){_PART}(?:(?:[-._/:\u2010\u2011]|(?<=\d)[,'\u2019](?=\d)){_PART})+")
_ASCII_JOINED = re.compile(r"(?<![^\W_])[^\W_]+(?:(?:[-._/:]|(?<=\d)[,'](?=\d))[^\W_]+)+")
_MAY_BE_JOINED = re.compile(rf"[\w{_MARKS}][-._/:\u2010\u2011,'\u2019][\w{_MARKS}]")
_MAY_BE_HYPHENED = re.compile(rf"[\w{_MARKS}][-\u2010\u2011][\w{_MARKS}]")
# ... or a number or a code in groups: 912 34 56 78, ES91 2100 0418, ISO 9001.
_GROUPED = re.compile(r"(?<!\w)(?:[A-Z]{1,5} )?[A-Z]{0,2}\d+(?:[ \u00a0]\d+)*(?!\w)")
_MAY_BE_GROUPED = re.compile(r"\w[ \u00a0]\d")
_HYPHENS = re.compile("[-\u2010\u2011]")
_DIGIT = re.compile(r"\d")
FEWEST_GROUPED = 7
# Numbers of telephones meet in their last digits, with the prefix of a country and without.
_TELEPHONE = 9


class Token(NamedTuple):
    """One word of a text.

    `start` and `end` are its characters in the original text; `position` counts words from 0; `word` is the folded
    word as it stands; `terms` are what is looked up for it: its stems in every language of the folder; `key` is the one
    of them that pairs of neighbours are made of; `stop` says that it is a word of the question and not of the matter.
    A whole ("fac021" of FAC-021, "esim" of e-sim, "912345678" of 912 34 56 78) is a further token without key behind
    its parts, at the position of the first.
    """

    start: int
    end: int
    position: int
    word: str
    terms: tuple[str, ...]
    stop: bool
    key: str


@dataclass(frozen=True, slots=True, eq=False)
class AnalyzedWord:
    """What a spelling comes to, whatever text it stands in: the fields of `Token` that do not depend on the place.

    One spelling gives one and the same Word, so that words are counted as quickly as numbers.
    """

    word: str
    terms: tuple[str, ...]
    stop: bool
    key: str


def is_code_like(word: str) -> bool:
    """Whether a word holds a digit, and so is never corrected."""
    # Most words have letters only, which is quickly seen.
    return not word.isalpha() and any(one.isdigit() for one in word)


def may_hold_whole(text: str) -> bool:
    """Whether anything in a text may be joined as the parts of a code are; most lines have nothing such."""
    # Most lines hold neither a hyphen nor a digit, which is quickly seen.
    if ("-" in text or not text.isascii()) and _MAY_BE_HYPHENED.search(text):
        return True
    return bool(_DIGIT.search(text)) and bool(_MAY_BE_JOINED.search(text) or _MAY_BE_GROUPED.search(text))


class _Memo(dict[str, AnalyzedWord]):
    """Words by spelling, each made when it is first asked for, and as many as MEMO_SIZE remembered."""

    def __init__(self, make: Callable[[str], AnalyzedWord]) -> None:
        self._make = make

    def __missing__(self, spelling: str) -> AnalyzedWord:
        if len(self) >= MEMO_SIZE:
            self.clear()
        word = self[spelling] = self._make(spelling)
        return word


class Analyzer:
    """Turns text into tokens for a set of languages; remembers the words it has seen. For one thread."""

    def __init__(self, languages: Iterable[str]) -> None:
        given = dict.fromkeys(languages)
        known = [code for code in given if code in _ALGORITHMS]
        codes = known or ["es", "en"]
        self._stemmers = [(code, Stemmer.Stemmer(_ALGORITHMS[code], 0)) for code in codes]
        self.lexicon = read_lexicon([*given, *codes])
        self._memo = _Memo(self._learn)

    def tokens(self, text: str) -> list[Token]:
        """The words, numbers and codes of `text` in order."""
        memo = self._memo
        found = []
        # Nothing of the fuller pattern can stand in ASCII; most pages in English are read twice as fast.
        pattern = _ASCII_TOKEN if text.isascii() else _TOKEN
        for position, match in enumerate(pattern.finditer(text)):
            word = memo[match.group()]
            start, end = match.span()
            found.append(Token(start, end, position, word.word, word.terms, word.stop, word.key))
        return self._with_wholes(text, found) if may_hold_whole(text) else found

    def words(self, text: str) -> list[AnalyzedWord]:
        """The words, numbers and codes of `text` in order, for the index, which need not know where they stand.

        Wholes come last and have no key, for the neighbours are those of their parts.
        """
        pattern = _ASCII_TOKEN if text.isascii() else _TOKEN
        found = list(map(self._memo.__getitem__, pattern.findall(text)))
        if may_hold_whole(text):
            wholes = (self._memo[whole] for _, _, whole in _wholes(text))
            found += [AnalyzedWord(word.word, word.terms, False, "") for word in wholes]
        return found

    def _with_wholes(self, text: str, found: list[Token]) -> list[Token]:
        """`found` and, behind the parts of each whole, the whole."""
        wholes = []
        for start, end, whole in _wholes(text):
            word = self._memo[whole]
            position = next(one.position for one in found if one.end > start)
            wholes.append(Token(start, end, position, word.word, word.terms, False, ""))
        return sorted([*found, *wholes], key=lambda one: (one.end, not one.key))

    def starts(self, text: str) -> list[int]:
        """Where each of the words of `words` begins, for a text that holds no code."""
        pattern = _ASCII_TOKEN if text.isascii() else _TOKEN
        return [match.start() for match in pattern.finditer(text)]

    def word(self, spelling: str) -> AnalyzedWord:
        """What one word comes to."""
        return self._memo[spelling]

    def is_form_of(self, word: str, other: str) -> bool:
        """Whether two different folded words are forms of one in one language, not of one word in each of two."""
        return any(stem(code, stemmer, word) == stem(code, stemmer, other) for code, stemmer in self._stemmers)

    def places(self, text: str) -> list[tuple[int, int, tuple[str, ...]]]:
        """Where the words of `text` stand: (start, end, terms), in the order of `tokens`."""
        if may_hold_whole(text):
            return [(one.start, one.end, one.terms) for one in self.tokens(text)]
        memo = self._memo
        pattern = _ASCII_TOKEN if text.isascii() else _TOKEN
        return [(*match.span(), memo[match.group()].terms) for match in pattern.finditer(text)]

    def terms(self, word: str) -> tuple[str, ...]:
        """The terms under which one word is looked up."""
        return self._memo[word].terms

    def key(self, word: str) -> str:
        """What pairs of neighbours are made of for one word."""
        return self._memo[word].key

    def _learn(self, spelling: str) -> AnalyzedWord:
        word = fold_search(spelling)[:LONGEST_WORD] or spelling[:LONGEST_WORD]
        accented = unicodedata.normalize("NFC", spelling[:LONGEST_WORD]).lower()
        return AnalyzedWord(word, self._stems(accented, word), word in self.lexicon.stop_words, self._key(word))

    def _stems(self, accented: str, word: str) -> tuple[str, ...]:
        # The stemmers know the accented form best, but customers leave accents out: both stems are terms, so that
        # either spelling meets the other.
        if is_code_like(word):
            return (word, word[-_TELEPHONE:]) if len(word) > _TELEPHONE and word.isdigit() else (word,)
        forms = (word,) if accented == word else (accented, word)
        return tuple(dict.fromkeys(stem(code, stemmer, form) for code, stemmer in self._stemmers for form in forms))

    def _key(self, word: str) -> str:
        """The stem of the form without accents in the first language: the same for either spelling."""
        return word if is_code_like(word) else stem(*self._stemmers[0], word)


def stem(code: str, stemmer: Stemmer.Stemmer, word: str) -> str:
    """The folded stem of a word in a language (`code`)."""
    found = fold_search(stemmer.stemWord(word)) or word
    # vez and veces, luz and luces.
    return found[:-1] + "c" if code == "es" and len(found) > 2 and found.endswith("z") else found


def _wholes(text: str) -> Iterator[tuple[int, int, str]]:
    """Where in a text something is written as one out of several parts, in order, and what it comes to."""
    pattern = _ASCII_JOINED if text.isascii() else _JOINED
    found = [match for match in pattern.finditer(text) if _is_whole(match.group())]
    if _DIGIT.search(text):
        found += [match for match in _GROUPED.finditer(text) if _is_grouped(match.group())]
    wholes = {match.end(): (*match.span(), fold_code(match.group())) for match in found}
    return iter(sorted(wholes.values()))


def _is_whole(text: str) -> bool:
    """Whether parts without blanks are a code, or words that hyphens alone join."""
    return bool(_DIGIT.search(text)) or _HYPHENS.sub("", text).isalpha()


def _is_grouped(text: str) -> bool:
    """Whether groups are one number or code: letters in front, or as many digits as a telephone number has."""
    return len(text.split()) > 1 and (text[0].isalpha() or len(fold_code(text)) >= FEWEST_GROUPED)
