"""What a language model is told of a piece, and what it is asked to do with that: the maker's own facts and nothing else."""

import hashlib
from typing import Any

from luxeverse.models.catalogue import Brand, Category, Product

TASK = (
    "You describe one piece for the page of a small, quiet house. Write two short paragraphs of plain British English,"
    " 60 to 120 words in all. Use only the facts below; add no number, material, place, person, prize or effect that is"
    " not among them. Say what it is, how it is made and what it is like to have. No headings, lists, markup,"
    " exclamation marks, superlatives or commands to buy. Do not repeat sentences of the maker word by word."
)


def facts_of(product: Product, brand: Brand | None, category: Category) -> str:
    """One fact a line, as the catalogue has them."""
    lines = [
        ("Name", product.name),
        ("Maker", brand.name if brand else ""),
        ("Kind", category.name),
        ("In one line", product.one_line or ""),
        ("The maker says", product.description or ""),
        ("How it is made", product.story or ""),
        ("Materials", "; ".join(_material(entry) for entry in product.materials)),
        *((_name(key), _said(value)) for key, value in sorted(product.attributes.items())),
        ("Care", product.care or ""),
    ]
    return "\n".join(f"{name}: {' '.join(said.split())}" for name, said in lines if said)


def fingerprint(facts: str) -> str:
    """Tells whether a text was written from the facts of today."""
    return hashlib.sha256(facts.encode()).hexdigest()


def _material(entry: Any) -> str:
    if not isinstance(entry, dict):
        return str(entry)
    return ", ".join(str(entry[key]) for key in ("name", "amount", "source") if entry.get(key))


def _name(key: str) -> str:
    return key.replace("_", " ").capitalize()


def _said(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(str(one) for one in value)
    return "" if isinstance(value, dict | bool) or value is None else str(value)
