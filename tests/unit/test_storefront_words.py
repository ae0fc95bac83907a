"""Small words of the storefront that need no database."""

import pytest

from luxeverse.domain.sustainability.journey import spread
from luxeverse.schemas.common import LinkGroup, LinkItem, NavItem
from luxeverse.services.storefront.journal import reading_time
from luxeverse.services.storefront.shell import further

BESANCON, LE_SENTIER, LES_CAYES = (6.02, 47.24), (6.23, 46.61), (-73.75, 18.19)


@pytest.mark.parametrize(
    ("words", "said"),
    [(1, "1 minute to read"), (340, "1 minute to read"), (700, "3 minutes to read")],
)
def test_a_single_minute_is_one(words, said):
    assert reading_time("word " * words) == said


def test_the_menu_says_nothing_twice():
    nav = [NavItem("Leather", "/shop/leather"), NavItem("Journal", "/journal")]
    columns = [
        LinkGroup("Shop", [LinkItem("Leather", "/shop/leather")]),
        LinkGroup("Help", [LinkItem("Returns", "/legal/returns"), LinkItem("Journal", "/journal")]),
        LinkGroup("House", [LinkItem("Returns", "/legal/returns"), LinkItem("Visits", "/visits")]),
    ]
    assert [
        (group.title, [item.label for item in group.links]) for group in further(nav, columns)
    ] == [
        ("Help", ["Returns"]),
        ("House", ["Visits"]),
    ]


def test_a_way_is_as_wide_as_its_farthest_places():
    assert spread([]) == 0
    assert spread([BESANCON, LE_SENTIER, BESANCON]) == pytest.approx(72, abs=2)
    assert spread([BESANCON, LES_CAYES, LE_SENTIER]) > 7000
