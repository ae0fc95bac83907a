"""A grid of the home in which pieces, collections and stories stand beside one another, in the editor's order."""

from dataclasses import replace
from typing import Any

from luxeverse.domain.content.sections import Click, Hover
from luxeverse.schemas.home import Mosaic, MosaicCell
from luxeverse.services.media import view
from luxeverse.services.storefront.home_gathered import Gathered

FOLLOWS_THE_HAND = frozenset({Hover.PARALLAX, Hover.TILT})
"""What CSS alone does for a keyboard, and a script for a pointer."""


async def mosaic(found: Gathered, said: Any) -> Mosaic | None:
    """The cells that name something the house shows, in their order; others are left out. None when nothing is left."""
    made = [
        _shaped(cell, entry)
        for entry in said.cells
        if (cell := CELLS[entry.kind](found, entry.slug))
    ]
    if not made:
        return None
    is_lively = any(cell.hover in FOLLOWS_THE_HAND for cell in made)
    return Mosaic(title=said.title, cells=made, lively="cells" if is_lively else "")


def _shaped(cell: MosaicCell, entry: Any) -> MosaicCell:
    """The cell as the editor wants it. What it cannot do it leaves: a story has no second picture and goes in no bag."""
    reveals = entry.hover is Hover.REVEAL and bool(cell.second.src)
    hover = Hover.ZOOM if entry.hover is Hover.REVEAL and not reveals else entry.hover
    return replace(
        cell,
        shape=entry.shape,
        picture=view(entry.picture) if entry.picture else cell.picture,
        second=cell.second if reveals else type(cell.second)(),
        hover=hover.value,
        press=_press(cell, entry.click),
    )


def _press(cell: MosaicCell, click: Click) -> str:
    """A piece with a choice to make is shown before it is put anywhere."""
    if cell.kind != "product" or click is Click.NAVIGATE:
        return ""
    return "add" if click is Click.ADD and cell.variant_id else "quickview"


def _piece(found: Gathered, slug: str) -> MosaicCell | None:
    card = found.piece(slug) if slug in found.on_sale else None
    if card is None:
        return None
    return MosaicCell(
        "product",
        card.url,
        card.maker,
        card.name,
        card.price.text,
        picture=card.picture,
        second=card.second,
        variant_id=card.variant_id,
    )


def _collection(found: Gathered, slug: str) -> MosaicCell | None:
    row = found.collections.get(slug)
    if row is None:
        return None
    return MosaicCell(
        "collection",
        f"{found.house.prefix}/collection/{slug}",
        "Collection",
        row.name,
        row.description or "",
        picture=view(row.hero_image_url),
    )


def _story(found: Gathered, slug: str) -> MosaicCell | None:
    row = found.stories.get(slug)
    if row is None:
        return None
    return MosaicCell(
        "story",
        f"{found.house.prefix}/journal/{slug}",
        "Story",
        row.title,
        row.standfirst,
        picture=view(row.hero_image, row.hero_alt or ""),
    )


CELLS = {"product": _piece, "collection": _collection, "story": _story}
"""What makes the cell of a thing, by the kind an editor names."""
