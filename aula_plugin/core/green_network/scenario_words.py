"""The sentence that reads what a project does to a network."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..typography import enumeration, insecables, pluriel, valeur

#: Below this, in points of percentage, nothing is said to change.
NOTHING_PCT = 1e-7


def percent(value: float) -> str:
    """Return a change in percent with its sign: two decimals under ten, one above."""
    if abs(value) < NOTHING_PCT:
        return "0 %"
    text = valeur(value, "%", digits=2 if abs(value) < 10 else 1)
    return f"{'+' if value > 0 else ''}{text} %"


def reading(row: Mapping[str, Any]) -> str:
    """Return what a row of the summary says, in plain French; always said to be indicative."""
    dec, da = float(row["dec_pct"]), float(row["da_pct"])
    if abs(dec) < NOTHING_PCT and abs(da) < NOTHING_PCT:
        said = "Connectivité et habitat inchangés"
    else:
        said = f"Connectivité (EC) {percent(dec)}, habitat {percent(da)}"
    return insecables(" ; ".join([said, *consequences(row)]) + " (indicatif).")


def by_place(row: Mapping[str, Any]) -> bool:
    """Return whether connectivity falls visibly more than habitat does."""
    return bool(row["configuration"]) and percent(float(row["dec_pct"])) != percent(float(row["da_pct"]))


def consequences(row: Mapping[str, Any]) -> list[str]:
    """Return what comes with the two percentages: the part of the place, what is made, touched, lost, lengthened."""
    parts = [_place(row)] if by_place(row) else []
    if row["reservoirs_crees"]:
        parts.append(_net(row))
    found = _patches(row)
    found += [
        pluriel(int(row[name]), *words)
        for name, words in (
            ("liens_perdus", ("lien perdu", "liens perdus")),
            ("liens_allonges", ("lien allongé", "liens allongés")),
            ("liens_nouveaux", ("lien nouveau", "liens nouveaux")),
            ("liens_remplaces", ("lien remplacé entre voisins", "liens remplacés entre voisins")),
        )
        if row[name]
    ]
    return [*parts, enumeration(found)] if found else parts


def _place(row: Mapping[str, Any]) -> str:
    if row["dec_pct"] >= 0:
        return "la connectivité gagne moins que l’habitat : la place compte, pas seulement la surface"
    if row["da_pct"] >= 0 and row["reservoirs_crees"]:
        return "la connectivité baisse sans que l’habitat baisse : la place compte, pas seulement la surface"
    return "la connectivité baisse plus que l’habitat : la place du projet compte, pas seulement sa surface"


def _net(row: Mapping[str, Any]) -> str:
    """Return whether EC, with the habitat created, is at least what it was: the test of a compensation."""
    if row["ec_retrouvee"]:
        return "avec l’habitat créé, EC au moins égale à celle de départ : pas de perte nette de connectivité"
    return "même avec l’habitat créé, EC inférieure à celle de départ : perte nette de connectivité"


def _patches(row: Mapping[str, Any]) -> list[str]:
    """Return how many réservoirs are touched, how many of them are lost or cut, and how many are made."""
    made = int(row["reservoirs_crees"])
    created = [pluriel(made, "réservoir créé", "réservoirs créés")] if made else []
    if not row["reservoirs_touches"]:
        return created
    kinds = (("reservoirs_perdus", "perdu"), ("reservoirs_coupes", "coupé"))
    among = [pluriel(int(row[name]), word) for name, word in kinds if row[name]]
    touched = pluriel(int(row["reservoirs_touches"]), "réservoir touché", "réservoirs touchés")
    return [touched + (f" (dont {enumeration(among)})" if among else ""), *created]
