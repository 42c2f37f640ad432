"""Remedies of slips in the lines of the front matter and of `procdesk.yaml`."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import takewhile
from typing import Final

from procdesk.authoring.mending.mend import Mend, Mender, Remedy
from procdesk.content.front_matter.fences import find_block
from procdesk.content.front_matter.key_lines import item_of, own_name, sort_by_key
from procdesk.content.scan.decoding import as_meant
from procdesk.content.vocabulary import COMPANY_KEYS, KEY_NAMES
from procdesk.text import fold_key

_FENCE: Final = "---"
_VALUE = re.compile(r"(?P<head>[ \t]*(?:- +)?(?:[^\s:#][^:#]*:[ \t]+)?)(?P<value>\S.*?)(?P<behind>[ \t]*)$")
_EMPTY_BRACKETS = re.compile(r"[ \t]*\[\s*\]")
_MOST_WORDS: Final = 4


def _closing_fence(mend: Mend) -> Iterator[Remedy]:
    yield mend.inserted(_FENCE, int(mend.facts["last_line"]))


def _opening_fence(mend: Mend) -> Iterator[Remedy]:
    yield mend.inserted(_FENCE, mend.at)


def _quotation(mend: Mend) -> Iterator[Remedy]:
    """A quotation mark that nothing closes is taken away, or closed at the end of the line."""
    found = re.search(r"(?<=[\s:-])[\"']", mend.line)
    if found:
        without = mend.line[: found.start()] + mend.line[found.end() :]
        yield mend.with_line("remedy-delete", without, old=found[0])
        closed = mend.line.rstrip() + found[0]
        yield mend.with_line("remedy-add", closed, new=found[0])


def _bracket(mend: Mend) -> Iterator[Remedy]:
    closing = "}" if mend.line.count("{") > mend.line.count("}") else "]"
    yield mend.with_line("remedy-add", mend.line.rstrip() + closing, new=closing)


def _colon(mend: Mend) -> Iterator[Remedy]:
    """The colon behind the longest key that the line begins with, in place of another sign that stands there."""
    known = COMPANY_KEYS if mend.in_company_file else None
    words = mend.line.split()
    for count in range(min(len(words), _MOST_WORDS), 0, -1):
        key = " ".join(words[:count]).rstrip("=：:")
        if known.get(fold_key(key)) if known else own_name(key):
            indent = mend.line[: len(mend.line) - len(mend.line.lstrip())]
            value = mend.line.strip()[len(" ".join(words[:count]).rstrip("=：:")) :].lstrip(" \t=：:–—-")
            yield mend.with_line(
                "remedy-write", f"{indent}{key}: {value}", old=mend.line.strip(), new=f"{key}: {value}"
            )
            return
    found = re.match(r"([ \t]*)([^\W\d_][\w -]*?)[ \t]*[=：][ \t]*(.*)$", mend.line)
    if found:
        new = f"{found[2]}: {found[3]}"
        yield mend.with_line("remedy-write", found[1] + new, old=mend.line.strip(), new=new)


def _space_behind_colon(mend: Mend) -> Iterator[Remedy]:
    new = mend.line.replace(":", ": ", 1)
    yield mend.with_line("remedy-write", new, old=mend.line.strip(), new=new.strip())


def _in_quotes(mend: Mend) -> Iterator[Remedy]:
    found = _VALUE.match(mend.line)
    if found:
        quoted = json.dumps(found["value"], ensure_ascii=False)
        yield mend.with_line("remedy-write", found["head"] + quoted + found["behind"], old=found["value"], new=quoted)


def _indentation(mend: Mend) -> Iterator[Remedy]:
    """The line where the key above it begins, in a front matter where its first key does."""
    above = [line for line in mend.lines[: mend.at] if ":" in line and line.strip()[0] not in "#-"]
    block = None if mend.in_company_file else find_block(mend.text, "")
    if block:
        keys, _ = sort_by_key(block.lines, block.first_line, "")
        above = [mend.lines[keys[0].line - 1]] if keys else above
    if above:
        model = above[-1]
        new = model[: len(model) - len(model.lstrip())] + mend.line.lstrip()
        yield mend.with_line("remedy-indent", new, old=mend.line.strip())


def _spaces_for_tabs(mend: Mend) -> Iterator[Remedy]:
    """Two spaces for each tab that a line begins with, in all lines of the details."""
    block = None if mend.in_company_file else find_block(mend.text, "")
    start, end = (block.first_line - 1, block.body_line - 1) if block else (0, len(mend.lines))
    new = [_without_tabs(line) for line in mend.lines[start:end]]
    text = "\n".join([*mend.lines[:start], *new, *mend.lines[end:]])
    yield mend.with_text("remedy-spaces", text, mend.problem.line)


def _without_tabs(line: str) -> str:
    blanks = line[: len(line) - len(line.lstrip())]
    return blanks.replace("\t", "  ") + line[len(blanks) :]


def _dash(mend: Mend) -> Iterator[Remedy]:
    """A hyphen where the items beside it have theirs; or the line goes on with the one above."""
    own = mend.line[: len(mend.line) - len(mend.line.lstrip())]
    yield mend.with_line("remedy-add", f"{own}- {mend.line.lstrip()}", new="- ")
    if item_of(mend.lines[mend.at - 1]):
        yield mend.with_line("remedy-goes-on", f"{own}  {mend.line.lstrip()}", old=mend.line.strip())


def _phrases_key(mend: Mend) -> Iterator[Remedy]:
    """The key of the phrases above a list that has none."""
    key = KEY_NAMES["es"]["customer_says"] if mend.lang == "es" else "customer_says"
    block = find_block(mend.text, "")
    names = {one.name for one in sort_by_key(block.lines, block.first_line, "")[0]} if block else set()
    if "customer_says" not in names:
        yield mend.inserted(f"{key}:", mend.at)


def _empty_brackets(mend: Mend) -> Iterator[Remedy]:
    yield mend.with_line("remedy-delete", _EMPTY_BRACKETS.sub("", mend.line, count=1), old="[]")


def _second_key(mend: Mend) -> Iterator[Remedy]:
    """Either of the two keys with its lines is deleted: the second, which is not read, or the first."""
    first = int(mend.facts["first_line"]) - 1
    for start in (mend.at, first):
        yield mend.deleted(start, 1 + _below(mend, start))


def _below(mend: Mend, start: int) -> int:
    """How many lines below a key belong to it."""
    indent = len(mend.lines[start]) - len(mend.lines[start].lstrip())
    goes_on = takewhile(
        lambda line: line[: indent + 1].isspace() or line[indent:].startswith("- "), mend.lines[start + 1 :]
    )
    return sum(1 for line in goes_on if line.strip())


def _right_key(mend: Mend) -> Iterator[Remedy]:
    """The key that was meant, unless the file has that one already."""
    written, meant = mend.facts["key"], mend.facts["suggestion"]
    names = COMPANY_KEYS if mend.in_company_file else None
    if not meant or (names is None and _has_key(mend, meant)):
        return
    found = re.match(rf"([ \t]*[\"']?){re.escape(written)}([\"']?[ \t]*[:：=])", mend.line)
    if found:
        new = f"{found[1]}{meant}{found[2]}{mend.line[found.end() :]}"
        yield mend.with_line("remedy-write", new, old=f"{written}:", new=f"{meant}:")


def _has_key(mend: Mend, name: str) -> bool:
    block = find_block(mend.text, "")
    keys = sort_by_key(block.lines, block.first_line, "")[0] if block else ()
    return any(one.name == own_name(name) for one in keys)


def _letters(mend: Mend) -> Iterator[Remedy]:
    """Letters that were encoded twice, in the whole text."""
    text = as_meant(mend.text)
    new = text.split("\n")[mend.at]
    yield mend.with_text("remedy-write", text, mend.problem.line, old=mend.line.strip(), new=new.strip())


def _suggested(mend: Mend) -> Iterator[Remedy]:
    """What was probably meant by a value of `procdesk.yaml`."""
    written = mend.facts.get("id") or mend.facts.get("value", "")
    if mend.facts["suggestion"]:
        yield from mend.rewritten(written, mend.facts["suggestion"])


def _yes_or_no(mend: Mend) -> Iterator[Remedy]:
    for word in ("yes", "no") if mend.lang == "en" else ("sí", "no"):
        yield from mend.rewritten(mend.facts["value"], word)


def _web_address(mend: Mend) -> Iterator[Remedy]:
    written = mend.facts["value"]
    if re.match(r"[\w-]+(?:\.[\w-]+)+(?:[/:?]|$)", written):
        yield from mend.rewritten(written, f"https://{written}")


DETAILS: Final[dict[str, Mender]] = {
    "front-matter-open": _closing_fence,
    "front-matter-unopened": _opening_fence,
    "quote-open": _quotation,
    "bracket-open": _bracket,
    "missing-colon": _colon,
    "no-space-after-colon": _space_behind_colon,
    "colon-in-value": _in_quotes,
    "forbidden-start": _in_quotes,
    "yaml-alias": _in_quotes,
    "bad-indentation": _indentation,
    "tab-indentation": _spaces_for_tabs,
    "item-without-dash": _dash,
    "list-without-key": _phrases_key,
    "brackets-above-list": _empty_brackets,
    "duplicate-key": _second_key,
    "misspelt-key": _right_key,
    "double-encoded": _letters,
    "bad-company-language": _suggested,
    "unknown-complaint": _suggested,
    "unknown-country": _suggested,
    "unknown-region": _suggested,
    "bad-yes-or-no": _yes_or_no,
    "bad-crm-url": _web_address,
}
"""Code of a problem -> what finds its remedies."""
