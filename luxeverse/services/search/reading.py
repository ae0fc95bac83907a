"""What a query asks for: its words, corrected where they occur nowhere, each with the terms that answer it."""

from dataclasses import dataclass, field

from sqlalchemy import text

from luxeverse.core.db import ReadSession
from luxeverse.domain.search.ranking import ALTERNATIVE
from luxeverse.domain.search.text import bounded, fold
from luxeverse.services.search.known import Known

COMPLETIONS = 12
"""Words a half-typed one may become."""

_WORDS = text("""
select w.lexeme, tsvector_to_array(to_tsvector(cast(:stemming as regconfig), w.lexeme))
from unnest(to_tsvector('simple', :query)) as w order by w.positions[1]
""")


@dataclass(frozen=True, slots=True)
class Wanted:
    """A word of the query and the terms any of which satisfies it, each with what it counts."""

    word: str
    terms: dict[str, float]


@dataclass(frozen=True, slots=True)
class Reading:
    """``text`` is what is searched for, ``asked`` what was typed; they differ where words were corrected."""

    asked: str
    text: str
    wanted: tuple[Wanted, ...] = ()
    unknown: tuple[str, ...] = field(default=())

    @property
    def is_corrected(self) -> bool:
        return self.text != self.asked


async def read_query(
    session: ReadSession,
    house: Known,
    query: str,
    stemming: str,
    *,
    is_exact: bool = False,
    is_typing: bool = False,
) -> Reading:
    """Read a query. ``is_exact`` leaves the spelling alone; ``is_typing`` takes the last word as a beginning."""
    asked = bounded(query)
    values = {"stemming": stemming, "query": fold(asked)}
    rows = [(word, stems) for word, stems in await session.execute(_WORDS, values)]
    is_open = is_typing and bool(asked) and asked == query.lstrip() and not query.endswith(" ")
    wanted, unknown, corrections = [], [], {}
    for place, (word, stems) in enumerate(rows):
        is_last = is_open and place == len(rows) - 1
        endings = house.completions(word, COMPLETIONS) if is_last else []
        if len(stems) != 1 and not endings:
            continue  # a word such as "for", or a compound whose parts follow by themselves
        terms = {stems[0]: 1.0} if len(stems) == 1 else {}
        others = house.rules.synonyms.get(word, frozenset())
        if not endings and not others and not house.knows(word, stems[0]):
            better = None if is_exact else house.spelling.correct(word)
            if better is None:
                unknown.append(word)
                continue
            corrections[word] = better
            terms = {house.words[better]: 1.0}
        for other in (*endings, *sorted(others)):
            if other in house.words:
                terms.setdefault(house.words[other], ALTERNATIVE)
        wanted.append(Wanted(word, terms))
    return Reading(asked, _corrected(asked, corrections), tuple(wanted), tuple(unknown))


def _corrected(asked: str, corrections: dict[str, str]) -> str:
    """The query with its corrected words in place, the others as they were typed."""
    if not corrections:
        return asked
    return " ".join(
        corrections.get(fold(word).strip(".,;:!?\"'()"), word) for word in asked.split()
    )
