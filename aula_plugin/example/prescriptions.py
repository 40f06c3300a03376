"""Prescriptions and informations of the PLUi, with the codes of the standard."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely

from . import landscape
from .frame import EAST, ENE, ESE, NE, NNE, NORTH, NW, SE, SSE, WEST, WNW, Frame
from .shapes import blob
from .sites import SITE, Site, street

_G, _B, _N, _M, _C, _S = "99001", "99002", "99003", "99004", "99005", "99006"


@dataclass(frozen=True)
class Item:
    """One object of a prescription or information layer, with its optional attributes (LIB_ATTR, LIB_VAL)."""

    code: str
    libelle: str
    shape: shapely.Geometry
    attributes: tuple[tuple[str, str], ...] = ()
    txt: str = ""


#: STECAL: commune, size (m), places. 2 × 0.20, 4 × 0.15, 1 × 0.10 and 6 × 0.10 ha.
STECAL = (
    (_G, 50, 40, ((4560, 8300), (8230, 6450))),
    (_B, 50, 30, ((10350, 3620), (13250, 4820), (9750, 2950), (11900, 1500))),
    (_N, 50, 20, ((5900, 2600),)),
    (_C, 40, 25, ((900, 6300), (1250, 5600), (3300, 6250), (3700, 7300), (2750, 7450), (900, 7050))),
)
#: Emplacements réservés drawn as surfaces: code, label, frame, rectangle, beneficiary.
RESERVED = (
    ("05-02", "Bassin de tamponnement", Frame(5500, 4380, EAST), (0, 100, 0, 50), "Communauté de communes"),
    ("05-05", "Logements locatifs sociaux", Frame(6600, 5150, NW), (150, 210, -55, -15), "Commune"),
    ("05-04", "Mail planté", Frame(11400, 3200, EAST), (60, 120, 8, 34), "Commune"),
    ("05-03", "Station d’épuration", Frame(2900, 3000, ENE), (0, 60, 0, 50), "Communauté de communes"),
)
#: Hedges: commune, whether the PLUi protects it, frame, length (m): the share protected is plain arithmetic.
HEDGES = (
    (_G, True, Frame(7420, 6650, ENE), 200),
    (_G, True, Frame(7640, 6720, ENE), 200),
    (_G, True, Frame(7860, 6740, SSE), 200),
    (_G, True, Frame(7520, 6500, ENE), 200),
    (_G, True, Frame(7740, 6560, ENE), 200),
    (_G, True, Frame(7420, 6620, SSE), 200),
    (_G, True, Frame(7560, 6440, ESE), 200),
    (_G, True, Frame(7780, 6380, ENE), 200),
    (_G, False, Frame(8050, 6640, ESE), 200),
    (_G, False, Frame(8010, 6520, SSE), 200),
    (_B, True, Frame(9700, 3700, ENE), 450),
    (_B, True, Frame(10200, 1700, NE), 450),
    (_B, False, Frame(13200, 2500, NNE), 100),
    (_N, True, Frame(5600, 2250, ESE), 330),
    (_N, True, Frame(5500, 2950, ENE), 330),
    (_N, False, Frame(8300, 1400, NE), 340),
    (_M, True, Frame(9600, 6500, ENE), 480),
    (_M, False, Frame(11500, 6350, NNE), 520),
    (_C, True, Frame(700, 5800, ENE), 600),
    (_C, False, Frame(3500, 6700, NE), 200),
    (_S, False, Frame(2900, 3300, ESE), 500),
)
#: Links asked for by the SCoT: commune, whether the PLUi writes it, frame, length (m).
LINKS = (
    (_G, True, Frame(5300, 5600, ENE), 800),
    (_G, False, Frame(7500, 4000, ENE), 200),
    (_B, True, Frame(9700, 3350, ENE), 470),
    (_B, False, Frame(12300, 3500, ENE), 530),
    (_N, True, Frame(5900, 1500, ENE), 200),
    (_N, False, Frame(7800, 2900, ESE), 800),
)


def _whole(site: Site, margin: float = 2.0) -> shapely.Polygon:
    return site.frame.rect(site.u0 - margin, site.u1 + margin, site.v0 - margin, site.v1 + margin)


def oap() -> list[Item]:
    """Return the perimeters of OAP; two of them leave a known part of their zone AUc uncovered."""
    shapes = {
        key: _whole(SITE[key])
        for key in ("g_h1", "g_h2", "g_e", "g_z", "b_h2", "b_z", "n_h2", "m_h1", "m_z", "c_h1", "c_h2")
    }
    near = SITE["b_h1"].frame
    # u 350 to 450, v 35 to 45: 100 × 10 m left out
    shapes["b_h1"] = shapely.difference(_whole(SITE["b_h1"]), near.rect(340, 450, 25, 45), grid_size=0.01)
    # only v 35 to 57 covered: 100 × 100 m left out
    shapes["n_h1"] = SITE["n_h1"].frame.rect(148, 252, 33, 57)
    return [Item("18-00", f"OAP {SITE[key].libelong}", shape, txt=key.upper()) for key, shape in shapes.items()]


def density() -> list[Item]:
    """Return the sectors of minimum density; that of Bourg-Témoin leaves 240 × 25 m out."""
    champ = SITE["b_h3"].frame
    return [
        Item("29-00", "Densité minimale", _whole(SITE["g_h3"])),
        Item("29-00", "Densité minimale", champ.rect(298, 542, 33, 185)),
        Item("29-00", "Densité minimale", _whole(SITE["n_h3"])),
    ]


def hazards() -> list[tuple[str, str, shapely.Polygon, bool]]:
    """Return the strong hazards: commune, name, shape, whether the PLUi writes it down."""
    return [
        (
            _G,
            "Ruissellement de la Porte",
            SITE["g_uz"].frame.polygon([(1200, 140), (1300, 140), (1310, 240), (1290, 420), (1205, 430), (1200, 240)]),
            True,
        ),
        (
            _B,
            "Ruissellement du Comptoir",
            SITE["b_uz"].frame.polygon(
                [(400, 35), (440, 35), (440, 135), (470, 260), (420, 330), (385, 250), (400, 135)]
            ),
            False,
        ),
        (
            _N,
            "Cavité de Sous le Bois",
            SITE["n_h1"].frame.polygon(
                [(242, 60), (330, 60), (385, 75), (380, 120), (320, 128), (260, 110), (242, 110)]
            ),
            False,
        ),
        (
            _S,
            "Coulée de la Plaine",
            Frame(3300, 2700, ENE).polygon([(0, 0), (120, -20), (330, 30), (340, 70), (150, 50), (20, 60)]),
            True,
        ),
    ]


def surfaces(rng: np.random.Generator, patches: dict, cores: dict[str, shapely.Polygon]) -> list[Item]:
    """Return PRESCRIPTION_SURF."""
    found = [*oap(), *density(), *protections(patches), *_reserved(), *_stecal()]
    for _, name, shape, written in hazards():
        if written:
            found.append(Item("02-01", name, shapely.buffer(shape, 3, join_style="mitre"), (("ALEA", "Aléa fort"),)))
    lisiere = SITE["g_e"].frame
    found += [
        Item("49-02", "Ouverture après les équipements internes", lisiere.rect(1150, 1450, -185, -75)),
        Item("53-00", "Recul réduit à la Porte", SITE["g_uz"].frame.rect(1150, 1450, 40, 80)),
        Item("18-15", "OAP trame verte et bleue", blob(rng, Frame(5500, 4200, EAST), 60, 4)),
    ]
    for insee, core in cores.items():
        found.append(
            Item("39-02", "Hauteur maximale du centre", core, (("HAUTEUR_METRES_MAX", "12" if insee == _G else "9"),))
        )
        found.append(Item("48-00", "Infiltration à la parcelle", core))
    found.append(Item("42-00", "Coefficient de biotope", shapely.buffer(cores[_G], 250), (("COEF_BIOTOPE_MIN", "30"),)))
    found.append(Item("07-02", "Parc du château", blob(rng, Frame(6350, 5600, EAST), 2.4)))
    return found


def protections(patches: dict) -> list[Item]:
    """Return what protects woods, wetlands and corridors; four réservoirs stay without, on purpose."""
    found = []
    for patch in patches["reservoirs"]:
        if patch.protected:
            code = {"boisée": "01-01", "prairiale": "25-00", "humide": "07-04"}[patch.kind]
            found.append(Item(code, patch.name, _around(patch.shape)))
    codes = ("07-03", "07-05", "01-00", "01-01")
    found += [Item(codes[n % 4], patch.name, patch.shape) for n, patch in enumerate(patches["bois"])]
    found += [Item("07-04", patch.name, patch.shape) for patch in patches["zones_humides"]]
    found += [Item("25-00", p.name, p.shape) for p in patches["corridors"] if p.insee in (_G, _M)]
    return found


def _around(shape: shapely.Polygon) -> shapely.Polygon:
    """Return the shape with 3 m around: a protection drawn on the cadastre, never exactly on the SCoT's line."""
    return shapely.simplify(shapely.buffer(shape, 3, quad_segs=2), 0.3)


def _reserved() -> list[Item]:
    found = []
    for number, (code, name, frame, rect, owner) in enumerate(RESERVED, start=1):
        attributes = (("NUMERO", str(number)), ("BENEFICIAIRE", owner))
        found.append(Item(code, name, frame.rect(*rect), attributes, f"ER{number}"))
    return found


def stecal_shapes() -> list[tuple[str, shapely.Polygon]]:
    """Return the STECAL with their commune."""
    turns = (ENE, NE, ESE, NNE, WNW, NW)
    return [
        (insee, Frame(x, y, turns[n % 6]).rect(0, long, 0, wide))
        for insee, long, wide, places in STECAL
        for n, (x, y) in enumerate(places)
    ]


def _stecal() -> list[Item]:
    uses = ("gîte rural", "centre équestre", "ferme-auberge", "atelier", "camping à la ferme", "pépinière")
    return [Item("16-03", f"STECAL {uses[n % 6]}", shape) for n, (_, shape) in enumerate(stecal_shapes())]


def lines() -> list[Item]:
    """Return PRESCRIPTION_LIN."""
    found = [
        Item("07-04" if n % 3 else "07-03", "Haie à préserver", frame.line((0, 0), (long, 0)))
        for n, (_, kept, frame, long) in enumerate(HEDGES)
        if kept
    ]
    found += [
        Item("24-00" if n % 2 else "05-01", "Liaison douce à créer", frame.line((0, 0), (long, 0)))
        for n, (_, kept, frame, long) in enumerate(LINKS)
        if kept
    ]
    found += [Item("22-03", "Linéaire commercial protégé", frame.line(*points)) for frame, points in shop_fronts()[::2]]
    road = landscape.roads()[0][2]
    found.append(
        Item("15-01", "Recul le long de la RD 999", shapely.LineString(road[:40]), (("VALEUR DE RECUL", "75 m"),))
    )
    return found


def shop_fronts() -> list[tuple[Frame, tuple[tuple[float, float], tuple[float, float]]]]:
    """Return the rows of shop fronts of the two centres."""
    return [
        (street(_G, EAST), ((20, 6), (160, 6))),
        (street(_G, WEST), ((20, 6), (120, 6))),
        (street(_B, EAST), ((15, 6), (95, 6))),
        (street(_B, NORTH), ((15, 6), (75, 6))),
        (street(_G, SE), ((20, -6), (90, -6))),
    ]


def points(rng: np.random.Generator, farms: list[tuple[str, shapely.Polygon]], cores: dict) -> list[Item]:
    """Return PRESCRIPTION_PCT."""
    found = [Item("16-01", "Grange pouvant changer de destination", shapely.centroid(farm)) for _, farm in farms[::2]]
    for core in cores.values():
        x, y = shapely.get_coordinates(shapely.centroid(core))[0]
        found.append(Item("07-01", "Bâtiment remarquable", shapely.Point(round(x + 20, 2), round(y + 25, 2))))
    for x, y in ((9850, 3950), (5250, 2750), (3650, 7050), (2000, 3000)):
        shift = np.round(rng.uniform(-40, 40, 2), 2)
        found.append(Item("07-04", "Mare", shapely.Point(x + shift[0], y + shift[1])))
    return found


def information_surfaces(rng: np.random.Generator, cores: dict[str, shapely.Polygon]) -> list[Item]:
    """Return INFO_SURF."""
    rail = shapely.LineString(landscape.railway())
    road = shapely.line_merge(
        shapely.union_all([shapely.LineString(p) for name, _, p in landscape.roads() if name == "RD 999"])
    )
    return [
        Item("02-00", "ZAC de la Lisière", _whole(SITE["g_e"], 5)),
        Item(
            "14-00",
            "Bruit de la RD 999",
            shapely.buffer(road, 100, quad_segs=4),
            (("GENERATEUR", "RD 999"), ("VALEUR_RECUL", "100 m")),
        ),
        Item(
            "14-00",
            "Bruit de la voie ferrée",
            shapely.buffer(rail, 100, quad_segs=4),
            (("GENERATEUR", "Voie ferrée"), ("VALEUR_RECUL", "100 m")),
        ),
        Item("41-00", "Recul de la RD 999", shapely.buffer(road, 75, quad_segs=4), (("VALEUR_RECUL", "75 m"),)),
        Item("25-00", "PAEN de la vallée de l’Ébauche", blob(rng, Frame(2500, 4600, ENE), 90, 2.2)),
        Item("35-00", "Seuil minimal de densité du centre", cores[_G]),
        Item("40-02", "Zone tampon du paysage de l’Ébauche", blob(rng, Frame(9800, 4600, ENE), 110, 2.5)),
    ]
