"""YAML in which every value is the text that stands there: `no`, `0123` and `12:30` stay so, and nothing is built."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

import yaml

Node = yaml.Node
Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NESTING: Final = 50
SHOWN: Final = 60
"""How many characters of a faulty line its problem shows."""

_TAB_INDENT = re.compile(r"[ ]*\t")
_QUOTED_VALUE = re.compile(r"""[^'"]*(?::|-)[ ]+['"]""")
_TWO_KEYS = re.compile(r".*:[ ].*:(?:[ ]|$)")
# What PyYAML says, with its own parser or that of libyaml, begins or ends so -> our code.
_CAUSES: Final = (
    ("mapping values are not allowed", "colon-in-value"),
    ("could not find expected ':'", "missing-colon"),
    ("cannot start any token", "forbidden-start"),
    ("did not find expected alphabetic", "forbidden-start"),
    ("expected alphabetic or numeric", "forbidden-start"),
    ("did not find expected key", "bad-indentation"),
    ("expected <block end>", "bad-indentation"),
    ("did not find expected '-'", "bad-indentation"),
    ("sequence entries are not allowed", "bad-indentation"),
)


class TextLoader(Loader):  # type: ignore[misc]  # the base is chosen at run time
    """The safe loader without the rules that turn text into dates, numbers and truth values."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, Any]]] = {}  # noqa: RUF012 - the name PyYAML looks for


@dataclass(frozen=True, slots=True)
class YamlError:
    """Why a text is no YAML for us: the code of its problem, the line, from 0, and the facts of the problem."""

    line: int
    code: str
    facts: Mapping[str, str] = field(default_factory=dict)


def compose(text: str) -> yaml.Node | YamlError | None:
    """The tree of nodes of a text, None for an empty one, a YamlError where it cannot be read or uses aliases."""
    try:
        if "*" in text or text.count("[") + text.count("{") + text.count("- ") + text.count("? ") > _NESTING:
            fault = _refused(text)
            if fault:
                return fault
        node: yaml.Node | None = yaml.compose(text, Loader=TextLoader)
    except yaml.MarkedYAMLError as error:
        return _explained(error, text.split("\n"))
    except yaml.reader.ReaderError as error:
        return YamlError(text.count("\n", 0, int(error.position)), "yaml-broken")
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


def _explained(error: yaml.MarkedYAMLError, lines: list[str]) -> YamlError:
    """What a person did wrong, and where: the parser often stops a line or many below, and says it in its own terms."""
    said, context = str(error.problem or ""), str(error.context or "")
    at = min(error.problem_mark.line if error.problem_mark else 0, len(lines) - 1)
    began = error.context_mark.line if error.context_mark else at
    tab = next((number for number, line in enumerate(lines[: at + 1]) if _TAB_INDENT.match(line)), None)
    if "quoted scalar" in context:
        return YamlError(began, "quote-open")
    if tab is not None:
        return YamlError(tab, "tab-indentation")
    if "flow" in context:
        return YamlError(began, "bracket-open")
    code = next((code for words, code in _CAUSES if words in said), "yaml-broken")
    if code == "missing-colon":
        return _without_colon(lines, began)
    if code == "bad-indentation" and _QUOTED_VALUE.match(lines[at]):
        return YamlError(at, "quote-open")
    if code == "colon-in-value" and not _TWO_KEYS.match(lines[at]):
        return YamlError(at, "bad-indentation") if lines[at][:1] == " " else _without_colon(lines, at - 1)
    return YamlError(at, code)


def _without_colon(lines: list[str], at: int) -> YamlError:
    """The line that was to be a key and a value, at `at` or the first above it that is not empty."""
    while at > 0 and not lines[at].strip():
        at -= 1
    return YamlError(max(at, 0), "missing-colon", {"text": lines[max(at, 0)].strip()[:SHOWN]})


def _refused(text: str) -> YamlError | None:
    """The first alias, or the place where lists and mappings nest deeper than any page needs: both are bombs."""
    depth = 0
    for event in yaml.parse(text, Loader=TextLoader):
        if isinstance(event, yaml.AliasEvent):
            return YamlError(_line(event), "yaml-alias", {"name": str(event.anchor)})
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > _NESTING:
                return YamlError(_line(event), "yaml-broken")
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
    return None


def _line(event: yaml.Event) -> int:
    return event.start_mark.line if event.start_mark else 0
