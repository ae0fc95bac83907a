"""Pictures of buyers: nothing is shown that nobody has looked at, and what is on them can be bought."""

import pytest

from luxeverse.core.errors import Invalid
from luxeverse.domain.reviews.status import ReviewStatus
from luxeverse.services import reviews
from tests.factories import add_piece, visitor
from tests.services.test_reviews import picture, published, said


async def with_picture(shop, slug="folio", who="ada", **changes):
    """A review with one picture that is shown; the key of the review."""
    photo = await reviews.keep_photo(visitor(shop, who), picture())
    return await published(shop, slug, who, photos=[photo], **changes)


async def gallery(shop, **choices):
    return await reviews.pictures_of_buyers(shop, choices)


@pytest.mark.req("PDP-015")
async def test_a_picture_is_shown_once_a_person_has_let_it_through(db, shop, folio):
    photo = await reviews.keep_photo(visitor(shop), picture())
    key = await reviews.write_review(visitor(shop), "folio", said(photos=[photo]))
    assert (await gallery(shop)).status == "empty"
    (waiting,) = await reviews.queue(shop)
    assert (waiting.photos, waiting.others) == (1, ())
    before = db.value("select data_version from tenants where id = %s", shop.tenant_id)
    await reviews.decide(shop, key, ReviewStatus.APPROVED)
    assert db.value("select data_version from tenants where id = %s", shop.tenant_id) > before
    (shown,) = (await gallery(shop)).pictures
    assert shown.author == "Ada"
    assert shown.photo.large.startswith(f"/api/reviews/photos/{photo}/large")
    assert (shown.photo.width, shown.photo.height) == ("900", "600")
    await reviews.decide(shop, key, ReviewStatus.FLAGGED)
    assert (await gallery(shop)).pictures == []


@pytest.mark.req("PDP-015")
async def test_what_else_is_on_a_picture_is_named_shown_and_found_from_there(db, shop, folio):
    other = add_piece(db, shop, "Other thing")
    key = await with_picture(shop, others=["  other   THING ", "Other thing", "Folio"])
    (shown,) = (await gallery(shop)).pictures
    assert [(one.name, one.url) for one in shown.pieces] == [
        ("Folio", f"{shop.prefix}/product/folio"),
        ("Other thing", f"{shop.prefix}/product/{other.slug}"),
    ]
    assert all(one.price and one.available for one in shown.pieces)
    of_other = await gallery(shop, piece=other.slug)
    assert [one.id for one in of_other.pictures] == [shown.id]
    assert of_other.all_url == f"{shop.prefix}/pictures"
    await reviews.decide(shop, key, ReviewStatus.FLAGGED)
    (waiting,) = await reviews.queue(shop)
    assert waiting.others == (other.slug,)


@pytest.mark.req("PDP-015")
async def test_a_piece_nobody_sells_is_refused_and_nothing_is_kept(db, shop, folio):
    with pytest.raises(Invalid, match="No piece of this house is called Gold bar") as refused:
        await reviews.write_review(visitor(shop), "folio", said(others=["Gold bar"]))
    assert set(refused.value.facts["fields"]) == {"others"}
    assert db.value("select count(*) from reviews") == 0


async def test_a_piece_that_is_no_longer_shown_disappears_from_its_pictures(db, shop, folio):
    other = add_piece(db, shop, "Other thing")
    await with_picture(shop, others=["Other thing"])
    db.rows("update products set deleted_at = now() where slug = %s", other.slug)
    (shown,) = (await gallery(shop)).pictures
    assert [one.name for one in shown.pieces] == ["Folio"]
    assert await gallery(shop, piece=other.slug) is None


async def test_another_house_shows_none_of_it(shop, other_house, folio):
    await with_picture(shop)
    assert (await gallery(other_house)).pictures == []
    assert await gallery(other_house, piece="folio") is None


@pytest.mark.parametrize("show", ["", "-1", "x", "٣", "9" * 40, "1e9"])
async def test_nonsense_in_the_address_shows_the_first_page(shop, folio, show):
    await with_picture(shop)
    found = await gallery(shop, show=show)
    assert len(found.pictures) == 1
    assert found.more_url == ""


async def test_more_than_a_page_has_a_way_on(shop, folio, monkeypatch):
    monkeypatch.setattr("luxeverse.services.reviews.worn.PAGE", 2)
    for who in ("ada", "eve", "bob"):
        await with_picture(shop, who=who, email=f"{who}@example.com")
    first = await gallery(shop)
    assert len(first.pictures) == 2
    assert first.more_url == f"{shop.prefix}/pictures?show=4"
    whole = await gallery(shop, show="4")
    assert len(whole.pictures) == 3
    assert whole.more_url == ""
