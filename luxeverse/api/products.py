"""The catalogue by HTTP."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Path, Query
from pydantic import BaseModel

from luxeverse.api.money import Amount
from luxeverse.api.visitor import HouseOf
from luxeverse.services import catalogue

router = APIRouter(prefix="/api/products", tags=["catalogue"])


class Variant(BaseModel):
    id: UUID
    sku: str
    title: str
    price: Amount
    available: int


class Product(BaseModel):
    slug: str
    url: str
    name: str
    maker: str
    category: str
    description: str
    price: Amount
    variants: list[Variant]


class Products(BaseModel):
    items: list[Product]
    next_cursor: str | None


@router.get("")
async def listing(
    house: HouseOf,
    category: Annotated[str | None, Query(max_length=120)] = None,
    limit: Annotated[int, Query(ge=1, le=100)] = 24,
    cursor: Annotated[str | None, Query(max_length=80)] = None,
) -> Products:
    """Pieces on sale, newest first. Pass `next_cursor` on to go further; it is null at the end.

    Refusals: `unknown_category` 404, `invalid_cursor` 422.
    """
    page = await catalogue.browse(house, category, limit, cursor)
    items = [_product(piece, house.locale) for piece in page.pieces]
    return Products(items=items, next_cursor=page.next_cursor)


@router.get("/{slug}")
async def detail(house: HouseOf, slug: Annotated[str, Path(max_length=160)]) -> Product:
    """One piece. Refusal: `unknown_product` 404."""
    return _product(await catalogue.piece(house, slug), house.locale)


def _product(piece: catalogue.Piece, locale: str) -> Product:
    return Product(
        slug=piece.slug,
        url=piece.url,
        name=piece.name,
        maker=piece.maker,
        category=piece.category,
        description=piece.description,
        price=Amount.of(piece.price, locale),
        variants=[
            Variant(
                id=v.id,
                sku=v.sku,
                title=v.title,
                price=Amount.of(v.price, locale),
                available=v.available,
            )
            for v in piece.variants
        ],
    )
