"""Addresses that look like files: what the build holds is served and kept, all else is a missing page kept by nobody."""

import pytest
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse
from starlette.staticfiles import StaticFiles

from luxeverse.api.app import build
from luxeverse.edge.app import Edge
from tests.shop import behind_edge, client_of

SHELL = "the empty shell"
KEPT_A_YEAR, KEPT_A_DAY = "public, max-age=31536000, immutable", "public, max-age=86400"
FILES = (
    "assets/app-1a2b.js",
    "css/house.css",
    "favicon.ico",
    "fonts/a.woff2",
    "landmarks/iris.json",
    "light/room.hdr",
    "media/a.webp",
    "saved_worker.js",
)


@pytest.fixture
async def http(shop, tmp_path, monkeypatch):
    """The shop as it is built: Reflex answers whatever no route answers, with its shell for what it does not know."""
    edge: Edge = behind_edge(tmp_path)
    (tmp_path / "bag.html").write_text(SHELL)
    for name in FILES:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    files = StaticFiles(directory=tmp_path)

    async def reflex(scope, receive, send):
        try:
            await files(scope, receive, send)
        except HTTPException:
            await HTMLResponse(SHELL)(scope, receive, send)

    app = build()
    app.mount("", reflex)
    edge._app = app
    async with client_of(edge) as client:
        yield client


@pytest.mark.parametrize(
    "path",
    [
        "/nope.html",
        "/product/x.php",
        "/.env",
        "/wp-login.php",
        "/nope.json",
        "/a/b/c.txt",
        "/arome/nope.html",
        "/bag.html",
        "/__spa-fallback.html",
        "/_upload",
        "/_nothing",
        "/healthy",
        "/apiary",
        "/assets/../x.js",
        "/a" * 3000 + ".js",
        "/%00.js",
    ],
)
async def test_what_is_no_file_is_a_missing_page(http, path):
    answer = await http.get(path)
    assert answer.status_code == 404
    assert SHELL not in answer.text
    assert "content-security-policy" in answer.headers
    assert "public" not in answer.headers["cache-control"]


@pytest.mark.parametrize("folder", ["assets", "fonts", "media", "css", "lv", "draco"])
async def test_a_file_that_is_gone_is_said_in_a_line(http, folder):
    answer = await http.get(f"/{folder}/gone-1a2b.js")
    assert (answer.status_code, answer.text) == (404, "There is nothing here.")
    assert answer.headers["cache-control"] == "no-store"


@pytest.mark.parametrize("name", FILES)
async def test_what_the_build_holds_is_kept(http, name):
    answer = await http.get(f"/{name}")
    assert (answer.status_code, answer.text) == (200, "x")
    kept = KEPT_A_YEAR if name.startswith("assets/") else KEPT_A_DAY
    assert answer.headers["cache-control"] == kept
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize("path", ["/sitemap.xml", "/robots.txt", "/feeds/luxe.xml"])
async def test_what_is_written_when_asked_for_is_kept_a_day(http, path):
    answer = await http.get(path)
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == KEPT_A_DAY
