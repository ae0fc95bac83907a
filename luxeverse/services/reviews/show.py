"""The reviews of a piece in words, for its page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from luxeverse.core import clock
from luxeverse.core.actor import House
from luxeverse.core.db import ReadSession, read_session
from luxeverse.core.errors import NotFound
from luxeverse.domain.reviews.summary import Point, Read, summarise
from luxeverse.models.reviews import Review
from luxeverse.schemas.common import LinkItem
from luxeverse.schemas.reviews import (
    ReviewFilter,
    ReviewPhotoView,
    ReviewPoint,
    ReviewsView,
    ReviewView,
    StarBar,
)
from luxeverse.services.reviews import store
from luxeverse.services.reviews.store import Tally
from luxeverse.services.reviews.wanted import BEST, PAGE, SORTS, Wanted
from luxeverse.services.reviews.worn import PATH as GALLERY

READ_FOR_SUMMARY = 300
"""The most useful ones; more would be a cost on every page for no other sentence."""
PHOTOS_IN_STRIP = 12
MOST_QUOTED = 3
FIT_WORDS = {-1: "runs small", 0: "true to size", 1: "runs large"}
FEWEST_FITS = 3
SAMPLES = "Sample reviews, written for this demonstration catalogue."


@dataclass(frozen=True, slots=True)
class Told:
    """The reviews of a piece as people read them, and for search engines how many there are, the mean of their stars,
    and those that others found most useful, good or bad.
    """

    view: ReviewsView
    count: int = 0
    mean: float = 0.0
    quoted: Sequence[Review] = ()


async def shown(house: House, slug: str, choices: Mapping[str, str]) -> ReviewsView:
    """The reviews of a piece as the query of its address filters and sorts them; empty for an unknown piece."""
    async with read_session(house.tenant_id) as session:
        try:
            product = await store.visible_product(session, slug)
        except NotFound:
            return ReviewsView()
        return (await told(session, house, product.id, slug, choices)).view


async def told(
    session: ReadSession, house: House, product_id: UUID, slug: str, choices: Mapping[str, str]
) -> Told:
    """The same within a read that goes on, with what search engines are told."""
    wanted = Wanted(f"{house.prefix}/product/{slug}", choices)
    useful = store.found(BEST, None, "")
    read = await store.rows(session, product_id, useful, READ_FOR_SUMMARY)
    if not read:
        return Told(ReviewsView(write_url=f"{wanted.path}/review"))
    is_all = len(read) < READ_FOR_SUMMARY
    tally = store.tally_of(read) if is_all else await store.tally(session, product_id)
    rows, total = read[: wanted.shown], tally.count
    if wanted.is_filtered or wanted.order != BEST:
        query = store.found(wanted.order, wanted.stars, wanted.only)
        rows = await store.rows(session, product_id, query, wanted.shown)
        total = await store.size(session, product_id, query) if wanted.is_filtered else total
    pictures = {one.review.id: _pictures(house, one) for one in (*rows, *read) if one.photos}
    shown, known = [one.review for one in rows], [one.review for one in read]
    view = _view(house, wanted, tally, shown, total, known, pictures)
    return Told(view, tally.count, round(tally.average, 1), known[:MOST_QUOTED])


def _view(
    house: House,
    wanted: Wanted,
    tally: Tally,
    rows: Sequence[Review],
    total: int,
    read: Sequence[Review],
    pictures: Mapping[UUID, list[ReviewPhotoView]],
) -> ReviewsView:
    average = f"{tally.average:.1f}"
    return ReviewsView(
        status="ready",
        average=average,
        stars=f"{tally.average * 20:.0f}%",
        score_text=f"{average} out of 5",
        count_text=_count(tally.count),
        bars=[_bar(stars, tally, wanted) for stars in range(5, 0, -1)],
        fit_text=_fit(tally),
        filters=_filters(tally, wanted),
        sorts=[
            LinkItem(label, wanted.url(order="" if key == "useful" else key), key == wanted.order)
            for key, label in SORTS.items()
        ],
        sort_label=SORTS[wanted.order],
        points=_points(read),
        summary_note=f"Counted from {_count(len(read))} on {clock.day_text(clock.now())}; nothing is written by a machine.",
        photos=_strip(read, pictures),
        pictures_url=f"{house.prefix}{GALLERY}?piece={wanted.path.rpartition('/')[2]}"
        if tally.with_photos
        else "",
        shown=[_review(row, pictures) for row in rows],
        found_text=f"{_count(total)} of {tally.count}" if wanted.is_filtered else "",
        clear_url=wanted.url(stars="", **{"with": ""}) if wanted.is_filtered else "",
        more_url=wanted.url(reviews=str(wanted.shown + PAGE)) if total > len(rows) else "",
        more_label=f"Show {min(PAGE, total - len(rows))} more",
        write_url=f"{wanted.path}/review",
        sample_note=SAMPLES if tally.samples else "",
    )


def _count(number: int) -> str:
    return "1 review" if number == 1 else f"{number} reviews"


def _bar(stars: int, tally: Tally, wanted: Wanted) -> StarBar:
    number = tally.by_stars.get(stars, 0)
    checked = wanted.stars == stars
    return StarBar(
        label="1 star" if stars == 1 else f"{stars} stars",
        share=f"{100 * number / tally.count:.0f}%",
        count=str(number),
        url=wanted.url(stars="" if checked else str(stars)),
        checked=checked,
        empty=number == 0,
    )


def _fit(tally: Tally) -> str:
    """What most say of the size, once enough have said something."""
    total = sum(tally.by_fit.values())
    if total < FEWEST_FITS:
        return ""
    fit, most = max(tally.by_fit.items(), key=lambda pair: (pair[1], pair[0] == 0))
    return f"{most} of {total} say it {'is' if fit == 0 else ''} {FIT_WORDS[fit]}".replace(
        "  ", " "
    )


def _filters(tally: Tally, wanted: Wanted) -> list[ReviewFilter]:
    counts = (("verified", "Verified purchase", tally.verified), ("photos", "With pictures", tally.with_photos))  # fmt: skip
    return [
        ReviewFilter(
            label=label,
            count=str(number),
            url=wanted.url(**{"with": "" if wanted.only == key else key}),
            checked=wanted.only == key,
            empty=number == 0,
        )
        for key, label, number in counts
    ]


def _points(read: Sequence[Review]) -> list[ReviewPoint]:
    authors = {str(row.id): row.author_name for row in read}
    texts = [
        Read(str(row.id), row.rating, f"{row.title or ''}. {row.content or ''}") for row in read
    ]
    return [_point(point, len(read), authors) for point in summarise(texts)]


def _point(point: Point, total: int, authors: Mapping[str, str]) -> ReviewPoint:
    glad, sorry = len(point.glad), len(point.sorry)
    if glad:
        text = f"{glad} of {total} speak well of {point.aspect.label}"
        text += f", {sorry} {'does' if sorry == 1 else 'do'} not" if sorry else ""
    else:
        text = f"{sorry} of {total} find fault with {point.aspect.label}"
    quote, review_id = point.cited or ("", "")
    return ReviewPoint(
        text=f"{text}.",
        quote=quote,
        author=authors.get(review_id, ""),
        url=f"#review-{review_id}" if review_id else "",
    )


def _pictures(house: House, one: store.Shown) -> list[ReviewPhotoView]:
    """The address of a picture names its house, as all of the API does."""
    return [
        ReviewPhotoView(
            small=f"/api/reviews/photos/{photo.id}/small{house.query}",
            large=f"/api/reviews/photos/{photo.id}/large{house.query}",
            alt=f"Picture by {one.review.author_name}",
            width=str(photo.width),
            height=str(photo.height),
            url=f"#review-{one.review.id}",
        )
        for photo in one.photos
    ]


def _strip(
    read: Sequence[Review], pictures: Mapping[UUID, list[ReviewPhotoView]]
) -> list[ReviewPhotoView]:
    return [photo for row in read for photo in pictures.get(row.id, [])][:PHOTOS_IN_STRIP]


def _review(row: Review, pictures: Mapping[UUID, list[ReviewPhotoView]]) -> ReviewView:
    fit = FIT_WORDS[row.fit] if row.fit is not None else ""
    facts = [row.variant_text or "", fit[:1].upper() + fit[1:], clock.day_text(row.created_at)]
    return ReviewView(
        id=str(row.id),
        anchor=f"review-{row.id}",
        stars=f"{row.rating * 20}%",
        stars_text=f"{row.rating} out of 5",
        title=row.title or "",
        paragraphs=[part for part in (row.content or "").split("\n") if part.strip()],
        author=row.author_name,
        verified_text="Verified purchase" if row.is_verified_purchase else "",
        facts=", ".join(part for part in facts if part),
        photos=pictures.get(row.id, []),
        helpful=row.helpful_count,
    )
