"""What bringing a parcel takes from the air: the way, the box, and the share of parcels that come back.

Grams of CO2 equivalent, whole numbers. Factors marked UK are from "UK Government GHG Conversion Factors for Company
Reporting 2025" (Department for Energy Security and Net Zero, full set): exhaust plus the making of the fuel ("WTT").
Figures marked estimate are the houses' own; no public default fits a single parcel.
"""

from dataclasses import asdict, dataclass
from decimal import ROUND_HALF_EVEN, Decimal
from enum import StrEnum

from luxeverse.domain.sustainability.journey import Place, kilometres

LORRY = Decimal("101.63") + Decimal("23.59")
"""Grams per tonne and kilometre. UK: all HGVs, diesel, average laden."""
VAN = Decimal("638.23") + Decimal("153.35")
"""Grams per tonne and kilometre. UK: vans up to 3.5 tonnes, fuel unknown."""
SHORT_FLIGHT = Decimal("1278.35") + Decimal("205.15")
"""Grams per tonne and kilometre. UK: freight flights, short-haul, with radiative forcing."""
LONG_FLIGHT = Decimal("899.39") + Decimal("135.16")
"""Grams per tonne and kilometre. UK: freight flights, international, with radiative forcing."""
SHORT_FLIGHT_KM = 3_700
"""Up to here a flight is short. UK: the same publication, business travel by air."""
FLIGHT_EXTRA_KM = 95
"""Added to the great circle of a flight. Source: Regulation (EU) 2018/2066, annex III, section C."""
NEW_BOARD, RECYCLED_BOARD = Decimal("1199.73"), Decimal("1098.11")
"""Grams per kilogram. UK: material use, board, primary and closed loop."""
DETOUR = Decimal("1.25")
"""A road by the great circle over it. Estimate of the houses, for western Europe."""
ROUND_KM = 50
"""What a van drives with a parcel at either end of its way. Estimate of the houses."""
LEAST_GRAMS = 2_000
"""A box fills a van before it loads it. Estimate: 12 litres, at the 6,000 cubic centimetres a kilogram of air freight
(IATA's rule for the weight of volume)."""
GRAMS_PER_TONNE, GRAMS_PER_KILOGRAM, WHOLE = 1_000_000, 1_000, 10_000


class Mode(StrEnum):
    """What a parcel goes by most of its way."""

    LORRY = "lorry"
    VAN = "van"
    AIR = "air"
    COLLECTED = "collected"


@dataclass(frozen=True, slots=True)
class Packing:
    """What the box of a house is: its weight, of which board, and how many of 10,000 parcels come back."""

    grams: int
    is_recycled: bool
    returned_basis_points: int


@dataclass(frozen=True, slots=True)
class Carriage:
    """Grams of CO2 equivalent of one order, by what they are for."""

    transport: int
    packing: int
    returns: int

    @property
    def grams(self) -> int:
        return self.transport + self.packing + self.returns

    @property
    def stored(self) -> dict[str, int]:
        """As an order keeps it; nothing computes it anew."""
        return asdict(self)


def carriage(goods_grams: int, packing: Packing, start: Place, end: Place, mode: Mode) -> Carriage:
    """What an order of this weight takes. The average return travels the same way once more, in the same box."""
    loaded = max(goods_grams + packing.grams, LEAST_GRAMS)
    per_tonne = _per_tonne(Decimal(round(kilometres([start, end]))), mode)
    transport = per_tonne * loaded / GRAMS_PER_TONNE
    board = RECYCLED_BOARD if packing.is_recycled else NEW_BOARD
    return Carriage(
        transport=_whole(transport),
        packing=_whole(board * packing.grams / GRAMS_PER_KILOGRAM),
        returns=_whole(transport * packing.returned_basis_points / WHOLE),
    )


def in_words(grams: int) -> str:
    """Such as "about 1.4 kg CO₂e": more digits would claim what nobody knows."""
    if grams < GRAMS_PER_KILOGRAM // 10:
        return "under 0.1 kg CO₂e"
    tenths = Decimal(grams).scaleb(-3).quantize(Decimal("0.1"), ROUND_HALF_EVEN)
    return f"about {tenths} kg CO₂e"


def _per_tonne(way: Decimal, mode: Mode) -> Decimal:
    ends = 2 * ROUND_KM * VAN
    if mode is Mode.LORRY:
        return way * DETOUR * LORRY + ends
    if mode is Mode.VAN:
        return way * DETOUR * VAN + ends
    if mode is Mode.AIR:
        flight = SHORT_FLIGHT if way <= SHORT_FLIGHT_KM else LONG_FLIGHT
        return (way + FLIGHT_EXTRA_KM) * flight + ends
    return Decimal(0)


def _whole(grams: Decimal) -> int:
    return int(grams.quantize(Decimal(1), ROUND_HALF_EVEN))
