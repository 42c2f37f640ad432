from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procdesk.content.limits import PAGE_BYTES, cut_bytes
from procdesk.content.parser import decode

TEXT = st.text(st.characters(exclude_characters="\0\r\ufeff", exclude_categories=["Cs"]))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_unicode_with_and_without_a_mark_is_read(encoding: str) -> None:
    assert decode("Reclamación ñ €".encode(encoding)).text == "Reclamación ñ €"
    assert decode("Reclamación ñ €".encode(encoding)).problems == ()


def test_utf_16_in_either_order_is_read() -> None:
    assert decode(codecs.BOM_UTF16_BE + "año".encode("utf-16-be")).text == "año"
    assert decode(codecs.BOM_UTF16_LE + "año".encode("utf-16-le")).text == "año"


def test_text_of_old_windows_programs_is_read_with_a_warning() -> None:
    found = decode("Facturación: 30 €".encode("cp1252"))
    assert (found.text, found.problems) == ("Facturación: 30 €", ("not-utf-8",))


def test_bytes_that_mean_nothing_in_windows_1252_do_not_lose_the_page() -> None:
    assert decode(b"a\x81b\xf1").text == "a\ufffdbñ"


@pytest.mark.parametrize("raw", [b"a\0b", b"\x89PNG\r\n\x1a\n\0\0", "hola".encode("utf-16-le")])
def test_what_is_no_text_is_binary(raw: bytes) -> None:
    assert decode(raw).problems == ("binary",)


def test_line_ends_become_one_kind() -> None:
    assert decode(b"a\r\nb\rc\nd").text == "a\nb\nc\nd"


def test_an_empty_file_is_an_empty_text() -> None:
    assert decode(b"").text == ""


@given(TEXT)
def test_any_text_comes_back(text: str) -> None:
    assert decode(text.encode()).text == text
    assert decode(text.encode("utf-8-sig")).text == text
    assert decode(text.encode("utf-16")).text == text


@given(st.binary())
def test_no_bytes_raise(raw: bytes) -> None:
    found = decode(raw)
    assert "\r" not in found.text
    found.text.encode()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("letter", ["ñ", "€", "😀"])
@pytest.mark.parametrize("shift", range(4))
def test_cutting_never_splits_a_letter(encoding: str, letter: str, shift: int) -> None:
    raw = ("a" * shift + letter * PAGE_BYTES).encode(encoding)
    found = decode(cut_bytes(raw))
    assert found.problems == ()
    assert set(found.text[:-1]) <= {"a", letter}
