"""The questions about a piece as its page shows them, and those that wait for a decision."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import and_, bindparam, select
from sqlalchemy.orm import aliased

from luxeverse.core import clock
from luxeverse.core.actor import House
from luxeverse.core.db import ReadSession, read_session
from luxeverse.core.errors import NotFound
from luxeverse.domain.reviews.moves import SHOWN, WAITING
from luxeverse.models.catalogue import Product
from luxeverse.models.questions import Answer, Question
from luxeverse.schemas.questions import AnswerView, QuestionsView, QuestionView
from luxeverse.services.reviews import store

MOST_SHOWN = 12
MOST_IN_QUEUE = 100
SAMPLES = "Sample questions, written for this demonstration catalogue."


_LATEST = (
    select(Question)
    .where(Question.product_id == bindparam("piece"), Question.status.in_(SHOWN))
    .order_by(Question.created_at.desc(), Question.id.desc())
    .limit(MOST_SHOWN)
)
_ASKED = aliased(Question, _LATEST.subquery())
_WITH_ANSWERS = (
    select(_ASKED, Answer)
    .outerjoin(Answer, and_(Answer.question_id == _ASKED.id, Answer.status.in_(SHOWN)))
    .order_by(
        _ASKED.created_at.desc(),
        _ASKED.id.desc(),
        Answer.is_house.desc(),
        Answer.helpful_count.desc(),
        Answer.created_at,
        Answer.id,
    )
)


async def questions(house: House, slug: str) -> QuestionsView:
    """Shown questions of a piece, the newest first; of the answers the house's own first, then the most helpful."""
    async with read_session(house.tenant_id) as session:
        try:
            product = await store.visible_product(session, slug)
        except NotFound:
            return QuestionsView()
        return await questions_about(session, house, product.id, slug)


async def questions_about(
    session: ReadSession, house: House, product_id: UUID, slug: str
) -> QuestionsView:
    """The same within a read that goes on."""
    asked: dict[UUID, Question] = {}
    answers: dict[UUID, list[Answer]] = {}
    for row, answer in await session.execute(_WITH_ANSWERS, {"piece": product_id}):
        asked[row.id] = row
        if answer:
            answers.setdefault(row.id, []).append(answer)
    return QuestionsView(
        slug=slug,
        count_text=_count(len(asked)),
        questions=[_question(row, answers.get(key, ()), house) for key, row in asked.items()],
        sample_note=SAMPLES if any(row.is_sample for row in asked.values()) else "",
    )


def _count(number: int) -> str:
    return "1 question" if number == 1 else f"{number} questions"


def _question(row: Question, answers: Sequence[Answer], house: House) -> QuestionView:
    return QuestionView(
        id=str(row.id),
        anchor=f"question-{row.id}",
        text=row.text,
        by=f"{row.author_name}, {clock.day_text(row.created_at)}",
        answers=[_answer(one, house) for one in answers],
    )


def _answer(row: Answer, house: House) -> AnswerView:
    badge = f"{row.author_name} bought this piece" if row.is_owner else ""
    if row.is_house:
        badge = f"{house.name} answers"
    return AnswerView(
        id=str(row.id),
        text=row.text,
        author=row.author_name,
        badge=badge,
        date=clock.day_text(row.created_at),
        helpful=row.helpful_count,
    )


@dataclass(frozen=True, slots=True)
class WaitingWords:
    """A question, or an answer to one, in the queue."""

    id: UUID
    kind: str
    slug: str
    author: str
    text: str
    about: str


async def waiting_words(house: House) -> list[WaitingWords]:
    """What nobody of the house has read yet, oldest first; questions before answers."""
    asked = (
        select(Question, Product.slug)
        .join(Product, Product.id == Question.product_id)
        .where(Question.status.in_(WAITING))
        .order_by(Question.created_at, Question.id)
        .limit(MOST_IN_QUEUE)
    )
    given = (
        select(Answer, Question.text, Product.slug)
        .join(Question, Question.id == Answer.question_id)
        .join(Product, Product.id == Question.product_id)
        .where(Answer.status.in_(WAITING))
        .order_by(Answer.created_at, Answer.id)
        .limit(MOST_IN_QUEUE)
    )
    async with read_session(house.tenant_id) as session:
        found = [
            WaitingWords(row.id, "question", slug, row.author_name, row.text, "")
            for row, slug in await session.execute(asked)
        ]
        found += [
            WaitingWords(row.id, "answer", slug, row.author_name, row.text, about)
            for row, about, slug in await session.execute(given)
        ]
    return found
