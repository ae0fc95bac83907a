"""The room of testimonials: what stands on the home of the house, in which order, and what stands behind it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from uuid import UUID

from luxeverse.core.actor import Actor, House
from luxeverse.core.db import read_session
from luxeverse.core.errors import Invalid, NotFound
from luxeverse.domain.identity.rights import Right
from luxeverse.models.reviews import Testimonial
from luxeverse.schemas.admin import Block, Cell, Deed, Field, RecordView, Row, TableView
from luxeverse.schemas.common import Fact, LinkItem
from luxeverse.services import audit, identity, reviews
from luxeverse.services.admin import words
from luxeverse.services.admin.lists import SIZE, Heading, List, Wanted

LIST = List(
    room="testimonials",
    headings=(
        Heading("Words", kind="wide"),
        Heading("Piece", "piece"),
        Heading("By", "author"),
        Heading("Folio"),
        Heading("Stands"),
        Heading("Added", "added"),
    ),
    views=(("all", "All"), ("featured", "On the home"), ("unverified", "Not verified")),
    sort="-added",
)
FEATURE = Deed("feature", "Put on the home", "primary", "f")
TAKE_OFF = Deed("take-off", "Take off the home", "line", "t")
REMOVE = Deed(
    "remove",
    "Remove",
    "line",
    "",
    confirm="They are taken out for good; a review they are from stays where it is.",
)
FIRST = Deed("first", "Put first", "line", "1")
VERIFY = Deed(
    "verify", "Verify", "line", "v", asks="Number of an order that holds the piece", wants=True
)
KEEP = Deed("keep", "Keep changes", "line")
ADD = Deed("add", "Add", "primary")
NEW = "new"
SAID = {
    "testimonial.added": "Added",
    "testimonial.edited": "Changed",
    "testimonial.verified": "Verified by an order",
    "testimonial.featured": "Put on the home",
    "testimonial.unfeatured": "Taken off the home",
    "testimonial.first": "Put first",
}
NOTHING = "Quote a review that is shown, or write down a letter. Until something is put on the home, it shows the most helpful reviews."


async def table(actor: Actor, choices: Mapping[str, str]) -> TableView:
    """Testimonials of a house. Raises SignInNeeded, NotAllowed."""
    identity.ensure_may(actor, Right.EDIT)
    wanted = Wanted(LIST, actor.house, choices)
    order = reviews.testimonial_order(wanted.key, is_descending=wanted.is_descending)
    async with read_session(actor.tenant_id) as session:
        found = await reviews.testimonial_list(session, wanted.view, order, wanted.place, SIZE)
        counts = await reviews.testimonial_counts(session)
    return replace(
        wanted.table(found, counts, "testimonial"),
        caption=f"Testimonials: {wanted.label}",
        title="None yet",
        text=NOTHING,
        ways=[LinkItem("Write down a letter", f"{actor.house.prefix}/admin/testimonials/{NEW}")],
        rows=[_row(actor.house, one) for one in found.rows],
        deeds=[FEATURE, TAKE_OFF, REMOVE],
    )


async def record(actor: Actor, key: str) -> RecordView:
    """One testimonial, or the form for a new one. Raises SignInNeeded, NotAllowed, NotFound."""
    identity.ensure_may(actor, Right.EDIT)
    if key == NEW:
        return _new()
    (found,) = words.keys_of([key])
    async with read_session(actor.tenant_id) as session:
        one = await reviews.testimonial(session, found)
        book = await audit.trail(session, "testimonial", found)
    row = one.row
    links = [LinkItem(one.piece, f"{actor.house.prefix}/product/{one.slug}")]
    if row.review_id:
        links.append(LinkItem("The review", f"{actor.house.prefix}/admin/reviews/{row.review_id}"))
    return RecordView(
        status="ready",
        id=str(row.id),
        title=words.beginning(row.text, 60),
        text=f"By {row.author_name}",
        state=_state(row),
        links=links,
        facts=_facts(one),
        blocks=[Block("The whole review", one.source.split("\n"))] if one.source else [],
        fields=_fields(row, one.folio),
        deeds=_deeds(row),
        traces=words.traces(book, SAID),
    )


async def act(actor: Actor, deed: str, keys: Sequence[str], said: Mapping[str, str]) -> str:
    """Put on the home or take off it, order, verify, change, add, remove. Raises what these raise."""
    identity.ensure_may(actor, Right.EDIT)
    if deed == ADD.key:
        letter = reviews.Letter(
            said.get("slug", ""),
            said.get("author", ""),
            said.get("text", ""),
            said.get("folio", ""),
        )
        await reviews.write_down(actor, letter)
        return "Added; verify it before it can stand on the home."
    found = words.keys_of(keys)
    if deed in {FEATURE.key, TAKE_OFF.key}:
        moved = await reviews.feature_testimonials(actor, found, wanted=deed == FEATURE.key)
        where = "on the home now." if deed == FEATURE.key else "off the home now."
        return f"{words.counted(moved, 'testimonial')} {where}"
    if deed == REMOVE.key:
        return f"{words.counted(await reviews.remove_testimonials(actor, found), 'testimonial')} removed."
    if len(found) != 1:
        raise Invalid("That is done one by one.", code="one_by_one")
    return await _one(actor, deed, found[0], said)


async def _one(actor: Actor, deed: str, key: UUID, said: Mapping[str, str]) -> str:
    if deed == VERIFY.key:
        await reviews.verify_testimonial(actor, key, said.get("why", ""))
        return "Verified: an order stands behind it."
    if deed == FIRST.key:
        await reviews.put_testimonial_first(actor, key)
        return "It stands first now."
    if deed == KEEP.key:
        await reviews.edit_testimonial(
            actor, key, said.get("text", ""), said.get("author", ""), said.get("folio", "")
        )
        return "Kept."
    raise NotFound("Testimonials know no such deed.", code="unknown_deed")


def _deeds(row: Testimonial) -> list[Deed]:
    if row.is_featured:
        return [FIRST, TAKE_OFF, KEEP, REMOVE]
    return [FEATURE if row.is_verified else VERIFY, KEEP, REMOVE]


def _state(row: Testimonial) -> Cell:
    if row.is_featured:
        return Cell("On the home", tone="ok")
    return Cell("Verified", tone="note") if row.is_verified else Cell("Not verified", tone="warn")


def _row(house: House, one: reviews.Quoted) -> Row:
    row = one.row
    said = words.beginning(row.text)
    cells = [
        Cell(said), Cell(one.piece), Cell(row.author_name), Cell(one.folio), _state(row), Cell(words.day(row.created_at))
    ]  # fmt: skip
    return Row(
        str(row.id),
        f"{said}, by {row.author_name}",
        f"{house.prefix}/admin/testimonials/{row.id}",
        cells,
    )


def _facts(one: reviews.Quoted) -> list[Fact]:
    row = one.row
    source = "A review" if row.review_id else "A letter to the house"
    proof = "An order that holds the piece" if row.is_verified else "Nothing yet"
    facts = [
        Fact("From", source),
        Fact("Behind it", proof),
        Fact("Folio", one.folio),
        Fact("Added", words.day(row.created_at)),
    ]
    if row.is_sample:
        facts.append(Fact("Origin", "Sample of the demonstration catalogue"))
    return [fact for fact in facts if fact.value]


def _fields(row: Testimonial, folio: str) -> list[Field]:
    cut = (
        "Passages of the review, with … for what is left out."
        if row.review_id
        else "As it was written to the house."
    )
    name = [] if row.review_id else [_author(row.author_name)]
    return [_words(row.text, cut), *name, _folio(row.folio or "", folio)]


def _new() -> RecordView:
    return RecordView(
        status="ready",
        id=NEW,
        title="Write down a letter",
        text="Words somebody wrote to the house, and may be shown with their leave.",
        fields=[
            Field(
                "slug",
                "Piece",
                "",
                "The last part of its address, such as provence-lavender.",
                longest=160,
            ),
            _words("", "As it was written to the house."),
            _author(""),
            _folio("", ""),
        ],
        deeds=[ADD],
    )


def _words(value: str, help_text: str) -> Field:
    return Field("text", "Words", value, help_text, "area", reviews.LONGEST_TESTIMONIAL)


def _author(value: str) -> Field:
    return Field("author", "Name under them", value, "Initials will do.", longest=60)


def _folio(value: str, otherwise: str) -> Field:
    help_text = (
        f"Left empty, that of the piece: {otherwise}."
        if otherwise
        else "The page of the piece, if the house numbers them."
    )
    return Field("folio", "Folio", value, help_text, longest=40)
