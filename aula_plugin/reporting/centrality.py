"""The report of the centralités: a summary for the intercommunalité, then one fiche per candidate."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from ..core.missing import is_missing
from ..core.typography import MISSING, accord, date_fr, mesure, nombre, pluriel, tronque
from .centralities import figures, finding, method, words
from .centralities.drawing import bar, drawing, line_sample
from .centralities.found import Found, Ground
from .centralities.maps import candidate_map, territory_map
from .centralities.sheets import Paper, Screen, Text
from .centralities.titles import called, title
from .cover import Cover
from .environment import render
from .odt.model import document

#: Least height of the map of a fiche, pixels.
_LEAST_MAP = 165.0


@dataclass(frozen=True)
class Chapter:
    """A section of the report."""

    numero: int
    ancre: str
    titre: str


def centrality_report(
    found: Found, ground: Ground, cover: Cover, check: Callable[[], None] = lambda: None, paper: bool = False
) -> str:
    """Return the report as a page of HTML.

    Parameters
    ----------
    paper : for ``reporting.pdf``: maps are images, and there is no menu.
    check : called again and again on the way: what it raises stops the report.
    """
    return render("centralites/rapport.html.j2", **_values(found, ground, cover, check, Paper() if paper else Screen()))


def centrality_text(found: Found, ground: Ground, cover: Cover, check: Callable[[], None] = lambda: None) -> bytes:
    """Return the same report as an OpenDocument text, to be completed in a word processor."""
    sheet = Text()
    values = _values(found, ground, cover, check, sheet)
    invented = " · territoire fictif" if cover.fictive else ""
    values.update(
        couleurs={},
        paysage=False,
        en_tete=f"{tronque(cover.title, 120)}{invented}",
        pied_de_page=f"Centralités · {values['date_rapport']} · document de travail{invented}",
    )
    day = datetime.strptime(cover.date[:10], "%Y-%m-%d").date()
    return document("centralites", values, cover.title, day, check=check, pictures=sheet.images.pictures)


def _values(found: Found, ground: Ground, cover: Cover, check: Callable[[], None], sheet: Screen) -> dict[str, Any]:
    """Return every name of the templates."""
    numbers = {code: rank for rank, code in enumerate(found.candidates["id_candidat"], 1)}
    chapters = _chapters(found)
    map_title = _map_title(found)
    # page 1 holds the table of some twelve communes under the map; a longer one goes on, and the map is whole
    beyond = len(found.communes) - 6
    tall = sheet.tall - 15.0 * max(beyond, 0) if beyond <= 6 else sheet.tall + 60.0
    drawn = territory_map(found, ground, sheet.width, tall, f"Carte des candidats. {map_title}", check)
    pages = []
    for rank, row in enumerate(found.candidates.itertuples(), 1):
        check()
        pages.append(_page(found, ground, row, rank, chapters[rank], sheet))
    dates = sorted({str(date)[:10] for date in found.candidates["date_run"].dropna()})
    day = date_fr(cover.date[:10])
    return {
        "papier": sheet.paper,
        "chapitres": chapters,
        "fictif": cover.fictive,
        "non_arrete": finding.unsettled(found),
        "titre": cover.title,
        "auteur": cover.author,
        "date_rapport": day,
        "date_calcul": date_fr(dates[-1]) if dates else day,
        "dates_calcul": [date_fr(date) for date in dates],
        "logiciel": cover.software,
        "dossier": found.name,
        "synthese": {"document": cover.title, "scot": ""},
        "grille": "Centralités",
        "statuts": ", ".join(found.statuses),
        "chapeau": finding.sentence(found),
        "points": finding.first_things(found),
        "titre_carte": map_title,
        "carte": sheet.show(drawn) if drawn else "",
        "lignes": finding.lines(found, numbers),
        "avertissements": finding.common_flags(found),
        "retouches": bool(found.edits["candidat_id"].isin(found.candidates["id_candidat"]).any()),
        "pages": pages,
        "offre": f"{pluriel(len(found.offer), 'équipement')} sur {nombre(len(found.points))} dans les calculs",
        "parametres": _parameters(found),
        "sources": words.sources(found.candidates),
        "methode": method.METHOD,
        "limites": method.LIMITS,
        "references": method.REFERENCES,
    }


def _chapters(found: Found) -> list[Chapter]:
    titles = [("synthese", "Synthèse")]
    for row in found.candidates.itertuples():
        titles.append((f"fiche-{len(titles)}", called(found, row)))
    titles.append(("methode", "Méthode et limites"))
    return [Chapter(number, anchor, title) for number, (anchor, title) in enumerate(titles, 1)]


def _map_title(found: Found) -> str:
    having, communes = found.candidates["code_insee"].nunique(), len(found.communes)
    if not having:
        return "Aucun périmètre candidat"
    return f"{pluriel(having, 'commune')} sur {nombre(communes)} {accord(having, 'a', 'ont')} au moins un candidat"


def _parameters(found: Found) -> list[str]:
    """Return the settings of the candidates in words when they are those of all; none otherwise."""
    told = [words.parameters(text) for text in dict.fromkeys(found.candidates["parametres"])]
    return [text for text in told if text][:1] if len(set(told)) == 1 else []


def _page(found: Found, ground: Ground, row: Any, rank: int, chapter: Chapter, sheet: Screen) -> dict[str, Any]:
    shape = figures.edited(found, row)
    name = called(found, row)
    told = figures.journal(found, row, sheet.lines)
    variants, precisions = figures.variants(found, row), figures.more(row)
    doubts = words.flags(row.qualite)
    height = _map_height(sheet, len(told["lignes"]), len(precisions), len(doubts), len(variants))
    drawn = candidate_map(found, ground, row, shape, sheet.width, height, f"Carte du candidat {name}")
    for one in variants:
        one["trait"] = sheet.show(_sample(one["cle"]))
    agreed = _agreement(row, sheet)
    return {
        "chapitre": chapter,
        "numero": rank,
        "nom": name,
        "titre": title(row),
        "identite": _identity(found, row),
        "chiffres": figures.strip(row, shape),
        "carte": sheet.show(drawn),
        "accord": agreed,
        "offre": figures.offer_by_group(found, row),
        "lecture": figures.reading(found, row.code_insee),
        "variantes": variants,
        "autres": figures.others(row),
        "precisions": precisions,
        "journal": told,
        "reserves": doubts,
        "parametres": words.parameters(row.parametres),
    }


def _map_height(sheet: Screen, lines: int, precisions: int, doubts: int, variants: int) -> float:
    """Return the height left to a map: a fiche holds on a page, and what it has more to say is taken from its map."""
    if not sheet.line:
        return sheet.low
    said = sheet.line * (lines + 1.5 * bool(lines)) + 13.0 * (2 * bool(precisions) + doubts + max(variants - 6, 0))
    return max(sheet.low - said, _LEAST_MAP)


def _identity(found: Found, row: Any) -> str:
    level = MISSING if is_missing(row.niveau) or str(row.niveau) == "" else str(row.niveau)
    state = str(row.statut) if row.statut == finding.SETTLED else f"{row.statut}, {finding.UNSETTLED}"
    computed = date_fr(str(row.date_run)[:10]) if not is_missing(row.date_run) else MISSING
    return " · ".join(
        (f"{found.commune(row.code_insee)} ({row.code_insee})", f"niveau {level}", state, str(row.id_candidat),
         f"calcul du {computed}")
    )  # fmt: skip


def _agreement(row: Any, sheet: Screen) -> Any:
    """Return the bar of what families agree on inside the candidate; None when it cannot be evaluated."""
    if is_missing(row.aire_coeur_sur_ha) or is_missing(row.aire_a_discuter_ha):
        return None
    sure, open_ = float(row.aire_coeur_sur_ha), float(row.aire_a_discuter_ha)
    if sure + open_ <= 0:
        return None
    shares = (
        ("sure", sure, f"cœur sûr {mesure(sure, 'ha')}"),
        ("close", open_, f"zone à discuter {mesure(open_, 'ha')}"),
    )
    return sheet.show(bar(shares, sheet.width, "Cœur sûr et zone à discuter dans le candidat"))


def _sample(name: str) -> Any:
    label, _, colour, dash = words.variant(name)
    return drawing(24.0, 10.0, label, line_sample(colour, dash, x=1.0))
