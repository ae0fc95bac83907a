"""The choices of a piece: one group for each axis on which its variants differ."""

from collections.abc import Sequence
from urllib.parse import urlencode

from luxeverse.core.actor import House
from luxeverse.models.catalogue import Product
from luxeverse.schemas.product_page import OptionGroup, OptionValue
from luxeverse.services.catalogue.parts import VariantFacts

AXES = (("color", "Colour", "swatch"), ("material", "Material", "size"), ("size", "Size", "size"))


def option_groups(
    house: House, product: Product, variants: Sequence[VariantFacts], chosen: VariantFacts
) -> list[OptionGroup]:
    """One group for each axis on which the variants differ. A value leads to the variant that has it and otherwise
    differs least from the one chosen.
    """
    groups = []
    for axis, name, kind in AXES:
        values = list(dict.fromkeys(getattr(v, axis) for v in variants if getattr(v, axis)))
        if len(values) < 2 and axis != "size":  # noqa: PLR2004
            continue
        if not values:
            continue
        swatched = kind == "swatch" and all(v.color_hex for v in variants)
        groups.append(
            OptionGroup(
                name=name,
                kind="swatch" if swatched else "size",
                chosen=getattr(chosen, axis) or "",
                values=[
                    _value(house, product, _nearest(variants, chosen, axis, value), chosen, axis)
                    for value in values
                ],
            )
        )
    return groups


def _nearest(
    variants: Sequence[VariantFacts], chosen: VariantFacts, axis: str, value: str
) -> VariantFacts:
    others = [name for name, _, _ in AXES if name != axis]
    having = [v for v in variants if getattr(v, axis) == value]
    return max(having, key=lambda v: sum(getattr(v, o) == getattr(chosen, o) for o in others))


def _value(
    house: House, product: Product, variant: VariantFacts, chosen: VariantFacts, axis: str
) -> OptionValue:
    return OptionValue(
        label=getattr(variant, axis),
        swatch=variant.color_hex or "",
        checked=getattr(variant, axis) == getattr(chosen, axis),
        available=variant.left > 0,
        variant_id=str(variant.id),
        url=f"{house.prefix}/product/{product.slug}?{urlencode({'variant': variant.sku})}",
        note="" if variant.left > 0 else "sold out",
    )
