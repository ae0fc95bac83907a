"""What a picture is made from, as one hash: the shot and the source of the modules it uses.

Comments, docstrings and formatting do not count, so tidying a model up renders nothing again.
"""

import ast
import hashlib
import json
from dataclasses import asdict
from functools import cache
from pathlib import Path

from studio.shot import Shot

ROOT = Path(__file__).parents[1]
ALWAYS = ("studio.expose", "studio.kit.render")


def fingerprint(shot: Shot) -> str:
    """Twelve hex digits that change when the picture would. The words about the picture do not count."""
    said = {key: value for key, value in asdict(shot).items() if key != "alt"}
    named = {name.partition(":")[0] for name in (shot.build, shot.rig)}
    sources = [code(module) for module in sorted(reached(frozenset(named | set(ALWAYS))))]
    text = json.dumps(said, sort_keys=True, default=list) + "".join(sources)
    return hashlib.sha256(text.encode()).hexdigest()[:12]


@cache
def reached(modules: frozenset[str]) -> frozenset[str]:
    """These modules and all of the studio they import, but for the tables of shots."""
    found: set[str] = set()
    waiting = list(modules)
    while waiting:
        module = waiting.pop()
        if module in found or module == "studio.catalogue":
            continue
        found.add(module)
        waiting.extend(imported(module))
    return frozenset(found)


def imported(module: str) -> list[str]:
    """Modules of the studio that a module imports."""
    names: list[str] = []
    for node in ast.walk(ast.parse(source(module))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("studio"):
            inner = [f"{node.module}.{alias.name}" for alias in node.names]
            names += [name for name in inner if path(name).exists()] or [node.module or ""]
    return names


@cache
def code(module: str) -> str:
    """What a module does, without what it says."""
    tree = ast.parse(source(module))
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        if (
            isinstance(body, list)
            and body
            and isinstance(body[0], ast.Expr)
            and isinstance(body[0].value, ast.Constant)
        ):
            body[0] = ast.Pass()
    return ast.unparse(tree)


def path(module: str) -> Path:
    """The file of a module."""
    plain = ROOT / (module.replace(".", "/") + ".py")
    return plain if plain.exists() else ROOT / module.replace(".", "/") / "__init__.py"


@cache
def source(module: str) -> str:
    """The text of a module; nothing when it is no file of ours."""
    return path(module).read_text() if path(module).exists() else ""
