"""Every table of the shop, gathered for migrations; code imports from the modules themselves."""

from sqlmodel import SQLModel

from luxeverse.models import (
    analytics,
    audit,
    cart,
    catalogue,
    closet,
    concierge,
    content,
    customers,
    experiments,
    fulfilment,
    houses,
    identity,
    inventory,
    live,
    loyalty,
    media,
    notifications,
    orders,
    outbox,
    payments,
    personalisation,
    promotions,
    reviews,
)

metadata = SQLModel.metadata

__all__ = [
    "analytics",
    "audit",
    "cart",
    "catalogue",
    "closet",
    "concierge",
    "content",
    "customers",
    "experiments",
    "fulfilment",
    "houses",
    "identity",
    "inventory",
    "live",
    "loyalty",
    "media",
    "metadata",
    "notifications",
    "orders",
    "outbox",
    "payments",
    "personalisation",
    "promotions",
    "reviews",
]
