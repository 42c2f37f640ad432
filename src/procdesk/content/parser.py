"""Parser of one content file: text to a write-up or a department's card, with its problems."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from procdesk.content.front_matter.reader import FrontMatter, FrontMatterEntry, read_front_matter
from procdesk.content.front_matter.schema import Fields, Validated, validate
from procdesk.content.guide import Place, parse_guide
from procdesk.content.hand_over import parse_hand_over
from procdesk.content.hidden_text import blank_hidden, foreign_placeholders, spoken
from procdesk.content.journey import parse_journey
from procdesk.content.lead.paragraphs import lead_paragraphs
from procdesk.content.limits import PAGE_BYTES, check_body, cut_bytes, cut_text
from procdesk.content.links import PageLink, links_of
from procdesk.content.plain_text import heading_words, sayable, without_tags
from procdesk.content.problems import problem
from procdesk.content.scan.decoding import decode
from procdesk.content.scan.paths import (
    PagePath,
    guess_language,
    known_language,
    language_behind_a_dash,
    parse_page_path,
)
from procdesk.content.sections import Form, SectionPart, first_title, split
from procdesk.content.site_layout.site import NO_SITE, Site
from procdesk.content.vocabulary import Naming, near_section, section_heading
from procdesk.model import Company, DepartmentCard, HandOver, Problem, Question, Section, Step, WriteUp
from procdesk.text import readable, slugify

_WORD = re.compile(r"\w")
# The sections that are read aloud, or hold something that is.
_SPOKEN = frozenset({"say", "guide", "hand-over"})


@dataclass(frozen=True, slots=True)
class FileResult:
    """What one file gave: a write-up, or (slug, card) of a department, or neither; `entries` are its known keys.

    `undecided` marks a page whose language nothing told, not even its words: its neighbours may tell. `texts` are the
    sections as Markdown, each with its first line; none of a page that broke a limit. `digest` is that of the bytes.
    `kept_since` is since when the file cannot be read and this is its last good version, in seconds of Unix time; None
    where it can. `leads` are what a page without "Say this" may be answered with, best first: the folder decides, for
    what stands on many pages answers nobody.
    """

    path: str
    write_up: WriteUp | None = None
    card: tuple[str, DepartmentCard] | None = None
    problems: tuple[Problem, ...] = ()
    entries: Mapping[str, FrontMatterEntry] = field(default_factory=dict)
    undecided: bool = False
    texts: tuple[tuple[str, int], ...] = ()
    digest: str = ""
    kept_since: float | None = None
    leads: tuple[str, ...] = ()

    @property
    def lines(self) -> dict[str, int]:
        """The line of each known key of the front matter."""
        return {key: entry.line for key, entry in self.entries.items()}

    @property
    def links(self) -> tuple[PageLink, ...]:
        """All links of the page, searched at each call: only `check` needs them, an index does not."""
        return tuple(links_of(self.texts, self.path))


@dataclass(frozen=True, slots=True)
class _RawPage:
    """A file taken apart, before it is known what it describes."""

    path: str
    identity: PagePath
    matter: FrontMatter
    validated: Validated
    languages: tuple[str, ...]
    broken: tuple[Problem, ...]
    site: Site

    @property
    def fields(self) -> Fields:
        return self.validated.fields


@dataclass(frozen=True, slots=True)
class _StructuredSections:
    """What the sections with a form of their own hold."""

    journey: tuple[Step, ...] = ()
    guide: tuple[Question, ...] = ()
    hand_overs: tuple[HandOver, ...] = ()
    problems: tuple[Problem, ...] = ()


def read_file(root: Path, path: str, company: Company | None, site: Site = NO_SITE) -> FileResult:
    """What the file `path` below `root` holds; `company` is None where the folder has no `procdesk.yaml`."""
    raw = read_bytes(root, path)
    return raw if isinstance(raw, FileResult) else read_source(path, raw, company, site)


def read_bytes(root: Path, path: str) -> bytes | FileResult:
    """The bytes of a page, one more than its limit at most, or a result that says why they cannot be had."""
    try:
        with (root / path).open("rb") as file:
            return file.read(PAGE_BYTES + 1)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        return FileResult(path, problems=(problem("file-unreadable", path, 0, reason=reason),))


def read_source(path: str, raw: bytes, company: Company | None, site: Site = NO_SITE) -> FileResult:
    """What the bytes of a page hold, as `read_file` gives it, for a text already in hand."""
    decoded = decode(cut_bytes(raw))
    problems = [problem(fault.code, path, fault.line) for fault in decoded.faults]
    if decoded.is_binary:
        return FileResult(path, problems=tuple(problems))
    page = _take_apart(path, decoded.text, company, site)
    if len(raw) > PAGE_BYTES:
        page = replace(page, broken=(problem("page-too-big", path, 0, limit=str(PAGE_BYTES)), *page.broken))
    lang = _language(page, company)
    known = lang or Company().default_language
    problems.extend((*page.matter.problems, *page.validated.problems, *_unknown_language(page)))
    problems.extend(one for one in page.broken if one not in problems)
    result = FileResult(path, entries=page.validated.entries, undecided=not lang, digest=_digest(raw))
    if page.identity.card:
        parts = _parts(page, _card_name(page))
        return replace(result, card=_card(page, parts, known), problems=tuple(problems), texts=_texts(page, parts))
    parts = _parts(page, _title(page))
    leads = _leads(parts, page.fields.customer_says)
    write_up, found = _write_up(page, parts, known, leads)
    result = replace(result, texts=_texts(page, parts), leads=leads)
    problems.extend(_section_problems(page, parts, write_up))
    return replace(result, write_up=write_up, problems=(*problems, *found))


def _digest(raw: bytes) -> str:
    """What tells that two files hold the same."""
    return hashlib.blake2b(raw, digest_size=8).hexdigest()


def _take_apart(path: str, text: str, company: Company | None, site: Site) -> _RawPage:
    languages = company.languages if company else ()
    matter = read_front_matter(text, path)
    matter = replace(matter, body=blank_hidden(matter.body))
    too_big = (one for one in matter.problems if one.code == "front-matter-too-big")
    broken = (*too_big, *check_body(matter.body, path, matter.body_line))
    validated = validate(matter.entries, path)
    return _RawPage(path, parse_page_path(path, languages, site.root), matter, validated, languages, broken, site)


def _parts(page: _RawPage, title: str) -> tuple[SectionPart, ...]:
    """The sections of a page; one that broke a limit is one plain text, cut."""
    body, line = page.matter.body, page.matter.body_line
    if page.broken:
        return (SectionPart(Section("intro", "", cut_text(body), line, line)),)
    return split(body, line, title)


def _texts(page: _RawPage, parts: tuple[SectionPart, ...]) -> tuple[tuple[str, int], ...]:
    return () if page.broken else tuple((part.section.markdown, part.section.first_line) for part in parts)


def _language(page: _RawPage, company: Company | None) -> str:
    """The language that the suffix says, else the front matter, the folder, the company, the words; "" for none."""
    stated = known_language(page.fields.lang, page.languages)
    if page.identity.suffixed or not stated:
        stated = page.identity.lang or stated
    named = language_behind_a_dash(page.identity.id, page.languages)[1]
    if stated or company:
        return stated or named or (company or Company()).default_language
    return guess_language(" ".join((page.fields.title, *page.fields.customer_says, page.matter.body))) or named


def _unknown_language(page: _RawPage) -> tuple[Problem, ...]:
    written = page.fields.lang
    if not written or known_language(written, page.languages):
        return ()
    return (problem("bad-language", page.path, page.validated.lines["lang"], key="lang", value=written),)


def _card_name(page: _RawPage) -> str:
    fields = page.fields
    return (
        fields.name
        or fields.title
        or heading_words(first_title(page.matter.body))
        or readable(page.identity.id.split("/")[-2])
    )


def _card(page: _RawPage, parts: tuple[SectionPart, ...], lang: str) -> tuple[str, DepartmentCard]:
    fields = page.fields
    text = "\n\n".join(_as_markdown(part.section) for part in parts).strip()
    card = DepartmentCard(
        lang=lang,
        name=_card_name(page),
        phone=fields.phone,
        email=fields.email,
        hours=fields.hours,
        body=text,
        weekend=fields.weekend,
        cut_off=fields.cut_off,
        weight=_weight(page),
    )
    return page.identity.folder, card


def _weight(page: _RawPage) -> int:
    """The place among departments that Hugo sorts by, 0 where none is written."""
    written = next((entry.value for entry in page.matter.entries if entry.key == "weight"), "")
    return int(written) if isinstance(written, str) and written.isdecimal() and len(written) < 10 else 0


def _as_markdown(section: Section) -> str:
    return f"## {section.heading}\n\n{section.markdown}" if section.heading else section.markdown


def _title(page: _RawPage) -> str:
    """The title from the front matter, else the site's navigation, else the first heading, else the file name."""
    own = without_tags(page.fields.title)
    if not own and not page.identity.suffixed:
        own = page.site.titles.get(page.identity.id, "")
    return own or heading_words(first_title(page.matter.body)) or page.identity.title


def _department(page: _RawPage) -> str:
    """The department from the front matter, else the site's navigation, else the folder."""
    site, own = page.site, None
    if site.departments:
        # Docusaurus names a page by the id that it gives itself.
        own = next((entry.value for entry in page.matter.entries if entry.key == "id"), None)
    by_site = site.department_of(page.identity.id, own if isinstance(own, str) else "")
    return slugify(page.fields.department) or by_site or page.identity.folder


def _write_up(
    page: _RawPage, parts: tuple[SectionPart, ...], lang: str, leads: tuple[str, ...]
) -> tuple[WriteUp, tuple[Problem, ...]]:
    fields, identity = page.fields, page.identity
    flows = _StructuredSections() if page.broken else _flows(parts, page)
    parts = tuple(_spoken(part) for part in parts)
    write_up = WriteUp(
        id=identity.id,
        lang=lang,
        path=page.path,
        title=_title(page),
        department=_department(page),
        say=_say(parts) or next(iter(leads), ""),
        phrases=fields.customer_says,
        owner=fields.owner,
        verified=fields.verified,
        verified_by=fields.verified_by,
        verify_days=fields.verify_every,
        valid_from=fields.valid_from,
        valid_until=fields.valid_until,
        first_contact=fields.first_contact,
        codes=fields.codes,
        related=fields.related,
        former_ids=fields.former_ids,
        translates=fields.translates,
        sections=tuple(part.section for part in parts),
        journey=flows.journey,
        guide=flows.guide,
        hand_overs=flows.hand_overs,
        plain=bool(page.broken),
        aside=not fields.customer_says and page.site.is_aside(identity.id),
    )
    return write_up, flows.problems


def _flows(parts: tuple[SectionPart, ...], page: _RawPage) -> _StructuredSections:
    """The journey, the guide and the hand-overs of a page; of two sections of one kind the first counts."""
    first: dict[str, SectionPart] = {}
    problems: list[Problem] = []
    for part in parts:
        key = part.section.key
        if key and (kept := first.setdefault(key, part)) is not part:
            facts = {"heading": part.section.heading, "first_line": str(kept.section.line)}
            problems.append(problem("duplicate-section", page.path, part.section.line, **facts))
    journey: tuple[Step, ...] = ()
    guide: tuple[Question, ...] = ()
    hand_overs: tuple[HandOver, ...] = ()
    if part_ := first.get("journey"):
        journey, found = parse_journey(part_.section.markdown, page.path, part_.section.first_line)
        problems.extend(found)
    if part_ := first.get("guide"):
        place = Place(page.path, part_.section.first_line)
        guide, found = parse_guide(part_.section.markdown, place)
        problems.extend(found)
    if part_ := first.get("hand-over"):
        hand_overs, found = parse_hand_over(part_.section.markdown, page.path, part_.section.first_line)
        problems.extend(found)
    return _StructuredSections(journey, guide, hand_overs, tuple(problems))


def _spoken(part: SectionPart) -> SectionPart:
    """A section, of which an answer holds nothing but what can be said."""
    if part.section.key != "say":
        return part
    return replace(part, section=replace(part.section, markdown=spoken(part.section.markdown)))


def _say(parts: tuple[SectionPart, ...]) -> str:
    """The words of the first "Say this" section that has any."""
    said = (sayable(part.section.markdown) for part in parts if part.section.key == "say")
    return next((words for words in said if _WORD.search(words)), "")


def _leads(parts: tuple[SectionPart, ...], phrases: tuple[str, ...]) -> tuple[str, ...]:
    """The paragraphs that a page without "Say this" may be answered with, wherever they stand.

    A page with phrases was written for procdesk: where its answer is missing nothing else is said in its place.
    """
    if phrases or any(part.section.key == "say" for part in parts):
        return ()
    return lead_paragraphs(part.section.markdown for part in parts)


def _section_problems(page: _RawPage, parts: tuple[SectionPart, ...], write_up: WriteUp) -> Iterator[Problem]:
    """Headings that are only nearly those of the format, and what another program would fill in."""
    keys = {part.section.key for part in parts}
    if page.broken or not (write_up.phrases or "say" in keys):
        return
    for part in parts:
        heading, line = part.section.heading, part.section.line
        if part.name and part.name.naming is Naming.MISSPELT:
            meant = section_heading(part.section.key, write_up.lang)
            yield problem("misspelt-section", page.path, line, heading=heading, meant=meant)
        elif part.form is Form.GLUED:
            yield problem("heading-without-space", page.path, line, heading=heading)
        elif not part.section.key and write_up.phrases and (near := near_section(heading)) and near not in keys:
            meant = section_heading(near, write_up.lang)
            yield problem("near-section", page.path, line, heading=heading, meant=meant)
        if part.section.key in _SPOKEN:
            for written, number in foreign_placeholders(part.section.markdown):
                yield problem("foreign-placeholder", page.path, part.section.first_line + number, written=written)
