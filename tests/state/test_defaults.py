"""Sessions share what is empty, and nothing else."""

from luxeverse.schemas.product_page import ProductPage
from luxeverse.state.pages import ProductState


def session() -> ProductState:
    return ProductState(_reflex_internal_init=True)


def test_an_empty_page_is_one_object_for_all_sessions():
    one, other = session(), session()
    assert one.get_value("page") is other.get_value("page")


def test_a_page_that_one_session_fills_stays_its_own():
    one, other = session(), session()
    one.page = ProductPage(slug="quiet-band")
    assert other.get_value("page") == ProductPage()
    assert session().get_value("page") == ProductPage()
