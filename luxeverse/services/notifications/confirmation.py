"""The letter that follows a paid order."""

from pathlib import Path
from urllib.parse import urlencode
from uuid import UUID

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from mjml import mjml2html

from luxeverse.core.actor import House
from luxeverse.core.config import settings
from luxeverse.integrations import mail
from luxeverse.schemas.orders import OrderView

LETTERS = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "letters"),
    autoescape=select_autoescape(["mjml"]),
    undefined=StrictUndefined,
    trim_blocks=False,
)
LOOKS = {
    "luxe": {"ground": "#F7F5F0", "ink": "#0A0A0B", "quiet": "#57534C", "line": "#DDD8CC"},
    "arome": {"ground": "#FAF8F5", "ink": "#2A2D26", "quiet": "#4A4D46", "line": "#DDD5C3"},
    "luma": {"ground": "#F6F5F0", "ink": "#1F2A24", "quiet": "#4D5A52", "line": "#DADCD1"},
}
"""The light surfaces of each house; mail clients know no tokens. Kept equal to assets/css/tokens.css by a test."""


async def send_confirmation(order_id: UUID, order: OrderView, house: House) -> None:
    """Send the confirmation. Raises Unavailable; a second sending carries the same Message-ID."""
    query = urlencode({"number": order.number})
    facts = {
        "order": order,
        "house": house.name,
        "sender": settings().mail_from,
        "lookup_url": f"{settings().public_url}{house.prefix}/orders/find?{query}",
        "look": LOOKS.get(house.slug, LOOKS["luxe"]),
    }
    letter = mail.Letter(
        key=f"order-confirmed-{order_id}",
        sender_name=house.name,
        to=order.email,
        subject=f"{house.name}: your order {order.number}",
        text=LETTERS.get_template("confirmation.txt").render(facts),
        html=mjml2html(LETTERS.get_template("confirmation.mjml").render(facts)),
    )
    await mail.send(letter)
