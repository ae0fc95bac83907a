"""Pages as search engines read them: schema.org in JSON-LD.

Source: schema.org, and the guides of the large search engines for Product, BreadcrumbList, Article, ItemList and
Organization.
"""

import json
from collections.abc import Mapping
from typing import Any

from luxeverse.core.actor import House
from luxeverse.schemas.catalogue import Journal, Listing
from luxeverse.schemas.common import Crumbs, LinkItem
from luxeverse.schemas.content import LegalPage, Story

Thing = Mapping[str, Any]
MOST_LISTED = 24


def graph(*things: Thing) -> str:
    """Things of one page as one script. A ``<`` in a name could end the script, so none is left."""
    text = json.dumps({"@context": "https://schema.org", "@graph": things}, ensure_ascii=False)
    return text.replace("<", "\\u003c")


def trail(crumbs: Crumbs, base_url: str, here: str) -> Thing:
    """The way to a page; ``here`` is the path of the page itself."""
    places = [*((link.label, link.url) for link in crumbs.links), (crumbs.here, here)]
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": n, "name": name, "item": base_url + (url or "/")}
            for n, (name, url) in enumerate(places, 1)
        ],
    }


def trail_jsonld(house: House, crumbs: Crumbs, path: str, base_url: str) -> str:
    """A page of which machines need to know no more than the way to it."""
    return graph(trail(crumbs, base_url, house.prefix + path))


def home_jsonld(house: House, description: str, base_url: str) -> str:
    """The house itself, and where to search it."""
    url = base_url + (house.prefix or "/")
    target = f"{base_url}{house.prefix}/search?q={{search_term_string}}"
    organisation = {
        "@type": "Organization",
        "@id": f"{url}#house",
        "name": house.name,
        "url": url,
        "description": description,
        "logo": f"{base_url}/lv/icon-{house.slug}.svg",
    }
    site = {
        "@type": "WebSite",
        "name": house.name,
        "url": url,
        "publisher": {"@id": f"{url}#house"},
        "potentialAction": {
            "@type": "SearchAction",
            "target": target,
            "query-input": "required name=search_term_string",
        },
    }
    return graph(organisation, site)


def listing_jsonld(house: House, page: Listing, path: str, base_url: str) -> str:
    """The pieces in their order, and the way to the list."""
    here = house.prefix + path
    pieces = {
        "@type": "ItemList",
        "name": page.title,
        "url": base_url + here,
        "itemListElement": [
            {"@type": "ListItem", "position": n, "name": card.name, "url": base_url + card.url}
            for n, card in enumerate(page.cards[:MOST_LISTED], 1)
        ],
    }
    return graph(pieces, trail(page.crumbs, base_url, here))


def story_jsonld(house: House, page: Story, path: str, base_url: str) -> str:
    """A story of the journal, and the way to it."""
    here = house.prefix + path
    article = {
        "@type": "Article",
        "headline": page.title,
        "description": page.standfirst,
        "image": [base_url + page.picture.src] if page.picture.src else [],
        "author": {"@type": "Person", "name": page.author},
        "datePublished": page.published,
        "dateModified": page.changed,
        "publisher": {"@type": "Organization", "name": house.name},
        "mainEntityOfPage": base_url + here,
    }
    return graph(article, trail(page.crumbs, base_url, here))


def journal_jsonld(house: House, page: Journal, path: str, base_url: str) -> str:
    """The way to the journal."""
    return graph(trail(page.crumbs, base_url, house.prefix + path))


def place_jsonld(house: House, title: str, path: str, base_url: str) -> str:
    """The way to a page that is nothing but a place of the house."""
    crumbs = Crumbs([LinkItem(house.name, house.prefix or "/")], title)
    return graph(trail(crumbs, base_url, house.prefix + path))


def reading_jsonld(house: House, page: LegalPage, path: str, base_url: str) -> str:
    """The way to a page to read, and the questions it answers."""
    way = trail(page.crumbs, base_url, house.prefix + path)
    if not page.questions:
        return graph(way)
    asked = [
        {
            "@type": "Question",
            "name": one.question,
            "acceptedAnswer": {"@type": "Answer", "text": one.answer},
        }
        for one in page.questions
    ]
    return graph({"@type": "FAQPage", "mainEntity": asked}, way)
