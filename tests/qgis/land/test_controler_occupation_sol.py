"""`aula:controler_occupation_sol` on the example and on layers that hold one defect of each kind."""

import pytest
from qgis import processing
from qgis.core import QgsFeature, QgsGeometry, QgsProcessingException, QgsProcessingFeedback, QgsVectorLayer

from aula.aula_plugin.paths import TEMPLATES

ALGORITHM = "aula:controler_occupation_sol"
COVER = f"{TEMPLATES / 'exemple' / 'occupation_sol.gpkg'}|layername=occupation_{{}}"
COMMUNES = f"{TEMPLATES / 'exemple' / 'communes.gpkg'}|layername=communes"


def layer(*rows, name="occupation_2021"):
    """Return a land cover of (WKT, us, cs)."""
    found = QgsVectorLayer("MultiPolygon?crs=EPSG:2154&field=us:string&field=cs:string", name, "memory")
    features = []
    for wkt, us, cs in rows:
        feature = QgsFeature(found.fields())
        feature.setAttributes([us, cs])
        feature.setGeometry(QgsGeometry.fromWkt(wkt))
        features.append(feature)
    found.dataProvider().addFeatures(features)
    return found


def square(west, south, side):
    east, north = west + side, south + side
    return f"Polygon(({west} {south},{east} {south},{east} {north},{west} {north},{west} {south}))"


def run(feedback=None, **values):
    return processing.run(ALGORITHM, {"ERREURS": "memory:", "BILAN": "memory:", **values}, feedback=feedback)


def rows(table):
    return [dict(zip(table.fields().names(), feature.attributes())) for feature in table.getFeatures()]


def test_the_example_is_a_sound_partition(aula_provider):
    found = run(OCCUPATION_1=COVER.format(2015), OCCUPATION_2=COVER.format(2024), TERRITOIRES=COMMUNES)
    assert (found["NB_ERREURS"], found["NB_LACUNE"]) == (0, 0)
    assert (found["NB_RECOUVREMENT"], found["PART_RECOUVREMENTS"], found["PART_LACUNES"]) == (0, 0, 0)


def test_places_say_what_is_wrong_and_where(aula_provider):
    # a field of one hectare; another one overlaps it over 10 m × 10 m; a third bears no code that exists
    covers = layer(
        (square(700000, 6600000, 100), "US1.1.3", "CS6.3.0"),
        (square(700090, 6600090, 100), "US5.2.1", "CS1.1.1"),
        (square(701000, 6600000, 100), "US1.1.3", "CS9"),
    )
    found = run(OCCUPATION_1=covers)
    places = rows(found["ERREURS"])
    assert [(row["type"], row["gravite"], row["m2"]) for row in places] == [
        ("code_inconnu", "erreur", 10_000.0),
        ("recouvrement", "erreur", 100.0),
    ]
    assert {row["date"] for row in places} == {2021}
    overlap = next(f for f in found["ERREURS"].getFeatures() if f["type"] == "recouvrement")
    assert overlap.geometry().boundingBox().toString(0) == "700090,6600090 : 700100,6600100"
    # covered: 3 ha less the 100 m² counted twice
    assert found["PART_RECOUVREMENTS"] == pytest.approx(100 * 100 / 29_900)
    summary = {row["type"]: row for row in rows(found["BILAN"])}
    assert summary["code_inconnu"]["part_pct"] == pytest.approx(100 * 10_000 / 29_900)
    assert (found["NB_ERREURS"], found["NB_CODE_INCONNU"], found["SURFACE_RECOUVREMENTS_M2"]) == (2, 1, 100.0)


def test_a_sound_land_cover_is_told_to_be_so(aula_provider):
    class Log(QgsProcessingFeedback):
        def pushInfo(self, info):  # noqa: N802
            told.append(info)

    told = []
    found = run(OCCUPATION_1=layer((square(700000, 6600000, 100), "US1.1.3", "CS6.3.0")), feedback=Log())
    assert found["NB_ERREURS"] == found["NB_AVERTISSEMENTS"] == found["NB_INFORMATIONS"] == 0
    assert "Aucun défaut trouvé." in told


def test_there_and_back_between_three_layers(aula_provider):
    field, house = ("US1.1.3", "CS6.3.0"), ("US5.2.1", "CS1.1.1")
    dates = [
        layer((square(700000, 6600000, 100), *codes), name=f"occupation_{year}")
        for year, codes in ((2005, field), (2015, house), (2021, field))
    ]
    found = run(**{f"OCCUPATION_{rank}": one for rank, one in enumerate(dates, 1)})
    assert [(row["type"], row["date"]) for row in rows(found["ERREURS"])] == [("aller_retour", 2015)]


def test_the_minimum_unit_can_be_set(aula_provider):
    covers = layer((square(700000, 6600000, 17), "US1.1.3", "CS6.3.0"))  # 289 m²
    assert run(OCCUPATION_1=covers)["NB_SOUS_UNITE"] == 1
    assert run(OCCUPATION_1=covers, UMI=289)["NB_SOUS_UNITE"] == 0
    assert run(OCCUPATION_1=covers, UMI=289, UMI_FINE=290, CODES_FINS="CS6")["NB_SOUS_UNITE"] == 1


def test_a_single_layer_needs_no_year_and_several_do(aula_provider):
    covers = layer((square(700000, 6600000, 100), "US1.1.3", "CS6.3.0"), name="mos")
    assert run(OCCUPATION_1=covers)["NB_ERREURS"] == 0
    with pytest.raises(QgsProcessingException, match="ANNEE_1"):
        run(OCCUPATION_1=covers, OCCUPATION_2=covers)
    with pytest.raises(QgsProcessingException, match="plus ancienne à la plus récente"):
        run(OCCUPATION_1=covers, OCCUPATION_2=covers, ANNEE_1=2020, ANNEE_2=2010)


def test_a_field_of_another_nomenclature_is_refused(aula_provider):
    covers = layer((square(700000, 6600000, 100), "A", "forêt"))
    with pytest.raises(QgsProcessingException, match="aucun code de couvert.*forêt"):
        run(OCCUPATION_1=covers)
