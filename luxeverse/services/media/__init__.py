"""Pictures, films and models as screens want them."""

from luxeverse.services.media.pictures import Crop, OnDisk, film, on_disk, picture, view

__all__ = ["Crop", "OnDisk", "film", "on_disk", "picture", "view"]
