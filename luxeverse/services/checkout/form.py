"""The fields of an address in the order and words of its country."""

from collections.abc import Mapping

from luxeverse.schemas.checkout import AddressField
from luxeverse.schemas.common import Choice
from luxeverse.services.checkout.address import LENGTHS, rules_of

AUTOCOMPLETE = {
    "first_name": "given-name",
    "last_name": "family-name",
    "address_line1": "address-line1",
    "address_line2": "address-line2",
    "city": "address-level2",
    "state_province": "address-level1",
    "postal_code": "postal-code",
    "phone": "tel",
}
LABELS = {
    "first_name": "First name",
    "last_name": "Family name",
    "address_line1": "Street and number",
    "address_line2": "Flat, floor or company",
    "phone": "Telephone",
}
CITY_WORDS = {"city": "City", "suburb": "Suburb", "district": "District", "post_town": "Town"}
AREA_WORDS = {
    "state": "State",
    "province": "Province",
    "prefecture": "Prefecture",
    "county": "County",
    "island": "Island",
    "emirate": "Emirate",
    "area": "Area",
    "district": "District",
    "oblast": "Region",
    "department": "Department",
}
PHONE_HELP = "Only for the courier, on the day of delivery."
WIDTHS = {"first_name": "half", "last_name": "half", "postal_code": "third"}


def email_field(value: str, error: str) -> AddressField:
    """Where the confirmation goes."""
    return AddressField(
        name="email",
        label="E-mail",
        autocomplete="email",
        value=value,
        error=error,
        help="For the confirmation and news of the delivery.",
        input_type="email",
        input_mode="email",
        max_length=320,
    )


def fields_of(
    country: str, values: Mapping[str, str], errors: Mapping[str, str]
) -> list[AddressField]:
    """What to ask for in this country; parts it does not use are left out."""
    rules = rules_of(country)
    names = ["first_name", "last_name", "address_line1", "address_line2"]
    place = ["postal_code", "city"]
    # In the data's formats %C stands for the city and %Z for the postal code.
    city, code = (rules.address_format.find(sign) for sign in ("%C", "%Z"))
    if 0 <= city < code:
        place = ["city", "postal_code"]
    if "postal_code" not in rules.allowed_fields:
        place.remove("postal_code")
    if "country_area" in rules.required_fields:
        place.append("state_province")
    return [_field(name, country, values, errors) for name in [*names, *place, "phone"]]


def _field(
    name: str, country: str, values: Mapping[str, str], errors: Mapping[str, str]
) -> AddressField:
    rules = rules_of(country)
    value = values.get(name, "")
    options = []
    if name == "state_province" and rules.country_area_choices:
        chosen = value.upper()
        areas = [(code, text) for code, text in rules.country_area_choices if code]
        options = [
            Choice("", "Choose"),
            *(Choice(c, t, c.upper() == chosen) for c, t in dict(areas).items()),
        ]
    return AddressField(
        name=name,
        label=_label(name, country),
        autocomplete=AUTOCOMPLETE[name],
        required=name not in {"address_line2", "phone"},
        value=value,
        error=errors.get(name, ""),
        help=PHONE_HELP if name == "phone" else "",
        input_type="tel" if name == "phone" else "text",
        input_mode="tel" if name == "phone" else "text",
        max_length=LENGTHS[name],
        width=WIDTHS.get(name, "full"),
        options=options,
    )


def _label(name: str, country: str) -> str:
    rules = rules_of(country)
    if name == "city":
        return CITY_WORDS.get(rules.city_type, "Town or city")
    if name == "state_province":
        return AREA_WORDS.get(rules.country_area_type, "Region")
    if name == "postal_code":
        return {"zip": "ZIP code", "eircode": "Eircode"}.get(rules.postal_code_type, "Postal code")
    return LABELS[name]
