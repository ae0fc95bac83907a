"""The values of a facet, each with how many pieces choosing it would find."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, case, func, literal_column, select

from luxeverse.core.db import ReadSession
from luxeverse.models.catalogue import Product, ProductVariant
from luxeverse.services.catalogue.listing_query import (
    LOOKED_UP,
    OCCASION,
    VARIANT_FACETS,
    Filter,
    where,
)


@dataclass(frozen=True, slots=True)
class FacetValue:
    """A value of a facet and how many pieces choosing it would find, the other filters being as they are."""

    key: str
    label: str
    count: int
    swatch: str = ""


async def facet_values(session: ReadSession, wanted: Filter, facet: str) -> list[FacetValue]:
    """The values of a facet in alphabetical order."""
    rest = where(wanted.without(facet))
    if facet in LOOKED_UP:
        table, column = LOOKED_UP[facet]
        rows = await session.execute(
            select(table.slug, table.name, func.count(), literal_column("''"))
            .select_from(Product)
            .join(table, table.id == column)
            .where(*rest)
            .group_by(table.slug, table.name)
        )
    elif facet in VARIANT_FACETS:
        column = VARIANT_FACETS[facet]
        rows = await session.execute(
            select(
                column,
                column,
                func.count(Product.id.distinct()),
                func.coalesce(func.min(ProductVariant.color_hex), ""),
            )
            .select_from(Product)
            .join(ProductVariant, ProductVariant.product_id == Product.id)
            .where(*rest, column.is_not(None))
            .group_by(column)
        )
    else:
        listed = (
            func.unnest(Product.style_tags)
            if facet == OCCASION
            else func.jsonb_array_elements_text(_as_list(facet))
        )
        value = listed.table_valued("value").render_derived(name="v")
        rows = await session.execute(
            select(value.c.value, value.c.value, func.count(), literal_column("''"))
            .select_from(Product)
            .join(value, literal_column("true"))
            .where(*rest)
            .group_by(value.c.value)
        )
    found = [
        FacetValue(key, _capital(label), number, swatch) for key, label, number, swatch in rows
    ]
    return sorted(found, key=lambda value: value.label.lower())


def _as_list(facet: str) -> ColumnElement[Any]:
    """The attribute as a JSON list; pieces without it, or with a single text, count as none or one."""
    attribute = Product.attributes[facet]
    return case(
        (func.jsonb_typeof(attribute) == "array", attribute),
        (func.jsonb_typeof(attribute) == "string", func.jsonb_build_array(attribute)),
        else_=literal_column("'[]'::jsonb"),
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
