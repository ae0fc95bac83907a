"""The room of descriptions written with a language model: asked for, read, changed, and shown or not."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from uuid import UUID

from luxeverse.core.actor import Actor, House
from luxeverse.core.db import read_session
from luxeverse.core.errors import Invalid, NotFound
from luxeverse.domain.catalogue.assisted import LONGEST, MOVES, SHORTEST, to_check
from luxeverse.domain.catalogue.assisted import AssistedStatus as S
from luxeverse.domain.identity.rights import Right
from luxeverse.models.catalogue import AssistedText, Product
from luxeverse.schemas.admin import Block, Cell, Deed, Field, RecordView, Row, TableView
from luxeverse.schemas.common import Fact, LinkItem
from luxeverse.services import audit, catalogue, identity
from luxeverse.services.admin import words
from luxeverse.services.admin.lists import SIZE, Heading, List, Wanted
from luxeverse.services.catalogue import assisted_store as store
from luxeverse.services.catalogue.assisted_facts import fingerprint

TEXTS = List(
    room="descriptions",
    headings=(
        Heading("Piece", "piece"),
        Heading("Text", kind="wide"),
        Heading("By", ""),
        Heading("Written", "written"),
    ),
    views=(
        ("draft", "Drafts"),
        ("approved", "Shown"),
        ("withdrawn", "Withdrawn"),
        ("rejected", "Rejected"),
        ("none", "Without a text"),
    ),
    sort="written",
)
PIECES = replace(
    TEXTS,
    headings=(Heading("Piece", "piece"), Heading("The maker says", kind="wide")),
    sort="piece",
)
STATES = {
    S.DRAFT: Cell("Draft", tone="note"),
    S.APPROVED: Cell("Shown", tone="ok"),
    S.WITHDRAWN: Cell("Withdrawn", tone="warn"),
    S.REJECTED: Cell("Rejected", tone="err"),
}
DEEDS = {
    S.APPROVED: Deed("approve", "Approve and show", "primary", "a"),
    S.REJECTED: Deed("reject", "Reject", "line", "r", asks="Why it is not used", wants=True),
    S.WITHDRAWN: Deed("withdraw", "Withdraw", "line", "w", asks="Why it is withdrawn"),
}
THERE = {deed.key: status for status, deed in DEEDS.items()}
KEEP = Deed("keep", "Keep changes", "line")
DRAFT = Deed("draft", "Have drafts written", "primary", "d")
DONE = {
    S.APPROVED: "The page of the piece shows it now.",
    S.REJECTED: "Rejected; no page ever showed it.",
    S.WITHDRAWN: "The page of the piece no longer shows it.",
}
SAID = {
    "assisted.approved": "Approved and shown",
    "assisted.rejected": "Rejected",
    "assisted.withdrawn": "Withdrawn",
    "assisted.edited": "Changed",
}
NOTHING = {
    "draft": "Drafts that were asked for or imported wait here for an editor.",
    "approved": "Texts you approve stand here and on the page of their piece.",
    "withdrawn": "Texts that were shown once stand here.",
    "rejected": "Texts you reject stay here with the reason, and nowhere else.",
    "none": "Every piece on sale has a draft or a text that is shown.",
}


async def table(actor: Actor, choices: Mapping[str, str]) -> TableView:
    """Texts of one state, or the pieces without one. Raises SignInNeeded, NotAllowed."""
    identity.ensure_may(actor, Right.EDIT)
    wanted = Wanted(TEXTS, actor.house, choices)
    if wanted.view == "none":
        wanted = Wanted(PIECES, actor.house, choices)
    status = None if wanted.view == "none" else S(wanted.view)
    async with read_session(actor.tenant_id) as session:
        counts = await store.counts(session)
        if status is None:
            found = await store.without_text(
                session, wanted.place, SIZE, is_descending=wanted.is_descending
            )
            rows = [_piece(actor.house, product) for (product,) in found.rows]
        else:
            order = store.text_order(wanted.key, is_descending=wanted.is_descending)
            found = await store.texts(session, status, order, wanted.place, SIZE)
            rows = [_row(actor.house, text, piece) for text, piece in found.rows]
    return replace(
        wanted.table(found, counts, "text" if status else "piece"),
        caption=f"Descriptions: {wanted.label}",
        title="Nothing here",
        text=NOTHING[wanted.view],
        facts=[Fact("Language model", _writer())],
        rows=rows,
        deeds=[DRAFT] if status is None and catalogue.can_write() else [],
    )


async def record(actor: Actor, key: str) -> RecordView:
    """A text beside the maker's own words. Raises SignInNeeded, NotAllowed, NotFound."""
    identity.ensure_may(actor, Right.EDIT)
    (text_id,) = words.keys_of([key])
    async with read_session(actor.tenant_id) as session:
        found = await store.described(session, text_id)
        book = await audit.trail(session, "assisted_text", text_id)
    row, product = found.row, found.product
    is_open = row.status in {S.DRAFT, S.WITHDRAWN}
    return RecordView(
        status="ready",
        id=str(row.id),
        title=product.name,
        text=f"Written by {row.source}",
        state=STATES[row.status],
        links=[LinkItem("Its page", f"{actor.house.prefix}/product/{product.slug}")],
        facts=_facts(row, found.facts),
        blocks=[*_blocks(row, product, found.facts)],
        fields=[_field(row)] if is_open else [],
        deeds=_deeds(row.status),
        traces=words.traces(book, SAID),
    )


async def act(actor: Actor, deed: str, keys: Sequence[str], said: Mapping[str, str]) -> str:
    """Have drafts written of pieces; keep, approve, reject or withdraw one text. Raises what these raise."""
    identity.ensure_may(actor, Right.EDIT)
    found = words.keys_of(keys)
    if deed == DRAFT.key:
        number = await catalogue.ask_drafts(actor, found)
        return f"{words.counted(number, 'draft')} asked for; each stands here as soon as it is written."
    if len(found) != 1:
        raise Invalid("Texts are read one by one.", code="one_by_one")
    return await _decide(actor, deed, found[0], said)


async def _decide(actor: Actor, deed: str, key: UUID, said: Mapping[str, str]) -> str:
    if deed == KEEP.key:
        await catalogue.keep_text(actor, key, said.get("text", ""))
        return "Kept."
    if deed not in THERE:
        raise NotFound("Texts know no such deed.", code="unknown_deed")
    there = THERE[deed]
    text = said.get("text") if there == S.APPROVED else None
    await catalogue.decide_text(actor, key, catalogue.Decision(there, text, said.get("why", "")))
    return DONE[there]


def _deeds(status: S) -> list[Deed]:
    deeds = [deed for there, deed in DEEDS.items() if there in MOVES[status]]
    return [*deeds, KEEP] if status in {S.DRAFT, S.WITHDRAWN} else deeds


def _writer() -> str:
    if catalogue.can_write():
        return "Set"
    return "None is set. Set WRITER_PROVIDER, or bring drafts in a file by the command line"


def _row(house: House, text: AssistedText, piece: str) -> Row:
    url = f"{house.prefix}/admin/descriptions/{text.id}"
    cells = [
        Cell(piece),
        Cell(words.beginning(text.text)),
        Cell(text.source),
        Cell(words.day(text.created_at)),
    ]
    return Row(str(text.id), piece, url, cells)


def _piece(house: House, product: Product) -> Row:
    url = f"{house.prefix}/product/{product.slug}"
    return Row(
        str(product.id),
        product.name,
        url,
        [Cell(product.name), Cell(words.beginning(product.description or ""))],
    )


def _facts(row: AssistedText, facts: str) -> list[Fact]:
    entries = [
        Fact("Written", words.minute(row.created_at)),
        Fact("An editor's hand", "Changed since" if row.text != row.written else "As it was written"),
        Fact("The piece", "Its facts have changed since: read again" if fingerprint(facts) != row.made_from else "Facts as they were"),
        Fact("Decided", words.minute(row.decided_at) if row.decided_at else ""),
        Fact("Because", row.reason or ""),
    ]  # fmt: skip
    return [fact for fact in entries if fact.value]


def _blocks(row: AssistedText, product: Product, facts: str) -> list[Block]:
    findings = to_check(row.text, facts)
    story = [product.description or "", *(product.story or "").split("\n\n")]
    shown = Block("What the page shows", row.text.split("\n\n"))
    check = Block(
        "To check",
        findings or ["Nothing stands out."],
        "Numbers that are in none of the facts, and words this house does not use. Whether it is true, only you can tell.",
    )
    makers = Block(
        "The maker's words",
        [part for part in story if part],
        "They stay as they are, and apart from this.",
    )
    return [*([] if row.status in {S.DRAFT, S.WITHDRAWN} else [shown]), check, makers]


def _field(row: AssistedText) -> Field:
    return Field(
        name="text",
        label="The text, as the page would show it",
        value=row.text,
        help=f"{SHORTEST} to {LONGEST} characters, plain sentences, an empty line between paragraphs.",
        kind="area",
        longest=LONGEST,
    )
