"""What helps during a call, in the interface's words: the call bar, and what is said when a key was pressed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from procdesk.call.date_format import clock

if TYPE_CHECKING:
    from procdesk.call.context import CallContext
    from procdesk.call.hand_over import Contact


class CallFormatter(QObject):
    """Speaks the interface's language, `lang`."""

    def __init__(self, lang: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lang = lang

    def bar(self, beside: CallContext, *, guide: bool, complaint: str) -> dict[str, tuple[str, ...]]:
        """What each button of the call bar says for a page, from the longest to the shortest."""
        words: dict[str, tuple[str, ...]] = {
            "note": (self.tr("Note of the call"), self.tr("Note")),
            "complaint": (self.tr("Complaint"),) if complaint and complaint != beside.id else (),
            "guide": (self.tr("Guide, step by step"), self.tr("Guide")) if guide else (),
        }
        if beside.passings:
            words["hand_over"] = self._pass_to(beside.passings[0].contact)
        return words

    def _pass_to(self, contact: Contact) -> tuple[str, ...]:
        short = self.tr("Pass it on")
        whole = self.tr("Pass to {0}").format(contact.name)
        standing = contact.standing
        if standing is None or standing.open is None:
            return (whole, short)
        if not standing.open:
            return (self.tr("{0} · closed now").format(whole), whole, short)
        until = self.tr("open")
        if standing.until:
            until = self.tr("open until {0}").format(clock(standing.until.time(), self._lang))
        return (f"{whole} · {until}", whole, short)
