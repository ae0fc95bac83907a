"""The room where what buyers wrote is read, shown, kept back or set aside."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import timedelta

from luxeverse.core import clock
from luxeverse.core.actor import Actor, House
from luxeverse.core.db import read_session
from luxeverse.core.errors import Invalid, NotFound
from luxeverse.domain.identity.rights import Right
from luxeverse.domain.reviews.moves import MOVES, SHOWN
from luxeverse.domain.reviews.status import ReviewStatus as S
from luxeverse.schemas.admin import Cell, Deed, RecordView, Row, TableView
from luxeverse.schemas.common import Fact
from luxeverse.services import audit, identity, reviews
from luxeverse.services.admin import review_record, words
from luxeverse.services.admin.lists import SIZE, Heading, List, Wanted

LIST = List(
    room="reviews",
    headings=(
        Heading("Review", kind="wide"),
        Heading("Piece", "piece"),
        Heading("Stars", "stars", "number"),
        Heading("Mood", "mood", "number"),
        Heading("Quality", "quality", "number"),
        Heading("Pictures", "pictures", "number"),
        Heading("Written", "written"),
    ),
    views=(
        ("pending", "Pending"),
        ("flagged", "Set aside"),
        ("approved", "Approved"),
        ("rejected", "Rejected"),
    ),
    sort="written",
)
DEEDS = {
    S.APPROVED: Deed("approve", "Approve", "primary", "a"),
    S.FLAGGED: Deed("flag", "Set aside", "line", "s"),
    S.REJECTED: Deed("reject", "Reject", "line", "r", asks="Why it is not shown", wants=True),
}
QUOTE = Deed("quote", "Quote as a testimonial", "line", "q")
BARE = Deed(
    "bare",
    "Take its pictures away",
    "line",
    confirm="The pictures are deleted for good. The words stay, and still wait for your decision.",
)
THERE = {deed.key: status for status, deed in DEEDS.items()}
DONE = {S.APPROVED: "approved and shown", S.FLAGGED: "set aside", S.REJECTED: "rejected"}
NOTHING = {
    "pending": ("Nothing waits", "What buyers write next stands here, oldest first."),
    "flagged": ("Nothing is set aside", "What you set aside waits here for a second look."),
    "approved": (
        "Nothing is shown yet",
        "Reviews you approve stand here and on the page of their piece.",
    ),
    "rejected": (
        "Nothing was rejected",
        "Reviews you reject stay here with the reason, and nowhere else.",
    ),
}
DAYS = 90


async def table(actor: Actor, choices: Mapping[str, str]) -> TableView:
    """The reviews of one state. Raises SignInNeeded, NotAllowed."""
    identity.ensure_may(actor, Right.MODERATE)
    wanted = Wanted(LIST, actor.house, choices)
    status = S(wanted.view.upper())
    order = reviews.order_by(wanted.key, is_descending=wanted.is_descending)
    async with read_session(actor.tenant_id) as session:
        found = await reviews.desk_list(session, status, order, wanted.place, SIZE)
        counts = await reviews.counts(session)
        climate = await reviews.climate(session, clock.now() - timedelta(days=DAYS))
    title, text = NOTHING[wanted.view]
    counted = {state.value.lower(): number for state, number in counts.items()}
    return replace(
        wanted.table(found, counted, "review"),
        caption=f"{wanted.label} reviews",
        title=title,
        text=text,
        facts=_climate(climate),
        rows=[_row(actor.house, one) for one in found.rows],
        deeds=deeds_from(status),
    )


async def record(actor: Actor, key: str) -> RecordView:
    """One review with its pictures. Raises SignInNeeded, NotAllowed, NotFound."""
    identity.ensure_may(actor, Right.MODERATE)
    (review_id,) = words.keys_of([key])
    async with read_session(actor.tenant_id) as session:
        one = await reviews.judged(session, review_id)
        reading = await reviews.reading(session, one.review)
        pictures = await reviews.photos_of(session, [review_id])
        book = await audit.trail(session, "review", review_id)
        following = await reviews.next_waiting(session, one.review)
    deeds = [*deeds_from(one.review.status), *([BARE] if pictures else [])]
    view = review_record.of(actor.house, one, reading, pictures, deeds)
    return review_record.with_way_on(view, actor.house, book, following)


async def act(actor: Actor, deed: str, keys: Sequence[str], said: Mapping[str, str]) -> str:
    """Approve, reject or set aside. Raises what ``reviews.moderate`` raises."""
    identity.ensure_may(actor, Right.MODERATE)
    if deed == BARE.key:
        if len(keys) != 1:
            raise Invalid("Pictures are looked at one review at a time.", code="one_by_one")
        gone = await reviews.take_pictures_away(actor, words.keys_of(keys)[0])
        return f"{words.counted(gone, 'picture')} deleted."
    if deed == QUOTE.key:
        made = await reviews.quote_reviews(actor, words.keys_of(keys))
        return f"{words.counted(made, 'testimonial')} made; put them on the home in their own room."
    if deed not in THERE:
        raise NotFound("Reviews know no such deed.", code="unknown_deed")
    there = THERE[deed]
    moved = await reviews.moderate(actor, words.keys_of(keys), there, said.get("why", ""))
    if not moved:
        return "A colleague was quicker; they stand there already."
    return f"{words.counted(moved, 'review')} {DONE[there]}."


def deeds_from(status: S) -> list[Deed]:
    deeds = [deed for there, deed in DEEDS.items() if there in MOVES[status]]
    return [*deeds, QUOTE] if status in SHOWN else deeds


def _row(house: House, one: reviews.Judged) -> Row:
    review = one.review
    said = review_record.name_of(review)
    return Row(
        id=str(review.id),
        label=f"{said}, by {review.author_name}",
        url=f"{house.prefix}/admin/reviews/{review.id}",
        cells=[
            Cell(said, note=_by(review.author_name, is_verified=review.is_verified_purchase)),
            Cell(one.piece),
            Cell(str(review.rating)),
            review_record.mood_cell(review.sentiment_score),
            Cell(f"{review.quality_score or 0:.2f}"),
            Cell(str(one.photos) if one.photos else ""),
            Cell(words.day(review.created_at)),
        ],
    )


def _by(author: str, *, is_verified: bool) -> str:
    return f"{author}, verified purchase" if is_verified else author


def _climate(found: reviews.Climate) -> list[Fact]:
    if not found.number:
        return []
    facts = [
        Fact(
            f"Last {DAYS} days",
            f"{words.counted(found.number, 'review')}, mood {words.mood(found.mean)}",
        )
    ]
    if found.sorriest:
        facts.append(
            Fact("Sounds sorriest", f"{found.sorriest}, {words.mood(found.sorriest_mean)}")
        )
    return facts
