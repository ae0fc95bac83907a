"""Header and footer of a house."""

from collections.abc import Mapping, Sequence
from typing import Any

from luxeverse.core.actor import House
from luxeverse.schemas.common import LinkGroup, LinkItem, NavItem, Shell
from luxeverse.services import identity
from luxeverse.services.catalogue.navigation import Ways, ways
from luxeverse.services.media import view

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
    nav = [_nav(house, entry, path, known) for entry in said.get("nav", [])]
    columns = [_group(house, group, path) for group in said.get("footer", [])]
    return Shell(
        house=house.slug,
        house_name=house.name,
        home_url=house.prefix or "/",
        prefix=house.prefix,
        nav=nav,
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
        footer_columns=columns,
        collections=_collections(house, known),
        menu=further(nav, columns),
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
    """An entry that names a category with others below it has a panel of these."""
    said = link(house, entry, path)
    slug = entry.get("url", "").rpartition("/shop/")[2]
    kinds = [
        LinkItem(way.name, f"{house.prefix}/shop/{way.slug}") for way in known.below.get(slug, [])
    ]
    everything = said.hint.capitalize() or f"All {_in_a_sentence(said.label)}"
    below = [LinkItem(everything, said.url), *kinds] if kinds else []
    picture = _small(known.pictures.get(slug, "")) if kinds else ""
    return NavItem(said.label, said.url, said.current, said.hint, said.numeral, below, picture)


def _in_a_sentence(label: str) -> str:
    return label[:1].lower() + label[1:]


def _small(name: str) -> str:
    """The smallest file of a picture: a panel shows it two hundred pixels wide."""
    return view(name).src_webp_set.partition(" ")[0]


def _collections(house: House, known: Ways) -> LinkGroup:
    """Without a title where there are none."""
    links = [
        LinkItem(way.name, f"{house.prefix}/collection/{way.slug}") for way in known.collections
    ]
    return LinkGroup("Collections" if links else "", links)


def further(nav: Sequence[NavItem], columns: Sequence[LinkGroup]) -> list[LinkGroup]:
    """What the columns lead to besides the navigation, each address once; a column with nothing else is left out."""
    told = {item.url for item in nav}
    groups = []
    for column in columns:
        links = [item for item in column.links if item.url not in told]
        told.update(item.url for item in links)
        if links:
            groups.append(LinkGroup(column.title, links))
    return groups


def _group(house: House, group: Mapping[str, Any], path: str) -> LinkGroup:
    return LinkGroup(group["title"], [link(house, entry, path) for entry in group["links"]])
