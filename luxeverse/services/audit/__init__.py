"""Who did what, written down in the transaction of the deed: ``note`` what an actor did, ``record`` what an operator changed."""

from luxeverse.services.audit.note import LONGEST_AGENT, note
from luxeverse.services.audit.record import record

__all__ = ["LONGEST_AGENT", "note", "record"]
