"""Reviews: who may write one, who sees it, what it shows, whom it helped."""

import asyncio
import io
from datetime import timedelta

import pytest
from PIL import Image

from luxeverse.core import clock
from luxeverse.core.errors import Conflict, Invalid, NotFound
from luxeverse.core.ids import new_id
from luxeverse.domain.reviews.status import ReviewStatus
from luxeverse.services import reviews
from luxeverse.services.reviews import show
from tests.conftest import house_of
from tests.factories import EMAIL, add_piece, drain, given_back, ordered, settled, visitor

TEXT = "The leather is soft and the strap holds. I carry it every day."


def said(**changes):
    base = {"rating": 5, "text": TEXT, "name": "Ada", "email": EMAIL}
    return reviews.Said(**(base | changes))


def picture(kind="JPEG", size=(900, 600), **options):
    out = io.BytesIO()
    Image.new("RGB", size, "#7a3b2e").save(out, kind, **options)
    return out.getvalue()


async def published(shop, slug="folio", who="ada", **changes):
    key = await reviews.write_review(visitor(shop, who), slug, said(**changes))
    await reviews.decide(shop, key, ReviewStatus.APPROVED)
    return key


async def view(shop, slug="folio", **choices):
    return await reviews.shown(shop, slug, choices)


@pytest.mark.req("REV-001")
async def test_only_a_buyer_is_verified(db, shop, folio, supplier, post):
    ada = visitor(shop)
    placed = await ordered(ada, folio)
    other = add_piece(db, shop, "Other")
    # Not before the order is paid for.
    with pytest.raises(Invalid, match="No order"):
        await reviews.write_review(ada, "folio", said(number=placed.number))
    await settled()
    for wrong in ({"email": "eve@example.com"}, {"number": "LV-2222-2222"}):
        with pytest.raises(Invalid, match="No order"):
            await reviews.write_review(ada, "folio", said(**{"number": placed.number} | wrong))
    with pytest.raises(Invalid, match="No order"):
        await reviews.write_review(ada, other.slug, said(number=placed.number))
    assert db.value("select count(*) from reviews") == 0

    first = await reviews.write_review(
        ada, "folio", said(number=placed.number.lower(), email=EMAIL.upper())
    )
    await published(shop, who="eve", email="eve@example.com", name="Eve")
    await reviews.decide(shop, first, ReviewStatus.APPROVED)
    shown = (await view(shop)).shown
    assert {(one.author, one.verified_text) for one in shown} == {
        ("Ada", "Verified purchase"),
        ("Eve", ""),
    }
    assert [one.author for one in (await view(shop, **{"with": "verified"})).shown] == ["Ada"]


@pytest.mark.req("REV-001")
async def test_who_got_the_money_back_is_no_buyer_and_what_a_buyer_wrote_stays(
    db, shop, folio, supplier, post
):
    ada, bob = visitor(shop), visitor(shop, "bob")
    mine = await ordered(ada, folio)
    theirs = await ordered(bob, folio, email="bob@example.com")
    await settled()
    early = await reviews.write_review(ada, "folio", said(number=mine.number))
    await reviews.decide(shop, early, ReviewStatus.APPROVED)
    for placed in (mine, theirs):
        await given_back(shop, placed)
    with pytest.raises(Invalid, match="No order"):
        await reviews.write_review(
            bob, "folio", said(number=theirs.number, email="bob@example.com", name="Bob")
        )
    (shown,) = (await view(shop)).shown
    assert (shown.author, shown.verified_text) == ("Ada", "Verified purchase")


@pytest.mark.req("REV-001")
async def test_a_person_has_one_review_of_a_piece(db, shop, folio, supplier, post):
    ada = visitor(shop)
    placed = await ordered(ada, folio)
    await settled()
    wrote = await asyncio.gather(
        *(reviews.write_review(ada, "folio", said()) for _ in range(4)), return_exceptions=True
    )
    assert len([key for key in wrote if key is not None]) == 1
    with pytest.raises(Conflict):
        await reviews.write_review(ada, "folio", said(number=placed.number))
    assert db.value("select count(*) from reviews") == 1
    kept = db.value("select to_jsonb(r)::text from reviews r")
    assert EMAIL not in kept


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"rating": 0}, "rating"),
        ({"rating": 6}, "rating"),
        ({"text": "Nice."}, "text"),
        ({"text": "x" * 4001}, "text"),
        ({"name": "  "}, "name"),
        ({"email": "nobody"}, "email"),
        ({"title": "x" * 121}, "title"),
        ({"fit": 2}, "fit"),
    ],
)
async def test_what_cannot_be_a_review(db, shop, folio, changes, field):
    with pytest.raises(Invalid) as refusal:
        await reviews.write_review(visitor(shop), "folio", said(**changes))
    assert list(refusal.value.facts["fields"]) == [field]
    with pytest.raises(NotFound):
        await reviews.write_review(visitor(shop), "nothing", said())
    assert db.value("select count(*) from reviews") == 0


async def test_nothing_is_shown_before_somebody_read_it(db, shop, folio):
    version = db.value("select data_version from tenants")
    key = await reviews.write_review(visitor(shop), "folio", said())
    assert (await view(shop)).status == "empty"
    (waiting,) = await reviews.queue(shop)
    assert (waiting.id, waiting.slug, waiting.sentiment) == (key, "folio", 0.72)
    with pytest.raises(NotFound):
        await reviews.vote(visitor(shop), key, is_helpful=True)
    await reviews.decide(shop, key, ReviewStatus.APPROVED)
    assert await reviews.queue(shop) == []
    assert (await view(shop)).count_text == "1 review"
    await reviews.decide(shop, key, ReviewStatus.REJECTED, "a quarrel")
    assert (await view(shop)).status == "empty"
    with pytest.raises(Conflict):
        await reviews.decide(shop, key, ReviewStatus.FLAGGED)
    assert db.value("select data_version from tenants") == version + 2


async def test_another_house_neither_sees_nor_decides(db, shop, folio, other_house):
    key = await published(shop)
    assert (await reviews.shown(other_house, "folio", {})).status == "empty"
    with pytest.raises(NotFound):
        await reviews.decide(other_house, key, ReviewStatus.REJECTED)
    with pytest.raises(NotFound):
        await reviews.vote(visitor(other_house), key, is_helpful=True)
    assert (await view(shop)).status == "ready"


@pytest.mark.req("PDP-014")
async def test_reviews_are_counted_filtered_and_sorted(db, shop, folio):
    for number, stars in enumerate((5, 5, 4, 2)):
        with clock.frozen(clock.now() + timedelta(minutes=number)):
            await published(
                shop,
                who=f"p{number}",
                rating=stars,
                email=f"p{number}@example.com",
                name=f"P{number}",
                fit=0,
                text=TEXT if stars > 2 else "The leather is stiff, and the strap too short for me.",
            )
    page = await view(shop)
    assert (page.average, page.score_text, page.count_text) == ("4.0", "4.0 out of 5", "4 reviews")
    assert [(bar.label, bar.count, bar.share) for bar in page.bars] == [
        ("5 stars", "2", "50%"),
        ("4 stars", "1", "25%"),
        ("3 stars", "0", "0%"),
        ("2 stars", "1", "25%"),
        ("1 star", "0", "0%"),
    ]
    assert page.fit_text == "4 of 4 say it is true to size"
    assert page.points[0].text == "3 of 4 speak well of the materials, 1 does not."
    assert page.points[0].quote == "The leather is soft and the strap holds."
    cited = page.points[0].url.removeprefix("#")
    assert cited in {one.anchor for one in page.shown}
    two = await view(shop, stars="2")
    assert [one.author for one in two.shown] == ["P3"]
    assert (two.found_text, two.clear_url) == ("1 review of 4", "/product/folio")
    assert [bar.checked for bar in two.bars] == [False, False, False, True, False]
    newest = await view(shop, order="newest", variant="X")
    assert [one.author for one in newest.shown] == ["P3", "P2", "P1", "P0"]
    assert newest.bars[0].url == "/product/folio?order=newest&stars=5&variant=X"
    lowest = await view(shop, order="lowest")
    assert next(one.stars_text for one in lowest.shown) == "2 out of 5"
    nonsense = await view(shop, stars="9", order="x", reviews="-1", **{"with": "<b>"})
    assert nonsense == page


async def test_more_are_shown_on_asking(shop, folio):
    for number in range(8):
        await published(shop, who=f"p{number}", email=f"p{number}@example.com")
    page = await view(shop)
    assert (len(page.shown), page.more_label) == (6, "Show 2 more")
    assert page.more_url == "/product/folio?reviews=12"
    more = await view(shop, reviews="12")
    assert (len(more.shown), more.more_url) == (8, "")


@pytest.mark.req("REV-003")
async def test_a_browser_has_one_word_about_a_review(db, shop, folio):
    key = await published(shop)
    ada, bob = visitor(shop), visitor(shop, "bob")
    said_at_once = await asyncio.gather(
        *(reviews.vote(ada, key, is_helpful=True) for _ in range(5))
    )
    assert said_at_once == [1] * 5
    assert await reviews.vote(bob, key, is_helpful=True) == 2
    assert await reviews.vote(bob, key, is_helpful=False) == 1
    assert db.rows("select helpful_count, not_helpful_count from reviews") == [(1, 1)]
    assert await reviews.unvote(ada, key) == 0
    assert await reviews.unvote(ada, key) == 0
    with pytest.raises(NotFound):
        await reviews.vote(ada, new_id(), is_helpful=True)


async def test_a_picture_is_drawn_anew_and_shown_with_its_review(db, shop, folio):
    ada, bob = visitor(shop), visitor(shop, "bob")
    exif = Image.Exif()
    exif[0x010F] = "SECRET CAMERA"
    key = await reviews.keep_photo(ada, picture(size=(3000, 1500), exif=exif))
    large, small = [await reviews.photo(ada, key, size) for size in ("large", "small")]
    opened = Image.open(io.BytesIO(large))
    assert (opened.format, opened.size) == ("WEBP", (1280, 640))
    assert Image.open(io.BytesIO(small)).size == (320, 160)
    assert b"SECRET" not in large
    with pytest.raises(NotFound):
        await reviews.photo(bob, key, "large")
    # Somebody else's waiting picture cannot be taken.
    theirs = await published(shop, who="bob", email="bob@example.com", photos=[key])
    assert (await view(shop)).shown[0].photos == []
    mine = await reviews.write_review(ada, "folio", said(photos=[key]))
    with pytest.raises(NotFound):
        await reviews.photo(bob, key, "large")
    await reviews.decide(shop, mine, ReviewStatus.APPROVED)
    assert await reviews.photo(bob, key, "large") == large
    page = await view(shop, **{"with": "photos"})
    assert [one.id for one in page.shown] == [str(mine)]
    assert page.photos[0].large == f"/api/reviews/photos/{key}/large"
    await reviews.decide(shop, mine, ReviewStatus.FLAGGED)
    with pytest.raises(NotFound):
        await reviews.photo(bob, key, "large")
    assert theirs != mine


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>",
        b"GIF89a" + b"\x00" * 40,
        picture()[:200],
        b"\xff\xd8\xff" + b"0" * 9 * 2**20,
        picture("PNG", (9000, 9000)),
    ],
    ids=["empty", "svg", "gif", "cut", "nine megabytes", "81 megapixels"],
)
async def test_files_that_are_no_pictures(db, shop, data):
    with pytest.raises(Invalid):
        await reviews.keep_photo(visitor(shop), data)
    assert db.value("select count(*) from review_photos") == 0


async def test_four_pictures_are_the_most_and_unsent_ones_go(db, shop):
    ada = visitor(shop)
    kept = await asyncio.gather(
        *(reviews.keep_photo(ada, picture(size=(40, 30))) for _ in range(6)), return_exceptions=True
    )
    assert len([key for key in kept if not isinstance(key, Exception)]) == 4
    first = next(key for key in kept if not isinstance(key, Exception))
    with pytest.raises(NotFound):
        await reviews.drop_photo(visitor(shop, "bob"), first)
    await reviews.drop_photo(ada, first)
    assert db.value("select count(*) from review_photos") == 3
    assert await reviews.sweep_photos() == 0
    with clock.frozen(clock.now() + timedelta(days=2)):
        assert await reviews.sweep_photos() == 3


async def test_the_sample_reviews_say_what_they_are(seeded):
    house = house_of(seeded, "luxe")
    page = await reviews.shown(house, "cours-top-handle", {})
    assert page.sample_note == "Sample reviews, written for this demonstration catalogue."
    assert (page.count_text, page.average) == ("7 reviews", "4.0")
    assert len(page.points) >= 2
    assert await drain() >= 0
    unlike = seeded.value(
        "select count(*) from reviews r join products p on p.id = r.product_id"
        " where r.created_at < p.published_at or not r.is_sample"
    )
    assert unlike == 0
    unverified = seeded.value(
        "select count(*) from reviews where is_verified_purchase and order_item_id is null"
    )
    assert unverified == 0


async def test_a_shop_in_production_has_no_sample_reviews(db, monkeypatch):
    from luxeverse.core.config import settings
    from tools.seed import seed

    monkeypatch.setenv("ENVIRONMENT", "production")
    settings.cache_clear()
    await seed()
    monkeypatch.undo()
    settings.cache_clear()
    assert db.value("select count(*) from products") > 90
    assert db.value("select count(*) from reviews") == 0
    assert db.value("select count(*) from orders") == 0


@pytest.mark.parametrize("choices", [{}, {"with": "photos"}, {"stars": "5"}])
async def test_what_is_counted_is_the_same_of_many_as_of_few(seeded, monkeypatch, choices):
    house = house_of(seeded, "luxe")
    few = await view(house, "cours-top-handle", **choices)
    monkeypatch.setattr(show, "READ_FOR_SUMMARY", 2)
    many = await view(house, "cours-top-handle", **choices)
    assert few.count_text == "7 reviews"
    assert (many.average, many.count_text, many.bars, many.fit_text, many.filters) == (
        few.average,
        few.count_text,
        few.bars,
        few.fit_text,
        few.filters,
    )
