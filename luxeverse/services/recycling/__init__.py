"""Things sent back to be used again."""

from luxeverse.services.recycling.ask import ask_label, withdraw_label
from luxeverse.services.recycling.events import PiecesRecycled
from luxeverse.services.recycling.programme import programme_of, required_rules, rules_of
from luxeverse.services.recycling.receive import end_labels, receive, write_thanks
from luxeverse.services.recycling.store import of_user
from luxeverse.services.recycling.view import label_of, own_labels, rows_of

__all__ = [
    "PiecesRecycled",
    "ask_label",
    "end_labels",
    "label_of",
    "of_user",
    "own_labels",
    "programme_of",
    "receive",
    "required_rules",
    "rows_of",
    "rules_of",
    "withdraw_label",
    "write_thanks",
]
