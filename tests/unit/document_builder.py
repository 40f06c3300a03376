"""Small planning documents drawn by hand for the tests of the audit."""

from __future__ import annotations

import geopandas as gpd
import pandas as pd

from aula.aula_plugin.core.documents import model

CRS = "EPSG:2154"
IDURBA = "01004_PLU_20200101"


def frame(columns, rows=(), geometry=None):
    table = pd.DataFrame([{name: r.get(name) for name in columns} for r in rows], columns=list(columns), dtype=object)
    return table if geometry is None else gpd.GeoDataFrame(table, geometry=list(geometry), crs=CRS)


def zoning(*zones):
    """Build zones from ``(libelle, famille, polygon)`` or ``(libelle, famille, polygon, {other columns})``."""
    rows = [
        {
            "fid_source": number,
            "partie": 1,
            "idurba": IDURBA,
            "insee": "01004",
            "libelle": z[0],
            "typezone": {"AU": "AUc"}.get(z[1], z[1]),
            "famille": z[1],
            "nomfic": "reglement.pdf",
            **(z[3] if len(z) > 3 else {}),
        }
        for number, z in enumerate(zones, start=1)
    ]
    return frame(model.ZONE_COLUMNS, rows, [z[2] for z in zones])


def document(zones, anomalies=(), places=(), **values):
    """Build a document around zones; ``values`` replace attributes of ``PlanningDocument``."""
    psc, inf = model.PRESCRIPTION_COLUMNS, model.INFORMATION_COLUMNS
    base = {
        "document": frame(
            model.DOCUMENT_COLUMNS,
            [
                {
                    "idurba": IDURBA,
                    "etat": "03",
                    "nomproc": "E",
                    "dateref": "20200101",
                    "type_document": "PLU",
                    "version_standard": "v2017",
                    "version_preuve": "IDURBA dans les zones",
                    "version_certaine": True,
                    "encodage": "UTF-8",
                    "crs": CRS,
                }
            ],
        ),
        "communes": frame(model.COMMUNE_COLUMNS, [{"insee": "01004", "idurba": IDURBA, "source": "DOC_URBA_COM"}]),
        "zones": zones,
        "prescriptions": {end: frame(psc, (), ()) for end in ("surf", "lin", "pct")},
        "informations": {end: frame(inf, (), ()) for end in ("surf", "lin", "pct")},
        "anomalies": frame(model.ANOMALY_COLUMNS, anomalies, places),
        "version": model.Version("v2017", "IDURBA dans les zones", True),
        "type_document": "PLU",
    }
    return model.PlanningDocument(**{**base, **values})
