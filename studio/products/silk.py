"""The silk of Belmonte as surfaces: laid, gathered through a ring, rolled, folded. No cloth is simulated.

A simulated square falls like a table-cloth; silk that somebody has arranged is a drawing, and so is written as one.
"""

import math

from mathutils import Vector

from studio.kit.hard import BRASS, metal
from studio.kit.mesh import loft, sheet, thicken
from studio.kit.nodes import srgb
from studio.kit.outline import ramp, rounded_rectangle, turns
from studio.kit.scene import Object, group
from studio.kit.soft import silk
from studio.products.silk_print import garden

THIN = 0.008


def laid_square(
    palette: str = "green and red", *, size: float = 2.9, beds: int = 4, window: float = 1.0
) -> None:
    """A square laid out with one corner turned over, not quite flat. ``window`` is the part of the print it shows."""
    cloth = silk(print_file=garden(palette, beds=beds))
    fold = 0.86 * size

    def surface(u: float, v: float) -> Vector:
        x, y = u * size, v * size
        air = 0.035 * math.sin(2.1 * x + 0.6) * math.sin(1.7 * y + 1.1) + 0.022 * math.sin(
            4.7 * x - 2.9 * y
        )
        z = (
            0.05
            + air
            + 0.05 * math.exp(-(((x - y) / 0.5) ** 2)) * ramp(0.2, 1.0, (x + y) / size - 0.4)
        )
        beyond = ((size - x) + (size - y)) / math.sqrt(2)
        into = fold / 2.9 - beyond
        if into > 0:
            # Past the crease the cloth rolls over a radius and lies back on itself.
            roll = 0.10
            turn = min(math.pi, into / roll)
            back = max(0.0, into - math.pi * roll)
            shift = roll * math.sin(turn) - back - into
            x, y = x + shift / math.sqrt(2), y + shift / math.sqrt(2)
            z += roll * (1 - math.cos(turn)) + 0.05 * math.sin(3 * (u - v) * size) * ramp(
                0.0, 0.6, back
            )
        return Vector((x - size / 2, y - size / 2, max(z, 0.012)))

    square = sheet("square", surface, (220, 220), cloth)
    for loop in square.data.uv_layers[0].data:
        loop.uv = (loop.uv[0] * window, loop.uv[1] * window)
    thicken(square, THIN, 0)
    square.rotation_euler.z = math.radians(33)
    group([square], "silk")


def gathered(palette: str = "green and red", *, pleats: float = 6.0, beds: int = 3) -> None:
    """A square pulled through its brass ring, fanning out on both sides."""
    cloth = silk(print_file=garden(palette, beds=beds))

    def surface(a: float, b: float) -> Vector:
        u, t = 2 * a - 1, 2 * b - 1
        far = abs(t)
        wide = 0.13 + 1.28 * (1 - math.exp(-((far * 1.55) ** 1.45)))
        wave = (
            math.pi * pleats * u + 0.9 * math.sin(1.7 * t + 0.4) + 0.7 * math.sin(2.6 * u + 1.3 * t)
        )
        deep = (
            (0.035 + 0.15 * min(1.0, far * 2.2))
            * (1 - 0.35 * far)
            * (1 + 0.3 * math.sin(5 * u + 2))
        )
        x = (
            wide * u
            + 0.09 * wide * math.sin(2 * wave) * (0.4 + far)
            + 0.22 * math.sin(1.9 * t) * far
        )
        y = 1.75 * t + 0.05 * far * math.cos(wave) + 0.07 * far * math.sin(3 * u + 2 * t)
        z = (
            0.20
            + 0.02 * math.exp(-((far * 3) ** 2))
            + deep * math.sin(wave)
            + 0.12 * math.exp(-(((far - 0.35) / 0.3) ** 2)) * (1 - u * u)
            + 0.03 * math.sin(4 * t + 3 * u)
        )
        return Vector((x, y, max(z, 0.012 + 0.01 * math.sin(wave))))

    bow = thicken(sheet("silk", surface, (420, 220), cloth), THIN, 0)
    root = group([bow, _ring()], "silk")
    root.rotation_euler.z = 0.42


def _ring() -> Object:
    rings = []
    for angle in turns(96):
        out = Vector((math.cos(angle), 0, 0.82 * math.sin(angle)))
        rings.append(
            [
                Vector((0, y, 0.215)) + out * (0.215 + x)
                for x, y in rounded_rectangle(0.035, 0.15, 0.017, 5)
            ]
        )
    ring = loft("ring", rings, metal(BRASS, 0.08), loop=True)
    ring.rotation_euler.z = -0.12
    return ring


def bandeau(border: str = "#8C1D24") -> None:
    """A narrow ribbon of two faces, standing on its edge in a loose coil; its end cut at forty-five degrees."""
    palette = "green and red" if border == "#8C1D24" else "blue and sand"
    printed, plain_side = silk(print_file=garden(palette, beds=3)), silk(srgb(border))
    turns_, high = 2.35, 0.46

    def centre(v: float) -> Vector:
        a = math.tau * turns_ * v
        radius = 0.34 + 0.62 * v + 0.05 * math.sin(3.1 * a)
        return Vector((radius * math.cos(a) * 1.15, radius * math.sin(a) * 0.85, 0))

    def surface(u: float, v: float, out: float) -> Vector:
        p = centre(v)
        normal = Vector((p.x, p.y, 0)).normalized()
        end = 0.46 * (u - 0.5) * ramp(0.93, 1.0, v)
        lean = 0.10 * math.sin(9 * v + 1.0) * (u - 0.2)
        q = centre(min(1.0, max(0.0, v - 0.02 * end)))
        return Vector((q.x, q.y, 0.02 + high * u)) + normal * (lean + out)

    outer = sheet("outer", lambda u, v: surface(u, v, 0.010), (16, 320), plain_side)
    inner = sheet("inner", lambda u, v: surface(u, v, -0.004), (16, 320), printed)
    for loop in inner.data.uv_layers[0].data:
        loop.uv = (0.09 + 0.20 * loop.uv[0], loop.uv[1] * 2.2)
    group([outer, inner], "bandeau")


def pocket_square(palette: str = "green and red") -> None:
    """A small square cut from the margin of the printing table: a stripe of plain silk and one corner of the garden."""
    laid_square(palette, size=2.3, beds=3, window=0.52)


def stole(palette: str = "green and red") -> None:
    """A long stole laid in soft folds back and forth, its fringed end to the front."""
    cloth = silk(print_file=garden(palette, beds=3), roughness=0.62)
    folds, wide, deep = 4, 2.5, 1.25

    def surface(u: float, v: float) -> Vector:
        run = v * folds
        k = min(int(run), folds - 1)
        t = run - k
        forth = t if k % 2 == 0 else 1 - t
        # At each end the cloth rolls up to the next layer instead of breaking.
        bend = math.sin(math.pi * min(1.0, max(0.0, (t - 0.82) / 0.18))) if k < folds - 1 else 0.0
        rise = ramp(0.80, 1.0, t) if k < folds - 1 else 0.0
        y = deep * (forth - 0.5) * (1 + 0.03 * k) + (0.10 if k % 2 == 0 else -0.10) * bend
        x = (u - 0.5) * wide + 0.06 * math.sin(3.0 * v * folds + 4 * u)
        z = (
            0.05
            + 0.16 * (k + rise)
            + 0.045 * math.sin(5.2 * u + 1.7 * k) * (0.5 + 0.5 * math.sin(math.pi * forth))
            + 0.02 * math.sin(13 * u + 2 * t)
        )
        return Vector((x, -y, max(z, 0.02)))

    body = sheet("stole", surface, (160, 420), cloth)
    for loop in body.data.uv_layers[0].data:
        loop.uv = (loop.uv[0], loop.uv[1] * 2.57)
    thicken(body, 0.02, 0)
    body.rotation_euler.z = math.radians(-24)
    group([body], "stole")
