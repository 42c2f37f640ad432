"""The sentences of the interface are spelt right, in both languages."""

from __future__ import annotations

import re
import shutil
import subprocess
import tomllib
import xml.etree.ElementTree as ET
from collections.abc import Iterator

import pytest

from procdesk.resources import resource

# Words of the trade, names, and forms that the dictionaries lack.
KNOWN = {
    "es": "procdesk markdown yaml utf windows ext toml esc sim router intro mayús avpág repág ms es md s ok tab abc "
    "customer hand index new says search solve fichas bórrala escríbelo escríbela resuélvelo dígelo bórralo confírmalo "
    "enlázala instálalas quítalo sepáralas termínalo tradúcela pruébalo https alt crm f pdf txt scripts macos min nov "
    "q atencion complaint mmmm yyyy json facturacion desfijar actívalas enlázalo quítalas sángrala termínala "
    "powershell profile shell script complétala únelas content nie word text github junit sarif ics overdue due "
    "mistakes verify confírmala descártalo impórtalo márcala tradúcelas cópiala cópialo quítala iguálalas tradúcelo "
    "csv confluence excel html kb mb office png docx xlsx zip subcarpeta revísalo quítale simplifícalo "
    "ctrl fac gif jpeg muévelo supr change claim deshacerlo git ids incident information move tabulaciones",
    "en": "procdesk markdown yaml utf es md esc pgdn pgup tab abc txt tel nov monday mmmm yyyy args dir json "
    "facturacion cobro powershell dni nie com github junit sarif ics ids",
}
WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
NOT_PROSE = re.compile(r"\{[^}]*\}|`[^`]*`|«[^»]*»|“[^”]*”|%n|https?://\S+|\S+\.(?:md|yaml|tsv|toml)|--?\w+")
DICTIONARIES = {"es": "es_ES", "en": "en_GB"}


@pytest.mark.parametrize("lang", ["es", "en"])
def test_every_word_is_in_the_dictionary(lang: str) -> None:
    if DICTIONARIES[lang] not in available():
        pytest.skip(f"hunspell with its dictionary {DICTIONARIES[lang]} is not installed; CI has it")
    words = {word for sentence in sentences(lang) for word in WORD.findall(NOT_PROSE.sub(" ", sentence))}
    known = set(KNOWN[lang].split())
    asked = "\n".join(sorted(word for word in words if word.lower() not in known))
    checked = subprocess.run(
        ["hunspell", "-l", "-i", "utf-8", "-d", DICTIONARIES[lang]],
        input=asked,
        capture_output=True,
        text=True,
        check=True,
    )
    assert checked.stdout.split() == []


def available() -> str:
    if shutil.which("hunspell") is None:
        return ""
    return subprocess.run(["hunspell", "-D"], input="", capture_output=True, text=True, check=False).stderr


def sentences(lang: str) -> Iterator[str]:
    yield from _texts(tomllib.loads(resource("words", f"{lang}.toml").read_text("utf-8")))
    tree = ET.parse(resource("i18n", f"procdesk_{lang}.ts"))
    for translation in tree.iter("translation"):
        yield translation.text or ""
        yield from (form.text or "" for form in translation.iter("numerusform"))


def _texts(table: dict[str, object]) -> Iterator[str]:
    for value in table.values():
        if isinstance(value, dict):
            yield from _texts(value)
        else:
            yield str(value)
