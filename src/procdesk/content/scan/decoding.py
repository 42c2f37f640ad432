"""The bytes of a content file become text, whatever programs have saved them, one after the other."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import Final, NamedTuple

from procdesk.content.limits import PAGE_BYTES

_BINARY: Final = "binary"
_UTF_32 = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_MARK: Final = "\ufeff"
# In a text nearly every second byte of UTF-16 is zero, and none of the others.
_ZEROS_AT_LEAST: Final = 0.6
_NOT_UTF_8: Final = "procdesk-windows-1252"
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1f]")
# Letters, marks and emoji of our languages in UTF-8: what of Windows-1252 looks like one of them means nothing.
_UTF_8_LETTER = re.compile(rb"[\xc2\xc3][\x80-\xbf]|\xe2[\x80-\x84][\x80-\xbf]|\xf0\x9f[\x80-\xbf]{2}")
# The bytes of such a letter, read as Windows-1252 and written in UTF-8.
_SECOND: Final = (
    "\x80-\xbf\u20ac\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u017d\u2018\u2019\u201c\u201d"
    "\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u017e\u0178"
)
_TWICE = re.compile(f"[ÃÂ][{_SECOND}]|â[€‚„][{_SECOND}]|ï»¿|ðŸ[{_SECOND}]{{2}}")
_FIRST: Final = "ÃÂâðï"
_ENOUGH: Final = 2
_UNDEFINED: Final = {0x81, 0x8D, 0x8F, 0x90, 0x9D}


class EncodingFault(NamedTuple):
    """What was wrong with the bytes of a file, and the first line in which it was (0: the whole file)."""

    code: str
    line: int


_NONE: Final[tuple[EncodingFault, ...]] = ()


@dataclass(frozen=True, slots=True)
class Decoded:
    r"""A file's text with `\n` for every line end, what was wrong with its bytes, and the Python name of its encoding.

    That is `utf-8` also of a file in which single lines are in another.
    """

    text: str
    faults: tuple[EncodingFault, ...] = ()
    encoding: str = "utf-8"

    @property
    def is_binary(self) -> bool:
        """Whether the file holds no text at all."""
        return any(fault.code == _BINARY for fault in self.faults)


def decode(raw: bytes) -> Decoded:
    """UTF-8 with or without marks, UTF-16, and lines of Windows-1252 among them (`not-utf-8`); else it is `binary`.

    A text that was taken for Windows-1252 and saved in UTF-8 is put right where all of it was (`double-encoded`).
    """
    encoding = _wide_encoding(raw)
    if encoding:
        text, faults = raw.decode(encoding, errors="replace"), _NONE
    else:
        text, faults, encoding = _decode_bytes(raw)
    if _MARK in text:
        text = text.replace(_MARK, "")
    if "\0" in text:
        return Decoded("", (EncodingFault(_BINARY, 0),))
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.isascii():
        text, twice = _decoded_once_more(text)
        faults = (*faults, *twice)
    return Decoded(text, faults, encoding)


def _wide_encoding(raw: bytes) -> str:
    """The encoding of a file whose characters are two or four bytes long, "" for any other."""
    if raw.startswith(_UTF_32) and len(raw) % 4 == 0:
        return "utf-32"
    if raw.startswith(_UTF_16):
        return "utf-16"
    if b"\0" not in raw or len(raw) % 2:
        return ""
    low, high = raw[::2], raw[1::2]
    if high.count(0) >= _ZEROS_AT_LEAST * len(high) and 0 not in low:
        return "utf-16-le"
    return "utf-16-be" if low.count(0) >= _ZEROS_AT_LEAST * len(low) and 0 not in high else ""


def _decode_bytes(raw: bytes) -> tuple[str, tuple[EncodingFault, ...], str]:
    """The text of a file of single bytes or of UTF-8, or of both, what was wrong with it, and its encoding."""
    faults: tuple[EncodingFault, ...] = ()
    if raw.endswith(b"\0") and len(raw) < PAGE_BYTES and _is_text(kept := raw.rstrip(b"\0")):
        # A program or a computer that stopped while it saved leaves zeros where the text was to be.
        raw = kept
        faults = (EncodingFault("ends-in-nothing", _lines(raw)),)
    try:
        return raw.decode("utf-8"), faults, "utf-8"
    except UnicodeDecodeError as error:
        faults = (EncodingFault("not-utf-8", _lines(raw[: error.start])), *faults)
    if not _UTF_8_LETTER.search(raw):
        # Five bytes mean nothing in Windows-1252; a mark in their place keeps the rest of the page.
        return raw.decode("cp1252", errors="replace"), faults, "cp1252"
    return "".join(map(_decode_line, raw.splitlines(keepends=True))), faults, "utf-8"


def _is_text(raw: bytes) -> bool:
    """Whether some bytes are a text of more than one line in UTF-8."""
    try:
        return b"\n" in raw and not _CONTROL.search(raw) and bool(raw.decode("utf-8"))
    except UnicodeDecodeError:
        return False


def _lines(raw: bytes) -> int:
    r"""The number of the line in which some bytes end; a line may end in `\r\n`, `\n` or `\r`."""
    return 1 + raw.count(b"\n") + raw.count(b"\r") - raw.count(b"\r\n")


def _decode_line(line: bytes) -> str:
    """A line in the encoding that it is in; single bytes of Windows-1252 in a line of UTF-8 are read as such."""
    if _UTF_8_LETTER.search(line):
        return line.decode("utf-8", errors=_NOT_UTF_8)
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return line.decode("cp1252", errors="replace")


def _as_windows_1252(error: UnicodeError) -> tuple[str, int]:
    """What bytes that are no UTF-8 mean in Windows-1252."""
    assert isinstance(error, UnicodeDecodeError)
    return error.object[error.start : error.end].decode("cp1252", errors="replace"), error.end


codecs.register_error(_NOT_UTF_8, _as_windows_1252)


def _decoded_once_more(text: str) -> tuple[str, tuple[EncodingFault, ...]]:
    """A text that was encoded twice: as it was meant where every letter of it is, else as it stands, and told."""
    first = _TWICE.search(text) if any(letter in text for letter in _FIRST) else None
    if first is None:
        return text, ()
    fault = EncodingFault("double-encoded", text.count("\n", 0, first.start()) + 1)
    rest, count = _TWICE.subn("", text)
    if count < _ENOUGH or not rest.isascii():
        # Somebody may well write of a customer who sees such letters.
        return text, (fault,)
    return as_meant(text), (fault,)


def as_meant(text: str) -> str:
    """The text with every letter of it put right that was encoded twice."""
    return _TWICE.sub(_meant, text).replace(_MARK, "")


def _meant(found: re.Match[str]) -> str:
    raw = b"".join(
        bytes((ord(letter),)) if ord(letter) in _UNDEFINED else letter.encode("cp1252", errors="replace")
        for letter in found[0]
    )
    return raw.decode("utf-8", errors="replace")
