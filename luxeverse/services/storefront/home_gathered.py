"""What the sections of a home name, read for all of them together."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import or_, select

from luxeverse.core.actor import House
from luxeverse.core.db import ReadSession
from luxeverse.domain.catalogue.status import VISIBLE
from luxeverse.domain.content.sections import SectionKind
from luxeverse.models.catalogue import Collection, Product
from luxeverse.models.content import Story
from luxeverse.schemas.catalogue import ProductCard
from luxeverse.services.catalogue import listing_query as query
from luxeverse.services.catalogue.cards import cards_by_id

MORE = 12
MOST_SHOWN = 60
"""After this many an endless showcase ends with the link to its collection."""
ONE_MORE_AND_THE_HERO = 2
"""Read beyond what is shown: whether there are others, and the piece that may be left out."""
OF_PIECES = (SectionKind.HERO, SectionKind.MOSAIC)
"""Sections that show pieces by name."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """``pieces`` are keys by slug, of those on sale and of others; ``inside`` the first of each collection that is shown.

    Collections that are not active and stories that are not published are not among them. ``newest`` begins with the
    newest story.
    """

    session: ReadSession
    house: House
    collections: Mapping[str, Collection]
    stories: Mapping[str, Story]
    newest: Sequence[Story]
    pieces: Mapping[str, UUID]
    on_sale: frozenset[str]
    inside: Mapping[str, Sequence[UUID]]
    cards: Mapping[UUID, ProductCard]

    def piece(self, slug: str) -> ProductCard | None:
        """The card of a piece of this name, on sale or not."""
        return self.cards.get(self.pieces[slug]) if slug in self.pieces else None

    def of_collection(self, slug: str, most: int) -> list[ProductCard]:
        """The first pieces of a collection, in its own order."""
        found = self.inside.get(slug, ())[:most]
        return [self.cards[key] for key in found if key in self.cards]


async def gathered(session: ReadSession, house: House, said: Sequence[Any], more: int) -> Gathered:
    """One query for each kind of thing, one for each collection whose pieces are shown, three for the cards of all."""
    collections = await _collections(session, set(_named(said, "collection")))
    inside = {
        slug: await query.found_ids(
            session, query.of_collection(collections[slug]), "curated", 0, most
        )
        for slug, most in _how_many(said, more).items()
        if slug in collections
    }
    rows = await _pieces(
        session, {s for one in said if one.kind in OF_PIECES for s in _named([one], "piece")}
    )
    pieces = {row.slug: row.id for row in rows}
    told = set(_named(said, "story"))
    newest = [one.count + len(told) for one in said if one.kind == SectionKind.JOURNAL]
    stories = await _stories(session, told, max(newest, default=0))
    ids = dict.fromkeys([*pieces.values(), *(key for keys in inside.values() for key in keys)])
    return Gathered(
        session,
        house,
        collections,
        {row.slug: row for row in stories},
        stories,
        pieces,
        frozenset(r.slug for r in rows if r.status in VISIBLE and r.deleted_at is None),
        inside,
        await cards_by_id(session, house, list(ids)),
    )


def shown_of(said: Any, more: int) -> int:
    """How many pieces a showcase shows; ``more`` is how many an endless one was asked for."""
    return min(max(said.count, more), MOST_SHOWN) if said.endless else int(said.count)


def _named(said: Sequence[Any], kind: str) -> Iterator[str]:
    return (name.value for one in said for name in one.names() if name.kind == kind)


def _how_many(said: Sequence[Any], more: int) -> dict[str, int]:
    """The most pieces any section shows of a collection, by its slug."""
    wanted: dict[str, int] = {}
    for one in said:
        if one.kind == SectionKind.SHOWCASE:
            most = shown_of(one, more) + ONE_MORE_AND_THE_HERO
        elif one.kind == SectionKind.CAROUSEL:
            most = one.count
        else:
            continue
        wanted[one.collection] = max(most, wanted.get(one.collection, 0))
    return wanted


async def _collections(session: ReadSession, slugs: set[str]) -> dict[str, Collection]:
    if not slugs:
        return {}
    found = select(Collection).where(Collection.slug.in_(slugs), Collection.is_active)
    return {row.slug: row for row in (await session.scalars(found)).all()}


async def _pieces(session: ReadSession, slugs: set[str]) -> Sequence[Any]:
    if not slugs:
        return []
    facts = select(Product.slug, Product.id, Product.status, Product.deleted_at)
    return (await session.execute(facts.where(Product.slug.in_(slugs)))).all()


async def _stories(session: ReadSession, slugs: set[str], newest: int) -> Sequence[Story]:
    """Those of these names and the newest, the newest first."""
    if not slugs and not newest:
        return []
    published = Story.published_at.is_not(None)
    last = select(Story.id).where(published).order_by(Story.published_at.desc()).limit(newest)
    found = select(Story).where(published, or_(Story.slug.in_(slugs), Story.id.in_(last)))
    return (await session.scalars(found.order_by(Story.published_at.desc()))).all()
