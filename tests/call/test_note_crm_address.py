"""The note fits into the CRM's address whole, or cut and marked, and no text can lead elsewhere."""

from __future__ import annotations

from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procdesk.call.note import LONGEST_ADDRESS, crm_address
from procdesk.content.company import parse_company
from procdesk.resources import sample_content

CRM = "https://crm.norvia.example/new?text={note}"


def test_the_sample_companys_address_takes_the_note() -> None:
    company = parse_company((sample_content() / "procdesk.yaml").read_bytes()).company
    assert crm_address(company.crm_url, "hola", {}) == "https://crm.norvia.example/new?text=hola"


@given(st.text(alphabet=st.sampled_from(list("{}a/:?#@[]%nothpse. \n\\\x00ó\ud800"))), st.text(max_size=20))
def test_no_template_breaks_the_address(template: str, note: str) -> None:
    for one in (template, f"https://crm.example/{template}"):
        address = crm_address(one, note, {"agent": ("ñ",)})
        assert address is None or (address.isascii() and urlsplit(address).scheme == "https")


def test_the_address_gives_back_the_very_note() -> None:
    text = 'Pide: «¿100 % & más?» #1\n+34 = "ñ" {x}'
    address = crm_address(CRM, text, {})
    assert address is not None
    assert address.isascii()
    assert parse_qs(urlsplit(address).query) == {"text": [text]}


def test_the_address_takes_the_fields_of_the_note_too() -> None:
    fields = {"process": ("Cobro duplicado en la factura (facturacion/cobro-duplicado)",), "agent": ("Lucía Prieto",)}
    address = crm_address("https://crm.example/{Proceso}/new?by={agente}&x={nothing}", "n", fields)
    assert address is not None
    assert unquote(address).endswith(
        "/Cobro duplicado en la factura (facturacion/cobro-duplicado)/new?by=Lucía Prieto&x={nothing}"
    )
    assert "/Cobro%20duplicado" in address
    assert "facturacion%2Fcobro" in address


@pytest.mark.parametrize(
    "template",
    [
        "",
        "crm.example/{note}",
        "javascript:alert({note})",
        "file:///etc/passwd?{note}",
        "https://",
        "https://{note}",
        "https://{agent}.example/",
        "https://crm{note}.example/",
        "https:///path",
        "https://crm.example /x",
        "https://crm.example/\nx",
        "https://[broken/{note}",
        "https://crm.example\\@other.example/{note}",
        "https://crm.example/" + "x" * 9_000,
    ],
)
def test_what_is_no_web_address_is_none(template: str) -> None:
    assert crm_address(template, "note", {}) is None


@given(st.text(alphabet=st.characters(), min_size=700, max_size=4_000), st.integers(1, 3))
def test_a_long_note_is_cut_between_letters_and_marked(text: str, times: int) -> None:
    address = crm_address(CRM + "&more={note}" * (times - 1), text * 5, {})
    assert address is not None
    assert len(address) <= LONGEST_ADDRESS
    cut = parse_qs(urlsplit(address).query, keep_blank_values=True, errors="strict")["text"][0]
    whole = (text * 5).encode("utf-8", "replace").decode()
    assert cut == whole or (cut.endswith("…") and whole.startswith(cut[:-1]))
