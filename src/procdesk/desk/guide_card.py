"""What a guide says now: a question that is asked, or an end that says what to do. Made once, filled for each."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout

from procdesk.desk.guiding import GuideScreen
from procdesk.desk.parts import label, set_tone, shortened, wrapped_label
from procdesk.desk.text_block import HtmlBlock, ReadPicture
from procdesk.desk.theme import Theme


class GuideCard(QFrame):
    """A heading and its text; only an end looks like a card. `text` is what may hold links."""

    def __init__(self, theme: Theme, read_picture: ReadPicture) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setProperty("tone", "bare")
        self._name = label("capitals", tone="good")
        self._heading = wrapped_label("question")
        # One long word must not widen the guide.
        self._heading.setMinimumWidth(1)
        self.text = HtmlBlock(theme, read_picture, tone="guide")
        self._lead = wrapped_label("quiet", self.tr("It has no guide: read what its page says."))
        self._column = QVBoxLayout(self)
        self._column.setSpacing(6)
        for part in (self._name, self._heading, self.text, self._lead):
            self._column.addWidget(part)

    @property
    def heading(self) -> str:
        """The question, or what the end is called."""
        return self._heading.text()

    def fill(self, screen: GuideScreen) -> None:
        """Shows a question, an outcome, or that another page goes on where this guide ends."""
        question = screen.run.question
        ends = not screen.run.ways
        set_tone(self, "say" if question is None else "good" if ends else "bare")
        set_tone(self._name, "accent" if question is None else "good")
        self._column.setContentsMargins(*((18, 12, 16, 12) if ends else (0, 0, 0, 0)))
        self._name.setText(self._words(screen).upper())
        self._name.setVisible(ends)
        heading = (question.heading if question else "") or screen.run.write_up.title
        self._heading.setText(shortened(heading))
        self.text.show_html(screen.text)
        self.text.setVisible(bool(screen.text))
        self.text.setAccessibleName(heading)
        has_links = "<a href" in screen.text
        self.text.setFocusPolicy(Qt.FocusPolicy.StrongFocus if has_links else Qt.FocusPolicy.NoFocus)
        self._lead.setVisible(question is None)

    def spoken(self, screen: GuideScreen) -> str:
        """What screen readers say when it is shown."""
        words, count = self._words(screen), len(screen.ways)
        if words:
            return f"{words}: {self.heading}"
        return self.tr("{question} Answers: {count}").format(question=self.heading, count=count)

    def _words(self, screen: GuideScreen) -> str:
        """What kind of end this is; "" for a question."""
        if screen.run.question is None:
            return self.tr("This goes on in another page")
        return self.tr("This is what to do") if screen.run.is_outcome else ""
