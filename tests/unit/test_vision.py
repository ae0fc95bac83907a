"""Colour and shape as numbers."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from luxeverse.domain.vision import features
from luxeverse.domain.vision.features import LENGTH, look, to_lab

RED, GREEN, BLUE = (200, 30, 40), (30, 140, 60), (40, 60, 200)


def drawn(
    shape: str, colour: tuple[int, int, int], ground: int = 245, size: int = 120, shift: int = 0
):
    """A plain thing on a plain ground."""
    picture = np.full((size, size, 3), ground, dtype=np.uint8)
    rows, columns = np.indices((size, size))
    rows, columns = rows - size / 2 - shift, columns - size / 2 - shift
    inside = {
        "disc": rows**2 + columns**2 < (size / 4) ** 2,
        "bar": (abs(rows) < size / 14) & (abs(columns) < size / 3),
        "ring": (rows**2 + columns**2 < (size / 3) ** 2) & (rows**2 + columns**2 > (size / 4) ** 2),
    }[shape]
    picture[inside] = colour
    return picture


def likeness(one, other) -> float:
    return float(look(one).vector @ look(other).vector)


def test_lab_of_known_colours() -> None:
    """Values of CIE 15 as published for sRGB primaries."""
    known = {
        (255, 255, 255): (100, 0, 0),
        (255, 0, 0): (53.24, 80.09, 67.20),
        (0, 0, 255): (32.30, 79.19, -107.86),
    }
    for rgb, lab in known.items():
        found = to_lab(np.array([[rgb]], dtype=np.uint8))[0, 0]
        assert found == pytest.approx(lab, abs=0.02)


def test_a_picture_is_most_like_itself() -> None:
    disc = drawn("disc", RED)
    assert likeness(disc, disc) == pytest.approx(1.0)
    assert len(look(disc).vector) == LENGTH


def test_the_same_thing_elsewhere_and_at_another_size_is_still_alike() -> None:
    disc = drawn("disc", RED)
    assert likeness(disc, drawn("disc", RED, shift=12)) > 0.95
    assert likeness(disc, drawn("disc", RED, size=240)) > 0.9


def test_shape_and_colour_each_tell_things_apart() -> None:
    disc = drawn("disc", RED)
    same_shape, same_colour, neither = drawn("disc", BLUE), drawn("bar", RED), drawn("bar", BLUE)
    assert likeness(disc, disc) > likeness(disc, same_shape) > likeness(disc, neither)
    assert likeness(disc, disc) > likeness(disc, same_colour) > likeness(disc, neither)


def test_the_weights_move_between_colour_and_shape() -> None:
    disc, blue_disc, red_bar = drawn("disc", RED), drawn("disc", BLUE), drawn("bar", RED)

    def with_colour(share: float, other) -> float:
        weights = features.weighted(share)
        return float(look(disc, weights=weights).vector @ look(other, weights=weights).vector)

    assert sum(features.weighted(0.4)) == pytest.approx(1)
    assert with_colour(0.9, red_bar) > with_colour(0.9, blue_disc)
    assert with_colour(0.1, blue_disc) > with_colour(0.1, red_bar)


def test_a_mask_keeps_the_ground_out() -> None:
    on_white, on_black = drawn("ring", GREEN), drawn("ring", GREEN, ground=8)
    mask = np.any(on_white != 245, axis=-1)
    with_mask = float(look(on_white, mask).vector @ look(on_black, mask).vector)
    whole = np.ones_like(mask)
    assert with_mask > 0.9 > float(look(on_white, whole).vector @ look(on_black, whole).vector)


def test_the_palette_names_the_thing_s_colour_first() -> None:
    assert look(drawn("disc", RED)).palette[0] == "#c81e28"


@given(st.integers(1, 40), st.integers(1, 40), st.integers(0, 2**32 - 1))
def test_any_picture_has_a_look(height: int, width: int, seed: int) -> None:
    picture = np.random.default_rng(seed).integers(0, 256, (height, width, 3), dtype=np.uint8)
    vector = look(picture).vector
    assert np.isfinite(vector).all()
    assert 0 <= float(vector @ vector) <= 1 + 1e-9
