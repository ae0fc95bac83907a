"""The filters of a listing, each value with what it would find and the address that chooses it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from luxeverse.core.actor import House
from luxeverse.domain.catalogue.filters import Filter
from luxeverse.schemas.catalogue import FacetGroup, FacetOption
from luxeverse.schemas.common import LinkItem
from luxeverse.services.catalogue.shelf import Shelf
from luxeverse.services.storefront.wanted import Wanted

LONGEST_LIST = 9
Facet = Mapping[str, Any]
SHOWN_OF_LONG_LIST = 6


def filters_of(settings: Mapping[str, Any], lineage: Collection[str] = ()) -> list[Facet]:
    """What a house filters by: everywhere, and in one of these categories. The price has a field of its own."""
    return [
        facet
        for facet in settings.get("facets", [])
        if facet["source"] != "price" and facet.get("category") in {None, *lineage}
    ]


async def facet_groups(
    shelf: Shelf,
    house: House,
    wanted: Wanted,
    chosen: Filter,
    facets: Sequence[Mapping[str, Any]],
) -> list[FacetGroup]:
    """The house's facets that leave a choice, then availability where something is sold out."""
    groups = [await _facet(shelf, house, wanted, chosen, facet) for facet in facets]
    groups = [g for g in groups if len(g.options) > 1 or any(o.checked for o in g.options)]
    return groups + await _availability(shelf, house, wanted, chosen)


async def _availability(
    shelf: Shelf, house: House, wanted: Wanted, chosen: Filter
) -> list[FacetGroup]:
    everything = await shelf.count(replace(chosen, in_stock=False))
    in_stock = await shelf.count(replace(chosen, in_stock=True))
    if in_stock == everything and not chosen.in_stock:
        return []
    option = FacetOption(
        value="1",
        label="In stock",
        count=str(in_stock),
        checked=chosen.in_stock,
        disabled=in_stock == 0 and not chosen.in_stock,
        url=wanted.url(house, in_stock="" if chosen.in_stock else "1"),
    )
    return [FacetGroup("in_stock", "Availability", "list", True, [option])]


async def _facet(
    shelf: Shelf,
    house: House,
    wanted: Wanted,
    chosen: Filter,
    facet: Mapping[str, Any],
) -> FacetGroup:
    key = facet["key"]
    offered = facet.get("values")
    counted = [
        value
        for value in await shelf.values(chosen, key)
        if offered is None or value.key in offered
    ]
    checked = wanted.values(key)
    options = []
    for value in counted:
        is_on = value.key in checked
        after = [v for v in checked if v != value.key] if is_on else [*checked, value.key]
        options.append(
            FacetOption(
                value=value.key,
                label=value.label,
                count=str(value.count),
                checked=is_on,
                disabled=value.count == 0 and not is_on,
                url=wanted.url(house, **{key: ",".join(after)}),
                swatch=value.swatch,
            )
        )
    kind = facet.get("kind", "list")
    if kind != "list" or len(options) <= LONGEST_LIST:
        return FacetGroup(key, facet["label"], kind, True, options)
    # What is chosen is never folded away.
    shown = [o for n, o in enumerate(options) if n < SHOWN_OF_LONG_LIST or o.checked]
    folded = [o for o in options if o not in shown]
    label = f"{len(folded)} more"
    return FacetGroup(key, facet["label"], kind, True, shown, folded, label)


def chips(house: House, wanted: Wanted, groups: Sequence[FacetGroup]) -> list[LinkItem]:
    found = [
        LinkItem(option.label, option.url)
        for group in groups
        for option in group.options
        if option.checked
    ]
    low, high = wanted.price("price_from"), wanted.price("price_to")
    if low is not None or high is not None:
        found.append(
            LinkItem(_price_text(low, high), wanted.url(house, price_from="", price_to=""))
        )
    return found


def _price_text(low: Decimal | None, high: Decimal | None) -> str:
    if high is None:
        return f"from {low:,}"
    return f"up to {high:,}" if low is None else f"{low:,} to {high:,}"
