"""What else a company calls a thing: single words, and phrases of several words in a row."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from procdesk.search.analysis import Analyzer, Token
from procdesk.search.postings import phrase_term

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
    return [token for at, token in enumerate(tokens) if not at or token.position != tokens[at - 1].position]


def _terms(tokens: Sequence[Token]) -> tuple[str, ...]:
    return tokens[0].terms if len(tokens) == 1 else (phrase_term([token.key for token in tokens]),)


def _are_alike(one: Token, other: Token) -> bool:
    return not set(one.terms).isdisjoint(other.terms)
