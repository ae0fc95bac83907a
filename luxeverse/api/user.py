"""A member's own things by HTTP."""

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query, Request
from pydantic import BaseModel, ConfigDict, Field

from luxeverse.api.auth import Secret, agent_of, never_kept
from luxeverse.api.money import Amount
from luxeverse.api.orders import Order, order_from
from luxeverse.api.visitor import ActorOf
from luxeverse.services import account, identity, orders

router = APIRouter(prefix="/api/user", tags=["user"], dependencies=[Depends(never_kept)])


class Profile(BaseModel):
    email: str
    name: str
    personal: bool = Field(description="whether lists may follow what the member bought and saved")
    always_contributes: bool = Field(description="whether every order adds the contribution")
    has_password: bool


class Change(BaseModel):
    """What is left out stays; an empty name takes it away."""

    model_config = ConfigDict(extra="forbid")

    name: Annotated[str, Field(max_length=80)] | None = None
    personal: bool | None = None
    always_contributes: bool | None = None


class NewPassword(BaseModel):
    """``current`` may be left out by a member who has none yet."""

    model_config = ConfigDict(extra="forbid")

    password: Secret
    current: Secret = ""


class Entry(BaseModel):
    number: str
    placed_on: str
    status_text: str
    pieces: str
    names: str
    total: Amount


class Orders(BaseModel):
    total: int
    page: int
    items: list[Entry]


@router.get("/profile")
async def profile(actor: ActorOf) -> Profile:
    """Refusal: `sign_in_needed` 401."""
    return _profile(await account.profile(actor))


@router.patch("/profile")
async def change(actor: ActorOf, wanted: Change) -> Profile:
    """Refusals: `sign_in_needed` 401, `name_too_long` 422."""
    changed = await account.change_profile(
        actor,
        name=wanted.name,
        personal=wanted.personal,
        always_contributes=wanted.always_contributes,
    )
    return _profile(changed)


@router.put("/password", status_code=204)
async def change_password(request: Request, actor: ActorOf, wanted: NewPassword) -> None:
    """Another password, or a first one. Every other browser of the member's is signed out.

    Refusals: `sign_in_needed` 401; `changed` 409; `wrong_password`, `short_password`, `long_password`, `weak_password`
    422; `rate_limited` 429 from the sixth wrong one on.
    """
    await identity.change_password(actor, wanted.current, wanted.password, agent_of(request))


@router.get("/orders")
async def list_orders(
    actor: ActorOf, page: Annotated[int, Query(ge=1, le=orders.MOST_PAGES)] = 1
) -> Orders:
    """Ten a page, newest first. Refusal: `sign_in_needed` 401."""
    skip = (page - 1) * orders.ORDERS_A_PAGE
    found = await orders.orders_between(actor, skip, orders.ORDERS_A_PAGE)
    items = [
        Entry(
            number=each.number,
            placed_on=each.placed_on,
            status_text=each.status_text,
            pieces=each.pieces_text,
            names=each.names,
            total=Amount(
                amount=each.total.minor, currency=each.total.currency, text=each.total.text
            ),
        )
        for each in found.entries
    ]
    return Orders(total=found.total, page=page, items=items)


@router.get("/orders/{number}")
async def show_order(actor: ActorOf, number: Annotated[str, Path(max_length=20)]) -> Order:
    """An order of the member's. Refusals: `sign_in_needed` 401, `unknown_order` 404, also for other people's."""
    return order_from(await orders.facts_of(actor, number), actor.house.locale)


def _profile(found: account.Profile) -> Profile:
    return Profile(
        email=found.email,
        name=found.name,
        personal=found.personal,
        always_contributes=found.always_contributes,
        has_password=found.has_password,
    )
