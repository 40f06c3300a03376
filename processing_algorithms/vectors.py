"""Vector inputs: read in metres, mended, and what was mended told."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProviderRegistry,
    QgsRectangle,
    QgsVectorLayer,
    QgsWkbTypes,
)

from ..aula_plugin.i18n import tr


def name_of(source: Any) -> str:
    """Return how a source or a layer is called: by its table when QGIS only knows the file that holds it."""
    if not isinstance(source, QgsVectorLayer):
        return source.sourceName()
    parts = QgsProviderRegistry.instance().decodeUri(source.providerType(), source.source())
    table, file = parts.get("layerName"), Path(parts.get("path") or "").stem
    return str(table) if table and source.name() == file else source.name()


def metric_crs(source: Any, context: QgsProcessingContext) -> Any:
    """Return the CRS in which a source is measured: its own in metres, else the one of its territory."""
    from ..aula_plugin.metric_crs import working

    crs = source.crs() if isinstance(source, QgsVectorLayer) else source.sourceCrs()
    return working(crs, _extent(source), context.transformContext(), name_of(source))


def _extent(source: Any) -> QgsRectangle:
    """Return where a source lies; nowhere when one of its coordinates is infinite, which QGIS cannot gather."""
    try:
        return source.extent() if isinstance(source, QgsVectorLayer) else source.sourceExtent()
    except Exception:  # noqa: BLE001 a C++ exception without a type of its own; objects are read and told one by one
        return QgsRectangle()


def read(source: Any, crs: Any, context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> Any:
    """Return the objects of a source in ``crs``, repaired; those without a usable outline are dropped and told."""
    from ..aula_plugin.bridge import go_on, to_frame
    from ..aula_plugin.core.errors import InputError
    from ..aula_plugin.storage.references import clean, tell_mended

    if source.wkbType() == QgsWkbTypes.Type.NoGeometry:
        raise InputError(tr("« {} » n’a pas de géométrie : choisissez une couche.").format(name_of(source)))
    frame, repaired, dropped = clean(to_frame(source, context, feedback, crs))
    go_on(feedback)
    tell_mended(name_of(source), repaired, dropped, feedback)
    return frame


def distinct(layers: list[Any], feedback: QgsProcessingFeedback) -> list[Any]:
    """Return the layers chosen, each once: twice the same objects would count twice."""
    kept: list[Any] = []
    for layer in layers:
        if any(layer.source() == other.source() for other in kept):
            feedback.pushWarning(tr("« {} » est donnée deux fois : lue une seule fois.").format(layer.name()))
        else:
            kept.append(layer)
    return kept


def require_some(frame: Any, source: Any) -> Any:
    """Return a frame that holds something, or say which layer is empty."""
    from ..aula_plugin.core.errors import InputError

    if not len(frame):
        raise InputError(
            tr("« {} » ne contient aucun objet utilisable : choisissez une autre couche.").format(name_of(source))
        )
    return frame
