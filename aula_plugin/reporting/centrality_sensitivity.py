"""The page of `aula:sensibilite_centralite`: what each parameter moves, and the areas it starts from."""

from __future__ import annotations

from typing import Any

import pandas as pd

from ..core.centrality.sensitivity import CANDIDATES, effects
from ..core.typography import date_fr, mesure, nombre, nombre_court
from .environment import render
from .svg.effects_chart import effects_chart

VARIANTS = {
    CANDIDATES: "Candidats",
    "champ": "Champ",
    "tampons": "Tampons",
    "enveloppe": "Enveloppe",
    "reseau": "Réseau",
}
#: Communes printed; the table has them all.
MOST = 30


def sensitivity_report(table: pd.DataFrame, names: dict[str, str], options: dict[str, Any]) -> str:
    """Return the page.

    Parameters
    ----------
    table : columns `core.centrality.columns.SENSITIVITY`.
    names : code of a commune to its name.
    options : ``date``, ``software``, ``share`` (0–1), ``fictive``.
    """
    moved = effects(table)
    base = table[table["parametre"].isna()]
    areas = base.pivot(index="code_insee", columns="variante", values="aire_ha").astype(float)
    drawn = [name for name in VARIANTS if name in areas]
    total = float(areas[CANDIDATES].sum())
    communes = areas.sort_values(CANDIDATES, ascending=False)
    rest = len(communes) - MOST
    return render(
        "centralites/sensibilite.html.j2",
        titre="Sensibilité des périmètres de centralité",
        grille="Sensibilité, indicatif",
        synthese={"document": "Périmètres de centralité", "scot": ""},
        fictif=options["fictive"],
        constat=_finding(moved, total, options["share"]),
        lecture=f"Sans changement, les candidats couvrent {mesure(total, 'ha')}.",
        effets=len(moved) > 0,
        graphique=effects_chart(list(moved.itertuples(index=False)), *_words(options["share"])),
        variantes=[VARIANTS[name] for name in drawn],
        communes=[
            {"nom": names.get(code, code), "valeurs": [_area(row[name]) for name in drawn]}
            for code, row in communes.head(MOST).iterrows()
        ],
        autres=f"Et {nombre(rest)} autres communes, dans la table." if rest > 0 else "",
        part=nombre_court(100 * options["share"]),
        date_calcul=date_fr(options["date"]) or "date non renseignée",
        logiciel=options["software"],
    )


def _words(share: float) -> tuple[str, str]:
    part = nombre_court(100 * share)
    return f"{part} % de moins", f"{part} % de plus"


def _area(value: float) -> str:
    return "n. d." if pd.isna(value) else nombre(value, 1)


def _finding(moved: pd.DataFrame, total: float, share: float) -> str:
    """Return the parameter that moves the area most, which way, and by how much."""
    if not total or not len(moved):
        return "Aucun candidat : rien à faire varier"
    first = moved.iloc[0]
    down = abs(first["moins_ha"]) > abs(first["plus_ha"])
    most = first["moins_ha"] if down else first["plus_ha"]
    if round(most, 1) == 0:
        return "Aucun paramètre ne change les surfaces"
    change = _words(share)[0 if down else 1]
    way = "agrandissent" if most > 0 else "réduisent"
    name = first["parametre"][0].lower() + first["parametre"][1:]
    return f"Le {name} compte le plus : {change} {way} les candidats de {nombre(100 * abs(most) / total)} %"
