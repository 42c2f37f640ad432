"""Text normalisation and comparison: folding, keys, slugs, heading anchors, the closest of several words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable
from itertools import filterfalse
from typing import Final

_NOT_WORD = re.compile(r"\W+")
_WORD = re.compile(r"\w+")
_PUNCTUATION = re.compile(r"[^\w\s-]")
_SPACE = re.compile(r"\s+")
_SEPARATORS = re.compile(r"[\s_-]+")
FORMAT_CHARACTERS: Final = (
    "\u00ad\u0600-\u0605\u061c\u06dd\u070f\u08e2\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
    "\ufff9-\ufffb\U000e0001\U000e0020-\U000e007f"
)
"""Characters that are not seen (Unicode category Cf: soft hyphen, zero width, directions), for a class of `re`."""
_NOT_SEEN = re.compile(f"[{FORMAT_CHARACTERS}]")
_SEEN_WORD = re.compile(rf"[^\W_](?:[{FORMAT_CHARACTERS}\u0300-\u036f]*[^\W_])*")
# "Nº" is no "no", and "1ª" no "1a".
_NOT_COMPARED = re.compile(f"[{FORMAT_CHARACTERS}ºª]")
# The letter waits in a private area of Unicode until the accents are gone.
_N_TILDE_KEPT = str.maketrans({"\u00f1": "\ue000"})
_N_TILDE_RESTORED = str.maketrans({"\ue000": "\u00f1"})

# In per cent of letters, as rapidfuzz counts them (twice those in common, of those of both).
_RESEMBLES: Final = 70
_MISTYPED: Final = 84
_SHORTEST_MISTYPED: Final = 5
_SHORTEST_PART: Final = 4
_DENIALS: Final = frozenset({"no", "not", "don't", "doesn't", "never", "nunca", "sin", "without"})


def fold(text: str) -> str:
    """`text` in lower case without accents and format characters: `Año` and `ano` become the same."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", without_format_characters(text))
    return "".join(filterfalse(unicodedata.combining, decomposed)).casefold()


def without_format_characters(text: str) -> str:
    """`text` without the characters that are not seen."""
    return _NOT_SEEN.sub("", text)


def fold_name(text: str) -> str:
    """A name as compared: folded, every run of blanks one space, none around it."""
    return " ".join(fold(text).split())


def fold_key(text: str) -> str:
    """A key or a placeholder as compared: folded, `_` for runs of blanks, hyphens and underscores."""
    return _SEPARATORS.sub("_", fold(text).strip())


def fold_compact(text: str) -> str:
    """Folded letters and digits only: `Castilla-La Mancha` and `castilla la mancha` become the same."""
    return "".join(letter for letter in fold(text) if letter.isalnum())


def fold_case(text: str) -> str:
    """`text` without case, in Unicode form NFC; accents stay, since with others it is another file or another word."""
    return text.lower() if text.isascii() else unicodedata.normalize("NFC", text).casefold()


def fold_search(text: str) -> str:
    """`text` as the search compares it: lower case, ñ, no accents, apostrophes, ordinal signs or format characters.

    Customers leave accents out, never the tilde: `año` and `ano`, `caña` and `cana` are different words.
    """
    if text.isascii():
        return text.lower().replace("'", "")
    composed = unicodedata.normalize("NFKC", _NOT_COMPARED.sub("", text)).casefold().translate(_N_TILDE_KEPT)
    parts = unicodedata.normalize("NFD", composed)
    bare = "".join(filterfalse(unicodedata.combining, parts)).replace("'", "").replace("\u2019", "")
    return unicodedata.normalize("NFC", bare).translate(_N_TILDE_RESTORED)


def fold_phrase(text: str) -> str:
    """The words of a phrase as the search compares them, one space between; one without any stays, folded."""
    folded = fold_search(text)
    return " ".join(_WORD.findall(folded)) or folded.strip()


def replace_words(text: str, pairs: Iterable[tuple[str, str]]) -> str:
    """`text` with the second of each pair in place of the first, as the search compares words, where that stands."""
    for old, new in pairs:
        sought = old.split()
        places = [(*match.span(), fold_search(match.group())) for match in _SEEN_WORD.finditer(text)]
        for at in range(len(places) - len(sought), -1, -1):
            if [word for _, _, word in places[at : at + len(sought)]] == sought:
                text = text[: places[at][0]] + new + text[places[at + len(sought) - 1][1] :]
    return text


def fold_code(text: str) -> str:
    """A code as the search compares it: letters and digits only, FAC-021 and `fac 021` are one."""
    return "".join(letter for letter in fold_search(text) if letter.isalnum())


def closest(word: str, choices: Collection[str]) -> str:
    """The choice that was probably meant by a word that is none of them, "" where none resembles it.

    Compared without case and accents: 70 % of the letters are the same, or one holds the other as a whole.
    """
    # 20 ms of importing, which the first picture of the window does not wait for.
    from rapidfuzz import fuzz, process

    # Of a mapping rapidfuzz would compare the values.
    best = process.extractOne(word, list(choices), scorer=fuzz.ratio, processor=fold, score_cutoff=_RESEMBLES)
    if best:
        return str(best[0])
    folded = fold(word)
    holding = [one for one in choices if _holds(fold(one), folded) or _holds(folded, fold(one))]
    return min(holding, key=lambda one: (len(one), one), default="")


def closest_path(path: str, choices: Collection[str]) -> str:
    """The path that was probably meant by one that is none of them, "" where none resembles it.

    What counts is the name at its end, for neighbours share all the rest; of several of that name, the likest whole.
    """
    name = path.rpartition("/")[2]
    by_name: dict[str, list[str]] = {}
    for one in sorted(choices):
        by_name.setdefault(one.rpartition("/")[2], []).append(one)
    same = by_name.get(name) or by_name.get(closest(name, by_name), [])
    return closest(path, same) or next(iter(same), "")


def mistyped(word: str, choices: Collection[str]) -> str:
    """The choice of which a word is a mistake of the keyboard, "" where it may as well be another word.

    Stricter than `closest`, since here the word may be right: at least five letters, 84 % of them the same.
    """
    if len(word) < _SHORTEST_MISTYPED:
        return ""
    from rapidfuzz import fuzz, process

    best = process.extractOne(word, list(choices), scorer=fuzz.ratio, processor=fold, score_cutoff=_MISTYPED)
    return str(best[0]) if best else ""


def slip_of(words: str, choices: Collection[str]) -> str:
    """The folded choice that some folded words are a slip of the pen of, "" where they are none.

    Word for word at most one letter is missing, too many, another one, or in its neighbour's place. A word that denies
    is no slip of another: `no` makes the opposite.
    """
    from rapidfuzz.distance import OSA

    def is_slip(one: str, other: str) -> bool:
        return one == other or (not _DENIALS & {one, other} and OSA.distance(one, other, score_cutoff=1) <= 1)

    given = words.split()
    for choice in choices:
        wanted = choice.split()
        if len(wanted) == len(given) and all(is_slip(one, other) for one, other in zip(given, wanted, strict=True)):
            return choice
    return ""


def _holds(longer: str, shorter: str) -> bool:
    return len(shorter) >= _SHORTEST_PART and shorter in longer


def slugify(text: str) -> str:
    """`text` as one word for paths and ids: `Atención al cliente` becomes `atencion-al-cliente`."""
    return _NOT_WORD.sub("-", fold(text)).strip("-")


def anchor(heading: str) -> str:
    """The target that links name a heading by: lower case, no accents, no punctuation, hyphens for spaces."""
    return _SPACE.sub("-", _PUNCTUATION.sub("", fold(heading)).strip())


def readable(name: str) -> str:
    """A slug or file name as people would write it: `cobro-duplicado` becomes `Cobro duplicado`."""
    words = _SEPARATORS.sub(" ", name).strip()
    return words[:1].upper() + words[1:]
