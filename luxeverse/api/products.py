"""The catalogue by HTTP."""

from functools import lru_cache
from typing import Annotated, Literal
from uuid import UUID

from fastapi import APIRouter, File, Form, Path, Query, Response, UploadFile
from pydantic import BaseModel, ConfigDict, Field

from luxeverse.api.money import Amount
from luxeverse.api.visitor import ActorOf, HouseOf
from luxeverse.core.errors import Invalid
from luxeverse.services import catalogue, storefront

router = APIRouter(prefix="/api/products", tags=["catalogue"])

LONGEST_QUERY = 400
LONGEST_VALUE = 160
MOST_MINOR = 10**12
Sort = Literal["relevance", "newest", "price-up", "price-down"]
Minor = Annotated[int, Field(ge=0, le=MOST_MINOR)]
Key = Annotated[str, Field(max_length=40)]
Value = Annotated[str, Field(max_length=LONGEST_VALUE)]
Words = Annotated[str, Field(max_length=LONGEST_QUERY)]


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


class Similar(BaseModel):
    items: list[Product]
    method: str


class Products(BaseModel):
    items: list[Product]
    next_cursor: str | None


KEPT_ANSWERS = 256
"""Some 25 kB each."""


@router.get("", response_model=Products)
async def listing(
    house: HouseOf,
    category: Annotated[str | None, Query(max_length=120)] = None,
    collection: Annotated[str | None, Query(max_length=120)] = None,
    limit: Annotated[int, Query(ge=1, le=100)] = 24,
    cursor: Annotated[str | None, Query(max_length=80)] = None,
) -> Response:
    """Pieces on sale, newest first. Pass `next_cursor` on to go further; it is null at the end.

    Refusals: `unknown_category` 404, `unknown_collection` 404, `invalid_cursor` 422.
    """
    page = await catalogue.browse(house, catalogue.Part(category, collection), limit, cursor)
    return Response(_written(page, house.locale), media_type="application/json")


@lru_cache(maxsize=KEPT_ANSWERS)
def _written(page: catalogue.PiecePage, locale: str) -> bytes:
    """The same page is written once: writing it takes as long as all the rest of a call."""
    items = [_product(piece, locale) for piece in page.pieces]
    return Products(items=items, next_cursor=page.next_cursor).model_dump_json().encode()


class SearchRequest(BaseModel):
    """Values of one facet are alternatives, facets add up. Prices are whole minor units, inclusive."""

    model_config = ConfigDict(extra="forbid")

    q: Words = ""
    filters: Annotated[
        dict[Key, Annotated[list[Value], Field(max_length=40)]], Field(max_length=20)
    ] = Field(default={}, examples=[{"category": ["bags"], "colour": ["Black"]}])
    price_from: Minor | None = None
    price_to: Minor | None = None
    in_stock: bool = False
    sort: Sort = "relevance"
    limit: Annotated[int, Field(ge=1, le=100)] = 24
    offset: Annotated[int, Field(ge=0, le=2000)] = 0


class FacetOption(BaseModel):
    value: str
    label: str
    count: int = Field(
        description="pieces that choosing it would find, the other filters being as they are"
    )


class Facet(BaseModel):
    key: str
    label: str
    options: list[FacetOption]


class Results(BaseModel):
    items: list[Product]
    total: int
    facets: list[Facet]
    corrected: str = Field(description="what was searched for instead of `q`, empty when as typed")
    understood: dict[str, str] = Field(description="filters that the words of `q` asked for")
    unknown: list[str] = Field(description="words of `q` that occur nowhere")
    method: str


@router.get("/search")
async def search(
    actor: ActorOf,
    q: Annotated[str, Query(max_length=LONGEST_QUERY)] = "",
    filter: Annotated[  # noqa: A002  the name programs send
        list[str] | None,
        Query(max_length=40, description="`facet:value`, repeated", examples=["colour:Black"]),
    ] = None,
    price_from: Annotated[int | None, Query(ge=0, le=MOST_MINOR)] = None,
    price_to: Annotated[int | None, Query(ge=0, le=MOST_MINOR)] = None,
    in_stock: bool = False,
    sort: Sort = "relevance",
    limit: Annotated[int, Query(ge=1, le=100)] = 24,
    offset: Annotated[int, Query(ge=0, le=2000)] = 0,
) -> Results:
    """Find pieces by words, forgiving typos; a sentence may name a price, a colour, an occasion, a category.

    Refusals: `unknown_facet` 422, `malformed` 422.
    """
    filters: dict[str, list[str]] = {}
    for pair in filter or []:
        key, _, value = pair.partition(":")
        filters.setdefault(key, []).append(value[:LONGEST_VALUE])
    asked = storefront.Asked(
        q, filters, price_from, price_to, in_stock=in_stock, sort=sort, limit=limit, offset=offset
    )
    return _results(await storefront.search_pieces(actor, asked), actor.house.locale)


@router.post("/search")
async def search_by_body(actor: ActorOf, wanted: SearchRequest) -> Results:
    """The same with the question in the body. Refusals: `unknown_facet` 422, `malformed` 422."""
    asked = storefront.Asked(
        wanted.q,
        wanted.filters,
        wanted.price_from,
        wanted.price_to,
        in_stock=wanted.in_stock,
        sort=wanted.sort,
        limit=wanted.limit,
        offset=wanted.offset,
    )
    return _results(await storefront.search_pieces(actor, asked), actor.house.locale)


class LookedLike(BaseModel):
    product: Product
    picture: str = Field(description="address of a small picture of the piece")
    likeness: float | None = Field(
        description="0 to 1, by colour and shape; null when it was found by words"
    )


class ByPicture(BaseModel):
    items: list[LookedLike]
    palette: list[str] = Field(
        description="main colours of the picture sent, `#rrggbb`; empty when it was described"
    )
    compared_by: Literal["colour and shape", "a description in words"]
    described_as: str = Field(
        description="the words a language model found for the picture, which were searched for; else empty"
    )
    search_url: str = Field(description="the page of that search; else empty")


@router.post("/visual-search")
async def visual_search(
    actor: ActorOf,
    picture: Annotated[
        UploadFile | None, File(description="JPEG, PNG, WebP or AVIF; a larger one by its address")
    ] = None,
    url: Annotated[str | None, Form(max_length=2000, description="of a public picture")] = None,
    colour: Annotated[float, Form(ge=0, le=1, description="weight of colour against shape")] = 0.4,
    limit: Annotated[int, Form(ge=1, le=24)] = 8,
    by: Annotated[
        storefront.By, Form(description="`look` compares colour and shape in any case")
    ] = "words",
) -> ByPicture:
    """Pieces for a picture, best first. The picture is not kept.

    Where `/api/search/by-picture` says that pictures are described, its words are searched for; where not, and where
    they find nothing, pieces are compared by colour and shape.

    Refusals: `no_picture`, `not_a_picture`, `picture_too_large`, `picture_address`, all 422.
    """
    if picture is not None:
        source: bytes | str = await picture.read()
    elif url:
        source = url
    else:
        raise Invalid("Send a picture, or the address of one.", code="no_picture")
    found = await storefront.search_by_picture(actor, source, colour, limit, by)
    return ByPicture(
        items=[
            LookedLike(
                product=_product(one.piece, actor.house.locale),
                picture=one.picture,
                likeness=None if one.likeness is None else round(one.likeness, 4),
            )
            for one in found.pieces
        ],
        palette=list(found.palette),
        compared_by="a description in words" if found.words else "colour and shape",
        described_as=found.words,
        search_url=found.url,
    )


@router.get("/{slug}/similar")
async def similar(
    house: HouseOf,
    slug: Annotated[str, Path(max_length=160)],
    limit: Annotated[int, Query(ge=1, le=24)] = 8,
) -> Similar:
    """Pieces most like this one, and by what: a model's vectors, or what is said of them. Refusal: `unknown_product` 404."""
    found = await storefront.similar_pieces(house, slug, limit)
    items = [_product(piece, house.locale) for piece in found.pieces]
    return Similar(items=items, method=found.method)


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


def _results(found: storefront.FoundPieces, locale: str) -> Results:
    return Results(
        items=[_product(piece, locale) for piece in found.pieces],
        total=found.total,
        facets=[
            Facet(
                key=facet.key,
                label=facet.label,
                options=[
                    FacetOption(value=v.key, label=v.label, count=v.count) for v in facet.values
                ],
            )
            for facet in found.facets
        ],
        corrected=found.corrected,
        understood=dict(found.understood),
        unknown=list(found.unknown),
        method=found.method,
    )
