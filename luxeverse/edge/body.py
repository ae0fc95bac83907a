"""The bytes of an answer, packed when somebody first asks for them so."""

import gzip
import hashlib
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
    """One text in every encoding of ours, of which it holds those that were asked for.

    Nearly all browsers ask for brotli, a sixth of the text: the text itself goes then and is unpacked for the few
    that want it.
    """

    def __init__(self, text: str) -> None:
        raw = text.encode()
        self.digest = hashlib.blake2b(raw, digest_size=12).hexdigest()
        self.size = len(raw)
        """Bytes it may come to hold."""
        self._held: dict[str, bytes] = {"": raw}

    def packed(self, encoding: str) -> bytes:
        """The bytes in "br", "gzip" or, for "", as they are; packed once for all who will ask."""
        if found := self._held.get(encoding):
            return found
        raw = self._held.get("")
        if raw is None:
            raw = brotli.decompress(self._held["br"])
        if not encoding:
            return raw
        packed = self._held[encoding] = PACKERS[encoding](raw)
        if "br" in self._held:
            self._held.pop("", None)
        return packed
