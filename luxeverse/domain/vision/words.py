"""What somebody says a picture shows, as words for an ordinary search.

Whoever looked may have read a text in the picture and may repeat it: nothing said is trusted to be more than a few words.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from luxeverse.domain.search.text import fold

WORDS_OF_EACH = 3
"""Words of one answer that are kept."""
MOST_WORDS = 10
SHORTEST_WORD, LONGEST_WORD = 2, 24
_NO_ANSWER = frozenset({"none", "no", "unknown", "unclear", "other", "plain", "solid"})


@dataclass(frozen=True, slots=True)
class Described:
    """A thing in a picture; what could not be told is empty."""

    category: str
    colours: Sequence[str] = ()
    material: str = ""
    pattern: str = ""
    style: str = ""

    @property
    def query(self) -> str:
        """The words to search for, the thing itself last as English has it; empty when it was not named."""
        thing = _words(self.category)
        if not thing:
            return ""
        said = [self.style, self.pattern, *self.colours, self.material]
        before = [word for text in said for word in _words(text) if word not in thing]
        return " ".join([*dict.fromkeys(before)][: MOST_WORDS - len(thing)] + thing)


def _words(text: str) -> list[str]:
    """Letters only, after folding: a number would be taken for a price, and "¼" folds to one."""
    letters = "".join(sign if sign.isalpha() else " " for sign in fold(text))
    found = [
        word
        for word in letters.split()
        if SHORTEST_WORD <= len(word) <= LONGEST_WORD and word not in _NO_ANSWER
    ]
    return found[:WORDS_OF_EACH]
