"""What search engines are told, against what schema.org knows and what Google's guides require and recommend.

Source: schema.org 29 for the properties of each type; Google Search Central's guides to Product (merchant listing and
review snippet), Breadcrumb, Organization, Article and FAQPage for what must and should be there, as its guides name them.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import pytest

from luxeverse.state.loading import Page
from luxeverse.state.shell import ShellState
from tests.api.test_seo import BASE, every_page, load
from tests.conftest import Database, house_of


@dataclass(frozen=True)
class Rule:
    """``must`` is required by the guide, ``should`` recommended and kept here, ``may`` known to schema.org and used."""

    must: frozenset[str]
    should: frozenset[str] = frozenset()
    may: frozenset[str] = field(default=frozenset())


def names(text: str) -> frozenset[str]:
    return frozenset(text.split())


RULES = {
    "Product": Rule(
        names("name image offers"),
        names("description sku brand"),
        names("@id aggregateRating review"),
    ),
    "Offer": Rule(
        names("price priceCurrency"), names("availability itemCondition url"), names("sku")
    ),
    "Brand": Rule(names("name")),
    "AggregateRating": Rule(names("ratingValue reviewCount"), names("bestRating")),
    "Review": Rule(names("author reviewRating"), names("datePublished"), names("name reviewBody")),
    "Rating": Rule(names("ratingValue"), names("bestRating")),
    "Person": Rule(names("name")),
    "BreadcrumbList": Rule(names("itemListElement")),
    "ItemList": Rule(names("itemListElement"), names("name url")),
    "ListItem": Rule(names("position name"), frozenset(), names("item url")),
    "Organization": Rule(names("name"), frozenset(), names("@id url logo description")),
    "WebSite": Rule(names("name url"), names("potentialAction"), names("publisher")),
    "SearchAction": Rule(names("target query-input")),
    "Article": Rule(
        names("headline"),
        names("author datePublished dateModified image"),
        names("description publisher mainEntityOfPage"),
    ),
    "FAQPage": Rule(names("mainEntity")),
    "Question": Rule(names("name acceptedAnswer")),
    "Answer": Rule(names("text")),
}
ADDRESSES = names("url item image logo mainEntityOfPage availability itemCondition target")
DAYS = names("datePublished dateModified")


def things(value: Any) -> Iterator[dict[str, Any]]:
    """Every typed thing, however deep."""
    if isinstance(value, list):
        for part in value:
            yield from things(part)
    elif isinstance(value, dict):
        if "@type" in value:
            yield value
        for part in value.values():
            yield from things(part)


def complaints(thing: dict[str, Any]) -> list[str]:
    """What a validator would say of one thing."""
    rule = RULES.get(thing["@type"])
    if rule is None:
        return [f"unknown type {thing['@type']}"]
    keys = set(thing) - {"@type"}
    kind = thing["@type"]
    said = [f"{kind} lacks {key}" for key in (rule.must | rule.should) - keys]
    said += [f"{kind} has {key}" for key in keys - rule.must - rule.should - rule.may]
    said += [f"{kind}.{key} is empty" for key in keys if thing[key] in ("", [], None)]
    for key in keys & ADDRESSES:
        for address in thing[key] if isinstance(thing[key], list) else [thing[key]]:
            if not re.match(r"https?://\S+$", str(address)):
                said.append(f"{kind}.{key} is no address: {address}")
    said += [f"{kind}.{key} is no day" for key in keys & DAYS if not _is_moment(thing[key])]
    return said


def _is_moment(text: str) -> bool:
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True


@pytest.mark.parametrize(
    ("thing", "said"),
    [
        ({"@type": "Recipe"}, "unknown type Recipe"),
        ({"@type": "Brand"}, "Brand lacks name"),
        ({"@type": "Brand", "name": ""}, "Brand.name is empty"),
        ({"@type": "Brand", "name": "x", "colour": "red"}, "Brand has colour"),
        (
            {"@type": "WebSite", "name": "x", "url": "/x", "potentialAction": 1},
            "WebSite.url is no address: /x",
        ),
    ],
)
def test_the_rules_find_what_is_wrong(thing: dict[str, Any], said: str) -> None:
    assert said in complaints(thing)


@pytest.mark.req("SEO-002")
async def test_every_page_says_only_what_search_engines_know_and_all_they_require(
    seeded: Database,
) -> None:
    kinds: Counter[str] = Counter()
    wrong: list[str] = []
    async for path, head in every_page(seeded):
        parsed = json.loads(head.jsonld)
        assert parsed["@context"] == "https://schema.org", path
        for thing in things(parsed["@graph"]):
            kinds[thing["@type"]] += 1
            wrong += [f"{path}: {what}" for what in complaints(thing)]
    assert wrong == []
    assert set(kinds) == set(RULES)


@pytest.mark.req("SEO-002")
async def test_reviews_and_their_sum_are_those_of_the_database(seeded: Database) -> None:
    house = house_of(seeded, "arome")
    loaded = await load(house, "/product/provence-lavender")
    (product,) = [
        thing
        for thing in things(json.loads(loaded.values[ShellState]["head"].jsonld))
        if thing["@type"] == "Product"
    ]
    ((count, mean),) = seeded.rows(
        "select count(*), round(avg(rating), 1) from reviews r join products p on p.id = r.product_id"
        " where p.slug = 'provence-lavender' and r.status = 'APPROVED'"
    )
    assert product["aggregateRating"]["reviewCount"] == count
    assert product["aggregateRating"]["ratingValue"] == float(mean)
    shown = dict(seeded.rows("select content, rating from reviews where status = 'APPROVED'"))
    assert 0 < len(product["review"]) <= 3
    for review in product["review"]:
        assert shown[review["reviewBody"]] == review["reviewRating"]["ratingValue"]
    seeded.rows("update reviews set status = 'REJECTED'")
    loaded = await load(house, "/product/provence-lavender")
    assert "aggregateRating" not in loaded.values[ShellState]["head"].jsonld


@pytest.mark.req("SEO-002")
async def test_a_question_search_engines_get_is_one_the_page_shows(seeded: Database) -> None:
    from luxeverse.state.pages import ReadingState

    loaded = await load(house_of(seeded, "luxe"), "/contact")
    page = loaded.values[ReadingState]["page"]
    asked = [
        (thing["name"], thing["acceptedAnswer"]["text"])
        for thing in things(json.loads(loaded.values[ShellState]["head"].jsonld))
        if thing["@type"] == "Question"
    ]
    assert asked == [(one.question, one.answer) for one in page.questions]
    assert len(asked) == 3
    plain = await load(house_of(seeded, "luxe"), "/legal/privacy")
    assert "FAQPage" not in plain.values[ShellState]["head"].jsonld


CRUMBED = {
    "/shop/leather": "Leather",
    "/collection/after-dark": "After dark",
    "/product/cours-28": "Cours 28",
    "/journal": "Journal",
    "/journal/who-cuts-the-flap": "Who cuts the flap",
    "/legal/privacy": "Privacy",
}


@pytest.mark.parametrize("path", CRUMBED)
async def test_the_way_that_is_seen_is_the_way_that_is_told(seeded: Database, path: str) -> None:
    loaded = await load(house_of(seeded, "luxe"), path)
    assert isinstance(loaded, Page)
    (crumbs,) = [
        values["page"].crumbs
        for values in loaded.values.values()
        if hasattr(values.get("page"), "crumbs")
    ]
    (trail,) = [
        thing["itemListElement"]
        for thing in things(json.loads(loaded.values[ShellState]["head"].jsonld))
        if thing["@type"] == "BreadcrumbList"
    ]
    seen = [*((link.label, link.url) for link in crumbs.links), (crumbs.here, path)]
    assert [(entry["name"], entry["item"]) for entry in trail] == [
        (label, BASE + url) for label, url in seen
    ]
    assert trail[-1]["name"] == CRUMBED[path]
    assert [entry["position"] for entry in trail] == list(range(1, len(trail) + 1))
    for link in crumbs.links:
        assert isinstance(await load(house_of(seeded, "luxe"), link.url), Page), link.url
