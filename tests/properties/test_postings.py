"""The index in memory answers as its definition in domain/search/ranking.py says, document by document."""

import struct
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luxeverse.domain.search import ranking
from luxeverse.domain.search.kinds import SearchKind
from luxeverse.domain.search.postings import Corpus

KINDS = (SearchKind.PRODUCT, SearchKind.STORY)
MEASURE = st.floats(0.5, 40, width=32)
# Last bytes of zero, which arrays of bytes do not keep, must not matter.
KEYS = st.integers(0, 40).map(lambda n: UUID(int=n << 64))


@st.composite
def houses(draw):
    """Documents with their lengths, some terms with their weights, and a query of words with alternatives."""
    documents = draw(
        st.dictionaries(st.tuples(st.sampled_from(KINDS), KEYS), MEASURE, min_size=1, max_size=30)
    )
    term = st.dictionaries(st.sampled_from(sorted(documents)), MEASURE, min_size=1)
    word = st.lists(st.tuples(term, st.sampled_from([1.0, 0.8])), min_size=1, max_size=3)
    return documents, draw(st.lists(word, min_size=1, max_size=3))


def records(measures):
    return {
        kind: b"".join(
            key.bytes + struct.pack(">f", measure)
            for (of, key), measure in sorted(measures.items())
            if of is kind
        )
        for kind in KINDS
    }


def defined(documents, words):
    """Score and idf carried of each document that holds a term, by the definition."""
    mean = max(sum(documents.values()) / len(documents), 1.0)
    found = {}
    for document, length in documents.items():
        score = told = 0.0
        for terms in words:
            rarity = min(ranking.idf(len(documents), len(held)) for held, _ in terms)
            parts = [
                factor * ranking.part(rarity, held[document], length, mean)
                for held, factor in terms
                if document in held
            ]
            score += max(parts, default=0.0)
            told += rarity if parts else 0.0
        if told:
            found[document] = (score, told)
    return found


@given(houses())
def test_what_answers_and_its_score_are_as_defined(house):
    documents, words = house
    corpus = Corpus.of(records(documents))
    wanted = [[(corpus.held(records(held)), factor) for held, factor in terms] for terms in words]
    found = corpus.best(wanted, KINDS, 1000, {})
    expected = defined(documents, words)
    most = {
        kind: max((t for (of, _), (_, t) in expected.items() if of is kind), default=0)
        for kind in KINDS
    }
    enough = {
        document: score
        for document, (score, told) in expected.items()
        if told >= ranking.ENOUGH * most[document[0]] - 1e-9
    }
    assert {(hit.kind, hit.key) for hit in found} == set(enough)
    for hit in found:
        assert hit.score == pytest.approx(enough[hit.kind, hit.key])
    for kind in KINDS:
        ordered = [(-hit.score, hit.key) for hit in found if hit.kind is kind]
        assert ordered == sorted(ordered)


@given(houses(), st.integers(1, 5))
def test_the_first_few_are_the_first_of_all(house, limit):
    documents, words = house
    corpus = Corpus.of(records(documents))
    wanted = [[(corpus.held(records(held)), factor) for held, factor in terms] for terms in words]
    whole = corpus.best(wanted, KINDS, 1000, {})
    few = corpus.best(wanted, KINDS, limit, {})
    for kind in KINDS:
        assert [hit for hit in few if hit.kind is kind] == [
            hit for hit in whole if hit.kind is kind
        ][:limit]


@given(houses())
def test_all_that_answer_are_ranked_as_the_best_are(house):
    documents, words = house
    corpus = Corpus.of(records(documents))
    wanted = [[(corpus.held(records(held)), factor) for held, factor in terms] for terms in words]
    whole = corpus.best(wanted, KINDS, 1000, {})
    for kind in KINDS:
        numbers = corpus.ranked(wanted, kind, {})
        ranked = list(corpus.keys_of(numbers))
        assert ranked == [hit.key for hit in whole if hit.kind is kind]
        assert corpus.numbers_of(kind, [*ranked, UUID(int=7)]).tolist() == numbers.tolist()


@given(houses(), KEYS)
def test_a_lifted_piece_scores_so_much_more(house, key):
    documents, words = house
    corpus = Corpus.of(records(documents))
    wanted = [[(corpus.held(records(held)), factor) for held, factor in terms] for terms in words]
    before = {(hit.kind, hit.key): hit.score for hit in corpus.best(wanted, KINDS, 1000, {})}
    after = corpus.best(wanted, KINDS, 1000, {key: 3.0})
    assert len(after) == len(before)
    for hit in after:
        factor = 3.0 if (hit.kind, hit.key) == (SearchKind.PRODUCT, key) else 1.0
        assert hit.score == pytest.approx(factor * before[hit.kind, hit.key])


def test_documents_the_corpus_does_not_have_are_left_out():
    corpus = Corpus.of({SearchKind.PRODUCT: UUID(int=5).bytes + struct.pack(">f", 2.0)})
    strangers = b"".join(UUID(int=n).bytes + struct.pack(">f", 1.0) for n in (4, 5, 6))
    held = corpus.held({SearchKind.PRODUCT: strangers, SearchKind.STORY: strangers})
    assert held.numbers.tolist() == [0]
    empty = Corpus.of({})
    nowhere = empty.held({SearchKind.PRODUCT: strangers})
    assert empty.best([[(nowhere, 1.0)]], KINDS, 10, {UUID(int=5): 2.0}) == []
