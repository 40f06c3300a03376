"""`aula:connectivite` on a network whose numbers are worked out by hand."""

from __future__ import annotations

import math

import numpy as np
import pytest
from qgis import processing
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsGeometry,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsVectorLayer,
)

from aula.aula_plugin import rasters
from aula.aula_plugin.core.raster_grid import Grid
from aula.tests.qgis.green_network.telling import Log

#: 1 –100– 2 –200– 3 of 10, 20 and 30 ha, p = 1/2 at 100 m: N = 1975 ha² (see tests/unit/green_network/test_graph.py).
N = 1975.0
OUTPUTS = ("NOEUDS_RESULTAT", "LIENS_RESULTAT", "METRIQUES", "COMPOSANTES")


def layer(kind: str, fields: str, rows) -> QgsVectorLayer:
    made = QgsVectorLayer(f"{kind}?crs=EPSG:2154&{fields}" if kind != "None" else f"None?{fields}", "essai", "memory")
    features = []
    for wkt, *values in rows:
        feature = QgsFeature(made.fields())
        feature.setAttributes(values)
        if wkt:
            feature.setGeometry(QgsGeometry.fromWkt(wkt))
        features.append(feature)
    assert made.dataProvider().addFeatures(features)[0]
    return made


def square(x: float, area: float) -> str:
    side = math.sqrt(area)
    return f"Polygon(({x} 0, {x + side} 0, {x + side} {side}, {x} {side}, {x} 0))"


def nodes(kind: str = "Polygon", **changes) -> QgsVectorLayer:
    hectares = changes.get("hectares", (10, 20, 30))
    shapes = [square(1000.0 * n, h * 1e4) if kind == "Polygon" else f"Point({n} 0)" for n, h in enumerate((10, 20, 30))]
    rows = [(shape, n, 1e4 * h, "boisée") for n, (shape, h) in enumerate(zip(shapes, hectares), start=1)]
    return layer(kind, "field=id_reservoir:integer&field=capacite:double&field=sous_trame:string", rows)


def links(kind: str = "LineString") -> QgsVectorLayer:
    rows = [("LineString(0 0, 1 1)" if kind != "None" else "", a, b, cost) for a, b, cost in ((2, 1, 100), (3, 2, 200))]
    return layer(kind, "field=id_a:integer&field=id_b:integer&field=cout_m:double", rows)


@pytest.fixture
def run(aula_provider):
    def go(**parameters):
        values = {"NOEUDS": nodes(), "LIENS": links(), "DISTANCE": 100, "PROBABILITE": "mediane"}
        log = Log()
        results = processing.run(
            "aula:connectivite", {**values, **dict.fromkeys(OUTPUTS, "memory:"), **parameters}, feedback=log
        )
        return results, log.told

    return go


def rows(made: QgsVectorLayer) -> list[dict]:
    return [dict(zip([f.name() for f in made.fields()], one.attributes())) for one in made.getFeatures()]


def test_numbers_of_a_chain(run):
    results, told = run(SURFACE_ETUDE=100)
    assert results["EC_HA"] == pytest.approx(math.sqrt(N))
    assert results["PC"] == pytest.approx(N / 1e4) and results["IIC"] == pytest.approx(2400 / 1e4)
    assert (results["NB_NOEUDS"], results["NB_LIENS"], results["NB_COMPOSANTES"], results["GD_M"]) == (3, 2, 1, 300)
    assert "Connectivité équivalente (ECA) : 44,44 ha" in told
    found = {row["id_reservoir"]: row for row in rows(results["NOEUDS_RESULTAT"])}
    middle = found[2]
    assert [middle[name] for name in ("dpc", "dpc_intra", "dpc_flux", "dpc_connecteur")] == pytest.approx(
        [975 / N, 400 / N, 500 / N, 75 / N]
    )
    assert middle["bc"] == pytest.approx(37.5e8) and middle["f"] == pytest.approx(12.5e4)
    assert middle["fpc"] == pytest.approx(650 / 1e4) and middle["degre"] == 2 and middle["sous_trame"] == "boisée"
    assert [found[n]["rang_dpc"] for n in (1, 2, 3)] == [3, 2, 1]
    first, second = sorted(rows(results["LIENS_RESULTAT"]), key=lambda row: row["cout_m"])
    assert (first["dpc"], second["dpc"]) == pytest.approx((275 / N, 375 / N))
    assert first["mst"] and first["retenu"] and first["composante"] == 1 and first["sous_trame"] == "boisée"
    assert rows(results["COMPOSANTES"])[0]["capacite"] == pytest.approx(60e4)
    metrics = {row["code"]: row for row in rows(results["METRIQUES"])}
    assert metrics["H"]["valeur"] == 2.5 and metrics["EC"]["unite"] == "m²" and metrics["PC"]["source"]


def test_without_study_area_pc_is_null_and_says_why(run):
    results, told = run()
    assert results["PC"] is None and results["IIC"] is None and results["EC_HA"] == pytest.approx(math.sqrt(N))
    assert any("surface d’étude n’est pas donnée" in line for line in told)
    assert all(not row["fpc"] for row in rows(results["NOEUDS_RESULTAT"]))


def test_a_capacity_that_is_no_area_has_neither_pc_nor_hectares(run):
    results, _ = run(SURFACE_ETUDE=100, UNITE_CAPACITE="autre")
    assert results["PC"] is None and results["EC_HA"] is None
    metrics = {row["code"]: row for row in rows(results["METRIQUES"])}
    assert metrics["EC"]["valeur"] == pytest.approx(math.sqrt(N) * 1e4)
    assert "n’est pas une surface" in metrics["PC"]["remarque"]


def test_points_and_a_table_of_links(run):
    results, _ = run(NOEUDS=nodes("Point"), LIENS=links("None"))
    assert results["EC_HA"] == pytest.approx(math.sqrt(N))
    assert results["NOEUDS_RESULTAT"].geometryType() == nodes("Point").geometryType()
    assert not results["LIENS_RESULTAT"].isSpatial() and results["LIENS_RESULTAT"].featureCount() == 2


def test_the_area_of_patches_where_no_capacity_is_given(run):
    results, told = run(CHAMP_CAPACITE="")
    assert results["EC_HA"] == pytest.approx(math.sqrt(N))
    assert any("Capacité : surface des nœuds" in line for line in told)
    squares = layer("Polygon", "field=id_reservoir:integer", [(square(1000.0 * n, 1e4), n) for n in (1, 2, 3)])
    assert run(NOEUDS=squares)[0]["EC_HA"] == pytest.approx(math.sqrt(3 + 2 * (1 / 2 + 1 / 4 + 1 / 8)))


def test_capacities_in_hectares(run):
    results, _ = run(NOEUDS=nodes(hectares=(1e-3, 2e-3, 3e-3)), UNITE_CAPACITE="ha")
    assert results["EC_HA"] == pytest.approx(math.sqrt(N))  # 10, 20 and 30 written in hectares


def test_distances_are_metres_of_the_favourable_medium(run):
    """50 m at a friction of 2 are 100 cost-metres, for the distance and for the threshold."""
    assert run(DISTANCE=50, FRICTION_REFERENCE=2)[0]["EC_HA"] == pytest.approx(math.sqrt(N))
    results, _ = run(DISTANCE=50, FRICTION_REFERENCE=2, SEUIL=75)
    assert results["NB_LIENS"] == 1 and results["EC_HA"] == pytest.approx(math.sqrt(1600))
    dropped = [row for row in rows(results["LIENS_RESULTAT"]) if not row["retenu"]]
    assert len(dropped) == 1 and not dropped[0]["bc"] and not dropped[0]["composante"]
    results, _ = run(FRICTION_REFERENCE=7, UNITE_DISTANCE="metres_cout")
    assert results["EC_HA"] == pytest.approx(math.sqrt(N))


def test_a_free_probability(run):
    # p = 1/4 at 200 is p = 1/2 at 100
    assert run(DISTANCE=200, PROBABILITE="libre", P_LIBRE=0.25)[0]["EC_HA"] == pytest.approx(math.sqrt(N))


def test_a_table_of_a_french_spreadsheet(run, tmp_path):
    path = tmp_path / "liens à lire.csv"
    path.write_text("\ufeffDe;Vers;Coût\n1;2;100,0\n2;3;2 00\n", encoding="utf-8")
    results, _ = run(LIENS=str(path), CHAMP_A="de", CHAMP_B="vers", CHAMP_COUT="coût")
    assert results["EC_HA"] == pytest.approx(math.sqrt(N))


def test_a_sous_trame_given_is_written_everywhere(run):
    results, _ = run(SOUS_TRAME="humide")
    for name in OUTPUTS:
        assert {row["sous_trame"] for row in rows(results[name])} == {"humide"}, name


def test_measured_again_a_result_keeps_one_column_of_each(run):
    first, _ = run()
    again, _ = run(NOEUDS=first["NOEUDS_RESULTAT"], LIENS=first["LIENS_RESULTAT"])
    assert rows(again["NOEUDS_RESULTAT"]) == rows(first["NOEUDS_RESULTAT"])
    assert rows(again["LIENS_RESULTAT"]) == rows(first["LIENS_RESULTAT"])


#: Where the strip of the crossings lies, Lambert-93.
X, Y = 700_000, 6_600_000


def plain(text) -> str:
    return str(text).replace("\u00a0", " ").replace("\u202f", " ")


@pytest.fixture
def strip(tmp_path):
    """Three squares of 1 ha, 200 m apart, on cells of 10 m at friction 1; links from cell to cell, 210 m long."""
    friction = np.ones((10, 70))
    path = str(tmp_path / "résistance.tif")
    crs = QgsCoordinateReferenceSystem("EPSG:2154")
    assert rasters.write(path, friction, None, Grid(X, Y, 10, 10, 10, 70), crs, QgsProcessingFeedback())
    corners = ((x, x + 100) for x in (X, X + 300, X + 600))
    squares = [
        (f"Polygon(({a} {Y - 100}, {b} {Y - 100}, {b} {Y}, {a} {Y}, {a} {Y - 100}))", n)
        for n, (a, b) in enumerate(corners, start=1)
    ]
    lines = [
        (f"LineString({X + a} {Y - 55}, {X + b} {Y - 55})", one, other, 210)
        for a, b, one, other in ((305, 95, 1, 2), (395, 605, 2, 3))
    ]
    fields = "field=id_a:integer&field=id_b:integer&field=cout_m:double"
    return {
        "NOEUDS": layer("Polygon", "field=id_reservoir:integer", squares),
        "LIENS": layer("LineString", fields, lines),
        "RESISTANCE": path,
        "MOTEUR": "numpy",
    }


def test_crossing_a_patch_costs_what_lies_between_the_ends_of_its_links(run, strip):
    """From the cell where the link of 1 ends in 2 to the one where that of 3 leaves it: nine steps of 10 m."""
    assert run(**strip)[0]["GD_M"] == 420
    results, told = run(**strip, DISTANCES_INTERNES=True, PROBABILITE="mediane", DISTANCE=255)
    assert results["GD_M"] == 510
    near, far = 0.5 ** (210 / 255), 0.25
    assert results["EC_HA"] == pytest.approx(math.sqrt(3 + 2 * (2 * near + far)))
    middle = next(row for row in rows(results["NOEUDS_RESULTAT"]) if row["id_reservoir"] == 2)
    assert middle["bc"] == pytest.approx(far * 1e8) and middle["ccor"] == 2
    remarks = {row["code"]: row["remarque"] for row in rows(results["METRIQUES"])}
    assert "chaque réservoir y est un point" in remarks["S_CF"]
    assert any(line.startswith("Réseau de 3 nœuds, 2 liens, environ") for line in told)


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        (lambda _: {"RESISTANCE": None}, "donnez la surface de résistance (RESISTANCE)"),
        (lambda _: {"LIENS": links("None")}, "2 lien(s) n’ont pas de ligne (1–2, 2–3)"),
        (lambda _: {"LIENS": links()}, "2 lien(s) n’aboutissent pas à leurs deux réservoirs"),
        (lambda _: {"NOEUDS": nodes("Point")}, "demande des réservoirs en surfaces"),
    ],
)
def test_what_crossings_cannot_be_measured_on(run, strip, changes, says):
    with pytest.raises(QgsProcessingException) as error:
        run(**{**strip, "DISTANCES_INTERNES": True, **changes(strip)})
    assert says in plain(error.value)
