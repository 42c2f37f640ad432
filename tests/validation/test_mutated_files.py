"""Whatever happens to a file, `check` raises nothing, and every problem has a line of the file and a sentence."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from procdesk.content.company import parse_company
from procdesk.content.folder import Folder, merge
from procdesk.content.parser import read_source
from procdesk.content.scan.scanner import COMPANY_FILE, FileStamp
from procdesk.i18n import LANGUAGES, Messages
from procdesk.validation.checks import check
from tests.validation.good_folder import GOOD

TODAY = date(2026, 11, 22)
ROUNDS = 300
PAGES = [path for path in GOOD if path.endswith((".md", ".yaml"))]
NOISE = [
    *(
        "---\n",
        "```\n",
        "<!--",
        "-->",
        "|",
        "| a | b |\n",
        "## ",
        "### ¿?\n",
        "#### ",
        "- ",
        "  ",
        "\t",
        "\n\n",
        "\ufeff",
    ),
    *("{", "}", "{{", "{fechas|", "{dates:9}", "[", "](", "]()", "[[", "![](", "C:\\x", "<o:p>", "[^1]", "\\", "\x07"),
    *(
        ": ",
        "'",
        '"',
        "&a",
        "*a",
        "[]",
        "null",
        "~",
        "%",
        "«",
        "\u00a0",
        "\u2013",
        "\U0001f3e2",
        "\x00",
        "\x85",
        "\u2028",
    ),
    *("(2-3", "999999999999 días", "4111 1111 1111 1111", "ES91 2100 0418 4502 0005 1332", "12345678Z", "612345678"),
    *("contraseña: ", "a@b", "PH off;", "26:00", "2026-99-99", "Sin promesa", "Pasar a:", "- A:", "Tener a mano:"),
]


def deleted(text: str, chance: random.Random) -> str:
    start = chance.randrange(len(text) + 1)
    return text[:start] + text[start + chance.choice((1, 2, 5, 40, 400)) :]


def inserted(text: str, chance: random.Random) -> str:
    at = chance.randrange(len(text) + 1)
    return text[:at] + chance.choice(NOISE) * chance.choice((1, 1, 1, 3)) + text[at:]


def lines_swapped(text: str, chance: random.Random) -> str:
    lines = text.split("\n")
    one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]
    return "\n".join(lines)


def line_repeated(text: str, chance: random.Random) -> str:
    lines = text.split("\n")
    at = chance.randrange(len(lines))
    return "\n".join((*lines[:at], *[lines[at]] * chance.choice((2, 3, 50)), *lines[at:]))


def letters_changed(text: str, chance: random.Random) -> str:
    letters = list(text)
    for _ in range(min(len(letters), 20)):
        letters[chance.randrange(len(letters))] = chance.choice("\n:-#|[](){}<>*_`'\"@/\\aé0 ")
    return "".join(letters)


def taken_from_another(text: str, chance: random.Random) -> str:
    other = GOOD[chance.choice(PAGES)]
    start = chance.randrange(len(other))
    at = chance.randrange(len(text) + 1)
    return text[:at] + other[start : start + 200] + text[at:]


MUTATIONS: list[Callable[[str, random.Random], str]] = [
    deleted,
    inserted,
    lines_swapped,
    line_repeated,
    letters_changed,
    taken_from_another,
]


def mutated(text: str, chance: random.Random) -> bytes:
    for _ in range(chance.choice((1, 1, 2, 4))):
        text = chance.choice(MUTATIONS)(text, chance)
    raw = text.encode("utf-8", "surrogatepass")
    return raw if chance.random() < 0.9 else raw.replace("ó".encode(), b"\xf3")


def folder_of(files: dict[str, bytes], root: Path) -> Folder:
    company_file = parse_company(files[COMPANY_FILE])
    pages = {path: raw for path, raw in files.items() if path != COMPANY_FILE}
    results = {path: read_source(path, raw, company_file.company) for path, raw in pages.items()}
    merged = merge(results.values())
    found = [*merged.problems, *company_file.problems, *(one for result in results.values() for one in result.problems)]
    return Folder(
        company=company_file.company,
        processes=merged.processes,
        departments=merged.departments,
        problems=tuple(found),
        stamps={path: FileStamp(len(raw), 0) for path, raw in files.items()},
        results=results,
        company_file=company_file,
        root=root,
    )


@pytest.mark.parametrize("seed", range(6))
def test_every_problem_of_a_mutated_file_has_a_line_and_a_sentence(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    spoken = [Messages(lang) for lang in LANGUAGES]
    for _ in range(ROUNDS // 6):
        files = {path: mutated(GOOD[path], chance) for path in PAGES}
        for one in check(folder_of(files, tmp_path), TODAY):
            assert 1 <= one.line <= len(files[one.path].decode("utf-8", "replace").splitlines()) + 1, one
            assert all(words.problem(one) for words in spoken)


def test_three_thousand_files_are_mutated() -> None:
    assert ROUNDS * len(PAGES) >= 3_000
