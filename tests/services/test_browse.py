"""Programs are told what anybody can buy now, and nothing else is on offer to them."""

from dataclasses import replace

import pytest

from luxeverse.core.actor import House
from luxeverse.services import catalogue
from tests.conftest import Database

pytestmark = pytest.mark.usefixtures("seeded")


@pytest.mark.parametrize("slug", ["minuit-extrait", "petite-seconde-school"])
async def test_a_piece_nobody_may_buy_yet_has_none_available(house: House, slug: str) -> None:
    one = await catalogue.piece(house, slug)
    assert [variant.available for variant in one.variants] == [0] * len(one.variants)
    for _ in range(2):  # read, then kept
        page = await catalogue.browse(house, catalogue.Part(), 48, None)
        found = next(piece for piece in page.pieces if piece.slug == slug)
        assert all(variant.available == 0 for variant in found.variants)


async def test_a_piece_to_be_ordered_ahead_is_on_offer(house: House) -> None:
    one = await catalogue.piece(house, "rue-pump-100")
    assert any(variant.available > 0 for variant in one.variants)


def left_of(page: catalogue.PiecePage, sku: str) -> int:
    return next(v.available for piece in page.pieces for v in piece.variants if v.sku == sku)


async def test_a_page_is_read_again_when_anything_of_it_was_taken(
    house: House, seeded: Database
) -> None:
    before = await catalogue.browse(house, catalogue.Part(), 100, None)
    assert await catalogue.browse(house, catalogue.Part(), 100, None) is before, (
        "nothing has changed"
    )
    sku = next(v.sku for piece in before.pieces for v in piece.variants if v.available > 1)
    taken = "update product_variants set inventory_reserved = inventory_reserved + 1 where sku = %s"
    seeded.rows(taken, sku)
    after = await catalogue.browse(house, catalogue.Part(), 100, None)
    assert left_of(after, sku) == left_of(before, sku) - 1
    seeded.rows("update product_variants set is_available = false where sku = %s", sku)
    assert left_of(await catalogue.browse(house, catalogue.Part(), 100, None), sku) == 0


async def test_a_page_has_the_addresses_of_the_door_it_was_asked_at(house: House) -> None:
    for prefix in ("", "/there", ""):
        page = await catalogue.browse(replace(house, prefix=prefix), catalogue.Part(), 5, None)
        assert [piece.url for piece in page.pieces] == [
            f"{prefix}/product/{piece.slug}" for piece in page.pieces
        ]
