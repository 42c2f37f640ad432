"""A page is saved with everything in it that was not changed as it was, byte for byte."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procdesk.authoring.page_file import FileChanged, new_page_file, read_page_file, save_in_utf_8, save_page_file
from procdesk.content.scan.decoding import decode


def saved(path: Path, raw: bytes, old: str, new: str) -> tuple[bytes, str]:
    """The bytes of a file in which `old` was replaced in an editor, and the encoding that it has then."""
    path.write_bytes(raw)
    page = read_page_file(path)
    changed = save_page_file(page, page.text.replace(old, new, 1))
    assert read_page_file(path) == changed
    return path.read_bytes(), changed.encoding


@pytest.mark.parametrize(
    ("raw", "wanted"),
    [
        (b"uno\r\ndos\ntres\rcuatro", b"uno\r\nDOS\ntres\rcuatro"),
        (b"uno\ndos", b"uno\nDOS"),
        (b"dos\r\n\r\n", b"DOS\r\n\r\n"),
        (codecs.BOM_UTF8 + "ñ\r\ndos\n".encode(), codecs.BOM_UTF8 + "ñ\r\nDOS\n".encode()),
        ("ñ\r\ndos\r\n".encode("cp1252"), "ñ\r\nDOS\r\n".encode("cp1252")),
        ("ñ\r\ndos\n".encode("utf-16"), "ñ\r\nDOS\n".encode("utf-16")),
        ("ñ\r\ndos\n".encode("utf-16-be"), "ñ\r\nDOS\n".encode("utf-16-be")),
        ("ñ\r\ndos\n".encode("utf-32"), "ñ\r\nDOS\n".encode("utf-32")),
        ("ñ\r\ndos\n".encode() + b"canci\xf3n\r\n", "ñ\r\nDOS\n".encode() + b"canci\xf3n\r\n"),
        ("a\ufeffb\r\ndos\n".encode(), "a\ufeffb\r\nDOS\n".encode()),
        (b"uno\ndos\r\n" + b"\0" * 40, b"uno\nDOS\r\n"),
    ],
)
def test_only_the_changed_line_gets_other_bytes(tmp_path: Path, raw: bytes, wanted: bytes) -> None:
    assert saved(tmp_path / "x.md", raw, "dos", "DOS")[0] == wanted


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        ("dos", "dos\nmás", b"uno\r\ndos\r\nm\xe1s\r\ntres\n"),
        ("tres", "y\ntres", b"uno\r\ndos\r\ny\r\ntres\n"),
        ("tres\n", "tres\nfin", b"uno\r\ndos\r\ntres\nfin"),
        ("dos\n", "", b"uno\r\ntres\n"),
        ("\ntres\n", "", b"uno\r\ndos"),
    ],
)
def test_a_new_line_ends_as_its_neighbour_does(tmp_path: Path, old: str, new: str, wanted: bytes) -> None:
    assert saved(tmp_path / "x.md", b"uno\r\ndos\r\ntres\n", old, new)[0].decode() == wanted.decode("cp1252")


def test_a_text_without_a_line_end_gets_one_where_a_line_is_added_below(tmp_path: Path) -> None:
    assert saved(tmp_path / "x.md", b"uno\r\ndos", "dos", "dos\ntres")[0] == b"uno\r\ndos\r\ntres"


def test_windows_1252_that_can_hold_the_new_text_stays_so_and_else_becomes_utf_8(tmp_path: Path) -> None:
    raw = "año\r\ndos\n“tres”".encode("cp1252")
    assert saved(tmp_path / "x.md", raw, "dos", "€ ñ")[1] == "cp1252"
    after, encoding = saved(tmp_path / "x.md", raw, "dos", "🙂")
    assert (after, encoding) == ("año\r\n🙂\n“tres”".encode(), "utf-8")


@pytest.mark.parametrize(
    ("raw", "new"),
    [
        # What would be read as UTF-8 afterwards, or as another encoding.
        ("año\r\ndos".encode("cp1252"), "Ã©"),
        ("dos\r\nx".encode("utf-16-le"), "漢字" * 20),
        # All of it was encoded twice, and is read as it was meant.
        ("aÃ±o Ã©\r\ndos".encode(), "mañana"),
        ("año\r\ndos\n".encode("utf-16") + b"\0", "tres"),
    ],
)
def test_what_would_not_be_read_again_as_it_was_typed_makes_the_file_utf_8(
    tmp_path: Path, raw: bytes, new: str
) -> None:
    text = decode(raw).text.replace("dos", new)
    after, encoding = saved(tmp_path / "x.md", raw, "dos", new)
    assert (decode(after).text, encoding) == (text, "utf-8")
    assert b"\r\n" in after


@pytest.mark.parametrize(
    "raw",
    [
        "ñ\r\ndos\n".encode() + b"canci\xf3n",
        "aÃ±o Ã©\r\ndos\nx".encode(),
        b"uno\r\ndos\nx" + b"\0" * 40,
        "año\r\ndos\nx".encode("cp1252"),
        "año\r\ndos\nx".encode("utf-16"),
        b"\xff\xfea\0\n\0\x00\xd8",
    ],
)
def test_a_file_is_saved_in_utf_8_with_the_line_ends_that_it_has(tmp_path: Path, raw: bytes) -> None:
    path = tmp_path / "x.md"
    path.write_bytes(raw)
    page = read_page_file(path)
    saved_page = save_in_utf_8(page)
    assert (saved_page.text, saved_page.encoding) == (page.text, "utf-8")
    assert decode(path.read_bytes()) == decode(page.text.encode())
    assert (b"\r\n" in path.read_bytes()) == (b"\r" in raw)


def test_text_that_no_file_can_hold_is_saved_as_near_as_can_be(tmp_path: Path) -> None:
    page = save_page_file(new_page_file(tmp_path / "x.md"), "a\r\nb\0\rc\ufeff \ud83d\ude42 \ud800")
    assert page.text == "a\nb\nc 🙂 \ufffd"
    assert (tmp_path / "x.md").read_text("utf-8") == page.text


def test_a_text_that_is_not_changed_writes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "x.md"
    path.write_bytes(b"uno\r\n")
    before = path.stat()
    page = read_page_file(path)
    assert save_page_file(page, "uno\n") == page
    assert path.stat().st_mtime_ns == before.st_mtime_ns
    assert path.stat().st_ino == before.st_ino


def test_saving_twice_goes_on_from_what_was_saved(tmp_path: Path) -> None:
    page = save_page_file(new_page_file(tmp_path / "x.md"), "uno\n")
    page = save_page_file(save_page_file(page, "dos\n"), "tres\n")
    assert (tmp_path / "x.md").read_bytes() == b"tres\n"


def test_a_file_that_somebody_else_has_changed_is_not_overwritten_and_shown(tmp_path: Path) -> None:
    path = tmp_path / "x.md"
    path.write_text("uno\n")
    page = read_page_file(path)
    path.write_text("otro\n")
    with pytest.raises(FileChanged) as told:
        save_page_file(page, "mío\n")
    assert told.value.current.text == "otro\n"
    assert path.read_text() == "otro\n"
    # Whoever has seen both saves over the other one.
    assert save_page_file(told.value.current, "mío y otro\n").text == "mío y otro\n"


@pytest.mark.parametrize("theirs", [b"uno\r\ndos\r\n", "uno\ndos\n".encode("utf-16")])
def test_a_file_of_which_only_line_ends_or_encoding_have_changed_is_saved_and_keeps_them(
    tmp_path: Path, theirs: bytes
) -> None:
    path = tmp_path / "x.md"
    path.write_bytes(b"uno\ndos\n")
    page = read_page_file(path)
    path.write_bytes(theirs)
    encoding = "utf-16" if theirs[0] > 127 else "utf-8"
    save_page_file(page, "uno\ntres\n")
    assert path.read_bytes() == b"uno\r\ntres\r\n" if encoding == "utf-8" else "uno\ntres\n".encode("utf-16")


def test_a_change_that_both_have_made_is_none_to_be_told(tmp_path: Path) -> None:
    path = tmp_path / "x.md"
    path.write_bytes(b"uno\n")
    page = read_page_file(path)
    path.write_bytes(b"dos\n")
    assert save_page_file(page, "dos\n").text == "dos\n"


def test_a_new_page_is_not_written_over_one_that_came_meanwhile(tmp_path: Path) -> None:
    page = new_page_file(tmp_path / "x.md")
    (tmp_path / "x.md").write_text("otra\n")
    with pytest.raises(FileChanged):
        save_page_file(page, "mía\n")


@given(
    lines=st.lists(
        st.tuples(st.sampled_from(["", "a", "ñ", "b c"]), st.sampled_from(["\n", "\r\n", "\r"])), max_size=12
    ),
    at=st.integers(0, 12),
    codec=st.sampled_from(["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-32"]),
)
def test_whatever_the_line_ends_and_the_encoding_a_new_line_changes_no_other(
    tmp_path_factory: pytest.TempPathFactory, lines: list[tuple[str, str]], at: int, codec: str
) -> None:
    path = tmp_path_factory.mktemp("page") / "x.md"
    raw = "".join(text + end for text, end in lines).replace("\r\n\n", "\n").encode(codec)
    path.write_bytes(raw)
    page = read_page_file(path)
    texts = page.text.split("\n")
    new = "\n".join((*texts[:at], "nueva línea", *texts[at:]))
    save_page_file(page, new)
    after = path.read_bytes()
    assert decode(after).text == new
    width = {"utf-16": 2, "utf-32": 4}.get(codec, 1)
    assert 0 < len(after) - len(raw) <= width * (len("nueva línea".encode(codec)) + 2)
    save_page_file(read_page_file(path), page.text)
    if page.text.endswith("\n") and page.encoding == read_page_file(path).encoding:
        assert path.read_bytes() == raw
