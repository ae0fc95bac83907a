"""What buyers say of pieces: written, read by the house, shown, voted on."""

from luxeverse.services.reviews.ask import Words, answer, ask, vote_answer
from luxeverse.services.reviews.asked import WaitingWords, questions, questions_about, waiting_words
from luxeverse.services.reviews.decide_words import (
    LONGEST_ANSWER,
    answer_for_house,
    decide_words,
)
from luxeverse.services.reviews.desk import (
    Climate,
    Judged,
    Reading,
    climate,
    count_waiting,
    counts,
    desk_list,
    judged,
    next_waiting,
    order_by,
    reading,
)
from luxeverse.services.reviews.form import review_form
from luxeverse.services.reviews.moderate import (
    Waiting,
    decide,
    moderate,
    queue,
    take_pictures_away,
)
from luxeverse.services.reviews.photos import (
    MOST_PHOTOS,
    drop_photo,
    keep_photo,
    photo,
    sweep_photos,
)
from luxeverse.services.reviews.praise import Praise, featured, praise
from luxeverse.services.reviews.show import SAMPLES, Told, shown, told
from luxeverse.services.reviews.store import photos as photos_of
from luxeverse.services.reviews.testimonial_desk import (
    Quoted,
    testimonial,
    testimonial_counts,
    testimonial_list,
    testimonial_order,
)
from luxeverse.services.reviews.testimonials import (
    LONGEST as LONGEST_TESTIMONIAL,
)
from luxeverse.services.reviews.testimonials import (
    Letter,
    edit_testimonial,
    feature_testimonials,
    put_testimonial_first,
    quote_reviews,
    remove_testimonials,
    verify_testimonial,
    write_down,
)
from luxeverse.services.reviews.vote import unvote, vote
from luxeverse.services.reviews.wanted import KEYS
from luxeverse.services.reviews.words_desk import (
    UNANSWERED,
    Spoken,
    conversation,
    count_waiting_words,
    next_waiting_words,
    words_counts,
    words_list,
    words_order,
)
from luxeverse.services.reviews.worn import GALLERY_KEYS, pictures_of_buyers
from luxeverse.services.reviews.write import MOST_OTHERS, Said, author_key, write_review

__all__ = [
    "GALLERY_KEYS",
    "KEYS",
    "LONGEST_ANSWER",
    "LONGEST_TESTIMONIAL",
    "MOST_OTHERS",
    "MOST_PHOTOS",
    "SAMPLES",
    "UNANSWERED",
    "Climate",
    "Judged",
    "Letter",
    "Praise",
    "Quoted",
    "Reading",
    "Said",
    "Spoken",
    "Told",
    "Waiting",
    "WaitingWords",
    "Words",
    "answer",
    "answer_for_house",
    "ask",
    "author_key",
    "climate",
    "conversation",
    "count_waiting",
    "count_waiting_words",
    "counts",
    "decide",
    "decide_words",
    "desk_list",
    "drop_photo",
    "edit_testimonial",
    "feature_testimonials",
    "featured",
    "judged",
    "keep_photo",
    "moderate",
    "next_waiting",
    "next_waiting_words",
    "order_by",
    "photo",
    "photos_of",
    "pictures_of_buyers",
    "praise",
    "put_testimonial_first",
    "questions",
    "questions_about",
    "queue",
    "quote_reviews",
    "reading",
    "remove_testimonials",
    "review_form",
    "shown",
    "sweep_photos",
    "take_pictures_away",
    "testimonial",
    "testimonial_counts",
    "testimonial_list",
    "testimonial_order",
    "told",
    "unvote",
    "verify_testimonial",
    "vote",
    "vote_answer",
    "waiting_words",
    "words_counts",
    "words_list",
    "words_order",
    "write_down",
    "write_review",
]
