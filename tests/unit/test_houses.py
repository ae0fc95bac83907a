"""Which house a host and a path mean."""

import pytest

from luxeverse.core.actor import House
from luxeverse.core.ids import TenantId, new_id
from luxeverse.edge.houses import Door, Doors


def house(slug: str) -> House:
    return House(TenantId(new_id()), slug, slug.title(), "EUR", "en_IE", slug[:2].upper())


DOORS = Doors(
    (
        Door(house("luxe"), frozenset({"luxeverse.example"})),
        Door(house("arome"), frozenset({"arome.example"})),
        Door(house("luma"), frozenset({"luma.example"})),
    )
)


@pytest.mark.parametrize(
    ("host", "path", "slug", "prefix", "inside"),
    [
        ("localhost:3000", "/", "luxe", "", "/"),
        ("localhost:3000", "/arome", "arome", "/arome", "/"),
        ("localhost:3000", "/arome/product/x", "arome", "/arome", "/product/x"),
        ("localhost:3000", "/aromeo", "luxe", "", "/aromeo"),
        ("localhost:3000", "/luxe/shop", "luxe", "", "/luxe/shop"),
        ("arome.example", "/product/x", "arome", "", "/product/x"),
        ("AROME.example:443", "/luma", "arome", "", "/luma"),
    ],
)
def test_a_host_of_its_own_wins_and_a_shared_one_reads_the_path(
    host: str, path: str, slug: str, prefix: str, inside: str
) -> None:
    found, rest = DOORS.find(host, path)
    assert (found.slug, found.prefix, rest) == (slug, prefix, inside)


def test_only_a_house_with_the_host_to_itself_is_at_home_there() -> None:
    assert DOORS.owns("arome.example:8443")
    assert not DOORS.owns("localhost:3000")
