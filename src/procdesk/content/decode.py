"""Bytes of a file become text, whatever editor wrote them."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

_NONE: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Decoded:
    r"""A file's text with `\n` for every line end, and the codes of what was wrong with its bytes."""

    text: str
    problems: tuple[str, ...] = ()


def decode(raw: bytes) -> Decoded:
    """UTF-8 with or without a mark, UTF-16 with one, else Windows-1252 (`not-utf-8`); no text at all is `binary`."""
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        text, problems = raw.decode("utf-16", errors="replace"), _NONE
    else:
        text, problems = _decode_8_bit(raw)
    if "\0" in text:
        return Decoded("", ("binary",))
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return Decoded(text, problems)


def _decode_8_bit(raw: bytes) -> tuple[str, tuple[str, ...]]:
    try:
        return raw.removeprefix(codecs.BOM_UTF8).decode("utf-8"), _NONE
    except UnicodeDecodeError:
        # Five bytes mean nothing in Windows-1252; a mark in their place keeps the rest of the page.
        return raw.decode("cp1252", errors="replace"), ("not-utf-8",)
