"""A row goes on below where there is no room, and what is hidden takes none."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFrame, QWidget
from pytestqt.qtbot import QtBot

from procdesk.gui.widgets.flow_layout import FlowLayout

Row = Callable[..., tuple[QWidget, list[QFrame]]]


@pytest.fixture
def row(qapp: QApplication, qtbot: QtBot) -> Row:
    def made(*widths: int, room: int, flow: FlowLayout | None = None) -> tuple[QWidget, list[QFrame]]:
        owner = QWidget()
        qtbot.addWidget(owner)
        layout = flow or FlowLayout(6, 4)
        owner.setLayout(layout)
        parts = [QFrame() for _ in widths]
        for part, width in zip(parts, widths, strict=True):
            part.setMinimumSize(width, 20)
            layout.addWidget(part)
        owner.resize(room, 100)
        owner.show()
        qapp.processEvents()
        return owner, parts

    return made


def places(parts: list[QFrame]) -> list[tuple[int, int]]:
    return [(part.x(), part.y()) for part in parts]


def test_what_fits_stands_side_by_side_and_the_rest_below(row: Row) -> None:
    owner, parts = row(100, 100, 100, room=206)
    assert places(parts) == [(0, 0), (106, 0), (0, 24)]
    assert owner.heightForWidth(206) == 44
    assert owner.heightForWidth(400) == 20


def test_what_is_hidden_takes_no_room(row: Row) -> None:
    owner, parts = row(100, 100, 100, room=206)
    parts[0].hide()
    QApplication.processEvents()
    assert places(parts[1:]) == [(0, 0), (106, 0)]
    assert owner.heightForWidth(206) == 20


def test_the_last_stands_at_the_right_as_long_as_it_is_beside_others(row: Row) -> None:
    _, parts = row(50, 60, room=200, flow=FlowLayout(6, 4, last=Qt.AlignmentFlag.AlignRight))
    assert places(parts) == [(0, 0), (140, 0)]
    _, parts = row(150, 60, room=200, flow=FlowLayout(6, 4, last=Qt.AlignmentFlag.AlignRight))
    assert places(parts) == [(0, 0), (0, 24)]


def test_a_row_asks_for_no_width(row: Row) -> None:
    owner, _ = row(500, room=600)
    assert owner.minimumSizeHint().width() == 0


def test_a_justified_line_is_filled_to_its_end(row: Row) -> None:
    flow = FlowLayout(8, 8)
    flow.justify(True)
    _, (first, second) = row(40, 60, room=300, flow=flow)
    assert first.x() == 0
    assert second.x() == first.geometry().right() + 1 + 8
    assert second.geometry().right() == 299
