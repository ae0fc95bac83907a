"""The rows of a home, and which of the things it names the house has."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from sqlalchemy import delete, select

from luxeverse.core.db import ReadSession, WriteSession
from luxeverse.domain.catalogue.status import VISIBLE
from luxeverse.domain.content.sections import SectionKind
from luxeverse.models.catalogue import Brand, Category, Collection, Product
from luxeverse.models.content import HomeSection, Story
from luxeverse.services.content.fields import Name
from luxeverse.services.content.shape import ONE_SECTION, Section
from luxeverse.services.media import is_known

SLUGS = {
    "piece": select(Product.slug).where(Product.status.in_(VISIBLE), Product.deleted_at.is_(None)),
    "collection": select(Collection.slug).where(Collection.is_active),
    "category": select(Category.slug).where(Category.is_active),
    "maker": select(Brand.slug),
    "story": select(Story.slug).where(Story.published_at.is_not(None)),
}
COLUMNS = {
    "piece": Product.slug,
    "collection": Collection.slug,
    "category": Category.slug,
    "maker": Brand.slug,
    "story": Story.slug,
}


async def sections(session: ReadSession, *, all_of_them: bool = False) -> list[Section]:
    """The sections of the session's house in their order; those put aside only when asked for."""
    query = select(HomeSection).order_by(HomeSection.position)
    if not all_of_them:
        query = query.where(HomeSection.is_shown)
    return [_parsed(row) for row in (await session.scalars(query)).all()]


def _parsed(row: HomeSection) -> Section:
    said = {**row.content, "kind": row.kind.value, "shown": row.is_shown}
    # Strictness is for what people write; what stands in the row was once accepted.
    return ONE_SECTION.validate_python(said, strict=False)


async def replace_sections(session: WriteSession, made: Sequence[Section]) -> None:
    """These sections in the place of all there are."""
    await session.execute(delete(HomeSection))
    session.add_all(
        HomeSection(
            position=place,
            kind=SectionKind(section.kind),
            is_shown=section.shown,
            content=section.model_dump(mode="json", exclude={"kind", "shown"}),
        )
        for place, section in enumerate(made, 1)
    )
    await session.flush()


async def has_sections(session: ReadSession) -> bool:
    return await session.scalar(select(HomeSection.id).limit(1)) is not None


async def unknown(session: ReadSession, names: Iterable[Name]) -> list[Name]:
    """Those that the house does not have, or does not show."""
    wanted: dict[str, set[str]] = defaultdict(set)
    names = list(names)
    for name in names:
        wanted[name.kind].add(name.value)
    known = {("picture", value) for value in wanted["picture"] if is_known(value)}
    for kind, query in SLUGS.items():
        if wanted[kind]:
            found = await session.scalars(query.where(COLUMNS[kind].in_(wanted[kind])))
            known |= {(kind, slug) for slug in found}
    return [name for name in names if (name.kind, name.value) not in known]
