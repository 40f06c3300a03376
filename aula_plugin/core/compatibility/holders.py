"""Which document holds each commune of a SCoT: one and only one, so that nothing is counted twice nor missed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from geopandas import GeoDataFrame

from ..documents.model import PlanningDocument
from ..errors import InputError
from ..geometry import clip, dissolve
from ..tables import load
from ..text import clean
from ..typography import enumeration, mesure
from .thresholds import Place
from .workspace import LEAST_TOLD_M2, Territory, communes_of, zoned_areas

#: States of DOC_URBA: what applies, what is being drawn up; any other state no longer applies.
IN_FORCE, PROJECT, ENDED = 0, 1, 2
_STAGES = {"03": IN_FORCE, "07": IN_FORCE, "08": IN_FORCE, "02": PROJECT, "01": PROJECT}
#: Codes of communes listed in one note.
MOST_TOLD = 20
#: How a commune is held (column ``situation``).
COUVERTE = "un document en vigueur"
PLUSIEURS = "plusieurs documents en vigueur"
PROJET = "projet de document seulement"
CADUC = "document non en vigueur"
SANS_DOCUMENT = "sans document"
SITUATIONS = (COUVERTE, PLUSIEURS, PROJET, CADUC, SANS_DOCUMENT)


@dataclass(frozen=True)
class Held:
    """A commune with the position of the document retained for it (None: there is none) and of the others over it.

    ``zoned`` is the share of the commune that the retained document zones, 0 to 1.
    """

    territory: Territory
    document: int | None
    others: tuple[int, ...]
    zoned: float
    situation: str


def identity(document: PlanningDocument) -> str:
    """Return the IDURBA of a document, empty when it has none."""
    return clean(document.document["idurba"].iloc[0]) or "" if len(document.document) else ""


def state(document: PlanningDocument) -> str:
    """Return the code of the state of a document, the worst one when its rows differ; empty when unknown."""
    if "etat" not in document.document:
        return ""
    texts = [clean(value) or "" for value in document.document["etat"]]
    codes = sorted({text.split(".")[0].zfill(2) if text else "" for text in texts})
    return max(codes, key=lambda code: _STAGES.get(code, ENDED), default="")


def state_label(code: str) -> str:
    """Return a state in words."""
    labels = dict(load("doc_urba_etat")[["etat", "libelle"]].itertuples(index=False, name=None))
    return str(labels.get(code, "inconnu")).lower()


def stage(document: PlanningDocument) -> int:
    """Return whether a document is in force, a project, or ended."""
    return _STAGES.get(state(document), ENDED)


def check_identities(documents: Sequence[PlanningDocument], names: Sequence[str]) -> None:
    """Refuse two files that bear one IDURBA: neither their lines nor their avis could be told apart.

    Parameters
    ----------
    names : how each file is called in the message.

    Raises
    ------
    InputError
    """
    seen: dict[str, str] = {}
    for document, name in zip(documents, names):
        known = identity(document)
        if known in seen:
            raise InputError(
                f"« {seen[known]} » et « {name} » portent le même IDURBA « {known} » : leurs lignes et leurs avis ne "
                "se distingueraient pas. Gardez un seul des deux, ou corrigez IDURBA dans DOC_URBA."
            )
        seen[known] = name


def hold(
    documents: Sequence[PlanningDocument],
    communes: GeoDataFrame,
    levels: Mapping[str, str],
    check: Callable[[], None] = lambda: None,
) -> tuple[list[Held], list[str]]:
    """Return each commune with the document that holds it, in order of code, and notes in French.

    A document covers a commune as ``communes_of`` says. Among those that cover it, the one in force wins over a
    project, a project over what no longer applies; then the latest approved (DATAPPRO), then the one that zones most
    of the commune, then the order of the IDURBA: never the order in which files were given.

    Parameters
    ----------
    communes : as ``normalise_communes`` returns them, in the CRS of the documents.
    levels : level of the armature by INSEE code.
    check : called between documents; what it raises stops the work.
    """
    covering: dict[str, list[tuple[int, float]]] = {}
    notes: list[str] = []
    tree = shapely.STRtree(communes.geometry.to_numpy())
    for position, document in enumerate(documents):
        check()
        near = _near(document, communes, tree)
        areas = zoned_areas(document, near)
        covered, left_out = communes_of(document, near, levels, areas=areas)
        shares = {code: area / shape.area for code, area, shape in zip(near["code_insee"], areas, near.geometry)}
        for territory in covered:
            covering.setdefault(territory.place.id, []).append((position, shares[territory.place.id]))
        notes += [f"{_name(document)} : {note}" for note in left_out]
    held = [_held(row, documents, covering.get(str(row.code_insee), []), levels) for row in communes.itertuples()]
    notes += _told(held, documents)
    used = {one.document for one in held}
    notes += [
        f"{_name(document)} : retenu pour aucune commune"
        for position, document in enumerate(documents)
        if position not in used
    ]
    return held, notes


def _near(document: PlanningDocument, communes: GeoDataFrame, tree: shapely.STRtree) -> GeoDataFrame:
    """Return the communes the document may cover: those it lists, and those its zones come near."""
    found = set(tree.query(shapely.box(*shapely.total_bounds(document.zones.geometry.to_numpy()))).tolist())
    listed = set(document.communes["insee"].dropna()) if len(document.communes) else set()
    found |= set(np.flatnonzero(communes["code_insee"].isin(listed)).tolist())
    return communes.iloc[sorted(found)].reset_index(drop=True)


def _held(
    row: Any, documents: Sequence[PlanningDocument], covering: list[tuple[int, float]], levels: Mapping[str, str]
) -> Held:
    code = str(row.code_insee)
    niveau = levels.get(code) or clean(getattr(row, "niveau", None))
    place = Place("commune", code, niveau, clean(getattr(row, "siren_epci", None)))
    territory = Territory(place, clean(getattr(row, "nom", None)) or code, row.geometry)
    if not covering:
        return Held(territory, None, (), 0.0, SANS_DOCUMENT)
    ranked = sorted(covering, key=lambda one: identity(documents[one[0]]))
    ranked.sort(key=lambda one: (_approved(documents[one[0]]), one[1]), reverse=True)
    ranked.sort(key=lambda one: stage(documents[one[0]]))
    first, share = ranked[0]
    in_force = sum(stage(documents[position]) == IN_FORCE for position, _ in ranked)
    situation = {IN_FORCE: COUVERTE, PROJECT: PROJET, ENDED: CADUC}[stage(documents[first])]
    if in_force > 1:
        situation = PLUSIEURS
    return Held(territory, first, tuple(position for position, _ in ranked[1:]), min(share, 1.0), situation)


def _approved(document: PlanningDocument) -> str:
    """Return the date of approval as sortable text; a missing one comes before all others."""
    return max((clean(value) or "" for value in document.document.get("datappro", ())), default="").replace("-", "")


def _told(held: Sequence[Held], documents: Sequence[PlanningDocument]) -> list[str]:
    """Return what must be said of the communes that no document, or more than one, covers; alike ones together."""
    alike: dict[str, list[Territory]] = {}
    for one in held:
        what = _situation(one, documents)
        if what:
            alike.setdefault(what, []).append(one.territory)
    return [f"{_listed(places)} : {what}" for what, places in alike.items()]


def _listed(places: Sequence[Territory]) -> str:
    if len(places) == 1:
        return f"commune {places[0].place.id} ({places[0].name})"
    codes = [one.place.id for one in places[:MOST_TOLD]]
    more = f" et {len(places) - MOST_TOLD} autres" if len(places) > MOST_TOLD else ""
    return f"{len(places)} communes ({', '.join(codes)}{more})"


def _situation(one: Held, documents: Sequence[PlanningDocument]) -> str:
    if one.document is None:
        return "aucun document donné ne couvre ce territoire, lignes non évaluables"
    kept = documents[one.document]
    if not one.others:
        if one.situation == COUVERTE:
            return ""
        return f"{_name(kept)} est le seul document donné, état « {state_label(state(kept))} »"
    aside = [documents[position] for position in one.others]
    others = enumeration([f"{_name(other)} (état « {state_label(state(other))} »)" for other in aside])
    missed = _elsewhere_m2(one, documents)
    rest = f", où {mesure(missed / 10_000, 'ha')} ne sont pas mesurés" if missed > LEAST_TOLD_M2 else ""
    return f"{_name(kept)} est retenu ; laissé de côté : {others}{rest}"


def _elsewhere_m2(one: Held, documents: Sequence[PlanningDocument]) -> float:
    """Return the area of the commune that only documents in force set aside zone."""
    shape = one.territory.geometry

    def zoned(position: int) -> shapely.Geometry:
        zones = documents[position].zones.geometry.to_numpy()
        return dissolve(clip(zones[shapely.STRtree(zones).query(shape, predicate="intersects")], shape))

    aside = [zoned(position) for position in one.others if stage(documents[position]) == IN_FORCE]
    if not aside or one.document is None:
        return 0.0
    return float(shapely.area(shapely.difference(shapely.union_all(aside), zoned(one.document))))


def _name(document: PlanningDocument) -> str:
    return identity(document) or "document sans IDURBA"
