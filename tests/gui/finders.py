"""Finds the parts of a pane as a user or a screen reader does: by kind, name, words, or role in the style sheet."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QAbstractButton, QLabel, QScrollArea, QWidget

from procdesk.gui.page.cards import AnswerCard
from procdesk.gui.page.page_view import PageView
from procdesk.gui.widgets.check_list import CheckRow
from procdesk.gui.widgets.html_view import HtmlBlock, HtmlView

Part = TypeVar("Part", bound=QObject)


def child(parent: QObject, kind: type[Part], name: str = "") -> Part:
    """The one part of that kind below `parent`; with `name`, the one that has this object name."""
    found = parent.findChildren(kind, name) if name else parent.findChildren(kind)
    assert len(found) == 1, (kind.__name__, name, len(found))
    return found[0]


def label(parent: QWidget, role: str) -> QLabel:
    """The one label with that role in the style sheet."""
    (found,) = (one for one in parent.findChildren(QLabel) if one.property("role") == role)
    return found


def button(parent: QWidget, name: str) -> QAbstractButton:
    """The one button that a screen reader calls by that name."""
    (found,) = (one for one in parent.findChildren(QAbstractButton) if one.accessibleName() == name)
    return found


def words(parent: QWidget) -> list[str]:
    """The texts of all labels that are seen."""
    return [one.text() for one in parent.findChildren(QLabel) if one.isVisible() and one.text()]


def scroll_area(pane: QWidget) -> QScrollArea:
    """What scrolls in a pane."""
    return child(pane, QScrollArea)


def answer(page: PageView) -> HtmlBlock:
    """The text of the answer."""
    return child(page, AnswerCard).block


def body(page: PageView) -> HtmlView:
    """The text below the cards."""
    return child(page, HtmlView)


def texts(page: PageView) -> list[HtmlBlock | CheckRow]:
    """The texts of a page, in the order in which they are read."""
    return [answer(page), *page.cards.texts, *body(page).blocks, child(page, HtmlBlock, "related")]
