"""An imported document as the text of a write-up, and which of its sections were recognised."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from procdesk.authoring.importing.document import ImportedDocument, Remark
from procdesk.authoring.importing.sections import arrange
from procdesk.authoring.templates import as_yaml
from procdesk.content.scan.paths import guess_language
from procdesk.content.vocabulary import KEY_NAMES


@dataclass(frozen=True, slots=True)
class WriteUpText:
    """The text of a page, and the sections recognised: (heading in the source, PRODUCT's key)."""

    text: str
    recognised: tuple[tuple[str, str], ...]
    remarks: tuple[Remark, ...]


def write_up_text(document: ImportedDocument, lang: str) -> WriteUpText:
    """The write-up of a document, with its keys and the names of its sections in `lang`; it is not verified."""
    if document.whole:
        return WriteUpText(document.body.rstrip("\n") + "\n", (), ())
    arranged = arrange(document.body, lang, document.title)
    lines = ["---", f"{_key('title', lang)}: {as_yaml(document.title)}"]
    lines += _list("customer_says", dict.fromkeys((*document.phrases, *arranged.phrases)), lang)
    if document.owner:
        lines.append(f"{_key('owner', lang)}: {as_yaml(document.owner)}")
    lines += _list("codes", document.codes, lang)
    text = "\n".join([*lines, "---", "", arranged.body, ""])
    return WriteUpText(text.rstrip("\n") + "\n", arranged.recognised, arranged.remarks)


def language_of(document: ImportedDocument, otherwise: str) -> str:
    """The language in which a document is written, `otherwise` where its words do not say it."""
    text = "\n".join((document.title, *document.phrases, document.body))
    return guess_language(text) or otherwise


def _key(name: str, lang: str) -> str:
    return KEY_NAMES.get(lang, {}).get(name, name)


def _list(name: str, items: Iterable[str], lang: str) -> list[str]:
    lines = [f"  - {as_yaml(item)}" for item in items]
    return [f"{_key(name, lang)}:", *lines] if lines else []
