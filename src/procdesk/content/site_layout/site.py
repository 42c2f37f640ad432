"""What the paths and the navigation of a folder say of its pages, before one of them is read: titles and departments.

Everything here follows from the names of the files and from the files that `navigation` reads, so that it is the same
for a whole folder and for one file of it that is read again.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from procdesk.content.scan.paths import language_of_folder, split_path, without_language
from procdesk.text import fold, slugify

_DESCENDS: Final = 0.8
_CONTAINERS: Final = frozenset(
    (
        *("docs", "doc", "documentation", "documentacion", "documentos", "source", "sources", "src", "content"),
        *("contents", "contenido", "contenidos", "pages", "paginas", "site", "sitio", "website", "web", "wiki"),
        *("handbook", "manual", "book"),
    )
)
_ASIDE_FOLDERS: Final = frozenset(
    (
        *("includes", "include", "_includes", "snippets", "_snippets", "partials", "_partials", "layouts"),
        *("archetypes", "templates", "_templates", "plantillas", "archive", "archives", "_archive", "archivo"),
        *("archivos", "old", "_old", "deprecated", "obsolete", "obsoleto", "obsoletos", "blog", "_posts", "_drafts"),
    )
)
_ASIDE_NAMES: Final = frozenset(
    (
        *("toc", "summary", "sidebar", "navbar", "footer", "changelog", "changes", "history", "license", "licence"),
        *("contributing", "code_of_conduct", "pull_request_template", "issue_template"),
    )
)
# What stands at the top of a site under one of these names welcomes its readers and points to all the rest.
_HOME_PAGES: Final = frozenset({"index", "_index", "readme", "home", "inicio"})
_MAYBE_ASIDE = re.compile(rf"_|template|plantilla|(?:{'|'.join(sorted(_ASIDE_NAMES))})\.", re.IGNORECASE)
_TEMPLATE = re.compile(r"_?(?:template|plantilla)")
_CARD: Final = "_index"


@dataclass(frozen=True, slots=True)
class NavigationEntry:
    """A page as the navigation of its site names it: its title ("": its own), and its sections, outermost first."""

    title: str = ""
    sections: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Site:
    """A folder as its paths and navigation describe it.

    `root` is the folder below which folders are departments, "" for the content folder itself. `titles` and
    `departments` (slugs) are by page, `by_folder` (slugs) by the folder of pages that the navigation leaves out.
    `names` are those of departments by slug, in the order of the navigation. `carded` are folders with a card whose
    name would else mean that they are set aside.

    Pages go by their path without language and `.md`.
    """

    root: str = ""
    titles: Mapping[str, str] = field(default_factory=dict)
    departments: Mapping[str, str] = field(default_factory=dict)
    by_folder: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    carded: frozenset[str] = frozenset()

    def department_of(self, page: str, own: str) -> str:
        """The department that the navigation gives a page, or the pages beside it; `own` is the id it gives itself."""
        folder = page.rpartition("/")[0]
        by_name = self.departments.get(page) or self.departments.get(f"{folder}/{own}" if folder else own)
        return by_name or (self.by_folder.get(folder, "") if folder else "")

    def is_aside(self, page: str) -> bool:
        """Whether a page is a template, an include, an archive or a list of contents."""
        folder, _, name = page.rpartition("/")
        at_top = folder in ("", self.root)
        is_home = at_top and fold(name) in _HOME_PAGES
        return is_home or _is_aside_name(name, at_top=at_top) or _is_aside_folder(folder, self.carded)


NO_SITE: Final = Site()


def site_of(paths: Iterable[str], navigation: Mapping[str, NavigationEntry], names: Mapping[str, str]) -> Site:
    """The site that these pages make; `navigation` is by page, `names` by folder."""
    counts, cards = _counted(paths)
    carded = frozenset(folder for folder in cards if fold(folder.rpartition("/")[2]) in _ASIDE_FOLDERS)
    chains = {tuple(folder.split("/")): n for folder, n in counts.items() if not _is_aside_folder(folder, carded)}
    root = "/".join(_shared({chain if chain[0] else (): n for chain, n in chains.items()}, cards, ()))
    if len({language_of_folder(page.split("/"), ()) for page in navigation} - {""}) > 1:
        # The sections of two languages are the same departments; only the folders say so.
        navigation = {page: NavigationEntry(entry.title) for page, entry in navigation.items()}
    departments, titled = _departments(navigation)
    for folder, name in names.items():
        titled.setdefault(slugify(folder.rpartition("/")[2]), name)
    titles = {page: entry.title for page, entry in navigation.items() if entry.title}
    return Site(root, titles, departments, _most_by_folder(departments), titled, carded)


def _counted(paths: Iterable[str]) -> tuple[Mapping[str, int], frozenset[str]]:
    """How many pages that are not set aside by their name each folder holds, and the folders with a card."""
    counts: Counter[str] = Counter()
    cards = set()
    for path in paths:
        folder, _, name = path.rpartition("/")
        if name.startswith(_CARD):
            cards.add(_normal(folder))
        if not (_MAYBE_ASIDE.match(name) and _is_aside_name(split_path(name, ())[0], at_top=not folder)):
            counts[folder] += 1
    return {_normal(folder): count for folder, count in counts.items()}, frozenset(cards)


def _normal(folder: str) -> str:
    return folder if folder.isascii() else unicodedata.normalize("NFC", folder)


def _departments(navigation: Mapping[str, NavigationEntry]) -> tuple[dict[str, str], dict[str, str]]:
    """The departments by page, and their names by slug: the sections of a navigation that divide its pages."""
    outer = _shared(Counter(entry.sections for entry in navigation.values()), frozenset(), ())
    departments: dict[str, str] = {}
    names: dict[str, str] = {}
    for page, entry in navigation.items():
        inner = entry.sections[len(outer) :] if entry.sections[: len(outer)] == outer else entry.sections
        if inner and (slug := slugify(inner[0])):
            departments[page] = slug
            names.setdefault(slug, inner[0])
    return departments, names


def _most_by_folder(departments: Mapping[str, str]) -> dict[str, str]:
    """The department of most pages of each folder."""
    by_folder: dict[str, Counter[str]] = {}
    for page, slug in departments.items():
        by_folder.setdefault(page.rpartition("/")[0], Counter())[slug] += 1
    return {folder: slugs.most_common(1)[0][0] for folder, slugs in by_folder.items()}


def _shared(chains: Mapping[tuple[str, ...], int], cards: frozenset[str], above: tuple[str, ...]) -> tuple[str, ...]:
    """The folders, or sections, that nearly all pages stand in: those below them divide the pages.

    `chains` has the number of pages by the folders they stand in, outermost first. A department with a card is gone
    into only where its name says that it holds all.
    """
    total = sum(chains.values())
    first: Counter[str] = Counter()
    bare = [(tuple(without_language(list(chain), ())), count) for chain, count in chains.items()]
    for chain, count in bare:
        first[chain[0] if chain else ""] += count
    name, most = first.most_common(1)[0] if first else ("", 0)
    path = (*above, name)
    if not name or most <= _DESCENDS * total or (fold(name) not in _CONTAINERS and _is_department(path, cards)):
        return ()
    below: Counter[tuple[str, ...]] = Counter()
    for chain, count in bare:
        if chain and chain[0] == name:
            below[chain[1:]] += count
    deeper = {chain[0] for chain in below if chain}
    if 2 * below[()] > most:
        return ()
    further = _shared(below, cards, path)
    return (name, *further) if further or len(deeper) > 1 else ()


def _is_department(path: tuple[str, ...], cards: frozenset[str]) -> bool:
    """Whether a folder has a card and no folder below it has one; a site of Hugo gives every folder one."""
    folder = "/".join(path)
    return folder in cards and not any(other.startswith(f"{folder}/") for other in cards)


def _is_aside_folder(folder: str, carded: frozenset[str]) -> bool:
    parts = folder.split("/")
    return any(
        fold(part) in _ASIDE_FOLDERS and "/".join(parts[: at + 1]) not in carded for at, part in enumerate(parts)
    )


def _is_aside_name(name: str, *, at_top: bool) -> bool:
    if name[:1] == "_" and fold(name[1:]) in _ASIDE_NAMES:
        return True
    if (name.isupper() or at_top) and fold(name) in _ASIDE_NAMES:
        return True
    return bool(_TEMPLATE.match(fold(name)))
