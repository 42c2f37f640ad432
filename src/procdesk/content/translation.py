"""What a translation says of its original: the mark of the original's text, and whether that text still stands."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from typing import Final

from procdesk.model import Process, WriteUp

_HASH_LENGTH: Final = 12
_SPACE = re.compile(r"\s+")


def content_hash(write_up: WriteUp) -> str:
    """The mark of what a write-up says, for `translates`: 12 hexadecimal digits of SHA-256.

    Counted are the title and the sections with their headings, in Unicode form NFC and with every run of blanks as
    one space. Phrases, dates, owner and codes are not: they change without a translation growing old.
    """
    texts = [write_up.title]
    for section in write_up.sections:
        texts.extend((section.heading, section.markdown))
    normal = "\n".join(_SPACE.sub(" ", unicodedata.normalize("NFC", text)).strip() for text in texts)
    return hashlib.sha256(normal.encode()).hexdigest()[:_HASH_LENGTH]


def outdated(process: Process, one: WriteUp) -> bool:
    """Whether `translates` is the mark of a text that stands in no other language of the process any more."""
    others = [other for other in process.write_ups if other is not one]
    return bool(one.translates and others) and one.translates not in map(content_hash, others)
