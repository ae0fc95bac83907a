"""Houses: the tenants everything else belongs to."""

from typing import Any

from sqlalchemy import CheckConstraint, UniqueConstraint

from luxeverse.models.base import Timed, count, label, open_shape, words


class Tenant(Timed, table=True):
    """One house. ``data_version`` rises with every visible change, so cached documents know when they are old."""

    __tablename__ = "tenants"
    __table_args__ = (
        UniqueConstraint("slug"),
        CheckConstraint("slug ~ '^[a-z][a-z0-9-]*$'", name="slug_form"),
        CheckConstraint("currency ~ '^[A-Z]{3}$'", name="currency_form"),
    )

    slug: str = label(40)
    name: str = label(120)
    currency: str = label(3)
    locale: str = label(12)
    order_prefix: str = label(4)
    hosts: list[str] = words()
    settings: dict[str, Any] = open_shape("{}")
    data_version: int = count(1)
