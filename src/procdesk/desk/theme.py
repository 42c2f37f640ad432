"""How the window looks: colours from a theme file, sizes from the user's text size, one style sheet for all widgets."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from pathlib import Path

from PySide6.QtCore import QByteArray, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from procdesk.desk.style import style_sheet
from procdesk.resources import resource

BODY_POINTS = 10.5
SMALLEST_PERCENT, LARGEST_PERCENT = 80, 200


@dataclass(frozen=True, slots=True)
class Colours:
    """One theme: every field is a colour as `#RRGGBB`, named by what it is for."""

    background: str
    pane: str
    line: str
    text: str
    quiet: str
    accent: str
    accent_soft: str
    selection: str
    say: str
    good: str
    good_soft: str
    amber: str
    amber_soft: str
    red: str
    red_soft: str
    match: str


def load_colours(path: Path) -> Colours:
    """The theme in a TOML file; raises ValueError, which names the file and what is missing in it or no colour."""
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise ValueError(f"{path.name}: {error}") from error
    names = [field.name for field in fields(Colours)]
    if missing := [name for name in names if name not in found]:
        raise ValueError(f"{path.name}: missing {', '.join(missing)}")
    values = {name: str(found[name]) for name in names}
    for name, value in values.items():
        if not QColor.isValidColorName(value):
            raise ValueError(f"{path.name}: {name} is no colour: {value}")
    return Colours(**values)


class Theme(QObject):
    """The look in force: `colours`, fonts by their role, icons in the theme's colour. `changed` says: paint again."""

    changed = Signal()

    def __init__(self, scheme: str, percent: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._scheme = scheme
        self.percent = _within_limits(percent)
        self._family = _interface_family()
        self._icons: dict[tuple[str, str], QIcon] = {}
        self._made: dict[str, QColor] = {}
        self.colours = self._colours_in_force()
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._system_changed)
        self._apply()

    @property
    def scheme(self) -> str:
        """`auto`, `light` or `dark`, as chosen."""
        return self._scheme

    def choose_scheme(self, scheme: str) -> None:
        """Shows the window in `light` or `dark`, or as the system has it (`auto`)."""
        self._scheme = scheme
        self._renew()

    def choose_percent(self, percent: int) -> None:
        """Shows all text at that many per cent of its size, within 80 to 200."""
        self.percent = _within_limits(percent)
        self._renew()

    def points(self, points: float) -> float:
        """A size in points, scaled to the user's text size."""
        return points * self.percent / 100

    def font(self, points: float, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
        """The interface's font at a size given for 100 per cent."""
        font = QFont(self._family) if self._family else QFont(QApplication.font())
        font.setPointSizeF(self.points(points))
        font.setWeight(weight)
        return font

    def colour(self, name: str) -> QColor:
        """A colour of the theme by its name."""
        if name not in self._made:
            self._made[name] = QColor(getattr(self.colours, name))
        return self._made[name]

    def icon(self, name: str, colour: str = "quiet") -> QIcon:
        """A picture of `resources/icons` in a colour of the theme."""
        key = (name, getattr(self.colours, colour))
        if key not in self._icons:
            self._icons[key] = _tinted(resource("icons", f"{name}.svg"), key[1])
        return self._icons[key]

    def _system_changed(self) -> None:
        if self._scheme == "auto":
            self._renew()

    def _renew(self) -> None:
        self.colours = self._colours_in_force()
        self._made.clear()
        self._apply()
        self.changed.emit()

    def _colours_in_force(self) -> Colours:
        dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        name = ("dark" if dark else "light") if self._scheme == "auto" else self._scheme
        return load_colours(resource("themes", f"{name}.toml"))

    def _apply(self) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.setFont(self.font(BODY_POINTS))
            app.setPalette(_palette(self.colours))
            app.setStyleSheet(style_sheet(vars_of(self.colours), self.points))


def vars_of(colours: Colours) -> dict[str, str]:
    """The colours by name."""
    return {field.name: getattr(colours, field.name) for field in fields(Colours)}


def _within_limits(percent: int) -> int:
    return max(SMALLEST_PERCENT, min(LARGEST_PERCENT, percent))


def _interface_family() -> str:
    """Inter where it is installed; else "" for the system's own interface font."""
    return "Inter" if "Inter" in QFontDatabase.families() else ""


def _tinted(path: Path, colour: str) -> QIcon:
    drawing = path.read_bytes().replace(b"#000", colour.encode())
    renderer = QSvgRenderer(QByteArray(drawing))
    icon = QIcon()
    for side in (20, 40):
        pixmap = QPixmap(side, side)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        renderer.render(painter, QRectF(0, 0, side, side))
        painter.end()
        icon.addPixmap(pixmap)
    return icon


def _palette(colours: Colours) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    for name, colour in (
        (role.Window, colours.background),
        (role.Base, colours.pane),
        (role.AlternateBase, colours.background),
        (role.Button, colours.pane),
        (role.ToolTipBase, colours.pane),
        (role.WindowText, colours.text),
        (role.Text, colours.text),
        (role.ButtonText, colours.text),
        (role.ToolTipText, colours.text),
        (role.PlaceholderText, colours.quiet),
        (role.Highlight, colours.accent_soft),
        (role.HighlightedText, colours.text),
        (role.Link, colours.accent),
        (role.LinkVisited, colours.accent),
        (role.Mid, colours.line),
    ):
        palette.setColor(name, QColor(colour))
    disabled = QPalette.ColorGroup.Disabled
    for name in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(disabled, name, QColor(colours.quiet))
    return palette
