"""The rooms models stand in are what the tool draws, in the format viewers read."""

import math

import pytest

from tools.light import HEIGHT, ROOMS, TARGET, WIDTH, Card, panorama, rgbe


def unpacked(data: bytes) -> list[list[bytes]]:
    """Rows of four channels each, read by the rules of the format rather than by the writer's."""
    head, _, rest = data.partition(b"+X 256\n")
    assert head.startswith(b"#?RADIANCE\nFORMAT=32-bit_rle_rgbe\n\n-Y 128 ")
    rows, at = [], 0
    for _ in range(HEIGHT):
        assert rest[at : at + 4] == bytes((2, 2, 1, 0))
        at += 4
        row = []
        for _ in range(4):
            line = b""
            while len(line) < WIDTH:
                count = rest[at]
                taken = 1 if count > 128 else count
                line += rest[at + 1 : at + 1 + taken] * (count - 128 if count > 128 else 1)
                at += 1 + taken
            assert len(line) == WIDTH
            row.append(line)
        rows.append(row)
    assert at == len(rest)
    return rows


@pytest.mark.parametrize("name", ROOMS)
def test_a_room_is_the_file_that_is_served(name: str) -> None:
    assert (TARGET / f"{name}.hdr").read_bytes() == panorama(ROOMS[name])


@pytest.mark.parametrize("name", ROOMS)
def test_a_room_unpacks_to_its_light(name: str) -> None:
    rows = unpacked(panorama(ROOMS[name]))
    y, x = 40, 210
    want = ROOMS[name].at((x + 0.5) * 360 / WIDTH, 90 - (y + 0.5) * 180 / HEIGHT)
    exponent = rows[y][3][x]
    got = [channel[x] * 2.0 ** (exponent - 136) for channel in rows[y][:3]]
    assert got == pytest.approx(want, rel=0.02)


def test_a_colour_keeps_its_size_and_hue() -> None:
    red, green, blue, exponent = rgbe((3.0, 1.5, 0.0))
    assert [math.ldexp(part, exponent - 136) for part in (red, green, blue)] == [3.0, 1.5, 0.0]


def test_a_card_behind_the_seam_shines_on_both_sides_of_it() -> None:
    card = Card(0, 0, 40, 40, 2.0)
    assert card.at(355, 0) == card.at(5, 0) == 2.0
    assert card.at(180, 0) == 0
