"""Last section: the whole by theme and portée, what weighs, the clock, the appreciation left to a person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from ...core.compatibility.avis import GLOBAUX, INCOMPATIBLE, NON_EXAMINE
from ...core.compatibility.deadlines import Deadline, deadlines, read_date
from ...core.typography import NBSP, accord, enumeration, nombre, pluriel, tronque
from .. import signals
from ..avis import GLOBAL_CHOICES, levels
from ..reading import Decompte, Lecture, Ligne, cle_lecture
from ..svg.bars import theme_bars
from .matrix import title as matrix_title

MOST_POINTS = 6


@dataclass(frozen=True)
class Ensemble:
    """The lines of a theme and a portée together: signals, avis, what is left to examine."""

    theme: str
    portee: str
    lignes: tuple[Ligne, ...]

    @property
    def decompte(self) -> Decompte:
        """Lines by signal."""
        return Decompte(self.lignes)

    @property
    def avis(self) -> dict[str, int]:
        """Lines by level of avis, those not examined left out."""
        return {level: n for level, n in levels(line.avis for line in self.lignes).items() if level != NON_EXAMINE}

    @property
    def a_examiner(self) -> int:
        """Lines that ask for an avis, or have one."""
        return sum(line.examinable or line.avis.examine for line in self.lignes)

    @property
    def examinees(self) -> int:
        """Those that have one."""
        return sum(line.avis.examine for line in self.lignes)

    @property
    def part(self) -> str:
        """Share examined, in %."""
        return part(self.examinees, self.a_examiner)


def section(lecture: Lecture) -> dict[str, Any]:
    """Return what the template prints."""
    themes = [
        (theme, Decompte(tuple(line for rule in rules for line in lecture.lignes_de(rule))))
        for theme, rules in lecture.themes.items()
    ]
    chosen = determinants(lecture)
    return {
        "titre": _title(lecture),
        "graphe": theme_bars(themes),
        "globale": ensembles(lecture),
        "total": Ensemble("", "", lecture.lignes),
        "points": chosen[:MOST_POINTS],
        "titre_points": _points_title(chosen),
        "portees": signals.PORTEES,
        "texte": _text(lecture),
        "incomplete": bool(unexamined(lecture)),
        "prescriptions": sum(1 for line in lecture.lignes if line.regle.portee.startswith("prescription")),
        "signataires": _signatories(lecture),
        "choix": [(word, word == _global(lecture)) for word in GLOBAUX],
        "echeances": _deadlines(lecture),
    }


def ensembles(lecture: Lecture) -> list[Ensemble]:
    """Return the lines by theme, then by portée, the weightiest first."""
    groups: dict[tuple[str, str], list[Ligne]] = {}
    for line in lecture.lignes:
        groups.setdefault((line.regle.theme or "Sans thème", line.regle.portee), []).append(line)
    order = list(lecture.themes)
    keys = sorted(groups, key=lambda key: (order.index(key[0]), -signals.WEIGHTS.get(key[1], 0.0)))
    return [Ensemble(theme, portee, tuple(groups[theme, portee])) for theme, portee in keys]


def determinants(lecture: Lecture) -> list[Ligne]:
    """Return what weighs: avis « incompatible » or with a reservation, then certain gaps that nobody examined."""
    judged = [line for line in lecture.lignes if line.avis.decisif]
    left = [line for line in lecture.lignes if line.certaine and not line.avis.examine]
    return [
        *sorted(judged, key=lambda line: (line.avis.niveau != INCOMPATIBLE, *cle_lecture(line))),
        *sorted(left, key=cle_lecture),
    ]


def unexamined(lecture: Lecture) -> list[Ligne]:
    """Return the lines of prescription that nobody examined."""
    return [
        line
        for line in lecture.lignes
        if line.regle.portee.startswith("prescription") and line.examinable and not line.avis.examine
    ]


def part(n: int, total: int) -> str:
    """Return a share in %; never 100 while one is left, never 0 once one is done."""
    if not total:
        return "–"
    share = 100 * n / total
    return f"{nombre(min(max(share, 1.0), 99.0) if 0 < n < total else share)}{NBSP}%"


def _global(lecture: Lecture) -> str:
    return GLOBAL_CHOICES.get(str(lecture.data.context.get("avis_global") or ""), "")


def _title(lecture: Lecture) -> str:
    whole = Ensemble("", "", lecture.lignes)
    if not whole.examinees:
        total = lecture.decompte.total
        return f"Analyse à compléter : {pluriel(total, 'ligne')} sans avis" if total else "Analyse à compléter"
    state = "Analyse incomplète" if unexamined(lecture) else "Analyse globale"
    done = accord(whole.examinees, "ligne examinée", "lignes examinées")
    return f"{state} : {nombre(whole.examinees)} {done} sur {nombre(whole.a_examiner)} ({whole.part})"


def _deadlines(lecture: Lecture) -> list[Deadline]:
    """Return the clock of the procedure, counted from the date of the run."""
    today = read_date(str(lecture.data.context.get("date_run") or "")[:10])
    if today is None:
        return []
    return deadlines(events(lecture), today, lecture.data.document.type_document)


def events(lecture: Lecture) -> dict[str, date | None]:
    """Return the dates that deadlines start from, as far as the document and the grid know them."""
    table = lecture.data.document.document
    row = table.iloc[0] if len(table) else {}
    return {
        "arret": read_date(row.get("datappro")) if str(row.get("etat") or "") == "02" else None,
        "scot_executoire": read_date(lecture.grille.scot.executoire),
    }


def _points_title(chosen: list[Ligne]) -> str:
    if not chosen:
        return "Points déterminants : aucun"
    judged = sum(line.avis.decisif for line in chosen)
    said = levels(line.avis for line in chosen if line.avis.decisif)
    kinds = [f"{nombre(n)} avis « {level} »" for level, n in said.items()]
    left = len(chosen) - judged
    kinds += [pluriel(left, "écart certain non examiné", "écarts certains non examinés")] if left else []
    cut = f" (les {MOST_POINTS} premiers)" if len(chosen) > MOST_POINTS else ""
    return f"Points déterminants : {enumeration(kinds)}{cut}"


def _text(lecture: Lecture) -> list[str]:
    """Return the closing paragraph: counts, then what the law says of their weight."""
    count = lecture.decompte
    sentences = []
    if count.comparees:
        held = pluriel(count.respectes, "mesure respecte son seuil", "mesures respectent leur seuil")
        head = f"{held} sur {nombre(count.comparees)}"
        within = count.respectes + count.toleres
        sentences.append(f"{head}, {nombre(within)} avec la tolérance." if count.toleres else f"{head}.")
    if count.ecarts > 1:
        sentences.append(f"{matrix_title(lecture)}.")
    if count.non_evaluables:
        n = count.non_evaluables
        sentences.append(
            f"{pluriel(n, 'ligne')} {accord(n, 'n’a pas pu être évaluée', 'n’ont pas pu être évaluées')} : "
            f"{accord(n, 'elle n’est comptée', 'elles ne sont comptées')} ni comme "
            f"{accord(n, 'respectée', 'respectées')} ni comme {accord(n, 'écart', 'écarts')}."
        )
    sentences.append(
        "La compatibilité n’est pas la conformité : elle s’apprécie globalement, à l’échelle du territoire entier et "
        "au regard de l’ensemble des prescriptions, sans vérifier l’adéquation du plan à chacune d’elles (code de "
        "l’urbanisme, art. L. 131-4 ; Conseil d’État, 18 décembre 2017, n° 395216)."
    )
    return [*sentences, *_examined(lecture)]


def _examined(lecture: Lecture) -> list[str]:
    """Return what people have said so far, and what is left to examine."""
    whole, left = Ensemble("", "", lecture.lignes), len(unexamined(lecture))
    sentences = []
    if whole.avis:
        said = enumeration([f"{nombre(n)} « {level} »" for level, n in whole.avis.items()])
        done = accord(whole.examinees, "ligne a été examinée", "lignes ont été examinées")
        sentences.append(f"{nombre(whole.examinees)} {done} sur {nombre(whole.a_examiner)} : {said}.")
    changed = sum(line.avis.modifie for line in lecture.lignes)
    if changed:
        moved = accord(changed, "ligne, le signal ou la valeur a", "lignes, le signal ou la valeur a")
        sentences.append(f"Sur {nombre(changed)} {moved} changé depuis l’avis.")
    if left:
        lines = pluriel(left, "ligne de prescription n’a", "lignes de prescription n’ont")
        sentences.append(f"Analyse incomplète : {lines} pas été {accord(left, 'examinée')} par une personne.")
    return sentences


def _signatories(lecture: Lecture) -> list[str]:
    validators = [tronque(name, 60) for name in lecture.grille.valide_par][:2]
    return (
        ["Pour la collectivité", *(f"Pour : {name}" for name in validators)]
        if validators
        else [
            "Pour la collectivité",
            "Pour l’établissement porteur du SCoT",
            "Pour l’État",
        ]
    )
