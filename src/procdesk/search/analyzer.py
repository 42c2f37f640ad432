"""Text analysis shared by index, query and highlighting: tokens, stems, codes, stop words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import NamedTuple

import Stemmer

from procdesk.text import fold_search

_SPANISH = """
a al algo alguien algun alguna algunas alguno algunos alli ahi ante antes aqui aquel aquella aquello asi aun aunque bajo
bien cada como con contra cual cuales cualquier cuando cuanto de del desde donde dos e el ella ellas ello ellos en entre
era eran eres es esa esas ese eso esos esta estaba estado estamos estan estar estas este esto estos estoy fue fueron ha
habia han has hasta hay haya he hemos hola favor la las le les lo los mas me mi mia mias mientras mio mios mis mucho muy
nada ni no nos nosotros nuestra nuestro o os otra otro para pero por porque pues que quien quienes quiero se sea segun
ser si sido siempre sin sobre sois somos son soy su sus suya suyo tambien tan tanto te tengo ti tiene tienen toda todas
todo todos tu tus tuya tuyo un una unas uno unos usted ustedes va vais vamos van vez vosotros vuestra vuestro y ya yo
"""
_ENGLISH = """
a about above after again against all also am an and any are arent as at be because been before being below between both
but by can cant could couldnt did didnt do does doesnt doing dont down during each few for from further get had hadnt
has hasnt have havent having he her here hers herself him himself his hi hello how i id if ill im in into is isnt it its
itself ive just let lets like me more most my myself need no nor not of off on once only or other our ours out over own
please same she should shouldnt so some such tell than that thats the their theirs them themselves then there theres
these they this those through to too under until up us very want was wasnt we were werent what whats when where which
while who whom why will with wont would wouldnt you your youre yours yourself
"""
# Folded, without apostrophes: the form in which `analysis` compares words. Numbers that read like words ("dos" in
# "dos veces") are kept out below, because they carry the matter.
STOP_WORDS = frozenset(_SPANISH.split()) - {"dos"} | frozenset(_ENGLISH.split())
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
# Marks that belong to the letter before them but are no word characters to `re`.
_MARKS = "\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0900-\u0903\u093a-\u094f\u0e31-\u0e3a\u0e47-\u0e4e"
_LETTERS = rf"[^\W_{_SIGNS}]+(?:[{_MARKS}]+[^\W_{_SIGNS}]*)*"
_ASCII_TOKEN = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_TOKEN = re.compile(rf"[{_SIGNS}]|{_LETTERS}(?:['\u2019]{_LETTERS})*|[\U0001f300-\U0001faff\u2600-\u27bf]")
# A code is joined to its parts by one of these, without blanks: FAC-021, 4.1.1.2, 12:30.
_JOINTS = frozenset("-._/:")
_DIGIT = re.compile(r"\d")
_JOINED = re.compile(r"\S[-._/:]\S")


class Token(NamedTuple):
    """One word of a text.

    `start` and `end` are its characters in the original text; `position` counts words from 0; `word` is the folded
    word as it stands; `terms` are what is looked up for it: its stems in every language of the folder; `key` is the one
    of them that pairs of neighbours are made of; `stop` says that it is a word of the question and not of the matter.
    A whole code ("fac021" of FAC-021) is a further token that shares the position of its first part.
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


def may_hold_code(text: str) -> bool:
    """Whether anything in a text is joined as the parts of a code are; nearly all lines have nothing such."""
    return bool(_JOINED.search(text) and _DIGIT.search(text))


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
        known = [code for code in dict.fromkeys(languages) if code in _ALGORITHMS]
        self._stemmers = [(code, Stemmer.Stemmer(_ALGORITHMS[code], 0)) for code in known or ["es", "en"]]
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
        return _with_codes(text, found) if may_hold_code(text) else found

    def words(self, text: str) -> list[AnalyzedWord]:
        """The words, numbers and codes of `text` in order, for the index, which need not know where they stand.

        A whole code follows its parts and has no key, for its neighbours are theirs.
        """
        pattern = _ASCII_TOKEN if text.isascii() else _TOKEN
        if not may_hold_code(text):
            return list(map(self._memo.__getitem__, pattern.findall(text)))
        found: list[AnalyzedWord] = []
        plain: list[str] = []
        # Neither a word nor a code goes over a blank.
        for part in text.split():
            if may_hold_code(part):
                found += map(self._memo.__getitem__, pattern.findall(" ".join(plain)))
                found += self._words_and_codes(part, pattern)
                plain.clear()
            else:
                plain.append(part)
        return [*found, *map(self._memo.__getitem__, pattern.findall(" ".join(plain)))]

    def _words_and_codes(self, text: str, pattern: re.Pattern[str]) -> list[AnalyzedWord]:
        found: list[AnalyzedWord] = []
        run: list[AnalyzedWord] = []
        ended = -1
        for match in pattern.finditer(text):
            start, end = match.span()
            if run and not (start == ended + 1 and text[ended] in _JOINTS):
                found += _with_code(run)
                run = []
            run.append(self._memo[text[start:end]])
            ended = end
        return found + _with_code(run)

    def starts(self, text: str) -> list[int]:
        """Where each of the words of `words` begins, for a text that holds no code."""
        pattern = _ASCII_TOKEN if text.isascii() else _TOKEN
        return [match.start() for match in pattern.finditer(text)]

    def places(self, text: str) -> list[tuple[int, int, tuple[str, ...]]]:
        """Where the words of `text` stand: (start, end, terms), in the order of `tokens`."""
        if _DIGIT.search(text):
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
        return AnalyzedWord(word, self._stems(accented, word), word in STOP_WORDS, self._key(word))

    def _stems(self, accented: str, word: str) -> tuple[str, ...]:
        # The stemmers know the accented form best, but customers leave accents out: both stems are terms, so that
        # either spelling meets the other.
        if is_code_like(word):
            return (word,)
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


def _with_code(run: list[AnalyzedWord]) -> list[AnalyzedWord]:
    """The words joined to one code and, behind them, the whole code."""
    if len(run) < 2:
        return run
    whole = _joined(word.word for word in run)
    if not is_code_like(whole):
        return run
    # A code so long that it is cut to its first part is that part.
    return [*run, AnalyzedWord(whole, (whole,), False, whole if whole == run[0].word else "")]


def _with_codes(text: str, found: list[Token]) -> list[Token]:
    """`found` and, behind each run of parts joined to a code, the whole code."""
    result: list[Token] = []
    run: list[Token] = []
    for token in found:
        if run and not (token.start == run[-1].end + 1 and text[run[-1].end] in _JOINTS):
            result += run + _whole(run)
            run = []
        run.append(token)
    return result + run + _whole(run)


def _whole(run: list[Token]) -> list[Token]:
    if len(run) < 2:
        return []
    whole = _joined(token.word for token in run)
    if not is_code_like(whole):
        return []
    return [Token(run[0].start, run[-1].end, run[0].position, whole, (whole,), False, whole)]


def _joined(parts: Iterable[str]) -> str:
    return "".join(parts)[:LONGEST_WORD]
