"""What a member's orders took from the air, and what was done about it."""

from luxeverse.services.sustainability.report import OrderTook, Took, table, took
from luxeverse.services.sustainability.view import report

__all__ = ["OrderTook", "Took", "report", "table", "took"]
