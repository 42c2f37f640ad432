"""Copying and mailing tell whether they worked, since a system can have neither."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QClipboard
from PySide6.QtWidgets import QApplication

from procdesk.call.message import mailto
from procdesk.gui.clipboard import open_in_mail, put_on_clipboard


class Locked:
    """A clipboard that another program holds."""

    def setText(self, text: str) -> None: ...  # noqa: N802

    def text(self) -> str:
        return "something else"


class Broken(Locked):
    def setText(self, text: str) -> None:  # noqa: N802
        raise RuntimeError


def test_a_copied_text_is_on_the_clipboard(qapp: QApplication) -> None:
    assert put_on_clipboard("Año\nnuevo 😀", qapp.clipboard())
    assert qapp.clipboard().text() == "Año\nnuevo 😀"


@pytest.mark.parametrize("clipboard", [Locked(), Broken()])
def test_a_clipboard_that_does_not_take_the_text_is_told(clipboard: QClipboard) -> None:
    assert not put_on_clipboard("Hola", clipboard)


def test_the_mail_program_gets_the_address_as_it_was_made() -> None:
    opened: list[bytes] = []
    address = mailto("a@b.es", "Año & más", "50 % de 3 + 4\nñ #1")
    assert open_in_mail(address, lambda url: opened.append(url.toEncoded().data()) is None)
    assert opened == [address.encode()]


def refuse(_: QUrl) -> bool:
    return False


def fail(_: QUrl) -> bool:
    raise OSError("no mail program")


@pytest.mark.parametrize("open_url", [refuse, fail])
def test_without_a_mail_program_the_window_is_told(open_url: object) -> None:
    assert not open_in_mail("mailto:a@b.es", open_url)  # type: ignore[arg-type]


@pytest.mark.parametrize("address", ["", "https://a.es", "file:///etc/passwd", "mailto", "not an address"])
def test_nothing_else_than_a_mail_is_opened(address: str) -> None:
    assert not open_in_mail(address, lambda _: True)
