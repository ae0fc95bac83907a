"""What a browser sends, as plain text a service can be handed."""

from collections.abc import Mapping

LONGEST = 320
"""Characters, where a field says nothing else: as long as an address may be."""


def plain(said: object, longest: int = LONGEST) -> str:
    """At most so many characters; PostgreSQL keeps every one but NUL."""
    return str(said or "").replace("\x00", "")[:longest]


def field(form: object, name: str, longest: int = LONGEST) -> str:
    """A field of a form; empty when there is none, or when what came is no form."""
    return plain(form.get(name), longest) if isinstance(form, Mapping) else ""
