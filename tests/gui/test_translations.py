"""Both languages of the window are complete, and the compiled files are those of the sources."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from procdesk.resources import resource

ROOT = Path(__file__).resolve().parents[2]
GUI = ROOT / "src" / "procdesk" / "gui"
LANGUAGES = ("es", "en")
PLACE = re.compile(r"\{\d\}|%n")


def ts(lang: str) -> Path:
    return resource("i18n", f"procdesk_{lang}.ts")


def tool(name: str, *arguments: str) -> str:
    """Runs one of PySide6's tools, which lie beside this Python."""
    path = Path(sys.executable).with_name(f"pyside6-{name}")
    if not path.exists():
        pytest.skip(f"{path.name} is not installed beside this Python")
    done = subprocess.run([str(path), *arguments], capture_output=True, text=True, check=True, cwd=ROOT)
    return done.stdout


def messages(path: Path) -> list[tuple[str, ElementTree.Element]]:
    """Every message of a file with its context."""
    root = ElementTree.parse(path).getroot()
    return [
        (context.findtext("name") or "", message)
        for context in root.iter("context")
        for message in context.iter("message")
    ]


def keys(path: Path) -> set[tuple[str, str]]:
    return {(context, message.findtext("source") or "") for context, message in messages(path)}


def forms(message: ElementTree.Element) -> list[str]:
    """The translation, or its singular and plural."""
    translation = message.find("translation")
    assert translation is not None
    numerus = [form.text or "" for form in translation.iter("numerusform")]
    return numerus or [translation.text or ""]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_context_is_a_class_of_the_desk(lang: str) -> None:
    classes = {
        node.name
        for path in GUI.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ClassDef)
    }
    assert {context for context, _ in messages(ts(lang))} <= classes


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_string_is_translated_with_its_plurals_and_places(lang: str) -> None:
    for context, message in messages(ts(lang)):
        source = message.findtext("source") or ""
        translation = message.find("translation")
        assert translation is not None
        assert translation.get("type") is None, (context, source)
        found = forms(message)
        assert len(found) == (2 if message.get("numerus") else 1), (context, source)
        for form in found:
            assert form.strip(), (context, source)
            assert sorted(PLACE.findall(form)) == sorted(PLACE.findall(source)), (context, source)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_sources_hold_no_string_that_the_file_lacks_and_the_other_way_round(lang: str, tmp_path: Path) -> None:
    fresh = tmp_path / f"procdesk_{lang}.ts"
    tool("lupdate", "-extensions", "py", "-locations", "none", str(GUI), "-ts", str(fresh))
    assert keys(fresh) == keys(ts(lang))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_compiled_file_is_that_of_the_source(lang: str, tmp_path: Path) -> None:
    fresh = tmp_path / f"procdesk_{lang}.qm"
    tool("lrelease", str(ts(lang)), "-qm", str(fresh))
    assert fresh.read_bytes() == resource("i18n", f"procdesk_{lang}.qm").read_bytes()


def test_only_literal_strings_are_translated() -> None:
    # lupdate reads the source and not what it computes: an f-string would be taken as it is written.
    for path in GUI.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "tr":
                first = node.args[0]
                assert isinstance(first, ast.Constant), f"{path.name}:{node.lineno}"
                assert isinstance(first.value, str), f"{path.name}:{node.lineno}"


def test_spanish_addresses_the_reader_as_tu() -> None:
    polite = re.compile(r"\b(usted|ustedes|su|sus|pulse|escriba|elija|pruebe|compruebe)\b", re.IGNORECASE)
    found = [(form, polite.findall(form)) for _, message in messages(ts("es")) for form in forms(message)]
    # "su" may belong to the page's owner or the customer; it must not be the reader's.
    allowed = ("su responsable", "su propietario", "sus propias palabras", "sus palabras")
    assert [form for form, words in found if words and not any(one in form for one in allowed)] == []
