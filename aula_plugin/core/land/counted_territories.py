"""Communes of the counter: their EPCI, their SCoT, and whether the guarantee of one hectare is theirs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import shapely
from geopandas import GeoDataFrame

from ..errors import InputError
from ..text import clean, number, plain
from .remarks import Remark, remark, some
from .territories import read_territories

#: Column to the names it is looked for under, lower case.
FIELDS = {
    "epci": ("epci", "siren_epci", "code_epci", "epci_code", "siren"),
    "epci_nom": ("nom_epci", "epci_nom", "libepci", "lib_epci", "epci_txt"),
    "scot": ("scot", "code_scot", "scot_code", "id_scot"),
    "scot_nom": ("nom_scot", "scot_nom", "libscot", "lib_scot"),
    "eligible": ("eligible", "eligible_garantie", "garantie"),
}
_NUMBERS: dict[float | None, str] = {1.0: "1", 0.0: "0"}
_TRUE, _FALSE = ("oui", "o", "vrai", "true", "t", "yes", "1"), ("non", "n", "faux", "false", "f", "no", "0")


def read_counted(frame: GeoDataFrame, asked: Mapping[str, str], guarantee: bool) -> tuple[GeoDataFrame, list[Remark]]:
    """Return ``code, nom, epci, epci_nom, scot, scot_nom, eligible, surface_m2, geometry``, one row by code.

    Parameters
    ----------
    frame : polygons in a projected metre CRS, field names in lower case.
    asked : field by column (``code``, ``nom`` and those of `FIELDS`), those the person named.
    guarantee : without a field of eligibility, every commune is taken as eligible, and it is told.

    Raises
    ------
    InputError
        A field that does not exist, an eligibility that is neither yes nor no.
    """
    names = [str(name) for name in frame.columns if name != frame.geometry.name]
    numbered = frame.assign(_rang=[str(position) for position in range(len(frame))])
    found, notes = read_territories(numbered, asked.get("code", ""), asked.get("nom", ""), "_rang")
    rows = frame.iloc[found["groupe"].astype(int).to_numpy()]
    remarks = [remark("territoires", note) for note in notes]
    for column, usual in FIELDS.items():
        field = _field(names, asked.get(column, ""), usual)
        values = np.full(len(found), None, dtype=object) if field is None else rows[field].map(clean).to_numpy(object)
        if column == "eligible":
            values = _eligible(field, values, found["code"], guarantee, remarks)
        found[column] = values
    found["surface_m2"] = shapely.area(found.geometry.to_numpy())
    return found[["code", "nom", *FIELDS, "surface_m2", "geometry"]], remarks


def _field(names: Sequence[str], asked: str, usual: Sequence[str]) -> str | None:
    if not asked:
        return next((name for name in usual if name in names), None)
    if asked.lower() not in names:
        raise InputError(f"territoires : le champ « {asked} » n’existe pas ; présents : {', '.join(names)}.")
    return asked.lower()


def _eligible(field: str | None, values: Any, codes: Any, guarantee: bool, remarks: list[Remark]) -> np.ndarray:
    """Return whether each commune is eligible; NULL is not a yes, and is told."""
    if field is None:
        if guarantee:
            remarks.append(
                remark(
                    "garantie",
                    "Aucun champ d’éligibilité : la garantie communale est appliquée à toutes les communes. Donnez le "
                    "champ (CHAMP_ELIGIBLE) si certaines n’ont pas de document d’urbanisme prescrit, arrêté ou "
                    "approuvé avant le 22 août 2026.",
                )
            )
        return np.full(len(values), True, dtype=object)
    words = [None if value is None else plain(_NUMBERS.get(number(value), value)) for value in values]
    wrong = [value for value, word in zip(values, words) if word is not None and word not in (*_TRUE, *_FALSE)]
    if wrong:
        raise InputError(f"territoires, champ « {field} » : « {wrong[0]} » n’est ni oui ni non.")
    unknown = [code for code, word in zip(codes, words) if word is None]
    if unknown:
        text = f"{len(unknown)} commune(s) sans éligibilité connue : sans garantie ({some(unknown)})."
        remarks.append(remark("garantie", text, unknown))
    return np.array([word in _TRUE for word in words], dtype=object)
