"""The checkout by HTTP: a quote, and an order in one request."""

from typing import Annotated, Any

from fastapi import APIRouter, Header
from pydantic import BaseModel, Field

from luxeverse.api.cart import Strict
from luxeverse.api.money import Amount
from luxeverse.api.visitor import ActorOf
from luxeverse.services import checkout
from luxeverse.services.checkout import Purchase

router = APIRouter(prefix="/api/checkout", tags=["checkout"])


class QuoteRequest(Strict):
    country_code: str = Field(min_length=2, max_length=2, examples=["DE"])
    delivery_method: str | None = Field(None, max_length=60)


class DeliveryChoice(BaseModel):
    id: str
    name: str
    description: str
    price: Amount
    arrives: str


class QuoteAnswer(BaseModel):
    subtotal: Amount
    saving: Amount = Field(description="of pieces that make a set; taken off in the total")
    delivery: Amount
    tax: Amount = Field(description="inside the total")
    total: Amount
    can_check_out: bool
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


class Payment(BaseModel):
    status: str = Field(examples=["succeeded", "requires_action", "requires_payment_method"])
    client_secret: str
    next_action: dict[str, Any] | None = None


class OrderAnswer(BaseModel):
    """The order is confirmed once the payment supplier's word has been verified: follow `url`."""

    number: str
    status: str
    total: Amount
    payment: Payment
    url: str


@router.post("/quote")
async def quote(actor: ActorOf, wanted: QuoteRequest) -> QuoteAnswer:
    """What the bag costs there. Refusals: `empty_bag`, `no_delivery`, `unknown_delivery_method` 422."""
    found = await checkout.quote(actor, wanted.country_code, wanted.delivery_method)
    locale, total = actor.house.locale, found.bill.sum
    return QuoteAnswer(
        subtotal=Amount.of(total.goods, locale),
        saving=Amount.of(total.saving, locale),
        delivery=Amount.of(total.delivery, locale),
        tax=Amount.of(total.tax, locale),
        total=Amount.of(total.total, locale),
        can_check_out=found.bill.is_buyable,
        delivery_methods=[
            DeliveryChoice(
                id=method.id,
                name=method.name,
                description=method.description,
                price=Amount.of(method.price.for_goods(total.net), locale),
                arrives=method.when,
            )
            for method in found.methods
        ],
    )


@router.post("/orders", status_code=201)
async def order(
    actor: ActorOf,
    wanted: OrderRequest,
    idempotency_key: Annotated[str | None, Header(max_length=255)] = None,
) -> OrderAnswer:
    """Order what is in the bag.

    The same `Idempotency-Key` with the same body answers with the same order. Refusals: `out_of_stock`,
    `price_changed`, `idempotency_mismatch` 409; `invalid_address`, `invalid_email`, `empty_bag`, `wrong_currency` 422;
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
        ),
    )
    intent = placed.intent
    return OrderAnswer(
        number=placed.number,
        status="pending",
        total=Amount.of(placed.total, actor.house.locale),
        payment=Payment(
            status=intent.status,
            client_secret=intent.client_secret,
            next_action=intent.next_action,
        ),
        url=f"/api/orders/{placed.number}",
    )
