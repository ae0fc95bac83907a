"""What a product page says in words: promises, facts, materials, provenance."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

from luxeverse.core import clock
from luxeverse.models.catalogue import Brand, Product
from luxeverse.schemas.catalogue import Ingredient
from luxeverse.schemas.common import Fact, Step
from luxeverse.services.storefront.product_loaded import Loaded

LONGEST_HEADING = 30
LONGEST_SUMMARY = 158
"""Characters search engines show of a description."""


def promises(loaded: Loaded) -> list[str]:
    """How it goes back, beside the button: an oil that was opened does not, and nobody wears a candle."""
    days, ways = loaded.settings.get("returns_days", 30), loaded.settings.get("returns_as", {})
    whole = ways.get(loaded.category.slug, ways.get("default", "unused"))
    return [f"{days} days to return it, {whole}."]


def attribute_facts(attributes: Mapping[str, Any], said: Mapping[str, Any]) -> list[Fact]:
    names = said.get("attributes", {})
    return [
        Fact(name, _text(attributes[key])) for key, name in names.items() if attributes.get(key)
    ]


def _text(value: object) -> str:
    text = ", ".join(str(v) for v in value) if isinstance(value, list) else str(value)
    return text[:1].upper() + text[1:]


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
        head, _, rest = part.partition(": ")
        # A colon in the middle of a sentence opens no heading.
        is_named = rest and len(head) <= LONGEST_HEADING
        facts.append(Fact(head, rest) if is_named else Fact("Material", part))
    return facts


def certificates(brand: Brand | None) -> list[Fact]:
    """What somebody else certifies of the maker: what, who, under which number, since when."""
    return [
        Fact(said["name"], f"{said['issuer']}, no. {said['number']}, {_date(said['date'])}")
        for said in (brand.certificates if brand else [])
    ]


def _date(text: str) -> str:
    return clock.day_text(date.fromisoformat(text))


def paragraphs(text: str | None) -> list[str]:
    return [part.strip() for part in (text or "").split("\n\n") if part.strip()]


def summary(product: Product) -> str:
    return short(product.meta_description or product.description or product.name)


def short(text: str, longest: int = LONGEST_SUMMARY) -> str:
    """As much of a text as search engines show, or as fits in ``longest`` characters, ended at a word."""
    if len(text) <= longest:
        return text
    return text[: longest - 1].rsplit(" ", 1)[0] + "…"
