"""What is said of a picture, as words to search for."""

from hypothesis import given
from hypothesis import strategies as st

from luxeverse.domain.vision.words import MOST_WORDS, Described

TEXT = st.text(max_size=60)


@given(TEXT, st.lists(TEXT, max_size=3), TEXT, TEXT, TEXT)
def test_whatever_is_said_a_query_is_a_few_plain_words(category, colours, material, pattern, style):
    query = Described(category, colours, material, pattern, style).query
    words = query.split()
    assert len(words) <= MOST_WORDS
    assert all(word.isalpha() for word in words)
    assert query == " ".join(words)


def test_the_thing_comes_last_and_each_word_once():
    said = Described("Evening bag", ["Black", "black gold"], "black leather", "quilted", "evening")
    assert said.query == "quilted black gold leather evening bag"


def test_no_answer_is_no_word():
    assert Described("bag", ["unknown"], "none", "Plain", "").query == "bag"
    assert Described("none", ["black"], "leather").query == ""


def test_a_number_is_no_price():
    assert Described("ring under 5", ["gold 18"], "€500").query == "gold ring under"
