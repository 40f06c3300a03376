"""Communes that a document covers: what it declares, what its objects say, what a layer of communes shows."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import numpy as np
import pandas as pd
import shapely
from geopandas import GeoDataFrame

from .. import geometry
from ..text import is_insee
from ..typography import nombre, pluriel
from .defects import AnomalyLog
from .model import COMMUNE_COLUMNS
from .registry import commune_of

#: Share of a commune that must be zoned for the document to cover it (convention, cnig.md section 7).
COVERED_SHARE = 0.5
DECLARED, ZONED, IDENTIFIER, LAYER = "DOC_URBA_COM", "zonage", "IDURBA", "couche"


def zoned_shares(communes: GeoDataFrame, zones: GeoDataFrame, check: Callable[[], None] = lambda: None) -> pd.DataFrame:
    """Return, for each commune (rows of ``communes``), the share of its area that is zoned and its main document.

    ``part = area(commune ∩ ∪ zones) / area(commune)``, places covered twice counted once; ``idurba`` is the document
    with the largest area there, None where nothing is zoned. ``check`` is called between the communes.
    """
    shapes, outlines = zones.geometry.to_numpy(), communes.geometry.to_numpy()
    parts, owners = np.zeros(len(communes)), np.full(len(communes), None, dtype=object)
    tree = shapely.STRtree(shapes)
    for position, outline in enumerate(outlines):
        check()
        hits = tree.query(outline, predicate="intersects")
        if not len(hits):
            continue
        shapely.prepare(outline)
        inside = shapely.contains_properly(outline, shapes[hits])
        pieces = shapes[hits].copy()
        pieces[~inside] = geometry.polygons_of(
            geometry.overlay(shapely.intersection, pieces[~inside], geometry.as_array([outline] * int((~inside).sum())))
        )
        parts[position] = geometry.dissolve(pieces).area / outline.area
        areas = pd.Series(shapely.area(pieces)).groupby(zones["idurba"].to_numpy()[hits]).sum()
        owners[position] = areas.idxmax() if len(areas) and areas.max() > 0 else None
    return pd.DataFrame({"part": np.minimum(parts, 1.0), "idurba": owners}, index=communes.index)


def covered(
    declared: pd.DataFrame | None,
    zones: pd.DataFrame,
    surfaces: GeoDataFrame,
    keys: Iterable[str],
    layer: GeoDataFrame | None,
    log: AnomalyLog,
    check: Callable[[], None] = lambda: None,
) -> pd.DataFrame:
    """Return the communes of the lot, ``COMMUNE_COLUMNS``, sorted by code.

    Parameters
    ----------
    declared : DOC_URBA_COM with ``_cle`` (document), ``insee``, ``epci``.
    zones : objects with ``insee`` (v2013, v2014) and ``idurba``.
    surfaces : polygons (zones, or the perimeter of a SCoT) with ``idurba``, to compare with ``layer``.
    keys : documents of the lot; the INSEE code of one is that of its commune.
    layer : communes normalised (``core.communes``), or None.
    check : called between the communes; what it raises stops the work.

    Sources add up; a commune of the layer is kept when at least half of its area is zoned. Disagreements between
    DOC_URBA_COM and the zoning are recorded.
    """
    rows: dict[str, dict[str, Any]] = {}

    def add(code: str | None, source: str, idurba: str | None, **more: Any) -> None:
        if code is None or not is_insee(code):
            return
        row = rows.setdefault(code, {"insee": code, "source": []})
        row["source"].append(source)
        for name, value in {"idurba": idurba, **more}.items():
            row[name] = row.get(name) if row.get(name) is not None else value

    for code, idurba, epci in _declared(declared, log):
        add(code, DECLARED, idurba, epci=epci)
    if "insee" in zones:
        named = zones[["insee", "idurba"]].dropna(subset=["insee"]).drop_duplicates()
        for code, idurba in named.itertuples(index=False):
            if code not in rows or ZONED not in rows[code]["source"]:
                add(code, ZONED, idurba)
    for key in keys:
        add(commune_of(key), IDENTIFIER, key)
    if layer is not None:
        for code, name, part, owner in _from_layer(layer, surfaces, rows, log, check):
            add(code, LAYER, owner, nom=name, part_zonee=part)
    table = pd.DataFrame(
        [{**row, "source": "|".join(dict.fromkeys(row["source"]))} for _, row in sorted(rows.items())],
        columns=list(COMMUNE_COLUMNS),
        dtype=object,
    )
    return table.where(table.notna(), None)


def _declared(table: pd.DataFrame | None, log: AnomalyLog) -> list[tuple[str, str, str | None]]:
    if table is None or table.empty or "insee" not in table:
        log.add("doc_urba_com_absente", "DOC_URBA_COM", "les communes sont déduites du zonage et des identifiants")
        return []
    repeated = table[table.duplicated(["_cle", "insee"])]
    for code, count in repeated["insee"].value_counts().items():
        log.add("doc_urba_com_doublon", "DOC_URBA_COM", pluriel(count, "ligne en trop", "lignes en trop"), item=code)
    kept = table.drop_duplicates(["_cle", "insee"])
    epci = kept["epci"] if "epci" in kept else [None] * len(kept)
    return [
        (code, key, None if re.fullmatch("0+", siren or "0") else siren)
        for code, key, siren in zip(kept["insee"], kept["_cle"], epci)
    ]


def _from_layer(
    layer: GeoDataFrame,
    surfaces: GeoDataFrame,
    rows: dict[str, dict[str, Any]],
    log: AnomalyLog,
    check: Callable[[], None],
) -> Iterator[tuple[str, str | None, float, str | None]]:
    shares = zoned_shares(layer, surfaces, check)
    declared = {code for code, row in rows.items() if DECLARED in row["source"]}
    for commune, (part, idurba) in zip(layer.itertuples(), shares.itertuples(index=False)):
        place = {"item": commune.nom or commune.code_insee, "area_m2": commune.geometry.area, "shape": commune.geometry}
        told = f"{commune.code_insee} : {nombre(100 * part, 1)} % de la commune zonée"
        if part >= COVERED_SHARE:
            if declared and commune.code_insee not in declared:
                log.add("doc_urba_com_incomplete", "DOC_URBA_COM", told, **place)
            yield commune.code_insee, commune.nom, part, idurba
        elif commune.code_insee in rows:
            if commune.code_insee in declared and len(surfaces):
                log.add("commune_peu_zonee", "DOC_URBA_COM", told, **place)
            rows[commune.code_insee].setdefault("nom", commune.nom)
            rows[commune.code_insee]["part_zonee"] = part
    for code in sorted(declared - set(layer["code_insee"])):
        log.add("commune_sans_contour", "DOC_URBA_COM", "", item=code)
