"""The steps of one sous-trame, one after the other, on a land cover already read."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any, Protocol

import numpy as np
import pandas as pd
import shapely
from geopandas import GeoDataFrame
from qgis.core import QgsProcessingContext, QgsProcessingFeedback, QgsRasterLayer

from .bridge import go_on
from .core.errors import InputError
from .core.fingerprint import fingerprint
from .core.green_network.composite import Composite
from .core.green_network.conflicts import ConflictOptions, all_passages, find_conflicts
from .core.green_network.connectivity import Measures, measure
from .core.green_network.corridor import Margin, corridors
from .core.green_network.corridor_tables import network
from .core.green_network.cost import cost_distance
from .core.green_network.dispersal import band_cells
from .core.green_network.engines import narrowed
from .core.green_network.factors import Band
from .core.green_network.frictions import assign, frictions_of, lookup
from .core.green_network.graph import Graph, alpha
from .core.green_network.links import LinkOptions, build_links
from .core.green_network.permeability import ANY_CLASS, PermeabilityTable
from .core.green_network.plan import Obstacle, Plan, SousTrame
from .core.green_network.plan_steps import asked_steps, step_fingerprint
from .core.green_network.resistance import friction_cells, resistance
from .core.green_network.steps import Steps
from .core.green_network.synthesis import Branch
from .core.raster_grid import Grid
from .core.text import clean, plain
from .core.typography import insecables
from .green_network_patches import find_patches, find_stepping_stones
from .i18n import tr
from .patches_on_grid import Laid, lay
from .planned_zones import as_obstacles, zones
from .raster_shapes import polygons
from .rasters import Raster
from .resistance_layers import Factor, factor_cells, slope_cells
from .storage.friction_files import read_friction_table
from .storage.layer_sources import path_of, resolve

#: Fields that may hold the name of an obstacle.
NAME_FIELDS = ("nom", "num_route", "numero", "cpx_numero", "toponyme", "toponyme1", "nomprincip", "libelle", "name")
Tell = Callable[[float], None]


class Reader(Protocol):
    """What reads the layers a plan names."""

    folder: Any
    context: QgsProcessingContext
    feedback: QgsProcessingFeedback

    def layer(self, name: str, what: str) -> Any:
        """Return a layer."""

    def frame(self, name: str, what: str, crs: Any) -> GeoDataFrame:
        """Return the objects of a vector layer."""


@dataclass
class Ground:
    """The territory: its grid, its perimeter, and its land cover, read when it is first asked for.

    Attributes
    ----------
    read : reads the land cover. given : fingerprints of what the land cover is made from, by name of layer.
    """

    grid: Grid
    crs: Any
    perimeter: GeoDataFrame | None
    engine: str
    read: Callable[[], Composite]
    given: Callable[[Composite], dict[str, str]]
    _cover: Composite | None = None

    @property
    def cover(self) -> Composite:
        """The land cover."""
        if self._cover is None:
            self._cover = self.read()
        return self._cover

    @property
    def marks(self) -> dict[str, str]:
        """Fingerprints by name of layer."""
        return self.given(self.cover)

    @property
    def notes(self) -> tuple[str, ...]:
        """What to tell of the land cover; nothing when no one asked for it."""
        return tuple(insecables(note) for note in self._cover.notes) if self._cover is not None else ()

    def raster(self, name: str) -> Raster:
        """Return the land cover as a raster."""
        return Raster(self.cover.values, self.cover.missing, self.grid, self.crs, name)


@dataclass
class Run:
    """One sous-trame being computed."""

    plan: Plan
    one: SousTrame
    ground: Ground
    layers: Reader
    marks: dict[str, str]
    notes: list[str]

    @property
    def steps(self) -> Steps:
        """The moves, of the corridors' settings when they are asked for."""
        asked = self.one.corridors
        return Steps.of(self.ground.grid, asked.voisins if asked else 8, asked.couper_angles if asked else True)

    @property
    def stopped(self) -> Callable[[], bool]:
        """Whether the person stopped the run."""
        return self.layers.feedback.isCanceled

    def tell(self, *texts: str) -> None:
        """Tell in the log."""
        for text in texts:
            self.layers.feedback.pushInfo(insecables(text))

    def note(self, *texts: str) -> None:
        """Tell in the log, and keep for the report."""
        self.tell(*texts)
        self.notes += [insecables(text) for text in texts]


def branch_of(plan: Plan, one: SousTrame, ground: Ground, layers: Reader, tell: Tell) -> Branch:
    """Compute one sous-trame.

    Parameters
    ----------
    tell : called with the share done; what it raises stops the run.

    Raises
    ------
    InputError
        Something is missing or wrong, the sous-trame named; or the run was stopped.
    """
    try:
        return _branch(Run(plan, one, ground, layers, dict(ground.marks), []), tell)
    except InputError as error:
        if layers.feedback.isCanceled():
            raise
        raise InputError(tr("Sous-trame « {} » : {}").format(one.nom, error)) from error


def _branch(run: Run, tell: Tell) -> Branch:
    one = run.one
    branch = Branch(one, find_patches(run, lambda: tell(0.02)), notes=run.notes)
    tell(0.1)
    friction = _friction(run)
    own = branch.reservoirs
    laid = lay(own, own["id_reservoir"].to_numpy(dtype=np.int64), run.ground.grid, friction)
    run.note(*laid.notes, *laid.warnings)
    tell(0.2)
    if one.dispersion_m is not None:
        _dispersion(run, branch, friction, laid.cells)
        tell(0.3)
    if one.corridors is not None:
        _corridors(run, branch, friction, laid, lambda share: tell(0.3 + 0.4 * share))
    if one.connectivite is not None and branch.links is not None:
        add_connectivity(run, branch, lambda share: tell(0.7 + 0.1 * share))
    if one.conflits is not None and branch.links is not None:
        add_conflicts(run, branch, lambda: tell(0.82))
    if one.pas_japonais is not None and one.connectivite is not None and branch.links is not None:
        find_stepping_stones(run, branch, friction, laid.cells, lambda share: tell(0.85 + 0.14 * share))
    branch.marks = {step: step_fingerprint(run.plan, one, step, run.marks) for step in asked_steps(one)}
    tell(1.0)
    return branch


def _friction(run: Run) -> np.ndarray:
    """Return the surface of resistance."""
    asked, cover = run.one.frictions, run.ground.cover
    table = read_friction_table(run.layers.folder / asked.table)
    run.marks[asked.table] = fingerprint(table.cells.assign(code=list(table.codes)))
    assigned = assign(cover.table, frictions_of(table, asked.colonne), table)
    friction = friction_cells(cover.values, cover.missing, lookup(assigned.table))
    surface = resistance(friction, _factors(run), "produit", None, run.ground.grid)
    run.note(*assigned.notes, *surface.notes)
    return narrowed(surface.values)


def _factors(run: Run) -> list[np.ndarray]:
    raster = run.ground.raster(tr("Occupation du sol"))
    found = []
    for rank, asked in enumerate(run.one.multiplicateurs, 1):
        where = tr("Sous-trame {}, multiplicateur {}").format(run.one.nom, rank)
        layer = run.layers.layer(asked.couche, where)
        bands = tuple(Band(*one) for one in zip(asked.bornes, asked.bornes[1:], asked.facteurs))
        if asked.genre == "pente":
            if not isinstance(layer, QgsRasterLayer):
                raise InputError(tr("{} : une pente se lit dans une grille de pentes en pour cent.").format(where))
            found.append(slope_cells(layer, bands, None, raster, run.layers.feedback))
        else:
            rule = Factor("", "", bands, where)
            found.append(factor_cells(layer, rule, raster, run.layers.context, run.layers.feedback))
    return found


def _dispersion(run: Run, branch: Branch, friction: np.ndarray, ids: np.ndarray) -> None:
    """Add what lies within the distance of dispersal, réservoirs included."""
    distance, reference = run.one.dispersion_m, run.one.frictions.reference
    if distance is None:
        return
    grid, engine = run.ground.grid, run.ground.engine
    field = cost_distance(friction, ids, run.steps, distance * reference, engine, run.stopped)
    numbers, table = band_cells(field, distance, reference, [100.0], False)
    outlines = polygons(numbers, grid, run.ground.crs.toWkt(), partial(go_on, run.layers.feedback))
    frame = outlines.merge(table, on="id")
    area = float((numbers > 0).sum() * grid.cell_area / 10_000)
    branch.dispersion = frame.assign(sous_trame=run.one.nom, surface_ha=area)
    branch.figures["dispersion_ha"] = area


def _corridors(run: Run, branch: Branch, friction: np.ndarray, laid: Laid, tell: Tell) -> None:
    """Add the links and the corridors."""
    asked, reference, grid = run.one.corridors, run.one.frictions.reference, run.ground.grid
    if asked is None:
        return
    options = LinkOptions(asked.voisinage, asked.traverse, asked.cout_max_m * reference)
    job = (friction, laid.cells, grid, run.steps)
    engine = run.ground.engine
    links = build_links(*job, options, engine, lambda share: tell(0.5 * share), run.stopped)
    margin = Margin(asked.marge_pourcent)
    found = corridors(*job, links, margin, engine, False, lambda share: tell(0.5 + 0.5 * share), run.stopped)
    crs = run.ground.crs.toWkt()
    made = network(links, found, len(laid.ids), run.one.nom, reference, asked.largeur_min_m, crs)
    branch.links, branch.corridors = made.links, made.corridors
    whole = shapely.union_all(made.corridors.geometry.to_numpy())
    branch.figures["corridors_ha"] = float(shapely.area(whole)) / 10_000
    branch.figures["composantes"] = made.components


def add_connectivity(run: Run, branch: Branch, tell: Tell) -> None:
    """Add the metrics of the graph to the réservoirs and the links, and those of the whole to the figures."""
    asked = run.one.connectivite
    if asked is None or branch.links is None:
        return
    own = branch.reservoirs
    capacity = pd.Series(own["capacite"].to_numpy(dtype=float), index=own["id_reservoir"].to_numpy())
    if not len(capacity):
        run.note(tr("Connectivité : aucun réservoir."))
        return
    cost = branch.links.rename(columns={"cout_m": "cost"})[["id_a", "id_b", "cost"]]
    graph = Graph(capacity, cost)
    how = Measures(alpha(asked.distance_m * run.one.frictions.reference, asked.probabilite))
    found = measure(graph, how, tell)
    for column in found.nodes:
        branch.patches[column] = branch.patches["id_reservoir"].map(found.nodes[column].to_dict())
    for column in found.links:
        values = pd.Series(found.links[column].to_numpy(), index=graph.rows)
        branch.links[column] = values.reindex(np.arange(len(branch.links))).to_numpy()
    whole = found.value("EC")
    branch.figures["ec_ha"] = math.nan if whole is None else whole / 1e4
    branch.figures["composantes"] = float(len(found.components))


def add_conflicts(run: Run, branch: Branch, check: Callable[[], None]) -> None:
    """Add the conflict points."""
    asked = run.one.conflits
    if asked is None:
        return
    frames = [_obstacles(run, one) for one in asked.obstacles]
    if asked.document:
        frames.append(_planned(run, asked.document))
    both = pd.concat([pd.DataFrame(one) for one in frames], ignore_index=True)
    obstacles = GeoDataFrame(both, geometry="geometry", crs=run.ground.crs.toWkt())
    names = (asked.passages, run.plan.territoire.passages_constates)
    passages = all_passages([_passages(run, name) for name in names if name])
    table = permeability(asked.obstacles)
    options = ConflictOptions(radius_m=asked.regroupement_m, passage_m=asked.passage_m)
    found = find_conflicts(branch.links, branch.corridors, obstacles, passages, table, options, check)
    run.tell(*found.notes)
    if table.is_example:
        run.note(tr("Perméabilités d’exemple, à valider localement."))
    branch.conflicts = found.conflicts


def _passages(run: Run, name: str) -> GeoDataFrame:
    frame = run.layers.frame(name, tr("Passages connus"), run.ground.crs)
    run.marks[name] = fingerprint(frame[["geometry"]])
    return frame


def _planned(run: Run, name: str) -> GeoDataFrame:
    """Return the zones U and AU of a planning document."""
    path = path_of(resolve(name, run.layers.folder))
    if not path:
        said = tr("Obstacles : document d’urbanisme « {} » introuvable à côté du fichier de paramètres.")
        raise InputError(said.format(name))
    frame = as_obstacles(zones(path, run.ground.crs, run.layers.context, run.layers.feedback))
    run.marks[name] = fingerprint(frame)
    return frame


def _obstacles(run: Run, one: Obstacle) -> GeoDataFrame:
    what = tr("Obstacles de la sous-trame {}").format(run.one.nom)
    frame = run.layers.frame(one.couche, what, run.ground.crs)
    run.marks[one.couche] = fingerprint(frame)
    field = one.champ.lower()
    if field and field not in frame:
        present = ", ".join(str(name) for name in frame.columns if name != frame.geometry.name)
        said = tr("{} : « {} » n’a pas de champ « {} » (présents : {}).")
        raise InputError(said.format(what, one.couche, one.champ, present))
    named = next((name for name in NAME_FIELDS if name in frame and name != field), "")
    result = frame[["geometry"]].assign(type=one.genre)
    result["classe"] = [clean(value) for value in frame[field]] if field else None
    result["nom"] = [clean(value) or one.nom or None for value in frame[named]] if named else (one.nom or None)
    return result


def permeability(obstacles: tuple[Obstacle, ...]) -> PermeabilityTable:
    """Return the table of example with what the plan says of its own over it."""
    base = PermeabilityTable.example()
    values = dict(base.values)
    typed: dict[tuple[str, str], float] = {}
    for one in obstacles:
        said = {(one.genre, plain(label)): share for label, share in one.permeabilites.items()}
        if one.permeabilite is not None:
            said[(one.genre, ANY_CLASS)] = one.permeabilite
        for key, share in said.items():
            if typed.setdefault(key, share) != share:
                label = tr("toute classe") if key[1] == ANY_CLASS else key[1]
                raise InputError(
                    tr("Obstacles : « {} » ({}) a deux perméabilités, {:g} et {:g} ; gardez-en une.").format(
                        one.genre, label, typed[key], share
                    )
                )
        if said:
            values = {key: share for key, share in values.items() if key[0] != one.genre or key in typed}
    whole = {**values, **typed}
    for kind in {one.genre for one in obstacles}:
        whole.setdefault((kind, ANY_CLASS), base.values[(kind, ANY_CLASS)])
    own = len(typed) > 0
    return PermeabilityTable(whole, tr("paramètres") if own else base.origin, not own)
