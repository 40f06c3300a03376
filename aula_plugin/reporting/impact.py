"""The report of `aula:impact_projet`: one page that stands alone, said to be indicative, for the ERC sequence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
from geopandas import GeoDataFrame

from ..core.green_network.scenario_words import by_place, consequences, percent
from ..core.typography import date_fr, majuscule, mesure, nombre, nombre_court, pluriel
from .comparison import Chapter
from .environment import render
from .files import write_report
from .svg.impact_map import impact_map
from .svg.patterns import definitions

__all__ = ["ImpactReport", "impact_report", "write_report"]

#: Lines of the tables before the layer is referred to.
MOST = 15
MODES = {"seul": "seul", "cumule": "avec les précédents"}
STATES = {
    "perdu": "perdu",
    "allonge": "allongé",
    "raccourci": "raccourci",
    "reduit": "réduit",
    "coupe": "coupé",
    "morceau": "morceau",
    "cree": "créé",
    "nouveau": "nouveau",
    "remplace": "remplacé (plus voisins)",
}


_LINKED = "Les liens, de moindre coût exact, joignent "
TOPOLOGIES = {
    "complete": _LINKED + "tous les réservoirs deux à deux : EC se compare entre variantes, pas à celle d’un réseau de "
    "seuls voisins.",
    "planaire_cout": _LINKED + "les réservoirs dont les zones de moindre coût se touchent.",
    "planaire_euclidien": _LINKED + "les réservoirs dont les zones à vol d’oiseau se touchent.",
}


@dataclass(frozen=True)
class ImpactReport:
    """What the report is made of; links and patches are those once all projects are there.

    ``area``: capacities are areas in m², EC is then printed in hectares. ``fictive``: the territory is invented.
    ``towns``: shapes of the zones U of a document, under the map.
    """

    table: pd.DataFrame
    links: GeoDataFrame
    patches: GeoDataFrame
    projects: Sequence[tuple[str, Any]]
    sous_trame: str | None
    area: bool
    options: dict[str, Any]
    cell_m: float
    date: str
    software: str
    notes: list[str]
    fictive: bool = False
    towns: Sequence[Any] = ()


def impact_report(data: ImpactReport) -> str:
    """Return the page; every sentence is computed, and none says whether a project is acceptable."""
    titles = (
        ("synthese", "Synthèse"),
        ("scenarios", "Scénarios"),
        ("reseau", "Réservoirs et liens touchés"),
        ("methode", "Méthode, limites et sources"),
    )
    chapters = {anchor: Chapter(number, anchor, title) for number, (anchor, title) in enumerate(titles, 1)}
    last = data.table.iloc[-1]
    title = _title(last, len(data.projects))
    return render(
        "impact/rapport.html.j2",
        motifs=definitions(),
        fictif=data.fictive,
        chapitres=chapters,
        sommaire=list(chapters.values()),
        date_calcul=date_fr(data.date) or "date non renseignée",
        titre="Effet de projets sur la connectivité écologique",
        sous_trame=data.sous_trame or "",
        grille="Effet de projets, indicatif",
        synthese={"document": data.sous_trame or "Trame verte et bleue", "scot": ""},
        constat=title,
        lecture=majuscule(" ; ".join(consequences(last.to_dict()))),
        points=_points(last, data.area),
        carte=impact_map(data.patches, data.links, data.projects, title, data.towns),
        scenarios=[_scenario(row, data.area) for row in data.table.to_dict("records")],
        unite="ha" if data.area else "unité de la capacité",
        liens=_links(data.links),
        n_liens=int((~data.links["etat"].isin(["inchange", "morceau", "remplace"])).sum()),
        reservoirs=_patches(data.patches),
        n_reservoirs=int((data.patches["etat"] != "inchange").sum()),
        ecartes=_dropped(last),
        distance=nombre(data.options["distance_m"]),
        probabilite=nombre_court(data.options["probabilite"]),
        cout_max=nombre(data.options["cout_max_m"]) if data.options["cout_max_m"] else "",
        surface_min=nombre_court(data.options["surface_min_ha"]) if data.options["surface_min_ha"] else "",
        maille=nombre_court(data.cell_m),
        notes=data.notes,
        topologie=TOPOLOGIES[data.options["topologie"]],
        voisins=data.options["topologie"] != "complete",
        bilan=_balance(last, data.area),
        logiciel=data.software,
    )


def _title(last: pd.Series, count: int) -> str:
    projects = "le projet" if count == 1 else f"les {count} scénarios réunis"
    return f"Connectivité {percent(last['dec_pct'])} avec {projects}, habitat {percent(last['da_pct'])}"


def _amount(value: float, area: bool) -> str:
    return mesure(value / 10_000, "ha") if area else nombre(value, 1)


def _balance(last: pd.Series, area: bool) -> str:
    """Return what the habitat that is made gives back; nothing when none is made."""
    if not last["reservoirs_crees"]:
        return ""
    before, after = (_amount(last[name], area) for name in ("ec_avant", "ec_apres"))
    said = "n’est pas en dessous" if last["ec_retrouvee"] else "est en dessous"
    return (
        f"Ici, {pluriel(int(last['reservoirs_crees']), 'réservoir créé', 'réservoirs créés')} "
        f"({mesure(last['habitat_cree_ha'], 'ha')}) : EC de {before} au départ, {after} à la fin, {said} (indicatif)."
    )


def _points(last: pd.Series, area: bool) -> list[dict[str, str]]:
    before, after = (_amount(last[name], area) for name in ("ec_avant", "ec_apres"))
    return [
        {
            "chiffre": percent(last["dec_pct"]),
            "titre": "connectivité équivalente (dEC)",
            "detail": f"de {before} à {after}",
        },
        {
            "chiffre": percent(last["da_pct"]),
            "titre": "habitat des réservoirs (dA)",
            "detail": f"{mesure(last['habitat_perdu_ha'], 'ha')} perdus, {_made(last)}"
            f"{pluriel(int(last['reservoirs_touches']), 'réservoir touché', 'réservoirs touchés')}",
        },
        {
            "chiffre": nombre(last["liens_perdus"] + last["liens_allonges"]),
            "titre": "liens perdus ou allongés",
            "detail": f"{pluriel(int(last['liens_perdus']), 'perdu')}, "
            f"{pluriel(int(last['liens_allonges']), 'allongé')}, sur {nombre(last['liens_avant'])}",
        },
    ]


def _made(last: pd.Series) -> str:
    return f"{mesure(last['habitat_cree_ha'], 'ha')} créés, " if last["reservoirs_crees"] else ""


def _scenario(row: dict[str, Any], area: bool) -> dict[str, Any]:
    return {
        "nom": row["scenario"],
        "mode": MODES[row["mode"]],
        "surface": mesure(row["surface_projet_ha"], "ha"),
        "dec": percent(row["dec_pct"]),
        "da": percent(row["da_pct"]),
        "ec": _amount(row["ec_apres"], area),
        "perdus": nombre(row["liens_perdus"]),
        "allonges": nombre(row["liens_allonges"]),
        "reservoirs": nombre(row["reservoirs_touches"]),
        "configuration": by_place(row),
        "lecture": row["lecture"],
    }


def _links(links: GeoDataFrame) -> list[dict[str, str]]:
    """Return the links that suffer most: lost ones by what they cost, then the longest detours."""
    telling = links[links["etat"].isin(["perdu", "allonge", "raccourci"])]
    order = telling.assign(perte=telling["etat"] == "perdu").sort_values(
        ["perte", "ecart_m", "equivalent_avant_m"], ascending=[False, False, True]
    )
    return [
        {
            "nom": f"{int(row.id_a)} – {int(row.id_b)}",
            "etat": STATES[row.etat],
            "avant": nombre(row.equivalent_avant_m),
            "apres": nombre(row.equivalent_apres_m),
            "ecart": "" if pd.isna(row.ecart_pct) else percent(row.ecart_pct),
        }
        for row in order.head(MOST).itertuples()
    ]


def _patches(patches: GeoDataFrame) -> list[dict[str, str]]:
    telling = patches[patches["etat"] != "inchange"]
    rows = []
    for row in telling.head(MOST).itertuples():
        name = f" ({row.nom})" if row.nom else ""
        origin = "" if pd.isna(row.issu_de) else f", issu de {int(row.issu_de)}"
        rows.append(
            {
                "nom": f"{int(row.id_reservoir)}{name}{origin}",
                "etat": STATES[row.etat],
                "avant": mesure(row.surface_avant_ha, "ha") if row.surface_avant_ha else "–",
                "apres": mesure(row.surface_apres_ha, "ha") if row.surface_apres_ha else "–",
            }
        )
    return rows


def _dropped(last: pd.Series) -> str:
    count = int(last["morceaux_ecartes"])
    if not count:
        return ""
    words = pluriel(count, "morceau de réservoir écarté", "morceaux de réservoir écartés")
    return f"{words}, plus petits que la surface minimale : {mesure(last['ecartes_ha'], 'ha')}"
