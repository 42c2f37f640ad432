"""The links of a page written anew so that they lead where they led before, whichever of the files were moved."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Container, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple
from urllib.parse import quote, unquote

from procdesk.content.links import (
    LinkKind,
    find_page,
    known_page,
    link_target,
    names_of,
    own_folder,
    path_inside,
    without_suffix,
)
from procdesk.content.markup.written_links import LinkForm, WrittenLink

_TAIL: Final = re.compile(r"[?#]")
# What would end an address, begin its query or be read as an encoded letter.
_UNSAFE: Final = {
    LinkForm.BARE: re.compile(r"[\s()<>%?#]"),
    LinkForm.ANGLED: re.compile(r"[<>%?#\n]"),
    LinkForm.HTML: re.compile(r"[\"'<>%?#&\s]"),
    LinkForm.WIKI: re.compile(r"[\[\]|#%]"),
    LinkForm.TAG: re.compile(r"[\s\"'{}%<>()\[\]|]"),
}
_KEPT: Final = "/:@!$&'*+,;=~-._"


@dataclass(frozen=True, slots=True)
class Layout:
    """Which pages a folder has, by id, with departments' cards; former ids by which they are known; their top."""

    pages: Container[str]
    former: Mapping[str, str]
    root: str = ""

    def page(self, id_: str) -> str:
        """The id of the page that a link leads to, "" for none."""
        return known_page(id_, self.pages, self.former, self.root)


@dataclass(frozen=True, slots=True)
class MovedFiles:
    """What was moved: `pages` are ids, `files` and `folders` paths, old to new; `is_file` knows the paths before.

    `before` and `after` are the pages of the folder.
    """

    pages: Mapping[str, str]
    files: Mapping[str, str]
    folders: Mapping[str, str]
    before: Layout
    after: Layout
    is_file: Callable[[str], bool]

    def path(self, path: str) -> str:
        """The path of a file or folder after the move."""
        if path in self.files:
            return self.files[path]
        for old, new in self.folders.items():
            if path == old or path.startswith(f"{old}/"):
                return new + path[len(old) :]
        return path


class Edit(NamedTuple):
    """The characters of a text from `start` up to `end` become `text`."""

    start: int
    end: int
    text: str


class RewrittenLinks(NamedTuple):
    """The edits of a page, and the links that lead to what was moved and cannot be written so that they still do."""

    edits: tuple[Edit, ...]
    lost: tuple[WrittenLink, ...] = ()


def page_of(link: WrittenLink, path: str, layout: Layout) -> str:
    """The id of the page that a link in the file `path` leads to, "" where it leads to none of the folder."""
    target = link_target(_address(link).href, path)
    return layout.page(target.value) if target.kind is LinkKind.PROCESS else ""


def file_of(link: WrittenLink, path: str) -> str:
    """The path that a link in the file `path` names where that is no page, "" where it leads out of the folder."""
    base = _address(link).base
    return path_inside(unquote(base), posixpath.dirname(path)) if base else ""


def rewritten(links: tuple[WrittenLink, ...], path: str, moved: MovedFiles) -> RewrittenLinks:
    """What has to change in the links of the file that was `path` before the move."""
    edits: list[Edit] = []
    lost: list[WrittenLink] = []
    for link in links:
        address = _address(link)
        new = _new_address(link, address, path, moved)
        if new is None:
            lost.append(link)
        elif new != address.base:
            edits.append(Edit(link.start, link.start + address.length, new))
    return RewrittenLinks(tuple(edits), tuple(lost))


class _Address(NamedTuple):
    """An address in parts: as a link of Markdown has it, without query and anchor, and how long that is as written."""

    href: str
    base: str
    length: int


def _address(link: WrittenLink) -> _Address:
    """The parts of an address; the name in a wiki link is that of a page, with or without its ending."""
    base = _TAIL.split(link.written, maxsplit=1)[0] if link.form is not LinkForm.WIKI else link.written.split("#", 1)[0]
    written = base.rstrip() if link.form is LinkForm.WIKI else base
    if link.form is LinkForm.WIKI and written and not link.is_picture:
        return _Address(f"{written.removesuffix('.md')}.md", written, len(written))
    return _Address(base, written, len(written))


def _new_address(link: WrittenLink, address: _Address, path: str, moved: MovedFiles) -> str | None:
    """The address without query and anchor as it has to be written; None where there is no way to write it."""
    if not address.base:
        return address.base
    target = link_target(address.href, path)
    if target.kind is LinkKind.PROCESS and not link.is_picture:
        page = moved.before.page(target.value)
        if page:
            return _page_address(link, address, _Leads(path, target.value, page), moved)
    if target.kind in (LinkKind.OUTSIDE, LinkKind.ANCHOR):
        return address.base
    return _file_address(link, address.base, path, moved)


class _Leads(NamedTuple):
    """Where a link stands and leads: the file, the id as written and resolved, and the page that it means."""

    path: str
    written: str
    page: str

    @property
    def is_direct(self) -> bool:
        """Whether the page is where the address says, and was not looked for elsewhere."""
        return self.page in names_of(self.written)


def _page_address(link: WrittenLink, address: _Address, leads: _Leads, moved: MovedFiles) -> str | None:
    wanted, path = moved.pages.get(leads.page, leads.page), moved.path(leads.path)
    if wanted == leads.page and path == leads.path:
        return address.base

    def arrives(base: str) -> bool:
        href = f"{base.removesuffix('.md')}.md" if link.form is LinkForm.WIKI else base
        target = link_target(href, path)
        if target.kind is not LinkKind.PROCESS:
            return False
        if leads.is_direct and link.form is not LinkForm.WIKI:
            return wanted in names_of(target.value) and find_page(target.value, moved.after.pages) == wanted
        return find_page(target.value, moved.after.pages, moved.after.root) == wanted

    if arrives(address.base):
        return address.base
    spelt = (_spelt(one, link.form, address.base) for one in _candidates(link, address, leads, wanted, moved))
    return next((one for one in spelt if arrives(one)), None)


def _candidates(link: WrittenLink, address: _Address, leads: _Leads, wanted: str, moved: MovedFiles) -> Iterator[str]:
    """The ways to write a link to the page `wanted`, that which is most like the old one first."""
    path, plain = moved.path(leads.path), unquote(address.base)
    name = _named(leads, wanted, moved.before.root)
    suffix = plain[len(without_suffix(plain)) :]
    if plain.lower().startswith("procdesk:"):
        yield plain[: len("procdesk:")] + name
        return
    as_folder = plain.endswith("/")
    suffix = "/" if as_folder else suffix
    folder = own_folder(path) if as_folder else posixpath.dirname(path)
    relative = posixpath.relpath(name, folder or ".")
    if plain.startswith("./") and not relative.startswith("."):
        relative = f"./{relative}"
    below = moved.after.root
    from_top = name.removeprefix(f"{below}/") if below else name
    absolute = [f"/{one}{suffix}" for one in dict.fromkeys((from_top, name))]
    if plain.startswith("/"):
        yield from absolute
    old = _named(leads, leads.page, moved.before.root)
    stem = without_suffix(plain).rstrip("/")
    if not leads.is_direct and stem.endswith(f"/{old}"):
        # The page was found although there is something before its name.
        yield stem.removesuffix(old) + name + suffix
    if link.form is LinkForm.WIKI or not leads.is_direct:
        if "/" not in plain:
            yield posixpath.basename(name) + suffix
        yield name + suffix
    for one in (relative + suffix, *absolute):
        yield one
        if not suffix:
            # A name with a dot in it is that of a page only with its ending.
            yield f"{one}.md"


def _named(leads: _Leads, wanted: str, root: str) -> str:
    """What a link has to name to mean the page `wanted`, in the way in which the old one named its page."""
    below = f"{root}/" if root else ""
    written = next((one for one in (leads.written, below + leads.written) if leads.page in names_of(one)), leads.page)
    if posixpath.dirname(leads.page) == written and posixpath.basename(leads.page) == posixpath.basename(wanted):
        # A folder stands for its page.
        return posixpath.dirname(wanted)
    if written.startswith(leads.page) and written[len(leads.page) : len(leads.page) + 1] in ("-", "_"):
        # The language at the end of the name of its file.
        return wanted + written[len(leads.page) :]
    return wanted


def _file_address(link: WrittenLink, base: str, path: str, moved: MovedFiles) -> str | None:
    """The address of a picture, a document or a folder; what is not there is left as it is written."""
    new_path, plain = moved.path(path), unquote(base)
    file = path_inside(plain, posixpath.dirname(path))
    wanted = moved.path(file) if file else ""
    if not file or (wanted == file and new_path == path) or not moved.is_file(file):
        return base
    if plain.startswith("/"):
        return _spelt(f"/{wanted}", link.form, base)
    if path_inside(plain, posixpath.dirname(new_path)) == wanted:
        return base
    relative = posixpath.relpath(wanted, posixpath.dirname(new_path) or ".")
    relative = f"./{relative}" if plain.startswith("./") and not relative.startswith(".") else relative
    return _spelt(relative + ("/" if plain.endswith("/") else ""), link.form, base)


def _spelt(path: str, form: LinkForm, old: str) -> str:
    """A path as its form allows it: with letters encoded where they have to be, or where the old one had such."""
    if "%" in old:
        return quote(path, safe=_KEPT)
    return _UNSAFE[form].sub(lambda found: quote(found[0], safe=""), path)
