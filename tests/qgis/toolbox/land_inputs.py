"""Tables the counter of the example is kept with: ``foncier.gpkg``, rates (``taux``) and mergers (``passage``)."""

from __future__ import annotations

from pathlib import Path

import pandas
from qgis.core import QgsProcessingFeedback

from aula.aula_plugin.storage.geopackage import Table, write_geopackage


def write(folder: Path) -> None:
    """Write them in ``folder``; the former communes are invented."""
    rates = pandas.DataFrame({"territoire": ["99001", "99002", "99003"], "taux": [60.0, 55.0, 52.5]})
    moved = pandas.DataFrame({"ancien": ["99901", "99902"], "nouveau": ["99001", "99001"]})
    write_geopackage(
        folder / "foncier.gpkg",
        [
            Table("taux", rates, {"territoire": "text", "taux": "real"}),
            Table("passage", moved, {"ancien": "text", "nouveau": "text"}),
        ],
        QgsProcessingFeedback(),
    )
