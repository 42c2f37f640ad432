"""`procdesk.yaml`: what the company is called, speaks, closes on, and where a complaint goes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

import yaml

from procdesk.content.front_matter import yaml_reader
from procdesk.content.front_matter.fences import visible
from procdesk.content.front_matter.schema import parse_day
from procdesk.content.limits import cut_bytes
from procdesk.content.near_words import near_company_key
from procdesk.content.problems import problem
from procdesk.content.scan.decoding import decode
from procdesk.content.scan.paths import without_ending
from procdesk.content.scan.scanner import COMPANY_FILE
from procdesk.content.vocabulary import COMPANY_KEYS, LANGUAGE_NAMES, YES_OR_NO
from procdesk.model import Company, Problem
from procdesk.text import fold, fold_key

_TABS = re.compile(r"^[ \t]+", re.MULTILINE)

Groups = tuple[tuple[str, ...], ...]
_CODE = re.compile(r"[A-Za-z]{2}(?:[-_][A-Za-z]{2})?$")


@dataclass(frozen=True, slots=True)
class CompanyFile:
    """What `procdesk.yaml` says, what is wrong with it, and the lines of its keys; `path` is its name as it is."""

    company: Company = field(default_factory=Company)
    problems: tuple[Problem, ...] = ()
    lines: Mapping[str, int] = field(default_factory=dict)
    path: str = COMPANY_FILE


@dataclass(slots=True)
class _Reading:
    """The nodes of the file by the key's name in `keys.COMPANY_KEYS`, and what was found wrong."""

    nodes: dict[str, yaml.Node] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def parse_company(raw: bytes, path: str = COMPANY_FILE) -> CompanyFile:
    """The company that the bytes of `procdesk.yaml` describe; what is missing or broken keeps its default."""
    decoded = decode(cut_bytes(raw))
    reading = _Reading(problems=[problem(fault.code, COMPANY_FILE, fault.line) for fault in decoded.faults])
    text = visible(decoded.text)
    tree = yaml_reader.compose(text)
    if isinstance(tree, yaml_reader.YamlError) and tree.code == "tab-indentation":
        reading.problems.append(problem(tree.code, COMPANY_FILE, tree.line + 1))
        tree = yaml_reader.compose(_TABS.sub(lambda tabs: tabs[0].expandtabs(2), text))
    if isinstance(tree, yaml_reader.YamlError):
        reading.problems.append(problem(tree.code, COMPANY_FILE, tree.line + 1, **tree.facts))
    elif isinstance(tree, yaml.MappingNode):
        _collect(tree, reading)
    elif tree is not None:
        reading.problems.append(problem("company-not-a-mapping", COMPANY_FILE, 1))
    company = _company(reading)
    return CompanyFile(company, tuple(replace(one, path=path) for one in reading.problems), reading.lines, path)


def _collect(tree: yaml.Node, reading: _Reading) -> None:
    """Notes every known key; those below `calendar` count as if they stood at the top."""
    for written, node, line in yaml_reader.pairs(tree):
        key = COMPANY_KEYS.get(fold_key(written), "")
        if key == "calendar":
            reading.lines[key] = line + 1
            _collect(node, reading)
        elif key in reading.nodes:
            facts = {"key": written, "first_line": str(reading.lines[key])}
            reading.problems.append(problem("duplicate-key", COMPANY_FILE, line + 1, **facts))
        elif key:
            reading.nodes[key], reading.lines[key] = node, line + 1
        elif suggestion := near_company_key(written):
            facts = {"key": written, "suggestion": suggestion}
            reading.problems.append(problem("misspelt-key", COMPANY_FILE, line + 1, **facts))


def _company(reading: _Reading) -> Company:
    default = Company()
    languages = tuple(dict.fromkeys(_languages(reading))) or default.languages
    return Company(
        name=_text(reading, "name"),
        languages=languages,
        country=_text(reading, "country").upper(),
        region=_text(reading, "region").upper(),
        closing_days=tuple(sorted(set(_days(reading)))),
        synonyms=_synonyms(reading, languages),
        complaint=without_ending(_text(reading, "complaint").strip("/")),
        note_template=_text(reading, "note_template") if not (templates := _note_templates(reading)) else "",
        note_templates=templates,
        crm_url=_text(reading, "crm_url"),
        outsiders=tuple(text for text, _ in _texts(reading, "outsiders")),
        verification_history=_flag(reading, "verification_history"),
    )


def _languages(reading: _Reading) -> Iterator[str]:
    """The codes of the company's languages; the name of one that is known stands for its code, and is told."""
    for text, line in _texts(reading, "languages"):
        code = _language_code(text)
        if code != text:
            facts = {"value": text, "suggestion": code}
            reading.problems.append(problem("bad-company-language", COMPANY_FILE, line, **facts))
        if code:
            yield code


def _language_code(text: str) -> str:
    """A code as it is written, that of a language's name, "" for anything else."""
    return text if _CODE.match(text) else LANGUAGE_NAMES.get(fold(text).strip(), "")


def _note_templates(reading: _Reading) -> tuple[tuple[str, str], ...]:
    """The templates of notes by language, none where one text stands for all."""
    node = reading.nodes.get("note_template")
    texts = ((key.lower(), yaml_reader.text_of(value)) for key, value, _ in yaml_reader.pairs(node)) if node else ()
    return tuple((lang, text.strip()) for lang, text in texts if text is not None)


def _text(reading: _Reading, key: str) -> str:
    node = reading.nodes.get(key)
    if node is None:
        return ""
    text = yaml_reader.text_of(node)
    if text is None:
        reading.problems.append(problem("not-one-text", COMPANY_FILE, reading.lines[key], key=key))
        return ""
    return text.strip()


def _flag(reading: _Reading, key: str) -> bool:
    text = _text(reading, key)
    if text and fold(text) not in YES_OR_NO:
        facts = {"key": key, "value": text}
        reading.problems.append(problem("bad-yes-or-no", COMPANY_FILE, reading.lines[key], **facts))
    return YES_OR_NO.get(fold(text), False)


def _texts(reading: _Reading, key: str) -> Iterator[tuple[str, int]]:
    """The items of a list, or the parts of a text between commas, with their lines."""
    node = reading.nodes.get(key)
    if node is None:
        return
    for one, line in _flat(node):
        yield from ((part.strip(), line) for part in one.split(",") if part.strip())


def _flat(node: yaml.Node) -> Iterator[tuple[str, int]]:
    for item in yaml_reader.items(node) or [node]:
        text = yaml_reader.text_of(item)
        if text is not None:
            yield text, item.start_mark.line + 1


def _days(reading: _Reading) -> Iterator[date]:
    for text, line in _texts(reading, "closing_days"):
        day = parse_day(text)
        if day:
            yield day
        else:
            reading.problems.append(problem("bad-date", COMPANY_FILE, line, key="closing_days", value=text))


def _synonyms(reading: _Reading, languages: tuple[str, ...]) -> tuple[tuple[str, Groups], ...]:
    """Groups of words that mean the same, by language; groups without a language belong to the first."""
    node = reading.nodes.get("synonyms")
    if node is None:
        return ()
    known = {"es", "en", *(one.lower() for one in languages)}
    named = [(_language_code(key).lower(), key, value, line) for key, value, line in yaml_reader.pairs(node)]
    if not any(code in known for code, _, _, _ in named):
        groups = _groups(node, reading)
        if groups:
            line = reading.lines["synonyms"]
            reading.problems.append(problem("synonyms-without-language", COMPANY_FILE, line, lang=languages[0]))
        return ((languages[0], groups),)
    for code, written, _, line in named:
        if code not in known or code != written.lower():
            facts = {"value": written, "suggestion": code if code in known else ""}
            reading.problems.append(problem("bad-company-language", COMPANY_FILE, line + 1, **facts))
    return tuple((code, _groups(value, reading)) for code, _, value, _ in named if code in known)


def _groups(node: yaml.Node, reading: _Reading) -> Groups:
    """`[a, b]`, `a, b` and `a: [b, c]` are groups; one word alone is a mistake."""
    found = []
    for first, value in _named(node):
        parts = (part.strip() for text, _ in _flat(value) for part in text.replace("=", ",").split(","))
        group = tuple(dict.fromkeys(word for word in (*first, *parts) if word))
        if len(group) > 1:
            found.append(group)
        else:
            facts = {"value": ", ".join(group)}
            line = value.start_mark.line + 1
            reading.problems.append(problem("bad-synonyms", COMPANY_FILE, line, **facts))
    return tuple(found)


def _named(node: yaml.Node) -> Iterator[tuple[tuple[str, ...], yaml.Node]]:
    """The groups below a node: the word that names a group, if one does, and the node of the others."""
    yield from (((word,), value) for word, value, _ in yaml_reader.pairs(node))
    for item in yaml_reader.items(node):
        named = yaml_reader.pairs(item)
        if not named:
            yield (), item
        yield from (((word,), value) for word, value, _ in named)
