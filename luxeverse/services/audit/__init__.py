"""Who changed what, written in the transaction that changed it."""

from luxeverse.services.audit.record import record

__all__ = ["record"]
