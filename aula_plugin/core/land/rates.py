"""Rates of reduction by territory: a commune takes its own, else its EPCI's, else its SCoT's, else its region's.

A code is written bare, or with its kind: ``EPCI_200072460``, ``SCOT_10394``, ``REGION_32``, ``COMMUNE_62041``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd

from ..errors import InputError
from ..tables import load
from ..text import clean, insee, is_insee, number
from .remarks import Remark, remark, some

CODES = ("territoire", "code", "code_insee", "code_territoire", "siren", "siren_epci", "epci", "scot", "insee")
RATES = ("objectif_reduction_pct", "taux", "taux_pct", "objectif", "reduction_pct", "objectif_pct")
_KINDS = {"EPCI": "epci", "SCOT": "scot", "REGION": "region", "COMMUNE": "commune", "COM": "commune"}
#: From the nearest to the farthest.
ORDER = ("commune", "epci", "scot", "region")


@dataclass(frozen=True)
class Rates:
    """Rates read: kind to code to %, and codes whose kind only the layer can tell (``""``)."""

    by_kind: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    remarks: tuple[Remark, ...] = ()


def read_rates(table: pd.DataFrame, code: str = "", value: str = "") -> Rates:
    """Return the rates of a table.

    Raises
    ------
    InputError
        No column of code or of rate, a rate that is not a number from 0 to 100, or one territory with two rates.
    """
    table = table.rename(columns={name: str(name).strip().lower() for name in table.columns})
    code = code.lower() or next((name for name in CODES if name in table), "")
    value = value.lower() or next((name for name in RATES if name in table), "")
    for name, words in ((code, "le territoire"), (value, "le taux")):
        if name not in table:
            shown = ", ".join(one for one in table if one not in ("fid", "geometry"))
            raise InputError(f"table des taux : aucune colonne pour {words}. Indiquez-la parmi : {shown}.")
    found: dict[str, dict[str, float]] = {}
    empty = []
    for text, rate in zip(table[code].map(clean), table[value].map(clean)):
        if text is None:
            continue
        if rate is None:
            empty.append(text)
            continue
        read = number(rate.rstrip("% \u00a0\u202f"))
        if read is None or not 0 <= read <= 100:
            raise InputError(f"table des taux, « {text} » : « {rate} » n’est pas un taux. Corrigez-le : de 0 à 100 %.")
        kind, bare = _kind(text)
        if found.setdefault(kind, {}).setdefault(bare, read) != read:
            raise InputError(f"table des taux : « {text} » y a deux taux. Gardez-en un.")
    told = [remark("taux", f"Taux : {len(empty)} territoire(s) sans valeur ({some(empty)}).", empty)] if empty else []
    return Rates(found, tuple(told))


def _kind(text: str) -> tuple[str, str]:
    """Return the kind a code says, or shows by its form, and the code alone."""
    head, _, tail = text.partition("_")
    if head.upper() in _KINDS and tail:
        return _KINDS[head.upper()], tail if head.upper() not in ("COM", "COMMUNE") else insee(tail) or tail
    mended = insee(text) or text
    if is_insee(mended):
        return "commune", mended
    if len(text) == 2:
        return "region", text
    return "", text


def rates_of(territories: pd.DataFrame, rates: Rates, default: float) -> tuple[pd.DataFrame, list[Remark]]:
    """Return ``taux`` and ``source`` (kind of the territory the rate is of, or « défaut ») by row.

    Parameters
    ----------
    territories : ``code, epci, scot``, NULL where there is none.
    """
    loose = rates.by_kind.get("", {})
    places = {
        "commune": territories["code"],
        "epci": territories["epci"],
        "scot": territories["scot"],
        "region": territories["code"].map(_region),
    }
    found = pd.DataFrame({"taux": default, "source": "défaut"}, index=territories.index)
    used: set[str] = set()
    for kind in reversed(ORDER):
        known = {**(loose if kind != "region" else {}), **rates.by_kind.get(kind, {})}
        bare = places[kind].map(lambda text, kind=kind: _bare(text, kind))
        has = bare.isin(known)
        found.loc[has, "taux"], found.loc[has, "source"] = bare[has].map(known), kind
        used |= set(bare[has])
    every = [code for kind in rates.by_kind.values() for code in kind]
    unused = [code for code in every if code not in used]
    remarks = list(rates.remarks)
    if unused:
        text = f"Taux : {len(unused)} territoire(s) de la table ne servent à aucune commune ({some(unused)})."
        remarks.append(remark("taux", text, unused))
    if every:
        counts = found["source"].value_counts()
        words = ", ".join(f"{counts[name]} par {name}" for name in (*ORDER, "défaut") if name in counts)
        remarks.append(remark("taux", f"Taux appliqués aux communes : {words} (défaut : {default:g} %)."))
    return found, remarks


def _bare(text: str | None, kind: str) -> str | None:
    """Return a code of the layer without its kind: layers write ``SCOT_10394`` or ``10394``."""
    if text is None or text != text:
        return None
    head, _, tail = str(text).partition("_")
    return tail if tail and _KINDS.get(head.upper()) == kind else str(text)


def _region(code: str) -> str | None:
    """Return the region of a commune, by its department."""
    regions = _regions()
    return regions.get(code[:3]) or regions.get(code[:2])


def _regions() -> dict[str, str]:
    table = load("departements_regions")
    return dict(zip(table["departement"], table["region"]))
