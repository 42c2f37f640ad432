"""One process on paper."""

from __future__ import annotations

from datetime import datetime

from procdesk.desk.paper.flow import ReadPicture, Slice, Text, cut
from procdesk.desk.paper.leaf import Leaf
from procdesk.desk.paper.markup import STYLE, PageNumber, leaf_html
from procdesk.desk.paper.painting import Margins, Placed, Side
from procdesk.desk.paper.sheet import Sheet
from procdesk.desk.paper.spoken import Speech, speech_of


def lay_out(
    leaf: Leaf, speech: Speech, sheet: Sheet, read_picture: ReadPicture, page_number: PageNumber = lambda _: ""
) -> tuple[Text, list[Slice]]:
    """A leaf as a text and its slices, one for each side."""
    text = Text(leaf_html(leaf, speech, page_number), STYLE, sheet.text.width(), read_picture)
    return text, cut(text, sheet.text.height())


def sides(leaf: Leaf, sheet: Sheet, read_picture: ReadPicture, now: datetime) -> list[Side]:
    """The sides of a page that is printed by itself."""
    speech = speech_of(leaf.write_up.lang)
    text, slices = lay_out(leaf, speech, sheet, read_picture)
    return [
        Side((Placed(text, one),), margins(leaf, speech, now, number, len(slices)))
        for number, one in enumerate(slices, 1)
    ]


def margins(leaf: Leaf, speech: Speech, now: datetime, number: int, count: int) -> Margins:
    """Head and foot of page `number` of `count`."""
    head = " · ".join(part for part in (leaf.company, leaf.page.department) if part)
    return Margins(
        head=(leaf.write_up.title, head),
        foot=(speech.verified(leaf), speech.say("paper-printed", moment=speech.moment(now))),
        until=speech.until(leaf),
        number=speech.say("paper-page", number=str(number), count=str(count)),
    )
