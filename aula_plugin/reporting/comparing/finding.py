"""The first words and figures of the report: what opens, what closes, what protects."""

from __future__ import annotations

from ...core.documents import comparison_words as w
from ...core.documents.comparison import Comparison
from ...core.documents.comparison_prescriptions import EBC, PrescriptionBalance
from ...core.typography import enumeration, mesure, signe

#: Senses that change no right to build: told last, never numbered on the map.
QUIET = (w.RENAMED, w.ADJUSTED)


def finding(comparison: Comparison) -> list[tuple[str, bool]]:
    """Return the first sentence: what opens, what closes, what else changes."""
    totals = comparison.totals
    told = [(name, totals[name]) for name in w.SENSES if name not in QUIET and totals[name] >= 0.00005]
    if not told:
        rest = [name for name in QUIET if totals[name] >= 0.00005]
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


def figures(comparison: Comparison, psc: PrescriptionBalance) -> list[dict[str, str]]:
    """Return the three figures of the head of the report."""
    totals = comparison.totals
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
