"""When a piece may be sold, and to whom."""

from datetime import UTC, date, datetime

import pytest

from luxeverse.domain.catalogue.selling import SOLD, Stage, stage_of
from luxeverse.domain.delivery.dates import pages_turned

TODAY, LATER = date(2026, 11, 26), date(2026, 12, 4)


@pytest.mark.parametrize(
    ("launch", "ahead", "until", "exclusive", "stage"),
    [
        (None, False, None, False, Stage.OPEN),
        (TODAY, False, None, False, Stage.OPEN),
        (LATER, False, None, False, Stage.AHEAD),
        (LATER, True, None, False, Stage.PRE_ORDER),
        (LATER, True, TODAY, False, Stage.PRE_ORDER),
        (LATER, True, date(2026, 11, 25), False, Stage.AHEAD),
        (None, True, LATER, True, Stage.MEMBERS),
    ],
)
def test_the_stage_follows_launch_orders_and_membership(
    launch: date | None,
    ahead: bool,
    until: date | None,
    exclusive: bool,
    stage: Stage,
) -> None:
    assert stage_of(launch, ahead, until, exclusive, TODAY) is stage


def test_only_open_and_ordered_ahead_can_be_bought() -> None:
    assert {Stage.OPEN, Stage.PRE_ORDER} == SOLD


def test_pages_turn_at_the_cut_off_and_at_midnight() -> None:
    moments = [(26, 13, 59), (26, 14, 0), (26, 23, 59), (27, 0, 0), (27, 13, 59), (27, 14, 0)]
    turned = [
        pages_turned(datetime(2026, 11, day, hour, minute, tzinfo=UTC))
        for day, hour, minute in moments
    ]
    assert [turn - turned[0] for turn in turned] == [0, 1, 1, 2, 2, 3]
