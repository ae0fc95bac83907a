"""HTTP for machines: the shop's REST API, webhooks, health. No screens."""

from fastapi import FastAPI

from luxeverse.api import (
    appointments,
    auth,
    cart,
    checkout,
    discovery,
    health,
    interest,
    mailbox,
    newsletter,
    orders,
    outfits,
    products,
    questions,
    recommend,
    refusals,
    rental,
    resale,
    reviews,
    search,
    seo,
    strays,
    sustainability,
    user,
    webhooks,
    wishlists,
)
from luxeverse.core.config import settings

DESCRIPTION = """
The shop by HTTP. The bag belongs to the `lv_sid` cookie that the first answer sets (`__Host-lv_sid` on https); signing
in gives another. A house is chosen by the host
or by the query parameter `house` (`luxe`, `arome`, `luma`). Amounts are whole minor units with an ISO 4217 currency.
Refusals are `{"error": {"code", "message", "facts"}}`; the message is a sentence to show.
"""

MODULES = (
    products,
    discovery,
    reviews,
    questions,
    recommend,
    rental,
    resale,
    outfits,
    interest,
    newsletter,
    search,
    cart,
    wishlists,
    checkout,
    orders,
    auth,
    user,
    sustainability,
    appointments,
    webhooks,
    health,
    seo,
)
"""The first that fits answers."""


def build() -> FastAPI:
    """The API with every route."""
    app = FastAPI(
        title="LuxeVerse",
        version="1",
        description=DESCRIPTION,
        openapi_url="/api/openapi.json",
        docs_url="/api/docs",
        redoc_url=None,
        responses=refusals.COMMON,
    )
    refusals.answer_for(app)
    modules = [*MODULES]
    if not settings().is_production and not settings().smtp_url:
        modules.append(mailbox)
    routers = [module.router for module in modules]
    for router in routers:
        app.include_router(router)
    strays.answer_for(app, routers)
    return app
