"""What a product page says: stock, sizes, facts, delivery."""

from decimal import Decimal

import pytest

from luxeverse.core.actor import House
from luxeverse.core.ids import new_id
from luxeverse.schemas.common import Fact
from luxeverse.schemas.product_page import ProductPage
from luxeverse.services import identity, storefront
from luxeverse.services.catalogue.parts import VariantFacts
from luxeverse.services.delivery.countries import ABROAD
from luxeverse.services.storefront.product_facts import measure
from luxeverse.services.storefront.product_page import Found
from luxeverse.services.storefront.product_stock import stock_text
from tests.conftest import Database, house_of

pytestmark = pytest.mark.usefixtures("seeded")


async def page_of(house: House, slug: str, sku: str = "") -> ProductPage:
    found = await storefront.product_page(house, slug, {"variant": sku}, "https://luxe.example")
    assert isinstance(found, Found)
    return found.page


def variant(left: int, threshold: int = 5, held: int = 0) -> VariantFacts:
    return VariantFacts(
        id=new_id(),
        price=Decimal(100),
        compare_at_price=None,
        sku="A-1",
        color=None,
        color_hex=None,
        material=None,
        size=None,
        inventory_quantity=left + held,
        inventory_reserved=held,
        low_stock_threshold=threshold,
        is_available=True,
    )


@pytest.mark.req("PDP-010", "PDP-021")
@pytest.mark.parametrize(
    ("display", "left", "said"),
    [
        ("exact", 47, "47 in stock"),
        ("range", 47, "More than 20 in stock"),
        ("range", 20, "6 to 20 in stock"),
        ("boolean", 47, "In stock"),
        ("boolean", 6, "In stock"),
        ("boolean", 5, "5 left"),
        ("exact", 5, "5 left"),
        ("range", 1, "The last one"),
        ("exact", 0, ""),
    ],
)
def test_stock_is_said_as_the_house_wants_and_few_only_from_the_threshold_on(
    display: str, left: int, said: str
) -> None:
    settings = {"stock_display": display}
    assert stock_text(variant(left), settings) == said
    assert stock_text(variant(left, held=9), settings) == said


@pytest.mark.req("PDP-021")
async def test_scarcity_follows_the_stock_there_is(house: House, seeded: Database) -> None:
    slug = "quiet-band"
    chosen = f"where id = '{(await page_of(house, slug)).variant_id}'"
    change = "update product_variants set low_stock_threshold = 5, inventory_quantity = 30"
    seeded.rows(f"{change}, inventory_reserved = 0 {chosen}")
    assert (await page_of(house, slug)).stock_text == "In stock"
    seeded.rows(f"{change}, inventory_reserved = 26 {chosen}")
    assert (await page_of(house, slug)).stock_text == "4 left"


@pytest.mark.req("PDP-024")
async def test_a_size_guide_knows_the_sizes_of_the_piece_in_both_units(house: House) -> None:
    guide = (await page_of(house, "quiet-band", "SOL-R020-54")).size_guide
    assert guide.title == "Ring sizes"
    assert [row.cells[0].text for row in guide.rows] == ["50", "52", "54", "56", "60", "64"]
    (chosen,) = [row for row in guide.rows if row.chosen]
    assert [(cell.cm, cell.inches) for cell in chosen.cells[1:]] == [
        ("5.4 cm", "2.13 in"),
        ("1.7 cm", "0.68 in"),
    ]


@pytest.mark.req("PDP-024")
async def test_a_piece_of_one_size_has_no_guide(house: House) -> None:
    assert (await page_of(house, "petite-seconde-40")).size_guide.title == ""


def test_an_inch_is_25_4_millimetres() -> None:
    assert (measure(254).cm, measure(254).inches) == ("25.4 cm", "10.00 in")


@pytest.mark.req("PDP-008")
async def test_facts_stand_in_groups(house: House) -> None:
    groups = {
        group.title: {fact.label: fact.value for fact in group.rows}
        for group in (await page_of(house, "petite-seconde-40")).specs
    }
    assert list(groups) == ["Material", "Particulars", "Make"]
    assert groups["Material"]["Yellow gold, 18 ct, case"] == "38 g"
    assert groups["Particulars"]["Diameter"] == "40 mm"
    assert groups["Make"]["Finished in"] == "Besançon"
    assert groups["Make"]["Reference"] == "AUR-W401-GREEN-YELLOWGOLD"


async def test_every_country_has_a_promise_and_duties_are_said_where_they_are_due(
    house: House,
) -> None:
    page = await page_of(house, "petite-seconde-40")
    countries = {country.code: country for country in page.destinations}
    assert [country.name for country in page.destinations] == sorted(
        country.name for country in page.destinations
    )
    germany, japan = (page.delivery[countries[code].promise] for code in ("DE", "JP"))
    assert (germany.duties, len(germany.lines)) == ("", 2)
    assert "insured parcel" in germany.lead
    assert japan.duties == ABROAD
    assert not any(word in line for line in japan.lines for word in ("Duties", "duties", "taxes"))
    assert page.destination == "DE"
    assert countries["AT"].promise == countries["DE"].promise
    assert len(page.delivery) < len(page.destinations)


async def test_a_formula_is_a_leaf_of_its_own(house: House, seeded: Database) -> None:
    assert (await page_of(house, "quiet-band")).leaf_ids == ["details", "care", "delivery"]
    page = await page_of(house_of(seeded, "luma"), "serum-botanique")
    assert page.leaf_ids == ["details", "ingredients", "care", "delivery"]


@pytest.mark.req("PDP-009", "SUST-002")
async def test_the_panel_says_what_the_row_says(house: House, seeded: Database) -> None:
    page = await page_of(house, "petite-seconde-40")
    took = page.footprint
    kilograms = seeded.value(
        "select carbon_footprint from products where slug = 'petite-seconde-40'"
    )
    assert took.stages[-1].label == "Together"
    assert took.stages[-1].value == f"{kilograms:.2f} kg CO₂e"
    assert (took.factors[0].label, took.factors[0].points) == ("Materials", "78")
    assert took.badges == [
        "Mended by its maker",
        "Spare parts for sale",
        "Made with renewable energy",
        "Can be recycled",
    ]
    assert took.method.url == "/legal/score"
    assert page.journey.stops == []
    seeded.rows(
        "update products set recyclable = false, footprint = footprint || '{\"making\": 10}'"
    )
    changed = (await page_of(house, "petite-seconde-40")).footprint
    assert changed.badges == ["Mended by its maker", "Spare parts for sale"]
    assert int(changed.score) < int(took.score)


@pytest.mark.req("SUST-001")
@pytest.mark.parametrize(
    ("display", "shown"), [("badge", (False, 0)), ("score", (True, 0)), ("detailed", (True, 5))]
)
async def test_a_house_shows_badges_the_score_or_all_of_it(
    house: House, seeded: Database, display: str, shown: tuple[bool, int]
) -> None:
    seeded.rows(
        "update tenants set settings = settings || jsonb_build_object('sustainability_display', %s::text)",
        display,
    )
    identity.forget()
    took = (await page_of(house, "petite-seconde-40")).footprint
    assert took.badges
    assert (bool(took.score), len(took.factors)) == shown


@pytest.mark.req("SUST-003")
async def test_a_page_speaks_of_a_piece_like_it_that_took_clearly_less(seeded: Database) -> None:
    arome = house_of(seeded, "arome")
    found = (await page_of(arome, "yuzu-of-kochi")).footprint
    other = (await page_of(arome, "petitgrain-of-the-terraces")).footprint
    gain = int(other.score) - int(found.score)
    assert gain >= 15
    assert found.greener.piece.url == f"{arome.prefix}/product/petitgrain-of-the-terraces"
    assert found.greener.text == f"scores {other.score}, {gain} more than this."
    assert found.greener.compare.url.endswith("?pieces=yuzu-of-kochi,petitgrain-of-the-terraces")
    assert other.greener.text == ""
    seeded.rows(
        "update products set footprint = footprint || '{\"making\": 70}' where slug = 'petitgrain-of-the-terraces'"
    )
    assert (await page_of(arome, "yuzu-of-kochi")).footprint.greener.text == ""


async def test_a_piece_without_a_record_shows_no_score(house: House, seeded: Database) -> None:
    seeded.rows("update products set footprint = '{}'")
    page = await page_of(house, "petite-seconde-40")
    assert page.footprint.badges == []
    assert page.sustainability


@pytest.mark.req("SUST-008")
async def test_what_others_certify_of_a_maker_stands_with_who_number_and_date(
    house: House, seeded: Database
) -> None:
    slug = seeded.value(
        "select p.slug from products p join brands b on b.id = p.brand_id where b.slug = 'tavel' limit 1"
    )
    (certificate,) = (await page_of(house, slug)).certificates
    assert certificate == Fact(
        "By-product hides, own water treatment",
        "Tanners of the Gard, common register, no. TG 0612, 20 January 2026",
    )
    assert seeded.value("select certifications from brands where slug = 'tavel'") == [
        certificate.label
    ]
    seeded.rows("update brands set certificates = '[]'")
    assert (await page_of(house, slug)).certificates == []


async def test_what_cannot_leave_today_promises_no_day(house: House) -> None:
    page = await page_of(house, "rue-pump-100")
    assert (page.can_buy, page.destinations, page.delivery) == (True, [], [])
    assert page.sale_note.startswith("Sent from 15 January 2027.")
    page = await page_of(house, "minuit-extrait")
    assert (page.can_buy, page.stock_text, page.destinations) == (False, "", [])


async def test_places_far_apart_have_a_mark_each(house: House, seeded: Database) -> None:
    page = await page_of(house_of(seeded, "arome"), "vetiver-of-haiti")
    assert [(stop.place, stop.numbers, stop.is_east) for stop in page.journey.stops] == [
        ("Les Cayes", "1", False),
        ("Grasse", "2, 3", True),
    ]
    assert page.journey.distance.endswith("kilometres from first to last")


@pytest.mark.req("PDP-006")
async def test_a_piece_has_a_description_and_a_story_unless_nobody_wrote_one(
    seeded: Database,
) -> None:
    house = house_of(seeded, "luxe")
    page = await page_of(house, "cours-28")
    assert page.lede
    assert page.story_title == "How it came about"
    assert all(page.story)
    seeded.rows("update products set story = null where slug = 'cours-28'")
    page = await page_of(house, "cours-28")
    assert page.lede
    assert (page.story_title, page.story) == ("", [])


@pytest.mark.req("VIS-007")
async def test_every_essence_says_its_batch_its_extraction_and_its_harvest(
    seeded: Database,
) -> None:
    house = house_of(seeded, "arome")
    pieces = seeded.rows(
        "select slug, attributes from products where tenant_id = %s", house.tenant_id
    )
    assert len(pieces) == 24
    for slug, attributes in pieces:
        page = await page_of(house, slug)
        said = {row.label: row.value for group in page.specs for row in group.rows}
        assert said["Batch"] == attributes["batch"], slug
        assert said["Batch"].isdecimal(), slug
        assert said["Extraction"].lower() == ", ".join(attributes["extraction"]), slug
        assert said["Season"].lower() == ", ".join(attributes["season"]), slug


@pytest.mark.parametrize(
    ("slug", "words"),
    [
        ("petite-seconde-40", "30 days to return it, unworn and in its box."),
        ("card-case-four", "30 days to return it, unused and in its box."),
    ],
)
async def test_what_goes_back_is_said_as_the_piece_is_used(
    house: House, slug: str, words: str
) -> None:
    assert (await page_of(house, slug)).promises == [words]
