"""What nature and history drew: river, streams, woods, marshes, roads, railway, hedges, réservoirs and corridors."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely

from .frame import EAST, ENE, ESE, NE, NNE, NNW, NORTH, NW, SE, SOUTH, WEST, WNW, Frame
from .shapes import band, blob, smooth, winding
from .sites import SITE, street

_G, _B, _N, _M, _C, _S = "99001", "99002", "99003", "99004", "99005", "99006"


@dataclass(frozen=True)
class Patch:
    """A named polygon with its commune."""

    insee: str
    name: str
    kind: str
    shape: shapely.Polygon
    protected: bool = True


_RIVER = (
    (-400, 4700),
    (900, 4300),
    (2200, 4000),
    (3500, 4250),
    (4700, 4300),
    (5700, 4130),
    (6700, 4250),
    (7800, 4330),
    (9000, 4150),
    (10200, 4380),
    (11300, 4270),
    (12400, 4080),
    (13400, 4350),
    (14500, 4250),
)
_RAIL = ((-400, 3560), (2400, 3600), (4700, 3830), (6600, 4560), (8900, 4700), (11400, 4720), (14500, 5050))
_ROADS = (
    ("RD 999", "principale", ((-400, 5300), (2300, 5250), (4300, 5080), (5200, 5150), (6600, 5150))),
    ("RD 999", "principale", ((6600, 5150), (7950, 5150), (9300, 4950), (10300, 4850), (11150, 4550))),
    ("RD 999", "principale", ((11150, 4550), (11400, 4250), (11400, 3760), (11400, 3200))),
    ("RD 999", "principale", ((11400, 3200), (12020, 3200), (13000, 2900), (14500, 2950))),
    ("RD 901", "secondaire", ((6600, 5150), (6600, 4720), (6700, 3500), (7000, 1855), (7000, 1750))),
    ("RD 902", "secondaire", ((6600, 5150), (6600, 5770), (6420, 6040), (6750, 6600), (7400, 7800), (7550, 8050))),
    ("RD 902", "secondaire", ((7550, 8050), (7800, 8500), (8000, 9600))),
    ("RD 903", "secondaire", ((6600, 5150), (6152, 5486), (5749, 5604), (4300, 6300), (2560, 6650), (2200, 6650))),
    ("RD 904", "secondaire", ((2200, 6650), (2074, 6482), (2300, 5250), (2600, 2530), (2600, 2300))),
    ("RD 905", "secondaire", ((2600, 2300), (2930, 2300), (4600, 2000), (6728, 1954), (7000, 1750))),
    ("RD 906", "secondaire", ((7000, 1750), (7420, 1750), (9300, 2500), (10700, 3200), (11400, 3200))),
    ("RD 907", "secondaire", ((6600, 5150), (7140, 5870), (7348, 6026), (8700, 6600), (10270, 7050), (10600, 7050))),
    ("RD 907", "secondaire", ((10600, 7050), (11000, 7050), (12500, 6300), (14500, 6400))),
    ("RD 908", "secondaire", ((10600, 7050), (10600, 6850), (10700, 6680), (10900, 5600), (11150, 4550))),
    ("RD 909", "locale", ((2200, 6650), (2200, 6880), (2500, 8000), (2600, 9400))),
    ("RD 910", "locale", ((2600, 2300), (2792, 2156), (3000, 1200), (3200, -400))),
)


def river(rng: np.random.Generator) -> np.ndarray:
    """Return the axis of the Ébauche, from west to east."""
    return smooth(winding(rng, smooth(_RIVER, 1), 0.2, 2), 2)


def valley(rng: np.random.Generator, axis: np.ndarray) -> shapely.Polygon:
    """Return the floor of the valley."""
    waves = 95 + 40 * np.sin(np.linspace(0, 19, len(axis))) + rng.uniform(-9, 9, len(axis))
    return band(
        smooth(axis[::16], 2),
        np.interp(np.linspace(0, 1, len(smooth(axis[::16], 2))), np.linspace(0, 1, len(axis)), waves),
    )


def railway() -> np.ndarray:
    """Return the axis of the railway."""
    return smooth(_RAIL, 4)


def roads() -> list[tuple[str, str, np.ndarray]]:
    """Return the roads: number, class, axis."""
    return [(name, kind, smooth(points, 3)) for name, kind, points in _ROADS]


def _wild(rng: np.random.Generator, points) -> np.ndarray:
    """Return a brook through ``points``."""
    return smooth(winding(rng, smooth(points, 1), 0.18, 2), 2)


def streams() -> list[tuple[str, shapely.LineString]]:
    """Return the streams; two of them run straight along or through a zone AU, then go their way."""
    rng = np.random.default_rng(99)
    field, lane = street(_B, SOUTH), SITE["c_h1"].frame
    along = field.place([(225, 235), (260, 215), (640, 215)])
    down = _wild(rng, [along[-1], (11660, 2000), (11450, 1200), (11720, 500), (11600, -300)])
    through = lane.place([(-260, 90), (-140, 50), (140, 50)])
    away = _wild(rng, [through[-1], (3800, 7100), (4250, 6700), (4500, 5900), (4560, 5000), (4680, 4265)])
    return [
        ("ru du Champ Long", shapely.LineString(np.vstack([along, down[1:]]))),
        ("ru du Haut Chemin", shapely.LineString(np.vstack([through, away[1:]]))),
        (
            "ru de la Planche",
            shapely.LineString(
                _wild(rng, [(8250, 9400), (8150, 8300), (8350, 7200), (8450, 6100), (8300, 5300), (8380, 4290)])
            ),
        ),
        (
            "ru des Marges",
            shapely.LineString(_wild(rng, [(3700, 400), (3900, 1700), (3650, 2900), (3500, 4240)])),
        ),
    ]


def reservoirs(rng: np.random.Generator) -> list[Patch]:
    """Return the réservoirs de biodiversité; those beside a zone AU have a straight edge there."""
    b, n, m = street(_B, EAST), street(_N, EAST), street(_M, EAST)
    return [
        Patch(_G, "Bois du Pantographe", "boisée", blob(rng, Frame(6000, 7650, ENE), 95, 1.5)),
        Patch(_G, "Prairies de la Planche", "prairiale", blob(rng, Frame(7850, 7110, NNE), 25, 1.3)),
        Patch(_B, "Prés Hauts", "prairiale", blob(rng, Frame(b.x + 640, b.y, EAST), 36, 1.2, v_min=215)),
        Patch(_B, "Bosquet du Bas", "boisée", blob(rng, Frame(10640, 2690, NORTH), 14, 1.2), protected=False),
        Patch(_B, "Bois de la Réglette", "boisée", blob(rng, Frame(12330, 2690, NORTH), 10, 1.2), protected=False),
        Patch(_N, "Bois de l’Épure", "boisée", blob(rng, Frame(n.x + 420, n.y, EAST), 39, 1.1, v_min=149)),
        Patch(
            _N,
            "Larris du Couchant",
            "prairiale",
            blob(rng, street(_N, SE).point_frame(-690, -172, NW), 6, 1.2),
            protected=False,
        ),
        Patch(
            _N,
            "Larris du Levant",
            "prairiale",
            blob(rng, street(_N, SE).point_frame(790, -172, SE), 5, 1.2),
            protected=False,
        ),
        Patch(_M, "Bois de Mirecalque", "boisée", blob(rng, Frame(m.x + 340, m.y, EAST), 40, 1.5, v_min=115)),
        Patch(_M, "Prairies du Levant", "prairiale", blob(rng, Frame(12450, 7020, NNE), 10, 1.3)),
        Patch(_C, "Bois de Croquigny", "boisée", blob(rng, Frame(1500, 7450, ENE), 70, 1.6)),
        Patch(_S, "Bois du Canevas", "boisée", blob(rng, Frame(1800, 1560, ENE), 80, 1.5)),
        Patch(_S, "Marais de Saint-Canevas", "humide", blob(rng, Frame(3250, 4020, EAST), 18, 3.0)),
    ]


def corridors() -> list[Patch]:
    """Return the corridors, from réservoir to réservoir; 120 m wide where they are narrowest."""
    b, n = street(_B, SOUTH), street(_N, SE)
    # the zone AU leaves 28.5 m (Bourg-Témoin: u 540 to 568.5) and 47.5 m (Notre-Dame: v -185 to -232.5)
    across = Frame(b.x, b.y - 508.5, EAST)
    return [
        Patch(_G, "Corridor du Pantographe", "boisée", Frame(6000, 7650, ESE).strip(250, 1750, -60, 60)),
        Patch(_B, "Corridor du Champ Long", "boisée", across.strip(-800, 960, -60, 60)),
        Patch(_N, "Corridor des Larris", "prairiale", n.strip(-700, 800, -232.5, -112.5)),
        Patch(_M, "Corridor du Levant", "prairiale", Frame(11000, 7430, ESE).strip(0, 1490, -60, 60)),
    ]


def wetlands(rng: np.random.Generator) -> list[Patch]:
    """Return the zones humides; the first two reach into an emplacement réservé and a zone AU."""
    basin = Frame(5500, 4380, EAST)
    marsh = blob(rng, Frame(basin.x + 60, basin.y, WEST), 12, 2.6, v_min=0)
    notch = basin.rect(30, 70, -30, 10)
    quays = blob(rng, Frame(11260, 3200 + 630, EAST), 44, 2.2, v_min=0)
    return [
        Patch(_G, "Marais de l’Ébauche amont", "humide", shapely.union(marsh, notch, grid_size=0.01)),
        Patch(_B, "Marais des Quais", "humide", quays),
        Patch(_S, "Marais de Saint-Canevas", "humide", blob(rng, Frame(3250, 4020, EAST), 14, 3.0)),
        Patch(_N, "Mouillère de la Couture", "humide", blob(rng, Frame(8100, 2500, ENE), 3, 1.4)),
    ]


def woods(rng: np.random.Generator) -> list[Patch]:
    """Return the woods that are not réservoirs."""
    return [
        Patch(_G, "Bois de la Garde", "boisée", blob(rng, Frame(4850, 7350, ENE), 9, 1.5)),
        Patch(_G, "Boqueteau du Poinçon", "boisée", blob(rng, Frame(7200, 8500, ESE), 7, 1.8)),
        Patch(_B, "Bois des Équerres", "boisée", blob(rng, Frame(9900, 1250, NE), 26, 1.7)),
        Patch(_B, "Bosquet de la Mire", "boisée", blob(rng, Frame(13100, 3650, ESE), 8, 1.4)),
        Patch(_M, "Bois du Report", "boisée", blob(rng, Frame(9450, 8100, ENE), 22, 1.5)),
        Patch(_M, "Bois Brouillon", "boisée", blob(rng, Frame(12650, 6450, NNW), 18, 1.4)),
        Patch(_C, "Bois des Hachures", "boisée", blob(rng, Frame(3350, 7900, WNW), 17, 1.7)),
        Patch(_S, "Bois du Compas", "boisée", blob(rng, Frame(900, 2700, NORTH), 11, 1.6)),
        Patch(_N, "Bois des Copistes", "boisée", blob(rng, Frame(5450, 950, ENE), 19, 1.8)),
    ]


def strategic_farmland(rng: np.random.Generator) -> list[Patch]:
    """Return the espaces agricoles stratégiques."""
    lone = SITE["c_h1"].frame
    couture = street(_N, SE)
    return [
        Patch(_G, "Plateau de Gabarville", "grandes cultures", blob(rng, Frame(5150, 6350, ENE), 60, 1.6)),
        Patch(_B, "Plaine des Équerres", "grandes cultures", blob(rng, Frame(10100, 2250, ENE), 70, 1.5)),
        Patch(
            _N, "Terres de la Couture", "polyculture", blob(rng, couture.point_frame(200, 0, NW), 50, 1.5, v_min=175)
        ),
        Patch(_C, "Plateau du Haut Chemin", "grandes cultures", blob(rng, lone.point_frame(90, 60, ENE), 45, 1.3)),
        Patch(_S, "Plaine de Saint-Canevas", "grandes cultures", blob(rng, Frame(3500, 1500, NE), 65, 1.5)),
    ]


def separations(rng: np.random.Generator) -> list[Patch]:
    """Return the coupures d’urbanisation."""
    g, n = street(_G, EAST), street(_N, SE)
    return [
        Patch(_G, "Entre Gabarville et l’est", "", _gap(rng, g, 1410, 560, (-420, 420))),
        Patch(_N, "Au sud de Notre-Dame", "", _gap(rng, n, 274, 420, (-340, 90))),
        Patch(_B, "À l’ouest de Bourg-Témoin", "", _gap(rng, street(_B, WEST), 850, 500, (-420, 380))),
        Patch(_S, "Entre Saint-Canevas et Le Compas", "", blob(rng, Frame(2150, 2850, NE), 22, 1.8)),
    ]


def _gap(
    rng: np.random.Generator, frame: Frame, u0: float, long: float, across: tuple[float, float]
) -> shapely.Polygon:
    """Return a patch across a street, straight on the side of the village."""
    v = np.linspace(*across, 17)
    round_off = 200 * (2 * (v - v.mean()) / (across[1] - across[0])) ** 2
    waves = 45 * np.cos(np.linspace(0, 9, len(v)) + rng.uniform(0, 6)) + rng.uniform(-12, 12, len(v))
    far = u0 + long + waves - round_off
    return frame.polygon(np.vstack([[(u0, across[0]), (u0, across[1])], np.column_stack([far, v])[::-1]]))


def copses(
    rng: np.random.Generator, extent: shapely.Polygon, taken: shapely.Geometry, n: int = 46
) -> list[shapely.Polygon]:
    """Return small woods of 0.3 to 5 ha, thrown at random in the fields, away from what is ``taken``."""
    x0, y0, x1, y1 = shapely.bounds(extent)
    found: list[shapely.Polygon] = []
    for _ in range(12 * n):
        place = Frame(
            round(rng.uniform(x0, x1)), round(rng.uniform(y0, y1)), (ENE, NE, ESE, NNE, WNW, NW)[int(rng.integers(6))]
        )
        shape = blob(
            rng, place, round(float(np.exp(rng.uniform(-1.2, 1.6))), 2), rng.uniform(1, 2.4), irregularity=0.6, n=24
        )
        room = shapely.buffer(shape, 60)
        if shapely.contains(extent, room) and not shapely.intersects(room, taken):
            found.append(shape)
            taken = shapely.union(taken, room)
        if len(found) == n:
            break
    return found
