"""The sentences that terminal and window share, read from `resources/words/`: codes and facts become words here."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Final

from procdesk.resources import resource

if TYPE_CHECKING:
    # A second start only hands over its question: it speaks, but never needs the model, which takes long to import.
    from procdesk.model import Problem

LANGUAGES: Final = ("en", "es")


class Messages:
    """Speaks one language of the catalogues; English where there is none for `lang`."""

    def __init__(self, lang: str) -> None:
        known = lang if lang in LANGUAGES else LANGUAGES[0]
        catalogue = tomllib.loads(resource("words", f"{known}.toml").read_text(encoding="utf-8"))
        self._problems: dict[str, str] = catalogue["problems"]
        self._sentences: dict[str, str] = catalogue["terminal"] | catalogue["labels"] | catalogue["paper"]
        self._counts: dict[str, dict[str, str]] = catalogue["counts"]

    def say(self, key: str, /, **facts: str) -> str:
        """The sentence or label `key`; KeyError for an unknown key or a missing fact."""
        return _filled(self._sentences, key, facts)

    def problem(self, problem: Problem) -> str:
        """What is wrong and what to do about it, in one sentence; KeyError for an unknown code or a missing fact."""
        return _filled(self._problems, problem.code, dict(problem.facts))

    def count(self, key: str, number: int, **facts: str) -> str:
        """So many of what `key` names, in the singular or the plural; KeyError for an unknown key."""
        forms = self._counts[key]
        return forms["one" if number == 1 else "other"].format(number=number, **facts)


def _filled(sentences: dict[str, str], key: str, facts: dict[str, str]) -> str:
    """The sentence for exactly these facts: `key-without-fact` where there is one for a fact that is empty."""
    sentence = sentences[key]
    for name, fact in facts.items():
        if not fact:
            sentence = sentences.get(f"{key}-without-{name}", sentence)
    return sentence.format(**facts)
