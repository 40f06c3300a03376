"""Prescriptions and informations of a document: their code, what became of old ones, and what is odd about them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import pandas as pd
from geopandas import GeoDataFrame

from ..tables import load
from ..text import has_stem
from ..typography import nombre, pluriel
from . import codes
from .defects import AnomalyLog
from .model import Version
from .version import is_v2014_or_older

_FIELDS = {codes.PRESCRIPTION: ("typepsc", "stypepsc"), codes.INFORMATION: ("typeinf", "stypeinf")}
_SHORT = {codes.PRESCRIPTION: "PSC", codes.INFORMATION: "INF"}
#: What the label of an espace boisé classé (01-xx) may speak of.
_WOODS = (
    *("bois", "ebc", "foret", "forest", "arbre", "arbor", "haie", "alignement", "plantation", "ripisylve", "bosquet"),
    *("parc", "verger", "peuplement", "veget", "sylvi", "espace class"),
)


@dataclass(frozen=True)
class Hint:
    """Words of a label and the codes they go with (or never go with); a convention of the project."""

    stems: tuple[str, ...]
    expected: tuple[str, ...]
    excluded: tuple[str, ...]
    meaning: str


def _split(text: str) -> tuple[str, ...]:
    return tuple(filter(None, text.split("|")))


@cache
def _hints(cnig_class: str) -> tuple[Hint, ...]:
    table = load("libelle_code")
    return tuple(
        Hint(_split(row.mots), _split(row.codes_attendus), _split(row.codes_exclus), row.sens)
        for row in table[table["classe"] == cnig_class].itertuples()
    )


def coded(
    frame: GeoDataFrame,
    cnig_class: str,
    primitive: str,
    versions: Mapping[str, Version],
    table: str,
    log: AnomalyLog,
) -> tuple[GeoDataFrame, GeoDataFrame]:
    """Return the objects with ``code``, ``code_connu`` and ``code_origine``, and those that changed class.

    In v2013 and v2014 lots, codes that moved are carried over first: an information that became a prescription goes
    to the second frame, with the fields of a prescription. Nothing else is corrected; what is odd is recorded.
    """
    frame = frame.copy()
    first, second = _FIELDS[cnig_class]
    for name in (first, second, "libelle", "txt"):
        if name not in frame:
            frame[name] = None
    old = {key for key, version in versions.items() if is_v2014_or_older(version)}
    values: list[str | None] = []
    origins: list[str | None] = []
    classes: list[str] = []
    for row in frame.itertuples():
        code = codes.full_code(getattr(row, first), getattr(row, second))
        old_code = (code or "")[:2]
        transfer = codes.transfers().get((cnig_class, old_code)) if row.idurba in old else None
        if transfer is not None and transfer.to_class in _FIELDS:
            values.append(transfer.code)
            origins.append(f"{_SHORT[cnig_class]} {old_code}")
            classes.append(transfer.to_class)
        else:
            values.append(code)
            origins.append(None)
            classes.append(cnig_class)
        _tell_transfer(row, old_code, transfer, table, log)
    frame["code"] = pd.Series(values, index=frame.index, dtype=object)
    frame["code_origine"] = pd.Series(origins, index=frame.index, dtype=object)
    frame["code_connu"] = pd.Series(
        [code in codes.known(kind) if code else False for code, kind in zip(values, classes)],
        index=frame.index,
        dtype=object,
    )
    for row, own_class in zip(frame.itertuples(), classes):
        _tell(row, own_class, primitive, table, log)
    stays = pd.Series(classes, index=frame.index) == cnig_class
    return frame[stays].copy(), _as_prescriptions(frame[~stays].copy())


def _as_prescriptions(frame: GeoDataFrame) -> GeoDataFrame:
    frame["typepsc"] = frame["code"].str[:2]
    frame["stypepsc"] = frame["code"].str[3:]
    return frame.drop(columns=[name for name in ("typeinf", "stypeinf") if name in frame])


def _place(row: Any) -> dict[str, Any]:
    return {"fid": row.fid_source, "item": row.libelle, "area_m2": row.geometry.area or None, "shape": row.geometry}


def _tell_transfer(row: Any, code: str, transfer: codes.Transfer | None, table: str, log: AnomalyLog) -> None:
    if transfer is None:
        return
    if transfer.to_class in _FIELDS:
        log.add("code_transfere", table, f"{code} → {transfer.to_class} {transfer.code}", **_place(row))
    else:
        became = f"servitude {transfer.code}".strip() if transfer.to_class == codes.SERVITUDE else "abrogé"
        log.add("code_abroge", table, f"{code} ({transfer.subject}) : {became}", **_place(row))


def _tell(row: Any, cnig_class: str, primitive: str, table: str, log: AnomalyLog) -> None:
    code = row.code
    if code is None:
        log.add("code_vide", table, f"LIBELLE « {row.libelle or ''} »", **_place(row))
        return
    if not row.code_connu:
        log.add("code_inconnu", table, f"{code} (LIBELLE « {row.libelle or ''} »)", **_place(row))
    elif not codes.allows(cnig_class, code, primitive):
        detail = f"{code} {codes.label(cnig_class, code)}"
        log.add("primitive_non_admise", table, detail, **_place(row))
    if cnig_class == codes.INFORMATION and code == "98-00":
        log.add("annulation_partielle", table, "périmètre 98-00, à retrancher de toute mesure", **_place(row))
    doubt = _doubt(cnig_class, code, row.libelle)
    if doubt:
        log.add("code_libelle_discordant", table, f"{code}, LIBELLE « {row.libelle} » : {doubt}", **_place(row))


def _doubt(cnig_class: str, code: str, libelle: str | None) -> str | None:
    """Return why a label does not go with its code, None when nothing says so."""
    if not libelle:
        return None
    for hint in _hints(cnig_class):
        if has_stem(libelle, hint.stems):
            wrong = hint.expected and not code.startswith(hint.expected)
            if wrong or (hint.excluded and code.startswith(hint.excluded)):
                return f"évoque {hint.meaning}"
    if cnig_class == codes.PRESCRIPTION and code.startswith("01-") and not has_stem(libelle, _WOODS):
        return "n’évoque pas un boisement"
    return None


def tell_line_and_area(by_primitive: Mapping[str, GeoDataFrame], table: str, log: AnomalyLog) -> None:
    """Record the codes drawn both as lines and as polygons: polygons win for areas, the two are never added."""
    surfaces, lines = by_primitive["surf"], by_primitive["lin"]
    for code in sorted(set(surfaces["code"].dropna()) & set(lines["code"].dropna())):
        areas, drawn = surfaces[surfaces["code"] == code], lines[lines["code"] == code]
        line = f"{pluriel(drawn['fid_source'].nunique(), 'ligne')} ({nombre(drawn.length.sum() / 1000, 1)} km)"
        area = f"{pluriel(areas['fid_source'].nunique(), 'surface')} ({nombre(areas.area.sum() / 10_000, 1)} ha)"
        log.add("regle_ligne_et_surface", table, f"{code} : {line} et {area}, à ne pas additionner", item=code)
