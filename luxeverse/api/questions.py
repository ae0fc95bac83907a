"""Questions about pieces by HTTP."""

from typing import Annotated, Literal
from uuid import UUID

from fastapi import APIRouter, Path
from pydantic import BaseModel, ConfigDict, Field

from luxeverse.api.visitor import ActorOf, HouseOf
from luxeverse.schemas.questions import QuestionsView
from luxeverse.services import reviews

router = APIRouter(tags=["questions"])
Slug = Annotated[str, Path(max_length=160)]
QuestionId = Annotated[UUID, Path(description="id of a shown question")]
AnswerId = Annotated[UUID, Path(description="id of a shown answer")]


class Words(BaseModel):
    """Name an order that holds the piece, and its address, to answer as its owner."""

    model_config = ConfigDict(extra="forbid")

    text: Annotated[str, Field(max_length=1000)]
    name: Annotated[str, Field(max_length=60)]


class Reply(Words):
    order_number: Annotated[str, Field(max_length=20)] = ""
    email: Annotated[str, Field(max_length=320)] = ""


class Sent(BaseModel):
    status: Literal["pending"] = "pending"


class Helped(BaseModel):
    helpful: int


@router.get("/api/products/{slug}/questions")
async def listing(house: HouseOf, slug: Slug) -> QuestionsView:
    """Questions with their answers; none for an unknown piece."""
    return await reviews.questions(house, slug)


@router.post("/api/products/{slug}/questions", status_code=202)
async def ask(actor: ActorOf, slug: Slug, words: Words) -> Sent:
    """A person of the house reads it first. Refusals: `unknown_product` 404, `invalid_words`, `too_many_waiting` 422."""
    await reviews.ask(actor, slug, reviews.Words(words.text, words.name))
    return Sent()


@router.post("/api/questions/{question_id}/answers", status_code=202)
async def answer(actor: ActorOf, question_id: QuestionId, words: Reply) -> Sent:
    """Refusals: `unknown_question` 404; `invalid_words`, `unknown_purchase`, `too_many_waiting` 422."""
    said = reviews.Words(words.text, words.name, words.order_number, words.email)
    await reviews.answer(actor, question_id, said)
    return Sent()


@router.put("/api/answers/{answer_id}/vote")
async def vote(actor: ActorOf, answer_id: AnswerId) -> Helped:
    """It helped; once for each browser. Refusal: `unknown_answer` 404."""
    return Helped(helpful=await reviews.vote_answer(actor, answer_id, is_helpful=True))


@router.delete("/api/answers/{answer_id}/vote")
async def unvote(actor: ActorOf, answer_id: AnswerId) -> Helped:
    """Take the word back. Refusal: `unknown_answer` 404."""
    return Helped(helpful=await reviews.vote_answer(actor, answer_id, is_helpful=False))
