"""The avis people wrote, line by line, by theme; the plain « compatible » are counted rather than listed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ...core.compatibility.avis import COMPATIBLE, SANS_OBJET
from ...core.typography import pluriel, tronque
from ..avis import Avis, avis_of, levels
from ..reading import Lecture, Ligne

#: Lines printed; beyond, the dossier is the place to read them.
MOST_LINES = 400


def written(lecture: Lecture) -> list[Ligne]:
    """Return the lines on which a person wrote, totals and controls of the data included."""
    every = (*lecture.qualite, *lecture.lignes, *lecture.totaux)
    found = [line for line in every if line.avis.examine or line.avis.textes]
    order = {rule.id: rank for rank, rule in enumerate(lecture.grille.regles)}
    return sorted(found, key=lambda line: order.get(line.regle.id, len(order)))


def section(lecture: Lecture) -> dict[str, Any] | None:
    """Return what the template prints; None when nobody wrote anything."""
    lines, gone = written(lecture), _vanished(lecture)
    if not lines and not gone:
        return None
    told = [line for line in lines if _to_print(line.avis)]
    quiet = levels(line.avis for line in lines if not _to_print(line.avis))
    themes: dict[str, list[Ligne]] = {}
    for line in told[:MOST_LINES]:
        themes.setdefault(line.regle.theme or "Sans thème", []).append(line)
    changed = sum(1 for line in lines if line.avis.modifie)
    return {
        "titre": _title(len(lines), changed),
        "themes": themes,
        "autres": [pluriel(n, f"ligne « {level} » sans autre texte", f"lignes « {level} » sans autre texte")
                   for level, n in quiet.items()],
        "coupees": max(0, len(told) - MOST_LINES),
        "disparues": [_gone(row, lecture) for row in gone],
        "modifies": changed,
    }  # fmt: skip


def present(lecture: Lecture) -> bool:
    """Return whether there is anything to print."""
    return bool(written(lecture) or _vanished(lecture))


def _vanished(lecture: Lecture) -> list[Mapping[str, Any]]:
    return list(lecture.data.context.get("disparues") or ())


def _to_print(avis: Avis) -> bool:
    return avis.textes or avis.modifie or avis.niveau not in (COMPATIBLE, SANS_OBJET)


def _title(n: int, changed: int) -> str:
    title = pluriel(n, "avis écrit", "avis écrits")
    return (
        f"{title}, dont {pluriel(changed, 'à revoir : le signal a changé', 'à revoir : le signal a changé')}"
        if (changed)
        else title
    )


def _gone(row: Mapping[str, Any], lecture: Lecture) -> dict[str, Any]:
    """Return an avis whose line is no longer measured."""
    return {
        "regle": tronque(" ".join(filter(None, (str(row.get("regle_id") or ""), row.get("titre_court")))), 60),
        "territoire": tronque(str(row.get("territoire_nom") or row.get("territoire_id") or ""), 60),
        "avis": avis_of({**row, "signal_vu": row.get("signal"), "valeur_vue": row.get("valeur")}, row,
                        bool(lecture.data.context.get("sans_auteurs"))),
    }  # fmt: skip
