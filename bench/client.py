"""A thin HTTP client with keep-alive, so that little but the server is measured."""

import http.client
import json
import time
from dataclasses import dataclass
from typing import Any

from bench.shop import Shop


@dataclass(frozen=True, slots=True)
class Answer:
    """``seconds`` runs from the first byte sent to the last one read."""

    status: int
    headers: http.client.HTTPMessage
    body: bytes
    seconds: float

    def json(self) -> Any:
        return json.loads(self.body)


class Visitor:
    """One visitor on one connection, with a session cookie from the first answer on."""

    def __init__(self, shop: Shop) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", shop.port, timeout=60)
        self._cookie = ""

    def ask(
        self, method: str, path: str, data: object = None, headers: dict[str, str] | None = None
    ) -> Answer:
        """One request, read to its end."""
        sent = {"Accept-Encoding": "br", **(headers or {})}
        if self._cookie:
            sent["Cookie"] = self._cookie
        body = None
        if data is not None:
            body = json.dumps(data).encode()
            sent["Content-Type"] = "application/json"
        began = time.perf_counter()
        self._connection.request(method, path, body, sent)
        response = self._connection.getresponse()
        read = response.read()
        seconds = time.perf_counter() - began
        if cookie := response.headers.get("set-cookie"):
            self._cookie = cookie.split(";")[0]
        return Answer(response.status, response.headers, read, seconds)

    def get(self, path: str) -> Answer:
        """A page or an API answer. Raises RuntimeError unless it is 200."""
        answer = self.ask("GET", path)
        if answer.status != 200:
            raise RuntimeError(f"{path} answered {answer.status}: {answer.body[:200]!r}")
        return answer

    def close(self) -> None:
        self._connection.close()


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece on sale with its first variant in stock."""

    slug: str
    variant_id: str
    sku: str
    available: int


def pieces(shop: Shop, at_least: int = 1) -> list[Piece]:
    """Pieces of the first house that can be bought now, each once."""
    visitor = Visitor(shop)
    found = []
    for item in visitor.get("/api/products?limit=100").json()["items"]:
        variant = next((v for v in item["variants"] if v["available"] >= at_least), None)
        if variant:
            found.append(Piece(item["slug"], variant["id"], variant["sku"], variant["available"]))
    visitor.close()
    return found


ADDRESS = {
    "first_name": "Ada",
    "last_name": "Lind",
    "address_line1": "Unter den Linden 5",
    "city": "Berlin",
    "postal_code": "10117",
    "country_code": "DE",
}


def purchase(email: str) -> dict[str, object]:
    """A guest's order request that pays at once with the test card that always works."""
    return {"email": email, "shipping_address": ADDRESS, "payment_method": "pm_card_visa"}
