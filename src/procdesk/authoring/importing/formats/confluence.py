"""Exports of Confluence: the pages of an HTML export, and the entities of an XML export in its storage format."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final
from urllib.parse import quote
from xml.etree.ElementTree import Element, ParseError

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString
from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from procdesk.authoring.importing.document import PAGE, ImportedDocument, Remark, SourceRefused, remark
from procdesk.authoring.importing.formats.web_page import HtmlText, clean_soup, document_of_soup, html_document
from procdesk.authoring.importing.limits import MEMBER_BYTES
from procdesk.authoring.importing.place import SourcePlace
from procdesk.authoring.importing.staging import StagedFiles

_OF_EXPORT = re.compile(r"id=[\"'](?:main-content|title-heading|breadcrumbs)[\"']")
_MACRO = re.compile(r"confluence-embedded|conf-macro|-macro\b")
_SPACE = re.compile(r"\s+")
_MOST_TOLD: Final = 4_000
# Macros whose text stands on the page; of all others only the text is kept, and their name is told.
_KNOWN_MACROS: Final = frozenset(
    {"info", "note", "tip", "warning", "panel", "expand", "code", "noformat", "status", "excerpt"}
)
_EMPTY_MACROS: Final = frozenset({"toc", "anchor", "children", "pagetree"})


def read_export_page(text: HtmlText, place: SourcePlace, staged: StagedFiles) -> ImportedDocument | None:
    """The document of a page of an HTML export; None for HTML of any other kind.

    The department is the page below the first of its space, else the space. Raises SourceRefused for its list of pages.
    """
    if len(_OF_EXPORT.findall(text.html)) < 2:
        return None
    soup, remarks = clean_soup(text.html)
    content = soup.find(id="main-content")
    if not isinstance(content, Tag) or "wiki-content" not in (content.get("class") or []):
        raise SourceRefused("import-list-of-pages")
    crumbs = [_words(item.get_text()) for item in soup.select("#breadcrumbs li")]
    heading = soup.find(id="title-heading")
    title = _words(heading.get_text() if isinstance(heading, Tag) else text.title)
    space = crumbs[0] if crumbs else ""
    if space and title.startswith(f"{space} :"):
        title = title.removeprefix(f"{space} :").strip()
    main = content.extract()
    for one in soup.select("#title-heading, #breadcrumbs"):
        one.decompose()
    around = _words(soup.get_text(" "))[:_MOST_TOLD]
    soup.clear()
    soup.append(main)
    _open_export_macros(soup)
    told = [*text.remarks, *remarks, *([remark("import-around", text=around)] if around else [])]
    page = document_of_soup(soup, text, title, place, staged, None, told)
    department = crumbs[1] if len(crumbs) > 1 else space
    return replace(page, title=title, department=department)


def _open_export_macros(soup: BeautifulSoup) -> None:
    for image in soup.select("img.emoticon"):
        image.replace_with(NavigableString(str(image.get("alt", ""))))
    for contents in soup.select("div.toc-macro"):
        contents.decompose()
    for box in soup.select("div.confluence-information-macro"):
        box.name = "blockquote"
    for head in soup.select("div.panelHeader, div.codeHeader, span.expand-control-text"):
        for bold in head.find_all(["b", "strong"]):
            bold.unwrap()
        bold = soup.new_tag("strong")
        bold.extend(list(head.contents))
        head.append(bold)
        head.name = "p"
    for item in soup.select("ul.inline-task-list > li"):
        done = "checked" in (item.get("class") or [])
        item.insert(0, NavigableString("☒ " if done else "☐ "))


@dataclass(frozen=True, slots=True)
class _Page:
    """A page of an XML export: its number, title, the page above it, its space, and its text."""

    id: str
    title: str
    above: str
    space: str
    body: str


def read_entities(raw: bytes, place: SourcePlace, staging: Path) -> tuple[ImportedDocument, ...]:
    """The documents of `entities.xml` of an export. Raises SourceRefused where it is none, or not sound."""
    if len(raw) > MEMBER_BYTES:
        raise SourceRefused("import-too-big", limit=str(MEMBER_BYTES // 1024**2))
    try:
        tree: Element = fromstring(raw, forbid_dtd=True)
    except DefusedXmlException as error:
        raise SourceRefused("import-unsafe-markup", name=place.path.name) from error
    except (ParseError, ValueError, LookupError) as error:
        raise SourceRefused("import-broken-markup", name=place.path.name) from error
    objects = list(tree.iter("object"))
    pages = {page.id: page for page in _pages(objects)}
    if not pages:
        raise SourceRefused("import-without-text", title="")
    attachments = _attachments(objects)
    return tuple(_storage_document(page, pages, attachments, place, staging) for page in pages.values())


def _pages(objects: Sequence[Element]) -> Iterator[_Page]:
    bodies: dict[str, str] = {}
    for one in objects:
        if one.get("class") == "BodyContent":
            bodies[_reference(one, "content")] = _property(one, "body")
    spaces = {_id(one): _property(one, "name") for one in objects if one.get("class") == "Space"}
    for one in objects:
        key = _id(one)
        # Older versions and drafts of a page are objects of their own.
        is_current = not _reference(one, "originalVersion") and _property(one, "contentStatus") in ("", "current")
        if one.get("class") == "Page" and is_current and key in bodies:
            space = spaces.get(_reference(one, "space"), "")
            yield _Page(key, _property(one, "title"), _reference(one, "parent"), space, bodies[key])


def _attachments(objects: Sequence[Element]) -> dict[tuple[str, str], str]:
    """(number of a page, name) -> where the newest version of its attachment lies in the export."""
    found: dict[tuple[str, str], tuple[int, str]] = {}
    for one in objects:
        if one.get("class") != "Attachment":
            continue
        page = _reference(one, "containerContent") or _reference(one, "content")
        name = _property(one, "title") or _property(one, "fileName")
        written = _property(one, "version") or _property(one, "attachmentVersion")
        version = int(written) if written.isdigit() else 1
        if version >= found.get((page, name), (0, ""))[0]:
            found[page, name] = (version, f"attachments/{page}/{_id(one)}/{version}")
    return {place: path for place, (_, path) in found.items()}


def _id(one: Element) -> str:
    return (one.findtext("id") or "").strip()


def _property(one: Element, name: str) -> str:
    return next((child.text or "" for child in one.findall("property") if child.get("name") == name), "").strip()


def _reference(one: Element, name: str) -> str:
    found = next((child for child in one.findall("property") if child.get("name") == name), None)
    return (found.findtext("id") or "").strip() if found is not None else ""


def _storage_document(
    page: _Page, pages: dict[str, _Page], attachments: dict[tuple[str, str], str], place: SourcePlace, staging: Path
) -> ImportedDocument:
    remarks: list[Remark] = []
    html = _storage_html(page, remarks)
    staged = StagedFiles(staging)

    def picture(address: str) -> tuple[str, bytes] | None:
        path = attachments.get((page.id, address))
        content = place.read_beside(path) if path else None
        return None if content is None else (address, content)

    own = replace(place, source=f"{place.source}#{page.id}")
    try:
        found = html_document(HtmlText(f"<h1>{page.title}</h1>{html}", page.title), own, staged, picture)
    except SourceRefused:
        found = ImportedDocument(own.source, page.title, "")
    return replace(
        found,
        title=page.title,
        department=_department(page, pages),
        remarks=(*remarks, *found.remarks),
        aliases=(f"confluence:{page.title}",),
    )


def _department(page: _Page, pages: dict[str, _Page]) -> str:
    """The page below the first of the space, above this one; else the space."""
    line = [page]
    while (above := pages.get(line[-1].above)) is not None and above not in line:
        line.append(above)
    return line[-2].title if len(line) > 2 else page.space or line[-1].title


def _storage_html(page: _Page, remarks: list[Remark]) -> str:
    """Plain HTML of a text in storage format; its CDATA sections become text first, since HTML knows none."""
    text = re.sub(r"<!\[CDATA\[(.*?)\]\]>", lambda found: _escaped(found[1]), page.body, flags=re.DOTALL)
    soup = BeautifulSoup(text, "html.parser")
    for image in soup.find_all("ac:image"):
        attachment, address = image.find("ri:attachment"), image.find("ri:url")
        source = attachment.get("ri:filename") if attachment else address.get("ri:value") if address else ""
        image.replace_with(soup.new_tag("img", src=str(source or ""), alt=str(image.get("ac:alt", ""))))
    for link in soup.find_all("ac:link"):
        _open_link(soup, link)
    for task in soup.find_all("ac:task"):
        _open_task(soup, task)
    unknown = []
    for macro in soup.find_all(["ac:structured-macro", "ac:macro"]):
        name = str(macro.get("ac:name", ""))
        if name not in _KNOWN_MACROS and name not in _EMPTY_MACROS:
            told = ", ".join(_words(one.get_text()) for one in macro.find_all("ac:parameter", recursive=False))
            unknown.append(f"{name} ({told})" if told else name)
        _open_macro(soup, macro, name)
    if unknown:
        remarks.append(remark("import-macro", names=", ".join(dict.fromkeys(unknown))))
    for emoticon in soup.find_all("ac:emoticon"):
        emoticon.replace_with(NavigableString(str(emoticon.get("ac:emoji-fallback", "") or "")))
    return str(soup)


def _open_link(soup: BeautifulSoup, link: Tag) -> None:
    page, attachment = link.find("ri:page"), link.find("ri:attachment")
    body = link.find(["ac:link-body", "ac:plain-text-link-body"])
    title = str(page.get("ri:content-title", "")) if page else ""
    words = _words(body.get_text()) if body else title or (str(attachment.get("ri:filename", "")) if attachment else "")
    made = soup.new_tag("a", href=f"{PAGE}{quote(f'confluence:{title}')}") if title else soup.new_tag("span")
    made.string = words
    link.replace_with(made)


def _open_task(soup: BeautifulSoup, task: Tag) -> None:
    status, body = task.find("ac:task-status"), task.find("ac:task-body")
    item = soup.new_tag("li")
    item.append(NavigableString("☒ " if status and status.get_text(strip=True) == "complete" else "☐ "))
    if body:
        item.extend(list(body.contents))
    outer = task.parent
    task.replace_with(item)
    if isinstance(outer, Tag) and outer.name == "ac:task-list":
        outer.name = "ul"


def _open_macro(soup: BeautifulSoup, macro: Tag, name: str) -> None:
    parameters = {
        str(one.get("ac:name", "")): _words(one.get_text()) for one in macro.find_all("ac:parameter", recursive=False)
    }
    title = parameters.get("title", "")
    rich, plain = macro.find("ac:rich-text-body"), macro.find("ac:plain-text-body")
    made = soup.new_tag("blockquote" if name in ("info", "note", "tip", "warning", "panel") else "div")
    if title and name != "toc":
        head = soup.new_tag("p")
        bold = soup.new_tag("strong")
        bold.string = title
        head.append(bold)
        if name == "status":
            macro.replace_with(bold)
            return
        made.append(head)
    if rich:
        made.extend(list(rich.contents))
    elif plain:
        code = soup.new_tag("pre")
        code.string = plain.get_text()
        made.append(code)
    macro.replace_with(made)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _words(text: str) -> str:
    return _SPACE.sub(" ", text.replace("\xa0", " ")).strip()
