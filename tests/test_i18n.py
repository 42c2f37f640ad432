"""The two catalogues say the same things, all of them, and in whole sentences."""

from __future__ import annotations

import string
import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procdesk.content.problems import CODES
from procdesk.i18n import LANGUAGES, Messages, OptionHelp
from procdesk.model import Level, Problem
from procdesk.resources import resource

TABLES = (
    "problems",
    "terminal",
    "import",
    "labels",
    "paper",
    "counts",
    "verbs",
    "options",
    "help",
    "usage",
    "dates",
    "durations",
    "answers",
    "page",
    "units",
    "answers",
    "page",
)
PAIRS = [(lang, code) for lang in LANGUAGES for code in CODES]


def catalog(lang: str) -> dict[str, Any]:
    return tomllib.loads(resource("words", f"{lang}.toml").read_text(encoding="utf-8"))


def placeholders(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None}


def sentences(lang: str) -> dict[str, str]:
    found = catalog(lang)
    return {
        f"{table}.{key}": text for table in ("problems", "terminal", "import") for key, text in found[table].items()
    }


def a_problem(code: str, **changed: str) -> Problem:
    level, names = CODES[code]
    return Problem("a/b.md", 3, level, code, tuple((name, changed.get(name, f"<{name}>")) for name in names))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_problem_has_a_sentence_and_every_sentence_a_problem(lang: str) -> None:
    codes = {key.partition("-without-")[0] if key not in CODES else key for key in catalog(lang)["problems"]}
    assert codes == set(CODES)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_sentence_uses_the_facts_of_its_problem_and_no_others(lang: str) -> None:
    for key, sentence in catalog(lang)["problems"].items():
        code, _, left_out = (key, "", "") if key in CODES else key.partition("-without-")
        assert placeholders(sentence) == set(CODES[code][1]) - {left_out}, key


@pytest.mark.parametrize("table", TABLES)
def test_the_catalogues_hold_the_same_keys_with_the_same_placeholders(table: str) -> None:
    spanish, english = catalog("es")[table], catalog("en")[table]
    assert spanish.keys() == english.keys()
    if table in ("counts", "units"):
        assert all(forms.keys() == {"one", "other"} for forms in (*spanish.values(), *english.values()))
        return
    if table == "options":
        assert all(spanish[key].keys() == english[key].keys() for key in english)
        return
    for key in spanish:
        assert placeholders(spanish[key]) == placeholders(english[key]), key


def test_a_catalogue_has_only_the_tables_that_are_known() -> None:
    assert [set(catalog(lang)) for lang in LANGUAGES] == [set(TABLES)] * 2


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_sentence_is_one_line_that_ends_with_a_full_stop(lang: str) -> None:
    for key, sentence in sentences(lang).items():
        assert sentence.endswith((".", ".”", ".»")), key
        assert "\n" not in sentence, key
        assert sentence == " ".join(sentence.split()), key


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_fact_that_may_be_empty_has_a_sentence_without_it(lang: str) -> None:
    problems = catalog(lang)["problems"]
    assert all(f"{code}-without-suggestion" in problems for code, (_, facts) in CODES.items() if "suggestion" in facts)


@pytest.mark.parametrize(("lang", "code"), PAIRS)
def test_a_problem_is_told_with_its_facts(lang: str, code: str) -> None:
    sentence = Messages(lang).problem(a_problem(code))
    assert all(f"<{name}>" in sentence for name in CODES[code][1])


def test_a_problem_without_a_suggestion_makes_none() -> None:
    misspelt = a_problem("misspelt-key", key="ttle", suggestion="")
    assert Messages("en").problem(misspelt) == "“ttle” is not known and is ignored: check how it is spelt."
    assert "quizá" in Messages("es").problem(a_problem("misspelt-key", key="ttle", suggestion="title"))


def test_facts_are_shown_as_they_stand() -> None:
    odd = "{key} {0} {} %s {{x}}"
    assert odd in Messages("es").problem(a_problem("bad-date", value=odd))


@given(text=st.text(min_size=1, max_size=40))
def test_any_fact_can_be_told(text: str) -> None:
    assert text in Messages("en").say("no-hits", query=text)


def test_a_sentence_is_filled_with_its_facts() -> None:
    assert Messages("es").say("init-written", path="/a b") == "La carpeta de contenido está lista en «/a b»."
    assert Messages("en").say("unknown-process", id="x", suggestion="") == (
        "There is no process “x”: look for it with procdesk search."
    )


def test_levels_are_named() -> None:
    assert [Messages("es").say(level.value) for level in Level] == ["error", "aviso"]


def test_one_is_counted_in_the_singular() -> None:
    words = Messages("es")
    assert [words.count("processes", number) for number in (0, 1, 2)] == ["0 procesos", "1 proceso", "2 procesos"]


def test_an_unknown_language_speaks_english() -> None:
    assert Messages("fr").say("in-short") == "In short"
    assert Messages("").say("in-short") == "In short"


def test_an_unknown_key_is_an_error() -> None:
    words = Messages("en")
    with pytest.raises(KeyError):
        words.say("no-such-key")
    with pytest.raises(KeyError):
        words.say("unknown-process")
    with pytest.raises(KeyError):
        words.count("no-such-key", 1)
    with pytest.raises(KeyError):
        words.problem(Problem("", 0, Level.ERROR, "no-such-code"))
    with pytest.raises(KeyError):
        words.verb("no-such-verb")
    with pytest.raises(KeyError):
        words.option("search", "no-such-option")


def test_an_option_of_a_verb_is_told_before_the_same_option_of_all_verbs() -> None:
    words = Messages("en")
    assert words.option("new", "department") == OptionHelp("The department, by its name or its folder.", "DEPARTMENT")
    shared = OptionHelp("Only this department, by its name or its folder.", "DEPARTMENT")
    assert words.option("search", "department") == shared
    assert words.option("search", "json").value == ""


def test_what_the_command_lines_library_says_is_said_in_the_language_with_its_facts() -> None:
    english = "Invalid value for '--limit': Input should be less than or equal to 100"
    assert Messages("es").usage(english) == "Valor no válido para '--limit': tiene que ser 100 o menos"
    assert Messages("en").usage(english) == english
    assert Messages("es").usage("Something newer.") == "Something newer."
    assert Messages("es").usage("No such option: --a{b} (c)") == "La opción --a{b} (c) no existe"
