"""The sections of a home that show people: who makes the pieces, and what buyers wrote of them."""

from typing import Any

from sqlalchemy import select

from luxeverse.models.catalogue import Brand
from luxeverse.schemas.home import Maker, Makers, Testimonial, Testimonials
from luxeverse.services import reviews
from luxeverse.services.storefront.home_gathered import Gathered
from luxeverse.services.storefront.product_words import short

LONGEST_QUOTE = 240


async def makers(gathered: Gathered, said: Any) -> Makers:
    """In the editor's order."""
    house = gathered.house
    facts = select(Brand.slug, Brand.name, Brand.description).where(Brand.slug.in_(said.makers))
    found = {row.slug: row for row in await gathered.session.execute(facts)}
    return Makers(
        title=said.title,
        makers=[
            Maker(
                row.name, _initials(row.name), row.description or "", f"{house.prefix}/maker/{slug}"
            )
            for slug in said.makers
            if (row := found.get(slug))
        ],
    )


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split()[:2])


async def testimonials(gathered: Gathered, said: Any) -> Testimonials | None:
    """What the house put here, in its order. As long as it put nothing: the most helpful shown reviews of verified
    purchases with four stars or more, one of a piece. None without any.
    """
    session, house = gathered.session, gathered.house
    found = await reviews.featured(session, said.count, said.pieces)
    found = found or await reviews.praise(session, said.count, said.pieces)
    if not found:
        return None
    return Testimonials(
        title=said.title,
        sample_note=reviews.SAMPLES if any(one.is_sample for one in found) else "",
        entries=[
            Testimonial(
                text=short(one.text, LONGEST_QUOTE),
                author=one.author,
                verified="Verified purchase",
                piece=one.piece,
                folio=f"Folio {one.folio}" if one.folio else "",
                url=f"{house.prefix}/product/{one.slug}",
            )
            for one in found
        ],
    )
