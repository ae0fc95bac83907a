"""What can be looked up about a piece: facts in groups, and what its sizes mean."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from luxeverse.schemas.common import Fact
from luxeverse.schemas.product_page import Measure, SizeGuide, SizeRow, SpecGroup
from luxeverse.services.catalogue.parts import VariantFacts
from luxeverse.services.storefront.product_loaded import Loaded
from luxeverse.services.storefront.product_words import attribute_facts

MM_PER_INCH = Decimal("25.4")
"""Source: the international inch of 1959."""


def specification(loaded: Loaded, chosen: VariantFacts) -> list[SpecGroup]:
    """The groups that have something to say."""
    groups = [
        SpecGroup("Material", _materials(loaded)),
        SpecGroup("Particulars", attribute_facts(loaded.product.attributes, loaded.settings)),
        SpecGroup("Make", _make(loaded, chosen)),
    ]
    return [group for group in groups if group.rows]


def _materials(loaded: Loaded) -> list[Fact]:
    """A formula has a place of its own, so only what is not one."""
    return [
        Fact(m["name"], m.get("amount", ""))
        for m in loaded.product.materials
        if not m.get("purpose")
    ]


def _make(loaded: Loaded, chosen: VariantFacts) -> list[Fact]:
    product = loaded.product
    places = [step["place"] for step in product.provenance if step.get("place")]
    facts = [
        Fact("Maker", loaded.brand.name if loaded.brand else ""),
        Fact("Finished in", places[-1] if places else ""),
        Fact("Edition", "Limited" if product.is_limited_edition else ""),
        Fact("In the house since", f"{product.published_at:%B %Y}" if product.published_at else ""),
        Fact("Reference", chosen.sku),
    ]
    return [fact for fact in facts if fact.value]


def size_guide(loaded: Loaded, chosen: VariantFacts) -> SizeGuide:
    """The guide of the piece's category, if the piece comes in sizes that it knows."""
    sizes = {variant.size for variant in loaded.variants if variant.size}
    for guide in loaded.settings.get("size_guides", []):
        rows = [row for row in guide["rows"] if row[0] in sizes]
        if loaded.category.slug in guide["categories"] and rows:
            return _guide(guide, rows, chosen.size or "")
    return SizeGuide()


def _guide(guide: Mapping[str, Any], rows: Sequence[Sequence[Any]], size: str) -> SizeGuide:
    return SizeGuide(
        title=guide["title"],
        text=guide["text"],
        how=list(guide["how"]),
        columns=list(guide["columns"]),
        rows=[
            SizeRow([Measure(text=row[0]), *map(measure, row[1:])], chosen=row[0] == size)
            for row in rows
        ],
    )


def measure(millimetres: float) -> Measure:
    """A length in centimetres to the millimetre and in inches to a hundredth."""
    length = Decimal(str(millimetres))
    return Measure(cm=f"{length / 10:.1f} cm", inches=f"{length / MM_PER_INCH:.2f} in")
