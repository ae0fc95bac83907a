"""Finding pieces, stories, categories, collections and makers by words."""

from luxeverse.services.search.index import index_changed, is_indexed, rebuild, reindex

__all__ = ["index_changed", "is_indexed", "rebuild", "reindex"]
