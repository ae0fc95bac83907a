"""Every night: an outfit for each piece that no editor has dressed."""

from collections.abc import Mapping, Sequence

from luxeverse.core.actor import House
from luxeverse.core.db import read_session, transaction
from luxeverse.domain.outfits.fit import Candidate, Slot, outfit
from luxeverse.domain.recommend.kinds import NeighbourList
from luxeverse.models.outfits import OutfitPiece
from luxeverse.services import identity
from luxeverse.services.outfits import store


async def rebuild_all() -> None:
    """For the timetable; comes after the neighbours, whose table it reads."""
    for record in await identity.all_houses():
        await rebuild(record.house, record.settings)


async def rebuild(house: House, settings: Mapping[str, object]) -> int:
    """Dress the pieces of a house; returns how many rows that made.

    ``settings["goes_with"]`` names for each kind the kinds that go with it, in their order.
    """
    goes_with = settings.get("goes_with")
    kinds: Mapping[str, Sequence[str]] = goes_with if isinstance(goes_with, dict) else {}
    async with read_session(house.tenant_id) as session:
        pieces = await store.candidates(session)
        together = await store.signals(session, NeighbourList.TOGETHER)
        alike = await store.signals(session, NeighbourList.ALIKE)
        by_hand = await store.curated(session)
        names = await store.names_of_kinds(session)
    rows = [
        row
        for base in pieces
        if base.id not in by_hand
        for row in _rows(
            base,
            outfit(
                base,
                kinds.get(base.kind, ()),
                pieces,
                together.get(base.id, {}),
                alike.get(base.id, {}),
            ),
            names,
        )
    ]
    async with transaction(house.tenant_id) as session:
        await store.replace(session, rows)
    return len(rows)


def _rows(base: Candidate, slots: Sequence[Slot], names: Mapping[str, str]) -> list[OutfitPiece]:
    return [
        OutfitPiece(
            base_id=base.id,
            position=position,
            label=names[slot.kind],
            product_id=product_id,
            option=option,
        )
        for position, slot in enumerate(slots, start=1)
        for option, product_id in enumerate(slot.options, start=1)
    ]
