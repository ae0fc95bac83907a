"""Header and footer of a house."""

from collections.abc import Mapping
from typing import Any

from luxeverse.core.actor import House
from luxeverse.schemas.common import LinkGroup, LinkItem, NavItem, Shell
from luxeverse.services import identity
from luxeverse.services.catalogue.navigation import Ways, ways

THEME_COLOURS = {"luxe": "#0A0A0B", "arome": "#FAF8F5", "luma": "#F6F5F0"}
"""The browser's own bars; --surface-0 of the theme a house was drawn in first."""
SHARED_PICTURES = {
    "luxe": "/media/films/stone-in-the-dark-1600.webp",
    "arome": "/media/films/page-of-lavender-1600.webp",
    "luma": "/media/films/leaves-on-paper-1600.webp",
}
"""What a shared link shows where its page has no picture of its own: the still of a house's film."""
HOUSE_ROOTS = ("/", "/arome", "/luma")


async def shell(house: House, path: str) -> Shell:
    """The frame of a page at this path of the house."""
    record = await identity.record_of(house)
    said: Mapping[str, Any] = record.settings
    closing = said.get("closing", {})
    known = await ways(house, record.data_version)
    return Shell(
        house=house.slug,
        house_name=house.name,
        home_url=house.prefix or "/",
        prefix=house.prefix,
        nav=[_nav(house, entry, path, known) for entry in said.get("nav", [])],
        bag_word=said.get("bag_word", "Bag"),
        bag_hint=said.get("bag_hint", ""),
        bag_url=f"{house.prefix}/bag",
        shop_url=f"{house.prefix}/shop",
        search_url=f"{house.prefix}/search",
        saved_url=f"{house.prefix}/wishlist",
        account_url=f"{house.prefix}/account",
        announcement=said.get("announcement", ""),
        closing_title=closing.get("title", ""),
        closing_text=closing.get("text", ""),
        closing_link=link(house, closing.get("link", {}), path),
        footer_columns=[
            *(_group(house, group, path) for group in said.get("footer", [])),
            *_collections(house, known),
        ],
        legal_links=[link(house, entry, path) for entry in said.get("legal", [])],
        copyright=f"© {said.get('copyright', house.name)}",
        region_label=said.get("region_label", ""),
    )


def theme_color(house: House) -> str:
    return THEME_COLOURS.get(house.slug, "")


def picture_of_house(house: House) -> str:
    """The picture of a shared link whose page has none; empty for a house that is not ours."""
    return SHARED_PICTURES.get(house.slug, "")


def link(house: House, entry: Mapping[str, Any], path: str = "") -> LinkItem:
    """A link of the settings, whose addresses are relative to the house unless they name a house's root."""
    url = str(entry.get("url", ""))
    return LinkItem(
        label=entry.get("label", ""),
        url=address(house, url),
        current=bool(url) and path.startswith(url.split("?", maxsplit=1)[0]),
        hint=entry.get("hint", ""),
        numeral=entry.get("numeral", ""),
    )


def address(house: House, url: str) -> str:
    if not url or url in HOUSE_ROOTS:
        return url
    return house.prefix + url


def _nav(house: House, entry: Mapping[str, Any], path: str, known: Ways) -> NavItem:
    """An entry that names a category with others below it has a panel of these and of the collections."""
    said = link(house, entry, path)
    below = known.below.get(entry.get("url", "").rpartition("/shop/")[2], [])
    kinds = [LinkItem(way.name, f"{house.prefix}/shop/{way.slug}") for way in below]
    everything = LinkItem(f"All of {said.label}", said.url)
    groups = (
        [LinkGroup(said.label, [everything, *kinds]), *_collections(house, known)] if kinds else []
    )
    return NavItem(said.label, said.url, said.current, said.hint, said.numeral, groups)


def _collections(house: House, known: Ways) -> list[LinkGroup]:
    links = [
        LinkItem(way.name, f"{house.prefix}/collection/{way.slug}") for way in known.collections
    ]
    return [LinkGroup("Collections", links)] if links else []


def _group(house: House, group: Mapping[str, Any], path: str) -> LinkGroup:
    return LinkGroup(group["title"], [link(house, entry, path) for entry in group["links"]])
