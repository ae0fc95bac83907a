"""A piece as search engines read it."""

import json
from urllib.parse import urlencode

from luxeverse.core.actor import House
from luxeverse.core.money import Money
from luxeverse.schemas.common import LinkItem
from luxeverse.schemas.product_page import ProductPage
from luxeverse.services.storefront.product_loaded import Loaded, left_of
from luxeverse.services.storefront.product_words import summary


def jsonld(house: House, loaded: Loaded, page: ProductPage, base_url: str) -> str:
    """schema.org/Product with one offer per variant (source: schema.org, Google's merchant listing guide)."""
    url = f"{base_url}{house.prefix}/product/{page.slug}"
    offers = [
        {
            "@type": "Offer",
            "sku": v.sku,
            "url": f"{url}?{urlencode({'variant': v.sku})}",
            "price": str(v.price.quantize(Money.of(v.price, loaded.product.currency).major)),
            "priceCurrency": loaded.product.currency,
            "availability": "https://schema.org/" + ("InStock" if left_of(v) else "OutOfStock"),
            "itemCondition": "https://schema.org/NewCondition",
        }
        for v in loaded.variants
    ]
    product = {
        "@type": "Product",
        "@id": f"{url}#product",
        "name": page.name,
        "description": summary(loaded.product),
        "sku": loaded.product.sku,
        "image": [f"{base_url}{p.src}" for p in page.gallery[:3] if p.src],
        "brand": {"@type": "Brand", "name": page.maker},
        "offers": offers,
    }
    places = [*page.crumbs.links, LinkItem(page.crumbs.here, f"{house.prefix}/product/{page.slug}")]
    trail = {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": n, "name": i.label, "item": base_url + i.url}
            for n, i in enumerate(places, 1)
        ],
    }
    return json.dumps({"@context": "https://schema.org", "@graph": [product, trail]})
