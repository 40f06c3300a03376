"""The projects of `aula:impact_projet`: from layers and AU zones to cells, frictions and habitat lost."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ...aula_plugin.i18n import tr
from .vectors import distinct, name_of, read, require_some

SPLITS = ("ensemble", "sous_type", "zone")
#: Order in which the sub-types of AU zones are stacked: the open ones first.
SUB_TYPES = ("AUc", "AUs")
KEPT = "conserve"


@dataclass(frozen=True)
class Project:
    """A scenario, its outline, and the part of it that is no longer habitat."""

    scenario: Any
    geometry: Any
    lost: Any

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        return self.geometry.bounds


def read_projects(algorithm: Any, parameters: Any, state: Any, context: Any, feedback: Any) -> list[Project]:
    """Return the projects in the order in which they are stacked: layers as listed, then AU zones."""
    import numpy as np

    from ...aula_plugin.core.errors import InputError

    frames = []
    for layer in distinct(algorithm.parameterAsLayerList(parameters, "SCENARIOS", context), feedback):
        frame = read(layer, state.crs, context, feedback)
        frame = require_some(frame[frame.geometry.area > 0], layer)
        frames += _by_scenario(frame, name_of(layer))
    document = algorithm.parameterAsFile(parameters, "DOCUMENT", context)
    if document:
        split = algorithm.parameterAsString(parameters, "DECOUPAGE_AU", context)
        from ...aula_plugin.planned_zones import zones

        frames += _planned(zones(document, state.crs, context, feedback), split)
    given = parameters.get("FRICTION_PROJET")
    default = None if given in (None, "") else algorithm.parameterAsDouble(parameters, "FRICTION_PROJET", context)
    if default is None:
        default = float(np.nanmax(state.landscape.friction)) if np.isfinite(state.landscape.friction).any() else 1.0
        feedback.pushInfo(tr("Friction d’un projet : {:g}, la plus forte de la surface de résistance.").format(default))
    projects = [_project(name, frame, default, state.landscape, feedback) for name, frame in frames]
    if not any(project.scenario.place.any() for project in projects):
        raise InputError(tr("Aucun projet ne touche la surface de résistance : vérifiez leurs emprises."))
    return projects


def _by_scenario(frame: Any, name: str) -> list[tuple[str, Any]]:
    """Return the parts of a layer by the value of its field ``scenario``, in the order they come."""
    from ...aula_plugin.core.text import clean

    if "scenario" not in frame:
        return [(name, frame)]
    labels = [clean(value) or name for value in frame["scenario"]]
    return [(label, frame[[one == label for one in labels]]) for label in dict.fromkeys(labels)]


def _planned(frame: Any, split: str) -> list[tuple[str, Any]]:
    from ...aula_plugin.core.errors import InputError
    from ...aula_plugin.core.text import clean

    planned = frame[frame["famille"] == "AU"]
    if planned.empty:
        raise InputError(tr("Le document n’a aucune zone AU : il n’y a pas de projet à mesurer."))
    planned = planned[["geometry", "sous_type", "libelle"]]
    if split == "ensemble":
        return [(tr("Zones AU"), planned)]
    if split == "zone":
        names = [clean(value) or tr("AU") for value in planned["libelle"]]
        return [(f"{name} ({rank})", planned.iloc[[rank - 1]]) for rank, name in enumerate(names, 1)]
    kinds = [kind if kind in SUB_TYPES else "" for kind in planned["sous_type"]]
    labels = {**{kind: tr("Zones {}").format(kind) for kind in SUB_TYPES}, "": tr("Zones AU de sous-type inconnu")}
    return [(label, planned[[one == kind for one in kinds]]) for kind, label in labels.items() if kind in kinds]


def _project(name: str, frame: Any, default: float, landscape: Any, feedback: Any) -> Project:
    """Lay a project on the grid; a place covered twice takes the last friction that is said."""
    import numpy as np

    from ...aula_plugin.bridge import go_on
    from ...aula_plugin.core.geometry import dissolve
    from ...aula_plugin.core.green_network.scenarios import Scenario
    from ...aula_plugin.site_cells import cells_of

    place = np.zeros(landscape.grid.shape, dtype=bool)
    habitat, friction = place.copy(), landscape.friction.copy()
    kept = _habitat_kept(frame, name)
    laid = cells_of(frame.geometry.to_numpy(), landscape.grid, narrow=2.0)
    for cells, cost, keeps in zip(laid, _frictions(frame, name), kept):
        go_on(feedback)
        place.ravel()[cells] = True
        if not keeps:
            habitat.ravel()[cells] = True
        before = landscape.friction.ravel()[cells]
        if cost is None:
            friction.ravel()[cells] = np.nan if default == 0 else np.maximum(before, default)
        else:
            friction.ravel()[cells] = cost or np.nan
    shapes = frame.geometry.to_numpy()
    outline, lost = dissolve(shapes), dissolve(shapes[~np.array(kept)])
    return Project(Scenario(name, place, friction, habitat, outline.area / 10_000), outline, lost)


def _frictions(frame: Any, name: str) -> list[float | None]:
    """Return the friction each object says, None where it says none; 0 is impassable."""
    from ...aula_plugin.core.errors import InputError
    from ...aula_plugin.core.text import clean, number

    if "friction" not in frame:
        return [None] * len(frame)
    values = [clean(value) for value in frame["friction"]]
    found = [None if value is None else number(value) for value in values]
    for value, cost in zip(values, found):
        if value is not None and (cost is None or cost < 0):
            raise InputError(
                tr("Projet « {} », champ friction : « {} » ; attendu : un nombre, ou 0 (infranchissable).").format(
                    name, value
                )
            )
    return found


def _habitat_kept(frame: Any, name: str) -> list[bool]:
    from ...aula_plugin.core.errors import InputError
    from ...aula_plugin.core.text import clean, plain

    if "habitat" not in frame:
        return [False] * len(frame)
    words = [plain(clean(value)) for value in frame["habitat"]]
    wrong = next((word for word in words if word not in ("", KEPT, "perdu")), None)
    if wrong is not None:
        raise InputError(
            tr("Projet « {} », champ habitat : « {} » ; attendu : « conserve », « perdu » ou rien.").format(name, wrong)
        )
    return [word == KEPT for word in words]
