"""Process id, language and department from the path of a file, and language detection of a text."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

from procdesk.content.vocabulary import LANGUAGE_NAMES
from procdesk.text import fold, readable, slugify

OWN_LANGUAGES: Final = ("es", "en")
"""The languages of the format itself: always understood in file names, whatever languages the company lists."""

_CODE = re.compile(r"[A-Za-z]{2}(?:[-_][A-Za-z]{2})?$")
_CARD: Final = "_index"
_SPEAKS_FOR_FOLDER: Final = frozenset({"readme", "index", _CARD})


@dataclass(frozen=True, slots=True)
class PagePath:
    """`lang` is what suffix or folder say, "" for nothing; `folder` is the department's slug; `card` marks `_index`."""

    id: str
    lang: str
    suffixed: bool
    folder: str
    card: bool

    @property
    def title(self) -> str:
        """A title from the file name; a README speaks for its folder."""
        parent, _, name = self.id.rpartition("/")
        if parent and name.lower() in _SPEAKS_FOR_FOLDER:
            name = parent.rpartition("/")[2]
        return readable(name.strip("_")) or name


def parse_page_path(path: str, languages: tuple[str, ...]) -> PagePath:
    """What the relative path of a page says, given the company's languages."""
    identifier, suffix = split_path(path, languages)
    folders = identifier.split("/")[:-1]
    in_folder = known_language(folders[0], languages) if folders and _CODE.match(folders[0]) else ""
    departments = folders[1:] if in_folder else folders
    return PagePath(
        id=identifier,
        lang=suffix or in_folder or _nested_language(folders, languages),
        suffixed=bool(suffix),
        folder=slugify(departments[0]) if departments else "",
        card=identifier.rpartition("/")[2] == _CARD and len(departments) == 1,
    )


def split_path(path: str, languages: tuple[str, ...]) -> tuple[str, str]:
    """The id of a path and the language of its suffix, "" where it has none."""
    identifier = unicodedata.normalize("NFC", path)
    if identifier[-3:].lower() == ".md":
        identifier = identifier[:-3]
    stem, dot, suffix = identifier.rpartition(".")
    lang = known_language(suffix, languages) if dot and _CODE.match(suffix) and not stem.endswith("/") else ""
    return (stem, lang) if lang and stem else (identifier, "")


def known_language(text: str, languages: tuple[str, ...]) -> str:
    """The company's or the format's language that a code or a name stands for, "" where there is none such."""
    code = LANGUAGE_NAMES.get(fold(text).strip(), fold(text).strip().replace("_", "-"))
    for known in (*languages, *OWN_LANGUAGES):
        if code == known.lower().replace("_", "-"):
            return known
    base = code.partition("-")[0] if code else ""
    return base if _CODE.match(code) and base in (*languages, *OWN_LANGUAGES) else ""


def _nested_language(folders: list[str], languages: tuple[str, ...]) -> str:
    """The language of the innermost folder named by a code, as in `docs/es/pages`."""
    named = (known_language(name, languages) for name in reversed(folders) if _CODE.match(name))
    return next((lang for lang in named if lang), "")


_WORD = re.compile(r"[^\W\d_]+")
_ENOUGH: Final = 3_000
_SPANISH_WORDS: Final = (
    "de la que el en y los se del las por un para con una su al lo es como más pero sus le ya o este sí porque esta "
    "cuando muy sin sobre también me hasta hay donde quien desde todo nos durante si mi qué está cómo puede cliente"
)
_ENGLISH_WORDS: Final = (
    "the and to of in is for you that on with are be this it or your if as at by from not have can will we do i my "
    "what how when was an our they has but please which all about there should may need customer"
)
_SPANISH: Final = frozenset(_SPANISH_WORDS.split())
_ENGLISH: Final = frozenset(_ENGLISH_WORDS.split())


def guess_language(text: str) -> str:
    """`es` or `en`, by counting the commonest words of both; "" where they tie."""
    words = _WORD.findall(text[:_ENOUGH].lower())
    spanish = sum(word in _SPANISH for word in words)
    english = sum(word in _ENGLISH for word in words)
    if english == spanish:
        return ""
    return "en" if english > spanish else "es"
