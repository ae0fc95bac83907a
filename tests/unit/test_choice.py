"""What was chosen of a piece, in words."""

from luxeverse.domain.catalogue.choice import choice_text


def test_a_bare_number_is_said_to_be_a_size():
    assert choice_text("Black", None, "50") == "Black, Size 50"
    assert choice_text(None, "calf", "37.5") == "calf, Size 37.5"
    assert choice_text("Black", None, "15 ml") == "Black, 15 ml"
    assert choice_text(None, None, None) == ""
