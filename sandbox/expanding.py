"""Expansion: ids in an answer are replaced by their objects where the caller asked for it."""

from collections.abc import Callable, Iterable

from sandbox.errors import ApiError
from sandbox.store import Store
from sandbox.wire import Obj, public

DEEPEST_EXPANSION = 4

Maker = Callable[[Store, Obj], Obj]
VIRTUAL: dict[tuple[str, str], Maker] = {}
"""(object, field) to the function that makes a field which exists only when expanded."""


def virtual(kind: str, field: str) -> Callable[[Maker], Maker]:
    def register(maker: Maker) -> Maker:
        VIRTUAL[kind, field] = maker
        return maker

    return register


def render(store: Store, obj: Obj, expand: Iterable[str] = ()) -> Obj:
    """What goes over the wire, with the asked-for ids replaced by their objects."""
    out: Obj = public(obj)
    for path in expand:
        if path.count(".") >= DEEPEST_EXPANSION:
            raise ApiError(
                f"You cannot expand more than {DEEPEST_EXPANSION} levels of a property: {path}",
                param="expand",
            )
        _expand(store, out, path)
    return out


def _expand(store: Store, out: Obj, path: str) -> None:
    head, _, rest = path.partition(".")
    if out.get("object") == "list" and head == "data":
        for item in out["data"]:
            _expand(store, item, rest)
        return
    value = out.get(head)
    maker = VIRTUAL.get((str(out.get("object")), head))
    if maker and not isinstance(value, dict):
        value = public(maker(store, store.get(out["id"])))
    elif isinstance(value, str):
        value = public(store.find(value))
    if value is None and (head not in out or isinstance(out[head], str)):
        raise ApiError(f"This property cannot be expanded ({path}).", param="expand")
    out[head] = value
    if rest:
        for inner in value if isinstance(value, list) else [value]:
            if isinstance(inner, dict):
                _expand(store, inner, rest)
