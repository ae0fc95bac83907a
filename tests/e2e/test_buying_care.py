"""What a buyer would lose, miss or not find again, if nobody had thought of it."""

import re

from playwright.async_api import expect

from tests.e2e import journey

SETTLED_MS = 700


async def at_address(page):
    await journey.bag_with_first_piece(page, "/luma/shop/serums")
    await journey.go_to_checkout(page)


async def test_what_is_typed_survives_a_reload_before_it_is_sent(page):
    email = journey.new_email()
    await at_address(page)
    await journey.fill_address(page, email)
    await page.wait_for_timeout(SETTLED_MS)
    await page.reload()
    await expect(page.get_by_label("E-mail")).to_have_value(email)
    for label, text in journey.GERMANY.items():
        await expect(page.get_by_label(label, exact=True)).to_have_value(text)


async def test_what_is_typed_goes_along_to_another_country(page):
    await at_address(page)
    await journey.fill_address(page, journey.new_email())
    await page.get_by_label("Country").select_option("IE")
    await expect(page.get_by_label("Eircode")).to_be_visible()
    await expect(page.get_by_label("Street and number")).to_have_value("Isestraße 84")
    await expect(page.locator("#field-city")).to_have_value("Hamburg")


async def test_a_double_click_on_buy_leaves_the_drawer_open_with_one_piece(page):
    await journey.open_first_piece(page, "/luma/shop/serums")
    await page.locator("#buy").dblclick()
    await expect(journey.drawer(page).locator(".line-item")).to_have_count(1)
    await page.wait_for_timeout(SETTLED_MS)
    await expect(journey.drawer(page)).to_be_visible()
    await expect(journey.drawer(page).get_by_label("Quantity")).to_contain_text("1")
    await page.mouse.click(20, 400)
    await expect(journey.drawer(page)).to_be_hidden()


async def test_a_second_tab_and_the_way_back_find_the_order_that_was_paid(page):
    await at_address(page)
    await journey.to_delivery(page, journey.new_email())
    await journey.to_payment(page)
    other = await page.context.new_page()
    await journey.visit(other, "/luma/checkout")
    await expect(other.frame_locator(journey.FRAME).get_by_label("Card number")).to_be_visible()
    await journey.fill_card(page)
    await journey.press_pay(page)
    number = await journey.confirmed(page)

    await journey.fill_card(other)
    await journey.press_pay(other)
    landing = other.locator(".landing")
    await expect(landing).to_contain_text(f"This bag was paid as {number}")
    await expect(landing).to_be_focused()
    await expect(landing).to_be_in_viewport()
    await landing.get_by_role("link", name="See the order").click()
    await other.wait_for_url(f"**/luma/orders/{number}")

    await journey.visit(page, "/luma/checkout")
    await expect(page.locator(".landing")).to_contain_text(number)


async def test_a_declined_card_says_what_to_do_next_and_is_heard(page, watch):
    watch.allow(r"status of 402")
    await at_address(page)
    await journey.to_delivery(page, journey.new_email())
    await journey.to_payment(page)
    await journey.fill_card(page, "4000000000000002")
    await journey.press_pay(page)
    alert = page.locator(".pay .error")
    await expect(alert).to_contain_text("Your card was declined. Nothing was charged")
    await expect(alert).to_be_focused()
    await journey.fill_card(page, "4000002500003155")
    await journey.press_pay(page)
    await page.frame_locator(journey.BANK).get_by_role("button", name="Fail").click()
    await expect(alert).to_contain_text(
        "different payment method and try again. Nothing was charged"
    )
    await expect(alert).to_be_focused()


async def test_the_fields_of_the_card_are_set_in_the_face_of_the_house(page):
    await at_address(page)
    await journey.to_delivery(page, journey.new_email())
    await journey.to_payment(page)
    box = page.frame_locator(journey.FRAME).get_by_label("Card number")
    await expect(box).to_have_css("font-family", re.compile("Instrument Sans"))
    assert await box.evaluate("() => document.fonts.check('16px \"Instrument Sans\"', '4242')")
    assert await box.evaluate("() => [...document.fonts].some((face) => face.status === 'loaded')")


async def test_the_way_back_of_a_removed_line_takes_the_focus(page):
    await journey.bag_with_first_piece(page, "/luma/shop/serums")
    await journey.visit(page, "/luma/bag")
    await page.locator("main").get_by_role("button", name=re.compile("^Remove")).click()
    await expect(page.get_by_role("button", name="Put it back")).to_be_focused()


async def test_the_bag_is_named_and_leads_on_within_the_first_window(phone):
    await journey.bag_with_first_piece(phone, "/arome/shop")
    await journey.visit(phone, "/arome/bag")
    await expect(phone.get_by_role("heading", level=1)).to_have_text("Vial, 1 piece")
    bar = phone.locator(".buybar")
    await expect(bar.get_by_role("link", name="Check out")).to_be_in_viewport()
    await phone.locator("#check-out").scroll_into_view_if_needed()
    await expect(bar).to_be_hidden()


async def test_an_order_on_paper_names_its_house_and_has_no_buttons(page):
    await journey.bag_with_first_piece(page, "/luma/shop/serums")
    await journey.buy(page, journey.new_email())
    await expect(page.get_by_role("link", name="Open an account with this address")).to_be_visible()
    await expect(page.get_by_role("link", name="Ask about this order")).to_be_visible()
    await page.emulate_media(media="print")
    await expect(page.locator(".orders__house")).to_have_text("Luma")
    await expect(page.locator(".orders__house")).to_be_visible()
    assert await page.locator("main .btn:visible").count() == 0
