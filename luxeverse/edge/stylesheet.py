"""The part of a stylesheet that one document needs for its first paint.

A rule is left out when one of its classes, ids or houses does not occur in the document, so it could not match anything there.
What stands inside ``:is()``, ``:not()`` and their kin is not read: such rules stay, as do all that name elements only.
The whole stylesheet follows as a file before the code of the page starts (``luxeverse.edge.boot``).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import tinycss2
from tinycss2.ast import Node

GROUPS = ("media", "supports", "layer", "container")
CLASSES = re.compile(r' class="([^"]*)"')
IDS = re.compile(r' id="([^"]*)"')
"""Both begin with the blank before an attribute: what begins with a word's edge is looked for at every letter, twenty times slower."""
HOUSE = re.compile(r'data-house="?(\w+)')


@dataclass(frozen=True, slots=True)
class _Rule:
    """``needs`` has one set for each selector of its list; none for what always stays, such as a font."""

    text: str
    needs: tuple[frozenset[str], ...] = ()


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
        return "".join(_picked(self._rules, has))


def _read(nodes: Sequence[Node]) -> Iterator[_Rule | _Group]:
    for node in nodes:
        if node.type == "qualified-rule":
            yield _Rule(node.serialize(), tuple(_needs(node.prelude)))
        elif node.type == "at-rule" and node.content and node.lower_at_keyword in GROUPS:
            inner = tinycss2.parse_rule_list(node.content, True, True)
            opening = f"@{node.at_keyword}{tinycss2.serialize(node.prelude)}"
            yield _Group(opening, tuple(_read(inner)))
        else:
            yield _Rule(node.serialize())


def _needs(prelude: Sequence[Node]) -> Iterator[frozenset[str]]:
    """What must occur for a selector to match: ".card" as "card", "#main" as it is, the house as "[luxe]"."""
    found: set[str] = set()
    after_dot = False
    for node in prelude:
        if node == ",":
            yield frozenset(found)
            found = set()
        elif node.type == "ident" and after_dot:
            found.add(node.value)
        elif node.type == "hash":
            found.add(f"#{node.value}")
        elif node.type == "[] block" and (house := HOUSE.match(tinycss2.serialize(node.content))):
            found.add(f"[{house[1]}]")
        after_dot = node == "."
    yield frozenset(found)


def _picked(rules: Sequence[_Rule | _Group], has: set[str]) -> Iterator[str]:
    for rule in rules:
        if isinstance(rule, _Group):
            inner = "".join(_picked(rule.rules, has))
            if inner:
                yield f"{rule.opening}{{{inner}}}"
        elif not rule.needs or any(need <= has for need in rule.needs):
            yield rule.text
