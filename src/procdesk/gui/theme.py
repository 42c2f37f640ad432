"""Colours, fonts and style sheets of the window and of documents."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from string import Template

from PySide6.QtCore import QByteArray, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from procdesk.resources import resource

_WIDGETS = Template("""
* { outline: none; }
QWidget#window { background: $background; }
QToolTip { background: $pane; color: $text; border: 1px solid $line; padding: 4px 6px; }
QFrame#searchBox, QFrame#page, QFrame#welcome, QFrame#guide { background: $pane; border: 1px solid $line;
  border-radius: 12px; }
QFrame#searchBox[searching="true"] { border: 1px solid $accent; }
QFrame#searchBox QLineEdit { background: transparent; border: none; padding: 0; font-size: ${pt15}pt; color: $text;
  selection-background-color: $accent_soft; selection-color: $text; }
QLineEdit, QPlainTextEdit { placeholder-text-color: $quiet; }
QLabel { background: transparent; color: $text; }
QLabel[role="quiet"] { color: $quiet; font-size: ${pt9}pt; }
QLabel[role="lead"] { color: $quiet; font-size: ${pt11}pt; }
QLabel[role="title"] { color: $text; font-size: ${pt18}pt; font-weight: 500; }
QLabel[role="title"][tone="narrow"] { font-size: ${pt13}pt; font-weight: 600; }
QLabel[role="capitals"] { color: $quiet; font-size: ${pt9}pt; font-weight: 700; }
QLabel[role="capitals"][tone="accent"] { color: $accent; }
QLabel[role="capitals"][tone="good"] { color: $good; }
QLabel[role="capitals"][tone="red"] { color: $red; }
QLabel[role="key"] { color: $quiet; font-size: ${pt9}pt; border: 1px solid $line; border-radius: 4px; padding: 1px 6px;
  background: $background; }
QLabel[role="badge"] { font-size: ${pt9}pt; font-weight: 700; border-radius: 8px; padding: 2px 9px;
  color: $quiet; background: $background; }
QLabel[role="badge"][tone="good"] { color: $good; background: $good_soft; }
QLabel[role="badge"][tone="amber"] { color: $amber; background: $amber_soft; }
QLabel[role="badge"][tone="red"] { color: $red; background: $red_soft; }
QFrame[role="card"] { background: $pane; border: 1px solid $line; border-radius: 10px; }
QFrame[role="card"][tone="say"] { background: $say; border: 1px solid $line; border-left: 4px solid $accent; }
QFrame[role="card"][tone="confirm"] { background: $amber_soft; border: 1px solid $amber;
  border-left: 4px solid $amber; }
QLabel[role="capitals"][tone="amber"] { color: $amber; }
QFrame[role="card"][tone="meant"] { border: 1px solid $accent; border-left: 4px solid $accent; }
QFrame[role="card"]:focus { border: 1px solid $accent; background: $selection; }
QFrame[role="notice"] { background: $amber_soft; border: none; border-radius: 10px; }
QFrame[role="notice"] QLabel { color: $amber; }
QTextBrowser[role="text"] { background: transparent; border: 1px solid transparent; border-radius: 4px;
  color: $text; font-size: ${pt105}pt;
  selection-background-color: $accent_soft; selection-color: $text; }
QTextBrowser[role="text"]:focus { border: 1px solid $accent; }
QTextBrowser[role="text"][tone="say"] { font-size: ${pt13}pt; }
QPushButton, QToolButton { background: $pane; color: $text; border: 1px solid $line; border-radius: 8px;
  padding: 6px 12px; font-size: ${pt105}pt; icon-size: ${px16}px; }
QPushButton:hover, QToolButton:hover { background: $selection; }
QPushButton:focus, QToolButton:focus { border: 2px solid $accent; padding: 5px 11px; }
QPushButton[role="bar"], QToolButton[role="bar"] { border-radius: 12px; padding: 8px 14px; font-size: ${pt11}pt; }
QPushButton[role="bar"]:focus, QToolButton[role="bar"]:focus { padding: 7px 13px; }
QPushButton::menu-indicator, QToolButton::menu-indicator { image: none; width: 0; }
QPushButton[role="quiet"], QToolButton[role="quiet"] { color: $quiet; font-size: ${pt9}pt; padding: 3px 8px;
  border-radius: 6px; }
QPushButton[role="quiet"]:focus, QToolButton[role="quiet"]:focus { padding: 2px 7px; }
QPushButton[role="main"] { background: $accent_soft; color: $accent; font-weight: 600; }
QPushButton[role="department"], QPushButton[role="example"] { padding: 0; border-radius: 10px; }
QPushButton[role="department"]:focus, QPushButton[role="example"]:focus { padding: 0; }
QLabel[role="name"] { font-size: ${pt11}pt; font-weight: 600; }
QListView { background: transparent; border: 1px solid transparent; border-radius: 10px; }
QListView:focus { border: 1px solid $accent; }
QListView#outline { background: $pane; border: 1px solid $line; border-radius: 8px; padding: 6px; }
QListView#outline:focus { border: 1px solid $accent; }
QListView#outline::item { padding: 5px 8px; border-radius: 5px; color: $text; }
QListView#outline::item:selected { background: $selection; color: $text; }
QMenu { background: $pane; color: $text; border: 1px solid $line; padding: 6px; }
QMenu::item { padding: 6px 26px 6px 22px; border-radius: 6px; }
QMenu::item:selected { background: $selection; }
QMenu::item:disabled { color: $quiet; }
QMenu::separator { height: 1px; background: $line; margin: 6px 8px; }
QMenu::indicator { width: 14px; height: 14px; left: 5px; }
QFrame[role="toast"] { background: $good_soft; border: 1px solid $good; border-radius: 10px; }
QFrame[role="toast"][tone="amber"] { background: $amber_soft; border: 1px solid $amber; }
QFrame[role="toast"] QLabel[role="strong"] { color: $good; }
QFrame[role="toast"][tone="amber"] QLabel[role="strong"] { color: $amber; }
QFrame[role="toast"] QLabel[role="quiet"] { color: $text; }
QFrame#palette { background: $pane; border: 1px solid $accent; border-radius: 12px; }
QFrame#palette QTreeView { background: $pane; border: none; outline: none; }
QFrame#palette QTreeView::item { padding: 5px 6px; border: none; }
QFrame#palette QTreeView::item:selected, QFrame#palette QTreeView::item:hover { background: $selection; }
QScrollArea, QScrollArea > QWidget > QWidget#pageBody { background: transparent; border: none; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 2px; }
QScrollBar::handle:vertical { background: $handle; border-radius: 3px; min-height: 36px; }
QScrollBar::handle:vertical:hover, QScrollBar::handle:horizontal:hover { background: $quiet; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 2px; }
QScrollBar::handle:horizontal { background: $handle; border-radius: 3px; min-width: 36px; }
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page { background: none; border: none;
  width: 0; height: 0; }
QSplitter::handle { background: transparent; }
QFrame#findBar { background: $background; border: 1px solid $line; border-radius: 8px; }
QFrame#findBar QLineEdit { background: transparent; border: none; border-bottom: 1px solid transparent;
  font-size: ${pt105}pt; }
QFrame#findBar QLineEdit:focus { border-bottom: 1px solid $accent; }
QPushButton[role="key"] { color: $quiet; background: $background; border-radius: 4px; padding: 2px 8px;
  font-size: ${pt9}pt; }
QPushButton[role="key"]:hover { color: $text; }
QPushButton[role="key"]:focus { color: $text; border: 1px solid $accent; padding: 2px 8px; }
QPushButton[role="choice"] { border-radius: 10px; padding: 0; }
QPushButton[role="choice"]:hover { background: $selection; }
QPushButton[role="choice"]:focus { background: $accent_soft; border: 1px solid $accent; border-left: 4px solid $accent;
  padding: 0; }
QLabel[role="number"] { color: $accent; background: $pane; border: 1px solid $line; border-radius: 6px;
  font-size: ${pt13}pt; font-weight: 600; }
QLabel[role="number"]:disabled, QLabel[role="name"]:disabled { color: $quiet; }
QPushButton[role="next"] { padding: 0; }
QPushButton[role="next"]:focus { padding: 0; }
QLabel[role="strong"] { font-size: ${pt105}pt; font-weight: 600; }
QTextBrowser[role="text"][tone="guide"] { font-size: ${pt12}pt; }
QLabel[role="question"] { font-size: ${pt15}pt; font-weight: 600; }
QFrame[role="card"][tone="bare"] { background: transparent; border: none; }
QFrame[role="card"][tone="good"] { background: $good_soft; border: 1px solid $line; border-left: 4px solid $good; }
QLabel[role="standing"] { font-size: ${pt105}pt; font-weight: 600; border-radius: 6px; padding: 3px 8px; }
QLabel[role="standing"][tone="amber"] { color: $amber; background: $amber_soft; }
QLabel[role="standing"][tone="red"] { color: $red; background: $red_soft; }
QFrame[role="field"] { background: $background; border: 1px solid $line; border-radius: 8px; }
QFrame[role="field"] QLineEdit { background: $pane; border: 1px solid $line; border-radius: 6px; padding: 3px 8px;
  font-size: ${pt105}pt; }
QFrame[role="field"] QLineEdit:focus { border: 1px solid $accent; }
QLabel[role="echo"] { color: $quiet; font-size: ${pt105}pt; }
QLabel[role="echo"][tone="good"] { color: $accent; font-weight: 600; }
QLabel[role="echo"][tone="red"] { color: $red; }
QDialog { background: $background; }
QProgressBar { background: $line; border: none; border-radius: 2px; max-height: 4px; min-height: 4px; }
QProgressBar::chunk { background: $accent; border-radius: 2px; }
QFrame#handOver { background: $pane; border: 1px solid $line; border-radius: 12px; }
QFrame#handOver:focus, QFrame#guide:focus, QFrame#handOverSummary:focus { border: 1px solid $accent; }
QWidget#noCall { border: 1px solid transparent; border-radius: 8px; }
QWidget#noCall:focus { border: 1px solid $accent; }
QFrame#handOverFoot { border: none; border-top: 1px solid $line; }
QLabel[role="phone"] { font-size: ${pt13}pt; font-weight: 600; }
QLabel[role="sayable"] { font-size: ${pt11}pt; }
QFrame[role="card"][tone="amber"] { background: $amber_soft; border: 1px solid $amber_soft;
  border-left: 4px solid $amber; }
QLabel[role="capitals"][tone="amber"] { color: $amber; }
QToolButton[role="mark"] { background: transparent; border: 1px solid transparent; border-radius: 4px; color: $quiet;
  font-size: ${pt9}pt; padding: 0px 4px; }
QToolButton[role="mark"]:hover { background: $selection; }
QToolButton[role="mark"]:focus { border: 1px solid $accent; padding: 0px 4px; }
QToolButton[role="chip"] { border-radius: 8px; padding: 4px 10px; font-size: ${pt9}pt; }
QToolButton[role="chip"]:focus { padding: 3px 9px; }
QToolButton[role="chip"]:checked { background: $accent_soft; color: $accent; font-weight: 600; border-color: $accent; }
QPushButton QLabel[role="words"] { font-size: ${pt105}pt; font-weight: 600; }
QPushButton[role="main"] QLabel[role="words"] { color: $accent; }
QPushButton[role="keyed"], QPushButton[role="keyed"]:focus { padding: 0; }
QPushButton[role="keyed"][tone="main"] { background: $accent_soft; }
QPushButton[role="keyed"][tone="chip"] { border-radius: 10px; }
QLabel[role="deed"] { font-size: ${pt105}pt; font-weight: 600; }
QLabel[role="deed"][tone="main"] { color: $accent; }
QLabel[role="deed"][tone="chip"] { color: $good; font-size: ${pt9}pt; }
QPlainTextEdit[role="note"] { background: $pane; color: $text; border: 1px solid $line; border-radius: 10px;
  padding: 10px 12px; font-size: ${pt11}pt; selection-background-color: $accent_soft; selection-color: $text; }
QPlainTextEdit[role="note"]:focus { border: 1px solid $accent; }
QFrame[role="options"] { background: $pane; border: 1px solid $line; border-radius: 10px; }
QFrame[role="options"] QRadioButton { font-size: ${pt105}pt; padding: 6px 8px; border-radius: 6px; spacing: 8px;
  border: 1px solid transparent; }
QFrame[role="options"] QRadioButton:hover { background: $selection; }
QFrame[role="options"] QRadioButton:focus { border: 1px solid $accent; }
QFrame[role="options"] QRadioButton:checked { font-weight: 600; }
QFrame[role="options"] QRadioButton::indicator { width: ${px14}px; height: ${px14}px; border: 1px solid $quiet;
  border-radius: ${px8}px; background: $pane; }
QFrame[role="options"] QRadioButton::indicator:checked { width: ${px6}px; height: ${px6}px;
  border: ${px5}px solid $accent; }
QLineEdit[role="line"] { background: $pane; border: 1px solid $line; border-radius: 8px; padding: 6px 10px;
  font-size: ${pt105}pt; }
QLineEdit[role="line"]:focus { border: 1px solid $accent; }
QFrame#sectionMark { background: $accent; border: none; border-radius: 2px; }
QMainWindow#editor { background: $background; }
QMenuBar { background: $background; color: $text; font-size: ${pt105}pt; }
QMenuBar::item { padding: 4px 10px; border-radius: 6px; background: transparent; }
QMenuBar::item:selected { background: $selection; }
QPlainTextEdit[role="editor"] { background: $pane; color: $text; selection-background-color: $accent_soft;
  selection-color: $text; }
QFrame[role="pane"] { background: $pane; border: 1px solid $line; border-radius: 10px; }
QTabWidget::pane { border: 1px solid $line; border-radius: 10px; background: $pane; }
QTabBar::tab { background: transparent; color: $quiet; padding: 6px 12px; border: 1px solid transparent;
  border-bottom: 2px solid transparent; font-size: ${pt105}pt; }
QTabBar::tab:selected { color: $text; border-bottom: 2px solid $accent; font-weight: 600; }
QTabBar::tab:focus { border: 1px solid $accent; border-radius: 6px; }
QComboBox, QPlainTextEdit[role="field"] { background: $pane; color: $text; border: 1px solid $line; border-radius: 8px;
  padding: 5px 8px; font-size: ${pt105}pt; }
QComboBox:focus, QPlainTextEdit[role="field"]:focus { border: 1px solid $accent; }
QComboBox[role="filter"]::drop-down { border: none; width: 22px; }
QComboBox QAbstractItemView { background: $pane; color: $text; border: 1px solid $line;
  selection-background-color: $selection; selection-color: $text; }
QRadioButton, QCheckBox { font-size: ${pt105}pt; color: $text; spacing: 7px; padding: 2px 4px; border-radius: 4px;
  border: 1px solid transparent; }
QRadioButton:focus, QCheckBox:focus { border: 1px solid $accent; }
QRadioButton::indicator, QCheckBox::indicator { width: ${px14}px; height: ${px14}px; border: 1px solid $quiet;
  background: $pane; }
QRadioButton::indicator { border-radius: ${px7}px; }
QCheckBox::indicator { border-radius: 3px; }
QRadioButton::indicator:checked { width: ${px6}px; height: ${px6}px; border: ${px5}px solid $accent; }
QCheckBox::indicator:checked { background: $accent; border: 1px solid $accent; }
QComboBox::drop-down { border: none; width: 22px; }
QCalendarWidget QWidget { color: $text; background: $pane; alternate-background-color: $background; }
""")
_DOCUMENTS = Template("""
p { margin-top: 0; margin-bottom: 7px; }
a { color: $accent; text-decoration: underline; }
h1 { font-size: ${pt15}pt; font-weight: 600; margin-top: 14px; margin-bottom: 6px; }
h2 { font-size: ${pt12}pt; font-weight: 600; margin-top: 16px; margin-bottom: 5px; }
h3 { font-size: ${pt105}pt; font-weight: 600; margin-top: 10px; margin-bottom: 4px; }
h4, h5, h6 { font-size: ${pt105}pt; font-weight: 600; margin-top: 10px; margin-bottom: 4px; }
ul, ol { margin-top: 0; margin-bottom: 7px; margin-left: 0; }
li { margin-bottom: 3px; }
.key { color: $quiet; font-size: ${pt9}pt; background-color: $background; }
code, pre { font-family: monospace; background-color: $background; }
blockquote { color: $quiet; margin-left: 14px; }
th { background-color: $background; padding: 5px 8px; text-align: left; }
td { padding: 5px 8px; }
""")
_SIZES = {"pt9": 9.0, "pt105": 10.5, "pt11": 11.0, "pt12": 12.5, "pt13": 13.0, "pt15": 15.0, "pt18": 18.0}
# What is drawn beside a text grows with it.
_PIXELS = {"px5": 5, "px6": 6, "px7": 7, "px8": 8, "px14": 14, "px16": 16}


def _filled(template: Template, colours: Mapping[str, str], points: Callable[[float], float]) -> str:
    sizes = {name: f"{points(size):.1f}" for name, size in _SIZES.items()}
    sizes |= {name: f"{round(points(size))}" for name, size in _PIXELS.items()}
    return template.substitute(colours, **sizes)


def style_sheet(colours: Mapping[str, str], points: Callable[[float], float]) -> str:
    """The style sheet of the application; `points` scales a size given for 100 per cent."""
    return _filled(_WIDGETS, colours, points)


def document_style(colours: Mapping[str, str], points: Callable[[float], float]) -> str:
    """The style sheet of every text that is shown as HTML, in the subset that Qt's documents know."""
    return _filled(_DOCUMENTS, colours, points)


BODY_POINTS = 10.5
SMALLEST_PERCENT, LARGEST_PERCENT = 80, 200


@dataclass(frozen=True, slots=True)
class Colours:
    """One theme: every field is a colour as `#RRGGBB`, named by what it is for."""

    background: str
    pane: str
    line: str
    handle: str
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
    for side in (20, 40, 80):
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
