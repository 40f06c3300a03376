"""Tables of consumption, whoever made them: yearly rows, yearly columns, or a total between two dates.

NULL is a missing year and never 0; numbers are read as they are written (« 1 234,5 »); codes that lost their zero get
it back; everything mended, left out or doubtful is told.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pandas as pd

from ..errors import InputError
from ..text import clean, insee, is_insee, number
from ..typography import nombre_court
from .consumption_columns import Layout, layout_of
from .consumption_unit import M2_PER_HA, unit_of
from .passage import move
from .remarks import Remark, remark, some

ENAF = "consommation d’ENAF"
#: Destinations of the Fichiers fonciers, in the order of their sum.
DESTINATIONS = ("habitat", "activite", "mixte", "route", "ferroviaire", "inconnu")
#: More than France overseas included, in m²: no yearly consumption is that.
MOST_AREA = 1e12
#: Largest gap between the sum of the destinations and the total, share of the total.
GAP = 0.01
#: Gap under which two areas are the same whatever the share, m².
ROUNDING_M2 = 1.0
FIRST_YEAR, LAST_YEAR = 1900, 2100
KEYS = ("code", "annee", "fin")
NO_YEAR = pd.DataFrame(columns=["code", "annee", "conso_m2"])
NO_PERIOD = pd.DataFrame(columns=["code", "debut", "fin", "conso_m2"])


@dataclass(frozen=True)
class Consumption:
    """Consumption read.

    Attributes
    ----------
    yearly : ``code, annee, conso_m2``, one column by destination known (``habitat_m2``…), ``pene_m2`` when the table
        says what is charged to the national forfait; one row by code and year, NULL where the year is missing.
    periods : ``code, debut, fin, conso_m2``: totals over years, both counted (2021 → 2024 gives 2021 to 2023).
    measure : what is measured, in words: « consommation d’ENAF »…
    unit : ``m2`` or ``ha``, as read.
    column : where the numbers were read, in words.
    remarks : what was mended, left out or asked.
    """

    yearly: pd.DataFrame
    periods: pd.DataFrame
    measure: str = ENAF
    unit: str = "m2"
    column: str = ""
    remarks: tuple[Remark, ...] = ()

    @property
    def questions(self) -> tuple[Remark, ...]:
        """Return the remarks that stop a counter until they are answered."""
        return tuple(one for one in self.remarks if one.choices)

    @property
    def years(self) -> list[int]:
        """Return the years of the table for which at least one territory has a value."""
        known = self.yearly["conso_m2"].notna()
        return sorted(int(year) for year in self.yearly.loc[known, "annee"].unique())


@dataclass(frozen=True)
class Asked:
    """What the person says of a table; empty: recognised.

    Attributes
    ----------
    code, year, value : columns. ``value`` of yearly columns is any one of them.
    unit : one of `consumption_unit.UNITS`.
    """

    code: str = ""
    year: str = ""
    value: str = ""
    unit: str = "auto"


def read_consumption(
    table: pd.DataFrame,
    areas: Mapping[str, float],
    asked: Asked | None = None,
    passage: Mapping[str, str] | None = None,
    reference: range = range(2011, 2021),
) -> Consumption:
    """Return the consumption of a table.

    Parameters
    ----------
    table : any columns; the case of their names does not matter.
    areas : code of each territory to its area, m²: they tell codes apart, and the unit when names do not.
    passage : former code to new code, see `passage.read_passage`.
    reference : years of the reference, for the sentence that asks for the unit.

    Raises
    ------
    InputError
        No column, no row, a value that is not a number, a year that is not one, the same code and year with two
        values, destinations that do not add up to the total within 1 %.
    """
    table = table.rename(columns={name: str(name).strip().lower() for name in table.columns})
    if not len(table):
        raise InputError("table de consommation : elle n’a aucune ligne. Choisissez une autre table.")
    asked = asked or Asked()
    layout = layout_of(table.columns, asked.code.lower(), asked.year.lower(), asked.value.lower())
    remarks: list[Remark] = []
    table, codes = _coded(table, layout.code, set(areas), remarks)
    rows = _once((_totals if layout.kind == "periode" else _rows)(table, layout, codes), remarks)
    if rows["conso"].isna().all():
        raise InputError(
            f"table de consommation : « {layout.words} » ne contient aucun nombre. Choisissez un autre champ."
        )
    unit = unit_of(rows, asked.unit, layout.suffix, layout.words, areas, reference)
    remarks.append(unit.question or remark("unite", unit.told))
    yearly = _in_m2(rows, unit.name)
    _check_destinations(yearly)
    if passage:
        yearly, told = move(yearly, dict(passage), areas)
        remarks += told
    remarks += _doubts(yearly, areas)
    read = Consumption(yearly, NO_PERIOD, measured(layout.words), unit.name, layout.words, tuple(remarks))
    if layout.kind == "periode":
        totals = yearly.rename(columns={"annee": "debut"})[["code", "debut", "fin", "conso_m2"]]
        return replace(read, yearly=NO_YEAR, periods=totals.dropna(subset=["conso_m2"]))
    return read


def measured(column: str) -> str:
    """Return what a column measures, in words: the three measures are never one for another."""
    for start, words in (("artif", "artificialisation"), ("imper", "imperméabilisation")):
        if column.startswith(start):
            return words
    return ENAF


def with_reference(counted: Consumption, reference: Consumption, years: range) -> Consumption:
    """Return one consumption out of two tables: ``years`` from the one of the reference, the rest from the other."""
    first, rest = reference.yearly["annee"].isin(years), ~counted.yearly["annee"].isin(years)
    periods = [one for one in (reference.periods, counted.periods) if len(one)]
    yearly = [one for one in (reference.yearly[first], counted.yearly[rest]) if len(one)]
    told = [
        replace(one, text=f"Table de référence — {one.text}") for one in reference.remarks if one.kind != "hors_periode"
    ]
    if reference.measure != counted.measure:
        raise InputError(
            f"la table de référence mesure « {reference.measure} », l’autre « {counted.measure} » : un compteur ne "
            "mêle pas deux mesures. Choisissez le même champ dans les deux."
        )
    mixed = remark(
        "sources",
        f"La référence vient d’une autre table ({reference.column}) que le décompte ({counted.column}) : deux sources "
        "peuvent mesurer différemment la même consommation.",
    )
    return replace(
        counted,
        yearly=pd.concat(yearly, ignore_index=True) if yearly else NO_YEAR,
        periods=pd.concat(periods, ignore_index=True) if periods else NO_PERIOD,
        remarks=(*counted.remarks, *told, mixed),
    )


def _coded(table: pd.DataFrame, column: str, known: set[str], remarks: list[Remark]) -> tuple[pd.DataFrame, pd.Series]:
    """Return the rows that have a code, and their codes, a lost zero put back; and tell it."""
    raw = table[column].map(clean)
    read = {text: text if text in known else insee(text) for text in raw.dropna().unique()}
    mended = sorted(code for text, code in read.items() if is_insee(code) and text.zfill(5) == code and text != code)
    if mended:
        text = (
            f"{len(mended)} code(s) INSEE à 4 chiffres (« {mended[0][1:]} ») : un tableur a retiré le zéro ; lu(s) "
            f"« {mended[0]} »{'' if len(mended) == 1 else '…'}"
        )
        remarks.append(remark("codes", text, mended))
    missing = int(raw.isna().sum())
    if missing == len(raw):
        raise InputError(f"table de consommation : la colonne de code « {column} » est vide. Choisissez-en une autre.")
    if missing:
        remarks.append(remark("codes", f"{missing} ligne(s) sans code, laissée(s) de côté."))
    coded = raw.notna()
    return table[coded], raw[coded].map(read).astype(object)


def _numbers(column: pd.Series, name: str, codes: pd.Series) -> np.ndarray:
    """Return the numbers of a column, NaN where there is none; a text that is not a number stops the run."""
    numbers = pd.to_numeric(column, errors="coerce").to_numpy(float, copy=True)
    numbers[~np.isfinite(numbers)] = np.nan
    for place in np.flatnonzero(np.isnan(numbers)):
        text = clean(column.iloc[place])
        if text is None:
            continue
        read = number(text)
        if read is None:
            raise InputError(
                f"table de consommation, colonne « {name} », commune {codes.iloc[place]} : « {text} » n’est pas un "
                "nombre. Corrigez la cellule : 1234,5, ou rien."
            )
        numbers[place] = read
    absurd = np.flatnonzero(np.abs(numbers) > MOST_AREA)
    if len(absurd):
        place = absurd[0]
        raise InputError(
            f"table de consommation, colonne « {name} », commune {codes.iloc[place]} : « {clean(column.iloc[place])} » "
            "dépasse la surface de la France, même en m². Corrigez la cellule."
        )
    return numbers


def _years(column: pd.Series, name: str) -> pd.Series:
    """Return years: 2021, « 2021 », a date, or « 2021-2022 » for what happened between two first of January."""
    read = {text: _year(text) for text in column.map(clean).unique()}
    wrong = [text for text, year in read.items() if year is None]
    if wrong:
        raise InputError(
            f"table de consommation, colonne « {name} » : « {wrong[0] or ''} » n’est pas une année. "
            "Corrigez la cellule, comme 2021, ou choisissez une autre colonne."
        )
    return column.map(clean).map(read).astype(int)


def _year(text: str | None) -> int | None:
    digits = (text or "").replace("/", "-").split("-")
    first = digits[0]
    if len(first) == 8 and first.isdigit():  # a date, as `clean` writes it
        first = first[:4]
    if len(digits) == 2 and len(digits[1]) == 4 and digits[1] != str(int(first) + 1 if first.isdigit() else ""):
        return None
    return int(first) if len(first) == 4 and first.isdigit() and FIRST_YEAR <= int(first) <= LAST_YEAR else None


def _rows(table: pd.DataFrame, layout: Layout, codes: pd.Series) -> pd.DataFrame:
    """Return one row by line and year, in the unit of the table, rows without a code left out."""
    found = []
    for year, columns in layout.columns.items():
        one: dict[str, Any] = {"code": codes.to_numpy()}
        one["annee"] = _years(table[layout.year], layout.year).to_numpy() if layout.kind == "annees" else year
        for key, name in columns.items():
            one[key] = _numbers(table[name], name, codes)
        found.append(pd.DataFrame(one))
    rows = pd.concat(found, ignore_index=True)
    parts = [name for name in DESTINATIONS if name in rows]
    if "conso" not in rows:
        rows["conso"] = rows[parts].sum(axis=1, min_count=len(parts))
    return rows[["code", "annee", "conso", *parts, *(["pene"] if "pene" in rows else [])]]


def _totals(table: pd.DataFrame, layout: Layout, codes: pd.Series) -> pd.DataFrame:
    """Return one row by line of totals: from the first of January of ``annee`` to the end of ``fin``."""
    first, last = _years(table[layout.year], layout.year), _years(table[layout.last], layout.last)
    wrong = codes[(last <= first).to_numpy()]
    if len(wrong):
        raise InputError(
            f"table de consommation : {layout.last} n’est pas après {layout.year} ({some(wrong)}). Corrigez les années."
        )
    name = layout.columns[0]["conso"]
    return pd.DataFrame(
        {"code": codes.to_numpy(), "annee": first.to_numpy(), "fin": last.to_numpy() - 1,
         "conso": _numbers(table[name], name, codes)}
    )  # fmt: skip


def _once(rows: pd.DataFrame, remarks: list[Remark]) -> pd.DataFrame:
    """Return each code and year once; twice the same is told, twice different stops the run."""
    numbers = [name for name in rows.columns if name not in KEYS]
    same = rows.duplicated(keep="first")
    rows_once = rows[~same]
    clash = rows_once.duplicated([name for name in KEYS if name in rows], keep=False)
    if clash.any():
        places = (f"{row.code} en {row.annee}" for row in rows_once[clash].itertuples())
        raise InputError(
            f"table de consommation : deux valeurs pour la même commune et la même année ({some(places)}). Gardez une "
            "ligne par commune et par année."
        )
    if same.any():
        where = rows.loc[same, "code"]
        text = f"{int(same.sum())} ligne(s) en double, identique(s), lue(s) une seule fois ({some(where)})."
        remarks.append(remark("doublons", text, sorted(set(where))))
    return rows_once.sort_values(["code", "annee"], ignore_index=True).astype(dict.fromkeys(numbers, float))


def _in_m2(rows: pd.DataFrame, unit: str) -> pd.DataFrame:
    numbers = [name for name in rows.columns if name not in KEYS]
    scaled = rows[numbers] * (M2_PER_HA if unit == "ha" else 1.0)
    return pd.concat([rows[[name for name in KEYS if name in rows]], scaled.add_suffix("_m2")], axis=1)


def _check_destinations(yearly: pd.DataFrame) -> None:
    """Refuse destinations that do not add up to their total within 1 %; a row that lacks one is not checked."""
    parts = [f"{name}_m2" for name in DESTINATIONS if f"{name}_m2" in yearly]
    if not parts:
        return
    total = yearly["conso_m2"]
    gap = (yearly[parts].sum(axis=1, min_count=len(parts)) - total).abs()
    wrong = gap > np.maximum(GAP * total.abs(), ROUNDING_M2)
    if wrong.any():
        first = yearly[wrong].iloc[0]
        total_words, sum_words = (nombre_court(m2 / M2_PER_HA, 4) for m2 in (first["conso_m2"], first[parts].sum()))
        raise InputError(
            f"table de consommation : {int(wrong.sum())} ligne(s) où les destinations s’écartent du total de plus de "
            f"1 % ; la première, {first['code']} en {first['annee']} : {sum_words} ha pour un total de {total_words} "
            "ha. Corrigez la table, ou choisissez le champ de la consommation."
        )


def _doubts(yearly: pd.DataFrame, areas: Mapping[str, float]) -> list[Remark]:
    """Tell what a reader has to know: restored land, communes the layer lacks; a table may be of the whole country."""
    remarks = []
    negative = yearly[yearly["conso_m2"] < 0]
    if len(negative):
        text = (
            f"{len(negative)} valeur(s) négative(s), soit {nombre_court(negative['conso_m2'].sum() / M2_PER_HA)} ha : "
            f"lues comme des surfaces rendues ({some(negative['code'])})."
        )
        remarks.append(remark("negatives", text, sorted(set(negative["code"]))))
    strangers = sorted(set(yearly["code"]) - set(areas))
    if strangers:
        text = f"{len(strangers)} code(s) de la table absent(s) des territoires, non compté(s) ({some(strangers)})."
        known = yearly[yearly["code"].isin(areas)].groupby("code")["conso_m2"].count()
        lacking = len(known) < len(areas) or known.min() < yearly["annee"].nunique()
        if lacking:
            text += " Communes fusionnées depuis ? Donnez une table de passage."
        if areas and not len(known):
            text += (
                f" Aucun n’est celui d’un territoire ({some(sorted(areas))}) : vérifiez la couche et les champs des "
                "codes (CHAMP_CODE, CHAMP_CODE_CONSO)."
            )
        remarks.append(remark("inconnus" if lacking else "hors_territoire", text, strangers))
    return remarks
