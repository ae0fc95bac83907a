"""Who did what, written down in the transaction of the deed."""

from luxeverse.services.audit.note import LONGEST_AGENT, note
from luxeverse.services.audit.trail import Entry, trail

__all__ = ["LONGEST_AGENT", "Entry", "note", "trail"]
