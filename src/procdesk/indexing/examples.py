"""Questions to try the search with: phrases of the content itself that find what they belong to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import Final

from procdesk.content.catalog import Catalog
from procdesk.indexing.builder import process_from
from procdesk.model import ExampleQuestion, Query
from procdesk.search.engine import Engine

_EXAMPLES: Final = 3
# A question that one takes in at a glance and types quickly.
_WORDS: Final = range(3, 8)
_LONGEST: Final = 30
# So many departments, processes of each and phrases of these are tried: a question that is typed waits behind it.
_DEPARTMENTS: Final = 6
_TRIED: Final = 4


def example_questions(engine: Engine, catalog: Catalog, lang: str) -> tuple[ExampleQuestion, ...]:
    """Up to three phrases in `lang` that find their process first, of the departments with most processes."""
    by_size = Counter(entry.department for entry in catalog.entries.values()).most_common(_DEPARTMENTS)
    found = (next(_examples_of(department, engine, catalog, lang), None) for department, _ in by_size)
    return tuple(islice((one for one in found if one is not None), _EXAMPLES))


def _examples_of(department: str, engine: Engine, catalog: Catalog, lang: str) -> Iterator[ExampleQuestion]:
    ids = [id_ for id_, entry in catalog.entries.items() if entry.department == department]
    for id_ in ids[:_TRIED]:
        process = process_from(engine.sources(id_), catalog)
        write_up = process.in_language(lang) if process else None
        phrases = write_up.phrases if write_up and write_up.lang == lang else ()
        for phrase in phrases[:_TRIED]:
            if len(phrase.split()) in _WORDS and len(phrase) <= _LONGEST and _best(engine, phrase, lang) == id_:
                yield ExampleQuestion(phrase, department)


def _best(engine: Engine, phrase: str, lang: str) -> str:
    """The id of the best hit, "" without any."""
    return next((hit.id for hit in engine.search(Query(phrase, lang, "", 1)).hits), "")
