"""HTML files, also as Word, Google Docs and Confluence write them: cleaned of all that acts, then made Markdown."""

from __future__ import annotations

import base64
import binascii
import codecs
import posixpath
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from html import escape, unescape
from typing import Final
from urllib.parse import parse_qs, quote, unquote, urlsplit

import nh3
from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString

from procdesk.authoring.importing.document import PAGE, ImportedDocument, Remark, SourceRefused, remark
from procdesk.authoring.importing.formats.html_dialects import (
    bold_classes,
    join_emphasis,
    mark_emphasis,
    nest_lists,
    take_comments,
    take_footnotes,
)
from procdesk.authoring.importing.formats.markdown_writer import to_markdown
from procdesk.authoring.importing.limits import MARKUP_DEPTH, TEXT_BYTES
from procdesk.authoring.importing.place import SourcePlace
from procdesk.authoring.importing.staging import StagedFiles
from procdesk.content.scan.decoding import decode
from procdesk.content.vocabulary import Naming, section_name
from procdesk.text import anchor

_CHARSET = re.compile(rb"<meta[^<>]{0,200}?charset\s*=\s*[\"']?\s*([\w:.-]{2,30})", re.IGNORECASE)
_XML_ENCODING = re.compile(rb"<\?xml[^<>]{0,100}?encoding\s*=\s*[\"']([\w:.-]{2,30})", re.IGNORECASE)
_INLINE_PICTURE = re.compile(r"data:image/[\w.+-]{1,30};base64,([A-Za-z0-9+/=%\s]*)")
_STYLES = re.compile(r"<style\b[^<>]*>(.*?)</style\s*>", re.IGNORECASE | re.DOTALL)
_TITLE = re.compile(r"<title\b[^<>]*>([^<]*)</title", re.IGNORECASE)
_INLINE: Final = "inline-picture:"
WORD_PICTURE: Final = "word-picture:"
"""Begins the address of a picture inside a Word document."""

_ACTIVE: Final[dict[str, re.Pattern[str]]] = {
    kind: re.compile(rf"<(?:{tags})\b", re.IGNORECASE)
    for kind, tags in {
        "script": "script",
        "form": "form|select|textarea|button",
        "frame": "iframe|frame",
        "embedded": "object|embed|applet",
        "media": "video|audio",
        "drawing": "svg|canvas",
        "markup-equation": "math",
    }.items()
}
_SILENT: Final = {"script", "style", "title", "template", "noscript"}
_BLOCKS: Final = (
    "p",
    "div",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "ul",
    "ol",
    "li",
    "dl",
    "dt",
    "dd",
    "blockquote",
    "pre",
)
_OTHERS: Final = (
    "table",
    "thead",
    "tbody",
    "tfoot",
    "tr",
    "td",
    "th",
    "caption",
    "hr",
    "br",
    "section",
    "main",
    "article",
)
_INLINES: Final = ("a", "img", "strong", "b", "em", "i", "code", "kbd", "samp", "sup", "sub", "span", "input", "aside")
_TAGS: Final = {*_BLOCKS, *_OTHERS, *_INLINES, "header", "footer", "nav"}
_ATTRIBUTES: Final = {
    "*": {"class", "id", "style"},
    "a": {"href", "name"},
    "div": {"title"},
    "img": {"src", "alt"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan"},
    "input": {"type", "checked"},
}
_SCHEMES: Final = {
    "http",
    "https",
    "mailto",
    "tel",
    "file",
    "ftp",
    "procdesk",
    _INLINE.rstrip(":"),
    WORD_PICTURE.rstrip(":"),
    PAGE.rstrip(":"),
}
_REMOTE = re.compile(r"(?:https?|ftp|file|cid|blob):|//|\\\\|[A-Za-z]:[\\/]", re.IGNORECASE)
_OUTSIDE = re.compile(r"(?:https?|mailto|tel|procdesk):", re.IGNORECASE)
_ANY_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_GOOGLE: Final = ("https://www.google.com/url?", "http://www.google.com/url?")
_SPACE = re.compile(r"\s+")
_HEADING = re.compile(r"h[1-6]$")
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)[^<>]*>")
_VOID: Final = frozenset({"br", "hr", "img", "input", "meta", "link", "col", "area", "base", "wbr", "source", "param"})
_CLOSED_BY_OTHERS: Final = frozenset({"p", "li", "td", "th", "tr", "dt", "dd", "option", "tbody", "thead", "colgroup"})
_HOPELESS: Final = 1_000
_SILENT_PARTS = re.compile(r"<(script|style|head|title)\b[^<>]*>.*?</\1\s*>|<!--.*?-->", re.IGNORECASE | re.DOTALL)
_MOST_TOLD: Final = 4_000

Pictures = Callable[[str], tuple[str, bytes] | None]
"""The name and the bytes of a picture by its address in the HTML; None where it is not at hand."""


@dataclass(frozen=True, slots=True)
class HtmlText:
    """HTML as text: `styles` are its CSS, `inline` the bytes of the pictures inside it."""

    html: str
    title: str = ""
    styles: str = ""
    inline: tuple[bytes, ...] = ()
    remarks: tuple[Remark, ...] = ()


def decode_html(raw: bytes) -> str:
    """The text of an HTML file: UTF-8 wherever that fits, else what the file says of itself."""
    if raw.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or b"\0" in raw[:200]:
        return decode(raw).text
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        named = _CHARSET.search(raw[:4096]) or _XML_ENCODING.search(raw[:200])
    if named:
        try:
            name = codecs.lookup(named[1].decode("ascii")).name
            # Browsers read these as Windows does.
            return raw.decode("cp1252" if name in ("iso8859-1", "ascii") else name)
        except (LookupError, UnicodeDecodeError):
            pass
    return decode(raw).text


def read_html(raw: bytes, place: SourcePlace, staged: StagedFiles) -> ImportedDocument:
    """The document of an HTML file. Raises SourceRefused for one that is too long or holds no text."""
    return html_document(split_html(decode_html(raw)), place, staged)


def split_html(text: str) -> HtmlText:
    """HTML with its pictures, styles and title apart, and what acts in it counted. Raises SourceRefused: too long."""
    inline: list[bytes] = []

    def keep(found: re.Match[str]) -> str:
        try:
            inline.append(base64.b64decode(unquote(found[1]), validate=False))
        except (binascii.Error, ValueError):
            inline.append(b"")
        return f"{_INLINE}{len(inline) - 1}"

    text = _INLINE_PICTURE.sub(keep, text)
    if len(text) > TEXT_BYTES:
        raise SourceRefused("import-text-too-long")
    counts = {kind: len(pattern.findall(text)) for kind, pattern in _ACTIVE.items()}
    remarks = tuple(remark(f"import-{kind}", count=str(count)) for kind, count in counts.items() if count)
    title = _TITLE.search(text)
    styles = "\n".join(_STYLES.findall(text))
    return HtmlText(text, _words(unescape(title[1])) if title else "", styles, tuple(inline), remarks)


def clean_soup(html: str) -> tuple[BeautifulSoup, tuple[Remark, ...]]:
    """HTML with only the tags that say something, never deeper than a page may be."""
    if _depth(html, _CLOSED_BY_OTHERS) > _HOPELESS:
        # To look through such a text takes time that grows with the square of its depth.
        return _flat(_SILENT_PARTS.sub("\n", html))
    cleaned = nh3.clean(
        html,
        tags=set(_TAGS),
        clean_content_tags=set(_SILENT),
        attributes={tag: set(names) for tag, names in _ATTRIBUTES.items()},
        url_schemes=set(_SCHEMES),
        link_rel=None,
        strip_comments=True,
    )
    return _flat(cleaned) if _depth(cleaned) > MARKUP_DEPTH else (BeautifulSoup(cleaned, "html.parser"), ())


def _flat(html: str) -> tuple[BeautifulSoup, tuple[Remark, ...]]:
    """Only the words of some HTML, a paragraph for each piece of text."""
    lines = (unescape(line) for line in _TAG.sub("\n", html).split("\n"))
    flat = "".join(f"<p>{escape(line)}</p>" for line in lines if line.strip())
    return BeautifulSoup(flat, "html.parser"), (remark("import-too-deep", limit=str(MARKUP_DEPTH)),)


def html_document(
    text: HtmlText, place: SourcePlace, staged: StagedFiles, pictures: Pictures | None = None
) -> ImportedDocument:
    """The document of some HTML; `pictures` gives those that lie elsewhere than beside it."""
    soup, remarks = clean_soup(text.html)
    around = _main_part(soup)
    title = _taken_title(soup) or plausible_title(text.title)
    remarks = (*text.remarks, *remarks, *around, *_margins(soup))
    return document_of_soup(soup, text, title, place, staged, pictures, remarks)


def document_of_soup(
    soup: BeautifulSoup,
    text: HtmlText,
    title: str,
    place: SourcePlace,
    staged: StagedFiles,
    pictures: Pictures | None,
    remarks: Iterable[Remark],
) -> ImportedDocument:
    """The document of a clean soup, of which the title has been taken."""
    mark_emphasis(soup, *bold_classes(text.styles))
    nest_lists(soup)
    comments = take_comments(soup)
    take_footnotes(soup)
    join_emphasis(soup)
    found = [*remarks, *(remark("import-comment", count="1", text=one) for one in comments)]
    found += _open_section_tables(soup)
    found += _place_pictures(soup, text, place, staged, pictures)
    found += _place_links(soup, place, staged)
    body, told = to_markdown(soup)
    if not body and not title:
        raise SourceRefused("import-without-text", title="")
    return ImportedDocument(
        place.source,
        title,
        body,
        files=tuple(staged.files),
        remarks=(*found, *told, *staged.remarks),
    )


def _main_part(soup: BeautifulSoup) -> list[Remark]:
    """Leaves only the part that the page itself calls its main one, and tells the words around it."""
    mains = soup.find_all("main") or [one for one in soup.find_all("article") if one.find_parent("article") is None]
    if len(mains) != 1:
        return []
    main = mains[0].extract()
    words = _words(soup.get_text(" "))
    soup.clear()
    soup.append(main)
    return [remark("import-around", text=words[:_MOST_TOLD])] if words else []


def _margins(soup: BeautifulSoup) -> list[Remark]:
    """Takes out what LibreOffice says is the head or the foot of its sheets of paper, and tells its words."""
    margins = soup.find_all("div", title=re.compile(r"^(?:header|footer)$"))
    words = " · ".join(_words(one.get_text(" ")) for one in margins)
    for one in margins:
        one.decompose()
    return [remark("import-margin", count=str(len(margins)), text=words)] if words else []


def _taken_title(soup: BeautifulSoup) -> str:
    """The heading that names the whole page, which is taken out of the text: a title, else the only `h1` at its top."""
    titled = soup.find(["p", "h1", "div"], class_=re.compile(r"^(?:title|MsoTitle|Title|doc-title)$"))
    tops = soup.find_all("h1")
    first = titled or (tops[0] if tops else None)
    if not isinstance(first, Tag) or not _words(first.get_text()) or first.find("img") is not None:
        return ""
    words = _words(first.get_text())
    if titled is None and (section_name(words) is not None or not _heads_sections(tops)):
        return ""
    first.decompose()
    return words


def _heads_sections(tops: Sequence[Tag]) -> bool:
    """Whether the first of the highest headings is that of the page: the only one, or those after it are sections."""
    others = [section_name(_words(one.get_text())) for one in tops[1:]]
    before = any(isinstance(one, NavigableString) and one.strip() for one in tops[0].previous_elements)
    return not others or (any(others) and not before)


def plausible_title(title: str) -> str:
    """The title that a program has noted; what only names the program or a file is none."""
    bare = re.sub(r"^Microsoft Word - ", "", title).strip()
    if re.search(r"\.(?:docx?|odt|html?|txt|pdf)$", bare, re.IGNORECASE) or re.match(
        r"(?:untitled|sin t[ií]tulo|documento? ?\d*|document ?\d*|home)$", bare, re.IGNORECASE
    ):
        return ""
    return bare


def _open_section_tables(soup: BeautifulSoup) -> list[Remark]:
    """A table that only draws a form becomes what is in it: one cell, or names of sections beside their text."""
    remarks = []
    for table in soup.find_all("table"):
        if table.find_parent("table") is not None:
            continue
        rows = [row for row in table.find_all("tr") if row.find_parent("table") is table]
        cells = [list(row.find_all(["td", "th"], recursive=False)) for row in rows]
        if sum(map(len, cells)) == 1:
            _replace_with_blocks(soup, table, [(None, cells_of) for row in cells for cells_of in row])
            remarks.append(remark("import-frame-table", text=_words(table.get_text(" "))[:80]))
        elif cells and all(len(row) == 2 for row in cells) and _names_sections(cells):
            _replace_with_blocks(soup, table, [(row[0], row[1]) for row in cells])
            remarks.append(remark("import-form-table", count=str(len(cells))))
    return remarks


def _names_sections(cells: list[list[Tag]]) -> bool:
    names = [section_name(_words(row[0].get_text())) for row in cells]
    known = [name for name in names if name and name.naming is not Naming.MISSPELT]
    return len(known) >= 2 and 2 * len(known) >= len(cells)


def _replace_with_blocks(soup: BeautifulSoup, table: Tag, pairs: list[tuple[Tag | None, Tag]]) -> None:
    for name, content in pairs:
        if name is not None:
            heading = soup.new_tag("h2")
            heading.string = _words(name.get_text())
            table.insert_before(heading)
        block = soup.new_tag("div")
        block.extend(list(content.contents))
        table.insert_before(block)
    table.extract()


def _place_pictures(
    soup: BeautifulSoup, text: HtmlText, place: SourcePlace, staged: StagedFiles, pictures: Pictures | None
) -> list[Remark]:
    remarks = []
    for image in soup.find_all("img"):
        source, words = str(image.get("src", "")), _words(str(image.get("alt", "")))
        found = _picture(source, text, place, pictures)
        address = staged.picture(found[0], words, found[1]) if found else None
        if address is not None:
            image["src"], image["alt"] = address, words
            continue
        if found is None and not source.startswith(WORD_PICTURE):
            code = "import-remote-picture" if _REMOTE.match(source) else "import-missing-picture"
            remarks.append(remark(code, address=source[:200], words=words))
        image.replace_with(NavigableString(words))
    return remarks


def _picture(source: str, text: HtmlText, place: SourcePlace, pictures: Pictures | None) -> tuple[str, bytes] | None:
    """The name and bytes of a picture inside the HTML or beside it; never one that is anywhere else."""
    if source.startswith(_INLINE):
        number = source.removeprefix(_INLINE)
        is_there = number.isascii() and number.isdigit() and int(number) < len(text.inline)
        return ("picture", text.inline[int(number)]) if is_there else None
    if pictures is not None and (known := pictures(source)) is not None:
        return known
    if not source or _REMOTE.match(source) or _ANY_SCHEME.match(source):
        return None
    content = place.read_beside(source)
    return None if content is None else (posixpath.basename(unquote(urlsplit(source).path)), content)


def _place_links(soup: BeautifulSoup, place: SourcePlace, staged: StagedFiles) -> list[Remark]:
    remarks = []
    anchors = _anchors(soup)
    for link in soup.find_all("a"):
        href, words = str(link.get("href", "")).strip(), _words(link.get_text())
        if not href or (not words and link.find("img") is None):
            link.unwrap()
            continue
        inside = anchors.get(unquote(href[1:]), "") if href.startswith("#") else ""
        address = (inside or None) if href.startswith("#") else _link_address(href, place, staged)
        if address is None:
            remarks.append(remark("import-link-dropped", words=words, address=href[:300]))
            link.unwrap()
        elif link.find("img") is not None:
            # A page shows pictures, and no links around them.
            remarks.append(remark("import-link-dropped", words=words, address=href[:300]))
            link.unwrap()
        else:
            link["href"] = address
    return remarks


def _anchors(soup: BeautifulSoup) -> dict[str, str]:
    """Where the marks of a text are on its page: at the heading that they stand in or before."""
    anchors: dict[str, str] = {}
    for tag in soup.find_all(True):
        for attribute in ("id", "name"):
            name = tag.get(attribute)
            if not name or str(name) in anchors:
                continue
            own = tag if _HEADING.match(tag.name) else tag.find_parent(_HEADING) or tag.find(_HEADING)
            following = tag.find_next(_HEADING) if own is None and not tag.get_text(strip=True) else None
            heading = own or following
            if isinstance(heading, Tag) and _words(heading.get_text()):
                anchors[str(name)] = f"#{anchor(_words(heading.get_text()))}"
    return anchors


def _link_address(href: str, place: SourcePlace, staged: StagedFiles) -> str | None:
    """What a link becomes: one outside, to another source or to a document taken along; None where it is dropped."""
    if href.startswith(_GOOGLE):
        href = parse_qs(urlsplit(href).query).get("q", [href])[0]
    if href.startswith((PAGE, "#")) or _OUTSIDE.match(href):
        return href
    if _ANY_SCHEME.match(href) or href.startswith(("//", "\\\\")):
        return None
    beside = place.beside(href)
    if beside is None:
        return None
    name, path = beside
    fragment = urlsplit(href).fragment
    document = staged.document(name, path) if place.holds(path) else None
    return document or f"{PAGE}{quote(name)}{'#' + fragment if fragment else ''}"


def _depth(html: str, passed_over: frozenset[str] = frozenset()) -> int:
    """How deep the deepest tag of some HTML stands; tags without an end, and those of `passed_over`, do not count."""
    deepest = depth = 0
    for tag in _TAG.finditer(html):
        name = tag[2].lower()
        if name not in _VOID and name not in passed_over:
            depth += -1 if tag[1] else 1
            deepest = max(deepest, depth)
    return deepest


def _words(text: str) -> str:
    return _SPACE.sub(" ", text.replace("\xa0", " ")).strip()
