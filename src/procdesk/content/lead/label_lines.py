"""Lines that hold nothing but labels and their values, as the head of a controlled document does: `Version: 1.0`."""

from __future__ import annotations

import re
from collections import Counter
from enum import Enum, auto
from typing import Final

from procdesk.content.plain_text import to_plain
from procdesk.text import fold_name

_LABELS: Final = frozenset(
    fold_name(label)
    for label in (
        *("código", "versión", "revisión", "edición", "fecha", "estado", "autor", "autora", "autores", "responsable"),
        *("propietario", "propietaria", "dueño", "aprobado por", "elaborado por", "revisado por", "aprobación", "área"),
        *("departamento", "proceso", "página", "páginas", "vigencia", "clasificación", "confidencialidad", "documento"),
        *(
            "tipo",
            "norma",
            "prioridad",
            "última actualización",
            "última revisión",
            "actualizado",
            "creado",
            "categoría",
        ),
        *(
            "etiquetas",
            "contacto",
            "tiempo de lectura",
            "se aplica a",
            "criticidad",
            "código del documento",
            "palabras clave",
        ),
        *("fecha de creación", "fecha de aprobación", "fecha de vigencia", "próxima revisión", "número", "referencia"),
        *(
            "code",
            "version",
            "revision",
            "date",
            "status",
            "state",
            "author",
            "authors",
            "owner",
            "approved by",
            "area",
        ),
        *("prepared by", "reviewed by", "written by", "department", "last updated", "last reviewed", "last modified"),
        *("updated", "created", "published", "effective date", "review date", "next review", "document", "document id"),
        *(
            "classification",
            "page",
            "type",
            "priority",
            "severity",
            "audience",
            "tags",
            "category",
            "contact",
            "maintainer",
        ),
        *("reading time", "applies to", "doc id", "reference", "keywords", "team", "equipo", "maintained by", "id"),
    )
)
_PARTS = re.compile(r"\n|<br[ \t]*/?>|[ \t]+[|·•–—][ \t]+|(?:[ \t]|&nbsp;)*[|·•](?:[ \t]|&nbsp;)*(?=\*\*|__)")
_BOLD = re.compile(r"[ \t>]*(?:[-*+][ \t]+|\d+[.)][ \t]+)?(?:\*\*|__|<b>|<strong>)")
_LABEL = re.compile(r"\W{0,4}([^:.!?¿¡]{1,48}?)[ \t]*:(?:[ \t]+(.*)|$)", re.DOTALL)
_STAMP = re.compile(
    r"\W{0,4}(?:last\s+)?(?:updated|reviewed|modified|published|created|ultima (?:actualizacion|revision)|actualizado|"
    r"revisado|publicado|modificado|creado)\b[^.!?]{0,60}\d{4}\W*$"
)
_WHOLLY_BOLD = re.compile(r"[ \t>]*(\*\*|__)[^*_]+\1[ \t]*$")
_YEAR = re.compile(r"\d{4}")
# No head of a document is as long, and no line of one.
_MOST_CHARACTERS, _LONGEST_PART = 1_500, 250
_MOST_LABEL_WORDS, _MOST_VALUE_WORDS, _ALWAYS_VALUE = 5, 8, 3


class _Part(Enum):
    """What a part of a line is: a label that controlled documents have, one that only looks like one, and the rest."""

    KNOWN = auto()
    LABEL = auto()
    VALUE = auto()
    HEADING = auto()
    TEXT = auto()


def holds_only_labels(markdown: str) -> bool:
    """Whether a paragraph or list is nothing but labels with short values, or the day of its last change."""
    if len(markdown) > _MOST_CHARACTERS or not (":" in markdown or _YEAR.search(markdown)):
        return False
    kinds = Counter[_Part]()
    for part in _PARTS.split(markdown):
        if part.strip(" \t\\>"):
            kind = _kind(part)
            if kind is _Part.TEXT:
                return False
            kinds[kind] += 1
    labels = kinds[_Part.KNOWN] + kinds[_Part.LABEL]
    return labels > 1 or kinds[_Part.KNOWN] >= max(kinds[_Part.HEADING], 1)


def _kind(part: str) -> _Part:
    if len(part) > _LONGEST_PART:
        return _Part.TEXT
    words = to_plain(part)
    if _STAMP.match(fold_name(words)):
        return _Part.KNOWN
    found = _LABEL.match(words)
    if found is None:
        # In bold letters and without an end it is a heading, such as the name of a standard.
        heading = _WHOLLY_BOLD.match(part) and words[-1:] not in ".!?"
        return _Part.VALUE if _is_value(words) else _Part.HEADING if heading else _Part.TEXT
    label, value = fold_name(found[1]).strip(" #º°."), found[2] or ""
    if not _is_value(value):
        return _Part.TEXT
    if label in _LABELS or _is_code(value):
        return _Part.KNOWN
    return _Part.LABEL if _BOLD.match(part) and len(label.split()) <= _MOST_LABEL_WORDS else _Part.TEXT


def _is_value(words: str) -> bool:
    """Whether some words are no sentence: few, and without the mark that ends one."""
    count = len(words.split())
    return count <= _MOST_VALUE_WORDS and (count <= _ALWAYS_VALUE or words[-1:] not in ".!?…:")


def _is_code(value: str) -> bool:
    """Whether a value is a number, a code or a date and says nothing without its label."""
    return len(value.split()) <= _ALWAYS_VALUE and any(letter.isdigit() for letter in value)
