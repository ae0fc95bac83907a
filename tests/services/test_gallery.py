"""The pictures of a product page follow the variant."""

import pytest

from luxeverse.core.actor import House
from luxeverse.services import storefront
from luxeverse.services.media import view
from luxeverse.services.storefront.product_page import Found

pytestmark = pytest.mark.usefixtures("seeded")


async def sources(house: House, slug: str, sku: str) -> list[str]:
    found = await storefront.product_page(house, slug, {"variant": sku}, "https://luxe.example")
    assert isinstance(found, Found)
    return [picture.src for picture in found.page.gallery]


async def test_a_colour_with_a_picture_of_its_own_shows_it_first(house: House) -> None:
    green = await sources(house, "petite-seconde-40", "AUR-W401-GREEN-YELLOWGOLD")
    ivory = await sources(house, "petite-seconde-40", "AUR-W401-IVORY-YELLOWGOLD")
    assert green[0] == view("petite-seconde-40/hero").src
    assert ivory == [view("petite-seconde-40/hero-ivory").src, *green[1:]]
    assert ivory[0] != green[0]


async def test_a_size_without_a_picture_of_its_own_shows_the_pieces(house: House) -> None:
    fifty = await sources(house, "quiet-band", "SOL-R020-50")
    assert fifty[0] == view("quiet-band/hero").src
    assert fifty == await sources(house, "quiet-band", "SOL-R020-64")
