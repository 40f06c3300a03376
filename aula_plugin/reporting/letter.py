"""What a letter of avis and its annex say, from the lines of a dossier: gathered here, written by their templates."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from ..core.compatibility.avis import AVEC_REMARQUE, AVEC_RESERVE, GLOBAUX, INCOMPATIBLE, NON_EXAMINE
from ..core.compatibility.deadlines import Deadline, Procedure, deadlines
from ..core.compatibility.model import Regle
from ..core.typography import HYPHEN, NBSP, date_fr, enumeration, majuscule, minuscule, nombre, pluriel, tronque
from . import signals
from .avis import GLOBAL_CHOICES, Avis, avis_of, levels
from .reading import Lecture, Ligne
from .sections import appraisal
from .sections.summary import nom_document, sans_mention

#: Territories named under one point of the letter; the annex has them all.
MOST_NAMED = 8
_AVIS_DEADLINE = "avis_ppa"


@dataclass(frozen=True)
class Said:
    """What a person gave for the letter; nothing of it is computed.

    Attributes
    ----------
    jour : date of the letter; deadlines are read on that day.
    saisine : day on which the project was received, None when it was not given.
    avis_global : one of ``avis.GLOBAL_CHOICES``, or empty.
    annexe : whether the annex goes with the letter.
    """

    jour: date
    expediteur: str = ""
    destinataire: str = ""
    saisine: date | None = None
    procedure: Procedure | None = None
    avis_global: str = ""
    annexe: bool = False
    sans_auteurs: bool = False
    logiciel: str = ""


@dataclass(frozen=True)
class Point:
    """One thing asked for: a rule, the same words, and the territories they were written for."""

    regle: Regle
    avis: Avis
    lignes: list[Ligne]
    autres: int
    source: str


@dataclass(frozen=True)
class RegleAnnexe:
    """A rule in the annex; ``sans_objet`` names the territories where there is nothing to measure."""

    regle: Regle
    mention: str
    lignes: list[Ligne]
    sans_objet: str


@dataclass(frozen=True)
class ThemeAnnexe:
    """The rules of a theme in the annex."""

    titre: str
    regles: list[RegleAnnexe] = field(default_factory=list)


def context(lecture: Lecture, said: Said) -> dict[str, Any]:
    """Return every name a template may use (see ``templates/documents/LISEZMOI.md``)."""
    fictif = bool(lecture.data.context.get("fictif"))
    grid, scot = lecture.grille, _scot(lecture)
    every = every_line(lecture)
    clock = _clock(lecture, said)
    name = nom_document(lecture)
    return {
        "expediteur": said.expediteur or majuscule(sans_mention(lecture, grid.scot.nom)) or "[Établissement porteur]",
        "destinataire": said.destinataire or "[Autorité compétente]\n[Adresse]",
        "date": date_fr(said.jour),
        "saisine": date_fr(said.saisine) if said.saisine else "",
        "procedure": said.procedure,
        "annexe": said.annexe,
        "scot": {"nom": scot, "siren": grid.scot.siren, "approuve": date_fr(grid.scot.approuve or None),
                 "executoire": date_fr(grid.scot.executoire or None)},
        "grille": {"id": grid.id, "titre": tronque(sans_mention(lecture, grid.titre) or grid.id, 120),
                   "version": grid.version},
        "document": {"nom": name, "idurba": _idurba(lecture), "type": lecture.data.document.type_document},
        "communes": lecture.communes,
        "date_calcul": date_fr(str(lecture.data.context.get("date_run") or "")[:10]),
        "compte": counts(lecture),
        "avis_global": GLOBAL_CHOICES.get(said.avis_global, ""),
        "avis_possibles": list(GLOBAUX),
        "incompatibles": points(every, INCOMPATIBLE),
        "reserves": points(every, AVEC_RESERVE),
        "remarques": points(every, AVEC_REMARQUE),
        "themes": themes(lecture),
        "disparues": _gone(lecture, said.sans_auteurs),
        "echeances": [_deadline(one) for one in clock],
        "echeance_avis": _due(clock),
        "signes": list(signals.ORDER),
        "couleurs": {sign.key: sign.colour if sign is not signals.SANS_OBJET else signals.MUTED
                     for sign in signals.ORDER},
        "fictif": fictif,
        "logiciel": said.logiciel,
        "en_tete": tronque(f"{scot} · avis sur : {name}", 150),
        "pied_de_page": tronque(f"{name} · grille {grid.id}, version {grid.version}", 120)
        + (" · territoire fictif" if fictif else ""),
        "paysage": False,
    }  # fmt: skip


def _scot(lecture: Lecture) -> str:
    """Return the SCoT as a sentence names it: « examiné au regard du … »."""
    name = tronque(sans_mention(lecture, lecture.grille.scot.nom).strip(), 120)
    if not name:
        return "schéma de cohérence territoriale"
    return name if name.upper().startswith(("SCOT", "SCHÉMA", "SCHEMA")) else f"SCoT « {name} »"


def every_line(lecture: Lecture) -> list[Ligne]:
    """Return all lines in the order of the grid: those of communes, totals, controls of the data."""
    order = {rule.id: rank for rank, rule in enumerate(lecture.grille.regles)}
    every = (*lecture.lignes, *lecture.totaux, *lecture.qualite)
    return sorted(every, key=lambda line: order.get(line.regle.id, len(order)))


def counts(lecture: Lecture) -> dict[str, Any]:
    """Return the figures of the letter: lines by signal, lines by avis, what is left to examine."""
    whole = appraisal.Ensemble("", "", lecture.lignes)
    found = lecture.decompte
    words = [pluriel(found.n(sign), sign.word, sign.plural) for sign in signals.ORDER if found.n(sign)]
    given = {level: n for level, n in levels(line.avis for line in every_line(lecture)).items() if level != NON_EXAMINE}
    said = [f"{nombre(n)}{NBSP}« {level} »" for level, n in given.items()]
    return {
        "regles": len(lecture.regles),
        "lignes": found.total,
        "ecarts": found.ecarts,
        "toleres": found.toleres,
        "respectes": found.respectes,
        "non_evaluables": found.non_evaluables,
        "sans_objet": found.sans_objet,
        "constats": found.constats,
        "examinees": whole.examinees,
        "a_examiner": whole.a_examiner,
        "prescriptions_restantes": len(appraisal.unexamined(lecture)),
        "a_revoir": sum(line.avis.modifie for line in lecture.lignes),
        "avis": given,
        "avis_donnes": sum(given.values()),
        "phrase": enumeration(words) if words else "aucune",
        "phrase_avis": enumeration(said) if said else "aucun avis",
    }


def points(lines: Iterable[Ligne], level: str) -> list[Point]:
    """Return what people asked for at one level of avis; the same words on several communes are one point."""
    groups: dict[tuple[str, ...], list[Ligne]] = {}
    for line in lines:
        if line.avis.niveau == level:
            avis = line.avis
            key = (line.regle.id, avis.justification, avis.modification, avis.piece, avis.page, str(avis.modifie))
            groups.setdefault(key, []).append(line)
    return [
        Point(
            own[0].regle,
            own[0].avis,
            own[:MOST_NAMED],
            max(0, len(own) - MOST_NAMED),
            source_of(own[0]),
        )
        for own in groups.values()
    ]


def source_of(line: Ligne) -> str:
    """Return where the rule is written: ``DOO, p. 77``."""
    source = line.regle.source
    page = f"p.{NBSP}{line.source_page}" if line.source_page else ""
    return ", ".join(filter(None, (tronque(source.document, 80), page)))


def themes(lecture: Lecture) -> list[ThemeAnnexe]:
    """Return the annex: themes and rules in the order of the grid, territories in the order of the armature."""
    found: dict[str, ThemeAnnexe] = {}
    by_rule: dict[str, list[Ligne]] = {}
    for line in every_line(lecture):
        by_rule.setdefault(line.regle.id, []).append(line)
    for lines in by_rule.values():
        rule = lines[0].regle
        quiet = [line for line in lines if _is_quiet(line)]
        shown = [line for line in lines if not _is_quiet(line)]
        theme = found.setdefault(rule.theme or "Sans thème", ThemeAnnexe(tronque(rule.theme or "Sans thème", 100)))
        theme.regles.append(RegleAnnexe(rule, _mention(lines[0]), shown, enumeration(one.nom_court for one in quiet)))
    return list(found.values())


def _is_quiet(line: Ligne) -> bool:
    return line.signe is signals.SANS_OBJET and not (line.avis.examine or line.avis.textes)


def _mention(line: Ligne) -> str:
    portee = signals.PORTEES.get(line.regle.portee, line.regle.portee)
    return " · ".join(filter(None, (portee, source_of(line))))


def _idurba(lecture: Lecture) -> str:
    table = lecture.data.document.document
    return str(table["idurba"].iloc[0] or "") if len(table) else ""


def _clock(lecture: Lecture, said: Said) -> list[Deadline]:
    known: Mapping[str, date | None] = {**appraisal.events(lecture), "transmission": said.saisine}
    return deadlines(known, said.jour, lecture.data.document.type_document)


def _deadline(one: Deadline) -> dict[str, Any]:
    return {
        "libelle": one.libelle,
        "date": date_fr(one.echeance),
        "passee": one.jours is not None and one.jours < 0,
        "depart": one.depart,
        "source": _unbroken(one.source),
        "verifie": one.verifie,
    }


def _due(clock: list[Deadline]) -> dict[str, str] | None:
    """Return when the avis is due, None when the day it starts from is not known."""
    one = next((one for one in clock if one.code == _AVIS_DEADLINE), None)
    if one is None:
        return None
    months = one.mois or 0
    length = "un an" if months == 12 else f"{months}{NBSP}mois"
    return {
        "date": date_fr(one.echeance),
        "duree": f"{length} à compter de {'l’' if one.depart[:1] in 'aéêio' else 'la '}{one.depart}",
        "source": _unbroken(minuscule(one.source)),
        "effet": one.effet,
    }


def _unbroken(text: str) -> str:
    """Keep the number of an article in one piece: ``L. 131-7``."""
    return re.sub(r"(?<=\d)-(?=\d)", HYPHEN, text)


def _gone(lecture: Lecture, without_authors: bool) -> list[dict[str, Any]]:
    rows = lecture.data.context.get("disparues") or ()
    return [
        {
            "regle": str(row.get("regle_id") or ""),
            "territoire": tronque(str(row.get("territoire_nom") or row.get("territoire_id") or ""), 60),
            "avis": avis_of(row, row, without_authors),
        }
        for row in rows
    ]
