"""The report of a comparison: one page of HTML that stands alone, printable in A4."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pandas as pd

from ..core.documents import comparison_words as w
from ..core.documents.comparison import Comparison
from ..core.documents.comparison_prescriptions import EBC, STECAL, PrescriptionBalance
from ..core.documents.model import PlanningDocument
from ..core.missing import is_missing
from ..core.tables import load
from ..core.typography import date_fr, enumeration, mesure, nombre, pluriel, signe, tronque, valeur
from . import signals
from .environment import render
from .files import write_report
from .svg.basemap import Basemap
from .svg.changes_map import changes_map, detail_maps, place_of
from .svg.patterns import definitions

__all__ = ["ComparisonReport", "comparison_report", "write_report"]

#: Places with a disc on the map, rows of the list of changes, rules listed in the report; the layers hold all of them.
MOST_NUMBERED, MOST_DETAILS, MOST_CHANGES, MOST_RULES = 9, 4, 30, 60
_QUIET = (w.RENAMED, w.ADJUSTED)
_USES = {"economie": "économie", "equipement": "équipement"}
_URBAN = ("U", "AUc", "AUs", "AU")


@dataclass(frozen=True)
class ComparisonReport:
    """What the report is made of; ``rules`` is None when no grid nor dossier was given."""

    before: PlanningDocument
    after: PlanningDocument
    comparison: Comparison
    prescriptions: PrescriptionBalance
    rules: pd.DataFrame | None
    grid: str
    lisere_m: float
    date: str
    software: str
    notes: list[str]


@dataclass(frozen=True)
class Chapter:
    """A section of the report."""

    numero: int
    ancre: str
    titre: str


def comparison_report(data: ComparisonReport, check: Callable[[], None] | None = None) -> str:
    """Return the report; every sentence is computed, and none says whether a change is a good one."""
    chapters = _chapters(data)
    names = {name: _name(document) for name, document in (("avant", data.before), ("apres", data.after))}
    numbered, base = _numbered(data.comparison), _basemap(data, check)
    states = [_identity(document) for document in (data.before, data.after)]
    fictive = any("territoire fictif" in str(document.document.to_dict()).lower() for document in (data.before,))
    return render(
        "comparaison/rapport.html.j2",
        motifs=definitions(),
        chapitres=chapters,
        sommaire=list(chapters.values()),
        fictif=fictive,
        date_calcul=date_fr(data.date) or "date non renseignée",
        grille=data.grid or "Comparaison de deux états",
        synthese={"document": names["apres"], "scot": ""},
        titre=names["apres"],
        avant=states[0],
        apres=states[1],
        chapeau=_finding(data),
        points=_figures(data),
        carte=_map(data, base, numbered),
        details=_details(data.comparison, base, numbered),
        titre_carte=_map_title(data.comparison),
        changements=_changes(data.comparison, numbered),
        n_changements=len(data.comparison.changes),
        retouches=_touches(data),
        matrice=_matrix(data.comparison),
        communes=_by_commune(data.comparison),
        prescriptions=_prescriptions(data.prescriptions),
        bilans=_balances(data.prescriptions),
        regles=None if data.rules is None else _rules(data.rules),
        lisere=nombre(data.lisere_m, 1 if data.lisere_m % 1 else 0),
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


def _row(document: PlanningDocument) -> dict[str, Any]:
    return {name: None if is_missing(v) else v for name, v in document.document.iloc[0].to_dict().items()}


def _name(document: PlanningDocument) -> str:
    row = _row(document)
    name = str(row.get("nom") or row.get("nomplan") or row.get("idurba") or "Document")
    return tronque(name.replace(" - territoire fictif", ""), 90)


def _identity(document: PlanningDocument) -> list[str]:
    row = _row(document)
    states = dict(load("doc_urba_etat")[["etat", "libelle"]].itertuples(index=False, name=None))
    lines = [str(row.get("idurba") or "identifiant inconnu")]
    procedure = _procedure(row.get("nomproc"))
    state = states.get(str(row.get("etat") or ""), "")
    lines.append(" · ".join(part for part in (procedure, state.lower()) if part) or "procédure non renseignée")
    lines.append(f"du {date_fr(row['datappro'])}" if row.get("datappro") else "date non renseignée")
    lines.append(f"{pluriel(len(document.zones), 'zone')}, {document.version.name}")
    return [tronque(line, 80) for line in lines]


def _procedure(code: Any) -> str:
    text = str(code or "")
    table = load("doc_urba_procedure")
    labels = dict(table[["code", "libelle"]].itertuples(index=False, name=None))
    letters, number = text.rstrip("0123456789"), text[len(text.rstrip("0123456789")) :]
    label = labels.get(letters, text)
    return f"{label} n° {number}" if number and label else label


# ---------------------------------------------------------------------------------------------------------- synthesis


def _finding(data: ComparisonReport) -> list[tuple[str, bool]]:
    """Return the first sentence: what opens, what closes, what else changes."""
    totals = data.comparison.totals
    told = [(name, totals[name]) for name in w.SENSES if name not in _QUIET and totals[name] >= 0.00005]
    if not told:
        rest = [name for name in _QUIET if totals[name] >= 0.00005]
        if not rest:
            return [("Aucune zone ne change", True), (" entre les deux états.", False)]
        return [("Aucune zone ne change de famille", True), (f" : seulement {enumeration([_few(rest)])}.", False)]
    words: list[tuple[str, bool]] = [("Entre les deux états : ", False)]
    for position, (name, area) in enumerate(told):
        words.append((f"{mesure(area, 'ha')} ", True))
        joint = "." if position == len(told) - 1 else " et " if position == len(told) - 2 else ", "
        words.append((f"({name}){joint}", False))
    return words


def _few(names: list[str]) -> str:
    words = {w.RENAMED: "des changements de libellé", w.ADJUSTED: "des retouches de limite"}
    return enumeration([words[name] for name in names])


def _figures(data: ComparisonReport) -> list[dict[str, str]]:
    totals, psc = data.comparison.totals, data.prescriptions
    opened, released = totals[w.OPENED], totals[w.RELEASED]
    closed = totals[w.CLOSED] + totals[w.BLOCKED]
    lost, gained = psc.total(EBC, "perdu"), psc.total(EBC, "gagne")
    return [
        {
            "chiffre": mesure(opened + released, "ha"),
            "titre": "ouverts à l’urbanisation",
            "detail": f"dont {mesure(opened, 'ha')} de zones A ou N et {mesure(released, 'ha')} de zones AU bloquées",
        },
        {
            "chiffre": mesure(closed, "ha"),
            "titre": "refermés",
            "detail": f"dont {mesure(totals[w.CLOSED], 'ha')} reclassés en A ou N et {mesure(totals[w.BLOCKED], 'ha')} "
            "devenus AU bloquée",
        },
        {
            "chiffre": signe(gained - lost, "ha"),
            "titre": "d’espaces boisés classés",
            "detail": f"{mesure(lost, 'ha')} supprimés, {mesure(gained, 'ha')} ajoutés",
        },
    ]


def _numbered(comparison: Comparison) -> dict[int, str]:
    """Return the label of the disc of the largest changes, by number: openings first, quiet ones never."""
    changes = comparison.changes
    telling = changes[~changes["sens"].isin(_QUIET)].sort_values("aire_ha", ascending=False).head(MOST_NUMBERED)
    return {int(number): str(rank) for rank, number in enumerate(sorted(telling["numero"]), 1)}


def _basemap(data: ComparisonReport, check: Callable[[], None] | None) -> Basemap:
    communes = data.comparison.communes
    return Basemap(
        communes.assign(code_insee=communes["code_insee"].fillna("").astype(str)), data.after.zones, {}, check
    )


def _map(data: ComparisonReport, base: Basemap, numbered: dict[int, str]) -> Any:
    communes = base.communes
    names = {code: name for code, name in zip(communes["code_insee"], communes["nom"]) if code and name}
    changes = data.comparison.changes
    places = [
        (numbered[int(row.numero)], place_of(row.geometry)) for row in changes.itertuples() if row.numero in numbered
    ]
    return changes_map(base, changes, places, _map_title(data.comparison), names)


def _details(comparison: Comparison, base: Basemap, numbered: dict[int, str]) -> list[dict[str, Any]]:
    """Return the largest numbered changes drawn closely, with what each is."""
    changes = comparison.changes
    rows = changes[changes["numero"].isin(numbered)].sort_values("aire_ha", ascending=False).head(MOST_DETAILS)
    rows = rows.sort_values("numero")
    shown = [(numbered[int(row.numero)], row.geometry) for row in rows.itertuples()]
    drawn = detail_maps(base, changes, shown, 164.0, 110.0)
    texts = [f"{_passage(row)}, {mesure(row.aire_ha, 'ha')}, {tronque(row.commune, 40)}" for row in rows.itertuples()]
    return [{"carte": picture, "texte": text} for (_, picture), text in zip(drawn, texts)]


def _passage(row: Any) -> str:
    """Return the two labels, or the two vocations of a zone that keeps its label."""
    ends = row.zone_avant, row.zone_apres
    if ends[0] == ends[1] and row.vocation_avant != row.vocation_apres:
        uses = (_USES.get(use, use) or "?" for use in (row.vocation_avant, row.vocation_apres))
        return f"{tronque(ends[0] or '?', 12)} : {' → '.join(uses)}"
    return " → ".join(tronque(end or w.NOT_COVERED, 12) for end in ends)


def _map_title(comparison: Comparison) -> str:
    changes = comparison.changes
    telling = changes[~changes["sens"].isin(_QUIET)]
    if not len(telling):
        return "Aucun changement de famille ni de destination"
    places = telling["commune"].nunique()
    where = f"dans {pluriel(places, 'commune')}" if places else ""
    return f"{pluriel(len(telling), 'lieu change', 'lieux changent')} {where}".strip()


def _changes(comparison: Comparison, numbered: dict[int, str]) -> list[dict[str, Any]]:
    changes = comparison.changes[comparison.changes["sens"] != w.ADJUSTED].head(MOST_CHANGES)
    return [
        {
            "disque": numbered.get(int(row.numero), ""),
            "sens": row.sens,
            "commune": row.commune,
            "avant": _zone(row.zone_avant, row.famille_avant, row.sous_type_avant, row.vocation_avant),
            "apres": _zone(row.zone_apres, row.famille_apres, row.sous_type_apres, row.vocation_apres),
            "ha": valeur(row.aire_ha, "ha", digits=2),
        }
        for row in changes.itertuples()
    ]


def _zone(label: Any, family: Any, subtype: Any, use: Any) -> str:
    if is_missing(label) and is_missing(family):
        return w.NOT_COVERED
    kind = subtype if not is_missing(subtype) and subtype != "inconnu" else family
    use = _USES.get(use, use)
    more = [str(v) for v in (kind, use) if not is_missing(v) and v not in (label, "inconnue")]
    return f"{label or '?'}" + (f" ({', '.join(more)})" if more else "")


def _touches(data: ComparisonReport) -> str:
    area = data.comparison.totals[w.ADJUSTED]
    count = int((data.comparison.changes["sens"] == w.ADJUSTED).sum())
    if not count:
        return ""
    return f"{pluriel(count, 'retouche de limite', 'retouches de limite')}, {mesure(area, 'ha')}"


# ------------------------------------------------------------------------------------------------------------ balances


def _matrix(comparison: Comparison) -> dict[str, Any]:
    """Return the transition matrix of the whole: classes present only, totals on both sides."""
    table = comparison.balance
    sums = table.groupby(["de", "vers"])["aire_ha"].sum()
    present = [name for name in w.CLASSES if name in set(table["de"]) | set(table["vers"])]
    rows = []
    for old in present:
        cells = [float(sums.get((old, new), 0.0)) for new in present]
        rows.append(
            {
                "nom": old,
                "cases": [
                    {"texte": valeur(area, "ha", digits=2) if area else "", "meme": old == new}
                    for new, area in zip(present, cells)
                ],
                "total": valeur(sum(cells), "ha", digits=2),
            }
        )
    columns = [sum(float(sums.get((old, new), 0.0)) for old in present) for new in present]
    return {
        "colonnes": present,
        "lignes": rows,
        "totaux": [valeur(area, "ha", digits=2) for area in columns],
        "total": valeur(sum(columns), "ha", digits=2),
    }


def _by_commune(comparison: Comparison) -> list[dict[str, Any]]:
    rows = []
    changes, table = comparison.changes, comparison.balance
    for name in dict.fromkeys(table["commune"]):
        own, moved = table[table["commune"] == name], changes[changes["commune"] == name]

        def of(*senses: str, moved: pd.DataFrame = moved) -> float:
            return float(moved.loc[moved["sens"].isin(senses), "aire_ha"].sum())

        before = float(own.loc[own["de"].isin(_URBAN), "aire_ha"].sum())
        after = float(own.loc[own["vers"].isin(_URBAN), "aire_ha"].sum())
        figures = (of(w.OPENED), of(w.RELEASED), of(w.CLOSED, w.BLOCKED), of(w.RECAST), of(w.ADJUSTED))
        rows.append(
            {
                "nom": name,
                "valeurs": [valeur(v, "ha", digits=2) if v else "–" for v in figures],
                "avant": valeur(before, "ha", digits=2),
                "apres": valeur(after, "ha", digits=2),
                "delta": _gap(after - before),
            }
        )
    return rows


def _gap(area: float) -> str:
    """Print a difference of areas, sign first, without unit; what rounds to nothing is 0."""
    if abs(area) < 0.005:
        return "0"
    return ("+" if area > 0 else "") + nombre(area, 2)


def _prescriptions(balance: PrescriptionBalance) -> list[dict[str, Any]]:
    """Return the lines by type and by code, those that change first told apart."""
    rows = []
    codes = balance.table[balance.table["code"].notna()].groupby(["typepsc", "primitive"])["code"].nunique()
    for row in balance.table.itertuples():
        if is_missing(row.code) and codes.get((row.typepsc, row.primitive), 0) == 1:
            continue  # the line of its only code says the same, with its own label
        changed = bool(row.n_perdus or row.n_gagnes or row.perdu > 5e-5 or row.gagne > 5e-5)
        if not changed:
            continue
        decimals = {"ha": 2, "m": 0, "n": 0}[row.unite]
        size = [nombre(value, decimals) for value in (row.avant, row.apres, row.perdu, row.gagne)]
        rows.append(
            {
                "type": row.code is None or is_missing(row.code),
                "code": row.typepsc if is_missing(row.code) else row.code,
                "libelle": tronque(row.libelle, 90),
                "unite": {"ha": "ha", "m": "m", "n": "points"}[row.unite],
                "n": [nombre(v) for v in (row.n_avant, row.n_apres, row.n_perdus, row.n_gagnes)],
                "taille": size,
            }
        )
    return rows


def _balances(balance: PrescriptionBalance) -> list[dict[str, Any]]:
    """Return the four balances a planner asks for, told even when nothing moves."""
    asked = (
        ("Espaces boisés classés (01)", "type", EBC),
        ("STECAL (16-03)", "code", STECAL),
        ("Emplacements réservés (05)", "type", "05"),
        ("Éléments protégés, L151-19 et L151-23 (07)", "type", "07"),
        ("Continuités écologiques (25)", "type", "25"),
    )
    rows = []
    for name, kind, code in asked:
        read = balance.total if kind == "type" else balance.of_code
        names = ("n_avant", "n_apres", "n_perdus", "n_gagnes")
        counts = [sum(read(code, column, end) for end in ("surf", "lin", "pct")) for column in names]
        sizes = [read(code, column) for column in ("avant", "apres", "perdu", "gagne")]
        rows.append(
            {
                "nom": name,
                "n": [nombre(v) for v in counts],
                "ha": [nombre(v, 2) for v in sizes],
                "delta": _gap(sizes[1] - sizes[0]),
            }
        )
    return rows


# --------------------------------------------------------------------------------------------------------------- rules


def _rules(rules: pd.DataFrame) -> dict[str, Any]:
    communes = rules[rules["territoire_type"] == "commune"]
    moved = rules[rules["signal_change"].astype(bool)]
    shifted = rules[~rules["signal_change"].astype(bool) & ~rules["sens"].isin(["inchangé"])]
    n = int(communes["signal_change"].astype(bool).sum())
    lines = pluriel(len(communes), "ligne de commune", "lignes de communes")
    title = (
        f"{pluriel(n, 'signal change', 'signaux changent')}, sur {lines}"
        if n
        else f"Aucun signal ne change, sur {lines}"
    )
    return {
        "titre": title,
        "signaux": [_rule(row) for row in moved.head(MOST_RULES).to_dict("records")],
        "valeurs": [_rule(row) for row in shifted.head(MOST_RULES).to_dict("records")],
        "tus": max(0, len(moved) - MOST_RULES) + max(0, len(shifted) - MOST_RULES),
        "compte": [(word, int((communes["sens"] == word).sum())) for word in dict.fromkeys(communes["sens"])],
    }


def _rule(row: dict[str, Any]) -> dict[str, Any]:
    unit = row["unite"] if not is_missing(row["unite"]) else ""
    shown = [
        valeur(row[name], unit, row["seuil"]) if not is_missing(row[name]) else "–"
        for name in ("valeur_avant", "valeur_apres")
    ]
    return {
        "id": row["regle_id"],
        "titre": tronque(row["titre_court"] or "", 48),
        "lieu": row["territoire_nom"] or row["territoire_id"],
        "avant": shown[0],
        "apres": shown[1],
        "delta": signe(row["delta"], unit) if not is_missing(row["delta"]) else "",
        "unite": "" if unit in ("n", "ratio") else unit,
        "signal_avant": signals.sign_of(None if is_missing(row["signal_avant"]) else row["signal_avant"]),
        "signal_apres": signals.sign_of(None if is_missing(row["signal_apres"]) else row["signal_apres"]),
        "sens": row["sens"],
    }
