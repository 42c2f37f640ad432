"""`python -m tests.search.filler_report`: how often a filler changes the first hit of a golden query."""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from pathlib import Path

from procdesk.library import Library
from procdesk.resources import sample_content
from tests.search.filler_variants import Variant, first, golden_questions, variants


def measured(library: Library, lang: str) -> dict[str, float]:
    """By kind of variant the share whose first hit is another one than that of the question, in per cent."""
    asked: Counter[str] = Counter()
    changed: Counter[str] = Counter()
    for question in golden_questions(lang):
        expected = first(library, question, lang)
        for variant in (*variants(question, lang), *letters(question, lang)):
            asked[variant.kind] += 1
            changed[variant.kind] += first(library, variant.text, lang) != expected
    return {kind: 100 * changed[kind] / asked[kind] for kind in asked}


def letters(question: str, lang: str) -> list[Variant]:
    """The question while each of its fillers is typed behind it."""
    typed = [one.text for one in variants(question, lang) if one.text.startswith(question) and one.kind == "as written"]
    return [
        Variant("letter by letter", text[:end]) for text in typed for end in range(len(question) + 2, len(text) + 1)
    ]


def main() -> None:
    """Prints one line for each language."""
    with tempfile.TemporaryDirectory() as place:
        library = Library(sample_content(), Path(place))
        for work in (library.catch_up, library.train):
            for _ in work():
                pass
        for lang in ("es", "en"):
            shares = ", ".join(f"{kind} {share:.1f}" for kind, share in measured(library, lang).items())
            sys.stdout.write(f"{lang}: {shares}\n")
        library.close()


if __name__ == "__main__":
    main()
