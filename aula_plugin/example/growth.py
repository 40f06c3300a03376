"""What changed between the two land covers, by construction: every flow is the area of shapes written here.

ENAF consumption from 2015 to 2024, in hectares, the second date being the one that says what the land is used for:

=====================  =======  ========  =======  ==========  =========  ======  =====================================
Commune                 conso   habitat     éco.   équipement  transport  renat.  typology
=====================  =======  ========  =======  ==========  =========  ======  =====================================
Gabarville 99001          7.80      1.20     6.00           –          –       –  économie (0.60 of works shared out)
Bourg-Témoin 99002        4.00      2.40     1.00           –       0.60    3.00  habitat / économie (/ équipement)
Notre-Dame 99003          1.00      0.70        –        0.30          –       –  habitat / équipement
Mirecalque 99004          4.30      0.30        –           –       4.00       –  transport (the bypass)
Croquigny 99005           1.30      1.00        –           –          –       –  habitat (and 0.30 of farm buildings)
Saint-Canevas 99006       0.00         –        –           –          –       –  non classée
=====================  =======  ========  =======  ==========  =========  ======  =====================================

Beside these flows:

- conditional cells: at Croquigny the new farm (0.30 ha) stands less than 50 m from the envelope, hence consumed; at
  Saint-Canevas (0.50 ha) it stands far from it, hence still agricultural; at Gabarville 0.50 ha of field become of
  undetermined use (US7.0.0 × CS6.6.0), a cell that only « poste 4 » could settle;
- a difference of digitising at Saint-Canevas: the edge of the sports ground moved by 1 m along 200 m (0.02 ha), not
  counted above;
- changes that consume nothing: 2.00 ha of field planted with trees (Notre-Dame), 3.00 ha put to grass (Mirecalque);
- at Croquigny 0.15 ha of trees in the housing estate: consumed, but not artificialised.

Newly impervious, in hectares (CS1.1.1 and CS1.1.2): Gabarville 6.225, Bourg-Témoin 1.8, Notre-Dame 0.345, Mirecalque
1.7468, Croquigny 0.525, Saint-Canevas 0.5; nothing becomes pervious that was impervious.
"""

from __future__ import annotations

from dataclasses import dataclass

import shapely

from .frame import EAST, NW, Frame
from .sites import SITE, street

_G, _B, _N, _M, _C, _S = "99001", "99002", "99003", "99004", "99005", "99006"

#: Usage and cover.
Use = tuple[str, str]
FIELD: Use = ("US1.1.3", "CS6.3.0")
MEADOW: Use = ("US1.1.1", "CS6.1.1")
HOUSING, SHOPS, SCHOOL, ROAD, FARM = "US5.2.2", "US2.2.0", "US3.1.1", "US4.1.1", "US1.1.7"
BUILT, PAVED, STONES, GRASS, TREES = "CS1.1.1", "CS1.1.2", "CS1.2.1", "CS6.6.0", "CS4.1.2"


@dataclass(frozen=True)
class Change:
    """A place whose land cover changed.

    ``inside`` is what is drawn over ``after`` in 2024; ``clear`` is made a field at both dates beforehand, so that the
    surroundings leave no crumb.
    """

    insee: str
    shape: shapely.Polygon
    before: Use
    after: Use
    inside: tuple[tuple[shapely.Polygon, Use], ...] = ()
    clear: shapely.Polygon | None = None


def _rows(frame: Frame, usage: str, us: range, vs: tuple[int, ...], size: tuple[float, float]) -> tuple:
    """Return buildings ``size`` wide and deep, one per place of ``us`` × ``vs``."""
    return tuple((frame.rect(u, u + size[0], v, v + size[1]), (usage, BUILT)) for v in vs for u in us)


def changes() -> list[Change]:
    """Return the changes, each a rectangle but for the bypass."""
    return [*_gabarville(), *_bourg_temoin(), *_notre_dame(), *_mirecalque(), *_croquigny(), *_saint_canevas()]


def _gabarville() -> list[Change]:
    east, gate, station = street(_G, EAST), SITE["g_uz"], SITE["g_ue"].frame
    halls = tuple(
        (gate.frame.rect(u, u + 80, v, v + 55), (SHOPS, BUILT)) for u in (1165, 1260, 1355) for v in (60, 160)
    )
    return [
        # 300 × 200 m
        Change(_G, gate.shape, FIELD, (SHOPS, PAVED), halls),
        # 300 × 40 m, 15 houses of 15 × 10 m
        Change(
            _G,
            east.rect(1050, 1350, 4, 44),
            FIELD,
            (HOUSING, GRASS),
            _rows(east, HOUSING, range(1052, 1350, 20), (12,), (15, 10)),
            east.rect(1046, 1362, 4, 62),
        ),
        # 120 × 50 m
        Change(_G, station.rect(400, 520, 210, 260), FIELD, ("US6.1.1", STONES)),
        # 100 × 50 m
        Change(_G, Frame(5400, 4600).rect(0, 100, 0, 50), FIELD, ("US7.0.0", GRASS)),
    ]


def _bourg_temoin() -> list[Change]:
    estate, quay, pit = Frame(11220, 3440, NW), SITE["b_uz"].frame, Frame(10300, 4480)
    hall = (quay.rect(520, 565, 60, 110), (SHOPS, BUILT))
    waste: Use = ("US6.2.1", STONES)
    return [
        # 240 × 100 m, 20 houses of 10 × 10 m
        Change(
            _B,
            estate.rect(10, 250, -50, 50),
            FIELD,
            (HOUSING, GRASS),
            _rows(estate, HOUSING, range(17, 250, 24), (-30, 20), (10, 10)),
            estate.rect(6, 262, -90, 75),
        ),
        # 100 × 100 m
        Change(_B, quay.rect(480, 580, 35, 135), FIELD, (SHOPS, PAVED), (hall,)),
        # 100 × 60 m, the car park of the halt
        Change(_B, Frame(11100, 4760).rect(0, 100, 0, 60), FIELD, ("US4.5.0", PAVED)),
        # 200 × 100 m of the old ballast pit planted, 200 × 50 m put to grass
        Change(_B, pit.rect(0, 200, 50, 150), waste, ("US1.2.3", TREES)),
        Change(_B, pit.rect(0, 200, 0, 50), waste, MEADOW),
    ]


def _notre_dame() -> list[Change]:
    east = street(_N, EAST)
    return [
        # 175 × 40 m, 5 houses of 15 × 10 m
        Change(
            _N,
            east.rect(245, 420, 4, 44),
            FIELD,
            (HOUSING, GRASS),
            _rows(east, HOUSING, range(255, 420, 35), (12,), (15, 10)),
            east.rect(241, 424, 4, 62),
        ),
        # 75 × 40 m, of which 50 × 20 m built and 75 × 4 m of grass, the rest paved
        Change(
            _N,
            east.rect(215, 290, -44, -4),
            FIELD,
            (SCHOOL, PAVED),
            ((east.rect(225, 275, -36, -16), (SCHOOL, BUILT)), (east.rect(215, 290, -44, -40), (SCHOOL, GRASS))),
            east.rect(211, 294, -62, -4),
        ),
        # 200 × 100 m
        Change(_N, Frame(6400, 2600).rect(0, 200, 0, 100), FIELD, ("US1.2.3", TREES)),
    ]


#: Where the bypass meets the roads: laid out before it.
ROUNDABOUTS = (
    shapely.box(9945, 6935, 10005, 6985),
    shapely.box(10692, 6615, 10732, 6660),
    shapely.box(11305, 6865, 11365, 6905),
)


def _slant(x: float, width: float, bottom: float, top: float, lean: float) -> shapely.Polygon:
    """Return the parallelogram from ``x`` at ``bottom``, leaning by ``lean`` up to ``top``: width × (top − bottom)."""
    return shapely.Polygon([(x, bottom), (x + width, bottom), (x + width + lean, top), (x + lean, top)])


def _mirecalque() -> list[Change]:
    """Return the bypass, 30 × 285 + 25 × (512 + 488) + 30 × 215 m = 4 ha, a house plot and a meadow.

    The carriageway is 12 m wide across the slopes and 11 m on the flat; each slope reaches it through 7 m of verge.
    """
    verge, way = ("US4.5.0", GRASS), (ROAD, PAVED)
    west = _slant(10180, 30, 6650, 6935, -220), _slant(10189, 12, 6650, 6935, -220)
    east = _slant(11190, 30, 6650, 6865, 130), _slant(11199, 12, 6650, 6865, 130)
    flat = [
        (shapely.box(x0, 6625, x1, 6650), shapely.box(x0, 6632, x1, 6643))
        for x0, x1 in ((10180, 10692), (10732, 11220))
    ]
    feet = shapely.box(10189, 6643, 10201, 6650), shapely.box(11199, 6643, 11211, 6650)
    found = [Change(_M, slope, FIELD, verge, ((lane, way),)) for slope, lane in (west, east)]
    found += [Change(_M, ground, FIELD, verge, ((lane, way), (foot, way))) for (ground, lane), foot in zip(flat, feet)]
    village = street(_M, EAST)
    return [
        *found,
        # 75 × 40 m, 2 houses of 15 × 10 m
        Change(
            _M,
            village.rect(300, 375, -44, -4),
            FIELD,
            (HOUSING, GRASS),
            _rows(village, HOUSING, range(310, 360, 35), (-24,), (15, 10)),
            village.rect(296, 379, -62, -4),
        ),
        # 200 × 150 m
        Change(_M, Frame(9700, 6300).rect(0, 200, 0, 150), FIELD, MEADOW),
    ]


def _croquigny() -> list[Change]:
    estate, farm = street(_C, EAST), Frame(1710, 6620)
    barn = (farm.rect(5, 45, 10, 40), (FARM, BUILT))
    trees = (estate.rect(180, 280, 130, 145), (HOUSING, TREES))
    lane = (estate.rect(180, 280, 85, 95), (HOUSING, PAVED))
    return [
        # 100 × 100 m, of which 100 × 15 m of trees, a lane of 100 × 10 m and 10 houses of 12.5 × 10 m
        Change(
            _C,
            estate.rect(180, 280, 45, 145),
            FIELD,
            (HOUSING, GRASS),
            (trees, lane, *_rows(estate, HOUSING, range(184, 280, 20), (68, 102), (12.5, 10))),
            estate.rect(172, 288, 45, 160),
        ),
        # 60 × 50 m
        Change(_C, farm.rect(0, 60, 0, 50), FIELD, (FARM, PAVED), (barn,)),
    ]


#: The sports ground of Saint-Canevas, at both dates: 200 × 100 m.
GROUND = Frame(2960, 2110)


def _saint_canevas() -> list[Change]:
    farm = Frame(3500, 2700)
    barn = (farm.rect(20, 80, 10, 40), (FARM, BUILT))
    return [
        # 100 × 50 m
        Change(_S, farm.rect(0, 100, 0, 50), FIELD, (FARM, PAVED), (barn,)),
        # 200 × 1 m
        Change(_S, GROUND.rect(0, 200, -1, 0), FIELD, ("US3.2.2", GRASS)),
    ]
