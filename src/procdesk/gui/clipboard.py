"""Text to the clipboard and messages to the mail program, with a word where that fails."""

from __future__ import annotations

import logging
from collections.abc import Callable

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QClipboard, QDesktopServices, QGuiApplication

from procdesk.gui.status_bar import StatusBar
from procdesk.gui.widgets.toast import Toast

_log = logging.getLogger(__name__)


def open_in_mail(address: str, open_url: Callable[[QUrl], bool] = QDesktopServices.openUrl) -> bool:
    """Opens a `mailto:` address in the mail program; False where there is none, or the system refuses."""
    url = QUrl.fromEncoded(address.encode("ascii", "replace"), QUrl.ParsingMode.StrictMode)
    if not url.isValid() or url.scheme() != "mailto":
        return False
    try:
        return bool(open_url(url))
    except Exception:
        _log.exception("the mail program could not be opened")
        return False


def put_on_clipboard(text: str, clipboard: QClipboard) -> bool:
    """Copies a text; False where the clipboard did not take it, since other programs can lock it."""
    try:
        clipboard.setText(text)
        taken = _lines(clipboard.text()) == _lines(text)
    except Exception:
        _log.exception("the clipboard could not be used")
        return False
    # What a customer said may be in it: only how much it was is written down.
    _log.info("copied a text of %d letters" if taken else "the clipboard did not take a text of %d letters", len(text))
    return taken


def _lines(text: str) -> list[str]:
    """The lines of a text: systems end them in their own way."""
    return text.splitlines()


class ClipboardCopier(QObject):
    """Says what has become of a text over the content, and in the status bar, to which it belongs."""

    def __init__(self, status_bar: StatusBar, toast: Toast) -> None:
        super().__init__(status_bar)
        self._status_bar = status_bar
        self._toast = toast

    def copy(self, text: str, done: str) -> bool:
        """Whether the clipboard took the text; `done` are the words for that."""
        copied = put_on_clipboard(text, QGuiApplication.clipboard())
        if copied:
            self._status_bar.say(done)
            self._toast.tell(done, text)
        else:
            self.refuse(self.tr("Nothing was copied: another program is using the clipboard. Try again."))
        return copied

    def refuse(self, why: str) -> None:
        """Says why nothing was copied."""
        self._status_bar.say(why)
        self._toast.warn(why)
