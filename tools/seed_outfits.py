"""Outfits dressed by hand; what the file no longer names gives way to those of the night."""

from sqlalchemy import delete
from sqlmodel import col

from luxeverse.models.outfits import OutfitPiece
from tools.catalogue import HouseData
from tools.seeding import Run, put


async def put_outfits(run: Run, data: HouseData) -> None:
    """The places of each base in their order, the options of each in theirs."""
    kept = []
    for entry in data.outfits:
        base = run.tally.pieces[entry["base"]]
        for position, place in enumerate(entry["places"], start=1):
            for option, slug in enumerate(place["pieces"], start=1):
                found = {"base_id": base, "product_id": run.tally.pieces[slug]}
                row = await put(
                    run,
                    OutfitPiece,
                    found,
                    {
                        **found,
                        "position": position,
                        "label": place["label"],
                        "option": option,
                        "is_curated": True,
                    },
                )
                kept.append(row.id)
    gone = await run.session.execute(
        delete(OutfitPiece).where(col(OutfitPiece.is_curated), col(OutfitPiece.id).not_in(kept))
    )
    run.tally.changed += gone.rowcount  # type: ignore[attr-defined]
