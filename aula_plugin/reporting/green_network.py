"""The report of a trame verte et bleue: one page of HTML that stands alone, printable in A4."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pandas as pd
from markupsafe import Markup

from ..core.green_network.synthesis import Branch, Network, synthesis
from ..core.typography import accord, date_fr, enumeration, mesure, nombre, nombre_court, pluriel
from .environment import render
from .files import write_report
from .svg.basemap import Basemap
from .svg.importance_bar import fills
from .svg.network_map import Strand, hatchings, network_map
from .svg.patterns import definitions
from .trame import finding, settings, tables
from .trame.strands import MOST_NAMED, discs, ground, strand

__all__ = ["network_report", "write_report"]


@dataclass(frozen=True)
class Chapter:
    """A section of the report."""

    numero: int
    ancre: str
    titre: str


@dataclass(frozen=True)
class _Sheet:
    """Where the report is read: a browser, which draws SVG and has a menu; or paper, made by the text engine of Qt."""

    paper: bool

    def draw(self, base: Basemap, strands: list[Strand], numbered: Any, title: str, whole: bool) -> tuple[Any, Any]:
        """Return a map and its legend; ``whole`` is that of all sous-trames."""
        if self.paper:
            from .trame.picture import network_picture

            return network_picture(base, strands, numbered, 600.0, 330.0 if whole else 225.0, not whole)
        height = 415.0 if whole else 228.0
        return network_map(base, strands, numbered, title, max_height=height, links=not whole, beside=not whole)


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
    plan, table, sheet = network.plan, synthesis(network), _Sheet(paper)
    base = ground(network, check)
    strands = [strand(branch) for branch in network.branches]
    chapters = _chapters(network)
    patterns = [definitions(), hatchings(strands), *(fills(one.id, one.couleur) for one in strands)]
    pages = []
    for branch, (_, row) in zip(network.branches, table.iterrows()):
        check()
        pages.append(_page(branch, dict(row), base, chapters[branch.plan.id], sheet))
    title = f"Carte de la trame. {_map_title(table)}"
    carte, legend = sheet.draw(base, strands, _first_discs(network), title, True)
    return render(
        "tvb/rapport.html.j2",
        motifs=Markup("") if paper else Markup("").join(patterns),
        papier=paper,
        chapitres=chapters,
        sommaire=list(chapters.values()),
        fictif=plan.territoire.fictif,
        synthese={"document": plan.titre or "Trame verte et bleue", "scot": ""},
        grille=f"Trame verte et bleue, mailles de {nombre_court(network.grid.across)} m",
        titre=plan.titre or "Trame verte et bleue",
        territoire=plan.territoire.nom or "territoire sans nom",
        date_calcul=date_fr(date) or "date non renseignée",
        date_donnees=date_fr(plan.date),
        maille=nombre_court(network.grid.across),
        demi_maille=nombre_court(network.grid.across / 2),
        mailles=f"{nombre(network.grid.columns)} × {nombre(network.grid.rows)}",
        chapeau=finding.finding(network, table),
        points=finding.first_things(network),
        titre_carte=_map_title(table),
        carte=carte,
        legende=legend,
        lignes=finding.lines(network, table),
        pages=pages,
        sous_trames=[branch.plan for branch in network.branches],
        reglages=settings.settings(plan),
        occupation=settings.cover(plan),
        sources=network.sources,
        tampon=mesure(plan.territoire.tampon_m, "m") if plan.territoire.tampon_m and plan.territoire.perimetre else "",
        notes=list(dict.fromkeys(note for branch in network.branches for note in branch.notes)),
        source=plan.source,
        exemple=any("exemple" in branch.plan.frictions.table for branch in network.branches),
        logiciel=software,
    )


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


def _page(branch: Branch, row: dict[str, Any], base: Basemap, chapter: Chapter, sheet: _Sheet) -> dict[str, Any]:
    title = f"Carte de la sous-trame {branch.plan.nom}"
    drawn, legend = sheet.draw(base, [strand(branch, MOST_NAMED)], discs(branch), title, False)
    return {
        "chapitre": chapter,
        "nom": branch.plan.nom,
        "couleur": branch.plan.couleur,
        "carte": drawn,
        "legende": legend,
        "lecture": tables.reading(branch, row),
        "chiffres": tables.figures(branch, row),
        "reservoirs": tables.patches(branch),
        "liens": tables.links(branch),
        "conflits": tables.conflicts(branch),
        "connectivite": branch.plan.connectivite,
    }
