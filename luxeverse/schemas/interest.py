"""What a letter's link to stop is about."""

from dataclasses import dataclass


@dataclass(frozen=True)
class AlertPage:
    """``token`` goes back with the press that stops the letters."""

    token: str = ""
    name: str = ""
    shop_url: str = ""
