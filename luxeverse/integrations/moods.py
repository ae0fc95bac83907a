"""How glad or sorry a text sounds, by VADER: a list of 7,500 English words weighed by people, and rules for negation,
degree and contrast. Nothing is learned and nothing leaves the machine; every score can be shown word by word.

Source: Hutto and Gilbert, "VADER: A Parsimonious Rule-based Model for Sentiment Analysis of Social Media Text", ICWSM
2014. The words of our trade (``domain.reviews.words``) are added with the weight of a plain "good" or "bad" there: VADER
takes "sharp", "light" and "stiff" for something else or for nothing. It reads English and no irony, so it only sorts
and summarises for people who read the review itself.
"""

from dataclasses import dataclass
from functools import cache
from typing import Any

from luxeverse.domain.reviews.words import GLAD, SORRY, WORD, sentences

OURS = 1.9
"""The weight of "good" in VADER's list, whose words go from -4 to 4."""
FELT = 0.05
"""From here on, either way, its authors call a text glad or sorry."""


@dataclass(frozen=True, slots=True)
class SentenceMood:
    """A sentence, its score from -1 to 1, and the words of the list in it with their weights, heaviest first."""

    text: str
    score: float
    words: tuple[tuple[str, float], ...]

    @property
    def is_felt(self) -> bool:
        return abs(self.score) >= FELT


def moods(text: str) -> list[SentenceMood]:
    """The mood of each sentence of a text."""
    reader = _reader()
    return [_mood(reader, sentence) for sentence in sentences(text)]


def scores(text: str) -> list[float]:
    """The scores of those sentences that sound like anything."""
    return [mood.score for mood in moods(text) if mood.is_felt]


def _mood(reader: Any, sentence: str) -> SentenceMood:
    found = {
        word: reader.lexicon[word]
        for word in WORD.findall(sentence.lower())
        if word in reader.lexicon
    }
    heaviest = sorted(found.items(), key=lambda pair: (-abs(pair[1]), pair[0]))
    return SentenceMood(sentence, reader.polarity_scores(sentence)["compound"], tuple(heaviest))


@cache
def _reader() -> Any:
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer  # its list is read at once

    reader = SentimentIntensityAnalyzer()
    reader.lexicon |= dict.fromkeys(GLAD, OURS) | dict.fromkeys(SORRY, -OURS)
    return reader
