"""Public addresses in parts small enough for search engines: houses, what kinds of page they have, pictures."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select

from luxeverse.core.actor import House
from luxeverse.core.db import read_session
from luxeverse.core.errors import NotFound
from luxeverse.domain.catalogue.status import VISIBLE
from luxeverse.models.catalogue import Brand, Category, Collection, Product
from luxeverse.models.content import Story
from luxeverse.services import appointments, identity
from luxeverse.services.catalogue.parts import PictureFacts, pictures_of
from luxeverse.services.media import picture

PAGES_OF_MODELS = ("/showroom", "/try-on")
"""Houses whose pieces have models lead there from their footer."""
MOST_ADDRESSES = 50_000
"""Of one sitemap (source: sitemaps.org/protocol.html)."""
MOST_PICTURES = 8
BATCH = 1000
OWN_PAGES = ("alchemy", "atelier", "sourcing", "sustainability", "contact")
"""What a house says of itself, each under its own name; other pages to read are under /legal."""
PAGES = "pages"


@dataclass(frozen=True, slots=True)
class Place:
    """A public page: its path on the shared host, when it last changed, and the paths of pictures on it."""

    path: str
    changed: datetime | None = None
    pictures: tuple[str, ...] = ()


def _kinds() -> dict[str, tuple[str, Any, Any]]:
    """Folder, table and what of it is public, by the name of the part."""
    on_sale = Product.status.in_(VISIBLE) & Product.deleted_at.is_(None)
    return {
        "categories": ("shop", Category, Category.is_active),
        "collections": ("collection", Collection, Collection.is_active),
        "makers": ("maker", Brand, Brand.story.is_not(None)),
        "products": ("product", Product, on_sale),
        "stories": ("journal", Story, Story.published_at.is_not(None)),
    }


async def sitemap_names(most: int = MOST_ADDRESSES) -> list[str]:
    """The parts of the whole: "luxe-products-1" holds the first ``most`` pieces of LuxeVerse."""
    names = []
    for house in await identity.shared_houses():
        names.append(f"{house.slug}-{PAGES}-1")
        async with read_session(house.tenant_id) as session:
            for kind, (_, table, is_public) in _kinds().items():
                query = select(func.count()).select_from(table).where(is_public)
                number = await session.scalar(query) or 0
                names += [f"{house.slug}-{kind}-{n}" for n in range(1, -(-number // most) + 1)]
    return names


async def sitemap_places(name: str, most: int = MOST_ADDRESSES) -> AsyncIterator[Place]:
    """The pages of a part, each batch read in a transaction of its own, so that a slow reader holds none open.

    Raises NotFound for a part that does not exist.
    """
    slug, _, rest = name.partition("-")
    kind, _, number = rest.partition("-")
    houses = {house.slug: house for house in await identity.shared_houses()}
    house = houses.get(slug)
    if house is None or not number.isdecimal() or kind not in {PAGES, *_kinds()}:
        raise NotFound("There is no such sitemap; see /sitemap.xml.", code="unknown_sitemap")
    if kind == PAGES:
        for place in await _fixed(house):
            yield place
        return
    first = (int(number) - 1) * most
    for start in range(first, first + most, BATCH):
        batch = await _batch(house, kind, start, min(BATCH, first + most - start))
        for place in batch:
            yield place
        if len(batch) < BATCH:
            return


async def _batch(house: House, kind: str, start: int, size: int) -> list[Place]:
    folder, table, is_public = _kinds()[kind]
    query = select(table.id, table.slug, table.updated_at).where(is_public).order_by(table.slug)
    async with read_session(house.tenant_id) as session:
        rows = (await session.execute(query.offset(start).limit(size))).all()
        shown = await pictures_of(session, [row.id for row in rows]) if table is Product else {}
    return [
        Place(
            f"{house.prefix}/{folder}/{row.slug}", row.updated_at, _sources(shown.get(row.id, ()))
        )
        for row in rows
    ]


def _sources(pictures: Sequence[PictureFacts]) -> tuple[str, ...]:
    found = dict.fromkeys(picture(one.asset, "").src for one in pictures)
    return tuple(source for source in found if source)[:MOST_PICTURES]


def _linked(settings: Any) -> set[str]:
    """What the footer of a house leads to."""
    return {link["url"] for group in settings.get("footer", []) for link in group["links"]}


async def _fixed(house: House) -> list[Place]:
    """Pages that are no rows: the home, the lists of everything, what a house says of itself."""
    record = await identity.record_of(house)
    written: Any = record.settings.get("pages", {})
    own = [path for path in OWN_PAGES if path in written]
    legal = [f"legal/{slug}" for slug in written if slug not in own]
    paths = ["", "/shop", "/journal", *(f"/{path}" for path in [*own, *sorted(legal)])]
    paths += ["/appointments"] if await appointments.receives_visits(house) else []
    paths += [page for page in PAGES_OF_MODELS if page in _linked(record.settings)]
    return [Place(f"{house.prefix}{path}" or "/") for path in paths]
