"""The front matter of a page: found, read as text with line numbers, and whatever is wrong with it told."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml

from procdesk.content.front_matter import yaml_reader
from procdesk.content.front_matter.fences import FencedBlock, find_block
from procdesk.content.front_matter.key_lines import KeyLines, sort_by_key
from procdesk.content.front_matter.line_reader import read_lines, unwrapped
from procdesk.content.problems import problem
from procdesk.model import Problem

# A value of another program that means itself: nothing in it has a meaning in YAML.
_PLAIN = re.compile(r"[^\s#\[\]{}&*!|>'\"%@`,?:-](?:[^\s#:]|[ \t](?!#)|:(?=\S)|(?<=\S)#)*$")
_TOML_LINE = re.compile(r"\(at line (\d+)")
_TOML_SETTING = re.compile(r"[ \t]*([\w-]+)[ \t]*=[ \t]*(.*)$")


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
    """Splits a page into its front matter (between lines of dashes, or Hugo's TOML between `+++`) and its body."""
    block = find_block(text, path)
    if block is None:
        return FrontMatter((), text, 1)
    entries, problems = (_toml if block.toml else _keys)(block, path)
    return FrontMatter(entries, block.body, block.body_line, (*block.problems, *problems))


def _keys(block: FencedBlock, path: str) -> tuple[tuple[FrontMatterEntry, ...], tuple[Problem, ...]]:
    """The entries of `key: value` lines; a page whose details are one YAML mapping in braces is read as such."""
    first = next((line.lstrip() for line in block.lines if line.strip()), "")
    if first.startswith(("{", "? ")):
        return _flow_mapping(block, path)
    keys, found = sort_by_key(block.lines, block.first_line, path)
    problems = list(found)
    entries = []
    for key in keys:
        entry, faults = _entry(key, path)
        entries.append(entry)
        # Every tab has the same cause, and the first is told.
        problems.extend(
            one for one in faults if one.code != "tab-indentation" or all(one.code != it.code for it in found)
        )
    unique, doubles = _unique(entries, path)
    return unique, tuple(sorted((*problems, *doubles), key=lambda one: one.line))


def _entry(lines: KeyLines, path: str) -> tuple[FrontMatterEntry, tuple[Problem, ...]]:
    """One key with its value: that of ours as the text that stands there, any other as YAML."""
    if lines.name:
        found = read_lines(lines, path)
        return FrontMatterEntry(lines.key, found.value, lines.line, found.lines), found.problems
    if not any(line.text for line in lines.below) and (not lines.value or _PLAIN.match(lines.value)):
        return FrontMatterEntry(lines.key, lines.value, lines.line, (lines.line,)), ()
    tree = yaml_reader.compose(lines.source)
    if isinstance(tree, yaml_reader.YamlError):
        fault = problem(tree.code, path, lines.line + tree.line, **tree.facts)
        return FrontMatterEntry(lines.key, lines.value, lines.line, (lines.line,)), (fault,)
    pairs = yaml_reader.pairs(tree) if tree else []
    if not pairs:
        return FrontMatterEntry(lines.key, "", lines.line), ()
    return _yaml_entry(lines.key, pairs[0][1], lines.line, lines.line), ()


def _flow_mapping(block: FencedBlock, path: str) -> tuple[tuple[FrontMatterEntry, ...], tuple[Problem, ...]]:
    tree = yaml_reader.compose("\n".join(block.lines))
    if isinstance(tree, yaml_reader.YamlError):
        return (), (problem(tree.code, path, block.first_line + tree.line, **tree.facts),)
    found = yaml_reader.pairs(tree) if tree else []
    return _unique(
        [_yaml_entry(key, node, block.first_line + line, block.first_line) for key, node, line in found], path
    )


def _yaml_entry(key: str, node: yaml.Node, line: int, first_line: int) -> FrontMatterEntry:
    """An entry of a text that begins in line `first_line`; the key stands in `line`."""
    text = yaml_reader.text_of(node)
    if text is not None:
        return FrontMatterEntry(key, text, line, (line,))
    if not isinstance(node, yaml.SequenceNode):
        return FrontMatterEntry(key, None, line)
    listed = [(value, item.start_mark.line) for item in yaml_reader.items(node) if (value := yaml_reader.text_of(item))]
    return FrontMatterEntry(key, tuple(value for value, _ in listed), line, tuple(first_line + at for _, at in listed))


def _unique(entries: list[FrontMatterEntry], path: str) -> tuple[tuple[FrontMatterEntry, ...], tuple[Problem, ...]]:
    """The first entry of each key, and a problem for every further one."""
    first: dict[str, FrontMatterEntry] = {}
    problems = []
    for entry in entries:
        kept = first.setdefault(entry.key, entry)
        if kept is not entry:
            problems.append(problem("duplicate-key", path, entry.line, key=entry.key, first_line=str(kept.line)))
    return tuple(first.values()), tuple(problems)


def _toml(block: FencedBlock, path: str) -> tuple[tuple[FrontMatterEntry, ...], tuple[Problem, ...]]:
    try:
        table = tomllib.loads("\n".join(block.lines))
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        at = _TOML_LINE.search(str(error))
        line = min(int(at[1]), len(block.lines)) if at else 1
        return _toml_lines(block), (problem("toml-broken", path, block.first_line + line - 1),)
    lines = {found[1]: number for number, line in _numbered(block) if (found := _TOML_SETTING.match(line))}
    return tuple(_toml_entry(key, value, lines.get(key, block.first_line)) for key, value in table.items()), ()


def _toml_lines(block: FencedBlock) -> tuple[FrontMatterEntry, ...]:
    """The settings of a broken TOML, each read alone; one that cannot be is the text that stands there."""
    entries: dict[str, FrontMatterEntry] = {}
    for number, line in _numbered(block):
        found = _TOML_SETTING.match(line)
        if found is None or line.startswith("["):
            continue
        try:
            value = tomllib.loads(line).get(found[1])
        except (tomllib.TOMLDecodeError, RecursionError):
            value = unwrapped(found[2].strip("\"'"))
        entries.setdefault(found[1], _toml_entry(found[1], value, number))
    return tuple(entries.values())


def _toml_entry(key: str, value: object, line: int) -> FrontMatterEntry:
    if isinstance(value, list):
        texts = tuple(str(item) for item in value if not isinstance(item, (dict, list)))
        return FrontMatterEntry(key, texts, line, (line,) * len(texts))
    return FrontMatterEntry(key, None if isinstance(value, dict) else str(value), line, (line,))


def _numbered(block: FencedBlock) -> Iterator[tuple[int, str]]:
    return enumerate(block.lines, block.first_line)
