"""What is pressed on the desk is done to what was seen there."""

import reflex as rx
from reflex.istate.data import RouterData

from luxeverse.core.sessions import COOKIE
from luxeverse.domain.identity.status import UserRole
from luxeverse.services import identity
from luxeverse.state import session
from luxeverse.state.admin import DeskRecordState
from tests.factories import EMAIL, signed_in, visitor
from tests.services.test_desk import status_of, waiting


async def test_a_deed_is_done_to_the_record_that_was_seen(db, shop, folio):
    async def find(_host, path):
        return shop, path

    session.find_houses_with(find)
    seen, next_one = [await waiting(shop, who=who) for who in ("ada", "eve")]
    token = (await signed_in(visitor(shop))).token
    await identity.give_role(shop, EMAIL, UserRole.ADMIN)
    root = rx.State(_reflex_internal_init=True)
    # The address leads to the next one already, and the page still shows the one before.
    root.router = RouterData.from_router_data(
        {
            "asPath": f"/admin/reviews/{next_one}",
            "headers": {"origin": "http://localhost", "cookie": f"{COOKIE}={token}"},
        }
    )
    there = root.get_substate(DeskRecordState.get_full_name().split("."))
    await DeskRecordState.event_handlers["act"].fn(there, "approve", str(seen), {})
    assert (there.done, there.view.id) == (1, str(next_one))
    assert (status_of(db, seen), status_of(db, next_one)) == ("APPROVED", "PENDING")
