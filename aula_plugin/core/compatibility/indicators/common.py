"""What the indicators share: parts of objects shown as evidence, absences that prove nothing, objects without area."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
import pandas as pd
import shapely

from ...geometry import clip, dissolve, polygons_of
from ...pieces import pieces_in
from ...typography import enumeration, pluriel
from ..layers import Objects
from ..measure import Evidence, NotApplicable, NotEvaluable
from ..scene import Scene
from ..selectors import parse_selector
from ..thresholds import lookup, number_in

#: What is compared between territories to say where an object is counted.
Size = Callable[[np.ndarray], np.ndarray]
#: Relative rounding of an overlay.
NOISE = 1e-9
#: Under this area a result is the rounding of an overlay, not a place.
NOISE_M2 = 0.01
#: A smaller piece of an object cannot be seen on any map: it counts in the total, it is not drawn as evidence.
SHOWN_M2 = 1.0
UNDRAWN = "aucun objet dessiné : une règle non dessinée peut exister dans le règlement écrit"
NO_PRESCRIPTION = (
    "document sans prescription : emplacements réservés, STECAL et autres prescriptions non comptés, valeur minorée"
)
#: Table whose rows are typed one by one: a sum with a row missing would pass for a whole.
OAP_TABLE = "oap"
_TABLE_KEYS = ("territoire", "insee", "code_insee")


def selectors_of(value: object) -> tuple[str, ...]:
    """Return the selectors of a parameter as a tuple; None gives an empty one."""
    if value is None:
        return ()
    return (value,) if isinstance(value, str) else tuple(str(one) for one in value)  # type: ignore[attr-defined]


def kind_of(selector: str) -> str:
    """Return ``zones``, ``psc``, ``inf``, ``role``, ``table`` or ``resultat``."""
    return parse_selector(selector).kind


# ---------------------------------------------------------------------------------------------------------- evidence


def proofs(objects: Objects, place: shapely.Geometry, nature: str) -> list[Evidence]:
    """Return the part of each object inside ``place`` as evidence; pieces under ``SHOWN_M2`` are not drawn."""
    if place.is_empty or not len(objects):
        return []
    met, pieces = pieces_in(objects.geometry, place)
    return [
        Evidence(nature, piece, str(objects.label[position]), str(objects.fid[position]))
        for position, piece in zip(met, pieces)
        if piece.area >= SHOWN_M2
    ]


def largest_first(evidence: Iterable[Evidence]) -> tuple[str, ...]:
    """Return the labels of the evidence, each once, by decreasing area (length for lines) to the mm², then by name."""
    size: dict[str, float] = {}
    for one in evidence:
        area = one.geometry.area or one.geometry.length
        size[one.label] = size.get(one.label, 0.0) + area
    return tuple(sorted((label for label in size if label), key=lambda label: (-round(size[label], 6), label)))


# ---------------------------------------------------------------------------------------------------------- absences


@dataclass
class Tested:
    """The surfaces a rule tests, with what must be said about them."""

    objects: Objects
    selectors: tuple[str, ...]
    doubt: str = ""
    notes: list[str] = field(default_factory=list)


def tested(scene: Scene, selectors: object, vocation: Sequence[str] | None = None) -> Tested:
    """Return the surfaces to test, cut by the territory.

    When the document carries no prescription at all, those that complete zones (``U ∪ AU ∪ ER ∪ STECAL``) are left out
    and the value is said to be a lower bound. Prescriptions drawn as lines or points have no area: they are noted.

    Raises
    ------
    NotApplicable
        There is no such surface in the territory.
    NotEvaluable
        See ``Scene.objects``.
    """
    names = selectors_of(selectors)
    kinds = [kind_of(name) for name in names]
    without = "psc" in kinds and set(kinds) != {"psc"} and not len(scene.workspace.layers["psc"])
    kept = tuple(name for name, kind in zip(names, kinds) if not (without and kind == "psc"))
    objects = scene.present(kept, "surf", vocation)
    notes = without_area(scene, kept)
    if without:
        notes.append(NO_PRESCRIPTION)
    return Tested(objects, kept, "document sans prescription, valeur minorée" if without else "", notes)


def without_area(scene: Scene, selectors: object) -> list[str]:
    """Return the sentence on prescriptions drawn as lines or points: they have a length or a count, no area."""
    total = {"lin": 0, "pct": 0}
    codes = []
    for name in selectors_of(selectors):
        if kind_of(name) in ("psc", "inf"):
            here = {primitive: len(scene.objects(name, primitive)) for primitive in total}
            total = {primitive: total[primitive] + here[primitive] for primitive in total}
            codes += [name.partition(":")[2]] if any(here.values()) else []
    counted = [pluriel(total[p], word) for p, word in (("lin", "ligne"), ("pct", "point")) if total[p]]
    return [f"{enumeration(counted)} sans surface, hors du total ({enumeration(codes)})"] if counted else []


def undrawn(scene: Scene, selectors: object, primitives: Sequence[str] = ("surf",)) -> list[str]:
    """Return the sentence on prescriptions of which none is drawn in the territory, when that is so."""
    names = tuple(name for name in selectors_of(selectors) if kind_of(name) in ("psc", "inf"))
    if not names or any(len(scene.objects(names, primitive)) for primitive in primitives):
        return []
    return [UNDRAWN]


def known_absence(scene: Scene, selectors: object, found: bool) -> str:
    """Check that the roles without object in the territory are complete there.

    Returns
    -------
    The reason for which the value is uncertain: coverage unknown for one role while others answered (``found``).

    Raises
    ------
    NotEvaluable
        Nothing was found and the coverage of a role is unknown.
    """
    doubts = []
    for name in selectors_of(selectors):
        if kind_of(name) != "role" or any(len(scene.objects(name, primitive)) for primitive in ("surf", "lin", "pct")):
            continue
        try:
            scene.covered(name)
        except NotEvaluable as unknown:
            if not found:
                raise
            doubts.append(str(unknown))
    return " ; ".join(doubts)


# ------------------------------------------------------------------------------------------------------------ shapes


def around(scene: Scene, selectors: object, distance_m: float) -> np.ndarray:
    """Return the whole objects of any primitive within ``distance_m`` of the territory."""
    names = selectors_of(selectors)
    found = [scene.neighbours(names, primitive, margin_m=distance_m).geometry for primitive in ("surf", "lin", "pct")]
    return np.concatenate(found)


def within(place: shapely.Geometry, scene: Scene, selectors: object, distance_m: float) -> shapely.Geometry:
    """Return the part of ``place`` within ``distance_m`` of the objects named; of any primitive.

    Raises
    ------
    NotApplicable, NotEvaluable
        No such object at this distance of the territory.
    """
    near = around(scene, selectors, distance_m)
    if not len(near):
        known_absence(scene, selectors, False)
        raise NotApplicable(f"aucun objet : {scene.describe(selectors_of(selectors))}")
    shapely.prepare(place)
    near = near[shapely.dwithin(place, near, distance_m)]
    grown = dissolve(shapely.buffer(near, distance_m)) if distance_m > 0 else dissolve(near)
    return polygons_of(shapely.intersection(place, polygons_of(grown)))


def quiet(area_m2: float) -> float:
    """Return an area in hectares, 0 when it is the rounding of an overlay."""
    return area_m2 / 10_000 if area_m2 >= NOISE_M2 else 0.0


def largest_here(scene: Scene, parts: np.ndarray, own: float, whole: float, size: Size) -> bool:
    """Return whether the largest part of an object lies in the territory of a scene; equal parts go to the first code.

    ``own`` is the size inside the territory, ``whole`` that of all its parts.
    """
    same = [one for one in scene.workspace.territories if one.place.kind == scene.place.kind]
    others = [one for one in same if one.place.id != scene.place.id]
    met = [one for one in others if shapely.intersects(one.geometry, parts).any()]
    shares = {one.place.id: float(size(clip(parts, shapely.force_2d(one.geometry))).sum()) for one in met}
    outside = whole - own - sum(shares.values())
    noise = NOISE * whole
    if outside > whole / 2 + noise and outside > own + noise:
        return False
    return all(own > area + noise or (own >= area - noise and scene.place.id < code) for code, area in shares.items())


# ------------------------------------------------------------------------------------------------------------ tables


def table_sum(scene: Scene, table: str, column: str, vocation: str = "toutes") -> float:
    """Return the sum of a column over the rows of the territory itself (never of its level nor of its EPCI).

    With a column ``vocation``, rows of the vocation asked for are summed, else rows « toutes », else all of them. The
    OAP table is summed when it is complete: 0 where there is neither OAP nor AU zone.

    Raises
    ------
    NotEvaluable
        The table, the column or the value is missing, or a cell is not a number.
    """
    rows = table_rows(scene, table, column)
    if table == OAP_TABLE:
        rows = of_document(scene, rows)
        if not len(rows):
            nothing_typed(scene, table)
            return 0.0
        missing = sum(1 for cell in rows[column] if number_in(cell) is None)
        if missing:
            typed = len(rows) - missing
            raise NotEvaluable(f"saisie incomplète : {table}.{column} donné pour {typed} ligne(s) sur {len(rows)}")
    if "vocation" in rows.columns:
        named = rows[rows["vocation"] == vocation]
        whole = rows[rows["vocation"].isin(["toutes", ""])]
        rows = named if len(named) else whole if len(whole) else rows
    known = [value for value in map(number_in, rows[column]) if value is not None]
    if not known:
        raise NotEvaluable(f"valeur absente : {table}.{column} pour {scene.place.id}")
    return float(sum(known))


def table_rows(scene: Scene, table: str, column: str) -> pd.DataFrame:
    """Return the rows of the territory in a table that must have ``column``.

    Raises
    ------
    NotEvaluable
        The table or the column is missing.
    """
    lookup(scene.workspace.tables, table, column, scene.place)  # says what is missing, in the words of all tables
    frame = scene.workspace.tables[table]
    key = next((name for name in _TABLE_KEYS if name in frame.columns), None)
    if key is None:
        raise NotEvaluable(f"table « {table} » : colonne « insee » attendue")
    return frame[frame[key].astype(str) == scene.place.id]


def of_document(scene: Scene, rows: pd.DataFrame) -> pd.DataFrame:
    """Keep the rows of this document; rows without IDURBA hold for any."""
    if "idurba" not in rows.columns:
        return rows
    known = scene.workspace.document.document
    own = set(known["idurba"].dropna().astype(str)) if "idurba" in known.columns else set()
    written = rows["idurba"].fillna("").astype(str)
    return rows[written.isin(own) | written.eq("")]


def nothing_typed(scene: Scene, table: str) -> None:
    """Check that a territory without any row has nothing to type.

    Raises
    ------
    NotEvaluable
        It has AU zones or OAP.
    """
    opened = len(scene.objects("zones:AU"))
    drawn = len(scene.workspace.layers["psc"]) and len(scene.objects("psc:18-xx"))
    if opened or drawn:
        raise NotEvaluable(f"valeur à saisir : aucune OAP dans la table « {table} » pour {scene.place.id}")
