"""Pictures, films and models as screens want them."""

from luxeverse.services.media.pictures import (
    ROOT,
    Crop,
    OnDisk,
    clip,
    film,
    first_orbit,
    is_known,
    large_on_disk,
    light_model,
    on_disk,
    picture,
    view,
)

__all__ = [
    "ROOT",
    "Crop",
    "OnDisk",
    "clip",
    "film",
    "first_orbit",
    "is_known",
    "large_on_disk",
    "light_model",
    "on_disk",
    "picture",
    "view",
]
