"""Every colour pair of the token contract, measured by the WCAG 2.2 formula."""

import re
from itertools import product
from pathlib import Path

import pytest

TOKENS = Path(__file__).parents[2] / "assets" / "css" / "tokens.css"
HOUSES = ("luxe", "arome", "luma", "admin")
THEMES = ("light", "dark")
TEXT, OPERABLE = 4.5, 3.0
SURFACES = ("surface-0", "surface-1", "surface-2", "surface-3")
TEXT_PAIRS = [
    *product(("ink-1", "ink-2", "ink-3", "accent-text", "link", "ok", "warn", "err"), SURFACES),
    *product(("action-ink",), ("action", "action-hover")),
    *product(("accent-ink",), ("accent", "accent-hover")),
    ("surface-0", "ink-1"),
]
OPERABLE_PAIRS = [
    *product(("line-strong",), SURFACES[:3]),
    *product(("focus-in", "ink-1"), SURFACES),
    *product(("signal",), SURFACES[:2]),
]
HEX = re.compile(r"#[0-9A-Fa-f]{6}")


def read_tokens(css: str, house: str, theme: str) -> dict[str, str]:
    """The hex colours a house declares, with each light-dark() pair settled."""
    block = re.search(rf"^\[data-house={house}\].*?\{{(.*?)\n\}}", css, re.DOTALL | re.MULTILINE)
    assert block, f"no tokens for {house}"
    found = {}
    for name, value in re.findall(r"--([\w-]+): ([^;]+);", block[1]):
        colours = HEX.findall(value)
        if value.startswith("light-dark(") and len(colours) == 2:
            found[name] = colours[THEMES.index(theme)]
        elif HEX.fullmatch(value):
            found[name] = value
    return found


def luminance(colour: str) -> float:
    """WCAG 2.2 relative luminance of ``#RRGGBB``."""
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def failures(tokens: dict[str, str]) -> list[str]:
    """The pairs that miss their threshold; a missing token is a KeyError, not a pass."""
    measured = [(*pair, TEXT) for pair in TEXT_PAIRS] + [(*p, OPERABLE) for p in OPERABLE_PAIRS]
    return [
        f"{front} on {ground}: {contrast(tokens[front], tokens[ground]):.2f} < {least}"
        for front, ground, least in measured
        if contrast(tokens[front], tokens[ground]) < least
    ]


@pytest.mark.parametrize(("house", "theme"), list(product(HOUSES, THEMES)))
def test_every_pair_reaches_its_threshold(house: str, theme: str):
    assert failures(read_tokens(TOKENS.read_text(), house, theme)) == []


def test_known_ratios():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21.0)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.478, abs=0.001)


def test_a_faint_ink_is_caught():
    css = TOKENS.read_text().replace("--ink-3: light-dark(#625D55", "--ink-3: light-dark(#A8A296")
    found = failures(read_tokens(css, "luxe", "light"))
    assert [line.split(":")[0] for line in found] == [f"ink-3 on {s}" for s in SURFACES]
    assert failures(read_tokens(css, "luxe", "dark")) == []


def test_houses_declare_the_same_colours():
    css = TOKENS.read_text()
    own = {"lavender", "eucalyptus", "bergamot", "rosehip", "ornament", "save-ink", "field", "edge"}
    names = {
        (house, theme): set(read_tokens(css, house, theme)) - own
        for house, theme in product(HOUSES, THEMES)
    }
    assert len(set(map(frozenset, names.values()))) == 1, names


def test_night_words_are_readable():
    """What is written on pictures keeps its own ground in both themes."""
    root = dict(re.findall(r"--([\w-]*night[\w-]*): (#[0-9A-Fa-f]{6})", TOKENS.read_text()))
    for name in ("on-night", "on-night-2", "line-night"):
        assert contrast(root[name], root["night"]) >= TEXT
