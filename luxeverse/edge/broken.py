"""The document of last resort: in the looks of its house, and needing no renderer, no database, no script."""

import html
import re
from pathlib import Path

from luxeverse.core.actor import House
from luxeverse.schemas.content import TroublePage

SHEET = re.compile(r'href="(/assets/[^"]+\.css)"')


def broken_page(house: House, words: TroublePage, build_dir: Path) -> bytes:
    """``words`` say which part of the house it was."""
    links = "".join(
        f'<a class="link link--solo" href="{html.escape(way.url)}">{html.escape(way.label)}</a>'
        for way in words.links
    )
    return PAGE.format(
        language=house.locale[:2],
        slug=house.slug,
        house=html.escape(house.name),
        home=house.prefix or "/",
        title=html.escape(words.title),
        text=html.escape(words.text),
        reference=html.escape(words.reference),
        links=links,
        css=_stylesheet(build_dir),
    ).encode()


def _stylesheet(build_dir: Path) -> str:
    """The shop's own, if there is a build; without one the words stand plain."""
    try:
        shell = (build_dir / "__spa-fallback.html").read_text()
        found = SHEET.search(shell)
        return (build_dir / found[1].lstrip("/")).read_text() if found else ""
    except OSError:
        return ""


PAGE = """<!doctype html><html lang="{language}" data-house="{slug}"><head><meta charset="utf-8">
<title>{title} | {house}</title><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex"><style>:root{{color-scheme:light dark}}{css}</style></head>
<body><div class="house" data-house="{slug}"><header class="top"><div class="wrap top__in">
<a class="mark mark--{slug}" href="{home}">{house}</a></div></header>
<main class="wrap trouble" id="main"><h1 class="t-display">{title}</h1><p class="t-lede">{text}</p>
<p class="t-note ink-3">Reference {reference}</p>
<p><a class="btn" href="">Try again</a></p><div class="row">{links}</div></main></div></body></html>"""
