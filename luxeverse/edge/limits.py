"""How often one address may ask, per kind of request. In memory, or in Redis when several processes serve."""

from dataclasses import dataclass

from limits import RateLimitItem, parse
from limits.aio.storage import MemoryStorage, RedisStorage
from limits.aio.strategies import MovingWindowRateLimiter

from luxeverse.core.config import settings


@dataclass(frozen=True, slots=True)
class Rule:
    """A limit on requests whose method and path start like this."""

    name: str
    methods: frozenset[str]
    prefix: str
    limit: RateLimitItem


WRITES = frozenset({"POST", "PATCH", "PUT", "DELETE"})
READS = frozenset({"GET", "HEAD"})
RULES = (
    Rule("orders", WRITES, "/api/checkout/orders", parse("60 per minute")),
    Rule("lookup", READS, "/api/orders/", parse("20 per minute")),
    Rule("pictures", WRITES, "/api/reviews/photos", parse("30 per minute")),
    # Each may be paid for, where somebody describes pictures.
    Rule("by picture", WRITES, "/api/products/visual-search", parse("60 per minute")),
    Rule("newsletter", WRITES, "/api/newsletter", parse("20 per minute")),
    Rule("visits", WRITES, "/api/visits", parse("20 per minute")),
    Rule("writes", WRITES, "/api/", parse("240 per minute")),
    Rule("api", READS, "/api/", parse("600 per minute")),
    Rule("sockets", READS, "/_event", parse("120 per minute")),
    Rule("pages", READS, "/", parse("1200 per minute")),
)
UNLIMITED = (
    "/assets/",
    "/fonts/",
    "/media/",
    "/css/",
    "/webhooks/",
    "/health",
    "/ready",
    "/metrics",
)


class RateLimits:
    """Counts in a moving window. The first rule that fits decides."""

    def __init__(self) -> None:
        redis = settings().redis_url
        storage = (
            RedisStorage(f"async+{redis}", implementation="redispy") if redis else MemoryStorage()
        )
        self._limiter = MovingWindowRateLimiter(storage)

    async def allow(self, method: str, path: str, ip: str) -> bool:
        """False when this address has used up what the rule for such a request grants."""
        if settings().limits == "off" or path.startswith(UNLIMITED):
            return True
        for rule in RULES:
            if method in rule.methods and path.startswith(rule.prefix):
                return bool(await self._limiter.hit(rule.limit, rule.name, ip))
        return True
