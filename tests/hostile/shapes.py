"""Geometries that a layer may hold by malice or by accident, as WKB, about a box in metres."""

# ruff: noqa: ARG005 - every kind is called alike
from __future__ import annotations

import math
import random
import struct
from collections.abc import Callable

import numpy as np
from osgeo import ogr

Box = tuple  # west, south, east, north
Maker = Callable[[random.Random, Box], "bytes | None"]
MANY = 1_000_000


def wkt(text: str) -> bytes:
    """Return the WKB of a WKT that GDAL reads."""
    shape = ogr.CreateGeometryFromWkt(text)
    if shape is None:
        raise ValueError(text)
    return bytes(shape.ExportToIsoWkb())


def polygon(*rings: list[tuple[float, ...]], multi: bool = True) -> bytes:
    """Return a polygon written by hand: nothing of it is checked, closed or mended."""
    body = b"".join(
        struct.pack("<I", len(ring)) + b"".join(struct.pack("<dd", *point[:2]) for point in ring) for ring in rings
    )
    one = b"\x01" + struct.pack("<II", 3, len(rings)) + body
    return b"\x01" + struct.pack("<II", 6, 1) + one if multi else one


def _place(rng: random.Random, box: Box) -> tuple[float, float, float]:
    """Return a point of the box and a size that is a tenth of it."""
    west, south, east, north = box
    return (
        rng.uniform(west, east),
        rng.uniform(south, north),
        max(east - west, north - south) / rng.uniform(5, 50),
    )


def _ring(x: float, y: float, size: float) -> list[tuple[float, float]]:
    return [(x, y), (x + size, y), (x + size, y + size), (x, y + size), (x, y)]


def square(rng: random.Random, box: Box) -> bytes:
    return polygon(_ring(*_place(rng, box)))


def bow_tie(rng: random.Random, box: Box) -> bytes:
    x, y, s = _place(rng, box)
    return polygon([(x, y), (x + s, y + s), (x + s, y), (x, y + s), (x, y)])


def many_bow_ties(rng: random.Random, box: Box) -> bytes:
    """Return one ring of 200 points put in any order: thousands of crossings."""
    x, y, s = _place(rng, box)
    ring = [(x + rng.random() * s, y + rng.random() * s) for _ in range(200)]
    return polygon([*ring, ring[0]])


def self_touching(rng: random.Random, box: Box) -> bytes:
    x, y, s = _place(rng, box)
    return polygon(
        [(x, y), (x + s, y), (x + s, y + s), (x + s / 2, y), (x, y + s), (x, y)],
    )


def duplicates(rng: random.Random, box: Box) -> bytes:
    ring = _ring(*_place(rng, box))
    return polygon([point for point in ring for _ in range(rng.randint(2, 50))])


def hole_outside(rng: random.Random, box: Box) -> bytes:
    x, y, s = _place(rng, box)
    return polygon(_ring(x, y, s), _ring(x + 3 * s, y, s))


def hole_larger(rng: random.Random, box: Box) -> bytes:
    x, y, s = _place(rng, box)
    return polygon(_ring(x, y, s), _ring(x - s, y - s, 4 * s))


def hole_same(rng: random.Random, box: Box) -> bytes:
    ring = _ring(*_place(rng, box))
    return polygon(ring, ring[::-1])


def nested(rng: random.Random, box: Box) -> bytes:
    x, y, s = _place(rng, box)
    one = polygon(_ring(x, y, s), multi=False)
    two = polygon(_ring(x + s / 4, y + s / 4, s / 2), multi=False)
    return b"\x01" + struct.pack("<II", 6, 2) + one + two


def same_parts(rng: random.Random, box: Box) -> bytes:
    one = polygon(_ring(*_place(rng, box)), multi=False)
    count = rng.randint(2, 40)
    return b"\x01" + struct.pack("<II", 6, count) + one * count


def spike(rng: random.Random, box: Box) -> bytes:
    x, y, s = _place(rng, box)
    return polygon([(x, y), (x + s, y), (x + 50 * s, y), (x + s, y), (x + s, y + s), (x, y + s), (x, y)])


def sliver(rng: random.Random, box: Box) -> bytes:
    x, y, s = _place(rng, box)
    width = 10 ** rng.uniform(-12, -3)
    return polygon([(x, y), (x + s, y), (x + s, y + width), (x, y + width), (x, y)])


def speck(rng: random.Random, box: Box) -> bytes:
    x, y, _ = _place(rng, box)
    return polygon(_ring(x, y, 10 ** rng.uniform(-9, -4)))


def flat(rng: random.Random, box: Box) -> bytes:
    x, y, s = _place(rng, box)
    return polygon([(x, y), (x + s, y), (x + 2 * s, y), (x, y)])


def one_point_ring(rng: random.Random, box: Box) -> bytes:
    x, y, _ = _place(rng, box)
    return polygon([(x, y)] * rng.choice((1, 2, 4)))


def not_closed(rng: random.Random, box: Box) -> bytes:
    return polygon(_ring(*_place(rng, box))[:-1])


def no_ring(rng: random.Random, box: Box) -> bytes:
    return polygon()


def empty_ring(rng: random.Random, box: Box) -> bytes:
    return polygon([])


def far(power: float) -> Maker:
    """Return what draws a square at ten to this power."""

    def make(rng: random.Random, box: Box) -> bytes:
        place = 10.0**power * rng.uniform(1, 9)
        return polygon(_ring(place, place, 10.0**power))

    return make


def huge(rng: random.Random, box: Box) -> bytes:
    """Return a square that covers the Earth and more."""
    size = 10 ** rng.uniform(8, 20)
    return polygon(_ring(-size / 2, -size / 2, size))


def one_bad_coordinate(value: float) -> Maker:
    def make(rng: random.Random, box: Box) -> bytes:
        ring = _ring(*_place(rng, box))
        at = rng.randrange(5)
        ring[at] = (value, ring[at][1]) if rng.random() < 0.5 else (ring[at][0], value)
        return polygon(ring)

    return make


def curve(rng: random.Random, box: Box) -> bytes:
    x, y, s = _place(rng, box)
    return wkt(f"CURVEPOLYGON(CIRCULARSTRING({x} {y},{x + s} {y},{x} {y}))")


def compound(rng: random.Random, box: Box) -> bytes:
    x, y, s = _place(rng, box)
    arc = f"CIRCULARSTRING({x} {y},{x + s / 2} {y + s},{x + s} {y})"
    return wkt(f"MULTISURFACE(CURVEPOLYGON(COMPOUNDCURVE({arc},({x + s} {y},{x} {y}))))")


def flat_arc(rng: random.Random, box: Box) -> bytes:
    """Return an arc whose three points are on a line, or the same."""
    x, y, s = _place(rng, box)
    middle = rng.choice((f"{x + s / 2} {y}", f"{x} {y}"))
    return wkt(f"CURVEPOLYGON(COMPOUNDCURVE(CIRCULARSTRING({x} {y},{middle},{x + s} {y}),({x + s} {y},{x} {y})))")


def with_dimensions(dimensions: str, value: float = 12.5) -> Maker:
    def make(rng: random.Random, box: Box) -> bytes:
        extra = " ".join([str(value)] * len(dimensions))
        ring = ",".join(f"{x} {y} {extra}" for x, y in _ring(*_place(rng, box)))
        return wkt(f"MULTIPOLYGON {dimensions} ((({ring})))")

    return make


def collection(rng: random.Random, box: Box) -> bytes:
    x, y, s = _place(rng, box)
    ring = ",".join(f"{a} {b}" for a, b in _ring(x, y, s))
    return wkt(f"GEOMETRYCOLLECTION(POLYGON(({ring})),LINESTRING({x} {y},{x + 2 * s} {y}),POINT({x} {y}))")


def deep_collection(rng: random.Random, box: Box) -> bytes:
    """Return a polygon 30 collections deep: GDAL reads no deeper than 32."""
    x, y, s = _place(rng, box)
    ring = ",".join(f"{a} {b}" for a, b in _ring(x, y, s))
    return wkt("GEOMETRYCOLLECTION(" * 28 + f"POLYGON(({ring}))" + ")" * 28)


def triangles(rng: random.Random, box: Box) -> bytes:
    x, y, s = _place(rng, box)
    return wkt(f"TIN Z (((({x} {y} 0,{x + s} {y} 0,{x} {y + s} 0,{x} {y} 0))))".replace("((((", "(((", 1)[:-1])


def line(rng: random.Random, box: Box) -> bytes:
    x, y, s = _place(rng, box)
    return wkt(f"LINESTRING({x} {y},{x + s} {y + s})")


def point(rng: random.Random, box: Box) -> bytes:
    x, y, _ = _place(rng, box)
    return wkt(f"POINT({x} {y})")


def many_points(rng: random.Random, box: Box) -> bytes:
    """Return a wavy disk of a million vertices, valid, as a shore drawn point by point."""
    x, y, s = _place(rng, box)
    angle = np.linspace(0, 2 * np.pi, MANY, endpoint=False)
    radius = s * (1 + 0.05 * np.sin(50 * angle))
    points = np.column_stack([x + radius * np.cos(angle), y + radius * np.sin(angle)])
    points = np.vstack([points, points[:1]])
    return b"\x01" + struct.pack("<III", 3, 1, len(points)) + points.astype("<f8").tobytes()


def comb(rng: random.Random, box: Box) -> bytes:
    """Return a comb of 2 000 teeth one centimetre wide."""
    x, y, s = _place(rng, box)
    teeth = [(x + n * 0.01, y + (s if n % 2 else 0.001)) for n in range(4000)]
    return polygon([(x, y - 1), *teeth, (teeth[-1][0], y - 1), (x, y - 1)])


def garbage(rng: random.Random, box: Box) -> bytes:
    """Return bytes that start as a polygon and count more points than they hold."""
    return b"\x01" + struct.pack("<III", 3, 1, rng.choice((10, 2**31 - 1))) + rng.randbytes(40)


KINDS: dict[str, Maker] = {
    "nulle": lambda rng, box: None,
    "vide": lambda rng, box: wkt("MULTIPOLYGON EMPTY"),
    "collection_vide": lambda rng, box: wkt("GEOMETRYCOLLECTION EMPTY"),
    "point_vide": lambda rng, box: wkt("POINT EMPTY"),
    "noeud_papillon": bow_tie,
    "pelote": many_bow_ties,
    "touche_elle_meme": self_touching,
    "sommets_doubles": duplicates,
    "trou_dehors": hole_outside,
    "trou_plus_grand": hole_larger,
    "trou_egal": hole_same,
    "parties_emboitees": nested,
    "parties_egales": same_parts,
    "pointe": spike,
    "lame": sliver,
    "grain": speck,
    "plate": flat,
    "anneau_d_un_point": one_point_ring,
    "anneau_ouvert": not_closed,
    "sans_anneau": no_ring,
    "anneau_vide": empty_ring,
    "loin_1e15": far(15),
    "loin_1e300": far(300),
    "couvre_la_terre": huge,
    "pas_un_nombre": one_bad_coordinate(math.nan),
    "infinie": one_bad_coordinate(math.inf),
    "courbe": curve,
    "courbe_composee": compound,
    "arc_plat": flat_arc,
    "z": with_dimensions("Z"),
    "m": with_dimensions("M"),
    "zm": with_dimensions("ZM"),
    "z_immense": with_dimensions("Z", 1e300),
    "collection": collection,
    "collection_profonde": deep_collection,
    "ligne_parmi_surfaces": line,
    "point_parmi_surfaces": point,
    "million_de_sommets": many_points,
    "peigne": comb,
    "octets": garbage,
}
