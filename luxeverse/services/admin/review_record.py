"""One review on the desk: its words and pictures, and what the list of words makes of them, said word by word."""

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from luxeverse.core.actor import House
from luxeverse.domain.reviews.status import ReviewStatus as S
from luxeverse.domain.reviews.summary import Point
from luxeverse.domain.reviews.words import quality_parts
from luxeverse.integrations.moods import FELT, SentenceMood
from luxeverse.models.reviews import Review
from luxeverse.schemas.admin import Block, Cell, Deed, RecordPicture, RecordView
from luxeverse.schemas.common import Fact, LinkItem
from luxeverse.services import audit, reviews
from luxeverse.services.admin import words
from luxeverse.services.reviews.store import PhotoFacts

LONGEST_NAME = 72
MOST_WORDS = 4
STATES = {
    S.PENDING: Cell("Pending", tone="note"),
    S.FLAGGED: Cell("Set aside", tone="warn"),
    S.APPROVED: Cell("Approved", tone="ok"),
    S.REJECTED: Cell("Rejected", tone="err"),
}
FITS = {-1: "Runs small", 0: "True to size", 1: "Runs large"}
SAID = {
    "review.approved": "Approved",
    "review.rejected": "Rejected",
    "review.flagged": "Set aside",
    "review.pictures_removed": "Pictures deleted",
    "review.quoted": "Quoted as a testimonial",
}
HOW = (
    "A list of 7,500 English words with weights (VADER, 2014), and the words of this trade. Nothing is learned, irony"
    " is not understood, and no shopper sees it."
)


def of(
    house: House,
    one: reviews.Judged,
    reading: reviews.Reading,
    pictures: Sequence[PhotoFacts],
    deeds: list[Deed],
) -> RecordView:
    """The review as a record, without its history."""
    review = one.review
    return RecordView(
        status="ready",
        id=str(review.id),
        title=name_of(review),
        text=f"{review.rating} of 5 stars, by {review.author_name}",
        state=STATES[review.status],
        links=[LinkItem(one.piece, f"{house.prefix}/product/{one.slug}")],
        facts=_facts(review),
        blocks=[
            Block("What was written", _paragraphs(review.content or "")),
            _mood(review, reading.sentences),
            _quality(review, one.photos),
            _beside(one.piece, reading),
        ],
        pictures=[_picture(house, review, found) for found in pictures],
        deeds=deeds,
    )


def with_way_on(
    view: RecordView, house: House, book: Sequence[audit.Entry], following: UUID | None
) -> RecordView:
    """The record with its history and the way to the next one that waits."""
    url = f"{house.prefix}/admin/reviews/{following}" if following else ""
    label = "Next that waits" if following else ""
    return replace(view, traces=words.traces(book, SAID), next_url=url, next_label=label)


def name_of(review: Review) -> str:
    """Its title, or how it begins."""
    return words.beginning(review.title or review.content or "", LONGEST_NAME)


def mood_cell(score: float | None) -> Cell:
    """Sorry ones carry a sign of warning, because somebody may have to be answered."""
    found = score or 0.0
    return Cell(words.mood(found), tone="warn" if found < -FELT else "")


def _paragraphs(text: str) -> list[str]:
    return [part.strip() for part in text.split("\n") if part.strip()]


def _facts(review: Review) -> list[Fact]:
    facts = [
        Fact("Written", words.day(review.created_at)),
        Fact("Bought", "Verified purchase" if review.is_verified_purchase else "Not verified"),
        Fact("Variant", review.variant_text or ""),
        Fact("Fit", FITS[review.fit] if review.fit is not None else ""),
        Fact("Helped", str(review.helpful_count) if review.helpful_count else ""),
        Fact("Kept back because", review.moderation_note or ""),
        Fact("Origin", "Sample of the demonstration catalogue" if review.is_sample else ""),
    ]
    return [fact for fact in facts if fact.value]


def _mood(review: Review, sentences: Sequence[SentenceMood]) -> Block:
    return Block(
        title=f"Mood {words.mood(review.sentiment_score or 0.0)}",
        facts=[
            Fact(sentence.text, _weighed(sentence)) for sentence in sentences if sentence.is_felt
        ],
        note=f"The mean of the stars and of these sentences. {HOW}",
    )


def _weighed(sentence: SentenceMood) -> str:
    named = ", ".join(
        f"{word} {words.mood(weight)}" for word, weight in sentence.words[:MOST_WORDS]
    )
    return f"{words.mood(sentence.score)}: {named}" if named else words.mood(sentence.score)


def _quality(review: Review, photos: int) -> Block:
    parts = quality_parts(review.title or "", review.content or "", photos)
    return Block(
        title=f"Quality {review.quality_score or 0:.2f}",
        facts=[Fact(name.capitalize(), f"{part:.2f}") for name, part in parts.items()],
        note="How much a reader gets, 0 to 1. It orders reviews nobody has voted on.",
    )


def _beside(piece: str, reading: reviews.Reading) -> Block:
    """The summary for the house: what all reviews of the piece have in common, read ones and waiting ones."""
    lines = [
        f"Mean mood {words.mood(reading.mean)}; this one stands {words.mood(reading.stands_out)} from it."
    ]
    return Block(
        title=f"All of {piece}",
        paragraphs=[*lines, *(_point(point) for point in reading.points)],
        note=f"Counted from {words.counted(reading.read, 'review')} in any state but rejected.",
    )


def _point(point: Point) -> str:
    glad, sorry = len(point.glad), len(point.sorry)
    cited = f" “{point.cited[0]}”" if point.cited else ""
    return f"{point.aspect.label[:1].upper()}{point.aspect.label[1:]}: {glad} glad, {sorry} sorry.{cited}"


def _picture(house: House, review: Review, found: PhotoFacts) -> RecordPicture:
    address = f"/api/reviews/photos/{found.id}"
    return RecordPicture(
        f"{address}/small{house.query}",
        f"{address}/large{house.query}",
        f"Picture by {review.author_name}",
    )
