"""What a product page says in words: promises, facts, materials, provenance."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from luxeverse.core.actor import House
from luxeverse.models.catalogue import Product
from luxeverse.schemas.catalogue import Ingredient
from luxeverse.schemas.common import Fact, Step
from luxeverse.services.cart.view import HOME_COUNTRY
from luxeverse.services.catalogue.cards import FEW
from luxeverse.services.delivery.countries import country_name
from luxeverse.services.storefront.product_loaded import Loaded

LONGEST_SUMMARY = 158
"""Characters search engines show of a description."""


def stock_text(left: int) -> str:
    if left <= 0:
        return ""
    if left == 1:
        return "The last one"
    return f"{left} left" if left <= FEW else "In stock"


def promises(house: House, loaded: Loaded, left: int) -> list[str]:
    days = loaded.settings.get("returns_days", 30)
    promises = []
    if loaded.methods and left > 0:
        country = country_name(HOME_COUNTRY, house.locale)
        promises.append(f"{loaded.methods[0].when} to {country}, {loaded.methods[0].name.lower()}.")
    promises.append(f"{days} days to return it, unworn and in its box.")
    return promises


def delivery_text(house: House, loaded: Loaded) -> str:
    lines = []
    for method in loaded.methods:
        price = method.price.price
        cost = price.text(house.locale) if price.minor else "included"
        free = method.price.free_from
        extra = f", included from {free.text(house.locale)}" if free and price.minor else ""
        lines.append(f"{method.name}: {method.when}, {cost}{extra}.")
    return " ".join(lines)


def attribute_facts(attributes: Mapping[str, Any], said: Mapping[str, Any]) -> list[Fact]:
    names = said.get("attributes", {})
    return [
        Fact(name, _text(attributes[key])) for key, name in names.items() if attributes.get(key)
    ]


def _text(value: object) -> str:
    text = ", ".join(str(v) for v in value) if isinstance(value, list) else str(value)
    return text[:1].upper() + text[1:]


def specification(product: Product) -> list[Fact]:
    return [Fact(m["name"], m.get("amount", "")) for m in product.materials if not m.get("purpose")]


def ingredients(product: Product) -> list[Ingredient]:
    """The formula of a piece whose materials name their purpose; empty for anything else."""
    formula = [m for m in product.materials if m.get("purpose")]
    return [
        Ingredient(
            name=m["name"],
            latin=m.get("latin", ""),
            source=m.get("source", ""),
            purpose=m["purpose"],
            share=m["amount"],
            width=m["amount"].replace(" ", ""),
            selected=index == 0,
        )
        for index, m in enumerate(formula)
    ]


def provenance(product: Product) -> list[Step]:
    return [
        Step(_month(p["when"]), p.get("place", ""), p.get("step", "")) for p in product.provenance
    ]


def _month(text: str) -> str:
    """A month such as 2025-11 as people write it; anything else as it stands."""
    try:
        when = datetime.strptime(text, "%Y-%m").replace(tzinfo=UTC)
    except ValueError:
        return text
    return f"{when:%B %Y}"


def sustainability(product: Product) -> list[Fact]:
    facts = []
    for part in paragraphs(product.sustainability):
        head, separator, rest = part.partition(": ")
        facts.append(Fact(head, rest) if separator else Fact("Material", part))
    return facts


def paragraphs(text: str | None) -> list[str]:
    return [part.strip() for part in (text or "").split("\n\n") if part.strip()]


def summary(product: Product) -> str:
    return short(product.meta_description or product.description or product.name)


def short(text: str) -> str:
    """As much of a text as search engines show, ended at a word."""
    if len(text) <= LONGEST_SUMMARY:
        return text
    return text[: LONGEST_SUMMARY - 1].rsplit(" ", 1)[0] + "…"
