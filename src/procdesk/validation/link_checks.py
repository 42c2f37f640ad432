"""Checks of what a page leads to: other pages, headings, pictures and documents."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final
from urllib.parse import unquote

from procdesk.content.blocks import blank_comments
from procdesk.content.links import LinkKind, PageLink, known_page
from procdesk.content.parser import FileResult
from procdesk.content.problems import problem
from procdesk.content.scan.paths import split_path
from procdesk.content.scan.scanner import COMPANY_FILE
from procdesk.model import Problem
from procdesk.text import closest
from procdesk.validation.context import ValidationContext

_CODE: Final = re.compile(r"^[ >]*(`{3,}|~{3,}).*?(?:^[ >]*\1|\Z)|(`+)[^`\n]+\2", re.DOTALL | re.MULTILINE)
_PICTURE: Final = re.compile(r"!\[[^\[\]\n]*\]\(\s*<?(?P<target>[^()<>\n]+?)>?(?:\s+[\"'][^\"'\n]*[\"'])?\s*\)")
_LINK: Final = re.compile(r"(?<![\\!])\[(?P<words>[^\[\]\n]*)\]\((?P<target>[^()\n]*)\)")
_EMBEDDED: Final = re.compile(r"!\[\[(?P<target>[^\[\]|\n]+?)(?:\|[^\[\]\n]*)?\]\]")
_IMAGE_TAG: Final = re.compile(r"<img\b[^<>]*?\bsrc\s*=\s*[\"'](?P<target>[^\"'<>\n]+)[\"']", re.IGNORECASE)
_LINK_TAG: Final = re.compile(r"<a\b[^<>]*?\bhref\s*=\s*[\"'](?P<target>[^\"'<>\n]+)[\"']", re.IGNORECASE)
_AUTOLINK: Final = re.compile(r"<(?P<target>(?:file:|\\\\|[A-Za-z]:\\)[^<>\n]+)>", re.IGNORECASE)
_DEFINITION: Final = re.compile(r"^ {0,3}\[[^\[\]\n^][^\[\]\n]*\]:[ \t]*<?(?P<target>[^\s<>]+)>?", re.MULTILINE)
_PICTURES: Final = (_PICTURE, _EMBEDDED, _IMAGE_TAG)
_LINKS: Final = (_LINK, _LINK_TAG, _DEFINITION)
_APART: Final = re.compile(
    r"(?<![\\!\w])\[[^\[\]\n]+\] \((?:[\w./-]+\.(?:md|html?|pdf|docx?)|https?://[^\s()]+|#[\w-]+)\)"
)
_LOCAL: Final = re.compile(r"<?(?:[A-Za-z]:[\\/]|\\\\|file:)", re.IGNORECASE)
_TITLE: Final = re.compile(r"\s+(?:\"[^\"]*\"|'[^']*')\s*$")
_SCHEME: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//|#|\{")
_PAGE: Final = re.compile(r"\.(?:md|html?|[A-Za-z]{2})$|/$", re.IGNORECASE)
_DOCUMENT: Final = re.compile(r"\.[A-Za-z0-9]{1,5}$")


def related_exist(view: ValidationContext) -> Iterator[Problem]:
    """`related` names processes that there are."""
    for one in view.write_ups:
        for wanted in one.related if view.head_known(one.path) else ():
            if wanted not in view.ids and wanted not in view.folder.former:
                facts = {"id": wanted, "suggestion": view.nearest_id(wanted)}
                yield problem("unknown-related", one.path, view.item_line(one, "related", wanted), **facts)


def former_ids_are_free(view: ValidationContext) -> Iterator[Problem]:
    """An id that a process had before is no other's: a link to it has to lead to one page."""
    owners: dict[str, str] = {}
    for one in sorted(view.write_ups, key=lambda it: it.path):
        for id_ in one.former_ids if view.head_known(one.path) else ():
            line = view.item_line(one, "former_ids", id_)
            other = owners.setdefault(id_, one.id)
            if id_ in view.ids:
                yield problem("former-id-in-use", one.path, line, id=id_)
            elif other != one.id:
                yield problem("former-id-shared", one.path, line, id=id_, other=other)


def complaint_exists(view: ValidationContext) -> Iterator[Problem]:
    """The complaint process of `procdesk.yaml` is there."""
    wanted, file = view.folder.company.complaint, view.folder.company_file
    if wanted and file and wanted not in view.ids and wanted not in view.folder.former:
        facts = {"id": wanted, "suggestion": view.nearest_id(wanted)}
        yield problem("unknown-complaint", COMPANY_FILE, file.lines.get("complaint", 1), **facts)


def guide_targets_exist(view: ValidationContext) -> Iterator[Problem]:
    """A guide's choices lead to processes that there are."""
    for one in view.write_ups:
        for question in one.guide:
            for choice in question.choices:
                if choice.process and not view.page(choice.process):
                    facts = {"target": choice.process, "suggestion": view.nearest_id(choice.process)}
                    yield problem("unknown-guide-target", one.path, choice.line, **facts)


def links_lead_somewhere(view: ValidationContext) -> Iterator[Problem]:
    """Links lead to pages and headings that there are; a guide's choices are told by the rules of guides."""
    root, languages = view.folder.site.root, view.folder.company.languages
    pages = view.ids | {split_path(card.path, languages)[0] for card, _, _ in view.cards}
    choices = {
        (one.path, choice.line) for one in view.write_ups for question in one.guide for choice in question.choices
    }
    for result in view.folder.results.values():
        links = [link for link in result.links if (result.path, link.line) not in choices]
        anchors = _anchors(result, links)
        for link in links:
            kind, value = link.target
            if kind is LinkKind.PROCESS and not known_page(value, pages, view.folder.former, root):
                nearest = view.nearest_id(value)
                # From the top of the folder, where the same words lead elsewhere from this page.
                suggestion = f"/{nearest}" if nearest and nearest == link.written.removesuffix(".md") else nearest
                yield problem("unknown-link", result.path, link.line, target=link.written, suggestion=suggestion)
            elif kind is LinkKind.ANCHOR and value not in anchors:
                suggestion = closest(value, anchors)
                facts = {"target": link.written, "suggestion": f"#{suggestion}" if suggestion else ""}
                yield problem("unknown-link", result.path, link.line, **facts)


def _anchors(result: FileResult, links: Iterable[PageLink]) -> frozenset[str]:
    """The headings that the page of a file scrolls to; none where no link names one, for rendering takes time."""
    if result.write_up is None or not any(link.target.kind is LinkKind.ANCHOR for link in links):
        return frozenset()
    from procdesk.render.page import anchors_of

    return anchors_of(result.write_up)


def links_are_well_written(view: ValidationContext) -> Iterator[Problem]:
    """A link has its words and its address side by side, and leads to no disk of one computer alone."""
    for result in view.folder.results.values():
        for text, first_line in result.texts:
            if not _may_link(text):
                continue
            plain = _without_code(text)
            for pattern in (*_LINKS, *_PICTURES, _AUTOLINK):
                for found in pattern.finditer(plain):
                    line = first_line + plain.count("\n", 0, found.start())
                    yield from _faults_of(found, result.path, line)
            for found in _APART.finditer(plain):
                line = first_line + plain.count("\n", 0, found.start())
                yield problem("broken-link", result.path, line, written=found[0])


def _may_link(text: str) -> bool:
    return "](" in text or "] (" in text or "]:" in text or "[[" in text or "<" in text


def _faults_of(found: re.Match[str], path: str, line: int) -> Iterator[Problem]:
    target = _TITLE.sub("", found["target"].strip())
    if _LOCAL.match(target):
        yield problem("local-link", path, line, target=target)
    elif found.re is not _LINK:
        return
    elif not target.strip("<>") or not found["words"].strip():
        yield problem("empty-link", path, line, written=found[0])
    elif " " in target and not target.startswith("<") and not _SCHEME.match(target):
        yield problem("broken-link", path, line, written=found[0])


def files_exist(view: ValidationContext) -> Iterator[Problem]:
    """The pictures and documents of a page lie where it says; looked for on the disk, in pages written for procdesk."""
    for one in view.own_pages:
        for text, first_line in view.result(one.path).texts:
            if not _may_link(text):
                continue
            plain = _without_code(text)
            for code, patterns in (("missing-picture", _PICTURES), ("missing-document", _LINKS)):
                for found in (it for pattern in patterns for it in pattern.finditer(plain)):
                    target = _TITLE.sub("", found["target"].strip()).strip("<>")
                    if code == "missing-document" and not _is_document(target):
                        continue
                    if _is_missing(target, one.path, view.folder.root):
                        line = first_line + plain.count("\n", 0, found.start())
                        yield problem(code, one.path, line, target=target)


def _is_document(target: str) -> bool:
    """Whether an address is that of a file which is no page; those of pages are told by the rules of links."""
    bare = re.split(r"[?#]", target, maxsplit=1)[0]
    return bool(_DOCUMENT.search(bare)) and not _PAGE.search(bare) and " " not in target


def _is_missing(target: str, path: str, root: Path) -> bool:
    bare = unquote(re.split(r"[?#]", target, maxsplit=1)[0])
    if not bare or _SCHEME.match(target) or _LOCAL.match(target) or "\0" in bare:
        return False
    inside = bare.lstrip("/") if bare.startswith("/") else posixpath.join(posixpath.dirname(path), bare)
    try:
        return not (root / posixpath.normpath(inside)).exists()
    except OSError:
        # A name that no disk can hold.
        return True


def _without_code(text: str) -> str:
    text = blank_comments(text)
    if "`" not in text and "~~~" not in text:
        return text
    return _CODE.sub(lambda found: "\n" * found[0].count("\n"), text)
