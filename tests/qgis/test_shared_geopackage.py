"""A result sent to a table of a GeoPackage that others share: one transaction, their tables untouched."""

import sqlite3
from contextlib import closing

import pandas as pd
import pytest
from geopandas import GeoDataFrame
from osgeo import ogr
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingOutputLayerDefinition,
    QgsProcessingParameterFeatureSink,
    QgsProject,
    QgsVectorLayer,
    QgsWkbTypes,
)
from shapely import box

from aula.aula_plugin.core.errors import InputError
from aula.aula_plugin.storage import geopackage
from aula.aula_plugin.storage.geopackage import Table, write_geopackage
from aula.processing_algorithms.base import AulaAlgorithm
from aula.tests.qgis.toolbox.runs import Spy

COLUMNS = {"nom": "text", "n": "integer"}
CRS = QgsCoordinateReferenceSystem("EPSG:2154")
THEIRS = {"leurs": [(1, "à eux", 5)]}


class Zones(AulaAlgorithm):
    """Declares one layer: enough to write as any algorithm of the plugin does."""

    NAME = "zones"

    def initAlgorithm(self, configuration=None):  # noqa: ARG002
        self.addParameter(
            QgsProcessingParameterFeatureSink("SORTIE", "Zones", QgsProcessing.SourceType.TypeVectorPolygon)
        )


@pytest.fixture
def shared(qgis_app, tmp_path):
    """A GeoPackage in a folder with an apostrophe, where somebody has a table."""
    folder = tmp_path / "l'été"
    folder.mkdir()
    path = folder / "partagé.gpkg"
    write_geopackage(path, [Table("leurs", pd.DataFrame({"nom": ["à eux"], "n": [5]}), COLUMNS)], Spy())
    return path


def address(path, table="zones") -> str:
    quoted = str(path).replace("'", "\\'")
    return f"ogr:dbname='{quoted}' table=\"{table}\" (geom)"


def write(path, count, value=None, spy=None, context=None):
    zones = Zones()
    zones.initAlgorithm()
    frame = GeoDataFrame(
        {"nom": [f"zone {n}" for n in range(count)], "n": range(count)},
        geometry=[box(n, 0, n + 1, 1) for n in range(count)],
        crs="EPSG:2154",
    )
    value = value or address(path)
    return zones.write(
        frame,
        COLUMNS,
        {"SORTIE": value},
        "SORTIE",
        context or QgsProcessingContext(),
        spy or Spy(),
        QgsWkbTypes.Type.MultiPolygon,
        CRS,
        "documents/zone_urba.qml",
    )


def rows(path) -> dict[str, list[tuple]]:
    """Return what the tables of people hold, without geometry, once the file has been found sound."""
    with closing(sqlite3.connect(path)) as base:
        assert base.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        names = [one for (one,) in base.execute("SELECT table_name FROM gpkg_contents ORDER BY 1")]
        found = {
            name: base.execute(f'SELECT fid, nom, n FROM "{name}" ORDER BY fid').fetchall()
            for name in names
            if name != "layer_styles"
        }
    source = ogr.Open(str(path))
    counts = {name: source.GetLayerByName(name).GetFeatureCount() for name in found}
    assert counts == {name: len(one) for name, one in found.items()}
    return found


def test_the_table_is_written_styled_and_named_as_qgis_names_it(shared):
    dest = write(shared, 3)
    assert dest == f"{shared}|layername=zones"
    layer = QgsVectorLayer(dest, "zones", "ogr")
    assert layer.isValid() and layer.featureCount() == 3 and layer.crs() == CRS
    assert layer.wkbType() == QgsWkbTypes.Type.MultiPolygon
    assert layer.loadDefaultStyle()[1] and layer.renderer().type() != "singleSymbol"
    assert rows(shared) == {**THEIRS, "zones": [(1, "zone 0", 0), (2, "zone 1", 1), (3, "zone 2", 2)]}
    assert [one.name for one in shared.parent.iterdir()] == [shared.name]


def test_a_table_of_that_name_is_replaced_and_its_style_kept(shared):
    write(shared, 3)
    write(shared, 1)
    assert rows(shared) == {**THEIRS, "zones": [(1, "zone 0", 0)]}
    with closing(sqlite3.connect(shared)) as base:
        assert base.execute("SELECT count(*) FROM layer_styles WHERE f_table_name = 'zones'").fetchone() == (1,)


def test_a_geopackage_that_is_not_there_is_made(qgis_app, tmp_path):
    path = tmp_path / "neuf.gpkg"
    for table in ("zones", "autres"):
        assert write(path, 2, address(path, table)) == f"{path}|layername={table}"
    assert list(rows(path)) == ["autres", "zones"]
    assert [one.name for one in tmp_path.iterdir()] == [path.name]


def test_qgis_opens_the_layer_at_its_place(shared):
    context = QgsProcessingContext()
    project = QgsProject()
    context.setProject(project)
    dest = write(shared, 2, QgsProcessingOutputLayerDefinition(address(shared), project), context=context)
    loaded = context.layersToLoadOnCompletion()
    assert list(loaded) == [dest] and loaded[dest].postProcessor() is not None


@pytest.mark.parametrize("stop_at", [1, 2])
def test_a_run_stopped_changes_nothing(shared, stop_at):
    before = rows(shared)
    context = QgsProcessingContext()
    assert write(shared, 25_000, spy=Spy(stop_at), context=context) is None
    assert rows(shared) == before
    assert not context.layersToLoadOnCompletion()


def test_a_refusal_in_the_middle_of_the_copy_changes_nothing(shared, monkeypatch):
    write(shared, 3)
    before, calls = rows(shared), []

    def full(code, real=geopackage._check):
        calls.append(code)
        if len(calls) == 10:
            raise OSError(28, "plein")
        real(code)

    monkeypatch.setattr(geopackage, "_check", full)
    with pytest.raises(InputError, match="disque plein"):
        write(shared, 100)
    assert rows(shared) == before


def test_a_file_held_by_another_writer_is_left_alone(shared):
    before = rows(shared)
    with closing(sqlite3.connect(shared, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(InputError, match=r"partagé.gpkg\s» \(ouvert par un autre programme\)"):
            write(shared, 3)
    assert rows(shared) == before


def test_a_file_that_is_not_a_geopackage_is_left_alone(qgis_app, tmp_path):
    path = tmp_path / "notes.gpkg"
    path.write_text("mes notes", encoding="utf-8")
    with pytest.raises(InputError, match=r"n’est pas un GeoPackage\s: choisissez un autre fichier"):
        write(path, 3)
    assert path.read_text(encoding="utf-8") == "mes notes"
