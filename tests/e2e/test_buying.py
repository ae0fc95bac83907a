"""From the home of a house to the letter that confirms the order; then everything that can go differently."""

import pytest
from playwright.async_api import Locator, Page, expect

from tests.e2e import journey

SCROLLED_MS = 300
NARROW = {"width": 390, "height": 844}
HOUSES = {"luxe": "", "arome": "/arome", "luma": "/luma"}


async def buys_from_home(page: Page, prefix: str) -> None:
    """By links only, as somebody who has never been here."""
    email = journey.new_email()
    await journey.visit(page, prefix or "/")
    listing = page.locator(f"main a[href^='{prefix}/shop/']:visible").first
    await listing.click()
    await page.wait_for_url(f"**{prefix}/shop/**")
    card = page.locator(".plp article.card").first
    name = (await card.locator(".card__name").inner_text()).strip()
    await card.locator(".card__name a").click()
    await expect(page.get_by_role("heading", level=1)).to_have_text(name)
    await journey.add_to_bag(page)
    await expect(journey.drawer(page).locator(".line-item")).to_have_count(1)
    await expect(journey.drawer(page).locator(".line-item__name")).to_have_text(name)
    number = await journey.buy(page, email)
    await expect(page.locator("main .line-item__name")).to_have_text(name)
    await expect(page.locator("dialog#bag .line-item")).to_have_count(0)

    letter = await journey.letter_of(page, email)
    await expect(letter.get_by_role("link")).to_contain_text(number)

    await journey.visit(page, f"{prefix}/orders/find")
    await page.get_by_label("Order number").fill(number)
    await page.get_by_label("E-mail address").fill(email)
    await page.get_by_role("button", name="Show my order").click()
    await expect(page.get_by_role("heading", name="Confirmed", exact=True)).to_be_visible()
    await expect(page.get_by_text(number)).to_be_visible()


@pytest.mark.req("CHK-003")
@pytest.mark.parametrize("house", HOUSES)
async def test_a_guest_buys_on_a_desktop(page, house):
    await buys_from_home(page, HOUSES[house])


@pytest.mark.parametrize("house", HOUSES)
async def test_a_guest_buys_on_a_phone(phone, house):
    await buys_from_home(phone, HOUSES[house])


SHIFTS = """new PerformanceObserver((list) => {
  for (const shift of list.getEntries()) if (!shift.hadRecentInput) (window.shifts ??= []).push(shift.value);
}).observe({ type: 'layout-shift', buffered: true })"""


@pytest.mark.parametrize("house", HOUSES)
async def test_nothing_moves_when_what_is_the_shoppers_own_comes(phone, house):
    await journey.bag_with_first_piece(phone, f"{HOUSES[house]}/shop")
    await phone.add_init_script(SHIFTS)
    for path, words in (
        ("/checkout", "Contact and address"),
        ("/bag", "Check out"),
        ("/wishlist", "Nothing saved yet"),
    ):
        await journey.visit(phone, HOUSES[house] + path)
        await expect(phone.locator("main").get_by_text(words).first).to_be_visible()
        await phone.wait_for_timeout(SCROLLED_MS)
        assert sum(await phone.evaluate("window.shifts ?? []")) < 0.01, path


async def at_payment(page: Page) -> str:
    email = journey.new_email()
    await journey.bag_with_first_piece(page, "/luma/shop/serums")
    await journey.go_to_checkout(page)
    await journey.to_delivery(page, email)
    await journey.to_payment(page)
    return email


async def test_the_bank_asks_and_the_shopper_answers(page):
    await at_payment(page)
    await journey.fill_card(page, "4000002500003155")
    await journey.press_pay(page)
    bank = page.frame_locator(journey.BANK)
    await bank.get_by_role("button", name="Complete").click()
    await journey.confirmed(page)


async def test_a_declined_card_and_then_another_on_the_same_page(page, watch):
    watch.allow(r"status of 402")
    await at_payment(page)
    await journey.fill_card(page, "4000000000000002")
    await journey.press_pay(page)
    await expect(page.get_by_text("Your card was declined.")).to_be_visible()
    assert page.url.endswith("/luma/checkout")
    await journey.fill_card(page)
    await journey.press_pay(page)
    await journey.confirmed(page)


@pytest.mark.req("CHK-001")
async def test_a_reload_in_each_step_loses_nothing(page):
    email = journey.new_email()
    await journey.bag_with_first_piece(page, "/luma/shop/serums")
    await journey.go_to_checkout(page)
    await page.reload()
    await expect(page.get_by_role("heading", name="Contact and address")).to_be_visible()
    await expect(page.get_by_role("heading", name="Your order")).to_be_visible()
    await journey.alive(page)
    await journey.to_delivery(page, email)
    await page.reload()
    await expect(page.get_by_text("When should it arrive?")).to_be_visible()
    await expect(page.locator(".step--done")).to_contain_text(email)
    await expect(page.locator(".step--done")).to_contain_text("Isestraße 84")
    await journey.alive(page)
    await journey.to_payment(page)
    await page.reload()
    await expect(page.frame_locator(journey.FRAME).get_by_label("Card number")).to_be_visible()
    await page.get_by_role("button", name="Edit contact and address").click()
    await expect(page.get_by_label("Street and number")).to_have_value("Isestraße 84")
    await expect(page.get_by_label("E-mail")).to_have_value(email)
    await page.get_by_role("button", name="Continue to delivery").click()
    await journey.to_payment(page)
    await journey.fill_card(page)
    await journey.press_pay(page)
    await journey.confirmed(page)


async def test_the_connection_drops_during_checkout(page, watch):
    watch.allow(r"WebSocket", r"ERR_INTERNET_DISCONNECTED", r"transport error", r"websocket error")
    email = journey.new_email()
    await journey.bag_with_first_piece(page, "/luma/shop/serums")
    await journey.go_to_checkout(page)
    await journey.fill_address(page, email)
    await page.context.set_offline(offline=True)
    await page.wait_for_timeout(1500)
    await page.context.set_offline(offline=False)
    await page.get_by_role("button", name="Continue to delivery").click()
    await expect(page.get_by_text("When should it arrive?")).to_be_visible()
    await expect(page.locator(".step--done")).to_contain_text(email)
    await journey.to_payment(page)
    await journey.fill_card(page)
    await journey.press_pay(page)
    await journey.confirmed(page)


async def test_an_address_with_mistakes_is_told_field_by_field(page):
    await journey.bag_with_first_piece(page, "/luma/shop/serums")
    await journey.go_to_checkout(page)
    wrong = {**journey.GERMANY, "First name": "", "Postal code": "12"}
    await journey.fill_address(page, "anna-at-example", wrong)
    await page.get_by_role("button", name="Continue to delivery").click()
    summary = page.locator(".errors")
    await expect(summary).to_be_focused()
    assert set(await summary.locator("a").evaluate_all("all => all.map(a => a.hash)")) == {
        "#field-email",
        "#field-first_name",
        "#field-postal_code",
    }
    for name in ("email", "first_name", "postal_code"):
        box = page.locator(f"#field-{name}")
        await expect(box).to_have_attribute("aria-invalid", "true")
        described = await box.get_attribute("aria-describedby")
        assert (await page.locator(f"#{described}").inner_text()).strip()
    await expect(page.locator("#field-last_name")).not_to_have_attribute("aria-invalid", "true")
    await expect(page.get_by_label("Street and number")).to_have_value("Isestraße 84")
    await summary.locator("a").first.press("Enter")
    await expect(page.locator("#field-email")).to_be_focused()
    await page.get_by_label("E-mail").fill("anna@example.com")
    await page.get_by_label("First name").fill("Anna")
    await page.get_by_label("Postal code").fill("20149")
    await page.get_by_role("button", name="Continue to delivery").click()
    await expect(page.get_by_text("When should it arrive?")).to_be_visible()


@pytest.mark.req("A11Y-002")
async def test_a_purchase_by_keyboard_alone(page):
    """Tab, Enter, Space and typing; the pointer is never used."""
    await journey.visit(page, "/shop/leather")
    await page.keyboard.press("Tab")
    await expect(page.locator(":focus")).to_have_text("Skip to content")
    await page.keyboard.press("Enter")
    await tab_to(page, "main .card__name a")
    await page.keyboard.press("Enter")
    await page.wait_for_url("**/product/**")
    await expect(page.locator("#buy")).to_be_visible()
    await tab_to(page, "#buy")
    await page.keyboard.press("Enter")
    await expect(journey.drawer(page)).to_be_visible()
    await tab_to(page, "dialog#bag a[href$='/checkout']")
    await page.keyboard.press("Enter")
    await page.wait_for_url("**/checkout")
    await expect(page.locator("#field-email")).to_be_visible()
    await tab_to(page, "#field-email")
    typed = {
        "email": journey.new_email(),
        "first_name": "Anna",
        "last_name": "Brandt",
        "address_line1": "Isestraße 84",
        "postal_code": "20149",
        "city": "Hamburg",
    }
    for name, text in typed.items():
        await tab_to(page, f"#field-{name}")
        await page.keyboard.type(text)
    await page.keyboard.press("Enter")
    await expect(page.get_by_text("When should it arrive?")).to_be_visible()
    await tab_to(page, ".step button[type=submit]")
    await page.keyboard.press("Enter")
    frame = page.frame_locator(journey.FRAME)
    await expect(frame.get_by_label("Card number")).to_be_visible()
    await tab_to(page, journey.FRAME)
    await expect(frame.get_by_label("Card number")).to_be_focused()
    await page.keyboard.type("4242424242424242")
    await page.keyboard.press("Tab")
    await page.keyboard.type("1234")
    await page.keyboard.press("Tab")
    await page.keyboard.type("123")
    await tab_to(page, "button.co__pay")
    await page.keyboard.press("Enter")
    await journey.confirmed(page)


@pytest.mark.req("A11Y-002")
async def test_the_bar_that_pays_covers_no_field_of_the_card(page):
    """In a narrow window with a keyboard, as one has who zooms in."""
    await page.set_viewport_size(NARROW)
    await journey.bag_with_first_piece(page, "/arome/shop")
    await journey.go_to_checkout(page)
    await journey.to_delivery(page, journey.new_email())
    await journey.to_payment(page)
    await page.evaluate("scrollTo(0, 0)")
    await page.get_by_role("button", name="Edit delivery").focus()
    for label in ("Card number", "Expiration date", "Security code"):
        await page.keyboard.press("Tab")
        field = page.frame_locator(journey.FRAME).get_by_label(label)
        await expect(field).to_be_focused()
        await page.wait_for_timeout(SCROLLED_MS)
        assert await bottom(field) <= await top(page.locator(".co__pay"))


async def top(thing: Locator) -> float:
    box = await thing.bounding_box()
    return box["y"]


async def bottom(thing: Locator) -> float:
    box = await thing.bounding_box()
    return box["y"] + box["height"]


async def tab_to(page: Page, selector: str) -> None:
    """Press Tab until the element has the focus; what cannot be reached within 120 presses is unreachable."""
    for _ in range(120):
        if await page.evaluate("s => !!document.activeElement?.matches(s)", selector):
            return
        await page.keyboard.press("Tab")
    raise AssertionError(f"{selector} cannot be reached by Tab")
