"""Layers of communes, whoever made them: one list of field names, one row per commune, everything mended told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
import pandas as pd
import shapely
from geopandas import GeoDataFrame

from .errors import InputError
from .geometry import dissolve, polygons_of, repair
from .text import clean, insee, is_insee
from .typography import insecables, pluriel

#: Names under which public layers carry each column (Admin Express, COG, OSM exports, agencies), lower case.
SYNONYMS = {
    "code_insee": ("code_insee", "insee", "insee_com", "codgeo", "code_commune", "depcom", "code", "com"),
    "nom": ("nom", "nom_com", "nom_commune", "nom_officiel", "libgeo", "libelle", "commune", "name"),
    "siren_epci": ("siren_epci", "epci", "code_epci", "siren"),
    "niveau": ("niveau", "armature", "niveau_armature"),
    "population": ("population", "pop", "pop_mun", "pmun"),
}


def normalise_communes(frame: GeoDataFrame, insee_field: str = "") -> tuple[GeoDataFrame, list[str]]:
    """Return communes with ``code_insee``, ``nom``, ``siren_epci``, ``niveau``, ``population``, one row per code.

    Parameters
    ----------
    frame : polygons in a projected metre CRS; the case of the column names does not matter.
    insee_field : field that holds the INSEE code when its name is not one of ``SYNONYMS``.

    Returns
    -------
    Communes sorted by code, parts of one commune dissolved, geometry repaired, columns as text (NULL where the layer
    lacks one); and notes in French on what was mended or left out: objects without code or without outline. A number
    that lost its leading zero (1004) gets it back (01004).

    Raises
    ------
    InputError
        No INSEE code, a code that is not one, or no commune with a code and an outline.
    """
    names = {str(name).lower(): name for name in frame.columns if name != frame.geometry.name}
    field = _insee_field(names, insee_field)
    table = pd.DataFrame({"code_insee": _codes(frame, names[field])}, dtype=object)
    for column, synonyms in SYNONYMS.items():
        found = next((names[s] for s in synonyms if s in names and s != field), None)
        if column != "code_insee":
            table[column] = None if found is None else pd.Series(map(clean, frame[found]), dtype=object)
    mended = repair(polygons_of(frame.geometry.to_numpy()))
    drawn = ~shapely.is_missing(mended.geometries)
    coded = table["code_insee"].notna().to_numpy()
    kept = drawn & coded
    if not kept.any():
        raise InputError(
            f"couche des communes : aucune surface avec un code INSEE dans « {field} ». Donnez une couche de "
            "communes non vide."
        )
    notes = [
        f"communes : {pluriel(count, *words)}"
        for count, words in (
            (int(mended.repaired.sum()), ("géométrie réparée", "géométries réparées")),
            (int((~drawn).sum()), ("objet sans géométrie ignoré", "objets sans géométrie ignorés")),
            (int((drawn & ~coded).sum()), ("objet sans code INSEE ignoré", "objets sans code INSEE ignorés")),
        )
        if count
    ]
    communes = GeoDataFrame(table[kept].reset_index(drop=True), geometry=mended.geometries[kept], crs=frame.crs)
    communes, joined = _one_row_each(communes)
    return communes, [insecables(note) for note in (*notes, *joined)]


def _insee_field(names: Mapping[str, Any], asked: str) -> str:
    field = asked.lower() if asked else next((name for name in SYNONYMS["code_insee"] if name in names), "")
    if asked and field not in names:
        raise InputError(
            f"couche des communes : le champ « {asked} » n’existe pas (présents : "
            f"{', '.join(map(str, names.values()))})."
        )
    if field not in names:
        raise InputError(
            f"couche des communes : aucun champ de code INSEE (cherchés : {', '.join(SYNONYMS['code_insee'])} ; "
            f"présents : {', '.join(map(str, names.values()))}). Indiquez-le."
        )
    return field


def _codes(frame: GeoDataFrame, column: Any) -> list[str | None]:
    codes = [insee(value) for value in frame[column]]
    wrong = [value for value, code in zip(frame[column], codes) if code is not None and not is_insee(code)]
    if wrong:
        raise InputError(
            f"couche des communes, champ « {column} » : « {wrong[0]} » n’est pas un code INSEE ; attendu : cinq "
            "caractères (62041 ou 2A004)."
        )
    return codes


def _one_row_each(communes: GeoDataFrame) -> tuple[GeoDataFrame, list[str]]:
    """Unite the objects of one commune, its attributes being those of the first; sort by code."""
    shapes, notes = communes.geometry.to_numpy().copy(), []
    codes = communes["code_insee"]
    for code, rows in communes[codes.duplicated(keep=False)].groupby("code_insee").groups.items():
        positions = np.asarray(rows)
        shapes[positions[0]] = dissolve(shapes[positions])
        notes.append(f"commune {code} : {pluriel(len(positions), 'objet réuni', 'objets réunis')}")
    result = communes.set_geometry(shapes, crs=communes.crs)[~codes.duplicated().to_numpy()]
    return result.sort_values("code_insee", ignore_index=True), notes


def invented(codes: Iterable[object]) -> bool:
    """Say whether codes are all of communes 99xxx: INSEE keeps 99 for foreign countries, no commune has one."""
    known = [str(code) for code in codes if code is not None]
    return bool(known) and all(is_insee(code) and code.startswith("99") for code in known)
