"""The obstacles of `aula:points_conflit`: which layer is of which type, and what its fields mean."""

from __future__ import annotations

from typing import Any

from qgis.core import NULL

from ...aula_plugin.i18n import tr
from ..vectors import distinct, name_of, read

#: Fields looked for when the person names none.
CLASS_FIELDS = ("classe", "vocation", "nature", "class_adm", "importance", "type", "highway")
NAME_FIELDS = ("nom", "num_route", "numero", "cpx_numero", "toponyme", "toponyme1", "nomprincip", "libelle", "name")
COLUMNS = ("type", "classe", "nom", "geometry")


def typed_rows(algorithm: Any, parameters: Any, context: Any) -> list[tuple[str, str, str]]:
    """Return the rows (layer, type, class field) of CORRESPONDANCE that hold something."""
    cells = [
        "" if cell is None or cell == NULL else str(cell).strip()
        for cell in algorithm.parameterAsMatrix(parameters, "CORRESPONDANCE", context)
    ]
    cells += [""] * (-len(cells) % 3)
    return [row for row in zip(cells[0::3], cells[1::3], cells[2::3]) if any(row)]


def read_obstacles(algorithm: Any, parameters: Any, crs: Any, context: Any, feedback: Any) -> Any:
    """Return every obstacle with its type, class and name, in ``crs``."""
    import pandas as pd
    from geopandas import GeoDataFrame

    from ...aula_plugin.core.errors import InputError
    from ...aula_plugin.planned_zones import as_obstacles, zones

    layers = distinct(algorithm.parameterAsLayerList(parameters, "OBSTACLES", context), feedback)
    rows = _matched(typed_rows(algorithm, parameters, context), layers)
    frames = [_obstacles(layer, rows.get(layer.id()), crs, context, feedback) for layer in layers]
    document = algorithm.parameterAsFile(parameters, "DOCUMENT", context)
    if document:
        frames.append(as_obstacles(zones(document, crs, context, feedback)))
    if not frames:
        raise InputError(
            tr("Donnez au moins une couche d’obstacles (OBSTACLES) ou un document d’urbanisme (DOCUMENT).")
        )
    both = pd.concat([pd.DataFrame(frame) for frame in frames], ignore_index=True)
    return GeoDataFrame(both, geometry="geometry", crs=crs.toWkt())


def _matched(rows: list[tuple[str, str, str]], layers: list[Any]) -> dict[str, tuple[str, str]]:
    """Return type and class field by layer id, as typed."""
    from ...aula_plugin.core.errors import InputError
    from ...aula_plugin.storage.reference_packing import layer_names

    found: dict[str, tuple[str, str]] = {}
    for text, kind, field in rows:
        chosen = [layer for layer in layers if text in (layer.id(), layer.source(), *layer_names(layer))]
        if not chosen and text.isdecimal() and 1 <= int(text) <= len(layers):
            chosen = [layers[int(text) - 1]]
        if not chosen:
            raise InputError(
                tr(
                    "Correspondance : « {} » n’est pas une des couches d’obstacles choisies ({}). Donnez son nom ou "
                    "son rang."
                ).format(text, ", ".join(name_of(layer) for layer in layers))
            )
        found[chosen[0].id()] = (kind, field)
    return found


def _obstacles(layer: Any, row: tuple[str, str] | None, crs: Any, context: Any, feedback: Any) -> Any:
    from ...aula_plugin.core.errors import InputError
    from ...aula_plugin.core.text import clean

    kind, asked = row or ("", "")
    kind = _kind(kind, layer)
    frame = read(layer, crs, context, feedback)
    if asked and asked.lower() not in frame:
        raise InputError(
            tr("« {} » : le champ de classe « {} » n’existe pas (présents : {}).").format(
                name_of(layer), asked, ", ".join(one for one in frame if one != "geometry")
            )
        )
    classed = asked.lower() or next((one for one in CLASS_FIELDS if one in frame), "")
    named = next((one for one in NAME_FIELDS if one in frame and one != classed), "")
    feedback.pushInfo(
        tr("« {} » : type {}, classe lue dans {}, {} objets.").format(name_of(layer), kind, classed or "–", len(frame))
    )
    result = frame[["geometry"]].assign(type=kind)
    for column, field in (("classe", classed), ("nom", named)):
        result[column] = [clean(value) for value in frame[field]] if field else None
    return result[list(COLUMNS)]


def _kind(asked: str, layer: Any) -> str:
    """Return the type of a layer, as typed or as its name tells."""
    from ...aula_plugin.core.errors import InputError
    from ...aula_plugin.core.green_network.permeability import TYPES, type_of_name
    from ...aula_plugin.core.text import plain
    from ...aula_plugin.storage.reference_packing import layer_names

    if asked:
        kind = {plain(one): one for one in TYPES}.get(plain(asked))
        if kind is None:
            raise InputError(
                tr("Correspondance : type d’obstacle « {} » inconnu ; accepté : {}.").format(asked, ", ".join(TYPES))
            )
        return kind
    kind = next((found for found in map(type_of_name, layer_names(layer)) if found), "")
    if not kind:
        raise InputError(
            tr(
                "« {} » : son nom ne dit pas de quel type d’obstacle il s’agit. Ajoutez une ligne à la "
                "correspondance : son nom, puis un type parmi {}."
            ).format(name_of(layer), ", ".join(TYPES))
        )
    return kind
