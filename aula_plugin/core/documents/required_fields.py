"""Fields that the vintage of a document makes mandatory and that are left empty."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from ..tables import load
from .model import PlanningDocument

#: Fields whose gaps the reader reports object by object: they are not repeated.
TOLD_BY_READER = frozenset({"LIBELLE", "TYPEZONE", "IDURBA", "TYPEPSC", "TYPEINF", "TYPEDOC", "SIREN"})
#: NOMPROC may be empty before v2022 (attributs.csv); fields added later are not asked of an older document.
ADDED_IN_2022 = frozenset({"NOMPROC"})
_BEFORE_2022 = ("v2013", "v2014", "v2017")


@dataclass(frozen=True)
class EmptyField:
    """A mandatory field without value: ``missing`` objects out of ``total`` in a table of a document."""

    table: str
    field: str
    idurba: str | None
    version: str
    missing: int
    total: int


def mandatory(version: str, type_document: str) -> dict[str, list[str]]:
    """Return the mandatory fields of a vintage by table (``PRESCRIPTION_*`` of v2014 spread over its three tables).

    Nothing is mandatory for a vintage that could not be told; v2013 follows the list of v2014, v2017 and v2022 that
    of v2024 without what was added since.
    """
    rows = load("attributs")
    rows = rows[rows["vide_autorise"] == "non"]
    if type_document.upper() == "SCOT":
        rows = rows[rows["standard"] == "SCOT"]
        if version == "v2018":
            rows = rows[rows["attribut"] != "PAS"]
    elif version == "CC":
        rows = rows[rows["standard"] == "CC"]
    elif version.startswith(("v2013", "v2014")):
        rows = rows[(rows["standard"] == "PLU") & (rows["version"] == "v2014")]
    elif version.startswith("v20"):
        rows = rows[(rows["standard"] == "PLU") & (rows["version"] != "v2014")]
        if version.startswith(_BEFORE_2022):
            rows = rows[~rows["attribut"].isin(ADDED_IN_2022)]
    else:
        rows = rows.iloc[:0]
    fields: dict[str, list[str]] = {}
    for table, name in zip(rows["table"], rows["attribut"]):
        for target in _tables(table):
            fields.setdefault(target, []).append(name)
    return fields


def _tables(table: str) -> list[str]:
    if table.endswith("*"):
        return [table.replace("*", end) for end in ("SURF", "LIN", "PCT")]
    return ["ZONE_URBA" if table == "SECTEUR_CC" else table]


def empty_fields(document: PlanningDocument) -> list[EmptyField]:
    """List the mandatory fields left empty, document by document, each by the vintage of its own document."""
    frames = {
        "DOC_URBA": document.document,
        "ZONE_URBA": document.zones,
        **{f"PRESCRIPTION_{end.upper()}": frame for end, frame in document.prescriptions.items()},
        **{f"INFO_{end.upper()}": frame for end, frame in document.informations.items()},
    }
    single = len(document.document) == 1
    found: list[EmptyField] = []
    for row in document.document.to_dict("records"):
        version, kind = row.get("version_standard") or "", row.get("type_document") or ""
        for table, names in mandatory(version, kind).items():
            frame = frames.get(table)
            if frame is None:
                continue
            own = frame if single else frame[frame["idurba"] == row.get("idurba")]
            found.extend(_gaps(own, table, names, row.get("idurba"), version))
    return found


def _gaps(frame: pd.DataFrame, table: str, names: list[str], idurba: str | None, version: str) -> Iterator[EmptyField]:
    for name in names:
        if name in TOLD_BY_READER or name.lower() not in frame or frame.empty:
            continue
        missing = int(frame[name.lower()].map(_is_empty).sum())
        if missing:
            yield EmptyField(table, name, idurba, version, missing, len(frame))


def _is_empty(value: object) -> bool:
    return bool(pd.isna(value)) or str(value).strip() == ""
