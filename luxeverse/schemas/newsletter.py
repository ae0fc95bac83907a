"""What the links of a letter lead to."""

from dataclasses import dataclass


@dataclass(frozen=True)
class NewsletterPage:
    """``standing`` is asked, confirmed or stopped; ``token`` goes back with the press that changes it."""

    token: str = ""
    standing: str = ""
    house_name: str = ""
    shop_url: str = ""
