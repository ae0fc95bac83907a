"""A house that lends folios, and loans of them."""

import json
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from luxeverse.core import clock
from luxeverse.services import identity, rental
from tests.factories import ADDRESS, PAYS, drain, member

PIECE = {
    "units": 2, "prices": {"4": "95.00", "8": "150.00", "14": "220.00"},
    "deposit": "450.00", "insurance": "18.00", "late": "30.00", "care_days": 2,
}  # fmt: skip
TERMS = {
    "position": 0,
    "rental": {
        "zone": "Europe/Paris",
        "lead_days": 3,
        "horizon_days": 150,
        "countries": ["DE", "FR"],
        "piece": {"folio": PIECE},
    },
}


@pytest.fixture
def lent(shop, folio, db):
    """The house lends two folios."""
    return lend(db, shop)


def lend(db, shop, **changes):
    said = {**TERMS, "rental": {**TERMS["rental"], "piece": {"folio": PIECE | changes}}}
    db.rows("update tenants set settings = %s where id = %s", json.dumps(said), shop.tenant_id)
    identity.forget()
    return shop


def day(after):
    """So many days after the first on which a loan can begin."""
    return (clock.now().date() + timedelta(days=5 + after)).isoformat()


def wanted(after=0, days=4, **changes):
    base = {"start": day(after), "days": days, "is_insured": False, "address": ADDRESS, "payment_method": PAYS}  # fmt: skip
    return rental.Wanted(**(base | changes))


async def settle():
    await rental.settle_claims(timedelta(0))
    await drain()


async def booked(house, actor=None, **changes):
    """A loan that is paid for; its member and its public number."""
    actor = actor or await member(house)
    claimed = await rental.book(actor, "folio", wanted(**changes))
    await settle()
    return actor, claimed.ref


def moved(db, ref, from_today):
    """Has a loan begin so many days from today, by the calendar of the house."""
    today = clock.now().astimezone(ZoneInfo(TERMS["rental"]["zone"])).date()
    db.rows(
        "with new as (select ref, %s::date as start from rental_loans where ref = %s)"
        " update rental_loans l set start_on = start, until_on = start + l.days,"
        " taken = daterange(start, start + l.days + %s) from new where new.ref = l.ref",
        today + timedelta(days=from_today), ref, PIECE["care_days"],
    )  # fmt: skip


def states(db):
    return [state for (state,) in db.rows("select status from rental_loans order by created_at")]


def subjects(post):
    return sorted(letter["subject"] for letter in post.letters)
