"""Land already consumed as someone observed it: surfaces with a date and a vocation, each place consumed once."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd
from geopandas import GeoDataFrame

from ..documents.vocation import UNKNOWN, VOCATIONS, from_libelong
from ..errors import InputError
from ..geometry import priority_partition, repair
from ..text import clean, cnig_date, has_stem
from ..typography import enumeration, insecables, mesure, pluriel, tronque
from .layers import Layer
from .roles import slug

#: Words of authorisations and of observatories that the vocations of zones do not have.
_WORDS = (
    ("habitat", ("logement", "residen", "maison", "lotissement")),
    ("infrastructure", ("route", "voirie", "infrastructure", "transport")),
    ("mixte", ("mixte",)),
)
#: Rank of what has no date, after every date.
UNDATED = "99999999"
_YEAR = re.compile(r"(?:19|20)\d{2}")


@dataclass
class Consumption:
    """Surfaces consumed since T0, disjoint: the earliest takes a place observed twice.

    Attributes
    ----------
    layer : columns ``vocation``, ``date`` (AAAAMMJJ, a year, or ``UNDATED``).
    complete : the layer covers the whole territory, so that no object means nothing consumed.
    since : T0 as AAAAMMJJ, empty when every object counts.
    """

    layer: Layer
    complete: bool
    since: str
    notes: list[str] = field(default_factory=list)


def observed(
    frame: GeoDataFrame, since: str = "", date_field: str = "", vocation_field: str = "", complete: bool = False
) -> Consumption:
    """Return the consumption of a layer of surfaces, in a projected metre CRS.

    Parameters
    ----------
    since : objects dated before it are left out and counted; without date field, every object counts.

    Raises
    ------
    InputError
        A field does not exist.
    """
    fields = {str(name).lower(): name for name in frame.columns if name != frame.geometry.name}
    mended = repair(frame.geometry.to_numpy())
    kept = np.array([shape is not None and shape.area > 0 for shape in mended.geometries], dtype=bool)
    table = frame[kept].reset_index(drop=True)
    dates, notes = _dates(_column(table, fields, date_field, "date"), since, len(table))
    vocations, unknown = _vocations(_column(table, fields, vocation_field, "vocation"), len(table))
    later = np.array([date is not None for date in dates], dtype=bool)
    shapes = mended.geometries[kept][later]
    known = np.array([date for date in dates if date is not None], dtype=object)
    flat, double_m2 = priority_partition(shapes, list(known), sorted(set(known)))
    made = pd.DataFrame({"vocation": np.array(vocations, dtype=object)[later], "date": known})
    made["libelle"] = [clean(text) or "" for text in _label(table, fields)[later]]
    result = GeoDataFrame(made, geometry=list(flat), crs=frame.crs)
    notes = [*_counted(len(frame) - int(kept.sum()), int(mended.repaired.sum()), double_m2), *notes, *unknown]
    return Consumption(
        Layer("consommation", result), complete, since, [insecables(f"consommation : {note}") for note in notes]
    )


def _column(table: pd.DataFrame, fields: dict[str, Any], name: str, what: str) -> list[Any] | None:
    if not name:
        return None
    if name.lower() not in fields:
        raise InputError(
            f"couche de la consommation : le champ « {name} » (champ de la {what}) n’existe pas ; présents : "
            f"{', '.join(map(str, fields.values())) or 'aucun'}."
        )
    return list(table[fields[name.lower()]])


def _label(table: pd.DataFrame, fields: dict[str, Any]) -> np.ndarray:
    name = next((fields[one] for one in ("libelle", "nom", "name", "id") if one in fields), None)
    return np.array([""] * len(table) if name is None else list(table[name]), dtype=object)


def _counted(lost: int, repaired: int, double_m2: float) -> list[str]:
    notes = [pluriel(lost, "objet sans surface ignoré", "objets sans surface ignorés")] if lost else []
    if repaired:
        notes.append(pluriel(repaired, "géométrie réparée", "géométries réparées"))
    if double_m2 >= 1:
        notes.append(f"{mesure(double_m2 / 10_000, 'ha')} observés deux fois, comptés une")
    return notes


def _dates(values: list[Any] | None, since: str, count: int) -> tuple[list[str | None], list[str]]:
    """Return the date of each object, None for what was consumed before T0, ``UNDATED`` for what does not say."""
    if values is None:
        return [""] * count, ["sans champ de date, tous les objets sont comptés depuis T0"] if count else []
    dates = [_since(_date(value), since) for value in values]
    before, undated = sum(date is None for date in dates), sum(date == UNDATED for date in dates)
    notes = [f"{pluriel(before, 'objet antérieur', 'objets antérieurs')} à T0, hors du registre"] if before else []
    if undated:
        notes.append(f"{pluriel(undated, 'objet', 'objets')} sans date lisible, hors des sommes et comptés à part")
    return dates, notes


def _date(value: Any) -> str:
    """Return ``AAAAMMJJ``, a year alone, or ``UNDATED``."""
    text = clean(value) or ""
    date, understood = cnig_date(value)
    if understood and date and date.strip("0"):
        return date
    return text if _YEAR.fullmatch(text) else UNDATED


def _since(date: str, since: str) -> str | None:
    """Return the date when it is not before T0, None when it is, ``UNDATED`` when a year alone does not tell."""
    if date == UNDATED or not since:
        return date
    first, last = (f"{date}0101", f"{date}1231") if len(date) == 4 else (date, date)
    if last < since:
        return None
    return date if first >= since else UNDATED


def _vocations(values: list[Any] | None, count: int) -> tuple[list[str], list[str]]:
    """Return the vocation of each object by its name or by its words, and the words that name none."""
    if values is None:
        return [UNKNOWN] * count, [
            "sans champ de vocation, chaque place prend celle de la zone ouverte"
        ] if count else []
    found = {text: _vocation(text) for text in {clean(value) for value in values}}
    unread = sorted(text for text, vocation in found.items() if text and vocation == UNKNOWN and slug(text) != UNKNOWN)
    notes = []
    if unread:
        shown = enumeration(f"« {tronque(text, 30)} »" for text in unread[:8])
        notes.append(f"vocation non reconnue : {shown}{' …' if len(unread) > 8 else ''}")
    return [found[clean(value)] for value in values], notes


def _vocation(text: str | None) -> str:
    if text is None:
        return UNKNOWN
    if slug(text) in VOCATIONS:
        return slug(text)
    words = next((vocation for vocation, stems in _WORDS if has_stem(text, stems)), None)
    answer = from_libelong(text)
    return words or (answer[0] if answer else UNKNOWN)
