"""The page on which a piece is borrowed, its terms for machines, and the line under the piece."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from luxeverse.core import clock
from luxeverse.core.actor import Actor, House
from luxeverse.core.config import settings
from luxeverse.core.db import read_session
from luxeverse.core.errors import NotFound
from luxeverse.core.money import Money
from luxeverse.domain.rental.calendar import DAY, Span, closed_days
from luxeverse.models.catalogue import Product
from luxeverse.models.rental import RentalLoan
from luxeverse.schemas.cart import PriceRow
from luxeverse.schemas.checkout import AddressField
from luxeverse.schemas.common import Choice, Crumbs, LinkItem
from luxeverse.schemas.rental import HeldLoan, LoanLength, RentPage
from luxeverse.services.cart.view import HOME_COUNTRY
from luxeverse.services.catalogue.cards import cards
from luxeverse.services.checkout.form import fields_of
from luxeverse.services.delivery.countries import country_name
from luxeverse.services.rental import store
from luxeverse.services.rental.book import Claimed
from luxeverse.services.rental.terms import PieceTerms, Terms, piece_terms, terms_of_piece

TOTAL = "Total"


@dataclass(frozen=True, slots=True)
class Lent:
    """Terms of a piece as machines want them. ``closed`` are the days a loan of each length cannot begin on."""

    piece: PieceTerms
    first: date
    last: date
    countries: tuple[str, ...]
    closed: Mapping[int, list[date]]


async def lent(house: House, slug: str) -> Lent:
    """Raises NotFound for a piece that is not lent."""
    return (await _lent(house, slug))[1]


async def rent_page(house: House, slug: str) -> RentPage | None:
    """None for a piece that is not lent."""
    try:
        product, known = await _lent(house, slug)
    except NotFound:
        return None
    async with read_session(house.tenant_id) as session:
        (card,) = await cards(session, house, [product.id])
    piece = known.piece
    return RentPage(
        slug=slug,
        name=product.name,
        maker=card.maker,
        picture=card.picture,
        crumbs=Crumbs(
            [LinkItem(house.name, house.prefix or "/"), LinkItem(product.name, card.url)], "Borrow"
        ),
        lengths=[_length(days, rent, known, house) for days, rent in piece.rents.items()],
        first=known.first.isoformat(),
        last=known.last.isoformat(),
        insurance=piece.insurance.text(house.locale),
        insurance_text="Then nothing is kept for damage, whatever happens to it.",
        deposit=piece.deposit.text(house.locale),
        late_text=f"Each day late costs {piece.late.text(house.locale)} of the deposit.",
        terms=_terms(piece, house),
        fields=_fields(),
        countries=[Choice(code, country_name(code, house.locale)) for code in known.countries],
        country=HOME_COUNTRY if HOME_COUNTRY in known.countries else known.countries[0],
        language=house.locale.replace("_", "-"),
        piece=LinkItem("Back to the piece", card.url),
    )


async def is_lent(house: House, slug: str) -> LinkItem:
    """The line under a piece that can be borrowed; empty under any other."""
    piece = await piece_terms(house, slug)
    if piece is None:
        return LinkItem()
    days, rent = next(iter(piece.rents.items()))
    label = f"Borrow it, {days} days at {rent.text(house.locale)}"
    return LinkItem(label, f"{house.prefix}/rent/{slug}")


async def held(actor: Actor, claimed: Claimed) -> HeldLoan:
    """The claim as its payment form shows it."""
    house = actor.house
    async with read_session(actor.tenant_id) as session:
        row = await store.loan(session, claimed.loan_id)
    total = claimed.total
    return HeldLoan(
        ref=claimed.ref,
        days_text=f"{clock.day_text(row.start_on)} to {clock.day_text(row.until_on - DAY)}",
        rows=[
            PriceRow(label, amount, strong=label == TOTAL)
            for label, amount in paid_rows(row, house)
        ],
        pay_label=f"Pay {total.text(house.locale)}",
        amount_minor=total.minor,
        currency=total.currency.lower(),
        client_secret=claimed.intent.client_secret,
        publishable_key=settings().stripe_publishable_key,
        script_url=settings().stripe_script,
        return_url=f"{settings().public_url}{house.prefix}/account/loans",
        note="These days are kept for you for a quarter of an hour.",
    )


def paid_rows(row: RentalLoan, house: House) -> tuple[tuple[str, str], ...]:
    """What was or will be paid, total last."""

    def text(amount: Decimal) -> str:
        return Money.of(amount, row.currency).text(house.locale)

    insurance = (("Insurance", text(row.insurance_amount)),) if row.is_insured else ()
    return (
        (f"Rent, {row.days} days", text(row.rent_amount)),
        *insurance,
        ("Deposit, comes back", text(row.deposit_amount)),
        (TOTAL, text(row.total_amount)),
    )


async def _lent(house: House, slug: str) -> tuple[Product, Lent]:
    terms, piece = await terms_of_piece(house, slug)
    async with read_session(house.tenant_id) as session:
        product = await store.product(session, slug)
        taken = await store.taken(session, product.id, terms.first_day())
    closed = {days: _closed(terms, piece, taken, days) for days in piece.rents}
    return product, Lent(piece, terms.first_day(), terms.last_day(), terms.countries, closed)


def _closed(
    terms: Terms, piece: PieceTerms, taken: Mapping[int, list[Span]], days: int
) -> list[date]:
    length = (days, piece.care_days)
    return closed_days(taken, piece.units, length, terms.first_day(), terms.last_day())


def _length(days: int, rent: Money, known: Lent, house: House) -> LoanLength:
    total = rent + known.piece.deposit
    insured = total + known.piece.insurance
    return LoanLength(
        days=days,
        label=f"{days} days",
        rent=rent.text(house.locale),
        total=total.text(house.locale),
        total_insured=insured.text(house.locale),
        total_minor=total.minor,
        total_insured_minor=insured.minor,
        closed=[day.isoformat() for day in known.closed[days]],
    )


def _terms(piece: PieceTerms, house: House) -> list[str]:
    return [
        "It is with you from the first day to the last; both count.",
        f"The deposit of {piece.deposit.text(house.locale)} is charged with the rent and goes back when the piece is here again.",
        f"Each day late costs {piece.late.text(house.locale)} of the deposit.",
        "Until it is sent you can cancel, and everything goes back.",
    ]


def _fields() -> list[AddressField]:
    """Where it goes. The countries it is lent in write their addresses alike: no state, a code before the town."""
    return fields_of(HOME_COUNTRY, {}, {})
