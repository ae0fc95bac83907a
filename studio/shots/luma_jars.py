"""The jars, tins, tubes, bars and sets of Luma."""

from studio.shot import Shot
from studio.shots.luma_terms import JAR, WATER, hero, label, view

PALE_INK = (236, 228, 212)

JARS = (
    hero(
        "creme-de-rosee",
        JAR,
        "#E3CDC3",
        view(50, width=92, fill=0.7, azimuth=8, elevation=15, target=(0.06, -0.1, 0.42)),
        72,
        "Crème de rosée, a milk glass jar of 50 ml with an aluminium lid, a smear of the cream in front, leaf shadows",
        label("creme-de-rosee")
        | {
            "opaque": (0.80, 0.755, 0.70),
            "cream": (0.90, 0.87, 0.83),
            "smeared": (14, -50, 8),
        },
        leaves=True,
    ),
    hero(
        "night-cream-rich",
        JAR,
        "#B9A79B",
        view(52, width=84, fill=0.68, azimuth=-10, elevation=14),
        70,
        "Rich night cream in a dark brown glass jar with an aluminium lid, on dusky paper",
        label("night-cream-rich")
        | {
            "opaque": (0.045, 0.022, 0.014),
            "ink": PALE_INK,
            "height": 36,
            "cream": (0.84, 0.78, 0.66),
            "smeared": (-4, -54, -8),
        },
    ),
    hero(
        "white-clay-mask",
        JAR,
        "#D8CFC4",
        view(52, width=98, fill=0.7, azimuth=12, elevation=16),
        74,
        "White clay mask, the paste showing through a wide clear jar, a trace of it on the paper",
        label("white-clay-mask")
        | {
            "radius": 37,
            "height": 33,
            "filling": (0.90, 0.885, 0.85),
            "cream": (0.78, 0.765, 0.73),
            "smeared": (0, -62, 14),
        },
    ),
    hero(
        "overnight-gel-mask",
        JAR,
        "#B4C1CC",
        view(52, width=88, fill=0.66, azimuth=-8, elevation=15),
        72,
        "Overnight gel, pale blue in a clear jar with a white lid, on grey-blue paper",
        label("overnight-gel-mask")
        | {
            "filling": (0.62, 0.80, 0.88),
            "lid_colour": (0.80, 0.80, 0.79),
            "height": 36,
        },
    ),
    hero(
        "barrier-balm",
        "luma_jars:balm_tin",
        "#C3CBCC",
        view(62, width=94, fill=0.7, azimuth=10, elevation=20, target=(0, 0.2, 0.5)),
        76,
        "Barrier balm, an open flat tin of yellow balm, its lid leaning behind it",
        {"accent": "#5F7478"} | {k: v for k, v in label("barrier-balm").items() if k != "formula"},
    ),
    hero(
        "hand-cream-workshop",
        "luma_jars:workshop_tin",
        "#D3C3A0",
        view(46, width=84, fill=0.68, azimuth=8, elevation=22),
        72,
        "Workshop hand cream of Holt, a green tin of 75 ml with its name on side and lid",
        label("hand-cream-workshop"),
    ),
    hero(
        "oat-mask",
        "luma_jars:canister",
        "#DBCBAF",
        view(96, width=124, fill=0.72, azimuth=4, elevation=16, target=(0, -0.3, 0.78)),
        110,
        "Oat mask, a tall tin with its wooden spoon and a little of the oat powder in front",
        label("oat-mask") | {"accent": "#B08D57"},
    ),
)

OTHERS = (
    hero(
        "harbour-soap",
        "luma_bars:soap",
        "#C9CDBE",
        view(70, width=112, fill=0.74, azimuth=6, elevation=24, target=(0.04, -0.1, 0.42)),
        84,
        "Harbour soap, one bar in its green paper band and a bare one behind it, stamped Holt",
        label("harbour-soap"),
    ),
    hero(
        "plain-cream",
        "luma_bars:cream_tube",
        "#D9D8D3",
        view(146, fill=0.7, azimuth=-10, elevation=11, target=(0.2, 0, 1.4)),
        135,
        "Plain cream, a white tube of 100 ml standing on its cap, the seven ingredients on its front",
        label("plain-cream") | {"accent": "#B9B6AD"},
    ),
)

SETS = (
    hero(
        "serum-and-cream-set",
        "luma_sets:together",
        "#CDD5C5",
        view(118, width=150, fill=0.76, azimuth=4, elevation=12, target=(0, 0, 1.05)),
        120,
        "Sérum botanique and crème de rosée before their box of grey board",
        {
            "pieces": (
                (
                    "dropper",
                    label("serum-botanique")
                    | {
                        "accent": "#C79A5B",
                        "liquids": ((0.42, WATER, 0.3), (0.82, (0.98, 0.74, 0.16), 3.0)),
                        "place": (-36, -8, 6),
                    },
                ),
                (
                    "jar",
                    label("creme-de-rosee")
                    | {"opaque": (0.80, 0.755, 0.70), "place": (30, -34, -8)},
                ),
            ),
            "box": (132, 56, 92),
            "words": "Sève",
            "box_place": (14, 52, -4),
        },
    ),
    hero(
        "first-week-set",
        "luma_sets:together",
        "#D9CDBE",
        view(92, width=142, fill=0.88, azimuth=4, elevation=15, target=(0.1, 0, 0.62)),
        110,
        "First week: a small cleanser, serum, cream and balm before their box",
        {
            "pieces": (
                (
                    "bottle",
                    label("oat-milk-cleanser", size=2)
                    | {
                        "accent": "#A9B79F",
                        "opaque": (0.80, 0.765, 0.69),
                        "radius": 15,
                        "body": 56,
                        "neck": 8,
                        "cap_height": 14,
                        "shoulder": 6,
                        "place": (-46, 0, 8),
                    },
                ),
                (
                    "dropper",
                    label("serum-botanique", size=2)
                    | {
                        "accent": "#C79A5B",
                        "liquids": ((0.42, WATER, 0.3), (0.82, (0.98, 0.74, 0.16), 4.0)),
                        "radius": 10.5,
                        "body": 34,
                        "place": (-14, -20, 4),
                    },
                ),
                (
                    "jar",
                    label("creme-de-rosee", size=2)
                    | {
                        "opaque": (0.80, 0.755, 0.70),
                        "radius": 18,
                        "height": 20,
                        "lid_height": 10,
                        "place": (20, -26, -6),
                    },
                ),
                (
                    "balm",
                    {k: v for k, v in label("barrier-balm", size=1).items() if k != "formula"}
                    | {
                        "accent": "#5F7478",
                        "radius": 19,
                        "height": 13,
                        "place": (54, -10, -4),
                    },
                ),
            ),
            "box": (128, 60, 74),
            "words": "Sève",
            "box_place": (4, 62, -3),
        },
    ),
    hero(
        "hands-at-work-set",
        "luma_sets:together",
        "#CBBEA4",
        view(160, width=190, fill=0.8, azimuth=2, elevation=14, target=(0, 0, 1.25)),
        150,
        "Hands at work: a bar of soap on its wooden dish, the amber bottle of hand soap and the tin of hand cream",
        {
            "pieces": (
                (
                    "pump",
                    label("hand-wash-tin")
                    | {
                        "accent": "#22352C",
                        "holt": ("#22352C", "#EADFC6"),
                        "black": True,
                        "radius": 33,
                        "body": 108,
                        "tint": (0.84, 0.47, 0.18),
                        "liquids": ((0.88, (0.9, 0.62, 0.3), 0.8),),
                        "place": (-34, 34, 14),
                    },
                ),
                ("tin", label("hand-cream-workshop") | {"place": (50, 18, -10)}),
                ("soap", label("harbour-soap") | {"dish": True, "place": (14, -62, 10)}),
            ),
        },
    ),
)

JAR_HEROES: tuple[Shot, ...] = (*JARS, *OTHERS, *SETS)
