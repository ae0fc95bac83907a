"""The checkout by HTTP: a quote, and an order in one request."""

from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Header
from pydantic import BaseModel, ConfigDict, Field

from luxeverse.api.cart import Strict
from luxeverse.api.money import Amount
from luxeverse.api.visitor import ActorOf
from luxeverse.domain.sustainability.carriage import Carriage
from luxeverse.services import checkout
from luxeverse.services.cart import Bill
from luxeverse.services.checkout import Purchase

router = APIRouter(prefix="/api/checkout", tags=["checkout"])

OFFSET = "add a contribution to the house's removal project; null does what the member always does"
ROUND_UP = "round the total up for the house's cause"
GRAMS = "CO2 equivalent of carriage, packing and the average return; null where the house does not count it"


class QuoteRequest(Strict):
    country_code: str = Field(min_length=2, max_length=2, examples=["DE"])
    delivery_method: str | None = Field(None, max_length=60)
    offset: bool | None = Field(None, description=OFFSET)
    round_up: bool = Field(False, description=ROUND_UP)


class DeliveryChoice(BaseModel):
    id: str
    name: str
    description: str
    price: Amount
    arrives: str
    carriage_grams: int | None = Field(description=GRAMS)


class Offset(BaseModel):
    project: str
    price_per_tonne: Amount
    price_since: date
    amount: Amount = Field(description="for this delivery, chosen or not")
    chosen: bool


class RoundUp(BaseModel):
    cause: str
    amount: Amount = Field(description="missing to the next round sum, chosen or not; may be 0")
    matched_up_to: Amount = Field(description="the most the house adds to all gifts of a day")
    chosen: bool


class QuoteAnswer(BaseModel):
    subtotal: Amount
    saving: Amount = Field(description="of pieces that make a set; taken off in the total")
    delivery: Amount
    tax: Amount = Field(description="inside the total")
    total: Amount
    can_check_out: bool
    carriage_grams: int | None = Field(description=GRAMS)
    offset: Offset | None = Field(description="null where the house has no project")
    round_up: RoundUp | None = Field(description="null where the house has no cause")
    delivery_methods: list[DeliveryChoice]


class Address(Strict):
    """Where to, in the column names of the address table; checked by the rules of the country."""

    first_name: str = Field(max_length=100)
    last_name: str = Field(max_length=100)
    company: str | None = Field(None, max_length=160)
    phone: str | None = Field(None, max_length=32)
    address_line1: str = Field(max_length=200)
    address_line2: str | None = Field(None, max_length=200)
    city: str = Field(max_length=120)
    state_province: str | None = Field(None, max_length=120)
    postal_code: str | None = Field(None, max_length=24)
    country_code: str = Field(min_length=2, max_length=2)


class OrderRequest(Strict):
    email: str = Field(max_length=320)
    shipping_address: Address
    delivery_method: str | None = Field(None, max_length=60)
    payment_method: str | None = Field(
        None,
        max_length=120,
        pattern=r"^pm_\w+$",
        description="charged at once; without one, confirm `payment.client_secret` in the browser",
    )
    currency: str | None = Field(None, min_length=3, max_length=3)
    expected_total: int | None = Field(
        None, ge=0, description="minor units; another total is refused with price_changed"
    )
    offset: bool | None = Field(None, description=OFFSET)
    round_up: bool = Field(False, description=ROUND_UP)


class Payment(BaseModel):
    """What a buyer's browser needs of an intent."""

    model_config = ConfigDict(from_attributes=True)

    status: str = Field(examples=["succeeded", "requires_action", "requires_payment_method"])
    client_secret: str
    next_action: dict[str, Any] | None = None


class OrderAnswer(BaseModel):
    """The order is confirmed once the payment supplier's word has been verified: follow `url`."""

    number: str
    status: str = Field(examples=["pending", "confirmed"])
    total: Amount
    payment: Payment
    url: str


@router.post("/quote")
async def quote(actor: ActorOf, wanted: QuoteRequest) -> QuoteAnswer:
    """What the bag costs there.

    Refusals: `empty_bag`, `no_delivery`, `unknown_delivery_method`, `no_offset`, `no_round_up` 422.
    """
    found = await checkout.quote(
        actor,
        wanted.country_code,
        wanted.delivery_method,
        contributes=wanted.offset,
        rounds_up=wanted.round_up,
    )
    locale, total = actor.house.locale, found.bill.sum
    return QuoteAnswer(
        subtotal=Amount.of(total.goods, locale),
        saving=Amount.of(total.saving, locale),
        delivery=Amount.of(total.delivery, locale),
        tax=Amount.of(total.tax, locale),
        total=Amount.of(total.total, locale),
        can_check_out=found.bill.is_buyable,
        carriage_grams=_grams(found.bill.carriage),
        offset=_offset(found.bill, locale),
        round_up=_round_up(found.bill, locale),
        delivery_methods=[
            DeliveryChoice(
                id=method.id,
                name=method.name,
                description=method.description,
                price=Amount.of(method.price.for_goods(total.net), locale),
                arrives=method.when,
                carriage_grams=_grams(found.bill.carriage_by(method)),
            )
            for method in found.methods
        ],
    )


def _grams(taken: Carriage | None) -> int | None:
    return taken.grams if taken else None


def _offset(bill: Bill, locale: str) -> Offset | None:
    project, amount = bill.terms.project, bill.contribution_offered
    if project is None or amount is None:
        return None
    return Offset(
        project=project.name,
        price_per_tonne=Amount.of(project.per_tonne, locale),
        price_since=project.as_of,
        amount=Amount.of(amount, locale),
        chosen=bill.wanted is not None and bill.wanted.contributes,
    )


def _round_up(bill: Bill, locale: str) -> RoundUp | None:
    cause, amount = bill.terms.cause, bill.gift_offered
    if cause is None or amount is None:
        return None
    return RoundUp(
        cause=cause.name,
        amount=Amount.of(amount, locale),
        matched_up_to=Amount.of(cause.match_a_day, locale),
        chosen=bill.wanted is not None and bill.wanted.rounds_up,
    )


@router.post("/orders", status_code=201)
async def order(
    actor: ActorOf,
    wanted: OrderRequest,
    idempotency_key: Annotated[str | None, Header(max_length=255)] = None,
) -> OrderAnswer:
    """Order what is in the bag.

    The same `Idempotency-Key` from the same buyer with the same body answers as the first time. Refusals: `out_of_stock`,
    `price_changed`, `idempotency_mismatch` 409; `invalid_address`, `invalid_email`, `empty_bag`, `wrong_currency`,
    `no_offset`, `no_round_up` 422;
    `card_declined` and the supplier's other codes 402.
    """
    if wanted.currency and wanted.currency.upper() != actor.house.currency:
        raise checkout.wrong_currency(actor.house)
    placed = await checkout.place_order(
        actor,
        Purchase(
            email=wanted.email,
            address=wanted.shipping_address.model_dump(),
            delivery_method=wanted.delivery_method,
            payment_method=wanted.payment_method,
            idempotency_key=idempotency_key,
            shown_total_minor=wanted.expected_total,
            contributes=wanted.offset,
            rounds_up=wanted.round_up,
        ),
    )
    return OrderAnswer(
        number=placed.number,
        status=placed.status,
        total=Amount.of(placed.total, actor.house.locale),
        payment=Payment.model_validate(placed.intent),
        url=f"/api/orders/{placed.number}",
    )
