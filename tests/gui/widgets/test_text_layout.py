"""Lines of text with matched words; Python counts letters, Qt counts UTF-16 units, of which an emoji has two."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QFont
from pytestqt.qtbot import QtBot

from procdesk.gui.widgets.text_layout import FontMetrics, TextLayoutCache, font_metrics
from procdesk.model import Span

WIDE = 5_000.0


@pytest.fixture
def type_(qtbot: QtBot) -> FontMetrics:
    return font_metrics(QFont("Inter", 11))


def marked_words(text: str, word: str, type_: FontMetrics, width: float = WIDE) -> list[str]:
    """What Qt shows in the match colour where `word` is marked in `text`."""
    start = text.index(word)
    line = TextLayoutCache(QColor("black")).marked(text, (Span(start, start + len(word)),), type_, width)
    shown = line.layout.text().encode("utf-16-le")
    return [shown[2 * one.start : 2 * (one.start + one.length)].decode("utf-16-le") for one in line.layout.formats()]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Cobro duplicado", "duplicado"),
        ("🏢 Pedidos de sucursales", "sucursales"),
        ("🏢🛠️ Pedidos 📦 de sucursales", "sucursales"),
        ("Avería 🔥 urgente", "🔥 urgente"),
        ("👩‍🔧 Técnico en casa", "Técnico"),
        ("Te\u0301cnico en casa", "casa"),
        ("𝐀viso de corte", "corte"),
    ],
)
def test_the_words_that_matched_are_marked_letter_by_letter(text: str, word: str, type_: FontMetrics) -> None:
    assert marked_words(text, word, type_) == [word]


def test_the_ground_of_a_word_begins_where_the_words_before_it_end(type_: FontMetrics) -> None:
    text = "🏢 Pedidos"
    line = TextLayoutCache(QColor("black")).marked(text, (Span(2, 9),), type_, WIDE)
    (ground,) = line.grounds
    assert ground[0] == pytest.approx(type_.metrics.horizontalAdvance("🏢 "), abs=1)
    assert ground[1] == pytest.approx(type_.metrics.horizontalAdvance("Pedidos"), abs=1)


def test_a_word_behind_emoji_that_is_cut_off_is_brought_into_sight(type_: FontMetrics) -> None:
    text = "🏢 " + "muy largo 📦 " * 20 + "sucursales"
    assert marked_words(text, "sucursales", type_, 300) == ["sucursales"]


@pytest.mark.parametrize("emoji", ["", "🏢 ", "📦📦📦 "])
def test_a_text_in_two_lines_loses_no_letter_to_an_emoji(emoji: str, type_: FontMetrics) -> None:
    text = f"{emoji}Tiene razón en revisarlo {emoji}y lo compruebo ahora"
    lines = TextLayoutCache(QColor("black")).paragraph(text, type_, type_.metrics.horizontalAdvance(text) * 0.6, 2)
    assert "".join(line.text.text() for line in lines).replace(" ", "") == text.replace(" ", "")


def test_a_text_that_does_not_fit_ends_in_dots_and_not_in_half_an_emoji(type_: FontMetrics) -> None:
    lines = TextLayoutCache(QColor("black")).paragraph("🏢 uno dos 📦 " * 30, type_, 200, 2)
    assert lines[-1].text.text().endswith("…")
    assert all(letter < "\ud800" or letter > "\udfff" for line in lines for letter in line.text.text())
