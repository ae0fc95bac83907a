"""The home of a house. What it shows is a setting of the house; prices and pieces are looked up."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from sqlalchemy import func, select

from luxeverse.core.actor import House
from luxeverse.core.db import ReadSession, read_session
from luxeverse.domain.catalogue.status import VISIBLE
from luxeverse.domain.recommend.leaning import Leaning
from luxeverse.models.catalogue import Category, Product
from luxeverse.schemas.catalogue import (
    CategoryEntry,
    Formula,
    Hero,
    HomePage,
    Narrative,
    ProductCard,
    Showcase,
    Strip,
    Tint,
)
from luxeverse.schemas.common import LinkItem, Step
from luxeverse.services import identity
from luxeverse.services.catalogue import listing_query as query
from luxeverse.services.catalogue.cards import cards
from luxeverse.services.media import film, view
from luxeverse.services.storefront.home_order import as_leaned, own_order
from luxeverse.services.storefront.journal import entries, story
from luxeverse.services.storefront.mosaic import mosaic
from luxeverse.services.storefront.product_words import ingredients
from luxeverse.services.storefront.shell import address, link

SHOWN = {"luxe": 5, "arome": 8, "luma": 2}
"""Pieces the showcase of each house has places for."""


async def home(house: House, leaning: Leaning | None = None) -> HomePage:
    """The first page of a house; with a leaning one person's, which is kept nowhere."""
    record = await identity.record_of(house)
    said: Mapping[str, Any] = record.settings.get("home", {})  # type: ignore[assignment]
    async with read_session(house.tenant_id) as session:
        hero = await _hero(session, house, said["hero"], said)
        showcase = await _showcase(session, house, said["showcase"])
        categories = _entries(house, said) or await _categories(session, house, said["categories"])
        strip = await _strip(session, house, said.get("strip"))
        formula = await _formula(session, said.get("formula"))
        grid = await mosaic(session, house, said.get("mosaic"))
        journal = await entries(session, house, 4)
        if not said.get("leads", False):
            journal = replace(journal, entries=[journal.lead, *journal.entries])
    narrative = await _narrative(house, said["narrative"])
    page = HomePage(
        status="ready",
        house=house.slug,
        order=own_order(house.slug),
        hero=hero,
        showcase=showcase,
        categories_title=said.get("categories_title", "Where to begin"),
        categories_text=said.get("categories_text", ""),
        categories=categories,
        narrative=narrative,
        strip=strip,
        formula=formula,
        mosaic=grid,
        journal=journal,
    )
    if leaning is None:
        return page
    async with read_session(house.tenant_id) as session:
        return await as_leaned(session, page, said, leaning)


async def _cards_of(
    session: ReadSession, house: House, slugs: Sequence[str]
) -> dict[str, ProductCard]:
    rows = await session.execute(select(Product.id).where(Product.slug.in_(slugs)))
    found = await cards(session, house, [row[0] for row in rows])
    return {card.slug: card for card in found}


async def _hero(
    session: ReadSession, house: House, said: Mapping[str, Any], page: Mapping[str, Any]
) -> Hero:
    slugs = [said["piece"], *page.get("vessel", [])]
    found = await _cards_of(session, house, slugs)
    piece = found.get(said["piece"], ProductCard())
    moving = film(house.slug)
    return Hero(
        title=said["title"],
        emphasis=said.get("emphasis", ""),
        standfirst=said["standfirst"],
        latin=piece.latin,
        primary=LinkItem(said["primary"], piece.url or f"{house.prefix}/shop"),
        secondary=link(house, said.get("secondary", {})),
        price=piece.price,
        price_note=said.get("price_note", piece.name),
        notes=list(said.get("notes", [])),
        signal=said.get("signal", ""),
        picture=moving.poster if moving.webm else view(said["picture"]),
        film=moving,
        folio_start=said.get("folio_start", ""),
        folio_end=said.get("folio_end", ""),
        vessel_number=piece.number,
        tints=[
            Tint(slug, found[slug].name, found[slug].tint, selected=slug == said["piece"])
            for slug in page.get("vessel", [])
            if slug in found
        ],
    )


async def _showcase(session: ReadSession, house: House, said: Mapping[str, Any]) -> Showcase:
    collection = await query.collection_by_slug(session, said["collection"])
    if collection is None:
        return Showcase()
    wanted = query.of_collection(collection)
    ids = await query.found_ids(session, wanted, "curated", 0, SHOWN.get(house.slug, 5))
    return Showcase(
        title=said["title"],
        standfirst=collection.description or "",
        link=LinkItem("See all of them", f"{house.prefix}/collection/{collection.slug}"),
        cards=await cards(session, house, ids),
    )


def _entries(house: House, said: Mapping[str, Any]) -> list[CategoryEntry]:
    """Ways in that the house names itself, such as the humours."""
    return [
        CategoryEntry(
            label=entry["label"],
            url=address(house, entry["url"]),
            text=entry["text"],
            numeral=entry.get("numeral", ""),
            mark=entry.get("mark", ""),
        )
        for entry in said.get("entries", [])
    ]


async def _categories(
    session: ReadSession, house: House, slugs: Sequence[str]
) -> list[CategoryEntry]:
    rows = await session.execute(
        select(
            Category.id, Category.slug, Category.name, Category.description, Category.image_url
        ).where(Category.slug.in_(slugs))
    )
    by_slug = {row.slug: row for row in rows}
    on_sale = Product.status.in_(VISIBLE), Product.deleted_at.is_(None)
    counted = select(Product.category_id, func.count()).where(*on_sale)
    rows = await session.execute(counted.group_by(Product.category_id))
    counts: dict[UUID, int] = {category: number for category, number in rows}
    made = []
    for slug in slugs:
        if slug not in by_slug:
            continue
        row = by_slug[slug]
        inside = await query.with_descendants(session, row.id)
        pieces = sum(counts.get(category, 0) for category in inside)
        made.append(
            CategoryEntry(
                label=row.name,
                url=f"{house.prefix}/shop/{slug}",
                text=row.description or "",
                count_text=f"{pieces} pieces",
                picture=view(row.image_url),
            )
        )
    return made


async def _strip(session: ReadSession, house: House, said: Mapping[str, Any] | None) -> Strip:
    collection = await query.collection_by_slug(session, said["collection"]) if said else None
    if said is None or collection is None:
        return Strip()
    url = f"{house.prefix}/collection/{collection.slug}"
    return Strip(
        title=collection.name,
        standfirst=collection.description or "",
        link=LinkItem("See the collection", url),
        picture=view(said["picture"]),
    )


async def _narrative(house: House, said: Mapping[str, Any]) -> Narrative:
    told = await story(house, said["story"])
    if told is None:
        return Narrative()
    paragraphs = [block.text for block in told.blocks if block.kind == "text"]
    return Narrative(
        title=told.title,
        paragraphs=[told.standfirst, *paragraphs[:1]],
        steps=[Step(s["when"], s["title"], s["text"]) for s in said.get("steps", [])],
        link=LinkItem("Read the story", address(house, f"/journal/{said['story']}")),
        picture=told.picture,
    )


async def _formula(session: ReadSession, said: Mapping[str, Any] | None) -> Formula:
    if said is None:
        return Formula()
    product = await session.scalar(select(Product).where(Product.slug == said["piece"]))
    if product is None:
        return Formula()
    return Formula(said["title"], said.get("standfirst", ""), ingredients(product))
