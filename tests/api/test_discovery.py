"""The ways through a house by HTTP, over the seeded shop."""

import pytest

from luxeverse.services import identity
from tests.conftest import Database
from tests.shop import behind_edge, client_of


@pytest.fixture
async def http(seeded: Database, tmp_path, monkeypatch: pytest.MonkeyPatch):
    from luxeverse.core.config import settings

    monkeypatch.setenv("LIMITS", "off")
    settings.cache_clear()
    identity.forget()
    async with client_of(behind_edge(tmp_path)) as client:
        yield client
    monkeypatch.undo()
    settings.cache_clear()


async def asked(http, path: str, **params):
    answer = await http.get(path, params=params)
    assert answer.status_code == 200, answer.text
    return answer.json()


async def test_categories_are_a_tree_whose_every_branch_lists_pieces(http, seeded: Database):
    tree = (await asked(http, "/api/categories"))["items"]
    watches = next(one for one in tree if one["slug"] == "timepieces")
    assert [one["slug"] for one in watches["below"]] == ["watches", "straps"]
    ((known,),) = seeded.rows(
        "select count(*) from categories c join tenants t on t.id = c.tenant_id"
        " where t.slug = 'luxe' and c.is_active"
    )
    assert sum(1 + len(one["below"]) for one in tree) == known
    for one in tree:
        found = await asked(http, "/api/products", category=one["slug"], limit=1)
        assert found["items"], one["slug"]


@pytest.mark.parametrize("house", ["luxe", "arome", "luma"])
async def test_a_collection_lists_its_own_pieces(http, seeded: Database, house):
    for one in (await asked(http, "/api/collections", house=house))["items"]:
        found = await asked(http, "/api/products", house=house, collection=one["slug"], limit=100)
        members = seeded.rows(
            "select p.slug from collection_products m join products p on p.id = m.product_id"
            " join collections c on c.id = m.collection_id where c.slug = %s",
            one["slug"],
        )
        assert {piece["slug"] for piece in found["items"]} == {slug for (slug,) in members}
        assert one["url"].endswith(f"/collection/{one['slug']}")


async def test_makers_are_in_the_order_of_the_alphabet(http):
    names = [one["name"] for one in (await asked(http, "/api/makers"))["items"]]
    assert len(names) > 5
    assert names == sorted(names)


async def test_the_journal_and_a_story_of_it(http):
    entries = (await asked(http, "/api/stories"))["items"]
    story = await asked(http, f"/api/stories/{entries[0]['slug']}")
    assert story["title"] == entries[0]["title"]
    assert story["parts"][0]["kind"] == "text"
    for slug in story["pieces"]:
        await asked(http, f"/api/products/{slug}")


async def test_pieces_are_compared_in_the_order_asked_for(http):
    slugs = "petite-seconde-40,petite-seconde-36"
    found = await asked(http, "/api/compare", pieces=slugs)
    assert [one["slug"] for one in found["pieces"]] == slugs.split(",")
    assert all(len(row["answers"]) == 2 for row in found["rows"])
    differing = await asked(http, "/api/compare", pieces=slugs, differences=True)
    assert differing["rows"] == [row for row in found["rows"] if not row["same"]]


@pytest.mark.parametrize(
    ("path", "status", "code"),
    [
        ("/api/products?collection=nothing", 404, "unknown_collection"),
        ("/api/stories/nothing", 404, "unknown_story"),
        ("/api/compare?pieces=quiet-band", 422, "nothing_to_compare"),
        ("/api/compare?pieces=%00,,", 422, "malformed"),
        ("/api/categories?house=nobody", 422, "unknown_house"),
    ],
)
async def test_what_is_not_there_is_refused_by_name(http, path, status, code):
    answer = await http.get(path)
    assert (answer.status_code, answer.json()["error"]["code"]) == (status, code)
