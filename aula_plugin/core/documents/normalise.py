"""From the tables of a lot, whatever its vintage, to a ``PlanningDocument``."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

import numpy as np
import pandas as pd
from geopandas import GeoDataFrame

from .. import geometry
from ..communes import normalise_communes
from ..errors import InputError
from ..typography import insecables, nombre, pluriel
from . import codes, communes, registry, rules, shapes, zones
from .attributes import select, standardise
from .defects import AnomalyLog
from .model import (
    DOCUMENT_COLUMNS,
    INFORMATION_COLUMNS,
    PERIMETER_COLUMNS,
    PRESCRIPTION_COLUMNS,
    ZONE_COLUMNS,
    PlanningDocument,
    Version,
)
from .version import Evidence, detect, is_v2014_or_older, summary

PRIMITIVES = ("surf", "lin", "pct")
#: Tables that are read, by name in lower case; ``habillage_*`` is drawing only: never measured, never counted.
ZONING = ("zone_urba", "secteur_cc")
PRESCRIPTIONS = tuple(f"prescription_{end}" for end in PRIMITIVES)
INFORMATIONS = tuple(f"info_{end}" for end in PRIMITIVES)
GEOMETRIC = (*ZONING, *PRESCRIPTIONS, *INFORMATIONS, "perimetre_scot")
PLAIN = ("doc_urba", "doc_urba_com")


def build_document(
    tables: Mapping[str, pd.DataFrame],
    commune_layer: GeoDataFrame | None = None,
    vocations: Mapping[tuple[str, str], str] | None = None,
    folders: Iterable[str] = (),
    encoding: str = "",
    crs_name: str = "",
    source: str = "",
    log: AnomalyLog | None = None,
    notes: Iterable[str] = (),
    check: Callable[[], None] = lambda: None,
) -> PlanningDocument:
    """Normalise a lot.

    Parameters
    ----------
    tables : by CNIG name in any case (``ZONE_URBA``, ``doc_urba``…). Geometric ones are GeoDataFrames that share one
        projected metre CRS; their index is the feature id of the source.
    commune_layer : polygons with an INSEE code (``core.communes``), same CRS, to complete DOC_URBA_COM.
    vocations : vocation confirmed by a planner, by (IDURBA, LIBELLE).
    folders : names of the folders of the lot (``5_OAP`` exists only since v2024).
    encoding, crs_name, source : told in the ``document`` table.
    log : defects already found by who read the files.
    notes : sentences in French already known.
    check : called between the steps, many times a second; what it raises stops the work.

    Raises
    ------
    InputError
        No zoning, prescription, information nor SCoT perimeter; a geometric table without geometry; several CRS.
    """
    log = log or AnomalyLog()
    raw, documents, crs = _identified(tables, log, check)
    versions = _versions(raw, documents, tuple(folders))
    check()
    types = {
        row["idurba"]: registry.type_of(row, _has(raw, "secteur_cc", row), _has(raw, "perimetre_scot", row))
        for _, row in documents.iterrows()
    }
    old = any(is_v2014_or_older(version) for version in versions.values())
    layers = {}
    for name in (one for one in GEOMETRIC if one in raw):
        check()
        layers[name] = _layer(raw[name], name, documents, old, log)
    zoning = _zones(layers, versions, types, vocations or {}, crs, log)
    check()
    prescriptions, informations = _rules(layers, versions, crs, log, check)
    perimeter = _perimeter(layers.get("perimetre_scot"), log)
    around, told = (None, []) if commune_layer is None else normalise_communes(commune_layer)
    named = communes.covered(
        raw.get("doc_urba_com"),
        zoning,
        zoning if len(zoning) or perimeter is None else perimeter,
        documents["idurba"],
        around,
        log,
        check,
    )
    version = summary(versions[key] for key in documents["idurba"] if key in versions)
    notes = [*notes, *told, *_notes(raw, zoning, log)]
    return PlanningDocument(
        document=_document_table(documents, versions, types, encoding, crs_name, source, notes),
        communes=named,
        zones=zoning,
        prescriptions=prescriptions,
        informations=informations,
        anomalies=log.frame(crs),
        version=version,
        type_document=", ".join(dict.fromkeys(kind for kind in types.values() if kind)),
        perimeter=perimeter,
        notes=notes,
    )


def _identified(
    tables: Mapping[str, pd.DataFrame], log: AnomalyLog, check: Callable[[], None]
) -> tuple[dict[str, pd.DataFrame], pd.DataFrame, object]:
    """Return the standardised tables with the key of their document (``_cle``), the documents, and the common CRS."""
    raw = {name.lower(): frame for name, frame in tables.items()}
    crs = _check(raw)
    for name, frame in raw.items():
        check()
        raw[name] = standardise(frame, name.upper(), log)
    documents = registry.documents(raw.get("doc_urba"), log)
    for name in raw:
        if name != "doc_urba":
            raw[name]["_cle"] = registry.keys(raw[name], documents)
    return raw, _complete(documents, raw), crs


def _check(raw: Mapping[str, pd.DataFrame]) -> object:
    """Return the CRS that all geometric tables share."""
    found = [name for name in GEOMETRIC if name in raw]
    if not found:
        raise InputError(
            "le lot ne contient ni ZONE_URBA, ni SECTEUR_CC, ni prescription, ni information, ni PERIMETRE_SCOT : "
            "rien à lire"
        )
    for name in found:
        if not isinstance(raw[name], GeoDataFrame):
            raise InputError(
                f"{name.upper()} n’a pas de géométrie : vérifiez que le fichier est complet (.shp, .shx, .dbf)"
            )
    crs = raw[found[0]].crs
    for name in found:
        if raw[name].crs != crs:
            raise InputError(f"{name.upper()} n’est pas dans le même système de coordonnées que {found[0].upper()}")
    return crs


def _complete(documents: pd.DataFrame, raw: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Add the documents that only the zoning names, or any object when the lot has neither DOC_URBA nor zoning."""
    names = [name for name in (*ZONING, "perimetre_scot") if len(raw.get(name, ()))]
    if not names and documents.empty:
        names = [name for name in GEOMETRIC if len(raw.get(name, ()))]
    keys = dict.fromkeys(key for name in names for key in raw[name]["_cle"])
    missing = [key for key in keys if key not in set(documents["idurba"])]
    named = [key for key in missing if key != registry.ANONYMOUS]
    if len(named) == 1 and len(documents) == 1 and documents["idurba"].iloc[0] == registry.ANONYMOUS:
        documents["idurba"] = named  # the one row of DOC_URBA has no name: it is that of the one document drawn
        for frame in raw.values():
            if "_cle" in frame:
                frame["_cle"] = frame["_cle"].replace(registry.ANONYMOUS, named[0])
    elif missing:
        documents = pd.concat([documents, pd.DataFrame({"idurba": missing})], ignore_index=True)
    documents = documents.astype(object)
    return documents.where(documents.notna(), None)


def _has(raw: Mapping[str, pd.DataFrame], table: str, row: pd.Series) -> bool:
    return table in raw and bool((raw[table]["_cle"] == row["idurba"]).any())


def _versions(raw: Mapping[str, pd.DataFrame], documents: pd.DataFrame, folders: tuple[str, ...]) -> dict[str, Version]:
    """Return the vintage of each document that has objects; of all when none has."""
    tables = {name: frame for name, frame in raw.items() if name not in ZONING and name != "doc_urba_com"}
    zoning = [raw[name] for name in ZONING if len(raw.get(name, ()))]
    if zoning:
        tables["zone_urba"] = pd.concat([pd.DataFrame(frame) for frame in zoning])
    bearing = tables.get("zone_urba", tables.get("perimetre_scot"))
    keys = list(dict.fromkeys(bearing["_cle"])) if bearing is not None and len(bearing) else list(documents["idurba"])
    result = {}
    for key in keys:
        own = {name: frame[frame["_cle"] == key] for name, frame in tables.items() if "_cle" in frame}
        own["doc_urba"] = _own_row(raw.get("doc_urba"), key)
        result[key] = detect(Evidence(own, len(keys) > 1, folders))
    return result


def _own_row(doc_urba: pd.DataFrame | None, key: str) -> pd.DataFrame:
    if doc_urba is None or "idurba" not in doc_urba:
        return pd.DataFrame()
    return doc_urba[doc_urba["idurba"].map(lambda value: (value or "").upper()) == key.upper()]


def _layer(frame: GeoDataFrame, name: str, documents: pd.DataFrame, old: bool, log: AnomalyLog) -> GeoDataFrame:
    """Tie the objects to their document and keep those that have a usable geometry."""
    table = name.upper()
    if frame.empty:
        log.add("couche_vide", table, "elle ne prouve pas l’absence de règle")
    registry.tell_missing_idurba(frame, table, old, log)
    registry.tell_foreign_idurba(frame, table, set(documents["idurba"]), log)
    frame = frame.assign(idurba=frame["_cle"])
    identity = {
        **dict.fromkeys(ZONING, ["idurba", "libelle", "typezone", "typesect"]),
        **dict.fromkeys(PRESCRIPTIONS, ["idurba", "typepsc", "stypepsc"]),
        **dict.fromkeys(INFORMATIONS, ["idurba", "typeinf", "stypeinf"]),
    }
    primitive = name.rsplit("_", 1)[1] if name.endswith(PRIMITIVES) else "surf"
    return shapes.usable(frame, table, primitive, identity.get(name, ["idurba"]), log, name in ZONING)


def _empty(columns: Mapping[str, str], crs: object) -> GeoDataFrame:
    return GeoDataFrame(pd.DataFrame(columns=list(columns), dtype=object), geometry=np.array([], dtype=object), crs=crs)


def _stack(frames: list[GeoDataFrame], columns: Mapping[str, str], crs: object) -> GeoDataFrame:
    """Explode and put frames one under the other with the columns of the model."""
    filled = [select(shapes.separated(frame), columns) for frame in frames if len(frame)]
    if not filled:
        return _empty(columns, crs)
    return GeoDataFrame(pd.concat(filled, ignore_index=True), geometry="geometry", crs=crs)


def _zones(
    layers: Mapping[str, GeoDataFrame],
    versions: Mapping[str, Version],
    types: Mapping[str, str | None],
    given: Mapping[tuple[str, str], str],
    crs: object,
    log: AnomalyLog,
) -> GeoDataFrame:
    qualified = [
        zones.qualify(layers[name], versions, types, given, name.upper(), log)
        for name in ZONING
        if name in layers and len(layers[name])
    ]
    result = _stack(qualified, ZONE_COLUMNS, crs)
    zones.tell_unused(result, given, log)
    return result


def _rules(
    layers: Mapping[str, GeoDataFrame],
    versions: Mapping[str, Version],
    crs: object,
    log: AnomalyLog,
    check: Callable[[], None],
) -> tuple[dict[str, GeoDataFrame], dict[str, GeoDataFrame]]:
    kept: dict[tuple[str, str], list[GeoDataFrame]] = {}
    for cnig_class, names in ((codes.PRESCRIPTION, PRESCRIPTIONS), (codes.INFORMATION, INFORMATIONS)):
        for primitive, name in zip(PRIMITIVES, names):
            if name in layers and len(layers[name]):
                check()
                stays, moves = rules.coded(layers[name], cnig_class, primitive, versions, name.upper(), log)
                kept.setdefault((cnig_class, primitive), []).append(stays)
                kept.setdefault((codes.PRESCRIPTION, primitive), []).append(moves)
    check()
    prescriptions, informations = (
        {primitive: _stack(kept.get((cnig_class, primitive), []), columns, crs) for primitive in PRIMITIVES}
        for cnig_class, columns in (
            (codes.PRESCRIPTION, PRESCRIPTION_COLUMNS),
            (codes.INFORMATION, INFORMATION_COLUMNS),
        )
    )
    rules.tell_line_and_area(prescriptions, "PRESCRIPTION", log)
    rules.tell_line_and_area(informations, "INFO", log)
    return prescriptions, informations


def _perimeter(frame: GeoDataFrame | None, log: AnomalyLog) -> GeoDataFrame | None:
    """Dissolve the perimeter of a SCoT, one object per document."""
    if frame is None or frame.empty:
        return None
    rows, shapes_ = [], []
    for idurba, objects in frame.groupby("idurba", sort=False):
        if len(objects) > 1:
            log.add("perimetre_multiple", "PERIMETRE_SCOT", pluriel(len(objects), "objet"), item=idurba)
        rows.append({"idurba": idurba, "n_objets": len(objects)})
        shapes_.append(geometry.dissolve(objects.geometry))
    return GeoDataFrame(
        pd.DataFrame(rows, columns=list(PERIMETER_COLUMNS)), geometry=geometry.as_array(shapes_), crs=frame.crs
    )


def _document_table(
    documents: pd.DataFrame,
    versions: Mapping[str, Version],
    types: Mapping[str, str | None],
    encoding: str,
    crs_name: str,
    source: str,
    notes: list[str],
) -> pd.DataFrame:
    table = documents.copy()
    keys = table["idurba"]
    found = [versions.get(key) for key in keys]
    table["type_document"] = [types.get(key) for key in keys]
    table["version_standard"] = [version.name if version else None for version in found]
    table["version_preuve"] = [version.evidence if version else None for version in found]
    table["version_certaine"] = [version.certain if version else None for version in found]
    table["encodage"], table["crs"], table["source"] = encoding or None, crs_name or None, source or None
    table["notes"] = "\n".join(notes) or None
    return select(table, DOCUMENT_COLUMNS)


def _notes(raw: Mapping[str, pd.DataFrame], zoning: GeoDataFrame, log: AnomalyLog) -> list[str]:
    absent = [name.upper() for name in (*PRESCRIPTIONS, *INFORMATIONS) if name not in raw]
    notes = []
    if absent and len(zoning):
        notes.append(
            f"Couches absentes du lot : {', '.join(absent)}. L’absence d’objet ne prouve pas l’absence de règle."
        )
    conflicts = zoning[zoning["typezone_conflit"].notna()]
    if len(conflicts):
        area = nombre(conflicts.area.sum() / 10_000, 1)
        count = pluriel(conflicts["fid_source"].nunique(), "zone")
        notes.append(f"TYPEZONE et LIBELLE se contredisent sur {count} ({area} ha).")
    dropped = sum(log.counts()[code] for code in ("geometrie_nulle", "geometrie_irreparable", "primitive_inattendue"))
    if dropped:
        notes.append(f"{pluriel(dropped, 'objet écarté', 'objets écartés')} faute de géométrie utilisable.")
    return [insecables(note) for note in notes]
