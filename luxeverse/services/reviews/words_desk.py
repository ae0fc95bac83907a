"""Questions and answers as the people of the house read them: in one list, each beside what it belongs to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, func, literal, select, tuple_, union_all

from luxeverse.core.db import ReadSession
from luxeverse.core.errors import NotFound
from luxeverse.core.keyset import Order, Slice, a_moment, a_number, a_text, slice_of
from luxeverse.domain.reviews.moves import SHOWN, WAITING
from luxeverse.domain.reviews.status import ReviewStatus
from luxeverse.models.catalogue import Product
from luxeverse.models.questions import Answer, Question

MOST_OF_ONE = 40
UNANSWERED = "unanswered"
"""The view of shown questions that nobody has answered; the others are called as their state."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """A question, or an answer to one; ``about`` is the question an answer is to.

    ``answers`` is how many shown ones a question has. ``is_house`` and ``is_owner`` say who answered.
    """

    id: UUID
    question_id: UUID
    status: ReviewStatus
    author: str
    text: str
    about: str
    is_question: bool
    is_house: bool
    is_owner: bool
    is_sample: bool
    answers: int
    at: datetime
    piece: str
    slug: str


_SHOWN_ANSWERS = (
    select(func.count(Answer.id))
    .where(Answer.question_id == Question.id, Answer.status.in_(SHOWN))
    .correlate(Question)
    .scalar_subquery()
)
_ASKED = select(
    Question.id, Question.id.label("question_id"), Question.product_id, Question.status,
    Question.author_name, Question.text, literal("").label("about"), literal(True).label("is_question"),
    literal(False).label("is_house"), literal(False).label("is_owner"), Question.is_sample,
    _SHOWN_ANSWERS.label("answers"), Question.created_at,
)  # fmt: skip
_GIVEN = select(
    Answer.id, Answer.question_id, Question.product_id, Answer.status,
    Answer.author_name, Answer.text, Question.text, literal(False),
    Answer.is_house, Answer.is_owner, Answer.is_sample,
    literal(0), Answer.created_at,
).join(Question, Question.id == Answer.question_id)  # fmt: skip
_SAID = union_all(_ASKED, _GIVEN).subquery("said")
COLUMNS = {
    "written": (_SAID.c.created_at, a_moment),
    "piece": (func.lower(Product.name), a_text),
    "by": (func.lower(_SAID.c.author_name), a_text),
    "answers": (_SAID.c.answers, a_number),
}
"""What the list can be sorted by."""


def words_order(key: str, *, is_descending: bool) -> Order:
    """One of the COLUMNS, equals by age."""
    column, read = COLUMNS[key]
    return Order(column, _SAID.c.id, read, is_descending)


async def words_list(session: ReadSession, view: str, order: Order, place: str, size: int) -> Slice:
    """A page of a view, each row as ``Spoken``."""
    found = await slice_of(session, _of_view(_spoken(), view), order, place, size)
    return Slice([Spoken(*row) for row in found.rows], found.previous, found.next)


async def words_counts(session: ReadSession) -> Mapping[str, int]:
    """How many stand in each view."""
    query = select(_SAID.c.status, func.count()).group_by(_SAID.c.status)
    found = {ReviewStatus(status): number for status, number in await session.execute(query)}
    open_ones = _of_view(select(func.count()).select_from(_SAID), UNANSWERED)
    counts = {status.value.lower(): found.get(status, 0) for status in ReviewStatus}
    return {**counts, UNANSWERED: await session.scalar(open_ones) or 0}


async def count_waiting_words(session: ReadSession) -> int:
    """How many questions and answers wait for a decision."""
    query = select(func.count()).select_from(_SAID).where(_SAID.c.status.in_(WAITING))
    return await session.scalar(query) or 0


async def conversation(session: ReadSession, key: UUID) -> tuple[Spoken, Sequence[Spoken]]:
    """A question or an answer, and everything said about the same question in any state, the question first.

    Raises NotFound.
    """
    row = (await session.execute(_spoken().where(_SAID.c.id == key))).first()
    if row is None:
        raise NotFound("Nobody asked or answered this.", code="unknown_words")
    one = Spoken(*row)
    whole = (
        _spoken()
        .where(_SAID.c.question_id == one.question_id)
        .order_by(_SAID.c.is_question.desc(), _SAID.c.created_at, _SAID.c.id)
        .limit(MOST_OF_ONE)
    )
    return one, [Spoken(*row) for row in await session.execute(whole)]


async def next_waiting_words(session: ReadSession, one: Spoken) -> UUID | None:
    """What to read after this one: the next in the order they came, else the first that waits."""
    query = select(_SAID.c.id).where(_SAID.c.status.in_(WAITING), _SAID.c.id != one.id)
    later = query.where(tuple_(_SAID.c.created_at, _SAID.c.id) > (one.at, one.id))
    for wanted in (later, query):
        ordered = wanted.order_by(_SAID.c.created_at, _SAID.c.id).limit(1)
        if found := await session.scalar(ordered):
            return found
    return None


def _spoken() -> Select[Any]:
    """What ``Spoken`` is made of."""
    said = _SAID.c
    return select(
        said.id, said.question_id, said.status, said.author_name, said.text, said.about,
        said.is_question, said.is_house, said.is_owner, said.is_sample, said.answers, said.created_at,
        Product.name, Product.slug,
    ).join(Product, Product.id == said.product_id)  # fmt: skip


def _of_view(query: Select[Any], view: str) -> Select[Any]:
    said = _SAID.c
    if view == UNANSWERED:
        return query.where(said.is_question, said.status.in_(SHOWN), said.answers == 0)
    return query.where(said.status == ReviewStatus(view.upper()))
