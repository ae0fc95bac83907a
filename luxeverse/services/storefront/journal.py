"""The journal: its list and its stories."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import select

from luxeverse.core import clock
from luxeverse.core.actor import House
from luxeverse.core.db import ReadSession, read_session
from luxeverse.models.catalogue import Product
from luxeverse.models.content import Story as StoryRow
from luxeverse.schemas.catalogue import Journal, JournalEntry
from luxeverse.schemas.common import Crumbs, LinkItem
from luxeverse.schemas.content import Story, StoryBlock
from luxeverse.services.catalogue.cards import cards
from luxeverse.services.media import view

WORDS_A_MINUTE = 230
"""Silent reading of non-fiction in English: Brysbaert 2019, 238 words a minute, rounded down."""


async def journal(house: House) -> Journal:
    """Every published story, newest first."""
    async with read_session(house.tenant_id) as session:
        found = await entries(session, house, 24)
    home = LinkItem(house.name, house.prefix or "/")
    return replace(found, crumbs=Crumbs([home], found.title))


async def entries(session: ReadSession, house: House, limit: int) -> Journal:
    """The newest stories; the first leads."""
    query = (
        select(StoryRow)
        .where(StoryRow.published_at.is_not(None))
        .order_by(StoryRow.published_at.desc())
        .limit(limit)
    )
    return listed_stories(house, (await session.scalars(query)).all())


def listed_stories(house: House, stories: Sequence[StoryRow]) -> Journal:
    """These stories, of which the first leads."""
    rows = [_entry(house, row) for row in stories]
    return Journal(
        title="Manuscript" if house.slug == "arome" else "Journal",
        lead=rows[0] if rows else JournalEntry(),
        entries=rows[1:],
        link=LinkItem("All stories", f"{house.prefix}/journal"),
    )


async def story(house: House, slug: str) -> Story | None:
    """A story with the pieces it speaks of; None when there is none of this name."""
    async with read_session(house.tenant_id) as session:
        return await _story(session, house, slug)


async def _story(session: ReadSession, house: House, slug: str) -> Story | None:
    row = await session.scalar(
        select(StoryRow).where(StoryRow.slug == slug, StoryRow.published_at.is_not(None))
    )
    if row is None:
        return None
    query = select(Product.id).where(Product.slug.in_(row.product_slugs))
    related = await cards(session, house, list((await session.scalars(query)).all())[:4])
    others = await entries(session, house, 4)
    home = LinkItem(house.name, house.prefix or "/")
    everything = LinkItem(others.title, f"{house.prefix}/journal")
    further = [e for e in (others.lead, *others.entries) if e.title != row.title]
    return Story(
        status="ready",
        title=row.title,
        standfirst=row.standfirst,
        byline=f"{row.author}, {_day(row.published_at)}, {reading_time(row.body)}",
        author=row.author,
        published=_iso(row.published_at),
        changed=_iso(max(filter(None, (row.published_at, row.updated_at)))),
        crumbs=Crumbs([home, everything], row.title),
        picture=view(row.hero_image, row.hero_alt or ""),
        initial=house.slug == "arome",
        blocks=blocks(row.body),
        related_title="In this story",
        related=related,
        next_title="Read next",
        next_links=[LinkItem(entry.title, entry.url) for entry in further],
    )


def _entry(house: House, row: StoryRow) -> JournalEntry:
    return JournalEntry(
        title=row.title,
        url=f"{house.prefix}/journal/{row.slug}",
        note=_day(row.published_at),
        text=row.standfirst,
        picture=view(row.hero_image, row.hero_alt or ""),
    )


def _day(moment: datetime | None) -> str:
    return clock.day_text(moment) if moment else ""


def _iso(moment: datetime | None) -> str:
    return moment.isoformat(timespec="seconds") if moment else ""


def reading_time(body: str) -> str:
    minutes = max(1, round(len(body.split()) / WORDS_A_MINUTE))
    return "1 minute to read" if minutes == 1 else f"{minutes} minutes to read"


def blocks(body: str) -> list[StoryBlock]:
    """The Markdown of stories knows three things: paragraphs, ## headings, and > quotations."""
    found = []
    for part in (p.strip() for p in body.split("\n\n")):
        if part.startswith("## "):
            found.append(StoryBlock("heading", part[3:]))
        elif part.startswith("> "):
            found.append(StoryBlock("quote", part[2:]))
        elif part:
            found.append(StoryBlock("text", " ".join(part.split())))
    return found
