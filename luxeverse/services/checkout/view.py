"""The checkout as the screen shows it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from luxeverse.core.actor import Actor, House
from luxeverse.core.config import settings
from luxeverse.core.db import ReadSession
from luxeverse.domain.payments.status import KEPT
from luxeverse.models.cart import Cart, CheckoutDraft
from luxeverse.schemas.checkout import (
    AddressField,
    CheckoutView,
    DeliveryOption,
    FieldError,
    ProgressStep,
)
from luxeverse.schemas.common import Choice, Fact
from luxeverse.services import cart, delivery, giving, orders
from luxeverse.services.cart import Bill
from luxeverse.services.cart.view import HOME_COUNTRY
from luxeverse.services.catalogue.cards import label
from luxeverse.services.checkout.added import carriage_view, offers, option_text
from luxeverse.services.checkout.form import email_field, fields_of
from luxeverse.services.delivery import Method
from luxeverse.services.delivery.countries import country_name
from luxeverse.services.giving import Terms

NOT_SERVED = {"country_code": "We do not deliver to this country yet. Choose another."}
LABELS = (("contact", "Address"), ("delivery", "Delivery"), ("payment", "Payment"))


@dataclass(frozen=True, slots=True)
class Typed:
    """What is wrong with what was typed: field name to sentence."""

    errors: Mapping[str, str] = field(default_factory=dict)


def emptied(actor: Actor) -> CheckoutView:
    """The checkout of an empty bag."""
    bag_url = f"{actor.house.prefix}/bag"
    return CheckoutView(status="empty", summary=cart.nothing(actor), bag_url=bag_url)


async def _ended(session: ReadSession, actor: Actor, draft: CheckoutDraft) -> CheckoutView:
    """An empty bag's checkout, which knows the order that emptied it."""
    view = emptied(actor)
    if draft.order_id is None:
        return view
    order = await orders.order(session, draft.order_id)
    if order.payment_status not in KEPT:
        return view
    url = f"{actor.house.prefix}/orders/{order.order_number}"
    return replace(view, status="paid", order_number=order.order_number, order_url=url)


async def build(
    session: ReadSession,
    actor: Actor,
    terms: Terms,
    bag: Cart,
    draft: CheckoutDraft,
    typed: Typed = Typed(),
) -> CheckoutView:
    """Words and fields for a draft as it stands. What the house no longer offers to add is not added."""
    house = actor.house
    country = str(draft.address.get("country_code") or HOME_COUNTRY)
    served = await delivery.by_country(session)
    offered = served.get(country, [])
    chosen = next((m for m in offered if m.id == draft.delivery_method), None)
    method = chosen or (offered[0] if offered else None)
    added = await giving.wanted(
        session,
        actor,
        terms,
        contributes=draft.contributes if terms.project else None,
        rounds_up=draft.rounds_up and terms.cause is not None,
    )
    bill = await cart.bill_of(session, actor, bag, country, method, added)
    if not bill.lines:
        return await _ended(session, actor, draft)
    total = bill.sum.total
    values = {name: str(value) for name, value in draft.address.items()}
    fields = fields_of(country, values, typed.errors)
    return CheckoutView(
        status="ready",
        step=draft.step,
        progress=_progress(draft.step),
        email=email_field(draft.email or "", typed.errors.get("email", "")),
        fields=fields,
        country=country,
        country_error=typed.errors.get("country_code", ""),
        countries=_countries(house, country, served),
        contact_facts=_contact_facts(draft, house),
        delivery_options=[_option(m, bill, method, house) for m in offered],
        delivery_facts=_delivery_facts(bill, method),
        summary=cart.view_of(bill, house),
        carriage=carriage_view(bill, house),
        offers_note=_added_text(bill, house),
        offers=offers(bill, house, is_habit=draft.contributes is None and added.contributes),
        pay_label=f"Pay {total.text(house.locale)}",
        publishable_key=settings().stripe_publishable_key,
        script_url=settings().stripe_script,
        return_url=f"{settings().public_url}{house.prefix}/checkout",
        amount_minor=total.minor,
        currency=total.currency.lower(),
        errors=_errors(fields, typed),
        terms_note=f"By paying you accept our terms of sale. You may return within {terms.returns_days} days.",
        bag_url=f"{house.prefix}/bag",
        bag_label="Back to the bag",
        help_url=f"{house.prefix}/legal/contact",
    )


def _progress(step: str) -> list[ProgressStep]:
    keys = [key for key, _ in LABELS]
    here = keys.index(step)
    states = ["done" if i < here else "current" if i == here else "ahead" for i in range(len(keys))]
    return [
        ProgressStep(key=key, label=text, state=state, number=str(index + 1))
        for index, ((key, text), state) in enumerate(zip(LABELS, states, strict=True))
    ]


def _errors(fields: list[AddressField], typed: Typed) -> list[FieldError]:
    """In the order of the form."""
    names = ["email", "country_code", *(field.name for field in fields)]
    rest = [name for name in typed.errors if name not in names]
    return [FieldError(n, typed.errors[n]) for n in [*names, *rest] if n in typed.errors]


def _countries(house: House, chosen: str, served: Iterable[str]) -> list[Choice]:
    """What the house delivers to; a country typed before that is not served stays, with its refusal beside it."""
    named = sorted((country_name(code, house.locale), code) for code in {*served, chosen})
    return [Choice(code, name, selected=code == chosen) for name, code in named]


def _contact_facts(draft: CheckoutDraft, house: House) -> list[Fact]:
    if draft.step == "contact":
        return []
    at = draft.address
    town = " ".join(str(at.get(name) or "") for name in ("postal_code", "city")).strip()
    name = f"{at.get('first_name', '')} {at.get('last_name', '')}"
    country = country_name(str(at.get("country_code")), house.locale)
    where = ", ".join(p for p in (name, str(at.get("address_line1") or ""), town, country) if p)
    return [Fact("E-mail", draft.email or ""), Fact("Deliver to", where)]


def _added_text(bill: Bill, house: House) -> str:
    added = bill.sum.contribution + bill.sum.gift
    return f"{added.text(house.locale)} added" if added.minor else "nothing added"


def _delivery_facts(bill: Bill, method: Method | None) -> list[Fact]:
    return [Fact(method.name, cart.method_of(bill, method).when)] if method else []


def _option(method: Method, bill: Bill, chosen: Method | None, house: House) -> DeliveryOption:
    price = method.price.for_goods(bill.sum.net)
    shown = label(price, house)
    if not price.minor:
        shown = type(shown)(0, shown.currency, "Included")
    return DeliveryOption(
        id=method.id,
        name=method.name,
        text=method.description,
        price=shown,
        date_text=cart.method_of(bill, method).when,
        carriage_text=option_text(bill, method),
        checked=chosen is not None and method.id == chosen.id,
    )
