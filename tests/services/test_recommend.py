"""Lists beside a piece: from orders, for anybody, with a reason, written down without a name."""

import pytest
from sqlalchemy import event

from luxeverse.core import db as core_db
from luxeverse.core.db import read_session
from luxeverse.core.errors import NotFound
from luxeverse.core.ids import new_id
from luxeverse.services import account, cart, recommend
from luxeverse.services.recommend import store
from tests.conftest import house_of
from tests.factories import add_piece, given_back, member, ordered, settled


def slugs(one):
    return [item.card.slug for item in one.items]


def kind(db, slug):
    return db.value(
        "select c.slug from products p join categories c on c.id = p.category_id where p.slug = %s",
        slug,
    )


@pytest.fixture
def luxe(seeded):
    return house_of(seeded, "luxe")


@pytest.mark.req("PDP-019")
async def test_lists_hold_no_piece_twice_and_not_the_piece_itself(seeded, luxe):
    for slug in ("cours-top-handle", "rue-pump-85", "petite-seconde-40", "vendange-tote"):
        page = await recommend.beside(luxe, slug)
        shown = [found for one in page.lists for found in slugs(one)]
        assert len(shown) == len(set(shown))
        assert slug not in shown
        assert all(2 <= len(one.items) <= 4 for one in page.lists)
    titles = [one.title for one in (await recommend.beside(luxe, "cours-top-handle")).lists]
    assert titles == ["Often bought together", "Others chose next", "Beside it"]


@pytest.mark.req("PDP-019")
async def test_together_means_in_the_same_orders_and_of_another_kind(seeded, luxe):
    together = (await recommend.beside(luxe, "cours-top-handle")).lists[0]
    assert set(slugs(together)) == {"card-case-four", "rue-pump-85"}
    reasons = {item.card.slug: item.reason for item in together.items}
    assert reasons["card-case-four"] == "Together in 2 orders"
    assert kind(seeded, "card-case-four") != kind(seeded, "cours-top-handle")


@pytest.mark.req("REC-004")
async def test_every_card_says_why(seeded):
    for house in (house_of(seeded, slug) for slug in ("luxe", "arome", "luma")):
        for (slug,) in seeded.rows(
            "select slug from products where tenant_id = %s limit 12", house.tenant_id
        ):
            for one in (await recommend.beside(house, slug)).lists:
                assert all(item.reason for item in one.items)
                assert one.algorithm
        recent = await recommend.for_recent(house, [], 8)
        assert all(item.reason for item in recent.items)


@pytest.mark.req("REC-003")
async def test_a_stranger_gets_what_is_bought_most(seeded, luxe, db, shop):
    found = await recommend.for_recent(luxe, [], 8)
    assert (found.algorithm, len(found.items)) == ("popularity", 8)
    most = seeded.value(
        "select p.slug from order_items i join products p on p.id = i.product_id"
        " where p.tenant_id = %s group by p.slug order by count(*) desc, p.slug limit 1",
        luxe.tenant_id,
    )
    assert most in slugs(found)[:3]
    assert slugs(await recommend.for_recent(luxe, ["nonsense", "x" * 500], 4)) == slugs(found)[:4]


async def test_before_the_first_night_there_is_still_a_list(db, shop):
    for name in ("Folio", "Case", "Strap"):
        add_piece(db, shop, name)
    page = await recommend.beside(shop, "folio")
    assert [one.algorithm for one in page.lists] == ["popularity"]
    assert set(slugs(page.lists[0])) == {"case", "strap"}
    assert (await recommend.beside(shop, "nothing")).lists == []


@pytest.mark.req("REC-002")
async def test_three_bags_looked_at_raise_bags(seeded, luxe):
    def bags(one):
        return [slug for slug in slugs(one)[:6] if kind(seeded, slug) == "bags"]

    before = await recommend.for_recent(luxe, ["braise-candle"], 8)
    after = await recommend.for_recent(
        luxe, ["braise-candle", "cours-28", "cours-mini", "vendange-tote"], 8
    )
    assert len(bags(after)) > len(bags(before))
    assert after.algorithm == "recent"
    assert {"cours-28", "cours-mini", "vendange-tote", "braise-candle"}.isdisjoint(slugs(after))


async def test_what_is_gone_is_not_offered(seeded, luxe):
    before = slugs((await recommend.beside(luxe, "cours-top-handle")).lists[0])
    seeded.rows(
        "update product_variants set inventory_quantity = inventory_reserved where product_id ="
        " (select id from products where slug = 'card-case-four')"
    )
    page = await recommend.beside(luxe, "cours-top-handle")
    assert "card-case-four" in before
    assert "card-case-four" not in [slug for one in page.lists for slug in slugs(one)]


async def test_neighbours_are_read_with_one_query(seeded, luxe):
    statements = []

    def note(_c, _cursor, statement, *_):
        statements.append(statement)

    engine = core_db.engine().sync_engine
    event.listen(engine, "before_cursor_execute", note)
    try:
        await recommend.for_recent(luxe, ["cours-28", "cours-mini", "vendange-tote"], 4)
    finally:
        event.remove(engine, "before_cursor_execute", note)
    assert len([s for s in statements if "piece_neighbours" in s]) == 1
    assert len(statements) <= 7


async def test_the_lists_of_the_night_take_the_place_of_the_old(seeded, luxe):
    rows = seeded.value(
        "select count(*) from piece_neighbours where tenant_id = %s", luxe.tenant_id
    )
    version = seeded.value("select data_version from tenants where slug = 'luxe'")
    others = seeded.value("select count(*) from piece_neighbours") - rows
    assert await recommend.rebuild(luxe) == rows
    assert seeded.value("select count(*) from piece_neighbours") == rows + others
    assert seeded.value("select data_version from tenants where slug = 'luxe'") == version + 1


@pytest.mark.req("PDP-025")
async def test_a_look_is_a_row_with_its_length_and_no_person(db, shop, folio):
    key = await recommend.looked(shop, "folio", "search")
    await recommend.left(shop, key, 40)
    await recommend.left(shop, key, 12)
    await recommend.left(shop, key, 95)
    ((row,),) = db.rows("select to_jsonb(v) from product_views v")
    assert (row["source"], row["view_duration_seconds"]) == ("search", 95)
    assert (row["user_id"], row["session_id"]) == (None, None)
    assert await recommend.looked(shop, "folio", "made up")
    assert db.value("select count(*) from product_views where source = 'elsewhere'") == 1
    for wrong in (recommend.looked(shop, "nothing", "home"), recommend.left(shop, new_id(), 3)):
        with pytest.raises(NotFound):
            await wrong
    db.rows("update product_views set created_at = now() - interval '1 day'")
    with pytest.raises(NotFound):
        await recommend.left(shop, key, 500)


async def test_a_seen_list_knows_its_algorithm_and_what_was_taken(db, shop, folio):
    add_piece(db, shop, "Case")
    key = await recommend.list_seen(shop, "piece-alike", "content", "folio", ["case", "gone"])
    await recommend.list_clicked(shop, key, "case")
    with pytest.raises(NotFound):
        await recommend.list_clicked(shop, key, "gone")
    assert db.rows(
        "select placement, algorithm, shown, clicked from recommendation_impressions"
    ) == [("piece-alike", "content", ["case"], "case")]


@pytest.mark.req("REC-003")
async def test_what_was_given_back_is_not_counted(db, shop, folio, supplier, post):
    """Neither for what is popular, nor for what goes together, nor for how its member leans."""
    ada = await member(shop)
    await account.change_profile(ada, personal=True)
    other = add_piece(db, shop, "Other")
    await cart.add_line(ada, other.variant_id, 1)
    placed = await ordered(ada, folio)
    await settled()

    async def counted():
        async with read_session(shop.tenant_id) as session:
            return (
                len(await store.baskets(session)),
                len(await store.histories(session)),
                db.rows("select purchase_count from products order by name"),
            )

    late = add_piece(db, shop, "Atlas")
    db.rows("update products set is_featured = true where slug = 'atlas'")
    assert await counted() == (1, 1, [(0,), (1,), (1,)])
    assert (await recommend.leaning(ada)).is_known
    assert slugs(await recommend.for_recent(shop, [], 8))[-1] == late.slug
    await given_back(shop, placed)
    assert await counted() == (0, 0, [(0,), (0,), (0,)])
    assert not (await recommend.leaning(ada)).is_known
    assert slugs(await recommend.for_recent(shop, [], 8))[0] == late.slug
