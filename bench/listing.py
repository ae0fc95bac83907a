"""``python -m bench.listing``: how long a list takes as the catalogue grows to a thousand, ten thousand, a hundred thousand.

The seeded pieces of LuxeVerse are written again under other keys, with their variants and a price, a metal and a maker drawn
anew from those the house has (by a fixed rule, so that runs are alike), until the house has so many. What is timed is the
service behind the page, in this process: it has no page cache in front, which a shop has until its catalogue changes.
"""

import argparse
import asyncio
import os
import tempfile
import time
from pathlib import Path

import psycopg
from alembic.config import Config
from sqlalchemy import text

from alembic import command
from bench.report import Row, load, machine, percentile, table
from luxeverse.core import db, embedded
from luxeverse.core.config import settings
from luxeverse.core.db import EVERY_HOUSE
from luxeverse.services import identity, storefront
from luxeverse.services.storefront import Wanted
from tools.seed import seed

ROOT = Path(__file__).parents[1]
SIZES = (1_000, 10_000, 100_000)
TIMES = 20
CHANGES = 3
BUDGET_MS = 150
"""Of a list with its facets at a hundred thousand pieces, p95."""
PAGES: tuple[tuple[str, Wanted], ...] = (
    ("everything", Wanted("shop", "")),
    ("a category", Wanted("shop", "leather")),
    ("two filters", Wanted("shop", "", {"metal": "yellow gold", "maker": "solenne"})),
    ("a narrow filter", Wanted("shop", "", {"stone": "emerald", "price_to": "5000"})),
    ("by price, in stock", Wanted("shop", "", {"sort": "price-up", "in_stock": "1"})),
)
MORE = """
    with house as (select id from tenants where slug = 'luxe'),
    numbered as (
        select p.*, row_number() over (order by p.slug) - 1 as place, count(*) over () as many
        from products p join house on house.id = p.tenant_id where p.slug !~ '-copy-'
    ),
    drawn as (
        select n.*, copy, gen_random_uuid() as key from numbered n cross join generate_series(%(first)s::int, %(last)s::int) copy
    ),
    written as (
        insert into products (id, tenant_id, sku, slug, name, description, category_id, brand_id, price, currency, status,
                              published_at, featured_at, is_featured, style_tags, attributes, one_line, materials, provenance,
                              updated_at)
        select key, tenant_id, sku || '-' || copy, slug || '-copy-' || copy, name || ' ' || copy, description,
               category_id, brand_id, round(price * (80 + (copy * 7 + place) %% 41) / 100), currency, status,
               published_at - copy * interval '1 minute', featured_at, is_featured, style_tags, attributes, one_line,
               materials, provenance, now() - interval '1 hour'
        from drawn returning id, slug
    )
    insert into product_variants (id, tenant_id, product_id, sku, size, color, color_hex, material, price,
                                  inventory_quantity, display_order, updated_at)
    select gen_random_uuid(), v.tenant_id, d.key, v.sku || '-' || d.copy, v.size, v.color, v.color_hex, v.material,
           v.price, (v.inventory_quantity + d.copy) %% 9, v.display_order, now() - interval '1 hour'
    from drawn d join product_variants v on v.product_id = d.id
"""


CHANGE = """
    with one as (
        update products set price = price + 1, updated_at = now() where slug = 'quiet-band' returning tenant_id
    )
    update tenants set data_version = data_version + 1 where id in (select tenant_id from one)
"""


def grow(admin: psycopg.Connection, size: int) -> None:
    """Write copies until the house has at least so many pieces."""
    (pieces, originals) = admin.execute(
        "select count(*), count(*) filter (where p.slug !~ '-copy-') from products p"
        " join tenants t on t.id = p.tenant_id where t.slug = 'luxe'"
    ).fetchone()
    first, last = pieces // originals, -(-size // originals) - 1
    admin.execute(MORE, {"first": first, "last": last})
    admin.execute("update tenants set data_version = data_version + 1")
    admin.execute("vacuum analyze")


async def timed(size: int) -> list[Row]:
    """Each page twenty times, after once unmeasured."""
    identity.forget()
    house = next(r.house for r in await identity.all_houses() if r.house.slug == "luxe")
    rows = []
    for name, wanted in PAGES:
        await storefront.listing(house, wanted)
        times, cpu = [], time.process_time()
        for _ in range(TIMES):
            began = time.perf_counter()
            await storefront.listing(house, wanted)
            times.append((time.perf_counter() - began) * 1000)
        each = (time.process_time() - cpu) / TIMES * 1000
        what = f"{size:,} pieces, {name}"
        note = f"p50 {percentile(times, 0.5):.1f} ms; CPU of the process {each:.1f} ms"
        rows.append(Row(f"{what}, p95", percentile(times, 0.95), "ms", BUDGET_MS, note))
    return rows


async def after_a_change(size: int) -> list[Row]:
    """The first list after a piece changed: only what changed is read, and the columns are laid out anew."""
    house = next(r.house for r in await identity.all_houses() if r.house.slug == "luxe")
    times = []
    for _ in range(CHANGES):
        async with db.transaction(EVERY_HOUSE) as session:
            await session.execute(text(CHANGE))
        identity.forget()
        began = time.perf_counter()
        await storefront.listing(house, PAGES[0][1])
        times.append((time.perf_counter() - began) * 1000)
    return [Row(f"{size:,} pieces, first list after a change, p50", percentile(times, 0.5), "ms")]


async def measure(admin_url: str, sizes: list[int]) -> None:
    await seed()
    for size in sizes:
        began = time.perf_counter()
        with psycopg.connect(admin_url, autocommit=True) as admin:
            grow(admin, size)
        print(f"\n{size:,} pieces written in {time.perf_counter() - began:.0f} s; load {load()}\n")
        print(table([*await timed(size), *await after_a_change(size)]), flush=True)
    await db.engine().dispose()


def main() -> None:
    """Seed, grow, ask, print."""
    parser = argparse.ArgumentParser(prog="python -m bench.listing", description=__doc__)
    parser.add_argument("--sizes", default=",".join(map(str, SIZES)))
    sizes = [int(size) for size in parser.parse_args().sizes.split(",")]
    print(machine(), flush=True)
    with tempfile.TemporaryDirectory(prefix="luxeverse-bench-listing-") as place:
        addresses = embedded.start(Path(place))
        try:
            os.environ["OWNER_DATABASE_URL"] = addresses.owner_url
            os.environ["DATABASE_URL"] = addresses.app_url
            settings.cache_clear()
            command.upgrade(Config(ROOT / "alembic.ini"), "head")
            asyncio.run(measure(addresses.admin_url, sizes))
        finally:
            embedded.stop(Path(place))


if __name__ == "__main__":
    main()
