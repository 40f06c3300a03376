"""Profile of a candidate: inhabitants, jobs, catchments, vacancy, zoning, distance to the DAACL, shop fronts.

What was not given stays NULL, and so does a share whose denominator is 0. Everything in one projected CRS in metres.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import shapely
from geopandas import GeoDataFrame

from ..documents.model import PRIORITY
from ..geometry import clip, dissolve, line_parts, overlay, polygons_of, priority_partition
from .candidates import SEPARATOR
from .catchment import catchments
from .inhabitants import Counts
from .names import Places
from .overlap import overlap
from .settings import Settings
from .streets import Streets
from .vacancy import Survey, vacancy

#: Prescriptions that protect shop fronts: the rule C5 of the grid looks for the same.
PROTECTING = ("22-03", "22-04")
#: A front this close to a protecting line is protected, as in the rule C5, m.
FRONT_M = 10.0
CROW_FLIES, NO_ACCESS = "desserte à vol d’oiseau × 1,3", "aucun accès à moins de 30 m d’une rue"
UNZONED = "hors zonage"
#: Smaller areas of a zoning are not told, ha.
_LEAST_HA = 0.001


@dataclass(frozen=True)
class Evidence:
    """What a profile is drawn from; None: not given.

    Attributes
    ----------
    people, jobs : inhabitants, jobs.
    streets : walkable; None with ``people``: walks as the crow flies, flagged.
    survey, housing : shops seen empty or not; share of empty housing by commune, 0–1.
    zones : zoning, columns ``famille``, ``sous_type``, ``vocation``.
    protecting : lines and surfaces of the prescriptions `PROTECTING`.
    fronts : lines of shop fronts.
    located : locations of the DAACL.
    envelope : enveloppe urbaine.
    places : those that may name a candidate that has no name.
    """

    people: Counts | None = None
    jobs: Counts | None = None
    streets: Streets | None = None
    survey: Survey | None = None
    housing: Mapping[str, float] | None = None
    zones: GeoDataFrame | None = None
    protecting: npt.NDArray[np.object_] | None = None
    fronts: npt.NDArray[np.object_] | None = None
    located: npt.NDArray[np.object_] | None = None
    envelope: npt.NDArray[np.object_] | None = None
    places: Places | None = None


@dataclass(frozen=True)
class Profile:
    """Candidates with their profile; inhabitants near them whom no street serves, None without inhabitants."""

    candidates: GeoDataFrame
    unattached: float | None


def profile(
    candidates: GeoDataFrame,
    communes: GeoDataFrame,
    evidence: Evidence,
    settings: Settings,
    going: Callable[[float], None] | None = None,
) -> Profile:
    """Return candidates with the columns of their profile filled, those of `columns.CANDIDATES`.

    Parameters
    ----------
    candidates : columns `columns.CANDIDATES`; whatever drew them, a person included.
    communes : ``code_insee``, polygons.
    going : told the share done, 0–1, between the walks, the longest part; raises to stop.
    """
    found, shapes = candidates.copy(), candidates.geometry.to_numpy()
    if not len(found):
        return Profile(found, None if evidence.people is None else 0.0)
    codes = list(found["code_insee"])
    columns: dict[str, list[float | str | None]] = {}
    if evidence.people is not None:
        columns["pop"] = _nullable(evidence.people.within(shapes))
    if evidence.jobs is not None:
        columns["emplois"] = _nullable(evidence.jobs.within(shapes))
    if evidence.survey is not None or evidence.housing is not None:
        shares, sources = vacancy(shapes, codes, evidence.survey, evidence.housing)
        columns["vacance"], columns["vacance_source"] = list(shares), list(sources)
    if evidence.zones is not None:
        columns["zonage"] = list(zoning(shapes, evidence.zones))
    if evidence.located is not None:
        gaps = [daacl_gap(shape, evidence.located) for shape in shapes]
        columns["ecart_daacl"], columns["iou_daacl"] = (list(values) for values in zip(*gaps))
    if evidence.protecting is not None:
        fronts = [frontage(shape, evidence.protecting, evidence.fronts) for shape in shapes]
        columns["lineaires_m"], columns["part_lineaires"] = (list(values) for values in zip(*fronts))
    if evidence.envelope is not None:
        columns["part_enveloppe"] = envelope_shares(shapes, codes, communes, evidence.envelope)
    if evidence.places is not None:
        columns["nom"] = [old or new for old, new in zip(found["nom"], evidence.places.name(shapes))]
    unattached = None
    if evidence.people is not None:
        walked = catchments(shapes, evidence.people, evidence.streets, settings, going)
        columns["pop_5min"], columns["pop_10min"] = (_nullable(row) for row in walked.people)
        flags = [CROW_FLIES if evidence.streets is None else NO_ACCESS if np.isnan(n) else "" for n in walked.people[0]]
        columns["qualite"] = [_flagged(text, flag) for text, flag in zip(found["qualite"], flags)]
        unattached = walked.unattached
    for name, values in columns.items():
        found[name] = np.array([*values, None], dtype=object)[:-1]
    return Profile(found, unattached)


def _nullable(values: npt.NDArray[np.float64]) -> list[float | str | None]:
    return [None if np.isnan(value) else float(value) for value in values]


def _flagged(text: str | None, flag: str) -> str | None:
    """Return the flags of a candidate, with one about its catchment in place of any said before."""
    kept = [one for one in str(text or "").split(SEPARATOR) if one and one not in (CROW_FLIES, NO_ACCESS)]
    return SEPARATOR.join([*kept, *filter(None, [flag])]) or None


def zoning(perimeters: npt.NDArray[np.object_], zones: GeoDataFrame) -> list[str]:
    """Return the hectares of each perimeter by famille and vocation, as JSON, the largest first.

    A place zoned twice goes to one zone by the order `PRIORITY`. What no zone covers is « hors zonage ».
    ``[{"famille": "U", "vocation": "mixte", "ha": 3.2}]``, rounded to 1 m².
    """
    shapes = polygons_of(zones.geometry.to_numpy())
    tree = shapely.STRtree(shapes)
    kinds = [finer if finer in PRIORITY else broad for broad, finer in zip(zones["famille"], zones["sous_type"])]
    families, uses = zones["famille"].to_numpy(), zones["vocation"].to_numpy()
    told = []
    for perimeter in perimeters:
        rows = np.sort(tree.query(perimeter, predicate="intersects"))
        pieces, _ = priority_partition(clip(shapes[rows], perimeter), [kinds[row] for row in rows], PRIORITY)
        areas = shapely.area(pieces) / 10_000
        sums: dict[tuple[str | None, str | None], float] = {}
        for row, area in zip(rows, areas):
            key = (_text(families[row]), _text(uses[row]))
            sums[key] = sums.get(key, 0.0) + float(area)
        sums[(UNZONED, None)] = float(shapely.area(perimeter)) / 10_000 - sum(sums.values())
        ordered = sorted(sums.items(), key=lambda one: (-one[1], str(one[0])))
        told.append(
            json.dumps(
                [
                    {"famille": family, "vocation": use, "ha": round(ha, 4)}
                    for (family, use), ha in ordered
                    if ha >= _LEAST_HA
                ],
                ensure_ascii=False,
            )
        )
    return told


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def daacl_gap(perimeter: shapely.Geometry, located: npt.NDArray[np.object_]) -> tuple[float | None, float | None]:
    """Return ``s(P \\ LOC) / s(P)`` and the IoU of P with the locations of the DAACL that it meets.

    Both 0–1. A perimeter that meets none has a gap of 1 and an IoU of 0; one without area, NULL. Locations are taken
    as they are drawn: their uncertainty (25 m) is that of the rule C4, not of these figures.
    """
    area = shapely.area(perimeter)
    if not area > 0:
        return None, None
    met = located[np.sort(shapely.STRtree(located).query(perimeter, predicate="intersects"))]
    found = overlap(perimeter, dissolve(met[shapely.area(overlay(shapely.intersection, met, perimeter)) > 0]))
    return found.only_a / area, found.iou


def frontage(
    perimeter: shapely.Geometry, protecting: npt.NDArray[np.object_], fronts: npt.NDArray[np.object_] | None
) -> tuple[float, float | None]:
    """Return the metres of protecting lines inside a perimeter, and the share of its shop fronts that is protected.

    Lines laid over one another count once. As in the rule C5, a front is protected within 10 m of a protecting line or
    in a protecting surface; NULL without fronts inside.
    """
    near = protecting[shapely.dwithin(protecting, perimeter, FRONT_M)]
    lines = near[shapely.get_dimensions(near) == 1]
    inside = line_parts(overlay(shapely.intersection, lines, perimeter))
    length = float(shapely.length(dissolve(inside)))
    if fronts is None:
        return length, None
    shown = dissolve(line_parts(overlay(shapely.intersection, fronts, perimeter)))
    total = float(shapely.length(shown))
    if not total > 0:
        return length, None
    covered = dissolve(np.concatenate([shapely.buffer(lines, FRONT_M), near[shapely.get_dimensions(near) == 2]]))
    return length, float(shapely.length(overlay(shapely.intersection, shown, covered)[0])) / total


def envelope_shares(
    perimeters: npt.NDArray[np.object_],
    codes: list[str],
    communes: GeoDataFrame,
    envelope: npt.NDArray[np.object_],
) -> list[float | str | None]:
    """Return ``s(P ∩ E) / s(E)``, E being the enveloppe urbaine of the commune; NULL when it has none."""
    limits = dict(zip(communes["code_insee"], communes.geometry))
    own = {code: dissolve(clip(envelope, limits[code])) for code in set(codes) if code in limits}
    shares: list[float | str | None] = []
    for shape, code in zip(perimeters, codes):
        whole = own.get(code)
        if whole is None or not shapely.area(whole) > 0:
            shares.append(None)
        else:
            common = shapely.area(overlay(shapely.intersection, shape, whole)[0])
            shares.append(float(common / shapely.area(whole)))
    return shares
