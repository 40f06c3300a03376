"""The settings of the trame in words, sous-trame by sous-trame, and where the layers come from."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ...core.green_network.plan import Plan, SousTrame
from ...core.typography import enumeration, mesure, nombre_court

_NEIGHBOURS = {
    "planaire_cout": "voisins selon le coût",
    "planaire_euclidien": "voisins à vol d’oiseau",
    "complete": "tous les couples",
}
_CROSSED = {
    "garder": "liens qui traversent un réservoir gardés",
    "retirer": "liens qui traversent un réservoir retirés",
}


def settings(plan: Plan) -> list[dict[str, Any]]:
    """Return, by step, what each sous-trame asks for."""
    told = [
        ("Réservoirs", _patches),
        ("Frictions", _frictions),
        ("Aires de dispersion", _dispersion),
        ("Corridors", _corridors),
        ("Connectivité", _connectivity),
        ("Points de conflit", _conflicts),
        ("Pas japonais et sites", _stones),
    ]
    lines: list[dict[str, Any]] = [
        {"nom": name, "cases": [say(one) or "non demandé" for one in plan.sous_trames]} for name, say in told
    ]
    return [line for line in lines if any(case != "non demandé" for case in line["cases"])]


def _patches(one: SousTrame) -> str:
    asked = one.reservoirs
    said = []
    if asked.codes:
        said.append(f"codes {enumeration(asked.codes)}")
    if asked.zonages:
        said.append(f"zonages {enumeration(asked.zonages)}")
    said.append(f"{mesure(asked.surface_min_ha, 'ha')} au moins")
    if asked.profondeur_lisiere_m:
        said.append(f"lisière de {mesure(asked.profondeur_lisiere_m, 'm')}")
    if asked.coeur_min_ha:
        said.append(f"cœur de {mesure(asked.coeur_min_ha, 'ha')} au moins")
    if asked.compacite_min:
        said.append(f"compacité d’au moins {nombre_court(asked.compacite_min)}")
    if asked.pas_japonais_min_ha:
        said.append(f"petites taches dès {mesure(asked.pas_japonais_min_ha, 'ha')}")
    return ", ".join(said)


def _frictions(one: SousTrame) -> str:
    asked = one.frictions
    said = f"table {asked.table}, colonne {asked.colonne}, milieu favorable {nombre_court(asked.reference)}"
    return said + (f", {len(one.multiplicateurs)} multiplicateur(s)" if one.multiplicateurs else "")


def _dispersion(one: SousTrame) -> str:
    return "" if one.dispersion_m is None else f"{mesure(one.dispersion_m, 'm')} en milieu favorable"


def _corridors(one: SousTrame) -> str:
    asked = one.corridors
    if asked is None:
        return ""
    return (
        f"{_NEIGHBOURS[asked.voisinage]}, {_CROSSED[asked.traverse]}, marge de {nombre_court(asked.marge_pourcent)} %, "
        f"largeur demandée {mesure(asked.largeur_min_m, 'm')}, jusqu’à {mesure(asked.cout_max_m, 'm')} en milieu "
        "favorable"
    )


def _connectivity(one: SousTrame) -> str:
    asked = one.connectivite
    return "" if asked is None else f"p = {nombre_court(asked.probabilite)} à {mesure(asked.distance_m, 'm')}"


def _conflicts(one: SousTrame) -> str:
    asked = one.conflits
    if asked is None:
        return ""
    known = f", passages de {asked.passages}" if asked.passages else ""
    return (
        f"obstacles {enumeration(obstacle.nom or obstacle.couche for obstacle in asked.obstacles)}, groupés à "
        f"{mesure(asked.regroupement_m, 'm')}{known}"
    )


def _stones(one: SousTrame) -> str:
    asked = one.pas_japonais
    if asked is None:
        return ""
    said = f"dès {mesure(asked.surface_min_ha, 'ha')}, sauts de {mesure(asked.ecart_max_m, 'm')} au plus"
    if not asked.sites:
        return said
    eased = "" if asked.effet == "reservoir" else f" de friction {nombre_court(asked.friction_restauree)}"
    made = {"reservoir_et_passage": "réservoirs", "reservoir": "réservoirs", "passage": "passages"}[asked.effet]
    return f"{said} ; sites de {asked.sites.split('|layername=')[-1]}, restaurés en {made}{eased}"


def cover(plan: Plan) -> str:
    """Return the layers of the land cover, the first one winning."""
    names: Iterable[str] = (one.couche.split("|layername=")[-1] for one in plan.territoire.occupation)
    return enumeration(names)
