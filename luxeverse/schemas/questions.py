"""Questions about a piece with their answers."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class AnswerView:
    """``badge`` takes the place of the author where the house or an owner of the piece answered."""

    id: str = ""
    text: str = ""
    author: str = ""
    badge: str = ""
    date: str = ""
    helpful: int = 0


@dataclass(frozen=True)
class QuestionView:
    id: str = ""
    anchor: str = ""
    text: str = ""
    by: str = ""
    answers: list[AnswerView] = field(default_factory=list)


@dataclass(frozen=True)
class QuestionsView:
    """The questions of a piece; ``slug`` is empty for an unknown piece."""

    slug: str = ""
    count_text: str = ""
    questions: list[QuestionView] = field(default_factory=list)
    sample_note: str = ""
