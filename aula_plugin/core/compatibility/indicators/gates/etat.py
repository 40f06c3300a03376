"""Q3: may the document be measured, in the state it is in?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from ....documents.in_force import ANNULATION
from ....tables import load
from ....typography import mesure
from ...measure import Measure, NotEvaluable
from ...results import ECART, TOLERE

if TYPE_CHECKING:
    from ...scene import Scene

USABLE = ("02", "03", "07")
DRAFT, PARTLY_ANNULLED = "01", "08"


def etat(scene: Scene) -> Measure:
    """Return the number of states of the document that are not « arrêté », « opposable » or « approuvé ».

    « En cours » (01) and « partiellement annulé » (08) with its INF 98-00 perimeters are an « écart toléré »; annulled,
    replaced, abrogated or lapsed documents (04, 05, 06, 09) an « écart ». Rows with the same state are one.

    Raises
    ------
    NotEvaluable
        No DOC_URBA, no state or an unknown one, or 08 without the perimeters that say what is annulled.
    """
    labels = dict(load("doc_urba_etat")[["etat", "libelle"]].itertuples(index=False, name=None))
    states = _states(scene.workspace.document.document, labels)
    blocking = [state for state in states if state not in USABLE]
    result = Measure(float(len(blocking)), "n", additive=False, count=len(states))
    result.notes = [f"document {labels[state].lower()} (ETAT {state})" for state in states]
    if DRAFT in blocking:
        result.notes.append("document de travail, à ne pas opposer")
    annulled = _annulled(scene)
    if PARTLY_ANNULLED in blocking and not annulled:
        raise NotEvaluable("document partiellement annulé (ETAT 08) sans périmètre d’annulation (INF 98-00)")
    if annulled:
        result.notes.append(f"{mesure(scene.workspace.masked_ha, 'ha')} de zones annulées, non mesurées")
    if blocking:
        result.signal = TOLERE if set(blocking) <= {DRAFT, PARTLY_ANNULLED} else ECART
    return result


def _states(document: pd.DataFrame, labels: dict[str, str]) -> list[str]:
    if not len(document) or "etat" not in document:
        raise NotEvaluable("table DOC_URBA absente : état du document inconnu")
    raw = document["etat"].fillna("").astype(str).str.strip()
    states = sorted({text.split(".")[0].zfill(2) if text else "" for text in raw})
    unknown = [state for state in states if state not in labels]
    if unknown:
        text = ", ".join(state or "vide" for state in unknown)
        raise NotEvaluable(f"ETAT non reconnu dans DOC_URBA : {text} ; accepté : {', '.join(labels)}")
    return states


def _annulled(scene: Scene) -> bool:
    surfaces = scene.workspace.document.informations["surf"]
    return bool((surfaces["code"] == ANNULATION).any())
