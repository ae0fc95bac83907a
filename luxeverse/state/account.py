"""The door of a house, and what is a member's behind it."""

from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

import reflex as rx

from luxeverse.core.errors import NotFound, Refused, SignInNeeded
from luxeverse.core.ids import parse_id
from luxeverse.schemas.account import AccountView, DoorPage, WelcomePage
from luxeverse.schemas.common import LinkItem
from luxeverse.schemas.content import TroublePage
from luxeverse.schemas.orders import OrdersPage, OrderView
from luxeverse.services import account, appointments, identity
from luxeverse.services import orders as order_service
from luxeverse.state.defaults import shared
from luxeverse.state.feedback import say
from luxeverse.state.forms import field
from luxeverse.state.loading import Loaded, Page, PageRequest, Redirect, Route
from luxeverse.state.pages import NOT_INDEXED, frame, head_of
from luxeverse.state.session import actor_of, last_part
from luxeverse.state.shell import ShellState

LONGEST_NUMBER = 20
SEE_OTHER = 303
SIGNED_OUT = "You are signed out"
DEAD = DoorPage(
    status="dead",
    title="This link is used up",
    text="Each link opens the door once, within a quarter of an hour.",
)
MEANWHILE = "That was done in another tab or on another device, or thirty days went by."


class DoorState(rx.State):
    """Seeded."""

    page: DoorPage = shared(DoorPage())


class WelcomeState(rx.State):
    """Seeded."""

    page: WelcomePage = shared(WelcomePage())


class AccountState(rx.State):
    view: AccountView = shared(AccountView())

    @rx.event
    async def open(self):
        actor = await actor_of(self)
        try:
            self.view = await account.overview(actor)
        except SignInNeeded:
            self.view = AccountView(status="gone", door=door_to(actor.house.prefix, "/account"))

    @rx.event
    async def rename(self, form: dict[str, Any]):
        await self._change("Kept", name=field(form, "name"))

    @rx.event
    async def personalise(self, wanted: bool):
        """Whether lists may follow what the member bought and saved."""
        said = (
            "Lists follow you now"
            if wanted is True
            else "Lists are the same for you as for everybody"
        )
        await self._change(said, personal=wanted is True)

    @rx.event
    async def end(self, session_id: str):
        """Sign another browser of the member's out."""
        key = parse_id(session_id)
        if key is None:
            return None
        try:
            await identity.end_session(await actor_of(self), key)
        except Refused as refusal:
            await say(self, refusal.message, "err")
        else:
            await say(self, "Signed out there")
        return AccountState.open

    async def _change(self, done: str, **values: Any) -> None:
        actor = await actor_of(self)
        try:
            await account.change_profile(actor, **values)
            self.view = await account.overview(actor)
        except Refused as refusal:
            await say(self, refusal.message, "err")
        else:
            await say(self, done)


class AccountOrdersState(rx.State):
    page: OrdersPage = shared(OrdersPage())
    _pages: int = 1

    @rx.event
    async def open(self):
        self._pages = 1
        await self._show()

    @rx.event
    async def more(self):
        """Ten older ones."""
        self._pages += 1
        await self._show()

    async def _show(self) -> None:
        actor = await actor_of(self)
        try:
            self.page = await order_service.orders_of(actor, self._pages)
        except SignInNeeded:
            door = door_to(actor.house.prefix, "/account/orders")
            self.page = OrdersPage(status="gone", door=door)


class AccountOrderState(rx.State):
    view: OrderView = shared(OrderView())

    @rx.event
    async def open(self):
        """The order of this address, if it is the member's."""
        actor = await actor_of(self)
        number = last_part(self, LONGEST_NUMBER)
        self.view = OrderView()
        try:
            self.view = await order_service.order_of(actor, number)
        except SignInNeeded:
            door = door_to(actor.house.prefix, f"/account/orders/{number}")
            self.view = OrderView("empty", title=SIGNED_OUT, standfirst=MEANWHILE, links=[door])
        except NotFound as refusal:
            links = [LinkItem("All your orders", f"{actor.house.prefix}/account/orders")]
            self.view = OrderView(
                "empty", title="No such order", standfirst=refusal.message, links=links
            )


def door_to(prefix: str, path: str) -> LinkItem:
    """From a page that is not (any more) for whoever looks at it to the door, and back to it later."""
    return LinkItem("Sign in", f"{prefix}/login?{urlencode({'back': prefix + path})}")


async def load_account(request: PageRequest) -> Loaded:
    """The frame of a member's page; what is theirs comes once it is alive."""
    head = head_of(request, "Account", f"Your account at {request.house.name}.", robots=NOT_INDEXED)
    return Page({ShellState: await frame(request, head)})


async def load_door(request: PageRequest) -> Loaded:
    """To sign in and to open an account is one thing said in two ways. Not kept: ``back`` may be anything."""
    back = identity.own_path(request.house.prefix, request.query.get("back", ""), "")
    kept = f"?{urlencode({'back': back})}" if back else ""
    is_new = request.path == "/register"
    page = DoorPage(
        status="new" if is_new else "ask",
        rule=identity.PASSWORD_RULE if is_new else "",
        title="Open an account" if is_new else "Sign in",
        text=(
            "Your orders and what you saved, on every device. All it takes is an address that is yours."
            if is_new
            else "We send you a letter with a link and a code. No password is needed."
        ),
        button="Send the letter",
        back=back,
        other=(
            LinkItem("You have an account? Sign in", request.url("/login") + kept)
            if is_new
            else LinkItem("New here? Open an account", request.url("/register") + kept)
        ),
    )
    return await _door(request, page)


async def load_link(request: PageRequest) -> Loaded:
    """Where a letter's link leads. Opening it signs nobody in: mail programs look at links too."""
    token = request.params["token"]
    email = await identity.letter_for(request.house, token)
    again = LinkItem("Ask for another letter", request.url("/login"))
    if email:
        page = DoorPage(
            status="confirm",
            title="Sign in",
            text="One more press, because some mail programs open links by themselves.",
            button="Sign in",
            email=email,
            token=token,
            other=again,
        )
    else:
        page = replace(DEAD, other=again)
    return await _door(request, page)


async def load_forgotten(request: PageRequest) -> Loaded:
    """A letter to choose a password by, whether there was one before or not."""
    page = DoorPage(
        status="forgotten",
        title="Choose a new password",
        text="We send you a letter whose link opens a page to choose it on. Also if you never had one.",
        button="Send the letter",
        other=LinkItem("Sign in by letter instead", request.url("/login")),
    )
    return await _door(request, page)


async def load_choice(request: PageRequest) -> Loaded:
    """Where the link of that letter leads. Looking changes nothing."""
    token = request.params["token"]
    email = await identity.letter_for(request.house, token, identity.LetterPurpose.RESET)
    again = LinkItem("Ask for another letter", request.url("/forgot-password"))
    if not email:
        return await _door(request, replace(DEAD, other=again))
    page = DoorPage(
        status="choose",
        title="Choose a new password",
        text="Every other browser you are signed in with is then signed out.",
        button="Keep it and sign in",
        email=email,
        token=token,
        rule=identity.PASSWORD_RULE,
        other=again,
    )
    return await _door(request, page)


async def load_verify(request: PageRequest) -> Loaded:
    """For whoever chose a password and comes back with the code of the letter, or by its link."""
    again = LinkItem("Open an account anew", request.url("/register"))
    token = request.params.get("token", "")
    email = ""
    if token:
        email = await identity.letter_for(request.house, token, identity.LetterPurpose.REGISTER)
        if not email:
            return await _door(request, replace(DEAD, other=again))
    page = DoorPage(
        status="verify",
        title="Confirm your address",
        text=(
            "The password you chose when you asked for the letter, and the account is open."
            if token
            else "With the code of the letter and the password you chose, the account is open."
        ),
        email=email,
        token=token,
        other=again,
    )
    return await _door(request, page)


async def load_welcome(request: PageRequest) -> Loaded:
    """After a registration: what one can do next. It knows nobody, so it can be kept."""
    name = request.house.name
    visit = LinkItem(
        "Come and see", request.url("/appointments"), hint="Book a visit, or an hour by video."
    )
    receives = await appointments.receives_visits(request.house)
    page = WelcomePage(
        title=f"Welcome to {name}",
        text="Your address is proved and your account is open. This is what you can do next.",
        ways=[
            LinkItem("Look around", request.url("/shop"), hint="Every piece, with what is left of it."),
            LinkItem("Save what you like", request.url("/wishlist"), hint="Lists follow you to every device, and can be shared by a link."),
            LinkItem("Set up your account", request.url("/account"), hint="Your name, your orders, where you are signed in."),
            LinkItem("Read the journal", request.url("/journal"), hint=f"How things are made at {name}."),
            *([visit] if receives else []),
        ],
    )  # fmt: skip
    head = head_of(request, "Welcome", page.title, robots=NOT_INDEXED)
    return Page({ShellState: await frame(request, head), WelcomeState: {"page": page}})


async def _door(request: PageRequest, page: DoorPage) -> Page:
    text = f"{page.title} at {request.house.name}."
    head = head_of(request, page.title, text, robots=NOT_INDEXED, canonical="/login")
    values = {ShellState: await frame(request, head), DoorState: {"page": page}}
    return Page(values, is_kept=False)


async def load_forbidden(request: PageRequest) -> Page:
    """For somebody who is signed in, and not meant."""
    trouble = TroublePage(
        title="This part of the house is for its staff",
        text=(
            "You are signed in, but not as somebody who works here. If you do, ask whoever leads the house to give"
            " your address a role, then load this page again: you need not sign in anew."
        ),
        links=[
            LinkItem(f"Back to {request.house.name}", request.url("/")),
            LinkItem("Your account", request.url("/account")),
        ],
    )
    head = head_of(request, "Not for you", trouble.text, robots=NOT_INDEXED, canonical="/")
    return Page({ShellState: await frame(request, head, trouble)}, status=403)


async def load_broken(request: PageRequest) -> Page:
    """What the page of our own mistakes looks like."""
    trouble = TroublePage(
        title="Something broke on our side",
        text="Nothing you entered was lost and nothing was charged. Load the page again.",
        links=[LinkItem(f"Back to {request.house.name}", request.url("/"))],
    )
    head = head_of(request, "Broken", trouble.text, robots=NOT_INDEXED, canonical="/")
    return Page({ShellState: await frame(request, head, trouble)}, status=500)


async def turned_away(route: Route, request: PageRequest, token: str) -> Page | Redirect | None:
    """What the holder of a token sees instead of a guarded page: the door, a word of refusal, or the page itself."""
    actor = await identity.actor_of_token(request.house, token)
    if route.guard == "visitor":
        if actor.user_id is None:
            return None
        account_url = request.url("/account")
        back = identity.own_path(request.house.prefix, request.query.get("back", ""), account_url)
        return Redirect(back, SEE_OTHER)
    if actor.user_id is None:
        query = urlencode({"back": request.url(request.path)})
        return Redirect(f"{request.url('/login')}?{query}", SEE_OTHER)
    if route.guard == "staff" and not identity.is_staff(actor):
        return await load_forbidden(request)
    return None
