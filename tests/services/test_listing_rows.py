"""Lists say what the database says: every filter and order against SQL, the orders of Arôme, gathered collections, makers."""

import pytest

from luxeverse.core.actor import House
from luxeverse.services import identity, storefront
from luxeverse.services.storefront import Wanted
from tests.conftest import Database, house_of

pytestmark = pytest.mark.usefixtures("seeded")

ON_SALE = "p.tenant_id = %s and p.status in ('ACTIVE', 'OUT_OF_STOCK') and p.deleted_at is null"
LEFT = (
    "exists (select from product_variants v where v.product_id = p.id and v.is_available"
    " and v.inventory_quantity > v.inventory_reserved) and not p.is_exclusive"
    " and (p.launch_date is null or p.launch_date <= current_date or p.pre_order_enabled"
    " and coalesce(p.pre_order_end_date >= current_date, true))"
)
"""Something of it is left, and anybody may buy it today."""

PRICE = "(select min(v.price) from product_variants v where v.product_id = p.id)"
"""What the cheapest variant of it costs."""


async def slugs(house: House, kind: str = "shop", slug: str = "", **choices: str) -> list[str]:
    page = await storefront.listing(house, Wanted(kind, slug, {"show": "480", **choices}))
    assert page is not None
    return [card.slug for card in page.cards]


def by_sql(db: Database, house: House, condition: str, order: str = "p.slug") -> list[str]:
    query = f"select p.slug from products p where {ON_SALE} and {condition} order by {order}"
    return [slug for (slug,) in db.rows(query, house.tenant_id)]


def edit(db: Database, statement: str, *values: object) -> None:
    """A change as use cases leave it: the house says that there was one."""
    db.rows(statement, *values)
    db.rows("update tenants set data_version = data_version + 1")
    identity.forget()


@pytest.mark.req("PLP-001")
async def test_filters_and_orders_find_what_sql_finds(seeded: Database) -> None:
    house = house_of(seeded, "luxe")
    leather = (
        "p.category_id in (with recursive tree as (select id from categories where slug = 'leather'"
        " and tenant_id = p.tenant_id union all select c.id from categories c"
        " join tree on c.parent_id = tree.id) select id from tree)"
    )
    assert sorted(await slugs(house, slug="leather")) == by_sql(seeded, house, leather)
    prices = f"{PRICE} between 300 and 2000"
    found = await slugs(house, price_from="300", price_to="2000")
    assert sorted(found) == by_sql(seeded, house, prices)
    edit(seeded, "update product_variants set inventory_quantity = 0 where sku like 'TAV-%'")
    assert sorted(await slugs(house, in_stock="1")) == by_sql(seeded, house, LEFT)
    together = await slugs(house, slug="leather", price_to="2000", in_stock="1")
    assert sorted(together) == by_sql(seeded, house, f"{leather} and {PRICE} <= 2000 and {LEFT}")

    edit(seeded, "update products set purchase_count = 7 where slug = 'quiet-band'")
    for sort, order in {
        "newest": "p.published_at desc, p.id desc",
        "price-up": f"{PRICE}, p.id",
        "price-down": f"{PRICE} desc, p.id",
        "popular": "p.purchase_count desc, p.published_at desc, p.id",
    }.items():
        assert await slugs(house, sort=sort) == by_sql(seeded, house, "true", order), sort
    assert (await slugs(house, sort="popular"))[0] == "quiet-band"


@pytest.mark.req("PLP-002")
async def test_essences_are_filtered_and_ordered_by_what_only_they_say(seeded: Database) -> None:
    house = house_of(seeded, "arome")
    ranks = {
        "folio": "(p.attributes->>'folio')::int, p.id",
        "humour": "p.attributes->'humour'->>0, p.name, p.id",
        "rarity": "array_position(array['limited','rare','common'], p.attributes->'rarity'->>0), p.name",
        "season": "array_position(array['spring','summer','autumn','winter'],"
        " p.attributes->'season'->>0), p.name",
    }
    for sort, order in ranks.items():
        assert await slugs(house, sort=sort) == by_sql(seeded, house, "true", order), sort
    for key, values in {
        "humour": ("calming", "uplifting", "grounding", "clarifying"),
        "rarity": ("common", "rare", "limited"),
        "season": ("spring", "summer", "autumn", "winter"),
    }.items():
        for value in values:
            expected = by_sql(seeded, house, f"p.attributes->'{key}' ? '{value}'")
            assert sorted(await slugs(house, **{key: value})) == expected != [], (key, value)
    first = await storefront.listing(house, Wanted("shop", "compendium"))
    assert first is not None
    assert len(first.cards) == 12
    luxe = await storefront.listing(house_of(seeded, "luxe"), Wanted("shop", ""))
    assert luxe is not None
    assert not {choice.value for choice in luxe.sorts} & set(ranks)


@pytest.mark.req("PLP-008")
async def test_a_collection_by_rules_follows_its_pieces(seeded: Database) -> None:
    house = house_of(seeded, "luxe")
    cheap = by_sql(seeded, house, f"{PRICE} <= 499.99 and {LEFT}")
    found = await slugs(house, "collection", "under-five-hundred")
    assert sorted(found) == cheap != []
    edit(
        seeded,
        "update product_variants v set price = 2500 from products p"
        " where p.id = v.product_id and p.slug = %s",
        cheap[0],
    )
    assert sorted(await slugs(house, "collection", "under-five-hundred")) == cheap[1:]
    picked = await slugs(house, "collection", "under-five-hundred", price_to="100")
    assert sorted(picked) == by_sql(seeded, house, f"{PRICE} <= 100 and {LEFT}")
    by_hand = await slugs(house, "collection", "new-on-the-bench")
    assert by_hand[:2] == ["six-claw-ring-2ct", "petite-seconde-40"]


@pytest.mark.req("PLP-009")
async def test_a_maker_has_a_page_with_its_story_and_its_pieces(seeded: Database) -> None:
    house = house_of(seeded, "luxe")
    seeded.rows(
        "update brands set certifications = '{Hides from one tannery}', sustainability_score = 71"
        " where slug = 'tavel'"
    )
    page = await storefront.listing(house, Wanted("maker", "tavel"))
    assert page is not None
    assert page.title == "Tavel"
    assert "nineteen people" in page.story[0]
    assert [(fact.label, fact.value) for fact in page.facts] == [
        ("Record", "Checked by the house"),
        ("Certificates", "Hides from one tannery"),
        ("Sustainability", "71 of 100"),
    ]
    theirs = "p.brand_id = (select id from brands where slug = 'tavel')"
    assert sorted(card.slug for card in page.cards) == by_sql(seeded, house, theirs)
    assert await storefront.listing(house, Wanted("maker", "nobody")) is None
    assert await storefront.listing(house_of(seeded, "luma"), Wanted("maker", "tavel")) is None


async def test_a_piece_with_views_and_colours_has_them_on_its_card(seeded: Database) -> None:
    page = await storefront.listing(house_of(seeded, "luxe"), Wanted("shop", "", {"show": "48"}))
    assert page is not None
    cards = {card.slug: card for card in page.cards}
    watch, bag = cards["petite-seconde-40"], cards["cours-28"]
    assert watch.second.src
    assert watch.second.src != watch.picture.src
    assert all(card.third.src for card in page.cards)
    assert watch.third.src not in {watch.picture.src, watch.second.src}
    assert any(swatch.picture.src for swatch in watch.swatches)
    assert [swatch.label for swatch in bag.swatches] == ["Bordeaux", "Black", "Bottle green"]
    assert all("?variant=" in swatch.url for swatch in bag.swatches)


async def test_a_comparison_has_one_answer_for_each_piece_and_marks_what_is_the_same(
    seeded: Database,
) -> None:
    house = house_of(seeded, "luxe")
    asked = ["cours-28", "nothing", "cours-mini", "cours-28", "provence-lavender"]
    page = await storefront.comparison(house, asked, only_differences=False)
    assert [piece.slug for piece in page.pieces] == ["cours-28", "cours-mini"]
    assert all(len(row.cells) == 2 for row in page.rows)
    assert all(row.same == (row.cells[0] == row.cells[1]) for row in page.rows)
    fewer = await storefront.comparison(house, asked, only_differences=True)
    assert [row.label for row in fewer.rows] == [row.label for row in page.rows if not row.same]
    alone = await storefront.comparison(house, ["cours-28"], only_differences=False)
    assert alone.status == "empty"
    many = [*cards_of(await storefront.listing(house, Wanted("shop", "")))]
    assert len((await storefront.comparison(house, many, only_differences=False)).pieces) == 4


def cards_of(page) -> list[str]:
    return [card.slug for card in page.cards]
