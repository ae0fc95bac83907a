"""What is worn, worked or used with a piece."""

from uuid import UUID

from sqlalchemy import CheckConstraint, Index, UniqueConstraint

from luxeverse.models.base import Owned, count, flag, label, owner_of


class OutfitPiece(Owned, table=True):
    """A piece for one place in the outfit of another; ``option`` 1 is shown first, the others can be swapped in.

    Rows an editor wrote are ``is_curated``; those of the night give way to them.
    """

    __tablename__ = "outfit_pieces"
    __table_args__ = (
        UniqueConstraint("base_id", "product_id"),
        Index("ix_outfit_pieces_shown", "base_id", "position", "option"),
        Index(None, "product_id"),
        CheckConstraint("position > 0 and option > 0", name="place"),
    )

    base_id: UUID = owner_of("products.id")
    position: int = count(1)
    label: str = label(60)
    product_id: UUID = owner_of("products.id")
    option: int = count(1)
    is_curated: bool = flag()
