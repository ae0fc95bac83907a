"""The checkout in the browser: each step is kept as soon as it is done, so nothing is lost with a connection."""

from collections.abc import Mapping

from luxeverse.core.actor import Actor
from luxeverse.core.db import read_session, transaction
from luxeverse.core.errors import Invalid
from luxeverse.models.cart import CheckoutDraft
from luxeverse.schemas.checkout import CheckoutView
from luxeverse.services import cart, delivery, giving
from luxeverse.services.cart.view import HOME_COUNTRY
from luxeverse.services.checkout import store
from luxeverse.services.checkout.added import CONTRIBUTION, ROUND_UP
from luxeverse.services.checkout.address import check_address
from luxeverse.services.checkout.place import Purchase
from luxeverse.services.checkout.view import NOT_SERVED, Typed, build, emptied
from luxeverse.services.delivery.countries import COUNTRIES

STEPS = ("contact", "delivery", "payment")
ADDRESS_NAMES = (
    "first_name",
    "last_name",
    "address_line1",
    "address_line2",
    "city",
    "state_province",
    "postal_code",
    "country_code",
    "phone",
)

LONGEST_EMAIL, LONGEST_TYPED = 320, 500


async def open_checkout(actor: Actor) -> CheckoutView:
    """The checkout where it was left."""
    terms = await giving.terms_of(actor.house)
    async with read_session(actor.tenant_id) as session:
        bag = await cart.cart(session, actor)
        if bag is None:
            return emptied(actor)
        draft = await store.draft(session, bag.id) or CheckoutDraft(cart_id=bag.id, step="contact")
        return await build(session, actor, terms, bag, draft)


async def keep_typed(actor: Actor, typed: Mapping[str, str]) -> None:
    """Keep what stands in the first step, unchecked and only while it is open: checking is for going on."""
    async with transaction(actor.tenant_id) as session:
        bag = await cart.cart(session, actor)
        if bag is None:
            return
        draft = await store.draft_for_update(session, bag.id)
        if draft.step != "contact":
            return
        draft.email = _printable(typed.get("email", ""))[:LONGEST_EMAIL]
        draft.address = {name: _printable(typed.get(name, "")) for name in ADDRESS_NAMES}


def _printable(text: str) -> str:
    return "".join(sign for sign in str(text)[:LONGEST_TYPED] if sign.isprintable())


async def change_country(actor: Actor, country_code: str, typed: Mapping[str, str]) -> CheckoutView:
    """The address form of another country, with what was typed so far; keeps nothing yet."""
    terms = await giving.terms_of(actor.house)
    async with read_session(actor.tenant_id) as session:
        bag = await cart.cart(session, actor)
        if bag is None:
            return emptied(actor)
        draft = CheckoutDraft(cart_id=bag.id, step="contact", email=typed.get("email", ""))
        draft.address = {name: typed.get(name, "") for name in ADDRESS_NAMES}
        draft.address["country_code"] = country_code if country_code in COUNTRIES else HOME_COUNTRY
        return await build(session, actor, terms, bag, draft)


async def save_contact(actor: Actor, typed: Mapping[str, str]) -> CheckoutView:
    """Check and keep e-mail and address, then go on to delivery; with mistakes, show them and keep nothing."""
    terms = await giving.terms_of(actor.house)
    address = {name: str(typed.get(name, ""))[:LONGEST_TYPED] for name in ADDRESS_NAMES}
    email = str(typed.get("email", ""))[:LONGEST_TYPED]
    try:
        recipient = check_address(email, address)
    except Invalid as refusal:
        errors = refusal.facts.get("fields", {})
        assert isinstance(errors, dict)
        async with read_session(actor.tenant_id) as session:
            bag = await cart.cart(session, actor)
            if bag is None:
                return emptied(actor)
            draft = CheckoutDraft(cart_id=bag.id, step="contact", email=email, address=address)
            return await build(session, actor, terms, bag, draft, Typed(errors))
    async with transaction(actor.tenant_id) as session:
        bag = await cart.cart_for_update(session, actor)
        draft = await store.draft_for_update(session, bag.id)
        if not await delivery.methods_for(session, recipient.country_code):
            draft.email, draft.address = recipient.email, address
            return await build(session, actor, terms, bag, draft, Typed(NOT_SERVED))
        draft.email = recipient.email
        draft.address = {
            **address,
            "city": recipient.city,
            "state_province": recipient.state_province,
            "postal_code": recipient.postal_code,
            "country_code": recipient.country_code,
        }
        draft.step = "delivery"
        await session.flush()
        return await build(session, actor, terms, bag, draft)


async def choose_delivery(actor: Actor, method_id: str, *, go_on: bool) -> CheckoutView:
    """Keep the delivery method; ``go_on`` moves to payment. Raises Invalid for a method not offered there."""
    terms = await giving.terms_of(actor.house)
    async with transaction(actor.tenant_id) as session:
        bag = await cart.cart_for_update(session, actor)
        draft = await store.draft_for_update(session, bag.id)
        country = str(draft.address.get("country_code", ""))
        method = delivery.to_choose_from(await delivery.methods_for(session, country), method_id)
        draft.delivery_method = method.id
        if go_on and draft.step == "delivery":
            draft.step = "payment"
        await session.flush()
        return await build(session, actor, terms, bag, draft)


async def add(actor: Actor, key: str, *, is_wanted: bool) -> CheckoutView:
    """Keep whether a contribution is made, or the total rounded up. Raises Invalid for anything else."""
    if key not in {CONTRIBUTION, ROUND_UP}:
        raise Invalid(
            "A contribution can be added, and the total rounded up.", code="unknown_addition"
        )
    terms = await giving.terms_of(actor.house)
    async with transaction(actor.tenant_id) as session:
        bag = await cart.cart_for_update(session, actor)
        draft = await store.draft_for_update(session, bag.id)
        if key == CONTRIBUTION:
            draft.contributes = is_wanted
        else:
            draft.rounds_up = is_wanted
        await session.flush()
        return await build(session, actor, terms, bag, draft)


async def step_back(actor: Actor, step: str) -> CheckoutView:
    """Open an earlier step again; later ones keep what they hold. Raises Invalid for an unknown step."""
    if step not in STEPS:
        raise Invalid("The checkout has three steps: contact, delivery and payment.")
    terms = await giving.terms_of(actor.house)
    async with transaction(actor.tenant_id) as session:
        bag = await cart.cart_for_update(session, actor)
        draft = await store.draft_for_update(session, bag.id)
        if STEPS.index(step) < STEPS.index(draft.step):
            draft.step = step
        await session.flush()
        return await build(session, actor, terms, bag, draft)


async def drafted(actor: Actor, shown_total_minor: int) -> Purchase:
    """The purchase the steps have collected. Raises Invalid when a step is missing."""
    terms = await giving.terms_of(actor.house)
    async with read_session(actor.tenant_id) as session:
        bag = await cart.cart(session, actor)
        draft = await store.draft(session, bag.id) if bag else None
    if draft is None or draft.step != "payment":
        raise Invalid("Address and delivery come first.", code="incomplete_checkout")
    return Purchase(
        email=draft.email or "",
        address=draft.address,
        delivery_method=draft.delivery_method,
        shown_total_minor=shown_total_minor,
        contributes=draft.contributes if terms.project else None,
        rounds_up=draft.rounds_up and terms.cause is not None,
    )
