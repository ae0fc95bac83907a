"""Saved pieces by HTTP. Lists belong to the `lv_sid` cookie, as the bag does."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Path
from pydantic import BaseModel, ConfigDict, Field

from luxeverse.api.money import Amount
from luxeverse.api.visitor import ActorOf, HouseOf
from luxeverse.core.errors import NotFound
from luxeverse.core.ids import VariantId
from luxeverse.schemas.wishlist import SavedList, SavedPiece, SharedList
from luxeverse.services import cart, wishlist

router = APIRouter(prefix="/api/wishlists", tags=["wishlists"])
ListId = Annotated[UUID, Path(description="id of a list of this visitor")]
ItemId = Annotated[UUID, Path(description="id of a saved piece of this visitor")]
Name = Annotated[str, Field(min_length=1, max_length=60)]


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Named(Strict):
    name: Name


class Heart(Strict):
    slug: Annotated[str, Field(max_length=160)]


class Change(Strict):
    """What is left out stays; an empty note takes it away."""

    note: Annotated[str, Field(max_length=400)] | None = None
    list_id: UUID | None = None


class Chosen(Strict):
    variant_id: UUID


class Variant(BaseModel):
    id: UUID
    label: str
    available: bool


class Piece(BaseModel):
    slug: str
    url: str
    name: str
    maker: str
    price: Amount
    price_change: str = Field(description="since it was saved, in words; empty without one")
    stock: str
    note: str
    variants: list[Variant]


class SavedItem(Piece):
    id: UUID


class Wishlist(BaseModel):
    id: UUID
    name: str
    shared_at: str = Field(description="path of its link; empty while nobody else may see it")
    items: list[SavedItem]


class Shared(BaseModel):
    name: str
    items: list[Piece]


class Made(BaseModel):
    id: UUID


class Saved(BaseModel):
    saved: bool


class Link(BaseModel):
    path: str


@router.get("")
async def lists(actor: ActorOf) -> list[Wishlist]:
    """The lists of this visitor, the first of which a heart fills."""
    return [_list(each) for each in (await wishlist.saved(actor)).lists]


@router.post("", status_code=201)
async def create(actor: ActorOf, named: Named) -> Made:
    """A new, empty list. Refusals: `list_exists` 409, `list_name` and `too_many_lists` 422."""
    return Made(id=await wishlist.create_list(actor, named.name))


@router.patch("/{list_id}", status_code=204)
async def rename(actor: ActorOf, list_id: ListId, named: Named) -> None:
    """Refusals: `unknown_list` 404, `list_exists` 409, `list_name` 422."""
    await wishlist.rename_list(actor, list_id, named.name)


@router.delete("/{list_id}", status_code=204)
async def delete(actor: ActorOf, list_id: ListId) -> None:
    """The list and what it holds. Refusal: `unknown_list` 404."""
    await wishlist.delete_list(actor, list_id)


@router.put("/{list_id}/share")
async def share(actor: ActorOf, list_id: ListId) -> Link:
    """Let whoever has the link see the list. Refusal: `unknown_list` 404."""
    token = await wishlist.share_list(actor, list_id)
    return Link(path=f"{actor.house.prefix}/wishlist/{token}")


@router.delete("/{list_id}/share", status_code=204)
async def stop_sharing(actor: ActorOf, list_id: ListId) -> None:
    """The link is dead for good. Refusal: `unknown_list` 404."""
    await wishlist.stop_sharing(actor, list_id)


@router.get("/shared/{token}")
async def shared(house: HouseOf, token: Annotated[str, Path(max_length=40)]) -> Shared:
    """A list by its link, without what its owner wrote. Refusal: `unknown_list` 404."""
    found = await wishlist.shared_list(house, token)
    if found is None:
        raise NotFound("There is no such list (any more).", code="unknown_list")
    return _shared(found)


@router.post("/hearts")
async def heart(actor: ActorOf, wanted: Heart) -> Saved:
    """Save a piece in the first list, or take it out of all. Refusals: `unknown_product` 404, `lists_full` 422."""
    return Saved(saved=await wishlist.toggle(actor, wanted.slug))


@router.patch("/items/{item_id}", status_code=204)
async def change(actor: ActorOf, item_id: ItemId, wanted: Change) -> None:
    """Write a note beside a piece, move it to another list. Refusals: `unknown_saved_piece`, `unknown_list` 404."""
    if wanted.note is not None:
        await wishlist.note_piece(actor, item_id, wanted.note)
    if wanted.list_id is not None:
        await wishlist.move_piece(actor, item_id, wanted.list_id)


@router.delete("/items/{item_id}", status_code=204)
async def remove(actor: ActorOf, item_id: ItemId) -> None:
    """Refusal: `unknown_saved_piece` 404."""
    await wishlist.remove_piece(actor, item_id)


@router.post("/items/{item_id}/to-bag", status_code=204)
async def to_bag(actor: ActorOf, item_id: ItemId, chosen: Chosen) -> None:
    """Put a variant of it in the bag; then it leaves its list.

    Refusals: `unknown_saved_piece` and `unknown_variant` 404, `out_of_stock` 409; the list then keeps it.
    """
    await wishlist.check_variant(actor, item_id, chosen.variant_id)
    await cart.add_line(actor, VariantId(chosen.variant_id), 1)
    await wishlist.remove_piece(actor, item_id)


def _list(row: SavedList) -> Wishlist:
    items = [SavedItem(id=UUID(piece.id), **_facts(piece)) for piece in row.pieces]
    return Wishlist(id=UUID(row.id), name=row.name, shared_at=row.share_url, items=items)


def _shared(row: SharedList) -> Shared:
    return Shared(name=row.name, items=[Piece(**_facts(piece)) for piece in row.pieces])


def _facts(piece: SavedPiece) -> dict[str, object]:
    price = piece.price
    return {
        "slug": piece.slug,
        "url": piece.url,
        "name": piece.name,
        "maker": piece.maker,
        "price": Amount(amount=price.minor, currency=price.currency, text=price.text),
        "price_change": piece.change_text,
        "stock": piece.stock_text,
        "note": piece.note,
        "variants": [
            Variant(id=UUID(one.id), label=one.label, available=one.available)
            for one in piece.variants
        ],
    }
