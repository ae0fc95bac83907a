"""``python -m bench.search DIR``: relevance and speed of search on rated queries, by words and, where the local model is
installed (``--model``, or where the settings have it), by words and meaning.

DIR holds ``products*.jsonl.gz`` (id, title, brand, short, attrs), ``queries.tsv`` (query_id, query, evaluable),
``qrels.tsv`` (query_id, product_id, rating 0 to 3) and ``typos.tsv`` (query_id, typo_query). The products become
documents of a house in a database of their own; ranking, reading and correcting are the shop's. For larger sizes the
same products are written again under other keys, as often as needed, so speed there is that of longer postings.

nDCG@10: gain is the rating, discount log2, ideal over all rated products of the query, unrated counts 0; only queries
marked evaluable. Recall@100: of the products rated above 0. Targets of relevance are those of the whole collection.
Vectors are compared here, all of them, as the shop compares those of a house of this size; making them takes some minutes,
with OPENBLAS_NUM_THREADS=1 less than half of what two threads on busy cores take.
"""

import argparse
import asyncio
import csv
import gzip
import json
import math
import os
import statistics
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID, uuid5

import numpy as np
import psycopg
from alembic.config import Config

from alembic import command
from bench.report import load, machine, percentile
from luxeverse.core import db, embedded
from luxeverse.core.config import settings
from luxeverse.core.ids import TenantId, new_id
from luxeverse.domain.search.kinds import SearchKind
from luxeverse.integrations.minilm import WEIGHTS, MiniLM
from luxeverse.services.search import counts, store
from luxeverse.services.search.documents import Document
from luxeverse.services.search.embed import BATCH as EMBEDDED
from luxeverse.services.search.embed import CANDIDATES
from luxeverse.services.search.hits import pieces_that_fit
from luxeverse.services.search.known import known
from luxeverse.services.search.reading import read_query

ROOT = Path(__file__).parents[1]
SPACE = UUID("6ba7b812-9dad-11d1-80b4-00c04fd430c8")
BATCH = 2000
TOP = 100
LEXICAL, MISTYPED, HYBRID = 0.77, 0.68, 0.79
"""nDCG@10 that is wanted: of words, of words with one typo, of words with meaning."""
ONE_MS, TWENTY_MS = 150, 100
"""p95 that is wanted: of one query at a time up to 43,000 documents, and of twenty at once at any size."""


@dataclass(frozen=True)
class Collection:
    """The rated collection, keys as its files have them."""

    products: Sequence[dict]
    queries: dict[str, str]
    evaluable: frozenset[str]
    ratings: dict[str, dict[str, int]]
    typos: Sequence[tuple[str, str]]

    @classmethod
    def read(cls, folder: Path) -> "Collection":
        products = []
        for path in sorted(folder.glob("products*.jsonl.gz")):
            with gzip.open(path, "rt") as file:
                products += [json.loads(line) for line in file]
        queries = _rows(folder / "queries.tsv")
        ratings: dict[str, dict[str, int]] = defaultdict(dict)
        for row in _rows(folder / "qrels.tsv"):
            ratings[row["query_id"]][row["product_id"]] = int(row["rating"])
        return cls(
            products,
            {row["query_id"]: row["query"] for row in queries},
            frozenset(row["query_id"] for row in queries if row["evaluable"] == "1"),
            ratings,
            [(row["query_id"], row["typo_query"]) for row in _rows(folder / "typos.tsv")],
        )


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def ndcg(found: Sequence[str], rated: dict[str, int], depth: int = 10) -> float:
    gains = [rated.get(key, 0) / math.log2(place + 2) for place, key in enumerate(found[:depth])]
    best = sorted(rated.values(), reverse=True)[:depth]
    ideal = sum(rating / math.log2(place + 2) for place, rating in enumerate(best))
    return sum(gains) / ideal if ideal else 0.0


def documents(products: Sequence[dict], copy: int) -> Iterator[Document]:
    for product in products:
        said = [str(value) for value in product.get("attrs", {}).values()]
        key = uuid5(SPACE, f"{copy}/{product['id']}")
        yield Document.of(
            key, [product["title"]], [product.get("brand")], [product.get("short")], said
        )


async def fill(tenant: TenantId, products: Sequence[dict], rows: int) -> float:
    """Write so many documents into an empty index; returns seconds."""
    started = time.perf_counter()
    async with db.transaction(tenant) as session:
        await store.open_corpus(session)
        await store.empty(session)
        written, copy = 0, 0
        while written < rows:
            wanted = list(documents(products[: rows - written], copy))
            for start in range(0, len(wanted), BATCH):
                batch = wanted[start : start + BATCH]
                await store.write(session, SearchKind.PRODUCT, "english", batch)
            written, copy = written + len(wanted), copy + 1
        await counts.add(session, "english")
        await store.vocabulary_changed(session)
    return time.perf_counter() - started


@dataclass
class Meanings:
    """Vectors of the products by the local model, by the keys of their documents."""

    model: MiniLM
    keys: Sequence[UUID]
    vectors: np.ndarray

    @classmethod
    def of(cls, folder: Path, products: Sequence[dict]) -> "Meanings":
        """Of the same text of a piece that the shop gives to a supplier."""
        model = MiniLM(folder)
        found = list(documents(products, 0))
        said = [f"{d.names} {d.belongs} {d.says} {d.details}" for d in found]
        # In the shop's batches: all at once take gigabytes and several times as long.
        batches = [said[start : start + EMBEDDED] for start in range(0, len(said), EMBEDDED)]
        vectors = [vector for batch in batches for vector in model.encode(batch)]
        return cls(model, [d.target_id for d in found], np.array(vectors))

    def nearest(self, query: str) -> list[UUID]:
        likeness = self.vectors @ np.array(self.model.encode([query])[0])
        return [self.keys[n] for n in np.argsort(-likeness, kind="stable")[:CANDIDATES]]


@dataclass
class Asker:
    """``meanings`` are None where only words are to count."""

    tenant: TenantId
    names: dict[UUID, str]
    meanings: Meanings | None = field(default=None)

    async def ask(self, query: str) -> tuple[list[str], bool, float]:
        """The best products of all that fit, whether the query was corrected, and the milliseconds it took."""
        started = time.perf_counter()
        near = self.meanings.nearest(query) if self.meanings else []
        async with db.read_session(self.tenant) as session:
            about = await known(session)
            reading = await read_query(session, about, query, "english")
            found = await pieces_that_fit(session, about, reading, near=near)
        spent = (time.perf_counter() - started) * 1000
        keys = [self.names.get(key, "") for key in found[:TOP]]
        return keys, reading.is_corrected, spent


@dataclass(frozen=True)
class Figure:
    """``target`` is in words; ``is_met`` is None for a figure without one."""

    what: str
    value: str
    target: str = ""
    is_met: bool | None = None

    @property
    def verdict(self) -> str:
        return "" if self.is_met is None else "met" if self.is_met else "MISSED"


def table(figures: Sequence[Figure]) -> str:
    lines = ["| what | value | target | met |", "|---|---|---|---|"]
    return "\n".join(
        [*lines, *(f"| {f.what} | {f.value} | {f.target} | {f.verdict} |" for f in figures)]
    )


def at_least(what: str, value: float, target: float | None) -> Figure:
    if target is None:
        return Figure(what, f"{value:.3f}")
    return Figure(what, f"{value:.3f}", f"at least {target}", value >= target)


async def relevance(asker: Asker, given: Collection) -> list[Figure]:
    how, wanted = ("words and meaning", HYBRID) if asker.meanings else ("words", LEXICAL)
    scores, recalls, altered = [], [], 0
    for query_id, query in given.queries.items():
        found, corrected, _ = await asker.ask(query)
        altered += corrected
        if query_id in given.evaluable:
            rated = given.ratings[query_id]
            scores.append(ndcg(found, rated))
            relevant = {key for key, rating in rated.items() if rating > 0}
            recalls.append(len(relevant & set(found)) / len(relevant))
    mistyped = [
        ndcg((await asker.ask(query))[0], given.ratings[query_id])
        for query_id, query in given.typos
        if query_id in given.evaluable
    ]
    return [
        at_least(f"{how}: nDCG@10, {len(scores)} queries", statistics.mean(scores), wanted),
        at_least(
            f"{how}: nDCG@10 with one typo, {len(mistyped)}", statistics.mean(mistyped), MISTYPED
        ),
        at_least(f"{how}: recall@100", statistics.mean(recalls), None),
        Figure(
            f"{how}: clean queries altered, of {len(given.queries)}", str(altered), "0", not altered
        ),
    ]


async def speed(asker: Asker, queries: Sequence[str], rows: int, clients: int) -> Figure:
    """Every query three times, by so many at once."""
    waiting = list(queries) * 3
    times: list[float] = []

    async def client() -> None:
        while waiting:
            times.append((await asker.ask(waiting.pop()))[2])

    await asyncio.gather(*(client() for _ in range(clients)))
    p50, p95 = percentile(times, 0.5), percentile(times, 0.95)
    who = "one at a time" if clients == 1 else f"{clients} at once"
    most = ONE_MS if clients == 1 else TWENTY_MS
    return Figure(
        f"{rows:,} documents, {who}, p50 / p95",
        f"{p50:.1f} / {p95:.1f} ms",
        f"p95 {most} ms",
        p95 <= most,
    )


async def hybrid(asker: Asker, given: Collection, model: Path) -> list[Figure]:
    if not (model / WEIGHTS).exists():
        return [
            Figure("words and meaning", "not measured: `python -m luxeverse.cli install-model`")
        ]
    meanings = Meanings.of(model, given.products)
    return await relevance(Asker(asker.tenant, asker.names, meanings), given)


async def measure(
    given: Collection, tenant: TenantId, admin_url: str, sizes: Sequence[int], model: Path
) -> None:
    names = {uuid5(SPACE, f"0/{product['id']}"): product["id"] for product in given.products}
    asker = Asker(tenant, names)
    queries = list(given.queries.values())
    for rows in (len(given.products), *sizes):
        seconds = await fill(tenant, given.products, rows)
        with psycopg.connect(admin_url, autocommit=True) as admin:
            admin.execute("vacuum analyze")
            (size,) = admin.execute("select pg_total_relation_size('search_postings')").fetchone()
        await asker.ask(queries[0])  # the vocabulary is read once for each version of the index
        wrote = f"{seconds:.1f} s, postings {size / 2**20:.0f} MB"
        found = [Figure(f"{rows:,} documents written in", wrote)]
        if rows == len(given.products):
            found += await relevance(asker, given)
            found += await hybrid(asker, given, model)
        found += [await speed(asker, queries, rows, clients) for clients in (1, 20)]
        print(table(found), f"\n\nLoad {load()}\n", flush=True)


def main() -> None:
    """Read, index, ask, print."""
    parser = argparse.ArgumentParser(prog="python -m bench.search", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--sizes", default="43000,200000", help="more sizes, with commas between")
    parser.add_argument("--model", type=Path, default=settings().model_dir, help="its folder")
    chosen = parser.parse_args()
    given = Collection.read(chosen.folder)
    print(machine(), flush=True)
    with tempfile.TemporaryDirectory(prefix="luxeverse-bench-search-") as place:
        addresses = embedded.start(Path(place))
        try:
            os.environ["OWNER_DATABASE_URL"] = addresses.owner_url
            os.environ["DATABASE_URL"] = addresses.app_url
            settings.cache_clear()
            command.upgrade(Config(ROOT / "alembic.ini"), "head")
            tenant = TenantId(new_id())
            with psycopg.connect(addresses.admin_url, autocommit=True) as admin:
                admin.execute(
                    "insert into tenants (id, slug, name, currency, locale, order_prefix)"
                    " values (%s, 'bench', 'Bench', 'EUR', 'en_IE', 'BE')",
                    [tenant],
                )
            sizes = [int(size) for size in chosen.sizes.split(",") if size]
            asyncio.run(measure(given, tenant, addresses.admin_url, sizes, chosen.model))
        finally:
            embedded.stop(Path(place))


if __name__ == "__main__":
    main()
