"""What the lexicon makes of reviews, and where a review may go."""

import itertools

import pytest

from luxeverse.core.errors import Conflict
from luxeverse.domain.reviews.moves import MOVES, move
from luxeverse.domain.reviews.status import ReviewStatus
from luxeverse.domain.reviews.summary import Read, summarise
from luxeverse.domain.reviews.words import GLAD, SORRY, aspects_of, mood, quality, sentiment
from luxeverse.integrations import moods


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The leather is beautiful and the stitching even.", 2),
        ("The clasp is not good.", -1),
        ("Glass lenses, dropped twice, not a scratch.", 1),
        ("It arrived on Tuesday.", 0),
        ("The strap is stiff and heavy.", -2),
    ],
)
def test_a_word_of_denial_turns_the_next_words_round(sentence, expected):
    assert mood(sentence) == expected


def test_no_word_is_glad_and_sorry():
    assert not GLAD & SORRY


def of(text, rating):
    return sentiment(moods.scores(text), rating)


def test_stars_and_words_share_the_mood_of_a_review():
    assert of("Beautiful. It fits exactly.", 5) > of("It arrived.", 4) > of("It is broken.", 5)
    assert of("It arrived on Tuesday.", 2) == -0.5
    assert -1 <= of("Ugly, crooked and late.", 1) < of("Ugly.", 2) < 0
    assert sentiment([], 5) == 1
    assert sentiment([-1.0], 5) == 0


def test_a_mood_is_explained_by_its_words():
    glad, plain, sorry = moods.moods(
        "The calf is soft. It is a bag. The strap is stiff and not good."
    )
    assert (glad.is_felt, plain.is_felt, sorry.is_felt) == (True, False, True)
    assert glad.score > 0 > sorry.score
    assert glad.words == (("soft", 1.9),)
    assert set(dict(sorry.words)) == {"good", "stiff"}


@pytest.mark.parametrize("word", ["light", "sharp", "stiff", "quiet", "even"])
def test_the_words_of_the_trade_have_the_weight_of_the_trade(word):
    ((_, weight),) = moods.moods(f"It is {word}.")[0].words
    assert weight == (1.9 if word in GLAD else -1.9)


def test_a_long_review_with_title_and_picture_is_worth_more():
    short, long = "Nice.", "The leather is soft and the strap holds. " * 12
    assert quality("", short, 0) < quality("", long, 0) < quality("Daily", long, 2) <= 1
    assert quality("", "", 0) == 0


def test_aspects_are_whole_words():
    assert [a.key for a in aspects_of("The scent lasted for hours.")] == ["scent", "lasting"]
    assert aspects_of("We were unsized.") == []


def read(key, rating, text):
    return Read(key, rating, text)


@pytest.mark.req("PDP-014")
def test_the_summary_counts_reviews_and_cites_one_that_says_so():
    points = summarise([
        read("a", 5, "The leather is soft. Delivery was quick."),
        read("b", 4, "Beautiful leather. Lovely leather indeed."),
        read("c", 2, "The leather is stiff."),
        read("d", 3, "It has leather."),
    ])  # fmt: skip
    (leather,) = points
    assert leather.aspect.key == "materials"
    assert (leather.glad, leather.sorry) == (["a", "b"], ["c"])
    assert leather.cited == ("The leather is soft.", "a")


def test_two_reviews_are_no_summary():
    assert summarise([read("a", 5, "Good leather."), read("b", 5, "Good leather.")]) == []


def test_the_sentence_is_one_of_the_majority():
    (point,) = summarise([
        read("a", 5, "The scent is fresh."),
        read("b", 1, "The scent is faint."),
        read("c", 2, "A harsh scent."),
    ])  # fmt: skip
    assert point.cited == ("The scent is faint.", "b")


@pytest.mark.parametrize(("here", "there"), list(itertools.product(ReviewStatus, repeat=2)))
def test_every_pair_of_states(here, there):
    if there in MOVES[here]:
        assert move(here, there) is there
    else:
        with pytest.raises(Conflict):
            move(here, there)
