"""Addresses of pages that nobody wrote by hand: each is a page of the shop or a missing one, never a broken one."""

from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from luxeverse.state.routes import ROUTES
from tests.conftest import Database
from tests.shop import behind_edge, client_of

NAMED = [route.pattern for route in ROUTES if "[" in route.pattern]
SIGNS = st.characters(codec="utf-8", exclude_characters="/")
WORDS = st.one_of(
    st.text(SIGNS, min_size=1, max_size=40),
    st.sampled_from(["\x00", "a\x00b", "..", "%", "'", "\\", "x" * 400, "-1", "null", "\ufffe"]),
)


@pytest.fixture
async def http(seeded: Database, tmp_path, monkeypatch: pytest.MonkeyPatch):
    from luxeverse.core.config import settings as configured

    monkeypatch.setenv("LIMITS", "off")
    configured.cache_clear()
    async with client_of(behind_edge(tmp_path)) as client:
        yield client
    monkeypatch.undo()
    configured.cache_clear()


@pytest.mark.parametrize("prefix", ["", "/arome"])
@pytest.mark.parametrize("pattern", NAMED)
@settings(
    max_examples=12,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(words=st.lists(WORDS, min_size=2, max_size=2), asked=WORDS)
async def test_no_address_breaks_a_page(http, pattern, prefix, words, asked):
    route = next(one for one in ROUTES if one.pattern == pattern)
    path = pattern
    for name, word in zip(route.regex.groupindex, words, strict=False):
        path = path.replace(f"[{name}]", quote(word, safe=""))
    query = "&".join(f"{key}={quote(asked)}" for key in sorted(route.query_keys))
    target = quote(f"{prefix}{path}?{query}", safe="")
    answer = await http.get(f"/_seed?path={target}")
    assert answer.status_code == 200, (path, query)
