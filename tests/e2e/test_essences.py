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
    await expect(busy.locator(".ph").first).not_to_have_css("opacity", "1")
    hovered = guide.locator(".guide__hovered .ess")
    name = ".card__name a"
    await expect(hovered.locator(name)).to_have_css("text-decoration-line", "underline")
    plain = guide.locator(".ess--compact")
    await expect(plain.locator(name)).to_have_css("text-decoration-line", "none")
    await plain.hover()
    await expect(plain.locator(name)).to_have_css("text-decoration-line", "underline")


@pytest.mark.req("PDP-018")
async def test_the_compendium_and_the_home_are_made_of_them(page):
    await journey.visit(page, "/arome/shop/compendium")
    cards = page.locator(".plp__grid .ess")
    await expect(cards.nth(11)).to_be_attached()
    await expect(cards.first).to_have_class(re.compile("ess--featured"))
    await expect(cards.nth(1)).to_have_class(re.compile("ess--default"))
    await expect(cards.nth(1)).to_contain_text("N°")
    await journey.visit(page, "/arome")
    await expect(page.locator(".ess--compact")).to_have_count(4)
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
