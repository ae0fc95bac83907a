"""What was looked at and for how long, and which lists were in view. Not by whom."""

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from sqlalchemy import any_, func, update

from luxeverse.core import clock
from luxeverse.core.actor import House
from luxeverse.core.db import transaction
from luxeverse.core.errors import NotFound
from luxeverse.models.catalogue import ProductView
from luxeverse.models.recommend import RecommendationImpression
from luxeverse.services.recommend import store

SOURCES = ("search", "listing", "home", "piece", "journal", "saved", "bag", "elsewhere")
LONGEST_LOOK_SECONDS = 4 * 3600
COUNTED_FOR = timedelta(hours=12)
"""A page left open over night was not read until the morning."""
MOST_SHOWN = 24


async def looked(house: House, slug: str, source: str) -> UUID:
    """A page of a piece was opened; returns the id by which its browser says when it is left. Raises NotFound."""
    async with transaction(house.tenant_id) as session:
        ids = await store.known(session, [slug])
        if slug not in ids:
            raise NotFound("This house has no such piece.", code="unknown_product")
        view = ProductView(
            product_id=ids[slug], source=source if source in SOURCES else SOURCES[-1]
        )
        session.add(view)
        return view.id


async def left(house: House, view_id: UUID, seconds: int) -> None:
    """The page was left after so many seconds; a later, longer word counts. Raises NotFound for one long past."""
    spent = min(max(seconds, 0), LONGEST_LOOK_SECONDS)
    async with transaction(house.tenant_id) as session:
        known = await session.scalar(
            update(ProductView)
            .where(ProductView.id == view_id, ProductView.created_at > clock.now() - COUNTED_FOR)
            .values(
                view_duration_seconds=func.greatest(
                    func.coalesce(ProductView.view_duration_seconds, 0), spent
                )
            )
            .returning(ProductView.id)
        )
        if known is None:
            raise NotFound("There is no such look.", code="unknown_view")


async def list_seen(
    house: House, placement: str, algorithm: str, base: str, shown: Sequence[str]
) -> UUID:
    """A list of suggestions came into view; returns the id by which a click in it is told."""
    async with transaction(house.tenant_id) as session:
        ids = await store.known(session, [base, *shown][: MOST_SHOWN + 1])
        row = RecommendationImpression(
            placement=placement,
            algorithm=algorithm,
            product_id=ids.get(base),
            shown=[slug for slug in shown if slug in ids],
        )
        session.add(row)
        return row.id


async def list_clicked(house: House, impression_id: UUID, slug: str) -> None:
    """A piece of a seen list was taken; the first one counts. Raises NotFound for what the list did not hold."""
    async with transaction(house.tenant_id) as session:
        known = await session.scalar(
            update(RecommendationImpression)
            .where(
                RecommendationImpression.id == impression_id,
                any_(RecommendationImpression.shown) == slug,
            )
            .values(clicked=func.coalesce(RecommendationImpression.clicked, slug))
            .returning(RecommendationImpression.id)
        )
        if known is None:
            raise NotFound("This list was not seen.", code="unknown_impression")
