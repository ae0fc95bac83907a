"""Pictures as screens want them."""

from luxeverse.services.media.pictures import Crop, picture

__all__ = ["Crop", "picture"]
