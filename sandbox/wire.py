"""The wire format: form decoding, declared parameters and lists."""

import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl

from sandbox.errors import ApiError

Obj = dict[str, Any]


@dataclass(frozen=True)
class Param:
    """One parameter a route takes: str, int, bool, obj (nested) or map (metadata, values stay text)."""

    kind: str
    required: bool


def params_of(spec: str) -> dict[str, Param]:
    """``"amount!int currency:str"``: a bang marks the required ones."""
    found = (re.fullmatch(r"(\w+)([:!])(\w+)", word) for word in spec.split())
    return {m[1]: Param(m[3], m[2] == "!") for m in found if m} | {"expand": Param("list", False)}


def decode(raw: str) -> Obj:
    """``a[b][0][c]=1&expand[]=x`` becomes nested dicts and lists of text."""
    tree: Obj = {}
    for key, value in parse_qsl(raw, keep_blank_values=True):
        path = [key.split("[", 1)[0], *re.findall(r"\[([^\]]*)\]", key)]
        node = tree
        for step in path[:-1]:
            if not isinstance(node.get(step), dict):
                node[step] = {}
            node = node[step]
        node[path[-1] or str(len(node))] = value
    return {key: _with_lists(value) for key, value in tree.items()}


def _with_lists(node: Any) -> Any:
    if not isinstance(node, dict):
        return node
    node = {key: _with_lists(value) for key, value in node.items()}
    if node and all(key.isdigit() or key == "" for key in node):
        return [node[key] for key in sorted(node, key=lambda key: int(key or 0))]
    return node


def coerce(given: Obj, params: dict[str, Param]) -> Obj:
    """Typed parameters. An unknown name is refused: what is not implemented must fail loudly."""
    out = {}
    for name, value in given.items():
        if name not in params:
            raise ApiError(
                f"Received unknown parameter: {name} (or one this sandbox does not implement)",
                code="parameter_unknown",
                param=name,
            )
        out[name] = _typed(name, value, params[name].kind)
    for name, param in params.items():
        if param.required and name not in out:
            raise ApiError(f"Missing required param: {name}.", code="parameter_missing", param=name)
    return out


def _typed(name: str, value: Any, kind: str) -> Any:
    if kind == "int":
        if not re.fullmatch(r"-?\d{1,15}", str(value)):
            raise ApiError(
                f"Invalid integer: {value}", code="parameter_invalid_integer", param=name
            )
        return int(value)
    if kind == "bool":
        if value not in ("true", "false"):
            raise ApiError(f"Invalid boolean: {value}", param=name)
        return value == "true"
    if kind == "str":
        if not isinstance(value, str):
            raise ApiError(f"Invalid string: {value}", param=name)
        return value or None
    if kind == "list" and not isinstance(value, list):
        raise ApiError(f"Invalid array: {value}", param=name)
    return _leaves(value) if kind == "obj" else value


def _leaves(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _leaves(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_leaves(inner) for inner in value]
    return {"true": True, "false": False, "": None}.get(value, value)


def public(obj: Any) -> Any:
    """A copy without the private ``_fields`` of stored objects."""
    if isinstance(obj, dict):
        return {key: public(value) for key, value in obj.items() if not key.startswith("_")}
    return [public(value) for value in obj] if isinstance(obj, list) else obj


def listing(data: list[Obj], url: str, *, has_more: bool = False) -> Obj:
    return {"object": "list", "url": url, "has_more": has_more, "data": data}
