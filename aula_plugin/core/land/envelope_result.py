"""Urban envelopes of one or two dates, what was built between them, and how each territory is broken up."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd
import shapely
from geopandas import GeoDataFrame

from ..geometry import as_array, dissolve
from ..shape_parts import single_parts
from ..typography import insecables, nombre, pluriel
from .chunks import Cancelled, Chunks, Progress
from .columns import ENVELOPES, EVOLUTION, FRAGMENTATION
from .crossing import cross
from .envelope import Drawn, cut, draw
from .envelope_evolution import DENSIFICATION, EXTENSION, HECTARE, evolution, new_built
from .envelope_settings import Settings

#: A share of an envelope smaller than that (m²) does not count as one of a territory. Practice, no source.
SLIVER_M2 = 5.0
#: The only territory when none is given: no code, everything in it.
WHOLE = "Ensemble"


@dataclass(frozen=True)
class Fabric:
    """What an envelope is drawn around, at one date.

    Attributes
    ----------
    objects : valid polygons in a projected metre CRS: buildings, what a land cover puts in the envelope, or both.
    built : those that are buildings, of which the coefficient d’emprise is made; None: they all are.
    date : year, or « t1 », « t2 ».
    """

    objects: np.ndarray
    date: str
    built: np.ndarray | None = None

    @cached_property
    def buildings(self) -> np.ndarray:
        """Buildings, as single polygons that do not overlap."""
        return _apart(self.objects if self.built is None else self.built)


@dataclass(frozen=True)
class Result:
    """Envelopes and what follows from them.

    Attributes
    ----------
    envelopes, evolution, fragmentation : frames of `columns`.
    objects, isolated, outside : objects of the first date, those in no envelope, and those whose envelope was cut off.
    notes, warnings : what a person must know, in French.
    """

    envelopes: GeoDataFrame
    evolution: GeoDataFrame
    fragmentation: GeoDataFrame
    objects: int
    isolated: int
    outside: int
    notes: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    def first(self) -> GeoDataFrame:
        """Return the envelopes of the first date: those that play the role ``enveloppe_urbaine``."""
        return self.envelopes[self.envelopes["rang"] == 1]


def urban_envelopes(
    first: Fabric,
    second: Fabric | None,
    territories: GeoDataFrame | None,
    settings: Settings,
    crs: Any,
    clipped: bool = False,
    broken_up: bool = True,
    progress: Progress = None,
    cancelled: Cancelled = None,
) -> Result:
    """Draw the envelopes of one or two dates, and measure what they say.

    Parameters
    ----------
    territories : ``code``, ``nom``, ``geometry``; None: everything is one territory, without a code.
    clipped : envelopes are cut by the limits of the territories, once judged whole.
    broken_up : measure how territories are broken up; without it that frame is empty.

    Raises
    ------
    InputError
        The person stopped the run.
    """
    chunks = Chunks(progress, cancelled)
    limits = dissolve(territories.geometry) if clipped and territories is not None else None
    whole, drawn = _drawn(first, settings, limits, chunks.part(0.0, 0.4 if second is not None else 0.9))
    frames = [_frame(drawn, first, 1, settings, crs, cancelled)]
    isolated = int((whole.of_object < 0).sum())
    outside = int((drawn.of_object < 0).sum()) - isolated
    notes, warnings = _told(drawn, first, settings, isolated, outside)
    around = territories if territories is not None else _everything(first, second, drawn, crs)
    changes = GeoDataFrame({name: [] for name in EVOLUTION}, geometry=[], crs=crs)
    if second is not None:
        _, later = _drawn(second, settings, limits, chunks.part(0.4, 0.8))
        frames.append(_frame(later, second, 2, settings, crs, cancelled))
        changes, told = _between(first, second, drawn, around, settings, cancelled)
        notes += told
    asked = around if broken_up else around.iloc[:0]
    broken, straddling = _fragmentation(drawn, first, asked, changes, second is not None, cancelled)
    if straddling:
        notes.append(
            f"{pluriel(straddling, 'enveloppe')} à cheval sur plusieurs territoires : chacun compte sa part, coupée à "
            "sa limite."
        )
    envelopes = GeoDataFrame(pd.concat(frames, ignore_index=True), geometry="geometry", crs=crs)
    envelopes["id_enveloppe"] = np.arange(1, len(envelopes) + 1)
    counts = (len(first.objects), isolated, outside)
    return Result(envelopes, changes, broken, *counts, list(map(insecables, notes)), list(map(insecables, warnings)))


def _drawn(fabric: Fabric, settings: Settings, limits: shapely.Geometry | None, chunks: Chunks) -> tuple[Drawn, Drawn]:
    """Return the envelopes of a date, whole and as they are given out."""
    whole = draw(fabric.objects, settings, chunks)
    return whole, whole if limits is None else cut(whole, fabric.objects, limits)


def _frame(drawn: Drawn, fabric: Fabric, rank: int, settings: Settings, crs: Any, cancelled: Cancelled) -> GeoDataFrame:
    """Return the rows of the envelopes of one date."""
    built = cross(fabric.buildings, None, drawn.shapes, cancelled=cancelled)
    table = {
        "id_enveloppe": np.arange(1, len(drawn.shapes) + 1),
        "date": fabric.date,
        "ha": shapely.area(drawn.shapes) / HECTARE,
        "n_bati": drawn.counts(),
        "bati_ha": np.bincount(built.territory, built.area, minlength=len(drawn.shapes)) / HECTARE,
        "rang": rank,
        "parametres": settings.in_words(),
    }
    return GeoDataFrame(table, columns=[*ENVELOPES], geometry=drawn.shapes, crs=crs)


def _told(drawn: Drawn, fabric: Fabric, settings: Settings, isolated: int, outside: int) -> tuple[list[str], list[str]]:
    notes = [f"Préréglage « {settings.preset} » : {settings.in_words()}."]
    notes += [f"Préréglage modifié : {change}." for change in settings.changes()]
    warnings = []
    if settings.erosion > settings.dilation:
        warnings.append(
            "Érosion plus grande que la dilatation : l’enveloppe est en retrait du bâti, et des bâtiments en sortent."
        )
    if not len(fabric.objects):
        warnings.append("Aucun bâtiment : la couche des enveloppes est vide.")
    elif not len(drawn.shapes):
        warnings.append(
            f"Aucune enveloppe n’atteint {nombre(settings.area_min_ha, 2)} ha : la couche est vide. Réduisez la "
            "surface minimale, ou augmentez la dilatation."
        )
    if isolated:
        area = nombre(drawn.too_small_m2 / HECTARE, 1)
        notes.append(
            f"{pluriel(isolated, 'objet isolé', 'objets isolés')} sur {nombre(len(fabric.objects))}, hors de toute "
            f"enveloppe ; {pluriel(drawn.too_small, 'surface')} sous le minimum ({area} ha)."
        )
    if outside:
        notes.append(f"{pluriel(outside, 'objet')} hors du territoire, laissés de côté après la coupe.")
    return notes, warnings


def _everything(first: Fabric, second: Fabric | None, drawn: Drawn, crs: Any) -> GeoDataFrame:
    """Return one territory without a code, which holds all there is."""
    every = np.concatenate([first.objects, drawn.shapes, *([] if second is None else [second.objects])])
    bounds = shapely.total_bounds(every) if len(every) else np.zeros(4)
    box = shapely.box(*(bounds + [-1.0, -1.0, 1.0, 1.0]))
    return GeoDataFrame({"code": [None], "nom": [WHOLE]}, geometry=[box], crs=crs)


def _between(
    first: Fabric, second: Fabric, drawn: Drawn, territories: GeoDataFrame, settings: Settings, cancelled: Cancelled
) -> tuple[GeoDataFrame, list[str]]:
    """Return what was built between the dates, and what was left out of it."""
    new = new_built(_apart(first.objects), _apart(second.objects), settings)
    found, away = evolution(new.pieces, drawn.shapes, territories, cancelled)
    notes = [
        f"{text} : {nombre(area / HECTARE, 2)} ha."
        for text, area in (
            ("Écarts de dessin entre les deux dates, non comptés", new.drawing_m2),
            ("Bâti de la première date absent de la seconde, non déduit", new.gone_m2),
            ("Bâti nouveau hors de tout territoire, non compté", away),
        )
        if area >= SLIVER_M2
    ]
    return found, notes


def _fragmentation(
    drawn: Drawn, fabric: Fabric, territories: GeoDataFrame, changes: GeoDataFrame, dated: bool, cancelled: Cancelled
) -> tuple[GeoDataFrame, int]:
    """Return the frame `columns.FRAGMENTATION`, and the number of envelopes that lie in several territories."""
    shapes, count = territories.geometry.to_numpy(), len(territories)
    shares = cross(drawn.shapes, None, shapes, cancelled=cancelled)
    built = cross(fabric.buildings, drawn.shapes, shapes, cancelled=cancelled)
    real = shares.area >= SLIVER_M2
    area = np.bincount(shares.territory, shares.area, minlength=count)
    main = np.zeros(count)
    np.maximum.at(main, shares.territory, shares.area)
    footprint = np.bincount(built.territory, built.area, minlength=count)
    with np.errstate(invalid="ignore", divide="ignore"):
        principal, coefficient = 100 * main / area, footprint / area
    table = {
        "code": territories["code"],
        "nom": territories["nom"],
        "n_enveloppes": np.bincount(shares.territory[real], minlength=count),
        "ha": area / HECTARE,
        "part_principale_pct": _known(principal, area > 0),
        "coefficient_emprise": _known(coefficient, area > 0),
        **{f"{kind}_ha": _gained(changes, territories, kind, dated) for kind in (EXTENSION, DENSIFICATION)},
    }
    shown = shapes if territories["code"].notna().all() else [dissolve(drawn.shapes)]
    found = GeoDataFrame(table, columns=[*FRAGMENTATION], geometry=shown, crs=territories.crs)
    return found, int((np.bincount(shares.first[real], minlength=1) > 1).sum())


def _known(values: np.ndarray, known: np.ndarray) -> list[float | None]:
    return [float(value) if sure else None for value, sure in zip(values, known)]


def _gained(changes: GeoDataFrame, territories: GeoDataFrame, kind: str, dated: bool) -> list[float | None]:
    """Return the new hectares of one type by territory; None without a second date."""
    rows = changes[changes["type"] == kind]
    held = dict(zip(rows["code"], rows["ha"]))
    return [float(held.get(code, 0.0)) if dated else None for code in territories["code"]]


def _apart(objects: np.ndarray) -> np.ndarray:
    """Return single polygons that do not overlap; what overlaps or shares an edge is united."""
    shapes = as_array(objects)
    one, other = shapely.STRtree(shapes).query(shapes, predicate="intersects")
    touching = np.zeros(len(shapes), dtype=bool)
    touching[one[one != other]] = True
    return single_parts(np.append(shapes[~touching], as_array(dissolve(shapes[touching]))))[0]
