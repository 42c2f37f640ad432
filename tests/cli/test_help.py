"""The help of every verb, and what is said of a mistyped command, in both languages."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command
from typer.testing import CliRunner, Result

from procdesk.cli import app
from procdesk.cli.common import given_language
from procdesk.cli.help import option_name
from procdesk.i18n import LANGUAGES
from procdesk.resources import resource

runner = CliRunner()

GROUP: Any = get_command(app)


def with_verbs(name: str, command: Any) -> dict[str, Any]:
    """A command by the words that it is called with, and the verbs that it has in its turn."""
    inner = getattr(command, "commands", {})
    found = {name: command}
    for own, one in inner.items():
        found |= with_verbs(f"{name} {own}".strip(), one)
    return found


# "" is `procdesk` itself, "config get" a verb within a verb.
COMMANDS = with_verbs("", GROUP)
VERBS = tuple(COMMANDS)
CASES = [(lang, verb) for lang in LANGUAGES for verb in VERBS]


def command(verb: str) -> Any:
    return COMMANDS[verb]


def named(verb: str) -> str:
    """What the catalogue calls a command."""
    return verb.replace(" ", "-") or "procdesk"


def parameters(verb: str) -> list[str]:
    return [option_name(one) for one in command(verb).params if not one.hidden]


def catalog(lang: str) -> dict[str, Any]:
    return tomllib.loads(resource("words", f"{lang}.toml").read_text(encoding="utf-8"))


def option(lang: str, verb: str, name: str) -> dict[str, str]:
    options: dict[str, dict[str, str]] = catalog(lang)["options"]
    return options.get(f"{named(verb)}-{name}") or options[name]


def run(*words: str, **environment: str) -> Result:
    return runner.invoke(app, list(words), prog_name="procdesk", env={"LC_ALL": "es_ES.UTF-8", **environment})


def help_text(lang: str, verb: str) -> str:
    result = run(*verb.split(), "--help", "--lang", lang)
    assert (result.exit_code, result.stderr) == (0, "")
    return " ".join(result.stdout.split())


@pytest.mark.parametrize(("lang", "verb"), CASES)
def test_a_help_tells_what_the_verb_does_and_what_each_option_means(lang: str, verb: str) -> None:
    shown = help_text(lang, verb)
    assert catalog(lang)["verbs"][named(verb)] in shown
    for name in (*parameters(verb), "help"):
        found = option(lang, verb, name)
        assert found["text"] in shown
        assert found.get("value", "") in shown


@pytest.mark.parametrize(("lang", "verb"), CASES)
def test_nothing_in_a_help_is_in_the_other_language(lang: str, verb: str) -> None:
    shown = help_text(lang, verb)
    (other,) = set(LANGUAGES) - {lang}
    for key, english in catalog(other)["help"].items():
        if key in ("help-usage", "help-arguments", "help-options", "help-commands"):
            assert not re.search(rf"(?<![\w\[]){english.strip(':')}:", shown), key
    assert catalog(other)["usage"]["required"] not in shown
    assert "Show this message and exit" not in shown


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_catalogue_explains_every_verb_and_option_and_nothing_else(lang: str) -> None:
    found = catalog(lang)
    assert set(found["verbs"]) == {named(verb) for verb in VERBS}
    wanted = {(named(verb), name) for verb in VERBS for name in (*parameters(verb), "help")}
    used = {f"{verb}-{name}" if f"{verb}-{name}" in found["options"] else name for verb, name in wanted}
    assert used == set(found["options"])
    assert all(text.strip() for text in (*found["verbs"].values(), *(one["text"] for one in found["options"].values())))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_list_of_verbs_cuts_no_text_off(lang: str) -> None:
    listed = run("--help", "--lang", lang).stdout.partition(catalog(lang)["help"]["help-commands"] + ":")[2]
    assert len(listed.split("\n  ")) == len(GROUP.commands) + 1
    assert "..." not in listed
    assert all(len(line) <= 80 for line in listed.splitlines())


def test_arguments_and_defaults_are_told_without_a_programmers_words() -> None:
    shown = help_text("es", "search")
    assert "Uso: procdesk search [OPCIONES] [PALABRAS]..." in shown
    assert "[por defecto: 8; 1<=x<=100]" in shown
    assert "<" not in shown.replace("1<=x<=100", "")


ERRORS = {
    ("serch",): (
        "El comando «serch» no existe. ¿Querías decir «search»?",
        "There is no command “serch”. Did you mean “search”?",
    ),
    ("xyzzy",): ("El comando «xyzzy» no existe.", "There is no command “xyzzy”."),
    ("it's\\n",): ("El comando «it's\\n» no existe.", "There is no command “it's\\n”."),
    ("",): ("El comando «» no existe.", "There is no command “”."),
    ("config", "gt"): ("El comando «gt» no existe. ¿Querías decir «get»?", "Did you mean “get”?"),
    ("config", "set", "theme"): ("Falta el argumento 'VALOR'.", "Missing argument 'VALUE'."),
    ("search", "--lim", "3"): (
        "La opción --lim no existe (opciones parecidas: --limit)",
        "No such option: --lim (Possible options: --limit)",
    ),
    ("search", "-k"): ("La opción -k no existe", "No such option: -k"),
    ("search", "--limit"): ("La opción '--limit' necesita un valor.", "Option '--limit' requires an argument."),
    ("show", "a", "--json=3"): ("La opción '--json' no lleva ningún valor.", "Option '--json' does not take a value."),
    ("show",): ("Falta el argumento 'ID'.", "Missing argument 'ID'."),
    ("new",): ("Falta el argumento 'TÍTULO'.", "Missing argument 'TITLE'."),
    ("new", "x"): ("Falta la opción '--department'.", "Missing option '--department'."),
    ("show", "a", "b"): ("Sobran argumentos: b", "Got unexpected extra argument(s) (b)"),
    ("search", "--limit", "0", "x"): ("tiene que ser 1 o más", "greater than or equal to 1"),
    ("search", "--limit", "101", "x"): (
        "Valor no válido para '--limit': tiene que ser 100 o menos",
        "Invalid value for '--limit': Input should be less than or equal to 100",
    ),
    ("search", "--limit", "x", "x"): ("tiene que ser un número entero", "should be a valid integer"),
    ("eval", "x", "--seed", "9" * 5000): ("el número es demasiado largo", "exceeded maximum size"),
    ("show", "x", "--lang", "fr"): (
        "Valor no válido para '--lang': tiene que ser es o en",
        "Invalid value for '--lang': must be es or en",
    ),
    ("check", "--format", "foo"): (
        "'foo' no es ninguno de los valores posibles: 'text', 'json'",
        "'foo' is not one of",
    ),
    ("show", "x", "--content="): ("Valor no válido para '--content': no puede estar vacío", "must not be empty"),
    ("init", " "): ("Valor no válido para 'CARPETA': no puede estar vacío", "must not be empty"),
    ("--content", "x", "init", "y"): ("La opción --content no sirve de nada con «init».", "of no use with “init”."),
    ("--json", "print", "y"): ("La opción --json no sirve de nada con «print».", "of no use with “print”."),
    ("--json",): ("La opción --json no sirve de nada con «open».", "of no use with “open”."),
    ("--content", "x", "config", "get", "theme"): ("La opción --content no sirve", "of no use with “config”."),
    ("--limit", "3", "search", "x"): ("La opción --limit no existe", "No such option: --limit"),
    ("--content",): ("La opción '--content' necesita un valor.", "Option '--content' requires an argument."),
}


@pytest.mark.parametrize("words", ERRORS, ids=" ".join)
def test_a_mistyped_command_is_told_in_the_interfaces_language(words: tuple[str, ...]) -> None:
    for locale, expected in zip(("es_ES.UTF-8", "en_GB.UTF-8"), ERRORS[words], strict=True):
        result = run(*words, LC_ALL=locale)
        assert (result.exit_code, result.stdout) == (2, "")
        assert expected in result.stderr


@pytest.mark.parametrize("words", ERRORS, ids=" ".join)
def test_no_word_of_the_parser_stands_in_a_spanish_error(words: tuple[str, ...]) -> None:
    (error,) = (line for line in run(*words).stderr.splitlines() if line.startswith("Error: "))
    sentences = catalog("es")["usage"].values(), catalog("es")["help"].values()
    patterns = [re.sub(r"\\{\w+\\}", ".*", re.escape(one)) for group in sentences for one in group]
    assert any(re.fullmatch(rf"Error: {one}", error) for one in patterns), error
    english = {word for one in catalog("en")["usage"].values() for word in re.findall(r"[a-z]{3,}", one.lower())}
    spanish = {word for group in sentences for one in group for word in re.findall(r"[a-z]{3,}", one.lower())}
    own = {word for one in words for word in re.findall(r"[a-z]{3,}", one.lower())}
    assert english.isdisjoint(set(re.findall(r"[a-z]{3,}", error.lower())) - spanish - own - {"error"})


def test_an_error_names_the_way_to_the_help() -> None:
    assert run("show").stderr.splitlines() == [
        "Uso: procdesk show [OPCIONES] {ID}",
        "Para ver la ayuda, escribe: procdesk show --help",
        "",
        "Error: Falta el argumento 'ID'.",
    ]


def test_the_language_is_the_commands_then_the_settings_then_the_systems(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PROCDESK_HOME", str(tmp_path))
    assert run("--help", LC_ALL="en_GB.UTF-8").stdout.startswith("Usage:")
    assert run("--help", LC_ALL="fr_FR.UTF-8").stdout.startswith("Uso:")
    (tmp_path / "settings.toml").write_text('language = "en"\n', encoding="utf-8")
    assert run("search", "--help").stdout.startswith("Usage:")
    assert run("search", "--help", "--lang=es").stdout.startswith("Uso:")
    assert run("--lang", "es", "search", "--help").stdout.startswith("Uso:")
    assert run("shwo", "--lang", "es").stderr.startswith("Uso:")


def test_broken_settings_are_told_beside_the_help_and_do_not_keep_it_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PROCDESK_HOME", str(tmp_path))
    (tmp_path / "settings.toml").write_text("language = [\n", encoding="utf-8")
    result = run("--help")
    assert result.exit_code == 0
    assert result.stdout.startswith("Uso:")
    assert ".broken.toml" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ((), ""),
        (("search", "--lang", "en"), "en"),
        (("search", "--lang=es", "words"), "es"),
        (("--lang", "en", "search", "--lang", "es"), "es"),
        (("search", "--lang=en", "--lang", "es"), "es"),
        (("search", "--lang", "fr"), ""),
        (("search", "--lang"), ""),
        (("search", "--", "--lang", "en"), ""),
    ],
)
def test_the_language_is_read_from_the_arguments(arguments: tuple[str, ...], expected: str) -> None:
    assert given_language(arguments) == expected
