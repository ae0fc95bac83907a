"""Why something a customer wrote is shown, set aside or kept back, in a few words of the house."""

from luxeverse.core.errors import Invalid
from luxeverse.domain.reviews.status import ReviewStatus

LONGEST_REASON = 500
"""Characters."""


def reason_of(there: ReviewStatus, said: str) -> str:
    """The words on one line. Raises Invalid for a rejection without any, and for too many."""
    reason = " ".join(said.split())
    if there == ReviewStatus.REJECTED and not reason:
        raise Invalid(
            "Say why in a few words: whoever looks next will want to know.", code="no_reason"
        )
    if len(reason) > LONGEST_REASON:
        raise Invalid(f"At most {LONGEST_REASON} characters.", code="long_reason")
    return reason
