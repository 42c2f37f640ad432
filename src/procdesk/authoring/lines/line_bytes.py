"""The bytes of a page's lines: a changed text keeps those of every line that it did not change."""

from __future__ import annotations

import codecs
import re
from collections import Counter
from dataclasses import dataclass
from typing import Final

from procdesk.authoring.lines.line_matching import line_runs

_MARKS: Final = {
    "utf-8": (codecs.BOM_UTF8,),
    "utf-16": (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE),
    "utf-32": (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE),
}
_LINE = re.compile(r"([^\r\n]*)(\r\n|\r|\n|\Z)")


@dataclass(frozen=True, slots=True)
class FileLines:
    r"""The bytes of a file line by line: what stands in each line, and its end (`\r\n`, `\n`, `\r`; none at last).

    `mark` are the bytes before the first line that name the encoding; `codec` is what a new line is written in.
    """

    mark: bytes
    codec: str
    bodies: tuple[bytes, ...]
    ends: tuple[bytes, ...]


def file_lines(raw: bytes, encoding: str) -> FileLines:
    """The lines of a file whose encoding is known. UnicodeDecodeError where its bytes are none of that encoding."""
    mark = next((one for one in _MARKS.get(encoding, ()) if raw.startswith(one)), b"")
    codec = encoding
    if encoding in ("utf-16", "utf-32"):
        codec += "-le" if mark == _MARKS[encoding][0] else "-be"
    content = raw[len(mark) :]
    if codec.startswith("utf-8") or codec == "cp1252":
        # A file that ends in nothing holds no more text there.
        lines = content.rstrip(b"\0").splitlines(keepends=True)
        bodies = [line.rstrip(b"\r\n") for line in lines]
        ends = [line[len(body) :] for line, body in zip(lines, bodies, strict=True)]
    else:
        whole = content[: len(content) - len(content) % (4 if "32" in codec else 2)]
        found = [(one[1], one[2]) for one in _LINE.finditer(whole.decode(codec, "surrogatepass"))]
        bodies = [body.encode(codec, "surrogatepass") for body, _ in found]
        ends = [end.encode(codec) for _, end in found]
        # The pattern finds an empty line more behind the last line that has an end, and so does this for single bytes.
        bodies, ends = _without_second_end(bodies, ends)
    if not ends or ends[-1]:
        bodies.append(b"")
        ends.append(b"")
    return FileLines(mark, codec, tuple(bodies), tuple(ends))


def _without_second_end(bodies: list[bytes], ends: list[bytes]) -> tuple[list[bytes], list[bytes]]:
    """The lines up to the first without an end, which is the last."""
    count = next((at for at, end in enumerate(ends, 1) if not end), len(ends))
    return bodies[:count], ends[:count]


def with_text(lines: FileLines, old: str, new: str) -> bytes:
    r"""The bytes of a file whose text was `old` and is to be `new`, both with `\n` for the end of a line.

    A new line ends as the one does in whose place it stands, or else the one above it. UnicodeEncodeError where the
    encoding lacks a character. ValueError where the lines are not those of `old`.
    """
    before, after = old.split("\n"), new.split("\n")
    if len(before) != len(lines.bodies):
        raise ValueError(len(before))
    usual = _usual_end(lines)
    bodies: list[bytes] = []
    ends: list[bytes] = []
    for run in line_runs(before, after):
        for at in range(run.new_start, run.new_end):
            there = run.old_start + at - run.new_start
            bodies.append(lines.bodies[there] if run.same else after[at].encode(lines.codec))
            own = lines.ends[there] if there < run.old_end else b""
            ends.append(own or (ends[-1] if ends else b"") or usual)
    ends[-1] = b""
    return lines.mark + b"".join(part for line in zip(bodies, ends, strict=True) for part in line)


def in_utf_8(lines: FileLines, old: str, new: str) -> bytes:
    """The bytes of `with_text` with all of the text in UTF-8, and a mark where the file had one."""
    mark = codecs.BOM_UTF8 if lines.mark else b""
    ends = tuple(end.replace(b"\0", b"") for end in lines.ends)
    bodies = tuple(line.encode() for line in old.split("\n"))
    return with_text(FileLines(mark, "utf-8", bodies, ends), old, new)


def _usual_end(lines: FileLines) -> bytes:
    """How most lines of a file end."""
    counted = Counter(end for end in lines.ends if end)
    return counted.most_common(1)[0][0] if counted else "\n".encode(lines.codec)
