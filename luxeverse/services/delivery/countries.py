"""Where parcels go."""

from functools import lru_cache

from babel import Locale

UNION = "AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE"
NEIGHBOURS = "GB CH NO IS LI MC"
OVERSEAS = "US CA AU NZ JP SG HK KR AE"
COUNTRIES = frozenset(f"{UNION} {NEIGHBOURS} {OVERSEAS}".split())
"""Where the houses deliver, as ISO 3166-1 codes; each house's delivery methods narrow it down."""

ABROAD = "The same price as everywhere, without European VAT in it; duties may be due on arrival."
"""What the price is outside the Union, wherever it is spoken of: docs/adr/0004-tax-and-the-displayed-price.md."""


@lru_cache(maxsize=1024)  # codes are typed by visitors too
def country_name(code: str, locale: str) -> str:
    """What people call a country; the code itself when nobody does."""
    name: str = Locale.parse(locale).territories.get(code, code)
    return name
