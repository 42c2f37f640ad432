"""The front matter of a page: found, read as text with line numbers, and whatever is wrong with it told."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field

import yaml

from procdesk.content import yaml_reader
from procdesk.content.limits import FRONT_MATTER_CHARACTERS
from procdesk.content.problems import problem
from procdesk.model import Problem

_PLAIN_KEY = re.compile(r"^([^\s:#\[\]{}&*!|>'\"%@`,-][^:\n]*):(?:[ \t]+(.*))?$")
_PLAIN_ITEM = re.compile(r"^[ \t]*-[ \t]+(.*)$")


@dataclass(frozen=True, slots=True)
class FrontMatterEntry:
    """One key's value: a text, a list of texts, or None where it is a mapping; `lines` are the items' lines."""

    key: str
    value: str | tuple[str, ...] | None
    line: int
    lines: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The entries of a page in order, the text below them, the line that text begins with, and what was wrong."""

    entries: tuple[FrontMatterEntry, ...]
    body: str
    body_line: int
    problems: tuple[Problem, ...] = field(default=())


def read_front_matter(text: str, path: str) -> FrontMatter:
    """Splits a page into its front matter (YAML between `---`, or Hugo's TOML between `+++`) and its body."""
    opening = text[: text.find("\n")].rstrip() if "\n" in text else text.rstrip()
    if opening not in ("---", "+++"):
        return FrontMatter((), text, 1)
    lines = text.split("\n")
    closings = ("---", "...") if opening == "---" else ("+++",)
    end = next((number for number, line in enumerate(lines[1:], 1) if line.rstrip() in closings), None)
    if end is None:
        unclosed = (problem("front-matter-open", path, 1),) if _looks_like_keys(lines[1:]) else ()
        return FrontMatter((), text, 1, unclosed)
    block, body, body_line = "".join(f"{line}\n" for line in lines[1:end]), "\n".join(lines[end + 1 :]), end + 2
    found: list[Problem] = []
    if len(block) > FRONT_MATTER_CHARACTERS:
        found.append(problem("front-matter-too-big", path, 1, limit=str(FRONT_MATTER_CHARACTERS)))
        block = block[:FRONT_MATTER_CHARACTERS].rpartition("\n")[0]
    if opening == "+++":
        entries, problems = _toml(block, path)
    else:
        if not block.strip() or not _looks_like_keys(lines[1:]):
            # Two rules with a text between them are no front matter.
            return FrontMatter((), text, 1) if block.strip() else FrontMatter((), body, body_line)
        entries, problems = _yaml(block, path)
    return FrontMatter(entries, body, body_line, (*found, *problems))


def _looks_like_keys(lines: list[str]) -> bool:
    """Whether the first line with content is a key, an attempt at one, or a comment."""
    first = next((line for line in lines if line.strip()), "")
    return first.lstrip().startswith(("#!", "# ")) or ":" in first or first.lstrip().startswith(("{", "<<", "&", "*"))


def _yaml(block: str, path: str) -> tuple[tuple[FrontMatterEntry, ...], tuple[Problem, ...]]:
    tree = yaml_reader.compose(block)
    if isinstance(tree, yaml_reader.YamlError):
        line = tree.line + 2
        if tree.alias:
            return _rescue(block), (problem("yaml-alias", path, line, name=tree.alias),)
        return _rescue(block), (problem("yaml-broken", path, line, detail=tree.detail),)
    if tree is None:
        return (), ()
    return _unique([_entry(key, node, line + 2) for key, node, line in yaml_reader.pairs(tree)], path)


def _entry(key: str, node: yaml.Node, line: int) -> FrontMatterEntry:
    text = yaml_reader.text_of(node)
    if text is not None:
        return FrontMatterEntry(key, text, line, (node.start_mark.line + 2,))
    listed = [
        (value, item.start_mark.line + 2) for item in yaml_reader.items(node) if (value := yaml_reader.text_of(item))
    ]
    if isinstance(node, yaml.SequenceNode):
        return FrontMatterEntry(key, tuple(value for value, _ in listed), line, tuple(at for _, at in listed))
    return FrontMatterEntry(key, None, line)


def _unique(entries: list[FrontMatterEntry], path: str) -> tuple[tuple[FrontMatterEntry, ...], tuple[Problem, ...]]:
    """The first entry of each key, and a problem for every further one."""
    first: dict[str, FrontMatterEntry] = {}
    problems = []
    for entry in entries:
        kept = first.setdefault(entry.key, entry)
        if kept is not entry:
            problems.append(problem("duplicate-key", path, entry.line, key=entry.key, first_line=str(kept.line)))
    return tuple(first.values()), tuple(problems)


def _rescue(block: str) -> tuple[FrontMatterEntry, ...]:
    """What a person would still read in broken YAML: `key: text` lines and the `- items` below a key without text.

    Without it one colon in a title would cost a page its title and all its phrases.
    """
    found: dict[str, FrontMatterEntry] = {}
    current = ""
    for number, line in enumerate(block.split("\n"), 2):
        if key := _PLAIN_KEY.match(line):
            current = key[1].strip()
            value = _unquoted(key[2] or "")
            found.setdefault(current, FrontMatterEntry(current, value or (), number, (number,) if value else ()))
        elif (item := _PLAIN_ITEM.match(line)) and current and isinstance(found[current].value, tuple):
            entry = found[current]
            values = (*(entry.value or ()), _unquoted(item[1]))
            found[current] = FrontMatterEntry(current, values, entry.line, (*entry.lines, number))
    return tuple(entry for entry in found.values() if entry.value)


def _unquoted(value: str) -> str:
    value = value.strip()
    return value[1:-1] if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'" else value


def _toml(block: str, path: str) -> tuple[tuple[FrontMatterEntry, ...], tuple[Problem, ...]]:
    try:
        table = tomllib.loads(block)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        return (), (problem("yaml-broken", path, 1, detail=str(error)),)
    entries = []
    for key, value in table.items():
        if isinstance(value, list):
            texts = tuple(str(item) for item in value if not isinstance(item, (dict, list)))
            entries.append(FrontMatterEntry(key, texts, 1, (1,) * len(texts)))
        else:
            entries.append(FrontMatterEntry(key, None if isinstance(value, dict) else str(value), 1, (1,)))
    return tuple(entries), ()
