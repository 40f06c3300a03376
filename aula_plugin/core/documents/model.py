"""A planning document once read, whatever its vintage and file format."""

from __future__ import annotations

from dataclasses import dataclass, field

import pandas as pd
from geopandas import GeoDataFrame

#: Families of zones, in the order in which a place covered twice is attributed (convention, cnig.md section 8).
PRIORITY = ("U", "AUc", "AUs", "AU", "STECAL", "A", "N")

#: Columns added by the reader to the CNIG columns of each zone.
ZONE_COLUMNS = {
    "fid_source": "integer",
    "partie": "integer",
    "idurba": "text",
    "insee": "text",
    "libelle": "text",
    "libelong": "text",
    "typezone": "text",
    "famille": "text",
    "sous_type": "text",
    "typezone_conflit": "text",
    "vocation": "text",
    "vocation_source": "text",
    "vocation_confiance": "text",
    "vocation_conflit": "text",
    "formdomi": "text",
    "destoui": "text",
    "destcdt": "text",
    "destnon": "text",
    "destdomi": "text",
    "nomfic": "text",
    "urlfic": "text",
    "datappro": "text",
    "datvalid": "text",
    "symbole": "text",
}

#: Columns of prescriptions and informations: ``typepsc`` and ``stypepsc`` of the standard (``typeinf`` and
#: ``stypeinf`` for informations), then ``code`` (``"07-04"``) normalised by the reader.
PRESCRIPTION_COLUMNS = {
    "fid_source": "integer",
    "partie": "integer",
    "idurba": "text",
    "libelle": "text",
    "txt": "text",
    "typepsc": "text",
    "stypepsc": "text",
    "code": "text",
    "code_connu": "boolean",
    "nature": "text",
    "nomfic": "text",
    "urlfic": "text",
    "datvalid": "text",
    "lib_attr1": "text",
    "lib_val1": "text",
    "lib_attr2": "text",
    "lib_val2": "text",
    "lib_attr3": "text",
    "lib_val3": "text",
    "lib_attr4": "text",
    "lib_val4": "text",
    "lib_attr5": "text",
    "lib_val5": "text",
    "symbole": "text",
}
INFORMATION_COLUMNS = {
    {"typepsc": "typeinf", "stypepsc": "stypeinf"}.get(name, name): kind for name, kind in PRESCRIPTION_COLUMNS.items()
}

#: Defects found while reading: nothing odd is dropped without a row here.
ANOMALY_COLUMNS = {
    "couche": "text",
    "fid": "integer",
    "objet": "text",
    "defaut": "text",
    "gravite": "text",
    "detail": "text",
    "aire_m2": "real",
}
SEVERITIES = ("bloquant", "avertissement", "information")


@dataclass(frozen=True)
class Version:
    """Vintage of the CNIG standard, with what decided it."""

    name: str
    evidence: str
    certain: bool


@dataclass
class PlanningDocument:
    """A normalised planning document.

    Attributes
    ----------
    document : one row per IDURBA, CNIG columns of DOC_URBA in lower case, plus ``version_standard``,
        ``version_preuve``, ``version_certaine``, ``type_document``, ``encodage``, ``crs``, ``source``.
    communes : ``insee``, ``idurba``, ``source`` (``DOC_URBA_COM``, ``zonage``), one row per commune.
    zones : columns of ``ZONE_COLUMNS``, single valid polygons.
    prescriptions, informations : by primitive, ``{"surf": …, "lin": …, "pct": …}``, all three always present.
    anomalies : columns of ``ANOMALY_COLUMNS``, geometry where the defect has a place (may be None).

    All frames share one projected metre CRS. What a vintage lacks is NULL, never invented.
    """

    document: pd.DataFrame
    communes: pd.DataFrame
    zones: GeoDataFrame
    prescriptions: dict[str, GeoDataFrame]
    informations: dict[str, GeoDataFrame]
    anomalies: GeoDataFrame
    version: Version
    type_document: str = ""
    perimeter: GeoDataFrame | None = None
    notes: list[str] = field(default_factory=list)
