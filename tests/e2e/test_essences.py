"""The card of an essence: three sizes, two states, in the guide and where the house uses them."""

import re

import pytest
from playwright.async_api import expect

from tests.e2e import journey


@pytest.mark.req("PDP-018")
async def test_the_guide_shows_three_sizes_and_both_states(page):
    await journey.visit(page, "/style-guide")
    guide = page.locator(".guide__essences").first
    for kind in ("default", "featured", "compact"):
        await expect(guide.locator(f".ess--{kind}").first).to_be_attached()
    busy = guide.locator(".ess", has=page.locator("[aria-busy=true]"))
    await expect(busy.get_by_role("button", name=re.compile("^Adding"))).to_be_attached()
    opacity = "card => getComputedStyle(card.querySelector('.ess__t')).opacity"
    assert float(await busy.evaluate(opacity)) < 1
    underlined = "card => getComputedStyle(card.querySelector('.card__name a')).textDecorationLine"
    hovered = guide.locator(".guide__hovered .ess")
    assert await hovered.evaluate(underlined) == "underline"
    plain = guide.locator(".ess--compact")
    assert await plain.evaluate(underlined) == "none"
    await plain.hover()
    assert await plain.evaluate(underlined) == "underline"


@pytest.mark.req("PDP-018")
async def test_the_compendium_and_the_home_are_made_of_them(page):
    await journey.visit(page, "/arome/shop/compendium")
    cards = page.locator(".plp__grid .ess")
    assert await cards.count() >= 12
    await expect(cards.first).to_have_class(re.compile("ess--featured"))
    await expect(cards.nth(1)).to_have_class(re.compile("ess--default"))
    await expect(cards.nth(1)).to_contain_text("N°")
    await journey.visit(page, "/arome")
    assert await page.locator(".ess--compact").count() == 4
    await journey.visit(page, "/shop/leather")
    await expect(page.locator(".ess")).to_have_count(0)


@pytest.mark.req("PDP-018")
async def test_a_press_says_adding_until_the_bag_has_it(page):
    await journey.visit(page, "/arome")
    card = page.locator(
        ".ess--compact", has=page.get_by_role("button", name=re.compile("Add to vial"))
    ).first
    name = await card.locator(".card__name").inner_text()
    await card.scroll_into_view_if_needed()
    await page.evaluate(
        "() => { window.seen = []; new MutationObserver((all) => all.forEach((m) =>"
        " window.seen.push(m.target.getAttribute('aria-busy'))))"
        ".observe(document.body, {subtree: true, attributeFilter: ['aria-busy']}); }"
    )
    await card.get_by_role("button", name=re.compile("Add to vial")).click()
    await expect(journey.drawer(page)).to_contain_text(name)
    await expect(card.locator(".ess__add")).not_to_have_attribute("aria-busy", "true")
    assert "true" in await page.evaluate("window.seen")
