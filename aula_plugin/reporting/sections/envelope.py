"""Sheet of a rule that compares consumption with an envelope and is totalled by level: chart, table, expectations."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ...core.typography import (
    accord,
    enumeration,
    mesure,
    minuscule,
    nom_insecable,
    nombre,
    pluriel,
    tronque,
)
from .. import signals
from ..reading import Lecture, Ligne
from ..svg.envelope_chart import Row, bracket, envelope_chart, gap, share_text
from .themes import attendu

TYPE = "conso_vs_enveloppe"
MOST_COMMUNES = 20


@dataclass(frozen=True)
class RowText:
    """One row of the table, printed."""

    kind: str
    nom: str
    ligne: Ligne
    ouvert: str
    enveloppe: str
    plafond: str
    ecart: str
    fourchette: str
    zones: str


def section(lecture: Lecture) -> dict[str, Any] | None:
    """Return the sheet of the first such rule, or None when there is none."""
    for rule in lecture.regles:
        if rule.indicateur.type != TYPE:
            continue
        lines = [line for line in lecture.lignes_de(rule) if line.territoire_type == "commune"]
        totals = [line for line in lecture.totaux if line.regle.id == rule.id and line.valeur is not None]
        if totals and any(line.valeur is not None for line in lines):
            return _sheet(lecture, rows(lecture, lines, totals))
    return None


def rows(lecture: Lecture, lines: list[Ligne], totals: list[Ligne]) -> list[Row]:
    """Return levels each followed by its communes, then the totals above the levels."""
    levels = {line.territoire_id: line for line in totals if line.territoire_type == "niveau"}
    order = [*lecture.grille.armature.niveaux, *(k for k in levels if k not in lecture.grille.armature.niveaux)]
    result: list[Row] = []
    done: set[int] = set()
    for level in order:
        members = [line for line in lines if line.niveau == level]
        alone = level in levels and len(members) == 1
        if level in levels:
            result.append(Row("niveau", levels[level].nom, levels[level], members[0].nom_court if alone else ""))
        if not alone:
            result += [Row("commune", line.nom_court, line) for line in members]
        done.update(id(line) for line in members)
    result += [Row("commune", line.nom_court, line) for line in lines if id(line) not in done]
    for line in totals:
        if line.territoire_type != "niveau":
            result.append(Row("ensemble", line.nom, line))
    return result


def _sheet(lecture: Lecture, table: list[Row]) -> dict[str, Any]:
    first = table[0].line
    rule = first.regle
    tolerance = next((row.line.tolerance for row in table if row.line.tolerance is not None), None) or 0.0
    communes = [row for row in table if row.kind == "commune"]
    communes += [Row("commune", row.only, row.line) for row in table if row.only]
    shown = table
    if len(communes) > MOST_COMMUNES:
        shown = [row for row in table if row.kind != "commune" or row.line.a_lire]
    shown = [row for row in shown if row.line.signe is not signals.SANS_OBJET]
    return {
        "regle": rule,
        "titre": title(table),
        "titre_graphe": _chart_title(communes),
        "graphe": envelope_chart(shown, tolerance),
        "masquees": len(table) - len(shown),
        "tolerance": nombre(tolerance * 100),
        "comptees": _counted(lecture, rule),
        "attendu": attendu(rule),
        "portee": signals.PORTEES.get(rule.portee, rule.portee),
        "pistes": [line for line in (row.line for row in communes) if line.signe is signals.ECART and line.message][:3],
        "rows": [_text(row) for row in table],
        "fourchettes": any(bracket(row.line) for row in table),
        "lecture": _reading(communes),
        "double": _double(communes),
    }


def title(table: list[Row]) -> str:
    """Return the finding on the whole, then on the levels that miss."""
    whole = next((row.line for row in table if row.kind == "ensemble" and row.line.comparee), None)
    missed = [row for row in table if row.kind == "niveau" and row.line.signe is signals.ECART]
    if whole is None:
        return _levels_title(missed) or "Surface ouverte et enveloppe du SCoT"
    verdict = {
        signals.RESPECTE.key: "l’ensemble tient l’enveloppe",
        signals.TOLERE.key: "l’ensemble reste dans la tolérance",
        signals.ECART.key: "l’ensemble dépasse l’enveloppe et sa tolérance",
    }[whole.signe.key]
    figure = f"{whole.mesure_texte} pour {mesure(whole.seuil, whole.unite)}"
    levels = f" ; {minuscule(_levels_title(missed))}" if missed else ""
    return f"{figure} : {verdict}{levels}"


def _levels_title(missed: list[Row]) -> str:
    if not missed:
        return ""
    names = enumeration(f"« {tronque(row.label, 40)} »" for row in missed)
    return (
        f"{accord(len(missed), 'le niveau', 'les niveaux')} {names} {accord(len(missed), 'la dépasse', 'la dépassent')}"
    )


def _chart_title(communes: list[Row]) -> str:
    beyond = [row.label for row in communes if row.line.signe is signals.ECART]
    compared = sum(1 for row in communes if row.line.comparee)
    if not beyond:
        return (
            f"Aucune commune au-delà de la tolérance, sur {pluriel(compared, 'commune comparée', 'communes comparées')}"
        )
    if len(beyond) <= 3:
        word = accord(len(beyond), "commune", "communes")
        return f"{nombre(len(beyond))} {word} au-delà de la tolérance : {enumeration(nom_insecable(n) for n in beyond)}"
    return f"{nombre(len(beyond))} communes sur {nombre(compared)} au-delà de la tolérance"


def _counted(lecture: Lecture, rule: Any) -> str:
    """Return what is counted, from the parameters of the rule."""
    own = rule.indicateur.params.get("compter_aus")
    counted = lecture.grille.parametres.compter_aus if own is None else own
    aus = "comptées" if counted else "non comptées"
    return (
        "Zones AU, parties de zones U hors de l’enveloppe urbaine, emplacements réservés et STECAL situés sur des "
        f"espaces naturels, agricoles ou forestiers. Zones AU fermées (2AU) {aus}."
    )


def _text(row: Row) -> RowText:
    line = row.line
    cap = None
    if line.seuil is not None:
        cap = line.seuil + max(abs(line.seuil) * (line.tolerance or 0.0), line.tolerance_abs or 0.0)
    return RowText(
        kind=row.kind,
        nom=nom_insecable(row.label) if row.kind == "commune" else ", ".join(filter(None, (row.label, row.only))),
        ligne=line,
        ouvert=line.valeur_texte,
        enveloppe=nombre(line.seuil, line.decimales),
        plafond=nombre(cap, line.decimales),
        ecart=gap(line, unit=False),
        fourchette=bracket(line),
        zones=tronque(", ".join(line.zones_liste[:3]), 16) if row.kind == "commune" or row.only else "",
    )


def _reading(communes: list[Row]) -> str:
    for row in communes:
        line = row.line
        if line.valeur is not None and line.seuil and line.a_lire:
            share = share_text(100 * line.valeur / line.seuil)
            return f"Lecture : {row.label}, {share} de son enveloppe ouverts, soit {gap(line)}."
    return ""


def _double(communes: list[Row]) -> str:
    total = sum(float(row.line.row.get("surface_double_ha") or 0.0) for row in communes)
    return mesure(total, "ha") if total >= 0.005 else ""
