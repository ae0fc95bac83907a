"""The home of a house is its settings: what they name is shown in their order, what they do not is not."""

import json

import pytest

from luxeverse.core.actor import House
from luxeverse.services import identity, storefront
from luxeverse.state.keys import ASKED, FACETS
from tests.conftest import Database, house_of
from tools.catalogue import houses

pytestmark = pytest.mark.usefixtures("seeded")


def set_cells(db: Database, house: House, cells: list[dict[str, str]]) -> None:
    db.rows(
        "update tenants set settings = jsonb_set(settings::jsonb, '{home,mosaic,cells}', %s::jsonb),"
        " data_version = data_version + 1 where id = %s",
        json.dumps(cells),
        house.tenant_id,
    )
    identity.forget()


@pytest.mark.req("HOME-006", "HOME-011")
async def test_a_grid_mixes_pieces_collections_and_stories_in_the_editors_order(
    seeded: Database,
) -> None:
    house = house_of(seeded, "luxe")
    cells = [
        {"kind": "story", "slug": "who-cuts-the-flap", "shape": "wide"},
        {"kind": "product", "slug": "quiet-band", "shape": "square"},
        {"kind": "product", "slug": "nothing-of-the-name"},
        {"kind": "collection", "slug": "after-dark", "picture": "obsidian"},
        {"kind": "product", "slug": "cours-28"},
        {"kind": "product", "slug": "provence-lavender"},
    ]
    set_cells(seeded, house, cells)
    shown = (await storefront.home(house)).mosaic.cells
    assert [(cell.kind, cell.title, cell.shape) for cell in shown] == [
        ("story", "Who cuts the flap", "wide"),
        ("product", "Quiet band", "square"),
        ("collection", "After dark", "tall"),
        ("product", "Cours 28", "tall"),
    ]
    assert all(cell.picture.src for cell in shown)
    assert shown[1].text.startswith("€")
    assert shown[2].url == "/collection/after-dark"


async def test_every_house_has_a_grid_of_three_kinds(seeded: Database) -> None:
    for slug in ("luxe", "arome", "luma"):
        grid = (await storefront.home(house_of(seeded, slug))).mosaic
        assert {cell.kind for cell in grid.cells} == {"product", "collection", "story"}, slug
        assert len(grid.cells) == 4
        assert all(cell.picture.src for cell in grid.cells), slug


def test_the_pages_read_every_filter_that_a_house_offers() -> None:
    for data in houses():
        offered = {facet["key"] for facet in data.house["settings"]["facets"]} - {"price"}
        assert offered <= FACETS, data.slug
        assert offered <= ASKED, data.slug
