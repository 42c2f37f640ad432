from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procdesk.content.limits import PAGE_BYTES, cut_bytes
from procdesk.content.scan.decoding import Decoded, EncodingFault, decode


def faults(decoded: Decoded) -> list[tuple[str, int]]:
    return [(one.code, one.line) for one in decoded.faults]


BOM = "\ufeff"
TEXT = st.text(st.characters(exclude_characters="\0\r\ufeff", exclude_categories=["Cs"]))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_unicode_with_and_without_a_mark_is_read(encoding: str) -> None:
    assert decode("Reclamación ñ €".encode(encoding)).text == "Reclamación ñ €"
    assert decode("Reclamación ñ €".encode(encoding)).faults == ()


def test_utf_16_in_either_order_is_read() -> None:
    assert decode(codecs.BOM_UTF16_BE + "año".encode("utf-16-be")).text == "año"
    assert decode(codecs.BOM_UTF16_LE + "año".encode("utf-16-le")).text == "año"


def test_text_of_old_windows_programs_is_read_with_a_warning() -> None:
    found = decode("Facturación: 30 €".encode("cp1252"))
    assert (found.text, faults(found)) == ("Facturación: 30 €", [("not-utf-8", 1)])


def test_bytes_that_mean_nothing_in_windows_1252_do_not_lose_the_page() -> None:
    assert decode(b"a\x81b\xf1").text == "a\ufffdbñ"


@pytest.mark.parametrize("raw", [b"a\0b", b"\x89PNG\r\n\x1a\n\0\0", b"\0" * 4096, b"PK\x03\x04\0\0x\n\0\0"])
def test_what_is_no_text_is_binary(raw: bytes) -> None:
    assert decode(raw) == Decoded("", (EncodingFault("binary", 0),))


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32"])
def test_wide_encodings_are_read_with_a_mark_or_without(encoding: str) -> None:
    text = "título: Reclamación\n- ñu"
    assert decode(text.encode(encoding)) == Decoded(text, encoding=encoding)


@pytest.mark.parametrize(("raw", "encoding"), [(b"a\xf1o", "cp1252"), ("año".encode(), "utf-8"), (b"", "utf-8")])
def test_the_encoding_of_a_file_is_named(raw: bytes, encoding: str) -> None:
    assert decode(raw).encoding == encoding


def test_a_file_of_which_single_lines_are_in_another_encoding_is_utf_8() -> None:
    assert decode("á\n".encode() + "línea".encode("cp1252")).encoding == "utf-8"


@pytest.mark.parametrize(
    ("raw", "text", "line"),
    [
        ("á\n".encode() + "línea\n".encode("cp1252") + "é".encode(), "á\nlínea\né", 2),
        ("ñ, ".encode() + b"\xf3 y \x80", "ñ, ó y €", 1),
        ("uno\r\ndos “ñ”\r\n".encode() + b"tres \x93a\x94\r\n", "uno\ndos “ñ”\ntres “a”\n", 3),
        (b"a\rb\rc\xf1\r" + "ñ".encode(), "a\nb\ncñ\nñ", 3),
        ("CAFÉ» y «SÍ»".encode("cp1252"), "CAFÉ» y «SÍ»", 1),
    ],
)
def test_a_line_of_an_old_encoding_does_not_spoil_the_others(raw: bytes, text: str, line: int) -> None:
    found = decode(raw)
    assert (found.text, faults(found)) == (text, [("not-utf-8", line)])


def twice(text: str) -> bytes:
    """A text in UTF-8 that was taken for Windows-1252 and saved in UTF-8 again."""
    return "".join(
        chr(byte) if byte in (0x81, 0x8D, 0x8F, 0x90, 0x9D) else bytes((byte,)).decode("cp1252")
        for byte in text.encode()
    ).encode()


@pytest.mark.parametrize(
    "text", ["Atención, ¿qué más?", "«Sí», 30 €", "It’s “ours” – 5 £", "ÁÉÍÓÚ Ñ à", "\ufeffñandú 😀 ñ"]
)
def test_a_text_encoded_twice_is_put_right_and_told(text: str) -> None:
    found = decode(b"first line\n" + twice(text))
    assert (found.text, faults(found)) == (f"first line\n{text.strip(BOM)}", [("double-encoded", 2)])


@pytest.mark.parametrize("text", ["me sale Ã© en la factura, y no la ñ", "me sale Ã© en la carta", "ñ Ã± Â¿"])
def test_words_about_such_letters_stay(text: str) -> None:
    assert decode(text.encode()) == Decoded(text, (EncodingFault("double-encoded", 1),))


@pytest.mark.parametrize("text", ["SÃO PAULO", "Âmbar", "château — crème", "Ã", "I ♥ ñ"])
def test_letters_of_other_languages_are_no_fault(text: str) -> None:
    assert decode(text.encode()) == Decoded(text)


def test_marks_in_the_middle_are_taken_away() -> None:
    assert decode(codecs.BOM_UTF8 * 2 + b"a" + codecs.BOM_UTF8 + b"b") == Decoded("ab")


@pytest.mark.parametrize(("zeros", "line"), [(1, 3), (7, 3), (4096, 3)])
def test_a_save_that_was_cut_short_keeps_the_text_and_is_told(zeros: int, line: int) -> None:
    found = decode("# Título\n\ntexto".encode() + b"\0" * zeros)
    assert (found.text, faults(found)) == ("# Título\n\ntexto", [("ends-in-nothing", line)])


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
    assert found.faults == ()
    assert set(found.text[:-1]) <= {"a", letter}
