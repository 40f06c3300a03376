"""The OAP table as a file: an edited layer, or a table from a spreadsheet, read back for what people typed."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProviderRegistry,
    QgsVectorLayer,
)

from ..bridge import to_frame
from ..core.compatibility.oap_table import columns_of
from ..core.errors import InputError
from ..i18n import tr
from .references import layer_kind, read_table
from .whole_files import require_whole

NEEDED = ("insee", "oap")


def read_typed(
    path: str | Path,
    crs: QgsCoordinateReferenceSystem,
    context: QgsProcessingContext,
    feedback: QgsProcessingFeedback,
) -> pd.DataFrame:
    """Return the OAP table of a file; with its shapes, in ``crs``, when it is a layer of surfaces.

    Raises
    ------
    InputError
        The file is not there, cannot be read, or lacks the columns ``insee`` and ``oap`` (or another name of theirs).
    """
    path = Path(path)
    require_whole(path)
    layer = _layer(path)
    if layer is None:
        raise InputError(
            tr(
                "« {} » n’est pas une table d’OAP lisible : attendu un GeoPackage, un CSV, un ODS ou un XLSX avec les "
                "colonnes insee, oap, ha_net, lgt…"
            ).format(path)
        )
    table = to_frame(layer, context, feedback, crs) if layer_kind(layer) else read_table(layer, context, feedback)
    missing = [name for name in NEEDED if name not in columns_of(table)]
    if missing:
        raise InputError(
            tr("« {} » : colonne(s) absente(s) : {} ; colonnes trouvées : {}.").format(
                path.name, ", ".join(missing), ", ".join(f.name() for f in layer.fields())
            )
        )
    return table


def holds_typed(path: str | Path) -> bool:
    """Return whether a file is there and is an OAP table: what people typed in it must survive a new run."""
    if not Path(path).is_file():
        return False
    layer = _layer(Path(path))
    names = {f.name().lower() for f in layer.fields()} if layer is not None else set()
    return {*NEEDED, "lgt"} <= names


def _layer(path: Path) -> QgsVectorLayer | None:
    """Return the layer of a file: the one called ``oap``, else the first."""
    names = [one.name() for one in QgsProviderRegistry.instance().querySublayers(str(path))]
    uri = f"{path}|layername=oap" if "oap" in names else str(path)
    layer = QgsVectorLayer(uri, path.stem, "ogr")
    return layer if layer.isValid() and layer.fields().count() else None
