"""What can be tried on is worn at its real size, at the place where it was found."""

import json
import re
import struct
import subprocess
import tomllib
from pathlib import Path

import pytest

from luxeverse.services.storefront.try_on import PLACES, worn
from luxeverse.supervise.build import bun

ROOT = Path(__file__).parents[2]
MEDIA = ROOT / "assets" / "media"
CATALOGUE = {
    piece["slug"]: piece
    for file in (ROOT / "data" / "catalogue" / "luxe").glob("*.toml")
    for piece in tomllib.loads(file.read_text()).get("piece", [])
}
WATCHES = [slug for slug in worn() if CATALOGUE[slug]["category"] == "watches"]
BAGS = [slug for slug in worn() if CATALOGUE[slug]["category"] == "bags"]
EYEWEAR = [slug for slug in worn() if CATALOGUE[slug]["category"] == "eyewear"]


def width_of(slug: str, material: str = "") -> float:
    """Metres of the model from left to right, of the parts whose material is named so."""
    data = (MEDIA / slug / "model.glb").read_bytes()
    (length,) = struct.unpack("<I", data[12:16])
    said = json.loads(data[20 : 20 + length])
    boxes = [
        said["accessors"][part["attributes"]["POSITION"]]
        for mesh in said["meshes"]
        for part in mesh["primitives"]
        if material in said["materials"][part["material"]]["name"]
    ]
    return max(box["max"][0] for box in boxes) - min(box["min"][0] for box in boxes)


@pytest.mark.parametrize("slug", worn())
def test_what_is_worn_is_sold_and_has_what_it_is_drawn_from(slug: str) -> None:
    how = worn()[slug]
    assert slug in CATALOGUE
    assert how["where"] in PLACES
    drawn = how.get("print", f"/media/{slug}/model.glb")
    assert (ROOT / "assets" / drawn.removeprefix("/")).is_file()


@pytest.mark.parametrize("slug", WATCHES)
def test_a_case_is_as_wide_as_the_catalogue_says(slug: str) -> None:
    says = int(CATALOGUE[slug]["attributes"]["diameter"].removesuffix(" mm"))
    crystal = width_of(slug, "sapphire") * worn()[slug].get("mm", 1000)
    # The bezel around the crystal takes a seventh of a case.
    assert crystal == pytest.approx(says * 6 / 7, rel=0.02)


@pytest.mark.parametrize("slug", BAGS)
def test_a_bag_is_as_wide_as_the_catalogue_says(slug: str) -> None:
    says = int(re.match(r"\d+", CATALOGUE[slug]["line"])[0]) * 10
    assert width_of(slug) * worn()[slug].get("mm", 1000) == pytest.approx(says, rel=0.02)


@pytest.mark.parametrize("slug", EYEWEAR)
def test_a_frame_is_as_wide_as_its_lenses_and_bridge_with_their_rims(slug: str) -> None:
    lens, bridge = map(
        int, re.search(r"Lens (\d+).*?bridge (\d+)", CATALOGUE[slug]["description"]).groups()
    )
    front = width_of(slug) * worn()[slug].get("mm", 1000)
    assert 4 < front - (2 * lens + bridge) < 14


def in_bun(script: str) -> object:
    """What a script of the browser's pure modules prints, as JSON."""
    made = subprocess.run(
        [str(bun()), "-e", script],
        cwd=ROOT / "assets" / "lv",
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(made.stdout)


PLACES_JS = 'import * as places from "./tryon/places.js";'


def test_the_places_of_the_browser_are_those_of_the_list() -> None:
    names = in_bun(f"{PLACES_JS} console.log(JSON.stringify(Object.keys(places.PLACES)))")
    assert sorted(names) == sorted(PLACES)


def test_glasses_sit_between_the_pupils_at_sixty_three_millimetres_and_lean_with_the_head() -> None:
    script = f"""{PLACES_JS}
const mesh = Array.from({{ length: 478 }}, () => [0, 0, 0]);
Object.assign(mesh, {{ 33: [80, 110, 0], 263: [220, 90, 0], 10: [141, 7, 0], 152: [159, 193, 0], 234: [60, 110, 40], 454: [240, 90, 40], 468: [220 - 28, 93, 0], 473: [80 + 28, 107, 0] }});
const found = places.placesIn({{ face: [{{ mesh }}] }}).eyes;
const lying = places.lie(found);
console.log(JSON.stringify({{ ...lying, a: found.a, axes: found.axes }}));"""
    found = in_bun(script)
    assert found["a"] == {"x": 108, "y": 107}
    assert (found["x"], found["y"]) == (150, 100)
    assert found["pxPerMm"] == pytest.approx(84.9 / 63, rel=0.03)
    across, up, out = found["axes"]
    assert across[1] == pytest.approx(0.14, abs=0.02)
    assert sum(p * q for p, q in zip(across, up, strict=True)) == pytest.approx(0, abs=1e-9)
    assert out[2] == pytest.approx(1, abs=0.02)


HAND = """const keypoints = Array.from({ length: 21 }, () => [0, 0, 0]);
Object.assign(keypoints, { 0: [100, 100, 0], 9: [200, 100, 0], 5: [195, INDEX, 0], 17: [185, LITTLE, 0], 13: [198, 105, 0], 14: [240, 105, 0] });"""


@pytest.mark.parametrize(
    ("thumb_below", "mirrored", "is_left"),
    [(True, False, True), (False, False, False), (True, True, False)],
)
def test_a_watch_sits_behind_the_joint_with_its_crown_to_the_hand_of_a_left_arm(
    thumb_below: bool, mirrored: bool, is_left: bool
) -> None:
    index, little = (130, 70) if thumb_below else (70, 130)
    hand = HAND.replace("INDEX", str(index)).replace("LITTLE", str(little))
    found = in_bun(
        f"{PLACES_JS} {hand} console.log(JSON.stringify(places.placesIn({{ hand: [{{ keypoints }}] }}, {str(mirrored).lower()})))"
    )
    wrist = found["wrist"]
    assert wrist["isLeft"] is is_left
    assert (wrist["a"]["x"], wrist["b"]["x"]) == (70, 70)
    assert wrist["b"]["y"] - wrist["a"]["y"] == 60
    assert found["finger"]["a"] == {"x": 198, "y": 105}


def test_a_shoulder_that_was_guessed_is_no_place() -> None:
    body = '{ keypoints: [{ part: "leftShoulder", score: 0.8, position: [300, 200] }, { part: "rightShoulder", score: SCORE, position: [100, 210] }] }'
    ask = f"{PLACES_JS} console.log(JSON.stringify(places.placesIn({{ body: [BODY] }})))"
    sure = in_bun(ask.replace("BODY", body.replace("SCORE", "0.6")))
    assert sure["shoulders"]["a"] == {"x": 100, "y": 210}
    assert in_bun(ask.replace("BODY", body.replace("SCORE", "0.1"))) == {}


def test_a_place_follows_without_a_jump_and_jumps_when_it_is_somewhere_else() -> None:
    found = in_bun(
        f"""{PLACES_JS}
const at = (x) => ({{ a: {{ x, y: 0 }}, b: {{ x: x + 100, y: 0 }}, mm: 63 }});
console.log(JSON.stringify([places.follow(at(0), at(20), 0.5).a.x, places.follow(at(0), at(900)).a.x, places.follow(undefined, at(7)).a.x]));"""
    )
    assert found == [10, 900, 7]


@pytest.mark.parametrize(
    ("left", "right", "says"),
    [
        ((255, 255, 255), (255, 255, 255), {"level": 1.5, "warmth": 0, "from": 0}),
        ((0, 0, 0), (0, 0, 0), {"level": 0.35, "warmth": 0, "from": 0}),
        ((40, 40, 40), (200, 200, 200), {"from": 1}),
        ((200, 200, 200), (40, 40, 40), {"from": -1}),
        ((220, 160, 110), (220, 160, 110), {"warmth": 2 * 110 / 330.0}),
    ],
)
def test_the_light_of_a_picture_is_read_from_it(
    left: tuple[int, ...], right: tuple[int, ...], says: dict[str, float]
) -> None:
    rows = [[*left, 255] * 2 + [*right, 255] * 2] * 4
    data = json.dumps([value for row in rows for value in row])
    found = in_bun(
        f'import {{ lightIn }} from "./tryon/reading.js"; console.log(JSON.stringify(lightIn({data})))'
    )
    for name, value in says.items():
        assert found[name] == pytest.approx(value, abs=0.01)


def test_the_showroom_stands_in_rows_of_three_four_metres_apart() -> None:
    found = in_bun(
        """import * as plan from "./showroom/plan.js";
console.log(JSON.stringify({ places: [...Array(7).keys()].map(plan.placeOf), turn: plan.TURN, walls: plan.within({ x: 99, z: -99 }, 12) }));"""
    )
    assert [(place["x"], place["z"]) for place in found["places"]] == [
        (-4, 0), (0, 0), (4, 0), (-4, -4), (0, -4), (4, -4), (-4, -8),
    ]  # fmt: skip
    assert found["turn"] == {"chosen": 0.01, "pointed": 0.02}
    assert found["walls"] == {"x": 6.4, "z": -17}
