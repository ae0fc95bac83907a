"""The bag, as a drawer, a page, and the summary beside the checkout."""

from dataclasses import dataclass, field

from luxeverse.schemas.common import LinkItem, Notice, Picture, PriceLabel


@dataclass(frozen=True)
class CartLine:
    """One line. ``made`` says in words what is made for this buyer. ``notice`` states a change on this line; the stepper stops at ``max_quantity``.

    ``can_add`` and ``can_take`` say whether the stepper's buttons work.
    """

    id: str = ""
    variant_id: str = ""
    name: str = ""
    maker: str = ""
    url: str = ""
    variant_text: str = ""
    made: list[str] = field(default_factory=list)
    picture: Picture = field(default_factory=Picture)
    quantity: int = 1
    quantity_text: str = ""
    unit: PriceLabel = field(default_factory=PriceLabel)
    line_total: PriceLabel = field(default_factory=PriceLabel)
    compare_at: PriceLabel = field(default_factory=PriceLabel)
    notice: str = ""
    max_quantity: int = 1
    can_add: bool = False
    can_take: bool = False


@dataclass(frozen=True)
class PriceRow:
    """A row of the sum; ``strong`` is the total. ``note`` explains in small print."""

    label: str = ""
    text: str = ""
    note: str = ""
    strong: bool = False


@dataclass(frozen=True)
class CartView:
    """The bag as it stands, priced. ``status`` is loading, empty or ready; ``rows`` is the sum as it should be read, total last."""

    status: str = "loading"
    lines: list[CartLine] = field(default_factory=list)
    count: int = 0
    count_text: str = "Bag"
    subtotal: PriceLabel = field(default_factory=PriceLabel)
    saving: PriceLabel = field(default_factory=PriceLabel)
    delivery: PriceLabel = field(default_factory=PriceLabel)
    tax: PriceLabel = field(default_factory=PriceLabel)
    total: PriceLabel = field(default_factory=PriceLabel)
    rows: list[PriceRow] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    checkout_url: str = ""
    bag_url: str = ""
    continue_url: str = ""
    can_check_out: bool = False
    delivery_date_text: str = ""
    free_delivery_text: str = ""
    empty_title: str = ""
    empty_text: str = ""
    empty_links: list[LinkItem] = field(default_factory=list)
