"""The report of a comparison: one page of HTML that stands alone, printable in A4."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd
from geopandas import GeoDataFrame

from ..core.documents.comparison import Comparison
from ..core.documents.comparison_prescriptions import PrescriptionBalance
from ..core.documents.model import PlanningDocument
from ..core.typography import date_fr, nombre
from .comparing import areas, maps, protections
from .comparing.finding import figures, finding
from .comparing.identity import identity, name_of
from .comparing.rules import side_by_side
from .environment import render
from .files import write_report
from .svg.patterns import definitions

__all__ = ["ComparisonReport", "comparison_report", "write_report"]


@dataclass(frozen=True)
class ComparisonReport:
    """What the report is made of; ``rules`` is None when no grid nor dossier was given.

    ``to_mend`` says what to give for both states to be measured alike.
    """

    before: PlanningDocument
    after: PlanningDocument
    comparison: Comparison
    prescriptions: PrescriptionBalance
    protections: GeoDataFrame
    rules: pd.DataFrame | None
    grid: str
    lisere_m: float
    date: str
    software: str
    notes: list[str]
    to_mend: list[str]


@dataclass(frozen=True)
class Chapter:
    """A section of the report."""

    numero: int
    ancre: str
    titre: str


def comparison_report(data: ComparisonReport, check: Callable[[], None] | None = None) -> str:
    """Return the report; every sentence is computed, and none says whether a change is a good one."""
    chapters = _chapters(data)
    name = name_of(data.after)
    numbered = maps.numbered_changes(data.comparison)
    base = maps.basemap(data.comparison.communes, data.after.zones, check)
    states = [identity(document) for document in (data.before, data.after)]
    fictive = any("territoire fictif" in str(document.document.to_dict()).lower() for document in (data.before,))
    return render(
        "comparaison/rapport.html.j2",
        motifs=definitions(),
        chapitres=chapters,
        sommaire=list(chapters.values()),
        fictif=fictive,
        date_calcul=date_fr(data.date) or "date non renseignée",
        grille=data.grid or "Comparaison de deux états",
        synthese={"document": name, "scot": ""},
        titre=name,
        avant=states[0],
        apres=states[1],
        chapeau=finding(data.comparison),
        points=figures(data.comparison, data.prescriptions),
        carte=maps.map_of(data.comparison, base, numbered),
        details=maps.details(data.comparison, base, numbered),
        titre_carte=maps.map_title(data.comparison),
        changements=areas.listed_changes(data.comparison, numbered),
        n_changements=len(data.comparison.changes),
        retouches=areas.touches(data.comparison),
        matrice=areas.matrix(data.comparison),
        communes=areas.by_commune(data.comparison),
        prescriptions=protections.changed(data.prescriptions),
        bilans=protections.balances(data.prescriptions),
        lieux=protections.places(data.protections),
        regles=None if data.rules is None else side_by_side(data.rules),
        lisere=nombre(data.lisere_m, 1 if data.lisere_m % 1 else 0),
        a_reprendre=data.to_mend,
        notes=[*data.comparison.notes, *data.notes],
        logiciel=data.software,
        crs=data.before.zones.crs.to_string() if data.before.zones.crs is not None else "",
    )


def _chapters(data: ComparisonReport) -> dict[str, Chapter]:
    titles = [("synthese", "Synthèse"), ("bilan", "Bilan des surfaces"), ("prescriptions", "Prescriptions")]
    if data.rules is not None:
        titles.append(("regles", "Règles de la grille"))
    titles.append(("methode", "Méthode, limites et sources"))
    return {anchor: Chapter(number, anchor, title) for number, (anchor, title) in enumerate(titles, 1)}
