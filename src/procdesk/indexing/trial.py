"""Tries a text that is not saved: it takes the place of its page in an index of its own, and is searched for there."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass, replace
from pathlib import Path

from procdesk.content.catalog import Catalog
from procdesk.content.folder import merge, settled
from procdesk.content.parser import read_source
from procdesk.indexing.builder import known_cards
from procdesk.indexing.manager import IndexManager
from procdesk.model import Hit, Process, Query
from procdesk.search.encoding.encoder import Encoder
from procdesk.search.engine import Engine
from procdesk.search.index.document import SourceDocument
from procdesk.search.index.snapshots import IndexUnwritable, ScratchFolder, Snapshot, link
from procdesk.search.index.writer import amend_index
from procdesk.search.ranker.model import model_files
from procdesk.text import fold_phrase

# More hits would be compared by their meaning than in the window, and come in another order.
DEPTH = 20
_TOLD = 3


@dataclass(frozen=True, slots=True)
class TriedSentence:
    """What a sentence finds: `place` is that of the tried page among the hits, from 1 (None: not among the first 20).

    `ahead` are the hits before it, three at most, each with why it was found. `is_sure` is false where the window would
    say that no page answers the sentence, whatever comes first.
    """

    text: str
    place: int | None
    ahead: tuple[Hit, ...]
    is_sure: bool


@dataclass(frozen=True, slots=True)
class TriedPage:
    """What there is to try of a text: the page's id and language, its own phrases, how many processes are searched."""

    id: str
    lang: str
    phrases: tuple[str, ...]
    pages: int


@dataclass(frozen=True, slots=True)
class _DraftProcess:
    """The process that a text makes, together with its other languages as they are indexed."""

    process: Process
    lang: str

    @property
    def phrases(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self.process.in_language(self.lang).phrases))

    def without(self, phrase: str) -> Process:
        """The process as if nobody had written the phrase down, in whatever language."""
        key = fold_phrase(phrase)
        kept = (
            replace(one, phrases=tuple(other for other in one.phrases if fold_phrase(other) != key))
            for one in self.process.write_ups
        )
        return replace(self.process, write_ups=tuple(kept))


class FolderTrial:
    """Tries texts in the place of pages of an index, which itself stays as it is. For one thread."""

    def __init__(self, manager: IndexManager) -> None:
        self._manager = manager
        self._made_for: tuple[Path, Encoder | None, str, str] | None = None
        self._draft: _DraftProcess | None = None
        self._index: _TrialIndex | None = None

    def page(self, path: str, text: str) -> TriedPage | None:
        """What the page `path` (relative, with forward slashes) would be if it said `text`.

        None where that is no process, and as long as there is no index.
        """
        draft = self._take(path, text)
        if draft is None:
            return None
        pages = len(self._manager.catalog.entries.keys() | {draft.process.id})
        return TriedPage(draft.process.id, draft.lang, draft.phrases, pages)

    def tried(self, path: str, text: str, sentence: str, lang: str) -> TriedSentence | None:
        """What a sentence finds, in the reader's language `lang`, once the page says `text`; None as for `page`.

        The first sentence for a text takes longer, for its index is made. Raises IndexUnwritable.
        """
        draft = self._take(path, text)
        if draft is None:
            return None
        if self._index is None:
            self._index = self._indexed(draft.process)
        return _tried(self._index.engine, sentence, draft.process.id, lang)

    def without(self, path: str, text: str, phrase: str, lang: str) -> TriedSentence | None:
        """What one of the page's phrases finds where the page lacks it, as whoever says something like it would.

        None as for `page`. Raises IndexUnwritable.
        """
        draft = self._take(path, text)
        if draft is None:
            return None
        with contextlib.closing(self._indexed(draft.without(phrase))) as index:
            return _tried(index.engine, phrase, draft.process.id, lang)

    def close(self) -> None:
        """Lets the index of the last text go."""
        if self._index is not None:
            self._index.close()
        self._index = self._draft = self._made_for = None

    def _take(self, path: str, text: str) -> _DraftProcess | None:
        """The process that the text makes, read once for each text and each index; None where it makes none."""
        built, engine = self._manager.in_force, self._manager.engine
        if built is None or engine is None:
            self.close()
            return None
        wanted = (built.snapshot.folder, self._manager.encoder, path, text)
        if self._made_for != wanted:
            self.close()
            self._draft = _draft_process(path, text, built.catalog, engine)
            self._made_for = wanted
        return self._draft

    def _indexed(self, process: Process) -> _TrialIndex:
        """The index in force with this process in it."""
        built = self._manager.in_force
        assert built is not None
        scratch = self._manager.store().scratch()
        try:
            return _TrialIndex(scratch, built.snapshot, process, self._manager.encoder)
        except OSError as error:
            scratch.close()
            raise IndexUnwritable(str(error)) from error
        except BaseException:
            scratch.close()
            raise


class _TrialIndex:
    """An index in a scratch folder: another one with one process in it that is new or has changed."""

    def __init__(self, scratch: ScratchFolder, other: Snapshot, process: Process, encoder: Encoder | None) -> None:
        self._scratch = scratch
        amend_index(other.folder, scratch.folder, [SourceDocument(process, {})], (), encoder)
        for name in model_files(other):
            link(other.folder / name, scratch.folder / name)
        files = {path.name: (path.stat().st_size, "") for path in scratch.folder.iterdir()}
        self.engine = Engine(Snapshot(scratch.folder, {}, files), lambda: encoder)

    def close(self) -> None:
        self.engine.close()
        self._scratch.close()


def _draft_process(path: str, text: str, catalog: Catalog, engine: Engine) -> _DraftProcess | None:
    own = settled(read_source(path, text.encode("utf-8", "replace"), catalog.company, catalog.site), catalog.neighbours)
    if own.write_up is None:
        return None
    id_ = own.write_up.id
    sources = engine.sources(id_) if id_ in catalog.entries else {}
    siblings = (
        settled(read_source(other, raw, catalog.company, catalog.site), catalog.neighbours)
        for other, raw in sources.items()
        if other != path
    )
    merged = merge([*known_cards(catalog), own, *siblings], catalog.site)
    process = next(one for one in merged.processes if one.id == id_)
    return _DraftProcess(process, own.write_up.lang)


def _tried(engine: Engine, text: str, id_: str, lang: str) -> TriedSentence:
    # Asked as the search box asks: whoever has typed it may still go on.
    answer = engine.search(Query(text, lang, limit=DEPTH))
    place = next((number for number, hit in enumerate(answer.hits, 1) if hit.id == id_), None)
    before = answer.hits[: place - 1 if place else DEPTH]
    return TriedSentence(text, place, before[:_TOLD], answer.is_sure)
