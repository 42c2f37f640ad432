"""The page as staff will see it, beside its text: it follows what is typed, and the cursor."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedLayout, QWidget

from procdesk.gui.actions import Actions
from procdesk.gui.context import AppContext
from procdesk.gui.formatting import CallFormatter
from procdesk.gui.owner.editing.edited_page import EditedPage
from procdesk.gui.page.page_view import PageView
from procdesk.gui.widgets.basic import wrapped_label
from procdesk.library import DraftPage, Opened
from procdesk.model import WriteUp
from procdesk.text import anchor


class PreviewPanel(QWidget):
    """Shows each draft that was read, with the section marked in which the cursor stands."""

    def __init__(self, context: AppContext, page: EditedPage) -> None:
        super().__init__()
        self._context = context
        self._page = page
        self._formatter = CallFormatter(context.interface_language, self)
        self._anchor: str | None = None
        # Actions of its own, which do nothing: in the window of a call the same buttons copy and pass on. Their keys
        # are shown on the buttons and heard nowhere else, for the editor has others of the same keys.
        actions = Actions(self)
        for one in actions.all():
            one.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.view = PageView(context.theme, actions, context.library.picture, context.locale)
        self.view.setAccessibleName(self.tr("The page as staff will see it"))
        self._nothing = wrapped_label("lead", self.tr("The page appears here as soon as its text has been read."))
        self._nothing.setContentsMargins(24, 24, 24, 24)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._nothing)
        self._stack.addWidget(self.view)
        self.setFocusProxy(self.view)
        page.read.connect(self._show)
        page.line_moved.connect(lambda _line: self._follow())
        self.view.shown.connect(self._mark)
        if page.draft is not None:
            self._show(page.draft)

    def _show(self, draft: DraftPage) -> None:
        if draft.opened is None:
            self._nothing.setText(self.tr("This file is no page that staff open by itself: there is nothing to show."))
            self._stack.setCurrentWidget(self._nothing)
            return
        self._anchor = _section_anchor(draft.write_up, self._page.line)
        self._fill(draft.opened)
        self._stack.setCurrentWidget(self.view)

    def _fill(self, opened: Opened) -> None:
        page, beside = opened.page, opened.call_context
        names = {one.contact.slug: one.contact.name for one in beside.targets}
        words = self._formatter.bar(
            beside, guide=bool(page.write_up.guide), complaint="", department_name=lambda slug: names.get(slug, slug)
        )
        labels = self._context.formatter.page_words(page, page.write_up.lang, words, beside.outcome)
        self.view.show_page(page, labels, beside)

    def _follow(self) -> None:
        """The cursor is in another line: its section is shown once it is another one."""
        write_up = self._page.draft.write_up if self._page.draft else None
        found = _section_anchor(write_up, self._page.line)
        if found != self._anchor:
            self._anchor = found
            self._mark()

    def _mark(self) -> None:
        if self._stack.currentWidget() is self.view and self.view.page is not None:
            self.view.mark_section(self._anchor or "")


def _section_anchor(write_up: WriteUp | None, line: int) -> str:
    """The heading of the section to which a line belongs, as links name it; "" above the first one."""
    sections = write_up.sections if write_up else ()
    own = [one for one in sections if one.line <= line and one.heading]
    return anchor(own[-1].heading) if own else ""
