"""What a browser sends, as plain text a service can be handed."""

from collections.abc import Mapping

from luxeverse.core.errors import Refused
from luxeverse.schemas.checkout import FieldError

LONGEST = 320
"""Characters, where a field says nothing else: as long as an address may be."""


def plain(said: object, longest: int = LONGEST) -> str:
    """At most so many characters; PostgreSQL keeps every one but NUL."""
    return str(said or "").replace("\x00", "")[:longest]


def field(form: object, name: str, longest: int = LONGEST) -> str:
    """A field of a form; empty when there is none, or when what came is no form."""
    return plain(form.get(name), longest) if isinstance(form, Mapping) else ""


def field_errors(refusal: Refused, otherwise: str) -> list[FieldError]:
    """What is wrong in which field; all of it at ``otherwise`` when the refusal names none."""
    fields = refusal.facts.get("fields")
    if not isinstance(fields, dict):
        return [FieldError(otherwise, refusal.message)]
    return [FieldError(name, text) for name, text in fields.items()]
