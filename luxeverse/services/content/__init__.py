"""What editors write: the home of a house, section by section."""

from luxeverse.services.content.publish import exported, publish, put_first
from luxeverse.services.content.shape import Section
from luxeverse.services.content.store import sections

__all__ = ["Section", "exported", "publish", "put_first", "sections"]
