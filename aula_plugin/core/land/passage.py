"""Merged communes: the code of a table to the code of the layer, through a table of passage."""

from __future__ import annotations

import re
from collections.abc import Iterable

import numpy as np
import pandas as pd

from ..errors import InputError
from ..text import insee
from .remarks import Remark, remark, some

#: Columns of the former and the new code, lower case, in the order they are looked for (INSEE: COM_AV and COM_AP).
PAIRS = (
    ("ancien", "nouveau"),
    ("code_ancien", "code_nouveau"),
    ("ancien_code", "nouveau_code"),
    ("code_insee_ancien", "code_insee_nouveau"),
    ("com_av", "com_ap"),
    ("codgeo_ini", "codgeo_des"),
    ("codgeo_ini", "codgeo_fin"),
    ("depcom_av", "depcom_ap"),
    ("insee_ancien", "insee_nouveau"),
    ("from", "to"),
)
_EDITION = re.compile(r"codgeo_((?:19|20)\d\d)")


def read_passage(table: pd.DataFrame) -> tuple[dict[str, str], list[Remark]]:
    """Return former code to new code, merger by merger; and what was left out.

    A commune parted in two (one former code, two new ones) cannot be shared out: it is left out and told.

    Raises
    ------
    InputError
        No pair of columns known.
    """
    table = table.rename(columns={name: str(name).strip().lower() for name in table.columns})
    old, new = _pair(list(table))
    moves: dict[str, set[str]] = {}
    for before, after in zip(map(insee, table[old]), map(insee, table[new])):
        if before and after:
            moves.setdefault(before, set()).add(after)
    parted = sorted(code for code, targets in moves.items() if len(targets) > 1)
    single = {code: next(iter(targets)) for code, targets in moves.items() if len(targets) == 1}
    remarks = []
    if parted:
        remarks.append(
            remark(
                "scission",
                f"table de passage : {len(parted)} commune(s) partagée(s) entre plusieurs, laissée(s) sous leur "
                f"ancien code ({some(parted)}).",
                parted,
            )
        )
    return {code: after for code, after in single.items() if after != code}, remarks


def _pair(names: list[str]) -> tuple[str, str]:
    for old, new in PAIRS:
        if old in names and new in names:
            return old, new
    editions = sorted(name for name in names if _EDITION.fullmatch(name))
    if len(editions) > 1:
        return editions[0], editions[-1]
    present = ", ".join(name for name in names if name not in ("fid", "geometry"))
    raise InputError(
        "table de passage : aucune paire de colonnes connue (ancien et nouveau, com_av et com_ap, codgeo_2015 et "
        f"codgeo_2024…). Renommez-les. Présentes : {present}."
    )


def _after(code: str, passage: dict[str, str], known: set[str]) -> list[str]:
    """Return the codes that took a commune in, merger after merger, up to one of the layer."""
    found: list[str] = []
    while code not in known and code in passage and passage[code] not in found:
        code = passage[code]
        found.append(code)
    return found


def move(yearly: pd.DataFrame, passage: dict[str, str], known: Iterable[str]) -> tuple[pd.DataFrame, list[Remark]]:
    """Return yearly rows under the new codes, those of one commune added up.

    A year for which a former commune lacks its value is missing for the new one. A code that is still one of the layer
    is left as it is.
    """
    still = set(known)
    after = {code: _after(code, passage, still) for code in yearly["code"].unique()}
    target = yearly["code"].map(lambda code: after[code][-1] if after[code] else code)
    moved = sorted(set(yearly["code"][target != yearly["code"]]))
    if not moved:
        return yearly, []
    merged = set(target[target != yearly["code"]])
    rest, mine = yearly[~target.isin(merged)], yearly.assign(ancien=yearly["code"], code=target)
    mine = mine[target.isin(merged)]
    added, counted_before, created = _added(mine, [name for name in ("annee", "fin") if name in yearly], after)
    joined = pd.concat([rest, added], ignore_index=True)
    text = f"{len(moved)} code(s) de communes fusionnées lu(s) sous le nouveau ({some(moved)})."
    remarks = [remark("fusion", text, moved)]
    for codes, words in (
        (
            counted_before,
            "ancien(s) code(s) sans ligne certaines années : leur consommation y est lue comme déjà comptée sous le "
            "nouveau code",
        ),
        (created, "nouveau(x) code(s) sans ligne certaines années : seules leurs anciennes communes y sont comptées"),
    ):
        if codes:
            remarks.append(remark("fusion", f"{len(codes)} {words} ({some(codes)}).", codes))
    return joined.sort_values(["code", "annee"], ignore_index=True), remarks


def _added(
    mine: pd.DataFrame, when: list[str], after: dict[str, list[str]]
) -> tuple[pd.DataFrame, list[str], list[str]]:
    """Return the sums by new code and year, NULL when the value of a former commune lacks and nobody holds it.

    Out of the years for which it has rows, a former commune is held by one that took it in and has a row; the new code
    was not, or is no longer, apart. Both are returned.
    """
    numbers = [name for name in mine.columns if name not in ("code", "ancien", *when)]
    groups = mine.groupby(["code", *when])
    added, counts = groups[numbers].sum(min_count=1), groups[numbers].count()
    spans = mine.groupby(["code", "ancien"])["annee"].agg(["min", "max"]).reset_index()
    every = added.reset_index()[["code", *when]].merge(spans, on="code")
    inside = every["annee"].between(every["min"], every["max"]).to_numpy()
    new = (every["code"] == every["ancien"]).to_numpy()
    rows = set(zip(mine["ancien"], mine["annee"]))
    old_years = zip(every["ancien"], every["annee"])
    held = np.array([any((one, year) in rows for one in after[old]) for old, year in old_years], dtype=bool)
    expected = every.assign(_expected=inside | ~(new | held)).groupby(["code", *when])["_expected"]
    whole = counts.ge(expected.sum().reindex(added.index).to_numpy(), axis=0)
    out = every[~inside]
    before, created = (sorted(set(out["ancien"][mask[~inside]])) for mask in (~new & held, new))
    return added.where(whole, np.nan).reset_index(), before, created
