"""In which order the blocks of a home stand: the house's own, or as a member leans who has allowed it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from sqlalchemy import select

from luxeverse.core.db import ReadSession
from luxeverse.domain.catalogue.status import VISIBLE
from luxeverse.domain.recommend.leaning import Leaning
from luxeverse.models.catalogue import Collection, CollectionProduct, Product
from luxeverse.schemas.catalogue import CategoryEntry, HomePage
from luxeverse.services.catalogue import listing_query as query

OWN_ORDERS = {
    "luxe": ("showcase", "categories", "narrative", "strip", "mosaic", "journal"),
    "arome": ("categories", "narrative", "showcase", "mosaic", "journal"),
    "luma": ("formula", "showcase", "narrative", "categories", "mosaic", "journal"),
}
STORIES = frozenset({"narrative", "journal"})
"""Blocks to read keep their places, so that the page keeps its rhythm; those to choose from change theirs."""

Scores = Mapping[str, float]


def own_order(house_slug: str) -> list[str]:
    """The blocks below the first as the house wants them."""
    return list(OWN_ORDERS.get(house_slug, OWN_ORDERS["luxe"]))


async def as_leaned(
    session: ReadSession, page: HomePage, said: Mapping[str, Any], leaning: Leaning
) -> HomePage:
    """The same home with its blocks, and what stands in two of them, in the order a member leans.

    What nothing speaks for keeps the house's order.
    """
    shown = [card.slug for card in page.showcase.cards]
    cells = [c["slug"] for c in said.get("mosaic", {}).get("cells", ()) if c["kind"] == "product"]
    formula = said.get("formula", {}).get("piece", "")
    of_pieces = await _scores(session, [*shown, *cells, formula], leaning)
    of_kinds = await _kinds(session, page.categories, leaning)
    blocks = {
        "showcase": _best(of_pieces, shown),
        "categories": max(of_kinds.values(), default=0.0),
        "strip": await _of_collection(session, said.get("strip", {}).get("collection"), leaning),
        "mosaic": _best(of_pieces, cells),
        "formula": of_pieces.get(formula, 0.0),
    }
    cards = sorted(page.showcase.cards, key=lambda card: -of_pieces.get(card.slug, 0.0))
    return replace(
        page,
        order=_ordered(page.order, blocks),
        showcase=replace(page.showcase, cards=cards),
        categories=sorted(page.categories, key=lambda entry: -of_kinds[entry.url]),
    )


def _ordered(order: Sequence[str], blocks: Scores) -> list[str]:
    moving = iter(sorted((b for b in order if b not in STORIES), key=lambda b: -blocks.get(b, 0.0)))
    return [block if block in STORIES else next(moving) for block in order]


def _best(scores: Scores, slugs: Sequence[str]) -> float:
    return max((scores.get(slug, 0.0) for slug in slugs), default=0.0)


async def _scores(session: ReadSession, slugs: Sequence[str], leaning: Leaning) -> dict[str, float]:
    on_sale = Product.status.in_(VISIBLE), Product.deleted_at.is_(None)
    facts = select(Product.slug, Product.id, Product.category_id, Product.brand_id)
    rows = await session.execute(facts.where(Product.slug.in_(slugs), *on_sale))
    return {slug: leaning.of(key, category, maker) for slug, key, category, maker in rows}


async def _of_collection(session: ReadSession, slug: str | None, leaning: Leaning) -> float:
    rows = await session.execute(
        select(Product.id, Product.category_id, Product.brand_id)
        .join(CollectionProduct, CollectionProduct.product_id == Product.id)
        .join(Collection, Collection.id == CollectionProduct.collection_id)
        .where(Collection.slug == slug)
    )
    return max((leaning.of(*row) for row in rows), default=0.0)


async def _kinds(
    session: ReadSession, entries: Sequence[CategoryEntry], leaning: Leaning
) -> dict[str, float]:
    """What each entry that leads to a category counts, with the categories below it; by its address."""
    found: dict[str, float] = {}
    for entry in entries:
        inside: Sequence[UUID] = ()
        slug = entry.url.partition("?")[0].rpartition("/shop/")[2]
        if "?" not in entry.url and (kind := await query.category_by_slug(session, slug)):
            inside = await query.with_descendants(session, kind.id)
        found[entry.url] = sum(leaning.categories.get(key, 0.0) for key in inside)
    return found
