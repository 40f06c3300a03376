"""A public zoning against itself, and against a copy where a known place was changed: nothing else may move."""

from dataclasses import replace

import geopandas as gpd
import numpy as np
import pytest
import shapely
from qgis import processing
from qgis.core import QgsProcessingContext, QgsProcessingFeedback

from aula.aula_plugin.core.communes import normalise_communes
from aula.aula_plugin.core.documents import model
from aula.aula_plugin.core.documents.comparison import compare
from aula.aula_plugin.core.documents.comparison_places import protections
from aula.aula_plugin.core.documents.comparison_prescriptions import compare_prescriptions
from aula.aula_plugin.core.documents.in_force import partition
from aula.aula_plugin.storage.document import read_document
from aula.tests.real.zoning_lots import zone_rows
from aula.tests.unit.document_builder import CRS, document, frame

LOTS = ("41175", "241800432", "30014")


@pytest.mark.parametrize("lot", LOTS)
def test_nothing_moves_but_what_was_changed(shared_data, lot):
    rows = zone_rows(shared_data, lot)
    zones = frame(model.ZONE_COLUMNS, rows, [row["geometry"] for row in rows])
    before = document(zones)
    same = compare(before, before)
    assert len(same.changes) == 0
    flat, _ = partition(zones)
    covered = shapely.area(flat.geometry.to_numpy()).sum() / 1e4
    assert same.balance.query("de != 'non couvert'")["aire_ha"].sum() == pytest.approx(covered, rel=1e-9)
    changed = zones.copy()
    fields = flat.index[flat["famille"] == "A"]
    row = fields[int(np.argmax(shapely.area(flat.geometry[fields].to_numpy())))]
    changed.loc[row, ["libelle", "famille", "sous_type"]] = ["1AU", "AU", "AUc"]
    opened = compare(before, document(gpd.GeoDataFrame(changed, geometry="geometry", crs=CRS)))
    # raised in the priority, the zone also takes the places it shared with zones of lesser families: never less
    own = flat.geometry[row].area / 1e4
    assert opened.totals["ouverture à l’urbanisation"] == pytest.approx(own, rel=1e-3)
    assert opened.balance["aire_ha"].sum() == pytest.approx(same.balance["aire_ha"].sum(), rel=1e-9)


def test_a_wood_taken_off_a_real_plan_is_the_only_place_lost(aula_provider, shared_data, tmp_path):
    """The largest of the 41 EBC of a published PLU goes: what of it no other EBC covers is lost, and nothing else."""
    path = str(tmp_path / "document.gpkg")
    lot = str(shared_data / "documents_urbanisme_cnig" / "30014_PLU_20171013")
    processing.run("aula:lire_document_urbanisme", {"LOT": lot, "DOCUMENT": path, "CHARGER": False})
    before = read_document(path, QgsProcessingContext(), QgsProcessingFeedback())
    woods = before.prescriptions["surf"]
    own = woods[woods["code"].fillna("").str.startswith("01")]
    largest = own.index[int(np.argmax(shapely.area(own.geometry.to_numpy())))]
    after = replace(before, prescriptions={**before.prescriptions, "surf": woods.drop(index=largest)})
    communes = gpd.read_file(
        shared_data / "documents_urbanisme_cnig" / "territoires_associes.gpkg", layer="commune_30014"
    ).to_crs(before.zones.crs)
    communes, _ = normalise_communes(communes)
    places = protections(before, after, communes)
    others = shapely.union_all(own.drop(index=largest).geometry.to_numpy())
    lost = own.geometry[largest].difference(others).area / 1e4
    assert set(places["sens"]) == {"perdu"} and set(places["typepsc"]) == {"01"}
    assert places["aire_ha"].sum() == pytest.approx(lost, abs=1e-4)
    balance = compare_prescriptions(before, after, communes=communes)
    assert balance.total("01", "perdu") == pytest.approx(lost, abs=1e-4)
    apart = balance.table[balance.table["insee"].notna() & balance.table["code"].isna()]
    inside = own.geometry[largest].intersection(shapely.union_all(communes.geometry.to_numpy())).difference(others)
    assert apart.loc[apart["typepsc"] == "01", "perdu"].sum() == pytest.approx(inside.area / 1e4, abs=1e-3)
