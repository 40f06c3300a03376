"""The projects of `aula:impact_projet`: from layers and AU zones to cells, frictions and habitat lost."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ...aula_plugin.i18n import tr
from ..vectors import distinct, name_of, read, require_some

SPLITS = ("ensemble", "sous_type", "zone")
#: Order in which the sub-types of AU zones are stacked: the open ones first.
SUB_TYPES = ("AUc", "AUs")
#: What becomes of the habitat under an object, in its field ``habitat``.
KEPT, LOST, MADE = "conserve", "perdu", "cree"


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
    """Return the projects in the order in which they are stacked: layers as listed, AU zones, then compensation."""
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
    projects = [_project(name, frame, default, LOST, state, feedback) for name, frame in frames]
    source = algorithm.optional_source(parameters, "COMPENSATION", context)
    if source is not None:
        frame = read(source, state.crs, context, feedback)
        frame = require_some(frame[frame.geometry.area > 0], source)
        made = _by_scenario(frame, tr("Compensation"))
        projects += [_project(name, frame, default, MADE, state, feedback) for name, frame in made]
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


def _project(name: str, frame: Any, default: float, usual: str, state: Any, feedback: Any) -> Project:
    """Lay a project on the grid; a place covered twice takes the last friction that is said.

    ``usual``: what becomes of the habitat where an object does not say it.
    """
    import numpy as np

    from ...aula_plugin.bridge import go_on
    from ...aula_plugin.core.geometry import dissolve
    from ...aula_plugin.core.green_network.scenarios import Scenario
    from ...aula_plugin.site_cells import cells_of

    landscape = state.landscape
    place = np.zeros(landscape.grid.shape, dtype=bool)
    habitat, friction = place.copy(), landscape.friction.copy()
    fates = _fates(frame, name, usual)
    shapes = frame.geometry.to_numpy()
    laid = cells_of(shapes, landscape.grid, narrow=2.0)
    for cells, cost, fate in zip(laid, _frictions(frame, name), fates):
        go_on(feedback)
        place.ravel()[cells] = True
        if fate == LOST:
            habitat.ravel()[cells] = True
        before = landscape.friction.ravel()[cells]
        if cost is not None:
            friction.ravel()[cells] = cost or np.nan
        elif fate == MADE:
            friction.ravel()[cells] = np.fmin(before, state.reference)
        else:
            friction.ravel()[cells] = np.nan if default == 0 else np.maximum(before, default)
    outline, lost = dissolve(shapes), dissolve(shapes[[one == LOST for one in fates]])
    made = tuple((cells, capacity) for cells, capacity, fate in zip(laid, _worth(frame, name), fates) if fate == MADE)
    _tell_created(name, made, landscape, feedback)
    if made and not state.area and "capacite" not in frame:
        feedback.pushWarning(
            tr(
                "Projet « {} » : l’habitat créé vaut sa surface, en m², mais la capacité des réservoirs n’est pas leur "
                "surface. Donnez-lui un champ capacite."
            ).format(name)
        )
    return Project(Scenario(name, place, friction, habitat, outline.area / 10_000, made), outline, lost)


def _worth(frame: Any, name: str) -> list[float]:
    """Return the capacity of each object were it habitat: what its field says, else its area."""
    from ...aula_plugin.core.errors import InputError
    from ...aula_plugin.core.text import clean, number

    said = [clean(value) for value in frame["capacite"]] if "capacite" in frame else [None] * len(frame)
    found = [area if value is None else number(value) for value, area in zip(said, frame.geometry.area)]
    for value, capacity in zip(said, found):
        if capacity is None or capacity < 0:
            raise InputError(
                tr("Projet « {} », champ capacite : « {} » n’est pas un nombre positif ou nul.").format(name, value)
            )
    return [float(one) for one in found if one is not None]


def _tell_created(name: str, made: Any, landscape: Any, feedback: Any) -> None:
    """Say which part of the habitat created was habitat already, or lies outside."""
    import numpy as np

    outside = sum(not len(cells) for cells, _ in made)
    if outside:
        feedback.pushWarning(
            tr("Projet « {} » : {} habitat(s) créé(s) hors de la surface de résistance, sans effet.").format(
                name, outside
            )
        )
    cells = np.concatenate([own for own, _ in made]) if made else np.empty(0, dtype=int)
    already = int((landscape.patches.ravel()[cells] > 0).sum()) if len(cells) else 0
    if already:
        feedback.pushWarning(
            tr("Projet « {} » : {:.0f} % de l’habitat créé était déjà réservoir avant tout projet.").format(
                name, 100 * already / len(cells)
            )
        )


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


def _fates(frame: Any, name: str, usual: str) -> list[str]:
    """Return what becomes of the habitat under each object: ``KEPT``, ``LOST`` or ``MADE``."""
    from ...aula_plugin.core.errors import InputError
    from ...aula_plugin.core.text import clean, plain

    if "habitat" not in frame:
        return [usual] * len(frame)
    words = [plain(clean(value)) or usual for value in frame["habitat"]]
    wrong = next((word for word in words if word not in (KEPT, LOST, MADE)), None)
    if wrong is not None:
        raise InputError(
            tr("Projet « {} », champ habitat : « {} » ; attendu : « conserve », « perdu », « cree » ou rien.").format(
                name, wrong
            )
        )
    return words
