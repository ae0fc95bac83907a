"""Pictures as screens want them."""

from luxeverse.services.media.pictures import (
    ROOT,
    Crop,
    OnDisk,
    large_on_disk,
    on_disk,
    picture,
    view,
)

__all__ = ["ROOT", "Crop", "OnDisk", "large_on_disk", "on_disk", "picture", "view"]
