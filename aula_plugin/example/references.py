"""Reference layers of the fictitious SCoT: one per role, with plausible content."""

from __future__ import annotations

import numpy as np
import shapely
from geopandas import GeoDataFrame

from . import communes, landscape
from .farms import farm_buildings, farms
from .fields import fields
from .frame import EAST, ENE, NE, NORTH, SE, WEST, Frame
from .prescriptions import HEDGES, LINKS, hazards, protections, shop_fronts
from .shapes import blob
from .sites import SITE, street
from .territory import Territory, rng

_G, _B, _N, _M, _C, _S = communes.CODES


def _frame(rows: list[dict], shapes) -> GeoDataFrame:
    return GeoDataFrame(rows, geometry=list(shapes))


def _named(pairs) -> GeoDataFrame:
    """Build a layer from ``(name, shape)`` pairs."""
    names, shapes = zip(*pairs)
    return _frame([{"nom": name} for name in names], shapes)


def layers(territory: Territory) -> dict[str, GeoDataFrame]:
    """Return every role that is a layer, in local coordinates."""
    return {
        **_territory(territory),
        **_built(territory),
        **_nature(territory),
        **_commerce(territory),
        **_mobility(territory),
        **_risks(),
        **_farmland(territory),
    }


def _territory(t: Territory) -> dict[str, GeoDataFrame]:
    whole = shapely.coverage_union_all(t.communes.geometry.to_numpy())
    return {"communes": t.communes, "perimetre_scot": _named([(communes.SCOT, whole)])}


def _built(t: Territory) -> dict[str, GeoDataFrame]:
    codes = list(t.envelope)
    envelope = _frame(
        [{"nom": f"Enveloppe urbaine {n + 1}", "annee": 2021} for n in range(len(codes))], t.envelope.values()
    )
    brown = brownfields()
    yards = [shape for _, shape in farms()]
    enaf = []
    for code, shape in zip(t.communes["code_insee"], t.communes.geometry):
        taken = shapely.union_all([t.envelope[code], *yards, *(b for _, _, b in brown)])
        enaf.append(({"nom": f"ENAF {code}", "annee": 2021}, shapely.difference(shape, taken)))
    houses = np.concatenate([f.houses for f in t.fabrics.values()])
    sheds = activity_buildings()
    barns = farm_buildings()
    parcels = np.concatenate([f.parcels for f in t.fabrics.values()])
    return {
        "enveloppe_urbaine": envelope,
        "masque_enaf": _frame([row for row, _ in enaf], [shape for _, shape in enaf]),
        "bati": _frame(
            [{"nature": "habitation"}] * len(houses)
            + [{"nature": "activité"}] * len(sheds)
            + [{"nature": "agricole"}] * len(barns),
            [*houses, *sheds, *(shape for _, shape in barns)],
        ),
        "parcelles": _frame([{"idu": f"99000000A{n:05d}"} for n in range(1, len(parcels) + 1)], parcels),
        "friches": _frame([{"nom": name, "etat": state} for name, state, _ in brown], [shape for *_, shape in brown]),
        "bati_agricole": _frame(
            [{"code_insee": code, "nature": "élevage" if n % 3 else "stockage"} for n, (code, _) in enumerate(barns)],
            [s for _, s in barns],
        ),
    }


def activity_buildings() -> list[shapely.Polygon]:
    """Return the halls of the zones of activity, of shops and of the stadium."""
    gate, station, quay, stadium = (SITE[key] for key in ("g_uz", "g_ue", "b_uz", "g_up"))
    return [
        *(gate.frame.rect(u, u + 80, v, v + 55) for u in (1165, 1260, 1355) for v in (60, 160)),
        *(station.frame.rect(u, u + 60, v, v + 60) for u in (415, 490) for v in (75, 160)),
        station.frame.rect(570, 680, 165, 245),
        *(quay.frame.rect(u, u + 45, 60, 110) for u in (390, 455, 520)),
        stadium.frame.rect(440, 500, -140, -115),
    ]


def brownfields() -> list[tuple[str, str, shapely.Polygon]]:
    """Return the friches; the first one is half a hectare of a zone AU that is not ENAF."""
    return [
        ("Ancienne briqueterie", "sans projet", SITE["b_h1"].frame.rect(400, 500, 100, 150)),
        ("Dépôt ferroviaire", "avec projet", SITE["g_ue"].frame.rect(560, 690, 70, 150)),
        ("Sucrerie", "sans projet", street(_B, WEST).rect(330, 400, -42, -8)),
    ]


def _nature(t: Territory) -> dict[str, GeoDataFrame]:
    found = {}
    for role in ("reservoirs", "corridors", "zones_humides", "bois"):
        patches = t.patches[role]
        found[role] = _frame([{"nom": p.name, "sous_trame": p.kind} for p in patches], [p.shape for p in patches])
    wooded = [p for p in t.patches["reservoirs"] if p.kind == "boisée"]
    named = [*t.patches["bois"], *wooded]
    found["bois"] = _named([*((p.name, p.shape) for p in named), *(("Boqueteau", shape) for shape in t.copses)])
    kept = [item for item in protections(t.patches) if item.code.startswith("01")]
    before = [*((item.libelle, item.shape) for item in kept), *((p.name, p.shape) for p in t.patches["bois"][:1])]
    found["ebc_precedents"] = _named(before)
    separations = t.patches["coupures"]
    found["coupures"] = _named([(p.name, p.shape) for p in separations])
    found["fleches_corridor"] = _named(
        [
            (
                "Vallée de l’Ébauche",
                shapely.LineString(landscape.smooth([(4200, 4350), (6700, 4400), (9000, 4300)], 3)),
            ),
            (
                "Du Pantographe au Report",
                shapely.LineString(landscape.smooth([(6600, 7700), (8000, 8300), (9300, 8050)], 3)),
            ),
        ]
    )
    found["haies"] = _frame(
        [{"code_insee": code, "type": "bocagère"} for code, *_ in HEDGES],
        [frame.line((0, 0), (long, 0)) for _, _, frame, long in HEDGES],
    )
    found["cours_eau"] = _named([("L’Ébauche", shapely.LineString(t.river)), *landscape.streams()])
    return found


def centralities(t: Territory) -> dict[str, shapely.Polygon]:
    """Return the old centres, by commune."""
    return {code: t.cores[code] for code in (_G, _B, _N, _M)}


def _commerce(t: Territory) -> dict[str, GeoDataFrame]:
    port, halle = SITE["g_uz"].frame, SITE["m_z"].frame
    centres = centralities(t)
    names = {code: name for code, name, *_ in communes.COMMUNES}
    r = rng(40)
    shops = []
    for code, count in ((_G, 34), (_B, 12), (_N, 3), (_M, 2)):
        x0, y0, x1, y1 = shapely.bounds(centres[code])
        shops += [
            (
                code,
                shapely.Point(
                    np.round(r.uniform((x0 + x1) / 2 - (x1 - x0) / 5, (x0 + x1) / 2 + (x1 - x0) / 5), 2),
                    np.round(r.uniform((y0 + y1) / 2 - (y1 - y0) / 5, (y0 + y1) / 2 + (y1 - y0) / 5), 2),
                ),
            )
            for _ in range(count)
        ]
    kinds = ("boulangerie", "pharmacie", "épicerie", "café", "habillement", "coiffure")
    return {
        "centralites": _frame(
            [{"nom": f"Centre de {names[code]}", "niveau": "1" if code == _G else "2"} for code in centres],
            [shapely.simplify(shapely.buffer(shape, 40, quad_segs=3), 1) for shape in centres.values()],
        ),
        "centralites_plu": _frame([{"nom": f"Centre de {names[code]}"} for code in centres], centres.values()),
        # u 230 to 240 of the zone UZ and v 100 to 110 of the zone 1AUz stay out: 300 × 10 m and 100 × 10 m
        "sip": _named([("La Porte", port.rect(1140, 1560, 30, 230)), ("La Halle", halle.rect(140, 260, 25, 100))]),
        "sites_logistiques": _named([("Gare de Gabarville", SITE["g_ue"].frame.rect(390, 710, 50, 270))]),
        "parcs_activite": _named(
            [
                ("Parc de la Lisière", SITE["g_e"].frame.rect(1140, 1460, -200, -30)),
                ("Gare", SITE["g_ue"].frame.rect(390, 710, 50, 270)),
            ]
        ),
        "zae_existantes": _named(
            [("Zone de la Gare", SITE["g_ue"].shape), ("Comptoir de l’Ébauche", SITE["b_uz"].shape)]
        ),
        "commerces": _frame(
            [{"type": kinds[n % 6], "surface_m2": 40 + 35 * (n % 9)} for n in range(len(shops))], [p for _, p in shops]
        ),
        "fronts_commerciaux": _frame(
            [{"nom": f"Front {n + 1}"} for n in range(5)], [frame.line(*ends) for frame, ends in shop_fronts()]
        ),
    }


def _mobility(t: Territory) -> dict[str, GeoDataFrame]:
    stops = [("Gare de Gabarville", "train", (6900, 4615)), ("Halte de Bourg-Témoin", "train", (11150, 4720))]
    stops += [
        (s, "car", p)
        for s, p in (
            ("Place du Marché", (6610, 5158)),
            ("La Porte", (5250, 5145)),
            ("Mairie de Bourg-Témoin", (11390, 3206)),
            ("Notre-Dame", (7008, 1756)),
            ("Mirecalque", (10608, 7056)),
            ("Croquigny", (2208, 6656)),
            ("Saint-Canevas", (2608, 2306)),
        )
    ]
    roads = landscape.roads()
    streets = [("Rue", "desserte", shapely.get_coordinates(s)) for f in t.fabrics.values() for s in f.streets]
    return {
        "arrets_tc": _frame(
            [{"nom": name, "mode": mode} for name, mode, _ in stops], [shapely.Point(p) for *_, p in stops]
        ),
        "routes": _frame(
            [{"nom": name, "classe": kind} for name, kind, _ in (*roads, *streets)],
            [shapely.LineString(p) for *_, p in (*roads, *streets)],
        ),
        "liaisons_scot": _frame(
            [{"code_insee": code, "nom": f"Liaison {n + 1}"} for n, (code, *_) in enumerate(LINKS)],
            [frame.line((0, 0), (long, 0)) for *_, frame, long in LINKS],
        ),
    }


def _risks() -> dict[str, GeoDataFrame]:
    r = rng(41)
    quays = blob(r, Frame(11330, 3200 + 650, EAST), 52, 2.6, v_min=0)
    return {
        "captages": _frame(
            [
                {"nom": "Captage de la Planche", "perimetre": "rapproché"},
                {"nom": "Captage des Copistes", "perimetre": "rapproché"},
            ],
            [blob(r, Frame(8250, 6750, ENE), 12), blob(r, Frame(5000, 1300, NE), 9)],
        ),
        "ppr": _frame(
            [{"nom": "PPR inondation de l’Ébauche", "zone": "rouge"}] * 2,
            [quays, blob(r, Frame(6300, 4220, EAST), 40, 7, irregularity=0.25)],
        ),
        "aleas": _frame(
            [{"nom": name, "niveau": "fort"} for _, name, *_ in hazards()], [shape for _, _, shape, _ in hazards()]
        ),
        "pprt": _named([("PPRT du silo de la Gare", blob(r, Frame(8550, 4560, ENE), 6))]),
        "risques_techno": _frame(
            [{"nom": "Canalisation de gaz", "categorie": "I3"}],
            [shapely.LineString(landscape.smooth([(3000, 9500), (4700, 6000), (4900, 4000), (4300, -300)], 3))],
        ),
        "axes_ruissellement": _named(
            [
                (
                    "Talweg de la Porte",
                    shapely.LineString(landscape.smooth([(5350, 4890), (5420, 4700), (5500, 4450)], 2)),
                ),
                (
                    "Talweg du Comptoir",
                    shapely.LineString(landscape.smooth([(11150, 3610), (11020, 3680), (10900, 3850)], 2)),
                ),
            ]
        ),
    }


def _farmland(t: Territory) -> dict[str, GeoDataFrame]:
    r = rng(42)
    esa = t.patches["esa"]
    view = Frame(2600, 3000, ENE)
    heritage = [
        ("Église", x, y)
        for x, y in ((6622, 5172), (11418, 3224), (7022, 1774), (10622, 7074), (2222, 6674), (2622, 2324))
    ]
    heritage += [("Moulin", 5980, 4215), ("Halle aux grains", 6655, 5120), ("Gare", 6890, 4632), ("Lavoir", 2990, 6980)]
    return {
        "esa": _frame([{"nom": p.name, "type": p.kind} for p in esa], [p.shape for p in esa]),
        "zap": _named([("ZAP des Équerres", blob(r, Frame(10000, 2200, ENE), 45, 1.5))]),
        "rpg": fields(t, rng(43)),
        "cones_vue": _named(
            [
                ("Vue sur la vallée", view.polygon([(0, 0), (900, -330), (1000, 0), (900, 330)])),
                ("Vue sur Gabarville", Frame(4900, 6400, SE).polygon([(0, 0), (800, -260), (870, 0), (800, 260)])),
            ]
        ),
        "patrimoine": _frame([{"nom": name} for name, *_ in heritage], [shapely.Point(x, y) for _, x, y in heritage]),
        "zaer": _named(
            [
                ("Solaire du Dépôt", SITE["g_ue"].frame.rect(560, 690, 70, 150)),
                ("Éolien du Plateau", blob(r, Frame(3300, 7150, NORTH), 38, 1.6)),
                ("Méthanisation des Équerres", Frame(9650, 1800, NE).rect(0, 120, 0, 90)),
            ]
        ),
    }
