"""One process on paper."""

from __future__ import annotations

from datetime import datetime

from procdesk.desk.paper.flow import PageSlice, PrintText, ReadPicture, cut
from procdesk.desk.paper.leaf import PrintDocument
from procdesk.desk.paper.markup import DOCUMENT_STYLE, PageNumber, document_html
from procdesk.desk.paper.painting import PageMargins, PlacedSlice, PrintedPage
from procdesk.desk.paper.sheet import Sheet
from procdesk.desk.paper.spoken import PrintLabels, print_labels


def lay_out(
    leaf: PrintDocument,
    speech: PrintLabels,
    sheet: Sheet,
    read_picture: ReadPicture,
    page_number: PageNumber = lambda _: "",
) -> tuple[PrintText, list[PageSlice]]:
    """A leaf as a text and its slices, one for each side."""
    text = PrintText(document_html(leaf, speech, page_number), DOCUMENT_STYLE, sheet.text.width(), read_picture)
    return text, cut(text, sheet.text.height())


def sides(leaf: PrintDocument, sheet: Sheet, read_picture: ReadPicture, now: datetime) -> list[PrintedPage]:
    """The sides of a page that is printed by itself."""
    speech = print_labels(leaf.write_up.lang)
    text, slices = lay_out(leaf, speech, sheet, read_picture)
    return [
        PrintedPage((PlacedSlice(text, one),), margins(leaf, speech, now, number, len(slices)))
        for number, one in enumerate(slices, 1)
    ]


def margins(leaf: PrintDocument, speech: PrintLabels, now: datetime, number: int, count: int) -> PageMargins:
    """Head and foot of page `number` of `count`."""
    head = " · ".join(part for part in (leaf.company, leaf.page.department) if part)
    return PageMargins(
        head=(leaf.write_up.title, head),
        foot=(speech.verified(leaf), speech.say("paper-printed", moment=speech.moment(now))),
        until=speech.until(leaf),
        number=speech.say("paper-page", number=str(number), count=str(count)),
    )
