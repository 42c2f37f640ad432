"""The README in both languages: the same sections, every verb, no option or file that is not there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.cli.test_help import COMMANDS
from tests.conftest import ROOT

READMES = ("README.md", "README.es.md")
TEXTS = (*READMES, "docs/deploy.md", "docs/settings.md")
LINK = re.compile(r"\]\((?!https?:)([^)#]*)(#[^)]*)?\)")
OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]+")
# Those of other programs that the texts name.
FOREIGN = {
    *("--require-hashes", "--no-deps", "--no-index", "--find-links", "--force-reinstall", "--quiet", "--ff-only"),
    "--proxy",
}


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", TEXTS)
def test_every_link_leads_to_a_file_and_to_a_heading_that_is_there(name: str) -> None:
    for target, anchor in LINK.findall(text(name)):
        path = (ROOT / name).parent / target if target else ROOT / name
        assert path.exists(), target
        if anchor:
            assert anchor.removeprefix("#") in anchors(path), f"{target}{anchor}"


@pytest.mark.parametrize("name", READMES)
def test_every_verb_stands_in_the_table(name: str) -> None:
    verbs = {verb.split()[0] for verb in COMMANDS if verb}
    assert verbs <= set(re.findall(r"^\| .*?`(\w+)` \|", text(name), re.MULTILINE)) | {"open"}


@pytest.mark.parametrize("name", TEXTS)
def test_every_option_that_is_named_is_one(name: str) -> None:
    known = {option for command in COMMANDS.values() for one in command.params for option in one.opts}
    assert set(OPTION.findall(text(name))) - known - FOREIGN == set()


def test_both_languages_have_the_same_sections_pictures_and_tables() -> None:
    english, spanish = map(text, READMES)
    for pattern in (r"^#+ ", r"^!\[", r"^\| ", r"^    procdesk", r"^\d\. ", r"^    make "):
        assert len(re.findall(pattern, english, re.MULTILINE)) == len(re.findall(pattern, spanish, re.MULTILINE)), (
            pattern
        )


def test_each_language_leads_to_the_other_and_to_deploying() -> None:
    for name, other in zip(READMES, reversed(READMES), strict=True):
        assert f"]({other})" in text(name)[:300]
        assert "](docs/deploy.md)" in text(name)[:300]


def anchors(path: Path) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}
