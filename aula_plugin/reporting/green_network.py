"""The report of a trame verte et bleue: a page of HTML that stands alone, printable in A4, or a text to be edited."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pandas as pd
from markupsafe import Markup

from ..core.green_network.synthesis import Branch, Network, synthesis
from ..core.typography import accord, date_fr, enumeration, nombre, nombre_court, pluriel, tronque
from .environment import render
from .files import write_report
from .odt.model import document
from .svg.basemap import Basemap
from .svg.importance_bar import fills
from .svg.network_map import hatchings
from .svg.patterns import definitions
from .trame import finding, method, relays, settings, tables
from .trame.sheets import Paper, Screen, Text
from .trame.strands import MOST_NAMED, discs, ground, strand

__all__ = ["network_report", "network_text", "write_report"]


@dataclass(frozen=True)
class Chapter:
    """A section of the report."""

    numero: int
    ancre: str
    titre: str


def network_report(
    network: Network, date: str, software: str, check: Callable[[], None] = lambda: None, paper: bool = False
) -> str:
    """Return the report; every sentence is computed, and none says what must be decided.

    Parameters
    ----------
    date : ISO date of the computation.
    paper : for ``reporting.pdf``: maps are images, and there is no menu.
    check : called again and again on the way: what it raises stops the report.
    """
    values = _values(network, date, software, check, Paper() if paper else Screen())
    return render("tvb/rapport.html.j2", **values)


def network_text(network: Network, date: str, software: str, check: Callable[[], None] = lambda: None) -> bytes:
    """Return the same report as an OpenDocument text, to be completed in a word processor.

    Parameters
    ----------
    date : ISO date of the computation.
    """
    sheet = Text()
    values = _values(network, date, software, check, sheet)
    invented = " · territoire fictif" if values["fictif"] else ""
    values.update(
        couleurs={},
        paysage=False,
        en_tete=f"{tronque(values['titre'], 120)}{invented}",
        pied_de_page=f"{values['grille']} · calcul du {values['date_calcul']} · indicatif{invented}",
    )
    day = datetime.strptime(date[:10], "%Y-%m-%d").date()
    return document("trame", values, values["titre"], day, check=check, pictures=sheet.pictures)


def _values(network: Network, date: str, software: str, check: Callable[[], None], sheet: Screen) -> dict[str, Any]:
    """Return every name of the templates."""
    plan, table = network.plan, synthesis(network)
    base = ground(network, check)
    strands = [strand(branch, rank) for rank, branch in enumerate(network.branches)]
    chapters = _chapters(network)
    patterns = [definitions(), hatchings(strands), *(fills(one.id, one.couleur) for one in strands)]
    pages = []
    for rank, (branch, (_, row)) in enumerate(zip(network.branches, table.iterrows())):
        check()
        pages.append(_page(branch, rank, dict(row), base, chapters[branch.plan.id], sheet))
    title = f"Carte de la trame. {_map_title(table)}"
    carte, legend = sheet.draw(base, strands, _first_discs(network), title, True)
    return {
        "motifs": Markup("") if sheet.paper else Markup("").join(patterns),
        "papier": sheet.paper,
        "chapitres": chapters,
        "sommaire": list(chapters.values()),
        "titre_carte": _map_title(table),
        "carte": carte,
        "legende": legend,
        "pages": pages,
        "chapeau": finding.finding(network, table),
        "points": finding.first_things(network),
        "lignes": finding.lines(network, table),
        "sous_trames": [branch.plan for branch in network.branches],
        "reglages": settings.settings(plan),
        "occupation": settings.cover(plan),
        "sources": network.sources,
        "methode": method.METHOD,
        "limites": method.limits(network),
        "references": method.REFERENCES,
        **_identity(network, date, software),
    }


def _identity(network: Network, date: str, software: str) -> dict[str, Any]:
    """Return what was computed, where, when and by what."""
    plan, grid = network.plan, network.grid
    where = plan.territoire
    return {
        "fictif": where.fictif,
        "synthese": {"document": plan.titre or "Trame verte et bleue", "scot": ""},
        "grille": f"Trame verte et bleue, mailles de {nombre_court(grid.across)} m",
        "titre": plan.titre or "Trame verte et bleue",
        "territoire": where.nom or "territoire sans nom",
        "date_calcul": date_fr(date) or "date non renseignée",
        "date_donnees": date_fr(plan.date),
        "maille": nombre_court(grid.across),
        "mailles": f"{nombre(grid.columns)} × {nombre(grid.rows)}",
        "source": plan.source,
        "logiciel": software,
    }


def _chapters(network: Network) -> dict[str, Chapter]:
    titles = [("synthese", "Synthèse")]
    titles += [(branch.plan.id, f"Sous-trame {branch.plan.nom}") for branch in network.branches]
    titles.append(("methode", "Paramètres, méthode et limites"))
    return {anchor: Chapter(number, anchor, title) for number, (anchor, title) in enumerate(titles, 1)}


def _first_discs(network: Network) -> list[tuple[str, Any]]:
    """Return the discs of the whole map when one sous-trame has conflict points; several would share their numbers."""
    having = [branch for branch in network.branches if branch.conflicts is not None and len(branch.conflicts)]
    return discs(having[0]) if len(having) == 1 else []


def _map_title(table: pd.DataFrame) -> str:
    """Return how many réservoirs are linked, of the sous-trames whose links were asked for."""
    asked = table[table["isoles"].notna()]
    if not len(asked):
        return f"{pluriel(int(table['n_reservoirs'].sum()), 'réservoir')} sur la carte"
    total = int(asked["n_reservoirs"].sum())
    linked = total - int(asked["isoles"].sum())
    where = "" if len(asked) == len(table) else f" ({enumeration(asked['sous_trame'])})"
    return f"{pluriel(linked, 'réservoir')} sur {nombre(total)} {accord(linked, 'a', 'ont')} au moins un lien{where}"


def _page(
    branch: Branch, rank: int, row: dict[str, Any], base: Basemap, chapter: Chapter, sheet: Screen
) -> dict[str, Any]:
    title = f"Carte de la sous-trame {branch.plan.nom}"
    drawn, legend = sheet.draw(base, [strand(branch, rank, MOST_NAMED)], discs(branch), title, False)
    return {
        "chapitre": chapter,
        "nom": branch.plan.nom,
        "couleur": branch.plan.couleur,
        "carte": drawn,
        "legende": legend,
        "lecture": tables.reading(branch, row),
        "chiffres": tables.figures(branch, row),
        "reservoirs": tables.patches(branch, sheet),
        "liens": tables.links(branch, sheet.rows[1]),
        "conflits": tables.conflicts(branch, sheet.rows[2]),
        "pas_japonais": relays.stones(branch, sheet.rows[3]),
        "sites": relays.sites(branch, sheet.rows[3]),
        "connectivite": branch.plan.connectivite,
    }
