"""The OAP table as it is typed, anywhere, and as the rules sum it: names put right, figures checked, shares applied."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from ..documents.model import PlanningDocument
from ..geometry import dissolve
from ..text import clean, number
from ..typography import nombre_court, pluriel
from .layers import Layer
from .references import References
from .roles import slug

#: One row per OAP or AU zone. ``dans_enveloppe`` and ``pct_social`` are shares from 0 to 100.
COLUMNS = {
    "insee": "text",
    "commune": "text",
    "idurba": "text",
    "oap": "text",
    "origine": "text",
    "code": "text",
    "ha_brut": "real",
    "ha_net_estime": "real",
    "ha_net": "real",
    "dans_enveloppe": "real",
    "lgt": "integer",
    "pct_social": "real",
    "densite": "real",
    "phase": "integer",
    "page": "text",
    "source": "text",
    "fid_source": "text",
}
#: What a person types; kept when the table is made again.
TYPED = ("ha_net", "lgt", "pct_social", "phase", "page", "source")
OAP, ZONE_AU, GONE = "OAP", "zone AU", "hors document"
#: Other names under which tables give a column, without accents, in lower case.
ALIASES = {
    "insee": ("code_insee", "commune_insee", "depcom"),
    "oap": ("nom", "libelle", "secteur", "nom_oap"),
    "ha_brut": ("surface_brute", "surface_brute_ha", "brut_ha"),
    "ha_net": ("surface_nette", "surface_nette_ha", "net_ha"),
    "lgt": ("logements", "nb_logements", "nb_lgt", "logement"),
    "pct_social": ("part_social", "part_sociale", "part_lls", "taux_social"),
    "dans_enveloppe": ("part_enveloppe", "pct_enveloppe"),
    "phase": ("echeance", "tranche"),
}
#: Figures a person types, with the most each may be.
FIGURES: dict[str, float | None] = {
    "lgt": None,
    "ha_net": None,
    "ha_brut": None,
    "pct_social": 100,
    "dans_enveloppe": 100,
}
#: Columns that reading the table adds, for the sums of the rules.
DERIVED = ("lgt_interieur", "lgt_exterieur", "lgt_social")
#: Role made of the OAP and AU zones typed in phase 2 or later.
PHASED = "role:oap_phase2"
ENVELOPE = "role:enveloppe_urbaine"
#: Areas of one object in two deliveries agree within this share, or this many hectares.
_CLOSE = 0.01


def columns_of(table: pd.DataFrame) -> pd.DataFrame:
    """Return a table with the names of ``COLUMNS``: case, accents, byte order mark and ``ALIASES`` put right."""
    names = {str(name): slug(str(name).lstrip("\ufeff")) for name in table.columns if str(name) != "geometry"}
    given = set(names.values())
    for wanted, others in ALIASES.items():
        also = next((other for other in others if other in given), None)
        if wanted not in given and also is not None:
            names = {name: wanted if now == also else now for name, now in names.items()}
    return pd.DataFrame(table.drop(columns="geometry", errors="ignore")).rename(columns=names)


def read(table: pd.DataFrame) -> tuple[pd.DataFrame, list[str]]:
    """Return the OAP table as the rules read it, all text, and what is wrong in it.

    Notes
    -----
    Adds ``lgt_interieur`` and ``lgt_exterieur`` (``lgt`` shared by ``dans_enveloppe``) and ``lgt_social``
    (``lgt`` × ``pct_social``). A negative figure or a share beyond 100 is left empty and told: never 0; a cell
    that is not a number is left to the rule that reads it. Rows « hors document » are left out and counted.
    """
    frame = columns_of(table).copy()
    notes: list[str] = []
    if "insee" in frame:
        frame["insee"] = [_code(code) for code in frame["insee"]]
    gone = column(frame, "origine").fillna("").astype(str).eq(GONE)
    if gone.any():
        notes.append(f"table oap : {pluriel(int(gone.sum()), 'ligne')} hors document, non comptées")
    frame = frame[~gone.to_numpy(dtype=bool)].reset_index(drop=True)
    for name, most in (
        ("lgt", None),
        ("ha_net", None),
        ("ha_brut", None),
        ("pct_social", 100),
        ("dans_enveloppe", 100),
    ):
        if name in frame:
            frame[name] = [_checked(cell, name, most, row, notes) for row, cell in enumerate(frame[name], start=1)]
    if "lgt" in frame:
        _derived(frame)
    return frame.astype(object).where(frame.notna(), ""), notes


def _code(cell: Any) -> str:
    text = clean(cell) or ""
    return text.zfill(5) if text.isdecimal() else text


def _checked(cell: Any, name: str, most: float | None, row: int, notes: list[str]) -> str:
    text = None if cell is None or cell != cell else clean(cell)
    if text is None:
        return ""
    found = number(text)
    if found is None:
        return text  # refused, with its words, by the rule that sums it
    if found < 0 or (most is not None and found > most):
        wanted = f"un nombre de 0 à {nombre_court(most)}" if most else "un nombre positif ou nul"
        notes.append(f"table oap, ligne {row} : {name} « {text} » laissé de côté ; attendu {wanted}")
        return ""
    return repr(found)


def _derived(frame: pd.DataFrame) -> None:
    units = [number(cell) for cell in frame["lgt"]]
    derived: tuple[tuple[str, Callable[[int], float | None]], ...] = (
        ("lgt_interieur", lambda row: _share(frame, "dans_enveloppe", row)),
        ("lgt_exterieur", lambda row: _rest(_share(frame, "dans_enveloppe", row))),
        ("lgt_social", lambda row: _share(frame, "pct_social", row)),
    )
    for name, share_of in derived:
        shares = [share_of(row) for row in range(len(frame))]
        frame[name] = [
            "0.0" if u == 0 else repr(u * s) if u is not None and s is not None else "" for u, s in zip(units, shares)
        ]


def _share(frame: pd.DataFrame, name: str, row: int) -> float | None:
    found = number(frame.at[row, name]) if name in frame else None
    return None if found is None else found / 100


def _rest(share: float | None) -> float | None:
    return None if share is None else 1 - share


def completed(table: pd.DataFrame, shapes: np.ndarray, envelope: np.ndarray) -> pd.DataFrame:
    """Return the table with the share of each shape in the envelope, where no one gave it; NULL shapes stay NULL."""
    frame = columns_of(table).copy()
    given = [number(cell) for cell in column(frame, "dans_enveloppe")]
    drawn = [i for i, shape in enumerate(shapes) if shape is not None and not shape.is_empty and shape.area > 0]
    inside = dict(zip(drawn, shared_m2(np.array([shapes[i] for i in drawn], dtype=object), envelope)))
    for position, known in enumerate(given):
        if (known is None or known != known) and position in inside:
            given[position] = round(100 * inside[position] / shapes[position].area, 1)
    frame["dans_enveloppe"] = given
    return frame


def phased(table: pd.DataFrame, layers: Mapping[str, gpd.GeoDataFrame], first: int = 2) -> np.ndarray:
    """Return the outlines of the OAP and AU zones whose typed phase is ``first`` or later.

    A row is tied to the document by ``fid_source`` and believed when the area agrees within 1 %: another delivery of
    the document may have renumbered its objects.
    """
    found = []
    numbers = {name: frame["fid_source"].astype(str).to_numpy() for name, frame in layers.items()}
    for row in table.to_dict("records"):
        phase, area = number(row.get("phase")), number(row.get("ha_brut"))
        layer, _, fid = str(row.get("fid_source") or "").partition(":")
        if phase is None or phase < first or area is None or layer not in layers:
            continue
        for position in np.flatnonzero(numbers[layer] == fid):
            shape = layers[layer].geometry.iloc[position]
            if abs(shape.area / 10_000 - area) <= max(_CLOSE * area, 0.01):
                found.append(shape)
    return np.array(found, dtype=object)


def shared_m2(shapes: np.ndarray, others: np.ndarray) -> np.ndarray:
    """Return the area of each shape under others, overlaps counted once."""
    if not len(others):
        return np.zeros(len(shapes))
    tree = shapely.STRtree(others)
    near = [others[np.sort(tree.query(shape, predicate="intersects"))] for shape in shapes]
    return np.array(
        [shapely.area(shapely.intersection(s, dissolve(n))) if len(n) else 0.0 for s, n in zip(shapes, near)]
    )


def column(frame: pd.DataFrame, name: str) -> pd.Series:
    return frame[name] if name in frame else pd.Series([None] * len(frame), index=frame.index, dtype=object)


def add(
    tables: dict[str, pd.DataFrame], layers: dict[str, Layer], references: References, document: PlanningDocument
) -> list[str]:
    """Put the OAP table as the rules read it among the tables of a workspace, and what it draws among its layers.

    A spatial layer ``oap`` is a table whose shapes give the share in the envelope. Returns what is wrong in it.
    """
    drawn = references.layers.get("oap")
    if drawn is None and "oap" not in tables:
        return []
    if drawn is not None:
        envelope = layers[ENVELOPE].geometry if ENVELOPE in layers else np.array([], dtype=object)
        plain = pd.DataFrame(drawn.drop(columns=drawn.geometry.name))
        tables["oap"] = completed(plain, drawn.geometry.to_numpy(), envelope) if len(envelope) else plain
    tables["oap"], notes = read(tables["oap"])
    shapes = phased(tables["oap"], {"prescription": document.prescriptions["surf"], "zone_urba": document.zones})
    if "phase" in tables["oap"] and len(shapes):
        layers[PHASED] = Layer("oap", gpd.GeoDataFrame(geometry=shapes, crs=document.zones.crs))
    return notes


def of_others(table: pd.DataFrame, document: PlanningDocument) -> list[str]:
    """Return the IDURBA of the rows when none of them is of this document: its rules then find nothing to read.

    Empty when a row is its own or has no IDURBA, which holds for any document.
    """
    if "idurba" not in table or not len(table):
        return []
    written = {clean(value) or "" for value in table["idurba"]}
    own = {clean(value) for value in column(document.document, "idurba")}
    return [] if "" in written or written & own else sorted(written)
