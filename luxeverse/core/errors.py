"""What can go wrong, said once.

    LuxeError
    ├── Refused        expected; shown to the person, counted, never paged
    │   ├── NotFound      404  it does not exist, or is not yours
    │   ├── SignInNeeded  401  nobody is signed in
    │   ├── NotAllowed    403  you may not
    │   ├── Conflict      409  the world changed meanwhile
    │   ├── Invalid       422  the input cannot be accepted
    │   ├── PaymentRefused 402 the bank or the card said no
    │   ├── RateLimited   429  too often
    │   └── Unavailable   503  a supplier is away; try again
    └── Broken         a bug; always paged

A refusal carries a stable ``code`` for machines, a sentence for people that names what to do next, and facts.
"""

from typing import ClassVar


class LuxeError(Exception):
    """Root of everything this project raises on purpose."""


class Broken(LuxeError):
    """A promise of the code itself was not kept."""


class Refused(LuxeError):
    """An expected no. ``message`` is shown as it stands; ``facts`` are safe to show."""

    status: ClassVar[int] = 400
    default_code: ClassVar[str] = "refused"

    def __init__(self, message: str, *, code: str | None = None, **facts: object) -> None:
        super().__init__(message)
        self.message = message
        self.code = code or self.default_code
        self.facts = facts


class NotFound(Refused):
    status = 404
    default_code = "not_found"


class SignInNeeded(Refused):
    status = 401
    default_code = "sign_in_needed"


class NotAllowed(Refused):
    status = 403
    default_code = "not_allowed"


class Conflict(Refused):
    status = 409
    default_code = "conflict"


class Invalid(Refused):
    status = 422
    default_code = "invalid"


class PaymentRefused(Refused):
    status = 402
    default_code = "payment_refused"


class RateLimited(Refused):
    status = 429
    default_code = "rate_limited"


class Unavailable(Refused):
    status = 503
    default_code = "unavailable"
