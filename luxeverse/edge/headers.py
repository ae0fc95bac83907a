"""Response headers that keep a page from being framed, sniffed, or made to run foreign code."""

import base64
import hashlib
import re
from urllib.parse import urlsplit

from luxeverse.core.config import settings

_INLINE = re.compile(r"<script(?P<attributes>[^>]*)>(?P<body>.*?)</script>", re.DOTALL)
STRIPE_HOSTS = "https://js.stripe.com https://api.stripe.com https://hooks.stripe.com"

OF_FILES = [(b"x-content-type-options", b"nosniff")]
"""A page asks for some twenty files, and these headers are not compressed: files carry only what says something of a file."""
ALWAYS = [
    *OF_FILES,
    (b"referrer-policy", b"strict-origin-when-cross-origin"),
    (b"permissions-policy", b"camera=(self), microphone=(), geolocation=(), payment=(self)"),
    (b"cross-origin-opener-policy", b"same-origin"),
]


def script_hashes(html: str) -> str:
    """CSP sources for every inline script that runs; data blocks (JSON) do not run and need none."""
    found = []
    for match in _INLINE.finditer(html):
        attributes = match["attributes"]
        if "src=" in attributes or "json" in attributes or not match["body"]:
            continue
        digest = base64.b64encode(hashlib.sha256(match["body"].encode()).digest()).decode()
        found.append(f"'sha256-{digest}'")
    return " ".join(dict.fromkeys(found))


def policy(hashes: str, host: str) -> bytes:
    """The Content-Security-Policy of a document. Styles are inlined by the renderer, hence their exception.

    The decoder of models is WebAssembly in a worker made from a blob; text never becomes a script (see ADR 11).
    """
    stripe = "" if urlsplit(settings().stripe_script).netloc == "" else f" {STRIPE_HOSTS}"
    return "; ".join(
        [
            "default-src 'self'",
            f"script-src 'self' 'wasm-unsafe-eval' {hashes}{stripe}",
            "worker-src 'self' blob:",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self'",
            f"connect-src 'self' blob: ws://{host} wss://{host}{stripe}",
            f"frame-src 'self'{stripe}",
            "frame-ancestors 'self'",
            "base-uri 'self'",
            "form-action 'self'",
            "object-src 'none'",
        ]
    ).encode()


def strict_transport() -> list[tuple[bytes, bytes]]:
    """HSTS, only where the public address is https."""
    if urlsplit(settings().public_url).scheme != "https":
        return []
    return [(b"strict-transport-security", b"max-age=63072000; includeSubDomains")]
