"""The filters of a listing, each value with what it would find and the address that chooses it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from luxeverse.core.actor import House
from luxeverse.domain.catalogue.columns import Value
from luxeverse.domain.catalogue.filters import Filter
from luxeverse.schemas.catalogue import FacetGroup, FacetOption
from luxeverse.schemas.common import LinkItem
from luxeverse.services.catalogue.shelf import Shelf
from luxeverse.services.storefront.wanted import Wanted, count_text

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
    base: Filter,
    chosen: Filter,
    facets: Sequence[Facet],
) -> list[FacetGroup]:
    """The house's facets that leave a choice, then availability where something is sold out.

    A facet keeps every value of what is listed (``base``); one that would find nothing now is told and cannot be chosen.
    """
    counted = await shelf.choices(base, chosen, [facet["key"] for facet in facets])
    groups = [_facet(house, wanted, facet, counted[facet["key"]]) for facet in facets]
    groups = [g for g in groups if len(g.options) > 1 or any(o.checked for o in g.options)]
    return groups + await _availability(shelf, house, wanted, base, chosen)


async def _availability(
    shelf: Shelf, house: House, wanted: Wanted, base: Filter, chosen: Filter
) -> list[FacetGroup]:
    everything = await shelf.count(base)
    if await shelf.count(replace(base, in_stock=True)) == everything and not chosen.in_stock:
        return []
    in_stock = await shelf.count(replace(chosen, in_stock=True))
    option = FacetOption(
        value="1",
        label="In stock",
        count=str(in_stock),
        count_text=count_text(in_stock),
        checked=chosen.in_stock,
        disabled=in_stock == 0 and not chosen.in_stock,
        url=wanted.url(house, in_stock="" if chosen.in_stock else "1"),
    )
    return [FacetGroup("in_stock", "Availability", "list", True, [option])]


def _facet(house: House, wanted: Wanted, facet: Facet, counted: Sequence[Value]) -> FacetGroup:
    key = facet["key"]
    offered = facet.get("values")
    options = [
        _option(house, wanted, key, value)
        for value in counted
        if offered is None or value.key in offered
    ]
    is_open = not all(option.disabled for option in options)
    kind = facet.get("kind", "list")
    if kind != "list" or len(options) <= LONGEST_LIST:
        return FacetGroup(key, facet["label"], kind, is_open, options)
    # What is chosen is never folded away, and what can be chosen comes before what cannot; all keep their order.
    first = sorted(options, key=lambda option: option.disabled)[:SHOWN_OF_LONG_LIST]
    shown = [option for option in options if option.checked or option in first]
    folded = [option for option in options if option not in shown]
    return FacetGroup(key, facet["label"], kind, is_open, shown, folded, f"{len(folded)} more")


def _option(house: House, wanted: Wanted, key: str, value: Value) -> FacetOption:
    checked = wanted.values(key)
    is_on = value.key in checked
    after = _without(checked, value.key) if is_on else [*checked, value.key]
    return FacetOption(
        value=value.key,
        label=value.label,
        count=str(value.count),
        count_text=count_text(value.count),
        checked=is_on,
        disabled=value.count == 0 and not is_on,
        url=wanted.url(house, **{key: ",".join(after)}),
        swatch=value.swatch,
    )


def chips(
    house: House, wanted: Wanted, facets: Sequence[Facet], groups: Sequence[FacetGroup]
) -> list[LinkItem]:
    """Everything the address narrows the list by, each with the address that takes it away."""
    by_key = {group.key: group for group in groups}
    found = [
        chip
        for facet in facets
        for chip in _facet_chips(house, wanted, facet, by_key.get(facet["key"]))
    ]
    if wanted.choices.get("in_stock") == "1":
        found.append(LinkItem("In stock", wanted.url(house, in_stock="")))
    low, high = wanted.price("price_from"), wanted.price("price_to")
    if low is not None or high is not None:
        found.append(
            LinkItem(_price_text(low, high), wanted.url(house, price_from="", price_to=""))
        )
    return found


def _facet_chips(
    house: House, wanted: Wanted, facet: Facet, group: FacetGroup | None
) -> list[LinkItem]:
    """The values chosen, by name; those no piece of the house has go together, for anybody may write an address."""
    key = facet["key"]
    checked = [option for option in group.options if option.checked] if group else []
    found = [LinkItem(option.label, option.url) for option in checked]
    known = [option.value for option in checked]
    if set(wanted.values(key)) - set(known):
        kept = ",".join(value for value in wanted.values(key) if value in known)
        found.append(
            LinkItem(f"Unknown {facet['label'].lower()}", wanted.url(house, **{key: kept}))
        )
    return found


def _without(values: Sequence[str], one: str) -> list[str]:
    return [value for value in values if value != one]


def _price_text(low: Decimal | None, high: Decimal | None) -> str:
    if high is None:
        return f"from {low:,}"
    return f"up to {high:,}" if low is None else f"{low:,} to {high:,}"
