"""Layers of the centralités: read in metres, mended, and what was mended told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from qgis.core import QgsWkbTypes

from ...aula_plugin.i18n import tr
from ..vectors import distinct, metric_crs, name_of, read

GIVEN = {"scot": "PERIMETRES_SCOT", "plu": "PERIMETRES_PLU", "main": "PERIMETRES_MAIN"}

#: Codes shown when one is unknown.
_NAMED = 10


@dataclass(frozen=True)
class Read:
    """Inputs, their CRS, and the name of each layer.

    Attributes
    ----------
    codes : communes to compute, in order.
    parcel_ids : identifier of each parcel, None without parcels.
    """

    inputs: Any
    crs: Any
    sources: dict[str, str]
    codes: list[str]
    parcel_ids: list[str | None] | None


def read_inputs(algorithm: Any, parameters: Any, context: Any, feedback: Any) -> Read:
    """Return what `common.add_inputs` declared."""
    from ...aula_plugin.bridge import to_frame
    from ...aula_plugin.core.centrality.prepared_offer import read_offer
    from ...aula_plugin.core.centrality.streets import Streets
    from ...aula_plugin.core.centrality.territory import Inputs
    from ...aula_plugin.core.communes import normalise_communes

    communes_source = algorithm.source(parameters, "COMMUNES", context)
    crs = metric_crs(communes_source, context)
    communes, notes = normalise_communes(to_frame(communes_source, context, feedback, crs))
    for note in notes:
        feedback.pushInfo(note)
    offer_source = algorithm.source(parameters, "OFFRE", context)
    offer, notes = read_offer(to_frame(offer_source, context, feedback, crs), name_of(offer_source))
    for note in notes:
        feedback.pushWarning(note)
    parcels, ids = _parcels(algorithm, parameters, context, feedback, crs)
    streets = shapes_of(algorithm, "VOIRIE", parameters, context, feedback, crs)
    inputs = Inputs(
        offer,
        communes,
        _buildings(algorithm, parameters, context, feedback, crs),
        parcels,
        _cuts(algorithm, parameters, context, feedback, crs),
        None if streets is None else Streets.of(streets),
        {
            name: shapes
            for name, parameter in GIVEN.items()
            if (shapes := shapes_of(algorithm, parameter, parameters, context, feedback, crs)) is not None
        },
    )
    bounds = communes.total_bounds
    for parameter, shapes in (
        ("BATI", None if inputs.buildings is None else inputs.buildings.geometry.to_numpy()),
        ("PARCELLES", parcels),
        ("VOIRIE", streets),
        ("COUPURES", inputs.cuts),
        *((GIVEN[name], shapes) for name, shapes in inputs.given.items()),
    ):
        _tell_away(algorithm.parameterDefinition(parameter), shapes, bounds, feedback)
    return Read(
        inputs, crs, _sources(algorithm, parameters, context), _codes(algorithm, parameters, context, inputs), ids
    )


def _tell_away(definition: Any, shapes: Any, bounds: Any, feedback: Any) -> None:
    """Say that nothing of a layer is on the communes: it would act on nothing, without a word."""
    import shapely

    if shapes is not None and not shapely.intersects(shapely.box(*bounds), shapes).any():
        feedback.pushWarning(
            tr("« {} » ({}) : aucun objet sur les communes : sans effet. Vérifiez son système de coordonnées.").format(
                definition.description(), definition.name()
            )
        )


def shapes_of(algorithm: Any, name: str, parameters: Any, context: Any, feedback: Any, crs: Any) -> Any:
    """Return the geometries of an optional layer; None when it was not given or holds nothing."""
    source = algorithm.optional_source(parameters, name, context)
    if source is None:
        return None
    frame = read(source, crs, context, feedback)
    if not len(frame):
        feedback.pushWarning(tr("« {} » ne contient aucun objet utilisable : laissée de côté.").format(name_of(source)))
        return None
    return frame.geometry.to_numpy()


def _buildings(algorithm, parameters, context, feedback, crs) -> Any:
    from ...aula_plugin.core.centrality.storeys import buildings

    source = algorithm.optional_source(parameters, "BATI", context)
    if source is None:
        feedback.pushWarning(
            tr(
                "Sans bâti, la moitié « bâti dense » de la définition légale n’est pas évaluée : les candidats le "
                "disent."
            )
        )
        return None
    frame = read(source, crs, context, feedback)
    if not len(frame):
        feedback.pushWarning(
            tr("« {} » ne contient aucun objet utilisable : le bâti n’est pas évalué.").format(name_of(source))
        )
        return None
    fields = [
        _field(algorithm, name, parameters, context, frame, name_of(source))
        for name in ("CHAMP_NIVEAUX", "CHAMP_HAUTEUR")
    ]
    return buildings(frame, *fields)


def _field(algorithm, name, parameters, context, frame, layer) -> str | None:
    """Return the column a person chose; None when none was.

    Raises
    ------
    InputError
        The layer does not have it.
    """
    from ...aula_plugin.core.errors import InputError

    asked = algorithm.parameterAsString(parameters, name, context) or ""
    if asked and asked.lower() not in frame:
        raise InputError(
            tr("« {} » n’a pas de champ « {} » ({}) ; champs présents : {}.").format(
                layer, asked, name, ", ".join(map(str, frame.columns.drop("geometry")))
            )
        )
    return asked.lower() or None


def _parcels(algorithm, parameters, context, feedback, crs) -> Any:
    source = algorithm.optional_source(parameters, "PARCELLES", context)
    if source is None:
        if parameters.get("ACCORD_PARCELLES"):
            feedback.pushWarning(tr("Sans parcelles, la couche « Accord par parcelle » est vide."))
        return None, None
    frame = read(source, crs, context, feedback)
    if not len(frame):
        feedback.pushWarning(
            tr("« {} » ne contient aucun objet utilisable : les périmètres suivent les mailles.").format(
                name_of(source)
            )
        )
        return None, None
    column = next((name for name in ("idu", "id", "parcelle", "numero") if name in frame), None)
    ids = (
        [None if value is None else str(value) for value in frame[column]] if column else [str(n) for n in frame.index]
    )
    return frame.geometry.to_numpy(), ids


def _cuts(algorithm, parameters, context, feedback, crs) -> Any:
    import numpy as np

    from ...aula_plugin.core.errors import InputError

    layers = distinct(algorithm.parameterAsLayerList(parameters, "COUPURES", context) or [], feedback)
    found = []
    for layer in layers:
        if QgsWkbTypes.geometryType(layer.wkbType()) == QgsWkbTypes.GeometryType.PointGeometry:
            raise InputError(
                tr("« {} » : des points ne coupent rien. Donnez des lignes ou des surfaces.").format(name_of(layer))
            )
        lines = read(layer, crs, context, feedback).geometry.to_numpy()
        if not len(lines):
            feedback.pushWarning(
                tr("« {} » ne contient aucun objet utilisable : elle ne coupe rien.").format(name_of(layer))
            )
        found.append(lines)
    cuts = np.concatenate(found) if found else np.empty(0)
    return cuts if len(cuts) else None


def _codes(algorithm, parameters, context, inputs) -> list[str]:
    from ...aula_plugin.core.errors import InputError
    from ...aula_plugin.core.text import insee

    typed = algorithm.parameterAsString(parameters, "COMMUNES_CHOISIES", context).replace(";", ",").split(",")
    asked = list(dict.fromkeys(code for code in map(insee, typed) if code))
    known = list(inputs.communes["code_insee"])
    unknown = [code for code in asked if code not in known]
    if unknown:
        shown = ", ".join(known[:_NAMED]) + ("…" if len(known) > _NAMED else "")
        raise InputError(
            tr(
                "« Communes à calculer » (COMMUNES_CHOISIES) : aucune commune n’a le code {} ; codes présents : {}."
            ).format(unknown[0], shown)
        )
    return asked or known


def _sources(algorithm, parameters, context) -> dict[str, str]:
    """Return parameter to name of the layer, for those given."""
    names = ("OFFRE", "COMMUNES", "BATI", "PARCELLES", "VOIRIE", *GIVEN.values())
    found = {name: algorithm.optional_source(parameters, name, context) for name in names}
    return {name: name_of(source) for name, source in found.items() if source is not None}
