"""A zoning in progress in place of the one a document was delivered with."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
from geopandas import GeoDataFrame

from .model import PlanningDocument
from .normalise import build_document

ZONING_TABLE = "ZONE_URBA"


def replace_zones(document: PlanningDocument, zones: GeoDataFrame) -> PlanningDocument:
    """Return the document with another zoning, read by the same rules; prescriptions and the rest stay.

    Parameters
    ----------
    zones : layer with the CNIG fields of a zoning (``typezone`` and ``libelle`` at least), CRS of the document.

    Returns
    -------
    A document whose anomalies are those of the new zoning and those of the tables that stay. The version is the one
    of the new zoning: its fields decide what can be measured.

    Raises
    ------
    InputError
        The layer is not a zoning.
    """
    drawn = build_document({ZONING_TABLE: zones}, source="zonage en cours")
    kept = document.anomalies[document.anomalies["couche"].str.upper() != ZONING_TABLE]
    anomalies = GeoDataFrame(
        pd.concat([kept, drawn.anomalies], ignore_index=True),
        geometry=document.anomalies.geometry.name,
        crs=document.zones.crs,
    )
    return replace(document, zones=drawn.zones, anomalies=anomalies, version=drawn.version, notes=list(document.notes))
