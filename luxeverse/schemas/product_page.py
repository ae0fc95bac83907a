"""The product page: what it is, what it costs, what happens next."""

from dataclasses import dataclass, field

from luxeverse.schemas.catalogue import Ingredient
from luxeverse.schemas.common import Crumbs, Fact, LinkItem, Picture, PriceLabel, Step


@dataclass(frozen=True)
class OptionValue:
    """A choice that is a link: ``url`` is this page with the variant chosen. ``note`` as "notify me"."""

    label: str = ""
    swatch: str = ""
    checked: bool = False
    available: bool = True
    variant_id: str = ""
    url: str = ""
    note: str = ""


@dataclass(frozen=True)
class OptionGroup:
    """An axis of choice. ``kind`` is swatch or size; ``chosen`` is the label of the checked value."""

    name: str = ""
    kind: str = "size"
    chosen: str = ""
    values: list[OptionValue] = field(default_factory=list)


@dataclass(frozen=True)
class Panel:
    """A folded question and its answer."""

    title: str = ""
    text: str = ""
    open: bool = False


@dataclass(frozen=True)
class SpecGroup:
    """Facts of one kind."""

    title: str = ""
    rows: list[Fact] = field(default_factory=list)


@dataclass(frozen=True)
class Measure:
    """A measure in both units, ready to print; a size has only ``text``."""

    text: str = ""
    cm: str = ""
    inches: str = ""


@dataclass(frozen=True)
class SizeRow:
    """A size and its measures; ``chosen`` marks the size that is chosen on the page."""

    cells: list[Measure] = field(default_factory=list)
    chosen: bool = False


@dataclass(frozen=True)
class SizeGuide:
    """What the sizes of a piece mean. An empty title: it has none."""

    title: str = ""
    text: str = ""
    how: list[str] = field(default_factory=list)
    columns: list[str] = field(default_factory=list)
    rows: list[SizeRow] = field(default_factory=list)


@dataclass(frozen=True)
class Destination:
    """A country a piece can go to, and what that means; ``promise`` numbers one of the page's delivery promises."""

    code: str = ""
    name: str = ""
    promise: int = 0


@dataclass(frozen=True)
class DeliveryPromise:
    """When a parcel arrives, how it travels and what that costs, one line each; ``lead`` is the first in a sentence.

    ``countries`` are the names of those it is for. Hashable, because countries with the same promise share one.
    """

    lead: str = ""
    lines: tuple[str, ...] = ()
    duties: str = ""
    countries: str = ""


@dataclass(frozen=True)
class Bespoke:
    """What may be made of a piece for one person; empty titles are left out.

    ``surface`` is what a preview draws (band, back, leather, label), ``tone`` its metal (gold, steel), ``colour`` its
    leather. ``limit`` counts signs.
    """

    title: str = ""
    note: str = ""
    price: str = ""
    limit: int = 0
    styles: list[str] = field(default_factory=list)
    surface: str = ""
    tone: str = "gold"
    colour: str = ""
    sample: str = ""
    wrap_title: str = ""
    wrap_note: str = ""
    wrap_price: str = ""


@dataclass(frozen=True)
class Factor:
    """A share of the score: ``points`` as text, ``width`` as CSS, what it counts and what it weighs."""

    label: str = ""
    points: str = ""
    width: str = "0%"
    text: str = ""


@dataclass(frozen=True)
class Greener:
    """A piece like it that took clearly less; ``text`` goes on after its name. Empty when there is none."""

    piece: LinkItem = field(default_factory=LinkItem)
    text: str = ""
    compare: LinkItem = field(default_factory=LinkItem)


@dataclass(frozen=True)
class Footprint:
    """What the making took. ``score`` is empty where the house shows badges only, or where there is no record."""

    score: str = ""
    badges: list[str] = field(default_factory=list)
    factors: list[Factor] = field(default_factory=list)
    stages: list[Fact] = field(default_factory=list)
    method: LinkItem = field(default_factory=LinkItem)
    greener: Greener = field(default_factory=Greener)


@dataclass(frozen=True)
class Stop:
    """A place on the map; ``left`` and ``top`` are CSS percentages of it, ``numbers`` those of its steps.

    ``is_east``: so near the right edge that its name stands on the left.
    """

    numbers: str = ""
    place: str = ""
    left: str = ""
    top: str = ""
    is_east: bool = False


@dataclass(frozen=True)
class Journey:
    """The map of a piece's way. ``zoom`` is the world's width by the map's, ``left`` and ``top`` where the map begins, in
    widths of itself; ``line`` is an SVG path on a ground of 1000 by 500.
    """

    zoom: str = ""
    left: str = ""
    top: str = ""
    line: str = ""
    distance: str = ""
    stops: list[Stop] = field(default_factory=list)


@dataclass(frozen=True)
class Spin:
    """A piece turned once around itself: addresses of the frames in their order, evenly spaced."""

    frames: list[str] = field(default_factory=list)
    width: int = 480
    height: int = 600


@dataclass(frozen=True)
class Annotation:
    """A place on a model. ``position`` and ``normal`` are "x y z" in metres of the model."""

    position: str = ""
    normal: str = ""
    title: str = ""
    text: str = ""


@dataclass(frozen=True)
class Model:
    """A model to turn. ``size_text`` says what opening it costs; ``usdz`` may be empty.

    ``colour`` is that of the chosen variant, in which the model is shown if its file has it.
    ``orbit`` is where the camera stands at first, as model-viewer says it: that of the picture it takes the place of.
    """

    glb: str = ""
    usdz: str = ""
    colour: str = ""
    alt: str = ""
    size_text: str = ""
    orbit: str = "20deg 78deg auto"
    annotations: list[Annotation] = field(default_factory=list)


@dataclass(frozen=True)
class Chapter:
    """Where a part of a film begins, in seconds, and what it shows."""

    at: float = 0
    title: str = ""


@dataclass(frozen=True)
class PieceFilm:
    """The film of a piece, without sound. ``captions`` and ``chapters_file`` are WebVTT; ``controls`` is minimal or full."""

    webm: str = ""
    mp4: str = ""
    poster: str = ""
    captions: str = ""
    chapters_file: str = ""
    chapters: list[Chapter] = field(default_factory=list)
    controls: str = "minimal"
    seconds: float = 0
    width: int = 600
    height: int = 750


@dataclass(frozen=True)
class ProductPage:
    """Everything a product screen shows. ``buy_label`` says the deed or what is missing.

    ``buy_totals`` are printed behind a hairline on the button: the piece, with letters, wrapped, with both; ``status`` is
    loading, ready, failed. ``sale_note`` says from when it is sold, or to whom; ``is_kept`` when to some members alone.
    ``try_url`` is where it is tried on, empty when it cannot be.
    ``assisted`` are paragraphs written with a language model that an editor approved; none of them is the maker's, and
    ``assisted_note`` says so.
    ``gallery_order`` names what the gallery shows one after the other: "0" is the first picture, "spin", "model", "film".
    """

    status: str = "loading"
    house: str = "luxe"
    id: str = ""
    slug: str = ""
    name: str = ""
    maker: str = ""
    maker_url: str = ""
    latin: str = ""
    lede: str = ""
    assisted: list[str] = field(default_factory=list)
    assisted_note: str = ""
    crumbs: Crumbs = field(default_factory=Crumbs)
    price: PriceLabel = field(default_factory=PriceLabel)
    compare_at: PriceLabel = field(default_factory=PriceLabel)
    tax_note: str = ""
    gallery: list[Picture] = field(default_factory=list)
    try_url: str = ""
    gallery_order: list[str] = field(default_factory=list)
    spin: Spin = field(default_factory=Spin)
    model: Model = field(default_factory=Model)
    film: PieceFilm = field(default_factory=PieceFilm)
    options: list[OptionGroup] = field(default_factory=list)
    variant_id: str = ""
    variant_text: str = ""
    buy_label: str = ""
    buy_totals: list[str] = field(default_factory=list)
    sale_note: str = ""
    bespoke: Bespoke = field(default_factory=Bespoke)
    is_kept: bool = False
    can_buy: bool = False
    stock_text: str = ""
    attributes: list[Fact] = field(default_factory=list)
    promises: list[str] = field(default_factory=list)
    delivery: list[DeliveryPromise] = field(default_factory=list)
    destinations: list[Destination] = field(default_factory=list)
    destination: str = ""
    size_guide: SizeGuide = field(default_factory=SizeGuide)
    share_url: str = ""
    returns_url: str = ""
    advisor: LinkItem = field(default_factory=LinkItem)
    story_title: str = ""
    story: list[str] = field(default_factory=list)
    story_picture: Picture = field(default_factory=Picture)
    story_initial: bool = False
    leaf_ids: list[str] = field(default_factory=list)
    leaf_names: list[str] = field(default_factory=list)
    specs: list[SpecGroup] = field(default_factory=list)
    formula_title: str = ""
    formula_text: str = ""
    ingredients: list[Ingredient] = field(default_factory=list)
    care: list[Panel] = field(default_factory=list)
    provenance_title: str = ""
    provenance_link: LinkItem = field(default_factory=LinkItem)
    provenance: list[Step] = field(default_factory=list)
    journey: Journey = field(default_factory=Journey)
    footprint: Footprint = field(default_factory=Footprint)
    sustainability_title: str = ""
    sustainability: list[Fact] = field(default_factory=list)
    certificates: list[Fact] = field(default_factory=list)
    borrow: LinkItem = field(default_factory=LinkItem)
    pre_loved: LinkItem = field(default_factory=LinkItem)
