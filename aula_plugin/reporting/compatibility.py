"""The compatibility report: one page of HTML that stands alone, from the frames of a run."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from geopandas import GeoDataFrame

from ..core.compatibility.results import Evaluation
from ..core.compatibility.workspace import Workspace, communes_frame
from ..core.typography import date_fr, tronque
from . import signals
from .environment import render
from .evidence import Preuves
from .files import write_report
from .reading import Lecture, ReportInput
from .sections import appraisal, avis_lines, envelope, matrix, method, quality, summary, themes, unevaluated
from .svg.basemap import Basemap
from .svg.patterns import definitions

__all__ = ["ReportInput", "compatibility_report", "report_of", "write_report"]


@dataclass(frozen=True)
class Chapter:
    """A section of the report as the table of contents knows it."""

    numero: int
    ancre: str
    titre: str


def compatibility_report(data: ReportInput, check: Callable[[], None] | None = None) -> str:
    """Return the report of a run as one self-contained HTML page, printable in A4.

    Every count, title and sentence is computed from ``data``; the page never says whether the document is compatible:
    a signal measures, a person judges. ``check`` is called again and again on the way: what it raises stops the report.
    """
    lecture = Lecture(data)
    preuves = Preuves(data.evaluation.evidence, check)
    base = Basemap(_drawn_communes(lecture, data.communes), data.document.zones, data.references, check)
    synthese = summary.section(lecture, preuves, base)
    sheets = themes.section(lecture, preuves, base)
    enveloppe = envelope.section(lecture)
    chapters = _chapters(lecture, sheets["fiches"], bool(sheets["sans_ecart"]), enveloppe)
    context = data.context
    return render(
        "compatibilite/rapport.html.j2",
        motifs=definitions(),
        chapitres=chapters,
        sommaire=list(chapters.values()),
        renvois=_links(sheets["fiches"], enveloppe, chapters),
        fictif=bool(context.get("fictif")),
        date_calcul=date_fr(context.get("date_run")) or "date non renseignée",
        grille=f"Grille {tronque(data.grille.id, 40)}, version {data.grille.version}",
        lecture=lecture,
        signaux=signals,
        synthese=synthese,
        matrice=matrix.section(lecture),
        themes=sheets,
        enveloppe=enveloppe,
        qualite=quality.section(lecture),
        non_evalue=unevaluated.section(lecture),
        methode=method.section(lecture),
        avis_lignes=avis_lines.section(lecture),
        avis=appraisal.section(lecture),
    )


def _drawn_communes(lecture: Lecture, communes: GeoDataFrame) -> GeoDataFrame:
    codes = {commune.code for commune in lecture.communes}
    return communes[communes["code_insee"].astype(str).isin(codes)]


def _chapters(lecture: Lecture, sheets: list[themes.Fiche], quiet: bool, enveloppe: dict | None) -> dict[str, Chapter]:
    """Number the sections that exist."""
    titles = [("synthese", "Synthèse"), ("matrice", "Communes et règles")]
    titles += [(sheet.ancre, tronque(sheet.theme, 60)) for sheet in sheets]
    if quiet:
        titles.append(("sans-ecart", "Thèmes sans écart"))
    if enveloppe is not None:
        titles.append(("enveloppe", f"Fiche {enveloppe['regle'].id}"))
    titles += [
        ("qualite", "Qualité du document"),
        ("non-evalue", "Ce qui n’a pas pu être évalué"),
        ("methode", "Méthode, limites et sources"),
        *([("avis-lignes", "Avis ligne à ligne")] if avis_lines.present(lecture) else []),
        ("avis", "Appréciation et signatures"),
    ]
    return {anchor: Chapter(number, anchor, title) for number, (anchor, title) in enumerate(titles, 1)}


def _links(sheets: list[themes.Fiche], enveloppe: dict | None, chapters: dict[str, Chapter]) -> dict[str, Chapter]:
    """Return by theme and by rule the section where they are detailed."""
    links = {sheet.theme: chapters[sheet.ancre] for sheet in sheets}
    if enveloppe is not None:
        links[f"regle:{enveloppe['regle'].id}"] = chapters["enveloppe"]
    return links


def report_of(
    workspace: Workspace,
    evaluation: Evaluation,
    software: str,
    check: Callable[[], None] | None = None,
    avis: Mapping[tuple[str, ...], Mapping[str, Any]] | None = None,
    **said: Any,
) -> str:
    """Return the report of an evaluated workspace; what ``check`` raises on the way stops it.

    ``avis`` are the rows of the dossier by ``dossier.avis_key``; ``said`` completes the context of ``ReportInput``
    (``avis_global``, ``sans_auteurs``).
    """
    grid, sources = workspace.grid, list(workspace.sources.values())
    origins = (str(source.get("source") or "") for source in sources)
    declared = " ".join((grid.avertissement, grid.titre, grid.scot.nom, *origins)).lower()
    context = {
        "date_run": workspace.run_date,
        "logiciel": software,
        "sources": sources,
        "fictif": "territoire fictif" in declared,
        "notes": [],
        **said,
    }
    return compatibility_report(
        ReportInput(
            grid,
            evaluation,
            workspace.document,
            communes_frame(workspace),
            dict(workspace.references.layers),
            context,
            avis or {},
        ),
        check,
    )
