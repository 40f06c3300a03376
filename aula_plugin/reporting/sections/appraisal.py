"""Last section: lines by theme, determining points, the appreciation left to a person."""

from __future__ import annotations

from typing import Any

from ...core.typography import accord, nombre, pluriel, tronque
from .. import signals
from ..reading import Decompte, Lecture
from ..svg.bars import theme_bars
from .matrix import title as matrix_title

MOST_POINTS = 5


def section(lecture: Lecture) -> dict[str, Any]:
    """Return what the template prints."""
    themes = [
        (theme, Decompte(tuple(line for rule in rules for line in lecture.lignes_de(rule))))
        for theme, rules in lecture.themes.items()
    ]
    total = lecture.decompte.total
    return {
        "titre": f"Analyse à compléter : {pluriel(total, 'ligne')} sans avis" if total else "Analyse à compléter",
        "graphe": theme_bars(themes),
        "points": lecture.determinants[:MOST_POINTS],
        "n_points": len(lecture.determinants),
        "titre_points": _points_title(len(lecture.determinants)),
        "portees": signals.PORTEES,
        "texte": _text(lecture),
        "prescriptions": sum(1 for line in lecture.lignes if line.regle.portee.startswith("prescription")),
        "signataires": _signatories(lecture),
    }


def _points_title(n: int) -> str:
    if not n:
        return "Points déterminants : aucun écart relevé"
    if n <= MOST_POINTS:
        return f"Points déterminants : {pluriel(n, 'écart')}, par portée"
    return f"Points déterminants : les {MOST_POINTS} premiers sur {nombre(n)}, par portée"


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
    sentences.append(
        "Tant que des lignes de prescription ne sont pas examinées par une personne, l’analyse est incomplète."
    )
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
