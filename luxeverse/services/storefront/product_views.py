"""The ways to look at a piece: its pictures, its turn, its model, its film."""

from collections.abc import Sequence

from luxeverse.domain.catalogue.status import MediaType
from luxeverse.schemas.common import Picture
from luxeverse.schemas.product_page import Annotation, Chapter, Model, PieceFilm, Spin
from luxeverse.services.catalogue.parts import VariantFacts
from luxeverse.services.media import Crop, clip, first_orbit, picture
from luxeverse.services.storefront.product_loaded import Loaded


def pictures(loaded: Loaded, chosen: VariantFacts) -> list[Picture]:
    """The chosen variant's own pictures take the place of the primary one; the others show what all variants share."""
    still = [m for m in loaded.media if m.media_type is MediaType.IMAGE and not m.is_360_image]
    of_chosen = [m for m in still if m.variant_id == chosen.id]
    shared = [m for m in still if m.variant_id is None and not (of_chosen and m.is_primary)]
    return [
        picture(m.asset, m.alt_text, Crop(m.zoom, m.focus_x, m.focus_y)) for m in of_chosen + shared
    ]


def spin(loaded: Loaded) -> Spin:
    frames = sorted(
        (m for m in loaded.media if m.is_360_image), key=lambda frame: frame.sequence_index or 0
    )
    if not frames:
        return Spin()
    return Spin([f.url for f in frames], frames[0].width or 0, frames[0].height or 0)


def model(loaded: Loaded, chosen: VariantFacts) -> Model:
    files = {m.model_format: m for m in loaded.media if m.media_type is MediaType.MODEL_3D}
    glb = files.get("glb")
    if glb is None:
        return Model()
    return Model(
        glb=glb.url,
        usdz=files["usdz"].url if "usdz" in files else "",
        colour=chosen.color or chosen.material or "",
        alt=glb.alt_text,
        size_text=f"{(glb.file_size_bytes or 0) / 1000:.0f} kB",
        orbit=first_orbit(loaded.product.slug),
        annotations=[Annotation(**said) for said in glb.annotations],
    )


def film(loaded: Loaded) -> PieceFilm:
    """The film of the piece, where its rows name one."""
    if not any(media.media_type is MediaType.VIDEO for media in loaded.media):
        return PieceFilm()
    said = clip(loaded.product.slug)
    return PieceFilm(**{**said, "chapters": [Chapter(**one) for one in said["chapters"]]})


def order(
    shown: Sequence[Picture], turn: Spin, solid: Model, film: PieceFilm | None = None
) -> list[str]:
    """What the gallery shows one after the other. The first picture is always first.

    Glass and cut stones have no model, because a browser shows them milky; what they have is the turn, which was
    rendered with all its light, and it comes next. Everything else is better seen close before it is turned.
    """
    stills = [str(index) for index in range(len(shown))]
    turned = ["spin"] if turn.frames else []
    turned += ["film"] if film and film.webm else []
    if not solid.glb:
        return [*stills[:1], *turned, *stills[1:]]
    return [*stills, *turned, "model"]
