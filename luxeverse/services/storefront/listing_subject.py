"""What a listing is of: everything, a category, a collection or a maker."""

from dataclasses import dataclass
from uuid import UUID

from luxeverse.core.actor import House
from luxeverse.core.db import ReadSession
from luxeverse.domain.catalogue.filters import Filter
from luxeverse.models.catalogue import Brand, Category, Collection
from luxeverse.schemas.common import Crumbs, Fact, LinkItem
from luxeverse.services.catalogue import listing_query as query
from luxeverse.services.storefront.product_words import paragraphs
from luxeverse.services.storefront.wanted import Wanted


@dataclass(frozen=True, slots=True)
class Subject:
    """What is listed: its words, its picture's name, what a piece must satisfy, the way to it.

    ``lineage`` names a category and the one above it: a filter of either belongs to its list.
    """

    title: str
    standfirst: str
    picture: str
    filter: Filter
    crumbs: Crumbs
    story: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()
    lineage: tuple[str, ...] = ()


async def subject_of(session: ReadSession, house: House, wanted: Wanted) -> Subject | None:
    """The category, collection, maker or whole house that an address names; None when there is none of the name."""
    home = LinkItem(house.name, house.prefix or "/")
    if wanted.kind == "collection":
        found = await query.collection_by_slug(session, wanted.slug)
        if found is None:
            return None
        return _of_collection(found, home)
    if wanted.kind == "maker":
        maker = await query.maker_by_slug(session, wanted.slug)
        return None if maker is None else _of_maker(maker, home)
    if not wanted.slug:
        crumbs = Crumbs([home], "All pieces")
        return Subject("All pieces", "", "", Filter(), crumbs)
    named = await query.category_and_parent(session, wanted.slug)
    if named is None:
        return None
    category, parent = named
    ids = await query.with_descendants(session, category.id)
    return _of_category(house, category, parent, ids, home)


def _of_collection(found: Collection, home: LinkItem) -> Subject:
    return Subject(
        found.name,
        found.description or "",
        found.hero_image_url or "",
        query.of_collection(found),
        Crumbs([home], found.name),
    )


def _of_maker(maker: Brand, home: LinkItem) -> Subject:
    facts = [Fact("Record", "Checked by the house")] if maker.is_verified else []
    if maker.certifications:
        facts.append(Fact("Certificates", ", ".join(maker.certifications)))
    if maker.sustainability_score is not None:
        facts.append(Fact("Sustainability", f"{maker.sustainability_score} of 100"))
    return Subject(
        maker.name,
        maker.description or "",
        "",
        Filter(maker_id=maker.id),
        Crumbs([home], maker.name),
        tuple(paragraphs(maker.story)),
        tuple(facts),
    )


def _of_category(
    house: House, category: Category, parent: Category | None, ids: list[UUID], home: LinkItem
) -> Subject:
    links = [home]
    lineage = [category.slug]
    if parent:
        lineage.append(parent.slug)
        links.append(LinkItem(parent.name, f"{house.prefix}/shop/{parent.slug}"))
    return Subject(
        category.name,
        category.description or "",
        category.image_url or "",
        Filter(category_ids=ids),
        Crumbs(links, category.name),
        lineage=tuple(lineage),
    )
