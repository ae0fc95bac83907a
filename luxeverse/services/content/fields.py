"""The kinds of values content is made of: text, addresses, names of things the house has."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

LONGEST_PATH = 400
PATH = re.compile(r"^/(?!/)[^\s\\]*$")
SIGNS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")

NameKind = Literal["piece", "collection", "category", "maker", "story", "picture"]


@dataclass(frozen=True, slots=True)
class Name:
    """What a section names: where it says so, the kind of thing, and its slug (of a picture: its name)."""

    where: str
    kind: NameKind
    value: str


def _plain(text: str) -> str:
    if SIGNS.search(text):
        raise ValueError("holds signs that no text has")
    return text


def _path(text: str) -> str:
    if not PATH.match(text) or len(text) > LONGEST_PATH:
        raise ValueError("is an address of the house: it begins with one slash and has no blanks")
    return text


Plain = AfterValidator(_plain)
Words = Annotated[str, Field(max_length=80), Plain]
Title = Annotated[str, Field(min_length=1, max_length=120), Plain]
Prose = Annotated[str, Field(max_length=600), Plain]
Slug = Annotated[str, Field(min_length=1, max_length=160), Plain]
Path = Annotated[str, AfterValidator(_path)]


class Part(BaseModel):
    """Nothing unknown, nothing bent into shape: what is written is what is meant."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Way(Part):
    """A link. An empty address is the page the section itself knows best."""

    label: Annotated[str, Field(min_length=1, max_length=60), Plain]
    url: Path | Literal[""] = ""


def named(where: str, kind: NameKind, values: Iterable[str]) -> Iterator[Name]:
    """The names of a list; an empty one names nothing."""
    return (Name(where, kind, value) for value in values if value)
