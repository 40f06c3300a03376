"""A document written then read back is the same; a file that is not one is refused with the remedy."""

import pandas as pd
import pytest
from geopandas import GeoDataFrame
from qgis.core import QgsCoordinateReferenceSystem, QgsProcessingContext, QgsProcessingFeedback
from shapely import LineString, MultiPolygon, Point, box

from aula.aula_plugin.core.documents import model
from aula.aula_plugin.core.errors import InputError

CRS = "EPSG:2154"


def frame(columns, rows=(), geometry=None):
    table = pd.DataFrame(list(rows), columns=list(columns), dtype=object)
    return table if geometry is None else GeoDataFrame(table, geometry=list(geometry), crs=CRS)


def row(columns, **values):
    return {name: values.get(name) for name in columns}


@pytest.fixture
def document():
    psc, inf, ano = model.PRESCRIPTION_COLUMNS, model.INFORMATION_COLUMNS, model.ANOMALY_COLUMNS
    return model.PlanningDocument(
        document=frame(
            model.DOCUMENT_COLUMNS,
            [
                row(
                    model.DOCUMENT_COLUMNS,
                    idurba="01004_PLU_20200101",
                    type_document="PLU",
                    version_standard="v2017",
                    version_preuve="IDURBA",
                    version_certaine=True,
                    notes="une note\nune autre",
                )
            ],
        ),
        communes=frame(model.COMMUNE_COLUMNS, [row(model.COMMUNE_COLUMNS, insee="01004", part_zonee=0.75)]),
        zones=frame(
            model.ZONE_COLUMNS,
            [row(model.ZONE_COLUMNS, fid_source=7, partie=1, libelle="<script>", typezone="AUs")],
            [box(900000, 6500000, 900100, 6500100)],
        ),
        prescriptions={
            "surf": frame(psc, (), ()),
            "lin": frame(
                psc, [row(psc, code="07-04", code_connu=False)], [LineString([(900000, 6500000), (900001, 6500000)])]
            ),
            "pct": frame(psc, (), ()),
        },
        informations={"surf": frame(inf, (), ()), "lin": frame(inf, (), ()), "pct": frame(inf, (), ())},
        anomalies=frame(
            ano,
            [
                row(ano, couche="ZONE_URBA", fid=3, aire_m2=1.5),
                row(ano, couche="ZONE_URBA", fid=3),
                row(ano, couche="X"),
            ],
            [Point(900000, 6500000), Point(900000, 6500001), None],
        ),
        version=model.Version("v2017", "IDURBA", True),
        type_document="PLU",
        notes=["une note", "une autre"],
    )


def write(path, document):
    from aula.aula_plugin.storage.document import write_document

    write_document(path, document, QgsCoordinateReferenceSystem(CRS), QgsProcessingFeedback())


def read(path):
    from aula.aula_plugin.storage.document import read_document

    return read_document(path, QgsProcessingContext(), QgsProcessingFeedback())


def test_round_trip(qgis_app, tmp_path, document):
    write(tmp_path / "doc.gpkg", document)
    back = read(tmp_path / "doc.gpkg")
    assert back.version == document.version
    assert back.type_document == "PLU"
    assert back.notes == ["une note", "une autre"]
    assert back.zones.loc[back.zones.index[0], "libelle"] == "<script>"
    assert back.zones.geometry.iloc[0].geom_type == "Polygon"
    assert back.zones.area.sum() == pytest.approx(10_000)
    assert back.zones.crs.to_epsg() == 2154
    assert back.communes["insee"].tolist() == ["01004"]
    assert back.prescriptions["lin"]["code_connu"].tolist() == [False]
    assert back.prescriptions["surf"].empty
    assert "code" in back.informations["pct"]
    # several defects on one object, one without object nor place: all kept
    assert back.anomalies["fid"].tolist() == [3, 3, None]
    assert back.anomalies.geometry.isna().tolist() == [False, False, True]
    assert back.perimeter is None


def test_perimeter_stays_in_one_object(qgis_app, tmp_path, document):
    document.perimeter = frame(
        model.PERIMETER_COLUMNS,
        [{"idurba": "s", "n_objets": 2}],
        [MultiPolygon([box(0, 0, 1, 1), box(2, 2, 3, 3)])],
    )
    write(tmp_path / "doc.gpkg", document)
    assert read(tmp_path / "doc.gpkg").perimeter.geometry.iloc[0].area == 2


def test_what_is_not_a_document_is_refused(qgis_app, tmp_path, document):
    with pytest.raises(InputError, match="n’existe pas"):
        read(tmp_path / "absent.gpkg")
    (tmp_path / "texte.gpkg").write_text("bonjour")
    with pytest.raises(InputError, match="pas un GeoPackage"):
        read(tmp_path / "texte.gpkg")
    document.zones.iloc[:0].to_file(tmp_path / "autre.gpkg", layer="zone_urba")
    with pytest.raises(InputError, match="la table «.document.» manque.*Lire un document"):
        read(tmp_path / "autre.gpkg")
