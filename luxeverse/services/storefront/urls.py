"""Every public address, for the sitemap."""

from dataclasses import replace

from sqlalchemy import select

from luxeverse.core.db import read_session
from luxeverse.domain.catalogue.status import VISIBLE
from luxeverse.models.catalogue import Category, Collection, Product
from luxeverse.models.content import Story
from luxeverse.services import identity


async def public_urls() -> list[str]:
    """Paths of all houses as the shared host serves them, homes first."""
    urls = []
    for position, record in enumerate(await identity.all_houses()):
        house = (
            record.house if position == 0 else replace(record.house, prefix=f"/{record.house.slug}")
        )
        urls += [house.prefix or "/", f"{house.prefix}/shop", f"{house.prefix}/journal"]
        async with read_session(house.tenant_id) as session:
            on_sale = Product.status.in_(VISIBLE), Product.deleted_at.is_(None)
            sources = (
                ("shop", select(Category.slug).where(Category.is_active)),
                ("collection", select(Collection.slug).where(Collection.is_active)),
                ("product", select(Product.slug).where(*on_sale)),
                ("journal", select(Story.slug).where(Story.published_at.is_not(None))),
            )
            for folder, query in sources:
                slugs = (await session.scalars(query)).all()
                urls += [f"{house.prefix}/{folder}/{slug}" for slug in sorted(slugs)]
    return urls
