"""Where somebody may be led after signing in, what a browser is called, and which cookie counts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luxeverse.core import sessions
from luxeverse.domain.identity.device import device_name
from luxeverse.domain.identity.ways import own_path

OWN = [
    "/",
    "/account",
    "/account/orders/LV-7QK4-2M9D",
    "/shop?sort=newest&metal=gold",
    "/product/cours-28",
    "/search?q=ring%20gold",
]
FOREIGN = [
    "", "account", "//evil.example", "/\\evil.example", "\\\\evil", "https://evil.example/account", "javascript:alert(1)",
    "/login", "/login?back=/login", "/register", "/api/auth/session", "/_seed?path=/", "/dev/mail", "/webhooks/stripe",
    "/../etc", "/a/../../b", "/account\n", "/account\r\nx: y", "/a b", "/%00\x00", "/ä", "/account#x", "/" + "x" * 400,
]  # fmt: skip


@pytest.mark.parametrize("path", OWN)
@pytest.mark.parametrize("prefix", ["", "/arome"])
def test_pages_of_the_house_are_ways_back(path, prefix):
    assert own_path(prefix, prefix + path, "no") == prefix + path


@pytest.mark.parametrize("path", FOREIGN)
@pytest.mark.parametrize("prefix", ["", "/arome"])
def test_anything_else_is_not(path, prefix):
    for said in (path, prefix + path):
        assert own_path(prefix, said, "no") == "no", said


def test_another_house_is_not():
    for said in ("/account", "/luma/account", "/aromatic/account"):
        assert own_path("/arome", said, "no") == "no"


@given(st.text())
def test_a_way_back_never_leaves_the_host(said):
    found = own_path("", said, "/account")
    assert found.startswith("/")
    assert not found.startswith(("//", "/\\"))
    assert found.isprintable()
    assert own_path("", found, "/account") == found


@pytest.mark.parametrize(
    ("agent", "name"),
    [
        ("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/130.0 Safari/537.36 Edg/130.0", "Edge on Windows"),
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15) Version/18 Safari/605", "Safari on Mac"),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0", "Firefox on Linux"),
        ("Mozilla/5.0 (Linux; Android 15) Chrome/130.0 Mobile Safari/537.36", "Chrome on Android"),
        ("curl/8.0", "Another program"),
        ("", "Another program"),
    ],
)  # fmt: skip
def test_a_browser_is_called_by_its_name(agent, name):
    assert device_name(agent) == name


def test_a_cookie_is_found_among_others_and_never_twice():
    token, other = sessions.make(), sessions.make_for_member()
    assert sessions.read(f"a=b; lv_sid={token}; c=d") == token
    assert sessions.read(f'bad"name[=x; lv_sid={other}') == other
    assert sessions.read("lv_sid=short") == ""
    assert sessions.read(f"x{sessions.COOKIE}={token}") == ""
    both = f"__Host-lv_sid={other}; lv_sid={token}"
    assert (sessions.read(both), sessions.read(both, is_secure=True)) == (token, other)
    assert sessions.read(f"lv_sid={token}", is_secure=True) == ""
    assert sessions.with_token(f"a=b; {both}", other) == f"a=b; lv_sid={other}"


@given(st.text())
def test_no_cookie_header_breaks_anything(header):
    assert len(sessions.read(header)) in {0, 43, 44}
    assert sessions.with_token(header, "t").endswith("lv_sid=t")
