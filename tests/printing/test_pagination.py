from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage

from procdesk.printing.html import DOCUMENT_STYLE
from procdesk.printing.pagination import PageSlice, PrintText, block_spans, cut
from procdesk.printing.sheet import DOTS, dots

WIDTH, HEIGHT = dots(170), dots(120)
LONG = "palabra " * 60
PIECES = st.sampled_from(
    [
        "<h2>Título</h2>",
        "<p>corto</p>",
        f"<p>{LONG}</p>",
        f"<ul><li>{LONG}</li><li>b</li></ul>",
        f"<table cellpadding='5'><tr><td>{LONG}</td><td>b</td></tr></table>",
        "<table cellpadding='4'>" + f"<tr><td>uno</td><td>{LONG}</td></tr>" * 12 + "</table>",
        "<pre>" + "x" * 3_000 + "</pre>",
        "<p>&nbsp;</p>",
    ]
)


def laid(html: str) -> PrintText:
    return PrintText(html, DOCUMENT_STYLE, WIDTH, lambda _: None)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(st.lists(PIECES, max_size=12))
def test_every_line_is_whole_on_exactly_one_page(qapp: object, pieces: list[str]) -> None:
    text = laid("".join(pieces))
    slices = cut(text, HEIGHT)
    assert all(one.height <= HEIGHT for one in slices)
    assert all(before.bottom <= after.top for before, after in pairwise(slices))
    for strip in block_spans(text, HEIGHT):
        if strip.bottom - strip.top <= HEIGHT:
            holding = [one for one in slices if one.top <= strip.top and strip.bottom <= one.bottom + 0.01]
            assert len(holding) == 1, strip


def test_no_heading_stands_alone_at_the_foot_of_a_page(qapp: object) -> None:
    for lines in range(1, 40):
        text = laid("<p>una línea</p>" * lines + f"<h2>Título</h2><p>{LONG}</p>")
        heading = next(one for one in block_spans(text, HEIGHT) if one.tied)
        page = next(one for one in cut(text, HEIGHT) if one.top <= heading.top < one.bottom)
        assert page.bottom > heading.bottom


def test_a_heading_goes_with_the_table_that_follows_it(qapp: object) -> None:
    table = "<table cellpadding='4'>" + "<tr><td>fila</td></tr>" * 8 + "</table>"
    text = laid("<p>una línea</p>" * 18 + "<h2>Título</h2>" + table)
    heading = next(one for one in block_spans(text, HEIGHT) if one.tied)
    assert cut(text, HEIGHT)[1].top == heading.top


def test_the_first_slice_takes_the_room_that_is_left(qapp: object) -> None:
    text = laid("<p>una línea</p>" * 40)
    first, second, *_ = cut(text, HEIGHT, HEIGHT / 4)
    assert first.height <= HEIGHT / 4
    assert second.height > HEIGHT / 2


def test_where_nothing_fits_into_the_room_that_is_left_the_first_slice_is_empty(qapp: object) -> None:
    assert cut(laid("<p>una línea</p>"), HEIGHT, 10.0)[0] == PageSlice(0.0, 0.0)


def test_an_empty_text_takes_no_page(qapp: object) -> None:
    assert cut(laid(""), HEIGHT) in ([], cut(laid(""), HEIGHT)[:1])


@pytest.mark.parametrize(
    "html", [f"<p>{'x' * 5_000}</p>", "<table><tr>" + f"<td>{'y' * 200}</td>" * 9 + "</tr></table>"]
)
def test_words_without_end_stay_within_the_paper(qapp: object, html: str) -> None:
    assert laid(html).size().width() <= WIDTH + dots(0.5)


def test_a_picture_is_no_larger_than_its_share_of_a_page(qapp: object) -> None:
    image = QImage(3_000, 5_000, QImage.Format.Format_RGB32)
    image.fill(0)
    raw = QByteArray()
    buffer = QBuffer(raw)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    buffer.close()
    text = PrintText('<p><img src="content:a.png"></p>', DOCUMENT_STYLE, WIDTH, lambda path: bytes(raw.data()))
    assert dots(60) < text.size().height() < dots(100)


@pytest.mark.parametrize("source", ["file:///etc/passwd", "a.png", "content:gone.png"])
def test_a_picture_from_elsewhere_is_not_loaded(qapp: object, source: str) -> None:
    asked: list[str] = []

    def read(path: str) -> bytes | None:
        asked.append(path)
        return None

    text = PrintText(f'<p><img src="{source}"></p>', DOCUMENT_STYLE, WIDTH, read)
    assert text.size().height() < DOTS / 2
    assert asked in ([], ["gone.png"])
