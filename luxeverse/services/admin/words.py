"""How the desk says numbers, days and traces."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from luxeverse.core.errors import NotFound
from luxeverse.core.ids import parse_id
from luxeverse.schemas.admin import Trace
from luxeverse.services.audit import Entry

OPERATOR = "The command line"
ROLES = {"ADMIN": "Editor", "SUPER_ADMIN": "Leads the house"}


def day(at: datetime) -> str:
    return f"{at:%-d %b %Y}"


def minute(at: datetime) -> str:
    return f"{at:%-d %b %Y, %H:%M} UTC"


def counted(number: int, noun: str) -> str:
    """Such as "1 review" and "12 reviews"."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def beginning(text: str, longest: int = 110) -> str:
    """As much of a text as a line of a list holds, ended at a word."""
    said = " ".join(text.split())
    return said if len(said) <= longest else f"{said[:longest].rsplit(' ', 1)[0]}…"


def mood(score: float) -> str:
    """Such as "+0.44"; the minus is a true one."""
    return f"{score:+.2f}".replace("-", "\N{MINUS SIGN}")


def traces(entries: Sequence[Entry], said: Mapping[str, str]) -> list[Trace]:
    """The book's entries in words; an action ``said`` does not know is named as it is kept."""
    return [
        Trace(
            what=said.get(entry.action, entry.action),
            who=entry.who or OPERATOR,
            when=minute(entry.at),
            note=str(entry.facts.get("reason") or ""),
        )
        for entry in entries
    ]


def keys_of(texts: Sequence[str]) -> list[UUID]:
    """Keys from outside. Raises NotFound if one of them is none."""
    found = [parse_id(text) for text in texts]
    if None in found:
        raise NotFound("One of these does not exist.", code="unknown_row")
    return [key for key in found if key]
