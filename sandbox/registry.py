"""Where handlers announce themselves: API routes and timed tasks."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sandbox.wire import Obj, Param, params_of

if TYPE_CHECKING:
    from sandbox.store import Store

Handler = Callable[..., Obj]
Task = Callable[["Store", str], None]


@dataclass(frozen=True)
class Route:
    """``browser`` routes answer a publishable key too, when the client secret fits."""

    method: str
    segments: tuple[str, ...]
    handler: Handler
    params: dict[str, Param]
    browser: bool


ROUTES: list[Route] = []
TASKS: dict[str, Task] = {}


def route(where: str, spec: str = "", *, browser: bool = False) -> Callable[[Handler], Handler]:
    """Announce ``handler(store, params, *ids)`` for e.g. ``"POST payment_intents/:id"``."""
    method, path = where.split()

    def register(handler: Handler) -> Handler:
        ROUTES.append(Route(method, tuple(path.split("/")), handler, params_of(spec), browser))
        return handler

    return register


def find_route(method: str, segments: list[str]) -> tuple[Route, list[str]] | None:
    """The route of an address and the ids in it."""
    for candidate in ROUTES:
        pairs = list(zip(candidate.segments, segments, strict=False))
        if (
            candidate.method == method
            and len(candidate.segments) == len(segments)
            and all(wanted in (":id", given) for wanted, given in pairs)
        ):
            return candidate, [given for wanted, given in pairs if wanted == ":id"]
    return None


def task(function: Task) -> Task:
    """Announce work that ``Store.later`` may put off by name."""
    TASKS[function.__name__] = function
    return function


def patch(obj: Obj, params: dict[str, Any], *names: str) -> None:
    """Copy the named parameters that were given, and merge metadata."""
    for name in names:
        if name in params:
            obj[name] = params[name]
    merge_metadata(obj, params)


def merge_metadata(obj: Obj, params: dict[str, Any]) -> None:
    """Given keys win, an empty value unsets its key, an empty map unsets all."""
    if "metadata" not in params:
        return
    given = params["metadata"] if isinstance(params["metadata"], dict) else {}
    merged = {**(obj.get("metadata") or {}), **given} if given else {}
    obj["metadata"] = {key: value for key, value in merged.items() if value != ""}
