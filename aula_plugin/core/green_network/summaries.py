"""One line on the result of a step: « 164 liens · 4 120 ha · 3 goulets »."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from ..text import clean
from ..typography import NBSP, accord, nombre, nombre_court, pluriel
from .cards import number
from .plan import SousTrame
from .stages import (
    CONFLITS,
    CONNECTIVITE,
    CORRIDORS,
    DISPERSION,
    PAS_JAPONAIS,
    RESERVOIRS,
    RESISTANCE,
)

Rows = Sequence[Mapping[str, Any]]


def summary(key: str, tables: Mapping[str, Rows], results: Mapping[str, Any], sous_trame: SousTrame) -> str:
    """Return what is said of the result of a step.

    Parameters
    ----------
    tables : rows of each output, by parameter of the algorithm.
    results : numbers the algorithm gives beside them.
    """
    words = _SAID.get(key)
    return words(tables, results, sous_trame) if words else ""


def notice(key: str, results: Mapping[str, Any]) -> str:
    """Return what is worth knowing of a result: « fact : what it means », empty when nothing is."""
    if key == DISPERSION:
        near = int(number(results, "PRES_DU_BORD") or 0)
        if near:
            what = f"{pluriel(near, 'réservoir')} à moins d’une fois et demie la distance du bord"
            return f"{what} : {accord(near, 'son aire y est incomplète', 'leurs aires y sont incomplètes')}."
    if key == CORRIDORS:
        alone = int(number(results, "NB_SANS_LIEN") or 0)
        if alone:
            return f"{pluriel(alone, 'réservoir')} sans lien : rien à moins du coût maximal."
    return ""


def hectares(rows: Rows, name: str = "surface_ha") -> str:
    """Return the sum of an area, ``3 412 ha``; a decimal under ten."""
    total = sum(number(row, name) or 0.0 for row in rows)
    return f"{nombre(total, 0 if total >= 10 else 1)}{NBSP}ha"


def _reservoirs(tables: Mapping[str, Rows], _: Mapping[str, Any], __: SousTrame) -> str:
    rows = tables.get("RESERVOIRS", ())
    kept = [row for row in rows if clean(row.get("statut")) != "pas_japonais"]
    said = [pluriel(len(kept), "réservoir"), hectares(kept)]
    if len(kept) < len(rows):
        said.append(f"{nombre(len(rows) - len(kept))}{NBSP}pas japonais")
    return " · ".join(said)


def _resistance(tables: Mapping[str, Rows], _: Mapping[str, Any], sous_trame: SousTrame) -> str:
    said = [pluriel(len(tables.get("TABLE", ())), "code")]
    if sous_trame.multiplicateurs:
        said.append(pluriel(len(sous_trame.multiplicateurs), "multiplicateur"))
    return ", ".join(said)


def _dispersion(tables: Mapping[str, Rows], results: Mapping[str, Any], sous_trame: SousTrame) -> str:
    rows = next((one for one in tables.values() if one), ())
    area = number(results, "SURFACE_HA")
    said = f"{nombre(area)}{NBSP}ha" if area is not None else hectares(rows)
    return f"{said} à {nombre(sous_trame.dispersion_m or 0)}{NBSP}m"


def _corridors(tables: Mapping[str, Rows], results: Mapping[str, Any], sous_trame: SousTrame) -> str:
    links, corridors = tables.get("LIENS", ()), tables.get("CORRIDORS", ())
    said = [pluriel(len(links), "lien")]
    area = number(results, "SURFACE_HA")
    if area is not None:
        said.append(f"{nombre(area)}{NBSP}ha")
    elif corridors:
        said.append(hectares(corridors))
    least = sous_trame.corridors.largeur_min_m if sous_trame.corridors else 0
    widths = [number(row, "largeur_min_m") for row in links]
    narrow = sum(1 for width in widths if width is not None and width < least)
    if narrow:
        said.append(pluriel(narrow, "goulet"))
    return " · ".join(said)


def _connectivity(_: Mapping[str, Rows], results: Mapping[str, Any], sous_trame: SousTrame) -> str:
    area = number(results, "EC_HA")
    settings = sous_trame.connectivite
    if area is None or settings is None:
        return ""
    at = f"p = {nombre_court(settings.probabilite)} à {nombre(settings.distance_m)}{NBSP}m"
    return f"EC {nombre(area)}{NBSP}ha ({at})"


def _conflicts(tables: Mapping[str, Rows], _: Mapping[str, Any], __: SousTrame) -> str:
    rows = tables.get("CONFLITS", ())
    first = sum(1 for row in rows if number(row, "priorite") == 1)
    if not rows:
        return "aucun point de conflit"
    return f"{nombre(len(rows))}, dont {nombre(first) if first else 'aucun'} {accord(first, 'prioritaire')}"


def _stones(tables: Mapping[str, Rows], _: Mapping[str, Any], __: SousTrame) -> str:
    said = [f"{nombre(len(tables['PAS_JAPONAIS']))}{NBSP}pas japonais"] if "PAS_JAPONAIS" in tables else []
    sites = tables.get("SITES_CLASSES", ())
    if sites:
        best = max(number(row, "gain_pct") or 0.0 for row in sites)
        said.append(f"{pluriel(len(sites), 'site')}, au mieux +{nombre(best, 1)}{NBSP}% d’EC")
    return " · ".join(said)


_SAID: Mapping[str, Callable[[Mapping[str, Rows], Mapping[str, Any], SousTrame], str]] = {
    RESERVOIRS: _reservoirs,
    RESISTANCE: _resistance,
    DISPERSION: _dispersion,
    CORRIDORS: _corridors,
    CONNECTIVITE: _connectivity,
    CONFLITS: _conflicts,
    PAS_JAPONAIS: _stones,
}
