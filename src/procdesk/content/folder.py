"""A whole content folder: every file read, write-ups joined into processes, cards into departments."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Generator, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from procdesk.content.company import CompanyFile, parse_company
from procdesk.content.lead.letterhead import first_own, paragraph_marks, repeated_marks
from procdesk.content.limits import PAGE_BYTES
from procdesk.content.links import ids_by_former
from procdesk.content.parser import FileResult, read_file
from procdesk.content.problems import problem
from procdesk.content.scan.paths import language_behind_a_dash, paired_stems, parse_page_path, split_path
from procdesk.content.scan.scanner import FileStamp, Scan, is_page, scan
from procdesk.content.site_layout.navigation import read_site
from procdesk.content.site_layout.site import NO_SITE, Site
from procdesk.model import Company, Department, DepartmentCard, Problem, Process, WriteUp
from procdesk.text import readable, slugify

Progress = tuple[int, int]
"""(files read, files there are)"""

Reading = Callable[[Sequence[str], Company | None, Site], Iterator[FileResult]]
"""Gives what each of some paths holds."""


@dataclass(frozen=True, slots=True)
class Neighbours:
    """What only the other pages of a folder tell of one: the language that most have, and what several share.

    `paired` are the ids before `-es` or `_en` at the end of a name, where that is a language (`paired_stems`).
    `repeated` are the marks of paragraphs that stand on many pages and so answer nobody (`repeated_marks`).
    """

    common: str = ""
    paired: frozenset[str] = frozenset()
    repeated: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Merged:
    """What the files of a folder make together."""

    processes: tuple[Process, ...]
    departments: tuple[Department, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Folder:
    """A content folder as read: processes by id, departments in their order, problems by path and line.

    `company_file` is None where there is no `procdesk.yaml`; `results` and `stamps` are by relative path. `copies` and
    `documents` are as a `Scan` has them, below `root`. `scanned` are those of the problems that scanning found.
    `former` gives the id of a process for one that it had before.
    """

    company: Company
    processes: tuple[Process, ...]
    departments: tuple[Department, ...]
    problems: tuple[Problem, ...]
    stamps: Mapping[str, FileStamp]
    results: Mapping[str, FileResult] = field(default_factory=dict)
    company_file: CompanyFile | None = None
    root: Path = Path()
    copies: tuple[tuple[str, str], ...] = ()
    documents: tuple[str, ...] = ()
    neighbours: Neighbours = field(default_factory=Neighbours)
    scanned: tuple[Problem, ...] = ()
    site: Site = NO_SITE
    former: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class LastKnown:
    """What was known of a folder before: its paths, and what its `procdesk.yaml` said; used where it cannot be read."""

    paths: Collection[str] = ()
    company: Company | None = None


NOTHING_KNOWN: Final = LastKnown()


def read_all(root: Path) -> Folder:
    """Everything that the folder `root` holds. Raises ContentUnreachable where it cannot be looked into."""
    reading = read_folder(root)
    while True:
        try:
            next(reading)
        except StopIteration as end:
            folder: Folder = end.value
            return folder


def read_folder(
    root: Path, known: Folder | None = None, read: Reading | None = None, before: LastKnown = NOTHING_KNOWN
) -> Generator[Progress, None, Folder]:
    """Reads a folder file by file, yields the progress after each and returns the Folder.

    With `known`, the same folder as read before, only files whose stamps differ are read again. `read` gives the
    results of some paths, in their order; without it they are read here. `before` stands in for what cannot be read.
    Raises ContentUnreachable where the folder cannot be looked into.
    """
    found = scan(root).with_unseen(before.paths)
    company_file = _company(root, found, known, before.company)
    company = company_file.company if company_file else None
    site = read_site(root, found.files)
    kept = known.results if known and (_company_of(known), known.site) == (company, site) else {}
    old_stamps = known.stamps if known else {}
    pages = [path for path in found.files if is_page(path)]
    old = {path: kept[path] for path in pages if path in kept and old_stamps.get(path) == found.files[path]}
    wanted = [path for path in pages if path not in old]
    fresh = read(wanted, company, site) if read else (read_file(root, path, company, site) for path in wanted)
    results: dict[str, FileResult] = {}
    for done, path in enumerate(pages, 1):
        results[path] = old.get(path) or next(fresh)
        yield done, len(pages)
    return _folder(root, found, results, company_file, site)


def merge(results: Iterable[FileResult], site: Site = NO_SITE) -> Merged:
    """Joins what single files gave: one process per id, one department per slug.

    `site` tells how departments without a card are called. Of two files with one id and language the one with a
    language in its name wins, else the first by path.
    """
    ordered = sorted(results, key=lambda one: (not _suffixed(one), one.path))
    problems: list[Problem] = []
    write_ups: dict[str, dict[str, WriteUp]] = {}
    cards: dict[str, dict[str, tuple[DepartmentCard, str]]] = {}
    for result in ordered:
        if result.write_up:
            one = result.write_up
            kept = write_ups.setdefault(one.id, {}).setdefault(one.lang, one)
            if kept is not one:
                problems.append(problem("duplicate-id", one.path, 0, id=one.id, lang=one.lang, other=kept.path))
        elif result.card:
            slug, card = result.card
            first, path = cards.setdefault(slug, {}).setdefault(card.lang, (card, result.path))
            if first is not card:
                problems.append(problem("duplicate-id", result.path, 0, id=slug, lang=card.lang, other=path))
    names = _slugs_by_name(cards)
    processes = tuple(_process(id_, write_ups[id_], names) for id_ in sorted(write_ups))
    return Merged(processes, _departments(processes, cards, site.names), tuple(problems))


def _folder(
    root: Path, found: Scan, results: dict[str, FileResult], company_file: CompanyFile | None, site: Site
) -> Folder:
    neighbours = _neighbours(results, company_file.company if company_file else None)
    merged = merge((settled(one, neighbours) for one in results.values()), site)
    problems = [*found.problems, *merged.problems, *(company_file.problems if company_file else ())]
    problems.extend(one for result in results.values() for one in result.problems)
    return Folder(
        company=company_file.company if company_file else Company(),
        processes=merged.processes,
        departments=merged.departments,
        problems=tuple(sorted(dict.fromkeys(problems), key=lambda one: (one.path, one.line, one.code))),
        stamps=found.files,
        results=results,
        company_file=company_file,
        root=root,
        copies=found.copies,
        documents=found.documents,
        neighbours=neighbours,
        scanned=found.problems,
        site=site,
        former=ids_by_former((one.id, former_ids_of(one)) for one in merged.processes),
    )


def former_ids_of(process: Process) -> tuple[str, ...]:
    """The ids that a process had before, as any of its write-ups tells them."""
    return tuple(dict.fromkeys(id_ for one in process.write_ups for id_ in one.former_ids))


def _neighbours(results: Mapping[str, FileResult], company: Company | None) -> Neighbours:
    common = common_language(one.write_up.lang for one in results.values() if one.write_up and not one.undecided)
    paired = paired_stems(results, company.languages if company else ())
    return Neighbours(common, paired, repeated_marks(paragraph_marks(one.leads) for one in results.values()))


def common_language(langs: Iterable[str]) -> str:
    """The language that most pages have, "" where there are none."""
    counted = Counter(langs).most_common(1)
    return counted[0][0] if counted else ""


def settled(result: FileResult, neighbours: Neighbours) -> FileResult:
    """The result with what only the other pages of the folder tell: its answer, its language, its id."""
    if result.write_up and result.leads:
        said = first_own(result.leads, neighbours.repeated)
        result = replace(result, write_up=replace(result.write_up, say=said))
    if result.write_up and neighbours.paired:
        result = _paired(result, result.write_up, neighbours.paired)
    if not (result.undecided and neighbours.common):
        return result
    if result.write_up:
        return replace(result, write_up=replace(result.write_up, lang=neighbours.common))
    if result.card:
        return replace(result, card=(result.card[0], replace(result.card[1], lang=neighbours.common)))
    return result


def _paired(result: FileResult, write_up: WriteUp, paired: frozenset[str]) -> FileResult:
    """The result, in the language that its name ends in where that tells it apart from another page of the process."""
    stem, lang = language_behind_a_dash(write_up.id, (write_up.lang,))
    if stem not in paired or split_path(result.path, (lang,))[0] != write_up.id:
        return result
    named = parse_page_path(result.path, ()).title == write_up.title
    title = parse_page_path(f"{stem}.md", ()).title if named else write_up.title
    return replace(result, write_up=replace(write_up, id=stem, lang=lang, title=title), undecided=False)


def _company(root: Path, found: Scan, known: Folder | None, before: Company | None) -> CompanyFile | None:
    """What `procdesk.yaml` says, None where there is none."""
    path = found.company_path
    stamp = found.files.get(path)
    if stamp is None:
        return None
    if known and known.company_file and known.stamps.get(path) == stamp:
        return known.company_file
    try:
        with (root / path).open("rb") as file:
            return parse_company(file.read(PAGE_BYTES + 1), path)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        return CompanyFile(before or Company(), (problem("file-unreadable", path, 0, reason=reason),), path=path)


def _company_of(folder: Folder) -> Company | None:
    return folder.company_file.company if folder.company_file else None


def _suffixed(result: FileResult) -> bool:
    lang = result.write_up.lang if result.write_up else result.card[1].lang if result.card else ""
    id_, suffix = split_path(result.path, (lang,))
    return bool(suffix) or (result.write_up is not None and result.write_up.id != id_)


def _slugs_by_name(cards: Mapping[str, Mapping[str, tuple[DepartmentCard, str]]]) -> dict[str, str]:
    """The slug of each department by its slugified names: `department: Billing` may mean the folder `facturacion`."""
    names = {slugify(card.name): slug for slug, by_lang in cards.items() for card, _ in by_lang.values()}
    return names | {slug: slug for slug in cards}


def _process(identifier: str, by_lang: Mapping[str, WriteUp], names: Mapping[str, str]) -> Process:
    return Process(identifier, tuple(_placed(by_lang[lang], names) for lang in sorted(by_lang)))


def _placed(write_up: WriteUp, names: Mapping[str, str]) -> WriteUp:
    slug = names.get(write_up.department, write_up.department)
    return write_up if slug == write_up.department else replace(write_up, department=slug)


def _departments(
    processes: tuple[Process, ...],
    cards: Mapping[str, Mapping[str, tuple[DepartmentCard, str]]],
    names: Mapping[str, str],
) -> tuple[Department, ...]:
    """A department for every card and every slug that a process names.

    Without a card it is called as the navigation calls it (`names` by slug), else by its slug.
    """
    langs: dict[str, set[str]] = {}
    for process in processes:
        langs.setdefault(process.department, set()).update(one.lang for one in process.write_ups)
    order = {slug: number for number, slug in enumerate(names, 1)}
    made = []
    for slug in (langs.keys() | cards.keys()) - {""}:
        known = [card for _, (card, _) in sorted(cards.get(slug, {}).items())]
        shown = known or _cards_without_file(names.get(slug) or readable(slug), langs[slug])
        place = order.get(slug) or min((card.weight for card in known if card.weight > 0), default=0)
        made.append(Department(slug, tuple(shown), place))
    return tuple(sorted(made, key=department_order))


def department_order(department: Department) -> tuple[bool, int, str]:
    """What departments are sorted by: the place that their site gives them, those without one behind, by slug."""
    return (not department.place, department.place, department.slug)


def _cards_without_file(name: str, langs: set[str]) -> list[DepartmentCard]:
    return [DepartmentCard(lang, name) for lang in sorted(langs)]
