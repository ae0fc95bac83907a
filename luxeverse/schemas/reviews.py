"""What buyers say of a piece, as the product page shows it, and the form that takes it."""

from dataclasses import dataclass, field

from luxeverse.schemas.common import LinkItem, Picture


@dataclass(frozen=True)
class StarBar:
    """How many gave this many stars; a link that shows only those. ``share`` is a CSS percentage."""

    label: str = ""
    share: str = "0%"
    count: str = ""
    url: str = ""
    checked: bool = False
    empty: bool = False


@dataclass(frozen=True)
class ReviewFilter:
    """A filter that is a link; a second press takes it off. An ``empty`` one finds nothing."""

    label: str = ""
    count: str = ""
    url: str = ""
    checked: bool = False
    empty: bool = False


@dataclass(frozen=True)
class ReviewPoint:
    """What several reviews say of one aspect, counted, with one sentence and the review it comes from."""

    text: str = ""
    quote: str = ""
    author: str = ""
    url: str = ""


@dataclass(frozen=True)
class ReviewPhotoView:
    """Addresses of a buyer's picture in two sizes. Width and height are those of the large one, in pixels."""

    small: str = ""
    large: str = ""
    alt: str = ""
    width: str = "1"
    height: str = "1"
    url: str = ""


@dataclass(frozen=True)
class ReviewView:
    """One review. ``stars`` is a CSS percentage; ``facts`` are verified, variant, date and fit as one line."""

    id: str = ""
    anchor: str = ""
    stars: str = "0%"
    stars_text: str = ""
    title: str = ""
    paragraphs: list[str] = field(default_factory=list)
    author: str = ""
    verified_text: str = ""
    facts: str = ""
    photos: list[ReviewPhotoView] = field(default_factory=list)
    helpful: int = 0


@dataclass(frozen=True)
class ReviewsView:
    """The reviews of a piece. ``status`` is empty while nobody wrote one; ``found_text`` says how many the filters leave."""

    status: str = "empty"
    average: str = ""
    stars: str = "0%"
    score_text: str = ""
    count_text: str = ""
    bars: list[StarBar] = field(default_factory=list)
    fit_text: str = ""
    filters: list[ReviewFilter] = field(default_factory=list)
    sorts: list[LinkItem] = field(default_factory=list)
    sort_label: str = ""
    points: list[ReviewPoint] = field(default_factory=list)
    summary_note: str = ""
    photos: list[ReviewPhotoView] = field(default_factory=list)
    pictures_url: str = ""
    shown: list[ReviewView] = field(default_factory=list)
    found_text: str = ""
    clear_url: str = ""
    more_url: str = ""
    more_label: str = ""
    write_url: str = ""
    sample_note: str = ""


@dataclass(frozen=True)
class ReviewForm:
    """Who reviews what. ``asks_fit`` where sizes matter; ``names`` are those of all pieces of the house."""

    slug: str = ""
    name: str = ""
    maker: str = ""
    url: str = ""
    picture: Picture = field(default_factory=Picture)
    asks_fit: bool = False
    house: str = ""
    prefix: str = ""
    names: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class PicturedPiece:
    """A piece on a buyer's picture."""

    name: str = ""
    url: str = ""
    price: str = ""
    available: bool = True


@dataclass(frozen=True)
class BuyersPicture:
    """A buyer's picture with whose it is and what of the house is on it."""

    id: str = ""
    photo: ReviewPhotoView = field(default_factory=ReviewPhotoView)
    author: str = ""
    note: str = ""
    pieces: list[PicturedPiece] = field(default_factory=list)


@dataclass(frozen=True)
class BuyersPictures:
    """The gallery: of a house, or of one piece. ``all_url`` leads from one piece to all."""

    status: str = "loading"
    title: str = ""
    text: str = ""
    pictures: list[BuyersPicture] = field(default_factory=list)
    more_url: str = ""
    all_url: str = ""
    links: list[LinkItem] = field(default_factory=list)
    sample_note: str = ""
