"""Seeding: the same rows however often it runs, and never a piece of stock invented."""

from decimal import Decimal

import pytest

from luxeverse.core.actor import House
from tests.conftest import Database
from tools.seed import seed


@pytest.mark.req("DATA-006")
async def test_seeding_again_changes_nothing(seeded: Database) -> None:
    before = {
        name: seeded.value(f"select md5(string_agg(t::text, '|' order by t::text)) from {name} t")
        for name in seeded.filled()
    }
    done = await seed()
    assert {slug: (tally.added, tally.changed) for slug, tally in done.items()} == {
        "luxe": (0, 0),
        "arome": (0, 0),
        "luma": (0, 0),
    }
    after = {
        name: seeded.value(f"select md5(string_agg(t::text, '|' order by t::text)) from {name} t")
        for name in seeded.filled()
    }
    assert after == before


async def test_an_edited_row_comes_back_but_sold_stock_does_not(seeded: Database) -> None:
    seeded.rows("update products set name = 'Changed' where slug = 'braise-candle'")
    seeded.rows("update product_variants set inventory_quantity = 3 where sku = 'AUM-B300-300G'")
    version = seeded.value("select data_version from tenants where slug = 'luxe'")
    done = await seed()
    assert (done["luxe"].added, done["luxe"].changed, done["arome"].changed) == (0, 1, 0)
    assert seeded.value("select name from products where slug = 'braise-candle'") == "Braise candle"
    assert (
        seeded.value("select inventory_quantity from product_variants where sku = 'AUM-B300-300G'")
        == 3
    )
    assert seeded.value("select data_version from tenants where slug = 'luxe'") == version + 1


async def test_opening_stock_is_on_the_record(seeded: Database) -> None:
    shelf = seeded.rows(
        "select v.sku, v.inventory_quantity, coalesce(sum(t.quantity), 0)"
        " from product_variants v left join inventory_transactions t on t.variant_id = v.id"
        " group by v.id"
    )
    assert [sku for sku, quantity, moved in shelf if quantity != moved] == []


@pytest.mark.req("DATA-006")
async def test_the_administrator_has_the_password_of_the_environment_and_no_default(
    seeded: Database, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert seeded.value("select count(*) from users") == 0
    monkeypatch.setenv("ADMIN_PASSWORD", "correct horse battery staple")
    monkeypatch.delenv("ADMIN_EMAIL", raising=False)
    await seed()
    ((email, role, secret),) = seeded.rows(
        "select email, role, password_hash from users where tenant_id = %s", house.tenant_id
    )
    assert (email, role) == ("admin@luxe.example", "SUPER_ADMIN")
    assert secret.startswith("$argon2id$")
    await seed()
    assert seeded.value("select count(*) from users") == 3
    assert seeded.rows("select password_hash from users where tenant_id = %s", house.tenant_id) == [
        (secret,)
    ]


@pytest.mark.req("DATA-006")
def test_the_three_essences_have_their_price_and_stock(seeded: Database) -> None:
    found = seeded.rows(
        "select p.name, p.price, sum(v.inventory_quantity) from products p"
        " join product_variants v on v.product_id = p.id join tenants t on t.id = p.tenant_id"
        " where t.slug = 'arome' and p.slug in"
        " ('provence-lavender', 'tasmanian-eucalyptus', 'calabrian-bergamot')"
        " group by p.id order by p.name"
    )
    assert found == [
        ("Calabrian Bergamot", Decimal("48.000"), 30),
        ("Provence Lavender", Decimal("42.000"), 50),
        ("Tasmanian Eucalyptus", Decimal("36.000"), 75),
    ]
