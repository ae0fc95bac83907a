"""Programs are told what anybody can buy now, and nothing else is on offer to them."""

import pytest

from luxeverse.core.actor import House
from luxeverse.services import catalogue

pytestmark = pytest.mark.usefixtures("seeded")


@pytest.mark.parametrize("slug", ["minuit-extrait", "petite-seconde-school"])
async def test_a_piece_nobody_may_buy_yet_has_none_available(house: House, slug: str) -> None:
    one = await catalogue.piece(house, slug)
    assert [variant.available for variant in one.variants] == [0] * len(one.variants)
    for _ in range(2):  # read, then kept
        page = await catalogue.browse(house, None, 48, None)
        found = next(piece for piece in page.pieces if piece.slug == slug)
        assert all(variant.available == 0 for variant in found.variants)


async def test_a_piece_to_be_ordered_ahead_is_on_offer(house: House) -> None:
    one = await catalogue.piece(house, "rue-pump-100")
    assert any(variant.available > 0 for variant in one.variants)
