"""Reference GeoPackages: what is read back, repaired, counted."""

import geopandas as gpd
import pandas as pd
import pytest
import shapely
from qgis.core import QgsCoordinateReferenceSystem, QgsProcessingContext, QgsProcessingFeedback, QgsWkbTypes

from aula.aula_plugin.core.errors import InputError
from aula.aula_plugin.storage.geopackage import Table, write_geopackage
from aula.aula_plugin.storage.references import read_references

L93 = "EPSG:2154"


def layer(shapes, crs=L93, **columns):
    return gpd.GeoDataFrame(columns, geometry=shapes, crs=crs)


@pytest.fixture
def references_path(tmp_path, qgis_app):
    """Two surfaces (one a bow tie), one plain table; no table of roles, as a file made by hand."""
    bow_tie = shapely.Polygon([(0, 0), (10, 10), (10, 0), (0, 10)])  # two triangles of 25 m² each
    reservoirs = layer([shapely.box(0, 0, 100, 100), bow_tie, None], sous_trame=["boisée", "humide", "humide"])
    enveloppes = pd.DataFrame({"territoire": ["01004"], "vocation": ["toutes"], "ha": ["9.5"]})
    path = tmp_path / "references.gpkg"
    write_geopackage(
        path,
        [
            Table(
                "reservoirs",
                reservoirs,
                {"sous_trame": "text"},
                QgsWkbTypes.Type.MultiPolygon,
                QgsCoordinateReferenceSystem(L93),
            ),
            Table("enveloppes", enveloppes, {"territoire": "text", "vocation": "text", "ha": "text"}),
        ],
        QgsProcessingFeedback(),
    )
    return path


def read(path):
    return read_references(path, QgsCoordinateReferenceSystem(L93), QgsProcessingContext(), QgsProcessingFeedback())


def test_layers_are_repaired_counted_and_tables_stay_text(references_path):
    references = read(references_path)
    assert list(references.layers) == ["reservoirs"]
    assert references.layers["reservoirs"].geometry.area.tolist() == pytest.approx([10_000, 50])
    assert references.tables["enveloppes"].to_dict("records") == [
        {"territoire": "01004", "vocation": "toutes", "ha": "9.5"}
    ]
    row = references.meta.loc["reservoirs"]
    assert (row["n_objets"], row["n_repares"], row["n_ignores"], row["incertitude_m"]) == (2, 1, 1, 25.0)


def test_unknown_coverage_covers_nothing(references_path):
    assert not read(references_path).covers("reservoirs", "99001", shapely.box(0, 0, 1, 1))


def test_absent_and_unreadable_files_are_refused(tmp_path, qgis_app):
    with pytest.raises(InputError, match="n’existe pas"):
        read(tmp_path / "absent.gpkg")
    wrong = tmp_path / "faux.gpkg"
    wrong.write_text("ceci n’est pas un GeoPackage", encoding="utf-8")
    with pytest.raises(InputError, match="n’est pas un GeoPackage lisible"):
        read(wrong)
