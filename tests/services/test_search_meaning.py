"""Vectors: kept with who made them, never mixed, and left out when their supplier is away."""

import base64
import json
import os
import struct
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from luxeverse.core.actor import House
from luxeverse.core.config import Settings, settings
from luxeverse.core.db import NetworkInTransaction, read_session
from luxeverse.core.errors import Unavailable
from luxeverse.integrations import embeddings
from luxeverse.integrations.embeddings import WIDTH, Hashed, unit
from luxeverse.services import identity, inventory, search, storefront
from luxeverse.services.catalogue.shelf import shelf
from luxeverse.services.search import embed
from luxeverse.services.search.find import find
from tests.conftest import Database
from tests.factories import drain


class Server:
    """Speaks the embeddings call of OpenAI's protocol: base64 or lists, a delay, a number of refusals."""

    def __init__(self) -> None:
        self.asked: list[dict[str, Any]] = []
        self.delay, self.refuse, self.length = 0.0, 0, 768
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers["content-length"])))
                outer.asked.append({**body, "key": self.headers["authorization"]})
                time.sleep(outer.delay)
                if outer.refuse:
                    outer.refuse -= 1
                    self.answer(503, {"error": {"message": "busy"}})
                    return
                data = [
                    {"object": "embedding", "index": i, "embedding": outer.vector(text, body)}
                    for i, text in enumerate(body["input"])
                ]
                usage = {"prompt_tokens": 1, "total_tokens": 1}
                self.answer(200, {"object": "list", "data": data, "model": "m", "usage": usage})

            def answer(self, status: int, body: dict[str, Any]) -> None:
                raw = json.dumps(body).encode()
                self.send_response(status)
                self.send_header("content-type", "application/json")
                self.send_header("content-length", str(len(raw)))
                self.end_headers()
                self.wfile.write(raw)

            def log_message(self, *_: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.url = f"http://127.0.0.1:{self.server.server_port}/v1"

    def vector(self, text: str, body: dict[str, Any]) -> str | list[float]:
        """Night and darkness point one way, everything else another."""
        dark = sum(text.lower().count(word) for word in ("night", "dark", "minuit", "midnight"))
        numbers = [float(dark > 0), 1.0, *([0.0] * (body.get("dimensions", self.length) - 2))]
        if body["encoding_format"] == "float":
            return numbers
        return base64.b64encode(struct.pack(f"<{len(numbers)}f", *numbers)).decode()


@pytest.fixture
def forgotten() -> Iterator[None]:
    """Settings and supplier are read anew, before and after."""
    settings.cache_clear()
    embeddings.provider.cache_clear()
    yield
    settings.cache_clear()
    embeddings.provider.cache_clear()


@pytest.fixture
def vectors(forgotten: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    made = Server()
    monkeypatch.setenv("EMBEDDINGS_PROVIDER", "openai")
    monkeypatch.setenv("EMBEDDINGS_BASE_URL", made.url)
    monkeypatch.setenv("EMBEDDINGS_API_KEY", "sk-test")
    monkeypatch.setenv("EMBEDDINGS_DIMENSIONS", "8")
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    yield made
    made.server.shutdown()
    made.server.server_close()


async def found(house: House, query: str):
    meaning = await search.meaning_of(query)
    record = await identity.record_of(house)
    async with read_session(house.tenant_id) as session:
        stand = await shelf(session, house, record.data_version)
        return await find(stand, house, query, meaning=meaning)


@pytest.mark.parametrize("as_floats", ["false", "true"])
async def test_meaning_finds_what_no_word_does(
    seeded: Database, house: House, vectors: Server, monkeypatch: pytest.MonkeyPatch, as_floats: str
) -> None:
    monkeypatch.setenv("EMBEDDINGS_AS_FLOATS", as_floats)
    seeded.rows("update products set name = 'Nightfall' where slug = 'villa-stole'")
    await search.reindex()
    made = await search.embed_all()
    assert made["luxe"] == seeded.value(
        "select count(*) from products where tenant_id = %s", house.tenant_id
    )
    assert await search.embed_all() == {"luxe": 0, "arome": 0, "luma": 0}
    assert {asked["key"] for asked in vectors.asked} == {"Bearer sk-test"}
    assert {asked["encoding_format"] for asked in vectors.asked} == {
        "float" if as_floats == "true" else "base64"
    }
    result = await found(house, "midnight darkness")
    assert result.method == "hybrid"
    best = [seeded.value("select slug from products where id = %s", key) for key in result.ids[:3]]
    assert "villa-stole" in best


async def test_words_suffice_when_the_supplier_is_slow_or_away(
    seeded: Database, house: House, vectors: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EMBEDDINGS_TIMEOUT_SECONDS", "0.2")
    await search.embed_all()
    vectors.delay = 1.0
    started = time.monotonic()
    result = await found(house, "emerald")
    assert time.monotonic() - started < 0.9
    assert (result.method, len(result.ids)) == ("bm25f", 2)
    vectors.delay, vectors.refuse = 0.0, 1
    assert (await found(house, "emerald")).method == "bm25f"
    assert (await found(house, "emerald")).method == "hybrid"


async def test_vectors_of_two_suppliers_are_never_mixed(
    seeded: Database, house: House, vectors: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    await search.embed_all()
    count = "select embedding_provider, embedding_version, count(*) from products where tenant_id = %s group by 1, 2"
    ((supplier, version, pieces),) = seeded.rows(count, house.tenant_id)
    assert supplier == "openai"
    assert version.startswith("text-embedding-3-small/8@")
    monkeypatch.setenv("EMBEDDINGS_PROVIDER", "hash")
    settings.cache_clear()
    embeddings.provider.cache_clear()
    assert (await found(house, "emerald")).method == "bm25f"  # the old vectors are of another kind
    await search.embed_all()
    assert seeded.rows(count, house.tenant_id) == [("hash", "1", pieces)]
    assert (await found(house, "emerald")).method == "hybrid"


async def test_a_changed_piece_gets_a_new_vector_by_the_worker(
    seeded: Database, house: House, monkeypatch: pytest.MonkeyPatch, forgotten: None
) -> None:
    monkeypatch.setenv("EMBEDDINGS_PROVIDER", "hash")
    await search.embed_all()
    vector = "select product_embedding::text from products where slug = 'braise-candle'"
    before = seeded.value(vector)
    seeded.rows("update products set name = 'Pharos lamp' where slug = 'braise-candle'")
    await inventory.set_stock("AUM-B300-300G", 9)
    await drain()
    assert seeded.value(vector) != before
    assert (await found(house, "pharos")).method == "hybrid"


@pytest.mark.req("SRCH-010")
async def test_similar_pieces_with_and_without_vectors(
    seeded: Database, house: House, monkeypatch: pytest.MonkeyPatch, forgotten: None
) -> None:
    """No supplier: by words. With one: by cosine over 1,536 numbers and an HNSW index."""
    by_words = await storefront.similar_pieces(house, "six-claw-ring-2ct", 4)
    assert by_words.method == "tf-idf"
    assert by_words.pieces[0].slug == "six-claw-ring-1ct"
    monkeypatch.setenv("EMBEDDINGS_PROVIDER", "hash")
    settings.cache_clear()
    embeddings.provider.cache_clear()
    assert (await search.embed_all())["luxe"] == 48
    by_vector = await storefront.similar_pieces(house, "six-claw-ring-2ct", 4)
    assert by_vector.method == "hash"
    assert by_vector.pieces[0].slug == "six-claw-ring-1ct"
    assert "six-claw-ring-2ct" not in {piece.slug for piece in by_vector.pieces}
    assert len(by_vector.pieces) == 4
    index = seeded.value(
        "select indexdef from pg_indexes where indexname = 'ix_products_embedding'"
    )
    assert "hnsw" in index
    assert "vector_cosine_ops" in index


@pytest.mark.parametrize(("most", "versions"), [(embed.EXACT_UP_TO, 120), (10, 1)])
async def test_the_nearest_pieces_come_in_order_however_often_they_were_written(
    seeded: Database,
    house: House,
    monkeypatch: pytest.MonkeyPatch,
    forgotten: None,
    most: int,
    versions: int,
) -> None:
    """Each version of a piece stands in the index: a graph of a hundred of each leads nowhere."""
    monkeypatch.setenv("EMBEDDINGS_PROVIDER", "hash")
    monkeypatch.setattr(embed, "EXACT_UP_TO", most)
    await search.embed_all()
    # What other tests wrote in this database stands in the graph as well.
    seeded.rows("vacuum products")
    seeded.rows("reindex table products")
    seeded.rows("create temp table vector as select id, product_embedding from products")
    for _ in range(versions):
        seeded.rows("update products set product_embedding = null")
        seeded.rows(
            "update products set product_embedding = v.product_embedding from vector v where v.id = products.id"
        )
    seeded.rows("drop table vector")
    exact = [
        key
        for (key,) in seeded.rows(
            "select p.id from products p, products ring where ring.slug = 'six-claw-ring-2ct'"
            " and p.tenant_id = ring.tenant_id"
            " order by (p.product_embedding <=> ring.product_embedding) + 0, p.id limit 5"
        )
    ]
    async with read_session(house.tenant_id) as session:
        meaning = await embed.meaning_of_piece(session, exact[0])
        assert meaning is not None
        # The index is taken wherever it can be.
        await session.execute(text("set local enable_seqscan = off"))
        await session.execute(text("set local enable_sort = off"))
        assert await embed.nearest(session, meaning, 5) == exact


async def test_without_a_supplier_nothing_is_asked(seeded: Database, house: House) -> None:
    assert await search.meaning_of("emerald") is None
    assert (await found(house, "emerald")).method == "bm25f"
    with pytest.raises(Unavailable):
        await search.embed_all()


async def test_no_supplier_is_asked_while_rows_may_be_locked(house: House, vectors: Server) -> None:
    supplier = embeddings.provider()
    assert supplier is not None
    with pytest.raises(NetworkInTransaction):
        async with read_session(house.tenant_id):
            await supplier.embed(["ring"], "query")
    assert vectors.asked == []


async def test_two_servers_with_one_name_for_a_model_are_never_mixed(
    seeded: Database, house: House, vectors: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    await search.embed_all()
    assert (await found(house, "emerald")).method == "hybrid"
    other = Server()
    monkeypatch.setenv("EMBEDDINGS_BASE_URL", other.url)
    settings.cache_clear()
    embeddings.provider.cache_clear()
    assert (await found(house, "emerald")).method == "bm25f"
    await search.embed_all()
    assert (await found(house, "emerald")).method == "hybrid"
    kept = (
        "select count(distinct embedding_version) from products where product_embedding is not null"
    )
    assert seeded.value(kept) == 1
    other.server.shutdown()
    other.server.server_close()


def test_the_version_says_model_length_and_server_within_its_column() -> None:
    one = embeddings._version("bge-m3", None, "http://a.example/v1")
    assert one == embeddings._version("bge-m3", None, "http://a.example/v1/")
    others = [
        embeddings._version("bge-m3", None, "http://b.example/v1"),
        embeddings._version("bge-m3", 512, "http://a.example/v1"),
        embeddings._version("models/" + "x" * 200, None, "http://a.example/v1"),
        embeddings._version("models/" + "x" * 201, None, "http://a.example/v1"),
    ]
    assert len({one, *others}) == 5
    assert all(len(version) <= 60 for version in others)


@pytest.mark.parametrize("unset", [None, ""])
async def test_a_length_that_is_not_set_is_not_asked_for(
    seeded: Database,
    house: House,
    vectors: Server,
    monkeypatch: pytest.MonkeyPatch,
    unset: str | None,
) -> None:
    if unset is None:
        monkeypatch.delenv("EMBEDDINGS_DIMENSIONS")
    else:
        monkeypatch.setenv("EMBEDDINGS_DIMENSIONS", unset)
    await search.embed_all()
    assert (await found(house, "emerald")).method == "hybrid"
    assert all("dimensions" not in asked for asked in vectors.asked)
    probes = [asked for asked in vectors.asked if asked["input"] == ["ring"]]
    assert len(probes) == 1


async def test_vectors_longer_than_the_column_are_refused_before_anything_is_forgotten(
    seeded: Database, vectors: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    await search.embed_all()
    kept = (
        "select count(*), min(embedding_version) from products where product_embedding is not null"
    )
    before = seeded.rows(kept)
    monkeypatch.delenv("EMBEDDINGS_DIMENSIONS")
    settings.cache_clear()
    embeddings.provider.cache_clear()
    vectors.length = 3072
    with pytest.raises(
        Unavailable, match=r"3072 numbers and the column holds 1536: set EMBEDDINGS_DIM"
    ):
        await search.embed_all()
    assert seeded.rows(kept) == before


@pytest.mark.parametrize("environment", ["production", "development"])
async def test_the_hash_is_refused_outside_tests(
    environment: str, monkeypatch: pytest.MonkeyPatch, forgotten: None
) -> None:
    said = Settings(environment=environment, embeddings_provider="hash")
    assert any("EMBEDDINGS_PROVIDER=hash" in problem for problem in said.problems())
    monkeypatch.setenv("ENVIRONMENT", environment)
    monkeypatch.setenv("EMBEDDINGS_PROVIDER", "hash")
    settings.cache_clear()
    assert embeddings.provider() is None


async def test_the_hash_gives_one_text_one_vector() -> None:
    made = await Hashed().embed(["lavender oil", "lavender oil", "ring"], "document")
    assert made[0] == made[1] != made[2]


def test_padding_changes_no_cosine() -> None:
    one, other = unit([3.0, 4.0]), unit([4.0, 3.0])
    assert len(one) == WIDTH
    assert sum(a * b for a, b in zip(one, other, strict=True)) == pytest.approx(24 / 25)
    with pytest.raises(ValueError, match="does not fit"):
        unit([1.0] * (WIDTH + 1))
    with pytest.raises(ValueError, match="direction"):
        unit([0.0])


MODEL = Path(os.environ.get("MINILM_DIR", ".data/models/minilm"))


@pytest.mark.skipif(not MODEL.exists(), reason="the local model is not installed (MINILM_DIR)")
def test_the_local_model_gives_the_published_similarity() -> None:
    """0.7553 is what the authors of Sentence Transformers print for these sentences and this model."""
    from luxeverse.integrations.minilm import MiniLM

    one, other = MiniLM(MODEL).encode(
        ["A man is eating food.", "A man is eating a piece of bread."]
    )
    assert sum(a * b for a, b in zip(one, other, strict=True)) == pytest.approx(0.7553, abs=5e-5)


def test_a_model_that_is_not_installed_says_how(tmp_path: Path) -> None:
    from luxeverse.integrations.minilm import MiniLM

    with pytest.raises(Unavailable, match="install-model"):
        MiniLM(tmp_path)
