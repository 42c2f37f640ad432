"""The one style sheet of all widgets, and the one of all documents; sizes are points, so that text size scales both."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from string import Template

_WIDGETS = Template("""
* { outline: none; }
QWidget#desk { background: $background; }
QToolTip { background: $pane; color: $text; border: 1px solid $line; padding: 4px 6px; }
QFrame#searchBox, QFrame#page, QFrame#welcome, QFrame#guide { background: $pane; border: 1px solid $line;
  border-radius: 12px; }
QFrame#searchBox[searching="true"] { border: 1px solid $accent; }
QFrame#searchBox QLineEdit { background: transparent; border: none; padding: 0; font-size: ${pt15}pt; color: $text;
  selection-background-color: $accent_soft; selection-color: $text; }
QLabel { background: transparent; color: $text; }
QLabel[role="quiet"] { color: $quiet; font-size: ${pt9}pt; }
QLabel[role="lead"] { color: $quiet; font-size: ${pt11}pt; }
QLabel[role="title"] { color: $text; font-size: ${pt18}pt; font-weight: 500; }
QLabel[role="title"][tone="narrow"] { font-size: ${pt13}pt; font-weight: 600; }
QLabel[role="capitals"] { color: $quiet; font-size: ${pt8}pt; font-weight: 700; }
QLabel[role="capitals"][tone="accent"] { color: $accent; }
QLabel[role="capitals"][tone="good"] { color: $good; }
QLabel[role="capitals"][tone="red"] { color: $red; }
QLabel[role="key"] { color: $quiet; font-size: ${pt8}pt; border: 1px solid $line; border-radius: 4px; padding: 1px 6px;
  background: $background; }
QLabel[role="badge"] { font-size: ${pt8}pt; font-weight: 700; border-radius: 8px; padding: 2px 9px;
  color: $quiet; background: $background; }
QLabel[role="badge"][tone="good"] { color: $good; background: $good_soft; }
QLabel[role="badge"][tone="amber"] { color: $amber; background: $amber_soft; }
QLabel[role="badge"][tone="red"] { color: $red; background: $red_soft; }
QFrame[role="card"] { background: $pane; border: 1px solid $line; border-radius: 10px; }
QFrame[role="card"][tone="say"] { background: $say; border: 1px solid $line; border-left: 4px solid $accent; }
QFrame[role="card"][tone="confirm"] { background: $amber_soft; border: 1px solid $amber;
  border-left: 4px solid $amber; }
QLabel[role="capitals"][tone="amber"] { color: $amber; }
QFrame[role="notice"] { background: $amber_soft; border: none; border-radius: 10px; }
QFrame[role="notice"] QLabel { color: $amber; }
QTextBrowser[role="text"] { background: transparent; border: 1px solid transparent; border-radius: 4px;
  color: $text; font-size: ${pt105}pt;
  selection-background-color: $accent_soft; selection-color: $text; }
QTextBrowser[role="text"]:focus { border: 1px solid $accent; }
QTextBrowser[role="text"][tone="say"] { font-size: ${pt13}pt; }
QPushButton, QToolButton { background: $pane; color: $text; border: 1px solid $line; border-radius: 8px;
  padding: 6px 12px; font-size: ${pt105}pt; }
QPushButton:hover, QToolButton:hover { background: $selection; }
QPushButton:focus, QToolButton:focus { border: 2px solid $accent; padding: 5px 11px; }
QPushButton[role="bar"], QToolButton[role="bar"] { border-radius: 12px; padding: 8px 14px; font-size: ${pt11}pt; }
QPushButton[role="bar"]:focus, QToolButton[role="bar"]:focus { padding: 7px 13px; }
QPushButton::menu-indicator, QToolButton::menu-indicator { image: none; width: 0; }
QPushButton[role="quiet"], QToolButton[role="quiet"] { color: $quiet; font-size: ${pt9}pt; padding: 3px 8px;
  border-radius: 6px; }
QPushButton[role="quiet"]:focus, QToolButton[role="quiet"]:focus { padding: 2px 7px; }
QPushButton[role="main"] { background: $accent_soft; color: $accent; font-weight: 600; }
QPushButton[role="department"] { padding: 0; border-radius: 10px; }
QPushButton[role="department"]:focus { padding: 0; }
QLabel[role="name"] { font-size: ${pt11}pt; font-weight: 600; }
QListView { background: transparent; border: 1px solid transparent; border-radius: 10px; }
QListView:focus { border: 1px solid $accent; }
QListView#outline { background: $pane; border: 1px solid $line; border-radius: 8px; padding: 6px; }
QListView#outline::item { padding: 5px 8px; border-radius: 5px; color: $text; }
QListView#outline::item:selected { background: $selection; color: $text; }
QMenu { background: $pane; color: $text; border: 1px solid $line; padding: 6px; }
QMenu::item { padding: 6px 26px 6px 22px; border-radius: 6px; }
QMenu::item:selected { background: $selection; }
QMenu::item:disabled { color: $quiet; }
QMenu::separator { height: 1px; background: $line; margin: 6px 8px; }
QMenu::indicator { width: 14px; height: 14px; left: 5px; }
QScrollArea, QScrollArea > QWidget > QWidget#pageBody { background: transparent; border: none; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 2px; }
QScrollBar::handle:vertical { background: $line; border-radius: 3px; min-height: 36px; }
QScrollBar::handle:vertical:hover { background: $quiet; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 2px; }
QScrollBar::handle:horizontal { background: $line; border-radius: 3px; min-width: 36px; }
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page { background: none; border: none;
  width: 0; height: 0; }
QSplitter::handle { background: transparent; }
QFrame#findBar { background: $background; border: 1px solid $line; border-radius: 8px; }
QFrame#findBar QLineEdit { background: transparent; border: none; border-bottom: 1px solid transparent;
  font-size: ${pt105}pt; }
QFrame#findBar QLineEdit:focus { border-bottom: 1px solid $accent; }
QPushButton[role="key"] { color: $quiet; background: $background; border-radius: 4px; padding: 2px 8px;
  font-size: ${pt8}pt; }
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
QFrame#handOver:focus { border: 1px solid $accent; }
QFrame#handOverFoot { border: none; border-top: 1px solid $line; }
QLabel[role="phone"] { font-size: ${pt13}pt; font-weight: 600; }
QLabel[role="sayable"] { font-size: ${pt11}pt; }
QFrame[role="card"][tone="amber"] { background: $amber_soft; border: 1px solid $amber_soft;
  border-left: 4px solid $amber; }
QLabel[role="capitals"][tone="amber"] { color: $amber; }
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
QFrame[role="options"] QRadioButton::indicator { width: 14px; height: 14px; border: 1px solid $quiet;
  border-radius: 8px; background: $pane; }
QFrame[role="options"] QRadioButton::indicator:checked { width: 6px; height: 6px; border: 5px solid $accent; }
QLineEdit[role="line"] { background: $pane; border: 1px solid $line; border-radius: 8px; padding: 6px 10px;
  font-size: ${pt105}pt; }
QLineEdit[role="line"]:focus { border: 1px solid $accent; }
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
code, pre { font-family: monospace; background-color: $background; }
blockquote { color: $quiet; margin-left: 14px; }
th { background-color: $background; padding: 5px 8px; text-align: left; }
td { padding: 5px 8px; }
""")

_SIZES = {"pt8": 8.5, "pt9": 9.0, "pt105": 10.5, "pt11": 11.0, "pt12": 12.5, "pt13": 13.0, "pt15": 15.0, "pt18": 18.0}


def _filled(template: Template, colours: Mapping[str, str], points: Callable[[float], float]) -> str:
    sizes = {name: f"{points(size):.1f}" for name, size in _SIZES.items()}
    return template.substitute(colours, **sizes)


def style_sheet(colours: Mapping[str, str], points: Callable[[float], float]) -> str:
    """The style sheet of the application; `points` scales a size given for 100 per cent."""
    return _filled(_WIDGETS, colours, points)


def document_style(colours: Mapping[str, str], points: Callable[[float], float]) -> str:
    """The style sheet of every text that is shown as HTML, in the subset that Qt's documents know."""
    return _filled(_DOCUMENTS, colours, points)
