"""Whatever the fields hold and however shapes are drawn, a document comes out whole or a sentence says why not."""

from __future__ import annotations

import pandas as pd
from geopandas import GeoDataFrame
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from shapely import GeometryCollection, LineString, MultiPoint, MultiPolygon, Point, Polygon, box

from aula.aula_plugin.core.documents.defects import DEFECTS
from aula.aula_plugin.core.documents.model import SEVERITIES
from aula.aula_plugin.core.documents.normalise import build_document
from aula.aula_plugin.core.errors import InputError
from aula.tests.unit.lot_builder import CRS, X, Y

VALUES = st.sampled_from(
    [
        None,
        "",
        " ",
        float("nan"),
        0,
        1,
        7,
        7.0,
        "07",
        "UA",
        "1AU",
        "AUc",
        "Nh",
        "<script>",
        "IIAU",
        True,
        "NULL",
        "é",
        "00",
    ]
    + ["01004_PLU_20200101", "2A004_CC_20200101", "241800432_PLUi_20200128", "4117520140603", 20200101, "2020-01-01"]
    + ["98", "15", "0201", "20-30", "x" * 300]
)
SHAPES = st.sampled_from(
    [
        None,
        Polygon(),
        box(X, Y, X + 10, Y + 10),
        Point(X, Y),
        LineString([(X, Y), (X + 5, Y)]),
        LineString([(X, Y), (X, Y)]),
        MultiPoint([(X, Y), (X + 1, Y)]),
        MultiPolygon([box(X, Y, X + 1, Y + 1), box(X + 5, Y, X + 6, Y + 1)]),
        Polygon([(X, Y), (X + 1, Y + 1), (X + 1, Y), (X, Y + 1)]),
        Polygon([(X, Y), (X + 1, Y), (X + 2, Y)]),
        Polygon([(X, Y), (float("nan"), Y + 1), (X + 1, Y), (X, Y)]),
        GeometryCollection([Point(X, Y), box(X, Y, X + 1, Y + 1)]),
    ]
)
FIELDS = {
    "ZONE_URBA": ("IDURBA", "LIBELLE", "LIBELONG", "TYPEZONE", "DESTDOMI", "FORMDOMI", "DESTOUI", "INSEE", "TYPESECT"),
    "SECTEUR_CC": ("IDURBA", "LIBELLE", "TYPESECT"),
    "PRESCRIPTION_SURF": ("IDURBA", "LIBELLE", "TYPEPSC", "STYPEPSC", "INSEE"),
    "PRESCRIPTION_PCT": ("LIBELLE", "TYPEPSC"),
    "INFO_SURF": ("IDURBA", "LIBELLE", "TYPEINF", "STYPEINF"),
    "PERIMETRE_SCOT": ("IDURBA",),
    "DOC_URBA": ("IDURBA", "TYPEDOC", "ETAT", "NOMPROC", "DATAPPRO", "DATEFIN", "SIREN", "NOMRAPP"),
    "DOC_URBA_COM": ("IDURBA", "INSEE", "EPCI"),
}


@st.composite
def lots(draw):
    tables = {}
    for name in draw(st.lists(st.sampled_from(sorted(FIELDS)), unique=True)):
        columns = draw(st.lists(st.sampled_from(FIELDS[name]), unique=True, min_size=1))
        count = draw(st.integers(0, 4))
        frame = pd.DataFrame({c: draw(st.lists(VALUES, min_size=count, max_size=count)) for c in columns}, dtype=object)
        if not name.startswith("DOC_URBA"):
            shapes = draw(st.lists(SHAPES, min_size=count, max_size=count))
            frame = GeoDataFrame(frame, geometry=shapes, crs=CRS)
        tables[name] = frame
    return tables


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(lots())
def test_nothing_breaks_and_nothing_is_lost(tables):
    try:
        document = build_document(tables, vocations={("", "UA"): "habitat"})
    except InputError as error:
        assert str(error)
        return
    zones = document.zones
    assert zones.is_valid.all() and (zones.geom_type == "Polygon").all()
    assert set(zones["idurba"]) <= set(document.document["idurba"])
    assert set(zones["famille"].dropna()) <= {"U", "AU", "A", "N"}
    assert document.document["idurba"].is_unique
    assert set(document.anomalies["defaut"]) <= set(DEFECTS)
    assert set(document.anomalies["gravite"]) <= set(SEVERITIES)
    # every zone received is either in the document or told in a defect that drops it
    dropping = ("geometrie_nulle", "geometrie_irreparable", "primitive_inattendue")
    for name in ("ZONE_URBA", "SECTEUR_CC"):
        received = len(tables.get(name, ()))
        told = document.anomalies[(document.anomalies["couche"] == name) & document.anomalies["defaut"].isin(dropping)]
        if name in tables and not {"ZONE_URBA", "SECTEUR_CC"} <= set(tables):
            assert zones["fid_source"].nunique() + len(told) == received
