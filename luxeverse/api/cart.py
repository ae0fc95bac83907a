"""The bag by HTTP."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Path
from pydantic import BaseModel, ConfigDict, Field

from luxeverse.api.money import Amount
from luxeverse.api.visitor import ActorOf
from luxeverse.schemas.cart import CartLine, CartView
from luxeverse.schemas.common import PriceLabel
from luxeverse.services import cart
from luxeverse.services.cart import LONGEST_TYPED

router = APIRouter(prefix="/api/cart", tags=["bag"])
LineId = Annotated[UUID, Path(description="id of a line, as the bag lists it")]
Quantity = Annotated[int, Field(ge=1, le=99)]


class Strict(BaseModel):
    """Input in which unknown fields are mistakes."""

    model_config = ConfigDict(extra="forbid")


class Made(Strict):
    """What is made for one person; what a piece offers stands with the piece."""

    text: Annotated[str, Field(max_length=LONGEST_TYPED)] = ""
    style: Annotated[str, Field(max_length=40)] = ""
    gift_wrap: bool = False


class AddItem(Strict):
    variant_id: UUID
    quantity: Quantity = 1
    made: Made = Made()


class ChangeItem(Strict):
    quantity: Quantity


class Line(BaseModel):
    id: UUID
    variant_id: UUID
    name: str
    variant: str
    made: list[str]
    url: str
    quantity: int
    unit_price: Amount
    line_total: Amount
    available: int = Field(description="how many could be bought now")
    notice: str


class Bag(BaseModel):
    items: list[Line]
    count: int
    subtotal: Amount
    saving: Amount = Field(description="of pieces that make a set; taken off in the total")
    delivery: Amount = Field(description="estimated for the house's home country")
    tax: Amount = Field(description="inside the total")
    total: Amount
    can_check_out: bool
    notices: list[str]


@router.get("")
async def show(actor: ActorOf) -> Bag:
    """The bag as it stands now."""
    return _bag(await cart.open_bag(actor))


@router.post("/items", status_code=201)
async def add(actor: ActorOf, item: AddItem) -> Bag:
    """Put pieces in. Refusals: `unknown_variant` 404, `out_of_stock` 409; 422: `invalid_quantity`, `no_engraving`,
    `engraving_too_long`, `engraving_sign`, `engraving_style`, `no_gift_wrap`.
    """
    made = cart.Wish(item.made.text, item.made.style, item.made.gift_wrap)
    return _bag(await cart.add_line(actor, item.variant_id, item.quantity, made))


@router.patch("/items/{line_id}")
async def change(actor: ActorOf, line_id: LineId, item: ChangeItem) -> Bag:
    """Set the quantity of a line. Refusals: `unknown_line` 404, `out_of_stock` 409."""
    return _bag(await cart.change_quantity(actor, line_id, item.quantity))


@router.delete("/items/{line_id}")
async def remove(actor: ActorOf, line_id: LineId) -> Bag:
    """Take a line out. Refusal: `unknown_line` 404."""
    return _bag((await cart.remove_line(actor, line_id)).view)


def _amount(label: PriceLabel) -> Amount:
    return Amount(amount=label.minor, currency=label.currency, text=label.text)


def _bag(view: CartView) -> Bag:
    return Bag(
        items=[_line(line) for line in view.lines],
        count=view.count,
        subtotal=_amount(view.subtotal),
        saving=_amount(view.saving),
        delivery=_amount(view.delivery),
        tax=_amount(view.tax),
        total=_amount(view.total),
        can_check_out=view.can_check_out,
        notices=[notice.text for notice in view.notices],
    )


def _line(line: CartLine) -> Line:
    return Line(
        id=UUID(line.id),
        variant_id=UUID(line.variant_id),
        name=line.name,
        variant=line.variant_text,
        made=line.made,
        url=line.url,
        quantity=line.quantity,
        unit_price=_amount(line.unit),
        line_total=_amount(line.line_total),
        available=line.max_quantity,
        notice=line.notice,
    )
