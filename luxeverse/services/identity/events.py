"""What identity announces."""

from dataclasses import dataclass
from uuid import UUID

from luxeverse.services.outbox import Event


@dataclass(frozen=True, slots=True)
class SignInAsked(Event):
    """An address wants in; one letter is owed. What the letter proves is not in here."""

    letter_id: UUID


@dataclass(frozen=True, slots=True)
class UserRegistered(Event):
    """Somebody new has proved an address."""

    user_id: UUID


@dataclass(frozen=True, slots=True)
class PasswordChanged(Event):
    """A member has a password, or another one, from now on; a letter says so."""

    user_id: UUID
