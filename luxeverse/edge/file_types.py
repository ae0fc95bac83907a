"""The kinds of files the shop serves that Python's own table does not know.

It reads the machine's table too, but a small image of a system has none, and then a phone would not open a model and a
browser would be told that a font is text. Source: the media types registered with IANA.
"""

import mimetypes

TYPES = {
    ".glb": "model/gltf-binary",
    ".hdr": "image/vnd.radiance",
    ".usdz": "model/vnd.usdz+zip",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
}


def register() -> None:
    """Name them for this process, whatever the machine says."""
    for suffix, kind in TYPES.items():
        mimetypes.add_type(kind, suffix)
