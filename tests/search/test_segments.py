from __future__ import annotations

import random
from pathlib import Path

import pytest
from whoosh.codec.whoosh3 import W3Codec
from whoosh.filedb.filestore import FileStorage
from whoosh.index import FileIndex
from whoosh.reading import IndexReader, TermNotFound

from procdesk.search.index.batch import ZONE_BITS, DocumentBatch, EncodedDocument, batch_of
from procdesk.search.index.document import ZONES, schema
from procdesk.search.index.writer import BLOCK, SORTED_AT_ONCE, BatchWriter

Read = dict[tuple[str, bytes], list[tuple[int, bytes]]]


def encoded(number: int, words: dict[str, int], *codes: str) -> EncodedDocument:
    columns = {name: f"{name} {number}".encode() for name in ("face", "pieces", "facts", "source")}
    return EncodedDocument(
        f"a/{number}", {"words": words}, {"ids": [f"a/{number}"], "codes": codes}, columns, list(words)
    )


def counts(*by_zone: int) -> int:
    return sum(count << zone * ZONE_BITS for zone, count in enumerate(by_zone))


def many(count: int) -> list[EncodedDocument]:
    rng = random.Random(7)
    return [
        encoded(
            number,
            {"en-todas": counts(1, 0, 0, 2)} | {f"ñ{rng.randrange(count)}": counts(rng.randrange(300)) for _ in "abc"},
            f"c{number % 3}",
        )
        for number in range(count)
    ]


def written(folder: Path, *batches: DocumentBatch, sorted_at_once: int = SORTED_AT_ONCE) -> FileIndex:
    folder.mkdir(exist_ok=True)
    storage = FileStorage(str(folder))
    index = storage.open_index() if list(folder.iterdir()) else storage.create_index(schema())
    writer = BatchWriter(index, sorted_at_once)
    for batch in batches:
        writer.add_batch(batch)
    writer.commit(merge=False)
    return index


def read(reader: IndexReader) -> Read:
    """Every posting as Whoosh's own reader steps through it."""
    found: Read = {}
    for field, term in reader.all_terms():
        matcher = reader.postings(field, term)
        steps = found.setdefault((field, term), [])
        while matcher.is_active():
            steps.append((matcher.id(), bytes(matcher.value() or b"")))
            matcher.next()
    return found


def wanted(documents: list[EncodedDocument]) -> Read:
    found: Read = {}
    for number, document in enumerate(documents):
        for term, packed in document.counted["words"].items():
            by_zone = (packed >> zone * ZONE_BITS & (1 << ZONE_BITS) - 1 for zone in range(ZONES))
            value = bytes(min(count, 255) for count in by_zone)
            found.setdefault(("words", term.encode()), []).append((number, value))
        for field, terms in document.exact.items():
            for term in terms:
                found.setdefault((field, term.encode()), []).append((number, b""))
    return found


def test_whooshs_reader_steps_through_what_was_given_in_batches(tmp_path: Path) -> None:
    documents = many(2 * BLOCK + 30)
    batches = [batch_of(documents[at : at + 300], ZONES) for at in range(0, len(documents), 300)]
    with written(tmp_path / "index", *batches).reader() as reader:
        assert read(reader) == wanted(documents)
        assert reader.doc_count_all() == len(documents)
        assert reader.column_reader("face")[BLOCK] == f"face {BLOCK}".encode()


def test_terms_come_in_order_and_know_their_numbers(tmp_path: Path) -> None:
    documents = many(BLOCK + 1)
    with written(tmp_path / "index", batch_of(documents, ZONES)).reader() as reader:
        for (field, term), postings in wanted(documents).items():
            info = reader.term_info(field, term)
            assert reader.doc_frequency(field, term) == info.doc_frequency() == len(postings)
            assert (info.min_id(), info.max_id(), info.max_weight()) == (postings[0][0], postings[-1][0], 1.0)
            assert info.weight() == len(postings)
        assert list(reader.all_terms()) == sorted(reader.all_terms())
        assert next(term for _, term in reader.terms_from("words", "ñ9")).startswith("ñ9".encode())
        with pytest.raises(TermNotFound):
            reader.postings("words", "nowhere")


def test_sorting_piece_by_piece_gives_the_same_files(tmp_path: Path) -> None:
    batch = batch_of(many(BLOCK + 70), ZONES)
    with written(tmp_path / "whole", batch).reader() as reader:
        whole = read(reader)
    with written(tmp_path / "pieces", batch, sorted_at_once=50).reader() as reader:
        assert read(reader) == whole


def test_a_matcher_skips_over_blocks(tmp_path: Path) -> None:
    with written(tmp_path / "index", batch_of(many(3 * BLOCK), ZONES)).reader() as reader:
        matcher = reader.postings("words", "en-todas")
        matcher.skip_to(2 * BLOCK + 5)
        assert matcher.id() == 2 * BLOCK + 5
        assert matcher.block_max_weight() == 1.0


def test_several_segments_and_deletions_read_as_one(tmp_path: Path) -> None:
    documents = many(40)
    written(tmp_path / "index", batch_of(documents[:25], ZONES))
    index = written(tmp_path / "index", batch_of(documents[25:], ZONES))
    writer = BatchWriter(index)
    writer.delete_document(3)
    writer.delete_document(30)
    writer.commit(merge=False)
    with index.reader() as reader:
        gone = {3, 30}
        left = {key: [one for one in steps if one[0] not in gone] for key, steps in wanted(documents).items()}
        assert {key: steps for key, steps in read(reader).items() if steps} == {k: v for k, v in left.items() if v}
        assert reader.doc_count() == len(documents) - 2


def test_the_codec_reads_it_as_its_own(tmp_path: Path) -> None:
    index = written(tmp_path / "index", batch_of(many(3), ZONES))
    with index.reader() as reader:
        assert reader.is_atomic()
        assert type(reader.segment().codec()) is W3Codec


def test_no_documents_make_no_segment(tmp_path: Path) -> None:
    with written(tmp_path / "index", batch_of([], ZONES)).reader() as reader:
        assert reader.doc_count_all() == 0
