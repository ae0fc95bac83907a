"""The room where questions about pieces and the answers to them are read, shown or kept back, and answered."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from luxeverse.core.actor import Actor, House
from luxeverse.core.db import read_session
from luxeverse.core.errors import Invalid, NotFound
from luxeverse.domain.identity.rights import Right
from luxeverse.domain.reviews.moves import MOVES, SHOWN
from luxeverse.domain.reviews.status import ReviewStatus as S
from luxeverse.schemas.admin import Block, Cell, Deed, Field, RecordView, Row, TableView
from luxeverse.schemas.common import Fact, LinkItem
from luxeverse.services import audit, identity, reviews
from luxeverse.services.admin import words
from luxeverse.services.admin.lists import SIZE, Heading, List, Wanted
from luxeverse.services.reviews import UNANSWERED, Spoken

LIST = List(
    room="questions",
    headings=(
        Heading("Words", kind="wide"),
        Heading("Piece", "piece"),
        Heading("By", "by"),
        Heading("Answers", "answers", "number"),
        Heading("Written", "written"),
    ),
    views=(
        ("pending", "Waiting"),
        ("flagged", "Set aside"),
        (UNANSWERED, "Not answered"),
        ("approved", "Shown"),
        ("rejected", "Rejected"),
    ),
    sort="written",
)
STATES = {
    S.PENDING: Cell("Waiting", tone="note"),
    S.FLAGGED: Cell("Set aside", tone="warn"),
    S.APPROVED: Cell("Shown", tone="ok"),
    S.REJECTED: Cell("Rejected", tone="err"),
}
DEEDS = {
    S.APPROVED: Deed("approve", "Approve", "primary", "a"),
    S.FLAGGED: Deed("flag", "Set aside", "line", "s"),
    S.REJECTED: Deed("reject", "Reject", "line", "r", asks="Why it is not shown", wants=True),
}
ANSWER = Deed("answer", "Answer for the house", "primary")
THERE = {deed.key: status for status, deed in DEEDS.items()}
DONE = {S.APPROVED: "approved and shown", S.FLAGGED: "set aside", S.REJECTED: "rejected"}
SAID = {
    **{f"{kind}.{state.value.lower()}": cell.text for kind in ("question", "answer") for state, cell in STATES.items()},
    "question.answered": "Answered for the house",
}  # fmt: skip
NOTHING = {
    "pending": ("Nothing waits", "What people ask and answer next stands here, oldest first."),
    "flagged": ("Nothing is set aside", "What you set aside waits here for a second look."),
    UNANSWERED: ("Everything is answered", "Shown questions nobody has answered stand here."),
    "approved": (
        "Nothing is shown yet",
        "Questions and answers you approve stand here and on the page of their piece.",
    ),
    "rejected": ("Nothing was rejected", "What you reject stays here, and nowhere else."),
}
LONGEST_NAME = 72


async def table(actor: Actor, choices: Mapping[str, str]) -> TableView:
    """Questions and answers of one view. Raises SignInNeeded, NotAllowed."""
    identity.ensure_may(actor, Right.MODERATE)
    wanted = Wanted(LIST, actor.house, choices)
    order = reviews.words_order(wanted.key, is_descending=wanted.is_descending)
    async with read_session(actor.tenant_id) as session:
        found = await reviews.words_list(session, wanted.view, order, wanted.place, SIZE)
        counts = await reviews.words_counts(session)
    title, text = NOTHING[wanted.view]
    status = S.APPROVED if wanted.view == UNANSWERED else S(wanted.view.upper())
    return replace(
        wanted.table(found, counts, "entry"),
        count_text=_counted(counts[wanted.view]),
        caption=f"Questions and answers: {wanted.label}",
        title=title,
        text=text,
        rows=[_row(actor.house, one) for one in found.rows],
        deeds=_moves(status),
    )


async def record(actor: Actor, key: str) -> RecordView:
    """A question with its answers, or an answer with its question. Raises SignInNeeded, NotAllowed, NotFound."""
    identity.ensure_may(actor, Right.MODERATE)
    (found,) = words.keys_of([key])
    async with read_session(actor.tenant_id) as session:
        one, whole = await reviews.conversation(session, found)
        book = await audit.trail(session, _kind(one), found)
        following = await reviews.next_waiting_words(session, one)
    house = actor.house
    is_open = one.is_question and not any(a.is_house and a.status in SHOWN for a in whole)
    return RecordView(
        status="ready",
        id=str(one.id),
        title=words.beginning(one.text, LONGEST_NAME),
        text=f"{_kind(one).capitalize()} by {one.author}",
        state=STATES[one.status],
        links=_links(house, one, whole),
        facts=_facts(one),
        blocks=_blocks(one, whole),
        fields=[_reply(one.status)] if is_open else [],
        deeds=[*([ANSWER] if is_open and one.status in SHOWN else []), *_moves(one.status)],
        traces=words.traces(book, SAID),
        next_url=_address(house, following) if following else "",
        next_label="Next that waits" if following else "",
    )


async def act(actor: Actor, deed: str, keys: Sequence[str], said: Mapping[str, str]) -> str:
    """Approve, reject, set aside, answer for the house. Raises what these raise, NotFound."""
    identity.ensure_may(actor, Right.MODERATE)
    found, reply = words.keys_of(keys), said.get("reply", "").strip()
    if deed == ANSWER.key:
        if len(found) != 1:
            raise Invalid("The house answers one question at a time.", code="one_by_one")
        await reviews.answer_for_house(actor, found[0], reply)
        return "The page of the piece shows the answer now."
    if deed not in THERE:
        raise NotFound("Questions know no such deed.", code="unknown_deed")
    there = THERE[deed]
    reply = reply if there in SHOWN else ""
    moved = await reviews.decide_words(actor, found, there, said.get("why", ""), reply)
    if reply:
        return "Shown, with the answer of the house."
    if not moved:
        return "A colleague was quicker; they stand there already."
    return f"{_counted(moved)} {DONE[there]}."


def _moves(status: S) -> list[Deed]:
    return [deed for there, deed in DEEDS.items() if there in MOVES[status]]


def _counted(number: int) -> str:
    """Questions and answers have no name in common."""
    return "1 entry" if number == 1 else f"{number:,} entries"


def _kind(one: Spoken) -> str:
    return "question" if one.is_question else "answer"


def _address(house: House, key: object) -> str:
    return f"{house.prefix}/admin/questions/{key}"


def _row(house: House, one: Spoken) -> Row:
    said = words.beginning(one.text)
    note = "Question" if one.is_question else f"Answers “{words.beginning(one.about, 60)}”"
    cells = [
        Cell(said, note),
        Cell(one.piece),
        Cell(one.author, _who(one)),
        Cell(str(one.answers) if one.answers else ""),
        Cell(words.day(one.at)),
    ]
    return Row(str(one.id), f"{said}, by {one.author}", _address(house, one.id), cells)


def _who(one: Spoken) -> str:
    if one.is_house:
        return "The house"
    return "Bought this piece" if one.is_owner else ""


def _links(house: House, one: Spoken, whole: Sequence[Spoken]) -> list[LinkItem]:
    """The piece, and each other part of the conversation as a record of its own."""
    piece = LinkItem(one.piece, f"{house.prefix}/product/{one.slug}")
    others = [
        LinkItem(
            "The question" if other.is_question else f"Answer by {other.author}",
            _address(house, other.id),
        )
        for other in whole
        if other.id != one.id
    ]
    return [piece, *others]


def _facts(one: Spoken) -> list[Fact]:
    facts = [
        Fact("Written", words.minute(one.at)),
        Fact("Who", _who(one)),
        Fact("Answers shown", str(one.answers) if one.is_question else ""),
        Fact("Origin", "Sample of the demonstration catalogue" if one.is_sample else ""),
    ]
    return [fact for fact in facts if fact.value]


def _blocks(one: Spoken, whole: Sequence[Spoken]) -> list[Block]:
    """The question, then the answer that is decided over, then the other answers."""
    ordered = sorted(whole, key=lambda part: (not part.is_question, part.id != one.id))
    return [
        Block(
            title=f"{part.author} {'asks' if part.is_question else 'answers'}",
            paragraphs=[line.strip() for line in part.text.split("\n") if line.strip()],
            note=_note(part),
        )
        for part in ordered
    ]


def _note(part: Spoken) -> str:
    who, state = _who(part), STATES[part.status].text
    return (
        f"{who}, {state.lower()}, {words.day(part.at)}" if who else f"{state}, {words.day(part.at)}"
    )


def _reply(status: S) -> Field:
    help_text = (
        "Shown at once, before all others."
        if status in SHOWN
        else "Shown with the question when it is approved. Left empty, the question is shown without it."
    )
    return Field("reply", "The house answers", "", help_text, "area", reviews.LONGEST_ANSWER)
