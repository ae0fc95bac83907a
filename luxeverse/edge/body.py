"""The bytes of an answer, packed when somebody first asks for them so."""

import gzip
from collections.abc import Callable, Mapping

import brotli

BROTLI_QUALITY = 5
GZIP_LEVEL = 6


def _brotli(raw: bytes) -> bytes:
    packed: bytes = brotli.compress(raw, quality=BROTLI_QUALITY)
    return packed


def _gzip(raw: bytes) -> bytes:
    return gzip.compress(raw, GZIP_LEVEL)


PACKERS: Mapping[str, Callable[[bytes], bytes]] = {"br": _brotli, "gzip": _gzip}


class Body:
    """One text in every encoding of ours. Nearly all browsers ask for the same one, so the others are rarely made."""

    def __init__(self, text: str) -> None:
        self.raw = text.encode()
        self._packed: dict[str, bytes] = {"": self.raw}

    def packed(self, encoding: str) -> bytes:
        """The bytes in "br", "gzip" or, for "", as they are; packed once for all who will ask."""
        if encoding not in self._packed:
            self._packed[encoding] = PACKERS[encoding](self.raw)
        return self._packed[encoding]

    @property
    def size(self) -> int:
        """Bytes it may come to hold: both packed forms together are shorter than the text of a page."""
        return 2 * len(self.raw)
