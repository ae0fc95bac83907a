"""Stories to start a test from: a house that sells, a visitor, a bag, an order; and ways to look at the result."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import UUID

import httpx
import stripe
from sqlalchemy import select

from luxeverse.core.actor import Actor, House
from luxeverse.core.db import read_session
from luxeverse.core.ids import new_id
from luxeverse.core.sessions import fingerprint
from luxeverse.domain.identity.status import UserRole
from luxeverse.models.identity import SignInLetter
from luxeverse.registry import HANDLERS
from luxeverse.services import account, cart, checkout, identity, payments
from luxeverse.services.checkout import Placed, Purchase
from luxeverse.services.identity import proofs
from luxeverse.services.outbox import deliver, relay
from tests.conftest import Database

EMAIL = "ada@example.com"
ADDRESS = {
    "first_name": "Ada",
    "last_name": "Lovelace",
    "address_line1": "Unter den Linden 5",
    "city": "Berlin",
    "postal_code": "10117",
    "country_code": "DE",
}
STANDARD, EXPRESS = "standard", "express"
PAYS = "pm_card_visa"
DECLINED = "pm_card_visa_chargeDeclined"


@dataclass(frozen=True)
class Piece:
    """A product with one variant, as a test put it on the shelf."""

    variant_id: UUID
    product_id: UUID
    sku: str
    slug: str
    name: str


def add_piece(
    db: Database, house: House, name: str = "Folio", *, stock: int = 5, price: str = "390.00"
) -> Piece:
    """Put a piece on sale; price in major units of the house's currency."""
    slug = f"{name.lower().replace(' ', '-')}"
    product, variant, sku = new_id(), new_id(), f"{house.order_prefix}-{slug}".upper()
    category = new_id()
    db.rows(
        "insert into categories (id, tenant_id, slug, name) values (%s, %s, 'leather', 'Leather')"
        " on conflict do nothing",
        category, house.tenant_id,
    )  # fmt: skip
    category = db.value(
        "select id from categories where slug = 'leather' and tenant_id = %s", house.tenant_id
    )
    db.rows(
        "insert into products (id, tenant_id, sku, slug, name, category_id, price, currency, status)"
        " values (%s, %s, %s, %s, %s, %s, %s, %s, 'ACTIVE')",
        product, house.tenant_id, sku, slug, name, category, price, house.currency,
    )  # fmt: skip
    db.rows(
        "insert into product_variants (id, tenant_id, product_id, sku, color, price, inventory_quantity)"
        " values (%s, %s, %s, %s, 'black', %s, %s)",
        variant, house.tenant_id, product, sku, price, stock,
    )  # fmt: skip
    return Piece(variant, product, sku, slug, name)


def add_delivery(db: Database, house: House) -> None:
    """Standard anywhere for 12.00, free from 400.00; express to Germany and France for 25.00."""
    for row in (
        (STANDARD, "Standard", "DHL", [], "12.00", "400.00", 2, 4, 0),
        (EXPRESS, "Express", "DHL Express", ["DE", "FR"], "25.00", None, 1, 1, 1),
    ):
        db.rows(
            "insert into delivery_methods (tenant_id, id, name, carrier, countries, price, free_from,"
            " days_min, days_max, display_order, currency)"
            " values (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)",
            house.tenant_id, *row, house.currency,
        )  # fmt: skip


def visitor(house: House, name: str = "ada") -> Actor:
    """Whoever holds the session cookie of this name."""
    return Actor(house=house, session_hash=fingerprint(name.ljust(43, "x")))


def desk(house: House) -> Actor:
    """The operator at the command line, behind the counter of a house."""
    return Actor(house, session_hash="", role=UserRole.ADMIN)


async def member(house: House, name: str = "ada", email: str = EMAIL) -> Actor:
    """Whoever held the session cookie of this name, signed in by a letter to this address."""
    token = (await signed_in(visitor(house, name), email)).token
    return await identity.actor_of_token(house, token)


async def signed_in(actor: Actor, email: str = EMAIL, agent: str = "") -> account.SignedIn:
    """Ask for a letter and press its link, as ``actor``."""
    return await account.sign_in_by_link(actor, await letter_link(actor, email), agent)


async def letter_link(actor: Actor, email: str = EMAIL) -> str:
    """Ask for a letter; returns the token its link carries."""
    await identity.ask_letter(actor, email)
    async with read_session(actor.tenant_id) as session:
        newest = select(SignInLetter.id).order_by(SignInLetter.id.desc()).limit(1)
        return proofs.link_token((await session.scalars(newest)).one())


def purchase(**changes: Any) -> Purchase:
    """Ada buys, standard delivery, the card is charged at once."""
    said: dict[str, Any] = {
        "email": EMAIL,
        "address": ADDRESS,
        "delivery_method": None,
        "payment_method": PAYS,
    }
    return Purchase(**(said | changes))


async def ordered(actor: Actor, piece: Piece, quantity: int = 1, **changes: Any) -> Placed:
    """An order of this piece, pending; paid at the supplier unless ``payment_method`` says otherwise."""
    await cart.add_line(actor, piece.variant_id, quantity)
    return await checkout.place_order(actor, purchase(**changes))


async def drain() -> int:
    """Relay and deliver until the outbox is empty, in this process and without the queue; returns deliveries."""
    waiting: list[tuple[str, UUID]] = []
    delivered = 0

    async def enqueue(handler: str, event_id: UUID) -> None:
        waiting.append((handler, event_id))

    while await relay(HANDLERS, enqueue) or waiting:
        while waiting:
            await deliver(HANDLERS, *waiting.pop(0))
            delivered += 1
    return delivered


async def settled() -> None:
    """Every payment's fate is known and heard of."""
    await payments.reconcile(timedelta(0))
    await drain()


async def given_back(house: House, placed: Placed) -> None:
    """The whole money of a paid order goes back, and everybody hears of it."""
    await payments.refund_order(house.tenant_id, placed.order_id)
    await drain()


def stock(db: Database, piece: Piece) -> tuple[int, int]:
    """(on the shelf, held)."""
    ((shelf, held),) = db.rows(
        "select inventory_quantity, inventory_reserved from product_variants where id = %s",
        piece.variant_id,
    )
    return shelf, held


def order_states(db: Database) -> list[tuple[str, str]]:
    """(status, payment status) of every order, sorted."""
    return sorted(db.rows("select status, payment_status from orders"))


TRACES = (
    "carts",
    "cart_items",
    "orders",
    "order_items",
    "order_addresses",
    "order_status_history",
    "payment_transactions",
    "stock_holds",
    "inventory_transactions",
    "outbox_events",
    "external_events",
    "idempotency_keys",
    "checkout_drafts",
)


def traces(db: Database) -> dict[str, list[Any]]:
    """Every row a purchase may leave, and the stock: two equal pictures mean that nothing changed."""
    rows = {name: sorted(map(str, db.rows(f"select to_jsonb(t) from {name} t"))) for name in TRACES}
    counted = "select id, inventory_quantity, inventory_reserved from product_variants order by id"
    return rows | {"stock": db.rows(counted)}


@dataclass(frozen=True)
class Supplier:
    """The running payment sandbox, looked at with Stripe's own client."""

    url: str
    secret: str
    client: stripe.StripeClient = field(repr=False)

    def switch(self, **faults: object) -> None:
        httpx.post(f"{self.url}/_control/faults", json=faults, trust_env=False).raise_for_status()

    def reset(self) -> None:
        httpx.post(f"{self.url}/_control/reset", trust_env=False).raise_for_status()

    def intents(self, status: str | None = None) -> list[stripe.PaymentIntent]:
        """All payments the supplier knows, or those of one status."""
        found = self.client.v1.payment_intents.list({"limit": 100}).data
        return [one for one in found if status in {None, one.status}]

    def refunds(self) -> list[stripe.Refund]:
        return self.client.v1.refunds.list({"limit": 100}).data

    def events(self) -> list[dict[str, Any]]:
        """What the supplier tells merchants, oldest first, as it would send it."""
        return [one.to_dict() for one in self.client.v1.events.list({"limit": 100}).data][::-1]
