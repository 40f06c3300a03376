"""What is said of an element chosen on the map: a réservoir, a link or a conflict, in words and in figures."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ..missing import is_missing
from ..text import clean
from ..typography import MISSING, NBSP, mesure, nombre, nombre_court
from .permeability import TYPES

RESERVOIR, LINK, CONFLICT, CROSSING = "reservoir", "lien", "conflit", "passage"
STONE, SITE = "pas_japonais", "site"


@dataclass(frozen=True)
class Card:
    """A card.

    Attributes
    ----------
    figures : heading and value, in the order of reading.
    fractions : dPC intra, flux, connecteur in percent; empty when connectivity was not computed.
    why : reason, empty when there is none.
    """

    kind: str
    title: str
    subtitle: str = ""
    figures: tuple[tuple[str, str], ...] = ()
    fractions: tuple[float, ...] = ()
    why: str = ""


def card(kind: str, row: Mapping[str, Any], rank: int = 0, total: int = 0) -> Card:
    """Return the card of a row of a layer.

    Parameters
    ----------
    row : fields of the element, absent ones read as NULL.
    rank, total : its place by importance, from 1; 0 when importance is not known.
    """
    words = {
        RESERVOIR: _reservoir, LINK: _link, CONFLICT: _conflict, CROSSING: _crossing, STONE: _stone, SITE: _site,
    }  # fmt: skip
    return words[kind](row, rank, total)


def importance(kind: str, row: Mapping[str, Any]) -> float:
    """Return what elements of a kind are ranked by, the larger the first; minus infinity when nothing tells."""
    if kind in (CONFLICT, STONE, SITE):
        rank = number(row, "rang")
        return -rank if rank is not None else number(row, "score") or -math.inf
    for name in ("dpc", "bc") if kind == LINK else ("dpc", "capacite", "surface_ha"):
        value = number(row, name)
        if value is not None:
            return value
    cost = number(row, "cout_m")
    return -math.inf if cost is None else -cost


def _reservoir(row: Mapping[str, Any], rank: int, total: int) -> Card:
    name = clean(row.get("nom"))
    stone = clean(row.get("statut")) == "pas_japonais"
    title = f"{'Pas japonais' if stone else 'Réservoir'} R{_id(row, 'id_reservoir')}"
    figures = [("Surface", _hectares(row.get("surface_ha"))), ("Cœur", _hectares(row.get("coeur_ha")))]
    dpc = number(row, "dpc")
    if dpc is not None:
        figures.append(("dPC", percent(dpc)))
    parts = [number(row, name) for name in ("dpc_intra", "dpc_flux", "dpc_connecteur")]
    shares = tuple(100 * part for part in parts if part is not None) if dpc is not None else ()
    return Card(
        RESERVOIR, f"{title} · {name}" if name else title, _place(rank, total, "par importance"), tuple(figures),
        shares if len(shares) == 3 else (),
    )  # fmt: skip


def _link(row: Mapping[str, Any], rank: int, total: int) -> Card:
    crossed = clean(row.get("traverse"))
    figures = [
        ("Coût", _metres(row.get("cout_m"), "m-coût")),
        ("Longueur", _metres(row.get("longueur_m"))),
        ("Largeur min.", _metres(row.get("largeur_min_m"))),
    ]
    why = [f"Ce coût vaut {_metres(row.get('equivalent_m'))} en milieu favorable."]
    if crossed:
        why.append(f"Le chemin traverse les réservoirs {crossed}.")
    if number(row, "par_un_coin"):
        why.append("Le corridor ne tient que par un coin de maille : sa largeur est à vérifier.")
    dpc = number(row, "dpc")
    if dpc is not None:
        why.append(f"Sans ce lien, la connectivité perdrait {percent(dpc)}.")
    return Card(
        LINK, f"Lien R{_id(row, 'id_a')} – R{_id(row, 'id_b')}", _place(rank, total, "par importance"), tuple(figures),
        why=" ".join(why),
    )  # fmt: skip


def _conflict(row: Mapping[str, Any], rank: int, total: int) -> Card:
    place = _place(rank, total, "")
    score = number(row, "score")
    said = [f"Score {nombre_court(score)}" if score is not None else "", place]
    kind = clean(row.get("type_obstacle")) or "autre"
    obstacle = clean(row.get("nom_obstacle")) or TYPES.get(kind, kind)
    link = clean(row.get("nom_lien")) or f"lien {_id(row, 'id_lien')}"
    return Card(
        CONFLICT,
        f"Conflit {_id(row, 'rang')} · {obstacle} × {link}",
        ", ".join(filter(None, said)),
        why=clean(row.get("pourquoi")) or "",
    )


def _crossing(row: Mapping[str, Any], rank: int, total: int) -> Card:  # noqa: ARG001
    kind = clean(row.get("type_obstacle")) or "autre"
    obstacle = clean(row.get("obstacle")) or TYPES.get(kind, kind)
    date = (clean(row.get("date")) or "")[:10].split("-")
    said = ["/".join(reversed(date)) if len(date) == 3 else "", clean(row.get("auteur")) or ""]
    return Card(
        CROSSING, f"Passage constaté · {obstacle}", " · ".join(filter(None, said)), why=clean(row.get("motif")) or ""
    )


def _stone(row: Mapping[str, Any], rank: int, total: int) -> Card:
    name = clean(row.get("nom"))
    title = f"Pas japonais R{_id(row, 'id_reservoir')}"
    figures = [("Surface", _hectares(row.get("surface_ha"))), ("Gain d’EC", _share(row.get("gain_pct")))]
    link = clean(row.get("id_lien"))
    if link:
        figures.append(("Lien", link))
    return Card(
        STONE, f"{title} · {name}" if name else title, _place(rank, total, "par utilité"), tuple(figures),
        why=clean(row.get("pourquoi")) or "",
    )  # fmt: skip


def _site(row: Mapping[str, Any], rank: int, total: int) -> Card:
    name = clean(row.get("nom"))
    title = f"Site {_id(row, 'id_site')}"
    changed = (number(row, "liens_nouveaux") or 0) + (number(row, "liens_raccourcis") or 0)
    figures = (
        ("Surface", _hectares(row.get("surface_ha"))),
        ("Gain d’EC", _share(row.get("gain_pct"))),
        ("Liens gagnés", nombre(changed)),
    )
    return Card(
        SITE, f"{title} · {name}" if name else title, _place(rank, total, "par gain"), figures,
        why=clean(row.get("pourquoi")) or "",
    )  # fmt: skip


def _share(value: Any) -> str:
    """Return ``+2,3 %`` of a percent."""
    return MISSING if is_missing(value) else f"{'+' if value > 0 else ''}{nombre(value, 1)}{NBSP}%"


def fraction_words(fractions: tuple[float, ...]) -> str:
    """Return what a screen reader says of the three parts of dPC."""
    return ", ".join(f"{word}{NBSP}%" for word in fraction_labels(fractions))


def fraction_labels(fractions: tuple[float, ...]) -> list[str]:
    """Return ``intra 0,9``, ``flux 3,4``, ``connecteur 1,8``; what is under a twentieth but not nothing is said so."""
    said = [f"<{NBSP}0,1" if 0 < part < 0.05 else nombre(part, 1) for part in fractions]
    return [f"{name} {text}" for name, text in zip(("intra", "flux", "connecteur"), said)]


def percent(fraction: float) -> str:
    """Return ``6,1 %`` of a fraction of one; two decimals under a percent."""
    value = 100 * fraction
    return f"{nombre(value, 1 if abs(value) >= 1 else 2)}{NBSP}%"


def number(row: Mapping[str, Any], name: str) -> float | None:
    """Return a field as a number, None when it is absent, NULL or not a number."""
    value = row.get(name)
    if is_missing(value):
        return None
    try:
        found = float(value)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        return None
    return found if math.isfinite(found) else None


def ordinal(rank: int) -> str:
    """Return ``1er``, ``3e``."""
    return "1er" if rank == 1 else f"{nombre(rank)}e"


def _place(rank: int, total: int, what: str) -> str:
    return " ".join(filter(None, [f"{ordinal(rank)} sur {nombre(total)}", what])) if rank and total else ""


def _hectares(value: Any) -> str:
    return MISSING if is_missing(value) else mesure(value, "ha")


def _metres(value: Any, unit: str = "m") -> str:
    return MISSING if is_missing(value) else f"{nombre(value)}{NBSP}{unit}"


def _id(row: Mapping[str, Any], name: str) -> str:
    value = number(row, name)
    return clean(row.get(name)) or "?" if value is None else str(int(value))
