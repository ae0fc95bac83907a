"""The product page: what it is, what it costs, what happens next."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from sqlalchemy import select

from luxeverse.core.actor import House
from luxeverse.core.db import ReadSession, read_session
from luxeverse.core.money import Money
from luxeverse.domain.catalogue.choice import choice_text
from luxeverse.models.catalogue import Product, ProductSlug
from luxeverse.schemas.common import Crumbs, LinkItem, Picture, PriceLabel
from luxeverse.schemas.outfits import OutfitView
from luxeverse.schemas.product_page import Panel, ProductPage
from luxeverse.schemas.questions import QuestionsView
from luxeverse.schemas.recommend import BesidePage
from luxeverse.schemas.reviews import ReviewsView
from luxeverse.services import identity, outfits, recommend, rental, resale, reviews
from luxeverse.services.catalogue.cards import label
from luxeverse.services.catalogue.parts import VariantFacts
from luxeverse.services.storefront import product_sale, product_views
from luxeverse.services.storefront.greener import greener
from luxeverse.services.storefront.product_facts import size_guide, specification
from luxeverse.services.storefront.product_footprint import footprint, journey
from luxeverse.services.storefront.product_jsonld import Rating, jsonld
from luxeverse.services.storefront.product_loaded import Loaded
from luxeverse.services.storefront.product_options import option_groups
from luxeverse.services.storefront.product_read import load
from luxeverse.services.storefront.product_words import (
    attribute_facts,
    certificates,
    ingredients,
    paragraphs,
    promises,
    provenance,
    summary,
    sustainability,
)
from luxeverse.services.storefront.try_on import try_url

ASSISTED = (
    "Written with a language model from the maker's facts, and approved by an editor of this house."
)
KEY_FACTS = 3
"""Beside the button; all of them stand under Details, and more would push the button out of the first view."""


@dataclass(frozen=True, slots=True)
class Found:
    """The page, the facts search engines get in JSON-LD (serialised), what others say of the piece, what goes with it."""

    page: ProductPage
    description: str
    jsonld: str
    reviews: ReviewsView
    questions: QuestionsView
    outfit: OutfitView
    beside: BesidePage


@dataclass(frozen=True, slots=True)
class Moved:
    """The piece has another name now."""

    slug: str


async def product_page(
    house: House, slug: str, choices: Mapping[str, str], base_url: str, tier: str = ""
) -> Found | Moved | None:
    """The page of a piece as the query of its address asks for it: its variant by SKU, else the first that can be
    bought; the reviews of it. None when the house has no such piece. Everything is read in one session. ``tier`` is the
    reader's, where the page is for them alone.
    """
    record = await identity.record_of(house)
    async with read_session(house.tenant_id) as session:
        loaded = await load(session, slug, record.settings)
        if loaded is None:
            return await _moved(session, slug)
        product = loaded.product
        again = await resale.from_others(session, house, product)
        told = await reviews.told(session, house, product.id, slug, choices)
        asked = await reviews.questions_about(session, house, product.id, slug)
        outfit = await outfits.outfit_around(session, house, product.id, record.settings)
        beside = await recommend.beside_piece(session, house, product.id, slug)
    chosen = _chosen(loaded.variants, choices.get("variant", ""))
    page = replace(
        _page(house, loaded, chosen, tier),
        pre_loved=again,
        borrow=await rental.is_lent(house, product.slug),
    )
    said = jsonld(house, loaded, page, base_url, Rating(told.count, told.mean, told.quoted))
    return Found(page, summary(product), said, told.view, asked, outfit, beside)


async def _moved(session: ReadSession, slug: str) -> Moved | None:
    query = (
        select(Product.slug)
        .join(ProductSlug, ProductSlug.product_id == Product.id)
        .where(ProductSlug.slug == slug)
    )
    now = await session.scalar(query)
    return Moved(now) if now else None


def _chosen(variants: Sequence[VariantFacts], sku: str) -> VariantFacts:
    named = next((v for v in variants if v.sku == sku), None)
    return named or next((v for v in variants if v.left > 0), variants[0])


def _assisted(product: Product) -> dict[str, Any]:
    """Here stands only what an editor approved."""
    said = paragraphs(product.ai_description)
    return {"assisted": said, "assisted_note": ASSISTED if said else ""}


def _page(house: House, loaded: Loaded, chosen: VariantFacts, tier: str) -> ProductPage:
    product, said = loaded.product, loaded.settings
    price = label(Money.of(chosen.price, product.currency), house)
    attributes = product.attributes
    pictures = product_views.pictures(loaded, chosen)
    leaves = _leaves(product)
    took = footprint(house, product, said)
    spin, model = product_views.spin(loaded), product_views.model(loaded, chosen)
    film = product_views.film(loaded)
    return ProductPage(
        status="ready",
        house=house.slug,
        id=str(product.id),
        slug=product.slug,
        name=product.name,
        maker=loaded.brand.name if loaded.brand else "",
        maker_url=f"{house.prefix}/maker/{loaded.brand.slug}" if loaded.brand else "",
        latin=str(attributes.get("latin", "")),
        lede=product.description or "",
        **_assisted(product),
        crumbs=_crumbs(house, loaded),
        price=price,
        compare_at=_compare(house, product, chosen),
        tax_note=str(said.get("price_note", "")),
        gallery=pictures,
        try_url=try_url(house, product.slug),
        gallery_order=product_views.order(pictures, spin, model, film),
        spin=spin,
        model=model,
        film=film,
        options=option_groups(house, product, loaded.variants, chosen),
        variant_id=str(chosen.id),
        variant_text=choice_text(chosen.color, chosen.material, chosen.size),
        **product_sale.deed(house, loaded, chosen, tier),
        attributes=attribute_facts(attributes, said)[:KEY_FACTS],
        promises=promises(loaded),
        returns_url=f"{house.prefix}/legal/returns",
        size_guide=size_guide(loaded, chosen),
        share_url=f"{house.prefix}/product/{product.slug}?{urlencode({'variant': chosen.sku})}",
        advisor=_advisor(house, product, said),
        story_title=str(said.get("story_title", "How it is made")) if product.story else "",
        story=paragraphs(product.story),
        story_picture=pictures[1] if len(pictures) > 1 else pictures[0] if pictures else Picture(),
        story_initial=house.slug == "arome",
        leaf_ids=[key for key, _ in leaves],
        leaf_names=[name for _, name in leaves],
        specs=specification(loaded, chosen),
        formula_title="What is in it" if ingredients(product) else "",
        ingredients=ingredients(product),
        care=[Panel("How to keep it", product.care or "", open=True)] if product.care else [],
        provenance_title="Where it has been",
        provenance=provenance(product),
        journey=journey(product),
        footprint=replace(took, greener=greener(house, product, loaded.alike))
        if took.score
        else took,
        sustainability_title="Material and make",
        sustainability=sustainability(product),
        certificates=certificates(loaded.brand),
    )


def _leaves(product: Product) -> list[tuple[str, str]]:
    """What can be opened under the picture, by address and name."""
    offered = [
        ("details", "Details", True),
        ("ingredients", "Ingredients", bool(ingredients(product))),
        ("care", "Care", bool(product.care)),
        ("delivery", "Delivery and returns", True),
    ]
    return [(key, name) for key, name, is_there in offered if is_there]


def _crumbs(house: House, loaded: Loaded) -> Crumbs:
    category = LinkItem(loaded.category.name, f"{house.prefix}/shop/{loaded.category.slug}")
    return Crumbs([LinkItem(house.name, house.prefix or "/"), category], loaded.product.name)


def _compare(house: House, product: Product, chosen: VariantFacts) -> PriceLabel:
    before = chosen.compare_at_price
    return label(Money.of(before, product.currency), house) if before else PriceLabel()


def _advisor(house: House, product: Product, said: Mapping[str, Any]) -> LinkItem:
    threshold = said.get("advisor_from")
    if threshold is None or product.price < Money.of(str(threshold), product.currency).major:
        return LinkItem()
    return LinkItem("Speak to an adviser", f"{house.prefix}/contact")
