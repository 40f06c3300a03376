"""The inputs of `aula:fragmentation`: patches as polygons or as cells, what cuts them, the cells of each unit."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ...aula_plugin.i18n import tr
from ..vectors import distinct, metric_crs, name_of, read, require_some


def system(algorithm: Any, parameters: Any, context: Any) -> Any:
    """Return the CRS of a measure on polygons: of the first layer in metres, else of the territory of the first one."""
    from ...aula_plugin.metric_crs import is_metric

    sources = [algorithm.optional_source(parameters, name, context) for name in ("TACHES", "UNITES")]
    given = [source for source in sources if source is not None]
    metric = [source for source in given if is_metric(source.sourceCrs())]
    return metric_crs((metric or given)[0], context)


def units(algorithm: Any, parameters: Any, crs: Any, context: Any, feedback: Any) -> Any:
    """Return the reporting units, None when the person gave none."""
    from ...aula_plugin.bridge import go_on
    from ...aula_plugin.core.green_network.fragmentation_units import overlap_warning, reporting_units

    source = algorithm.optional_source(parameters, "UNITES", context)
    if source is None:
        return None
    frame = require_some(read(source, crs, context, feedback), source)
    id_field, name_field = (
        algorithm.parameterAsString(parameters, name, context).strip() for name in ("CHAMP_UNITE", "CHAMP_NOM")
    )
    found, notes = reporting_units(frame, id_field, name_field, lambda: go_on(feedback))
    for note in notes:
        feedback.pushInfo(note)
    warning = overlap_warning(found, lambda: go_on(feedback))
    if warning:
        feedback.pushWarning(warning)
    return found


def fragmenting(algorithm: Any, parameters: Any, crs: Any, context: Any, feedback: Any) -> tuple[Any, Any]:
    """Return the ground that the fragmenting elements take, and the lines among them, both as arrays."""
    import numpy as np

    from ...aula_plugin.bridge import go_on
    from ...aula_plugin.core.errors import InputError
    from ...aula_plugin.core.green_network.fragmentation import widened

    asked = algorithm.parameterAsString(parameters, "CHAMP_LARGEUR", context).strip().lower()
    usual = algorithm.parameterAsDouble(parameters, "LARGEUR", context)
    layers = distinct(algorithm.parameterAsLayerList(parameters, "FRAGMENTANTS", context), feedback)
    shapes, widths, carried = [], [], False
    for layer in layers:
        _refuse_points(layer)
        frame = read(layer, crs, context, feedback)
        if not len(frame):
            feedback.pushWarning(
                tr("« {} » ne contient aucun objet utilisable : elle ne coupe rien.").format(layer.name())
            )
            continue
        carried |= asked in frame
        shapes.append(frame.geometry.to_numpy())
        widths.append(_widths(frame, asked, usual, layer, feedback))
    if asked and layers and not carried:
        raise InputError(
            tr("Aucune couche de FRAGMENTANTS n’a de champ « {} » : corrigez son nom, ou videz CHAMP_LARGEUR.").format(
                asked
            )
        )
    if not shapes:
        return np.zeros(0, dtype=object), np.zeros(0, dtype=object)
    import shapely

    given, width = np.concatenate(shapes), np.concatenate(widths)
    feedback.setProgressText(tr("Emprise des éléments fragmentants"))
    return widened(given, width, lambda: go_on(feedback)), given[shapely.get_dimensions(given) == 1]


def _refuse_points(layer: Any) -> None:
    from qgis.core import QgsWkbTypes

    from ...aula_plugin.core.errors import InputError

    if layer.geometryType() not in (
        QgsWkbTypes.GeometryType.PolygonGeometry,
        QgsWkbTypes.GeometryType.LineGeometry,
    ):
        raise InputError(
            tr("« {} » (FRAGMENTANTS) n’est faite ni de lignes ni de surfaces : retirez-la de la liste.").format(
                layer.name()
            )
        )


def _widths(frame: Any, asked: str, usual: float, layer: Any, feedback: Any) -> Any:
    """Return the width of each object; where its field says nothing above 0, the usual one, told."""
    import numpy as np
    import pandas as pd

    if asked not in frame:
        return np.full(len(frame), usual)
    width = pd.to_numeric(frame[asked], errors="coerce").to_numpy(dtype=float)
    blank = ~(np.isfinite(width) & (width > 0))
    if blank.any():
        feedback.pushWarning(
            tr("« {} » : {} objet(s) sans largeur dans « {} » : {:g} m leur sont donnés.").format(
                layer.name(), int(blank.sum()), asked, usual
            )
        )
    return np.where(blank, usual, width)


def chosen(algorithm: Any, parameters: Any, frame: Any, context: Any, feedback: Any) -> Any:
    """Return the objects of TACHES whose field CHAMP_CODE holds a code of CODES; all of them without that field.

    Raises
    ------
    InputError
        A field without codes, one that the layer has not, or a code that no object bears.
    """
    from ...aula_plugin.core.errors import InputError
    from ...aula_plugin.core.green_network.classes import expand
    from ...aula_plugin.core.text import clean

    named = algorithm.parameterAsString(parameters, "CHAMP_CODE", context).strip().lower()
    codes = algorithm.parameterAsString(parameters, "CODES", context).strip()
    if not named:
        if codes:
            feedback.pushWarning(tr("CODES ne sert qu’avec OCCUPATION ou CHAMP_CODE : il est ignoré."))
        return frame
    name = name_of(algorithm.source(parameters, "TACHES", context))
    if named not in frame:
        fields = ", ".join(str(one) for one in frame.columns if one != frame.geometry.name)
        raise InputError(
            tr("« {} » n’a pas de champ « {} » (CHAMP_CODE) ; champs présents : {}.").format(name, named, fields)
        )
    if not codes:
        raise InputError(tr("Donnez dans CODES les codes du champ « {} » qui forment les taches.").format(named))
    borne = [clean(value) for value in frame[named]]
    wanted = set(expand(codes, [one for one in borne if one is not None], name))
    kept = frame[[one in wanted for one in borne]]
    feedback.pushInfo(
        tr("« {} » : {} objet(s) sur {} forment les taches, de code {}.").format(
            name, len(kept), len(frame), ", ".join(sorted(wanted))
        )
    )
    return kept


def kept_cells(algorithm: Any, parameters: Any, raster: Any, context: Any, feedback: Any) -> Any:
    """Return which cells hold a code of CODES.

    Raises
    ------
    InputError
        No code, one that no cell holds, or a raster that is not of whole numbers.
    """
    import numpy as np

    from ...aula_plugin.core.errors import InputError
    from ...aula_plugin.core.green_network.classes import expand, whole_numbers
    from ...aula_plugin.occupation import classes_of

    values = whole_numbers(raster.values, raster.missing, raster.name)
    classes = classes_of(algorithm.optional_source(parameters, "CORRESPONDANCES", context), context, feedback)
    by_number = {int(value): classes.code(int(value)) for value in np.unique(values[~raster.missing])}
    found = list(dict.fromkeys(by_number.values()))
    codes = algorithm.parameterAsString(parameters, "CODES", context).strip()
    if not found:
        raise InputError(tr("« {} » n’a aucune maille renseignée : choisissez une autre grille.").format(raster.name))
    if not codes:
        raise InputError(
            tr(
                "Donnez dans CODES les codes de « {} » qui forment les taches, séparés par des points-virgules. Codes "
                "trouvés : {}."
            ).format(raster.name, ", ".join(found[:40]) + ("…" if len(found) > 40 else ""))
        )
    wanted = set(expand(codes, found, raster.name))
    return np.isin(values, [number for number, code in by_number.items() if code in wanted]) & ~raster.missing


def barriers(ground: Any, lines: Any, grid: Any) -> Any:
    """Return the cells that fragmenting elements hold: those whose centre they cover, and all that a line touches."""
    import numpy as np

    from ...aula_plugin.raster_shapes import burn

    held = burn(ground, np.ones(len(ground)), grid) > 0
    if len(lines):
        held |= burn(lines, np.ones(len(lines)), grid, all_touched=True) > 0
    return held


def windows(shapes: Any, grid: Any, feedback: Any) -> Iterator[Any]:
    """Yield, for each unit, the rows and columns around it and which of their cells have their centre in it."""
    import numpy as np
    import shapely

    from ...aula_plugin.bridge import go_on
    from ...aula_plugin.core.raster_grid import Grid
    from ...aula_plugin.raster_shapes import burn

    for shape, (left, bottom, right, top) in zip(shapes, shapely.bounds(shapes)):
        go_on(feedback)
        rows, columns = grid.cells_at([left, right], [top, bottom])
        first, last = np.clip(rows, 0, grid.rows), np.clip(columns, 0, grid.columns)
        high, low = int(first[0]), int(min(first[1] + 1, grid.rows))
        west, east = int(last[0]), int(min(last[1] + 1, grid.columns))
        if high >= low or west >= east:
            yield slice(0, 0), slice(0, 0), np.zeros((0, 0), dtype=bool)
            continue
        part = Grid(
            grid.left + west * grid.across,
            grid.top - high * grid.down,
            grid.across,
            grid.down,
            low - high,
            east - west,
        )
        yield slice(high, low), slice(west, east), burn([shape], [1], part) > 0
