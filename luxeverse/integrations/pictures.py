"""One door for pictures from outside: fetched from an address a visitor names, or sent by the visitor.

An address may lead into our own network, so every host is resolved first, every address it has must be public, and the
connection goes to that very address; a redirect is an address like any other. A file may be a bomb, so its size, kind
and number of pixels are checked before it is unpacked.
"""

import asyncio
import io
import ipaddress
import socket
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import httpx
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps

from luxeverse.core.db import forbid_in_transaction
from luxeverse.core.errors import Invalid

MOST_BYTES = 8 * 2**20
MOST_PIXELS = 40_000_000
KINDS = ("JPEG", "PNG", "WEBP", "AVIF")
LOOKED_AT = 256
"""Pixels of the longer side that are compared."""
WEBP_QUALITY = 80
JPEG_QUALITY = 85
FETCH_SECONDS = 6.0
REDIRECTS = 3
PORTS = {"http": 80, "https": 443}

TRANSLATED = ipaddress.IPv6Network("64:ff9b::/96")
"""IPv4 behind a translator: RFC 6052."""

NOT_A_PICTURE = "This file is not a picture we can read. JPEG, PNG, WebP or AVIF work."
TOO_LARGE = "This picture is too large: at most 8 MB and 40 megapixels."
NOT_PUBLIC = "This address does not lead to a picture on the public web."


def read(data: bytes) -> NDArray[np.uint8]:
    """The pixels of a picture, upright and small. Raises Invalid."""
    with _opened(data, LOOKED_AT * 2) as picture:
        return _pixels(picture)


@dataclass(frozen=True, slots=True)
class Redrawn:
    """A picture as WebP, with nothing of the file it came from but what one sees."""

    data: bytes
    width: int
    height: int


def redrawn(data: bytes, sides: Sequence[int]) -> list[Redrawn]:
    """The picture drawn anew, once for each longest side in pixels. Raises Invalid."""
    with _opened(data, max(sides) * 2) as picture:
        upright = ImageOps.exif_transpose(picture).convert("RGB")
        made = []
        for side in sides:
            smaller = upright.copy()
            smaller.thumbnail((side, side), Image.Resampling.LANCZOS)
            out = io.BytesIO()
            smaller.save(out, "WEBP", quality=WEBP_QUALITY, method=4)
            made.append(Redrawn(out.getvalue(), smaller.width, smaller.height))
        return made


def as_jpeg(data: bytes, side: int) -> bytes:
    """The picture drawn anew on white, upright, its longer side at most ``side`` pixels. Raises Invalid."""
    with _opened(data, side * 2) as picture:
        out = io.BytesIO()
        _on_white(picture, side).save(out, "JPEG", quality=JPEG_QUALITY)
        return out.getvalue()


@contextmanager
def _opened(data: bytes, needed: int) -> Iterator[Image.Image]:
    """The picture in a file that may be anything; decoded no larger than ``needed`` where the format allows."""
    if len(data) > MOST_BYTES:
        raise Invalid(TOO_LARGE, code="picture_too_large")
    try:
        with warnings.catch_warnings(), Image.open(io.BytesIO(data), formats=KINDS) as picture:
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            _ensure_small(picture)
            picture.draft("RGB", (needed, needed))
            yield picture
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise Invalid(TOO_LARGE, code="picture_too_large") from error
    except Invalid:
        raise
    except Exception as error:
        # Decoders raise whatever comes to them: RuntimeError, struct.error, SyntaxError.
        raise Invalid(NOT_A_PICTURE, code="not_a_picture") from error


def _ensure_small(picture: Image.Image) -> None:
    if picture.width * picture.height > MOST_PIXELS:
        raise Invalid(TOO_LARGE, code="picture_too_large")


def _pixels(picture: Image.Image) -> NDArray[np.uint8]:
    return np.asarray(_on_white(picture, LOOKED_AT))


def _on_white(picture: Image.Image, side: int) -> Image.Image:
    upright = ImageOps.exif_transpose(picture)
    upright.thumbnail((side, side))
    with_alpha = upright.convert("RGBA")
    ground = Image.new("RGBA", with_alpha.size, "white")
    return Image.alpha_composite(ground, with_alpha).convert("RGB")


def read_file(path: Path, mask: Path | None) -> tuple[NDArray[np.uint8], NDArray[np.bool_] | None]:
    """A picture of our own and which of its pixels are the thing."""
    pixels = read(path.read_bytes())
    if mask is None:
        return pixels, None
    with Image.open(mask) as drawn:
        grey = drawn.convert("L").resize((pixels.shape[1], pixels.shape[0]))
    return pixels, np.asarray(grey) > 127  # noqa: PLR2004  half covered


@dataclass(frozen=True, slots=True)
class _Target:
    """A public address to connect to, and the name it was asked for by."""

    url: str
    host: str
    address: str

    @property
    def pinned(self) -> str:
        parts = urlsplit(self.url)
        literal = f"[{self.address}]" if ":" in self.address else self.address
        return parts._replace(netloc=literal).geturl()


async def fetch(url: str) -> bytes:
    """The file at a public address. Raises Invalid."""
    forbid_in_transaction()
    try:
        async with asyncio.timeout(FETCH_SECONDS), httpx.AsyncClient(trust_env=False) as client:
            for _ in range(REDIRECTS + 1):
                target = await _target(url)
                async with client.stream(
                    "GET",
                    target.pinned,
                    headers={"host": target.host, "accept": "image/*"},
                    extensions={"sni_hostname": target.host},
                ) as answer:
                    if answer.is_redirect:
                        url = urljoin(target.url, answer.headers.get("location", ""))
                        continue
                    return await _body(answer)
    except (httpx.HTTPError, TimeoutError, OSError, UnicodeError) as error:
        raise Invalid(NOT_PUBLIC, code="picture_address") from error
    raise Invalid(NOT_PUBLIC, code="picture_address")


async def _target(url: str) -> _Target:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise Invalid(NOT_PUBLIC, code="picture_address") from error
    if parts.scheme not in PORTS or not parts.hostname or parts.username is not None:
        raise Invalid(NOT_PUBLIC, code="picture_address")
    if port not in {None, PORTS[parts.scheme]}:
        raise Invalid(NOT_PUBLIC, code="picture_address")
    return _Target(url, parts.hostname, await _public_address(parts.hostname, PORTS[parts.scheme]))


async def _public_address(host: str, port: int) -> str:
    """An address of the host; refused when any of its addresses is not public."""
    addresses = await _resolved(host, port)
    if not addresses or not all(is_public(address) for address in addresses):
        raise Invalid(NOT_PUBLIC, code="picture_address")
    return addresses[0]


async def _resolved(host: str, port: int) -> list[str]:
    loop = asyncio.get_running_loop()
    found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [str(entry[4][0]) for entry in found]


def is_public(address: str) -> bool:
    """Whether an address belongs to the public internet, also when it is an IPv4 one dressed as IPv6."""
    found = ipaddress.ip_address(address.split("%", maxsplit=1)[0])
    if isinstance(found, ipaddress.IPv6Address):
        inner = found.ipv4_mapped or found.sixtofour or (found.teredo[1] if found.teredo else None)
        if found in TRANSLATED:
            inner = ipaddress.IPv4Address(int(found) & 0xFFFF_FFFF)
        if inner is not None:
            return is_public(str(inner))
    return found.is_global and not found.is_multicast


async def _body(answer: httpx.Response) -> bytes:
    if answer.status_code != httpx.codes.OK:
        raise Invalid(NOT_PUBLIC, code="picture_address")
    body = bytearray()
    async for part in answer.aiter_bytes():
        body += part
        if len(body) > MOST_BYTES:
            raise Invalid(TOO_LARGE, code="picture_too_large")
    return bytes(body)
