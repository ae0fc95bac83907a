"""Who did what, written down in the transaction of the deed."""

from luxeverse.services.audit.note import LONGEST_AGENT, note

__all__ = ["LONGEST_AGENT", "note"]
