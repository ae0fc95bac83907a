"""Pages to read: legal texts and what a house says of itself. They are settings of the house."""

from collections.abc import Mapping
from typing import Any

from luxeverse.core.actor import House
from luxeverse.schemas.common import Crumbs, LinkItem
from luxeverse.schemas.content import Asked, LegalPage, LegalSection
from luxeverse.services import identity


async def reading_page(house: House, slug: str) -> LegalPage | None:
    """A page of this name; None when the house has none."""
    record = await identity.record_of(house)
    pages = record.settings.get("pages", {})
    assert isinstance(pages, Mapping)
    said: Mapping[str, Any] | None = pages.get(slug)
    if said is None:
        return None
    return LegalPage(
        status="ready",
        title=said["title"],
        standfirst=said.get("standfirst", ""),
        updated_text=f"Last changed {said['updated']}" if said.get("updated") else "",
        crumbs=Crumbs([LinkItem(house.name, house.prefix or "/")], said["title"]),
        sections=[
            LegalSection(f"s{number}", section["title"], list(section["paragraphs"]))
            for number, section in enumerate(said["sections"], 1)
        ],
        questions=[Asked(one["question"], one["answer"]) for one in said.get("questions", [])],
    )
