"""The report of a campaign: one page of HTML that stands alone, printable in A4."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd
from geopandas import GeoDataFrame

from ..core.compatibility.campaign import Campaign, Findings
from ..core.compatibility.holders import COUVERTE, SANS_DOCUMENT
from ..core.missing import is_missing
from ..core.typography import accord, date_fr, enumeration, nombre, pluriel, tronque
from . import signals
from .environment import render
from .reading import Lecture, ReportInput
from .sections import campaign_documents, campaign_totals, matrix, method, summary
from .svg.bars import signal_bar
from .svg.basemap import Basemap
from .svg.campaign_map import Place, campaign_map
from .svg.patterns import definitions

#: Communes listed in the report; the layer holds them all.
MOST_COMMUNES = 300
#: Lines of levels, EPCI and sites listed under the heat map.
MOST_OTHERS = 40


@dataclass(frozen=True)
class Chapter:
    """A section of the report."""

    numero: int
    ancre: str
    titre: str


_TITLES = (
    ("synthese", "Synthèse"),
    ("matrice", "Communes et règles"),
    ("totaux", "Totaux"),
    ("communes", "Commune par commune"),
    ("documents", "Documents et couverture"),
    ("methode", "Méthode, limites et sources"),
)


def campaign_report(
    campaign: Campaign,
    findings: Findings,
    synthesis: GeoDataFrame,
    totals: pd.DataFrame,
    software: str,
    check: Callable[[], None] = lambda: None,
) -> str:
    """Return the report; every count and sentence is computed, and none says whether a document is compatible.

    Parameters
    ----------
    synthesis, totals : tables of ``campaign_tables``.
    check : called again and again on the way: what it raises stops the report.
    """
    grid, whole = campaign.grid, campaign.whole
    fictive = "territoire fictif" in " ".join((grid.avertissement, grid.titre, grid.scot.nom)).lower()
    context = {
        "date_run": whole.run_date,
        "logiciel": software,
        "sources": [source for name, source in whole.sources.items() if name.startswith("role:")],
        "fictif": fictive,
        "titre": _title(campaign),
    }
    evaluation = replace(findings.evaluation, notes=[])  # they are in the section on documents
    lecture = Lecture(ReportInput(grid, evaluation, whole.document, _communes(synthesis), {}, context))
    check()
    cells = matrix.section(lecture)
    base = Basemap(_communes(synthesis), whole.document.zones, {}, check)
    chapters = {anchor: Chapter(number, anchor, title) for number, (anchor, title) in enumerate(_TITLES, 1)}
    return render(
        "campagne/rapport.html.j2",
        motifs=definitions(),
        chapitres=chapters,
        sommaire=list(chapters.values()),
        fictif=fictive,
        date_calcul=date_fr(whole.run_date) or "date non renseignée",
        grille=f"Grille {tronque(grid.id, 40)}, version {grid.version}",
        lecture=lecture,
        signaux=signals,
        synthese=_summary(campaign, lecture, synthesis, base),
        matrice={**cells, "autres": cells["autres"][:MOST_OTHERS]},
        autres_lignes=max(len(cells["autres"]) - MOST_OTHERS, 0),
        totaux=campaign_totals.section(campaign, lecture, synthesis, totals),
        communes=_by_commune(lecture, synthesis),
        documents=campaign_documents.section(campaign, findings),
        methode=method.section(lecture),
    )


def _communes(synthesis: GeoDataFrame) -> GeoDataFrame:
    return synthesis[["code_insee", "nom", "niveau", "siren_epci", synthesis.geometry.name]]


def _title(campaign: Campaign) -> str:
    documents, communes = len(campaign.workspaces), len(campaign.held)
    return f"{pluriel(documents, 'document')} d’urbanisme, {pluriel(communes, 'commune')}"


def _summary(campaign: Campaign, lecture: Lecture, synthesis: GeoDataFrame, base: Basemap) -> dict[str, Any]:
    count = lecture.decompte
    chosen = summary.points(lecture)
    title = _map_title(synthesis)
    return {
        "document": _title(campaign),
        "scot": summary.nom_scot(lecture),
        "chapeau": summary.chapeau(lecture),
        "identite": {**summary.identite(lecture), "document": _identity(campaign, lecture)},
        "barre": signal_bar(count),
        "titre_barre": (
            f"{nombre(count.respectes)} {accord(count.respectes, 'mesure')} sur {nombre(count.comparees)} "
            f"{accord(count.respectes, 'respecte son seuil', 'respectent leur seuil')}"
            if count.comparees
            else "Aucune mesure comparée à un seuil"
        ),
        "points": chosen,
        "points_toleres": bool(chosen) and not count.ecarts,
        "titre_carte": title,
        "carte": campaign_map(base, _places(synthesis), f"Carte des communes. {title}"),
        "couverture": _coverage(synthesis),
    }


def _identity(campaign: Campaign, lecture: Lecture) -> list[str]:
    aside = len(campaign.documents) - len(campaign.workspaces)
    lines = [
        _title(campaign),
        pluriel(aside, "document laissé de côté", "documents laissés de côté") if aside else "",
        f"{nombre(summary.surface_ha(lecture), 1)} ha",
        _coverage(_situations(campaign)),
    ]
    return [line for line in lines if line]


def _situations(campaign: Campaign) -> pd.DataFrame:
    return pd.DataFrame({"situation": [one.situation for one in campaign.held]})


def _coverage(frame: pd.DataFrame) -> str:
    """Return how many communes are not simply covered by one document in force; empty when all are."""
    numbers = frame["situation"].value_counts()
    words = [f"{pluriel(int(numbers[name]), 'commune')} : {name}" for name in numbers.index if name != COUVERTE]
    return enumeration(sorted(words)) if words else ""


def _map_title(synthesis: pd.DataFrame) -> str:
    bearing = int((synthesis["n_ecart"].astype(int) > 0).sum())
    total = int(synthesis["n_ecart"].astype(int).sum())
    if not total:
        return "Aucune commune ne porte d’écart"
    which = f"{nombre(bearing)} {accord(bearing, 'commune')} sur {nombre(len(synthesis))}"
    return f"{which} {accord(bearing, 'porte', 'portent')} {pluriel(total, 'écart')}"


def _places(synthesis: pd.DataFrame) -> list[Place]:
    return [
        Place(
            str(row.code_insee),
            str(row.nom),
            None if is_missing(row.rang) else int(row.n_ecart),
            row.situation == SANS_DOCUMENT,
        )
        for row in synthesis.itertuples()
    ]


def _by_commune(lecture: Lecture, synthesis: pd.DataFrame) -> dict[str, Any]:
    """Return the communes in reading order: most gaps first, those where nothing was compared last."""
    rows = sorted(
        synthesis.drop(columns=synthesis.geometry.name).to_dict("records"),
        key=lambda row: (is_missing(row["rang"]), 0 if is_missing(row["rang"]) else row["rang"], row["code_insee"]),
    )
    listed = [
        {
            "rang": "" if is_missing(row["rang"]) else nombre(row["rang"]),
            "nom": row["nom"],
            "code": row["code_insee"],
            "niveau": "" if is_missing(row["niveau"]) else lecture.libelle_niveau(str(row["niveau"])),
            "document": "sans document" if is_missing(row["idurba"]) else row["idurba"],
            "nombres": [row[name] for name in ("n_ecart", "n_ecart_tolere", "n_respecte", "n_non_evaluable")],
            "a_examiner": row["n_a_examiner"],
            "part": "" if is_missing(row["part_respectee"]) else nombre(row["part_respectee"]),
        }
        for row in rows[:MOST_COMMUNES]
    ]
    return {"lignes": listed, "reste": len(rows) - len(listed)}
