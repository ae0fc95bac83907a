"""The home of a house: the sections its editors put there, in their order; prices and pieces are looked up."""

from collections import defaultdict
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any

from luxeverse.core.actor import House
from luxeverse.core.db import read_session
from luxeverse.domain.content.sections import SectionKind
from luxeverse.domain.recommend.leaning import Leaning
from luxeverse.schemas.home import HomePage, Newsletter, Section
from luxeverse.services import content
from luxeverse.services.storefront import home_blocks, home_people
from luxeverse.services.storefront.home_gathered import Gathered, gathered
from luxeverse.services.storefront.home_hero import hero
from luxeverse.services.storefront.home_order import as_leaned
from luxeverse.services.storefront.mosaic import mosaic

Block = Callable[[Gathered, Any], Awaitable[Any]]


async def _newsletter(_found: Gathered, said: Any) -> Newsletter:
    return Newsletter(said.title, said.text)


BLOCKS: Mapping[SectionKind, tuple[str, Block]] = {
    SectionKind.CATEGORIES: ("categories", home_blocks.categories),
    SectionKind.PATHS: ("paths", home_blocks.paths),
    SectionKind.NARRATIVE: ("narratives", home_blocks.narrative),
    SectionKind.STRIP: ("strips", home_blocks.strip),
    SectionKind.FORMULA: ("formulas", home_blocks.formula),
    SectionKind.MOSAIC: ("mosaics", mosaic),
    SectionKind.CAROUSEL: ("carousels", home_blocks.carousel),
    SectionKind.MAKERS: ("makers", home_people.makers),
    SectionKind.TESTIMONIALS: ("testimonials", home_people.testimonials),
    SectionKind.NEWSLETTER: ("newsletters", _newsletter),
}
"""For each kind the list of the page that holds its blocks, and what makes one.

Hero, showcase and journal need more than that: they look at the rest of the page.
"""


async def home(house: House, more: int = 0, leaning: Leaning | None = None) -> HomePage:
    """The first page of a house; ``more`` is how many pieces an endless showcase shows.

    A section whose subject has gone is left out. With a leaning the page is one person's and kept nowhere.
    """
    made: dict[str, list[Any]] = defaultdict(list)
    order: list[Section] = []
    async with read_session(house.tenant_id) as session:
        said = await content.sections(session)
        found = await gathered(session, house, said, more)
        for one in said[1:]:
            name, block = await _block(found, one, said, more)
            if block is None or not block.title:
                continue
            order.append(_place(one.kind, len(made[name]), len(order) + 2))
            made[name].append(block)
        opening = hero(found, said[0], order) if said else None
        if opening is None:
            return HomePage(status="ready", house=house.slug)
        page = HomePage(
            status="ready",
            house=house.slug,
            sections=[_place(SectionKind.HERO, 0, 1), *order],
            hero=opening,
            quick=any(cell.press == "quickview" for grid in made["mosaics"] for cell in grid.cells),
            **made,
        )
        return await as_leaned(session, page, leaning) if leaning else page


async def _block(
    found: Gathered, said: Any, everything: Sequence[Any], more: int
) -> tuple[str, Any]:
    """What one section shows; what is told in another does not lead the journal."""
    if said.kind == SectionKind.SHOWCASE:
        left_out = everything[0].piece if said.without_hero else ""
        return "showcases", home_blocks.showcase(found, said, more, left_out)
    if said.kind == SectionKind.JOURNAL:
        named = (name for one in everything for name in one.names())
        told = {name.value for name in named if name.kind == "story"}
        return "journals", home_blocks.journal(found, said, told)
    name, make = BLOCKS[SectionKind(said.kind)]
    return name, await make(found, said)


def _place(kind: str, index: int, place: int) -> Section:
    return Section(str(kind), index, f"s{place}", f"h{place}")
