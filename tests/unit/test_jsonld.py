"""What search engines are told, as data and as a script inside a page."""

import json

from luxeverse.core.actor import House
from luxeverse.core.ids import TenantId, new_id
from luxeverse.schemas.catalogue import Listing, ProductCard
from luxeverse.schemas.common import Crumbs, LinkItem, Picture
from luxeverse.schemas.content import Story
from luxeverse.services.storefront.jsonld import (
    graph,
    home_jsonld,
    listing_jsonld,
    story_jsonld,
)

BASE = "https://shop.example"
AROME = House(TenantId(new_id()), "arome", "Atelier Arôme", "EUR", "en_IE", "AA", "/arome")
CRUMBS = Crumbs([LinkItem("Atelier Arôme", "/arome")], "Flowers")


def things(said: str) -> list[dict]:
    parsed = json.loads(said)
    assert parsed["@context"] == "https://schema.org"
    return parsed["@graph"]


def test_no_name_can_end_the_script():
    said = graph({"@type": "Thing", "name": "</script><script>alert(1)</script>"})
    assert "<" not in said
    assert things(said)[0]["name"] == "</script><script>alert(1)</script>"


def test_a_listing_says_its_pieces_in_order_and_the_way_to_it():
    cards = [ProductCard(name=f"Piece {n}", url=f"/arome/product/piece-{n}") for n in range(30)]
    page = Listing(title="Flowers", cards=cards, crumbs=CRUMBS)
    pieces, trail = things(listing_jsonld(AROME, page, "/shop/flowers", BASE))
    assert pieces["url"] == trail["itemListElement"][-1]["item"] == f"{BASE}/arome/shop/flowers"
    entries = pieces["itemListElement"]
    assert [e["position"] for e in entries] == list(range(1, 25))
    assert entries[3]["url"] == f"{BASE}/arome/product/piece-3"
    assert [e["name"] for e in trail["itemListElement"]] == ["Atelier Arôme", "Flowers"]


def test_a_story_names_its_author_and_its_picture():
    page = Story(
        title="Forty days",
        standfirst="In the south window.",
        author="Ines Rocher",
        published="2026-05-02T12:00:00+00:00",
        crumbs=CRUMBS,
        picture=Picture(src="/media/a.webp"),
    )
    article, _ = things(story_jsonld(AROME, page, "/journal/forty-days", BASE))
    assert article["author"]["name"] == "Ines Rocher"
    assert article["image"] == [f"{BASE}/media/a.webp"]
    assert article["mainEntityOfPage"] == f"{BASE}/arome/journal/forty-days"


def test_a_house_says_where_to_search_it():
    house, site = things(home_jsonld(AROME, "A perfumer.", BASE))
    assert house["url"] == f"{BASE}/arome"
    assert site["publisher"]["@id"] == house["@id"]
    assert site["potentialAction"]["target"] == f"{BASE}/arome/search?q={{search_term_string}}"
