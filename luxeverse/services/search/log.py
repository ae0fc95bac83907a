"""What people searched for, what they got and what they took: for the house to learn from.

A row is written when a person sees results, never when a page is fetched ahead. The session is a fingerprint; nobody is
named who is not signed in.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import case, func, select, update
from sqlalchemy.sql.selectable import ScalarSelect

from luxeverse.core import clock
from luxeverse.core.actor import Actor, House
from luxeverse.core.db import ReadSession, read_session, transaction
from luxeverse.core.errors import NotFound
from luxeverse.domain.search.text import LONGEST_QUERY, bounded, fold
from luxeverse.models.analytics import SearchLog
from luxeverse.models.catalogue import Product

SUGGESTED = "suggest"
"""The method of a search that ended among the suggestions."""
STILL_THE_SAME = timedelta(minutes=30)
"""For so long a click belongs to the search before it."""
MOST_REPORTED = 50


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a search gave: pieces, how, and in how many milliseconds."""

    results: int
    method: str
    milliseconds: int


async def record(actor: Actor, query: str, filters: Mapping[str, object], outcome: Outcome) -> None:
    """Write one search down; nothing for an empty query."""
    asked = _kept(query)
    if not asked:
        return
    async with transaction(actor.tenant_id) as session:
        session.add(
            SearchLog(
                user_id=actor.user_id,
                session_id=actor.session_hash,
                query=asked,
                filters={key: bounded(str(value)) for key, value in filters.items()} or None,
                results_count=outcome.results,
                response_time_ms=outcome.milliseconds,
                search_method=outcome.method,
            )
        )


async def clicked(
    actor: Actor, query: str, slug: str, position: int, *, suggested: int | None = None
) -> None:
    """Note which place of a result was taken, 1 being the first.

    ``suggested`` is the number of lines of the overlay when the piece was chosen there; then this is the whole search.
    Raises NotFound for a piece the house does not have.
    """
    asked = _kept(query)
    async with transaction(actor.tenant_id) as session:
        product = await session.scalar(select(Product.id).where(Product.slug == slug))
        if product is None:
            raise NotFound("This house has no such piece.", code="unknown_product")
        taken = {"clicked_position": position, "clicked_product_id": product}
        if suggested is None:
            last = _last_search(actor, asked)
            await session.execute(update(SearchLog).where(SearchLog.id == last).values(**taken))
            return
        session.add(
            SearchLog(
                user_id=actor.user_id,
                session_id=actor.session_hash,
                query=asked,
                results_count=suggested,
                search_method=SUGGESTED,
                **taken,
            )
        )


def _kept(query: str) -> str:
    """The query as the log counts it: folding may lengthen it, one sign of some scripts becomes eighteen."""
    return fold(bounded(query))[:LONGEST_QUERY]


def _last_search(actor: Actor, asked: str) -> ScalarSelect[object]:
    return (
        select(SearchLog.id)
        .where(
            SearchLog.session_id == actor.session_hash,
            SearchLog.query == asked,
            SearchLog.created_at > clock.now() - STILL_THE_SAME,
        )
        .order_by(SearchLog.created_at.desc())
        .limit(1)
        .scalar_subquery()
    )


@dataclass(frozen=True, slots=True)
class ReportLine:
    """A query: how often, by how many, with how many results on average, and how many of the searches led to a click."""

    query: str
    searches: int
    visitors: int
    results: float
    clicks: int


@dataclass(frozen=True, slots=True)
class SearchReport:
    searches: int
    top: Sequence[ReportLine]
    without_result: Sequence[ReportLine]


async def report(house: House, days: int) -> SearchReport:
    """The most frequent searches of the last days, and the most frequent that found nothing."""
    since = clock.now() - timedelta(days=days)
    async with read_session(house.tenant_id) as session:
        total = await session.scalar(
            select(func.count()).select_from(SearchLog).where(SearchLog.created_at > since)
        )
        return SearchReport(
            searches=total or 0,
            top=await _lines(session, SearchLog.created_at > since),
            without_result=await _lines(
                session, SearchLog.created_at > since, SearchLog.results_count == 0
            ),
        )


async def _lines(session: ReadSession, *which: object) -> list[ReportLine]:
    clicks = func.sum(case((SearchLog.clicked_position.is_not(None), 1), else_=0))
    query = (
        select(
            SearchLog.query,
            func.count(),
            func.count(SearchLog.session_id.distinct()),
            func.avg(SearchLog.results_count),
            clicks,
        )
        .where(*which)
        .group_by(SearchLog.query)
        .order_by(func.count().desc(), SearchLog.query)
        .limit(MOST_REPORTED)
    )
    return [
        ReportLine(text, searches, visitors, round(float(results), 1), taken)
        for text, searches, visitors, results, taken in await session.execute(query)
    ]
