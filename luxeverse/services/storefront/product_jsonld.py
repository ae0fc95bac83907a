"""A piece as search engines read it."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from luxeverse.core.actor import House
from luxeverse.core.money import Money
from luxeverse.domain.catalogue.selling import Stage
from luxeverse.models.catalogue import Product
from luxeverse.models.reviews import Review
from luxeverse.schemas.product_page import ProductPage
from luxeverse.services.catalogue.parts import VariantFacts
from luxeverse.services.catalogue.sellable import is_sold, stage_today
from luxeverse.services.storefront.jsonld import graph, trail
from luxeverse.services.storefront.product_loaded import Loaded
from luxeverse.services.storefront.product_words import summary


def _availability(product: Product, variant: VariantFacts) -> str:
    """As schema.org/ItemAvailability names it; what only members or nobody yet may buy is not in stock."""
    if not variant.left or not is_sold(product):
        return "OutOfStock"
    return "PreOrder" if stage_today(product) is Stage.PRE_ORDER else "InStock"


@dataclass(frozen=True, slots=True)
class Rating:
    """How many reviewed a piece, the mean of their stars, and some of what they wrote."""

    count: int
    mean: float
    quoted: Sequence[Review]


def jsonld(house: House, loaded: Loaded, page: ProductPage, base_url: str, rated: Rating) -> str:
    """schema.org/Product with one offer per variant and what buyers say (source: schema.org, Google's guides to merchant listings and review snippets)."""
    url = f"{base_url}{house.prefix}/product/{page.slug}"
    offers = [
        {
            "@type": "Offer",
            "sku": v.sku,
            "url": f"{url}?{urlencode({'variant': v.sku})}",
            "price": str(v.price.quantize(Money.of(v.price, loaded.product.currency).major)),
            "priceCurrency": loaded.product.currency,
            "availability": "https://schema.org/" + _availability(loaded.product, v),
            "itemCondition": "https://schema.org/NewCondition",
        }
        for v in loaded.variants
    ]
    product: dict[str, object] = {
        "@type": "Product",
        "@id": f"{url}#product",
        "name": page.name,
        "description": summary(loaded.product),
        "sku": loaded.product.sku,
        "image": [f"{base_url}{p.src}" for p in page.gallery[:3] if p.src],
        "brand": {"@type": "Brand", "name": page.maker},
        "offers": offers,
    }
    if rated.count:
        product["aggregateRating"] = {
            "@type": "AggregateRating",
            "ratingValue": rated.mean,
            "reviewCount": rated.count,
            "bestRating": 5,
        }
        product["review"] = [_review(one) for one in rated.quoted]
    return graph(product, trail(page.crumbs, base_url, f"{house.prefix}/product/{page.slug}"))


def _review(review: Review) -> dict[str, object]:
    said: dict[str, object] = {
        "@type": "Review",
        "author": {"@type": "Person", "name": review.author_name},
        "datePublished": review.created_at.date().isoformat(),
        "reviewRating": {"@type": "Rating", "ratingValue": review.rating, "bestRating": 5},
    }
    words = {"name": review.title, "reviewBody": review.content}
    return said | {key: text for key, text in words.items() if text}
