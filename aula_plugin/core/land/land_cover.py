"""A land cover as it was at one date, and what can be said of each of its polygons."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
import pandas as pd
import shapely

from ..typography import insecables, nombre, pluriel
from .classes import Classes, classify, resolve_envelope
from .decree import apply_thresholds
from .measures import DECREE, ENAF, HECTARE, MEASURES, SEALING, UNDECIDED, UNKNOWN, Measure
from .nomenclature import COND_ENVELOPE, COND_FOUR, Nomenclature
from .settings import Settings


@dataclass(frozen=True)
class LandCover:
    """Polygons of one date.

    Attributes
    ----------
    name : how the layer is called in messages.
    year : date of the land cover.
    shapes : valid polygons, projected metre CRS.
    cs, us : codes, NULL allowed; ``us`` None when the layer has no usage at all.
    ids : number of each object, as QGIS shows it.
    artif : 1 or 0 where the producer says whether the land is artificialised, -1 elsewhere; None without that field.
    envelope : urban envelope of that date; None to take what the matrix of that land cover puts inside it.
    poste4 : class 1 to 4 that OCS2D gives each polygon, which settles its undecided usages; None without that field.
    """

    name: str
    year: int
    shapes: np.ndarray
    cs: np.ndarray
    us: np.ndarray | None
    nomenclature: Nomenclature
    ids: np.ndarray
    artif: np.ndarray | None = None
    envelope: Any | None = None
    poste4: np.ndarray | None = None


@dataclass(frozen=True)
class Reading:
    """What is known of each polygon at one date.

    Attributes
    ----------
    category : by measure, position in its ``categories`` (int8).
    codes : number of the pair of codes of each polygon; ``pairs``: columns cs, us, one row by number.
    vocation : vocation of the usage, None where it has none.
    notes : what a person must know, in French.
    """

    category: dict[str, np.ndarray]
    codes: np.ndarray
    pairs: pd.DataFrame
    vocation: np.ndarray
    notes: list[str] = field(default_factory=list)


def read(cover: LandCover, settings: Settings) -> Reading:
    """Return what the codes, the envelope and the thresholds say of each polygon of a land cover."""
    classes = classify(cover.cs, cover.us, cover.nomenclature, cover.poste4)
    notes = [*_codes_told(cover, classes), *_undecided_usages(cover, classes)]
    classes, told = _in_envelope(cover, classes, settings)
    classes, also_told = _artificialised(cover, classes, settings)
    category = {
        ENAF.id: _of_class(classes.enaf),
        DECREE.id: _of_state(classes.artif, DECREE),
        SEALING.id: _of_state(classes.sealed, SEALING),
    }
    for name, measure in MEASURES.items():
        undecided = category[name] == measure.categories.index(UNDECIDED)
        category[name][undecided & classes.unreadable] = measure.categories.index(UNKNOWN)
    codes, pairs = _code_pairs(classes)
    return Reading(category, codes, pairs, classes.vocation, [*notes, *told, *also_told])


def _of_class(enaf: np.ndarray) -> np.ndarray:
    """Return the position of the category of each ENAF class."""
    position = {name: number for number, name in enumerate(ENAF.categories)}
    found = pd.Series(enaf, dtype=object).map(position).fillna(position[UNDECIDED])
    return found.to_numpy(dtype=np.int8)


def _of_state(state: np.ndarray, measure: Measure) -> np.ndarray:
    """Return the position of the category of 1, 0 and -1."""
    return np.where(state < 0, measure.categories.index(UNDECIDED), state).astype(np.int8)


def _code_pairs(classes: Classes) -> tuple[np.ndarray, pd.DataFrame]:
    """Number the pairs of codes met."""
    table = pd.DataFrame({"cs": classes.cs, "us": classes.us}, dtype=object)
    number = table.groupby(["cs", "us"], dropna=False, sort=True).ngroup().to_numpy()
    pairs = table.assign(number=number).drop_duplicates("number").set_index("number").sort_index()
    return number, pairs.where(pairs.notna(), None)


def _codes_told(cover: LandCover, classes: Classes) -> list[str]:
    """Say how many objects have codes that were written otherwise, or could not be read."""
    unread = classes.unreadable
    notes = []
    if classes.rewritten:
        objects = pluriel(classes.rewritten, "objet")
        notes.append(f"« {cover.name} », {cover.year} : codes de {objects} remis à l’écriture de la nomenclature.")
    if unread.any():
        hectares = nombre(float(shapely.area(cover.shapes[unread]).sum()) / HECTARE, 2)
        objects = pluriel(int(unread.sum()), "objet")
        notes.append(
            f"« {cover.name} », {cover.year} : {objects} ({hectares} ha) à code vide, inconnu ou trop général, comptés "
            "à part (table des codes)."
        )
    return [insecables(note) for note in notes]


def _undecided_usages(cover: LandCover, classes: Classes) -> list[str]:
    """Say how many objects of undecided usage wait for the class 1 to 4 that settles them."""
    crossings = cover.nomenclature.crossings
    pairs = crossings.index[(crossings["enaf"] == COND_FOUR).to_numpy()]
    waiting = np.equal(classes.enaf, None)
    waiting[waiting] = pd.MultiIndex.from_arrays([classes.us[waiting], classes.cs[waiting]]).isin(pairs)
    if not waiting.any():
        return []
    hectares = nombre(float(shapely.area(cover.shapes[waiting]).sum()) / HECTARE, 2)
    return [
        insecables(
            f"{cover.year} : {pluriel(int(waiting.sum()), 'objet')} d’usage indéterminé ({hectares} ha), à classer "
            "d’après leur poste à 4 classes. Donnez ce champ (POSTE4_1, POSTE4_2)."
        )
    ]


def _in_envelope(cover: LandCover, classes: Classes, settings: Settings) -> tuple[Classes, list[str]]:
    """Settle agricultural buildings by the envelope of that very date, given or derived from the land cover."""
    waiting = classes.enaf == COND_ENVELOPE
    if not waiting.any():
        return classes, []
    hectares = nombre(float(shapely.area(cover.shapes[waiting]).sum()) / HECTARE, 2)
    what = (
        f"{cover.year} : {pluriel(int(waiting.sum()), 'objet bâti agricole', 'objets bâtis agricoles')} ({hectares} ha)"
    )
    if cover.envelope is None and settings.changes_only:
        note = f"{what} « indéterminé », faute d’enveloppe urbaine de cette date. Donnez-la (ENVELOPPE_1, ENVELOPPE_2)."
        return classes, [insecables(note)]
    settled = resolve_envelope(classes, cover.shapes, cover.envelope, distance=settings.envelope_distance)
    near = int((settled.enaf[waiting] == "Ue").sum())
    origin = "donnée" if cover.envelope is not None else "lue dans la matrice de l’occupation du sol"
    note = (
        f"{what}, dont {nombre(near)} à {nombre(settings.envelope_distance)} m au plus de l’enveloppe urbaine de "
        f"{cover.year} ({origin}), comptés en activités ; les autres en agricole."
    )
    return settled, [insecables(note)]


def _artificialised(cover: LandCover, classes: Classes, settings: Settings) -> tuple[Classes, list[str]]:
    """Take what the producer says first; else apply the thresholds of the décret to what the matrix says."""
    own = cover.artif
    if own is not None:
        artif = np.where(own >= 0, own, classes.artif).astype(np.int8)
        objects = f"{nombre(int((own >= 0).sum()))} objets sur {nombre(len(own))}"
        note = f"{cover.year} : artificialisation lue dans la donnée pour {objects} ; ni matrice ni seuils pour eux."
        return replace(classes, artif=artif), [insecables(note)]
    if not settings.thresholds or settings.changes_only or not (classes.artif >= 0).any():
        return classes, []
    artif, counts = apply_thresholds(
        cover.shapes,
        shapely.area(cover.shapes),
        classes,
        built_min=settings.built_min,
        zone_min=settings.zone_min,
        width_min=settings.width_min,
        parks=settings.parks,
        solar=settings.solar,
    )
    return replace(classes, artif=artif), [insecables(f"{cover.year}, seuils du décret : {counts}")]
