"""Keys of pieces as an array, in an order that means something: a search may find a whole catalogue."""

from collections.abc import Sequence
from typing import overload
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

BYTES = "S16"
"""Arrays of this kind leave out last zeros, which changes neither their order nor what equals what."""


def found_in(
    own: NDArray[np.bytes_], keys: NDArray[np.bytes_]
) -> tuple[NDArray[np.intp], NDArray[np.bool_]]:
    """The place each key has or would have among ``own``, which are in order, and whether it is there."""
    places = np.searchsorted(own, keys)
    is_here = np.zeros(len(keys), np.bool_)
    is_inside = places < len(own)
    is_here[is_inside] = own[places[is_inside]] == keys[is_inside]
    return places, is_here


class Keys(Sequence[UUID]):
    """Keys in order, each once. One becomes a ``UUID`` only when it is looked at."""

    __slots__ = ("_own", "_places", "array")

    def __init__(self, array: NDArray[np.bytes_]) -> None:
        self.array = array
        self._own: NDArray[np.bytes_] | None = None
        self._places = np.empty(0, np.intp)

    @classmethod
    def of(cls, keys: Sequence[UUID]) -> "Keys":
        if isinstance(keys, cls):
            return keys
        return cls(np.array([key.bytes for key in keys], BYTES))

    def __len__(self) -> int:
        return len(self.array)

    @overload
    def __getitem__(self, index: int) -> UUID: ...

    @overload
    def __getitem__(self, index: slice) -> "Keys": ...

    def __getitem__(self, index: int | slice) -> "UUID | Keys":
        if isinstance(index, slice):
            return Keys(self.array[index])
        return UUID(bytes=bytes(self.array[index]).ljust(16, b"\0"))

    def places_in(self, own: NDArray[np.bytes_]) -> NDArray[np.intp]:
        """Where these keys stand among others, which are in order; in the order of these, strangers left out.

        The last answer is kept: a page asks the same columns once for each facet.
        """
        if self._own is not own:
            places, is_here = found_in(own, self.array)
            self._own, self._places = own, places[is_here]
        return self._places
