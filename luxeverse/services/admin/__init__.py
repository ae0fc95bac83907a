"""Where the people of a house work. ``rooms`` says how a room is added."""

from luxeverse.services.admin.desk import act, enter, frame, record, table

__all__ = ["act", "enter", "frame", "record", "table"]
