"""Where the people of a house work. ``rooms`` says how a room is added."""

from luxeverse.services.admin.desk import MOST_KEYS, act, enter, frame, record, table

__all__ = ["MOST_KEYS", "act", "enter", "frame", "record", "table"]
