"""Error answers in the shape the SDK turns into exceptions."""

from typing import Any

from sandbox import cards

CODE_PAGE = "https://stripe.com/docs/error-codes/"


class ApiError(Exception):
    """An answer other than 200. Fields that are None are left out of the body."""

    def __init__(
        self,
        message: str,
        status: int = 400,
        kind: str = "invalid_request_error",
        **fields: Any,
    ) -> None:
        super().__init__(message)
        self.status = status
        given = {name: value for name, value in fields.items() if value is not None}
        self.error: dict[str, Any] = {"type": kind, "message": message, **given}
        if "code" in given:
            self.error["doc_url"] = CODE_PAGE + given["code"].replace("_", "-")

    def body(self) -> dict[str, Any]:
        return {"error": self.error}


def missing(kind: str, key: str | None, param: str = "id") -> ApiError:
    """404 for the object of the address itself, 400 for one named in a parameter."""
    status = 404 if param == "id" else 400
    return ApiError(f"No such {kind}: '{key}'", status, code="resource_missing", param=param)


def card_error(code: str, message: str | None = None, **fields: Any) -> ApiError:
    return ApiError(message or cards.MESSAGES[code], 402, "card_error", code=code, **fields)


def decline_error(decline: str, **fields: Any) -> ApiError:
    """What a declined card answers: some reasons have a code of their own, the rest are ``card_declined``."""
    own = decline in cards.OWN_CODE
    shown = decline if decline == "authentication_required" or not own else None
    field = {"incorrect_cvc": "cvc", "expired_card": "exp_month"}.get(decline)
    return card_error(
        decline if own else "card_declined",
        cards.MESSAGES[decline],
        decline_code=shown,
        param=field,
        **fields,
    )


def unexpected_state(intent: dict[str, Any], verb: str, allowed: tuple[str, ...]) -> ApiError:
    kind = intent["object"]
    name = {"payment_intent": "PaymentIntent", "setup_intent": "SetupIntent"}[kind]
    error = ApiError(
        f"This {name} could not be {verb} because it has a status of {intent['status']}. "
        f"Only a {name} with one of the following statuses may be {verb}: {', '.join(allowed)}.",
        code=f"{kind}_unexpected_state",
    )
    error.error[kind] = intent
    return error
