"""The whole trame verte et bleue of a parameter file: layers read once, then each sous-trame from end to end.

Each sous-trame stands alone: neither its results nor their numbers depend on the others, nor on their order.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from geopandas import GeoDataFrame
from qgis.core import (
    QgsMapLayer,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingMultiStepFeedback,
    QgsVectorLayer,
)

from .bridge import go_on, to_frame
from .core.compatibility.references import COVERAGE_LAYER
from .core.compatibility.roles import ROLES
from .core.errors import InputError
from .core.fingerprint import fingerprint
from .core.green_network.composite import Composite, Rule, Stack
from .core.green_network.engines import engine_name, prepare
from .core.green_network.memory import bytes_per_cell, check_memory
from .core.green_network.plan import Couche, Plan
from .core.green_network.synthesis import Branch, Network
from .core.raster_grid import Grid, Rectangle
from .core.text import folded
from .core.typography import insecables
from .green_network_reuse import kept_in, reusable, reused
from .green_network_steps import Ground, Run, branch_of
from .i18n import tr
from .metric_crs import working
from .occupation import bounds, burn_classes, distinct, painted
from .storage.layer_sources import file_layer, resolve
from .storage.reference_packing import Binding, pack, provenance
from .storage.references import Reference, clean, tell_mended

#: Layers drawn under the maps of the report when the land cover or the obstacles hold them, by their names in the
#: references of a SCoT and in BD TOPO.
LANDMARKS = {
    "routes": "routes",
    "troncon_de_route": "routes",
    "cours_eau": "cours_eau",
    "cours_d_eau": "cours_eau",
    "troncon_hydrographique": "cours_eau",
}
#: Field of BD TOPO, and the roads that a map of a territory can hold: those that link towns.
_IMPORTANCE, _MAIN = "importance", ("1", "2", "3", "4")


class Layers:
    """The layers and tables a parameter file names, each opened once.

    Parameters
    ----------
    folder : of the parameter file. data : its ``territoire.donnees``.
    """

    def __init__(self, folder: Path, data: str, context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> None:
        self.folder, self.data, self.context, self.feedback = folder, data, context, feedback
        self._opened: dict[str, QgsMapLayer] = {}

    def layer(self, name: str, what: str) -> QgsMapLayer:
        """Return a layer.

        Raises
        ------
        InputError
            Nothing bears this name.
        """
        if name not in self._opened:
            found = file_layer(resolve(name, self.folder, self.data))
            if found is None:
                raise InputError(
                    tr(
                        "{} : couche « {} » introuvable. Elle est cherchée dans « {} », à côté du fichier de "
                        "paramètres, puis parmi les couches du projet."
                    ).format(what, name, self.data or tr("(aucun fichier de données)"))
                )
            self._opened[name] = found
        return self._opened[name]

    def vector(self, name: str, what: str) -> QgsVectorLayer:
        """Return a vector layer.

        Raises
        ------
        InputError
            Nothing bears this name, or it is a raster.
        """
        layer = self.layer(name, what)
        if not isinstance(layer, QgsVectorLayer):
            raise InputError(tr("{} : « {} » est une grille ; une couche vectorielle est attendue.").format(what, name))
        return layer

    def frame(self, name: str, what: str, crs: Any) -> GeoDataFrame:
        """Return the objects of a vector layer, repaired, in ``crs``; what is mended is told."""
        layer = self.vector(name, what)
        frame, repaired, dropped = clean(to_frame(layer, self.context, self.feedback, crs))
        tell_mended(layer.name(), repaired, dropped, self.feedback)
        go_on(self.feedback)
        return frame

    def sources(self) -> list[str]:
        """Return where each layer opened comes from, a sentence each."""
        told = []
        for name, layer in self._opened.items():
            source, date = provenance(layer) if isinstance(layer, QgsVectorLayer) else (layer.name(), "")
            told.append(insecables(f"{name} : {source}" + (tr(", fichier du {}").format(date) if date else "")))
        return sorted(told)


@dataclass
class Asked:
    """What a run is asked for.

    Attributes
    ----------
    path : of the parameter file. cell : m, another one than the plan's for a preview; None keeps it.
    results : folder of the results of the panel, empty when all is to be computed.
    """

    plan: Plan
    path: Path
    cell: float | None = None
    engine: str = "auto"
    results: str = ""


def run(asked: Asked, context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> Network:
    """Compute the trame.

    Raises
    ------
    InputError
        A layer, a table, a code or a value is missing or wrong; or the run was stopped.
    """
    plan = asked.plan if asked.cell is None else asked.plan.at(asked.cell)
    layers = Layers(asked.path.parent, plan.territoire.donnees, context, feedback)
    for warning in plan.warnings:
        feedback.pushWarning(warning)
    kept = kept_in(asked.results, plan, asked.path.parent) if asked.results else None
    ground = read_ground(plan, layers, asked.engine)
    again = [one for one in plan.sous_trames if kept is None or not reusable(one, kept)]
    if again:
        feedback.setProgressText(tr("Occupation du sol"))
        prepare(asked.engine, feedback.isCanceled)
        feedback.pushInfo(check_memory(ground.grid, bytes_per_cell(engine_name(asked.engine))))
        for note in ground.cover.notes:
            feedback.pushInfo(insecables(note))
    feedback.setProgress(20)
    branches: list[Branch] = []
    for rank, one in enumerate(plan.sous_trames):
        feedback.setProgressText(tr("Sous-trame {}").format(one.nom))
        start, wide = 20.0 + 75.0 * rank / len(plan.sous_trames), 75.0 / len(plan.sous_trames)
        tell = _told(feedback, start, wide)
        held = None if one in again else kept
        branches.append(branch_of(plan, one, ground, layers, tell) if held is None
                        else reused(Run(plan, one, ground, layers, {}, []), held, tell))  # fmt: skip
        go_on(feedback)
    _name_sources(plan, layers)
    landmarks = _landmarks(plan, layers, ground)
    return Network(plan, ground.grid, branches, ground.perimeter, landmarks, layers.sources(), list(ground.notes))


def _name_sources(plan: Plan, layers: Layers) -> None:
    """Open the layers of the plan that no step opened: the report says where each comes from."""
    for one in plan.territoire.occupation:
        layers.layer(one.couche, tr("Occupation du sol"))
    for sous_trame in plan.sous_trames:
        for name in sous_trame.reservoirs.zonages:
            layers.layer(name, tr("Zonages"))
        for each in sous_trame.conflits.obstacles if sous_trame.conflits is not None else ():
            layers.layer(each.couche, tr("Obstacles de la sous-trame {}").format(sous_trame.nom))


def _told(feedback: QgsProcessingFeedback, start: float, wide: float) -> Callable[[float], None]:
    """Return what tells the share done of a part of the run, and stops it when it was cancelled."""

    def tell(share: float) -> None:
        go_on(feedback)
        feedback.setProgress(start + wide * min(share, 1.0))

    return tell


def read_ground(plan: Plan, layers: Layers, engine: str = "auto") -> Ground:
    """Return the territory and its grid; its land cover is read onto it when it is asked for."""
    where = plan.territoire
    cover = distinct([layers.layer(one.couche, tr("Occupation du sol")) for one in where.occupation])
    crs = _metric(cover[0], layers.context)
    perimeter, rectangle = _extent(plan, layers, cover, crs)
    grid = Grid.over(rectangle, where.maille_m)
    return Ground(
        grid,
        crs,
        perimeter,
        engine,
        lambda: _cover(plan, layers, cover, grid, crs, perimeter),
        lambda composite: _marks(plan, composite, perimeter),
    )


def _cover(
    plan: Plan, layers: Layers, cover: list[QgsMapLayer], grid: Grid, crs: Any, perimeter: GeoDataFrame | None
) -> Composite:
    """Read the land cover onto the grid."""
    within = None
    if perimeter is not None:
        within = burn_classes(perimeter.geometry.to_numpy(), [1] * len(perimeter), grid, False) > 0
    stack = Stack(grid, within)
    for layer, one in zip(cover, plan.territoire.occupation):
        go_on(layers.feedback)
        stack.add(painted(layer, _rule(one), grid, crs, layers.context, layers.feedback))
    return stack.merged()


def _rule(one: Couche) -> Rule:
    return Rule(code_field=one.champ, code=one.code, width_m=one.largeur_m, prefix=one.prefixe if one.champ else "")


def _extent(plan: Plan, layers: Layers, cover: list[QgsMapLayer], crs: Any) -> tuple[GeoDataFrame | None, Rectangle]:
    where = plan.territoire
    if not where.perimetre:
        return None, bounds(cover, crs, layers.context)
    perimeter = layers.frame(where.perimetre, tr("Périmètre"), crs)
    kept = perimeter[shapely.get_dimensions(perimeter.geometry.to_numpy()) == 2]
    if not len(kept):
        raise InputError(tr("Périmètre : « {} » ne contient aucune surface.").format(where.perimetre))
    left, bottom, right, top = kept.total_bounds
    wide = where.tampon_m
    return kept, (left - wide, bottom - wide, right + wide, top + wide)


def _marks(plan: Plan, composite: Composite, perimeter: GeoDataFrame | None) -> dict[str, str]:
    """Return the fingerprint of the land cover under the name of each of its layers: they are read as one."""
    from hashlib import sha256

    mark = sha256(np.ascontiguousarray(composite.values).tobytes() + composite.missing.tobytes())
    mark.update("\x1f".join(composite.table["code"].astype(str)).encode())
    marks = {one.couche: mark.hexdigest() for one in plan.territoire.occupation}
    if perimeter is not None:
        marks[plan.territoire.perimetre] = fingerprint(perimeter[["geometry"]])
    return marks


def given_roles(asked: Asked, context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> list[Reference]:
    """Return the layers that the plan gives to other roles of the compatibility grid, read and repaired.

    Raises
    ------
    InputError
        A layer is missing, or its geometry is not that of its role.
    """
    where = asked.plan.territoire
    layers = Layers(asked.path.parent, where.donnees, context, feedback)
    bindings = [
        Binding(layers.vector(name, tr("Rôle {}").format(role)), ROLES[role]) for role, name in where.roles.items()
    ]
    crs = _metric(layers.layer(where.occupation[0].couche, tr("Occupation du sol")), context)
    coverage = COVERAGE_LAYER if where.perimetre else ""
    quiet = QgsProcessingMultiStepFeedback(100, feedback)  # it reads a few layers before a long run
    return pack(bindings, crs, coverage, context, quiet) if bindings else []


def _metric(layer: QgsMapLayer, context: QgsProcessingContext) -> Any:
    return working(layer.crs(), layer.extent(), context.transformContext(), layer.name())


def _landmarks(plan: Plan, layers: Layers, ground: Ground) -> dict[str, GeoDataFrame]:
    """Return roads and rivers that the plan names, for the maps."""
    named = [one.couche for one in plan.territoire.occupation]
    named += [each.couche for one in plan.sous_trames if one.conflits for each in one.conflits.obstacles]
    found: dict[str, GeoDataFrame] = {}
    for name in dict.fromkeys(named):
        plain = folded(name.split("layername=")[-1]).replace(" ", "_").replace("’", "_").replace("'", "_")
        role = LANDMARKS.get(plain, "")
        if role and role not in found and isinstance(layers.layer(name, ""), QgsVectorLayer):
            frame = layers.frame(name, "", ground.crs)
            frame = frame[shapely.get_dimensions(frame.geometry.to_numpy()) == 1]
            found[role] = main_roads(frame) if role == "routes" else frame
    return found


def main_roads(roads: GeoDataFrame) -> GeoDataFrame:
    """Return the roads that link towns when the layer tells them, else all of them."""
    if _IMPORTANCE not in roads:
        return roads
    kept = roads[roads[_IMPORTANCE].astype(str).str.strip().isin(_MAIN)]
    return kept if len(kept) else roads
