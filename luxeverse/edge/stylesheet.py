"""The part of a stylesheet that one document needs for its first paint.

A rule is left out when one of its classes, ids or houses does not occur in the document, so it could not match anything there,
and a typeface when no rule that stays names it. What stands inside ``:not()`` is not read; rules that name elements only stay.
The whole stylesheet follows as a file before the code of the page starts (``luxeverse.edge.boot``).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import tinycss2
from tinycss2.ast import Node

GROUPS = ("media", "supports", "layer", "container")
ASKING = ("is", "where", "has")
"""What these ask for must occur in the document."""
CLASSES = re.compile(r' class="([^"]*)"')
IDS = re.compile(r' id="([^"]*)"')
"""Both begin with the blank before an attribute: what begins with a word's edge is looked for at every letter, twenty times slower."""
HOUSE = re.compile(r'data-house="?(\w+)')


@dataclass(frozen=True, slots=True)
class _Rule:
    """``needs`` has one set for each way to match; none for what always stays. ``typeface`` is the family of a font."""

    text: str
    needs: tuple[frozenset[str], ...] = ()
    typeface: str = ""


@dataclass(frozen=True, slots=True)
class _Group:
    opening: str
    rules: tuple["_Rule | _Group", ...]


class Stylesheet:
    """Read once, asked for each document."""

    def __init__(self, css: str) -> None:
        self.whole = css
        self._rules = tuple(_read(tinycss2.parse_stylesheet(css, True, True)))

    def needed_by(self, html: str) -> str:
        """The rules that may match something of the document."""
        has = {name for names in CLASSES.findall(html) for name in names.split()}
        has |= {f"#{name}" for name in IDS.findall(html)}
        has |= {f"[{name}]" for name in HOUSE.findall(html)}
        picked = list(_picked(self._rules, has))
        said = "".join(text for text, typeface in picked if not typeface)
        return "".join(text for text, typeface in picked if typeface in said)


def _read(nodes: Sequence[Node]) -> Iterator[_Rule | _Group]:
    for node in nodes:
        if node.type == "qualified-rule":
            yield _Rule(node.serialize(), tuple(_needs(node.prelude)))
        elif node.type == "at-rule" and node.content and node.lower_at_keyword in GROUPS:
            inner = tinycss2.parse_rule_list(node.content, True, True)
            opening = f"@{node.at_keyword}{tinycss2.serialize(node.prelude)}"
            yield _Group(opening, tuple(_read(inner)))
        else:
            yield _Rule(node.serialize(), typeface=_typeface(node))


def _needs(prelude: Sequence[Node]) -> Iterator[frozenset[str]]:
    """What must occur for a selector to match: ".card" as "card", "#main" as it is, the house as "[luxe]".

    One set for each way in which it may: a list has several, and so has what it asks by ``:is()``.
    """
    ways = [frozenset[str]()]
    before: Node | str = ""
    for node in prelude:
        found: list[frozenset[str]] = []
        if node == ",":
            yield from ways
            ways = [frozenset()]
        elif node.type == "ident" and before == ".":
            found = [frozenset({node.value})]
        elif node.type == "hash":
            found = [frozenset({f"#{node.value}"})]
        elif node.type == "[] block" and (house := HOUSE.match(tinycss2.serialize(node.content))):
            found = [frozenset({f"[{house[1]}]"})]
        elif node.type == "function" and node.lower_name in ASKING:
            found = list(_needs(node.arguments))
        if found:
            ways = [way | more for way in ways for more in found]
        before = node
    yield from ways


def _typeface(node: Node) -> str:
    """The family an ``@font-face`` is of; empty for any other rule."""
    if node.type != "at-rule" or node.lower_at_keyword != "font-face":
        return ""
    for said in tinycss2.parse_blocks_contents(node.content, True, True):
        if said.type == "declaration" and said.lower_name == "font-family":
            return str(tinycss2.serialize(said.value)).strip().strip("\"'")
    return ""


def _picked(rules: Sequence[_Rule | _Group], has: set[str]) -> Iterator[tuple[str, str]]:
    """The text of each rule that may match and, of a font, its family."""
    for rule in rules:
        if isinstance(rule, _Group):
            inner = "".join(text for text, _ in _picked(rule.rules, has))
            if inner:
                yield f"{rule.opening}{{{inner}}}", ""
        elif not rule.needs or any(need <= has for need in rule.needs):
            yield rule.text, rule.typeface
