"""A member's footprint, giving and things sent back, by HTTP."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends, Path, Response
from pydantic import BaseModel, Field

from luxeverse.api.auth import never_kept
from luxeverse.api.cart import Strict
from luxeverse.api.money import Amount
from luxeverse.api.visitor import ActorOf
from luxeverse.domain.giving.status import GivingKind
from luxeverse.services import recycling, sustainability

router = APIRouter(prefix="/api/user", tags=["footprint"], dependencies=[Depends(never_kept)])

Reference = Annotated[str, Path(max_length=20)]


class OrderTook(BaseModel):
    number: str
    placed_on: date
    carriage_grams: int | None = Field(description="CO2 equivalent; null where it was not counted")
    contribution: Amount
    gift: Amount
    matched: Amount


class Footprint(BaseModel):
    """Sums are lists because a member may have bought in several currencies."""

    carriage_grams: int
    contributions: list[Amount]
    gifts: list[Amount]
    matched: list[Amount]
    recycled_pieces: int
    recycled_points: int
    always_contributes: bool
    orders: list[OrderTook]


class Wanted(Strict):
    """A label. Name an order of the member's that the pieces are of, or none."""

    pieces: Annotated[int, Field(ge=1, le=99)]
    order_number: Annotated[str, Field(max_length=20)] = ""


class Label(BaseModel):
    reference: str
    pieces: int
    points: int = Field(description="earned once, when the parcel is here")
    status: str = Field(examples=["asked", "received", "withdrawn", "expired"])
    good_until: date


@router.get("/footprint")
async def footprint(actor: ActorOf) -> Footprint:
    """What bringing the member's orders took and what was given with them. Refusal: `sign_in_needed` 401."""
    found = await sustainability.took(actor)
    locale = actor.house.locale
    pieces, points = found.recycled

    def sums(kind: GivingKind) -> list[Amount]:
        return [Amount.of(amount, locale) for amount in found.total(kind)]

    return Footprint(
        carriage_grams=found.grams,
        contributions=sums(GivingKind.CONTRIBUTION),
        gifts=sums(GivingKind.GIFT),
        matched=sums(GivingKind.MATCH),
        recycled_pieces=pieces,
        recycled_points=points,
        always_contributes=found.always_contributes,
        orders=[
            OrderTook(
                number=order.number,
                placed_on=order.placed_at.date(),
                carriage_grams=order.grams,
                contribution=Amount.of(order.amount(GivingKind.CONTRIBUTION), locale),
                gift=Amount.of(order.amount(GivingKind.GIFT), locale),
                matched=Amount.of(order.amount(GivingKind.MATCH), locale),
            )
            for order in found.orders
        ],
    )


@router.get("/footprint/table", response_class=Response)
async def footprint_table(actor: ActorOf) -> Response:
    """The same as CSV, amounts in major units. Refusal: `sign_in_needed` 401."""
    name = f"{actor.house.slug}-footprint.csv"
    return Response(
        await sustainability.table(actor),
        media_type="text/csv; charset=utf-8",
        # A response made here takes no headers from the dependency of the router.
        headers={
            "content-disposition": f'attachment; filename="{name}"',
            "cache-control": "no-store",
        },
    )


@router.get("/labels")
async def labels(actor: ActorOf) -> list[Label]:
    """The member's labels, newest first. Refusal: `sign_in_needed` 401."""
    return [
        Label(
            reference=label.reference,
            pieces=label.pieces,
            points=label.points,
            status=label.status.value,
            good_until=label.expires_at.date(),
        )
        for label in await recycling.own_labels(actor)
    ]


@router.post("/labels", status_code=201)
async def ask(actor: ActorOf, wanted: Wanted) -> Label:
    """A label to send pieces back with.

    Refusals: `sign_in_needed` 401, `unknown_order` 404, `no_recycling`, `invalid_pieces`, `recycling_limit` 422.
    """
    reference = await recycling.ask_label(actor, wanted.pieces, wanted.order_number)
    return next(label for label in await labels(actor) if label.reference == reference)


@router.delete("/labels/{reference}", status_code=204)
async def withdraw(actor: ActorOf, reference: Reference) -> None:
    """Nothing will be sent with it. Refusals: `sign_in_needed` 401, `unknown_label` 404, `label_ended` 409."""
    await recycling.withdraw_label(actor, reference)
