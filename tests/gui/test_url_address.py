"""Addresses that a CRM links with: whatever a browser or an attacker makes of them, plain words or an id come out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procdesk.gui.single_instance import StartRequest, parse_address

BEST = "facturacion/cobro-duplicado"


@pytest.mark.parametrize(
    "address",
    [
        f"procdesk:{BEST}",
        f"procdesk:/{BEST}",
        f"procdesk://{BEST}",
        f"procdesk://{BEST}/",
        f"procdesk:///{BEST}/",
        f"PROCDESK:{BEST}",
        f"Procdesk://{BEST}/?",
        "procdesk:facturacion%2Fcobro%2Dduplicado",
        f"procdesk:{BEST}?utm_source=crm",
        f"  procdesk:{BEST}\r\n",
        BEST,
    ],
)
def test_a_process_is_found_however_the_address_was_written(address: str) -> None:
    assert parse_address(address) == StartRequest(id=BEST)


@pytest.mark.parametrize(
    "address",
    [
        "procdesk:?q=cobrado%20dos%20veces",
        "procdesk:?q=cobrado+dos+veces",
        "procdesk:search?q=cobrado+dos+veces",
        "procdesk://search?q=cobrado%20dos%20veces",
        "procdesk://search/?q=cobrado%20dos%20veces",
        "procdesk:/search/?lang=es&q=cobrado+dos+veces",
        "procdesk://SEARCH/?q=%20cobrado%09dos%0Aveces%00",
        "procdesk:?q=cobrado dos veces#top",
    ],
)
def test_a_search_is_found_however_the_address_was_written(address: str) -> None:
    assert parse_address(address) == StartRequest(query="cobrado dos veces")


def test_letters_of_other_alphabets_arrive_whole() -> None:
    assert parse_address("procdesk:?q=%C2%BFqu%C3%A9+compa%C3%B1%C3%ADa%3F") == StartRequest(query="¿qué compañía?")
    assert parse_address("procdesk:aver%C3%ADas/m%C3%B3vil") == StartRequest(id="averías/móvil")


def test_a_heading_is_kept_with_its_process() -> None:
    assert parse_address(f"procdesk:{BEST}#qu%C3%A9-decir") == StartRequest(id=BEST, heading="qué-decir")


@pytest.mark.parametrize(
    "address", ["", "procdesk:", "procdesk://", "procdesk:?q=", "procdesk:?q=%00%0A", "procdesk:#x"]
)
def test_an_address_that_asks_for_nothing_only_raises_the_window(address: str) -> None:
    assert parse_address(address) == StartRequest()


def test_without_words_search_is_an_id_like_any_other() -> None:
    assert parse_address("procdesk:search") == StartRequest(id="search")


@pytest.mark.parametrize(
    "asked", ['x" --content "//evil/share', "--content /etc", "$(reboot)", "<b>x</b>", "../../etc"]
)
def test_an_attack_is_only_words(asked: str) -> None:
    assert parse_address(f"procdesk:?q={asked}") == StartRequest(query=asked)
    assert parse_address(f"procdesk:{asked}").query == ""


@given(address=st.text(max_size=60).map("procdesk:{}".format) | st.text(max_size=60))
def test_any_text_gives_short_plain_lines(address: str) -> None:
    asked = parse_address(address)
    for text in (asked.query, asked.id, asked.heading):
        assert text.isprintable()
        assert text == text.strip()
    assert asked.token == ""
    assert not (asked.query and asked.id)


def test_a_very_long_address_is_cut() -> None:
    asked = parse_address("procdesk:?q=" + "ñandú+" * 100_000)
    assert 0 < len(asked.query) <= 2_000
    assert len(parse_address("procdesk:" + "a/" * 100_000).id) <= 400
    assert parse_address("procdesk:?" + "a=1&" * 5_000 + "q=x") == StartRequest()
