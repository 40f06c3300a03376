"""The commune layer, whatever its producer calls its fields."""

from __future__ import annotations

import pandas as pd
from geopandas import GeoDataFrame, GeoSeries

from ..errors import InputError
from ..geometry import dissolve, repair

#: Names under which public layers carry each column (Admin Express, COG, OSM exports, agencies), lower case.
SYNONYMS = {
    "code_insee": ("code_insee", "insee", "insee_com", "codgeo", "code_commune", "depcom", "code", "com"),
    "nom": ("nom", "nom_com", "nom_commune", "libgeo", "libelle", "commune", "name", "nom_officiel"),
    "siren_epci": ("siren_epci", "epci", "code_epci", "siren"),
    "niveau": ("niveau", "armature", "niveau_armature"),
    "population": ("population", "pop", "pop_mun", "pmun"),
}
REQUIRED = ("code_insee",)


def normalise_communes(frame: GeoDataFrame, insee_field: str = "") -> tuple[GeoDataFrame, list[str]]:
    """Return communes with ``code_insee``, ``nom``, ``siren_epci``, ``niveau``, ``population``, one row per code.

    Parameters
    ----------
    frame : polygons in a projected metre CRS, lower-case columns.
    insee_field : field that holds the INSEE code when its name is not one of ``SYNONYMS``.

    Returns
    -------
    Communes sorted by code, parts of one commune dissolved, geometry repaired; and notes on what was mended. A number
    that lost its leading zero (1004) gets it back (01004); columns the layer lacks are NULL.

    Raises
    ------
    InputError
        No INSEE code, a code that is not one, or no polygon at all.
    """
    column = insee_field.lower() if insee_field else next((c for c in SYNONYMS["code_insee"] if c in frame), "")
    if column not in frame:
        raise InputError(
            f"couche des communes : aucun champ de code INSEE (cherchés : {', '.join(SYNONYMS['code_insee'])} ; "
            f"présents : {', '.join(c for c in frame.columns if c != frame.geometry.name)}). Indiquez-le."
        )
    notes = []
    codes = frame[column].map(insee_code)
    if codes.isna().any():
        wrong = frame.loc[codes.isna(), column].iloc[0]
        raise InputError(
            f"couche des communes, champ « {column} » : « {wrong} » n’est pas un code INSEE (cinq caractères, 62041 "
            "ou 2A004)."
        )
    mended = repair(frame.geometry.to_numpy())
    if mended.repaired.any():
        notes.append(f"communes : {int(mended.repaired.sum())} géométrie(s) réparée(s)")
    table = pd.DataFrame({"code_insee": codes})
    for name, synonyms in SYNONYMS.items():
        if name != "code_insee":
            found = next((c for c in synonyms if c in frame and c != column), None)
            table[name] = frame[found] if found else None
    shapes = GeoSeries(mended.geometries, index=frame.index, crs=frame.crs)
    kept = ~(shapes.isna() | shapes.is_empty)
    if not kept.any():
        raise InputError("couche des communes : aucun polygone. Donnez une couche de surfaces non vide.")
    if not kept.all():
        notes.append(f"communes : {int((~kept).sum())} objet(s) sans géométrie ignoré(s)")
    rows, geometry = [], []
    for code, group in table[kept].groupby("code_insee", sort=True):
        rows.append(group.iloc[0])
        geometry.append(dissolve(shapes[group.index].to_numpy()))
        if len(group) > 1:
            notes.append(f"commune {code} : {len(group)} objets réunis")
    return GeoDataFrame(pd.DataFrame(rows).reset_index(drop=True), geometry=geometry, crs=frame.crs), notes


def insee_code(value: object) -> str | None:
    """Return an INSEE code of five characters, or None: ``1004`` and ``1004.0`` become ``01004``."""
    text = "" if value is None else str(value).strip().upper()
    text = text[:-2] if text.endswith(".0") else text
    text = text.zfill(5) if text.isdigit() and len(text) == 4 else text
    good = len(text) == 5 and text[2:].isdigit() and (text[:2].isdigit() or text[:2] in ("2A", "2B"))
    return text if good else None
