"""A person of the house reads what was asked and answered, decides over it, and answers for the house."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select

from luxeverse.core.actor import Actor
from luxeverse.core.db import WriteSession, transaction
from luxeverse.core.errors import Conflict, Invalid, NotFound
from luxeverse.domain.identity.rights import Right
from luxeverse.domain.reviews.moves import MOVES, SHOWN
from luxeverse.domain.reviews.status import ReviewStatus
from luxeverse.models.questions import Answer, Question
from luxeverse.services import audit, identity
from luxeverse.services.reviews.reasons import reason_of

MOST_AT_ONCE = 100
LONGEST_ANSWER = 1_000


async def decide_words(
    actor: Actor, keys: Sequence[UUID], there: ReviewStatus, reason: str = "", reply: str = ""
) -> int:
    """Show questions and answers, set them aside or keep them back, all of them or none; returns how many it moved.

    Those that stand there already are left alone: a colleague was quicker. ``reply`` is the house's own answer to the one
    question that is shown. Raises NotAllowed, NotFound, Invalid for a rejection without a reason or a reply that would not
    be shown, Conflict for a move that is none or a question the house has answered.
    """
    identity.ensure_behind_counter(actor, Right.MODERATE)
    said, given = reason_of(there, reason), reply.strip()
    if not 1 <= len(keys) <= MOST_AT_ONCE:
        raise Invalid(f"Choose 1 to {MOST_AT_ONCE}.", code="too_many")
    if given and there not in SHOWN:
        raise Invalid("An answer is shown with its question: approve it.", code="reply_unseen")
    async with transaction(actor.tenant_id) as session:
        rows = await _rows(session, keys)
        moving = [row for row in rows if row.status != there]
        if stuck := [row for row in moving if there not in MOVES[row.status]]:
            raise Conflict(_stuck(stuck[0], there), code="no_such_move")
        changes_pages = bool(given) or any(SHOWN & {row.status, there} for row in moving)
        for row in moving:
            _move(session, actor, row, there, said)
        if given:
            await _answer(session, actor, rows, given)
        if changes_pages:
            await identity.turn_pages(session)
    return len(moving)


async def answer_for_house(actor: Actor, question_id: UUID, text: str) -> None:
    """The house's own answer to a question that is shown; it is shown at once, before all others.

    Raises NotAllowed, NotFound, Invalid for no answer, Conflict for a question that is not shown, or was answered by the
    house.
    """
    identity.ensure_behind_counter(actor, Right.EDIT)
    async with transaction(actor.tenant_id) as session:
        rows = await _rows(session, [question_id])
        await _answer(session, actor, rows, text.strip())
        await identity.turn_pages(session)


async def _rows(session: WriteSession, keys: Sequence[UUID]) -> list[Question | Answer]:
    """Each once, locked in the order of their keys, questions before answers. Raises NotFound if one of them is none."""
    found: list[Question | Answer] = []
    for table in (Question, Answer):
        query = select(table).where(table.id.in_(keys)).order_by(table.id).with_for_update()
        found += (await session.scalars(query)).all()
    if len(found) != len(set(keys)):
        raise NotFound("Nobody asked or answered this.", code="unknown_words")
    return found


async def _answer(
    session: WriteSession, actor: Actor, rows: Sequence[Question | Answer], text: str
) -> None:
    """Called with the question locked, so that two colleagues do not both answer it."""
    identity.ensure_behind_counter(actor, Right.EDIT)
    if not 1 <= len(text) <= LONGEST_ANSWER:
        raise Invalid(f"Write 1 to {LONGEST_ANSWER} characters.", code="invalid_words")
    if len(rows) != 1 or not isinstance(rows[0], Question):
        raise Invalid("The house answers one question at a time.", code="one_by_one")
    question = rows[0]
    if question.status not in SHOWN:
        raise Conflict("Approve the question first; nobody would see this.", code="not_shown")
    own = select(Answer.id).where(
        Answer.question_id == question.id, Answer.is_house, Answer.status.in_(SHOWN)
    )
    if await session.scalar(own.limit(1)):
        raise Conflict(
            "The house has answered this already. Reject that answer to give another.",
            code="answered_already",
        )
    row = Answer(
        question_id=question.id,
        author_name=actor.house.name,
        text=text,
        is_house=True,
        status=ReviewStatus.APPROVED,
    )
    session.add(row)
    audit.note(session, actor, "question.answered", ("question", question.id), answer=str(row.id))


def _move(
    session: WriteSession, actor: Actor, row: Question | Answer, there: ReviewStatus, reason: str
) -> None:
    before, row.status = row.status, there
    kind = _kind(row)
    audit.note(
        session, actor, f"{kind}.{there.value.lower()}", (kind, row.id),
        before={"status": before.value}, status=there.value, reason=reason or None,
    )  # fmt: skip


def _kind(row: Question | Answer) -> str:
    return "question" if isinstance(row, Question) else "answer"


def _stuck(row: Question | Answer, there: ReviewStatus) -> str:
    here = row.status.value.lower()
    one = "A question" if isinstance(row, Question) else "An answer"
    return f"{one} that is {here} cannot become {there.value.lower()}. Nothing was changed."
