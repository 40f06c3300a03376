"""Territories of a measure, of any kind: communes, EPCI, priority districts, perimeters drawn by hand."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import shapely
from geopandas import GeoDataFrame

from ..communes import SYNONYMS
from ..errors import InputError
from ..geometry import dissolve, overlay, polygons_of
from ..text import clean, insee, is_insee
from ..typography import insecables, pluriel
from .overlaps import overlaps

#: Where a code and a name are looked for when no field is given, in that order.
CODE_FIELDS = (*SYNONYMS["code_insee"], "code_qp", "code_qpv", "siren_epci", "code_epci", "siren", "id")
NAME_FIELDS = (*SYNONYMS["nom"], "nom_qp", "nom_epci", "lib_qp", "label")
#: Share of the territories claimed twice from which totals count each place once (%).
OVERLAP_TOLD = 0.1
#: Code and name of the only territory when none is given.
COMMON = ("ensemble", "Emprise commune aux deux dates")


def read_territories(
    frame: GeoDataFrame, code_field: str = "", name_field: str = "", group_field: str = ""
) -> tuple[GeoDataFrame, list[str]]:
    """Return ``code``, ``nom``, ``groupe``, ``geometry``, one row by code, sorted by code, and notes in French.

    Parameters
    ----------
    frame : valid polygons in a projected metre CRS, field names in lower case.
    code_field, name_field, group_field : fields; empty: looked for among `CODE_FIELDS` and `NAME_FIELDS`, no group.

    A layer without any code numbers its objects. INSEE codes that lost their zero get it back. Objects of one code
    are one territory, named by the first; a NULL group stays NULL.

    Raises
    ------
    InputError
        A field that the layer does not have, or objects without a code while others have one.
    """
    names = [str(name) for name in frame.columns if name != frame.geometry.name]
    code, name = _field(names, code_field, CODE_FIELDS), _field(names, name_field, NAME_FIELDS)
    group = _field(names, group_field, ())
    codes, notes = _codes(frame, code)
    table = pd.DataFrame({"code": codes}, dtype=object)
    table["nom"] = table["code"] if name is None else [clean(v) or c for v, c in zip(frame[name], codes)]
    table["groupe"] = None if group is None else [clean(value) for value in frame[group]]
    notes.insert(0, f"territoires : code « {code or 'numéro d’ordre'} », nom « {name or 'le code'} »")
    shapes = polygons_of(frame.geometry.to_numpy())
    rows = table.groupby("code", sort=True).indices
    merged = sum(len(positions) > 1 for positions in rows.values())
    if merged:
        notes.append(f"territoires : {pluriel(merged, 'code')} à plusieurs objets, réunis")
    heads = np.array([positions[0] for positions in rows.values()], dtype=int)
    united = np.empty(len(heads), dtype=object)
    united[:] = [shapes[p[0]] if len(p) == 1 else dissolve(shapes[p]) for p in rows.values()]
    found = GeoDataFrame(table.iloc[heads].reset_index(drop=True), geometry=united, crs=frame.crs)
    return found, [insecables(note) for note in notes]


def _field(names: list[str], asked: str, usual: tuple[str, ...]) -> str | None:
    if not asked:
        return next((name for name in usual if name in names), None)
    if asked.lower() not in names:
        raise InputError(f"territoires : le champ « {asked} » n’existe pas ; présents : {', '.join(names)}.")
    return asked.lower()


def _codes(frame: GeoDataFrame, field: str | None) -> tuple[list[str], list[str]]:
    """Return the code of each object, the lost zeros of INSEE codes given back."""
    if field is None:
        return [str(number) for number in range(1, len(frame) + 1)], []
    codes = [clean(value) for value in frame[field]]
    empty = [str(fid) for fid, code in zip(frame.index, codes) if code is None]
    if empty:
        raise InputError(
            f"territoires, champ « {field} » : {pluriel(len(empty), 'objet')} sans code (n° {', '.join(empty[:10])}). "
            "Complétez le code ou choisissez un autre champ."
        )
    mended = [insee(code) for code in codes]
    if codes == mended or not all(map(is_insee, mended)):
        return [str(code) for code in codes], []
    lost = sum(one != other for one, other in zip(codes, mended))
    told = f"territoires : zéro de tête rendu à {pluriel(lost, 'code INSEE', 'codes INSEE')}"
    return [str(code) for code in mended], [told]


def common_territory(first: np.ndarray, second: np.ndarray | None, crs: Any) -> tuple[GeoDataFrame, GeoDataFrame]:
    """Return the extent that both dates cover as the only territory, and the extent that either covers.

    Parameters
    ----------
    second : None when one layer carries both dates.

    Raises
    ------
    InputError
        The two dates have no place in common.
    """
    both = either = dissolve(first)
    if second is not None:
        later = dissolve(second)
        both = polygons_of(overlay(shapely.intersection, either, later))[0]
        either = dissolve([either, later])
    if shapely.is_empty(both):
        raise InputError(
            "les deux occupations du sol ne couvrent aucun lieu commun. Vérifiez leurs systèmes de coordonnées et "
            "leurs territoires."
        )
    return _one(both, COMMON[1], crs), _one(either, COMMON[1], crs)


def overlapping_share(territories: GeoDataFrame) -> float:
    """Return the share of the territories that two of them claim, %."""
    return 100.0 * overlaps(territories.geometry.to_numpy()).share


def together(territories: GeoDataFrame) -> GeoDataFrame:
    """Return all the territories as one, each place once."""
    return _one(dissolve(territories.geometry.to_numpy()), "Ensemble des territoires", territories.crs)


def _one(shape: shapely.Geometry, name: str, crs: Any) -> GeoDataFrame:
    return GeoDataFrame({"code": [COMMON[0]], "nom": [name], "groupe": [None]}, geometry=[shape], crs=crs)
