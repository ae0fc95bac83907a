"""Fill the database with the three houses, their catalogue and their journal.

    python -m tools.seed

Safe to run again: rows are found by slug, stock number or word and only changed where the files say something else.
Stock of a variant that already exists is left alone; orders have been counting on it. Beside the pieces of a house
whose rows changed the lists are worked out again, which also tells cached pages that they are old.

``ADMIN_PASSWORD`` in the environment creates one administrator for each house (``ADMIN_EMAIL``, by default
admin@<house>.example); without it nobody can sign in as one.
"""

import asyncio
import os
from dataclasses import asdict
from datetime import UTC, date, datetime, time

from sqlalchemy import delete
from sqlmodel import col

from luxeverse.core import clock
from luxeverse.core.actor import House
from luxeverse.core.db import EVERY_HOUSE, engine, transaction
from luxeverse.core.ids import TenantId
from luxeverse.domain.catalogue.status import ProductStatus
from luxeverse.domain.identity.status import UserRole
from luxeverse.domain.inventory.status import StockMove
from luxeverse.models.catalogue import (
    Brand,
    Category,
    Collection,
    CollectionProduct,
    Product,
    ProductVariant,
)
from luxeverse.models.content import Redirect, Story
from luxeverse.models.fulfilment import DeliveryMethod
from luxeverse.models.houses import Tenant
from luxeverse.models.identity import User
from luxeverse.models.inventory import InventoryTransaction
from luxeverse.models.media import ProductMedia
from luxeverse.models.search import SearchRule
from luxeverse.services import content, identity, outfits, recommend, search
from tools.catalogue import HouseData, Piece, houses
from tools.seed_media import footprint_of, media_rows, model_of
from tools.seed_outfits import put_outfits
from tools.seed_samples import put_baskets, put_questions, put_reviews
from tools.seeding import Run, Tally, put

META_DESCRIPTION_SIGNS = 155
"""What search engines show of a description on a wide screen."""


MOVED = {
    "/home": "/",
    "/products": "/shop",
    "/cart": "/bag",
    "/checkout/success": "/orders/find",
    "/legal": "/legal/imprint",
}
"""Addresses people and old links try first."""
MOVED_AT = {"arome": {"/compendium": "/shop/compendium", "/manuscript": "/journal"}}
"""The words of a house's own navigation, where its pages live elsewhere."""


def at_noon(day: date) -> datetime:
    """A publication date as a moment."""
    return datetime.combine(day, time(12), UTC)


async def seed() -> dict[str, Tally]:
    """Bring every house up to date, each in one transaction. Returns what was done, by house."""
    return {data.slug: await seed_house(data) for data in houses()}


async def seed_house(data: HouseData) -> Tally:
    tally = Tally()
    tenant_id = await put_tenant(data, tally)
    async with transaction(tenant_id) as session:
        run = Run(session, tally)
        makers = await put_makers(run, data)
        categories = await put_categories(run, data)
        for order, method in enumerate(data.delivery):
            values = {**method, "currency": data.house["currency"], "display_order": order}
            found = {"id": method["id"]}
            await put(run, DeliveryMethod, found, values)
        for piece in data.pieces:
            await put_piece(run, piece, makers, categories, data.house["currency"])
        await put_collections(run, data)
        await put_stories(run, data)
        await put_rules(run, data)
        await put_outfits(run, data)
        await put_baskets(run, data)
        await put_reviews(run, data)
        await put_questions(run, data)
        await put_redirects(run, data.slug)
        await put_admin(run, data.slug)
        run.tally.added += await content.put_first(session, house_of(data, tenant_id), data.home)
        if tally.total or not await search.is_indexed(session):
            await search.rebuild(session, data.house["locale"])
    if tally.total:
        house = house_of(data, tenant_id)
        await recommend.rebuild(house)
        await outfits.rebuild(house, data.house["settings"])
    return tally


def house_of(data: HouseData, tenant_id: TenantId) -> House:
    said = data.house
    return House(
        tenant_id, data.slug, said["name"], said["currency"], said["locale"], said["order_prefix"]
    )


async def put_tenant(data: HouseData, tally: Tally) -> TenantId:
    async with transaction(EVERY_HOUSE) as session:
        found = {"slug": data.slug}
        tenant = await put(Run(session, tally), Tenant, found, data.house)
        return TenantId(tenant.id)


async def put_makers(run: Run, data: HouseData) -> dict[str, Brand]:
    rows = {}
    for maker in data.makers:
        shown = maker.get("certificates", [])
        names = [certificate["name"] for certificate in shown]
        values = {"is_verified": True, **maker, "certificates": shown, "certifications": names}
        rows[maker["slug"]] = await put(run, Brand, {"slug": maker["slug"]}, values)
    return rows


async def put_categories(run: Run, data: HouseData) -> dict[str, Category]:
    """Parents stand before their children in the file."""
    rows: dict[str, Category] = {}
    for order, entry in enumerate(data.categories):
        values = {
            "slug": entry["slug"],
            "name": entry["name"],
            "description": entry["description"],
            "parent_id": rows[entry["parent"]].id if "parent" in entry else None,
            "image_url": entry["picture"],
            "meta_title": entry["name"],
            "meta_description": entry["description"],
            "display_order": order,
            "is_featured": entry.get("featured", False),
        }
        found = {"slug": entry["slug"]}
        rows[entry["slug"]] = await put(run, Category, found, values)
    return rows


async def put_piece(
    run: Run,
    piece: Piece,
    makers: dict[str, Brand],
    categories: dict[str, Category],
    currency: str,
) -> None:
    sold_out = not any(variant.stock for variant in piece.variants)
    values = {
        "slug": piece.slug,
        "sku": piece.sku,
        "name": piece.name,
        "description": piece.description,
        "story": piece.story,
        "category_id": categories[piece.category].id,
        "brand_id": makers[piece.maker].id,
        "price": piece.price,
        "currency": currency,
        "published_at": at_noon(piece.published),
        "featured_at": at_noon(piece.published) if piece.featured else None,
        "launch_date": piece.launch or piece.published,
        "pre_order_enabled": piece.pre_order_until is not None,
        "pre_order_end_date": piece.pre_order_until,
        "is_exclusive": piece.exclusive,
        "bespoke": piece.bespoke,
        **footprint_of(piece),
        "is_featured": piece.featured,
        "is_limited_edition": piece.limited,
        "style_tags": list(piece.tags),
        "meta_title": f"{piece.name} by {makers[piece.maker].name}",
        "meta_description": shortened(piece.description),
        "materials": list(piece.materials),
        "one_line": piece.line,
        "attributes": piece.attributes,
        "care": piece.care,
        "provenance": list(piece.provenance),
        "sustainability": piece.sustainability,
        **model_of(piece),
    }
    status = {"status": ProductStatus.OUT_OF_STOCK if sold_out else ProductStatus.ACTIVE}
    found = {"slug": piece.slug}
    product = await put(run, Product, found, values, status)
    run.tally.pieces[piece.slug] = product.id
    variants = await put_variants(run, piece, product)
    await put_media(run, piece, product, variants)


def shortened(text: str) -> str:
    """Whole sentences, as many as search engines show."""
    kept = ""
    for sentence in text.replace("; ", ". ").split(". "):
        longer = f"{kept}{sentence.rstrip('.')}. "
        if kept and len(longer) > META_DESCRIPTION_SIGNS:
            break
        kept = longer
    return kept.strip()[:400]


async def put_variants(run: Run, piece: Piece, product: Product) -> list[ProductVariant]:
    rows = []
    for order, variant in enumerate(piece.variants):
        values = {
            "product_id": product.id,
            **{key: value for key, value in asdict(variant).items() if key != "stock"},
            "display_order": order,
        }
        stock = {
            "inventory_quantity": variant.stock,
            "low_stock_threshold": 3 if variant.price >= 1000 else 5,
        }
        before = run.tally.added
        found = {"sku": variant.sku}
        row = await put(run, ProductVariant, found, values, stock)
        rows.append(row)
        if run.tally.added > before and variant.stock:
            run.session.add(
                InventoryTransaction(
                    variant_id=row.id,
                    type=StockMove.RECEIVE,
                    quantity=variant.stock,
                    balance_after=variant.stock,
                    reason="opening stock",
                )
            )
    return rows


async def put_media(
    run: Run, piece: Piece, product: Product, variants: list[ProductVariant]
) -> None:
    """The views in their order; what the file no longer names is removed."""
    views = media_rows(piece, variants)
    for order, values in enumerate(views):
        found = {"product_id": product.id, "display_order": order}
        await put(run, ProductMedia, found, {**found, **values})
    gone = await run.session.execute(
        delete(ProductMedia).where(
            col(ProductMedia.product_id) == product.id,
            col(ProductMedia.display_order) >= len(views),
        )
    )
    run.tally.changed += gone.rowcount  # type: ignore[attr-defined]


async def put_collections(run: Run, data: HouseData) -> None:
    for order, entry in enumerate(data.collections):
        values = {
            "slug": entry["slug"],
            "name": entry["name"],
            "description": entry["description"],
            "hero_image_url": entry["picture"],
            "meta_title": entry["name"],
            "meta_description": entry["description"],
            "display_order": order,
            "is_manual": "rules" not in entry,
            "rules": entry.get("rules"),
        }
        found = {"slug": entry["slug"]}
        collection = await put(run, Collection, found, values)
        for place, slug in enumerate(entry.get("pieces", [])):
            link = {
                "collection_id": collection.id,
                "product_id": run.tally.pieces[slug],
                "display_order": place,
            }
            pair = {"collection_id": collection.id, "product_id": run.tally.pieces[slug]}
            await put(run, CollectionProduct, pair, link)


async def put_stories(run: Run, data: HouseData) -> None:
    for entry in data.stories:
        values = {
            "slug": entry["slug"],
            "title": entry["title"],
            "standfirst": entry["standfirst"],
            "body": entry["body"].strip(),
            "hero_image": entry["picture"],
            "hero_alt": entry["alt"],
            "author": entry["author"],
            "published_at": at_noon(date.fromisoformat(entry["published"])),
            "product_slugs": entry["pieces"],
        }
        await put(run, Story, {"slug": entry["slug"]}, values)


async def put_redirects(run: Run, house: str) -> None:
    """Addresses every house answers though they are not its own; redirects made since stay."""
    for source, target in (MOVED | MOVED_AT.get(house, {})).items():
        await put(run, Redirect, {"from_path": source}, {"from_path": source, "to_path": target})


async def put_rules(run: Run, data: HouseData) -> None:
    """Rules the files do not name are the house's own and stay."""
    for entry in data.rules:
        values = {"values": [], "factor": 1.0, **entry}
        await put(run, SearchRule, {"kind": entry["kind"], "phrase": entry["phrase"]}, values)


async def put_admin(run: Run, house: str) -> None:
    """One administrator, when a password is given; an existing one keeps the password it has."""
    password = os.environ.get("ADMIN_PASSWORD", "")
    if not password:
        return
    email = os.environ.get("ADMIN_EMAIL") or f"admin@{house}.example"
    found = {"email": email}
    secret = {"password_hash": await identity.hash_of(password), "email_verified": clock.now()}
    values = {"email": email, "name": "Administrator", "role": UserRole.SUPER_ADMIN}
    await put(run, User, found, values, secret)


async def main() -> None:
    """Seed and say what was done."""
    try:
        for slug, tally in (await seed()).items():
            print(
                f"{slug}: {len(tally.pieces)} pieces,"
                f" {tally.added} rows added, {tally.changed} changed, {tally.kept} as they were"
            )
    finally:
        await engine().dispose()


if __name__ == "__main__":
    asyncio.run(main())
