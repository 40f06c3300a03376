"""Rows added to a GeoPackage where the disk is nearly full: nothing is begun."""

import shutil
from types import SimpleNamespace

import geopandas
import pytest
import shapely
from qgis.core import QgsCoordinateReferenceSystem, QgsProcessingFeedback, QgsWkbTypes

from aula.aula_plugin.core.errors import InputError
from aula.aula_plugin.storage.geopackage import Table, append_to_geopackage, write_geopackage


def _points(count: int) -> Table:
    frame = geopandas.GeoDataFrame({"n": range(count)}, geometry=[shapely.Point(n, n) for n in range(count)])
    crs = QgsCoordinateReferenceSystem("EPSG:2154")
    return Table("points", frame, {"n": "integer"}, QgsWkbTypes.Type.Point, crs)


@pytest.mark.parametrize(("short_by", "rows"), [(1, 3), (0, 2000)])
def test_nothing_is_begun_where_the_disk_would_be_full(qgis_app, tmp_path, monkeypatch, short_by, rows):
    path = tmp_path / "dossier.gpkg"
    write_geopackage(path, [_points(3)], QgsProcessingFeedback())
    # the file for the journal, and twice 2 000 rows of 2 000 bytes and of one vertex of 16
    free = path.stat().st_size + 2 * (2_000 * 2_000 + 2_000 * 16) - short_by
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=free))

    if short_by:
        with pytest.raises(InputError, match="(?i)place|space"):
            append_to_geopackage(path, [_points(2000)], QgsProcessingFeedback())
    else:
        append_to_geopackage(path, [_points(2000)], QgsProcessingFeedback())

    assert len(geopandas.read_file(path, layer="points")) == rows
