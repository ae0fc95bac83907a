"""What buyers say of pieces: written, read by the house, shown, voted on."""

from luxeverse.services.reviews.ask import Words, answer, ask, vote_answer
from luxeverse.services.reviews.asked import (
    WaitingWords,
    decide_words,
    questions,
    waiting_words,
)
from luxeverse.services.reviews.form import review_form
from luxeverse.services.reviews.moderate import Waiting, decide, queue
from luxeverse.services.reviews.photos import (
    MOST_PHOTOS,
    drop_photo,
    keep_photo,
    photo,
    sweep_photos,
)
from luxeverse.services.reviews.praise import Praise, praise, quoted
from luxeverse.services.reviews.show import SAMPLES, score, shown
from luxeverse.services.reviews.vote import unvote, vote
from luxeverse.services.reviews.wanted import KEYS
from luxeverse.services.reviews.worn import GALLERY_KEYS, pictures_of_buyers
from luxeverse.services.reviews.write import MOST_OTHERS, Said, author_key, write_review

__all__ = [
    "GALLERY_KEYS",
    "KEYS",
    "MOST_OTHERS",
    "MOST_PHOTOS",
    "SAMPLES",
    "Praise",
    "Said",
    "Waiting",
    "WaitingWords",
    "Words",
    "answer",
    "ask",
    "author_key",
    "decide",
    "decide_words",
    "drop_photo",
    "keep_photo",
    "photo",
    "pictures_of_buyers",
    "praise",
    "questions",
    "queue",
    "quoted",
    "review_form",
    "score",
    "shown",
    "sweep_photos",
    "unvote",
    "vote",
    "vote_answer",
    "waiting_words",
    "write_review",
]
