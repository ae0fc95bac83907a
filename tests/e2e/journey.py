"""What a shopper does, one verb a step. Everything goes by what is seen: roles, names, links."""

import re
import uuid

from playwright.async_api import Locator, Page, expect

FRAME = "iframe[name=sandbox-payment]"
BANK = "iframe[name=sandbox-challenge]"
LETTER_WITHIN_SECONDS = 60
"""The worker writes it, on a busy machine after other work."""
GERMANY = {
    "First name": "Anna",
    "Family name": "Brandt",
    "Street and number": "Isestraße 84",
    "Postal code": "20149",
    "City": "Hamburg",
}
ALIVE = """() => {
  const main = document.querySelector('main');
  const whole = !document.documentElement.hasAttribute('data-rests');
  return whole && main && Object.keys(main).some((key) => key.startsWith('__reactProps'));
}"""

READ: set[str] = set()
"""Letters this process has opened: the next one to the same address is another."""


def new_email() -> str:
    """Nobody else's letters may be mistaken for this order's."""
    return f"anna-{uuid.uuid4().hex[:10]}@example.com"


async def alive(page: Page) -> None:
    """Until then the page is a document: readable, but its buttons do nothing yet, and what is beyond the window not laid out."""
    await page.wait_for_function(ALIVE)


async def visit(page: Page, path: str) -> None:
    await page.goto(path)
    await alive(page)


async def open_first_piece(page: Page, listing: str) -> str:
    """From a listing to the first piece that can be bought, by its link. Returns the piece's name."""
    await visit(page, listing)
    card = page.locator("main article.card").first
    name = (await card.locator(".card__name").inner_text()).strip()
    await card.locator(".card__name a").click()
    await expect(page.get_by_role("heading", level=1)).to_have_text(name)
    return name


def drawer(page: Page) -> Locator:
    return page.locator("dialog#bag")


async def add_to_bag(page: Page) -> None:
    """Press the one buy button that is in view; the drawer then opens by itself."""
    await page.locator("#buy").click()
    await expect(drawer(page)).to_be_visible()


async def go_to_checkout(page: Page) -> None:
    await drawer(page).get_by_role("link", name="Check out").click()
    await expect(page.get_by_role("heading", name="Contact and address")).to_be_visible()


async def fill_address(page: Page, email: str, fields: dict[str, str] | None = None) -> None:
    await page.get_by_label("E-mail").fill(email)
    for label, text in (fields or GERMANY).items():
        await page.get_by_label(label, exact=True).fill(text)


async def to_delivery(page: Page, email: str) -> None:
    await fill_address(page, email)
    await page.get_by_role("button", name="Continue to delivery").click()
    await expect(page.get_by_text("When should it arrive?")).to_be_visible()


async def to_payment(page: Page) -> None:
    await page.get_by_role("button", name="Continue to payment").click()
    await expect(page.frame_locator(FRAME).get_by_label("Card number")).to_be_visible()


async def fill_card(page: Page, number: str = "4242424242424242") -> None:
    frame = page.frame_locator(FRAME)
    entries = (("Card number", number), ("Expiration date", "1234"), ("Security code", "123"))
    for label, text in entries:
        box = frame.get_by_label(label)
        await box.fill("")
        await box.press_sequentially(text)


async def press_pay(page: Page) -> None:
    await page.get_by_role("button", name=re.compile(r"^Pay ")).click()


async def confirmed(page: Page) -> str:
    """The order page turns to confirmed by itself; returns the order's number."""
    await page.wait_for_url(re.compile(r"/orders/[A-Z]{2}-[0-9A-Z]{4}-[0-9A-Z]{4}"))
    await expect(page.get_by_role("heading", name="Confirmed", exact=True)).to_be_visible()
    return page.url.rsplit("/", 1)[-1]


async def bag_with_first_piece(page: Page, listing: str = "/shop/leather") -> str:
    name = await open_first_piece(page, listing)
    await add_to_bag(page)
    return name


async def buy(page: Page, email: str, number: str = "4242424242424242") -> str:
    """From the open drawer to the confirmed order; returns its number."""
    await go_to_checkout(page)
    await to_delivery(page, email)
    await to_payment(page)
    await fill_card(page, number)
    await press_pay(page)
    return await confirmed(page)


async def letter_of(page: Page, email: str) -> Locator:
    """The page of the letter that went to this address, in the local mailbox."""
    for _ in range(LETTER_WITHIN_SECONDS * 4):
        await page.goto("/dev/mail")
        entry = page.locator("li", has_text=email)
        if await entry.count():
            return entry.first
        await page.wait_for_timeout(250)
    raise AssertionError(f"no letter to {email} arrived")


async def letter_text(page: Page, email: str, subject: str) -> str:
    """The words of a letter to this address that nobody has read, with this in its subject, from the local mailbox."""
    pattern = rf'<a href="(/dev/mail/[^"]+)">[^<]*{subject}</a><small>to {re.escape(email)}'
    for _ in range(LETTER_WITHIN_SECONDS * 4):
        listing = await page.request.get("/dev/mail")
        found = [one for one in re.findall(pattern, await listing.text()) if one not in READ]
        if found:
            READ.add(found[0])
            letter = await (await page.request.get(found[0])).text()
            return letter[letter.index("<pre>") :]
        await page.wait_for_timeout(250)
    raise AssertionError(f"no letter about {subject!r} to {email} arrived")


async def ask_for_letter(page: Page, email: str) -> None:
    """At the door: type the address and send for the letter."""
    await page.get_by_label("E-mail address").first.fill(email)
    await page.get_by_role("button", name="Send the letter").click()
    await expect(page.get_by_role("heading", name="Look at your letters")).to_be_focused()


async def sign_in(page: Page, email: str, path: str = "/account") -> None:
    """Open a page that is for members, ask for a letter at its door, type the code, arrive."""
    await visit(page, path)
    await ask_for_letter(page, email)
    code = re.search(r"\b(\d{3} \d{3})\b", await letter_text(page, email, "sign in"))
    assert code
    await page.get_by_label("Code").fill(code[1])
    await page.get_by_role("button", name="Sign in", exact=True).click()
    await page.wait_for_url(f"**{path}")
    await alive(page)
