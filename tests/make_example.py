"""Write the example territory into templates/exemple: ``make example``.

Needs QGIS (headless) for the GeoPackages and their styles.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import sys
import tempfile
import zipfile
from contextlib import closing
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
#: Dates inside the files are those of the fictitious document: the same content gives the same files.
os.environ["OGR_CURRENT_DATE"] = "2026-06-18T00:00:00.000Z"
#: Forty small layers: small pages halve the size of the GeoPackage.
os.environ["OGR_SQLITE_PRAGMA"] = "page_size=1024"
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

if "aula" not in sys.modules:
    spec = spec_from_file_location("aula", ROOT / "__init__.py", submodule_search_locations=[str(ROOT)])
    sys.modules["aula"] = module_from_spec(spec)
    spec.loader.exec_module(sys.modules["aula"])
sys.path.insert(0, str(ROOT / "tests"))

import pandas as pd  # noqa: E402
import shapely  # noqa: E402
from geopandas import GeoDataFrame  # noqa: E402
from lot_writer import write_lot  # noqa: E402
from qgis.core import (  # noqa: E402
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsProcessingFeedback,
    QgsWkbTypes,
)

from aula.aula_plugin.core.compatibility.roles import LIGNE, POINT, ROLES, SURFACE  # noqa: E402
from aula.aula_plugin.core.tables import load  # noqa: E402
from aula.aula_plugin.example import (  # noqa: E402
    communes,
    consumption,
    equipment,
    land_cover,
    lot,
    modification,
    references,
    tables,
)
from aula.aula_plugin.example.frame import to_map  # noqa: E402
from aula.aula_plugin.example.territory import build  # noqa: E402
from aula.aula_plugin.paths import STYLES  # noqa: E402
from aula.aula_plugin.storage.geopackage import Table, write_geopackage  # noqa: E402
from aula.aula_plugin.storage.references import Reference, write_references  # noqa: E402

LAMBERT93 = "EPSG:2154"
DESTINATION = ROOT / "templates" / "exemple"
COMMUNES = {"code_insee": "text", "nom": "text", "siren_epci": "text", "niveau": "text", "population": "integer"}
#: Style embedded with each date of the land cover.
LAND_STYLE = STYLES / "land" / "ocs2d_us.qml"
KINDS = {0: POINT, 1: LIGNE, 2: SURFACE}


def placed(frame: pd.DataFrame) -> pd.DataFrame:
    """Return a layer in Lambert-93, a plain table as it is."""
    if not isinstance(frame, GeoDataFrame):
        return frame
    return frame.set_geometry(to_map(frame.geometry.to_numpy()), crs=LAMBERT93)


def column_types(frame: pd.DataFrame) -> dict[str, str]:
    """Return the kind of each column."""
    names = [name for name in frame.columns if name != "geometry"]
    return {name: "integer" if pd.api.types.is_integer_dtype(frame[name]) else "text" for name in names}


def main(destination: Path = DESTINATION) -> None:
    """Write the lot, the modified lot, the tables, the references, the communes and the land covers."""
    territory = build()
    feedback = QgsProcessingFeedback()
    crs = QgsCoordinateReferenceSystem(LAMBERT93)
    shutil.rmtree(destination / lot.FOLDER, ignore_errors=True)
    destination.mkdir(parents=True, exist_ok=True)
    frames = {name: placed(frame) for name, frame in lot.tables(territory).items()}
    write_lot(destination / lot.FOLDER, communes.SIREN, lot.DATE, frames)
    write_modification(territory, destination / f"{modification.FOLDER}.zip")
    labels = dict(load("bpe_types_2024")[["code", "libelle"]].to_numpy())
    equipment.table(territory, labels).to_csv(
        destination / "equipements_exemple.csv", index=False, lineterminator="\n", encoding="utf-8"
    )
    consumption.table().to_csv(destination / "conso_annuelle.csv", index=False, lineterminator="\n", encoding="utf-8")
    units = placed(territory.communes)
    surface = QgsWkbTypes.Type.MultiPolygon
    style = STYLES / "compatibility" / "references" / "communes.qml"
    limits, packed = destination / "communes.gpkg", destination / "references_scot.gpkg"
    cover = destination / "occupation_sol.gpkg"
    write_geopackage(limits, [Table("communes", units, COMMUNES, surface, crs, style)], feedback)
    write_references(packed, list(all_references(territory)), crs, feedback)
    write_land_covers(territory, cover, crs, feedback)
    styled = (limits, packed, cover) if LAND_STYLE.exists() else (limits, packed)
    for path in styled:
        with closing(sqlite3.connect(path)) as base, base:  # QGIS dates the styles of the day
            base.execute("UPDATE layer_styles SET update_time = ?", (os.environ["OGR_CURRENT_DATE"],))


def write_land_covers(
    territory, path: Path, crs: QgsCoordinateReferenceSystem, feedback: QgsProcessingFeedback
) -> None:
    """Write both dates of the land cover, each with its style."""
    columns = {"cs": "text", "us": "text"}
    kind = QgsWkbTypes.Type.MultiPolygon
    style = LAND_STYLE if LAND_STYLE.exists() else None
    dates = land_cover.layers(territory).items()
    write_geopackage(path, [Table(name, placed(frame), columns, kind, crs, style) for name, frame in dates], feedback)


def write_modification(territory, archive: Path) -> None:
    """Write the modified lot as a zip, a fifth of its size; the same content gives the same bytes."""
    frames = {name: placed(frame) for name, frame in modification.tables(territory).items()}
    day = tuple(int(part) for part in (modification.DATE[:4], modification.DATE[4:6], modification.DATE[6:], 0, 0, 0))
    with tempfile.TemporaryDirectory() as folder, zipfile.ZipFile(archive, "w") as packed:
        write_lot(Path(folder) / modification.FOLDER, communes.SIREN, modification.DATE, frames)
        for path in sorted(Path(folder).rglob("*.*")):
            member = zipfile.ZipInfo(path.relative_to(folder).as_posix(), day)
            member.external_attr, member.compress_type = 0o644 << 16, zipfile.ZIP_DEFLATED
            packed.writestr(member, path.read_bytes(), compresslevel=9)


def all_references(territory):
    """Yield every role with what it holds."""
    found = {**references.layers(territory), **tables.tables(lot.IDURBA)}
    for name, frame in found.items():
        frame = placed(frame)
        kind = None
        if isinstance(frame, GeoDataFrame):
            kind = KINDS[int(shapely.get_dimensions(frame.geometry.iloc[0]))]
        source = f"{communes.SCOT} (territoire fictif)"
        columns = COMMUNES if name == "communes" else column_types(frame)
        coverage = "|".join(communes.CODES) if kind else ""
        yield Reference(ROLES[name], frame, columns, kind, source, "2026-02-10", coverage=coverage)


if __name__ == "__main__":
    application = QgsApplication([], False)
    application.initQgis()
    main(*(Path(argument) for argument in sys.argv[1:2]))
    application.exitQgis()
