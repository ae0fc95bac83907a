"""Which rules of the stylesheet travel inside a document."""

import pytest

from luxeverse.edge.stylesheet import Stylesheet

HTML = '<html data-house="luxe"><body id="top"><a class="card card--wide">x</a></body></html>'


def needed(css: str) -> str:
    return Stylesheet(css).needed_by(HTML)


@pytest.mark.parametrize(
    "css",
    [
        "a{color:red}",
        ".card{color:red}",
        ".card:hover .card--wide::before{color:red}",
        "#top>a{color:red}",
        ".absent,.card{color:red}",
        ".card:not(.absent){color:red}",
        ":is(.absent,.card){color:red}",
        '[data-house="luxe"] .card{color:red}',
        "[data-house=luxe]{--ink:#000}",
        "[data-open] .card{color:red}",
        "@font-face{font-family:x}",
        "@layer theme,base;",
        "@keyframes turn{to{rotate:1turn}}",
        "@media (width>40em){.card{color:red}}",
        "@supports (display:grid){@media print{a{color:red}}}",
        ".card{&:hover{color:red}}",
    ],
)
def test_what_may_match_stays_as_it_is(css):
    assert needed(css) == css


@pytest.mark.parametrize(
    "css",
    [
        ".absent{color:red}",
        ".card .absent{color:red}",
        ".card.absent:hover{color:red}",
        "#bottom{color:red}",
        '[data-house="arome"] .card{color:red}',
        "@media print{.absent{color:red}}",
        "@layer base{@media print{.absent{color:red}}}",
    ],
)
def test_what_cannot_match_is_left_out(css):
    assert needed(f"{css}a{{color:red}}") == "a{color:red}"
