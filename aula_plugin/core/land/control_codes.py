"""Codes that a land cover should not bear, and crossings of usage and cover that nobody observed."""

from __future__ import annotations

import numpy as np
import pandas as pd
import shapely

from .classes import EMPTY, NO_CROSSING, UNKNOWN, Classes, code_defects
from .defects import ERROR, WARNING, defects
from .land_cover import LandCover

AXES = {"cs": "couvert", "us": "usage"}
#: What ``code_defects`` calls it, to the kind and the severity of the defect.
MOTIVES = {EMPTY: ("code_vide", ERROR), UNKNOWN: ("code_inconnu", ERROR), NO_CROSSING: ("croisement_absent", ERROR)}
COARSE_CODE = ("code_trop_large", WARNING)


def pair_codes(classes: Classes) -> np.ndarray:
    """Return « US × CS » of each polygon, « ? » for an empty code; the cover alone when there is no usage at all."""
    cover = np.where(np.equal(classes.cs, None), "?", classes.cs)
    if np.equal(classes.us, None).all():
        return cover
    return np.where(np.equal(classes.us, None), "?", classes.us) + " × " + cover


def code_errors(cover: LandCover, classes: Classes) -> list[pd.DataFrame]:
    """Return the polygons whose code is empty, unknown or too coarse, one row by polygon and axis."""
    table = code_defects(cover.cs, cover.us, shapely.area(cover.shapes), cover.nomenclature)
    found = []
    for (axis, motive), rows in table.groupby(["axe", "motif"], sort=False):
        own = classes.cs if axis == "cs" else classes.us if axis == "us" else pair_codes(classes)
        written = np.where(np.equal(own, None), "", own)
        here = np.flatnonzero(np.isin(written.astype(str), rows["code"].to_numpy(dtype=str)) & _asked(classes, axis))
        kind, severity = MOTIVES.get(motive, COARSE_CODE)
        said = {code: _why(motive, axis, code, cover) for code in rows["code"]}
        messages = [f"Objet {cover.ids[place]} : {said[written[place]]}" for place in here]
        found.append(defects(kind, severity, cover.year, written[here], cover.shapes[here], messages))
    return found


def _asked(classes: Classes, axis: str) -> np.ndarray:
    """Return the polygons where a code could be at fault: an unread crossing is not an unreadable code."""
    return ~classes.unreadable if axis not in AXES else classes.unreadable


def _why(motive: str, axis: str, code: str, cover: LandCover) -> str:
    if motive == NO_CROSSING:
        return f"le croisement « {code} » n’est pas dans la table."
    if motive == EMPTY:
        return f"code {_of(axis)} vide."
    if motive == UNKNOWN:
        return f"code {_of(axis)} « {code} » absent de la nomenclature {cover.nomenclature.title}."
    return f"code {_of(axis)} « {code} » de {motive}, trop peu précis pour mesurer."


def _of(axis: str) -> str:
    return "de couvert" if axis == "cs" else "d’usage"


def rare_crossings(cover: LandCover, classes: Classes) -> pd.DataFrame:
    """Return the polygons whose crossing was never observed: without ``poste4`` in a nomenclature that gives it."""
    crossings = cover.nomenclature.crossings
    read = ~classes.unreadable & ~np.equal(classes.us, None) & ~np.equal(classes.cs, None)
    if not crossings["poste4"].notna().any():
        read[:] = False
    here = np.flatnonzero(read)
    asked = pd.MultiIndex.from_arrays([classes.us[here], classes.cs[here]])
    row = crossings.index.get_indexer(asked)
    observed = crossings["poste4"].notna().to_numpy()
    here = here[(row >= 0) & ~observed[row]]
    codes = pair_codes(classes)[here] if len(here) else np.empty(0, dtype=object)
    labels = {axis: cover.nomenclature.codes(axis).set_index("code")["libelle"] for axis in AXES}
    messages = [
        f"Objet {cover.ids[place]} : « {labels['us'][classes.us[place]]} » avec « {labels['cs'][classes.cs[place]]} », "
        "un croisement jamais observé : à vérifier."
        for place in here
    ]
    return defects("croisement_rare", WARNING, cover.year, codes, cover.shapes[here], messages)
