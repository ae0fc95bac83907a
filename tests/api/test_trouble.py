"""A page that is missing or broke, by the part of the house it belongs to."""

import pytest

from luxeverse.core.actor import House
from luxeverse.core.ids import TenantId, new_id
from luxeverse.edge.broken import broken_page
from luxeverse.services import storefront

HOUSES = {
    "luxe": House(TenantId(new_id()), "luxe", "LuxeVerse", "EUR", "en_IE", "LV"),
    "arome": House(TenantId(new_id()), "arome", "Atelier Arôme", "EUR", "en_IE", "AA", "/arome"),
    "luma": House(TenantId(new_id()), "luma", "Luma", "EUR", "en_IE", "LU", "/luma"),
}
PARTS = (
    "/product/x",
    "/shop/x",
    "/journal/x",
    "/orders/x",
    "/wishlist/x",
    "/newsletter/x",
    "/legal/x",
    "/x",
)


def test_each_part_of_a_house_has_words_of_its_own() -> None:
    house = HOUSES["arome"]
    missing = [storefront.missing_words(house, path) for path in PARTS]
    broken = [storefront.broken_words(house, path, "abc") for path in PARTS]
    assert len({words.title for words in missing}) >= len(PARTS) - 1
    assert len({words.title for words in broken}) >= len(PARTS) - 1
    for words in (*missing, *broken):
        assert words.text
        assert all(way.url.startswith("/arome") for way in words.links)
        assert words.links[-1].label == "Back to Atelier Arôme"
    assert storefront.missing_words(house, "/shop/x") == storefront.missing_words(house, "/maker/x")


@pytest.mark.parametrize("slug", HOUSES)
def test_the_last_page_wears_the_house_and_holds_without_a_build(tmp_path, slug) -> None:
    house = HOUSES[slug]
    words = storefront.broken_words(house, "/product/x", "1a2b3c4d")
    bare = broken_page(house, words, tmp_path).decode()
    assert "1a2b3c4d" in bare
    assert "This piece could not be shown" in bare
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets" / "a.css").write_text(".house{color:red}")
    (tmp_path / "__spa-fallback.html").write_text('<link href="/assets/a.css" rel="stylesheet"/>')
    dressed = broken_page(house, words, tmp_path).decode()
    assert ".house{color:red}" in dressed
    assert f'data-house="{slug}"' in dressed
    assert f'class="mark mark--{slug}"' in dressed
    assert "<script" not in dressed
