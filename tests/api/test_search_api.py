"""Search by HTTP: the contract, the counts, the log, and everything hostile a query can hold."""

import re

import pytest

from luxeverse.core.actor import House
from luxeverse.services import identity
from luxeverse.services.media import on_disk
from tests.conftest import Database
from tests.shop import behind_edge, client_of


@pytest.fixture
async def http(seeded: Database, tmp_path, monkeypatch: pytest.MonkeyPatch):
    """The seeded shop by HTTP."""
    from luxeverse.core.config import settings

    monkeypatch.setenv("LIMITS", "off")
    settings.cache_clear()
    identity.forget()
    async with client_of(behind_edge(tmp_path)) as client:
        yield client
    monkeypatch.undo()
    settings.cache_clear()


async def results(http, **params):
    answer = await http.get("/api/products/search", params=params)
    assert answer.status_code == 200, answer.text
    return answer.json()


async def test_a_search_has_pieces_facets_and_a_total(http, seeded: Database):
    found = await results(http, q="emerald")
    assert found["total"] == len(found["items"]) == 2
    assert {item["slug"] for item in found["items"]} == {
        "emerald-clasp-bracelet",
        "single-emerald-pendant",
    }
    assert found["items"][0]["price"]["currency"] == "EUR"
    assert (found["corrected"], found["method"]) == ("", "bm25f")


async def test_every_count_is_what_the_filter_finds(http):
    found = await results(http, q="gold")
    assert next(facet["key"] for facet in found["facets"]) == "category"
    for facet in found["facets"]:
        for option in facet["options"]:
            narrowed = await results(http, q="gold", filter=f"{facet['key']}:{option['value']}")
            assert narrowed["total"] == option["count"], (facet["key"], option)


async def test_the_body_and_the_address_ask_the_same(http):
    by_address = await results(
        http, q="bag", filter=["colour:Black", "category:bags"], price_to=250_000, sort="price-up"
    )
    body = {
        "q": "bag",
        "filters": {"colour": ["Black"], "category": ["bags"]},
        "price_to": 250_000,
        "sort": "price-up",
    }
    by_body = await http.post("/api/products/search", json=body)
    assert by_body.status_code == 200
    assert by_body.json() == by_address
    prices = [item["price"]["amount"] for item in by_address["items"]]
    assert prices == sorted(prices)
    assert max(prices) <= 250_000


async def test_a_sentence_is_understood_and_a_typo_corrected(http):
    found = await results(http, q="black bag under 3000 for a gala")
    assert found["understood"] == {
        "price_to": "3000",
        "category": "bags",
        "colour": "Black,Black and gold",
        "occasion": "evening",
    }
    corrected = await results(http, q="lavendar", house="arome")
    assert corrected["corrected"] == "lavender"
    assert [item["slug"] for item in corrected["items"]] == ["provence-lavender"]


async def test_pages_of_a_result_do_not_overlap(http):
    first = await results(http, q="gold", limit=5)
    second = await results(http, q="gold", limit=5, offset=5)
    assert first["total"] == second["total"] > 10
    slugs = [item["slug"] for item in (*first["items"], *second["items"])]
    assert len(set(slugs)) == 10


@pytest.mark.parametrize(
    ("params", "code"),
    [
        ({"filter": "weight:1"}, "unknown_facet"),
        ({"price_from": -1}, "malformed"),
        ({"price_to": "many"}, "malformed"),
        ({"price_to": 10**40}, "malformed"),
        ({"sort": "random"}, "malformed"),
        ({"limit": 0}, "malformed"),
        ({"offset": 10**9}, "malformed"),
        ({"q": "x" * 10_000}, "malformed"),
        ({"house": "nobody"}, "unknown_house"),
    ],
    ids=str,
)
async def test_what_cannot_be_asked_is_refused_with_a_reason(http, params, code):
    answer = await http.get("/api/products/search", params={"q": "ring", **params})
    assert answer.status_code == 422
    assert answer.json()["error"]["code"] == code


HOSTILE = [
    "\x00", "%00", "ring\x00", "'; drop table products; --", "a & b | !c <-> d:*", "((((", "*", "\\", "%_",
    "$1", ":q", "{}", "[a-z]+", "(?R)", "\ud7ff\ue000", "💍", "ﷺ" * 100, "a" * 400, " ".join(["ring"] * 80),
    "under €", "under 9999999999999", "between and", "\u202egnir", "<script>alert(1)</script>", "-ring", '"ring"',
]  # fmt: skip


@pytest.mark.parametrize("query", HOSTILE, ids=lambda q: repr(q[:16]))
async def test_a_hostile_query_gets_an_ordinary_answer(http, query):
    for path in ("/api/products/search", "/api/search/suggest"):
        answer = await http.get(path, params={"q": query})
        assert answer.status_code == 200, (path, answer.text)
    answer = await http.post(
        "/api/products/search", json={"q": query, "filters": {"colour": [query[:100]]}}
    )
    assert answer.status_code in {200, 422}, answer.text


async def test_a_foreign_page_may_not_ask_by_post(http, seeded: Database):
    answer = await http.post(
        "/api/products/search", json={"q": "ring"}, headers={"Origin": "https://evil.example"}
    )
    assert (answer.status_code, answer.json()["error"]["code"]) == (403, "wrong_origin")
    assert seeded.value("select count(*) from search_logs") == 0


async def test_suggestions_have_labelled_groups_and_may_be_kept_a_minute(http):
    answer = await http.get(
        "/api/search/suggest", params={"q": "lav", "house": "arome", "limit": 8}
    )
    body = answer.json()
    assert answer.headers["cache-control"] == "private, max-age=60"
    assert {group["label"] for group in body["groups"]} >= {"Searches", "Pieces", "Journal"}
    assert sum(len(group["items"]) for group in body["groups"]) <= 8
    pieces = next(group for group in body["groups"] if group["kind"] == "product")
    assert pieces["items"][0]["url"] == "/arome/product/provence-lavender"


async def test_similar_pieces_are_of_the_same_kind_first(http):
    answer = await http.get("/api/products/six-claw-ring-2ct/similar", params={"limit": 3})
    body = answer.json()
    assert (answer.status_code, body["method"]) == (200, "tf-idf")
    assert body["items"][0]["slug"] == "six-claw-ring-1ct"
    assert len(body["items"]) == 3
    missing = await http.get("/api/products/nothing/similar")
    assert (missing.status_code, missing.json()["error"]["code"]) == (404, "unknown_product")


async def test_a_search_and_its_click_are_one_row(http, seeded: Database, house: House):
    await results(http, q="Emerald", filter="stone:emerald")
    click = {"q": "emerald", "slug": "single-emerald-pendant", "position": 2}
    assert (await http.post("/api/search/clicks", json=click)).status_code == 204
    ((query, filters, count, position, slug, spent, method),) = seeded.rows(
        "select l.query, filters, results_count, clicked_position, p.slug, response_time_ms, search_method"
        " from search_logs l left join products p on p.id = clicked_product_id where l.tenant_id = %s",
        house.tenant_id,
    )  # fmt: skip
    assert (query, filters, count) == ("emerald", {"stone": "emerald"}, 2)
    assert (position, slug, method) == (2, "single-emerald-pendant", "bm25f")
    assert spent >= 0


async def test_another_visitor_s_click_is_not_this_one_s(http, seeded: Database, tmp_path):
    await results(http, q="emerald")
    async with client_of(behind_edge(tmp_path)) as other:
        click = {"q": "emerald", "slug": "single-emerald-pendant", "position": 1}
        assert (await other.post("/api/search/clicks", json=click)).status_code == 204
    assert seeded.rows("select clicked_position from search_logs") == [(None,)]


async def test_a_suggestion_taken_is_a_search_of_its_own(http, seeded: Database):
    click = {"q": "emer", "slug": "single-emerald-pendant", "position": 3, "suggested": 6}
    assert (await http.post("/api/search/clicks", json=click)).status_code == 204
    rows = seeded.rows(
        "select query, results_count, clicked_position, search_method from search_logs"
    )
    assert rows == [("emer", 6, 3, "suggest")]


@pytest.mark.parametrize(
    "change", [{"position": 0}, {"slug": "nothing"}, {"q": "x" * 500}, {"more": 1}], ids=str
)
async def test_a_click_that_cannot_be_is_refused(http, seeded: Database, change):
    click = {
        "q": "emerald",
        "slug": "single-emerald-pendant",
        "position": 1,
        "suggested": 4,
        **change,
    }
    assert (await http.post("/api/search/clicks", json=click)).status_code in {404, 422}
    assert seeded.value("select count(*) from search_logs") == 0


async def by_picture(http, data: bytes | None = None, **form):
    files = None if data is None else {"picture": ("a.jpg", data, "image/jpeg")}
    return await http.post("/api/products/visual-search", data=form, files=files)


def catalogue_photo(asset: str) -> bytes:
    file = on_disk(asset)
    assert file is not None
    return file.picture.read_bytes()


@pytest.mark.req("SRCH-007")
async def test_a_catalogue_photograph_finds_its_piece_and_says_how_alike(http, looked_at: Database):
    answer = await by_picture(http, catalogue_photo("six-claw-ring-1ct/hero"), limit=3)
    body = answer.json()
    assert answer.status_code == 200, body
    assert body["items"][0]["product"]["slug"] == "six-claw-ring-1ct"
    assert body["items"][0]["likeness"] > 0.95
    assert len(body["items"]) == 3
    assert body["compared_by"] == "colour and shape"
    assert (body["described_as"], body["search_url"]) == ("", "")
    assert (await http.get("/api/search/by-picture")).json() == {"are_described": False}
    assert all(re.fullmatch("#[0-9a-f]{6}", colour) for colour in body["palette"])
    assert looked_at.rows("select query, search_method, results_count from search_logs") == [
        ("picture", "look", 3)
    ]


@pytest.mark.parametrize(
    ("data", "form", "code"),
    [
        (None, {}, "no_picture"),
        (b"<svg/>", {}, "not_a_picture"),
        (None, {"url": "http://127.0.0.1/a.jpg"}, "picture_address"),
        (None, {"url": "file:///etc/passwd"}, "picture_address"),
        (b"x", {"colour": "2"}, "malformed"),
        (b"x", {"limit": "0"}, "malformed"),
    ],
    ids=str,
)
async def test_what_is_no_picture_is_refused_with_a_reason(
    http, seeded: Database, data, form, code
):
    answer = await by_picture(http, data, **form)
    assert (answer.status_code, answer.json()["error"]["code"]) == (422, code)
    assert seeded.value("select count(*) from search_logs") == 0


@pytest.mark.req("API-005")
async def test_products_by_http(http, looked_at: Database):
    """List, detail, search, visual search: what works, what is refused, who may not; all in the description."""
    listed = (await http.get("/api/products", params={"limit": 2})).json()["items"]
    assert len(listed) == 2
    detail = await http.get(f"/api/products/{listed[0]['slug']}")
    assert detail.json() == listed[0]
    assert (await http.post("/api/products/search", json={"q": "ring"})).json()["total"] > 3
    photo = catalogue_photo("quiet-band/hero")
    seen = await by_picture(http, photo)
    assert "quiet-band" in [item["product"]["slug"] for item in seen.json()["items"][:3]]
    wrong = [
        await http.get("/api/products", params={"limit": 0}),
        await http.get("/api/products", params={"cursor": "?"}),
        await http.post("/api/products/search", json={"q": "ring", "limit": "many"}),
        await by_picture(http, b""),
    ]
    assert [answer.status_code for answer in wrong] == [422] * 4
    assert (await http.get("/api/products/nothing")).status_code == 404
    foreign = {"Origin": "https://evil.example"}
    refused = [
        await http.post("/api/products/search", json={"q": "ring"}, headers=foreign),
        await http.post("/api/products/visual-search", files={"picture": photo}, headers=foreign),
    ]
    assert [answer.status_code for answer in refused] == [403, 403]
    paths = (await http.get("/api/openapi.json")).json()["paths"]
    assert {
        "/api/products",
        "/api/products/{slug}",
        "/api/products/search",
        "/api/products/visual-search",
    } <= set(paths)


@pytest.mark.req("SRCH-012")
async def test_the_overlay_has_a_group_of_the_journal(http):
    body = (
        await http.get("/api/search/suggest", params={"q": "south window", "house": "arome"})
    ).json()
    group = next(group for group in body["groups"] if group["kind"] == "story")
    assert group["label"] == "Journal"
    assert [item["url"] for item in group["items"]] == [
        "/arome/journal/forty-days-in-the-south-window"
    ]
    for query, url in (("returns", "/arome/legal/returns"), ("alchemy", "/arome/alchemy")):
        found = await http.get("/api/search/suggest", params={"q": query, "house": "arome"})
        pages = next(group for group in found.json()["groups"] if group["kind"] == "page")
        assert pages["items"][0]["url"] == url


async def test_the_contract_lists_the_searches(http):
    paths = (await http.get("/api/openapi.json")).json()["paths"]
    assert set(paths["/api/products/search"]) == {"get", "post"}
    assert {"/api/search/suggest", "/api/search/clicks", "/api/products/{slug}/similar"} <= set(
        paths
    )
