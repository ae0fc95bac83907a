"""The reviews of a piece as its address asks for them."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

KEYS = frozenset({"stars", "with", "order", "reviews"})
"""Query keys of the product page that are ours."""
PAGE = 6
MOST_SHOWN = 60
ONLY = ("verified", "photos")
BEST = "useful"
SORTS = {
    BEST: "Most useful",
    "newest": "Newest",
    "highest": "Highest first",
    "lowest": "Lowest first",
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """Nonsense in an address is ignored. ``variant`` is the page's own and is carried along."""

    path: str
    choices: Mapping[str, str]

    @property
    def stars(self) -> int | None:
        said = self.choices.get("stars", "")
        return int(said) if said in {"1", "2", "3", "4", "5"} else None

    @property
    def only(self) -> str:
        said = self.choices.get("with", "")
        return said if said in ONLY else ""

    @property
    def order(self) -> str:
        said = self.choices.get("order", "")
        return said if said in SORTS else BEST

    @property
    def shown(self) -> int:
        said = self.choices.get("reviews", "")
        asked = int(said) if said.isdecimal() and len(said) <= 3 else PAGE  # noqa: PLR2004
        return max(PAGE, min(asked, MOST_SHOWN))

    @property
    def is_filtered(self) -> bool:
        return self.stars is not None or self.only != ""

    def url(self, **changes: str) -> str:
        """The page with some keys changed; an empty value drops one. A changed filter starts at the beginning."""
        kept = {
            "variant": self.choices.get("variant", ""),
            "stars": str(self.stars or ""),
            "with": self.only,
            "order": "" if self.order == BEST else self.order,
        } | changes
        text = urlencode({k: v for k, v in sorted(kept.items()) if v})
        return self.path + (f"?{text}" if text else "")
