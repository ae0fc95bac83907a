"""What else one might want: worked out at night, served by one look-up. Only a member who allows it is followed."""

from luxeverse.domain.recommend.leaning import Leaning
from luxeverse.services.recommend.build import rebuild, rebuild_all
from luxeverse.services.recommend.lean import follows, leaning
from luxeverse.services.recommend.recent import recently_seen
from luxeverse.services.recommend.seen import SOURCES, left, list_clicked, list_seen, looked
from luxeverse.services.recommend.serve import MOST_RECENT, beside, beside_piece, for_recent

__all__ = [
    "MOST_RECENT",
    "SOURCES",
    "Leaning",
    "beside",
    "beside_piece",
    "follows",
    "for_recent",
    "leaning",
    "left",
    "list_clicked",
    "list_seen",
    "looked",
    "rebuild",
    "rebuild_all",
    "recently_seen",
]
