"""From the folder of a public lot to its defects, through the two algorithms of AULA."""

import pytest
from qgis import processing
from qgis.core import QgsProcessing, QgsVectorLayer

LOTS = {
    "41175": "cnig/exemples/41175_PLU_20140603",
    "241800432": "documents_urbanisme_cnig/241800432_PLUi_20200128",
    "30014": "documents_urbanisme_cnig/30014_PLU_20171013",
}
#: Pieces, overlap m², pieces w > 5 m, holes m² (see test_audit_real.py for the island of 41175), zones, multiparts.
EXPECTED = {
    "41175": (330, 4_709, 1, 2_259, 118, 7),
    "241800432": (158, 289_334, 16, 283, 221, 3),
    "30014": (49, 8_367, 3, 7.5, 90, 1),
}


pytestmark = pytest.mark.usefixtures("aula_provider")


def run_both(shared_data, tmp_path, lot, **values):
    document = str(tmp_path / "document.gpkg")
    processing.run("aula:lire_document_urbanisme", {"LOT": str(shared_data / LOTS[lot]), "DOCUMENT": document})
    sinks = dict.fromkeys(("DEFAUTS_SURF", "DEFAUTS_PCT", "DEFAUTS", "SYNTHESE"), QgsProcessing.TEMPORARY_OUTPUT)
    return processing.run("aula:controler_document_urbanisme", {"DOCUMENT": document, **sinks, **values})


@pytest.mark.parametrize("lot", LOTS)
def test_a_lot_read_by_aula_has_the_published_defects(shared_data, tmp_path, lot):
    result = run_both(shared_data, tmp_path, lot)
    pieces, overlap, wide, holes, zones, multiparts = EXPECTED[lot]
    assert result["SURFACE_RECOUVREMENTS_M2"] == pytest.approx(overlap, rel=0.01)
    assert result["NB_RECOUVREMENTS"] == pieces
    assert result["NB_RECOUVREMENTS_REELS"] == wide
    assert result["SURFACE_TROUS_M2"] == pytest.approx(holes, rel=0.01)
    (row,) = list(result["SYNTHESE"].getFeatures())
    assert (row["n_zones"], row["n_multiparties"]) == (zones, multiparts)
    table = result["DEFAUTS"]
    assert table.featureCount() == result["NB_DEFAUTS"] >= pieces
    assert result["DEFAUTS_SURF"].featureCount() == pieces + result["NB_TROUS"]


def test_trois_provinces_with_its_communes(shared_data, tmp_path):
    path = shared_data / "documents_urbanisme_cnig/territoires_associes.gpkg"
    communes = QgsVectorLayer(f"{path}|layername=communes_trois_provinces_18", "communes", "ogr")
    result = run_both(shared_data, tmp_path, "241800432", COMMUNES=communes)
    (row,) = list(result["SYNTHESE"].getFeatures())
    # One commune of eleven in DOC_URBA_COM; gaps and spills of a simplified layer: 30.7 and 34.8 ha.
    assert row["communes_doc"].count("|") == 0 and row["communes_zonage"].count("|") == 10
    assert (row["lacunes_communes_ha"], row["hors_communes_ha"]) == pytest.approx((30.7, 34.8), abs=0.05)
    assert row["n_conflits_typezone"] >= 1 and row["n_invalides"] == 1
