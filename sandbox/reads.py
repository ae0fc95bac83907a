"""Generic reads: every kind by id and as a list, and the routing of an API address."""

from collections.abc import Callable
from dataclasses import dataclass

from sandbox.errors import ApiError
from sandbox.registry import find_route
from sandbox.store import COMPARISONS, FILTERS, Page, Store
from sandbox.wire import Obj, Param, listing, params_of

KINDS = {
    "customers": "customer",
    "payment_methods": "payment_method",
    "payment_intents": "payment_intent",
    "setup_intents": "setup_intent",
    "charges": "charge",
    "refunds": "refund",
    "disputes": "dispute",
    "balance_transactions": "balance_transaction",
    "events": "event",
    "webhook_endpoints": "webhook_endpoint",
}
LIST_PARAMS = params_of(
    " ".join(f"{name}:str" for name in FILTERS)
    + " limit:int starting_after:str ending_before:str types:obj created:obj"
)
READ_PARAMS = params_of("client_secret:str")


@dataclass(frozen=True)
class Call:
    """What an address means: the work, its parameters, and whether a browser may ask for it."""

    run: Callable[[Store, Obj], Obj]
    params: dict[str, Param]
    browser: bool


def resolve(method: str, path: str) -> Call:
    """The call behind ``method /v1/path``; an address not implemented is refused."""
    segments = path.split("/")
    if found := find_route(method, segments):
        route, keys = found
        return Call(
            lambda store, params: route.handler(store, params, *keys), route.params, route.browser
        )
    if method == "GET" and path in KINDS:
        return Call(lambda store, params: browse(store, params, path), LIST_PARAMS, False)
    if method == "GET" and len(segments) == 2 and segments[0] in KINDS:
        plural, key = segments
        return Call(
            lambda store, _: read(store, KINDS[plural], key),
            READ_PARAMS,
            plural.endswith("_intents"),
        )
    raise ApiError(
        f"Unrecognized request URL ({method}: /v1/{path}) - or one this sandbox does not "
        "implement.",
        404,
    )


def read(store: Store, kind: str, key: str) -> Obj:
    obj = store.get(key, kind)
    return {"id": key, "object": kind, "deleted": True} if obj.get("deleted") else obj


def browse(store: Store, params: Obj, plural: str) -> Obj:
    limit = params.get("limit", 10)
    if not 1 <= limit <= 100:
        raise ApiError(
            "Invalid limit: must be between 1 and 100.",
            code="parameter_invalid_integer",
            param="limit",
        )
    page = Page(
        equal={name: params[name] for name in FILTERS if params.get(name)},
        types=params.get("types") or [],
        created=_moments(params.get("created")),
        limit=limit,
        after=params.get("starting_after"),
        before=params.get("ending_before"),
    )
    data, more = store.page(KINDS[plural], page)
    return listing(data, f"/v1/{plural}", has_more=more)


def _moments(given: object) -> dict[str, int]:
    """``created[gte]=...`` as numbers."""
    if given is None:
        return {}
    if not isinstance(given, dict) or not set(given) <= set(COMPARISONS):
        raise ApiError("Invalid created: use gt, gte, lt or lte.", param="created")
    if not all(str(moment).isdigit() for moment in given.values()):
        raise ApiError(
            "Invalid integer in created.", code="parameter_invalid_integer", param="created"
        )
    return {name: int(moment) for name, moment in given.items()}
