"""Prescriptions: what each keeps, loses and gains, and where woods and STECAL move."""

from __future__ import annotations

from typing import Any

from geopandas import GeoDataFrame

from ...core.documents.comparison_prescriptions import EBC, GAINED, LOST, STECAL, PrescriptionBalance
from ...core.missing import is_missing
from ...core.typography import nombre, tronque
from .areas import gap


def changed(balance: PrescriptionBalance) -> list[dict[str, Any]]:
    """Return the lines by type and by code, those that change first told apart."""
    rows = []
    codes = balance.whole[balance.whole["code"].notna()].groupby(["typepsc", "primitive"])["code"].nunique()
    for row in balance.whole.itertuples():
        if is_missing(row.code) and codes.get((row.typepsc, row.primitive), 0) == 1:
            continue  # the line of its only code says the same, with its own label
        changed = bool(row.n_perdus or row.n_gagnes or row.perdu > 5e-5 or row.gagne > 5e-5)
        if not changed:
            continue
        decimals = {"ha": 2, "m": 0, "n": 0}[row.unite]
        size = [nombre(value, decimals) for value in (row.avant, row.apres, row.perdu, row.gagne)]
        rows.append(
            {
                "type": row.code is None or is_missing(row.code),
                "code": row.typepsc if is_missing(row.code) else row.code,
                "libelle": tronque(row.libelle, 90),
                "unite": {"ha": "ha", "m": "m", "n": "points"}[row.unite],
                "n": [nombre(v) for v in (row.n_avant, row.n_apres, row.n_perdus, row.n_gagnes)],
                "taille": size,
            }
        )
    return rows


def balances(balance: PrescriptionBalance) -> list[dict[str, Any]]:
    """Return the four balances a planner asks for, told even when nothing moves."""
    asked = (
        ("Espaces boisés classés (01)", "type", EBC),
        ("STECAL (16-03)", "code", STECAL),
        ("Emplacements réservés (05)", "type", "05"),
        ("Éléments protégés, L151-19 et L151-23 (07)", "type", "07"),
        ("Continuités écologiques (25)", "type", "25"),
    )
    rows = []
    for name, kind, code in asked:
        read = balance.total if kind == "type" else balance.of_code
        names = ("n_avant", "n_apres", "n_perdus", "n_gagnes")
        counts = [sum(read(code, column, end) for end in ("surf", "lin", "pct")) for column in names]
        sizes = [read(code, column) for column in ("avant", "apres", "perdu", "gagne")]
        rows.append(
            {
                "nom": name,
                "n": [nombre(v) for v in counts],
                "ha": [nombre(v, 2) for v in sizes],
                "delta": gap(sizes[1] - sizes[0]),
            }
        )
    return rows


def places(protections: GeoDataFrame) -> list[dict[str, Any]]:
    """Return, for each commune where woods or STECAL move, the number of places and the hectares lost and gained."""
    rows = []
    for name in sorted(dict.fromkeys(protections["commune"])):
        own = protections[protections["commune"] == name]
        cells = []
        for kind in (EBC, STECAL[:2]):
            for sense in (LOST, GAINED):
                areas = own.loc[(own["typepsc"] == kind) & (own["sens"] == sense), "aire_ha"]
                cells += [nombre(len(areas)), nombre(float(areas.sum()), 2)] if len(areas) else ["–", "–"]
        rows.append({"nom": name, "cases": cells})
    return rows
