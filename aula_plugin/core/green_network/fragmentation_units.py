"""Reporting units of a fragmentation, and the tables in which its measures are told."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely
from geopandas import GeoDataFrame

from ..errors import InputError
from ..geometry import dissolve, overlapping_pairs
from ..text import clean
from ..typography import accord, insecables, nombre, pluriel
from .classes import natural_order
from .mesh import SDEN_AREA_M2, Pieces
from .waiting import never, waited

UNIT_FIELDS = {
    "id_unite": "text",
    "nom": "text",
    "sous_trame": "text",
    "surface_ha": "real",
    "nb_taches": "integer",
    "taches_ha": "real",
    "part_taches": "real",
    "msiz_cut_ha": "real",
    "msiz_cbc_ha": "real",
    "divi": "real",
    "spli": "real",
    "sden_1000km2": "real",
    "coherence": "real",
    "npro_cut_ha2": "real",
    "npro_cbc_ha2": "real",
    "taches_bord": "integer",
    "sans_donnee_ha": "real",
}
PATCH_FIELDS = {
    "id_tache": "integer",
    "sous_trame": "text",
    "surface_ha": "real",
    "nb_unites": "integer",
    "touche_bord": "boolean",
}
METRIC_FIELDS = {
    "perimetre": "text",
    "id_unite": "text",
    "nom": "text",
    "sous_trame": "text",
    "methode": "text",
    "metrique": "text",
    "valeur": "real",
    "unite": "text",
}
#: Method, name of the metric, column of the table of units, unit of measure.
METRICS = (
    ("CUT", "MSIZ", "msiz_cut_ha", "ha"),
    ("CBC", "MSIZ", "msiz_cbc_ha", "ha"),
    ("CUT", "DIVI", "divi", ""),
    ("CUT", "SPLI", "spli", ""),
    ("CUT", "SDEN", "sden_1000km2", "1/1 000 km²"),
    ("CUT", "C", "coherence", ""),
    ("CUT", "NPRO", "npro_cut_ha2", "ha²"),
    ("CBC", "NPRO", "npro_cbc_ha2", "ha²"),
)
WHOLE = "Ensemble"
#: Names listed in a message.
LISTED = 10


def reporting_units(
    frame: GeoDataFrame, id_field: str = "", name_field: str = "", check: Callable[[], None] = never
) -> tuple[GeoDataFrame, list[str]]:
    """Return the units ``id_unite``, ``nom``, ``geometry``, sorted by id, and notes on what was joined.

    Parameters
    ----------
    frame : valid polygons, field names in lower case.
    id_field : features that share a value are one unit; empty: each feature is one, numbered from 1.

    Raises
    ------
    InputError : a field that is not there, or a feature without id.
    """
    columns = [str(name) for name in frame.columns if name != frame.geometry.name]
    wanted = [name.lower() for name in (id_field, name_field)]
    for asked, field in zip((id_field, name_field), wanted):
        if field and field not in columns:
            raise InputError(
                f"Champ « {asked} » absent des unités ; champs présents : {', '.join(columns) or 'aucun'}."
            )
    identifier, label = wanted
    ids = [_text(v) for v in frame[identifier]] if identifier else [str(n) for n in range(1, len(frame) + 1)]
    lost = [str(row) for row, value in zip(frame.index, ids) if value is None]
    if lost:
        raise InputError(
            f"{pluriel(len(lost), 'unité')} sans valeur dans « {id_field} » (n° {_listed(lost)}) : remplissez ce "
            "champ, ou choisissez-en un autre."
        )
    names = [_text(v) for v in frame[label]] if label else ids
    table = pd.DataFrame({"id_unite": ids, "nom": names}, dtype=object)
    shapes = frame.geometry.to_numpy()
    rows = []
    for value, group in table.groupby("id_unite", sort=False):
        check()
        own = shapes[group.index.to_numpy()]
        named = next((name for name in group["nom"] if name), None)
        rows.append((value, named, own[0] if len(own) == 1 else dissolve(own)))
    rows.sort(key=lambda row: natural_order(row[0]))
    units = GeoDataFrame(
        pd.DataFrame([row[:2] for row in rows], columns=["id_unite", "nom"], dtype=object),
        geometry=[row[2] for row in rows],
        crs=frame.crs,
    )
    notes = []
    if len(units) < len(frame):
        notes.append(
            f"{pluriel(len(frame) - len(units), 'objet')} {accord(len(frame) - len(units), 'réuni', 'réunis')} à "
            f"l’unité de même « {id_field} » : {pluriel(len(units), 'unité')}."
        )
    return units, [insecables(note) for note in notes]


def overlap_warning(units: GeoDataFrame, check: Callable[[], None] = never) -> str:
    """Return what to say of units that overlap, empty when none does: the place counts in both."""
    shapes = units.geometry.to_numpy()
    if len(shapes) < 2:
        return ""
    first, second, shared = waited(lambda: overlapping_pairs(shapes), check)
    real = shapely.area(shared) >= 1.0
    if not real.any():
        return ""
    ids = units["id_unite"].to_numpy()
    pairs = [f"{ids[a]} et {ids[b]}" for a, b in zip(first[real], second[real])]
    hectares = nombre(float(shapely.area(shared[real]).sum()) / 1e4, 2)
    verb = accord(len(pairs), "se recouvre", "se recouvrent")
    return insecables(
        f"{pluriel(len(pairs), 'paire')} d’unités {verb} ({hectares} ha : {_listed(pairs)}) : la surface commune "
        "compte dans les deux, et deux fois dans le total CBC."
    )


def _text(value: Any) -> str | None:
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return clean(value)


def _listed(words: Sequence[str]) -> str:
    return ", ".join(words[:LISTED]) + ("…" if len(words) > LISTED else "")


def unit_table(
    units: GeoDataFrame,
    found: pd.DataFrame,
    pieces: Pieces,
    edge: npt.NDArray[np.bool_],
    sous_trame: str = "",
    unknown_m2: npt.NDArray[np.float64] | None = None,
) -> GeoDataFrame:
    """Return the units with their measures in hectares (see ``UNIT_FIELDS``).

    ``edge``: which patches touch the edge of what is known; ``unknown_m2``: area without data of each unit.
    """
    reached = pd.DataFrame({"unit": pieces.unit, "patch": pieces.patch}).drop_duplicates()
    touching = reached["unit"][edge[reached["patch"].to_numpy(dtype=np.int64)]].to_numpy(dtype=np.int64)
    values = hectares(found).assign(
        sous_trame=sous_trame or None,
        taches_bord=np.bincount(touching, minlength=len(units))[: len(units)],
        sans_donnee_ha=0.0 if unknown_m2 is None else unknown_m2 / 1e4,
    )
    values.index = units.index
    return GeoDataFrame(pd.concat([units[["id_unite", "nom"]], values], axis=1), geometry=units.geometry, crs=units.crs)


def hectares(found: pd.DataFrame) -> pd.DataFrame:
    """Return measures (``mesh.measures``) in the units that a person reads."""
    area = found["surface_m2"].astype(float)
    return pd.DataFrame(
        {
            "surface_ha": area / 1e4,
            "nb_taches": found["nb_taches"],
            "taches_ha": found["taches_m2"] / 1e4,
            "part_taches": 100 * found["taches_m2"] / area.where(area > 0),
            "msiz_cut_ha": found["msiz_cut"] / 1e4,
            "msiz_cbc_ha": found["msiz_cbc"] / 1e4,
            "divi": found["divi"],
            "spli": found["spli"],
            "sden_1000km2": found["sden"] * SDEN_AREA_M2,
            "coherence": found["c"],
            "npro_cut_ha2": found["npro_cut"] / 1e8,
            "npro_cbc_ha2": found["npro_cbc"] / 1e8,
        }
    )


def metric_table(units: pd.DataFrame, whole: pd.DataFrame, sous_trame: str = "") -> pd.DataFrame:
    """Return one row per unit, method and metric, then those of the whole, whose id is NULL."""
    rows = []
    for perimeter, table in (("unité", units), ("ensemble", whole)):
        for row in table.to_dict("records"):
            own = (perimeter, row.get("id_unite"), row.get("nom", WHOLE), sous_trame or None)
            rows += [(*own, method, name, row[column], unit or None) for method, name, column, unit in METRICS]
    return pd.DataFrame(rows, columns=list(METRIC_FIELDS))


def patch_table(
    area_m2: npt.NDArray[np.float64], edge: npt.NDArray[np.bool_], pieces: Pieces, sous_trame: str = ""
) -> pd.DataFrame:
    """Return the fields of patches 1, 2… (see ``PATCH_FIELDS``), without their outlines."""
    reached = pd.DataFrame({"unit": pieces.unit, "patch": pieces.patch}).drop_duplicates()
    met = np.bincount(reached["patch"].to_numpy(dtype=np.int64), minlength=len(area_m2))
    return pd.DataFrame(
        {
            "id_tache": np.arange(1, len(area_m2) + 1),
            "sous_trame": sous_trame or None,
            "surface_ha": area_m2 / 1e4,
            "nb_unites": met,
            "touche_bord": edge,
        }
    )


def edge_warning(units: pd.DataFrame, edge: npt.NDArray[np.bool_], pieces: Pieces) -> str:
    """Return what to say when patches of the units touch the edge of what is known, empty when none does.

    A patch cut at the edge that meets no unit changes nothing, and is not told.
    """
    touching = np.unique(pieces.patch[edge[pieces.patch]])
    if not len(touching):
        return ""
    touched = units[units["taches_bord"] > 0]
    names = [str(name or value) for name, value in zip(touched["nom"], touched["id_unite"])]
    number = len(touching)
    return insecables(
        f"{pluriel(number, 'tache')} des unités {accord(number, 'touche', 'touchent')} le bord de la donnée (taches "
        f"numéro {_listed([str(n) for n in touching + 1])}) : leur surface au-delà est inconnue, MSIZ CBC est "
        f"sous-estimée dans {pluriel(len(names), 'unité')} : {_listed(names)}. Donnez des taches plus étendues que les "
        "unités."
    )


def uncovered_warning(units: GeoDataFrame, known: shapely.Geometry) -> str:
    """Return what to say of units of which nothing is known, empty when there is none: 0 there means « no data »."""
    shapes = units.geometry.to_numpy()
    apart = ~shapely.intersects(known, shapes)
    if not apart.any():
        return ""
    names = [str(name or value) for name, value in zip(units["nom"][apart], units["id_unite"][apart])]
    return insecables(
        f"{pluriel(len(names), 'unité')} hors de l’emprise des taches ({_listed(names)}) : MSIZ y vaut 0, faute de "
        "taches ou faute de donnée."
    )


def unknown_warning(units: pd.DataFrame, unknown_m2: npt.NDArray[np.float64]) -> str:
    """Return what to say of units that the raster does not wholly tell, empty when it does."""
    holed = unknown_m2 > 0
    if not holed.any():
        return ""
    names = [str(name or value) for name, value in zip(units["nom"][holed], units["id_unite"][holed])]
    return insecables(
        f"{pluriel(len(names), 'unité')} avec des mailles sans valeur ({nombre(float(unknown_m2.sum()) / 1e4, 2)} ha : "
        f"{_listed(names)}) : elles ne comptent pas dans la surface de l’unité."
    )


def empty_warning(area_m2: npt.NDArray[np.float64]) -> str:
    """Return what to say when no patch is left, empty otherwise."""
    return "" if len(area_m2) else "Aucune tache : MSIZ vaut 0 partout."
