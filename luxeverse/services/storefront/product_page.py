"""The product page: what it is, what it costs, what happens next."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from sqlalchemy import select

from luxeverse.core.actor import House
from luxeverse.core.db import ReadSession, read_session
from luxeverse.core.money import Money
from luxeverse.domain.catalogue.status import VISIBLE
from luxeverse.models.catalogue import Brand, Category, Product, ProductSlug, ProductVariant
from luxeverse.models.media import ProductMedia
from luxeverse.schemas.catalogue import Ingredient
from luxeverse.schemas.common import Crumbs, Fact, LinkItem, Picture, PriceLabel, Step
from luxeverse.schemas.product_page import OptionGroup, OptionValue, Panel, ProductPage
from luxeverse.services import delivery, identity
from luxeverse.services.cart.view import HOME_COUNTRY
from luxeverse.services.catalogue.cards import FEW, cards, label, related_ids
from luxeverse.services.checkout.address import country_name
from luxeverse.services.delivery import Method
from luxeverse.services.media import Crop, picture

RELATED = 4
AXES = (("color", "Colour", "swatch"), ("material", "Material", "size"), ("size", "Size", "size"))


@dataclass(frozen=True, slots=True)
class Found:
    """The page, and the facts search engines get in JSON-LD (serialised)."""

    page: ProductPage
    description: str
    jsonld: str


@dataclass(frozen=True, slots=True)
class Moved:
    """The piece has another name now."""

    slug: str


@dataclass(frozen=True, slots=True)
class _Loaded:
    product: Product
    brand: Brand | None
    category: Category
    variants: list[ProductVariant]
    media: list[ProductMedia]
    methods: list[Method]
    settings: Mapping[str, Any]


async def product_page(house: House, slug: str, sku: str, base_url: str) -> Found | Moved | None:
    """The page of a piece with the variant of this SKU chosen, else the first that can be bought. None when the
    house has no such piece.
    """
    record = await identity.record_of(house)
    async with read_session(house.tenant_id) as session:
        product = await session.scalar(_on_sale(slug))
        if product is None:
            return await _moved(session, slug)
        loaded = _Loaded(
            product,
            await session.get(Brand, product.brand_id) if product.brand_id else None,
            await _category(session, product.category_id),
            await _variants(session, product.id),
            await _media(session, product.id),
            await delivery.methods_for(session, HOME_COUNTRY),
            record.settings,
        )
        related = await cards(session, house, await related_ids(session, product, RELATED))
    chosen = _chosen(loaded.variants, sku)
    page = _page(house, loaded, chosen, related)
    return Found(page, _summary(product), _jsonld(house, loaded, page, base_url))


def _on_sale(slug: str) -> Any:
    return select(Product).where(
        Product.slug == slug,
        Product.status.in_(VISIBLE),
        Product.deleted_at.is_(None),
    )


async def _moved(session: ReadSession, slug: str) -> Moved | None:
    query = (
        select(Product.slug)
        .join(ProductSlug, ProductSlug.product_id == Product.id)
        .where(ProductSlug.slug == slug)
    )
    now = await session.scalar(query)
    return Moved(now) if now else None


async def _category(session: ReadSession, category_id: UUID) -> Category:
    return (await session.scalars(select(Category).where(Category.id == category_id))).one()


async def _variants(session: ReadSession, product_id: UUID) -> list[ProductVariant]:
    query = (
        select(ProductVariant)
        .where(ProductVariant.product_id == product_id)
        .order_by(ProductVariant.display_order, ProductVariant.sku)
    )
    return list((await session.scalars(query)).all())


async def _media(session: ReadSession, product_id: UUID) -> list[ProductMedia]:
    query = (
        select(ProductMedia)
        .where(ProductMedia.product_id == product_id)
        .order_by(ProductMedia.is_primary.desc(), ProductMedia.display_order)
    )
    return list((await session.scalars(query)).all())


def _left(variant: ProductVariant) -> int:
    if not variant.is_available:
        return 0
    return variant.inventory_quantity - variant.inventory_reserved


def _chosen(variants: list[ProductVariant], sku: str) -> ProductVariant:
    named = next((v for v in variants if v.sku == sku), None)
    return named or next((v for v in variants if _left(v) > 0), variants[0])


def _page(house: House, loaded: _Loaded, chosen: ProductVariant, related: list[Any]) -> ProductPage:
    product, said = loaded.product, loaded.settings
    price = label(Money.of(chosen.price, product.currency), house)
    left = _left(chosen)
    attributes = product.attributes
    pictures = _gallery(loaded, chosen)
    return ProductPage(
        status="ready",
        house=house.slug,
        id=str(product.id),
        slug=product.slug,
        name=product.name,
        maker=loaded.brand.name if loaded.brand else "",
        maker_url=f"{house.prefix}/shop?maker={loaded.brand.slug}" if loaded.brand else "",
        latin=str(attributes.get("latin", "")),
        lede=product.description or "",
        crumbs=_crumbs(house, loaded),
        price=price,
        compare_at=_compare(house, product, chosen),
        tax_note=str(said.get("price_note", "")),
        gallery=pictures,
        options=_options(house, product, loaded.variants, chosen),
        variant_id=str(chosen.id),
        variant_text=", ".join(p for p in (chosen.color, chosen.material, chosen.size) if p),
        buy_label=f"Add to {str(said.get('bag_word', 'Bag')).lower()}" if left else "Sold out",
        buy_amount=price.text,
        can_buy=left > 0,
        stock_text=_stock_text(left),
        attributes=_attributes(attributes, said),
        promises=_promises(house, loaded, left),
        delivery_title="Delivery and returns",
        delivery_text=_delivery_text(house, loaded),
        advisor=_advisor(house, product, said),
        story_title=str(said.get("story_title", "How it is made")),
        story=_paragraphs(product.story),
        story_picture=pictures[1] if len(pictures) > 1 else pictures[0] if pictures else Picture(),
        story_initial=house.slug == "arome",
        specs=_specs(product),
        formula_title="What is in it" if attributes.get("ingredients") else "",
        ingredients=_ingredients(attributes),
        care_title="Care",
        care=[Panel("How to keep it", product.care or "", open=True)] if product.care else [],
        provenance_title="Where it has been",
        provenance=_provenance(product),
        sustainability_title="Material and make",
        sustainability=_sustainability(product),
        related_title="Beside it",
        related=related,
    )


def _gallery(loaded: _Loaded, chosen: ProductVariant) -> list[Picture]:
    of_chosen = [m for m in loaded.media if m.variant_id == chosen.id]
    rest = [m for m in loaded.media if m.variant_id is None]
    return [
        picture(m.asset, m.alt_text, Crop(m.zoom, m.focus_x, m.focus_y)) for m in of_chosen + rest
    ]


def _crumbs(house: House, loaded: _Loaded) -> Crumbs:
    category = LinkItem(loaded.category.name, f"{house.prefix}/shop/{loaded.category.slug}")
    return Crumbs([LinkItem(house.name, house.prefix or "/"), category], loaded.product.name)


def _compare(house: House, product: Product, chosen: ProductVariant) -> PriceLabel:
    before = chosen.compare_at_price
    return label(Money.of(before, product.currency), house) if before else PriceLabel()


def _options(
    house: House, product: Product, variants: list[ProductVariant], chosen: ProductVariant
) -> list[OptionGroup]:
    """One group for each axis on which the variants differ. A value leads to the variant that has it and otherwise
    differs least from the one chosen.
    """
    groups = []
    for axis, name, kind in AXES:
        values = list(dict.fromkeys(getattr(v, axis) for v in variants if getattr(v, axis)))
        if len(values) < 2 and axis != "size":  # noqa: PLR2004
            continue
        if not values:
            continue
        swatched = kind == "swatch" and all(v.color_hex for v in variants)
        groups.append(
            OptionGroup(
                name=name,
                kind="swatch" if swatched else "size",
                chosen=getattr(chosen, axis) or "",
                values=[
                    _value(house, product, _nearest(variants, chosen, axis, value), chosen, axis)
                    for value in values
                ],
            )
        )
    return groups


def _nearest(
    variants: list[ProductVariant], chosen: ProductVariant, axis: str, value: str
) -> ProductVariant:
    others = [name for name, _, _ in AXES if name != axis]
    having = [v for v in variants if getattr(v, axis) == value]
    return max(having, key=lambda v: sum(getattr(v, o) == getattr(chosen, o) for o in others))


def _value(
    house: House, product: Product, variant: ProductVariant, chosen: ProductVariant, axis: str
) -> OptionValue:
    return OptionValue(
        label=getattr(variant, axis),
        swatch=variant.color_hex or "",
        checked=getattr(variant, axis) == getattr(chosen, axis),
        available=_left(variant) > 0,
        variant_id=str(variant.id),
        url=f"{house.prefix}/product/{product.slug}?{urlencode({'variant': variant.sku})}",
        note="" if _left(variant) > 0 else "sold out",
    )


def _stock_text(left: int) -> str:
    if left <= 0:
        return ""
    if left == 1:
        return "The last one"
    return f"{left} left" if left <= FEW else "In stock"


def _promises(house: House, loaded: _Loaded, left: int) -> list[str]:
    days = loaded.settings.get("returns_days", 30)
    promises = []
    if loaded.methods and left > 0:
        country = country_name(HOME_COUNTRY, house.locale)
        promises.append(f"{loaded.methods[0].when} to {country}, {loaded.methods[0].name.lower()}.")
    promises.append(f"{days} days to return it, unworn and in its box.")
    if stock := _stock_text(left):
        promises.append(f"{stock}.")
    return promises


def _delivery_text(house: House, loaded: _Loaded) -> str:
    lines = []
    for method in loaded.methods:
        price = method.price.price
        cost = price.text(house.locale) if price.minor else "included"
        free = method.price.free_from
        extra = f", included from {free.text(house.locale)}" if free and price.minor else ""
        lines.append(f"{method.name}: {method.when}, {cost}{extra}.")
    return " ".join(lines)


def _advisor(house: House, product: Product, said: Mapping[str, Any]) -> LinkItem:
    threshold = said.get("advisor_from")
    if threshold is None or product.price < Money.of(str(threshold), product.currency).major:
        return LinkItem()
    return LinkItem("Speak to an adviser", f"{house.prefix}/contact")


def _attributes(attributes: Mapping[str, Any], said: Mapping[str, Any]) -> list[Fact]:
    names = said.get("attributes", {})
    return [
        Fact(name, _text(attributes[key])) for key, name in names.items() if attributes.get(key)
    ]


def _text(value: object) -> str:
    text = ", ".join(str(v) for v in value) if isinstance(value, list) else str(value)
    return text[:1].upper() + text[1:]


def _specs(product: Product) -> list[Fact]:
    return [Fact(m["name"], m.get("amount", "")) for m in product.materials]


def _ingredients(attributes: Mapping[str, Any]) -> list[Ingredient]:
    return [
        Ingredient(
            name=i["name"],
            latin=i.get("latin", ""),
            source=i.get("source", ""),
            purpose=i.get("purpose", ""),
            share=f"{i['share']} %",
            width=f"{i['share']}%",
            selected=index == 0,
        )
        for index, i in enumerate(attributes.get("ingredients", []))
    ]


def _provenance(product: Product) -> list[Step]:
    return [
        Step(_month(p["when"]), p.get("place", ""), p.get("step", "")) for p in product.provenance
    ]


def _month(text: str) -> str:
    """ "2025-11" as people write it; anything else as it stands."""
    try:
        when = datetime.strptime(text, "%Y-%m").replace(tzinfo=UTC)
    except ValueError:
        return text
    return f"{when:%B %Y}"


def _sustainability(product: Product) -> list[Fact]:
    facts = []
    for part in _paragraphs(product.sustainability):
        head, separator, rest = part.partition(": ")
        facts.append(Fact(head, rest) if separator else Fact("", part))
    return facts


def _paragraphs(text: str | None) -> list[str]:
    return [part.strip() for part in (text or "").split("\n\n") if part.strip()]


def _summary(product: Product) -> str:
    text = product.meta_description or product.description or product.name
    return text if len(text) <= 158 else text[:157].rsplit(" ", 1)[0] + "…"  # noqa: PLR2004


def _jsonld(house: House, loaded: _Loaded, page: ProductPage, base_url: str) -> str:
    """schema.org/Product with one offer per variant (source: schema.org, Google's merchant listing guide)."""
    url = f"{base_url}{house.prefix}/product/{page.slug}"
    offers = [
        {
            "@type": "Offer",
            "sku": v.sku,
            "url": f"{url}?{urlencode({'variant': v.sku})}",
            "price": str(v.price.quantize(Money.of(v.price, loaded.product.currency).major)),
            "priceCurrency": loaded.product.currency,
            "availability": "https://schema.org/" + ("InStock" if _left(v) else "OutOfStock"),
            "itemCondition": "https://schema.org/NewCondition",
        }
        for v in loaded.variants
    ]
    product = {
        "@type": "Product",
        "@id": f"{url}#product",
        "name": page.name,
        "description": _summary(loaded.product),
        "sku": loaded.product.sku,
        "image": [f"{base_url}{p.src}" for p in page.gallery[:3] if p.src],
        "brand": {"@type": "Brand", "name": page.maker},
        "offers": offers,
    }
    places = [*page.crumbs.links, LinkItem(page.crumbs.here, f"{house.prefix}/product/{page.slug}")]
    trail = {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": n, "name": i.label, "item": base_url + i.url}
            for n, i in enumerate(places, 1)
        ],
    }
    return json.dumps({"@context": "https://schema.org", "@graph": [product, trail]})
