"""Which pieces go with a piece."""

from decimal import Decimal

import pytest

from luxeverse.core.ids import new_id
from luxeverse.domain.outfits.fit import Candidate, closeness, outfit


def piece(kind, price="100"):
    return Candidate(new_id(), kind, Decimal(price))


BASE = piece("bags")
KINDS = ("shoes", "silk", "eyewear", "objects", "rings")


def test_each_kind_has_one_place_in_the_order_of_the_house():
    shelf = [BASE, *(piece(kind) for kind in ("silk", "objects", "shoes", "bags", "watches"))]
    slots = outfit(BASE, KINDS, shelf, {}, {})
    assert [slot.kind for slot in slots] == ["shoes", "silk", "objects"]
    shown = [key for slot in slots for key in slot.options]
    assert BASE.id not in shown
    assert len(shown) == len(set(shown))


def test_two_kinds_are_no_outfit_and_five_are_four():
    assert outfit(BASE, KINDS, [piece("silk"), piece("shoes")], {}, {}) == []
    slots = outfit(BASE, KINDS, [piece(kind) for kind in KINDS], {}, {})
    assert len(slots) == 4


def test_bought_together_outweighs_likeness_and_likeness_the_price():
    bought, like, near = piece("silk", "900"), piece("silk", "900"), piece("silk", "101")
    others = [piece("shoes"), piece("eyewear")]
    slots = outfit(BASE, KINDS, [near, like, bought, *others], {bought.id: 2.0}, {like.id: 1.0})
    silk = next(slot for slot in slots if slot.kind == "silk")
    assert silk.options == (bought.id, like.id, near.id)


def test_a_base_does_not_go_with_its_own_kind():
    shelf = [piece(kind) for kind in ("bags", "silk", "shoes", "eyewear")]
    assert "bags" not in [s.kind for s in outfit(BASE, ("bags", *KINDS), shelf, {}, {})]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [("100", "100", 1.0), ("100", "200", 0.5), ("200", "100", 0.5), ("100", "0", 0.0)],
)
def test_twice_the_price_is_half_as_close(one, other, expected):
    assert closeness(Decimal(one), Decimal(other)) == pytest.approx(expected)
