"""`aula:fragmentation`: small places whose meshes are worked out by hand."""

import re

import numpy as np
import pytest
from qgis import processing
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsGeometry,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProject,
    QgsVectorLayer,
)

from aula.aula_plugin import rasters
from aula.aula_plugin.core.raster_grid import Grid
from aula.tests.qgis.green_network.telling import Log

X, Y = 700_000, 6_600_000


def wkt(x, y, width, height):
    x, y = X + x, Y + y
    return f"POLYGON(({x} {y},{x + width} {y},{x + width} {y + height},{x} {y + height},{x} {y}))"


def layer(name, shapes, kind="Polygon", fields=""):
    """Return a layer in memory; a shape is a WKT, or a WKT and its attributes."""
    made = QgsVectorLayer(f"{kind}?crs=EPSG:2154{fields}" if kind != "None" else f"None?{fields}", name, "memory")
    features = []
    for shape in shapes:
        text, values = shape if isinstance(shape, tuple) else (shape, [])
        feature = QgsFeature(made.fields())
        feature.setGeometry(QgsGeometry.fromWkt(text))
        feature.setAttributes(list(values))
        features.append(feature)
    made.dataProvider().addFeatures(features)
    return made


def units(*shapes):
    return layer("unités", shapes, fields="&field=code:string&field=nom:string")


def rows(result, name):
    found = result[name]
    return [dict(zip([f.name() for f in found.fields()], f.attributes())) for f in found.getFeatures()]


def run(aula_provider, **values):
    log = Log()
    given = {"UNITES_RESULTAT": "memory:", "TACHES_RESULTAT": "memory:", "METRIQUES": "memory:", **values}
    return processing.run("aula:fragmentation", given, feedback=log, context=QgsProcessingContext()), log.told


#: Two units of 1 km² side by side, a patch of 100 ha astride them, one of 20 ha in the first; 10 m away from any edge.
TWO = (wkt(0, 0, 1000, 1000), ["b", "Ouest"]), (wkt(1000, 0, 1000, 1000), ["c", "Est"])
PATCHES = wkt(500, 100, 1000, 800), wkt(50, 100, 400, 500)


def test_two_units(aula_provider):
    far = wkt(-3000, -3000, 10, 10), wkt(4000, 4000, 10, 10)  # so that the rectangle of the layer is elsewhere
    result, told = run(
        aula_provider,
        TACHES=layer("taches", [*PATCHES, *far]),
        UNITES=units(*TWO),
        CHAMP_UNITE="code",
        CHAMP_NOM="nom",
        SURFACE_MIN=0.5,
        SOUS_TRAME="boisée",
    )
    west, east = rows(result, "UNITES_RESULTAT")
    # 40 + 20 ha, and 40 ha. CUT: (40² + 20²)/100, 40²/100. CBC: (40·80 + 20·20)/100, 40·80/100.
    assert (west["msiz_cut_ha"], east["msiz_cut_ha"]) == pytest.approx((20, 16))
    assert (west["msiz_cbc_ha"], east["msiz_cbc_ha"]) == pytest.approx((36, 32))
    assert (west["id_unite"], west["nom"], west["sous_trame"], west["nb_taches"]) == ("b", "Ouest", "boisée", 2)
    assert (west["coherence"], west["divi"], west["spli"]) == pytest.approx((0.2, 0.8, 5))
    # SDEN: 1 000 km² = 100 000 ha; 100 000 / 20 = 5 000 meshes. NPRO: 2 000 and 3 600 ha².
    assert (west["sden_1000km2"], west["npro_cut_ha2"], west["npro_cbc_ha2"]) == pytest.approx((5_000, 2_000, 3_600))
    assert (west["surface_ha"], west["taches_ha"], west["part_taches"]) == pytest.approx((100, 60, 60))
    # Together: CBC (3 600 + 3 200)/200; CUT (80² + 20²)/200.
    assert (result["MSIZ_CBC_HA"], result["MSIZ_CUT_HA"]) == pytest.approx((34, 34))
    assert (result["NB_TACHES"], result["NB_TACHES_BORD"]) == (2, 0)
    assert [(r["id_tache"], r["surface_ha"], r["nb_unites"]) for r in rows(result, "TACHES_RESULTAT")] == [
        (1, 80, 2),
        (2, 20, 1),
    ]
    table = rows(result, "METRIQUES")
    assert len(table) == 3 * 8
    whole = [r for r in table if r["perimetre"] == "ensemble" and r["metrique"] == "MSIZ"]
    assert {r["methode"]: r["valeur"] for r in whole} == pytest.approx({"CUT": 34, "CBC": 34})
    assert any("2 taches écartées sous la surface minimale" in one for one in told)


def test_layer_clipped_at_the_units_is_told(aula_provider):
    clipped = wkt(0, 100, 500, 500), wkt(700, 200, 300, 300)  # the second follows the limit between units only
    result, told = run(aula_provider, TACHES=layer("taches", clipped), UNITES=units(*TWO), CHAMP_UNITE="code")
    assert result["NB_TACHES_BORD"] == 2  # the rectangle of the layer runs along x = 0 and x = 1 000
    inner = wkt(700, 200, 300, 300), wkt(1500, 500, 50, 50), wkt(50, 50, 20, 20)
    assert any("sous-estimée dans 1 unité : b" in one for one in told)
    assert any("2 taches des unités touchent le bord de la donnée (taches numéro 1, 2)" in one for one in told)
    wide = wkt(-3000, -3000, 10, 10), wkt(4000, 4000, 10, 10)
    result, told = run(aula_provider, TACHES=layer("taches", [*inner, *wide]), UNITES=units(*TWO), CHAMP_UNITE="code")
    # Only the two far corners of the layer follow its rectangle; they meet no unit, and change nothing.
    assert result["NB_TACHES_BORD"] == 2 and not any("le bord de la donnée" in one for one in told)
    assert [r["taches_bord"] for r in rows(result, "UNITES_RESULTAT")] == [0, 0]


def test_roads_and_their_widths(aula_provider):
    # 1 km² cut by a road 20 m wide by its field, and a lane whose width is missing: 40 m, the parameter.
    #  490 | 500 - 10 - 20 … : columns of 490, and 1000 − 510 split at 750: 220 and 230 m.
    roads = layer(
        "routes",
        [
            (f"LINESTRING({X + 500} {Y - 50},{X + 500} {Y + 1050})", [20.0]),
            (f"LINESTRING({X + 750} {Y - 50},{X + 750} {Y + 1050})", [None]),
        ],
        "LineString",
        "&field=largeur:double",
    )
    result, told = run(
        aula_provider,
        UNITES=units((wkt(0, 0, 1000, 1000), ["a", "A"])),
        FRAGMENTANTS=[roads],
        CHAMP_LARGEUR="LARGEUR",
        LARGEUR=40,
    )
    # Columns of 490, 220 (510 to 730) and 230 m (770 to 1 000) × 1 km: 49, 22, 23 ha; (2 401 + 484 + 529)/100.
    assert result["MSIZ_CUT_HA"] == pytest.approx(34.14)
    assert [r["surface_ha"] for r in rows(result, "TACHES_RESULTAT")] == pytest.approx([49, 23, 22])
    assert any("1 objet(s) sans largeur dans « largeur » : 40 m" in one for one in told)
    # The territory is that of the units: every patch runs along its limit.
    assert result["NB_TACHES_BORD"] == 3


def test_without_units_the_study_area_is_one(aula_provider):
    road = layer("route", [f"LINESTRING({X + 500} {Y - 50},{X + 500} {Y + 1050})"], "LineString")
    result, _ = run(aula_provider, TACHES=layer("territoire", [wkt(0, 0, 1000, 1000)]), FRAGMENTANTS=[road], LARGEUR=20)
    # Two halves of 49 ha in 100 ha.
    assert (result["MSIZ_CUT_HA"], result["MSIZ_CBC_HA"], result["SURFACE_HA"]) == pytest.approx((48.02, 48.02, 100))


def test_codes_that_are_texts(aula_provider):
    # 40 ha of wood in a land cover of 100 ha, the study area: 40² / 100 = 16
    fields = "&field=nature:string"
    cover = layer(
        "OCS été", [(wkt(0, 0, 400, 1000), ["Forêts, bois"]), (wkt(400, 0, 600, 1000), ["Champ"])], fields=fields
    )
    result, told = run(aula_provider, TACHES=cover, CHAMP_CODE="Nature", CODES="forêts, bois")
    assert (result["MSIZ_CUT_HA"], result["SURFACE_HA"], result["NB_TACHES"]) == pytest.approx((16, 100, 1))
    assert any("« OCS été » : 1 objet(s) sur 2 forment les taches" in one for one in told)
    assert run(aula_provider, TACHES=cover, CHAMP_CODE="nature", CODES="F* ; champ")[0]["MSIZ_CUT_HA"] == 100
    with pytest.raises(QgsProcessingException, match=r"Codes trouvés\s: Champ, Forêts, bois"):
        run(aula_provider, TACHES=cover, CHAMP_CODE="nature", CODES="marais")


def test_degrees_are_measured_in_metres(aula_provider):
    values = {"UNITES": units(*TWO), "CHAMP_UNITE": "code"}
    plain, _ = run(aula_provider, TACHES=layer("taches", PATCHES), **values)
    moved = [
        processing.run(
            "native:reprojectlayer",
            {"INPUT": given, "TARGET_CRS": QgsCoordinateReferenceSystem("EPSG:4326"), "OUTPUT": "memory:"},
        )["OUTPUT"]
        for given in (layer("taches", PATCHES), values["UNITES"])
    ]
    result, _ = run(aula_provider, TACHES=moved[0], UNITES=moved[1], CHAMP_UNITE="code")
    assert result["MSIZ_CBC_HA"] == pytest.approx(plain["MSIZ_CBC_HA"], rel=1e-6)
    assert rows(result, "UNITES_RESULTAT")[0]["surface_ha"] == pytest.approx(100, rel=1e-6)
    assert result["UNITES_RESULTAT"].crs().authid() == "EPSG:2154"


@pytest.fixture
def land_cover(tmp_path):
    """Ten cells of 100 m in a row and one below: class 2 in cells 2 to 7 and, corner to corner, below the first."""
    cells = np.full((2, 10), 1, dtype=np.int32)
    cells[0, 2:8] = 2
    cells[1, 1] = 2
    cells[0, 9] = 7
    missing = np.zeros(cells.shape, dtype=bool)
    missing[1, 9] = True
    grid = Grid(X, Y + 200, 100, 100, 2, 10)
    path = tmp_path / "occupation été.tif"
    rasters.write(path, cells, missing, grid, QgsCoordinateReferenceSystem("EPSG:2154"), QgsProcessingFeedback())
    return str(path)


def test_cells(aula_provider, land_cover):
    halves = units((wkt(0, 0, 500, 200), ["a", "A"]), (wkt(500, 0, 500, 200), ["b", "B"]))
    given = {"OCCUPATION": land_cover, "CODES": "2", "UNITES": halves, "CHAMP_UNITE": "code"}
    result, told = run(aula_provider, **given)
    first, second = rows(result, "UNITES_RESULTAT")
    # 8 neighbours: one patch of 7 ha, 4 ha in A (10 ha), 3 ha in B (9 ha known). CUT 16/10, 9/9; CBC 28/10, 21/9.
    assert (first["msiz_cut_ha"], second["msiz_cut_ha"]) == pytest.approx((1.6, 1))
    assert (first["msiz_cbc_ha"], second["msiz_cbc_ha"]) == pytest.approx((2.8, 21 / 9))
    assert (second["surface_ha"], second["sans_donnee_ha"]) == pytest.approx((9, 1))
    assert (result["MSIZ_CBC_HA"], result["MSIZ_CUT_HA"]) == pytest.approx((49 / 19, 49 / 19))
    assert any("1 unité avec des mailles sans valeur (1,00 ha : b)" in one for one in told)
    result, told = run(aula_provider, **given, CONNEXITE="4")
    # 4 neighbours: 6 ha and 1 ha. CBC: A (3·6 + 1·1)/10, B 3·6/9.
    assert [r["msiz_cbc_ha"] for r in rows(result, "UNITES_RESULTAT")] == pytest.approx([1.9, 2])
    assert [r["surface_ha"] for r in rows(result, "TACHES_RESULTAT")] == [6, 1]
    assert any("Connexité des mailles : 4" in one for one in told)


def test_codes_of_a_table_of_classes(aula_provider, land_cover):
    fields = "&field=numero:integer&field=code:string"
    table = layer("classes", [("", [1, "CS1.1"]), ("", [2, "CS2.1"]), ("", [7, "CS2.2"])], "None", fields[1:])
    # class 2 is 7 ha of the 19 known: 49 / 19; with class 7, a cell apart: 50 / 19
    result, _ = run(aula_provider, OCCUPATION=land_cover, CORRESPONDANCES=table, CODES="cs 2.1")
    assert result["MSIZ_CUT_HA"] == pytest.approx(49 / 19)
    result, _ = run(aula_provider, OCCUPATION=land_cover, CORRESPONDANCES=table, CODES="CS2*")
    assert result["MSIZ_CUT_HA"] == pytest.approx(50 / 19)


def test_line_cuts_cells_without_leaking(aula_provider, tmp_path):
    # All of one class, 6 × 6 cells; a slanted road: whatever the connexity, no patch crosses it.
    cells = np.ones((6, 6), dtype=np.int32)
    path = tmp_path / "o.tif"
    crs = QgsCoordinateReferenceSystem("EPSG:2154")
    rasters.write(path, cells, None, Grid(X, Y + 600, 100, 100, 6, 6), crs, QgsProcessingFeedback())
    road = layer("route", [f"LINESTRING({X - 20} {Y - 40},{X + 620} {Y + 610})"], "LineString")
    result, _ = run(aula_provider, OCCUPATION=str(path), CODES="1", FRAGMENTANTS=[road], LARGEUR=5)
    assert result["NB_TACHES"] == 2
    assert result["SURFACE_HA"] == pytest.approx(36)


@pytest.mark.parametrize(
    ("values", "says"),
    [
        ({}, "Donnez des taches"),
        ({"UNITES": "u"}, "Donnez des taches"),
        ({"TACHES": "t", "OCCUPATION": "o", "CODES": "2"}, "pas les deux"),
        ({"OCCUPATION": "o"}, "Codes trouvés : 1, 2, 7"),
        (
            {"OCCUPATION": "o", "CODES": "2 ; 9"},
            "Le code « 9 » n’est pas dans « occupation été ». Codes trouvés : 1, 2, 7",
        ),
        ({"TACHES": "t", "UNITES": "u", "CHAMP_UNITE": "insee"}, "Champ « insee » absent des unités ; .* : code, nom"),
        ({"TACHES": "t", "UNITES": "n", "CHAMP_UNITE": "code"}, "1 unité sans valeur dans « code »"),
        ({"TACHES": "t", "FRAGMENTANTS": "p"}, "« points » .FRAGMENTANTS. n’est faite ni de lignes ni de surfaces"),
        ({"TACHES": "t", "FRAGMENTANTS": "u", "CHAMP_LARGEUR": "larg"}, "Aucune couche .* n’a de champ « larg »"),
    ],
)
def test_what_is_refused(aula_provider, land_cover, values, says):
    point = layer("points", [f"POINT({X} {Y})"], "Point")
    made = {
        "t": layer("taches", PATCHES),
        "u": units(*TWO),
        "n": units(*TWO, (wkt(2000, 0, 10, 10), [None, "Sans code"])),
        "o": land_cover,
        "p": [point],
    }
    given = {name: made.get(value, value) for name, value in values.items()}
    if values.get("FRAGMENTANTS") == "u":
        given["FRAGMENTANTS"] = [made["u"]]
    with pytest.raises(QgsProcessingException) as refused:
        run(aula_provider, **given)
    assert re.search(says, str(refused.value).replace("\u00a0", " ").replace("\u202f", " "))


def test_overlaps_are_dissolved_and_counted(aula_provider):
    overlapping = wkt(0, 0, 200, 100), wkt(100, 0, 200, 100)
    same = units(*TWO, (wkt(0, 0, 1000, 1000), ["d", "Encore"]))
    result, told = run(aula_provider, TACHES=layer("taches", overlapping), UNITES=same, CHAMP_UNITE="code")
    assert result["NB_TACHES"] == 1 and rows(result, "TACHES_RESULTAT")[0]["surface_ha"] == pytest.approx(3)
    assert any("1 paire de polygones se recouvre (1,00 ha)" in one for one in told)
    assert any("1 paire d’unités se recouvre (100 ha : b et d)" in one.replace("100,00", "100") for one in told)


def test_parts_of_one_unit_are_joined(aula_provider):
    parts = units((wkt(0, 0, 500, 1000), ["b", None]), (wkt(500, 0, 500, 1000), ["b", "Ouest"]))
    result, told = run(
        aula_provider, TACHES=layer("taches", PATCHES), UNITES=parts, CHAMP_UNITE="code", CHAMP_NOM="nom"
    )
    (found,) = rows(result, "UNITES_RESULTAT")
    assert (found["id_unite"], found["nom"], found["surface_ha"]) == ("b", "Ouest", pytest.approx(100))
    assert any("1 objet réuni à l’unité de même « code » : 1 unité" in one for one in told)


def test_style_is_embedded(aula_provider, tmp_path):
    path = tmp_path / "unites.gpkg"
    run(aula_provider, TACHES=layer("taches", PATCHES), UNITES=units(*TWO), UNITES_RESULTAT=str(path))
    found = QgsVectorLayer(f"{path}|layername=unites", "u", "ogr")
    QgsProject.instance().addMapLayer(found)
    try:
        assert found.renderer().type() == "RuleRenderer"
        assert (
            found.attributeDisplayName(found.fields().indexOf("msiz_cbc_ha")) == "Taille effective de maille, CBC (ha)"
        )
    finally:
        QgsProject.instance().removeMapLayer(found.id())


def test_unit_of_which_nothing_is_known_is_told(aula_provider):
    far = units(*TWO, (wkt(9000, 0, 100, 100), ["z", "Ailleurs"]))
    given = {"TACHES": layer("taches", PATCHES), "UNITES": far, "CHAMP_UNITE": "code", "CHAMP_NOM": "nom"}
    result, told = run(aula_provider, **given)
    assert [r["msiz_cbc_ha"] for r in rows(result, "UNITES_RESULTAT")][2] == 0
    assert any("1 unité hors de l’emprise des taches (Ailleurs)" in one for one in told)
    _, told = run(aula_provider, **given, EMPRISE=layer("emprise", [wkt(-5000, -5000, 20_000, 10_000)]))
    assert not any("hors de l’emprise" in one for one in told)
