"""Orders by HTTP, for whoever knows number and e-mail."""

from typing import Annotated

from fastapi import APIRouter, Path, Query
from pydantic import BaseModel, Field

from luxeverse.api.money import Amount
from luxeverse.api.visitor import HouseOf
from luxeverse.schemas.common import PriceLabel
from luxeverse.services import orders

router = APIRouter(prefix="/api/orders", tags=["orders"])


class Item(BaseModel):
    name: str
    variant: str
    quantity: str
    total: Amount


class Order(BaseModel):
    number: str
    status: str
    status_text: str
    payment_status: str
    placed_on: str
    items: list[Item]
    contribution: Amount = Field(description="inside the total, for the house's removal project")
    gift: Amount = Field(description="inside the total, rounded up for the house's cause")
    total: Amount
    refunded: Amount = Field(description="what of the total went back so far")
    carriage_grams: int | None = Field(description="CO2 equivalent, as it was computed at purchase")
    address: list[str]
    delivery: str


@router.get("/{number}")
async def show(
    house: HouseOf,
    number: Annotated[str, Path(max_length=20)],
    email: Annotated[str, Query(max_length=320)],
) -> Order:
    """An order. Number and e-mail must both fit; otherwise `unknown_order` 404."""
    return order_from(await orders.facts(house, number, email), house.locale)


def order_from(facts: orders.OrderFacts, locale: str) -> Order:
    view = facts.view
    return Order(
        number=view.number,
        status=facts.status,
        status_text=view.status_text,
        payment_status=facts.payment_status,
        placed_on=view.placed_on,
        items=[
            Item(
                name=line.name,
                variant=line.variant_text,
                quantity=line.quantity_text,
                total=_amount(line.line_total),
            )
            for line in view.lines
        ],
        contribution=Amount.of(facts.contribution, locale),
        gift=Amount.of(facts.gift, locale),
        total=_amount(view.total),
        refunded=Amount.of(facts.refunded, locale),
        carriage_grams=facts.carriage_grams,
        address=view.address_lines,
        delivery=view.delivery_text,
    )


def _amount(label: PriceLabel) -> Amount:
    return Amount(amount=label.minor, currency=label.currency, text=label.text)
