"""What terminal, paper, dates and problems say, read from `resources/words/`: codes and facts become words here."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any, Final

from procdesk.resources import resource

if TYPE_CHECKING:
    # A second start only hands over its question: it speaks, but never needs the model, which takes long to import.
    from procdesk.model import PageFault, Problem

LANGUAGES: Final = ("en", "es")


@dataclass(frozen=True, slots=True)
class OptionHelp:
    """What `--help` says of an option or an argument, and what it calls its value: "" where it takes none."""

    text: str
    value: str


@cache
def messages(lang: str) -> Messages:
    """The words of a language, made once."""
    return Messages(lang)


class Messages:
    """Speaks one language of the catalogues; English where there is none for `lang`."""

    def __init__(self, lang: str) -> None:
        self.lang = lang if lang in LANGUAGES else LANGUAGES[0]
        catalog = _catalog(self.lang)
        self._problems: dict[str, str] = catalog["problems"]
        self._sentences: dict[str, str] = (
            catalog["terminal"]
            | catalog["import"]
            | catalog["labels"]
            | catalog["paper"]
            | catalog["help"]
            | catalog["durations"]
            | catalog["answers"]
        )
        self._page: dict[str, str] = catalog["page"]
        self._dates: dict[str, str] = catalog["dates"]
        self._units: dict[str, dict[str, str]] = catalog["units"]
        self._verbs: dict[str, str] = catalog["verbs"]
        self._options: dict[str, dict[str, str]] = catalog["options"]
        self._usage: dict[str, str] = catalog["usage"]
        self._counts: dict[str, dict[str, str]] = catalog["counts"]

    def say(self, key: str, /, **facts: str) -> str:
        """The sentence or label `key`; KeyError for an unknown key or a missing fact."""
        return _filled(self._sentences, key, facts)

    def language(self, code: str) -> str:
        """A language as one names it within a sentence, "inglés" or "Spanish"; the code where it has no name here."""
        base = code.partition("-")[0].lower()
        return self._sentences.get(f"language-{base}", code)

    def page(self, key: str, /, **facts: str) -> str:
        """A label within a page, in the language that the page is written in; KeyError as for `say`."""
        return _filled(self._page, key, facts)

    def problem(self, problem: Problem) -> str:
        """What is wrong and what to do about it, in one sentence; KeyError for an unknown code or a missing fact."""
        return _filled(self._problems, problem.code, dict(problem.facts))

    def number(self, number: int) -> str:
        """A whole number as it is written: `1,204`, in Spanish `1.204`."""
        return f"{number:,}".replace(",", "." if self.lang == "es" else ",")

    def decimal(self, number: float) -> str:
        """A number with one decimal: `89.8`, in Spanish `89,8`."""
        return f"{number:.1f}".replace(".", "," if self.lang == "es" else ".")

    def fault(self, fault: PageFault, owner: str, today: date) -> str:
        """That a page may lack something, whom to ask, and for its owner what to do about it."""
        sentence = self.problem(fault.problem)
        if fault.kept_since is None:
            line = str(fault.problem.line or "")
            return self.say("page-fault", line=line, owner=owner, sentence=sentence)
        since = datetime.fromtimestamp(fault.kept_since)
        when = f"{since:%H:%M}" if since.date() == today else f"{since:%Y-%m-%d %H:%M}"
        return self.say("page-kept", since=when, owner=owner, sentence=sentence)

    def count(self, key: str, number: int, **facts: str) -> str:
        """So many of what `key` names, in the singular or the plural; KeyError for an unknown key."""
        forms = self._counts[key]
        return forms["one" if number == 1 else "other"].format(number=number, **facts)

    def date(self, key: str) -> str:
        """A word or pattern of dates, to be filled with `str.format`; KeyError for an unknown key."""
        return self._dates[key]

    def unit(self, key: str, number: int) -> str:
        """The unit of so many: "day" or "days"; KeyError for an unknown key."""
        return self._units[key]["one" if number == 1 else "other"]

    def verb(self, name: str) -> str:
        """What a verb of `procdesk` does; KeyError for an unknown verb."""
        return self._verbs[name]

    def option(self, verb: str, name: str) -> OptionHelp:
        """The help of an option or argument: of this verb (`verb-name`), else of all (`name`); KeyError without it."""
        found = self._options[name if f"{verb}-{name}" not in self._options else f"{verb}-{name}"]
        return OptionHelp(found["text"], found.get("value", ""))

    def usage(self, english: str) -> str:
        """What the library of the command line says in English, in this language; as it is where it is not known."""
        for key, pattern in self._usage_patterns:
            match = pattern.fullmatch(english)
            if match:
                return self._usage[key].format(**{name: self.usage(fact) for name, fact in match.groupdict().items()})
        return english

    @cached_property
    def _usage_patterns(self) -> list[tuple[str, re.Pattern[str]]]:
        """The English sentences of `usage`, each as a pattern that finds its facts."""
        return [(key, _pattern(sentence)) for key, sentence in _catalog(LANGUAGES[0])["usage"].items()]


@cache
def _catalog(lang: str) -> dict[str, Any]:
    found: dict[str, Any] = tomllib.loads(resource("words", f"{lang}.toml").read_text(encoding="utf-8"))
    return found


def _pattern(sentence: str) -> re.Pattern[str]:
    """What the sentence says with any facts in place of its {names}."""
    parts = re.split(r"\{(\w+)\}", sentence)
    return re.compile(
        "".join(f"(?P<{part}>.+)" if number % 2 else re.escape(part) for number, part in enumerate(parts)), re.DOTALL
    )


def _filled(sentences: dict[str, str], key: str, facts: dict[str, str]) -> str:
    """The sentence for exactly these facts: `key-without-fact` where there is one for a fact that is empty."""
    sentence = sentences[key]
    for name, fact in facts.items():
        if not fact:
            sentence = sentences.get(f"{key}-without-{name}", sentence)
    return sentence.format(**facts)
