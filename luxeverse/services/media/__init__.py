"""Pictures as screens want them."""

from luxeverse.services.media.pictures import Crop, picture, view

__all__ = ["Crop", "picture", "view"]
