"""The sheet of paper: its size and margins in dots, the ruler that texts are laid out with, and the type."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import QLocale, QMarginsF, QRectF
from PySide6.QtGui import QFont, QFontDatabase, QImage, QPageLayout, QPageSize

DOTS = 600
"""Dots to an inch: everything is measured in them, whatever it is drawn on."""
_LEFT, _TOP, _RIGHT, _BOTTOM = 22.0, 10.0, 16.0, 10.0
_HEAD, _FOOT = 9.0, 12.5
_LETTER_COUNTRIES = frozenset(
    getattr(QLocale.Country, name)
    for name in (
        *("UnitedStates", "Canada", "Mexico", "Colombia", "Chile", "Venezuela", "Guatemala", "CostaRica", "Panama"),
        *("ElSalvador", "Nicaragua", "DominicanRepublic", "PuertoRico", "Philippines"),
    )
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One side of paper; rectangles in dots from its upper left corner. The left margin has room for punched holes."""

    layout: QPageLayout
    text: QRectF
    head: QRectF
    foot: QRectF


def sheet(size: QPageSize) -> Sheet:
    """A sheet of that size."""
    margins = QMarginsF(_LEFT, _TOP, _RIGHT, _BOTTOM)
    layout = QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF(), QPageLayout.Unit.Millimeter)
    full = layout.fullRect(QPageLayout.Unit.Millimeter)
    inner = full.marginsRemoved(margins)
    head = QRectF(inner.left(), inner.top(), inner.width(), _HEAD)
    foot = QRectF(inner.left(), inner.bottom() - _FOOT, inner.width(), _FOOT)
    text = inner.adjusted(0, _HEAD, 0, -_FOOT)
    return Sheet(layout, _in_dots(text), _in_dots(head), _in_dots(foot))


def paper_of(locale: QLocale) -> QPageSize:
    """The paper that lies in the printers of a country."""
    letter = locale.territory() in _LETTER_COUNTRIES
    return QPageSize(QPageSize.PageSizeId.Letter if letter else QPageSize.PageSizeId.A4)


def local_sheet() -> Sheet:
    """The paper of this computer's country."""
    return sheet(paper_of(QLocale.system()))


def dots(millimetres: float) -> float:
    """A length in dots."""
    return millimetres / 25.4 * DOTS


def font(points: float) -> QFont:
    """The type of the paper; sized in dots, so that it comes out the same on every printer."""
    made = QFont()
    family = _family()
    if family:
        made.setFamily(family)
    made.setPixelSize(round(points / 72 * DOTS))
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made


@cache
def ruler() -> QImage:
    """What texts are measured on: a picture of one dot with the paper's resolution."""
    one = QImage(1, 1, QImage.Format.Format_Grayscale8)
    one.setDotsPerMeterX(round(DOTS / 0.0254))
    one.setDotsPerMeterY(round(DOTS / 0.0254))
    return one


@cache
def _family() -> str:
    known = QFontDatabase.families()
    return next(
        (name for name in ("Inter", "Segoe UI", "Helvetica Neue", "Noto Sans", "DejaVu Sans") if name in known), ""
    )


def _in_dots(area: QRectF) -> QRectF:
    return QRectF(dots(area.x()), dots(area.y()), dots(area.width()), dots(area.height()))
