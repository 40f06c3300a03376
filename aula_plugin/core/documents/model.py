"""A planning document once read, whatever its vintage and file format."""

from __future__ import annotations

from dataclasses import dataclass, field

import pandas as pd
from geopandas import GeoDataFrame

#: Families of zones, in the order in which a place covered twice is attributed (convention, cnig.md section 8).
PRIORITY = ("U", "AUc", "AUs", "AU", "STECAL", "A", "N")

#: Columns of a zone: CNIG columns in lower case and what the reader adds. ``typesect`` is the TYPESECT of a carte
#: communale; ``autres_attributs`` keeps the filled fields that have no column here, as JSON text.
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
    "typesect": "text",
    "autres_attributs": "text",
}

#: Columns of prescriptions and informations: ``typepsc`` and ``stypepsc`` of the standard (``typeinf`` and
#: ``stypeinf`` for informations), then ``code`` (``"07-04"``) normalised by the reader; ``code_origine`` is the code as
#: delivered (``"PSC 09"``) when an old one was carried over to its successor.
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
    "code_origine": "text",
    "autres_attributs": "text",
}
INFORMATION_COLUMNS = {
    {"typepsc": "typeinf", "stypepsc": "stypeinf"}.get(name, name): kind for name, kind in PRESCRIPTION_COLUMNS.items()
}

#: Columns of DOC_URBA in lower case (PLU, carte communale and SCoT together), then what the reader found.
DOCUMENT_COLUMNS = {
    **dict.fromkeys(
        (
            *("idurba", "nom", "typedoc", "etat", "nomproc", "typeproc", "datappro", "datefin", "interco", "siren"),
            *("nomrapp", "urlrapp", "nomreg", "urlreg", "nomplan", "urlplan", "urlpe", "siteweb", "typeref", "dateref"),
            *("rapport", "padd", "pas", "doo", "daac", "urlrapport", "urlpadd", "urlpas", "urldoo", "urldaac"),
        ),
        "text",
    ),
    "type_document": "text",
    "version_standard": "text",
    "version_preuve": "text",
    "version_certaine": "boolean",
    "encodage": "text",
    "crs": "text",
    "source": "text",
    "notes": "text",
}
#: ``source``: where the commune is said to be covered (``DOC_URBA_COM``, ``zonage``, ``IDURBA``, ``couche``), joined
#: by ``|``; ``part_zonee``: share of its area that is zoned (0 to 1), NULL without a layer of communes.
COMMUNE_COLUMNS = {
    "insee": "text",
    "nom": "text",
    "idurba": "text",
    "epci": "text",
    "source": "text",
    "part_zonee": "real",
}
PERIMETER_COLUMNS = {"idurba": "text", "n_objets": "integer"}

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
#: Severities of an anomaly, the gravest first.
SEVERITIES = BLOQUANT, AVERTISSEMENT, INFORMATION = ("bloquant", "avertissement", "information")
SEVERITY_RANK = {name: rank for rank, name in enumerate(SEVERITIES)}


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
    document : one row per IDURBA, columns of ``DOCUMENT_COLUMNS``. Zones that bear no IDURBA are tied to the only
        document of the lot, else identified by their INSEE code, so that every ``zones.idurba`` has a row here.
    communes : columns of ``COMMUNE_COLUMNS``, one row per commune.
    zones : columns of ``ZONE_COLUMNS``, single valid polygons.
    prescriptions, informations : by primitive, ``{"surf": …, "lin": …, "pct": …}``, all three always present.
    anomalies : columns of ``ANOMALY_COLUMNS``, a point where the defect has a place (else None).
    perimeter : columns of ``PERIMETER_COLUMNS``, dissolved; SCoT only.

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
