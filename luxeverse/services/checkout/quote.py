"""What the bag would cost there."""

from dataclasses import dataclass

from luxeverse.core.actor import Actor
from luxeverse.core.db import read_session
from luxeverse.core.errors import Invalid
from luxeverse.services import cart, delivery, giving
from luxeverse.services.cart import Bill
from luxeverse.services.delivery import Method
from luxeverse.services.delivery.countries import COUNTRIES


@dataclass(frozen=True, slots=True)
class Quote:
    """The bill for the chosen (or first) method, and all methods to choose from, with this bag's days of arrival."""

    bill: Bill
    methods: list[Method]


async def quote(
    actor: Actor,
    country_code: str,
    method_id: str | None,
    *,
    contributes: bool | None = None,
    rounds_up: bool = False,
) -> Quote:
    """Price the actor's bag for a country, with what is added for others.

    Raises Invalid: unknown country or method, empty bag, something to add that the house does not offer.
    """
    country = country_code.strip().upper()
    if country not in COUNTRIES:
        raise Invalid("We do not deliver to this country yet.", code="no_delivery")
    terms = await giving.terms_of(actor.house)
    async with read_session(actor.tenant_id) as session:
        bag = await cart.cart(session, actor)
        if bag is None:
            raise Invalid("The bag is empty: add a piece first.", code="empty_bag")
        offered = await delivery.methods_for(session, country)
        method = delivery.to_choose_from(offered, method_id)
        added = await giving.wanted(
            session, actor, terms, contributes=contributes, rounds_up=rounds_up
        )
        bill = await cart.bill_of(session, actor, bag, country, method, added)
    if not bill.lines:
        raise Invalid("The bag is empty: add a piece first.", code="empty_bag")
    return Quote(bill, [cart.method_of(bill, method) for method in offered])
