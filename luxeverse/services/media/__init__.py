"""Pictures as screens want them."""

from luxeverse.services.media.pictures import Crop, OnDisk, on_disk, picture, view

__all__ = ["Crop", "OnDisk", "on_disk", "picture", "view"]
