"""Finding by picture: catalogue photographs as people send them, and files as nobody should."""

import io
import random
import socket
import zlib
from contextlib import suppress
from pathlib import Path

import httpx
import numpy as np
import pytest
from PIL import Image, ImageEnhance

from luxeverse.core.actor import House
from luxeverse.core.errors import Invalid
from luxeverse.integrations import pictures
from luxeverse.services import search
from luxeverse.services.media import on_disk
from tests.conftest import Database, house_of


def photographed(path: Path, *, degrees: float = 0, crop: float = 0, light: float = 1) -> bytes:
    """The picture as a visitor might send it: turned, cropped, lighter, compressed again."""
    with Image.open(path) as opened:
        picture = opened.convert("RGB")
    if degrees:
        picture = picture.rotate(
            degrees, fillcolor=picture.getpixel((2, 2)), resample=Image.Resampling.BICUBIC
        )
    x, y = (int(side * crop) for side in picture.size)
    picture = picture.crop((x, y, picture.width - x, picture.height - y))
    picture = ImageEnhance.Brightness(picture).enhance(light)
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=70)
    return out.getvalue()


def own_pictures(db: Database, house: House) -> list[tuple[str, str]]:
    """Pieces with a picture no other piece has."""
    return db.rows(
        "select p.slug, m.asset from products p join product_media m on m.product_id = p.id and m.zoom = 1"
        " where p.tenant_id = %s and m.is_primary and m.asset in (select asset from product_media"
        " group by asset having count(distinct product_id) = 1) order by 1",
        house.tenant_id,
    )


@pytest.mark.parametrize(
    "change",
    [{}, {"crop": 0.05}, {"light": 1.2}, {"degrees": 5}],
    ids=["as it is", "cropped", "lighter", "turned"],
)
async def test_a_catalogue_photograph_finds_its_piece_among_the_first_three(
    looked_at: Database, house: House, change: dict
) -> None:
    pieces = own_pictures(looked_at, house)
    assert len(pieces) >= 10
    missed = []
    for slug, asset in pieces:
        file = on_disk(asset)
        assert file is not None
        found = await search.looks_like(house, photographed(file.picture, **change), 0.4, 3)
        shares = [one.share for one in found.pieces]
        assert shares == sorted(shares, reverse=True)
        assert all(0 <= share <= 1 for share in shares)
        if slug not in {one.card.slug for one in found.pieces}:
            missed.append(slug)
    allowed = 0 if not change else len(pieces) // 5
    assert len(missed) <= allowed, missed


async def test_a_picture_is_looked_at_once_until_it_changes(looked_at: Database) -> None:
    assert await search.look_at_pictures() == 0
    looked_at.rows("update search_looks set seen = 'another file' where asset = 'pump'")
    number = looked_at.value("select count(*) from search_looks where seen = 'another file'")
    assert await search.look_at_pictures() == number


async def test_one_house_finds_only_its_own(looked_at: Database, house: House) -> None:
    file = on_disk("provence-lavender/hero")
    assert file is not None
    found = await search.looks_like(house, photographed(file.picture), 0.4, 48)
    slugs = {one.card.slug for one in found.pieces}
    mine = {
        slug
        for (slug,) in looked_at.rows(
            "select slug from products where tenant_id = %s", house.tenant_id
        )
    }
    assert slugs
    assert slugs <= mine
    own = await search.looks_like(house_of(looked_at, "arome"), photographed(file.picture), 0.4, 1)
    assert own.pieces[0].share > found.pieces[0].share


async def test_the_colours_of_the_picture_are_told(looked_at: Database, house: House) -> None:
    out = io.BytesIO()
    picture = Image.new("RGB", (200, 200), "white")
    picture.paste((200, 30, 40), (50, 50, 150, 150))
    picture.save(out, "PNG")
    found = await search.looks_like(house, out.getvalue(), 0.4, 3)
    assert found.palette[0] == "#c81e28"


def bomb() -> bytes:
    """A few kilobytes that say they are 30,000 by 30,000 pixels."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return len(body).to_bytes(4) + kind + body + zlib.crc32(kind + body).to_bytes(4)

    header = (30_000).to_bytes(4) * 2 + bytes([8, 2, 0, 0, 0])
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b"\0" * 90_000))
        + chunk(b"IEND", b"")
    )


def truncated() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (300, 300), "red").save(out, "JPEG")
    return out.getvalue()[:400]


def gif() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (30, 30), "red").save(out, "GIF")
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "not_a_picture"),
        (b"GIF89a", "not_a_picture"),
        (gif(), "not_a_picture"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>", "not_a_picture"),
        (b"%PDF-1.7", "not_a_picture"),
        (b"\xff\xd8\xff" + b"\0" * 500, "not_a_picture"),
        (truncated(), "not_a_picture"),
        (bomb(), "picture_too_large"),
        (b"\0" * (pictures.MOST_BYTES + 1), "picture_too_large"),
    ],
    ids=[
        "empty",
        "head of a GIF",
        "GIF",
        "SVG",
        "PDF",
        "garbage",
        "truncated",
        "bomb",
        "too large",
    ],
)
def test_what_is_no_picture_is_refused_with_a_sentence(data: bytes, code: str) -> None:
    with pytest.raises(Invalid) as refused:
        pictures.read(data)
    assert refused.value.code == code
    assert refused.value.message.endswith(".")


def _file(kind: str) -> bytes:
    """A small picture as a camera writes it."""
    out, exif = io.BytesIO(), Image.Exif()
    exif[0x0112], exif[0x010F] = 6, "maker"
    Image.effect_noise((64, 48), 60).convert("RGB").save(out, kind, exif=exif)
    return out.getvalue()


@pytest.mark.req("SRCH-007")
@pytest.mark.filterwarnings("ignore::UserWarning")
@pytest.mark.parametrize("kind", pictures.KINDS)
def test_a_file_with_any_of_its_bytes_changed_is_read_or_refused(kind: str) -> None:
    whole, chance = _file(kind), random.Random(kind)
    places = {*range(min(len(whole), 300)), *chance.sample(range(len(whole)), 120)}
    for place in sorted(places):
        for value in (0, 255, whole[place] ^ 1 << chance.randrange(8)):
            broken = bytearray(whole)
            broken[place] = value
            with suppress(Invalid):
                assert pictures.read(bytes(broken)).ndim == 3
                assert pictures.redrawn(bytes(broken), (32,))


def test_a_picture_is_read_upright_and_small() -> None:
    out = io.BytesIO()
    picture = Image.new("RGB", (600, 300), "white")
    exif = picture.getexif()
    exif[0x0112] = 6  # turned a quarter
    picture.save(out, "JPEG", exif=exif)
    assert pictures.read(out.getvalue()).shape == (256, 128, 3)


def test_what_is_clear_is_white() -> None:
    out = io.BytesIO()
    Image.new("RGBA", (8, 8), (255, 0, 0, 0)).save(out, "PNG")
    assert np.unique(pictures.read(out.getvalue())).tolist() == [255]


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.0.0.1", "172.16.5.4", "192.168.1.1", "169.254.169.254", "0.0.0.0", "100.64.0.1", "::1",
     "fe80::1", "fc00::1", "::ffff:127.0.0.1", "2002:7f00:1::", "64:ff9b::7f00:1", "224.0.0.1", "255.255.255.255",
     "198.18.0.1", "::"],
)  # fmt: skip
def test_no_address_of_a_private_network_is_public(address: str) -> None:
    assert not pictures.is_public(address)


def test_public_addresses_are_public() -> None:
    assert pictures.is_public("93.184.216.34")
    assert pictures.is_public("2606:2800:220:1:248:1893:25c8:1946")


@pytest.mark.parametrize(
    "url",
    ["file:///etc/passwd", "ftp://example.com/a.jpg", "http://127.0.0.1/a.jpg", "http://localhost/a.jpg", "//x",
     "http://[::1]/a", "http://2130706433/a", "http://0x7f.1/a", "https://user@example.com/a", "http://example.com:22/",
     "gopher://x", "http://", "http://exa mple/", "javascript:1", "", "http://[::ffff:10.0.0.1]/", "http://169.254.169.254/latest/meta-data"],
)  # fmt: skip
async def test_no_address_leads_inside(url: str) -> None:
    with pytest.raises(Invalid) as refused:
        await pictures.fetch(url)
    assert refused.value.code == "picture_address"


class Web(httpx.AsyncBaseTransport):
    """A public web of one host, as the transport sees it: connections by address, names in the header."""

    def __init__(self, answers: dict[str, httpx.Response]) -> None:
        self.answers, self.asked = answers, []

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        self.asked.append(
            (request.url.host, request.headers["host"], request.extensions["sni_hostname"])
        )
        return self.answers[request.url.path]


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch) -> Web:
    made = Web({})
    names = {"pictures.example": ["93.184.216.34"], "inside.example": ["10.0.0.7"],
             "both.example": ["93.184.216.34", "127.0.0.1"]}  # fmt: skip

    async def resolved(host: str, _port: int) -> list[str]:
        if host not in names:
            raise socket.gaierror
        return names[host]

    client = httpx.AsyncClient
    monkeypatch.setattr(pictures, "_resolved", resolved)
    monkeypatch.setattr(pictures.httpx, "AsyncClient", lambda **_: client(transport=made))
    return made


async def test_a_public_picture_is_fetched_from_the_address_that_was_checked(web: Web) -> None:
    web.answers["/a.jpg"] = httpx.Response(200, content=b"picture")
    assert await pictures.fetch("https://pictures.example/a.jpg") == b"picture"
    assert web.asked == [("93.184.216.34", "pictures.example", "pictures.example")]


@pytest.mark.parametrize(
    "target",
    ["http://inside.example/a", "http://127.0.0.1/", "http://both.example/", "file:///etc/passwd"],
)
async def test_a_redirect_leads_inside_as_little_as_an_address(web: Web, target: str) -> None:
    web.answers["/go"] = httpx.Response(302, headers={"location": target})
    with pytest.raises(Invalid):
        await pictures.fetch("http://pictures.example/go")
    assert len(web.asked) == 1


async def test_redirects_end_and_large_files_are_left(web: Web) -> None:
    web.answers["/round"] = httpx.Response(302, headers={"location": "/round"})
    with pytest.raises(Invalid) as refused:
        await pictures.fetch("http://pictures.example/round")
    assert (refused.value.code, len(web.asked)) == ("picture_address", 4)
    web.answers["/large"] = httpx.Response(200, content=b"\0" * (pictures.MOST_BYTES + 1))
    with pytest.raises(Invalid) as refused:
        await pictures.fetch("http://pictures.example/large")
    assert refused.value.code == "picture_too_large"
    web.answers["/missing"] = httpx.Response(404)
    with pytest.raises(Invalid):
        await pictures.fetch("http://pictures.example/missing")
