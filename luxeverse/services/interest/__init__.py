"""Who waits for a piece to be back or to cost less: one letter each, and no more."""

from luxeverse.domain.interest.kinds import AlertKind
from luxeverse.services.interest.ask import ask, stop, waited_for
from luxeverse.services.interest.events import AlertDue
from luxeverse.services.interest.tell import look_for_waiting, write_to_waiting

__all__ = [
    "AlertDue",
    "AlertKind",
    "ask",
    "look_for_waiting",
    "stop",
    "waited_for",
    "write_to_waiting",
]
