"""Saved pieces, reviews, outfits and letters by HTTP."""

import pytest

from luxeverse.core.ids import new_id
from tests.factories import add_piece
from tests.shop import client_of

HOUSE = "/api/wishlists"


def refused(answer):
    return answer.status_code, answer.json()["error"]["code"]


@pytest.mark.req("WISH-001")
async def test_lists_by_http(db, http, folio):
    assert (await http.get(HOUSE)).json() == []
    assert (await http.post(f"{HOUSE}/hearts", json={"slug": "folio"})).json() == {"saved": True}
    made = await http.post(HOUSE, json={"name": "Gifts"})
    assert made.status_code == 201
    gifts = made.json()["id"]
    assert refused(await http.post(HOUSE, json={"name": "gifts"})) == (409, "list_exists")
    assert (await http.patch(f"{HOUSE}/{gifts}", json={"name": "May"})).status_code == 204
    first, second = (await http.get(HOUSE)).json()
    assert (first["name"], second["name"], second["items"]) == ("Saved", "May", [])
    (item,) = first["items"]
    assert (item["slug"], item["price"]["amount"]) == ("folio", 39000)
    change = {"note": "for the small pocket", "list_id": gifts}
    path = f"{HOUSE}/items/{item['id']}"
    assert (await http.patch(path, json=change)).status_code == 204
    first, second = (await http.get(HOUSE)).json()
    assert (first["items"], second["items"][0]["note"]) == ([], "for the small pocket")
    assert (await http.delete(path)).status_code == 204
    assert refused(await http.delete(path)) == (404, "unknown_saved_piece")
    assert (await http.delete(f"{HOUSE}/{gifts}")).status_code == 204
    assert refused(await http.delete(f"{HOUSE}/{gifts}")) == (404, "unknown_list")
    refusal = await http.post(f"{HOUSE}/hearts", json={"slug": "nothing"})
    assert refused(refusal) == (404, "unknown_product")


@pytest.mark.req("WISH-002")
async def test_a_link_dies_with_its_sharing(http, served, folio):
    await http.post(f"{HOUSE}/hearts", json={"slug": "folio"})
    (mine,) = (await http.get(HOUSE)).json()
    path = (await http.put(f"{HOUSE}/{mine['id']}/share")).json()["path"]
    token = path.rsplit("/", 1)[-1]
    async with client_of(served) as friend:
        seen = (await friend.get(f"{HOUSE}/shared/{token}")).json()
        assert [piece["slug"] for piece in seen["items"]] == ["folio"]
        assert refused(await friend.put(f"{HOUSE}/{mine['id']}/share")) == (404, "unknown_list")
        assert (await http.delete(f"{HOUSE}/{mine['id']}/share")).status_code == 204
        assert refused(await friend.get(f"{HOUSE}/shared/{token}")) == (404, "unknown_list")


async def test_a_saved_piece_goes_to_the_bag_in_its_own_variant_only(db, http, served, shop, folio):
    other = add_piece(db, shop, "Other")
    await http.post(f"{HOUSE}/hearts", json={"slug": "folio"})
    (mine,) = (await http.get(HOUSE)).json()
    path = f"{HOUSE}/items/{mine['items'][0]['id']}/to-bag"
    for wrong in (other.variant_id, new_id()):
        refusal = await http.post(path, json={"variant_id": str(wrong)})
        assert refused(refusal) == (404, "unknown_saved_piece")
    async with client_of(served) as stranger:
        refusal = await stranger.post(path, json={"variant_id": str(folio.variant_id)})
        assert refused(refusal) == (404, "unknown_saved_piece")
    db.rows("update product_variants set inventory_quantity = 0 where id = %s", folio.variant_id)
    refusal = await http.post(path, json={"variant_id": str(folio.variant_id)})
    assert refused(refusal) == (409, "out_of_stock")
    assert len((await http.get(HOUSE)).json()[0]["items"]) == 1
    db.rows("update product_variants set inventory_quantity = 2 where id = %s", folio.variant_id)
    assert (await http.post(path, json={"variant_id": str(folio.variant_id)})).status_code == 204
    assert (await http.get("/api/cart")).json()["count"] == 1
    assert (await http.get(HOUSE)).json()[0]["items"] == []


async def test_alerts_by_http(db, http, shop, folio):
    body = {"variant_id": str(folio.variant_id), "email": "ada@example.com"}
    assert refused(await http.post("/api/alerts", json=body)) == (409, "in_stock")
    cheaper = body | {"kind": "price_drop"}
    for _ in range(2):
        assert (await http.post("/api/alerts", json=cheaper)).status_code == 202
    assert refused(await http.post("/api/alerts", json=body | {"kind": "x"})) == (422, "malformed")
    token = db.value("select token from alerts")
    form = {"content-type": "application/x-www-form-urlencoded"}
    one_click = await http.post(
        f"/api/alerts/{token}/stop", content="List-Unsubscribe=One-Click", headers=form
    )
    assert one_click.status_code == 204
    assert db.value("select count(*) from alerts where stopped_at is not null") == 1
    assert (await http.post(f"/api/alerts/{'x' * 22}/stop")).status_code == 204


async def test_reviews_by_http(db, http, folio):
    path = "/api/products/folio/reviews"
    assert (await http.get(path)).json()["count"] == "0 reviews"
    draft = {
        "rating": 4,
        "text": "Holds its shape, and the strap is soft.",
        "name": "Ada",
        "email": "a@b.co",
    }
    assert (await http.post(path, json=draft)).json() == {"status": "pending"}
    for wrong, code in (
        ({"rating": 6}, "malformed"),
        ({"text": "No."}, "invalid_review"),
        ({"order_number": "LV-2222-2222"}, "unknown_purchase"),
        ({"is_verified": True}, "malformed"),
    ):
        assert refused(await http.post(path, json=draft | wrong)) == (422, code)
    assert (await http.get(path)).json()["items"] == []
    db.rows("update reviews set status = 'APPROVED'")
    (one,) = (await http.get(path)).json()["items"]
    assert (one["author"], one["verified"], one["helpful"]) == ("Ada", False, 0)
    vote = f"/api/reviews/{one['id']}/vote"
    assert (await http.put(vote, json={"helpful": True})).json() == {"helpful": 1}
    assert (await http.delete(vote)).json() == {"helpful": 0}
    unknown = await http.put(f"/api/reviews/{new_id()}/vote", json={"helpful": True})
    assert refused(unknown) == (404, "unknown_review")
    text = {"picture": ("x.svg", b"<svg/>", "image/svg+xml")}
    assert refused(await http.post("/api/reviews/photos", files=text)) == (422, "not_a_picture")
    large = {"picture": ("x.jpg", b"0" * 300_000, "image/jpeg")}
    assert (await http.post("/api/reviews/photos", files=large)).status_code == 413


async def test_lists_and_outfits_by_http(db, http, shop, folio):
    add_piece(db, shop, "Case")
    add_piece(db, shop, "Strap")
    beside = (await http.get("/api/products/folio/beside")).json()
    assert beside["lists"][0]["algorithm"] == "popularity"
    found = (
        await http.get("/api/recommendations", params={"recent": "folio,x", "limit": 2})
    ).json()
    assert len(found["items"]) == 2
    seen = await http.get("/api/recommendations/recent", params={"slugs": "strap,gone,case"})
    assert [card["slug"] for card in seen.json()] == ["strap", "case"]
    look = (await http.post("/api/views", json={"slug": "folio", "source": "search"})).json()["id"]
    assert (await http.post(f"/api/views/{look}/end", json={"seconds": 7})).status_code == 204
    assert db.value("select view_duration_seconds from product_views") == 7
    list_ = {"placement": "recent", "algorithm": "content", "shown": ["case"]}
    noted = (await http.post("/api/recommendations/impressions", json=list_)).json()["id"]
    click = f"/api/recommendations/impressions/{noted}/click"
    assert (await http.post(click, json={"slug": "case"})).status_code == 204
    assert refused(await http.post(click, json={"slug": "strap"})) == (404, "unknown_impression")
    price = await http.get("/api/outfits/price", params={"variant": str(folio.variant_id)})
    assert (price.json()["total"]["minor"], price.json()["sets"]) == (39000, 5)
    none = await http.get("/api/products/folio/outfit")
    assert none.json()["title"] == ""
