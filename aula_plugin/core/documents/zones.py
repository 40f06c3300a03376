"""Zones of a document: family, sub-type, vocation, and what is odd about them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

import pandas as pd
from geopandas import GeoDataFrame

from ..tables import values
from . import families, vocation
from .defects import AnomalyLog
from .model import Version
from .version import is_v2014_or_older

_STECAL_LABEL = re.compile(r"^\d*[AN](?:h|H$)")
_DESTINATIONS = ("destoui", "destcdt", "destnon")
_NEEDED = ("libelle", "libelong", "typezone", "formdomi", "destoui", "destcdt", "destnon", "destdomi", "typesect")
#: Sectors of a carte communale where building is allowed are read as U; the others have no equivalent (convention).
_OPEN_SECTORS = ("01", "02")


def qualify(
    zones: GeoDataFrame,
    versions: Mapping[str, Version],
    types: Mapping[str, str | None],
    given: Mapping[tuple[str, str], str],
    table: str,
    log: AnomalyLog,
) -> GeoDataFrame:
    """Return whole zones (one row per object) with their family, sub-type and vocation.

    Parameters
    ----------
    zones : repaired objects with ``idurba`` set to the key of their document and ``fid_source``.
    versions, types : vintage and type (PLU, POS…) by document key.
    given : vocations confirmed by the planner, by (IDURBA, LIBELLE).

    TYPEZONE prevails over LIBELLE; every doubt is recorded, zone by zone, with its area in m².
    """
    zones = zones.copy()
    for name in _NEEDED:
        if name not in zones:
            zones[name] = None
    sector = zones["typesect"].notna() & zones["typezone"].isna()
    zones["typezone"] = [families.canonical(value) for value in zones["typezone"]]
    pos = [types.get(key) == "POS" for key in zones["idurba"]]
    found = [
        _sector_family(row_sector) if is_sector else families.classify(typezone, libelle, old)
        for is_sector, row_sector, typezone, libelle, old in zip(
            sector, zones["typesect"], zones["typezone"], zones["libelle"], pos
        )
    ]
    zones["famille"] = pd.Series([f.famille for f in found], index=zones.index, dtype=object)
    zones["sous_type"] = pd.Series([f.sous_type for f in found], index=zones.index, dtype=object)
    zones["typezone_conflit"] = pd.Series([f.conflict for f in found], index=zones.index, dtype=object)
    zones[list(vocation.COLUMNS)] = vocation.resolve(zones, given)
    old_versions = {key for key, version in versions.items() if is_v2014_or_older(version)}
    for row, family, is_sector in zip(zones.itertuples(), found, sector):
        _tell(row, family, is_sector, row.idurba in old_versions, table, log)
    return zones


def _sector_family(typesect: str | None) -> families.Family:
    return families.Family("U" if typesect in _OPEN_SECTORS else None, None, None, True, False)


def _tell(row: Any, family: families.Family, is_sector: bool, old: bool, table: str, log: AnomalyLog) -> None:
    def add(code: str, detail: str) -> None:
        log.add(code, table, detail, row.fid_source, row.libelle, row.geometry.area, row.geometry)

    if row.libelle is None:
        add("libelle_vide", f"TYPEZONE « {row.typezone or ''} »")
    if is_sector:
        _tell_sector(row, add)
    else:
        _tell_family(row, family, old, add)
    _tell_lists(row, add)
    if row.vocation_conflit:
        add("vocation_conflit", f"{row.vocation_conflit} ; retenu : {row.vocation} ({row.vocation_source})")
    if row.vocation == vocation.UNKNOWN and not (is_sector and family.famille is None):
        add("vocation_inconnue", f"LIBELONG « {row.libelong or ''} »")


def _tell_sector(row: Any, add: Callable[[str, str], None]) -> None:
    if row.typesect not in values("cc_secteur_type", "typesect"):
        add("secteur_hors_liste", f"TYPESECT « {row.typesect} »")
    elif row.typesect not in _OPEN_SECTORS:
        add("secteur_sans_famille", f"TYPESECT {row.typesect} ; les règles sur U, AU, A et N ne le comptent pas")


def _tell_family(row: Any, family: families.Family, old: bool, add: Callable[[str, str], None]) -> None:
    if row.typezone is None and family.famille:
        add("typezone_vide", f"LIBELLE « {row.libelle} », famille {family.famille}")
    elif not family.listed:
        add("typezone_hors_liste", f"TYPEZONE « {row.typezone} », famille retenue : {family.famille or 'aucune'}")
    elif families.abandoned(row.typezone) and not old:
        add("typezone_hors_liste", f"TYPEZONE « {row.typezone} », abandonné depuis v2017 ; famille {family.famille}")
    if family.famille is None:
        add("famille_indeterminee", f"TYPEZONE « {row.typezone or ''} », LIBELLE « {row.libelle or ''} »")
    if family.conflict:
        add("typezone_conflit", f"{family.conflict} (LIBELLE « {row.libelle} ») ; TYPEZONE est gardé, à vérifier")
    if family.sous_type == families.UNKNOWN:
        add("au_indetermine", f"TYPEZONE « {row.typezone or ''} », LIBELLE « {row.libelle or ''} »")
    if row.typezone in ("Ah", "Nh") or (family.famille in ("A", "N") and _STECAL_LABEL.match(row.libelle or "")):
        add("stecal_candidat", f"TYPEZONE « {row.typezone or ''} » ; compté à part, jamais ajouté sans confirmation")


def _tell_lists(row: Any, add: Callable[[str, str], None]) -> None:
    if row.formdomi and row.formdomi not in values("plu_formdomi", "formdomi"):
        add("formdomi_hors_liste", f"FORMDOMI « {row.formdomi} »")
    known = values("plu_destination", "code")
    for name in _DESTINATIONS:
        value = getattr(row, name)
        strange = [code for code in re.split(r"[-,;/\s]+", value or "") if code and code not in known]
        if strange:
            add("destination_hors_liste", f"{name.upper()} « {value} » : {', '.join(strange)}")


def tell_unused(zones: pd.DataFrame, given: Mapping[tuple[str, str], str], log: AnomalyLog) -> None:
    """Record the lines of the planner's table that name no zone."""
    labels = set(zip(zones["idurba"], zones["libelle"]))
    names = {libelle for _, libelle in labels}
    for (idurba, libelle), value in given.items():
        if (idurba, libelle) not in labels if idurba else libelle not in names:
            log.add("vocation_sans_zone", "TABLE_VOCATIONS", f"IDURBA « {idurba} », vocation {value}", item=libelle)
