"""What of a thing is searched: its text in four classes, from the most to the least telling.

A: names. B: whose and which. C: what it is in a sentence. D: what it is made of. Stories of pieces and provenance are
left out: they are long, and what they tell in passing would outweigh what a piece is.
"""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid5

from sqlalchemy import Select, select

from luxeverse.core.db import ReadSession
from luxeverse.domain.catalogue.status import VISIBLE
from luxeverse.domain.search.kinds import SearchKind
from luxeverse.domain.search.text import fold
from luxeverse.models.catalogue import Brand, Category, Collection, Product, ProductVariant
from luxeverse.models.content import Story
from luxeverse.models.houses import Tenant

AT_THE_ROOT = frozenset({"alchemy", "atelier", "contact"})
"""Reading pages with an address of their own; the others stand under /legal."""
UNSAID = frozenset({"tint", "folio"})
"""Attributes for drawing, not for reading."""


@dataclass(frozen=True, slots=True)
class Document:
    """The folded text of one thing."""

    target_id: UUID
    names: str
    belongs: str
    says: str
    details: str

    @classmethod
    def of(
        cls,
        target_id: UUID,
        names: Sequence[str | None],
        belongs: Sequence[str | None] = (),
        says: Sequence[str | None] = (),
        details: Sequence[str | None] = (),
    ) -> "Document":
        return cls(target_id, *(_joined(part) for part in (names, belongs, says, details)))

    @property
    def content_hash(self) -> str:
        said = f"{self.names}\x1f{self.belongs}\x1f{self.says}\x1f{self.details}"
        return hashlib.blake2b(said.encode(), digest_size=16).hexdigest()


def _joined(parts: Sequence[str | None]) -> str:
    # A full stop between parts, or the last word of one and the first of the next could become a compound.
    return fold(" . ".join(part for part in parts if part))


async def read(
    session: ReadSession, kind: SearchKind, ids: Sequence[UUID] | None = None
) -> list[Document]:
    """The documents of a kind, all or those named; what shoppers do not see is left out."""
    if kind is SearchKind.PRODUCT:
        return await _pieces(session, ids)
    if kind is SearchKind.PAGE:
        return [_page(page) for page in await pages(session) if ids is None or page.id in ids]
    rows = (await session.scalars(_named(*SHOWN[kind], ids))).all()
    return [TEXTS[kind](row) for row in rows]


SHOWN: Mapping[SearchKind, tuple[Any, Select[Any]]] = {
    SearchKind.STORY: (Story, select(Story).where(Story.published_at.is_not(None))),
    SearchKind.CATEGORY: (Category, select(Category).where(Category.is_active)),
    SearchKind.COLLECTION: (Collection, select(Collection).where(Collection.is_active)),
    SearchKind.BRAND: (Brand, select(Brand)),
}
TEXTS: Mapping[SearchKind, Callable[[Any], Document]] = {
    SearchKind.STORY: lambda s: Document.of(
        s.id, [s.title], [], [s.standfirst], [s.body, s.author]
    ),
    SearchKind.CATEGORY: lambda c: Document.of(c.id, [c.name], [], [c.description]),
    SearchKind.COLLECTION: lambda c: Document.of(c.id, [c.name], [], [c.description]),
    SearchKind.BRAND: lambda b: Document.of(b.id, [b.name], [], [b.description], [b.story]),
}


@dataclass(frozen=True, slots=True)
class ReadingPage:
    """A page to read. It has no row of its own, so its key is made of its house and its name."""

    id: UUID
    slug: str
    said: Mapping[str, Any]

    @property
    def path(self) -> str:
        return f"/{self.slug}" if self.slug in AT_THE_ROOT else f"/legal/{self.slug}"


async def pages(session: ReadSession) -> list[ReadingPage]:
    """The reading pages of the session's house; they are settings."""
    scope: UUID = session.info["scope"]
    settings = await session.scalar(select(Tenant.settings).where(Tenant.id == scope))
    found = (settings or {}).get("pages", {})
    return [ReadingPage(uuid5(scope, slug), slug, said) for slug, said in found.items()]


def _page(page: ReadingPage) -> Document:
    sections = page.said.get("sections", [])
    body = [text for section in sections for text in (section["title"], *section["paragraphs"])]
    names = [page.said["title"], page.slug.replace("-", " ")]  # menus call pages by their address
    return Document.of(page.id, names, [], [page.said.get("standfirst")], body)


def _named(table: Any, query: Select[Any], ids: Sequence[UUID] | None) -> Select[Any]:
    return query if ids is None else query.where(table.id.in_(ids))


async def _pieces(session: ReadSession, ids: Sequence[UUID] | None) -> list[Document]:
    query = (
        select(Product, Brand.name, Category.name)
        .outerjoin(Brand, Brand.id == Product.brand_id)
        .join(Category, Category.id == Product.category_id)
        .where(Product.status.in_(VISIBLE), Product.deleted_at.is_(None))
    )
    rows = (await session.execute(_named(Product, query, ids))).all()
    options = await _options(session, ids)
    return [
        Document.of(
            product.id,
            [product.name, product.attributes.get("latin")],
            [maker, category],
            [product.one_line, product.description],
            [*_details(product), *options.get(product.id, ())],
        )
        for product, maker, category in rows
    ]


async def _options(session: ReadSession, ids: Sequence[UUID] | None) -> Mapping[UUID, list[str]]:
    """Colours, materials and sizes of each piece's variants, each once."""
    columns = (ProductVariant.color, ProductVariant.material, ProductVariant.size)
    query = select(ProductVariant.product_id, *columns).order_by(
        ProductVariant.display_order, ProductVariant.sku
    )
    if ids is not None:
        query = query.where(ProductVariant.product_id.in_(ids))
    found: dict[UUID, dict[str, None]] = defaultdict(dict)
    for product_id, *said in await session.execute(query):
        found[product_id] |= dict.fromkeys(text for text in said if text)
    return {key: list(texts) for key, texts in found.items()}


def _details(product: Product) -> list[str]:
    """Attributes, materials and tags; the Latin name already stands with the names."""
    said = [_text(v) for k, v in product.attributes.items() if k not in UNSAID | {"latin"}]
    for material in product.materials:
        said += [str(material.get(key) or "") for key in ("name", "latin", "purpose")]
    return [product.sku, *said, *product.style_tags]


def _text(value: object) -> str:
    return " . ".join(map(str, value)) if isinstance(value, list) else str(value)
