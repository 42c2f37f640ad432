"""Whatever a file is or does, the answer is a sentence about that file, and nothing outside it is ever opened."""

from __future__ import annotations

import base64
import os
import socket
import zipfile
from pathlib import Path
from typing import Any

import pytest

from procdesk.authoring.importing.plan import PageState
from procdesk.i18n import LANGUAGES, Messages
from tests.authoring.importing.hostile import (
    BOMB,
    DOCUMENT,
    OLE,
    PIXEL,
    RELATIONS,
    WORD,
    archive,
    changed_archive,
    paragraph,
    pdf,
    sparse,
    word_with,
)
from tests.authoring.importing.reading import DATA, codes, page_of, planned, why

MEGABYTE = 1024 * 1024


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_args: Any, **_options: Any) -> None:
        raise AssertionError("an address was asked for")

    monkeypatch.setattr(socket.socket, "connect", refused)
    monkeypatch.setattr(socket, "create_connection", refused)
    monkeypatch.setattr(socket, "getaddrinfo", refused)


def word(tmp_path: Path, content: bytes) -> Path:
    path = tmp_path / "documento.docx"
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "import-empty-file"),
        (b"\0" * 50, "import-empty-file"),
        (b"just some text", "import-other-content"),
        (b"<html><body>Hola</body></html>", "import-other-content"),
        (b"{\\rtf1 hola}", "import-other-content"),
        (OLE, "import-old-office"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "import-encrypted"),
        (b"PK\x03\x04 but no more", "import-broken-archive"),
        (WORD.read_bytes()[:4000], "import-broken-archive"),
    ],
)
def test_a_docx_that_is_none_is_told(content: bytes, code: str, tmp_path: Path) -> None:
    assert why(word(tmp_path, content), tmp_path) == code


def test_a_docx_of_200_mb_is_not_opened(tmp_path: Path) -> None:
    assert why(sparse(tmp_path / "grande.docx", 200 * MEGABYTE, b"PK"), tmp_path) == "import-too-big"


def test_an_archive_that_is_no_document_is_told(tmp_path: Path) -> None:
    assert why(archive(tmp_path / "x.docx", {"a.txt": "hola"}), tmp_path) == "import-other-content"


def test_a_decompression_bomb_is_not_unpacked(tmp_path: Path) -> None:
    bomb = changed_archive(WORD, tmp_path / "bomb.docx", {DOCUMENT: b"\0" * (90 * MEGABYTE)})
    assert bomb.stat().st_size < MEGABYTE
    assert why(bomb, tmp_path) == "import-too-big-inside"


def test_a_decompression_bomb_that_lies_about_its_size_is_not_unpacked(tmp_path: Path) -> None:
    path = changed_archive(WORD, tmp_path / "bomb.docx", {"word/media/x.png": b"\0" * (80 * MEGABYTE)})
    raw = bytearray(path.read_bytes())
    size = (80 * MEGABYTE).to_bytes(4, "little")
    for _ in range(raw.count(size)):
        at = raw.find(size)
        raw[at : at + 4] = (1000).to_bytes(4, "little")
    path.write_bytes(raw)
    assert why(path, tmp_path) in ("import-too-big-inside", "import-broken-archive")


@pytest.mark.parametrize("name", [DOCUMENT, "word/styles.xml", "[Content_Types].xml", "word/footnotes.xml", RELATIONS])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_never_expanded(name: str, encoding: str, tmp_path: Path) -> None:
    hostile = BOMB.replace('"1.0"', f'"1.0" encoding="{encoding}"').encode(encoding)
    path = changed_archive(WORD, tmp_path / "x.docx", {name: hostile})
    assert why(path, tmp_path) == "import-unsafe-markup"


def test_an_entity_that_names_a_file_is_never_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("top secret")
    hostile = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY s SYSTEM "{secret.as_uri()}">]><x>&s;</x>'
    assert why(changed_archive(WORD, tmp_path / "x.docx", {DOCUMENT: hostile}), tmp_path) == "import-unsafe-markup"


@pytest.mark.parametrize("broken", ["<w:document", "", "\ud7ff not xml", "<a></b>"])
def test_broken_markup_is_told(broken: str, tmp_path: Path) -> None:
    path = changed_archive(WORD, tmp_path / "x.docx", {DOCUMENT: broken})
    assert why(path, tmp_path) == "import-broken-markup"


@pytest.mark.parametrize("depth", [600, 30_000])
def test_parts_inside_one_another_without_end_are_told(depth: int, tmp_path: Path) -> None:
    path = word_with(tmp_path / "x.docx", "<w:ins>" * depth + paragraph("hola") + "</w:ins>" * depth)
    assert why(path, tmp_path) == "import-too-deep-inside"


def test_macros_are_told_and_left_alone(tmp_path: Path) -> None:
    path = changed_archive(WORD, tmp_path / "x.docm", {"word/vbaProject.bin": OLE})
    page = page_of(path, tmp_path)
    assert "import-macros" in codes(page)
    assert "Tiene razón" in page.text


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1:9/x.png",
        "https://tracker.example/x.png",
        "file:///etc/hostname",
        "\\\\server\\share\\x.png",
        "../../../../etc/hostname",
    ],
)
def test_linked_pictures_are_told_and_never_opened(address: str, tmp_path: Path) -> None:
    with zipfile.ZipFile(WORD) as parts:
        relations, document = parts.read(RELATIONS).decode(), parts.read(DOCUMENT).decode()
    start = relations.index('Target="media/')
    end = relations.index('"', start + 8)
    relations = relations[:start] + f'Target="{address}" TargetMode="External' + relations[end:]
    document = document.replace("r:embed=", "r:link=")
    page = page_of(changed_archive(WORD, tmp_path / "x.docx", {RELATIONS: relations, DOCUMENT: document}), tmp_path)
    assert page.files == ()
    told = {one.code: dict(one.facts) for one in page.remarks}
    assert told["import-remote-pictures"]["text"] == address


def test_pictures_that_no_page_can_show_are_told_with_their_words(tmp_path: Path) -> None:
    with zipfile.ZipFile(WORD) as parts:
        picture = next(name for name in parts.namelist() if name.startswith("word/media/"))
    page = page_of(changed_archive(WORD, tmp_path / "x.docx", {picture: b"\x01\0\0\0 EMF"}), tmp_path)
    told = {one.code: dict(one.facts) for one in page.remarks}
    assert told["import-picture-format"]["words"] == "Pantalla de la devolución"
    assert "Pantalla de la devolución" in page.text


def test_what_word_draws_is_put_into_words(tmp_path: Path) -> None:
    body = (
        paragraph("Antes")
        + "<w:p><m:oMath><m:r><m:t>E=mc2</m:t></m:r></m:oMath></w:p>"
        + "<w:p><w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx><w:txbxContent>"
        + paragraph("En el cuadro")
        + "</w:txbxContent></wps:txbx></w:drawing></mc:Choice></mc:AlternateContent></w:r></w:p>"
        + "<w:p><w:fldSimple w:instr='DATE'><w:r><w:t>campo</w:t></w:r></w:fldSimple></w:p>"
        + "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>oculto</w:t></w:r></w:p>"
    )
    page = page_of(word_with(tmp_path / "x.docx", body), tmp_path)
    assert all(words in page.text for words in ("Antes", "E=mc2", "En el cuadro", "campo", "oculto"))
    assert codes(page) >= {"import-equation", "import-text-box", "import-hidden-text"}


def test_items_that_somebody_typed_become_a_list(tmp_path: Path) -> None:
    body = "".join(map(paragraph, ["Antes", "• uno", "• dos", "Medio", "- tres", "- cuatro", "Fin", "- raya suelta"]))
    text = page_of(word_with(tmp_path / "x.docx", body), tmp_path).text
    assert "- uno\n- dos\n" in text
    assert "- tres\n- cuatro\n" in text
    assert "\\- raya suelta" in text


@pytest.mark.parametrize(
    "name",
    ["../out.txt", "/abs.txt", "a/../../out.txt", "C:\\x.txt", "..\\out.txt", "con.txt", "a/nul.html", "x .txt "],
)
def test_names_in_an_archive_never_lead_out_of_it(name: str, tmp_path: Path) -> None:
    path = archive(tmp_path / "x.zip", {name: "hola", "bien.txt": "Buenos días a todos."})
    plan = planned([path], tmp_path)
    assert [page.source for page in plan.pages] == ["x.zip/bien.txt"]
    assert [one.refused.code for one in plan.refused if one.refused] == ["import-bad-name"]
    assert not any(one.name == "out.txt" for one in tmp_path.rglob("*"))


def test_links_in_an_archive_are_not_made(tmp_path: Path) -> None:
    path = tmp_path / "x.zip"
    with zipfile.ZipFile(path, "w") as made:
        link = zipfile.ZipInfo("link.txt")
        link.external_attr = 0o120777 << 16
        made.writestr(link, "/etc/hostname")
    assert why(path, tmp_path) == "import-bad-name"


def test_an_archive_of_too_much_is_told_and_the_rest_is_read(tmp_path: Path) -> None:
    folder = tmp_path / "sources"
    folder.mkdir()
    archive(folder / "bomb.zip", {"x.txt": b"\0" * (80 * MEGABYTE)})
    (folder / "bien.txt").write_text("Buenos días a todos.")
    plan = planned([folder], tmp_path)
    assert [page.source for page in plan.pages] == ["bien.txt"]
    assert [one.refused.code for one in plan.refused if one.refused] == ["import-too-big-inside"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no such files")
def test_links_and_pipes_in_a_folder_are_told(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.mkdir()
    (secret / "a.txt").write_text("secreto")
    folder = tmp_path / "sources"
    folder.mkdir()
    (folder / "folder").symlink_to(secret)
    (folder / "file.txt").symlink_to(secret / "a.txt")
    os.mkfifo(folder / "pipe.txt")
    (folder / "~$x.docx").write_bytes(b"lock")
    plan = planned([folder], tmp_path)
    assert plan.pages == ()
    told = {one.source: one.refused.code for one in plan.refused if one.refused}
    assert told == {"folder": "import-link", "file.txt": "import-link", "pipe.txt": "import-no-file"}


def test_a_picture_that_is_a_link_out_of_the_folder_is_not_taken(tmp_path: Path) -> None:
    (tmp_path / "secret.png").write_bytes(PIXEL)
    folder = tmp_path / "sources"
    folder.mkdir()
    (folder / "x.png").symlink_to(tmp_path / "secret.png")
    (folder / "a.html").write_text("<p>Hola <img src='x.png' alt='una'> <img src='../secret.png' alt='otra'></p>")
    (page,) = planned([folder], tmp_path).pages
    assert page.files == ()
    assert "Hola una otra" in page.text


def html(tmp_path: Path, text: str, encoding: str = "utf-8") -> Path:
    path = tmp_path / "pagina.html"
    path.write_bytes(text.encode(encoding))
    return path


def test_what_acts_in_html_is_told_and_only_its_words_stay(tmp_path: Path) -> None:
    text = (
        "<p onclick='x()'>Hola <a href='javascript:x()'>enlace</a></p><script>alert(1)</script>"
        "<iframe src='https://x.example'></iframe><form><select><option>uno</option></select></form>"
        "<object data='x.swf'></object><video src='x.mp4'></video><svg><text>dibujo</text></svg>"
    )
    page = page_of(html(tmp_path, text), tmp_path)
    assert codes(page) >= {
        *("import-script", "import-frame", "import-form", "import-embedded", "import-media", "import-drawing"),
    }
    assert "Hola enlace" in page.text
    assert "alert" not in page.text
    assert "javascript" not in page.text


def test_a_picture_inside_html_is_taken_along(tmp_path: Path) -> None:
    inside = base64.b64encode(PIXEL).decode()
    page = page_of(html(tmp_path, f"<p>Hola <img src='data:image/png;base64,{inside}' alt='punto'></p>"), tmp_path)
    assert "![punto](_imagenes/pagina-1.png)" in page.text
    assert Path(page.files[0].staged).read_bytes() == PIXEL


@pytest.mark.parametrize("inside", ["", "!!!", "AAAA", "A" * 1000])
def test_a_broken_picture_inside_html_leaves_its_words(inside: str, tmp_path: Path) -> None:
    page = page_of(html(tmp_path, f"<p>Hola <img src='data:image/png;base64,{inside}' alt='punto'></p>"), tmp_path)
    assert page.files == ()
    assert "Hola" in page.text
    assert "punto" in page.text


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ("utf-8", "utf-8"),
        ("utf-8", "cp1252"),
        ("iso-8859-1", "utf-8"),
        ("iso-8859-1", "cp1252"),
        ("windows-1252", "utf-16"),
        ("nonsense", "utf-8"),
        ("nonsense", "cp1252"),
        ("iso-8859-15", "iso-8859-15"),
    ],
)
def test_html_with_the_wrong_encoding_is_read_in_the_right_one(declared: str, encoding: str, tmp_path: Path) -> None:
    text = f"<html><head><meta charset='{declared}'></head><body><p>Señora, ¿cuánto cuesta? 30 €</p></body></html>"
    assert "Señora, ¿cuánto cuesta? 30 €" in page_of(html(tmp_path, text, encoding), tmp_path).text


def test_html_of_50_mb_is_told(tmp_path: Path) -> None:
    path = tmp_path / "x.html"
    path.write_bytes(b"<p>hola</p>" * (50 * MEGABYTE // 11))
    assert why(path, tmp_path) == "import-text-too-long"


@pytest.mark.parametrize("tag", ["div", "blockquote", "b", "table><tr><td", "ul><li"])
def test_html_inside_one_another_without_end_keeps_its_words(tag: str, tmp_path: Path) -> None:
    page = page_of(html(tmp_path, "<p>fuera</p>" + f"<{tag}>" * 20_000 + "dentro"), tmp_path)
    assert "fuera" in page.text
    assert "dentro" in page.text


def test_a_page_that_would_be_too_long_is_not_written(tmp_path: Path) -> None:
    path = html(tmp_path, f"<p>{'una frase cualquiera de la página. ' * 20}</p>" * 1_000)
    (page,) = planned([path], tmp_path).pages
    assert page.state is PageState.TOO_LONG


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "import-empty-file"),
        (b"hola", "import-other-content"),
        (b"%PDF-1.7\nnothing else", "import-broken-pdf"),
    ],
)
def test_a_broken_pdf_is_told(content: bytes, code: str, tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(content)
    assert why(path, tmp_path) == code


def test_a_pdf_with_a_password_or_without_text_or_end_is_told(tmp_path: Path) -> None:
    assert why(pdf(tmp_path / "a.pdf", 1, password="x"), tmp_path) == "import-encrypted"
    assert why(pdf(tmp_path / "b.pdf", 2), tmp_path) == "import-scanned-pdf"
    assert why(pdf(tmp_path / "c.pdf", 3_000), tmp_path) == "import-too-many-pages"


def test_a_truncated_pdf_never_ends_in_anything_but_a_sentence(tmp_path: Path) -> None:
    whole = (DATA / "libreoffice-en.pdf").read_bytes()
    for part in (100, 1_000, 10_000, 30_000, 42_000):
        path = tmp_path / f"{part}.pdf"
        path.write_bytes(whole[:part])
        plan = planned([path], tmp_path)
        assert len(plan.pages) + len(plan.refused) == 1


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_reason_has_a_sentence(lang: str, tmp_path: Path) -> None:
    words = Messages(lang)
    plan = planned([DATA], tmp_path)
    told = [one for page in plan.pages for one in page.remarks]
    told += [one.refused for one in plan.refused if one.refused]
    assert all(words.say(one.code, **dict(one.facts)).endswith((".", ".”", ".»")) for one in told)
