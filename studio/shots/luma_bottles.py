"""The bottles of Luma."""

from studio.shot import Shot
from studio.shots.luma_terms import CAPPED, DROPPER, OIL, PUMP, WATER, hero, label, view

DROPPERS = (
    hero(
        "serum-botanique",
        DROPPER,
        "#DDCDB6",
        view(111, fill=0.72, azimuth=5),
        105,
        "Sérum botanique in a clear bottle with a dropper, the oil floating on the water, leaf shadows behind it",
        label("serum-botanique")
        | {"accent": "#C79A5B", "liquids": ((0.42, WATER, 0.3), (0.82, (0.98, 0.74, 0.16), 3.0))},
        leaves=True,
    ),
    hero(
        "five-percent-panthenol",
        DROPPER,
        "#CBD7D9",
        view(111, fill=0.7, azimuth=-6),
        105,
        "Panthenol five, a colourless serum in a clear dropper bottle on pale blue paper, a drop in front",
        label("five-percent-panthenol")
        | {"accent": "#8FAEB5", "liquids": ((0.82, WATER, 0.6),), "spilt": (30, -34, 15)},
    ),
    hero(
        "squalane-only",
        DROPPER,
        "#D5D6C4",
        view(111, fill=0.7, azimuth=14),
        105,
        "Squalane, nothing else: a clear dropper bottle with a black bulb, its label listing one ingredient",
        label("squalane-only")
        | {
            "accent": "#A9AE86",
            "liquids": ((0.84, (0.98, 0.97, 0.86), 0.7),),
            "rubber": (0.02, 0.02, 0.02),
        },
    ),
    hero(
        "lactic-five",
        DROPPER,
        "#DFC6B2",
        view(111, fill=0.7, azimuth=-10),
        105,
        "Lactic five in an amber glass dropper bottle on clay-coloured paper",
        label("lactic-five")
        | {
            "accent": "#B5714A",
            "note": "pH 3.8, two evenings a week",
            "liquids": ((0.8, WATER, 0.6),),
            "tint": (0.86, 0.50, 0.20),
            "rubber": (0.02, 0.02, 0.02),
        },
    ),
    hero(
        "rosehip-oil",
        DROPPER,
        "#E3CFC4",
        view(111, fill=0.7, azimuth=6),
        105,
        "Rosehip oil, deep orange in a clear dropper bottle, with a pool of the oil in front",
        label("rosehip-oil")
        | {
            "accent": "#C4622D",
            "note": "Pressed October 2026",
            "liquids": ((0.82, (1.0, 0.54, 0.01), 6.0),),
            "spilt": (31, -34, 16),
        },
    ),
)

BOTTLES = (
    hero(
        "oat-milk-cleanser",
        PUMP,
        "#CFD6C6",
        view(166, fill=0.71, azimuth=8, target=(-0.12, 0, 1.62)),
        150,
        "Oat milk cleanser, a milk-white pump bottle of 150 ml with the formula printed on it, leaf shadows behind",
        label("oat-milk-cleanser") | {"accent": "#A9B79F", "opaque": (0.80, 0.765, 0.69)},
        leaves=True,
    ),
    hero(
        "cleansing-oil",
        CAPPED,
        "#E2D3B4",
        view(122, fill=0.71, azimuth=-8),
        118,
        "Cleansing oil, 100 ml of golden oil in a clear bottle with an aluminium cap",
        label("cleansing-oil")
        | {"accent": "#D0A146", "liquids": ((0.88, OIL, 1.5),), "spilt": (36, -36, 17)},
    ),
    hero(
        "gel-wash",
        PUMP,
        "#C9D8CC",
        view(166, fill=0.7, azimuth=-18, target=(0.05, 0, 1.62)),
        150,
        "Gel wash in a clear pump bottle, the gel a pale green",
        label("gel-wash") | {"accent": "#7FA58A", "liquids": ((0.9, (0.72, 0.93, 0.80), 0.75),)},
    ),
    hero(
        "hand-wash-tin",
        PUMP,
        "#D9C9AE",
        view(166, fill=0.71, azimuth=12, target=(-0.1, 0, 1.62)),
        150,
        "Liquid hand soap of Holt in an amber glass bottle with a black pump and a green label",
        label("hand-wash-tin")
        | {
            "accent": "#22352C",
            "holt": ("#22352C", "#EADFC6"),
            "black": True,
            "radius": 33,
            "body": 108,
            "tint": (0.84, 0.47, 0.18),
            "liquids": ((0.88, (0.9, 0.62, 0.3), 0.8),),
        },
    ),
    hero(
        "fluid-for-warm-days",
        CAPPED,
        "#CBDAD6",
        view(110, fill=0.68, azimuth=10),
        105,
        "Fluid for warm days, a slim frosted bottle of 50 ml with a tall white cap",
        label("fluid-for-warm-days")
        | {
            "accent": "#86ABA5",
            "radius": 16.5,
            "body": 78,
            "neck": 10,
            "cap_height": 30,
            "cap_colour": (0.82, 0.81, 0.78),
            "shoulder": 5,
            "opaque": (0.66, 0.77, 0.74),
        },
    ),
    hero(
        "glycerine-seven",
        CAPPED,
        "#DCE1DC",
        view(140, fill=0.71, azimuth=-12),
        130,
        "Glycerine seven, a tall clear bottle of 100 ml with a black cap, the note on damp skin on its label",
        label("glycerine-seven")
        | {
            "accent": "#9DB3AC",
            "note": "On damp skin",
            "radius": 19.5,
            "body": 112,
            "cap_height": 20,
            "cap_colour": (0.015, 0.015, 0.015),
            "liquids": ((0.88, WATER, 0.5),),
        },
    ),
    hero(
        "rinse-off-oil-mask",
        CAPPED,
        "#CCCFB0",
        view(112, width=70, fill=0.68, azimuth=8),
        112,
        "Oil mask before washing in a broad-shouldered bottle of green glass",
        label("rinse-off-oil-mask")
        | {
            "accent": "#7A8450",
            "radius": 27,
            "body": 80,
            "neck": 12,
            "shoulder": 17,
            "cap_height": 20,
            "tint": (0.86, 0.92, 0.78),
            "liquids": ((0.86, (0.93, 0.84, 0.42), 0.9),),
        },
    ),
)

BOTTLE_HEROES: tuple[Shot, ...] = (*DROPPERS, *BOTTLES)
