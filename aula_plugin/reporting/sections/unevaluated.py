"""Section « ce qui n’a pas pu être évalué »: reasons, and what to provide; then what had nothing to measure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from ...core.typography import accord, nombre, pluriel, tronque
from .. import signals
from ..reading import Lecture, Ligne
from .themes import noms

_ROLE = re.compile(r"(?P<quoi>rôle manquant|couverture inconnue|couche vide) : (?P<nom>\w+)")
_TABLE = re.compile(r"table (?:manquante : |« )(?P<nom>\w+)")
_ANSWERS = (
    ("valeur à saisir", "valeur à saisir par une personne (table de la grille ou formulaire)"),
    ("seuil absent", "valeur du seuil pour ces territoires, dans la grille ou dans sa table"),
    ("niveau de l’armature", "niveau de la commune dans l’armature"),
    ("document non opposable", "document dans un état exploitable, ou évaluation forcée"),
    ("date manquante", "date demandée, dans la grille ou dans DOC_URBA"),
    ("DESTOUI", "champs DESTOUI et FORMDOMI de ZONE_URBA"),
    ("aucune prescription", "prescriptions du document"),
    ("calcul impossible", "rien : défaut du logiciel, à signaler avec ce message"),
)
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
    """Return what would let the line be evaluated, read from its reason; nothing when the reason says it itself."""
    role = _ROLE.search(reason)
    if role:
        label = lecture.libelle_role(role["nom"])
        what = {
            "rôle manquant": "couche « {} » (rôle {})",
            "couverture inconnue": "zone étudiée de la couche « {} » (champ « couverture » du rôle {})",
            "couche vide": "objets de la couche « {} » (rôle {}), ou sa zone étudiée s’il n’y en a aucun",
        }[role["quoi"]]
        return what.format(label, role["nom"])
    table = _TABLE.search(reason)
    if table and not reason.startswith("valeur à saisir"):
        return f"table « {table['nom']} » complétée"
    return next((answer for start, answer in _ANSWERS if reason.startswith(start)), "")
