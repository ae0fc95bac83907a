"""Ask about a piece, answer somebody who asked, and say whose answer helped."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import delete, func, select
from sqlalchemy.dialects.postgresql import insert

from luxeverse.core.actor import Actor
from luxeverse.core.db import WriteSession, transaction
from luxeverse.core.errors import Invalid, NotFound
from luxeverse.domain.reviews.moves import SHOWN, WAITING
from luxeverse.models.questions import Answer, AnswerVote, Question
from luxeverse.services.reviews import store
from luxeverse.services.reviews.write import LONGEST_NAME, NOT_YOURS

SHORTEST, LONGEST = 10, 1_000
MOST_WAITING = 5
"""Of one browser: a person reads each of them."""


@dataclass(frozen=True, slots=True)
class Words:
    """A question or an answer as its form sends it; ``number`` and ``email`` prove an order, if given."""

    text: str
    name: str
    number: str = ""
    email: str = ""


async def ask(actor: Actor, slug: str, words: Words) -> UUID:
    """A question about a piece; shown once a person of the house has read it. Raises Invalid, NotFound."""
    _check(words)
    async with transaction(actor.tenant_id) as session:
        product = await store.visible_product(session, slug)
        await _not_too_many(session, actor, Question)
        row = Question(
            product_id=product.id,
            author_name=_plain(words.name),
            session_id=actor.session_hash,
            text=words.text.strip(),
        )
        session.add(row)
        return row.id


async def answer(actor: Actor, question_id: UUID, words: Words) -> UUID:
    """An answer to a shown question; who names an order that holds the piece is marked as its owner.

    Raises Invalid, and NotFound for a question that is not shown.
    """
    _check(words)
    async with transaction(actor.tenant_id) as session:
        question = await shown_question(session, question_id)
        await _not_too_many(session, actor, Answer)
        row = Answer(
            question_id=question.id,
            author_name=_plain(words.name),
            session_id=actor.session_hash,
            text=words.text.strip(),
            is_owner=await _owns(session, question.product_id, words),
        )
        session.add(row)
        return row.id


async def vote_answer(actor: Actor, answer_id: UUID, *, is_helpful: bool) -> int:
    """Whether an answer helped this browser; returns how many it did. Raises NotFound."""
    async with transaction(actor.tenant_id) as session:
        row = await session.scalar(
            select(Answer).where(Answer.id == answer_id, Answer.status.in_(SHOWN)).with_for_update()
        )
        if row is None:
            raise NotFound("There is no such answer.", code="unknown_answer")
        own = (AnswerVote.answer_id == answer_id) & (AnswerVote.session_id == actor.session_hash)
        if is_helpful:
            mine = insert(AnswerVote).values(answer_id=answer_id, session_id=actor.session_hash)
            await session.execute(mine.on_conflict_do_nothing())
        else:
            await session.execute(delete(AnswerVote).where(own))
        counted = select(func.count()).where(AnswerVote.answer_id == answer_id)
        row.helpful_count = await session.scalar(counted) or 0
        return row.helpful_count


async def shown_question(session: WriteSession, question_id: UUID) -> Question:
    """Raises NotFound, also for one that is not shown."""
    row = await session.scalar(
        select(Question).where(Question.id == question_id, Question.status.in_(SHOWN))
    )
    if row is None:
        raise NotFound("There is no such question.", code="unknown_question")
    return row


async def _owns(session: WriteSession, product_id: UUID, words: Words) -> bool:
    number = words.number.strip().upper()
    if not number:
        return False
    if await store.bought_item(session, product_id, number, words.email.strip()) is None:
        raise Invalid(NOT_YOURS, code="unknown_purchase", fields={"number": NOT_YOURS})
    return True


async def _not_too_many(
    session: WriteSession, actor: Actor, table: type[Question] | type[Answer]
) -> None:
    waiting = await session.scalar(
        select(func.count()).where(
            table.session_id == actor.session_hash, table.status.in_(WAITING)
        )
    )
    if (waiting or 0) >= MOST_WAITING:
        raise Invalid("Some of yours are still waiting to be read.", code="too_many_waiting")


def _check(words: Words) -> None:
    wrong: dict[str, str] = {}
    if not SHORTEST <= len(words.text.strip()) <= LONGEST:
        wrong["text"] = f"Say a little more: {SHORTEST} to {LONGEST} characters."
    if not 1 <= len(words.name.strip()) <= LONGEST_NAME:
        wrong["name"] = "A name is shown with it; initials will do."
    if wrong:
        raise Invalid(" ".join(wrong.values()), code="invalid_words", fields=wrong)


def _plain(name: str) -> str:
    return " ".join(name.split())
