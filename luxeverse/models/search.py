"""The index of words, and what a house says about how it is searched.

Documents own their postings. Postings, lexemes and words have natural keys and no times: they are derived, there are
many of them, and the key of a posting is the covering index that every query reads.
"""

from typing import Any
from uuid import UUID

from pgvector.sqlalchemy import Vector
from sqlalchemy import CheckConstraint, Index, PrimaryKeyConstraint, String, UniqueConstraint, text
from sqlalchemy.types import REAL
from sqlmodel import Field, SQLModel

from luxeverse.core.ids import new_id
from luxeverse.domain.search.kinds import RuleKind, SearchKind
from luxeverse.models.base import HOUSE, Owned, count, flag, label, number, one_of, owner_of, words

LOOK_LENGTH = 1984
"""domain/vision/features.py: 384 colours and twice 800 directions."""


def _house() -> Any:
    return Field(
        default=None,
        foreign_key="tenants.id",
        ondelete="RESTRICT",
        nullable=False,
        primary_key=True,
        sa_column_kwargs={"server_default": text(HOUSE)},
    )


def _term(*, key: bool = True) -> Any:
    """A word of at most 64 bytes, ordered by its bytes so that a prefix is a range."""
    return Field(sa_type=String(64, collation="C"), primary_key=key, nullable=False)


def _measure() -> Any:
    return Field(sa_type=REAL, nullable=False)


class SearchDocument(Owned, table=True):
    """Something that can be found. ``content_hash`` says whether its text changed, ``embedded_hash`` of which text
    its vector was made, ``words`` what it holds unstemmed.
    """

    __tablename__ = "search_documents"
    __table_args__ = (UniqueConstraint("tenant_id", "kind", "target_id"),)

    kind: SearchKind = one_of(SearchKind)
    target_id: UUID
    content_hash: str = label(32)
    embedded_hash: str | None = label(32, nullable=True)
    length: float = _measure()
    words: list[str] = words()


class SearchPosting(SQLModel, table=True):
    """A term in a document: the sum of its occurrences' weights, and the length of the document."""

    __tablename__ = "search_postings"
    __table_args__ = (
        PrimaryKeyConstraint(
            "tenant_id",
            "lexeme",
            "kind",
            "target_id",
            postgresql_include=["weight", "length"],
        ),
        Index("ix_search_postings_target", "tenant_id", "target_id"),
        CheckConstraint("weight > 0 and length > 0", name="measures"),
    )

    tenant_id: UUID = _house()
    lexeme: str = _term()
    kind: SearchKind = Field(sa_type=String(12), primary_key=True, nullable=False)
    target_id: UUID = Field(primary_key=True)
    weight: float = _measure()
    length: float = _measure()


class SearchLexeme(SQLModel, table=True):
    """In how many documents of the house a term stands."""

    __tablename__ = "search_lexemes"
    __table_args__ = (CheckConstraint("documents > 0", name="documents"),)

    tenant_id: UUID = _house()
    lexeme: str = _term()
    documents: int


class SearchWord(SQLModel, table=True):
    """A word as it is written, and the term it is found by; the vocabulary of corrections and completions."""

    __tablename__ = "search_words"
    __table_args__ = (CheckConstraint("documents > 0", name="documents"),)

    tenant_id: UUID = _house()
    word: str = _term()
    lexeme: str = _term(key=False)
    documents: int


class SearchCorpus(SQLModel, table=True):
    """The index of a house as a whole. Writers lock this row first and give ``vocabulary`` a new value."""

    __tablename__ = "search_corpora"
    __table_args__ = (CheckConstraint("documents >= 0", name="documents"),)

    tenant_id: UUID = _house()
    documents: int = count()
    length_sum: float = Field(default=0.0, nullable=False, sa_column_kwargs={"server_default": "0"})
    vocabulary: UUID = Field(
        default_factory=new_id, sa_column_kwargs={"server_default": text("gen_random_uuid()")}
    )


class SearchRule(Owned, table=True):
    """What a house says about its search; see RuleKind for what phrase, values and factor mean."""

    __tablename__ = "search_rules"
    __table_args__ = (
        UniqueConstraint("tenant_id", "kind", "phrase"),
        CheckConstraint("factor > 0 and factor <= 10", name="factor"),
    )

    kind: RuleKind = one_of(RuleKind)
    phrase: str = label(160)
    values: list[str] = words()
    factor: float = number(1.0)
    position: int = count()


class SearchLook(Owned, table=True):
    """What a picture of a piece looks like. ``seen`` names the files and the way of looking it was made of.

    A picture with a mask is looked at twice: as the thing alone, which a photograph on plain ground resembles, and as
    a stranger would have to look at it, which this very picture sent back resembles.
    """

    __tablename__ = "search_looks"
    __table_args__ = (
        UniqueConstraint("product_id", "asset", "is_masked"),
        Index(None, "tenant_id"),
    )

    product_id: UUID = owner_of("products.id")
    asset: str = label(120)
    is_masked: bool = flag()
    seen: str = label(32)
    look: list[float] = Field(sa_type=Vector(LOOK_LENGTH), nullable=False)
    palette: list[str] = words()
