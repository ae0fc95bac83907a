"""Up to four pieces side by side; which ones stands in the address."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import select

from luxeverse.core.actor import House
from luxeverse.core.db import ReadSession, read_session
from luxeverse.domain.catalogue.status import VISIBLE
from luxeverse.models.catalogue import Product
from luxeverse.schemas.catalogue import ProductCard
from luxeverse.schemas.common import LinkItem
from luxeverse.schemas.compare import ComparedPiece, ComparedRow, Comparison
from luxeverse.services import identity
from luxeverse.services.catalogue.cards import cards
from luxeverse.services.catalogue.parts import VariantFacts, variants_of
from luxeverse.services.storefront.product_words import (
    attribute_facts,
    paragraphs,
)

MOST = 4
FEWEST = 2
SAYS_NOTHING = "—"
PATH = "/compare"


async def comparison(house: House, slugs: Sequence[str], *, only_differences: bool) -> Comparison:
    """The pieces of these slugs that the house sells, the first four, in the order asked for."""
    record = await identity.record_of(house)
    async with read_session(house.tenant_id) as session:
        products = await _products(session, list(dict.fromkeys(slugs))[:MOST])
        shown = await cards(session, house, [product.id for product in products])
        variants = await variants_of(session, [product.id for product in products])
    if len(products) < FEWEST:
        return Comparison(status="empty", links=[LinkItem("All pieces", f"{house.prefix}/shop")])
    said = [_answers(p, variants.get(p.id, []), record.settings) for p in products]
    rows = _rows(said)
    named = [product.slug for product in products]
    return Comparison(
        status="ready",
        pieces=[_column(house, card, named) for card in shown],
        columns=str(len(shown)),
        rows=[row for row in rows if not (only_differences and row.same)],
        only_differences=only_differences,
        toggle=LinkItem(
            "Show everything" if only_differences else "Show only what differs",
            _url(house, named, differences=not only_differences),
        ),
    )


async def _products(session: ReadSession, slugs: list[str]) -> list[Product]:
    query = select(Product).where(
        Product.slug.in_(slugs), Product.status.in_(VISIBLE), Product.deleted_at.is_(None)
    )
    found = {product.slug: product for product in (await session.scalars(query)).all()}
    return [found[slug] for slug in slugs if slug in found]


def _answers(
    product: Product, variants: Sequence[VariantFacts], settings: Mapping[str, Any]
) -> dict[str, str]:
    """What a piece says, by question."""
    left = sum(variant.left for variant in variants)
    answers = {"Availability": "In stock" if left else "Sold out"}
    answers |= {fact.label: fact.value for fact in attribute_facts(product.attributes, settings)}
    answers |= {
        name: ", ".join(dict.fromkeys(value for v in variants if (value := getattr(v, axis))))
        for axis, name in (("color", "Colours"), ("material", "Variants"), ("size", "Sizes"))
    }
    materials = [f"{m['name']} {m.get('amount', '')}".strip() for m in product.materials]
    answers["Materials"] = ", ".join(materials)
    answers["Care"] = (paragraphs(product.care) or [""])[0]
    return {question: answer for question, answer in answers.items() if answer}


def _rows(said: Sequence[Mapping[str, str]]) -> list[ComparedRow]:
    questions = dict.fromkeys(question for answers in said for question in answers)
    return [
        ComparedRow(
            label=question,
            cells=[answers.get(question, SAYS_NOTHING) for answers in said],
            same=len({answers.get(question) for answers in said}) == 1,
        )
        for question in questions
    ]


def _column(house: House, card: ProductCard, named: Sequence[str]) -> ComparedPiece:
    rest = [slug for slug in named if slug != card.slug]
    return ComparedPiece(
        slug=card.slug,
        url=card.url,
        name=card.name,
        maker=card.maker,
        price=card.price,
        picture=card.picture,
        remove_url=_url(house, rest) if len(rest) >= FEWEST else f"{house.prefix}/shop",
    )


def _url(house: House, slugs: Sequence[str], *, differences: bool = False) -> str:
    only = "&differences=1" if differences else ""
    return f"{house.prefix}{PATH}?pieces={','.join(slugs)}{only}"
