"""YAML in which every value is the text that stands there: `no`, `0123` and `12:30` stay so, and nothing is built."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import yaml

Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NESTING: Final = 50


class TextLoader(Loader):  # type: ignore[misc]  # the base is chosen at run time
    """The safe loader without the rules that turn text into dates, numbers and truth values."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, Any]]] = {}  # noqa: RUF012 - the name PyYAML looks for


@dataclass(frozen=True, slots=True)
class YamlError:
    """Why a text is no YAML for us: the parser's short reason, or the name of a refused alias; `line` counts from 0."""

    line: int
    detail: str
    alias: str = ""


def compose(text: str) -> yaml.Node | YamlError | None:
    """The tree of nodes of a text, None for an empty one, a Fault where it cannot be read or uses aliases."""
    try:
        if "*" in text or text.count("[") + text.count("{") + text.count("- ") + text.count("? ") > _NESTING:
            fault = _refused(text)
            if fault:
                return fault
        node: yaml.Node | None = yaml.compose(text, Loader=TextLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line if mark else 0
        return YamlError(min(line, text.count("\n")), str(error.problem or error.context or ""))
    except yaml.reader.ReaderError as error:
        return YamlError(text.count("\n", 0, int(error.position)), str(error.reason))
    return node


def text_of(node: yaml.Node) -> str | None:
    """The text of a plain value, None for a list or a mapping."""
    return str(node.value) if isinstance(node, yaml.ScalarNode) else None


def pairs(node: yaml.Node) -> list[tuple[str, yaml.Node, int]]:
    """The (key, value, line from 0) triples of a mapping, twice where a key stands twice; [] for anything else."""
    if not isinstance(node, yaml.MappingNode):
        return []
    return [
        (str(key.value), value, key.start_mark.line) for key, value in node.value if isinstance(key, yaml.ScalarNode)
    ]


def items(node: yaml.Node) -> list[yaml.Node]:
    """The items of a list, [] for anything else."""
    return list(node.value) if isinstance(node, yaml.SequenceNode) else []


def _refused(text: str) -> YamlError | None:
    """The first alias, or the place where lists and mappings nest deeper than any page needs: both are bombs."""
    depth = 0
    for event in yaml.parse(text, Loader=TextLoader):
        if isinstance(event, yaml.AliasEvent):
            return YamlError(_line(event), "alias", str(event.anchor))
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > _NESTING:
                return YamlError(_line(event), "nested too deeply")
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
    return None


def _line(event: yaml.Event) -> int:
    return event.start_mark.line if event.start_mark else 0
