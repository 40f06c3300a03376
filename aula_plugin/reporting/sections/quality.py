"""Section « qualité du document »: the controls of the data, then the defects met with what was done of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandas as pd

from ...core.documents.defects import DEFECTS
from ...core.documents.model import SEVERITY_RANK
from ...core.missing import is_missing
from ...core.typography import enumeration, insecables, majuscule, nombre, pluriel, tronque, valeur
from .. import signals
from ..reading import Decompte, Lecture, Ligne
from .matrix import worst

MOST_DEFECTS = 40


@dataclass(frozen=True)
class Controle:
    """A control of the data: one line for the document, or the worst of several territories."""

    ligne: Ligne
    constat: str
    territoires: str


@dataclass(frozen=True)
class Defaut:
    """Defects of one kind."""

    libelle: str
    gravite: str
    couches: str
    n: int
    surface: str
    exemple: str


def section(lecture: Lecture) -> dict[str, Any]:
    """Return what the template prints."""
    document = lecture.data.document
    controls = _controls(lecture)
    every = defects(document.anomalies)
    return {
        "titre": _title(lecture, every),
        "controles": controls,
        "defauts": every[:MOST_DEFECTS],
        "defauts_tus": max(0, len(every) - MOST_DEFECTS),
        "n_anomalies": len(document.anomalies),
        "surfaces": any(defect.surface for defect in every),
        "version": document.version.name,
        "version_preuve": document.version.evidence,
        "version_certaine": document.version.certain,
        "volumes": _volumes(lecture),
        "notes": [tronque(note, 400) for note in document.notes],
    }


def _controls(lecture: Lecture) -> list[Controle]:
    by_rule: dict[str, list[Ligne]] = {}
    for line in lecture.qualite:
        by_rule.setdefault(line.regle.id, []).append(line)
    result = []
    for lines in by_rule.values():
        shown = worst(lines)
        statement = shown.message or shown.motif
        missed = [line for line in lines if line.a_lire or line.signe is signals.NON_EVALUABLE]
        territories = ""
        if missed and len(lines) > 1:
            territories = f"{nombre(len(missed))} sur {nombre(len(lines))}"
            statement = f"{shown.nom_court} : {statement}" if statement else shown.nom_court
        result.append(Controle(shown, tronque(statement, 260), territories))
    return result


def _title(lecture: Lecture, every: list[Defaut]) -> str:
    count = Decompte(tuple(control.ligne for control in _controls(lecture)))
    words = []
    for sign, n in ((signals.RESPECTE, count.respectes), (signals.TOLERE, count.toleres), (signals.ECART, count.ecarts),
                    (signals.NON_EVALUABLE, count.non_evaluables)):  # fmt: skip
        if n:
            words.append(f"{nombre(n)} {sign.word if n < 2 else sign.plural}")
    defects_n = sum(defect.n for defect in every)
    tail = pluriel(defects_n, "défaut relevé", "défauts relevés") if defects_n else "aucun défaut relevé"
    if not words:
        return tail[:1].upper() + tail[1:]
    return f"Contrôles des données : {enumeration(words)} ; {tail}"


def defects(anomalies: pd.DataFrame) -> list[Defaut]:
    """Return the anomalies grouped by kind and gravity, the gravest first, then the most frequent."""
    if not len(anomalies):
        return []
    result = []
    frame = pd.DataFrame(anomalies.drop(columns="geometry", errors="ignore"))
    for (kind, gravity), rows in frame.groupby(["defaut", "gravite"], sort=False, dropna=False):
        area = pd.to_numeric(rows["aire_m2"], errors="coerce").sum(min_count=1) if "aire_m2" in rows else None
        layers = list(dict.fromkeys(str(value) for value in rows["couche"] if not is_missing(value)))
        detail = next((str(value) for value in rows["detail"] if not is_missing(value) and str(value)), "")
        label = _label(kind)
        if insecables(detail).startswith(insecables(label)):
            detail = detail[len(label) :].lstrip(" .:")
        result.append(
            Defaut(
                libelle=label,
                gravite="" if is_missing(gravity) else str(gravity),
                couches=tronque(", ".join(layers), 60),
                n=len(rows),
                surface="" if area is None or is_missing(area) else valeur(float(area) / 10_000, "ha"),
                exemple=tronque(detail, 220),
            )
        )
    return sorted(result, key=lambda defect: (SEVERITY_RANK.get(defect.gravite, 3), -defect.n, defect.libelle))


def _label(kind: Any) -> str:
    if is_missing(kind):
        return "défaut non nommé"
    known = DEFECTS.get(str(kind))
    return known.label if known else tronque(majuscule(str(kind).replace("_", " ")), 80)


def _volumes(lecture: Lecture) -> str:
    if lecture.data.context.get("zonage_absent"):
        return ""
    document = lecture.data.document
    psc = sum(len(frame) for frame in document.prescriptions.values())
    inf = sum(len(frame) for frame in document.informations.values())
    return f"{pluriel(len(document.zones), 'zone')}, {pluriel(psc, 'prescription')}, {pluriel(inf, 'information')}"
