"""The sections of a home that show the range: pieces, categories, collections, stories."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from sqlalchemy import func, select

from luxeverse.core.actor import House
from luxeverse.core.db import ReadSession
from luxeverse.domain.catalogue.status import VISIBLE
from luxeverse.domain.content.sections import Loading
from luxeverse.models.catalogue import Category, Product
from luxeverse.schemas.catalogue import Journal, JournalEntry
from luxeverse.schemas.common import LinkItem, Step
from luxeverse.schemas.home import (
    Carousel,
    CategoryEntry,
    Entries,
    Formula,
    Narrative,
    Showcase,
    Strip,
)
from luxeverse.services.catalogue import listing_query as query
from luxeverse.services.media import film, view
from luxeverse.services.storefront.home_gathered import (
    MORE,
    MOST_SHOWN,
    ONE_MORE_AND_THE_HERO,
    Gathered,
    shown_of,
)
from luxeverse.services.storefront.journal import blocks, listed_stories
from luxeverse.services.storefront.product_words import ingredients
from luxeverse.services.storefront.shell import address

WHEN = {
    Loading.EAGER: ("soon", "soon"),
    Loading.LAZY: ("", ""),
    Loading.PROGRESSIVE: ("soon", ""),
}


def showcase(found: Gathered, said: Any, more: int, left_out: str) -> Showcase | None:
    """Pieces of a collection, in its own order, but for the one that is left out."""
    collection = found.collections.get(said.collection)
    if collection is None:
        return None
    house = found.house
    shown = shown_of(said, more)
    first = found.of_collection(said.collection, shown + ONE_MORE_AND_THE_HERO)
    others = [card for card in first if card.slug != left_out]
    made = others[:shown]
    first_row, later = WHEN[said.loading]
    goes_on = said.endless and len(others) > shown and shown < MOST_SHOWN
    return Showcase(
        title=said.title,
        standfirst=collection.description or "",
        link=LinkItem("See all of them", f"{house.prefix}/collection/{collection.slug}"),
        cards=made[: said.count],
        further=made[said.count :],
        first_row=first_row,
        others=later,
        shown_text=f"{len(made)} pieces shown",
        progress="100%" if not goes_on else f"{100 * shown // (shown + MORE)}%",
        next_url=f"{house.prefix or '/'}?more={shown + MORE}" if goes_on else "",
    )


async def carousel(found: Gathered, said: Any) -> Carousel | None:
    """Pieces of a collection, in its own order."""
    collection = found.collections.get(said.collection)
    if collection is None:
        return None
    address_of_all = f"{found.house.prefix}/collection/{collection.slug}"
    return Carousel(
        title=said.title,
        link=LinkItem("See all of them", address_of_all),
        cards=found.of_collection(said.collection, said.count),
        seconds=str(said.advance_seconds),
        essences=found.house.slug == "arome",
    )


async def categories(found: Gathered, said: Any) -> Entries:
    """The house's own entries, or categories with how many pieces each has."""
    own = _own(found.house, said.entries)
    entries = own or await _categories(found.session, found.house, said.categories)
    return Entries(said.title, said.text, entries)


async def paths(found: Gathered, said: Any) -> Entries:
    return Entries(said.title, "", _own(found.house, said.entries))


def _own(house: House, said: Sequence[Any]) -> list[CategoryEntry]:
    """Ways in that the house names itself, such as the humours."""
    return [
        CategoryEntry(
            label=entry.label,
            url=address(house, entry.url),
            text=entry.text,
            numeral=entry.numeral,
            mark=entry.mark,
        )
        for entry in said
    ]


async def _categories(
    session: ReadSession, house: House, slugs: Sequence[str]
) -> list[CategoryEntry]:
    rows = await session.execute(
        select(Category.slug, Category.name, Category.description, Category.image_url).where(
            Category.slug.in_(slugs), Category.is_active
        )
    )
    by_slug = {row.slug: row for row in rows}
    families = await query.families(session, slugs)
    on_sale = Product.status.in_(VISIBLE), Product.deleted_at.is_(None)
    counted = select(Product.category_id, func.count()).where(*on_sale)
    rows = await session.execute(counted.group_by(Product.category_id))
    counts: dict[UUID, int] = {category: number for category, number in rows}
    made = []
    for slug in slugs:
        if slug not in by_slug:
            continue
        row = by_slug[slug]
        pieces = sum(counts.get(category, 0) for category in families[slug])
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


async def strip(found: Gathered, said: Any) -> Strip | None:
    """A collection across the whole width."""
    collection = found.collections.get(said.collection)
    if collection is None:
        return None
    url = f"{found.house.prefix}/collection/{collection.slug}"
    return Strip(
        title=collection.name,
        standfirst=collection.description or "",
        link=LinkItem("See the collection", url),
        picture=view(said.picture),
    )


async def narrative(found: Gathered, said: Any) -> Narrative | None:
    """A story of the journal in short."""
    told = found.stories.get(said.story)
    if told is None:
        return None
    house = found.house
    paragraphs = [block.text for block in blocks(told.body) if block.kind == "text"]
    return Narrative(
        title=told.title,
        paragraphs=[told.standfirst, *paragraphs[:1]],
        steps=[Step(one.when, one.title, one.text) for one in said.steps],
        link=LinkItem("Read the story", address(house, f"/journal/{said.story}")),
        picture=view(told.hero_image, told.hero_alt or ""),
        film=film(house.slug if said.film else ""),
    )


async def formula(found: Gathered, said: Any) -> Formula | None:
    """What a piece is made of, by weight."""
    product = await found.session.scalar(select(Product).where(Product.slug == said.piece))
    return Formula(said.title, said.standfirst, ingredients(product)) if product else None


def journal(found: Gathered, said: Any, told: Collection[str]) -> Journal | None:
    """The newest stories. The newest that is not ``told`` on this page leads, where one is to."""
    listed = listed_stories(found.house, found.newest[: said.count + len(told)])
    newest = [listed.lead, *listed.entries]
    if not listed.lead.title:
        return None
    if not said.lead:
        return replace(listed, lead=JournalEntry(), entries=newest[: said.count])
    lead = next((one for one in newest if one.url.rpartition("/")[2] not in told), listed.lead)
    others = [one for one in newest if one is not lead]
    return replace(listed, lead=lead, entries=others[: said.count - 1])
