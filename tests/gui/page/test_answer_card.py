"""The answer's card: who may give it, and what stands against promising it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLabel, QToolButton
from pytestqt.qtbot import QtBot

from procdesk.gui.actions import Actions
from procdesk.gui.formatting import AnswerLabels
from procdesk.gui.page.cards import AnswerCard
from procdesk.gui.theme import Theme
from tests.gui.conftest import OFFSCREEN
from tests.gui.finders import label

pytestmark = OFFSCREEN


@pytest.fixture
def actions() -> Iterator[Actions]:
    owner = QObject()
    yield Actions(owner)
    owner.deleteLater()


@pytest.fixture
def card(theme: Theme, actions: Actions, qtbot: QtBot) -> AnswerCard:
    made = AnswerCard(theme, actions, lambda path: None)
    qtbot.addWidget(made)
    made.resize(700, 160)
    made.show()
    return made


def said(card: AnswerCard) -> list[str]:
    return [one.text() for one in card.findChildren(QLabel) if one.isVisible() and one.text()]


def test_who_may_answer_stands_in_the_head_as_a_word_and_a_colour(card: AnswerCard) -> None:
    card.fill("<p>Tiene razón.</p>", AnswerLabels("Qué decir", ("Resuélvelo tú", "good")))
    assert said(card) == ["QUÉ DECIR", "Resuélvelo tú"]
    assert label(card, "badge").property("tone") == "good"
    assert card.property("tone") == "say"
    card.fill("<p>Otra.</p>", AnswerLabels("Qué decir"))
    assert said(card) == ["QUÉ DECIR"]


def test_a_warning_stands_in_the_card_and_colours_it_until_the_next_answer(card: AnswerCard) -> None:
    card.fill("<p>Tiene razón.</p>", AnswerLabels("Qué decir", warning="Confirma antes con cobros@norvia.example"))
    assert said(card)[-1].replace("\u200b", "") == "Confirma antes con cobros@norvia.example"
    assert card.property("tone") == "confirm"
    assert card.block.accessibleDescription() == "Confirma antes con cobros@norvia.example"
    card.fill("<p>Otra.</p>", AnswerLabels("Qué decir"))
    assert said(card) == ["QUÉ DECIR"]
    assert card.property("tone") == "say"


def test_in_a_narrow_window_the_keys_stand_alone(card: AnswerCard, actions: Actions) -> None:
    buttons = card.findChildren(QToolButton)
    assert [one.text().split("  ")[0] for one in buttons] == ["Ctrl C", "Ctrl L"]
    assert all("  " in one.text() for one in buttons)
    card.resize(360, 200)
    assert [one.text() for one in buttons] == ["Ctrl C", "Ctrl L"]
