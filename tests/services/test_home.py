"""The home of a house is its sections: what they name is shown in their order, what they do not is not."""

import json
from typing import Any

import pytest

from luxeverse.core.actor import House
from luxeverse.schemas.home import HomePage
from luxeverse.services import content, identity, storefront
from luxeverse.state.keys import ASKED, FACETS
from tests.conftest import Database, house_of
from tools.catalogue import houses

pytestmark = pytest.mark.usefixtures("seeded")
HOUSES = ("luxe", "arome", "luma")


async def sections_of(house: House) -> list[dict[str, Any]]:
    return json.loads(await content.exported(house))["sections"]


async def put(house: House, sections: list[dict[str, Any]]) -> HomePage:
    """Publish these sections and return the page as it then is."""
    await content.publish(house, json.dumps({"house": house.slug, "sections": sections}))
    identity.forget()
    return await storefront.home(house)


async def with_section(house: House, kind: str, **changes: Any) -> HomePage:
    """The seeded home with one section changed."""
    sections = await sections_of(house)
    for section in sections:
        if section["kind"] == kind:
            section.update(changes)
    return await put(house, sections)


@pytest.mark.req("HOME-006", "HOME-011")
async def test_a_grid_mixes_pieces_collections_and_stories_in_the_editors_order(
    seeded: Database,
) -> None:
    house = house_of(seeded, "luxe")
    cells = [
        {"kind": "story", "slug": "who-cuts-the-flap", "shape": "wide"},
        {"kind": "product", "slug": "quiet-band", "shape": "square"},
        {"kind": "collection", "slug": "after-dark", "picture": "obsidian"},
        {"kind": "product", "slug": "cours-28"},
        {"kind": "product", "slug": "braise-candle"},
    ]
    await with_section(house, "mosaic", cells=cells)
    seeded.rows("update products set status = 'ARCHIVED' where slug = 'braise-candle'")
    shown = (await storefront.home(house)).mosaics[0].cells
    assert [(cell.kind, cell.title, cell.shape) for cell in shown] == [
        ("story", "Who cuts the flap", "wide"),
        ("product", "Quiet band", "square"),
        ("collection", "After dark", "tall"),
        ("product", "Cours 28", "tall"),
    ]
    assert all(cell.picture.src for cell in shown)
    assert shown[1].text.startswith("€")
    assert shown[2].url == "/collection/after-dark"


async def test_what_opens_a_home_is_not_hung_again(seeded: Database) -> None:
    for slug in ("luxe", "luma"):
        house = house_of(seeded, slug)
        hero, *others = await sections_of(house)
        (said,) = [one for one in others if one["kind"] == "showcase"]
        (block,) = (await storefront.home(house)).showcases
        hung = [card.slug for card in block.cards]
        assert len(hung) == said["count"]
        (again,) = (await with_section(house, "showcase", without_hero=False)).showcases
        assert hero["piece"] in [card.slug for card in again.cards]
        assert hero["piece"] not in hung


async def test_a_story_told_on_the_page_does_not_lead_its_journal(seeded: Database) -> None:
    house = house_of(seeded, "luxe")
    (block,) = (await storefront.home(house)).journals
    assert block.lead.title == "Forty-six knots"
    assert [one.title for one in block.entries] == [
        "A movement takes nine days",
        "Who cuts the flap",
    ]
    (block,) = (await with_section(house, "journal", lead=False, count=2)).journals
    assert block.lead.title == ""
    assert [one.title for one in block.entries] == [
        "A movement takes nine days",
        "Who cuts the flap",
    ]
    # Where all are told elsewhere the newest leads.
    seeded.rows("update stories set published_at = null where slug = 'knots-between-pearls'")
    (block,) = (await with_section(house, "journal", lead=True)).journals
    assert block.lead.title == "A movement takes nine days"


async def test_every_house_has_a_grid_of_three_kinds(seeded: Database) -> None:
    for slug in HOUSES:
        (grid,) = (await storefront.home(house_of(seeded, slug))).mosaics
        assert {cell.kind for cell in grid.cells} == {"product", "collection", "story"}, slug
        assert len(grid.cells) == 4
        assert all(cell.picture.src for cell in grid.cells), slug


def test_the_pages_read_every_filter_that_a_house_offers() -> None:
    for data in houses():
        offered = {facet["key"] for facet in data.house["settings"]["facets"]} - {"price"}
        assert offered <= FACETS, data.slug
        assert offered <= ASKED, data.slug


@pytest.mark.parametrize("slug", HOUSES)
async def test_sections_stand_where_the_editor_put_them(seeded: Database, slug: str) -> None:
    house = house_of(seeded, slug)
    hero, *others = await sections_of(house)
    others.reverse()
    others[1]["shown"] = False
    page = await put(house, [hero, *others])
    assert [place.kind for place in page.sections] == [
        one["kind"] for one in (hero, *others) if one.get("shown", True)
    ]
    assert len({place.id for place in page.sections}) == len(page.sections)


async def test_two_sections_of_a_kind_are_two(seeded: Database) -> None:
    house = house_of(seeded, "luxe")
    sections = await sections_of(house)
    second = {"kind": "strip", "collection": "yellow-gold", "picture": "ring"}
    page = await put(house, [*sections, second])
    assert [(p.kind, p.index) for p in page.sections if p.kind == "strip"] == [
        ("strip", 0),
        ("strip", 1),
    ]
    assert [strip.title for strip in page.strips] == ["After dark", "Yellow gold"]


async def test_a_house_without_sections_has_a_page(db: Database, house: House) -> None:
    db.rows("delete from home_sections")
    page = await storefront.home(house)
    assert (page.status, page.sections) == ("ready", [])


@pytest.mark.req("HOME-002")
async def test_what_lies_over_the_hero_is_the_editors(seeded: Database) -> None:
    house = house_of(seeded, "luxe")
    bare = {"gradient": 0, "particles": False, "grain": 0}
    assert (await with_section(house, "hero", overlays=bare)).hero.veil.shown is False
    for option, shown in (
        ({"gradient": 40}, ("0.4", "0", "")),
        ({"grain": 50}, ("0", "0.25", "")),
        ({"particles": True}, ("0", "0", "particles")),
    ):
        veil = (await with_section(house, "hero", overlays=bare | option)).hero.veil
        assert veil.shown
        assert (veil.gradient, veil.grain, veil.lively) == shown


@pytest.mark.req("HOME-004")
async def test_three_deeds_are_the_editors(seeded: Database) -> None:
    house = house_of(seeded, "luxe")
    hero = (
        await with_section(
            house,
            "hero",
            primary={"label": "Open the case", "url": "/shop/rings"},
            secondary={"label": "Ask first", "url": "/contact"},
            floating={"label": "See the ring"},
        )
    ).hero
    assert [(way.label, way.url) for way in (hero.primary, hero.secondary, hero.floating)] == [
        ("Open the case", "/shop/rings"),
        ("Ask first", "/contact"),
        ("See the ring", "/product/six-claw-ring-2ct"),
    ]
    hero = (await with_section(house, "hero", secondary=None, floating=None)).hero
    assert (hero.secondary.label, hero.floating.label) == ("", "")


@pytest.mark.req("HOME-005")
async def test_the_sign_to_read_on_is_there_while_there_is_more(seeded: Database) -> None:
    house = house_of(seeded, "luxe")
    for kind in ("arrow", "text", "animated"):
        page = await with_section(
            house, "hero", scroll_hint={"kind": kind, "text": "More", "parallax": True}
        )
        assert (page.hero.hint.kind, page.hero.hint.sinks) == (kind, True)
        assert page.hero.hint.url == f"#{page.sections[1].id}"
    alone = await put(house, [one for one in await sections_of(house) if one["kind"] == "hero"])
    assert alone.hero.hint.kind == ""


@pytest.mark.req("HOME-007")
async def test_a_cell_does_what_it_can_of_what_it_is_told(seeded: Database) -> None:
    house = house_of(seeded, "luxe")
    (single,) = seeded.rows(
        "select p.slug from products p join product_variants v on v.product_id = p.id"
        " join tenants t on t.id = p.tenant_id where t.slug = 'luxe' and not p.is_exclusive"
        " and p.launch_date < now() group by p.id"
        " having count(*) = 1 and min(v.inventory_quantity) > 0 order by 1 limit 1"
    )
    cells = [
        {"kind": "product", "slug": single[0], "hover": "reveal", "click": "add"},
        {"kind": "product", "slug": "cours-28", "hover": "tilt", "click": "add"},
        {"kind": "product", "slug": "quiet-band", "hover": "parallax", "click": "quickview"},
        {"kind": "story", "slug": "who-cuts-the-flap", "hover": "reveal", "click": "add"},
    ]
    page = await with_section(house, "mosaic", cells=cells)
    alone, bag, band, story = page.mosaics[0].cells
    assert (alone.press, alone.hover) == ("add", "reveal")
    assert alone.second.src != ""
    assert (bag.press, bag.hover) == ("quickview", "tilt")
    assert (band.press, band.hover) == ("quickview", "parallax")
    assert (story.press, story.hover) == ("", "zoom")
    assert page.mosaics[0].lively == "cells"
    assert page.quick is True


@pytest.mark.req("HOME-008")
async def test_a_showcase_says_when_its_pictures_come_and_may_go_on(seeded: Database) -> None:
    house = house_of(seeded, "luxe")
    for mode, said in (
        ("eager", ("soon", "soon")),
        ("lazy", ("", "")),
        ("progressive", ("soon", "")),
    ):
        (block,) = (await with_section(house, "showcase", loading=mode)).showcases
        assert (block.first_row, block.others) == said
        assert block.next_url == ""
    change = {"collection": "under-five-hundred", "count": 4, "endless": True}
    (first,) = (await with_section(house, "showcase", **change)).showcases
    assert (len(first.cards), first.further, first.next_url) == (4, [], "/?more=16")
    (more,) = (await storefront.home(house, 16)).showcases
    whole = seeded.value(
        "select count(*) from products p join tenants t on t.id = p.tenant_id"
        " where t.slug = 'luxe' and p.price <= 499.99 and p.status = 'ACTIVE'"
    )
    assert len(more.cards) == 4
    assert 0 < len(more.further) <= whole - 4
    assert [c.slug for c in more.cards] == [c.slug for c in first.cards]
    (last,) = (await storefront.home(house, 99)).showcases
    assert last.next_url == ""


@pytest.mark.req("HOME-009")
async def test_makers_and_a_row_of_pieces_stand_on_the_home(seeded: Database) -> None:
    house = house_of(seeded, "luxe")
    page = await with_section(house, "carousel", advance_seconds=6)
    assert page.carousels[0].seconds == "6"
    assert len(page.carousels[0].cards) == 8
    assert [(m.name, m.sign, m.url) for m in page.makers[0].makers[:2]] == [
        ("Solenne", "S", "/maker/solenne"),
        ("Anse Noire", "AN", "/maker/anse-noire"),
    ]
    assert [entry.label for entry in page.categories[0].entries][:2] == [
        "Fine jewellery",
        "Timepieces",
    ]


@pytest.mark.req("HOME-012")
async def test_the_atelier_has_its_five_parts_from_the_database(seeded: Database) -> None:
    house = house_of(seeded, "arome")
    page = await storefront.home(house)
    assert page.hero.title
    (compendium,) = page.showcases
    assert compendium.cards[0].number != ""
    (process,) = page.narratives
    assert [step.when for step in process.steps] == ["The cut", "The run", "The rest", "The page"]
    (said,) = page.testimonials
    assert len(said.entries) == 3
    assert page.newsletters[0].title
    rows = {
        text: (stars, verified, status)
        for text, stars, verified, status in seeded.rows(
            "select content, rating, is_verified_purchase, status from reviews"
        )
    }
    for entry in said.entries:
        (found,) = [rows[text] for text in rows if text and text.startswith(entry.text[:60])]
        assert found[0] >= 4
        assert found[1:] == (True, "APPROVED")
        assert entry.folio.startswith("Folio ")
    assert said.sample_note != ""
    seeded.rows(
        "update home_sections set content = jsonb_set(content, '{title}', '\"Changed\"')"
        " where jsonb_exists(content, 'title')"
    )
    changed = await storefront.home(house)
    assert changed.hero.title == changed.showcases[0].title == "Changed"
    assert changed.testimonials[0].title == changed.newsletters[0].title == "Changed"
    seeded.rows("update reviews set status = 'REJECTED'")
    assert (await storefront.home(house)).testimonials == []


@pytest.mark.req("VIS-006")
async def test_the_atelier_has_a_way_in_for_each_of_three_people(seeded: Database) -> None:
    house = house_of(seeded, "arome")
    (ways,) = (await storefront.home(house)).paths
    shop, practice, gift = (entry.url for entry in ways.entries)
    assert shop == "/shop/compendium"
    assert (await storefront.reading_page(house, practice.rpartition("/")[2])) is not None
    wanted = storefront.Wanted("collection", gift.rpartition("/")[2], {})
    assert (await storefront.listing(house, wanted)) is not None
