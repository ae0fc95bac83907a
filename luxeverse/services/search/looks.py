"""Finding pieces that look alike, by colour and shape. No model looks at the picture, and it is not kept.

numpy and Pillow are loaded with the first picture: a shop nobody asks with one starts without them.
"""

import asyncio
import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import delete, func, select

from luxeverse.core.actor import House
from luxeverse.core.db import WriteSession, read_session, transaction
from luxeverse.core.ids import TenantId
from luxeverse.domain.catalogue.filters import Filter
from luxeverse.models.catalogue import Product
from luxeverse.models.media import ProductMedia
from luxeverse.models.search import LOOK_LENGTH, SearchLook
from luxeverse.schemas.catalogue import ProductCard
from luxeverse.services import identity
from luxeverse.services.catalogue import listing_query as query
from luxeverse.services.catalogue.cards import cards
from luxeverse.services.media import OnDisk, on_disk

AT_A_TIME = 50


@dataclass(frozen=True, slots=True)
class Likeness:
    """A piece and how alike its picture is, 0 to 1."""

    product_id: UUID
    card: ProductCard
    share: float


@dataclass(frozen=True, slots=True)
class LooksLike:
    """``palette`` are the main colours of the picture, as ``#RRGGBB``."""

    pieces: Sequence[Likeness]
    palette: Sequence[str]


async def looks_like(house: House, picture: bytes, colour: float, limit: int) -> LooksLike:
    """Pieces that look like a picture, most alike first. ``colour`` is its weight against shape, 0 to 1.

    Raises Invalid for a file that is no picture.
    """
    vector, palette = await asyncio.to_thread(_look_of, picture, colour)
    distance = SearchLook.look.max_inner_product(vector)
    nearest = (
        select(SearchLook.product_id, func.min(distance).label("distance"))
        .group_by(SearchLook.product_id)
        .order_by("distance", SearchLook.product_id)
        .limit(limit)
    )
    async with read_session(house.tenant_id) as session:
        shares = {key: -found for key, found in await session.execute(nearest)}
        wanted = Filter(ids=list(shares))
        ids = await query.found_ids(session, wanted, query.RELEVANCE, 0, limit)
        made = await cards(session, house, ids)
    found = [
        Likeness(key, card, share_of(shares[key])) for key, card in zip(ids, made, strict=True)
    ]
    return LooksLike(found, palette)


def share_of(inner: float) -> float:
    return max(0.0, min(1.0, inner))


def _look_of(picture: bytes, colour: float) -> tuple[list[float], list[str]]:
    from luxeverse.domain.vision import features
    from luxeverse.integrations import pictures

    # The stored looks carry the usual weights: what differs from them is put on the side of the question.
    weights = zip(features.weighted(colour), features.WEIGHTS, strict=True)
    ratios = [wanted * wanted / usual for wanted, usual in weights]
    look = features.look(pictures.read(picture), weights=ratios)
    return look.vector.tolist(), list(look.palette)


async def picture_at(url: str) -> bytes:
    """The file at an address on the public web. Raises Invalid for an address that does not lead to a picture's."""
    from luxeverse.integrations import pictures

    return await pictures.fetch(url)


async def look_at_pictures() -> int:
    """Look at every picture of a piece that has not been looked at as it now is; returns how many that were."""
    seen = 0
    for record in await identity.all_houses():
        while waiting := await _waiting(record.house.tenant_id):
            looks = await asyncio.to_thread(_looks, waiting)
            async with transaction(record.house.tenant_id) as session:
                await _keep(session, looks)
            seen += len(waiting)
    return seen


@dataclass(frozen=True, slots=True)
class _Waiting:
    product_id: UUID
    asset: str
    file: OnDisk
    seen: str


async def _waiting(tenant_id: TenantId) -> list[_Waiting]:
    shown = (
        select(ProductMedia.product_id, ProductMedia.asset, SearchLook.seen)
        .join(Product, Product.id == ProductMedia.product_id)
        .outerjoin(
            SearchLook,
            (SearchLook.product_id == ProductMedia.product_id)
            & (SearchLook.asset == ProductMedia.asset)
            & ~SearchLook.is_masked,
        )
        # A detail of a picture is no picture of the piece.
        .where(ProductMedia.asset.is_not(None), ProductMedia.zoom == 1)
        .distinct()
        .order_by(ProductMedia.product_id, ProductMedia.asset)
    )
    async with read_session(tenant_id) as session:
        rows = (await session.execute(shown)).all()
    found = []
    for product_id, asset, seen in rows:
        file = on_disk(asset)
        if file is not None and seen != _version(file):
            found.append(_Waiting(product_id, asset, file, _version(file)))
    return found[:AT_A_TIME]


def _version(file: OnDisk) -> str:
    """Changes with the files of a picture and with how pictures are looked at."""
    said = json.dumps([str(file.picture), str(file.mask), file.made_from, LOOK_LENGTH])
    return hashlib.blake2b(said.encode(), digest_size=16).hexdigest()


def _looks(waiting: Sequence[_Waiting]) -> list[SearchLook]:
    from luxeverse.domain.vision import features
    from luxeverse.integrations import pictures

    made = []
    for one in waiting:
        pixels, mask = pictures.read_file(one.file.picture, one.file.mask)
        masks = (None,) if mask is None else (None, mask)
        for drawn, look in zip(masks, features.looks(pixels, masks), strict=True):
            made.append(
                SearchLook(
                    product_id=one.product_id,
                    asset=one.asset,
                    is_masked=drawn is not None,
                    seen=one.seen,
                    look=look.vector.tolist(),
                    palette=list(look.palette),
                )
            )
    return made


async def _keep(session: WriteSession, looks: Sequence[SearchLook]) -> None:
    for look in looks:
        await session.execute(
            delete(SearchLook).where(
                SearchLook.product_id == look.product_id, SearchLook.asset == look.asset
            )
        )
    session.add_all(looks)
