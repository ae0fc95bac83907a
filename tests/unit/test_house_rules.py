"""The rules of the house, each shown what it must object to and what it must leave alone."""

import pytest

from tools.house_rules import check


@pytest.mark.parametrize(
    ("case", "source", "layer", "want"),
    [
        ("undeclared handler", "class S(rx.State):\n    def helper(self): ...", "state", ["HR01"]),
        ("private helper", "class S(rx.State):\n    def _helper(self): ...", "state", []),
        ("declared", "class S(rx.State):\n    @rx.event\n    async def go(self): ...", "state", []),
        (
            "declared call form",
            "class S(rx.State):\n    @rx.event(background=True)\n    async def go(self): ...",
            "state",
            [],
        ),
        (
            "computed var",
            "class S(rx.State):\n    @rx.var\n    def total(self) -> str: return ''",
            "state",
            [],
        ),
        ("decimal var", "class S(rx.State):\n    total: Decimal = 0", "state", ["HR03"]),
        ("dict var", "class S(rx.State):\n    rows: list[dict[str, str]] = []", "state", ["HR03"]),
        ("schema var", "class S(rx.State):\n    cart: CartView = EMPTY", "state", []),
        ("backend var may be decimal", "class S(rx.State):\n    _t: Decimal = 0", "state", []),
        (
            "god state",
            "class S(rx.State):\n" + "".join(f"    v{i}: str = ''\n" for i in range(13)),
            "state",
            ["HR04"],
        ),
        (
            "commit in service",
            "async def f(session):\n    await session.commit()",
            "services",
            ["HR05"],
        ),
        ("commit in core", "async def f(session):\n    await session.commit()", "core", []),
        ("naive clock", "x = datetime.now()", "services", ["HR06"]),
        ("pyramid", "x = rx.cond(a, rx.cond(b, 1, 2), 3)", "components", ["HR07"]),
        ("single cond", "x = rx.cond(a, 1, 2)", "components", []),
        ("giant page", "def p():\n" + "    x = 1\n" * 41, "pages", ["HR08"]),
        ("long service file", "x = 1\n" * 251, "services", ["HR09"]),
        ("same length elsewhere", "x = 1\n" * 251, "models", []),
        (
            "escape",
            "x = datetime.now()  # house: allow HR06 because log prefix only",
            "services",
            [],
        ),
        ("escape without reason", "x = datetime.now()  # house: allow HR06", "services", ["HR06"]),
    ],
)
def test_rule(case, source, layer, want):
    assert [code for _, code, _ in check(source, layer)] == want, case
