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


UNPACKERS: Mapping[str, Callable[[bytes], bytes]] = {
    "": bytes,
    "br": brotli.decompress,
    "gzip": gzip.decompress,
}


class Body:
    """One text in the encodings that were asked for.

    Nearly all browsers ask for brotli, a sixth of a page's text: the text itself goes then, and is unpacked for the few
    that want it.
    """

    def __init__(self, text: str) -> None:
        raw = text.encode()
        self.size = len(raw)
        """Bytes it may come to hold: both packed forms together are shorter than the text of a page."""
        self._held: dict[str, bytes] = {"": raw}

    def packed(self, encoding: str) -> bytes:
        """The bytes in "br", "gzip" or, for "", as they are; packed once for all who will ask."""
        if encoding in self._held:
            return self._held[encoding]
        form, held = next(iter(self._held.items()))
        raw = UNPACKERS[form](held)
        if not encoding:
            return raw
        self._held[encoding] = PACKERS[encoding](raw)
        self._held.pop("", None)
        return self._held[encoding]
