"""Both themes are legible, follow the system, and a broken one is refused in clear words."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from procdesk.gui.theme import Colours, Theme, load_colours, style_sheet, vars_of
from procdesk.gui.widgets.basic import label
from procdesk.resources import resource

PAIRS = (
    *((ink, ground) for ink in ("text", "quiet") for ground in ("background", "pane", "selection", "say")),
    *(("accent", ground) for ground in ("pane", "accent_soft", "say", "background")),
    *((tone, f"{tone}_soft") for tone in ("good", "amber", "red")),
    *((tone, "pane") for tone in ("good", "amber", "red")),
    ("text", "match"),
    ("text", "accent_soft"),
    ("text", "amber_soft"),
    # The choice of a guide that has the cursor, and the end of a guide with a link in it.
    ("quiet", "accent_soft"),
    ("text", "good_soft"),
    ("accent", "good_soft"),
    # The current place of find in page is painted the other way round.
    ("pane", "accent"),
)


def luminance(colour: str) -> float:
    """Relative luminance, as WCAG 2.2 defines it."""
    parts = [channel / 255 for channel in QColor(colour).getRgb()[:3]]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    bright, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("pair", PAIRS, ids=" on ".join)
@pytest.mark.parametrize("name", ["light", "dark"])
def test_text_stands_out_from_its_ground(name: str, pair: tuple[str, str]) -> None:
    colours = load_colours(resource("themes", f"{name}.toml"))
    ink, ground = (getattr(colours, one) for one in pair)
    assert contrast(ink, ground) >= 4.5


@pytest.mark.parametrize("ground", ["pane", "background"])
@pytest.mark.parametrize("name", ["light", "dark"])
def test_the_handle_of_a_scroll_bar_stands_out_from_its_ground(name: str, ground: str) -> None:
    colours = load_colours(resource("themes", f"{name}.toml"))
    for handle in (colours.handle, colours.quiet):
        assert contrast(handle, getattr(colours, ground)) >= 3
    written = style_sheet(vars_of(colours), float)
    used = set(re.findall(r"QScrollBar::handle[^{]*\{ background: (#\w+);", written))
    assert used == {colours.handle, colours.quiet}


@pytest.mark.parametrize("name", ["light", "dark"])
def test_the_text_of_an_empty_field_stands_out_from_its_ground(qapp: QApplication, qtbot: QtBot, name: str) -> None:
    theme = Theme(name, 100)
    frames = [QFrame() for _ in range(3)]
    for frame, kind in zip(frames, ("searchBox", "findBar", ""), strict=True):
        qtbot.addWidget(frame)
        frame.setObjectName(kind)
        frame.setProperty("role", "field")
        lines = (QLineEdit(frame), QPlainTextEdit(frame))
        frame.ensurePolished()
        for line in lines:
            painted = line.palette().color(QPalette.ColorRole.PlaceholderText)
            assert painted.alpha() == 255
            for ground in (theme.colours.pane, theme.colours.background):
                assert contrast(painted.name(), ground) >= 4.5
    theme.deleteLater()


@pytest.mark.parametrize("role", ["badge", "key", "capitals", "quiet"])
def test_the_smallest_words_have_nine_points(theme: Theme, qtbot: QtBot, role: str) -> None:
    words = label(role, "Esc")
    qtbot.addWidget(words)
    words.ensurePolished()
    assert words.font().pointSizeF() >= 9


def test_no_text_of_the_window_is_smaller_than_nine_points(theme: Theme) -> None:
    sizes = re.findall(r"font-size: ([\d.]+)pt", style_sheet(vars_of(theme.colours), theme.points))
    assert min(float(size) for size in sizes) >= 9


def test_contrast_is_measured_as_the_standard_says() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


def test_the_window_follows_the_system_as_long_as_nothing_else_is_chosen(
    qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    scheme = Qt.ColorScheme.Dark
    hints = type(qapp.styleHints())
    monkeypatch.setattr(hints, "colorScheme", lambda _self: scheme)
    theme = Theme("auto", 100)
    assert theme.colours == load_colours(resource("themes", "dark.toml"))
    scheme = Qt.ColorScheme.Light
    with qtbot.waitSignal(theme.changed):
        qapp.styleHints().colorSchemeChanged.emit(scheme)
    assert theme.colours == load_colours(resource("themes", "light.toml"))
    theme.choose_scheme("dark")
    with qtbot.assertNotEmitted(theme.changed):
        qapp.styleHints().colorSchemeChanged.emit(scheme)
    assert qapp.palette().color(QPalette.ColorRole.Window).name().upper() == theme.colours.background
    theme.deleteLater()


@pytest.mark.parametrize(("asked", "given"), [(10, 80), (80, 80), (150, 150), (999, 200)])
def test_the_text_size_stays_within_its_limits(theme: Theme, asked: int, given: int) -> None:
    theme.choose_percent(asked)
    assert theme.percent == given
    assert theme.font(10).pointSizeF() == pytest.approx(10 * given / 100)


def test_icons_take_the_themes_colour(theme: Theme) -> None:
    image = theme.icon("warning", "amber").pixmap(40, 40).toImage()
    seen = {
        image.pixelColor(x, y).name().upper()
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    }
    assert theme.colours.amber in seen


@pytest.mark.parametrize("broken", ["missing", "no colour", "no toml"])
def test_a_broken_theme_is_refused_with_the_file_and_what_is_wrong(tmp_path: Path, broken: str) -> None:
    sound = resource("themes", "light.toml").read_text()
    first = next(iter(Colours.__dataclass_fields__))
    texts = {
        "missing": (sound.replace(f"{first} =", "other ="), first),
        "no colour": (sound.replace("#1B2430", "reddish"), "reddish"),
        "no toml": (sound + "= =", "line"),
    }
    text, word = texts[broken]
    path = tmp_path / "mine.toml"
    path.write_text(text)
    with pytest.raises(ValueError, match=f"(?s)mine.toml: .*{word}"):
        load_colours(path)
