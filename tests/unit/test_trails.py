"""Trails stay true: every hop they name exists."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HOP = re.compile(r"`([\w./-]+\.\w+)` : `(\w+)`")
TRAILS = sorted((ROOT / "docs" / "trails").glob("*.md"))


def hops(trail: Path) -> list[tuple[str, str]]:
    return HOP.findall(trail.read_text())


@pytest.mark.parametrize("trail", TRAILS, ids=lambda path: path.stem)
def test_every_hop_of_a_trail_exists(trail: Path) -> None:
    found = hops(trail)
    assert len(found) > 5
    missing = [
        f"{file} : {name}"
        for file, name in found
        if not (ROOT / file).exists() or not defines((ROOT / file).read_text(), name)
    ]
    assert missing == []


def test_a_wrong_hop_is_noticed() -> None:
    text = (ROOT / "luxeverse" / "state" / "cart.py").read_text()
    assert defines(text, "add")
    assert not defines(text, "add_everything")


def defines(text: str, name: str) -> bool:
    return bool(re.search(rf"(def|class|function|const) {name}\b|^{name} = ", text, re.MULTILINE))
