"""The checkout: contact and address, delivery, payment."""

from dataclasses import dataclass, field

from luxeverse.schemas.cart import CartView
from luxeverse.schemas.common import Choice, Fact, Notice, PriceLabel
from luxeverse.schemas.giving import CarriageView, Offer


@dataclass(frozen=True)
class AddressField:
    """A field of the address form in the order of its country.

    ``input_mode`` is the HTML inputmode, ``autocomplete`` the WCAG 1.3.5 token, ``width`` is full, half
    or third. A field with ``options`` is a select. ``error`` says what is wrong and how to mend it.
    """

    name: str = ""
    label: str = ""
    autocomplete: str = ""
    required: bool = True
    value: str = ""
    error: str = ""
    help: str = ""
    input_type: str = "text"
    input_mode: str = "text"
    max_length: int = 120
    width: str = "full"
    options: list[Choice] = field(default_factory=list)


@dataclass(frozen=True)
class DeliveryOption:
    id: str = ""
    name: str = ""
    text: str = ""
    price: PriceLabel = field(default_factory=PriceLabel)
    date_text: str = ""
    flag: str = ""
    carriage_text: str = ""
    checked: bool = False


@dataclass(frozen=True)
class FieldError:
    """An entry of the error summary; ``field`` is the name of the input it links to."""

    field: str = ""
    text: str = ""


@dataclass(frozen=True)
class ProgressStep:
    key: str = ""
    label: str = ""
    state: str = "ahead"
    """done, current or ahead."""
    number: str = ""


@dataclass(frozen=True)
class CheckoutView:
    """The whole checkout. ``step`` is contact, delivery or payment; ``status`` loading, ready, sending,
    paid, empty or failed. ``attempt`` goes up by one with every answer to Pay, so that
    a second try with the same secret is an answer too. ``amount_minor`` and ``currency`` set up the payment form and are never
    trusted when they come back.
    """

    status: str = "loading"
    step: str = "contact"
    progress: list[ProgressStep] = field(default_factory=list)
    email: AddressField = field(default_factory=AddressField)
    fields: list[AddressField] = field(default_factory=list)
    country: str = ""
    country_error: str = ""
    countries: list[Choice] = field(default_factory=list)
    contact_facts: list[Fact] = field(default_factory=list)
    delivery_options: list[DeliveryOption] = field(default_factory=list)
    delivery_facts: list[Fact] = field(default_factory=list)
    summary: CartView = field(default_factory=CartView)
    carriage: CarriageView = field(default_factory=CarriageView)
    offers: list[Offer] = field(default_factory=list)
    offers_note: str = ""
    pay_label: str = ""
    publishable_key: str = ""
    script_url: str = ""
    client_secret: str = ""
    attempt: int = 0
    return_url: str = ""
    amount_minor: int = 0
    currency: str = "EUR"
    order_number: str = ""
    order_url: str = ""
    notice: Notice = field(default_factory=Notice)
    errors: list[FieldError] = field(default_factory=list)
    terms_note: str = ""
    bag_url: str = ""
    bag_label: str = ""
    help_url: str = ""
