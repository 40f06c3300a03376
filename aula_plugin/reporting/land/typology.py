"""The part of a page that tells for what land was taken: shares by vocation, and the communal typology."""

from __future__ import annotations

import pandas as pd
from geopandas import GeoDataFrame

from ...core.land.summary import vocations
from ...core.land.typology import NOT_CLASSED
from ...core.missing import is_missing
from ...core.typography import enumeration, mesure, nombre, pluriel
from ..centralities.sheets import Screen
from .blocks import Block, drawn, heading, note
from .typology_map import typology_drawing
from .vocation_bar import LABELS, vocation_bar


def typology_blocks(frame: pd.DataFrame, alone: bool, sheet: Screen) -> list[Block]:
    """Return the bar of the vocations and, for several territories, the map of their typology."""
    found = vocations(frame)
    if found is None:
        return []
    whole = sum(found.values())
    first = max(found, key=lambda name: found[name])
    said = f"{LABELS[first]}, {nombre(100 * found[first] / whole)} % des hectares classés"
    blocks = [heading(f"Pour quoi : {said}"), drawn(sheet.show(vocation_bar(found, sheet.width)))]
    if alone or not isinstance(frame, GeoDataFrame):
        return [*blocks, *_typology_note(frame)]
    title = _map_title(frame)
    blocks += [heading(title), drawn(sheet.show(typology_drawing(frame, sheet.width, sheet.tall, title)))]
    return [*blocks, *_typology_note(frame)]


def _map_title(frame: pd.DataFrame) -> str:
    """Return the class that gathers most hectares, and how many territories have it."""
    classed = frame[frame["typologie"].notna() & (frame["typologie"] != NOT_CLASSED)]
    if not len(classed):
        return "Aucun territoire n’a de vocation dominante"
    groups = classed.astype({"flux_ha": float}).groupby("typologie")["flux_ha"].agg(["sum", "size"])
    kind = groups["sum"].idxmax()
    area, count = float(groups.loc[kind, "sum"]), int(groups.loc[kind, "size"])
    places = f"{pluriel(count, 'territoire')} sur {len(frame)}"
    return f"Vocation dominante : « {kind} » dans {places} pour {mesure(area, 'ha')} gagnés"


def _typology_note(frame: pd.DataFrame) -> list[Block]:
    out = float(pd.to_numeric(frame["ha_hors_typologie"]).fillna(0).sum())
    unclassed = [
        name for name, kind in zip(frame["nom"], frame["typologie"]) if is_missing(kind) or kind == NOT_CLASSED
    ]
    said = []
    if out:
        said.append(f"{mesure(out, 'ha')} d’autres usages sont hors de ces parts")
    if unclassed and len(frame) > 1:
        names = enumeration(str(name) for name in unclassed[:6])
        more = f" et {len(unclassed) - 6} autres" if len(unclassed) > 6 else ""
        said.append(f"sans classe : {names}{more}")
    return [note(f"{'. '.join(one[0].upper() + one[1:] for one in said)}.")] if said else []
