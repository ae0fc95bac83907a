"""The ways through a house by HTTP: categories, collections, makers, its journal, pieces side by side."""

from typing import Annotated

from fastapi import APIRouter, Path, Query
from pydantic import BaseModel, Field

from luxeverse.api.money import Amount
from luxeverse.api.visitor import HouseOf
from luxeverse.core.errors import Invalid, NotFound
from luxeverse.schemas.catalogue import JournalEntry
from luxeverse.services import catalogue, storefront

router = APIRouter(prefix="/api", tags=["discovery"])


class Place(BaseModel):
    slug: str
    name: str
    description: str
    url: str


class CategoryPlace(Place):
    below: list["CategoryPlace"] = Field(description="the categories inside")


class Categories(BaseModel):
    items: list[CategoryPlace]


class Places(BaseModel):
    items: list[Place]


class Entry(BaseModel):
    slug: str
    url: str
    title: str
    standfirst: str
    picture: str = Field(description="address of its picture, empty where it has none")


class Entries(BaseModel):
    items: list[Entry]


class Part(BaseModel):
    kind: str = Field(description="text, heading or quote")
    text: str


class WholeStory(BaseModel):
    title: str
    standfirst: str
    author: str
    published: str = Field(description="ISO 8601")
    picture: str
    parts: list[Part]
    pieces: list[str] = Field(description="slugs of the pieces it speaks of")


class Compared(BaseModel):
    slug: str
    url: str
    name: str
    maker: str
    price: Amount


class Question(BaseModel):
    label: str
    answers: list[str] = Field(description="one for each piece, in their order")
    same: bool


class SideBySide(BaseModel):
    pieces: list[Compared]
    rows: list[Question]


@router.get("/categories")
async def categories(house: HouseOf) -> Categories:
    """The tree of categories, in the order the house shows them."""
    return Categories(items=[_category(way) for way in await catalogue.categories(house)])


@router.get("/collections")
async def collections(house: HouseOf) -> Places:
    """The collections of a house; `/api/products?collection=slug` lists the pieces of one."""
    return Places(items=[_place(way) for way in await catalogue.collections(house)])


@router.get("/makers")
async def makers(house: HouseOf) -> Places:
    """Whose pieces a house sells, by name."""
    return Places(items=[_place(way) for way in await catalogue.makers(house)])


@router.get("/stories")
async def stories(house: HouseOf) -> Entries:
    """The journal, newest first."""
    found = await storefront.journal(house)
    return Entries(items=[_entry(one) for one in (found.lead, *found.entries) if one.url])


@router.get("/stories/{slug}")
async def story(house: HouseOf, slug: Annotated[str, Path(max_length=160)]) -> WholeStory:
    """One story of the journal. Refusal: `unknown_story` 404."""
    found = await storefront.story(house, slug)
    if found is None:
        raise NotFound("This journal has no such story.", code="unknown_story")
    return WholeStory(
        title=found.title,
        standfirst=found.standfirst,
        author=found.author,
        published=found.published,
        picture=found.picture.src,
        parts=[Part(kind=block.kind, text=block.text) for block in found.blocks],
        pieces=[card.slug for card in found.related],
    )


@router.get("/compare")
async def compare(
    house: HouseOf,
    pieces: Annotated[str, Query(max_length=800, description="two to four slugs, with commas")],
    differences: Annotated[bool, Query(description="leave out what is the same for all")] = False,
) -> SideBySide:
    """What up to four pieces say, question by question. Refusal: `nothing_to_compare` 422."""
    found = await storefront.comparison(house, pieces.split(","), only_differences=differences)
    if found.status != "ready":
        raise Invalid("Name two to four pieces of this house.", code="nothing_to_compare")
    return SideBySide(
        pieces=[
            Compared(
                slug=one.slug,
                url=one.url,
                name=one.name,
                maker=one.maker,
                price=Amount(
                    amount=one.price.minor, currency=one.price.currency, text=one.price.text
                ),
            )
            for one in found.pieces
        ],
        rows=[Question(label=row.label, answers=row.cells, same=row.same) for row in found.rows],
    )


def _category(way: catalogue.Way) -> CategoryPlace:
    return CategoryPlace(**_place(way).model_dump(), below=[_category(one) for one in way.below])


def _place(way: catalogue.Way) -> Place:
    return Place(slug=way.slug, name=way.name, description=way.description, url=way.url)


def _entry(entry: JournalEntry) -> Entry:
    return Entry(
        slug=entry.url.rpartition("/")[2],
        url=entry.url,
        title=entry.title,
        standfirst=entry.text,
        picture=entry.picture.src,
    )
