"""Section « ce qui n’a pas pu être évalué »: reasons, and what to provide; then what had nothing to measure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from ...core.typography import accord, nombre, pluriel, tronque
from .. import signals
from ..reading import Lecture, Ligne
from .themes import noms

_CODES = re.compile(r"\bpour \d[\dAB]\d{3}\b|\b\d[\dAB]\d{3}\b")


@dataclass(frozen=True)
class Motif:
    """Lines that share a reason."""

    motif: str
    regles: str
    territoires: str
    n: int
    fournir: str


def section(lecture: Lecture) -> dict[str, Any]:
    """Return what the template prints."""
    missing = [line for line in lecture.lignes if line.signe is signals.NON_EVALUABLE]
    idle = [line for line in lecture.lignes if line.signe is signals.SANS_OBJET]
    groups = _groups(lecture, missing)
    return {
        "titre": _title(len(missing), groups),
        "motifs": groups,
        "n": len(missing),
        "sans_objet": _groups(lecture, idle),
        "n_sans_objet": len(idle),
        "titre_sans_objet": f"Sans objet : {pluriel(len(idle), 'ligne')}, rien à mesurer"
        if idle
        else "Sans objet : aucune ligne",
    }


def _title(total: int, groups: list[Motif]) -> str:
    if not total:
        return "Aucune ligne non évaluable"
    head = pluriel(total, "ligne non évaluable", "lignes non évaluables")
    if len(groups) > 1 and groups[0].n > 1:
        return f"{head}, dont {nombre(groups[0].n)} pour un même motif"
    return f"{head}, {accord(len(groups), 'un seul motif', f'{nombre(len(groups))} motifs')}"


def _groups(lecture: Lecture, lines: list[Ligne]) -> list[Motif]:
    by_reason: dict[str, list[Ligne]] = {}
    for line in lines:
        by_reason.setdefault(_reason(line), []).append(line)
    groups = [
        Motif(
            motif=tronque(reason, 200),
            regles=", ".join(dict.fromkeys(line.regle.id for line in members)),
            territoires=noms(members),
            n=len(members),
            fournir=provide(lecture, reason),
        )
        for reason, members in by_reason.items()
    ]
    return sorted(groups, key=lambda group: (-group.n, group.motif))


def _reason(line: Ligne) -> str:
    """Return the reason without the code of one commune, so that lines missing the same thing come together."""
    reason = line.motif.strip() or "motif non précisé"
    return _CODES.sub("", reason).replace("  ", " ").strip(" ,:") if reason.startswith("seuil absent") else reason


def provide(lecture: Lecture, reason: str) -> str:
    """Return what would let the line be evaluated, read from its reason."""
    head, _, what = reason.partition(" : ")
    name = what.split(",")[0].strip()
    label = lecture.libelle_role(name) if name else ""
    if head == "rôle manquant":
        return f"couche « {label} » (rôle {name})"
    if head == "couverture inconnue":
        return f"zone étudiée de la couche « {label} » (champ « couverture »)"
    if head == "couche vide":
        return f"objets de la couche « {label} », ou sa zone étudiée s’il n’y en a aucun"
    if head == "table manquante":
        return f"table « {name} »"
    if head == "valeur à saisir":
        return "valeur à saisir par une personne (table de la grille ou formulaire)"
    if head.startswith("seuil absent"):
        return "valeur du seuil pour ces territoires, dans la grille ou dans sa table"
    if head.startswith("niveau de l’armature"):
        return "niveau de la commune dans l’armature"
    if head.startswith("document non opposable"):
        return "document dans un état exploitable, ou évaluation forcée"
    if head.startswith("DESTOUI"):
        return "champs DESTOUI et FORMDOMI de ZONE_URBA"
    if head.startswith("aucune prescription"):
        return "prescriptions du document"
    if head.startswith("calcul impossible"):
        return "rien : défaut du logiciel, à signaler avec ce message"
    return ""
