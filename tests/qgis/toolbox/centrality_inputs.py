"""What the algorithms of the centralités are run with: the offer of the example, once prepared.

``write`` makes ``centralites.gpkg`` with the layer ``offre``, columns and rows as `aula:preparer_offre` gives them, and
what profiles are drawn from: ``locaux``, ``emplois``, the table ``lovac``; and the tables ``comptage``,
``niveaux_officiels`` and ``flux``.
"""

from __future__ import annotations

from pathlib import Path

import geopandas
import pandas
from qgis import processing
from qgis.core import QgsCoordinateReferenceSystem, QgsProcessingFeedback, QgsWkbTypes

from aula.aula_plugin.core.centrality import columns
from aula.aula_plugin.core.centrality.coordinates import place
from aula.aula_plugin.core.centrality.nomenclature import Nomenclature
from aula.aula_plugin.core.centrality.offer import by_group, prepare
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
    premises, jobs, housing = profiles(example)
    layers = [
        Table("offre", offer.points, columns.OFFER, point, crs),
        Table("locaux", premises, {"vacant": "text"}, point, crs),
        Table("emplois", jobs, {"emplois": "integer"}, point, crs),
        Table("lovac", housing, {"code_insee": "text", "part_vac": "real"}),
        Table("comptage", by_group(offer, communes), columns.GROUP_COUNTS),
        Table("niveaux_officiels", official(), {"code_insee": "text", "niveau": "integer"}),
        Table("flux", flows(), {"codgeo": "text", "dclt": "text", "nbflux": "real"}),
    ]
    write_geopackage(folder / "centralites.gpkg", layers, QgsProcessingFeedback())


def write_dossier(example: Path, folder: Path) -> Path:
    """Write ``dossier_centralites.gpkg`` from what `write` made: the dossier of two communes, on cells of 50 m."""
    path, references = folder / "dossier_centralites.gpkg", example / "references_scot.gpkg"
    values = {
        "OFFRE": f"{folder / 'centralites.gpkg'}|layername=offre",
        "COMMUNES": f"{example / 'communes.gpkg'}|layername=communes",
        "COMMUNES_CHOISIES": "99001,99003",
        "PERIMETRES_SCOT": f"{references}|layername=centralites",
        "MAILLE": 50,
        "DATE": "2026-09-14",
    }
    processing.run("aula:perimetres_centralite", {**values, "CANDIDATS": "memory:", "DOSSIER": str(path)})
    return path


def profiles(example: Path) -> tuple[geopandas.GeoDataFrame, geopandas.GeoDataFrame, pandas.DataFrame]:
    """Return invented premises (one shop out of five is empty), jobs at the shops, and empty housing."""
    shops = geopandas.read_file(example / "references_scot.gpkg", layer="commerces").explode(ignore_index=True)
    every = pandas.Series(range(len(shops)))
    premises = geopandas.GeoDataFrame(
        {"vacant": (every % 5 == 0).map({True: "oui", False: "non"})}, geometry=shops.geometry
    )
    jobs = geopandas.GeoDataFrame({"emplois": 1 + every % 4}, geometry=shops.geometry)
    housing = pandas.DataFrame({"code_insee": [f"9900{n}" for n in range(1, 6)], "part_vac": [8.0, 6.5, 5.0, 7.2, 4.1]})
    return premises, jobs, housing


def official() -> pandas.DataFrame:
    """Return the official levels of the six communes, invented."""
    return pandas.DataFrame({"code_insee": [f"9900{n}" for n in range(1, 7)], "niveau": [2, 1, 1, 0, 0, 0]})


def flows() -> pandas.DataFrame:
    """Return invented flows: all go first to 99001, but 99005, which goes to 99003; some leave the territory."""
    rows = [
        (2, 1, 600),
        (3, 1, 150),
        (4, 1, 120),
        (5, 3, 60),
        (5, 1, 40),
        (6, 1, 80),
        (1, 2, 200),
        (3, 2, 30),
        (4, 5, 9),
    ]
    rows += [(n, n, 3000 // n**2) for n in range(1, 7)]
    table = pandas.DataFrame(rows, columns=["codgeo", "dclt", "nbflux"])
    table[["codgeo", "dclt"]] = (99_000 + table[["codgeo", "dclt"]]).astype(str)
    table.loc[len(table)] = ["99001", "75108", 350]
    return table.astype({"nbflux": float})
