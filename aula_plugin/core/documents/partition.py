"""Defects of a zoning that should be a partition: overlaps, holes, gaps and spills along the communes.

Everything is measured on valid parts, in a projected metre CRS: areas in m², mean width ``w = 2·A / P`` in m. A piece
of mean width at most ``lisere_m`` (5 m, the tolerance of the CNIG standard outside cadastral lines) is a ``liseré``,
a wider one is ``réel``. A piece without area is dropped.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
import shapely
from geopandas import GeoDataFrame
from pyproj import CRS

from ..coverage import Coverage, coverage, faces_covered, neighbours
from ..errors import InputError
from ..geometry import mean_width, overlapping_pairs, polygons_of, repair, single_parts
from ..typography import NBSP, enumeration, insecables, mesure, nombre

LISERE_M = 5.0
OVERLAP = "recouvrement"
HOLE = "trou"
COMMUNE_GAP = "lacune_commune"
COMMUNE_SPILL = "hors_commune"
THIN, REAL = "liseré", "réel"

PIECE_COLUMNS = {
    "type": "text",
    "classe": "text",
    "gravite": "text",
    "w_m": "real",
    "aire_m2": "real",
    "zone_a": "text",
    "zone_b": "text",
    "fid_a": "integer",
    "fid_b": "integer",
    "familles": "text",
    "insee": "text",
    "idurba": "text",
    "detail": "text",
}
UNKNOWN_FAMILY = "?"
#: Share of a commune that must be zoned for the commune to belong to the document (convention, cnig.md section 7).
ZONED_SHARE = 0.5


def zone_coverage(zones: GeoDataFrame) -> Coverage:
    """Return the coverage of a zoning, to share between ``overlaps`` and ``holes``."""
    return coverage(_shapes(zones))


def overlaps(zones: GeoDataFrame, lisere_m: float = LISERE_M, known: Coverage | None = None) -> GeoDataFrame:
    """Return every polygon of ``Z_i ∩ Z_j`` (i < j) that has an area, columns ``PIECE_COLUMNS``.

    ``zone_a`` and ``zone_b`` are the LIBELLE of the two zones, ``fid_a`` and ``fid_b`` their ``fid_source``,
    ``familles`` their families (``A / N``; one name when they are the same, ``?`` when unknown), ``idurba`` that of
    both when it is the same. A real piece is an ``avertissement``, a liseré an ``information``.
    """
    known = zone_coverage(zones) if known is None else known
    first, second, shared = overlapping_pairs(known.polygons, known)
    pieces, owner = single_parts(shared)
    frame = _measured(pieces, OVERLAP, lisere_m, zones.crs)
    a, b = _Zones(zones, first[owner]), _Zones(zones, second[owner])
    frame["zone_a"], frame["zone_b"] = a.labels, b.labels
    frame["fid_a"], frame["fid_b"] = a.fids, b.fids
    frame["familles"] = [x if x == y else f"{x} / {y}" for x, y in zip(a.families, b.families)]
    frame["insee"] = [_joined(pair) for pair in zip(a.insee, b.insee)]
    frame["idurba"] = [_joined(pair) for pair in zip(a.idurba, b.idurba)]
    frame["detail"] = [
        f"Zones {_quoted(x)} et {_quoted(y)} superposées sur {_size(area, width)}."
        for x, y, area, width in zip(a.labels, b.labels, frame["aire_m2"], frame["w_m"])
    ]
    return _finished(frame)


def holes(zones: GeoDataFrame, lisere_m: float = LISERE_M, known: Coverage | None = None) -> GeoDataFrame:
    """Return the places without zone that zones enclose, columns ``PIECE_COLUMNS``.

    ``zone_a`` and ``zone_b`` are the two zones with the longest border on the hole. Some holes are meant (plan de
    sauvegarde et de mise en valeur, partial annulment): nothing is judged here.
    """
    known = zone_coverage(zones) if known is None else known
    shapes = known.polygons
    frame = _measured(known.holes, HOLE, lisere_m, zones.crs)
    around = _around(frame, shapes, zones)
    frame["detail"] = [
        f"Aucune zone sur {_size(area, width)}, {names}."
        for names, area, width in zip(around, frame["aire_m2"], frame["w_m"])
    ]
    return _finished(frame)


@dataclass(frozen=True)
class CommuneCheck:
    """The zoning against the limits of communes.

    Attributes
    ----------
    communes : one row per commune of the territory: ``insee``, ``nom``, ``part_zonee`` (0 to 1).
    pieces : gaps (``lacune_commune``) and spills (``hors_commune``), columns ``PIECE_COLUMNS``.
    outside : positions of the zones that lie for the greater part outside these communes.
    """

    communes: pd.DataFrame
    pieces: GeoDataFrame
    outside: np.ndarray


def against_communes(
    zones: GeoDataFrame,
    communes: GeoDataFrame,
    declared: Sequence[str] = (),
    lisere_m: float = LISERE_M,
    known: Coverage | None = None,
) -> CommuneCheck:
    """Compare a zoning with communes: what is not zoned in them, what is zoned outside them.

    Parameters
    ----------
    communes : valid polygons with ``code_insee`` and ``nom``, same CRS. Only those ``declared`` by the document, or
        zoned on at least half of their area, are looked at; neighbours in the layer are left alone.
    declared : INSEE codes of DOC_URBA_COM.
    known : the coverage of the zones when it was already computed.

    Gaps and spills are ``information``: a commune limit that is not cadastral moves by tens of metres and draws gaps
    that do not exist. Holes enclosed by zones are not repeated here.

    Raises
    ------
    InputError
        There are zones and no commune of the layer is declared nor half zoned: wrong territory or CRS.
    """
    shapes, limits = _shapes(zones), communes.geometry.to_numpy()
    enclosed = (coverage(shapes) if known is None else known).holes
    cut = coverage(shapes, shapely.boundary(limits))
    face, commune = faces_covered(cut.faces, limits)
    area = shapely.area(cut.faces)
    zoned = np.bincount(commune, weights=area[face] * (cut.count[face] > 0), minlength=len(limits))
    share = np.divide(zoned, shapely.area(limits), out=np.zeros(len(limits)), where=shapely.area(limits) > 0)
    codes = communes["code_insee"].to_numpy()
    kept = np.isin(codes, list(declared)) | (share >= ZONED_SHARE)
    if len(zones) and not kept.any():
        raise InputError(
            "La couche des communes ne correspond pas au document : aucune de ses communes n’est déclarée par le "
            "document ni zonée pour moitié. Vérifiez le territoire de la couche et son système de coordonnées."
        )
    of_face = np.full(len(cut.faces), -1)
    of_face[face[kept[commune]]] = commune[kept[commune]]
    table = pd.DataFrame({"insee": codes[kept], "nom": communes["nom"].to_numpy()[kept], "part_zonee": share[kept]})
    gaps = _commune_gaps(cut, of_face, enclosed, shapes, zones, communes, lisere_m)
    spills, outside_m2 = _commune_spills(cut, of_face, shapes, zones, lisere_m)
    outside = np.flatnonzero(outside_m2 > 0.5 * shapely.area(shapes))
    return CommuneCheck(table, stacked([gaps, spills]), outside)


def _commune_gaps(
    cut: Coverage,
    of_face: np.ndarray,
    enclosed: np.ndarray,
    shapes: np.ndarray,
    zones: GeoDataFrame,
    communes: GeoDataFrame,
    lisere_m: float,
) -> GeoDataFrame:
    """Return the faces of communes that no zone covers, less the holes that zones enclose."""
    empty = np.flatnonzero((cut.count == 0) & (of_face >= 0))
    empty = np.delete(empty, faces_covered(cut.faces[empty], enclosed)[0])
    frame = _measured(cut.faces[empty], COMMUNE_GAP, lisere_m, zones.crs)
    found = of_face[empty[frame.index]]
    _around(frame, shapes, zones)
    frame["insee"] = communes["code_insee"].to_numpy()[found]
    frame["gravite"] = "information"
    frame["detail"] = [
        f"Commune de {name} ({code}) : {_size(area, width)} sans zone le long de sa limite. À titre d’information : "
        "une limite communale simplifiée crée de tels écarts, seule une limite cadastrale les prouve."
        for name, code, area, width in zip(
            communes["nom"].to_numpy()[found], frame["insee"], frame["aire_m2"], frame["w_m"]
        )
    ]
    return _finished(frame)


def _commune_spills(
    cut: Coverage, of_face: np.ndarray, shapes: np.ndarray, zones: GeoDataFrame, lisere_m: float
) -> tuple[GeoDataFrame, np.ndarray]:
    """Return the faces of zones outside the communes, and the area each zone has there."""
    spilled = np.flatnonzero((cut.count > 0) & (of_face < 0))
    frame = _measured(cut.faces[spilled], COMMUNE_SPILL, lisere_m, zones.crs)
    face, zone = faces_covered(frame.geometry.to_numpy(), shapes)
    outside_m2 = np.bincount(zone, weights=frame["aire_m2"].to_numpy()[face], minlength=len(shapes))
    owner = np.full(len(frame), -1)
    owner[face[::-1]] = zone[::-1]
    frame, owner = frame[owner >= 0], owner[owner >= 0]
    a = _Zones(zones, owner)
    frame["zone_a"], frame["fid_a"], frame["familles"] = a.labels, a.fids, a.families
    frame["insee"], frame["idurba"] = a.insee, a.idurba
    frame["gravite"] = "information"
    frame["detail"] = [
        f"Zone {_quoted(name)} : {_size(area, width)} hors des communes du document. À titre d’information si la "
        "limite communale est simplifiée."
        for name, area, width in zip(a.labels, frame["aire_m2"], frame["w_m"])
    ]
    return _finished(frame), outside_m2


def fill_insee(pieces: GeoDataFrame, communes: GeoDataFrame) -> GeoDataFrame:
    """Give the INSEE code of the commune where they lie to the pieces that have none (zonings without INSEE)."""
    bare = np.flatnonzero(pieces["insee"].isna())
    piece, commune = faces_covered(pieces.geometry.to_numpy()[bare], communes.geometry.to_numpy())
    codes = pieces["insee"].to_numpy(dtype=object).copy()
    codes[bare[piece]] = communes["code_insee"].to_numpy()[commune]
    return pieces.assign(insee=codes)


# --------------------------------------------------------------------------------------------------------- helpers


class _Zones:
    """What is said of the zones at some positions; a column the zoning lacks is None."""

    def __init__(self, zones: GeoDataFrame, positions: np.ndarray) -> None:
        def column(name: str) -> np.ndarray:
            values = zones[name].to_numpy(dtype=object) if name in zones else np.full(len(zones), None, dtype=object)
            return np.where(pd.isna(values), None, values)[positions]

        self.labels = np.array([a or b or UNKNOWN_FAMILY for a, b in zip(column("libelle"), column("typezone"))])
        self.labels = self.labels.astype(object)
        self.families = np.array([name or UNKNOWN_FAMILY for name in column("famille")], dtype=object)
        self.insee, self.idurba = column("insee"), column("idurba")
        self.fids = column("fid_source") if "fid_source" in zones else zones.index.to_numpy()[positions]


def _shapes(zones: GeoDataFrame) -> np.ndarray:
    """Return the polygons of a zoning, mended where they are not valid (the reader has already done it)."""
    shapes = polygons_of(zones.geometry.to_numpy())
    wrong = ~shapely.is_valid(shapes) & ~shapely.is_missing(shapes)
    if wrong.any():
        shapes = shapes.copy()
        shapes[wrong] = repair(shapes[wrong]).geometries
    return shapes


def _measured(pieces: np.ndarray, kind: str, lisere_m: float, crs: CRS | None) -> GeoDataFrame:
    """Return one row per piece with an area; the index is the position of the piece."""
    area, width = shapely.area(pieces), mean_width(pieces)
    has_area = np.flatnonzero((area > 0) & (width > 0))
    frame = GeoDataFrame(
        {"type": kind, "w_m": width[has_area], "aire_m2": area[has_area]},
        geometry=pieces[has_area],
        index=has_area,
        crs=crs,
    )
    frame["classe"] = np.where(frame["w_m"] > lisere_m, REAL, THIN)
    frame["gravite"] = np.where(frame["w_m"] > lisere_m, "avertissement", "information")
    return frame


def _around(frame: GeoDataFrame, shapes: np.ndarray, zones: GeoDataFrame) -> list[str]:
    """Fill the two zones with the longest border on each place; return the names of all of them."""
    place, zone, _ = neighbours(frame.geometry.to_numpy(), shapes)
    names = _Zones(zones, zone)
    rank = np.arange(len(place)) - np.searchsorted(place, place)
    for letter, number in (("a", 0), ("b", 1)):
        at = rank == number
        for column, values in ((f"zone_{letter}", names.labels), (f"fid_{letter}", names.fids)):
            filled = np.full(len(frame), None, dtype=object)
            filled[place[at]] = values[at]
            frame[column] = filled
    ends = np.searchsorted(place, np.arange(len(frame) + 1))
    groups = [slice(ends[i], ends[i + 1]) for i in range(len(frame))]
    frame["familles"] = [" / ".join(dict.fromkeys(names.families[group])) or None for group in groups]
    frame["insee"] = [_joined(names.insee[group]) for group in groups]
    frame["idurba"] = [_joined(names.idurba[group]) for group in groups]
    return [_names(names.labels[group]) for group in groups]


def _names(labels: np.ndarray) -> str:
    distinct = [_quoted(label) for label in dict.fromkeys(labels)]
    if not distinct:
        return "à un endroit sans zone voisine"
    return ("dans la zone " if len(distinct) == 1 else "entre les zones ") + enumeration(distinct)


def _finished(frame: GeoDataFrame) -> GeoDataFrame:
    frame = frame.reindex(columns=[*PIECE_COLUMNS, "geometry"]).reset_index(drop=True)
    frame["detail"] = [insecables(text) for text in frame["detail"]]
    return frame.set_geometry("geometry", crs=frame.crs)


def stacked(frames: Sequence[GeoDataFrame]) -> GeoDataFrame:
    """Put frames of pieces one under the other; empty ones count for nothing, all of them empty give the first."""
    filled = [frame for frame in frames if len(frame)]
    if not filled:
        return frames[0]
    rows = [row for frame in filled for row in frame.drop(columns="geometry").to_numpy(dtype=object).tolist()]
    table = pd.DataFrame(rows, columns=list(PIECE_COLUMNS), dtype=object)
    table = table.astype({"w_m": float, "aire_m2": float})
    shapes = np.concatenate([frame.geometry.to_numpy() for frame in filled])
    return GeoDataFrame(table, geometry=shapes, crs=frames[0].crs)


def _joined(values: Iterable[Any]) -> str | None:
    return "|".join(dict.fromkeys(str(value) for value in values if value is not None)) or None


def _quoted(label: str) -> str:
    return f"«{NBSP}{label}{NBSP}»"


def _size(area_m2: float, width_m: float) -> str:
    area = mesure(area_m2 / 10_000, "ha") if area_m2 >= 1_000 else _small(area_m2, "m²")
    return f"{area} (largeur moyenne {_small(width_m, 'm')})"


def _small(value: float, unit: str) -> str:
    """Print a small measure; under a hundredth it is said so, never rounded to zero."""
    if value < 0.01:
        return f"moins de {nombre(0.01, 2)}{NBSP}{unit}"
    return f"{nombre(value, 2 if value < 10 else 0)}{NBSP}{unit}"
