"""The catalogue as it is written in ``data/``: read, checked for shape, nothing stored.

A piece is one table in ``data/catalogue/<house>/*.toml``. Its lists are written as "first | second | third". Its
pictures are those the studio rendered of it. A piece that has none yet shows what its ``images`` key names: "name" or
"name.view" of ``data/views.toml``.
"""

import json
import re
import tomllib
import unicodedata
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from luxeverse.domain.search.kinds import RuleKind
from luxeverse.services.media.pictures import found, named, rendered, sized

ROOT = Path(__file__).parents[1]
DATA = ROOT / "data"
SHARED = "shop.toml"


@dataclass(frozen=True, slots=True)
class View:
    """A picture and its crop; the focus is in per cent, as CSS ``transform-origin`` takes it."""

    asset: str
    alt: str
    url: str
    thumbnail: str
    width: int
    height: int
    zoom: float = 1.0
    focus_x: float = 50.0
    focus_y: float = 50.0
    variant: str = ""
    """The colour or material it shows; empty when it stands for all."""


@dataclass(frozen=True, slots=True)
class VariantText:
    """One way to have a piece."""

    sku: str
    price: Decimal
    stock: int
    size: str | None = None
    color: str | None = None
    material: str | None = None
    color_hex: str | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece with all its copy."""

    slug: str
    sku: str
    name: str
    maker: str
    category: str
    line: str
    price: Decimal
    description: str
    story: str
    care: str
    sustainability: str
    published: date
    variants: tuple[VariantText, ...]
    images: tuple[View, ...]
    materials: tuple[dict[str, str], ...]
    provenance: tuple[dict[str, Any], ...]
    attributes: dict[str, Any] = field(default_factory=dict)
    tags: tuple[str, ...] = ()
    featured: bool = False
    limited: bool = False
    annotations: tuple[dict[str, str], ...] = ()
    """What the model of the piece says of its parts."""
    bespoke: dict[str, Any] = field(default_factory=dict)
    footprint: dict[str, Any] = field(default_factory=dict)
    exclusive: bool = False
    launch: date | None = None
    pre_order_until: date | None = None
    """Orders are taken before the launch up to this day; without one they are not."""


@dataclass(frozen=True, slots=True)
class HouseData:
    """Everything one house is seeded with; plain tables where the columns have the same names."""

    slug: str
    house: dict[str, Any]
    makers: tuple[dict[str, Any], ...]
    categories: tuple[dict[str, Any], ...]
    collections: tuple[dict[str, Any], ...]
    stories: tuple[dict[str, Any], ...]
    delivery: tuple[dict[str, Any], ...]
    pieces: tuple[Piece, ...]
    rules: tuple[dict[str, Any], ...] = ()
    reviews: tuple[dict[str, Any], ...] = ()
    questions: tuple[dict[str, Any], ...] = ()
    outfits: tuple[dict[str, Any], ...] = ()
    baskets: tuple[tuple[str, ...], ...] = ()
    home: str = ""
    """The document of the first page, as an editor would import it."""


def houses() -> tuple[HouseData, ...]:
    """The three houses in the order of their file. Raises KeyError or ValueError naming what is wrong."""
    file = _toml(DATA / "houses.toml")
    return tuple(_house(table) for table in file["house"])


def view(name: str) -> View:
    """A picture by "name" or "name.view". Raises KeyError when there is none."""
    asset, alt, crop = named(name)
    return replace(
        _whole(asset, alt), zoom=float(crop.zoom), focus_x=crop.focus_x, focus_y=crop.focus_y
    )


def _whole(name: str, alt: str | None = None) -> View:
    """A picture uncropped."""
    picture = found(name)
    files = sized(picture["files"], ".webp")
    return View(
        asset=name,
        alt=alt or picture["alt"],
        url=files[-1][1],
        thumbnail=files[0][1],
        width=picture["width"],
        height=picture["height"],
        variant=picture.get("variant", ""),
    )


def _images(entry: dict[str, Any]) -> tuple[View, ...]:
    """What was rendered of the piece, or else the crops it names."""
    own = rendered(entry["slug"])
    return tuple(_whole(image["name"]) for image in own) or tuple(
        map(view, entry.get("images", ()))
    )


def _lent(slug: str) -> dict[str, Any]:
    """What a house lends; nothing for one that lends nothing."""
    said = _toml(DATA / "rental.toml").get(slug)
    return {"rental": said} if said else {}


def _house(table: dict[str, Any]) -> HouseData:
    folder = DATA / "catalogue" / table["slug"]
    shop = _toml(folder / SHARED)
    pieces = [
        _piece(entry, shop, {**table["settings"], "house": table["slug"]})
        for path in sorted(folder.glob("*.toml"))
        if path.name != SHARED
        for entry in _toml(path)["piece"]
    ]
    outfits = _toml(DATA / "outfits.toml")[table["slug"]]
    settings = {
        **table["settings"],
        "pages": _pages(table),
        "size_guides": _guides(shop),
        "outfit_title": outfits["title"],
        "goes_with": outfits["goes_with"],
        "set_basis_points": outfits["set_basis_points"],
        **_giving(table["slug"]),
        **_appointments(table["slug"]),
        "resale": _toml(DATA / "resale.toml")[table["slug"]],
        **_lent(table["slug"]),
    }
    return HouseData(
        slug=table["slug"],
        house={**table, "settings": settings},
        makers=tuple(shop["maker"]),
        categories=tuple(shop["category"]),
        collections=tuple(shop["collection"]),
        stories=tuple(shop["story"]),
        delivery=_delivery(table["slug"]),
        pieces=tuple(pieces),
        rules=_rules(table["slug"]),
        outfits=tuple(outfits["outfit"]),
        questions=tuple(_toml(DATA / "questions.toml")[table["slug"]]),
        baskets=tuple(map(tuple, _toml(DATA / "baskets.toml")[table["slug"]])),
        home=_home(table["slug"]),
        reviews=tuple(_toml(DATA / "reviews" / f"{table['slug']}.toml")["review"]),
    )


def _giving(house: str) -> dict[str, Any]:
    """What a house counts of its parcels and gives, with the place its parcels leave from on the map."""
    said = json.loads(json.dumps(_toml(DATA / "giving.toml")[house], default=str))
    start = _toml(DATA / "places.toml")[said["carriage"]["place"]]
    return {**said, "carriage": {**said["carriage"], "at": start}}


def _appointments(house: str) -> dict[str, Any]:
    """What can be visited, where there is something; days as JSON writes them."""
    said = _toml(DATA / "appointments.toml").get(house)
    return {"appointments": json.loads(json.dumps(said, default=str))} if said else {}


def _home(house: str) -> str:
    return json.dumps(
        {"house": house, "sections": _toml(DATA / "home" / f"{house}.toml")["section"]}
    )


def _guides(shop: dict[str, Any]) -> list[dict[str, Any]]:
    """The size guides for categories this house has."""
    own = {category["slug"] for category in shop["category"]}
    guides = _toml(DATA / "size_guides.toml").values()
    return [guide for guide in guides if own & set(guide["categories"])]


def _rules(house: str) -> tuple[dict[str, Any], ...]:
    """What a house says about its search, one row each; the first word of a set of synonyms names it."""
    said = _toml(DATA / "search" / f"{house}.toml")
    rows: list[dict[str, Any]] = []
    rows += [{"kind": RuleKind.SYNONYM, "phrase": s[0], "values": s} for s in said["synonyms"]]
    for kind in (RuleKind.CATEGORY, RuleKind.PIN):
        named = said.get(f"{kind.value}", {}).items()
        rows += [{"kind": kind, "phrase": phrase, "values": values} for phrase, values in named]
    lifted = said.get("boost", {}).items()
    rows += [{"kind": RuleKind.BOOST, "phrase": slug, "factor": factor} for slug, factor in lifted]
    rows += [{"kind": RuleKind.CURATED, "phrase": phrase} for phrase in said["curated"]]
    return tuple(row | {"position": place} for place, row in enumerate(rows))


def _pages(table: dict[str, Any]) -> dict[str, Any]:
    """The shared reading pages and the house's own, with the house's facts in place."""
    own = DATA / "pages" / f"{table['slug']}.toml"
    pages = {**_toml(DATA / "pages" / "shared.toml"), **(_toml(own) if own.exists() else {})}
    facts = {
        "name": table["name"],
        "place": table["settings"]["copyright"],
        "days": str(table["settings"]["returns_days"]),
        "as": table["settings"]["returns_as"]["default"],
        "mail": f"house@{table['hosts'][0]}",
    }
    filled: dict[str, Any] = json.loads(
        re.sub(r"\{(\w+)\}", lambda match: facts[match[1]], json.dumps(pages))
    )
    return filled


def _piece(entry: dict[str, Any], shop: dict[str, Any], settings: dict[str, Any]) -> Piece:
    price = Decimal(entry["price"])
    maker = entry["maker"]
    return Piece(
        slug=entry["slug"],
        sku=entry["sku"],
        name=entry["name"],
        maker=maker,
        category=entry["category"],
        line=entry["line"],
        price=price,
        description=entry["description"],
        story=entry["story"],
        care=shop["care"][entry.get("care", maker)],
        sustainability=shop["sustainability"][entry.get("sustainability", maker)],
        published=date.fromisoformat(entry["published"]),
        variants=tuple(_variant(v, entry["sku"], price) for v in entry["variants"]),
        images=_images(entry),
        materials=tuple(
            _columns(text, "name", "amount", "latin", "purpose", "source")
            for text in entry["materials"]
        ),
        provenance=tuple(_step(text) for text in entry["provenance"]),
        attributes=_attributes(entry.get("attributes", {}), settings),
        tags=tuple(entry.get("tags", ())),
        featured=entry.get("featured", False),
        limited=entry.get("limited", False),
        bespoke=_bespoke(settings["house"], entry["slug"]),
        footprint=_toml(DATA / "sustainability.toml")[settings["house"]].get(maker, {}),
        exclusive=entry.get("exclusive", False),
        launch=_day(entry.get("launch")),
        pre_order_until=_day(entry.get("pre_order_until")),
        annotations=tuple(
            _columns(text, "position", "normal", "title", "text")
            for text in entry.get("annotations", ())
        ),
    )


def _step(text: str) -> dict[str, Any]:
    """A step of a piece's way; a place that is known also says where on the map it is."""
    step: dict[str, Any] = _columns(text, "when", "place", "step")
    if at := _toml(DATA / "places.toml").get(step.get("place", "")):
        step["at"] = at
    return step


def _bespoke(house: str, slug: str) -> dict[str, Any]:
    """What may be made of a piece for one person, as the piece's row holds it."""
    offer: dict[str, Any] = {}
    for kind, said in _toml(DATA / "bespoke.toml")[house].items():
        if kind == "wrap":
            offer["wrap"] = said
        elif slug in said["pieces"]:
            offer["engraving"] = {key: value for key, value in said.items() if key != "pieces"}
    return offer


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _attributes(said: dict[str, str], settings: dict[str, Any]) -> dict[str, Any]:
    """Facets become lists, so that a piece may answer to several values; an essence gets the tint of its humour."""
    facets = {f["key"] for f in settings["facets"] if f["source"] == "attribute"}
    made: dict[str, Any] = {
        key: value.split(", ") if key in facets else value for key, value in said.items()
    }
    if tint := settings.get("tints", {}).get(said.get("humour", "")):
        made["tint"] = tint
    return made


def _variant(table: dict[str, Any], sku: str, price: Decimal) -> VariantText:
    parts = [_sign(table[key]) for key in ("color", "material", "size") if key in table]
    return VariantText(
        sku="-".join([sku, *parts]),
        price=Decimal(table.get("price", price)),
        stock=table["stock"],
        size=table.get("size"),
        color=table.get("color"),
        material=table.get("material"),
        color_hex=table.get("hex"),
    )


def _sign(text: str) -> str:
    """The part of a stock number an option gives: "Bottle green" becomes BOTTLEGREEN, "19.5 cm" 195CM."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^A-Z0-9]", "", plain.upper())


def _columns(text: str, *names: str) -> dict[str, str]:
    parts = [part.strip() for part in text.split("|")]
    if len(parts) > len(names):
        raise ValueError(f"too many columns: {text!r}")
    return dict(zip(names, parts, strict=False))


def _delivery(house: str) -> tuple[dict[str, Any], ...]:
    file = _toml(DATA / "delivery.toml")
    methods = []
    for order, (key, table) in enumerate(file[house].items()):
        low, high = table["days"]
        methods.append({
            "id": key,
            "name": table["name"],
            "description": table["description"],
            "carrier": table["carrier"],
            "countries": _countries(table, file["zones"]),
            "price": Decimal(table["price"]),
            "free_from": Decimal(table["free_from"]) if "free_from" in table else None,
            "days_min": low,
            "days_max": high,
            "mode": table["mode"],
            "display_order": order,
        })  # fmt: skip
    return tuple(methods)


def _countries(way: dict[str, Any], zones: dict[str, list[str]]) -> list[str]:
    around = {country for zone in way.get("around", ()) for country in zones[zone]}
    return [code for zone in way["zones"] for code in zones[zone] if code not in around]


@cache
def _toml(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text())
