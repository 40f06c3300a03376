"""The tables of what could be helped: pas japonais by what they relay, sites to restore by what they would bring."""

from __future__ import annotations

from typing import Any

import pandas as pd

from ...core.green_network.cards import percent as share
from ...core.green_network.scenario_words import percent as change
from ...core.green_network.stepping_stones import STONE
from ...core.green_network.synthesis import Branch, names
from ...core.missing import is_missing
from ...core.typography import MISSING, mesure, nombre, pluriel, tronque


def stones(branch: Branch, most: int) -> dict[str, Any] | None:
    """Return the first pas japonais; None when they were not asked for, or no small patch was long enough to be one."""
    if branch.stones is None:
        return None
    called = names(branch)
    helping = branch.stones[branch.stones["statut"] == STONE].sort_values("rang")
    listed = [
        {
            "rang": str(int(row.rang)),
            "nom": tronque(called.get(int(row.id_reservoir), f"R{int(row.id_reservoir)}"), 40),
            "ha": mesure(row.surface_ha, "ha"),
            "lien": "" if is_missing(row.id_lien) else tronque(row.id_lien, 24),
            "ecart": _measured(row.ecart_max_m, "m"),
            "gain": MISSING if is_missing(row.gain_pct) else change(row.gain_pct),
            "relais": MISSING if is_missing(row.dpc_connecteur) else share(row.dpc_connecteur / 100),
        }
        for row in helping.head(most).itertuples()
    ]
    apart = len(branch.stones) - len(helping)
    return {
        "lignes": listed,
        "reste": len(helping) - len(listed),
        "ecartes": pluriel(apart, "petite tache écartée", "petites taches écartées") if apart else "",
    }


def sites(branch: Branch, most: int) -> dict[str, Any] | None:
    """Return the sites to restore that bring the most; None when they were not asked for."""
    if branch.sites is None:
        return None
    rows = branch.sites.sort_values(["rang", "id_site"])
    listed = [
        {
            "rang": str(int(row.rang)),
            "nom": tronque(f"Site {int(row.id_site)}" if is_missing(row.nom) else row.nom, 40),
            "ha": mesure(row.surface_ha, "ha"),
            "gain": MISSING if is_missing(row.gain_pct) else change(row.gain_pct),
            "connexion": MISSING if is_missing(row.part_connexion_pct) else share(row.part_connexion_pct / 100),
            "liens": f"{_count(row.liens_nouveaux)} / {_count(row.liens_raccourcis)}",
            "barriere": _measured(row.barriere_m, "m"),
        }
        for row in rows.head(most).itertuples()
    ]
    useless = int((pd.to_numeric(rows["gain_pct"], errors="coerce").round(6) <= 0).sum())
    return {
        "lignes": listed,
        "reste": len(rows) - len(listed),
        "sans_gain": pluriel(useless, "site n’apporte rien", "sites n’apportent rien") if useless else "",
    }


def _measured(value: Any, unit: str) -> str:
    return MISSING if is_missing(value) else mesure(value, unit)


def _count(value: Any) -> str:
    return MISSING if is_missing(value) else nombre(value)
