"""Process id, language and department from the path of a file, and language detection of a text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from procdesk.content.vocabulary import LANGUAGE_NAMES
from procdesk.text import fold, readable, slugify

OWN_LANGUAGES: Final = ("es", "en")
"""The languages of the format itself: always understood in file names, whatever languages the company lists."""

PAGE_ENDINGS: Final = (".md", ".markdown", ".mdown", ".mkd", ".mkdn")
"""How the names of pages end, in lower case."""

_CODE = re.compile(r"[A-Za-z]{2}(?:[-_][A-Za-z]{2})?$")
_CARD: Final = "_index"
_LANGUAGE_BEHIND_A_DASH = re.compile(r"(?P<stem>.*?[^-_/])[-_](?P<code>[A-Za-z]{2}(?:[-_][A-Z]{2})?)$")
# Behind one of these "es" is a word, not a language: `que-es`, `como-es`.
_BEFORE_A_VERB: Final = frozenset(
    (
        *("que", "como", "quien", "cual", "cuanto", "cuanta", "donde", "cuando", "no", "si", "asi", "ya", "lo", "se"),
        *("esto", "eso", "le", "the", "what", "how"),
    )
)
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


def parse_page_path(path: str, languages: tuple[str, ...], root: str = "") -> PagePath:
    """What the relative path of a page says, given the company's languages.

    `root` is the folder below which folders are departments, "" for the content folder itself.
    """
    identifier, suffix = split_path(path, languages)
    folders = identifier.split("/")[:-1]
    in_folder = language_of_folder(folders[:1], languages)
    departments = _below(root, folders, languages)
    return PagePath(
        id=identifier,
        lang=suffix or in_folder or _nested_language(folders, languages),
        suffixed=bool(suffix),
        folder=slugify(departments[0]) if departments else "",
        card=identifier.rpartition("/")[2].lower() == _CARD and len(departments) == 1,
    )


def split_path(path: str, languages: tuple[str, ...]) -> tuple[str, str]:
    """The id of a path and the language of its suffix, "" where it has none."""
    identifier = without_ending(unicodedata.normalize("NFC", path))
    stem, dot, suffix = identifier.rpartition(".")
    lang = known_language(suffix, languages) if dot and _CODE.match(suffix) and not stem.endswith("/") else ""
    if lang and stem:
        return stem, lang
    stem, lang = language_behind_a_dash(identifier, languages)
    return (stem, lang) if stem.rpartition("/")[2].lower() == _CARD else (identifier, "")


def without_ending(name: str) -> str:
    """The name or path of a page without `.md` or another of its endings, however often it stands there."""
    while ending := next((one for one in PAGE_ENDINGS if name[-len(one) :].lower() == one), ""):
        name = name[: -len(ending)]
    return name


def language_behind_a_dash(identifier: str, languages: tuple[str, ...]) -> tuple[str, str]:
    """What stands before `-en` or `_es` at the end of an id, and the language; ("", "") for any other end.

    Whether that is a language or a part of the name, `paired_stems` tells.
    """
    found = _LANGUAGE_BEHIND_A_DASH.match(identifier)
    lang = known_language(found["code"], languages) if found else ""
    return (found["stem"], lang) if found and lang else ("", "")


def paired_stems(paths: Iterable[str], languages: tuple[str, ...]) -> frozenset[str]:
    """The ids that pages of a folder share because only `-es`, `_en` or the like at the end tells them apart.

    A page whose name has it alone keeps it as a part of its name, since `que-es` may well be one.
    """
    ids: set[str] = set()
    stems: dict[str, set[str]] = {}
    for path in paths:
        identifier, suffix = split_path(path, languages)
        ids.add(identifier)
        stem, lang = ("", "") if suffix else language_behind_a_dash(identifier, languages)
        if lang:
            stems.setdefault(stem, set()).add(lang)
    beside = {stem for stem in stems.keys() & ids if not _may_end_in_a_verb(stem)}
    return frozenset(beside | {stem for stem, langs in stems.items() if len(langs) > 1})


def _may_end_in_a_verb(stem: str) -> bool:
    return fold(re.split(r"[-_/ ]", stem)[-1]) in _BEFORE_A_VERB


def known_language(text: str, languages: tuple[str, ...]) -> str:
    """The company's or the format's language that a code or a name stands for, "" where there is none such."""
    code = LANGUAGE_NAMES.get(fold(text).strip(), fold(text).strip().replace("_", "-"))
    for known in (*languages, *OWN_LANGUAGES):
        if code == known.lower().replace("_", "-"):
            return known
    base = code.partition("-")[0] if code else ""
    return base if _CODE.match(code) and base in (*languages, *OWN_LANGUAGES) else ""


def language_of_folder(folders: list[str], languages: tuple[str, ...]) -> str:
    """The language that the first of some folders is named by, "" for none."""
    return known_language(folders[0], languages) if folders and _CODE.match(folders[0]) else ""


def without_language(folders: list[str], languages: tuple[str, ...]) -> list[str]:
    """Folders without the first, where that is named by a language."""
    return folders[1:] if language_of_folder(folders, languages) else folders


def _below(root: str, folders: list[str], languages: tuple[str, ...]) -> list[str]:
    """The folders of a page below `root`; all of them where it lies elsewhere, none where it lies above."""
    rest = without_language(folders, languages)
    if not root:
        return rest
    inner = rest
    for name in root.split("/"):
        if not inner:
            return []
        if inner[0] != name:
            return rest
        inner = without_language(inner[1:], languages)
    return inner


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


def count_common_words(text: str) -> tuple[int, int]:
    """How many of the commonest words of Spanish and of English the beginning of a text holds."""
    words = _WORD.findall(text[:_ENOUGH].lower())
    return sum(word in _SPANISH for word in words), sum(word in _ENGLISH for word in words)


def guess_language(text: str) -> str:
    """`es` or `en`, by counting the commonest words of both; "" where they tie."""
    spanish, english = count_common_words(text)
    if english == spanish:
        return ""
    return "en" if english > spanish else "es"
