"""Remedies of what is left open in a text, of links, of tables, of Word's HTML and of personal data."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from typing import Final

from procdesk.authoring.mending.mend import Mend, Mender, Remedy
from procdesk.content.limits import LINE_CHARACTERS
from procdesk.content.links import link_target
from procdesk.personal_data import personal_data
from procdesk.text import closest_path

_WORD_TAG = re.compile(r"</?(?:o|w|v|m|st1):[^<>]*>|<!\[if\b[^<>]*>|<!\[endif\]>", re.IGNORECASE)
_WORD_STYLE = re.compile(
    r"<(?P<tag>\w+)\b[^<>]*(?:\bclass\s*=\s*[\"']?Mso|\bstyle\s*=\s*[\"'][^\"'<>]*mso-)[^<>]*>", re.IGNORECASE
)
_LINK = re.compile(r"(?P<words>\[[^\[\]\n]*\])\((?P<target>[^()\n]*)\)")
_HALF_CLOSED = re.compile(r"--\s+>|-\s*->|->|--\s*$")
_EDGE = re.compile(r"(?<!\\)\|")
_SENTENCE_END = re.compile(r"(?<=[.!?…])[ \t]+(?=\S)")
_LONGEST: Final = 500
_DELIMITER = re.compile(r"[\s|:=_—–-]*[=_—–-][\s|:=_—–-]*$")


def _comment(mend: Mend) -> Iterator[Remedy]:
    """A comment is closed where its end was begun or at the end of its line, or is no comment any more."""
    before, mark, behind = mend.line.rpartition("<!--")
    half = _HALF_CLOSED.search(behind)
    if half:
        closed = f"{before}{mark}{behind[: half.start()].rstrip()} -->{behind[half.end() :]}"
        yield mend.with_line("remedy-add", closed, new="-->")
    else:
        yield mend.with_line("remedy-add", f"{mend.line.rstrip()} -->", new="-->")
    yield mend.with_line("remedy-delete", before + behind.lstrip(), old=mark)


def _code(mend: Mend) -> Iterator[Remedy]:
    """A block of code ends with its paragraph, or is no code any more."""
    fence = mend.facts["written"]
    end = next((at for at in range(mend.at + 1, len(mend.lines)) if not mend.lines[at].strip()), len(mend.lines))
    yield mend.inserted(fence, end)
    if not any(line.lstrip().startswith(fence[:3]) for line in mend.lines[mend.at + 1 :]):
        yield mend.deleted(mend.at)


def _word_html(mend: Mend) -> Iterator[Remedy]:
    """The text without Word's tags, in all lines: the first alone is told."""
    text = "\n".join(map(_without_word, mend.lines))
    yield mend.with_text("remedy-word-html", text, mend.problem.line)


def _without_word(line: str) -> str:
    if "<" not in line:
        return line
    line = _WORD_TAG.sub("", line)
    while found := _WORD_STYLE.search(line):
        rest = re.sub(rf"</{found['tag']}\s*>", "", line[found.end() :], count=1, flags=re.IGNORECASE)
        line = line[: found.start()] + rest
    return line


def _table_line(mend: Mend) -> Iterator[Remedy]:
    """The line below the head of a table, in place of one that was meant for it."""
    ruled = "| " + " | ".join(["---"] * _cells(mend.line)) + " |"
    below = mend.lines[mend.at + 1] if mend.at + 1 < len(mend.lines) else ""
    meant = bool(_DELIMITER.match(below))
    yield mend.with_lines("remedy-insert", mend.at + 1, int(meant), [ruled], new=ruled)


def _even_row(mend: Mend) -> Iterator[Remedy]:
    """Empty cells at the end of a row that has too few; too many of them only in the line below the head."""
    have, want = int(mend.facts["cells"]), int(mend.facts["wanted"])
    if have < want:
        bare = mend.line.rstrip()
        bare = bare if bare.endswith("|") else f"{bare} |"
        yield mend.with_line("remedy-add", bare + "  |" * (want - have), new="|" * (want - have))
    elif not _DELIMITER.match(mend.line):
        # A sign of the text that was taken for the edge of a cell.
        bare = mend.line.rstrip()
        end = len(bare) - 1 if bare.endswith("|") else len(bare)
        edges = [one.start() for one in _EDGE.finditer(bare[:end])][want - have :]
        new = "".join(f"\\{sign}" if at in edges else sign for at, sign in enumerate(mend.line))
        yield mend.with_line("remedy-write", new, old="|", new="\\|")
    else:
        ruled = "| " + " | ".join(["---"] * want) + " |"
        yield mend.with_line("remedy-write", ruled, old=mend.line.strip(), new=ruled)


def _cells(row: str) -> int:
    return len(_EDGE.findall(row.strip().removeprefix("|").removesuffix("|"))) + 1


def _empty_link(mend: Mend) -> Iterator[Remedy]:
    """The words without a link that leads nowhere, or the name of the file for a link without words."""
    written = mend.facts["written"]
    found = _LINK.search(written)
    if found is None:
        return
    words, target = found["words"][1:-1].strip(), found["target"].strip().strip("<>")
    if target:
        yield from mend.rewritten(written, f"[{posixpath.basename(target.rstrip('/')) or target}]({target})")
    elif words:
        yield from mend.rewritten(written, words)
    else:
        new = mend.line.replace(written, "", 1)
        yield mend.with_line("remedy-delete", re.sub(r"(?<=\S) {2,}", " ", new).rstrip(), old=written)


def _link_together(mend: Mend) -> Iterator[Remedy]:
    written = mend.facts["written"]
    yield from mend.rewritten(written, written.replace("] (", "](", 1)) if "] (" in written else ()


def _page_link(mend: Mend) -> Iterator[Remedy]:
    """The page that was probably meant, as this link would name it."""
    meant = mend.facts["suggestion"]
    written = next(_targets(mend), "")
    if meant and written:
        yield from mend.rewritten(written, _address(mend, written, meant))


def _page_link_or_words(mend: Mend) -> Iterator[Remedy]:
    """The page that was probably meant, or the words without a link."""
    yield from _page_link(mend)
    target = next(_targets(mend), "")
    found = next((one for one in _LINK.finditer(mend.line) if one["target"].strip() == target), None)
    if found and found["words"][1:-1].strip():
        new = mend.line[: found.start()] + found["words"][1:-1] + mend.line[found.end() :]
        yield mend.with_line("remedy-delete", new, old=f"({target})")


def _file(mend: Mend) -> Iterator[Remedy]:
    """The picture or document whose name is nearest to the one that is missing."""
    written = mend.facts["target"]
    meant = closest_path(posixpath.basename(written), mend.context.files)
    if meant:
        yield from mend.rewritten(written, posixpath.relpath(meant, posixpath.dirname(mend.problem.path) or "."))


def _short_lines(mend: Mend) -> Iterator[Remedy]:
    """A line that is too long, broken behind its sentences: the page says the same."""
    if not mend.line[:1].isalpha():
        return
    lines: list[str] = []
    for sentence in _SENTENCE_END.split(mend.line):
        if lines and len(lines[-1]) + len(sentence) < _LONGEST:
            lines[-1] += f" {sentence}"
        else:
            lines.append(sentence)
    if max(map(len, lines)) < LINE_CHARACTERS:
        yield mend.with_lines("remedy-lines", mend.at, 1, lines)


def _targets(mend: Mend) -> Iterator[str]:
    """The addresses in the line that are told, as they are written there."""
    told = mend.facts["target"]
    candidates = [found["target"].strip() for found in _LINK.finditer(mend.line)]
    candidates += re.findall(r"\[\[([^\[\]|#]+)", mend.line)
    for one in candidates:
        if one == told or link_target(one, mend.problem.path).value == told:
            yield one


def _address(mend: Mend, written: str, meant: str) -> str:
    """The address of a process, or of a heading of this page, written as the wrong one was."""
    if meant.startswith("#") or f"[[{written}" in mend.line:
        return meant
    bare = re.split(r"[?#]", written, maxsplit=1)[0]
    suffix = re.search(r"(?:\.[a-z]{2})?\.(?:md|markdown|html?)$", bare, re.IGNORECASE)
    ending = suffix[0] if suffix else ""
    if meant.startswith("/") or bare.startswith("/"):
        return f"/{meant.lstrip('/')}{ending}"
    return posixpath.relpath(meant, posixpath.dirname(mend.problem.path) or ".") + ending


def _without_secret(mend: Mend) -> Iterator[Remedy]:
    """The line without the personal data that are told."""
    kind, shown = mend.problem.code, mend.facts.get("shown", "…")
    for one in personal_data(mend.line, mend.context.country):
        if one.kind.value == kind and one.masked == shown:
            new = mend.line[: one.span.start] + "…" + mend.line[one.span.end :]
            yield mend.with_line("remedy-delete", new, old=shown)
            return


TEXTS: Final[dict[str, Mender]] = {
    "comment-open": _comment,
    "code-open": _code,
    "word-html": _word_html,
    "table-without-line": _table_line,
    "uneven-table": _even_row,
    "empty-link": _empty_link,
    "broken-link": _link_together,
    "unknown-link": _page_link_or_words,
    "unknown-guide-target": _page_link,
    "missing-picture": _file,
    "missing-document": _file,
    "line-too-long": _short_lines,
    "card-number": _without_secret,
    "bank-account": _without_secret,
    "identity-number": _without_secret,
    "private-phone": _without_secret,
    "private-email": _without_secret,
    "password": _without_secret,
}
"""Code of a problem -> what finds its remedies."""
