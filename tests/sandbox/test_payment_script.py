"""The payment script and its frame as a shopper meets them, in Chromium."""

import pytest
from axe_playwright_python.base import AXE_FILE_PATH
from playwright.async_api import expect

FRAME = "iframe[name=sandbox-payment]"
BANK = "iframe[name=sandbox-challenge]"


def fields(page):
    return page.frame_locator(FRAME)


async def fill(page, number, expiry="1234", cvc="123"):
    entries = (("Card number", number), ("Expiration date", expiry), ("Security code", cvc))
    for label, text in entries:
        box = fields(page).get_by_label(label)
        await box.fill("")
        await box.press_sequentially(text)


async def pay(page, number, **rest):
    await fill(page, number, **rest)
    await page.get_by_role("button", name="Pay").click()


async def says(page, text):
    await expect(page.locator("#out")).to_contain_text(text, timeout=10_000)


async def answer_bank(page, choice):
    await page.frame_locator(BANK).get_by_role("button", name=choice).click()


@pytest.mark.req("PAY-001")
async def test_a_card_pays(page, shop, api):
    await pay(page, "4242424242424242")
    await says(page, "succeeded")
    intent = api.payment_intents.retrieve(shop.made[-1].id)
    assert (intent.status, intent.amount_received) == ("succeeded", 39000)
    log = await page.evaluate("log")
    assert log[:1] == ["express:undefined"] or "express:undefined" in log
    assert {"ready", "focus", "blur", "incomplete", "complete"} <= set(log)


async def test_card_numbers_leave_the_frame_only_for_the_sandbox(page, shop):
    sent = []
    page.on("request", lambda request: sent.append((request.url, request.post_data or "")))
    await pay(page, "4242424242424242")
    await says(page, "succeeded")
    holders = [url for url, body in sent if "4242424242424242" in url + body]
    assert holders == [f"{shop.url}_sandbox/v1/payment_methods"]
    assert "4242424242424242" not in await page.evaluate(
        "JSON.stringify(log) + document.body.outerHTML"
    )


async def test_fields_are_shaped_while_typing(page):
    frame = fields(page)
    await fill(page, "378282246310005", expiry="534", cvc="12345")
    assert await frame.get_by_label("Card number").input_value() == "3782 822463 10005"
    await expect(frame.locator("#brand")).to_have_text("American Express")
    assert await frame.get_by_label("Expiration date").input_value() == "05 / 34"
    assert await frame.get_by_label("Security code").input_value() == "1234"
    for label, token in (
        ("Card number", "cc-number"),
        ("Expiration date", "cc-exp"),
        ("Security code", "cc-csc"),
    ):
        box = frame.get_by_label(label)
        await expect(box).to_have_attribute("autocomplete", token)
        await expect(box).to_have_attribute("inputmode", "numeric")
    await expect(frame.get_by_text("Test mode. No money moves.")).to_be_visible()


async def test_the_caret_stays_where_the_shopper_types(page):
    number = fields(page).get_by_label("Card number")
    await number.press_sequentially("42424242424242")
    await number.press("Home")
    for _ in range(3):
        await number.press("ArrowRight")
    await number.press_sequentially("99")
    assert await number.input_value() == "4249 9242 4242 4242"
    assert await number.evaluate("box => box.selectionStart") == 6


async def test_a_date_filled_in_by_the_browser(page):
    expiry = fields(page).get_by_label("Expiration date")
    await expiry.fill("11/2034")
    assert await expiry.input_value() == "11 / 34"


async def test_wrong_entries_are_told_and_send_nothing(page, shop):
    before = len(shop.made)
    await pay(page, "4242424242424241", expiry="0120", cvc="1")
    await says(page, "invalid: Your card number is invalid.")
    assert len(shop.made) == before
    frame = fields(page)
    alerts = await frame.get_by_role("alert").all_inner_texts()
    assert alerts == [
        "Your card number is invalid.",
        "Your card's expiration year is in the past.",
        "Your card's security code is incomplete.",
    ]
    number = frame.get_by_label("Card number")
    await expect(number).to_have_attribute("aria-invalid", "true")
    await expect(number).to_be_focused()
    await number.fill("")
    await number.press_sequentially("4242")
    await expect(number).to_have_attribute("aria-invalid", "false")


async def test_a_slow_press_on_pay_counts_though_the_frame_has_more_to_say(page):
    await fill(page, "4242424242424242", cvc="1")
    button = await page.get_by_role("button", name="Pay").bounding_box()
    await page.mouse.move(button["x"] + 10, button["y"] + 2)
    await page.mouse.down()
    told = fields(page).get_by_text("Your card's security code is incomplete.")
    await expect(told).to_be_attached()
    await page.wait_for_timeout(200)
    await page.mouse.up()
    await says(page, "invalid: Your card's security code is incomplete.")
    await expect(told).to_be_in_viewport(ratio=1)


@pytest.mark.req("PAY-001")
@pytest.mark.parametrize(
    ("number", "message"),
    [
        ("4000000000000002", "card_declined Your card was declined."),
        ("4000000000009995", "card_declined Your card has insufficient funds."),
        ("4000000000000069", "expired_card Your card has expired."),
    ],
)
async def test_a_decline_then_another_card(page, shop, api, number, message):
    await pay(page, number)
    await says(page, f"error: {message}")
    intent = api.payment_intents.retrieve(shop.made[-1].id)
    assert (intent.status, intent.amount_received) == ("requires_payment_method", 0)
    await pay(page, "378282246310005", cvc="1234")
    await says(page, "succeeded")
    assert api.payment_intents.retrieve(intent.id).amount_received == 39000


@pytest.mark.req("PAY-003")
async def test_the_bank_says_yes(page, shop, api):
    await pay(page, "4000002760003184")
    bank = page.frame_locator(BANK)
    await expect(bank.get_by_text("EUR 390.00")).to_be_visible()
    assert api.payment_intents.retrieve(shop.made[-1].id).status == "requires_action"
    await answer_bank(page, "Complete")
    await says(page, "succeeded")
    await expect(page.locator("dialog")).to_have_count(0)
    assert api.payment_intents.retrieve(shop.made[-1].id).amount_received == 39000


@pytest.mark.req("PAY-003")
async def test_the_bank_says_no_then_another_card(page, shop, api):
    await pay(page, "4000002500003155")
    await answer_bank(page, "Fail")
    await says(page, "error: payment_intent_authentication_failure")
    assert api.payment_intents.retrieve(shop.made[-1].id).amount_received == 0
    await pay(page, "5555555555554444")
    await says(page, "succeeded")
    assert api.payment_intents.retrieve(shop.made[-1].id).last_payment_error is None


async def test_the_bank_asks_in_the_middle_of_the_window_in_the_face_of_the_shop(page):
    await pay(page, "4000002760003184")
    bank = page.frame_locator(BANK)
    await expect(bank.get_by_role("heading")).to_have_css("font-family", "Georgia, serif")
    dialog = await page.get_by_role("dialog").bounding_box()
    window = page.viewport_size
    for place, size in (("x", "width"), ("y", "height")):
        before, after = dialog[place], window[size] - dialog[place] - dialog[size]
        assert abs(before - after) <= 1
    assert await bank.locator("body").evaluate("body => body.offsetHeight") == dialog["height"]


@pytest.mark.req("PAY-003")
async def test_the_bank_by_keyboard_alone(page):
    await pay(page, "4000002760003184")
    bank = page.frame_locator(BANK)
    complete = bank.get_by_role("button", name="Complete")
    fail = bank.get_by_role("button", name="Fail")
    await expect(page.get_by_role("dialog", name="3-D Secure authentication")).to_be_visible()
    await expect(complete).to_be_focused()
    for key, there in (("Tab", fail), ("Tab", complete), ("Shift+Tab", fail)):
        await page.keyboard.press(key)
        await expect(there).to_be_focused()
    await page.keyboard.press("Escape")
    await expect(fail).to_be_focused()
    await page.keyboard.press("Enter")
    await says(page, "error: payment_intent_authentication_failure")
    await expect(page.get_by_role("button", name="Pay")).to_be_focused()


async def test_redirect_always(page, shop):
    await page.goto(shop.url + "?redirect=always")
    await pay(page, "4242424242424242")
    await page.wait_for_url("**/return?payment_intent=*redirect_status=succeeded")


async def test_the_bank_by_redirect(page, shop, api):
    """A server-side confirm sends the whole page to the bank and back."""
    intent = api.payment_intents.create(
        {
            "amount": 900,
            "currency": "eur",
            "payment_method": "pm_card_authenticationRequired",
            "confirm": True,
            "return_url": f"{shop.url}return",
        }
    )
    await page.goto(intent.next_action.redirect_to_url.url)
    await page.get_by_role("button", name="Complete").click()
    await page.wait_for_url(f"**/return?payment_intent={intent.id}*redirect_status=succeeded")
    assert api.payment_intents.retrieve(intent.id).status == "succeeded"


async def test_handle_next_action(page, shop, api):
    intent = api.payment_intents.create(
        {
            "amount": 900,
            "currency": "eur",
            "payment_method": "pm_card_authenticationRequired",
            "confirm": True,
            "return_url": f"{shop.url}return",
        }
    )
    await page.evaluate(
        """secret => { stripe.handleNextAction({ clientSecret: secret }).then(({ paymentIntent }) => {
            document.getElementById("out").textContent = paymentIntent.status;
        }) }""",
        intent.client_secret,
    )
    await answer_bank(page, "Complete")
    await says(page, "succeeded")
    assert api.payment_intents.retrieve(intent.id).amount_received == 900


async def test_create_payment_method_and_retrieve(page, shop, api):
    await fill(page, "5555555555554444")
    made = await page.evaluate(
        "elements.submit().then(() => stripe.createPaymentMethod({ elements, params: { billing_details: { name: 'Ada' } } }))"
    )
    method = made["paymentMethod"]
    assert (method["card"]["last4"], method["billing_details"]["name"]) == ("4444", "Ada")
    intent = api.payment_intents.create({"amount": 700, "currency": "eur"})
    seen = await page.evaluate(
        "secret => stripe.retrievePaymentIntent(secret)", intent.client_secret
    )
    assert (seen["paymentIntent"]["amount"], seen["paymentIntent"]["status"]) == (
        700,
        "requires_payment_method",
    )


async def test_elements_with_a_client_secret(page, shop, api):
    intent = api.payment_intents.create({"amount": 1234, "currency": "eur"})
    await page.goto(f"{shop.url}?secret={intent.client_secret}")
    await pay(page, "4242424242424242")
    await says(page, "succeeded")
    assert api.payment_intents.retrieve(intent.id).amount_received == 1234


async def test_another_amount_than_the_shopper_saw_is_refused(page, shop, api):
    intent = api.payment_intents.create({"amount": 1, "currency": "eur"})
    await page.goto(f"{shop.url}?deferred&secret={intent.client_secret}")
    await pay(page, "4242424242424242")
    await says(page, "does not match")
    assert api.payment_intents.retrieve(intent.id).status == "requires_payment_method"
    await page.evaluate("elements.update({ amount: 1 })")
    await page.get_by_role("button", name="Pay").click()
    await says(page, "succeeded")


async def test_confirming_before_submit_is_refused(page, shop, api):
    intent = api.payment_intents.create({"amount": 39000, "currency": "eur"})
    told = await page.evaluate(
        """secret => stripe.confirmPayment({ elements, clientSecret: secret, redirect: "if_required" })
        .catch(({ name, message }) => `${name}: ${message}`)""",
        intent.client_secret,
    )
    assert told == (
        "IntegrationError: elements.submit() must be called before stripe.confirmPayment()."
    )


async def test_saving_a_card_then_paying_with_it(page, shop, api):
    await page.goto(shop.url + "?mode=setup")
    await pay(page, "4000002500003155")
    await answer_bank(page, "Complete")
    await says(page, "succeeded")
    saved = api.customers.payment_methods.list(shop.customer.id).data[0]
    assert saved.card.last4 == "3155"
    off_session = api.payment_intents.create(
        {
            "amount": 500,
            "currency": "eur",
            "customer": shop.customer.id,
            "payment_method": saved.id,
            "off_session": True,
            "confirm": True,
        }
    )
    assert off_session.status == "succeeded"


async def test_mounting_twice_leaves_one_working_frame(page, shop):
    await page.goto(shop.url + "?strict")
    await expect(page.locator(FRAME)).to_have_count(1)
    await pay(page, "4242424242424242")
    await says(page, "succeeded")


async def test_the_look_follows_the_shop(page):
    frame = fields(page)
    look = "box => { const s = getComputedStyle(box); return [s.fontFamily, s.borderRadius, s.backgroundColor, s.color] }"
    box = frame.get_by_label("Card number")
    assert await box.evaluate(look) == [
        "Georgia, serif",
        "0px",
        "rgb(255, 255, 255)",
        "rgb(34, 29, 24)",
    ]
    label = frame.locator(".Label").first
    assert await label.evaluate("l => getComputedStyle(l).textTransform") == "uppercase"
    await page.evaluate(
        "elements.update({ appearance: { variables: { colorBackground: '#102030', colorText: '#ffffff', borderRadius: '8px' } } })"
    )
    await expect(box).to_have_css("background-color", "rgb(16, 32, 48)")
    await expect(box).to_have_css("border-radius", "8px")


async def axe(page):
    """Axe's findings in the page and every frame of it, and what it could not decide about contrast."""
    for frame in page.frames:
        await frame.evaluate(AXE_FILE_PATH.read_text())
    found = await page.evaluate("axe.run(document)")
    doubts = [one for one in found["incomplete"] if one["id"] == "color-contrast"]
    contrast = [one for one in found["passes"] if one["id"] == "color-contrast"]
    judged = {" ".join(node["target"]) for one in contrast for node in one["nodes"]}
    findings = [
        (one["id"], node["html"]) for one in found["violations"] + doubts for node in one["nodes"]
    ]
    return findings, judged


@pytest.mark.parametrize("look", ["light", "dark"])
async def test_axe_finds_nothing(page, shop, look):
    await page.goto(f"{shop.url}?look={look}")
    await pay(page, "4242424242424241", cvc="1")
    await says(page, "invalid")
    findings, judged = await axe(page)
    assert findings == []
    assert {"iframe #number-error", "iframe #number", "iframe .Note"} <= judged
    await pay(page, "4000002760003184")
    await expect(page.frame_locator(BANK).get_by_role("button", name="Complete")).to_be_visible()
    findings, judged = await axe(page)
    assert findings == []
    assert any(target.endswith(".amount") for target in judged)


@pytest.mark.req("PAY-012")
async def test_from_another_origin_no_card_field_meets_the_shop(browser, direct_shop, api, box):
    """As with Stripe's own script: the frame is foreign to the shop, and so is all it sends."""
    context = await browser.new_context()
    page = await context.new_page()
    sent = []
    page.on("request", lambda request: sent.append((request.url, request.post_data or "")))
    await page.goto(direct_shop.url)
    await pay(page, "4000002760003184")
    await answer_bank(page, "Complete")
    await says(page, "succeeded")
    assert page.frame(name="sandbox-payment").url.startswith(box.url)
    await context.close()
    holders = [url for url, body in sent if "4000002760003184" in url + body]
    assert holders == [f"{box.url}/_sandbox/v1/payment_methods"]
    assert any(url.startswith(direct_shop.url) for url, _ in sent)
    assert api.payment_intents.retrieve(direct_shop.made[-1].id).amount_received == 39000
