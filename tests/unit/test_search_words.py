"""Spelling, folding and the ranking formula, as arithmetic."""

from hypothesis import given
from hypothesis import strategies as st

from luxeverse.domain.search import ranking
from luxeverse.domain.search.spelling import Spelling
from luxeverse.domain.search.text import LONGEST_QUERY, MOST_WORDS, bounded, fold, stemming

WORDS = {"lavender": 3, "lantern": 1, "ring": 9, "rings": 4, "emerald": 2, "chamomile": 2, "gin": 1}
LETTERS = st.text("abcdefghijklmnopqrstuvwxyz", min_size=3, max_size=12)


def test_one_edit_finds_the_word_meant() -> None:
    spelling = Spelling(WORDS)
    assert spelling.correct("lavendar") == "lavender"
    assert spelling.correct("lavnder") == "lavender"
    assert spelling.correct("laveender") == "lavender"
    assert spelling.correct("alvender") == "lavender"
    assert spelling.correct("emrald") == "emerald"


def test_two_edits_are_forgiven_in_long_words_only() -> None:
    spelling = Spelling(WORDS)
    assert spelling.correct("camomille") == "chamomile"
    assert spelling.correct("rxyg") is None


def test_of_two_candidates_the_nearer_then_the_same_first_letter_then_the_more_frequent() -> None:
    assert Spelling({"lantern": 1, "rantern": 50}).correct("lanterm") == "lantern"
    assert Spelling({"collar": 1, "dollar": 50}).correct("follar") == "dollar"
    assert Spelling({"cord": 2, "card": 7}).correct("cxrd") == "card"
    assert Spelling({"cord": 7, "card": 7}).correct("cxrd") == "card"


def test_a_short_word_with_another_first_letter_is_another_word() -> None:
    assert Spelling({"press": 9}).correct("dress") is None
    assert Spelling({"emerald": 9}).correct("rmerald") == "emerald"


def test_short_words_and_numbers_are_left_alone() -> None:
    spelling = Spelling(WORDS)
    assert spelling.correct("rn") is None
    assert spelling.correct("b101") is None
    assert spelling.correct("") is None


@given(st.dictionaries(LETTERS, st.integers(1, 99), min_size=1, max_size=30), LETTERS)
def test_a_correction_is_always_a_word_of_the_house(words: dict[str, int], asked: str) -> None:
    assert Spelling(words).correct(asked) in {None, *words}


@given(st.text())
def test_folding_and_bounding_bear_anything(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    kept = bounded(text)
    assert len(kept) <= LONGEST_QUERY
    assert len(kept.split()) <= MOST_WORDS
    assert "\x00" not in kept + fold(text)
    assert bounded(kept) == kept


def test_accents_and_case_are_one() -> None:
    assert fold("SÉRUM Botanique") == "serum botanique"
    assert fold("L’Esterel") == "l'esterel"


def test_the_language_of_a_house_chooses_the_stemming() -> None:
    assert stemming("en_IE") == "english"
    assert stemming("de_DE") == "german"
    assert stemming("ja_JP") == "simple"


@given(st.integers(1, 10**6), st.data())
def test_rare_terms_tell_more(documents: int, data: st.DataObject) -> None:
    holding = data.draw(st.integers(1, documents))
    assert ranking.idf(documents, holding) > 0
    if holding > 1:
        assert ranking.idf(documents, holding - 1) > ranking.idf(documents, holding)


@given(st.floats(0.1, 50), st.floats(0.1, 50), st.floats(1, 500), st.floats(1, 500))
def test_more_weight_scores_more_and_more_text_less(
    weight: float, more: float, length: float, mean: float
) -> None:
    score = ranking.part(1.0, weight, length, mean)
    assert 0 < score < ranking.K1 + 1
    assert ranking.part(1.0, weight + more, length, mean) > score
    assert ranking.part(1.0, weight, length + more, mean) < score
