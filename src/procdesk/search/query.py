"""Query parser: words with completions, corrections and synonyms, before any ranking."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from procdesk.search.analyzer import FEWEST_GROUPED, AnalyzedWord, Analyzer, Token, is_code_like
from procdesk.search.cache import LruCache
from procdesk.search.fillers import FillerFinder
from procdesk.search.index.reader import phrase_term
from procdesk.search.scorer import QueryTerm
from procdesk.search.spelling import Dictionary, Speller
from procdesk.text import fold_code, fold_search

Groups = Sequence[tuple[str, Sequence[Sequence[str]]]]
"""By language the groups of words and phrases that mean the same."""


class Synonyms:
    """The fellows of words and phrases, as terms to look up: a phrase is one term, see `postings.phrase_term`."""

    def __init__(self, analyzer: Analyzer, groups: Groups) -> None:
        self._of_words: dict[str, list[str]] = defaultdict(list)
        # By the terms of their first words.
        self._phrases: dict[str, list[tuple[list[Token], tuple[str, ...]]]] = defaultdict(list)
        for group in (group for _, some in groups for group in some):
            self._add([tokens for text in group if (tokens := _one_each(analyzer.tokens(text)))])

    def of(self, terms: Sequence[str]) -> list[str]:
        """What else a word may be called."""
        return [other for term in terms for other in self._of_words.get(term, ())]

    def said(self, tokens: Sequence[Token]) -> Iterator[tuple[list[Token], tuple[str, ...]]]:
        """The phrases that stand in a query, and what else each may be called."""
        words = _one_each(tokens)
        for at, token in enumerate(words):
            for phrase, others in {
                id(one): one for term in token.terms for one in self._phrases.get(term, ())
            }.values():
                said = words[at : at + len(phrase)]
                if len(said) == len(phrase) and all(map(_are_alike, said, phrase)):
                    yield said, others

    def _add(self, group: Sequence[list[Token]]) -> None:
        called = [(tokens, _terms(tokens)) for tokens in group]
        for tokens, terms in called:
            others = tuple(dict.fromkeys(other for _, some in called for other in some if other not in terms))
            for term in tokens[0].terms:
                if len(tokens) == 1:
                    self._of_words[term] += others
                else:
                    self._phrases[term].append((tokens, others))


def _one_each(tokens: Sequence[Token]) -> list[Token]:
    """The words without the whole codes that they are part of."""
    return [token for token in tokens if token.key]


def _last(tokens: Sequence[Token], end: int) -> Token | None:
    """The word that ends at `end`, where there is one."""
    return next((token for token in reversed(tokens) if token.key and token.end == end), None)


def _terms(tokens: Sequence[Token]) -> tuple[str, ...]:
    return tokens[0].terms if len(tokens) == 1 else (phrase_term([token.key for token in tokens]),)


def _are_alike(one: Token, other: Token) -> bool:
    return not set(one.terms).isdisjoint(other.terms)


# Nobody asks in more: what is pasted beyond it costs time and says nothing.
MOST_CHARACTERS = 2_000
MOST_WORDS = 160
_MOST_PARTS = 4
_LONGEST_CODE = 64
# What a corrected word counts: it may have been a good word that nobody has written down yet.
_TRUST = 0.8
_TRUST_GROWN = 0.5
_TRUST_GUESSED = 0.4
# What a phrase is also called is asked once for each of its words.
_TRUST_CALLED = 0.5
_SHORTEST_BEGINNING = 2
_SHORT_WORD = 3
_REMEMBERED_WORDS = 1_000
# Of a stem that more words begin with it is not asked which of them are its forms.
_MOST_FORMS = 500


@dataclass(frozen=True, slots=True)
class IndexedWords:
    """What the reading of a query asks of the index and of the language.

    `stands` tells whether any of some terms stands in the index, `are_neighbours` whether two keys are neighbours
    anywhere, `is_real_word` whether a folded word exists, whether or not it stands in the index.
    """

    stands: Callable[[tuple[str, ...]], bool]
    are_neighbours: Callable[[str, str], bool]
    is_real_word: Callable[[str], bool]


class _Meant(NamedTuple):
    """What some words of a query are: `used` is how many they are, `shown` what is told for `typed` ("": nothing)."""

    words: Sequence[Token | AnalyzedWord]
    used: int
    start: int
    end: int
    typed: str = ""
    shown: str = ""


class QueryParser:
    """Understands queries by the words of one index."""

    def __init__(self, analyzer: Analyzer, dictionary: Dictionary, synonyms: Groups, index: IndexedWords) -> None:
        lexicon = analyzer.lexicon
        stop_words = lexicon.stop_words
        self._analyzer = analyzer
        self._dictionary = dictionary
        self._stop_words = stop_words
        self._filler_words = frozenset(word for filler in lexicon.fillers for word in filler.split())
        self._index = index
        self._synonyms = Synonyms(analyzer, synonyms)
        self._abbreviations = lexicon.abbreviations
        self._speller = Speller(
            dictionary,
            stop_words | lexicon.abbreviations.keys(),
            # Functions of this object would keep it alive in a circle.
            lambda one, other: index.are_neighbours(analyzer.key(one), analyzer.key(other)),
            index.is_real_word,
        )
        self._fillers = FillerFinder(
            lexicon,
            dictionary,
            lambda word: word in stop_words or index.stands(analyzer.terms(word)),
        )
        self._words: LruCache[tuple[Token, bool], QueryTerm] = LruCache(_REMEMBERED_WORDS)
        self._known: LruCache[str, bool] = LruCache(_REMEMBERED_WORDS)

    def words(self, tokens: Sequence[Token], end: int, *, typing: bool) -> list[QueryTerm]:
        """The words to search for; a token that ends at `end` may still be unfinished (-1: none).

        While somebody is `typing` it may become a filler; what else it may grow to does not depend on that.
        """
        respaced, shown = self._respaced(tokens[:MOST_WORDS], end)
        read = self._without_fillers(respaced, end, typing=typing)
        asked = [self._words.get((token, token.end == end), self._word) for token in read]
        for at, word in enumerate(asked):
            if word.position in shown:
                typed, instead = shown[word.position]
                asked[at] = replace(word, typed=typed, shown=instead)
        if (last := _last(tokens, end)) and last.word not in self._dictionary and read and read[-1].end == end:
            asked.append(self._grown(last._replace(position=read[-1].position)))
        asked += self._also_called(read)
        if all(word.stop for word in asked):
            return [replace(word, stop=False) for word in asked]
        return asked

    def _respaced(self, tokens: Sequence[Token], end: int) -> tuple[list[Token], dict[int, tuple[str, str]]]:
        """The words that were meant, however they were joined or parted; by position what was typed and is shown."""
        words = _one_each(tokens)
        wholes = {token.position: token for token in tokens if not token.key}
        result: list[Token] = []
        shown: dict[int, tuple[str, str]] = {}
        at = position = 0
        while at < len(words):
            whole = wholes.get(words[at].position) or self._code_apart(words[at : at + 2])
            meant = self._meant(words[at:], whole, end)
            for one in meant.words:
                result.append(Token(meant.start, meant.end, position, one.word, one.terms, one.stop, one.key))
                if meant.shown:
                    shown[position] = (meant.typed, meant.shown)
                position += 1
            if whole and meant.used == 1 and is_code_like(whole.word) and self._index.stands(whole.terms):
                result.append(whole._replace(position=position - 1))
            at += meant.used
        return result, shown

    def _meant(self, words: Sequence[Token], whole: Token | None, end: int) -> _Meant:
        """What the first of some words is, or with what follows it."""
        token, other = words[0], words[1] if len(words) > 1 else None
        if whole and whole.word.isdigit() and len(whole.word) >= FEWEST_GROUPED and self._index.stands(whole.terms):
            used = sum(word.end <= whole.end for word in words)
            return _Meant([self._analyzer.word(whole.word)], used, token.start, whole.end)
        if other and self._are_one(token, other, whole):
            one = self._analyzer.word(token.word + other.word)
            return _Meant([one], 2, token.start, other.end, f"{token.word} {other.word}", one.word)
        if token.word in self._abbreviations and token.word not in self._dictionary:
            return _Meant(self._spelled_out(token.word), 1, token.start, token.end)
        if not self._is_known(token.word) and not (token.end == end and self._completions(token.word)):
            parts = self._speller.read(token.word)
            if len(parts) > 1:
                shown = "" if is_code_like(token.word) else " ".join(parts)
                return _Meant(list(map(self._analyzer.word, parts)), 1, token.start, token.end, token.word, shown)
        return _Meant([token], 1, token.start, token.end)

    def _are_one(self, token: Token, other: Token, whole: Token | None) -> bool:
        """Whether two words are one: `whole` is what hyphens join from the first on."""
        if whole and whole.end == other.end and not is_code_like(whole.word):
            return self._speller.may_be_one(token.word, other.word)
        return other.start - token.end <= 1 and self._speller.are_one(token.word, other.word)

    def _code_apart(self, words: Sequence[Token]) -> Token | None:
        """The whole of a code or a number with its unit that is written as two words, where it is known as one."""
        whole = "".join(word.word for word in words)
        is_mixed = is_code_like(whole) and not whole.isdigit()
        if len(words) < 2 or not is_mixed or not self._speller.may_be_one(*(word.word for word in words)):
            return None
        word = self._analyzer.word(whole)
        return Token(words[0].start, words[1].end, words[0].position, word.word, word.terms, stop=False, key="")

    def _spelled_out(self, short: str) -> list[AnalyzedWord]:
        """What an abbreviation is short for: all that it may be, where that is one word each, else the first."""
        choices = [[self._analyzer.word(word) for word in meant.split()] for meant in self._abbreviations[short]]
        first, *others = choices[0]
        if others or any(len(words) > 1 for words in choices):
            return choices[0]
        every = tuple(dict.fromkeys(term for words in choices for term in words[0].terms))
        return [AnalyzedWord(first.word, every, stop=False, key=first.key)]

    def _without_fillers(self, tokens: Sequence[Token], end: int, *, typing: bool) -> Sequence[Token]:
        """The tokens that speak for some process; all of them where none would be left."""
        last = tokens[-1] if tokens else None
        unfinished = typing and last is not None and last.end == end and self._may_go_on(last.word)
        places = self._fillers.found([token.word for token in tokens], unfinished=unfinished)
        left = [token for at, token in enumerate(tokens) if at not in places]
        return left if any(not token.stop for token in left) else tokens

    def _may_go_on(self, word: str) -> bool:
        # A beginning may share its stem with a word of the folder, and a few letters often are one themselves.
        return len(word) <= _SHORT_WORD or word not in self._dictionary

    def _word(self, one: tuple[Token, bool]) -> QueryTerm:
        token, unfinished = one
        if full := self._with_tilde(token.word):
            asked = self._asked(token, (*token.terms, *self._analyzer.terms(full)))
            return replace(asked, key=self._analyzer.key(full))
        if self._is_known(token.word):
            return self._asked(token, token.terms)
        if unfinished and (completions := self._completions(token.word)):
            asked = self._asked(token, tuple(term for word in completions for term in self._analyzer.terms(word)))
            return replace(asked, key="", unfinished=True)
        (read,) = self._speller.read(token.word)[:1]
        if read == token.word:
            near = self._dictionary.nearest(token.word)
            return self._guessed(token, near) if near else self._asked(token, token.terms)
        meant = self._analyzer.word(read)
        asked = self._asked(token, meant.terms)
        return replace(asked, shown=read, stop=meant.stop, trust=_TRUST, key=meant.key, word=read)

    def _with_tilde(self, word: str) -> str:
        """The known word with ñ, or a form of one, that a keyboard without it would write like `word`, else ""."""
        if word in self._dictionary or word in self._stop_words:
            return ""
        forms = [word[:at] + "ñ" + word[at + 1 :] for at, letter in enumerate(word) if letter == "n"]
        return next((one for one in [word.replace("n", "ñ"), *forms] if one != word and self._is_known(one)), "")

    def _guessed(self, token: Token, near: str) -> QueryTerm:
        """A word that may well be right: what it would be a mistake for is searched too, and not shown."""
        asked = self._asked(token, (*token.terms, *self._analyzer.terms(near)))
        return replace(asked, trust=_TRUST_GUESSED, guess=near)

    def _is_known(self, word: str) -> bool:
        """Whether a word or a form of it in the same language is known, or what else it is called."""
        return self._known.get(word, self._find_known)

    def _find_known(self, word: str) -> bool:
        if word in self._stop_words or word in self._filler_words or word in self._dictionary:
            return True
        terms = self._analyzer.terms(word)
        if self._synonyms.of(terms):
            return True
        return self._index.stands(terms) and any(
            self._analyzer.is_form_of(word, other)
            for term in terms
            for other in self._dictionary.beginning_with(term[:-1], _MOST_FORMS)
        )

    def _completions(self, beginning: str) -> list[str]:
        """The words of the matter that a beginning may grow to; one letter says too little."""
        if len(beginning) < _SHORTEST_BEGINNING:
            return []
        return [word for word in self._dictionary.completions(beginning) if word not in self._stop_words]

    def completion(self, beginning: str) -> str:
        """The commonest word that a beginning may grow to, "" for none."""
        return next(iter(self._completions(beginning)), "")

    def _grown(self, token: Token) -> QueryTerm:
        """The completions of a word that stands as it is, but may be the beginning of another."""
        others = [word for word in self._completions(token.word) if word != token.word]
        terms = (term for word in others for term in self._analyzer.terms(word) if term not in token.terms)
        return QueryTerm(token.position, tuple(dict.fromkeys(terms)), token.stop, token.word, "", _TRUST_GROWN)

    def _also_called(self, tokens: Sequence[Token]) -> Iterator[QueryTerm]:
        """Of every phrase what else it is called, in place of each of its words."""
        for said, others in self._synonyms.said(tokens):
            for token in said:
                if not token.stop:
                    yield QueryTerm(token.position, others, stop=False, typed=token.word, trust=_TRUST_CALLED)

    def _asked(self, token: Token, terms: tuple[str, ...]) -> QueryTerm:
        return QueryTerm(
            token.position,
            tuple(dict.fromkeys([*terms, *self._synonyms.of(terms)])),
            token.stop,
            token.word,
            key=token.key,
            word=token.word if token.key else "",
            start=token.start,
            end=token.end,
        )


def codes_in(tokens: Sequence[Token]) -> list[str]:
    """What may be a code in the query, written together or apart: every run of up to four words that holds a digit.

    A query that is a single run may be a code without digits, such as a product's name.
    """
    words = [token.word for token in _one_each(tokens[:MOST_WORDS]) if len(token.word) <= _LONGEST_CODE]
    whole = "".join(words)[:_LONGEST_CODE]
    if not is_code_like(whole):
        return [whole] if whole else []
    runs = {
        "".join(words[start:end])
        for start in range(len(words))
        for end in range(start + 1, min(start + _MOST_PARTS, len(words)) + 1)
    }
    return sorted(run for run in runs | {whole} if run == whole or is_code_like(run))


@dataclass(frozen=True, slots=True)
class Correction:
    """What makes a text of a query's words that can be encoded.

    `complete` gives the word that an unfinished one may grow to; `is_better` tells of what was typed and what was meant
    whether the second is language and the first is not.
    """

    complete: Callable[[str], str]
    is_better: Callable[[str, str], bool]

    def text(self, query: str, words: Sequence[QueryTerm]) -> str:
        """The query as it is understood: misspelt words put right, the unfinished one completed.

        Whatever is understood as it stands is left as it is written, with its accents, and so are fillers: "how do you
        say hello" means nothing without its last word.
        """
        understood: dict[tuple[int, int], list[QueryTerm]] = {}
        for word in words:
            if word.word:
                understood.setdefault((word.start, word.end), []).append(word)
        parts = []
        done = 0
        # Of a code and its parts, which lie in it, the code comes first.
        for (start, end), some in sorted(understood.items(), key=lambda one: (one[0][0], -one[0][1])):
            if start >= done:
                parts += [query[done:start], self._written(query[start:end], some)]
                done = end
        return "".join([*parts, query[done:]])

    def _written(self, typed: str, words: Sequence[QueryTerm]) -> str:
        meant = " ".join(word.guess or word.word for word in words)
        if words[0].unfinished:
            return self.complete(meant) or typed
        # A code, or a word that was written with a hyphen: the encoder reads it as it stands.
        is_same = fold_code(typed) == fold_code(meant) and " " not in meant
        return typed if is_same or fold_search(typed) == meant or not self.is_better(typed, meant) else meant
