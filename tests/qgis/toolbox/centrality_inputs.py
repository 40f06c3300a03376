"""What the algorithms of the centralités are run with: the offer of the example, once prepared.

``write`` makes ``centralites.gpkg`` with the layer ``offre``; columns and rows as `aula:preparer_offre` gives them.
"""

from __future__ import annotations

from pathlib import Path

import geopandas
import pandas
from qgis.core import QgsCoordinateReferenceSystem, QgsProcessingFeedback, QgsWkbTypes

from aula.aula_plugin.core.centrality import columns
from aula.aula_plugin.core.centrality.coordinates import place
from aula.aula_plugin.core.centrality.nomenclature import Nomenclature
from aula.aula_plugin.core.centrality.offer import prepare
from aula.aula_plugin.core.centrality.offer_sources import Reading, read_source, stack
from aula.aula_plugin.core.communes import normalise_communes
from aula.aula_plugin.storage.geopackage import Table, write_geopackage

CRS = "EPSG:2154"


def write(example: Path, folder: Path) -> None:
    """Write the offer in ``folder``, from the files of the example territory."""
    read = pandas.read_csv(example / "equipements_exemple.csv", dtype=str)
    table = geopandas.GeoDataFrame(read.rename(columns=str.lower), geometry=[None] * len(read))
    communes, _ = normalise_communes(geopandas.read_file(example / "communes.gpkg", layer="communes"))
    equipment = place(table, CRS, overseas=False)
    offer = prepare(stack([read_source(equipment, "BPE", 0, Nomenclature(), Reading())]), communes, 500.0)
    crs = QgsCoordinateReferenceSystem(CRS)
    point = QgsWkbTypes.Type.Point
    layers = [Table("offre", offer.points, columns.OFFER, point, crs)]
    write_geopackage(folder / "centralites.gpkg", layers, QgsProcessingFeedback())
