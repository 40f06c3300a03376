"""A sous-trame read back from the results of the panel; what those do not hold yet is computed from them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import shapely
from geopandas import GeoDataFrame
from qgis.core import QgsRasterLayer, QgsVectorLayer

from . import rasters
from .bridge import to_frame
from .core.errors import InputError
from .core.green_network.conflicts import CONFLICT_COLUMNS
from .core.green_network.connectivity import LINK_COLUMNS as MEASURED_LINKS
from .core.green_network.connectivity import METRIC_COLUMNS, NODE_COLUMNS
from .core.green_network.corridor_tables import CORRIDOR_COLUMNS
from .core.green_network.corridor_tables import LINK_COLUMNS as DRAWN_LINKS
from .core.green_network.corridor_tables import Network as Drawn
from .core.green_network.engines import narrowed
from .core.green_network.plan import Plan, SousTrame
from .core.green_network.plan_parts import SECTIONS
from .core.green_network.reservoirs import FIELDS
from .core.green_network.restoration import GAIN_COLUMNS
from .core.green_network.stages import (
    CONFLITS,
    CONNECTIVITE,
    CORRIDORS,
    DISPERSION,
    PAS_JAPONAIS,
    RESERVOIRS,
    RESISTANCE,
    moment,
)
from .core.green_network.stepping_stones import STONE_COLUMNS
from .core.green_network.synthesis import Branch
from .green_network_patches import find_stepping_stones, named_patches
from .green_network_steps import Run, Tell, add_conflicts, add_connectivity, permeability
from .i18n import tr
from .patches_on_grid import lay
from .storage.study_results import Kept

#: Steps that only the land cover can give: without them nothing of a sous-trame is read back.
NEEDED = (RESERVOIRS, RESISTANCE, DISPERSION, CORRIDORS)
_NUMBERS = ("integer", "real")


def kept_in(folder: str, plan: Plan, base: Path) -> Kept:
    """Return what the panel keeps in a folder.

    Raises
    ------
    InputError
        Nothing is kept there.
    """
    kept = Kept.of(plan, base, Path(folder))
    if not kept.records:
        raise InputError(
            tr(
                "« {} » ne contient pas de résultats du panneau « Trame verte et bleue ». Laissez CALCULS vide pour "
                "tout calculer."
            ).format(folder)
        )
    return kept


def reusable(one: SousTrame, kept: Kept) -> bool:
    """Return whether all that must be read back of a sous-trame is still true."""
    asked = [key for key in NEEDED if getattr(one, SECTIONS[key]) is not None]
    return all(kept.run(one, key) is not None for key in asked)


def reused(run: Run, kept: Kept, tell: Tell) -> Branch:
    """Return a sous-trame of which ``reusable`` said that it can be read back.

    Connectivity, conflicts and stepping stones are computed when they are asked for and not kept, from what is kept.

    Raises
    ------
    InputError
        A file went away meanwhile, or a layer the conflicts need is missing or wrong.
    """
    one, read = run.one, _Reader(run, kept)
    branch = Branch(one, named_patches(run, read.frame(RESERVOIRS, "RESERVOIRS", FIELDS)), notes=run.notes)
    first = kept.run(one, RESERVOIRS)
    when = moment(first.date) if first is not None else ""
    run.note(tr("Résultats du panneau repris sans recalcul (réservoirs du {}).").format(when))
    tell(0.2)
    if one.dispersion_m is not None:
        branch.dispersion = read.frame(DISPERSION, "AIRES", {"surface_ha": "real"})
        branch.figures["dispersion_ha"] = float(branch.dispersion.geometry.area.sum()) / 10_000
    if one.corridors is not None:
        _take_corridors(branch, read)
    tell(0.4)
    if one.connectivite is not None and branch.links is not None:
        if kept.run(one, CONNECTIVITE) is not None:
            _take_connectivity(branch, read)
        else:
            add_connectivity(run, branch, lambda share: tell(0.4 + 0.3 * share))
    if one.conflits is not None and branch.links is not None:
        if kept.run(one, CONFLITS) is not None:
            branch.conflicts = read.frame(CONFLITS, "CONFLITS", CONFLICT_COLUMNS)
            if permeability(one.conflits.obstacles).is_example:
                run.note(tr("Perméabilités d’exemple, à valider localement."))
        else:
            add_conflicts(run, branch, lambda: tell(0.8))
    if one.pas_japonais is not None and one.connectivite is not None and branch.links is not None:
        if kept.run(one, PAS_JAPONAIS) is not None:
            branch.stones = read.optional(PAS_JAPONAIS, "PAS_JAPONAIS", STONE_COLUMNS)
            branch.sites = read.optional(PAS_JAPONAIS, "SITES_CLASSES", GAIN_COLUMNS)
        else:
            friction = read.friction()
            own = branch.reservoirs
            laid = lay(own, own["id_reservoir"].to_numpy(dtype=np.int64), run.ground.grid, friction)
            find_stepping_stones(run, branch, friction, laid.cells, lambda share: tell(0.8 + 0.2 * share))
    branch.marks = {key: found.stamp for key in SECTIONS if (found := kept.run(one, key)) is not None}
    tell(1.0)
    return branch


class _Reader:
    """Reads the files of one sous-trame."""

    def __init__(self, run: Run, kept: Kept) -> None:
        self.run, self.kept = run, kept

    def optional(self, key: str, name: str, columns: dict[str, str]) -> GeoDataFrame | None:
        """Return an output, None when the step did not make it."""
        path = self.kept.file(self.run.one, key, name)
        return None if path is None else self._read(path, columns)

    def frame(self, key: str, name: str, columns: dict[str, str]) -> GeoDataFrame:
        """Return an output of a step.

        Raises
        ------
        InputError
            Its file is not there.
        """
        found = self.optional(key, name, columns)
        if found is None:
            raise InputError(tr("Le résultat « {} » du panneau n’est plus là : recalculez cette étape.").format(name))
        return found

    def friction(self) -> np.ndarray:
        """Return the surface of resistance."""
        path = self.kept.file(self.run.one, RESISTANCE, "RESISTANCE")
        raster = rasters.read(QgsRasterLayer(str(path), tr("Résistance")), self.run.layers.feedback)
        return narrowed(raster.as_decimals())

    def _read(self, path: Path, columns: dict[str, str]) -> GeoDataFrame:
        layer = QgsVectorLayer(str(path), path.stem, "ogr")
        if not layer.isValid():
            raise InputError(tr("« {} » ne peut pas être lu : recalculez cette étape.").format(path.name))
        crs = self.run.ground.crs if layer.isSpatial() else None
        frame = to_frame(layer, self.run.layers.context, self.run.layers.feedback, crs).reset_index(drop=True)
        for column, kind in columns.items():
            if column not in frame:  # a result of before this field
                frame[column] = None
            elif kind in _NUMBERS:
                frame[column] = _numbers(frame[column], kind)
        return frame


def _numbers(values: pd.Series, kind: str) -> pd.Series:
    found = pd.to_numeric(values, errors="coerce")
    if kind == "real":
        return found.astype("float64")
    return found.astype("int64") if found.notna().all() else found.astype("Int64").astype(object).where(found.notna())


def _take_corridors(branch: Branch, read: _Reader) -> None:
    links = read.frame(CORRIDORS, "LIENS", DRAWN_LINKS)
    found = read.frame(CORRIDORS, "CORRIDORS", CORRIDOR_COLUMNS)
    branch.links, branch.corridors = links, found
    whole = shapely.union_all(found.geometry.to_numpy())
    branch.figures["corridors_ha"] = float(shapely.area(whole)) / 10_000
    branch.figures["composantes"] = Drawn(links, found, found, len(branch.reservoirs)).components


def _take_connectivity(branch: Branch, read: _Reader) -> None:
    nodes = read.frame(CONNECTIVITE, "NOEUDS_RESULTAT", {**FIELDS, **NODE_COLUMNS})
    links = read.frame(CONNECTIVITE, "LIENS_RESULTAT", {**DRAWN_LINKS, **MEASURED_LINKS})
    by_id = nodes.set_index("id_reservoir")
    for column in NODE_COLUMNS:
        branch.patches[column] = branch.patches["id_reservoir"].map(by_id[column].to_dict())
    if branch.links is not None:
        measured = links.set_index("id_lien")
        for column in MEASURED_LINKS:
            branch.links[column] = branch.links["id_lien"].map(measured[column].to_dict())
    metrics = read.frame(CONNECTIVITE, "METRIQUES", METRIC_COLUMNS).set_index("code")["valeur"]
    branch.figures["ec_ha"] = float(metrics["EC"]) / 1e4
    branch.figures["composantes"] = float(nodes["composante"].nunique())
