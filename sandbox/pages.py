"""What a browser sees: the script, the card frame, the bank's page, receipts."""

import html
from pathlib import Path
from urllib.parse import urlencode, urlsplit

from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, RedirectResponse, Response

from sandbox.charges import amount_text
from sandbox.setups import answer_challenge
from sandbox.store import Store
from sandbox.wire import Obj, decode

WEB = Path(__file__).with_name("web")
LOOPBACK = "http://localhost:* http://127.0.0.1:*"
"""Where a shop may embed the frames from besides the sandbox's own (or proxied) origin."""

ASSETS = {
    "stripe.js": "text/javascript",
    "frame.js": "text/javascript",
    "frame.css": "text/css",
    "page.js": "text/javascript",
    "page.css": "text/css",
}
FRESH = {"Cache-Control": "no-cache", "X-Content-Type-Options": "nosniff"}


def policy(form_target: str = "'self'") -> dict[str, str]:
    """The headers of a framed document: no inline code, no eval, no foreign addresses but the shop's fonts."""
    rules = {
        "default-src": "'none'",
        "script-src": "'self'",
        "style-src": f"'self' {LOOPBACK}",
        "font-src": f"'self' {LOOPBACK}",
        "connect-src": "'self'",
        "form-action": form_target,
        "base-uri": "'none'",
        "frame-ancestors": f"'self' {LOOPBACK}",
    }
    text = "; ".join(f"{name} {value}" for name, value in rules.items())
    return {**FRESH, "Content-Security-Policy": text, "Referrer-Policy": "no-referrer"}


class Pages:
    """Plain documents. They look intents up by id and client secret, never by id alone."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._page = (WEB / "page.html").read_text()

    def _show(
        self, title: str, body: str, form_target: str = "'self'", *, framed: bool = False
    ) -> HTMLResponse:
        """A document; in the shop's dialog it is part of the shop's page and has no landmark of its own."""
        filled = (
            self._page.replace("{{title}}", html.escape(title))
            .replace("{{prefix}}", html.escape(self.store.prefix))
            .replace("{{ground}}", "div" if framed else "main")
            .replace("{{body}}", body)
        )
        return HTMLResponse(filled, headers=policy(form_target))

    async def asset(self, request: Request) -> Response:
        name = request.path_params["name"]
        if name not in ASSETS:
            return Response("not found", 404)
        return FileResponse(WEB / name, media_type=ASSETS[name], headers=FRESH)

    async def frame(self, _: Request) -> Response:
        return FileResponse(WEB / "frame.html", headers=policy())

    async def challenge(self, request: Request) -> Response:
        """The bank's page. Answering it moves the intent; a wrong secret learns nothing."""
        key = request.path_params["key"]
        framed, answer = "framed" in request.query_params, None
        if request.method == "POST":
            answer = decode((await request.body()).decode()).get("outcome")
        with self.store.transaction() as store:
            intent = store.find(key)
            if not intent or intent.get("client_secret") != request.query_params.get("secret"):
                return Response("unknown challenge", 404)
            # In the shop's dialog the script carries on by itself; only a whole page goes back.
            back = None if framed else _return_url(intent)
            if answer in ("complete", "fail"):
                passed = answer == "complete"
                intent = answer_challenge(store, key, passed=passed)
                return (
                    RedirectResponse(_coming_back(back, intent), 303)
                    if back
                    else self._done(framed)
                )
        if intent["status"] != "requires_action":
            return self._done(framed)
        return self._show("3-D Secure", _question(intent), _form_target(back), framed=framed)

    def _done(self, framed: bool) -> HTMLResponse:
        body = '<p role="status" data-challenge="done">Thank you.</p>'
        return self._show("3-D Secure", body, framed=framed)

    async def receipt(self, request: Request) -> Response:
        with self.store.transaction() as store:
            charge = store.get(request.path_params["key"], "charge")
        amount = amount_text(charge["amount"], charge["currency"])
        return self._show("Receipt", f"<p>{html.escape(amount)}</p><p>{charge['status']}</p>")


def _question(intent: Obj) -> str:
    amount = "Saving a card"
    if "amount" in intent:
        amount = amount_text(intent["amount"], intent["currency"])
    return (
        f'<p class="amount">{html.escape(amount)}</p>'
        "<p>Test mode. No bank is asked; choose what it would have answered.</p>"
        '<form method="post"><button name="outcome" value="complete">Complete</button>'
        '<button name="outcome" value="fail" class="quiet">Fail</button></form>'
    )


def _return_url(intent: Obj) -> str | None:
    action = intent.get("next_action") or {}
    return (action.get("redirect_to_url") or {}).get("return_url")


def _form_target(back: str | None) -> str:
    """Browsers hold redirects after a form to its policy, so the shop's own origin is named."""
    if not back:
        return "'self'"
    address = urlsplit(back)
    return f"'self' {address.scheme}://{address.netloc}"


def _coming_back(back: str, intent: Obj) -> str:
    """The shop's return address with what Stripe adds to it."""
    kind = intent["object"]
    failed = intent["status"] == "requires_payment_method"
    query = urlencode(
        {
            kind: intent["id"],
            f"{kind}_client_secret": intent["client_secret"],
            "redirect_status": "failed" if failed else "succeeded",
        }
    )
    return f"{back}{'&' if '?' in back else '?'}{query}"
