"""The checkout in the browser, step by step; each is kept as soon as it is done."""

import json
from dataclasses import replace

import pytest

from luxeverse.core.errors import Invalid
from luxeverse.services import cart, checkout, identity
from luxeverse.services.checkout import Purchase
from tests.factories import ADDRESS, EMAIL, EXPRESS, PAYS, traces, visitor
from tests.services.test_paying import hear

TYPED = ADDRESS | {"email": EMAIL}


@pytest.fixture
async def ada(shop, folio):
    """A visitor with a folio in her bag."""
    await cart.add_line(visitor(shop), folio.variant_id, 1)
    return visitor(shop)


async def test_without_a_bag_there_is_no_checkout(shop):
    for view in (
        await checkout.open_checkout(visitor(shop)),
        await checkout.change_country(visitor(shop), "DE", {}),
        await checkout.save_contact(visitor(shop), {}),
    ):
        assert (view.status, view.bag_url) == ("empty", "/bag")


@pytest.mark.req("CHK-001")
async def test_three_steps_and_back_keep_what_was_entered(ada):
    first = await checkout.open_checkout(ada)
    assert (first.step, [p.state for p in first.progress]) == (
        "contact",
        ["current", "ahead", "ahead"],
    )
    second = await checkout.save_contact(ada, TYPED)
    assert (second.step, second.errors) == ("delivery", [])
    third = await checkout.choose_delivery(ada, EXPRESS, go_on=True)
    assert (third.step, third.pay_label, third.amount_minor) == ("payment", "Pay €415", 41500)
    assert await checkout.open_checkout(ada) == third
    back = await checkout.step_back(ada, "contact")
    assert {f.name: f.value for f in back.fields if f.value} == {
        name: value for name, value in ADDRESS.items() if name != "country_code"
    }
    assert (back.email.value, back.country) == (EMAIL, "DE")
    assert [o.id for o in back.delivery_options if o.checked] == [EXPRESS]


@pytest.mark.parametrize("days", [30, 60])
async def test_the_days_of_returning_are_those_of_the_house(db, ada, days):
    db.rows(
        "update tenants set settings = settings || %s::jsonb", json.dumps({"returns_days": days})
    )
    identity.forget()
    note = (await checkout.open_checkout(ada)).terms_note
    assert note == f"By paying you accept our terms of sale. You may return within {days} days."


async def test_a_later_step_cannot_be_jumped_to(db, ada):
    for step in ("payment", "delivery"):
        assert (await checkout.step_back(ada, step)).step == "contact"
    before = traces(db)
    with pytest.raises(Invalid):
        await checkout.step_back(ada, "paid")
    with pytest.raises(Invalid) as refusal:
        await checkout.drafted(ada, 0)
    assert refusal.value.code == "incomplete_checkout"
    assert traces(db) == before


async def test_mistakes_are_named_by_field_and_nothing_is_kept(db, ada):
    before = traces(db)
    view = await checkout.save_contact(
        ada, TYPED | {"email": "x", "postal_code": "1", "first_name": " "}
    )
    assert (view.step, {e.field for e in view.errors}) == (
        "contact",
        {"email", "postal_code", "first_name"},
    )
    assert view.email.error == "Enter an e-mail address such as name@example.com."
    (postal,) = [f for f in view.fields if f.name == "postal_code"]
    assert postal.value == "1"
    assert postal.error.startswith("Check the postal code. One of this country looks like ")
    assert traces(db) == before


@pytest.mark.parametrize(
    ("country", "place"),
    [
        ("DE", ["postal_code", "city"]),
        ("GB", ["city", "postal_code"]),
        ("US", ["city", "postal_code", "state_province"]),
        ("AE", ["city", "state_province"]),
    ],
)
async def test_each_country_asks_in_its_own_order(db, ada, country, place):
    before = traces(db)
    view = await checkout.change_country(ada, country, {"city": "Here", "email": EMAIL})
    names = [f.name for f in view.fields]
    wanted = [n for n in names if n in {"postal_code", "city", "state_province"}]
    assert view.country == country
    assert wanted == [name for name in place if name in names]
    assert view.email.value == EMAIL
    assert traces(db) == before


@pytest.mark.parametrize("country", ["ZZ", "<>", "", "de", "KP"])
async def test_a_country_from_nowhere_is_the_home_country(ada, country):
    assert (await checkout.change_country(ada, country, {})).country == "DE"


async def test_what_is_typed_is_there_after_a_reload_and_gone_after_the_order(
    db, ada, supplier, post
):
    await checkout.keep_typed(
        ada, {"email": "ada@exa", "city": "Ham\x00burg", "country_code": "DE"}
    )
    view = await checkout.open_checkout(ada)
    assert (view.step, view.email.value, view.errors) == ("contact", "ada@exa", [])
    assert {f.name: f.value for f in view.fields if f.value} == {"city": "Hamburg"}

    await checkout.save_contact(ada, TYPED)
    await checkout.keep_typed(ada, {"email": "late@example.com"})
    await checkout.choose_delivery(ada, EXPRESS, go_on=True)
    wanted = await checkout.drafted(ada, 41500)
    assert wanted.email == EMAIL
    placed = await checkout.place_order(ada, replace(wanted, payment_method=PAYS))
    await hear(supplier)
    ended = await checkout.open_checkout(ada)
    assert (ended.status, ended.order_number) == ("paid", placed.number)
    assert ended.order_url == f"/orders/{placed.number}"
    assert db.rows("select email, address, step from checkout_drafts") == [(None, {}, "contact")]


async def test_nothing_is_kept_of_somebody_without_a_bag(db, shop):
    before = traces(db)
    await checkout.keep_typed(visitor(shop), TYPED)
    assert traces(db) == before


async def test_only_countries_of_the_house_are_offered_and_no_other_is_taken(db, ada):
    db.rows("update delivery_methods set countries = array['DE', 'AT']")
    view = await checkout.open_checkout(ada)
    assert [country.value for country in view.countries] == ["AT", "DE"]
    view = await checkout.save_contact(
        ada, TYPED | {"country_code": "JP", "postal_code": "154-0023", "state_province": "Tokyo"}
    )
    assert (view.step, view.errors[0].field) == ("contact", "country_code")
    assert view.country_error == "We do not deliver to this country yet. Choose another."


async def test_mistakes_are_listed_in_the_order_of_the_form(ada):
    view = await checkout.save_contact(ada, {"country_code": "DE"})
    names = ["email", "first_name", "last_name", "address_line1", "postal_code", "city"]
    assert [error.field for error in view.errors] == names


async def test_a_delivery_not_offered_there_is_refused(db, ada):
    await checkout.save_contact(ada, TYPED | {"country_code": "IE", "postal_code": "D02 X285"})
    before = traces(db)
    with pytest.raises(Invalid) as refusal:
        await checkout.choose_delivery(ada, EXPRESS, go_on=True)
    assert refusal.value.code == "unknown_delivery_method"
    assert traces(db) == before


async def test_what_was_collected_is_what_is_bought(ada, supplier):
    await checkout.save_contact(ada, TYPED | {"email": "ADA@EXAMPLE.com "})
    await checkout.choose_delivery(ada, EXPRESS, go_on=True)
    wanted = await checkout.drafted(ada, 41500)
    assert isinstance(wanted, Purchase)
    assert (wanted.email, wanted.delivery_method) == ("ADA@example.com", EXPRESS)
    placed = await checkout.place_order(ada, wanted)
    assert (placed.total.minor, placed.intent.status) == (41500, "requires_payment_method")
