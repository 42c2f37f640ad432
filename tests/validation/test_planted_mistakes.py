"""Every planted mistake is told once, in its line, at its level, in both languages, and nothing else is told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from procdesk.content.folder import Folder, read_folder
from procdesk.content.problems import CODES
from procdesk.i18n import LANGUAGES, Messages
from procdesk.model import Problem
from procdesk.validation.checks import check
from tests.conftest import write
from tests.validation.good_folder import GOOD
from tests.validation.planted import PLANTED, Planted

TODAY = date(2026, 11, 22)
# Words of parsers and of English in the middle of a Spanish sentence, outside of what is quoted.
ENGLISH = re.compile(r"\b(?:the|found|expected|could|mapping|token|character|while|is not|must|line)\b")
QUOTED = re.compile(r"«[^«»]*»|\([^()]*\)")


def read(root: Path, known: Folder | None) -> Folder:
    reading = read_folder(root, known)
    while True:
        try:
            next(reading)
        except StopIteration as end:
            folder: Folder = end.value
            return folder


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Folder]:
    root = tmp_path_factory.mktemp("good") / "content"
    for path, text in GOOD.items():
        write(root, path, text)
    return root, read(root, None)


@pytest.fixture
def planted(good: tuple[Path, Folder], mistake: Planted) -> Iterator[tuple[Problem, ...]]:
    """What is told of the good folder with one mistake in it."""
    root, known = good
    write(root, mistake.path, mistake.text)
    yield check(read(root, known), TODAY)
    write(root, mistake.path, GOOD[mistake.path])


def test_there_is_nothing_to_tell_of_the_good_folder(good: tuple[Path, Folder]) -> None:
    assert check(good[1], TODAY) == ()


def test_three_hundred_mistakes_are_planted_and_no_two_are_the_same() -> None:
    assert len({(one.path, one.text) for one in PLANTED}) == len(PLANTED) >= 300


@pytest.mark.parametrize("mistake", PLANTED, ids=[f"{number}-{one.code}" for number, one in enumerate(PLANTED, 1)])
def test_a_mistake_is_told_once_in_its_line_and_nothing_else_is(mistake: Planted, planted: tuple[Problem, ...]) -> None:
    assert mistake.text != GOOD[mistake.path]
    told = [(one.code, one.level.value, one.path, one.line) for one in planted]
    assert told == [(mistake.code, mistake.level, mistake.path, mistake.line)]
    (problem,) = planted
    for lang in LANGUAGES:
        sentence = Messages(lang).problem(problem)
        assert not any(f"{{{name}}}" in sentence for name in CODES[problem.code][1])
        assert lang != "es" or not ENGLISH.search(QUOTED.sub("", sentence)), sentence
