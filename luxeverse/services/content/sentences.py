"""What is wrong with a document, one sentence for each mistake, in the words of whoever wrote it."""

from collections.abc import Sequence
from typing import Any

from pydantic import ValidationError

WRONG = {
    "missing": "is missing",
    "extra_forbidden": "is not known here",
    "string_type": "is a text",
    "int_type": "is a whole number",
    "int_from_float": "is a whole number",
    "bool_type": "is true or false",
    "list_type": "is a list",
    "model_type": "is a group of named values",
    "model_attributes_type": "is a group of named values",
    "dict_type": "is a group of named values",
    "union_tag_not_found": "says no kind",
    "union_tag_invalid": "is of the unknown kind {tag!r}; known are {expected_tags}",
    "json_invalid": "This is no JSON: {error}",
    "value_error": "{error}",
    "enum": "is one of {expected}",
    "literal_error": "is one of {expected}",
    "greater_than_equal": "is at least {ge}",
    "less_than_equal": "is at most {le}",
    "string_too_long": "has at most {max_length} signs",
    "too_long": "has at most {max_length} entries",
    "string_too_short": "is not empty",
    "too_short": "is not empty",
}
"""By pydantic's own name of the mistake; what it knows about it fills the braces."""


def sentences(error: ValidationError) -> list[str]:
    """In the order of the document."""
    found = error.errors(include_url=False, include_input=False)
    return [f"{_place(one['loc'])}{_what(one)}." for one in found]


def _place(loc: Sequence[int | str]) -> str:
    """("sections", 2, "hero", "overlays", "grain") is "Section 3 (hero), overlays.grain ", counted as people count."""
    if not loc:
        return ""
    if loc[0] == "sections" and len(loc) > 1:
        place = int(loc[1]) + 1
        kind, rest = loc[2:3], loc[3:]
        head = f"Section {place} ({kind[0]})" if kind else f"Section {place}"
        return f"{head}, {_path(rest)} " if rest else f"{head} "
    return f"{_path(loc)} "


def _path(loc: Sequence[int | str]) -> str:
    parts = [str(part + 1) if isinstance(part, int) else part for part in loc]
    return ".".join(parts)


def _what(error: Any) -> str:
    said = WRONG.get(error["type"])
    return said.format(**error.get("ctx", {})) if said else str(error["msg"])
