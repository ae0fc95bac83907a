"""A piece that was lent comes back, or never goes: what is kept, what is paid back, who says so."""

import asyncio

import pytest

from luxeverse import cli
from luxeverse.core.errors import Conflict, Invalid, NotAllowed, NotFound, SignInNeeded
from luxeverse.services import rental
from tests.conftest import add_house
from tests.factories import desk, drain, member, visitor
from tests.lending import booked, lend, moved, states, subjects, wanted


@pytest.mark.req("SUST-006")
async def test_what_is_kept_and_why_and_only_once(db, lent, supplier, post):
    _, ref = await booked(lent)
    await rental.send_out(desk(lent), ref)
    moved(db, ref, from_today=-6)
    post.letters.clear()
    for wrong, code in (((-1, "x"), "too_much"), ((45000, "x"), "too_much"), ((100, " "), "no_reason"), ((0, "x" * 501), "no_reason")):  # fmt: skip
        with pytest.raises(Invalid) as refusal:
            await rental.take_back(desk(lent), ref, *wrong)
        assert refusal.value.code == code
    ends = await asyncio.gather(
        *(rental.take_back(desk(lent), ref, 5000, "A scratch on the clasp.") for _ in range(6)),
        return_exceptions=True,
    )
    assert sum(isinstance(end, Conflict) for end in ends) == 5
    await drain()
    assert [refund.amount for refund in supplier.refunds()] == [45000 - 3 * 3000 - 5000]
    (letter,) = post.letters
    text = letter.get_body(("plain",)).get_content()
    assert "A scratch on the clasp." in text
    assert "3 days" in text


async def test_nothing_is_kept_for_damage_of_an_insured_piece(db, lent, supplier):
    _, ref = await booked(lent, is_insured=True)
    with pytest.raises(Invalid) as refusal:
        await rental.take_back(desk(lent), ref, 100, "Scratch")
    assert refusal.value.code == "insured"
    assert states(db) == ["booked"]


async def test_a_deposit_that_is_kept_whole_moves_no_money(db, lent, supplier):
    _, ref = await booked(lent)
    assert (await rental.take_back(desk(lent), ref, 45000, "Lost")).minor == 0
    await drain()
    assert supplier.refunds() == []


async def test_an_early_return_frees_the_days(db, lent, supplier):
    lend(db, lent, units=1)
    _, ref = await booked(lent, days=14)
    eve = await member(lent, "eve", "eve@example.com")
    with pytest.raises(rental.DaysTaken):
        await rental.book(eve, "folio", wanted(after=4))
    await rental.take_back(desk(lent), ref)
    assert await rental.book(eve, "folio", wanted(after=4))


async def test_a_late_return_does_not_take_days_from_whoever_has_them(db, lent, supplier):
    lend(db, lent, units=1)
    _, ref = await booked(lent)
    eve = await member(lent, "eve", "eve@example.com")
    _, other = await booked(lent, eve, after=6)
    moved(db, ref, from_today=-6)
    moved(db, other, from_today=1)
    await rental.take_back(desk(lent), ref)
    assert states(db) == ["returned", "booked"]


@pytest.mark.req("SUST-006")
async def test_cancelled_before_it_is_sent_and_not_after(db, lent, supplier, post):
    ada, ref = await booked(lent)
    eve = await member(lent, "eve", "eve@example.com")
    with pytest.raises(NotFound):
        await rental.cancel(eve, ref)
    with pytest.raises(SignInNeeded):
        await rental.cancel(visitor(lent), ref)
    await drain()
    post.letters.clear()
    ends = await asyncio.gather(
        *(rental.cancel(ada, ref) for _ in range(4)), return_exceptions=True
    )
    assert sum(isinstance(end, Conflict) for end in ends) == 3
    await drain()
    assert [refund.amount for refund in supplier.refunds()] == [54500]
    assert subjects(post) == ["LuxeVerse: Folio is cancelled"]
    _, other = await booked(lent, ada)
    await rental.send_out(desk(lent), other)
    with pytest.raises(Conflict) as refusal:
        await rental.cancel(ada, other)
    assert refusal.value.code == "already_sent"
    assert sorted(states(db)) == ["cancelled", "sent"]


async def test_one_letter_before_it_ends(db, lent, supplier, post):
    _, ref = await booked(lent)
    assert await rental.remind() == 0
    moved(db, ref, from_today=-3)
    post.letters.clear()
    assert await rental.remind() == 1
    assert await rental.remind() == 0
    await drain()
    assert subjects(post) == ["LuxeVerse: Folio comes back soon"]
    assert ref in post.letters[0].get_body(("plain",)).get_content()


async def test_only_the_desk_sends_and_takes_back(db, lent, supplier):
    ada, ref = await booked(lent)
    for actor in (ada, visitor(lent)):
        for deed in (
            rental.queue(actor),
            rental.send_out(actor, ref),
            rental.take_back(actor, ref),
        ):
            with pytest.raises(NotAllowed):
                await deed
    other = add_house(db, "arome", "Atelier Arôme", "AA")
    for ref_ in ("LN-0000-0000", ref):
        with pytest.raises(NotFound):
            await rental.take_back(desk(other), ref_)
    assert states(db) == ["booked"]


async def test_the_command_line_sends_and_takes_back(db, lent, supplier, capsys):
    _, ref = await booked(lent)

    async def run(*words):
        code = await asyncio.to_thread(cli.main, ["rental", *words])
        spoken = capsys.readouterr()
        return code, spoken.out + spoken.err

    code, text = await run()
    assert code == 0
    assert text.startswith(f"1 loans\n\n{ref} luxe, Folio no. 1, booked\n")
    assert await run("send", ref) == (0, f"{ref} is on its way\n")
    assert (await run("return", ref, "--keep", "5000"))[0] == 1
    code, text = await run("return", ref, "--keep", "5000", "--because", "A scratch")
    assert (code, text) == (0, f"{ref} is back; €400 of the deposit return\n")
    assert (await run("return", ref))[0] == 1
    assert (await run())[1] == "0 loans\n"
