"""With the database away every page still says so in the looks of its house, and when to come back."""

import pytest
from sqlalchemy.exc import OperationalError

from luxeverse.edge.app import Edge
from luxeverse.services import identity
from tests.shop import behind_edge, client_of


class Switch:
    """The houses, until they cannot be read."""

    def __init__(self, ask):
        self.ask = ask
        self.is_away = False

    async def __call__(self, *given):
        if self.is_away:
            raise OperationalError("select", {}, Exception("connection refused"))
        return await self.ask(*given)


@pytest.fixture
def switched(shop, other_house, tmp_path):
    identity.forget()
    edge: Edge = behind_edge(tmp_path)
    edge._ask_doors = doors = Switch(edge._ask_doors)
    object.__setattr__(edge._site, "data_version", version := Switch(edge._site.data_version))
    return edge, (doors, version)


@pytest.mark.parametrize(
    ("path", "slug", "home"), [("/product/folio", "luxe", "/"), ("/arome/bag", "arome", "/arome")]
)
async def test_a_house_that_was_known_speaks_for_itself(switched, path, slug, home):
    edge, parts = switched
    async with client_of(edge) as http:
        assert (await http.get(path)).status_code == 404
        for part in parts:
            part.is_away = True
        answer = await http.get(path)
        seed = await http.get("/_seed", params={"path": path})
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "5")
    assert answer.headers["cache-control"] == "no-store"
    assert f'data-house="{slug}"' in answer.text
    assert f'href="{home}"' in answer.text
    assert "Reference" in answer.text
    assert (seed.status_code, seed.headers["retry-after"]) == (503, "5")


async def test_a_process_that_has_seen_no_house_speaks_as_the_marketplace(switched):
    edge, parts = switched
    for part in parts:
        part.is_away = True
    async with client_of(edge) as http:
        answer = await http.get("/arome/bag")
    assert answer.status_code == 503
    assert 'data-house="luxe"' in answer.text
    assert 'href="/shop"' in answer.text


async def test_what_fails_with_the_database_there_is_a_fault(switched):
    edge, _ = switched

    async def fails(_):
        raise KeyError("x")

    object.__setattr__(edge._site, "missing", fails)
    async with client_of(edge) as http:
        answer = await http.get("/nothing")
    assert answer.status_code == 500
    assert "retry-after" not in answer.headers
