"""The pieces a query finds, best first, and how the query was understood."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from uuid import UUID

from sqlalchemy import select

from luxeverse.core.actor import House
from luxeverse.core.db import ReadSession
from luxeverse.domain.catalogue.filters import Filter
from luxeverse.domain.search.slots import Slot
from luxeverse.domain.search.text import fold, stemming
from luxeverse.models.catalogue import Product
from luxeverse.services.catalogue.shelf import Shelf
from luxeverse.services.search.embed import NEAREST, Meaning, nearest
from luxeverse.services.search.hits import pieces_that_fit
from luxeverse.services.search.known import Known, known
from luxeverse.services.search.reading import Reading, read_query
from luxeverse.services.search.understand import Understood, choices_of, understand


@dataclass(frozen=True, slots=True)
class Found:
    """``ids`` are all that fit, best first; None when the query has no words of its own and every piece fits.

    ``choices`` are the filters the query itself asked for, as an address says them. ``aside`` are phrases that would
    have left nothing.
    """

    reading: Reading
    ids: Sequence[UUID] | None
    choices: Mapping[str, str] = field(default_factory=dict)
    aside: Sequence[str] = ()
    method: str = "bm25f"


async def find(
    stand: Shelf,
    house: House,
    asked: str,
    *,
    is_exact: bool = False,
    meaning: Meaning | None = None,
) -> Found:
    """Find pieces. ``is_exact`` leaves spelling and phrases as they are; ``meaning`` lets likeness of meaning help."""
    session = stand.session
    about = await known(session)
    said = understand(about, asked)
    if is_exact:
        said = replace(said, slots=())
    helps = meaning is not None and about.is_embedded and not is_exact
    near = await nearest(session, meaning) if meaning and helps else []
    finder = _Finder(session, about, stemming(house.locale), is_exact, near)
    reading, ids = await finder.ids_of(said.words(said.slots), said)
    kept, aside = await _settle(stand, said, ids)
    back = [slot for slot in said.slots if slot not in kept and slot.kind != "price"]
    if back:
        # These words name nothing the house can filter by here; they count as words again.
        taken = [slot for slot in said.slots if slot not in back]
        again, others = await finder.ids_of(said.words(taken), said)
        if others is None or await stand.count(_filter(kept, others)):
            reading, ids = again, others
    method = "hybrid" if near and not reading.is_corrected else "bm25f"
    return Found(reading, ids, choices_of(kept), aside, method)


@dataclass(frozen=True, slots=True)
class _Finder:
    session: ReadSession
    about: Known
    stemming: str
    is_exact: bool
    near: Sequence[UUID]

    async def ids_of(self, words: str, said: Understood) -> tuple[Reading, Sequence[UUID] | None]:
        reading = await read_query(
            self.session, self.about, words, self.stemming, is_exact=self.is_exact
        )
        if not reading.wanted:
            return reading, None if said.slots else self.near[:NEAREST]
        pinned = await _ids(self.session, self.about.rules.pins.get(fold(reading.text), ()))
        return reading, await pieces_that_fit(
            self.session, self.about, reading, pinned=pinned, near=self.near
        )


async def _ids(session: ReadSession, slugs: Sequence[str]) -> list[UUID]:
    if not slugs:
        return []
    rows = await session.execute(select(Product.slug, Product.id).where(Product.slug.in_(slugs)))
    by_slug = {slug: key for slug, key in rows}
    return [by_slug[slug] for slug in slugs if slug in by_slug]


async def _settle(
    stand: Shelf, said: Understood, ids: Sequence[UUID] | None
) -> tuple[list[Slot], list[str]]:
    """The phrases that narrow and leave something, and the prices that would have left nothing."""
    kept: list[Slot] = []
    aside = []
    for slot in said.slots:
        if await stand.count(_filter([*kept, slot], ids)):
            kept.append(slot)
        elif slot.kind == "price":
            aside.append(said.folded[slot.start : slot.end].strip())
    return kept, aside


def _filter(slots: Sequence[Slot], ids: Sequence[UUID] | None) -> Filter:
    prices = [slot for slot in slots if slot.kind == "price"]
    low: Decimal | None = prices[0].low if prices else None
    high: Decimal | None = prices[0].high if prices else None
    facets = {slot.kind: slot.values for slot in slots if slot.kind != "price"}
    return Filter(facets=facets, price_from=low, price_to=high, ids=ids)
