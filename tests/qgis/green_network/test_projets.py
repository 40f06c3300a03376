"""The four algorithms on a strip of 5 km by 1 km, cells of 50 m: figures worked out by hand.

Two réservoirs of 500 × 500 m (25 ha) stand at both ends, 4 km apart, on ground of friction 1.
"""

import math
from pathlib import Path

import geopandas as gpd
import numpy as np
import pytest
import shapely
from qgis import processing
from qgis.core import QgsCoordinateReferenceSystem, QgsProcessingFeedback, QgsVectorLayer

from aula.aula_plugin import rasters
from aula.aula_plugin.bridge import plain
from aula.aula_plugin.core.raster_grid import Grid

CRS = "EPSG:2154"
X, Y = 650_000.0, 7_000_000.0
GRID = Grid(X, Y + 1000.0, 50.0, 50.0, 20, 100)
WEST, EAST = shapely.box(X, Y + 250, X + 500, Y + 750), shapely.box(X + 4500, Y + 250, X + 5000, Y + 750)
#: p = 0.05 at 4 050 m, which is what the centres of the two facing cells are apart: 81 cells.
APART_M = 4_050.0
P = 0.05


@pytest.fixture(scope="module")
def scene(aula_provider, tmp_path_factory):
    """Return the parameters that the three algorithms share."""
    folder = tmp_path_factory.mktemp("bande")
    rasters.write(
        folder / "resistance.tif",
        np.ones(GRID.shape),
        None,
        GRID,
        QgsCoordinateReferenceSystem(CRS),
        QgsProcessingFeedback(),
    )
    patches = frame(WEST, EAST, id_reservoir=[1, 2], nom=["Ouest", "Est"], sous_trame="boisée")
    return {
        "RESISTANCE": str(folder / "resistance.tif"),
        "RESERVOIRS": save(patches, folder, "reservoirs"),
        "DISTANCE": APART_M,
        "COUT_MAX": 0,
    }


def frame(*shapes, **columns):
    return gpd.GeoDataFrame(columns, geometry=list(shapes), crs=CRS)


def save(found, folder, name) -> str:
    path = Path(folder) / f"{name}.gpkg"
    found.to_file(path, layer=name)
    return f"{path}|layername={name}"


def run(name, sinks, parameters, feedback=None):
    asked = {**parameters, **dict.fromkeys(sinks, "memory:")}
    return processing.run(f"aula:{name}", asked, feedback=feedback)


def rows(layer: QgsVectorLayer):
    fields = [field.name() for field in layer.fields()]
    return [dict(zip(fields, map(plain, feature.attributes()))) for feature in layer.getFeatures()]


class Told(QgsProcessingFeedback):
    def __init__(self):
        super().__init__(False)
        self.warnings = []

    def pushWarning(self, warning):  # noqa: N802
        self.warnings.append(warning)


COMPARED = ("LIENS_COMPARES", "RESERVOIRS_COMPARES", "SYNTHESE")


def test_a_wall_between_the_reservoirs(scene, tmp_path):
    wall = frame(shapely.box(X + 2000, Y - 10, X + 2020, Y + 1010), friction=[0])
    told = Told()
    found = run("impact_projet", COMPARED, {**scene, "SCENARIOS": [save(wall, tmp_path, "mur")]}, told)
    # before: 25 ha each, EC² = 2 × 25² (1 + 0.05); after: the link is lost, EC² = 2 × 25². dEC = 1/√1.05 − 1
    assert found["DEC_PCT"] == pytest.approx(100 * (1 / math.sqrt(1 + P) - 1))
    assert found["DA_PCT"] == 0 and found["NB_LIENS_PERDUS"] == 1
    only = rows(found["SYNTHESE"])[0]
    assert only["ec_avant"] == pytest.approx(250_000 * math.sqrt(2 * (1 + P)))
    assert (only["scenario"], only["mode"], only["sous_trame"]) == ("mur", "seul", "boisée")
    link = rows(found["LIENS_COMPARES"])[0]
    assert (link["etat"], link["cout_avant_m"], link["cout_apres_m"]) == ("perdu", APART_M, None)
    assert "ne dépasse les projets que de 0" in told.warnings[0].replace("\u00a0", " ")


@pytest.mark.parametrize(("topology", "links"), [("planaire_cout", 2), ("complete", 3)])
def test_the_same_ec_as_that_of_measured_links(scene, tmp_path, topology, links):
    """Three réservoirs: by neighbours, the small one in the south stands between the two others."""
    small = shapely.box(X + 2450, Y, X + 2500, Y + 200)
    given = {**scene, "TOPOLOGIE": topology}
    given["RESERVOIRS"] = save(frame(WEST, small, EAST, id_reservoir=[1, 2, 3]), tmp_path, "trois")
    drawn = run("corridors", ("LIENS", "CORRIDORS", "GOULETS"), given)
    assert drawn["NB_LIENS"] == links
    sinks = ("NOEUDS_RESULTAT", "LIENS_RESULTAT", "METRIQUES")
    nodes = {"NOEUDS": given["RESERVOIRS"], "LIENS": drawn["LIENS"], "DISTANCE": APART_M}
    ec_ha = run("connectivite", sinks, nodes)["EC_HA"]
    # to the small one (1 ha): 40 columns from the west, 41 from the east, two of them in diagonal; 2 041 and 2 091 m.
    # From west to east: 4 050 m straight when all pairs are linked, else 4 133 m by the small one
    diagonal = 2 * math.hypot(50, 50)
    to_west, to_east = P ** ((38 * 50 + diagonal) / APART_M), P ** ((39 * 50 + diagonal) / APART_M)
    across = P if topology == "complete" else to_west * to_east
    assert ec_ha == pytest.approx(math.sqrt(2 * 25**2 + 1 + 2 * (25 * (to_west + to_east) + 25**2 * across)))
    wall = frame(shapely.box(X + 1000, Y, X + 1100, Y + 100), friction=[1], habitat=["conserve"])
    found = run("impact_projet", COMPARED, {**given, "SCENARIOS": [save(wall, tmp_path, "rien")]})
    assert rows(found["SYNTHESE"])[0]["ec_avant"] == pytest.approx(10_000 * ec_ha)


def test_half_a_reservoir_built_then_the_other_one(scene, tmp_path):
    # the western half of the west: 12.5 ha; then all of the east
    half = shapely.box(X, Y + 250, X + 250, Y + 750)
    both = frame(half, EAST, scenario=["Moitié", "Est"], friction=[1, 1])
    given = {**scene, "SCENARIOS": [save(both, tmp_path, "projets")], "RAPPORT": str(tmp_path / "r.html")}
    found = run("impact_projet", COMPARED, given)
    table = rows(found["SYNTHESE"])
    assert [(row["scenario"], row["mode"]) for row in table] == [("Moitié", "seul"), ("Est", "seul"), ("Est", "cumule")]
    assert [row["da_pct"] for row in table] == pytest.approx([-25, -50, -75])
    # alone: EC² = 12.5² + 25² + 2 × 12.5 × 25 × 0.05; the last: 12.5 ha left alone
    before = math.sqrt(2 * 25**2 * (1 + P))
    after = math.sqrt(12.5**2 + 25**2 + 2 * 12.5 * 25 * P)
    assert table[0]["dec_pct"] == pytest.approx(100 * (after / before - 1))
    assert table[2]["dec_pct"] == pytest.approx(100 * (12.5 / before - 1))
    states = {(r["scenario"], r["mode"], r["id_reservoir"]): r["etat"] for r in rows(found["RESERVOIRS_COMPARES"])}
    assert states["Moitié", "seul", 1] == "reduit" and states["Moitié", "seul", 2] == "inchange"
    assert states["Est", "cumule", 1] == "reduit" and states["Est", "cumule", 2] == "perdu"
    shapes = {feature["etat"]: feature.geometry().area() for feature in found["RESERVOIRS_COMPARES"].getFeatures()}
    assert shapes["reduit"] == pytest.approx(125_000) and shapes["perdu"] == pytest.approx(250_000)
    page = (tmp_path / "r.html").read_text(encoding="utf-8")
    assert "Indicatif" in page and "Moitié" in page and "<svg" in page
    assert "incompatible" not in page


def test_what_stays_habitat_and_what_is_too_small(scene, tmp_path):
    # a road of friction 1 cuts the west in 400 and 50 m; 2.5 ha is under the least of 5 ha
    road = shapely.box(X + 400, Y, X + 450, Y + 1000)
    for habitat, dropped, lost in ((None, 1, 5.0), ("conserve", 0, 0.0)):
        project = frame(road, friction=[1], habitat=[habitat])
        given = {**scene, "SCENARIOS": [save(project, tmp_path, f"route_{dropped}")], "SURFACE_MIN": 5}
        found = run("impact_projet", COMPARED, given)
        assert found["NB_MORCEAUX_ECARTES"] == dropped
        assert rows(found["SYNTHESE"])[0]["habitat_perdu_ha"] == pytest.approx(lost)


def test_a_compensation_beside_what_is_left(scene, tmp_path):
    # half of the west is built; 12.5 ha are made against the other half, of friction 1: EC and habitat come back whole
    half, beside = shapely.box(X, Y + 250, X + 250, Y + 750), shapely.box(X + 500, Y + 250, X + 750, Y + 750)
    given = {**scene, "SCENARIOS": [save(frame(half, friction=[1]), tmp_path, "lotissement")]}
    given["COMPENSATION"] = save(frame(beside), tmp_path, "mesure")
    found = run("impact_projet", COMPARED, {**given, "COUT_MAX": 100, "RAPPORT": str(tmp_path / "r.html")})
    table = rows(found["SYNTHESE"])
    assert [(row["scenario"], row["mode"]) for row in table] == [
        ("lotissement", "seul"),
        ("Compensation", "seul"),
        ("Compensation", "cumule"),
    ]
    # within 100 m nothing is linked but what touches: EC² = 25² + 12.5², 37.5² + 25², 25² + 25²
    start = math.sqrt(2) * 25
    assert [row["dec_pct"] for row in table] == pytest.approx(
        [100 * (one / start - 1) for one in (math.hypot(25, 12.5), math.hypot(37.5, 25), start)]
    )
    assert [row["da_pct"] for row in table] == pytest.approx([-25, 25, 0])
    assert [row["ec_retrouvee"] for row in table] == [False, True, True] and found["NB_RESERVOIRS_CREES"] == 1
    made = [one for one in found["RESERVOIRS_COMPARES"].getFeatures() if one["etat"] == "cree"]
    assert [one.geometry().area() for one in made] == pytest.approx([125_000, 125_000])
    page = (tmp_path / "r.html").read_text(encoding="utf-8").replace("\u00a0", " ")
    assert "as de perte nette de connectivité" in page and "réservoir créé" in page
    # √2 × 25 ha before and after
    assert "1 réservoir créé (12,5 ha) : EC de 35,4 ha au départ, 35,4 ha à la fin, n’est pas en dessous" in page


def test_a_site_half_way_restored(scene, tmp_path):
    ground = np.ones(GRID.shape)
    ground[:, 48:52] = 100.0
    rasters.write(tmp_path / "r.tif", ground, None, GRID, QgsCoordinateReferenceSystem(CRS), QgsProcessingFeedback())
    middle = shapely.box(X + 2400, Y + 400, X + 2600, Y + 600)
    corner = shapely.box(X + 1000, Y, X + 1200, Y + 200)
    sites = save(frame(corner, middle, nom=["Coin", "Milieu"]), tmp_path, "sites")
    found = run(
        "gain_restauration", ("SITES_CLASSES",), {**scene, "RESISTANCE": str(tmp_path / "r.tif"), "SITES": sites}
    )
    table = rows(found["SITES_CLASSES"])
    assert [row["nom"] for row in table] == ["Milieu", "Coin"] and found["NB_SITES"] == 2
    best = table[0]
    # the site is 4 cells across: its neighbours stand 2 400 − 475 = 1 950 m from each réservoir's last centre
    p, through = P ** (1950 / APART_M), P ** (3900 / APART_M)
    # 1–2 before: 77 steps of 50 m at friction 1, two half-way at 50.5, three at 100
    was = 76 * 50 + 2 * 50 * 50.5 + 3 * 50 * 100
    before = math.sqrt(2 * 25**2 * (1 + P ** (was / APART_M)))
    after = math.sqrt(2 * 25**2 + 4**2 + 2 * (2 * 25 * 4 * p + 25 * 25 * through))
    assert best["gain_ec"] == pytest.approx(1e4 * (after - before))
    assert best["liens_nouveaux"] == 2 and best["liens_raccourcis"] == 1


def test_a_stone_in_the_corridor(scene, tmp_path):
    line = shapely.LineString([(X + 500, Y + 500), (X + 4500, Y + 500)])
    stones = frame(
        shapely.box(X + 2300, Y + 400, X + 2700, Y + 600),
        shapely.box(X + 2300, Y, X + 2400, Y + 50),
        shapely.box(X + 100, Y + 300, X + 300, Y + 500),
        nom=["Bosquet", "Dehors", "Dans le réservoir"],
    )
    given = {
        **scene,
        "COUT_MAX": 2_500,
        "CANDIDATS": save(stones, tmp_path, "petits"),
        "CORRIDORS": save(frame(line.buffer(150), id_lien=[4]), tmp_path, "corridors"),
        "LIENS": save(frame(line, id_lien=[4]), tmp_path, "liens"),
        "ECART_MAX": 1_800,
    }
    found = run("pas_japonais", ("PAS_JAPONAIS",), given)
    # 8 ha between 2 300 and 2 700: 1 800 m from each end, just what is allowed
    only = rows(found["PAS_JAPONAIS"])
    assert [(row["nom"], row["rang"], row["id_lien"], row["ecart_max_m"]) for row in only] == [
        ("Bosquet", 1, "4", 1800)
    ]
    assert (found["NB_PAS_JAPONAIS"], found["NB_HORS_CORRIDOR"]) == (1, 1)
    # each side costs 1 850 m, within 2 500; straight across, 4 050 is beyond
    p, through = P ** (1850 / APART_M), P ** (3700 / APART_M)
    numerator = 2 * 25**2 + 8**2 + 2 * (2 * 25 * 8 * p + 25 * 25 * through)
    assert found["EC_AVANT"] == pytest.approx(250_000 * math.sqrt(2))
    assert found["GAIN_PCT"] == pytest.approx(100 * (math.sqrt(numerator / (2 * 25**2)) - 1))
    assert only[0]["dpc_connecteur"] == pytest.approx(100 * 2 * 25 * 25 * through / numerator)
    none = run("pas_japonais", ("PAS_JAPONAIS",), {**given, "ECART_MAX": 1_799})
    assert (none["NB_PAS_JAPONAIS"], none["NB_ECART_TROP_GRAND"], none["GAIN_PCT"]) == (0, 1, 0)


def test_conflicts_by_layers_and_a_table_of_ones_own(aula_provider, tmp_path):
    link = frame(shapely.LineString([(X, Y + 500), (X + 5000, Y + 500)]), id_lien=[12], bc=[3.0])
    roads = frame(
        shapely.LineString([(X + 1000, Y), (X + 1000, Y + 1000)]),
        shapely.LineString([(X + 3000, Y), (X + 3000, Y + 1000)]),
        nature=["Rocade", "Chemin creux"],
        nom=["RN 1", None],
    )
    bridge = frame(shapely.Point(X + 1000, Y + 600))
    table = tmp_path / "perm.csv"
    table.write_bytes("type;classe;permeabilite\r\nroute;Rocade;0\r\nroute;*;0,8\r\n".encode("cp1252"))
    given = {
        "LIENS": save(link, tmp_path, "liens"),
        "OBSTACLES": [save(roads, tmp_path, "routes")],
        "PERMEABILITES": str(table),
        "SOUS_TRAME": "boisée",
    }
    found = run("points_conflit", ("CONFLITS", "TRAVERSEES"), given)
    first, second = rows(found["CONFLITS"])
    # one link, importance 1: scores 1 − 0 and 1 − 0.8
    assert (first["score"], first["priorite"], first["nom_obstacle"], first["sous_trame"]) == (1, 1, "RN 1", "boisée")
    assert second["score"] == pytest.approx(0.2) and second["priorite"] == 2
    known = {**given, "PASSAGES": save(bridge, tmp_path, "ponts"), "RAYON_PASSAGE": 100}
    found = run("points_conflit", ("CONFLITS", "TRAVERSEES"), known)
    assert (found["NB_CONFLITS"], found["NB_PASSAGES"], found["NB_TRAVERSEES"]) == (1, 1, 2)
    assert [row["statut"] for row in rows(found["TRAVERSEES"])] == ["conflit", "passage"]
