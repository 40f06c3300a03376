"""A public zoning against itself, and against a copy where a known place was changed: nothing else may move."""

import geopandas as gpd
import numpy as np
import pytest
import shapely

from aula.aula_plugin.core.documents import model
from aula.aula_plugin.core.documents.comparison import compare
from aula.aula_plugin.core.documents.in_force import partition
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
