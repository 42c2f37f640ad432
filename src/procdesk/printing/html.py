"""Print document to rich text that Qt can lay out, labelled in the language of the page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import cache
from html import escape

from procdesk.call import date_format
from procdesk.call.hand_over import Contact
from procdesk.call.opening_hours_text import to_words
from procdesk.i18n import Messages
from procdesk.model import Step
from procdesk.printing.document import NumberedChoice, NumberedQuestion, PrintDocument, PrintedContact

_QUOTES = {"es": "«{0}»", "en": "“{0}”"}


class PrintLabels:
    """Speaks the language of one page."""

    def __init__(self, lang: str) -> None:
        self._words = Messages(lang)
        self._lang = lang if lang in _QUOTES else "en"
        self._quotes = _QUOTES.get(lang, _QUOTES["en"])

    def say(self, key: str, /, **facts: str) -> str:
        """A label or sentence of the catalogues."""
        return self._words.say(key, **facts)

    def processes(self, count: int) -> str:
        """How many processes."""
        return self._words.count("processes", count)

    def quoted(self, text: str) -> str:
        """In the language's quotation marks."""
        return self._quotes.format(text)

    def day(self, day: date) -> str:
        """A day in full, with its year: paper lies about for long."""
        return date_format.full_day(day, self._lang)

    def moment(self, moment: datetime) -> str:
        """A day and the time of it."""
        return f"{self.day(moment.date())}, {moment:%H:%M}"

    def hours(self, hours: str) -> str:
        """Opening hours in words, or as they are written."""
        return to_words(hours, self._lang)

    def verified(self, leaf: PrintDocument) -> str:
        """Who confirmed the page, and when; or that nobody did."""
        one = leaf.write_up
        owner = one.owner or leaf.page.department
        if leaf.validity.confirmed is None:
            return self.say("paper-not-verified", owner=owner)
        return self.say("paper-verified", day=self.day(leaf.validity.confirmed), owner=one.owner)

    def until(self, leaf: PrintDocument) -> str:
        """How long the paper may be used, or what to do before using it."""
        found = leaf.validity
        if found.expired:
            return self.say("paper-expired", day=self.day(found.until))
        if found.overdue:
            return self.say("paper-confirm", owner=leaf.write_up.owner or leaf.page.department)
        return self.say("paper-until", day=self.day(found.until))

    def warning(self, leaf: PrintDocument) -> str:
        """What stands in a box above the answer, "" where nothing is wrong."""
        if leaf.page.fault:
            owner = leaf.write_up.owner or leaf.page.department
            return self._words.fault(leaf.page.fault, owner, date.min)
        if leaf.validity.early and not leaf.validity.expired and leaf.write_up.valid_from:
            return self.say("paper-early", day=self.day(leaf.write_up.valid_from))
        return self.until(leaf) if leaf.validity.doubtful else ""


@cache
def print_labels(lang: str) -> PrintLabels:
    """The speech of a language; its catalog is read once."""
    return PrintLabels(lang)


PageNumber = Callable[[str], str]
"""The number of the page on which a process begins, "" where it is not in the binder."""

DOCUMENT_STYLE = """
body, p, li, td { color: #000; }
p { margin-top: 0; margin-bottom: 5px; }
ul, ol { margin-top: 0; margin-bottom: 3px; }
li { margin-bottom: 2px; }
h1 { font-size: 20pt; font-weight: 700; margin-top: 0; margin-bottom: 2px; }
h2 { font-size: 11.5pt; font-weight: 700; margin-top: 11px; margin-bottom: 4px; }
h3, h4, h5, h6 { font-size: 10pt; font-weight: 700; margin-top: 8px; margin-bottom: 2px; }
a { color: #000; text-decoration: none; }
pre, code { font-family: "DejaVu Sans Mono", Consolas, Menlo, monospace; font-size: 9pt; }
blockquote { margin-left: 12px; margin-right: 12px; }
.quiet { color: #444; font-size: 9pt; }
.label { font-size: 8pt; font-weight: 700; }
.say { font-size: 14pt; }
.phrases { color: #333; font-size: 8pt; }
"""
_RULE = "border-bottom: 1px solid #9a9a9a"


def document_html(leaf: PrintDocument, speech: PrintLabels, page_number: PageNumber) -> str:
    """The whole leaf; `page_number` fills the references to other processes."""
    return "".join(
        (
            _top(leaf, speech),
            _warning(leaf, speech),
            _say(leaf, speech),
            _cards(leaf),
            _journey(leaf, speech),
            _hand_over(leaf, speech),
            _guide(leaf, speech, page_number),
            "".join(f"{_heading(part.heading)}{part.html}" for part in leaf.rest),
            leaf.page.body if leaf.write_up.plain else "",
            _related(leaf, speech, page_number),
            _phrases(leaf, speech),
        )
    )


def _heading(text: str) -> str:
    return f"<h2>{escape(text)}</h2>" if text else ""


def _top(leaf: PrintDocument, speech: PrintLabels) -> str:
    one = leaf.write_up
    facts = " · ".join(escape(part) for part in (leaf.page.department, one.id, ", ".join(one.codes)) if part)
    who = f"<p>{escape(speech.say('paper-who'))} <b>{_who(leaf, speech)}</b></p>" if one.first_contact else ""
    return f'<h1>{escape(one.title)}</h1><p class="quiet">{facts}</p>{who}{_gap()}'


def _who(leaf: PrintDocument, speech: PrintLabels) -> str:
    first = leaf.write_up.first_contact
    return escape(speech.say(f"paper-{first.value}")) if first else ""


def _warning(leaf: PrintDocument, speech: PrintLabels) -> str:
    words = speech.warning(leaf)
    return _box(f"<p><b>{escape(words)}</b></p>", border=1, padding=6) + _gap() if words else ""


def _say(leaf: PrintDocument, speech: PrintLabels) -> str:
    heading = leaf.page.say_heading or speech.say("in-short")
    if not leaf.page.say.strip():
        return f'<p class="quiet">{escape(speech.say("no-answer-yet"))}</p>'
    label = f'<p class="label">{escape(heading.upper())}</p>'
    return _box(f'{label}<div class="say">{leaf.page.say}</div>', border=2, padding=9)


def _cards(leaf: PrintDocument) -> str:
    """What to ask, with squares to tick; then what one may decide beside what one must not promise."""
    by_key = {card.key: card for card in leaf.page.cards}
    ask = by_key.get("ask")
    asked = f"{_heading(ask.heading)}{_to_tick(ask.html)}" if ask else ""
    side_by_side = [by_key[key] for key in ("decide", "avoid") if key in by_key]
    if not side_by_side:
        return asked
    width = 100 // len(side_by_side)
    cells = "".join(f'<td width="{width}%" valign="top">{_heading(one.heading)}{one.html}</td>' for one in side_by_side)
    return f'{asked}{_gap()}<table width="100%" cellspacing="0" cellpadding="0"><tr>{_apart(cells)}</tr></table>'


def _apart(cells: str) -> str:
    return cells.replace("</td><td", '</td><td width="16"></td><td')


def _journey(leaf: PrintDocument, speech: PrintLabels) -> str:
    if not leaf.journey:
        return ""
    labels = (speech.say(f"paper-step-{name}") for name in ("department", "what", "time"))
    head = "".join(f'<td class="label" style="{_RULE}">{escape(label)}</td>' for label in ("", *labels))
    rows = "".join(_step_row(at, step) for at, step in enumerate(leaf.journey, 1))
    return f"{_heading(leaf.journey_heading)}{_grid(f'<tr>{head}</tr>{rows}')}"


def _step_row(at: int, step: Step) -> str:
    cells = ((4, str(at)), (22, f"<b>{escape(step.department)}</b>"), (52, escape(step.text)), (22, escape(step.time)))
    drawn = "".join(f'<td width="{width}%" style="{_RULE}">{html or "–"}</td>' for width, html in cells)
    return f"<tr>{drawn}</tr>"


def _hand_over(leaf: PrintDocument, speech: PrintLabels) -> str:
    if not leaf.reaches:
        return ""
    boxes = _gap().join(_box(_reach(one, speech), border=1, padding=7) for one in leaf.reaches)
    return f"{_heading(leaf.hand_over_heading)}{_gap()}{boxes}"


def _reach(one: PrintedContact, speech: PrintLabels) -> str:
    lines = [f'<p><b style="font-size:11.5pt">{escape(one.hand_over.to)}</b></p>']
    for contact in one.contacts:
        facts = _facts(contact, speech)
        if facts and len(one.contacts) > 1:
            facts.insert(0, f"<b>{escape(contact.name)}</b>")
        if facts:
            lines.append(f"<p>{' &nbsp;·&nbsp; '.join(facts)}</p>")
    if one.hand_over.have_ready:
        items = "".join(f"<li>{escape(item)}</li>" for item in one.hand_over.have_ready)
        lines.append(f"<p><b>{escape(speech.say('paper-have-ready'))}</b></p>{_to_tick(f'<ul>{items}</ul>')}")
    for key, text in (("paper-tell", one.hand_over.tell), ("paper-if-nobody", one.hand_over.if_nobody)):
        if text:
            lines.append(f"<p><b>{escape(speech.say(key))}</b> {escape(text)}</p>")
    return "".join(lines)


def _facts(contact: Contact, speech: PrintLabels) -> list[str]:
    """Telephone, e-mail and hours as HTML, as far as they are known."""
    labelled = (("paper-phone", contact.phone), ("", contact.email), ("paper-hours", speech.hours(contact.hours)))
    return [f"{escape(speech.say(key))} {escape(text)}" if key else escape(text) for key, text in labelled if text]


def _guide(leaf: PrintDocument, speech: PrintLabels, page_number: PageNumber) -> str:
    if not leaf.guide:
        return ""
    questions = "".join(_question(one, speech, page_number) for one in leaf.guide)
    return f"{_heading(leaf.guide_heading)}{questions}"


def _question(one: NumberedQuestion, speech: PrintLabels, page_number: PageNumber) -> str:
    ways = "".join(f"<li>{_way(way, speech, page_number)}</li>" for way in one.ways)
    listed = f"<ul>{ways}</ul>" if ways else ""
    return f"<h3>{one.number}. &nbsp;{escape(one.heading)}</h3>{one.html}{_to_tick(listed)}"


def _way(way: NumberedChoice, speech: PrintLabels, page_number: PageNumber) -> str:
    label = escape(way.label)
    if way.number:
        return f"{label} &nbsp;<b>→ {escape(speech.say('paper-go-to', number=str(way.number)))}</b>"
    if way.process:
        return f"{label} &nbsp;<b>→</b> {_reference(way.process, way.title, speech, page_number)}"
    return label


def _reference(id_: str, title: str, speech: PrintLabels, page_number: PageNumber) -> str:
    return escape(speech.say("paper-see", title=title or id_, page=page_number(id_)))


def _related(leaf: PrintDocument, speech: PrintLabels, page_number: PageNumber) -> str:
    items = "".join(f"<li>{_reference(one.id, one.title, speech, page_number)}</li>" for one in leaf.page.related)
    return f"{_heading(speech.say('paper-related'))}<ul>{items}</ul>" if items else ""


def _phrases(leaf: PrintDocument, speech: PrintLabels) -> str:
    said = " · ".join(speech.quoted(escape(phrase)) for phrase in leaf.write_up.phrases)
    return f'{_heading(speech.say("paper-phrases"))}<p class="phrases">{said}</p>' if said else ""


def _to_tick(html: str) -> str:
    """A list with empty squares, to be ticked by hand."""
    return html.replace("<li>", '<li class="unchecked">&#8201;')


def _box(html: str, border: int, padding: int) -> str:
    """A frame; drawn by its one cell, since Qt draws a table's own border double."""
    return (
        f'<table width="100%" cellspacing="0" cellpadding="{padding}">'
        f'<tr><td style="border: {border}px solid #000">{html}</td></tr></table>'
    )


def _grid(rows: str) -> str:
    return f'<table width="100%" cellspacing="0" cellpadding="4" style="border-collapse: collapse">{rows}</table>'


def _gap() -> str:
    """A little room: Qt drops the margin between a paragraph and a table."""
    return '<p style="font-size: 3pt; margin: 0">&nbsp;</p>'
