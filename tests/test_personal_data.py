"""Personal data are found as people write them, and what only looks like them is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procdesk.personal_data import PersonalDataKind, comparable_phone, personal_data


def found(text: str, country: str = "ES") -> list[tuple[str, str]]:
    return [(one.kind.value, text[one.span.start : one.span.end]) for one in personal_data(text, country)]


@pytest.mark.parametrize(
    ("text", "kind", "written"),
    [
        ("pagó con 4111 1111 1111 1111 ayer", "card-number", "4111 1111 1111 1111"),
        ("5555-5555-5555-4444.", "card-number", "5555-5555-5555-4444"),
        ("(378282246310005)", "card-number", "378282246310005"),
        ("la 3782 822463 10005 y", "card-number", "3782 822463 10005"),
        ("6011111111111117", "card-number", "6011111111111117"),
        ("ES91 2100 0418 4502 0005 1332 y luego", "bank-account", "ES91 2100 0418 4502 0005 1332"),
        ("iban: es9121000418450200051332", "bank-account", "es9121000418450200051332"),
        ("DE89 3704 0044 0532 0130 00 today", "bank-account", "DE89 3704 0044 0532 0130 00"),
        ("DNI 12345678Z", "identity-number", "12345678Z"),
        ("12.345.678-Z", "identity-number", "12.345.678-Z"),
        ("12345678-z", "identity-number", "12345678-z"),
        ("NIE X1234567L", "identity-number", "X1234567L"),
        ("x-1234567-l", "identity-number", "x-1234567-l"),
        ("llama al 612 345 678", "private-phone", "612 345 678"),
        ("llama al 612345678", "private-phone", "612345678"),
        ("+34 612-34-56-78", "private-phone", "+34 612-34-56-78"),
        ("+44 7911 123456", "private-phone", "+44 7911 123456"),
        ("maria.perez@gmail.com", "private-email", "maria.perez@gmail.com"),
        ("<pepe_1@hotmail.es>", "private-email", "pepe_1@hotmail.es"),
        ("a+b@yahoo.co.uk.", "private-email", "a+b@yahoo.co.uk"),
        ("contraseña: Norvia2024", "password", "Norvia2024"),
        ("**Contraseña:** Sol.1234", "password", "Sol.1234"),
        ("la contraseña del wifi es «perroverde»", "password", "perroverde"),
        ("La contraseña es Norvia-24.", "password", "Norvia-24"),
        ("Contraseña: perroverde", "password", "perroverde"),
        ("clave de acceso: 47114711", "password", "47114711"),
        ("La clave es: Ab12cd", "password", "Ab12cd"),
        ("password is hunter2", "password", "hunter2"),
        ("user/password: admin/S3cret", "password", "admin/S3cret"),
        ("passwd = hunter22", "password", "hunter22"),
        ("access code: 4711#", "password", "4711#"),
    ],
)
def test_what_is_personal_is_found(text: str, kind: str, written: str) -> None:
    assert found(text) == [(kind, written)]


@pytest.mark.parametrize(
    "text",
    [
        *(
            "4111 1111 1111 1112",
            "1234 5678 9012 3456",
            "FAC-4111111111111111",
            "https://a.example/?id=4111111111111111",
        ),
        *("ES91 2100 0418 4502 0005 1333", "4111.1111.1111.1111,50", "0000 0000 0000 0000"),
        *("12345678A", "X1234567A", "FAC-12345678Z", "código 12345678"),
        *("900 123 123", "91 123 45 67", "902 12 34 56", "ext. 4 210", "2026-11-22 10:30", "112", "1004"),
        *("facturacion@norvia.example", "info@empresa.com", "gmail.com", "@gmail"),
        *("la contraseña es la que viene en la pegatina", "Contraseña: debe tener 8 caracteres", "¿Y la contraseña?"),
        *("Contraseña: 8-16 caracteres", "Contraseña: ********", "password: {password}", "password: <password>"),
        *(
            "contraseña: ninguna",
            "La clave es escuchar",
            "La clave: paciencia",
            "The password is wrong",
            "password: none",
        ),
        *("he olvidado la contraseña", "La contraseña caduca a los 90 días.", "reset your password: it takes a minute"),
    ],
)
def test_what_only_looks_personal_is_not(text: str) -> None:
    assert found(text) == []


def test_several_are_found_in_their_order_and_none_twice() -> None:
    text = "612 345 678 y\n4111 1111 1111 1111, a@gmail.com"
    assert [kind for kind, _ in found(text)] == ["private-phone", "card-number", "private-email"]


def test_of_a_password_nothing_is_shown_and_of_the_others_two_characters_at_each_end() -> None:
    shown = [one.masked for one in personal_data("4111 1111 1111 1111\npassword: hunter2")]
    assert shown == ["41…11", "…"]


def test_telephones_are_those_of_the_country() -> None:
    assert found("07911 123456", "GB") == [("private-phone", "07911 123456")]
    assert found("07911 123456", "ES") == []


def test_telephones_are_compared_however_they_are_written() -> None:
    assert comparable_phone("612 345 678") == comparable_phone("+34 612-34-56-78") == "+34612345678"
    assert comparable_phone("ext. 4 210").endswith("4210")


@given(st.text(), st.sampled_from(["ES", "GB", "", "XX"]))
def test_no_text_raises_and_every_place_is_in_the_text(text: str, country: str) -> None:
    for one in personal_data(text, country):
        assert text[one.span.start : one.span.end] == one.written
        assert isinstance(one.kind, PersonalDataKind)
