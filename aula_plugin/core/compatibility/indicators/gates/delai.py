"""Q6: how long is left to make the document compatible (L131-7 of the code de l’urbanisme)?"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import pandas as pd

from ....typography import date_fr
from ...deadlines import add_months
from ...measure import Measure, NotApplicable, NotEvaluable

if TYPE_CHECKING:
    from ...scene import Scene

#: Years of the ordonnance 2020-745; procedures begun before 1 April 2021 may have three.
YEARS = 1.0


def delai(scene: Scene, years: float = YEARS) -> Measure:
    """Return the days left at the date of the run, ``years`` after the SCoT became exécutoire; negative beyond.

    Raises
    ------
    NotApplicable
        The document was approved after the SCoT became exécutoire: it had to be compatible from the start.
    NotEvaluable
        A date is missing or cannot be read.
    """
    started = _read(scene.workspace.grid.scot.executoire, "date à laquelle le SCoT est exécutoire, dans la grille")
    today = _read(scene.workspace.run_date, "date de l’évaluation")
    approved = _approved(scene.workspace.document.document)
    if approved > started:
        raise NotApplicable(f"PLU approuvé après le SCoT ({date_fr(approved)})")
    deadline = add_months(started, round(12 * years))
    result = Measure(float((deadline - today).days), "jours", additive=False, count=1)
    result.notes.append(f"échéance du {date_fr(deadline)}, SCoT exécutoire depuis le {date_fr(started)}")
    return result


def _approved(document: pd.DataFrame) -> date:
    column = document["datappro"] if "datappro" in document else pd.Series(dtype=object)
    texts = [str(text).strip() for text in column.dropna()]
    given = [text for text in texts if text.strip("0")]
    if not given:
        state = " (document en cours de procédure)" if texts else ""
        raise NotEvaluable(f"date d’approbation absente : DATAPPRO vide dans DOC_URBA{state}")
    return max(_read(text, "DATAPPRO") for text in given)


def _read(text: str | None, what: str) -> date:
    """Read ``AAAAMMJJ`` or an ISO date, a time of the day being left out."""
    found = re.match(r"(\d{4})-?(\d{2})-?(\d{2})(?!\d)", str(text or "").strip())
    try:
        if found:
            return date(*map(int, found.groups()))
    except ValueError:
        pass
    raise NotEvaluable(f"date manquante : {what}" if not text else f"date « {text} » illisible : {what}")
