"""The engines that procdesk is measured beside, each as its own manual has it, and procdesk itself behind one door."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Protocol

from benchmarks.corpus import Document

LIMIT = 8
_WORD = re.compile(r"\w+")
_FIELDS = ("title", "phrases", "body")
_WEIGHTS = (2.0, 3.0, 1.0)

Row = tuple[str, str, str]
"""(id, title, answer) of a hit"""


class Engine(Protocol):
    """What is measured: an index that is built from documents, opened, and asked."""

    def build(self, documents: Iterable[Document], folder: Path) -> None:
        """Makes the index from nothing in a new folder."""

    def open(self, folder: Path) -> None:
        """Opens the index that is there."""

    def search(self, text: str, *, typing: bool) -> Sequence[Row]:
        """The best eight; while `typing`, the last word is a prefix."""


class Tantivy:
    """Title, phrases and body as text fields; words OR-ed over the three; the last word as `phrase_prefix_query`."""

    def build(self, documents: Iterable[Document], folder: Path) -> None:
        import tantivy

        builder = tantivy.SchemaBuilder()
        builder.add_text_field("id", stored=True, tokenizer_name="raw")
        builder.add_text_field("title", stored=True)
        builder.add_text_field("phrases")
        builder.add_text_field("body")
        builder.add_text_field("say", stored=True, tokenizer_name="raw")
        _write_tantivy(builder.build(), documents, folder)

    def open(self, folder: Path) -> None:
        import tantivy

        self._index, self._searcher = _opened_tantivy(folder)
        self._query = tantivy.Query
        self._should = tantivy.Occur.Should

    def search(self, text: str, *, typing: bool) -> list[Row]:
        words = _words(text)
        prefix = words.pop() if typing and words and not text.endswith(" ") else ""
        query = self._begun(words, prefix) if prefix else self._whole(words)
        found = (self._searcher.doc(address) for _, address in self._searcher.search(query, LIMIT).hits)
        return [(str(one["id"][0]), str(one["title"][0]), str(one["say"][0])) for one in found]

    def _whole(self, words: list[str]) -> Any:
        boosts = dict(zip(_FIELDS, _WEIGHTS, strict=True))
        return self._index.parse_query(" ".join(words), list(_FIELDS), field_boosts=boosts)

    def _begun(self, words: list[str], prefix: str) -> Any:
        begun = [
            self._query.boost_query(self._query.phrase_prefix_query(self._index.schema, field, [prefix]), weight)
            for field, weight in zip(_FIELDS, _WEIGHTS, strict=True)
        ]
        parts = [*begun, self._whole(words)] if words else begun
        return self._query.boolean_query([(self._should, part) for part in parts])


# One edit in a word of four letters, two in one of eight, as procdesk repairs words.
_ONE_EDIT, _TWO_EDITS = 4, 8
_LIKE_AS_WRITTEN = 0.5


class FuzzyTantivy:
    """As `Tantivy`, with procdesk's work: typing errors, a last word that is only begun, and where the words stand.

    Each word is asked for in each field as it is written and as `fuzzy_term_query` with as many edits as its length
    allows, two letters that changed places counting as one; the last word with all that begins like it. Of each hit
    `SnippetGenerator` marks the words in its title, its phrases and its body.
    """

    def build(self, documents: Iterable[Document], folder: Path) -> None:
        import tantivy

        builder = tantivy.SchemaBuilder()
        builder.add_text_field("id", stored=True, tokenizer_name="raw")
        for field in _FIELDS:
            builder.add_text_field(field, stored=True)
        builder.add_text_field("say", stored=True, tokenizer_name="raw")
        _write_tantivy(builder.build(), documents, folder)

    def open(self, folder: Path) -> None:
        import tantivy

        self._index, self._searcher = _opened_tantivy(folder)
        self._query = tantivy.Query
        self._should = tantivy.Occur.Should
        self._snippets = tantivy.SnippetGenerator

    def search(self, text: str, *, typing: bool) -> list[Row]:
        words = _words(text)
        begun = len(words) - 1 if typing and not text.endswith(" ") else len(words)
        parts = [part for place, word in enumerate(words) for part in self._like(word, begun=place == begun)]
        query = self._query.boolean_query([(self._should, part) for part in parts])
        found = [self._searcher.doc(address) for _, address in self._searcher.search(query, LIMIT).hits]
        for field in _FIELDS:
            generator = self._snippets.create(self._searcher, query, self._index.schema, field)
            for one in found:
                generator.snippet_from_doc(one).highlighted()
        return [(str(one["id"][0]), str(one["title"][0]), str(one["say"][0])) for one in found]

    def _like(self, word: str, *, begun: bool) -> Iterator[Any]:
        schema, edits = self._index.schema, (len(word) >= _ONE_EDIT) + (len(word) >= _TWO_EDITS)
        for field, weight in zip(_FIELDS, _WEIGHTS, strict=True):
            yield self._query.boost_query(self._query.term_query(schema, field, word), weight)
            if edits or begun:
                like = self._query.fuzzy_term_query(schema, field, word, edits, prefix=begun)
                yield self._query.boost_query(like, weight * _LIKE_AS_WRITTEN)


def _opened_tantivy(folder: Path) -> tuple[Any, Any]:
    """An index of tantivy and what searches it."""
    import tantivy

    index = tantivy.Index.open(str(folder))
    index.reload()
    return index, index.searcher()


def _write_tantivy(schema: Any, documents: Iterable[Document], folder: Path) -> None:
    import tantivy

    folder.mkdir()
    writer = tantivy.Index(schema, path=str(folder)).writer()
    for one in documents:
        writer.add_document(
            tantivy.Document(id=one.id, title=one.title, phrases=one.phrases, body=one.body, say=one.say)
        )
    writer.commit()
    writer.wait_merging_threads()


class Fts5:
    """SQLite's full-text search: prefix indexes of 1, 2 and 3 letters, accents removed, bm25 with the same weights."""

    def build(self, documents: Iterable[Document], folder: Path) -> None:
        folder.mkdir()
        base = sqlite3.connect(folder / "fts5.db")
        base.execute(
            "CREATE VIRTUAL TABLE pages USING fts5(title, phrases, body, id UNINDEXED, say UNINDEXED, "
            "prefix='1 2 3', tokenize='unicode61 remove_diacritics 2')"
        )
        base.execute(f"INSERT INTO pages(pages, rank) VALUES('rank', 'bm25{_WEIGHTS}')")
        rows = ((one.title, one.phrases, one.body, one.id, one.say) for one in documents)
        base.executemany("INSERT INTO pages(title, phrases, body, id, say) VALUES(?, ?, ?, ?, ?)", rows)
        base.execute("INSERT INTO pages(pages) VALUES('optimize')")
        base.commit()
        base.close()

    def open(self, folder: Path) -> None:
        self._base = sqlite3.connect(folder / "fts5.db")

    def search(self, text: str, *, typing: bool) -> list[Row]:
        words = _words(text)
        if not words:
            return []
        last = "*" if typing and not text.endswith(" ") else ""
        asked = " OR ".join(f'"{word}"' for word in words) + last
        found = self._base.execute(
            "SELECT id, title, say FROM pages WHERE pages MATCH ? ORDER BY rank LIMIT ?", (asked, LIMIT)
        )
        return list(found)


class Whoosh:
    """Four fields with positions, `MultifieldParser` with OR, `Searcher.search`; the last word as `word*`."""

    def build(self, documents: Iterable[Document], folder: Path) -> None:
        from whoosh.fields import ID, STORED, TEXT, Schema
        from whoosh.index import create_in

        schema = Schema(id=ID(stored=True), title=TEXT(stored=True), phrases=TEXT(), body=TEXT(), say=STORED())
        folder.mkdir()
        writer = create_in(str(folder), schema).writer()
        for one in documents:
            writer.add_document(id=one.id, title=one.title, phrases=one.phrases, body=one.body, say=one.say)
        writer.commit()

    def open(self, folder: Path) -> None:
        from whoosh.index import open_dir
        from whoosh.qparser import MultifieldParser, OrGroup

        index = open_dir(str(folder))
        weights = dict(zip(_FIELDS, _WEIGHTS, strict=True))
        self._searcher = index.searcher()
        self._parser = MultifieldParser(list(_FIELDS), index.schema, weights, group=OrGroup)

    def search(self, text: str, *, typing: bool) -> list[Row]:
        words = _words(text)
        asked = " ".join(words) + ("*" if typing and words and not text.endswith(" ") else "")
        found = self._searcher.search(self._parser.parse(asked), limit=LIMIT)
        return [(hit["id"], hit["title"], hit["say"]) for hit in found]


class Procdesk:
    """`Library.search`: typos, word forms, synonyms and the reasons of every hit included."""

    def build(self, documents: Iterable[Document], folder: Path) -> None:
        raise NotImplementedError("procdesk is built by `procdesk index`")

    def open(self, folder: Path) -> None:
        from procdesk.library import Library
        from procdesk.model import Query
        from procdesk.settings import index_folder

        content = folder.parents[1] / "content"
        self._query = Query
        self._library = Library(content, index_folder(content))
        self._library.open()

    def search(self, text: str, *, typing: bool) -> list[Row]:
        answer = self._library.search(self._query(text, limit=LIMIT, typing=typing))
        return [(hit.id, hit.title, hit.say) for hit in answer.hits]


ENGINES: dict[str, type[Engine]] = {
    "procdesk": Procdesk,
    "fuzzy": FuzzyTantivy,
    "tantivy": Tantivy,
    "fts5": Fts5,
    "whoosh": Whoosh,
}


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())
