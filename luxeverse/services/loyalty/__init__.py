"""Points of members."""

from luxeverse.services.loyalty.points import balance, earn

__all__ = ["balance", "earn"]
