"""A house that counts its parcels, has a project and a cause, and matches what its buyers give."""

import json
from datetime import timedelta

import pytest

from luxeverse.services import cart, identity, payments
from tests.factories import drain

TERMS = {
    "carriage": {
        "at": [4.8, 45.8],
        "packing_grams": 380,
        "is_recycled": False,
        "returned_basis_points": 620,
        "grams": {"leather": 1620, "default": 500},
    },
    "contribution": {
        "project": "Basalt",
        "text": "Ground basalt.",
        "price_per_tonne": "240.00",
        "as_of": "2026-10-01",
        "is_taxed": False,
    },
    "cause": {"name": "Apprentices", "text": "Tools.", "round_to": "10.00", "match_a_day": "3.00"},
}


@pytest.fixture
def generous(db, shop):
    """The house counts its parcels, has a project and a cause, and matches three euros a day."""
    set_terms(db, shop, TERMS)
    return shop


def set_terms(db, shop, terms):
    db.rows(
        "update tenants set settings = settings || %s::jsonb where id = %s",
        json.dumps(terms), shop.tenant_id,
    )  # fmt: skip
    identity.forget()


async def hear():
    """Let the fate of every payment become known, without webhooks."""
    await payments.reconcile(timedelta(0))
    return await drain()


async def bag(actor, piece, number=1):
    await cart.add_line(actor, piece.variant_id, number)
    return actor
