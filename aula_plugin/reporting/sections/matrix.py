"""Section 2: communes and rules, one signal a cell, in the layout that suits the number of communes."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from ...core.compatibility.model import Regle, TableRef
from ...core.typography import enumeration, minuscule, nombre, pluriel, tronque, unite_lisible
from .. import signals
from ..reading import Lecture, Ligne
from ..signals import SEVERITY, Sign

FEW, SEVERAL = 8, 30
#: Rules side by side when communes are the rows.
COLUMNS = 24


@dataclass(frozen=True)
class Cell:
    """One cell: the worst signal of its lines, the value when it misses its threshold (or is a constat)."""

    signe: Sign | None
    texte: str = ""
    a_examiner: bool = False
    bulle: str = ""


@dataclass(frozen=True)
class Row:
    """One rule with its cells."""

    regle: Regle
    seuil: str
    cellules: tuple[Cell, ...]


@dataclass(frozen=True)
class Bloc:
    """The rules of a theme."""

    theme: str
    rows: tuple[Row, ...]


def worst(lines: list[Ligne]) -> Ligne:
    """Return the line a cell shows: the worst signal, certain before to be examined."""
    return max(lines, key=lambda line: (SEVERITY[line.signe.key], not line.a_examiner, line.depassement or 0.0))


def cell(lines: list[Ligne], values: bool = True) -> Cell:
    """Return the cell of a rule in a commune."""
    if not lines:
        return Cell(None, bulle="règle non évaluée sur ce territoire")
    line = worst(lines)
    written = values and (line.a_lire or line.signe is signals.CONSTAT)
    details = [line.regle.id, line.nom, line.signe.word]
    if line.valeur is not None:
        details.append(line.mesure_texte)
    text = line.valeur_texte if line.valeur is not None else ("–" if line.signe is signals.CONSTAT else "")
    return Cell(line.signe, text if written else "", line.a_examiner, tronque(", ".join(details), 200))


def threshold(rule: Regle, lines: list[Ligne]) -> str:
    """Return the threshold of a rule for the column « Seuil »."""
    unit = unite_lisible(rule.seuil.unite if rule.seuil else (lines[0].unite if lines else ""))
    tail = f" ({unit})" if unit else ""
    if rule.seuil is None:
        return f"constat{tail}"
    written = {line.seuil_long for line in lines if line.seuil is not None}
    if len(written) == 1:
        return written.pop()
    if rule.seuil.par_niveau:
        return f"par niveau{tail}"
    if isinstance(rule.seuil.valeur, TableRef):
        return f"par commune{tail}"
    return f"variable{tail}" if written else f"absent{tail}"


def section(lecture: Lecture) -> dict[str, Any]:
    """Return what the template prints."""
    communes = lecture.communes
    by_rule = {rule.id: lecture.par_commune(rule) for rule in lecture.regles}
    shown = [rule for rule in lecture.regles if by_rule[rule.id]]
    n = len(communes)
    layout = "liste" if n == 1 else "courte" if n <= FEW else "paysage" if n <= SEVERAL else "transposee"
    values = layout in ("liste", "courte")
    return {
        "disposition": layout,
        "titre": title(lecture),
        "lecture": _reading(lecture, layout),
        "communes": communes,
        "niveaux": _levels(lecture),
        "blocs": _blocks(lecture, shown, by_rule, values),
        "tables": _tables(_blocks(lecture, shown, by_rule, False)) if layout == "transposee" else [],
        "regroupe": len(shown) > 5,
        "ids_longs": any(len(rule.id) > 5 for rule in shown),
        "lignes": [line for rule in shown for line in lecture.lignes_de(rule)] if layout == "liste" else [],
        "totaux": _totals(lecture),
        "autres": [line for line in lecture.lignes if line.territoire_type != "commune"],
        "libelle_niveau": lecture.libelle_niveau,
        "seuils_variables": _variable_thresholds(shown),
        "signes": [sign for sign in signals.ORDER if lecture.decompte.n(sign)],
        "examine": any(line.a_examiner for line in lecture.lignes),
    }


def title(lecture: Lecture) -> str:
    """Return the finding: the themes that hold most of the gaps."""
    gaps = Counter(line.regle.theme for line in lecture.lignes if line.signe is signals.ECART)
    total = sum(gaps.values())
    if not total:
        n = lecture.decompte.toleres
        return f"Aucun écart, {pluriel(n, 'écart toléré', 'écarts tolérés')}" if n else "Aucun écart"
    if total == 1:
        return f"Un seul écart, thème « {next(iter(gaps))} »"
    ranked = gaps.most_common()
    chosen = ranked[:1] if ranked[0][1] * 2 > total or len(ranked) == 1 else ranked[:2]
    names = [theme if i == 0 else minuscule(theme) for i, (theme, _) in enumerate(chosen)]
    held = sum(n for _, n in chosen)
    share = f"{nombre(held)} des {pluriel(total, 'écart')}" if held < total else f"tous les écarts ({nombre(total)})"
    return f"{tronque(enumeration(names), 110)} : {share}"


def _reading(lecture: Lecture, layout: str) -> str:
    gap = next(
        (line for line in lecture.lignes if line.signe is signals.ECART and line.territoire_type == "commune"), None
    )
    first = {
        "liste": "Chaque ligne est une règle de la grille.",
        "courte": "Chaque case est un signal ; la valeur n’est écrite que là où le seuil n’est pas tenu.",
    }.get(layout, "Chaque case est un signal ; les valeurs sont dans les fiches par thème.")
    if gap is None or layout == "liste":
        return first
    example = f"Lecture : {gap.nom_court}, règle {gap.regle.id}, valeur {gap.mesure_texte}"
    return f"{first} {example} pour un seuil de {gap.seuil_long}." if gap.seuil is not None else first


def _blocks(lecture: Lecture, shown: list[Regle], by_rule: dict, values: bool) -> list[Bloc]:
    blocks = []
    for theme, rules in lecture.themes.items():
        rows = tuple(
            Row(
                rule,
                threshold(rule, lecture.lignes_de(rule)),
                tuple(cell(by_rule[rule.id].get(commune.code, []), values) for commune in lecture.communes),
            )
            for rule in rules
            if rule in shown
        )
        if rows:
            blocks.append(Bloc(theme, rows))
    return blocks


def _tables(blocks: list[Bloc]) -> list[list[Bloc]]:
    """Share the themes among tables of at most ``COLUMNS`` rules; a theme too long for one goes on in the next."""
    tables: list[list[Bloc]] = [[]]
    room = COLUMNS
    for block in blocks:
        rows = list(block.rows)
        while rows:
            if not room or (len(rows) > room and room < 4):
                tables.append([])
                room = COLUMNS
            part, rows = rows[:room], rows[room:]
            tables[-1].append(Bloc(block.theme, tuple(part)))
            room -= len(part)
    return [table for table in tables if table]


def _levels(lecture: Lecture) -> list[tuple[str, int]]:
    """Return the levels over the columns, with how many communes each spans."""
    if not any(commune.niveau for commune in lecture.communes):
        return []
    return [
        (lecture.libelle_niveau(level), len(list(members)))
        for level, members in groupby(lecture.communes, key=lambda commune: commune.niveau)
    ]


def _totals(lecture: Lecture) -> list[tuple[Sign, str, list[int]]]:
    counts = {
        commune.code: Counter(line.signe.key for line in lecture.lignes if line.territoire_id == commune.code)
        for commune in lecture.communes
    }
    labels = (
        (signals.ECART, "écarts par commune"),
        (signals.TOLERE, "écarts tolérés par commune"),
        (signals.NON_EVALUABLE, "non évaluables par commune"),
    )
    return [
        (sign, label, [counts[commune.code][sign.key] for commune in lecture.communes])
        for sign, label in labels
        if any(counts[commune.code][sign.key] for commune in lecture.communes)
    ]


def _variable_thresholds(shown: list[Regle]) -> str:
    """Say which thresholds depend on the commune or on its level."""
    by_commune = [r.id for r in shown if r.seuil and isinstance(r.seuil.valeur, TableRef)]
    by_level = [r.id for r in shown if r.seuil and r.seuil.par_niveau]
    words = []
    if by_commune:
        words.append(f"seuil propre à chaque commune pour {enumeration(by_commune)}")
    if by_level:
        words.append(f"seuil selon le niveau de l’armature pour {enumeration(by_level)}")
    return " ; ".join(words)
