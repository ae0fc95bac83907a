"""Words as the index keeps them: folded, bounded, without signs no text has."""

import re
import unicodedata

LONGEST_QUERY = 200
"""Signs of a query that are read; the rest of what somebody pastes is left out."""
MOST_WORDS = 16
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]+")


def fold(text: str) -> str:
    """Lower case without accents: "Sérum" and "serum" are one word."""
    plain = unicodedata.normalize("NFKD", _UNPRINTABLE.sub(" ", text))
    bare = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return bare.replace("’", "'").casefold()


def bounded(text: str) -> str:
    """What a person asked, on one line and no longer than is worth reading."""
    words = _UNPRINTABLE.sub(" ", text).encode("utf-8", "ignore").decode()[:LONGEST_QUERY].split()
    return " ".join(words[:MOST_WORDS])


STEMMING = {
    "da": "danish",
    "de": "german",
    "en": "english",
    "es": "spanish",
    "fr": "french",
    "it": "italian",
    "nl": "dutch",
    "pt": "portuguese",
    "sv": "swedish",
}


def stemming(locale: str) -> str:
    """The text search configuration PostgreSQL has for a language; words as they are where it has none."""
    return STEMMING.get(locale[:2], "simple")
