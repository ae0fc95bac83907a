"""The shots of Atelier Arôme: heroes first, and a label and a view from above made from each."""

from studio.shot import Shot
from studio.shots.arome_terms import CITRUS, HERB, above, bottle, detail, hero

LEAVES = (
    hero(
        "provence-lavender",
        HERB,
        bottle("provence-lavender", (0.95, 0.84, 0.36), 1.3),
        {
            "kind": "lavender",
            "bloom": "lavender",
            "stems": (
                (70, 12, 196, 66, 5),
                (68, -12, 188, 74, 4),
                (72, -30, 178, 70, 4),
                (66, -38, 172, 52, 6),
            ),
        },
        "Provence Lavender: a round vial with a ball stopper and a red seal on a handwritten page, lavender beside it",
    ),
    hero(
        "tasmanian-eucalyptus",
        HERB,
        bottle("tasmanian-eucalyptus", (0.90, 0.94, 0.80), 0.8),
        {"kind": "eucalyptus", "stems": ((66, 22, 212, 66, 9), (70, -34, 158, 62, 6))},
        "Tasmanian Eucalyptus in a vial with a faceted stopper, sickle-shaped blue-green leaves on the page",
    ),
    hero(
        "rosemary-of-the-causse",
        HERB,
        bottle("rosemary-of-the-causse", (0.94, 0.93, 0.66), 0.9),
        {
            "kind": "rosemary",
            "bloom": "rosemary",
            "stems": ((60, 16, 215, 54, 9), (62, -38, 152, 58, 5)),
        },
        "Rosemary of the Causse, a vial beside two sprigs of rosemary in pale blue flower",
    ),
    hero(
        "peppermint-milly",
        HERB,
        bottle("peppermint-milly", (0.91, 0.94, 0.74), 0.8),
        {"kind": "mint", "stems": ((58, 22, 225, 42, 13), (60, -36, 150, 50, 7))},
        "Peppermint of Milly, a vial with dark leaves of black peppermint on purple stems",
    ),
    hero(
        "clary-sage",
        HERB,
        bottle("clary-sage", (0.96, 0.86, 0.45), 1.1),
        {"kind": "sage", "bloom": "sage", "stems": ((60, -44, 112, 88, 10), (52, -30, 160, 44, 5))},
        "Clary Sage, a vial sealed with wax, wrinkled sage leaves and lilac bracts beside it",
    ),
    hero(
        "lemon-verbena",
        HERB,
        bottle("lemon-verbena", (0.96, 0.92, 0.45), 1.0),
        {"kind": "verbena", "stems": ((62, 14, 212, 52, 8), (56, -40, 140, 48, 6))},
        "Lemon Verbena in a small square bottle with a faceted stopper, narrow leaves in whorls of three",
    ),
    hero(
        "immortelle-of-the-coast",
        HERB,
        bottle("immortelle-of-the-coast", (0.98, 0.74, 0.16), 2.4),
        {
            "kind": "immortelle",
            "bloom": "immortelle",
            "stems": ((66, 26, 222, 46, 10), (64, -8, 206, 40, 6), (60, -38, 168, 38, 5)),
        },
        "Immortelle of the Coast, a small bottle sealed with wax, silver stems with heads of yellow flowers",
    ),
    hero(
        "violet-leaf",
        "arome_flowers:violet_leaves",
        bottle("violet-leaf", (0.28, 0.46, 0.08), 3.2),
        {
            "leaves": (
                (34, 6, 30, 30, 24),
                (28, -22, -20, 32, 10),
                (46, -10, 70, 26, 32),
                (20, -38, 200, 22, 6),
                (50, 18, 120, 24, 36),
            )
        },
        "Violet Leaf, dark green in a small square bottle, heart-shaped leaves of the violet beside it",
    ),
)

FLOWERS = (
    hero(
        "rosa-damascena",
        "arome_flowers:roses",
        bottle("rosa-damascena", (0.97, 0.83, 0.50), 1.2),
        {"heads": ((38, -8, 40, -10), (47, 20, 26, 28))},
        "Rosa Damascena in a small square bottle with a red seal, a damask rose and fallen petals on the page",
    ),
    hero(
        "neroli-of-vallauris",
        "arome_flowers:neroli",
        bottle("neroli-of-vallauris", (0.97, 0.88, 0.58), 1.0),
        {
            "twig": (62, 16, 208, 50, 8),
            "flowers": ((34, -12, 42, -14), (46, -30, 30, 20), (24, -36, 55, 10)),
            "buds": ((54, -10, 60, -30), (38, -42, 80, 40)),
        },
        "Neroli of Vallauris, a small square bottle among white bitter orange flowers and leaves",
    ),
    hero(
        "roman-chamomile",
        "arome_flowers:chamomile",
        bottle("roman-chamomile", (0.96, 0.88, 0.38), 1.3),
        {
            "heads": (
                (30, -20, 36, -8),
                (46, -8, 22, 24),
                (24, -40, 58, 40),
                (42, -34, 30, -30),
                (54, 14, 20, 10),
                (36, 8, 28, -24),
                (12, -42, 78, 70),
            )
        },
        "Roman Chamomile, straw-coloured in a small square bottle, seven flower heads scattered beside it",
    ),
    hero(
        "ylang-of-nosy-be",
        "arome_flowers:ylang",
        bottle("ylang-of-nosy-be", (0.98, 0.82, 0.25), 1.6),
        {"heads": ((40, -10, 40, -12), (42, -34, 16, 30)), "leaf_at": (10, -46, 4)},
        "Ylang of Nosy Be in a small square bottle, two yellow flowers with long twisted petals",
    ),
)

CITRUSES = (
    hero(
        "calabrian-bergamot",
        CITRUS,
        bottle("calabrian-bergamot", (0.80, 0.86, 0.28), 1.6),
        {
            "kind": "bergamot",
            "fruit": (44, 16),
            "cut": (40, -24, 56),
            "leaves": ((52, -6, -20), (28, 10, 160)),
        },
        "Calabrian Bergamot, green-gold in a vial, a whole green bergamot and a cut one beside it",
    ),
    hero(
        "lemon-of-siracusa",
        CITRUS,
        bottle("lemon-of-siracusa", (0.97, 0.93, 0.42), 1.0),
        {
            "kind": "lemon",
            "fruit": (40, 12),
            "cut": (38, -24, 48),
            "curl": (16, -42),
            "leaves": ((52, 0, 10),),
            "seed": 4,
        },
        "Lemon of Siracusa, pale yellow in a vial, a lemon, half a lemon and a curl of its peel",
    ),
    hero(
        "bitter-orange-peel",
        CITRUS,
        bottle("bitter-orange-peel", (0.99, 0.74, 0.14), 2.0),
        {
            "kind": "orange",
            "fruit": (41, 12),
            "cut": None,
            "curl": (30, -30),
            "leaves": ((56, -8, -50), (20, -38, 195)),
            "seed": 3,
        },
        "Bitter Orange, golden in a vial, a rough-skinned orange and a long spiral of peel",
    ),
    hero(
        "mandarin-of-ciaculli",
        CITRUS,
        bottle("mandarin-of-ciaculli", (1.0, 0.62, 0.05), 2.8),
        {
            "kind": "mandarin",
            "fruit": (44, 10),
            "cut": (33, -34, 44),
            "leaves": ((54, 2, -10), (48, -22, -40)),
            "seed": 5,
        },
        "Late Mandarin of Ciaculli, deep orange in a vial, a mandarin with its leaf and a cut half",
    ),
    hero(
        "yuzu-of-kochi",
        CITRUS,
        bottle("yuzu-of-kochi", (0.97, 0.92, 0.40), 1.1),
        {
            "kind": "yuzu",
            "fruit": (40, 10),
            "cut": (42, -26, 54),
            "leaves": ((18, -38, 185),),
            "seed": 7,
        },
        "Yuzu of Kōchi in a small square bottle with a red seal, a knobbly yuzu and half of another",
    ),
    hero(
        "petitgrain-of-the-terraces",
        CITRUS,
        bottle("petitgrain-of-the-terraces", (0.90, 0.90, 0.52), 1.0),
        {
            "kind": "petitgrain",
            "fruit": None,
            "cut": None,
            "leaves": ((24, -44, 186),),
            "twig": (70, 4, 202, 54, 8),
            "small": ((30, -24), (46, -36), (40, -20)),
            "seed": 2,
        },
        "Petitgrain of the Terraces, a vial beside a twig of bitter orange leaves and three small green fruits",
    ),
)

WOODS = (
    hero(
        "atlas-cedar",
        "arome_woods:cedar",
        bottle("atlas-cedar", (0.97, 0.76, 0.28), 1.9),
        {},
        "Atlas Cedar, a vial sealed with wax, two sawn discs with their year rings and chips of wood",
    ),
    hero(
        "vetiver-of-haiti",
        "arome_woods:roots",
        bottle("vetiver-of-haiti", (0.90, 0.60, 0.10), 3.4),
        {},
        "Vetiver of Haiti, amber in a vial sealed with wax, a bundle of roots tied with thread",
    ),
    hero(
        "myrrh-of-dhofar",
        "arome_woods:tears",
        bottle("myrrh-of-dhofar", (0.84, 0.50, 0.08), 4.4),
        {
            "colour": (0.26, 0.068, 0.018),
            "dust": (0.36, 0.21, 0.12),
            "places": (
                (33, -10, 8.0),
                (45, -2, 6.5),
                (27, -28, 6.5),
                (40, -24, 7.5),
                (16, -38, 4.5),
                (33, -40, 5.0),
                (50, -18, 5.5),
                (25, 2, 5.0),
                (8, -44, 3.0),
                (45, -38, 4.0),
            ),
            "rough": 0.75,
            "broken": True,
            "seed": 3,
        },
        "Myrrh of Dhofar, dark amber in a small bottle sealed with wax, red-brown tears of resin",
    ),
    hero(
        "frankincense-hojari",
        "arome_woods:tears",
        bottle("frankincense-hojari", (0.93, 0.91, 0.62), 1.1),
        {
            "colour": (0.56, 0.55, 0.33),
            "dust": (0.68, 0.66, 0.56),
            "places": (
                (33, -14, 6.0),
                (45, -4, 5.5),
                (25, -32, 5.0),
                (40, -28, 5.5),
                (14, -40, 3.6),
                (32, -42, 3.8),
                (51, -18, 4.4),
                (31, 4, 4.4),
                (47, -38, 3.2),
                (22, -16, 3.4),
                (38, 10, 3.8),
                (6, -46, 2.6),
            ),
            "clear": 0.7,
            "rough": 0.3,
            "seed": 9,
        },
        "Frankincense, Hojari, pale in a small square bottle, green-white tears of resin scattered beside it",
    ),
    hero(
        "cade-wood",
        "arome_woods:cade",
        bottle("cade-wood", (0.90, 0.58, 0.14), 2.6),
        {},
        "Cade Wood, a vial sealed with wax, juniper branches split to their red heart, and dark berries",
    ),
    hero(
        "labdanum-of-the-esterel",
        "arome_woods:labdanum",
        bottle("labdanum-of-the-esterel", (0.80, 0.47, 0.08), 5.0),
        {},
        "Labdanum of the Estérel, brown in a small square bottle, a white rock rose and lumps of dark gum",
    ),
)

HEROES: tuple[Shot, ...] = (*LEAVES, *FLOWERS, *CITRUSES, *WOODS)
SHOTS: tuple[Shot, ...] = (
    *HEROES,
    *(detail(first) for first in HEROES),
    *(above(first) for first in HEROES),
)
