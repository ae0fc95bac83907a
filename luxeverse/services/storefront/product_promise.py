"""When a piece arrives and what that costs, for every country the house delivers to."""

from collections.abc import Mapping
from dataclasses import replace

from luxeverse.core import clock
from luxeverse.core.actor import House
from luxeverse.domain.pricing import tax
from luxeverse.schemas.product_page import DeliveryPromise, Destination
from luxeverse.services.delivery import Method
from luxeverse.services.delivery.countries import ABROAD, country_name


def promised(
    house: House, offered: Mapping[str, list[Method]]
) -> tuple[list[DeliveryPromise], list[Destination]]:
    """The promises, each once with the countries it is for, and the countries by name with the number of theirs."""
    named = sorted((country_name(code, house.locale), code) for code in offered)
    sharing: dict[DeliveryPromise, list[tuple[str, str]]] = {}
    made: dict[tuple[bool, tuple[str, ...]], DeliveryPromise] = {}
    for name, code in named:
        abroad = tax.rate_for(code, clock.now().date()) == 0
        same = abroad, tuple(method.id for method in offered[code])
        if same not in made:
            made[same] = _promise(house, offered[code], abroad=abroad)
        sharing.setdefault(made[same], []).append((name, code))
    promises = [
        replace(promise, countries=", ".join(name for name, _ in countries))
        for promise, countries in sharing.items()
    ]
    numbers = {
        code: number for number, countries in enumerate(sharing.values()) for _, code in countries
    }
    return promises, [Destination(code, name, numbers[code]) for name, code in named]


def _promise(house: House, methods: list[Method], *, abroad: bool) -> DeliveryPromise:
    return DeliveryPromise(
        lead=f"{methods[0].when}, {methods[0].name[:1].lower()}{methods[0].name[1:]}",
        lines=tuple(_line(house, method) for method in methods),
        duties=ABROAD if abroad else "",
    )


def _line(house: House, method: Method) -> str:
    price = method.price.price
    cost = price.text(house.locale) if price.minor else "included"
    free = method.price.free_from
    extra = f", included from {free.text(house.locale)}" if free and price.minor else ""
    return f"{method.name}: {method.when}, {cost}{extra}. {method.description}".strip()
