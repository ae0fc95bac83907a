"""Testimonials: quoted or written down, verified by an order, put on the home by a person."""

import pytest

from luxeverse.core.errors import Conflict, Invalid, NotAllowed, NotFound, SignInNeeded
from luxeverse.domain.reviews.status import ReviewStatus
from luxeverse.services import admin, reviews, storefront
from tests.conftest import house_of
from tests.factories import given_back, member, ordered, settled, visitor
from tests.services.test_desk import staff, version, waiting

TEXT = "It lay on the desk of my father for years. Now it lies on mine, and the leather is darker."


async def shown_review(db, house, actor, **changes):
    key = await waiting(house, text=TEXT, **changes)
    await reviews.moderate(actor, [key], ReviewStatus.APPROVED)
    return key


async def letter(actor, **changes):
    said = {"slug": "folio", "author": "R. Haas", "text": TEXT} | changes
    return await reviews.write_down(actor, reviews.Letter(**said))


def home_of(db):
    return db.rows(
        "select author_name from testimonials where is_featured order by position, created_at desc"
    )


@pytest.mark.req("REV-006")
async def test_a_shown_review_is_quoted_once_and_keeps_its_proof(db, shop, folio, supplier, post):
    nora = await staff(db, shop)
    unread = await waiting(shop, text=TEXT, who="eve")
    with pytest.raises(Conflict, match="shown"):
        await admin.act(nora, "reviews", "quote", [str(unread)], {})
    placed = await ordered(visitor(shop), folio)
    await settled()
    bought = await shown_review(db, shop, nora, number=placed.number)
    await reviews.moderate(nora, [unread], ReviewStatus.APPROVED)
    assert "2 testimonials made" in await admin.act(
        nora, "reviews", "quote", [str(bought), str(unread)], {}
    )
    assert "0 testimonials made" in await admin.act(nora, "reviews", "quote", [str(bought)], {})
    assert sorted(db.rows("select review_id = %s, is_verified, is_featured from testimonials", bought)) == [
        (False, False, False), (True, True, False)
    ]  # fmt: skip
    view = await admin.table(nora, "testimonials", {"view": "unverified"})
    assert [(one.label, one.hint) for one in view.filters] == [
        ("All", "2"), ("On the home", "0"), ("Not verified", "1")
    ]  # fmt: skip
    assert [row.cells[4].text for row in view.rows] == ["Not verified"]


@pytest.mark.req("REV-006")
async def test_nothing_stands_on_the_home_that_no_order_stands_behind(
    db, shop, folio, supplier, post
):
    nora = await staff(db, shop)
    key = str(await letter(nora))
    with pytest.raises(Conflict, match="Verify it first"):
        await admin.act(nora, "testimonials", "feature", [key], {})
    placed = await ordered(visitor(shop), folio)
    for number in ("", "LV-2222-2222", placed.number):
        with pytest.raises(Invalid, match="No order"):
            await admin.act(nora, "testimonials", "verify", [key], {"why": number})
    await settled()
    await admin.act(nora, "testimonials", "verify", [key], {"why": f" {placed.number.lower()} "})
    assert home_of(db) == []
    before = version(db)
    await admin.act(nora, "testimonials", "feature", [key], {})
    assert home_of(db) == [("R. Haas",)]
    assert version(db) == before + 1
    await admin.act(nora, "testimonials", "take-off", [key], {})
    assert (home_of(db), version(db)) == ([], before + 2)
    history = (await admin.record(nora, "testimonials", key)).traces
    assert [one.what for one in history] == [
        "Taken off the home", "Put on the home", "Verified by an order", "Added"
    ]  # fmt: skip
    with pytest.raises(Exception, match="ck_testimonials_featured"):
        db.rows("update testimonials set is_verified = false, is_featured = true")


async def test_an_order_whose_money_went_back_stands_behind_nothing(
    db, shop, folio, supplier, post
):
    nora = await staff(db, shop)
    key = await letter(nora)
    placed = await ordered(visitor(shop), folio)
    await settled()
    await given_back(shop, placed)
    with pytest.raises(Invalid, match="No order"):
        await reviews.verify_testimonial(nora, key, placed.number)
    assert db.rows("select is_verified from testimonials") == [(False,)]


async def test_the_order_on_the_home_is_the_editors(db, shop, folio):
    nora = await staff(db, shop)
    keys = [str(await letter(nora, author=name)) for name in ("Ada", "Bea", "Cid")]
    db.rows("update testimonials set is_verified = true")
    for key in keys:
        await admin.act(nora, "testimonials", "feature", [key], {})
    assert home_of(db) == [("Cid",), ("Bea",), ("Ada",)]
    await admin.act(nora, "testimonials", "first", [keys[0]], {})
    assert home_of(db) == [("Ada",), ("Cid",), ("Bea",)]
    await admin.act(nora, "testimonials", "take-off", [keys[2]], {})
    with pytest.raises(Conflict):
        await admin.act(nora, "testimonials", "first", [keys[2]], {})
    with pytest.raises(Invalid, match="50"):
        await admin.act(nora, "testimonials", "remove", keys[1:2] * 51, {})
    assert "2 testimonials removed" in await admin.act(nora, "testimonials", "remove", keys[1:], {})
    assert home_of(db) == [("Ada",)]


async def test_a_quote_may_be_cut_and_not_changed(db, shop, folio):
    nora = await staff(db, shop)
    review = await shown_review(db, shop, nora)
    await reviews.quote_reviews(nora, [review])
    key = str(db.value("select id from testimonials"))
    cut = "It lay on the desk of my father … the leather is darker."
    await admin.act(
        nora, "testimonials", "keep", [key], {"text": cut, "author": "Eve", "folio": "118"}
    )
    assert db.rows("select text, author_name, folio from testimonials") == [(cut, "Ada", "118")]
    await admin.act(nora, "testimonials", "keep", [key], {"text": cut, "folio": ""})
    assert db.rows("select author_name, folio from testimonials") == [("Ada", None)]
    for wrong in (
        "It lay on the desk of my mother for years.",
        "the leather is darker … It lay on the desk",
        "Short.",
        "x" * 601,
    ):
        with pytest.raises(Invalid):
            await admin.act(nora, "testimonials", "keep", [key], {"text": wrong, "author": "Ada"})
    assert db.value("select text from testimonials") == cut


async def test_only_editors_of_the_house_manage_them(db, shop, folio, other_house):
    nora = await staff(db, shop)
    key = await letter(nora)
    db.rows("update testimonials set is_verified = true")
    before = db.rows("select * from testimonials")
    for actor, refused in (
        (visitor(shop), SignInNeeded),
        (await member(shop), NotAllowed),
        (await staff(db, shop, "VIP", "vip"), NotAllowed),
        (await staff(db, other_house, name="abroad"), NotFound),
    ):
        for use_case in (
            lambda who=actor: reviews.feature_testimonials(who, [key], wanted=True),
            lambda who=actor: reviews.put_testimonial_first(who, key),
            lambda who=actor: reviews.remove_testimonials(who, [key]),
            lambda who=actor: reviews.edit_testimonial(who, key, TEXT, "Eve", ""),
            lambda who=actor: reviews.verify_testimonial(who, key, "LV-2222-2222"),
            lambda who=actor: letter(who),
        ):
            with pytest.raises(refused):
                await use_case()
    assert db.rows("select * from testimonials") == before


@pytest.mark.parametrize(
    "changes", [{"slug": "nothing"}, {"author": " "}, {"author": "x" * 61}, {"text": "Nice."}, {"folio": "9" * 41}]
)  # fmt: skip
async def test_what_is_no_letter_is_refused(db, shop, folio, changes):
    nora = await staff(db, shop)
    words = {"slug": "folio", "author": "R. Haas", "text": TEXT, "folio": ""} | changes
    with pytest.raises((Invalid, NotFound)):
        await admin.act(nora, "testimonials", "add", ["new"], words)
    assert db.value("select count(*) from testimonials") == 0


@pytest.mark.req("REV-006")
async def test_the_home_of_the_atelier_shows_what_an_editor_put_there(seeded):
    house = house_of(seeded, "arome")
    nora = await staff(seeded, house)
    (by_itself,) = (await storefront.home(house)).testimonials
    assert len(by_itself.entries) == 3
    review, text, slug = seeded.rows(
        "select r.id, r.content, p.slug from reviews r join products p on p.id = r.product_id"
        " where r.tenant_id = %s and r.is_verified_purchase and r.rating = 3", house.tenant_id,
    )[0]  # fmt: skip
    await reviews.quote_reviews(nora, [review])
    key = seeded.value("select id from testimonials")
    (still,) = (await storefront.home(house)).testimonials
    assert still == by_itself, "a testimonial stands nowhere before it is put there"
    await reviews.feature_testimonials(nora, [key], wanted=True)
    (said,) = (await storefront.home(house)).testimonials
    (entry,) = said.entries
    assert (entry.text, entry.verified) == (text, "Verified purchase")
    assert entry.url.endswith(f"/product/{slug}")
    assert entry.folio.startswith("Folio ")
    await reviews.edit_testimonial(nora, key, text, "Juliette", "XII")
    assert (await storefront.home(house)).testimonials[0].entries[0].folio == "Folio XII"
    # Its review is taken back: the home goes on by itself.
    await reviews.moderate(nora, [review], ReviewStatus.REJECTED, "Not of this piece.")
    assert (await storefront.home(house)).testimonials == [by_itself]
