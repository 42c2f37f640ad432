"""Print document: one process in one language as plain data for printing, and its file name."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from procdesk.call.hand_over import Contact, contacts
from procdesk.call.validity import Validity, validity
from procdesk.library import Library
from procdesk.model import HandOver, Section, Step, WriteUp

if TYPE_CHECKING:
    from procdesk.render.limits import PageRenderer
    from procdesk.render.page import Page

_DRAWN = ("say", "ask", "decide", "avoid", "journey", "hand-over", "guide")


@dataclass(frozen=True, slots=True)
class DocumentSection:
    """A section of the page under its own heading; `html` is safe."""

    heading: str
    html: str


@dataclass(frozen=True, slots=True)
class NumberedChoice:
    """An answer of the guide: leads to question `number`, or to another process; neither: as it was written."""

    label: str
    number: int = 0
    process: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class NumberedQuestion:
    """A question or an outcome of the guide; `html` is what stands below its heading."""

    number: int
    heading: str
    html: str
    ways: tuple[NumberedChoice, ...]


@dataclass(frozen=True, slots=True)
class PrintedContact:
    """Whom to pass it on to, as their pages have it; one who is no department has nothing but the name."""

    hand_over: HandOver
    contacts: tuple[Contact, ...]


@dataclass(frozen=True, slots=True)
class PrintDocument:
    """One process in one language for the paper; empty headings where the page has no such section."""

    page: Page
    company: str
    validity: Validity
    journey_heading: str = ""
    journey: tuple[Step, ...] = ()
    hand_over_heading: str = ""
    reaches: tuple[PrintedContact, ...] = ()
    guide_heading: str = ""
    guide: tuple[NumberedQuestion, ...] = ()
    rest: tuple[DocumentSection, ...] = ()

    def without_phrases(self) -> PrintDocument:
        """The same for a binder, whose index has the phrases of all."""
        return replace(self, page=replace(self.page, write_up=replace(self.write_up, phrases=())))

    @property
    def write_up(self) -> WriteUp:
        """What the page was made of."""
        return self.page.write_up


def build_print_document(library: Library, id_: str, lang: str, today: date) -> PrintDocument | None:
    """The process `id_` in `lang`, or the language there is, printed `today`; None for an unknown id."""
    from procdesk.render.limits import PageRenderer

    page = library.page(id_, lang)
    if page is None:
        return None
    one = page.write_up
    bare = PrintDocument(page, library.company.name, validity(one, today))
    if one.plain:
        return bare
    renderer = PageRenderer(one.path)
    return PrintDocument(
        page=page,
        company=bare.company,
        validity=bare.validity,
        journey_heading=_heading(one, "journey") if one.journey else "",
        journey=one.journey,
        hand_over_heading=_heading(one, "hand-over") if one.hand_overs else "",
        reaches=tuple(PrintedContact(each, _contacts(each.to, library, one.lang)) for each in one.hand_overs),
        guide_heading=_heading(one, "guide") if one.guide else "",
        guide=_numbered(one, renderer, library),
        rest=tuple(_rest(one, renderer)),
    )


def _heading(one: WriteUp, key: str) -> str:
    section = one.section(key)
    return section.heading if section else ""


def _contacts(name: str, library: Library, lang: str) -> tuple[Contact, ...]:
    """Whom a hand-over names; whether they answer is nothing that paper can tell."""
    return contacts(library.directory.resolve(name), lang, lambda _hours: None)


def _numbered(one: WriteUp, renderer: PageRenderer, library: Library) -> tuple[NumberedQuestion, ...]:
    numbers = {question.anchor: at for at, question in enumerate(one.guide, 1)}
    targets = {choice.process for question in one.guide for choice in question.choices if choice.process}
    titles = {hit.id: hit.title for hit in library.hits_of(targets, one.lang)}
    return tuple(
        NumberedQuestion(
            at,
            question.heading,
            renderer.render(question.written).html if question.written else "",
            tuple(
                NumberedChoice(
                    choice.label, numbers.get(choice.anchor, 0), choice.process, titles.get(choice.process, "")
                )
                for choice in question.choices
            ),
        )
        for at, question in enumerate(one.guide, 1)
    )


def _rest(one: WriteUp, renderer: PageRenderer) -> list[DocumentSection]:
    """What has no form of its own on paper: other sections, and those that were written but could not be read."""
    read = {"journey": one.journey, "hand-over": one.hand_overs, "guide": one.guide}
    first: set[str] = set()
    parts = []
    for section in one.sections:
        drawn = section.key in _DRAWN and section.key not in first and bool(read.get(section.key, True))
        first.add(section.key)
        if not drawn and not _is_answer(section, one):
            parts.append(DocumentSection(section.heading, renderer.render(section.markdown).html))
    return parts


def _is_answer(section: Section, one: WriteUp) -> bool:
    """Whether a text before the first heading is all said in the answer already."""
    return section.key == "intro" and one.section("say") is None and section.markdown.strip() == one.say.strip()


def file_name(id_: str) -> str:
    """A good name for the PDF of a process."""
    return f"{id_.replace('/', '-')}.pdf"
