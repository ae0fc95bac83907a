"""The delivery methods of a house for a country."""

from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import any_, func, literal, or_, select

from luxeverse.core import clock
from luxeverse.core.db import ReadSession
from luxeverse.core.errors import Invalid
from luxeverse.core.money import Money
from luxeverse.domain.delivery import dates
from luxeverse.domain.pricing.engine import DeliveryPrice
from luxeverse.domain.sustainability.carriage import Mode
from luxeverse.models.fulfilment import DeliveryMethod
from luxeverse.services.delivery.countries import COUNTRIES


@dataclass(frozen=True, slots=True)
class Method:
    """A way a parcel can go, with its price rule and its days of arrival if ordered now."""

    id: str
    name: str
    description: str
    carrier: str
    price: DeliveryPrice
    first_day: date
    last_day: date
    mode: Mode = Mode.LORRY

    @property
    def when(self) -> str:
        return dates.in_words(self.first_day, self.last_day)

    def later(self, days: int) -> "Method":
        """The same way for a parcel that leaves so many working days later."""
        first, last = (dates.add_working_days(day, days) for day in (self.first_day, self.last_day))
        return replace(self, first_day=first, last_day=last)


async def methods_for(session: ReadSession, country_code: str) -> list[Method]:
    """What this house offers for a country, in its own order; empty when it does not deliver there."""
    row = DeliveryMethod
    here = or_(func.cardinality(row.countries) == 0, literal(country_code) == any_(row.countries))
    query = select(row).where(row.is_active, here).order_by(row.display_order, row.id)
    return [_method(found) for found in (await session.scalars(query)).all()]


_ACTIVE = (
    select(DeliveryMethod)
    .where(DeliveryMethod.is_active)
    .order_by(DeliveryMethod.display_order, DeliveryMethod.id)
)


async def by_country(session: ReadSession) -> dict[str, list[Method]]:
    """What this house offers for each country it delivers to, each in its own order. One query."""
    offered: dict[str, list[Method]] = {}
    for found in (await session.scalars(_ACTIVE)).all():
        method = _method(found)
        for country in found.countries or sorted(COUNTRIES):
            offered.setdefault(country, []).append(method)
    return offered


def to_choose_from(offered: list[Method], method_id: str | None) -> Method:
    """The method named, or the house's first one when none is. Raises Invalid."""
    if not offered:
        raise Invalid("We do not deliver to this country yet.", code="no_delivery")
    if method_id is None:
        return offered[0]
    for method in offered:
        if method.id == method_id:
            return method
    known = ", ".join(method.id for method in offered)
    raise Invalid(
        f"Delivery {method_id} is not offered there; choose one of: {known}.",
        code="unknown_delivery_method",
    )


def _method(row: DeliveryMethod) -> Method:
    now = clock.now()
    first, last = dates.window(now.date(), now.hour, row.days_min, row.days_max)
    free_from = Money.of(row.free_from, row.currency) if row.free_from is not None else None
    return Method(
        id=row.id,
        name=row.name,
        description=row.description or "",
        carrier=row.carrier,
        price=DeliveryPrice(Money.of(row.price, row.currency), free_from),
        first_day=first,
        last_day=last,
        mode=row.mode,
    )
