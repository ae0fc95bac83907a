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
        ".card:is(:hover,.absent){color:red}",
        ":is([data-house=luxe],:root:has(.absent[data-house=luxe])) .card{--ink:#000}",
        ":root:has(.absent,#top) .card{color:red}",
        ":where(.absent),.card{color:red}",
        '@font-face{font-family:"One Face"}.card{font-family:"One Face",serif}',
        "@font-face{font-family:One Face;src:local(x)}@media print{a{font:1rem One Face}}",
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
        ":is(.absent,#bottom) .card{color:red}",
        ":is([data-house=arome],:root:has(.card[data-house=arome])){--ink:#000}",
        ".card:has(.absent){color:red}",
        ":where(:is(.absent)) a{color:red}",
        '@font-face{font-family:"One Face";src:url(x)}',
        '@font-face{font-family:"One Face"}.absent{font-family:"One Face"}',
        "@media print{.absent{color:red}}",
        "@layer base{@media print{.absent{color:red}}}",
    ],
)
def test_what_cannot_match_is_left_out(css):
    assert needed(f"{css}a{{color:red}}") == "a{color:red}"
