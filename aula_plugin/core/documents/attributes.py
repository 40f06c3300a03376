"""Columns of a delivered table brought to the standard: names in lower case, text, codes, dates."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
import pandas as pd
from geopandas import GeoDataFrame

from ..errors import InputError
from ..text import clean, cnig_date, insee, is_damaged, is_insee, two_digits
from ..typography import pluriel
from .defects import AnomalyLog

#: Names under which files and services deliver a field of the standard.
SYNONYMS = {
    "insee": ("insee", "depcom", "code_insee", "codeinsee", "insee_com"),
    "idurba": ("idurba", "id_urba"),
}
_TWO_DIGITS = ("typepsc", "stypepsc", "typeinf", "stypeinf", "destdomi", "typesect", "etat", "typeref")
_DATES = ("datappro", "datefin", "datvalid", "dateref", "datecog")
_YEAR_ALLOWED = ("dateref", "datecog")
#: Keys and measures that software adds to a file: nothing a planner wrote.
TECHNICAL = {"fid", "ogc_fid", "objectid", "gml_id", "shape_leng", "shape_length", "shape_area", "geometry"}


def standardise(frame: pd.DataFrame, table: str, log: AnomalyLog) -> pd.DataFrame:
    """Return a table with lower-case names and plain text values, on the same index; geometry is left alone.

    Unreadable dates, damaged texts and INSEE codes are recorded, one row per table and field.

    Raises
    ------
    InputError
        Two columns bear the same name once in lower case.
    """
    geometry = frame.geometry.name if isinstance(frame, GeoDataFrame) else None
    names = [name if name == geometry else _name(name) for name in frame.columns]
    repeated = sorted({name for name in names if names.count(name) > 1})
    if repeated:
        raise InputError(f"{table} : le champ {', '.join(repeated)} existe deux fois (à la casse près)")
    result = frame.set_axis(names, axis=1)
    for wanted, others in SYNONYMS.items():
        found = next((name for name in others if name in names), None)
        if found and found != wanted:
            result = result.rename(columns={found: wanted})
    for name in result.columns:
        if name != geometry:
            result[name] = _column(result[name], name, table, log)
    return result


def _name(name: Any) -> str:
    return str(name).strip().lower()


def _column(values: pd.Series, name: str, table: str, log: AnomalyLog) -> pd.Series:
    if name in _TWO_DIGITS:
        return _mapped(values, two_digits)
    if name in _DATES:
        return _dates(values, name, table, log)
    if name == "insee":
        return _insee(values, table, log)
    if name == "formdomi":
        return _mapped(values, lambda v: text.zfill(4) if (text := clean(v)) and text.isdigit() else clean(v))
    if name == "idurba":
        return _mapped(values, _idurba)
    cleaned = _mapped(values, clean)
    damaged = cleaned[cleaned.map(is_damaged)]
    if len(damaged):
        log.add(
            "texte_abime",
            table,
            f"{name.upper()} : {pluriel(len(damaged), 'objet')}, par exemple « {damaged.iloc[0]} »",
        )
    return cleaned


def _idurba(value: Any) -> str | None:
    """Give back the zero that a number lost: INSEE then date, without a type, has 13 digits (v2014)."""
    text = clean(value)
    return text.zfill(13) if text and text.isdigit() and len(text) == 12 else text


def _mapped(values: pd.Series, function: Callable[[Any], Any]) -> pd.Series:
    return pd.Series([function(value) for value in values], index=values.index, dtype=object)


def _dates(values: pd.Series, name: str, table: str, log: AnomalyLog) -> pd.Series:
    read = [cnig_date(value) for value in values]
    years = name in _YEAR_ALLOWED
    strange = [text for text, understood in read if text and not understood and not (years and len(text) == 4)]
    if strange:
        log.add(
            "date_illisible",
            table,
            f"{name.upper()} : {pluriel(len(strange), 'objet')}, par exemple « {strange[0]} » ; attendu : AAAAMMJJ",
        )
    return pd.Series([text for text, _ in read], index=values.index, dtype=object)


def _insee(values: pd.Series, table: str, log: AnomalyLog) -> pd.Series:
    codes = _mapped(values, insee)
    mended = [(raw, code) for raw, code in zip(values, codes) if code and len(code) > len(clean(raw) or "")]
    if mended:
        example = f"« {clean(mended[0][0])} » devient « {mended[0][1]} »"
        log.add("insee_complete", table, f"{pluriel(len(mended), 'objet')}, par exemple {example}")
    strange = [code for code in codes if code and not is_insee(code)]
    if strange:
        example = f"« {strange[0]} » ; attendu : cinq caractères"
        log.add("insee_mal_forme", table, f"{pluriel(len(strange), 'objet')}, par exemple {example}")
    return codes


def select(frame: pd.DataFrame, columns: Mapping[str, str], spent: frozenset[str] = frozenset()) -> pd.DataFrame:
    """Return ``columns`` in order, NULL where the vintage lacks one.

    What else is filled goes as JSON text into ``autres_attributs`` when that column is asked for; ``spent`` names
    the fields already told elsewhere.
    """
    result = pd.DataFrame(index=frame.index)
    for name in columns:
        result[name] = frame.get(name)
    if "autres_attributs" in columns:
        others = [
            c for c in frame.columns if c not in columns and c not in TECHNICAL and c not in spent and c[0] != "_"
        ]
        result["autres_attributs"] = _as_json(frame, others)
    result = result.astype(object).where(result.notna(), None)
    if isinstance(frame, GeoDataFrame):
        return GeoDataFrame(result, geometry=np.asarray(frame.geometry, dtype=object), crs=frame.crs)
    return result


def _as_json(frame: pd.DataFrame, names: list[str]) -> list[str | None]:
    texts: list[str | None] = []
    for values in zip(*(frame[name] for name in names)) if names else [()] * len(frame):
        filled = {name: value for name, value in zip(names, values) if value is not None and value == value}
        texts.append(json.dumps(filled, ensure_ascii=False) if filled else None)
    return texts
