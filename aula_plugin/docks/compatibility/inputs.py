"""What can be told of the files chosen before anything is measured: which document, which roles, which communes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from qgis.core import QgsProviderRegistry, QgsVectorLayer

from ...core.compatibility.model import Grille, Regle
from ...core.typography import date_fr, majuscule, pluriel
from ...i18n import tr

DOCUMENT_TABLE, ZONING_TABLE, COMMUNES_TABLE = "document", "zone_urba", "communes"


def tables_of(path: str) -> set[str]:
    """Return the names of the layers and tables of a file, in lower case; nothing when it cannot be read."""
    if not path or not Path(path).is_file():
        return set()
    details = QgsProviderRegistry.instance().providerMetadata("ogr").querySublayers(path)
    return {detail.name().lower() for detail in details}


def rows_of(path: str, table: str) -> list[dict[str, Any]]:
    """Return the rows of a table as texts and numbers, NULL as None; nothing when there is no such table."""
    layer = QgsVectorLayer(f"{path}|layername={table}", table, "ogr")
    if not path or not layer.isValid():
        return []
    names = layer.fields().names()
    found = []
    for feature in layer.getFeatures():
        values = ((name, feature[name]) for name in names)
        found.append({name: None if str(value) == "NULL" else value for name, value in values})
    return found


def document_name(path: str) -> str:
    """Return the name of a document read by AULA, else that of its file."""
    rows = rows_of(path, DOCUMENT_TABLE)
    row = rows[0] if rows else {}
    return str(row.get("nom") or row.get("nomplan") or row.get("idurba") or Path(path).stem)


def document_identity(path: str) -> str:
    """Return « Approuvé le 18 juin 2026 · CNIG v2024 · 6 communes »; empty when the file is not a document."""
    rows = rows_of(path, DOCUMENT_TABLE)
    if not rows:
        return ""
    row = rows[0]
    date = date_fr(row.get("datappro")) if row.get("datappro") else ""
    communes = len(rows_of(path, COMMUNES_TABLE))
    said = [
        str(row.get("idurba") or ""),
        tr("daté du {}").format(date) if date else "",
        tr("CNIG {}").format(row["version_standard"]) if row.get("version_standard") else "",
        pluriel(communes, "commune") if communes else "",
    ]
    return majuscule(" · ".join(filter(None, said)))


def is_document(path: str) -> bool:
    """Say whether a file is a document read by AULA."""
    return {DOCUMENT_TABLE, ZONING_TABLE} <= tables_of(path)


def communes_of(path: str) -> list[tuple[str, str]]:
    """Return the communes of a reference file, as code and name, by name."""
    rows = rows_of(path, COMMUNES_TABLE) if COMMUNES_TABLE in tables_of(path) else []
    found = [
        (str(row["code_insee"]), str(row.get("nom") or row["code_insee"])) for row in rows if row.get("code_insee")
    ]
    return sorted(found, key=lambda pair: pair[1])


def roles_of(rule: Regle) -> set[str]:
    """Return the roles a rule reads."""
    return {text[len("role:") :].split("[")[0] for text in _texts(rule.indicateur.params) if text.startswith("role:")}


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from _texts(one)
    elif isinstance(value, (list, tuple, set)):
        for one in value:
            yield from _texts(one)


def unbound(grid: Grille, tables: set[str]) -> tuple[list[str], list[str]]:
    """Return the labels of the roles of a grid that no layer plays, and the ids of the rules that read one."""
    missing = {name: role.libelle for name, role in grid.roles.items() if name not in tables}
    rules = [rule.id for rule in grid.regles if roles_of(rule) & set(missing)]
    return list(missing.values()), rules
