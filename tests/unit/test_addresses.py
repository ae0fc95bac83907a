"""Addresses by the rules of their country."""

import pytest

from luxeverse.core.errors import Invalid
from luxeverse.services.checkout.address import check_address
from luxeverse.services.identity import address_of

NAMED = {"first_name": "Ada", "last_name": "Lovelace"}
GOOD = {
    "DE": {"address_line1": "Unter den Linden 5", "city": "Berlin", "postal_code": "10117"},
    "GB": {"address_line1": "10 Downing Street", "city": "London", "postal_code": "sw1a 2aa"},
    "US": {
        "address_line1": "1600 Pennsylvania Ave NW",
        "city": "Washington",
        "state_province": "DC",
        "postal_code": "20500",
    },
    "JP": {
        "address_line1": "1-1 Chiyoda",
        "city": "Chiyoda",
        "state_province": "Tokyo",
        "postal_code": "100-8111",
    },
    "IE": {"address_line1": "Merrion Street", "city": "Dublin", "postal_code": "D02 X285"},
}


def wrong_fields(country, **changes):
    given = NAMED | GOOD[country] | {"country_code": country} | changes
    with pytest.raises(Invalid) as refusal:
        check_address("ada@example.com", given)
    return refusal.value.facts["fields"]


@pytest.mark.parametrize("country", GOOD)
def test_an_address_of_each_country(country):
    found = check_address(
        "ada@example.com", NAMED | GOOD[country] | {"country_code": country.lower()}
    )
    assert (found.country_code, found.address_line1) == (country, GOOD[country]["address_line1"])
    assert found.city == GOOD[country]["city"]
    assert found.postal_code == GOOD[country]["postal_code"].upper()


@pytest.mark.parametrize(
    ("country", "code"),
    [
        ("DE", "1011"),
        ("DE", "ABCDE"),
        ("GB", "99999"),
        ("US", "2050"),
        ("JP", "10-8111"),
        ("IE", "!"),
    ],
)
def test_postal_codes_of_the_wrong_form(country, code):
    wrong = wrong_fields(country, postal_code=code)
    assert list(wrong) == ["postal_code"]
    assert wrong["postal_code"].startswith("Check the postal code.")


@pytest.mark.parametrize(
    ("country", "name"),
    [("DE", "postal_code"), ("DE", "city"), ("GB", "postal_code"), ("US", "state_province")],
)
def test_what_a_country_requires(country, name):
    assert list(wrong_fields(country, **{name: ""})) == [name]


def test_ireland_needs_no_postal_code():
    given = NAMED | GOOD["IE"] | {"country_code": "IE", "postal_code": ""}
    assert check_address("ada@example.com", given).postal_code == ""


def test_every_mistake_at_once():
    wrong = wrong_fields("DE", first_name="", address_line1="<b>", postal_code="x", phone="1" * 33)
    assert set(wrong) == {"first_name", "address_line1", "postal_code", "phone"}


@pytest.mark.parametrize("value", [7, [], {}, True])
def test_what_is_not_text(value):
    assert "city" in wrong_fields("DE", city=value)


@pytest.mark.parametrize(
    "text", ["", "a", "a@", "@b.de", "a b@c.de", "a@b", "a@b.de\r\nBcc: c@d.de"]
)
def test_what_is_no_email(text):
    with pytest.raises(Invalid) as refusal:
        address_of(text)
    assert refusal.value.code == "invalid_email"


def test_emails_in_their_normal_form():
    assert address_of(" Ada@EXAMPLE.com ") == "Ada@example.com"


@pytest.mark.parametrize(
    ("country", "typed", "kept"),
    [
        ("PL", "00950", "00-950"),
        ("PL", "00-950", "00-950"),
        ("AT", "A-1010", "1010"),
        ("DE", "D 10117", "10117"),
        ("PT", "1250096", "1250-096"),
        ("CZ", "11000", "11000"),
        ("GB", "SW1A 2AA", "SW1A 2AA"),
    ],
)
def test_a_postal_code_is_taken_as_people_write_it(country, typed, kept):
    given = NAMED | {
        "address_line1": "1",
        "city": "There",
        "country_code": country,
        "postal_code": typed,
    }
    assert check_address("ada@example.com", given).postal_code == kept
