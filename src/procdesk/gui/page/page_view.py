"""The reading page: the answer first, when it will be done, three cards, the rest; it all scrolls."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QLocale, Qt, Signal
from PySide6.QtGui import QResizeEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from procdesk.gui.actions import Actions
from procdesk.gui.call.call_bar import CallBar
from procdesk.gui.call.hand_over_card import HandOverSummary
from procdesk.gui.call.lookup_card import LookupCard
from procdesk.gui.formatting import PageLabels
from procdesk.gui.page.cards import AnswerCard, Notice, SideCardRow
from procdesk.gui.page.find_bar import FindBar
from procdesk.gui.page.header import PageHeader
from procdesk.gui.page.journey_card import JourneyCard
from procdesk.gui.page.journey_chart import JourneyChart
from procdesk.gui.page.link_keys import LinkKeys
from procdesk.gui.tasks import IdleQueue
from procdesk.gui.theme import Theme
from procdesk.gui.widgets.arrow_group import ArrowGroup
from procdesk.gui.widgets.basic import scroll_area
from procdesk.gui.widgets.check_list import CheckRow
from procdesk.gui.widgets.html_view import HtmlBlock, HtmlView, ReadPicture
from procdesk.i18n import messages

if TYPE_CHECKING:
    from procdesk.call.context import CallContext
    from procdesk.render.page import Page

Searched = HtmlBlock | CheckRow | JourneyChart
_SCROLL_STEP = 0.85
# A card's new height reaches the page in a second pass; a scroll bar that comes or goes takes a third.
_PASSES = 3
# Sections that are shown in the place of the page, and the action that does so.
_OPENED_BY = {"guide": "guide", "hand-over": "hand_over"}
# Below this width, in pixels at 100 per cent text size, what stands side by side is stacked.
_NARROW = 600
_MARGINS = ((26, 4, 26, 14), (14, 4, 14, 12))
_MARK_LEFT, _MARK_WIDTH = 6, 4
_FOOT = ((26, 7, 26, 5), (10, 7, 10, 4))


class PageView(QFrame):
    """Shows one page; `linked` carries the address of a link that was chosen, `shown` says that a page is whole.

    A page is filled in steps, unseen: until it is whole, the one before it stays on the screen.
    """

    linked = Signal(str)
    shown = Signal()

    def __init__(
        self,
        theme: Theme,
        actions: Actions,
        read_picture: ReadPicture,
        locale: QLocale,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._theme = theme
        self._actions = actions
        self._page: Page | None = None
        self._words: PageLabels | None = None
        self._steps = IdleQueue(self)
        self._link_keys = LinkKeys()
        self._has_passing = False
        self._place = 0
        self._found: list[tuple[Searched, QTextCursor]] = []
        self._current = 0
        self.find_bar = FindBar()
        self.find_bar.asked.connect(self._find)
        self.find_bar.stepped.connect(self._step)
        self.find_bar.closed.connect(self._end_find)

        self._narrow = False
        self.head = PageHeader(theme, actions)
        self._notices = QVBoxLayout()
        self._notices.setSpacing(8)
        self._notice_frames: list[Notice] = []
        self.looked_up = LookupCard()
        self._say_card = AnswerCard(theme, actions, read_picture)
        self._say = self._say_card.block
        self.cards = SideCardRow(theme, read_picture)
        self.journey = JourneyCard(theme, actions, locale.name()[:2])
        self.journey.date_asked.connect(self._show_journey)
        self.pass_line = HandOverSummary(locale)
        self.pass_line.opened.connect(actions["hand_over"].trigger)
        self.call_bar = CallBar(theme, actions)
        self._body = HtmlView(theme, read_picture)
        self._related = HtmlBlock(theme, read_picture)
        self._related.setObjectName("related")
        for one in (self._say, self.cards, self._body, self._related):
            one.linked.connect(self._linked)
        self._lay_out()
        # Innermost first: what a card needs is known before its place is given.
        found = reversed(self._content.findChildren(QLayout))
        self._layouts = tuple(one for one in found if isinstance(one.parent(), QWidget))
        ArrowGroup(self, lambda: (*self._body.blocks, self._related))
        theme.changed.connect(self._restyle)

    @property
    def page(self) -> Page | None:
        """What is shown now."""
        return self._page

    def finish(self) -> None:
        """Fills at once what is still to be filled of the page that was chosen last, for those who need it now."""
        self._steps.finish()

    def show_page(self, page: Page, words: PageLabels, call_context: CallContext) -> None:
        """Shows a page from its top; the same process in a newer version keeps its place."""
        if not self._steps.waiting:
            self._place = self._scroll.verticalScrollBar().value()
        same = self._page is not None and self._page.write_up.path == page.write_up.path
        self._scroll.setUpdatesEnabled(False)
        # Each part that comes or goes would lay out all of the page anew, before the next part is there.
        for layout in self._layouts:
            layout.setEnabled(False)
        keys = self._link_keys = LinkKeys()
        cards = tuple(keys.card(card) for card in page.cards)
        body, related = keys.text(page.body), keys.text(words.related)
        self._steps.start(
            (
                partial(self._fill_head, page, words),
                partial(self.cards.show_cards, cards),
                partial(self.show_beside, call_context, words.call),
                *self._body.steps(body, page.write_up.title),
                partial(self._related.show_html, related),
                partial(self._end, page, words, self._place if same else 0),
            )
        )

    def show_beside(self, call_context: CallContext, call: Mapping[str, tuple[str, ...]]) -> None:
        """Shows the journey, the hand-over and the call bar; a minute later, with what has changed since."""
        self.journey.show_journey(
            call_context.journey, call_context.lang, call_context.moment.date(), call_context.moment
        )
        self.call_bar.show_words(call)
        self._has_passing = bool(call_context.targets)
        if call_context.targets:
            self.pass_line.show_passing(call_context.targets[0], call_context.moment)
        self.pass_line.setVisible(self._narrow and self._has_passing)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._take_shape()

    def _take_shape(self) -> None:
        """Side by side where there is room, else one below the other with narrower margins."""
        narrow = self.width() < _NARROW * self._theme.percent / 100
        if narrow == self._narrow:
            return
        self._narrow = narrow
        for layout, margins in ((self._column, _MARGINS), (self._foot, _FOOT)):
            layout.setContentsMargins(*(margins[1] if narrow else margins[0]))
        self.head.take_shape(narrow=narrow)
        self.cards.take_shape(narrow=narrow)
        self.pass_line.setVisible(narrow and self._has_passing)

    def _fill_head(self, page: Page, words: PageLabels) -> None:
        self.find_bar.close_bar()
        self._words = words
        self.head.fill(page.write_up.title, words.facts, words.badges)
        self._show_notices(words.notices)
        self._say_card.fill(page.say, words.say)
        self._say_card.setVisible(bool(page.say))

    def _end(self, page: Page, words: PageLabels, place: int) -> None:
        """The page is whole: it takes its place, and the one before it leaves the screen."""
        self._related.setVisible(bool(words.related))
        self._related.setAccessibleName(messages(page.write_up.lang).page("see-also"))
        self._page = page
        self._lay_out_whole()
        self._scroll.verticalScrollBar().setValue(place)
        self._scroll.setUpdatesEnabled(True)
        self.shown.emit()

    def _lay_out_whole(self) -> None:
        """Every part is there: each takes its place."""
        for layout in self._layouts:
            layout.setEnabled(True)
        self._column.invalidate()
        for layout in self._layouts:
            layout.activate()
        _lay_out_now()

    def follow_link(self, number: int) -> None:
        """Follows the link with that number, counted from 1; too high a number does nothing."""
        self._steps.finish()
        if address := self._link_keys.address(number):
            self.linked.emit(address)

    def scroll_by_page(self, direction: int) -> None:
        """Scrolls most of a page down (+1) or up (-1)."""
        self._steps.finish()
        _lay_out_now()
        bar = self._scroll.verticalScrollBar()
        bar.setValue(bar.value() + round(direction * _SCROLL_STEP * bar.pageStep()))

    @property
    def scrolled(self) -> int:
        """How far the page is scrolled, in pixels; 0 for one that is not whole yet."""
        return 0 if self._steps.waiting else self._scroll.verticalScrollBar().value()

    def scroll_to(self, place: int) -> None:
        """Scrolls to where the page was before, in pixels, as far as it is that long."""
        self._steps.finish()
        _lay_out_now()
        self._scroll.verticalScrollBar().setValue(place)

    def scroll_to_anchor(self, anchor: str) -> None:
        """Scrolls to a heading of the page; an unknown anchor leaves the page where it is."""
        self._steps.finish()
        _lay_out_now()
        place = self._body.place_of_anchor(anchor)
        section = self._section_of(anchor)
        if place is not None:
            self._scroll.verticalScrollBar().setValue(place - 10)
        elif section is not None and section.isVisible():
            self._scroll.ensureWidgetVisible(section, 0, 10)

    def mark_section(self, anchor: str) -> None:
        """Scrolls to a heading and marks it at its left; "" marks the top of the page, an unknown anchor nothing."""
        self._steps.finish()
        _lay_out_now()
        found = self._stretch_of(anchor)
        self._section_mark.setVisible(found is not None)
        if found is None:
            return
        top, height = found
        self._section_mark.setGeometry(_MARK_LEFT, top, _MARK_WIDTH, height)
        self._section_mark.raise_()
        self._scroll.ensureVisible(0, top + height, 0, 10)
        self._scroll.ensureVisible(0, top, 0, 10)

    @property
    def marked_stretch(self) -> tuple[int, int] | None:
        """Where the marked section begins in the page and how high the mark is, in pixels; None without one."""
        mark = self._section_mark
        return None if mark.isHidden() else (mark.y(), mark.height())

    def _stretch_of(self, anchor: str) -> tuple[int, int] | None:
        """Where a heading or the card of its section begins in the page, and how high it is, in pixels."""
        place = self._body.place_of_anchor(anchor) if anchor else None
        if place is not None:
            return place, self.fontMetrics().height() * 2
        section = self._section_of(anchor) if anchor else self.head
        if section is None or not section.isVisible():
            return None
        return section.mapTo(self._content, section.rect().topLeft()).y(), section.height()

    def _show_journey(self) -> None:
        """A line that is opened in it is not below the edge of a small window."""
        self._steps.finish()
        _lay_out_now()
        top = self.journey.mapTo(self._content, self.journey.rect().topLeft()).y()
        bar = self._scroll.verticalScrollBar()
        if top < bar.value() or top + self.journey.height() > bar.value() + self._scroll.viewport().height():
            bar.setValue(top - 10)

    def _section_of(self, anchor: str) -> QWidget | None:
        """The card in which a section is shown whose heading is not in the text."""
        key = self._page.elsewhere.get(anchor, "") if self._page else ""
        cards = {"say": self._say_card, "journey": self.journey, "decide": self.cards, "ask": self.cards}
        return {**cards, "avoid": self.cards}.get(key)

    def focus_text(self) -> None:
        """Puts the cursor into the answer, for keys and screen readers."""
        self._say.setFocus(Qt.FocusReason.TabFocusReason)

    def ask_filed(self) -> None:
        """Opens the line for another day and scrolls to it: a field must be in sight."""
        self._steps.finish()
        self.journey.ask_filed()
        _lay_out_now()
        focus = self.window().focusWidget()
        if focus is not None and self.journey.isAncestorOf(focus):
            self._scroll.ensureWidgetVisible(focus)

    def selected_text(self) -> str:
        """What is selected with the mouse or keyboard anywhere on the page."""
        self._steps.finish()
        for block in self._blocks():
            if selected := block.selected:
                return selected
        return ""

    def _lay_out(self) -> None:
        self._content = content = QWidget()
        content.setObjectName("pageBody")
        self._column = column = QVBoxLayout(content)
        column.setContentsMargins(*_MARGINS[0])
        column.setSpacing(8)
        column.addWidget(self.head)
        column.addLayout(self._notices)
        column.addWidget(self.looked_up)
        column.addWidget(self._say_card)
        # When and by whom is what the customer asks next, and is seen without scrolling.
        column.addWidget(self.journey)
        column.addWidget(self.pass_line)
        column.addWidget(self.cards)
        column.addLayout(self._body)
        column.addWidget(self._related)
        column.addStretch(1)
        self._section_mark = QFrame(content)
        self._section_mark.setObjectName("sectionMark")
        self._section_mark.hide()
        self._scroll = scroll_area(content)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 6, 1, 6)
        outer.setSpacing(0)
        bar = QHBoxLayout()
        bar.setContentsMargins(25, 0, 25, 0)
        bar.addWidget(self.find_bar)
        outer.addLayout(bar)
        outer.addWidget(self._scroll, 1)
        self._foot = QHBoxLayout()
        self._foot.setContentsMargins(*_FOOT[0])
        self._foot.addWidget(self.call_bar)
        outer.addLayout(self._foot)

    def _show_notices(self, notices: tuple[str, ...]) -> None:
        while len(self._notice_frames) < len(notices):
            self._notice_frames.append(Notice())
            self._notices.addWidget(self._notice_frames[-1])
        for frame, words in zip(self._notice_frames, notices, strict=False):
            frame.fill(words, self._theme)
        _show_first(self._notice_frames, len(notices))

    def _blocks(self) -> list[Searched]:
        """The texts that are shown, in the order in which they are read."""
        journey = [] if self.journey.isHidden() else [self.journey.chart]
        return [self._say, *journey, *self.cards.texts, *self._body.blocks, self._related]

    def _linked(self, address: str) -> None:
        anchor = address.removeprefix("#")
        section = self._page.elsewhere.get(anchor, "") if self._page else ""
        if anchor == address:
            self.linked.emit(address)
        elif section in _OPENED_BY:
            self._actions[_OPENED_BY[section]].trigger()
        else:
            self.scroll_to_anchor(anchor)

    def _find(self, needle: str) -> None:
        self._steps.finish()
        self._found = [(block, cursor) for block in self._blocks() for cursor in block.mark(needle)]
        self._current = 0
        self._show_found()

    def _step(self, by: int) -> None:
        if self._found:
            self._current = (self._current + by) % len(self._found)
            self._show_found()

    def _show_found(self) -> None:
        self.find_bar.show_count(self._current + 1, len(self._found))
        if not self._found:
            return
        here, cursor = self._found[self._current]
        for block in self._blocks():
            places = [place for owner, place in self._found if owner is block]
            block.paint_marks(places, cursor if block is here else None)
        top = here.mapTo(self._content, here.rect().topLeft()).y() + here.place_of(cursor)
        self._scroll.ensureVisible(0, top, 0, 80)

    def _end_find(self) -> None:
        self._found = []
        for block in self._blocks():
            block.paint_marks([], None)
        self.focus_text()

    def _restyle(self) -> None:
        for block in self._blocks():
            if isinstance(block, HtmlBlock):
                block.restyle()
        self._take_shape()
        if self._words is not None:
            self._show_notices(self._words.notices)


def _show_first(widgets: Sequence[QWidget], count: int) -> None:
    for number, widget in enumerate(widgets):
        widget.setVisible(number < count)


def _lay_out_now() -> None:
    """What is to be laid out at the next turn of the event loop takes its place now.

    A page that was not seen until now has another width, and no height to scroll in yet.
    """
    for _ in range(_PASSES):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
