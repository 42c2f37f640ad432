"""Personal data in a text: card numbers, accounts, identity documents, private telephones and addresses, passwords."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import phonenumbers
from stdnum import iban, luhn
from stdnum.es import dni, nie

from procdesk.model import Span


class PersonalDataKind(StrEnum):
    """What a piece of personal data is."""

    CARD = "card-number"
    ACCOUNT = "bank-account"
    IDENTITY = "identity-number"
    PHONE = "private-phone"
    EMAIL = "private-email"
    PASSWORD = "password"  # noqa: S105 - the name of a kind


@dataclass(frozen=True, slots=True)
class PersonalData:
    """One piece of personal data: its kind, how it is written, and where it stands in the text."""

    kind: PersonalDataKind
    written: str
    span: Span

    @property
    def masked(self) -> str:
        """What may be shown of it: its two first and two last characters, of a password none."""
        return "…" if self.kind is PersonalDataKind.PASSWORD else f"{self.written[:2]}…{self.written[-2:]}"


_DIGITS: Final = re.compile(r"\d")
# The shortest of what is looked for, an identity number, has seven digits.
_MANY_DIGITS: Final = re.compile(r"\d(?:[^\w\n]{0,3}\d){6}")
_SECRET_WORD: Final = re.compile(r"contraseñ|clave|acceso|pass|pwd|access code", re.IGNORECASE)
_URL: Final = re.compile(r"\bhttps?://\S+", re.IGNORECASE)
_CARD: Final = re.compile(r"(?<![\w.,-])\d(?:[ .-]?\d){12,18}(?![\w-]|[.,]\d)")
# First digits and lengths of the issuers' ranges (ISO/IEC 7812): Visa, Mastercard, American Express, Diners, Discover,
# JCB, UnionPay, Maestro.
_ISSUERS: Final = re.compile(
    r"(?:4(?:\d{12}|\d{15}|\d{18})|5[1-5]\d{14}|2(?:22[1-9]|2[3-9]\d|[3-6]\d\d|7[01]\d|720)\d{12}|3[47]\d{13}"
    r"|3(?:0[0-5]|[68]\d)\d{11}|6(?:011|4[4-9]\d|5\d\d)\d{12}|35(?:2[89]|[3-8]\d)\d{12}|62\d{14,17}"
    r"|(?:5018|5020|5038|5893|6304|6759|676[1-3])\d{8,15})"
)
_ACCOUNT: Final = re.compile(r"(?<!\w)[A-Z]{2}\d{2}(?:[ -]?[A-Z0-9]){11,30}(?!\w)", re.IGNORECASE)
_IDENTITY: Final = re.compile(
    r"(?<![\w.-])(?:\d{8}|\d{2}\.\d{3}\.\d{3}|[XYZ][ -]?\d{7})[ -]?[A-Z](?![\w-])", re.IGNORECASE
)
_EMAIL: Final = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@([\w-]{1,63}(?:\.[\w-]{1,63}){1,4})")
_PRIVATE_PROVIDERS: Final = frozenset(
    [
        "gmail",
        "googlemail",
        "hotmail",
        "outlook",
        "live",
        "msn",
        "yahoo",
        "ymail",
        "icloud",
        "me",
        "aol",
        "gmx",
        "protonmail",
        "proton",
        "telefonica",
        "terra",
        "movistar",
        "wanadoo",
        "orange",
        "ono",
        "jazztel",
        "yandex",
        "zoho",
        "tutanota",
        "mail",
    ]
)
_ENDINGS: Final = frozenset(
    ("com", "es", "net", "org", "me", "de", "fr", "it", "pt", "co.uk", "com.mx", "com.ar", "ru")
)
_SECRET: Final = re.compile(
    r"(?<!\w)(?:usuario (?:y|/) |user(?:name)? ?(?:and|/) ?)?"
    r"(?P<word>contraseñas?|claves? de acceso|clave|c[oó]digos? de acceso|password|passcode|passwd|pwd|pass"
    r"|access code)"
    r"(?: del? [\wáéíóúñ-]+| (?:for|of) (?:the )?[\w-]+)?[*_]{0,2}\s*(?:(?P<sign>[:=])|(?:es|is|son|are)(?=[\s:]))\s*:?"
    r"[*_]{0,2}\s*(?P<value>[«“\"'`]?[^\s,;]{4,60})(?P<after>\s*(?:$|[,;.)/|]))?",
    re.IGNORECASE,
)
_QUOTES: Final = "«»“”\"'`*.)(_"
_RANGE: Final = re.compile(r"\d+[-–]\d+|\d{1,2}[./]\d{1,2}(?:[./]\d{2,4})?|\d{1,2}:\d{2}")
_NO_SECRET: Final = re.compile(
    r"[*•x._…-]+|[{<\[].*|ninguna?|none|nueva|new|opcional|optional|obligatoria|required|olvidada|forgotten|caducada|"
    r"expired|incorrecta|wrong|correcta|right|distinta|different|personal|secreta|secret|temporal|temporary|igual|same",
    re.IGNORECASE,
)


def personal_data(text: str, country: str = "ES") -> Iterator[PersonalData]:
    """The personal data of a text, in its order; `country` (ISO 3166) is that of telephones without a prefix.

    Of telephones only mobile ones count, of e-mail addresses only those of providers for private persons, and
    of passwords what stands behind a word such as "password:".
    """
    if not _may_hold(text):
        return
    found: list[PersonalData] = []
    for line in _lines(text):
        for kind, written, start in _candidates(line.group(), country):
            span = Span(line.start() + start, line.start() + start + len(written))
            if not any(span.start < other.span.end and other.span.start < span.end for other in found[-8:]):
                found.append(PersonalData(kind, written, span))
    yield from sorted(found, key=lambda one: one.span)


def _may_hold(text: str) -> bool:
    """Whether a text is worth a closer look, line by line: nearly all texts of a folder are not."""
    return "@" in text or bool(_MANY_DIGITS.search(text)) or bool(_SECRET_WORD.search(text))


def _lines(text: str) -> Iterator[re.Match[str]]:
    return re.finditer(r"[^\n]+", text)


def _candidates(line: str, country: str) -> Iterator[tuple[PersonalDataKind, str, int]]:
    """Kind, text and place of what a line holds; the surest kinds first, since a card holds a telephone's digits."""
    bare = _URL.sub(lambda found: " " * len(found[0]), line) if "://" in line else line
    digits = len(_DIGITS.findall(bare)) if _MANY_DIGITS.search(bare) else 0
    if digits >= 14:
        yield from _accounts(bare)
    if digits >= 13:
        yield from _cards(bare)
    if digits >= 7:
        yield from _identities(bare)
    if digits >= 9:
        yield from _phones(bare, country)
    if "@" in bare:
        yield from _emails(bare)
    if _SECRET_WORD.search(bare):
        yield from _passwords(bare)


def _accounts(line: str) -> Iterator[tuple[PersonalDataKind, str, int]]:
    for found in _ACCOUNT.finditer(line):
        words = found[0]
        # What follows the number may look like a part of it.
        ends = [len(words), *(place.start() for place in re.finditer(r"[ -]", words))]
        whole = next((words[:end] for end in sorted(ends, reverse=True) if iban.is_valid(words[:end])), "")
        if whole:
            yield PersonalDataKind.ACCOUNT, whole, found.start()


def _cards(line: str) -> Iterator[tuple[PersonalDataKind, str, int]]:
    for found in _CARD.finditer(line):
        number = re.sub(r"\D", "", found[0])
        if _ISSUERS.fullmatch(number) and luhn.is_valid(number):
            yield PersonalDataKind.CARD, found[0], found.start()


def _identities(line: str) -> Iterator[tuple[PersonalDataKind, str, int]]:
    for found in _IDENTITY.finditer(line):
        number = re.sub(r"[ .-]", "", found[0])
        if dni.is_valid(number) or nie.is_valid(number):
            yield PersonalDataKind.IDENTITY, found[0], found.start()


def _phones(line: str, country: str) -> Iterator[tuple[PersonalDataKind, str, int]]:
    for found in phonenumbers.PhoneNumberMatcher(line, country or None):
        if phonenumbers.number_type(found.number) == phonenumbers.PhoneNumberType.MOBILE:
            yield PersonalDataKind.PHONE, found.raw_string, found.start


def _emails(line: str) -> Iterator[tuple[PersonalDataKind, str, int]]:
    for found in _EMAIL.finditer(line):
        provider, _, ending = found[1].lower().rstrip(".").partition(".")
        if provider in _PRIVATE_PROVIDERS and ending in _ENDINGS:
            yield PersonalDataKind.EMAIL, found[0].rstrip("."), found.start()


def _passwords(line: str) -> Iterator[tuple[PersonalDataKind, str, int]]:
    for found in _SECRET.finditer(line):
        value = found["value"].strip(_QUOTES)
        if len(value) < 4 or _NO_SECRET.fullmatch(value) or _RANGE.fullmatch(value):
            continue
        letters = any(one.isalpha() for one in value)
        others = any(not one.isalpha() for one in value.strip(":!?¿¡…"))
        quoted = found["value"][:1] in "«“\"'`"
        alone = bool(found["sign"]) and (found["after"] is not None or found["value"][-1:] in ".)")
        # "La clave: paciencia" is no password, "clave: 4711" is one.
        letters = letters and (others or found["word"].lower() not in ("clave", "pass"))
        if (others and (letters or alone)) or quoted or (alone and letters):
            yield PersonalDataKind.PASSWORD, value, found.start("value") + found["value"].index(value)


def comparable_phone(written: str, country: str = "ES") -> str:
    """A telephone number as numbers are compared, with its prefix; its digits where it is no whole number."""
    try:
        number = phonenumbers.parse(written, country or None)
    except phonenumbers.NumberParseException:
        return re.sub(r"\D", "", written)
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
