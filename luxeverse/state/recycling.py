"""A label to print."""

import reflex as rx

from luxeverse.core.errors import Refused, SignInNeeded
from luxeverse.schemas.common import LinkItem
from luxeverse.schemas.recycling import LabelView
from luxeverse.services import recycling
from luxeverse.state.account import LONGEST_NUMBER, MEANWHILE, SIGNED_OUT, door_to
from luxeverse.state.defaults import shared
from luxeverse.state.session import actor_of, last_part


class LabelState(rx.State):
    view: LabelView = shared(LabelView())

    @rx.event
    async def open(self):
        """The label of this address, if it is the member's."""
        actor = await actor_of(self)
        reference = last_part(self, LONGEST_NUMBER)
        self.view = LabelView()
        try:
            self.view = await recycling.label_of(actor, reference)
        except SignInNeeded:
            door = door_to(actor.house.prefix, f"/account/recycling/{reference}")
            self.view = LabelView("gone", title=SIGNED_OUT, text=MEANWHILE, links=[door])
        except Refused as refusal:
            back = LinkItem("All you sent back", f"{actor.house.prefix}/account/footprint")
            self.view = LabelView("empty", "No such label", refusal.message, links=[back])
