"""A listing says itself as an address, and reads the address back."""

from urllib.parse import parse_qsl, urlsplit

import pytest

from luxeverse.core.actor import House
from luxeverse.core.ids import TenantId, new_id
from luxeverse.services.storefront.wanted import Wanted

HOUSE = House(TenantId(new_id()), "arome", "Atelier Arôme", "EUR", "en_IE", "AR", "/arome")


@pytest.mark.parametrize("value", ["Black", "Bois de rose", "a,b", "sage & salt = 1", "rosé/ñ%+"])
def test_an_address_brings_back_what_was_chosen(value: str) -> None:
    address = Wanted("shop", "", {"colour": value, "show": "48"}).url(HOUSE, sort="newest", size="")
    parts = urlsplit(address)
    assert parts.path == "/arome/shop"
    assert parse_qsl(parts.query) == [("colour", value), ("sort", "newest")]
