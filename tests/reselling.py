"""A house that takes folios back, and members who offer theirs."""

from datetime import timedelta

from luxeverse.services import identity, payments, resale
from tests.factories import Piece, desk, drain, member, ordered

TERMS = (
    '{"position": 0, "returns_days": 30, "resale": {"title": "Pre-loved", "intro": "Known pieces.",'
    ' "fee_basis_points": 1500, "lowest_basis_points": 1500, "highest_basis_points": 9000,'
    ' "conditions": ["as_new", "excellent", "good", "loved"]}}'
)


def takes_back(db, shop):
    """The house, on these terms."""
    db.rows("update tenants set settings = %s where id = %s", TERMS, shop.tenant_id)
    identity.forget()
    return shop


async def settle():
    await payments.reconcile(timedelta(0))
    await drain()


async def owner(shop, folio, quantity=1):
    """Ada, who bought and paid for a folio; and the key of her first."""
    ada = await member(shop)
    await ordered(ada, folio, quantity)
    await settle()
    return ada, (await resale.closet(ada)).entries[0].key


def said(piece, **changes):
    base = {"piece": piece, "condition": "excellent", "kind": "fixed", "price": "300"}
    return resale.Said(**(base | changes))


async def listed(db, shop, folio, **changes):
    """A folio of Ada's that is for sale, as a piece to put into bags."""
    ada, key = await owner(shop, folio)
    ref = await resale.offer(ada, said(key, **changes))
    slug = await resale.approve(desk(shop), ref)
    await drain()
    product, variant = db.rows(
        "select p.id, v.id from products p join product_variants v on v.product_id = p.id"
        " where p.slug = %s", slug,
    )[0]  # fmt: skip
    return ada, ref, Piece(variant, product, ref, slug, "Folio, pre-loved")


def states(db):
    return [state for (state,) in db.rows("select status from resale_offers order by created_at")]
