"""A browser that was busy tells several changes of view at once. The last of them is how things stand."""

from playwright.async_api import expect

from tests.e2e import journey

LATE = """() => {
  const Real = IntersectionObserver;
  window.IntersectionObserver = class extends Real {
    constructor(tell, options) {
      super((notices, self) => {
        const old = notices.map((n) => ({target: n.target, isIntersecting: !n.isIntersecting}));
        tell([...old, ...notices], self);
      }, options);
    }
  };
}"""
"""Before each notice stands one that says the opposite and is no longer true."""


async def test_the_buy_bar_goes_by_the_last_notice(phone):
    await phone.add_init_script(f"({LATE})()")
    await journey.visit(phone, "/product/cours-28")
    bar = phone.locator(".buybar")
    await expect(bar).to_have_attribute("data-shown", "true")
    await phone.locator("#buy").evaluate("e => e.scrollIntoView({block: 'center'})")
    await expect(bar).to_have_attribute("data-shown", "false")
