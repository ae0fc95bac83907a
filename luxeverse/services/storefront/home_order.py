"""A home as a member leans who has allowed it: the same sections, those to choose from in another order."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import select

from luxeverse.core.db import ReadSession
from luxeverse.domain.catalogue.status import VISIBLE
from luxeverse.domain.content.sections import SectionKind
from luxeverse.domain.recommend.leaning import Leaning
from luxeverse.models.catalogue import Collection, CollectionProduct, Product
from luxeverse.schemas.home import HomePage, Section
from luxeverse.services.catalogue import listing_query as query

MOVING = {
    SectionKind.SHOWCASE: "showcases",
    SectionKind.CATEGORIES: "categories",
    SectionKind.STRIP: "strips",
    SectionKind.MOSAIC: "mosaics",
    SectionKind.CAROUSEL: "carousels",
}
"""Sections to choose from change places among themselves; those to read keep theirs, so that the page keeps its rhythm."""

Scores = Mapping[str, float]


async def as_leaned(session: ReadSession, page: HomePage, leaning: Leaning) -> HomePage:
    """The home with its sections, and what stands in showcases and ways in, in the order a member leans.

    What nothing speaks for keeps the house's order.
    """
    blocks = {one: _block(page, one) for one in page.sections if one.kind in MOVING}
    urls = {url for block in blocks.values() for url in _urls(block)}
    scores = await _scores(session, urls, leaning)
    of_sections = {
        one.id: max((scores[url] for url in _urls(block)), default=0.0)
        for one, block in blocks.items()
    }
    return replace(
        page,
        sections=_ordered(page.sections, of_sections),
        showcases=[
            replace(each, cards=sorted(each.cards, key=lambda card: -scores[card.url]))
            for each in page.showcases
        ],
        categories=[
            replace(each, entries=sorted(each.entries, key=lambda entry: -scores[entry.url]))
            for each in page.categories
        ],
    )


def _block(page: HomePage, section: Section) -> Any:
    """What a section shows."""
    return getattr(page, MOVING[SectionKind(section.kind)])[section.index]


def _urls(block: Any) -> list[str]:
    """Where what a section shows leads: to pieces, categories, collections."""
    shown = [
        *getattr(block, "cards", ()),
        *getattr(block, "entries", ()),
        *getattr(block, "cells", ()),
    ]
    return [one.url for one in shown] or [block.link.url]


def _ordered(sections: Sequence[Section], scores: Scores) -> list[Section]:
    """Anchors stay with their places: what leads to the second section leads to whatever is second now."""
    moving = iter(sorted((s for s in sections if s.id in scores), key=lambda s: -scores[s.id]))
    return [
        replace(next(moving), id=place.id, heading=place.heading) if place.id in scores else place
        for place in sections
    ]


async def _scores(session: ReadSession, urls: Iterable[str], leaning: Leaning) -> dict[str, float]:
    """What each address counts: a piece by itself, a collection by its best, a category with those below it."""
    found = dict.fromkeys(urls, 0.0)
    ends = {url: url.partition("?")[0].rsplit("/", 2)[-2:] for url in found if "?" not in url}
    pieces = await _pieces(
        session, [slug for kind, slug in ends.values() if kind == "product"], leaning
    )
    for url, (kind, slug) in ends.items():
        if kind == "product":
            found[url] = pieces.get(slug, 0.0)
        elif kind == "shop":
            found[url] = await _category(session, slug, leaning)
        elif kind == "collection":
            found[url] = await _collection(session, slug, leaning)
    return found


async def _pieces(session: ReadSession, slugs: Sequence[str], leaning: Leaning) -> Scores:
    on_sale = Product.status.in_(VISIBLE), Product.deleted_at.is_(None)
    facts = select(Product.slug, Product.id, Product.category_id, Product.brand_id)
    rows = await session.execute(facts.where(Product.slug.in_(slugs), *on_sale))
    return {slug: leaning.of(key, category, maker) for slug, key, category, maker in rows}


async def _collection(session: ReadSession, slug: str, leaning: Leaning) -> float:
    rows = await session.execute(
        select(Product.id, Product.category_id, Product.brand_id)
        .join(CollectionProduct, CollectionProduct.product_id == Product.id)
        .join(Collection, Collection.id == CollectionProduct.collection_id)
        .where(Collection.slug == slug)
    )
    return max((leaning.of(*row) for row in rows), default=0.0)


async def _category(session: ReadSession, slug: str, leaning: Leaning) -> float:
    category = await query.category_by_slug(session, slug)
    inside = await query.with_descendants(session, category.id) if category else ()
    return sum(leaning.categories.get(key, 0.0) for key in inside)
