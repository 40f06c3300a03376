"""The report of the land register: one page of HTML that stands alone, printable in A4."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pandas as pd
from geopandas import GeoDataFrame

from ..core.compatibility.land_envelopes import ABSENT, ALL, SHARED
from ..core.compatibility.land_pieces import WITHOUT
from ..core.compatibility.land_register import AT_MOST, BEYOND, NO_DOCUMENT, PARTIAL
from ..core.compatibility.model import Grille
from ..core.missing import is_missing
from ..core.typography import accord, date_fr, enumeration, mesure, nom_insecable, nombre, pluriel, tronque, valeur
from .environment import render
from .files import write_report
from .svg.basemap import Basemap
from .svg.envelope_chart import share_text
from .svg.land_map import land_map
from .svg.patterns import definitions
from .svg.register_chart import Bar, register_chart

__all__ = ["RegisterReport", "register_report", "write_report"]

#: Communes drawn in the chart and told by vocation; the table of the whole holds all of them.
MOST_BARS, MOST_COMMUNES, MOST_NOTES = 40, 60, 60
WORDS = {
    ALL: "toutes vocations",
    "economie": "économie et commerce",
    "equipement": "équipement",
    "loisirs_tourisme": "loisirs et tourisme",
    "sols_sous_sols": "sols et sous-sols",
    "inconnue": "vocation inconnue",
    WITHOUT: "sans vocation (ER, STECAL)",
}


@dataclass(frozen=True)
class RegisterReport:
    """What the report is made of; ``pieces`` and ``communes`` in one projection."""

    table: pd.DataFrame
    pieces: GeoDataFrame
    communes: GeoDataFrame
    zones: GeoDataFrame
    grid: Grille
    documents: list[dict[str, Any]]
    since: str
    consumption: str
    date: str
    software: str
    notes: list[str]


@dataclass(frozen=True)
class Chapter:
    """A section of the report."""

    numero: int
    ancre: str
    titre: str


def register_report(data: RegisterReport, check: Callable[[], None] | None = None) -> str:
    """Return the report; every sentence is computed and none is an opinion."""
    rows = [_clean(row) for row in data.table.to_dict("records")]
    whole = next((row for row in rows if row["territoire_type"] == "scot" and row["vocation"] == ALL), None)
    main = [row for row in _reading_order(rows) if row["vocation"] == ALL]
    titles = [("synthese", "Synthèse"), ("registre", "Registre"), ("vocations", "Par vocation")]
    titles += [("definitions", "Définitions, documents et limites")]
    chapters = {anchor: Chapter(number, anchor, title) for number, (anchor, title) in enumerate(titles, 1)}
    grid = data.grid
    return render(
        "registre/rapport.html.j2",
        motifs=definitions(),
        chapitres=chapters,
        synthese={"document": grid.scot.nom or grid.titre, "scot": ""},
        sommaire=list(chapters.values()),
        fictif="fictif" in f"{grid.titre} {grid.scot.nom} {grid.avertissement}".lower(),
        titre=grid.scot.nom or grid.titre,
        grille=f"{grid.titre}, version {grid.version}",
        date_calcul=date_fr(data.date) or "date non renseignée",
        t0=date_fr(data.since) or "date non donnée",
        consommation=data.consumption or "aucune couche donnée",
        chapeau=_finding(whole, main),
        points=_figures(whole),
        carte=_map(data, check),
        titre_carte=_map_title(data.pieces),
        graphe=register_chart([_bar(row) for row in _charted(main)]),
        titre_graphe=_chart_title(main),
        lignes=[_line(row) for row in main],
        masquees=len(main) - len(_charted(main)),
        vocations=_by_vocation(rows),
        communes_vocations=_communes_by_vocation(rows),
        documents=[_document(one) for one in data.documents],
        remarques=_remarks(main),
        notes=data.notes[:MOST_NOTES],
        notes_tues=max(0, len(data.notes) - MOST_NOTES),
        part_mixte=nombre(100 * grid.parametres.part_mixte_habitat),
        aus=grid.parametres.compter_aus,
        logiciel=data.software,
    )


def _clean(row: dict[str, Any]) -> dict[str, Any]:
    return {name: None if is_missing(value) else value for name, value in row.items()}


def _reading_order(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return each level followed by its communes, the communes without level, then EPCI and the whole."""
    communes = [row for row in rows if row["territoire_type"] == "commune"]
    result: list[dict[str, Any]] = []
    for level in (row for row in rows if row["territoire_type"] == "niveau" and row["vocation"] == ALL):
        own = [row for row in communes if row["niveau"] == level["territoire_id"]]
        result += [level, *own]
    result += [row for row in communes if not any(row is other for other in result)]
    return result + [row for row in rows if row["territoire_type"] in ("epci", "scot")]


# ---------------------------------------------------------------------------------------------------------- synthesis


def _finding(whole: dict[str, Any] | None, rows: list[dict[str, Any]]) -> list[tuple[str, bool]]:
    if whole is None:
        return [("Aucune commune à compter.", True)]
    beyond = [row for row in rows if row["territoire_type"] == "commune" and row["statut"] == BEYOND]
    words = _whole(whole)
    if beyond:
        names = enumeration(nom_insecable(row["territoire_nom"]) for row in beyond[:3])
        more = f" et {pluriel(len(beyond) - 3, 'autre')}" if len(beyond) > 3 else ""
        head = f" {pluriel(len(beyond), 'commune')} {accord(len(beyond), 'dépasse', 'dépassent')} "
        words.append((f"{head}{accord(len(beyond), 'son', 'leur')} enveloppe : {names}{more}.", False))
    missing = whole["n_communes"] - whole["n_documents"]
    if missing:
        text = (
            f" {pluriel(missing, 'commune')} sans document mesuré : {accord(missing, 'elle manque', 'elles manquent')}"
        )
        words.append((f"{text} au total.", False))
    return words


def _whole(whole: dict[str, Any]) -> list[tuple[str, bool]]:
    charged, envelope, left = whole["impute_ha"], whole["enveloppe_ha"], whole["reste_ha"]
    if charged is None:
        return [("Rien n’a pu être mesuré", True), (" : aucun document mesurable ne couvre ces communes.", False)]
    if envelope is None:
        return [(f"{mesure(charged, 'ha')} consommés ou ouverts", True), (", sans enveloppe d’ensemble écrite.", False)]
    start = [(f"{mesure(charged, 'ha')} imputés sur {mesure(envelope, 'ha')}", True)]
    if left is None:
        return [*start, (" dans les communes mesurées.", False)]
    if left < 0:
        return [*start, (f" : l’enveloppe est dépassée de {mesure(-left, 'ha')}.", False)]
    word = "au plus " if whole["reste_sens"] == AT_MOST else ""
    return [*start, (f" : il reste {word}{mesure(left, 'ha')}.", False)]


def _figures(whole: dict[str, Any] | None) -> list[dict[str, str]]:
    if whole is None:
        return []
    seen = whole["n_observees"]
    observed = f"observés dans {pluriel(seen, 'commune')} sur {nombre(whole['n_communes'])}"
    closed = f"dont {mesure(whole['dont_aus_ha'], 'ha')} en zones AU fermées" if whole["dont_aus_ha"] else ""
    return [
        {
            "chiffre": mesure(whole["consomme_ha"], "ha") if whole["consomme_ha"] is not None else "inconnu",
            "titre": "consommés depuis T0",
            "detail": observed if whole["consomme_ha"] is not None else "aucune consommation observée n’est donnée",
        },
        {
            "chiffre": mesure(whole["engage_ha"], "ha"),
            "titre": "engagés par les documents",
            "detail": closed or f"dans {pluriel(whole['n_documents'], 'commune')}",
        },
        _left(whole),
    ]


def _left(whole: dict[str, Any]) -> dict[str, str]:
    left = whole["reste_ha"]
    if left is None:
        return {"chiffre": "inconnu", "titre": "reste de l’enveloppe", "detail": _left_detail(whole)}
    if left < 0:
        return {"chiffre": mesure(-left, "ha"), "titre": "au-delà de l’enveloppe", "detail": _left_detail(whole)}
    return {"chiffre": mesure(left, "ha"), "titre": "restent de l’enveloppe", "detail": _left_detail(whole)}


def _left_detail(whole: dict[str, Any]) -> str:
    if whole["enveloppe_ha"] is None:
        return "aucune enveloppe d’ensemble dans la table"
    text = f"sur {mesure(whole['enveloppe_ha'], 'ha')} ({whole['enveloppe_origine']})"
    if whole["reste_ha"] is None:
        return f"{text} ; des communes ne sont pas mesurées"
    if whole["reste_sens"] != AT_MOST:
        return text
    return f"au moins, {text}" if whole["reste_ha"] < 0 else f"au plus, {text}"


def _map(data: RegisterReport, check: Callable[[], None] | None) -> Any:
    communes = data.communes
    base = Basemap(communes.assign(code_insee=communes["code_insee"].astype(str)), data.zones, {}, check)
    names = {str(code): str(name) for code, name in zip(communes["code_insee"], communes["nom"]) if name}
    return land_map(base, data.pieces, names, _map_title(data.pieces))


def _map_title(pieces: GeoDataFrame) -> str:
    if not len(pieces):
        return "Rien n’est ouvert ni consommé"
    return (
        f"{pluriel(len(pieces), 'lieu ouvert ou consommé', 'lieux ouverts ou consommés')} hors de l’enveloppe urbaine"
    )


# -------------------------------------------------------------------------------------------------------------- chart


def _charted(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    communes = [row for row in rows if row["territoire_type"] == "commune"]
    if len(communes) <= MOST_BARS:
        return rows
    ranked = sorted(communes, key=lambda row: -(row["part_imputee"] or 0.0))[:MOST_BARS]
    kept = {row["territoire_id"] for row in ranked}
    return [row for row in rows if row["territoire_type"] != "commune" or row["territoire_id"] in kept]


def _bar(row: dict[str, Any]) -> Bar:
    charged = row["impute_ha"] or 0.0
    if row["disponible_ha"] is not None:
        parts = (row["consomme_ha"] or 0.0, row["disponible_ha"], 0.0)
    else:
        consumed = min(row["consomme_ha"] or 0.0, charged)
        parts = (consumed, 0.0, charged - consumed)
    return Bar(
        row["territoire_type"],
        row["territoire_nom"],
        row["enveloppe_ha"] if row["impute_ha"] is not None else None,
        parts,
        row["reste_ha"],
        row["reste_sens"] == AT_MOST,
        _without(row),
    )


def _without(row: dict[str, Any]) -> str:
    """Return what stands for a bar or for what is left, when one of them is not known."""
    if row["impute_ha"] is None:
        return "document manquant"
    if row["enveloppe_ha"] is None:
        origin = "sans enveloppe" if row["enveloppe_origine"] == ABSENT else f"enveloppe {row['enveloppe_origine']}"
        return f"{mesure(row['impute_ha'], 'ha')}, {origin}"
    return "incomplet"


def _chart_title(rows: list[dict[str, Any]]) -> str:
    communes = [row for row in rows if row["territoire_type"] == "commune"]
    compared = [row for row in communes if row["enveloppe_ha"] is not None and row["impute_ha"] is not None]
    beyond = [row for row in compared if row["statut"] == BEYOND]
    if not compared:
        return "Aucune commune n’a à la fois une enveloppe et un document mesuré"
    base = pluriel(len(compared), "commune comparée", "communes comparées")
    if not beyond:
        return f"Aucune commune au-delà de son enveloppe, sur {base}"
    return f"{pluriel(len(beyond), 'commune')} au-delà de {accord(len(beyond), 'son', 'leur')} enveloppe, sur {base}"


# ------------------------------------------------------------------------------------------------------------- tables


def _line(row: dict[str, Any]) -> dict[str, Any]:
    names = ("enveloppe_ha", "consomme_ha", "engage_ha", "disponible_ha", "impute_ha", "reste_ha")
    return {
        "genre": {"commune": "commune", "niveau": "niveau"}.get(row["territoire_type"], "ensemble"),
        "nom": nom_insecable(row["territoire_nom"]),
        "valeurs": ["" if row[name] is None else valeur(row[name], "ha", digits=2) for name in names],
        "sens": "≤" if row["reste_sens"] == AT_MOST and (row["reste_ha"] or 0) >= 0 else "",
        "part": "" if row["part_imputee"] is None else share_text(row["part_imputee"]),
        "statut": row["statut"],
        "origine": row["enveloppe_origine"] if row["enveloppe_origine"] in SHARED or row["enveloppe_ha"] else "",
        "alerte": row["statut"] == BEYOND,
        "manque": row["statut"] in (NO_DOCUMENT, PARTIAL),
    }


def _by_vocation(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the whole, then each level, by vocation; lines with nothing at all are left out."""
    result = []
    for kind in ("scot", "niveau", "epci"):
        for row in rows:
            if row["territoire_type"] == kind and _told(row):
                result.append({**_line(row), "vocation": _word(row["vocation"]), "total": row["vocation"] == ALL})
    return _named_once(result)


def _communes_by_vocation(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    told = [row for row in rows if row["territoire_type"] == "commune" and row["vocation"] != ALL and _told(row)]
    if len({row["territoire_id"] for row in told}) > MOST_COMMUNES:
        told = [row for row in told if row["statut"] == BEYOND]
    return _named_once([{**_line(row), "vocation": _word(row["vocation"])} for row in told])


def _named_once(lines: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the lines with the name of a territory on its first one only."""
    return [
        {**line, "nom": "" if position and line["nom"] == lines[position - 1]["nom"] else line["nom"]}
        for position, line in enumerate(lines)
    ]


def _told(row: dict[str, Any]) -> bool:
    if row["vocation"] == ALL or row["enveloppe_ha"] is not None:
        return True
    return any((row[name] or 0.0) >= 5e-5 for name in ("consomme_ha", "engage_ha"))


def _word(vocation: str) -> str:
    return WORDS.get(vocation, vocation.replace("_", " "))


def _document(one: dict[str, Any]) -> dict[str, str]:
    return {
        "nom": tronque(one["nom"] or one["idurba"] or one["fichier"], 70),
        "idurba": one["idurba"] or "identifiant inconnu",
        "date": date_fr(one["date"]) if one["date"] else "date non renseignée",
        "communes": pluriel(one["communes"], "commune") if not one["motif"] else one["motif"],
    }


def _remarks(rows: list[dict[str, Any]]) -> list[tuple[str, str]]:
    """Return the remarks of the lines, those shared by all communes told once."""
    told: dict[str, list[str]] = {}
    for row in rows:
        for note in (row["remarques"] or "").split("|"):
            if note:
                told.setdefault(note, []).append(row["territoire_nom"])
    communes = sum(row["territoire_type"] == "commune" for row in rows)
    result = []
    for note, names in told.items():
        place = "toutes les communes" if len(names) == communes > 1 else enumeration(map(nom_insecable, names[:6]))
        more = f" et {pluriel(len(names) - 6, 'autre')}" if len(names) > 6 and len(names) != communes else ""
        result.append((place + more, note))
    return result[:40]
