"""The shape of an announcement: a frozen dataclass of ids and facts, named in the past tense."""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened. ``version`` rises when the fields change."""

    version: ClassVar[int] = 1
