"""How a text is written as a value of the front matter, in YAML or in TOML, so that nobody reads something else."""

from __future__ import annotations

import io
import json
import re
from typing import Final

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedSeq
from ruamel.yaml.error import YAMLError

_UNWRITABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")
# What the documentation writes without quotation marks, although YAML has a type of its own for it.
_BARE: Final = frozenset({"verified", "valid_from", "valid_until", "cut_off"})
_ANY_WIDTH: Final = 1 << 30


def one_line(text: str) -> str:
    """A text as a value can hold it: in one line, no blank around it, nothing that no file can hold."""
    return " ".join(_UNWRITABLE.sub(" ", text).split())


def yaml_spellings(name: str, text: str, quote: str = "", *, in_brackets: bool = False) -> tuple[str, ...]:
    """The ways to write a one-line text as a value of the key `name`, best first: as it was quoted, plain, quoted.

    `quote` is the quotation mark around the value that stood there, "" for none.
    """
    if not text:
        return (quote * 2,)
    single, double = "'" + text.replace("'", "''") + "'", json.dumps(text, ensure_ascii=False)
    safe = text if name in _BARE else _by_ruamel(text, in_brackets=in_brackets)
    ways = {"'": (single, double), '"': (double, single)}.get(quote, (safe, double, single))
    return tuple(dict.fromkeys((*ways, safe, text)))


def toml_spellings(name: str, text: str, quote: str = "") -> tuple[str, ...]:
    """The ways to write a one-line text as a value of the key `name` in TOML, best first."""
    basic = json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
    literal = (f"'{text}'",) if "'" not in text else ()
    bare = (text,) if name in _BARE and not quote else ()
    return (*bare, *literal, basic) if quote == "'" else (*bare, basic, *literal)


def yaml_values(text: str) -> dict[str, object] | None:
    """The keys and values of a text as another program reads them, None where it is no YAML mapping.

    Every value is a text, a list or a mapping; of a key that stands twice the first counts.
    """
    yaml = YAML(typ="base", pure=True)
    yaml.allow_duplicate_keys = True
    try:
        found = yaml.load(text)
    except (YAMLError, ValueError, RecursionError):
        return None
    return dict(found) if isinstance(found, dict) else None


def _by_ruamel(text: str, *, in_brackets: bool) -> str:
    """A text as YAML 1.1 needs it: the readers of most programs take `no` and `12:30` for something else."""
    yaml = YAML()
    yaml.version = (1, 1)
    yaml.width = _ANY_WIDTH
    stream = io.StringIO()
    if in_brackets:
        listed = CommentedSeq([text])
        listed.fa.set_flow_style()
        yaml.dump({"x": listed}, stream)
        return stream.getvalue().rpartition("x: [")[2].rstrip("\n")[:-1]
    yaml.dump({"x": text}, stream)
    return stream.getvalue().partition("---\nx: ")[2].rstrip("\n")
