"""What page 1 says in ten seconds: the whole in a sentence, three things to read first, one line per sous-trame."""

from __future__ import annotations

from typing import Any

import pandas as pd

from ...core.green_network.synthesis import Network, isolated, names
from ...core.missing import is_missing
from ...core.typography import NBSP, enumeration, mesure, nombre, pluriel, tronque
from .strands import others, ranked

Piece = tuple[str, bool]
CORNER = " : il ne tient que par un coin de maille"


def finding(network: Network, table: pd.DataFrame) -> list[Piece]:
    """Return the sentence of page 1, in pieces, the telling ones bold."""
    patches, hectares = int(table["n_reservoirs"].sum()), float(table["reservoirs_ha"].sum())
    where = network.plan.territoire.nom or "Le territoire"
    subnets = pluriel(len(table), "sous-trame")
    pieces: list[Piece] = [
        (f"{where} : ", False),
        (f"{pluriel(patches, 'réservoir')}, {mesure(hectares, 'ha')}", True),
        (f", en {subnets}", False),
    ]
    links = table["n_liens"].dropna()
    if len(links):
        pieces += [(", reliés par ", False), (pluriel(int(links.sum()), "lien"), True)]
    conflicts = table["n_conflits"].dropna()
    if len(conflicts):
        first = int(table["n_prioritaires"].dropna().sum())
        told = pluriel(int(conflicts.sum()), "point de conflit", "points de conflit")
        pieces += [(" ; ", False), (told, True), (f", dont {nombre(first)} de priorité 1", False)]
    return [*pieces, (".", False)]


def first_things(network: Network) -> list[dict[str, str]]:
    """Return at most three things to read first; what was not computed leaves its place to the next."""
    makers = (_first_patch, _narrowest, _first_conflict, _alone)
    return [one for one in (make(network) for make in makers) if one][:3]


def _first_patch(network: Network) -> dict[str, str] | None:
    best = None
    for branch in network.branches:
        rows = ranked(branch)
        if not len(rows) or "dpc" not in rows or is_missing(rows.iloc[0]["dpc"]):
            continue
        row = rows.iloc[0]
        if best is None or row["dpc"] > best[0]:
            best = (row["dpc"], names(branch)[int(row["id_reservoir"])], row["surface_ha"], branch.plan.nom)
    if best is None:
        return None
    share, name, hectares, subnet = best
    return {
        "chiffre": f"{nombre(100 * share)}{NBSP}%",
        "titre": tronque(name, 44),
        "detail": f"part de la connectivité perdue sans ce réservoir (sous-trame {subnet}, {mesure(hectares, 'ha')})",
    }


def _narrowest(network: Network) -> dict[str, str] | None:
    best = None
    for branch in network.branches:
        frame = branch.corridors
        if frame is None or not len(frame) or frame["largeur_min_m"].isna().all():
            continue
        row = frame.loc[frame["largeur_min_m"].astype(float).idxmin()]
        width = float(row["largeur_min_m"])
        if best is None or width < best[0]:
            called = names(branch)
            ends = f"{called[int(row['id_a'])]} – {called[int(row['id_b'])]}"
            wanted = branch.plan.corridors.largeur_min_m if branch.plan.corridors else None
            corner = row.get("par_un_coin")
            best = (width, ends, branch.plan.nom, wanted, not is_missing(corner) and bool(corner))
    if best is None:
        return None
    width, ends, subnet, wanted, corner = best
    asked = f", {mesure(wanted, 'm')} demandés" if wanted else ""
    return {
        "chiffre": mesure(width, "m"),
        "titre": tronque(ends, 60),
        "detail": f"largeur du corridor le plus étroit (sous-trame {subnet}{asked})" + (CORNER if corner else ""),
    }


def _first_conflict(network: Network) -> dict[str, str] | None:
    """Return how many conflict points come first, and the one of the highest score."""
    having = [
        (branch.conflicts, branch.plan.nom)
        for branch in network.branches
        if branch.conflicts is not None and len(branch.conflicts)
    ]
    if not having:
        return None
    conflicts, subnet = max(having, key=lambda one: float(one[0]["score"].max()))
    row = conflicts.sort_values("rang").iloc[0]
    count = sum(int((one["priorite"] == 1).sum()) for one, _ in having)
    what = row["type_obstacle"] if is_missing(row["nom_obstacle"]) else row["nom_obstacle"]
    return {
        "chiffre": nombre(count),
        "titre": "points de conflit de priorité 1" if count > 1 else "point de conflit de priorité 1",
        "detail": f"au score le plus haut : {tronque(what, 40)} (sous-trame {subnet})",
    }


def _alone(network: Network) -> dict[str, str] | None:
    lonely = [(names(branch)[one], branch) for branch in network.branches for one in isolated(branch)]
    if not lonely:
        return None
    told = enumeration([name for name, _ in lonely[:3]])
    return {
        "chiffre": nombre(len(lonely)),
        "titre": "réservoirs sans lien" if len(lonely) > 1 else "réservoir sans lien",
        "detail": told + others(len(lonely) - 3),
    }


def lines(network: Network, table: pd.DataFrame) -> list[dict[str, Any]]:
    """Return the table of page 1, a line per sous-trame."""
    return [
        {
            "couleur": branch.plan.couleur,
            "nom": branch.plan.nom,
            "cases": [
                nombre(row["n_reservoirs"]),
                mesure(row["reservoirs_ha"], "ha"),
                _told(row["n_liens"], "n"),
                _told(row["corridors_ha"], "ha"),
                _told(row["goulet_m"], "m"),
                _told(row["ec_ha"], "ha"),
                _told(row["composantes"], "n"),
                _told(row["n_conflits"], "n"),
                _told(row["n_prioritaires"], "n"),
            ],
        }
        for branch, (_, row) in zip(network.branches, table.iterrows())
    ]


def _told(value: Any, unit: str) -> str:
    return "–" if is_missing(value) else mesure(value, unit)
