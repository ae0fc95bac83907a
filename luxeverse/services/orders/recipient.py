"""Who receives an order."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Recipient:
    """Where and to whom, in V5 field names; already checked."""

    email: str
    phone: str
    first_name: str
    last_name: str
    address_line1: str
    address_line2: str
    city: str
    state_province: str
    postal_code: str
    country_code: str
    company: str = ""
