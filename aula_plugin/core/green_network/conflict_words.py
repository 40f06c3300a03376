"""The sentence that says why a place is a conflict."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..text import clean
from ..typography import enumeration, insecables, nombre, nombre_court, pluriel, tronque
from .permeability import TYPES

#: Links listed in a sentence before the others are only counted.
LISTED = 3


def why(conflict: Mapping[str, Any], ranks: list[tuple[str, int]], n_links: int, passage_m: float | None) -> str:
    """Return, in plain French, what makes the conflict.

    Parameters
    ----------
    ranks : identifier and rank of each link cut, the most important first.
    n_links : number of links in all; 0 when all are worth the same, so that a rank would mean nothing.
    passage_m : distance within which passages were looked for, None when no layer of passages was given.
    """
    parts = [_links(ranks, n_links), _obstacle(conflict)]
    if conflict["type_obstacle"] not in ("bati", "zone_u", "zone_au"):
        parts.append(_passage(conflict["passage_m"], passage_m))
    if conflict["score"] == 0 and conflict["permeabilite"] < 1:
        parts.append("importance nulle : aucun plus court chemin n’y passe")
    if conflict["n_traversees"] > 1:
        parts.append(f"{pluriel(conflict['n_traversees'], 'traversée regroupée', 'traversées regroupées')}")
    return insecables(" ; ".join(parts))


def _links(ranks: list[tuple[str, int]], n_links: int) -> str:
    if len(ranks) == 1:
        link, rank = ranks[0]
        return f"lien {link}, de rang {rank} sur {n_links}" if n_links else f"lien {link}"
    shown = [f"{link} (rang {rank})" if n_links else link for link, rank in ranks[:LISTED]]
    if len(ranks) > LISTED:
        shown.append(pluriel(len(ranks) - LISTED, "autre"))
    return f"liens {enumeration(shown)}" + (f", sur {n_links}" if n_links else "")


def _obstacle(conflict: Mapping[str, Any]) -> str:
    kind, label, name = (clean(conflict[key]) for key in ("type_obstacle", "classe", "nom_obstacle"))
    words = TYPES[kind or "autre"]
    named = f" {tronque(name, 60)}" if name else ""
    classed = f" classé{'e' if kind in ('route', 'voie_ferree') else ''} « {label} »" if label else ""
    if kind in ("zone_u", "zone_au"):
        named, classed = (f" « {tronque(name, 60)} »" if name else ""), f" ({label})" if label else ""
    crossed = _extent(conflict)
    return f"{words}{named}{classed}, perméabilité {nombre_court(conflict['permeabilite'])}{crossed}"


def _extent(conflict: Mapping[str, Any]) -> str:
    if conflict["type_obstacle"] not in ("bati", "zone_u", "zone_au"):
        return ""
    found = []
    if round(conflict["longueur_m"]):
        found.append(f"{nombre(conflict['longueur_m'])} m traversés")
    if round(conflict["surface_ha"], 2):
        found.append(f"{nombre(conflict['surface_ha'], 2)} ha du corridor")
    return f" ({enumeration(found)})" if found else ""


def _passage(distance: float | None, looked_m: float | None) -> str:
    if looked_m is None:
        return "passages connus non fournis"
    if distance is None:
        return f"aucun passage connu à moins de {nombre(looked_m)} m"
    return f"aucun passage connu à moins de {nombre(looked_m)} m (le plus proche à {nombre(distance)} m)"
