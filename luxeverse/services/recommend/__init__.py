"""What else one might want: worked out at night, served by one look-up, never tied to a person."""

from luxeverse.services.recommend.build import rebuild, rebuild_all
from luxeverse.services.recommend.recent import recently_seen
from luxeverse.services.recommend.seen import SOURCES, left, list_clicked, list_seen, looked
from luxeverse.services.recommend.serve import MOST_RECENT, beside, for_recent

__all__ = [
    "MOST_RECENT",
    "SOURCES",
    "beside",
    "for_recent",
    "left",
    "list_clicked",
    "list_seen",
    "looked",
    "rebuild",
    "rebuild_all",
    "recently_seen",
]
