"""One text in three encodings, of which little is held."""

import gzip
import tracemalloc
from itertools import permutations

import brotli
import pytest

from luxeverse.edge.body import Body

UNPACK = {"": bytes, "br": brotli.decompress, "gzip": gzip.decompress}
TEXT = "".join(f"<li>Pièce {number}, €{number * 7}</li>" for number in range(8_000))


@pytest.mark.parametrize("order", list(permutations(UNPACK)))
@pytest.mark.parametrize("text", ["", "é", TEXT[:5_000]])
def test_it_says_the_same_in_every_encoding_whichever_is_asked_for_first(order, text):
    body = Body(text)
    for encoding in (*order, *order):
        assert UNPACK[encoding](body.packed(encoding)).decode() == text


@pytest.mark.parametrize("encoding", ["br", "gzip"])
def test_what_is_packed_is_not_held_twice(encoding):
    tracemalloc.start()
    try:
        body = Body(TEXT)
        before, _ = tracemalloc.get_traced_memory()
        body.packed(encoding)
        after, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert before > body.size
    assert after < body.size / 2
    assert body.packed("").decode() == TEXT
