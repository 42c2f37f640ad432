"""Keeps the index in step with the content folder, one short look at a time, so that a search never waits for it.

The scan is the truth. A few changed files are taken in at once; anything larger is built in a child process, while the
index in force goes on answering. A folder that cannot be reached changes nothing: what was last known is kept.
"""

from __future__ import annotations

import logging
import tempfile
import time
from collections.abc import Generator
from dataclasses import dataclass, field, replace
from pathlib import Path

from procdesk.content.catalog import Catalog, renamed_ids
from procdesk.content.parser import read_bytes
from procdesk.content.scan.paths import paired_stems
from procdesk.content.scan.scanner import (
    UNREADABLE,
    ContentUnreachable,
    Difference,
    FileStamp,
    Scan,
    compare,
    is_company_file,
    is_page,
    looks_unreachable,
    navigation_kind,
    scan,
    scan_in_portions,
)
from procdesk.content.site_layout.navigation import read_site
from procdesk.indexing.builder import CATALOGUE, BuiltIndex, IndexTask, kept_catalog, update_index
from procdesk.model import Change, Progress, State
from procdesk.search.encoding.encoder import ENCODER_ID, Encoder, EncoderLoader
from procdesk.search.engine import Engine, IndexBroken
from procdesk.search.index.snapshots import IndexBusy, IndexUnwritable, Snapshot, SnapshotStore
from procdesk.search.index.writer import MOST_SEGMENTS
from procdesk.search.ranker.model import model_files
from procdesk.subprocesses import ChildState, ChildTask, Priority

_log = logging.getLogger(__name__)
MOST_AT_ONCE = 40
_WORKING_MS, _SETTLING_MS, _IDLE_MS, _UNREACHABLE_MS = 100, 150, 1_000, 3_000
_SCAN_SHARE = 10
# Learning from a changed folder begins when it has been quiet for so long: an author saves again and again.
QUIET_S = 60.0


@dataclass(frozen=True, slots=True)
class IndexStatus:
    """The state, how far a build is, why a folder is unreachable, and complaints as (code, facts).

    `missing` is how many files have vanished at once whose last version is kept until the user says otherwise.
    """

    state: State = State.INDEXING
    progress: Progress = field(default_factory=lambda: Progress(0, 0))
    reason: str = ""
    complaints: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = ()
    missing: int = 0


@dataclass(slots=True)
class _PendingDifference:
    """What differed at the last look; it is taken once it looks the same twice, for a file may be half written."""

    found: Difference = field(default_factory=Difference)
    stamps: dict[str, FileStamp] = field(default_factory=dict)


class TrainingScheduler:
    """Has a child process learn from the index, once a snapshot, when the folder has been quiet for a while."""

    def __init__(self, root: Path, index_root: Path) -> None:
        self._root = root
        self._index_root = index_root
        self._child: ChildTask | None = None
        self._tried = ""
        self._not_before = 0.0

    def wait(self) -> None:
        """The folder has changed: learning waits until it is quiet again."""
        self._not_before = time.monotonic() + QUIET_S

    def look(self, untrained: str) -> None:
        """Lets a child go that has ended, and starts one for a snapshot that none was started for ("": none)."""
        if self._child is not None and (state := self._child.poll()) is not ChildState.RUNNING:
            if state is ChildState.FAILED:
                _log.warning("learning from the folder failed: %s", self._child.error)
            self._child = None
        if self._child is None and untrained not in ("", self._tried) and time.monotonic() >= self._not_before:
            self._tried = untrained
            self._child = start_index_child(IndexTask.TRAIN, self._root, self._index_root)

    def stop(self) -> None:
        """Ends what is under way."""
        if self._child is not None:
            self._child.stop()
            self._child = None
            self._tried = ""


class IndexManager:
    """Owns the engine and the catalog in force. Used by one thread only."""

    def __init__(self, root: Path, index_root: Path, encoder_cache: Path) -> None:
        self.root = root
        self._encoder = EncoderLoader(encoder_cache)
        self.engine: Engine | None = None
        self.catalog = Catalog()
        self.status = IndexStatus()
        self._store = SnapshotStore(index_root)
        self._index_root = index_root
        self._built: BuiltIndex | None = None
        self._child: ChildTask | None = None
        self._trainer = TrainingScheduler(root, index_root)
        self._waiting = _PendingDifference()
        self._stamps: dict[str, FileStamp] = {}
        self._scanning: Generator[None, None, Scan] | None = None
        self._began = 0.0
        self._temporary: tempfile.TemporaryDirectory[str] | None = None
        self._accept_losses = False
        self._is_encoder_told = False
        self._is_encoded_in_vain = False

    def start_encoder(self) -> None:
        """Begins to load the sentence encoder beside the work of this thread."""
        self._encoder.start()

    def load_encoder(self) -> bool:
        """Waits until the sentence encoder is loaded, and tells whether there is one; why not is a complaint."""
        is_there = self._encoder.wait() is not None
        self._note_encoder()
        return is_there

    def open(self) -> bool:
        """Opens the index on disk, if there is a sound one, and tells whether."""
        opening = self._store.open_current(self._built.snapshot if self._built else None)
        if opening.snapshot is None:
            return False
        catalog = self._catalog_of(opening.snapshot)
        if catalog is None:
            return False
        try:
            self._take(BuiltIndex(opening.snapshot, catalog))
        except IndexBroken as error:
            _log.warning("the index cannot be read and is built anew: %s", error)
            return False
        state = State.READY if catalog.entries else State.EMPTY
        self.status = replace(self.status, state=state)
        return True

    @property
    def in_force(self) -> BuiltIndex | None:
        """The index that answers, None while there is none."""
        return self._built

    @property
    def encoder(self) -> Encoder | None:
        """The sentence encoder, None while it is loaded and where there is none."""
        return self._encoder.at_hand()

    @property
    def is_trained(self) -> bool:
        """Whether there is nothing to be learned from the index."""
        return self._built is None or self._built.is_trained or not self.catalog.entries

    def open_first(self) -> None:
        """Opens the index on disk if none is open yet."""
        if self._built is None:
            self.open()

    def take(self, built: BuiltIndex) -> None:
        """Puts an index that was made in this process in force."""
        self._take(built)
        self._ready()

    def difference(self) -> tuple[Difference, Scan]:
        """What the folder holds that the index does not know as it is, without losses that nobody has confirmed.

        Raises ContentUnreachable.
        """
        found = scan(self.root).with_unseen(self._stamps)
        difference = self._believed(self._compared(found))
        if self.status.missing:
            self._unreachable("most-gone")
        return difference, found

    @property
    def is_of_this_version(self) -> bool:
        """Whether there is an index that can be amended: one that this version of the program made.

        Where there is an encoder, all its texts must have been encoded by it, unless a child has none.
        """
        if self._built is None or not self._built.is_of_this_version:
            return False
        return self._built.has_vectors or self._is_encoded_in_vain or self._encoder.at_hand() is None

    def must_rebuild(self, difference: Difference) -> bool:
        """Whether a difference is more than a refresh should take in."""
        read = (*difference.added, *difference.changed)
        much = max(len(read), len(difference.removed)) > MOST_AT_ONCE
        whole = any(is_company_file(path) or navigation_kind(path) for path in (*read, *difference.removed))
        return not self.is_of_this_version or much or whole or self._paths_tell_more(difference)

    def _paths_tell_more(self, difference: Difference) -> bool:
        """Whether a file that has come or gone changes what the paths say of others: languages, departments."""
        if not (difference.added or difference.removed):
            return False
        languages = self.catalog.company.languages if self.catalog.company else ()
        paths = sorted(self.catalog.files.keys() - set(difference.removed) | set(difference.added))
        paired = paired_stems(filter(is_page, paths), languages)
        return paired != self.catalog.neighbours.paired or read_site(self.root, paths) != self.catalog.site

    def refresh(self, difference: Difference, found: Scan) -> Change:
        """Takes a difference in at once. Raises IndexUnwritable, and IndexBusy while another process writes."""
        assert self._built is not None
        assert self.engine is not None
        built, change = update_index(
            self.root, self._store, self._built, self.engine, difference, found, self._encoder.wait()
        )
        self._take(built)
        self._ready()
        return change

    def accept_losses(self) -> None:
        """The user says that files which are gone are meant to be gone: the next look takes that as so."""
        self._accept_losses = True

    def look(self) -> tuple[Change, int]:
        """One look at the folder: what changed, and after how many milliseconds the next look is due.

        A large folder takes several looks, with 0 ms in between: whoever searches comes first.
        """
        self._encoder.start()
        engine = self.engine if self._note_encoder() else None
        if engine is not None:
            engine.take_encoder()
        change, pause = self._look_at_folder()
        return replace(change, reranked=True) if engine is not None else change, pause

    def _look_at_folder(self) -> tuple[Change, int]:
        if self._child is not None:
            return self._watch_child(self._child)
        try:
            found = self._scanned()
        except ContentUnreachable as gone:
            self._unreachable(gone.reason)
            return Change(), _UNREACHABLE_MS
        if found is None:
            return Change(), 0
        pause = max(_IDLE_MS, round((time.monotonic() - self._began) * 1000 * _SCAN_SHARE))
        if not self.is_of_this_version:
            self._build()
            return Change(), _WORKING_MS
        replaced = self._replaced_by_another()
        if replaced is not None:
            return replaced, _WORKING_MS
        found = found.with_unseen(self._stamps)
        difference = self._believed(self._compared(found))
        if difference:
            change, pause = self._take_in(difference, found)
        else:
            change = Change()
            self._ready()
            self._note_problems(found)
            self._learn()
        if self.status.missing and self._child is None:
            self._unreachable("most-gone")
        return change, pause

    def close(self) -> None:
        """Ends what is under way and lets the index go."""
        if self._child is not None:
            self._child.stop()
            self._child = None
        self._trainer.stop()
        self._encoder.close()
        self._scanning = None
        if self.engine is not None:
            self.engine.close()
            self.engine = None
        if self._temporary is not None:
            self._temporary.cleanup()

    def store(self) -> SnapshotStore:
        """Where the index is written: its folder, or a temporary one where that cannot be written."""
        return self._store

    def use_temporary_index(self, error: IndexUnwritable) -> None:
        """Goes on with an index that lasts until the end of the program, and says so."""
        if self._temporary is None:
            self._temporary = tempfile.TemporaryDirectory(prefix="procdesk-")
            complaint = ("index-unwritable", (("path", str(self._index_root)), ("reason", str(error))))
            self.status = replace(self.status, complaints=(*self.status.complaints, complaint))
            self._index_root = Path(self._temporary.name)
            self._store = SnapshotStore(self._index_root)

    def _scanned(self) -> Scan | None:
        """What the folder holds, once it has all been looked at. Raises ContentUnreachable."""
        if self._scanning is None:
            self._began = time.monotonic()
            self._scanning = scan_in_portions(self.root)
        scanning, self._scanning = self._scanning, None
        try:
            next(scanning)
        except StopIteration as end:
            found: Scan = end.value
            return found
        self._scanning = scanning
        return None

    def _compared(self, found: Scan) -> Difference:
        """How the folder differs from the index; a file that cannot be read now as before is no difference."""
        difference = compare(self._stamps, found.files)
        changed = tuple(
            path
            for path in difference.changed
            if self._stamps[path] != UNREADABLE or isinstance(read_bytes(self.root, path), bytes)
        )
        return difference if changed == difference.changed else replace(difference, changed=changed)

    def _believed(self, difference: Difference) -> Difference:
        """The difference without its losses, where it looks as if a share went away, until the user confirms them.

        Whatever else has changed is taken in all the same.
        """
        held = looks_unreachable(len(self.catalog.files), difference) and not self._accept_losses
        self.status = replace(self.status, missing=len(difference.removed) if held else 0)
        if not difference.removed:
            # What was confirmed is done, or there was nothing to confirm: a later loss is another one.
            self._accept_losses = False
        if not held:
            return difference
        rest = replace(difference, removed=())
        return Difference() if self.must_rebuild(rest) else rest

    def _note_vectors(self) -> None:
        """Says once that a child had no encoder: the package was changed since the program began."""
        if self._built is None or self._built.has_vectors or self._encoder.at_hand() is None:
            return
        if not self._is_encoded_in_vain:
            self._is_encoded_in_vain = True
            self._complain_of_encoder("damaged", ENCODER_ID)

    def _complain_of_encoder(self, code: str, reason: str) -> None:
        complaint = (f"encoder-{code}", (("reason", reason),))
        self.status = replace(self.status, complaints=(*self.status.complaints, complaint))

    def _note_encoder(self) -> bool:
        """Says once why there is no encoder; tells whether one has come since the last call."""
        if self._is_encoder_told or self._encoder.is_loading:
            return False
        self._is_encoder_told = True
        fault = self._encoder.fault
        if fault is not None:
            self._complain_of_encoder(fault.code, str(fault))
        return self._encoder.at_hand() is not None

    def _note_problems(self, found: Scan) -> None:
        """The scan has come upon other problems in the same files."""
        if self._built is not None and found.problems != self.catalog.scanned:
            self.catalog = replace(self.catalog, scanned=found.problems)
            self._built = replace(self._built, catalog=self.catalog)

    def _catalog_of(self, snapshot: Snapshot) -> Catalog | None:
        """What is kept with an index, or what is at hand where that is the same: to read it holds up the window."""
        if self._built is not None and self._built.snapshot.extra_sum(CATALOGUE) == snapshot.extra_sum(CATALOGUE):
            return self.catalog
        return kept_catalog(snapshot)

    def _take(self, built: BuiltIndex) -> None:
        if self._built is not None and self.engine is not None and _has_the_same_index(self._built, built):
            self.engine.relearn(built.snapshot)
            self._built, self.catalog = built, built.catalog
            return
        old, self.engine = self.engine, Engine(built.snapshot, self._encoder.at_hand)
        self._built, self.catalog = built, built.catalog
        self._stamps = built.catalog.stamps
        if old is not None:
            old.close()

    def _take_in(self, difference: Difference, found: Scan) -> tuple[Change, int]:
        stamps = found.files
        settled = difference == self._waiting.found and all(
            stamps.get(path) == self._waiting.stamps.get(path) for path in (*difference.added, *difference.changed)
        )
        self._waiting = _PendingDifference(difference, stamps)
        if not settled or self._encoder.is_loading:
            return Change(), _SETTLING_MS
        if self.must_rebuild(difference):
            self._build()
            return Change(), _WORKING_MS
        return self._refresh(difference, found), _WORKING_MS

    def _refresh(self, difference: Difference, found: Scan) -> Change:
        try:
            change = self.refresh(difference, found)
        except IndexUnwritable as error:
            self.use_temporary_index(error)
            self._build()
            return Change()
        except IndexBusy:
            return Change()
        if self.engine is not None and self.engine.segments > MOST_SEGMENTS:
            self._build()
        self._trainer.wait()
        return change

    def _learn(self) -> None:
        """Has a child learn from the index in force, where that is due and it lies where the child would find it."""
        due = self._built if self._temporary is None and not self.is_trained else None
        self._trainer.look(due.snapshot.folder.name if due else "")

    def _build(self) -> None:
        """Starts a child that builds the whole index, once it is known that the index can be written at all."""
        try:
            self._store.clean(self._built.snapshot if self._built else None)
        except IndexUnwritable as error:
            self.use_temporary_index(error)
        except IndexBusy:
            return
        self._trainer.stop()
        self._child = start_index_child(IndexTask.BUILD, self.root, self._index_root)
        self.status = replace(self.status, state=State.INDEXING, progress=Progress(0, 0), reason="")

    def _watch_child(self, child: ChildTask) -> tuple[Change, int]:
        state = child.poll()
        if state is ChildState.RUNNING:
            self.status = replace(self.status, progress=child.progress)
            return Change(), _WORKING_MS
        self._child = None
        before, engine = self.catalog, self.engine
        if state is ChildState.SUCCEEDED and self.open():
            self._note_vectors()
            return self._since(before, engine), _WORKING_MS
        if state is ChildState.FAILED:
            complaint = ("index-failed", (("reason", child.error),))
            kept = tuple(one for one in self.status.complaints if one[0] != "index-failed")
            self.status = replace(self.status, complaints=(*kept, complaint))
        return Change(), _UNREACHABLE_MS

    def _replaced_by_another(self) -> Change | None:
        """What differs in a newer index that another process has put in force, after opening it; None without one."""
        assert self._built is not None
        before, engine = self.catalog, self.engine
        if self._store.current_name() in ("", self._built.snapshot.folder.name) or not self.open():
            return None
        return self._since(before, engine)

    def _since(self, before: Catalog, engine: Engine | None) -> Change:
        if self.engine is engine:
            # What was learned from the same pages: whoever reads one goes on undisturbed.
            return Change(reranked=True)
        old, new = frozenset(before.entries), frozenset(self.catalog.entries)
        return Change(new - old, new & old, old - new, renamed=renamed_ids(before, self.catalog))

    def _ready(self) -> None:
        state = State.READY if self.catalog.entries else State.EMPTY
        self.status = replace(self.status, state=state, reason="", progress=Progress(0, 0))
        self._waiting = _PendingDifference()

    def _unreachable(self, reason: str) -> None:
        self.status = replace(self.status, state=State.UNREACHABLE, reason=reason)


def start_index_child(task: IndexTask, root: Path, index_root: Path) -> ChildTask:
    """A running `procdesk index` that lets everybody else come first.

    It may be stopped without patience: what it has made so far is no index, and is cleaned away by the next.
    """
    arguments = ("index", f"--content={root}", f"--index={index_root}", f"--only={task}", "--lines")
    return ChildTask("procdesk", arguments, priority=Priority.LOW)


def _has_the_same_index(one: BuiltIndex, other: BuiltIndex) -> bool:
    """Whether two indexes differ in nothing but what was learned from them."""
    return _without_weights(one.snapshot) == _without_weights(other.snapshot)


def _without_weights(snapshot: Snapshot) -> dict[str, tuple[int, str]]:
    learned = model_files(snapshot)
    return {name: proof for name, proof in snapshot.files.items() if name not in learned}
