"""Territories other than communes: EPCI, levels of the armature, the whole SCoT, named sites."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import shapely

from ..geometry import dissolve, net, polygons_of
from .model import Regle
from .selectors import parse_selector
from .thresholds import Place
from .workspace import Territory, Workspace

#: Indicators that are read once all territories are measured.
AFTERWARDS = ("repartition",)
_ATTRIBUTES = {"niveau": "niveau", "epci": "siren_epci"}


def kind_of_territory(rule: Regle) -> str:
    """Return the kind of territory a rule is measured on."""
    return rule.champ.territoire or "commune"


def concerns(rule: Regle, territory: Territory) -> bool:
    """Return whether a rule is measured on a territory; a site is measured by the rules that name its layer."""
    if rule.indicateur.type in AFTERWARDS or kind_of_territory(rule) != territory.place.kind:
        return False
    return territory.place.kind != "site" or territory.site == site_of(rule)


def site_of(rule: Regle) -> tuple[str, ...]:
    """Return the selectors of the sites of a rule: its parameter ``site``, else the first roles it measures against."""
    for name in ("site", "y", "par_sel", "x", "denominateur"):
        given = rule.indicateur.params.get(name) or ()
        roles = tuple(one for one in given if parse_selector(one).kind == "role")
        if roles:
            return roles
    return ()


def wider(workspace: Workspace) -> list[Territory]:
    """Return the territories that the rules ask for beside the communes; what is missing for one is noted."""
    rules = [rule for rule in workspace.grid.regles if rule.indicateur.type not in AFTERWARDS]
    kinds = {kind_of_territory(rule) for rule in rules}
    communes = workspace.territories
    if not communes or kinds <= {"commune"}:
        return []
    found: list[Territory] = []
    for kind, attribute in _ATTRIBUTES.items():
        if kind in kinds:
            codes = sorted({str(getattr(one.place, attribute)) for one in communes if getattr(one.place, attribute)})
            found += [_group(workspace, kind, code, attribute) for code in codes]
            if not codes:
                workspace.notes.append(f"règles par {kind} non mesurées : aucune commune n’en porte")
    if "scot" in kinds:
        place = Place("scot", workspace.grid.scot.siren or workspace.grid.id)
        found.append(_together(place, name_of(workspace, place), communes))
    for selectors in dict.fromkeys(site_of(rule) for rule in rules if kind_of_territory(rule) == "site"):
        found += _sites(workspace, selectors)
    return found


def name_of(workspace: Workspace, place: Place) -> str:
    """Return how a total is named: the level in words, the code of the EPCI, « Ensemble »."""
    if place.kind == "niveau":
        return workspace.grid.armature.niveaux.get(place.id, f"niveau {place.id}")
    return "Ensemble" if place.kind == "scot" else f"EPCI {place.id}"


def absent_sites(workspace: Workspace, rule: Regle) -> str:
    """Return why a rule by site has no site at all: its layer is not bound, or holds nothing; empty when it has some.

    A layer whose sites all lie out of the communes is no absence: there is nothing to test here.
    """
    names = [parse_selector(one).terms[0].value for one in site_of(rule)]
    known = workspace.references.layers
    bound = [name for name in names if f"role:{name}" in workspace.layers or name in known]
    if not bound:
        return f"rôle manquant : {', '.join(names)}" if names else "aucun rôle ne donne les sites"
    held = (len(workspace.layers.get(f"role:{name}", known.get(name, ()))) for name in bound)
    return "" if any(held) else f"couche vide : {', '.join(bound)}"


def _group(workspace: Workspace, kind: str, code: str, attribute: str) -> Territory:
    members = [one for one in workspace.territories if str(getattr(one.place, attribute)) == code]
    place = Place(kind, code, code if kind == "niveau" else None, code if kind == "epci" else None)
    return _together(place, name_of(workspace, place), members)


def _together(place: Place, name: str, members: Iterable[Territory]) -> Territory:
    listed = list(members)
    shape = shapely.union_all(np.array([one.geometry for one in listed], dtype=object))
    return Territory(place, name, shape, tuple(one.place.id for one in listed))


def _sites(workspace: Workspace, selectors: tuple[str, ...]) -> list[Territory]:
    """Return one territory per named site that lies in the communes; objects of the same name are one site."""
    names = [parse_selector(one).terms[0].value for one in selectors]
    layers = [workspace.layers[f"role:{name}"] for name in names if f"role:{name}" in workspace.layers]
    shapes: dict[str, list[shapely.Geometry]] = {}
    for layer in layers:
        for shape, label, fid in zip(layer.geometry, layer.label, layer.fid(np.arange(len(layer)))):
            if shapely.get_dimensions(shape) == 2:
                shapes.setdefault(str(label or fid), []).append(shape)
    if not shapes:
        workspace.notes.append(f"règles par site non mesurées : aucun objet ({', '.join(names) or 'aucun rôle'})")
    found = []
    for name in sorted(shapes):
        whole = dissolve(np.array(shapes[name], dtype=object))
        met = [one for one in workspace.territories if shapely.intersects(one.geometry, whole)]
        inside = polygons_of(shapely.union_all([shapely.intersection(whole, one.geometry) for one in met]))
        if not net(inside, workspace.grid.parametres.lisere_m).is_empty:
            codes = tuple(one.place.id for one in met)
            found.append(Territory(Place("site", name), name, inside, codes, selectors))
    return found
