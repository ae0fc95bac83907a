"""Pieces a visitor wants to keep in sight."""

from luxeverse.services.wishlist.lists import create_list, delete_list, rename_list
from luxeverse.services.wishlist.merge import merge
from luxeverse.services.wishlist.pieces import (
    check_variant,
    move_piece,
    note_piece,
    remove_piece,
    toggle,
)
from luxeverse.services.wishlist.share import share_list, shared_list, stop_sharing
from luxeverse.services.wishlist.view import hearts, saved

__all__ = [
    "check_variant",
    "create_list",
    "delete_list",
    "hearts",
    "merge",
    "move_piece",
    "note_piece",
    "remove_piece",
    "rename_list",
    "saved",
    "share_list",
    "shared_list",
    "stop_sharing",
    "toggle",
]
