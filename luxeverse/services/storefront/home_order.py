"""A home as a member leans who has allowed it: the same sections, those to choose from in another order."""

from collections import defaultdict
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
    ends = {url: _end(url) for url in urls}
    slugs: dict[str, set[str]] = {kind: set() for kind in SCORED}
    for kind, slug in ends.values():
        if kind in slugs:
            slugs[kind].add(slug)
    counted = {
        (kind, slug): score
        for kind, wanted in slugs.items()
        if wanted
        for slug, score in (await SCORED[kind](session, wanted, leaning)).items()
    }
    return {url: counted.get(end, 0.0) for url, end in ends.items()}


def _end(url: str) -> tuple[str, str]:
    """("product", "cabochon") of "/arome/product/cabochon"."""
    before, _, slug = url.rpartition("/")
    return before.rpartition("/")[2], slug


async def _pieces(session: ReadSession, slugs: Iterable[str], leaning: Leaning) -> Scores:
    on_sale = Product.status.in_(VISIBLE), Product.deleted_at.is_(None)
    facts = select(Product.slug, Product.id, Product.category_id, Product.brand_id)
    rows = await session.execute(facts.where(Product.slug.in_(slugs), *on_sale))
    return {slug: leaning.of(key, category, maker) for slug, key, category, maker in rows}


async def _collections(session: ReadSession, slugs: Iterable[str], leaning: Leaning) -> Scores:
    rows = await session.execute(
        select(Collection.slug, Product.id, Product.category_id, Product.brand_id)
        .join(CollectionProduct, CollectionProduct.product_id == Product.id)
        .join(Collection, Collection.id == CollectionProduct.collection_id)
        .where(Collection.slug.in_(slugs))
    )
    best: dict[str, float] = defaultdict(float)
    for slug, *piece in rows:
        best[slug] = max(best[slug], leaning.of(*piece))
    return best


async def _categories(session: ReadSession, slugs: Iterable[str], leaning: Leaning) -> Scores:
    families = await query.families(session, slugs)
    return {
        slug: sum(leaning.categories.get(key, 0.0) for key in inside)
        for slug, inside in families.items()
    }


SCORED = {"product": _pieces, "collection": _collections, "shop": _categories}
"""By the word of an address that says what it leads to; one query each."""
