"""Homes and lists as a member leans: only where allowed, another for each, the same each time, and for nobody else."""

import pytest

from luxeverse.core.errors import Conflict, Invalid, NotFound
from luxeverse.services import account, catalogue, identity, recommend, storefront, wishlist
from luxeverse.services.storefront import Wanted
from tests.factories import member, visitor

EVERYTHING = Wanted("shop", "", {"sort": "for-you", "show": "96"})
OWN = Wanted("shop", "", {"show": "96"})


async def leaning_to(house, name, category, db):
    """A member who saved three pieces of a category and lets lists follow."""
    actor = await member(house, name, f"{name}@example.com")
    slugs = db.rows(
        "select p.slug from products p join categories c on c.id = p.category_id where c.slug = %s"
        " and p.tenant_id = %s order by p.id limit 3",
        category, house.tenant_id,
    )  # fmt: skip
    assert len(slugs) == 3
    for (slug,) in slugs:
        await wishlist.toggle(actor, slug)
    await account.change_profile(actor, personal=True)
    return actor, [slug for (slug,) in slugs]


async def listed(house, actor, wanted=EVERYTHING):
    page = await storefront.listing(house, wanted, await recommend.leaning(actor))
    return [card.slug for card in page.cards]


def kinds(db, slugs):
    found = dict(
        db.rows("select p.slug, c.slug from products p join categories c on c.id = p.category_id")
    )
    return [found[slug] for slug in slugs]


@pytest.fixture
async def lists(seeded, house):
    await recommend.rebuild(house)
    return seeded


@pytest.mark.req("PLP-011")
async def test_for_you_differs_by_member_and_is_the_same_each_time(lists, house):
    ada, saved = await leaning_to(house, "ada", "watches", lists)
    bob, _ = await leaning_to(house, "bob", "bags", lists)
    of_ada, of_bob = await listed(house, ada), await listed(house, bob)
    assert of_ada != of_bob
    assert sorted(of_ada) == sorted(of_bob) == sorted(await listed(house, ada, OWN))
    assert await listed(house, ada) == of_ada
    assert set(kinds(lists, of_ada[:3])) <= {"watches", "straps"}
    assert kinds(lists, of_bob[:10]).count("bags") > kinds(lists, of_ada[:10]).count("bags")
    assert set(of_ada[:12]) & set(saved)


async def test_more_of_the_list_leaves_what_is_there_where_it_is(lists, house):
    ada, _ = await leaning_to(house, "ada", "watches", lists)
    whole = await listed(house, ada)
    for show in ("24", "48"):
        some = await listed(house, ada, Wanted("shop", "", {"sort": "for-you", "show": show}))
        assert some == whole[: len(some)]
    narrowed = await listed(
        house, ada, Wanted("shop", "", {"sort": "for-you", "show": "96", "in_stock": "1"})
    )
    assert narrowed == [slug for slug in whole if slug in narrowed]


@pytest.mark.req("HOME-010")
async def test_two_members_see_the_home_in_another_order_and_visitors_the_houses_own(lists, house):
    ada, _ = await leaning_to(house, "ada", "watches", lists)
    bob, _ = await leaning_to(house, "bob", "bags", lists)
    own = await storefront.home(house)
    homes = [
        await storefront.home(house, leaning=await recommend.leaning(actor)) for actor in (ada, bob)
    ]
    rooms = [[entry.url for entry in page.categories[0].entries] for page in (own, *homes)]
    assert rooms[1][0] == "/shop/timepieces"
    assert rooms[2][0] == "/shop/leather"
    assert rooms[0][0] not in {rooms[1][0], rooms[2][0]}
    assert sorted(rooms[0]) == sorted(rooms[1]) == sorted(rooms[2])
    orders = [[(one.kind, one.index) for one in page.sections] for page in (own, *homes)]
    assert orders[1] != orders[2]
    for order, page in zip(orders, (own, *homes), strict=True):
        assert sorted(order) == sorted(orders[0])
        assert [one.id for one in page.sections] == [one.id for one in own.sections]
        for place, (kind, _) in enumerate(orders[0]):
            if kind in {"hero", "narrative", "journal"}:
                assert order[place][0] == kind
        assert page.hero == own.hero
    nobody = await storefront.home(house, leaning=await recommend.leaning(visitor(house)))
    assert nobody == own


async def test_without_consent_nothing_follows(lists, house):
    ada, _ = await leaning_to(house, "ada", "watches", lists)
    assert await recommend.follows(ada)
    await account.change_profile(ada, personal=False)
    assert not await recommend.follows(ada)
    assert await recommend.leaning(ada) is None
    assert await listed(house, ada) == await listed(house, ada, OWN)
    assert not await recommend.follows(visitor(house))
    page = await storefront.listing(house, EVERYTHING)
    assert page.sort_label == "For you"
    assert "turned on in the account" in page.sort_note


async def test_a_member_without_history_sees_the_houses_order_and_why(lists, house):
    ada = await member(house)
    await account.change_profile(ada, personal=True)
    leaning = await recommend.leaning(ada)
    page = await storefront.listing(house, EVERYTHING, leaning)
    assert [card.slug for card in page.cards] == await listed(house, ada, OWN)
    assert page.sort_note.startswith("Nothing bought or saved yet")


@pytest.mark.req("PLP-010")
async def test_another_attribute_of_a_category_is_another_filter_of_its_lists(seeded, house):
    watches = Wanted("shop", "watches")
    before = await storefront.listing(house, watches)
    await catalogue.add_attribute(house, "timepieces", "power_reserve", " Power   reserve ")
    pieces = (
        "update products set attributes = attributes || %s where id in (select p.id from products p"
    )
    some = " join categories c on c.id = p.category_id where c.slug = 'watches' order by p.id limit 2 offset %s)"
    seeded.rows(pieces + some, '{"power_reserve": "38 hours"}', 0)
    seeded.rows(pieces + some, '{"power_reserve": "80 hours"}', 2)
    identity.forget()
    after = await storefront.listing(house, watches)
    (group,) = [g for g in after.facets if g not in before.facets and g.key == "power_reserve"]
    assert (group.label, [(o.label, o.count) for o in group.options]) == (
        "Power reserve",
        [("38 hours", "2"), ("80 hours", "2")],
    )
    chosen = await storefront.listing(
        house, Wanted("shop", "watches", {"power_reserve": "80 hours"})
    )
    assert len(chosen.cards) == 2
    for elsewhere in (Wanted("shop", "bags"), Wanted("shop", "")):
        page = await storefront.listing(house, elsewhere)
        assert "power_reserve" not in {g.key for g in page.facets}
    assert "power_reserve" in await identity.filter_keys(house)


@pytest.mark.parametrize(
    ("category", "key", "label", "refusal"),
    [
        ("nowhere", "power_reserve", "Power", NotFound),
        ("watches", "metal", "Metal", Conflict),
        ("watches", "sort", "Sort", Invalid),
        ("watches", "Power", "Power", Invalid),
        ("watches", "a", "A", Invalid),
        ("watches", "x; drop", "A", Invalid),
        ("watches", "power_reserve", "  ", Invalid),
        ("watches", "power_reserve", "x" * 61, Invalid),
    ],
)
async def test_an_attribute_that_cannot_be(seeded, house, category, key, label, refusal):
    before = seeded.rows("select settings, data_version from tenants order by id")
    with pytest.raises(refusal):
        await catalogue.add_attribute(house, category, key, label)
    assert seeded.rows("select settings, data_version from tenants order by id") == before
