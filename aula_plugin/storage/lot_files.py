"""Which files of a folder hold which table of a planning document."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from osgeo import gdal
from qgis.core import QgsProviderRegistry

from ..core.documents.defects import AnomalyLog
from ..core.documents.normalise import GEOMETRIC, PLAIN
from ..core.errors import InputError
from ..i18n import tr
from .temporary import temporary_folder

#: Formats read, the preferred one first when a table is there in several.
FORMATS = (".gpkg", ".shp", ".tab", ".mif", ".gml", ".geojson", ".json", ".dbf", ".csv")
CONTAINERS = (".gpkg", ".gml")
#: What an archive must give for a lot to be read: the formats and the files that go with them.
EXTENSIONS = (
    *FORMATS,
    *(".shx", ".prj", ".cpg", ".qpj", ".dat", ".map", ".id", ".ind", ".mid", ".xsd", ".gfs"),
)
_TABLE = re.compile(
    r"(?:^|.*_)(?P<table>DOC_URBA_COM|DOC_URBA|ZONE_URBA|SECTEUR_CC|PERIMETRE_SCOT"
    r"|(?:PRESCRIPTION|INFO(?:RMATION)?|HABILLAGE)_(?:SURF|LIN|PCT|TXT))(?P<rest>(?:_.*)?)$"
)
_PREFIX = re.compile(r"^(\d{9}|\d{5}|2[AB]\d{3})_")
_OWN_TABLES = {"document", "anomalies", "zone_urba"}


@dataclass(frozen=True)
class Candidate:
    """A file, or a layer of a file, whose name is that of a table."""

    table: str
    path: Path
    layer: str
    prefix: str
    rest: str

    @property
    def identity(self) -> tuple[str, str, str]:
        """Return what makes two candidates the same table in two formats."""
        return str(self.path.parent), self.prefix, self.rest

    @property
    def rank(self) -> int:
        """Return how late the format comes among those of a same table."""
        return FORMATS.index(self.path.suffix.lower())

    @property
    def uri(self) -> str:
        """Return the source that QGIS opens."""
        return f"{self.path}|layername={self.layer}" if self.layer else str(self.path)


@dataclass
class Found:
    """Tables of a lot, by name in lower case, with the folders seen and the tables left aside."""

    tables: dict[str, Candidate]
    folders: tuple[str, ...] = ()
    ignored: list[Candidate] = field(default_factory=list)


def find_tables(lot: Path, log: AnomalyLog) -> Found:
    """Return the tables of the one document that a folder (or a single file) holds.

    Names are read in any case, with or without prefix and date, at any depth. A table present in several formats is
    read in the first of ``FORMATS``, and the choice is recorded.

    Raises
    ------
    InputError
        Nothing of a planning document; or several documents: the message names them.
    """
    if not lot.exists():
        raise InputError(tr("Le dossier « {} » n’existe pas.").format(lot))
    files = [lot] if lot.is_file() else list(_walk(lot))
    candidates = [candidate for path in files for candidate in _candidates(path)]
    read = [candidate for candidate in candidates if candidate.table in (*GEOMETRIC, *PLAIN)]
    if not any(candidate.table in GEOMETRIC for candidate in read):
        raise InputError(
            tr(
                "« {} » ne contient aucune table d’un document d’urbanisme au standard CNIG : ni ZONE_URBA, ni "
                "SECTEUR_CC, ni PRESCRIPTION, ni INFO, ni PERIMETRE_SCOT ({} fichiers vus ; formats lus : {}). "
                "Choisissez le dossier du document tel qu’il a été livré."
            ).format(lot.name, len(files), ", ".join(FORMATS))
        )
    tables = {}
    for table in (*PLAIN, *GEOMETRIC):
        own = [candidate for candidate in read if candidate.table == table]
        if own:
            tables[table] = _chosen(own, lot, log)
    _refuse_mixture(tables, lot)
    ignored = [candidate for candidate in candidates if candidate.table not in (*GEOMETRIC, *PLAIN)]
    return Found(tables, _folders(lot), ignored)


def _walk(lot: Path) -> Iterator[Path]:
    for folder, names, files in os.walk(lot):
        names[:] = sorted(name for name in names if not name.startswith(".") and name != "__MACOSX")
        for file in sorted(files):
            if not file.startswith(".") and Path(file).suffix.lower() in FORMATS:
                yield Path(folder) / file


def _folders(lot: Path) -> tuple[str, ...]:
    return tuple(sorted(folder for folder, _, _ in os.walk(lot))) if lot.is_dir() else ()


def _candidates(path: Path) -> list[Candidate]:
    suffix = path.suffix.lower()
    if suffix == ".dbf" and _sibling(path, ".shp"):
        return []
    if suffix not in CONTAINERS:
        alone = _named(path, "", path.stem)
        useful = alone is not None and (suffix != ".csv" or alone.table in PLAIN)
        return [alone] if alone is not None and useful else []
    layers = _layers(path)
    if set(layers) >= _OWN_TABLES:  # a DOCUMENT already read, lying beside the lot
        return []
    found = [candidate for layer in layers if (candidate := _named(path, layer, layer))]
    if not found and len(layers) == 1 and (candidate := _named(path, layers[0], path.stem)):
        found = [candidate]
    return found


def _sibling(path: Path, suffix: str) -> Path | None:
    return next((p for p in path.parent.iterdir() if p.stem == path.stem and p.suffix.lower() == suffix), None)


def _layers(path: Path) -> list[str]:
    metadata = QgsProviderRegistry.instance().providerMetadata("ogr")
    if path.suffix.lower() != ".gml":
        return [layer.name() for layer in metadata.querySublayers(str(path))]
    with temporary_folder() as folder:  # GDAL writes beside a GML it opens
        return [layer.name() for layer in metadata.querySublayers(str(copy_gml(path, folder)))]


def copy_gml(path: Path, folder: Path) -> Path:
    """Copy a GML with its schema to ``folder`` and forbid GDAL to fetch another one; return the copy."""
    for sibling in path.parent.iterdir():
        if sibling.stem == path.stem and sibling.suffix.lower() in (".gml", ".xsd", ".gfs"):
            shutil.copy(sibling, folder / sibling.name)
    gdal.SetThreadLocalConfigOption("GML_DOWNLOAD_SCHEMA", "NO")
    return folder / path.name


def _named(path: Path, layer: str, name: str) -> Candidate | None:
    text = name.rsplit(":", 1)[-1].replace("-", "_").replace(" ", "_").upper()
    found = _TABLE.match(text)
    if found is None:
        return None
    table = found["table"].lower().replace("information_", "info_")
    prefix = _PREFIX.match(text)
    return Candidate(table, path, layer, prefix.group(1) if prefix else "", found["rest"])


def _chosen(candidates: list[Candidate], lot: Path, log: AnomalyLog) -> Candidate:
    best = min(candidates, key=lambda candidate: candidate.rank)
    if len({candidate.identity for candidate in candidates}) > 1:
        raise _several(lot, [str(_relative(candidate.path, lot)) for candidate in candidates])
    others = sorted({str(_relative(c.path, lot)) for c in candidates} - {str(_relative(best.path, lot))})
    if others:
        log.add("fichier_choisi", best.table.upper(), f"lu : {best.path.name} ; laissé : {', '.join(others)}")
    elif len(candidates) > 1:
        raise _several(lot, [f"{best.path.name} ({candidate.layer})" for candidate in candidates])
    return best


def _refuse_mixture(tables: dict[str, Candidate], lot: Path) -> None:
    prefixes = {candidate.prefix for candidate in tables.values() if candidate.prefix}
    if len(prefixes) > 1:
        raise _several(lot, [str(_relative(candidate.path, lot)) for candidate in tables.values() if candidate.prefix])


def _several(lot: Path, names: list[str]) -> InputError:
    return InputError(
        tr(
            "« {} » contient plusieurs documents ou plusieurs exemplaires d’une même table : {}. Indiquez le dossier "
            "d’un seul document."
        ).format(lot.name, " ; ".join(sorted(names)[:8]))
    )


def _relative(path: Path, lot: Path) -> Path:
    return path.relative_to(lot) if lot.is_dir() else Path(path.name)
