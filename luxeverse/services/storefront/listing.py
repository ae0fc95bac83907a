"""Listings: a category, a collection, or everything; every choice is in the address."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from math import ceil, floor
from typing import Any

from luxeverse.core.actor import House
from luxeverse.core.db import read_session
from luxeverse.core.money import Money
from luxeverse.domain.catalogue.filters import Filter
from luxeverse.domain.recommend.leaning import NO_LEANING, Leaning
from luxeverse.schemas.catalogue import (
    EditorialTile,
    HiddenField,
    Listing,
)
from luxeverse.schemas.common import Choice, LinkItem
from luxeverse.services import identity
from luxeverse.services.catalogue.cards import cards
from luxeverse.services.catalogue.house_orders import HOUSE_ORDERS
from luxeverse.services.catalogue.shelf import Shelf, shelf
from luxeverse.services.media import view
from luxeverse.services.storefront.facets import chips, facet_groups, filters_of
from luxeverse.services.storefront.listing_subject import Subject, subject_of
from luxeverse.services.storefront.wanted import FOR_YOU, MOST_SHOWN, PLACE, Wanted, count_text

TILE_AFTER = 6
PAGES_BY_THEMSELVES = 3
"""Up to here a list grows as one scrolls; then a person asks for more, so that the foot of the page can be reached."""
SORT_LABELS = {
    "relevance": "Best match",
    "curated": "Curated by the house",
    FOR_YOU: "For you",
    "newest": "Newest",
    "popular": "Most chosen",
    "folio": "Page of the folio",
    "humour": "Humour",
    "rarity": "Rarest first",
    "season": "Season",
    "price-up": "Price, low to high",
    "price-down": "Price, high to low",
}


async def listing(house: House, wanted: Wanted, leaning: Leaning | None = None) -> Listing | None:
    """A listing with its facets and counts; None when there is no such category or collection.

    With a leaning the order "for you" follows it; such a page is one person's and kept nowhere.
    """
    record = await identity.record_of(house)
    offered = [sort for sort in record.settings.get("sorts", []) if sort in HOUSE_ORDERS]  # type: ignore[attr-defined]
    wanted = replace(wanted, house_sorts=tuple(offered))
    page_size = int(str(record.settings.get("page_size", 24)))
    async with read_session(house.tenant_id) as session:
        subject = await subject_of(session, house, wanted)
        if subject is None:
            return None
        facets = filters_of(record.settings, subject.lineage)
        stand = await shelf(session, house, record.data_version)
        asked = pieces_page(stand, house, wanted, subject.filter, facets, page_size, leaning)
        page, _ = await asked
    if wanted.sort == FOR_YOU:
        page = _for_you(page, house, leaning)
    page = replace(
        page,
        title=subject.title,
        standfirst=subject.standfirst,
        crumbs=subject.crumbs,
        story=list(subject.story),
        facts=list(subject.facts),
    )
    has_tile = len(page.cards) > TILE_AFTER and not wanted.choices
    tile = _tile(house, subject) if has_tile else None
    if tile is None:
        return page
    before, after = page.cards[:TILE_AFTER], page.cards[TILE_AFTER:]
    return replace(page, tile=tile, before_tile=before, after_tile=after)


async def pieces_page(
    stand: Shelf,
    house: House,
    wanted: Wanted,
    base: Filter,
    facets: Sequence[Mapping[str, Any]],
    page_size: int,
    leaning: Leaning | None = None,
) -> tuple[Listing, int]:
    """What the base and the address leave: cards, facets with counts, chips, orders, prices; the head is the caller's.

    The number is of all pieces that fit, shown or not.
    """
    chosen = filtered(base, wanted, facets)
    total = await stand.count(chosen)
    start, shown = wanted.start(total), wanted.shown(page_size)
    if wanted.sort != FOR_YOU:
        ids = await stand.found_ids(chosen, wanted.sort, start, shown)
    else:
        ids = await stand.leaned_ids(chosen, leaning or NO_LEANING, start, shown)
    found = await cards(stand.session, house, ids, of_a_list=True)
    groups = await facet_groups(stand, house, wanted, base, chosen, facets)
    prices = await stand.price_range(chosen)
    orders = wanted.sorts
    page = Listing(
        status="ready" if found else "empty",
        count_text=count_text(total),
        cards=found,
        before_tile=found,
        essences=house.slug == "arome",
        facets=groups,
        chips=chips(house, wanted, facets, groups),
        clear_url=wanted.bare_url(house),
        show_label=f"Show {count_text(total)}",
        sorts=[
            Choice(key, text, key == wanted.sort, wanted.url(house, sort=key))
            for key, text in SORT_LABELS.items()
            if key in orders
        ],
        sort_label=SORT_LABELS[wanted.sort],
        action_url=f"{house.prefix}{wanted.path}",
        kept_fields=[
            HiddenField(k, v)
            for k, v in wanted.choices.items()
            if k not in {"price_from", "price_to", *PLACE}
        ],
    )
    if not found:
        page = _nothing(house, wanted, page)
    page = _priced(page, house, wanted, prices)
    page = _paged(page, house, wanted, start, total, page_size)
    return _parted(page, house, wanted, start, total), total


def _for_you(page: Listing, house: House, leaning: Leaning | None) -> Listing:
    """Why things stand as they do, and where to change it."""
    account_url = f"{house.prefix}/account"
    if leaning is None:
        said = "This order follows what a member bought and saved, once it is turned on in the account."
        return replace(page, sort_note=said, sort_link=LinkItem("Your account", account_url))
    said = (
        "Ordered by what you bought and saved."
        if leaning.is_known
        else "Nothing bought or saved yet, so this is the house's own order."
    )
    return replace(page, sort_note=said, sort_link=LinkItem("Change that", account_url))


def filtered(base: Filter, wanted: Wanted, facets: Sequence[Mapping[str, Any]]) -> Filter:
    values = {f["key"]: wanted.values(f["key"]) for f in facets}
    return replace(
        base,
        facets={key: chosen for key, chosen in values.items() if chosen},
        price_from=wanted.price("price_from"),
        price_to=wanted.price("price_to"),
        in_stock=wanted.choices.get("in_stock") == "1",
    )


def _priced(
    page: Listing, house: House, wanted: Wanted, prices: tuple[Decimal, Decimal] | None
) -> Listing:
    if prices is None:
        return page
    low, high = (Money.of(price, house.currency) for price in prices)
    return replace(
        page,
        price_label=f"Price, {house.currency}",
        price_currency=house.currency,
        price_min=str(wanted.price("price_from") or ""),
        price_max=str(wanted.price("price_to") or ""),
        price_floor=str(floor(low.major)),
        price_ceiling=str(ceil(high.major)),
    )


def _paged(
    page: Listing, house: House, wanted: Wanted, start: int, total: int, page_size: int
) -> Listing:
    """How far the list is shown, and the address with a page more of it, as far as its part goes."""
    seen = min(wanted.shown(page_size), total - start)
    end = start + seen
    more = min(page_size, min(total, start + MOST_SHOWN) - end)
    further = {"from": str(start or ""), "show": str(seen + page_size)}
    return replace(
        page,
        shown_text=f"{start + 1} to {end} of {total}" if start else f"{end} of {total}",
        progress=f"{100 * end // total if total else 0}%",
        next_url=wanted.url(house, **further) if more > 0 else "",
        next_label=f"Show {more} more" if more > 0 else "",
        more_by_itself=more > 0 and seen < PAGES_BY_THEMSELVES * page_size,
    )


def _parted(page: Listing, house: House, wanted: Wanted, start: int, total: int) -> Listing:
    """The parts of a long list on either side of this one."""

    def part(first: int) -> LinkItem:
        if not 0 <= first < total:
            return LinkItem()
        label = f"Pieces {first + 1} to {min(first + MOST_SHOWN, total)}"
        return LinkItem(label, wanted.url(house, **{"from": str(first or "")}))

    return replace(page, part_before=part(start - MOST_SHOWN), part_after=part(start + MOST_SHOWN))


def _nothing(house: House, wanted: Wanted, page: Listing) -> Listing:
    clear = LinkItem("Remove all filters", wanted.bare_url(house))
    return replace(
        page,
        empty_title="No piece fits all of this",
        empty_text="Take one filter away, or look at everything the house has.",
        empty_links=[
            *([clear] if wanted.choices else []),
            LinkItem("All pieces", f"{house.prefix}/shop"),
        ],
    )


def _tile(house: House, subject: Subject) -> EditorialTile | None:
    if not subject.picture:
        return None
    return EditorialTile(
        title=subject.standfirst or subject.title,
        link_label="Read the journal",
        url=f"{house.prefix}/journal",
        picture=view(subject.picture),
    )
