"""The patches of one sous-trame: réservoirs of its land cover and zonings, stepping stones along its corridors."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import shapely
from geopandas import GeoDataFrame
from qgis.core import QgsVectorLayer

from .bridge import go_on
from .core.errors import InputError
from .core.fingerprint import fingerprint
from .core.geometry import overlay
from .core.green_network.classes import code_key, expand
from .core.green_network.graph import alpha
from .core.green_network.landscape import Landscape, Network, Setting, measure
from .core.green_network.reservoirs import Cover, Options, Zoning, find
from .core.green_network.restoration import gains
from .core.green_network.stepping_stones import find_stones, on_links
from .core.green_network.synthesis import Branch
from .core.text import clean
from .i18n import tr
from .occupation import burn_classes
from .raster_shapes import polygons
from .reservoir_layers import meets, outside_words
from .restoration_sites import sites_of

if TYPE_CHECKING:
    from .green_network_steps import Run

#: Fields that may hold the name of a place.
PLACE_NAMES = ("nom", "toponyme", "nom_site", "libelle", "name")


def find_patches(run: Run, go_on: Callable[[], None]) -> GeoDataFrame:
    """Return the patches; those of the land cover are named after the layer it comes from, when that has names."""
    asked = run.one.reservoirs
    zonings = [zoning for name in asked.zonages if len((zoning := _zoning(run, name)).frame)]
    if not zonings and not asked.codes:
        raise InputError(tr("Zonages : aucune surface n’est dans l’étude ; vérifiez le périmètre et les couches."))
    options = Options(
        area_ha=asked.surface_min_ha,
        stepping_ha=asked.pas_japonais_min_ha or None,
        edge_m=asked.profondeur_lisiere_m,
        core_ha=asked.coeur_min_ha,
        compact=asked.compacite_min,
        sous_trame=run.one.nom,
    )
    found = find(zonings, _cover(run) if asked.codes else None, options, run.ground.crs.toWkt(), go_on)
    run.tell(*found.notes)
    return named_patches(run, found.patches)


def _zoning(run: Run, name: str) -> Zoning:
    frame = run.layers.frame(name, tr("Zonages"), run.ground.crs)
    run.marks[name] = fingerprint(frame[["geometry"]])
    kept = frame[shapely.get_dimensions(frame.geometry.to_numpy()) == 2]
    if not len(kept):
        raise InputError(tr("Zonages : « {} » ne contient aucune surface.").format(name))
    there = meets(kept, run.ground.grid.bounds)
    if not there.all():
        run.note(outside_words(name.split("|layername=")[-1], int((~there).sum())))
    kept = kept[there]
    return Zoning(name, kept, next((one for one in PLACE_NAMES if one in kept), ""))


def _cover(run: Run) -> Cover:
    """Return the land cover of the codes of the sous-trame.

    Raises
    ------
    InputError
        A code is not in the land cover.
    """
    composite, grid = run.ground.cover, run.ground.grid
    codes = {int(number): str(code) for number, code in zip(composite.table["numero"], composite.table["code"])}
    wanted = expand(" ; ".join(run.one.reservoirs.codes), codes.values(), tr("Occupation du sol"))
    keys = {code_key(code) for code in wanted}
    numbers = [number for number, code in codes.items() if code_key(code) in keys]
    inside = np.isin(composite.values, numbers) & ~composite.missing
    check = partial(go_on, run.layers.feedback)
    shapes = shapely.get_parts(polygons(inside.astype(np.int32), grid, check=check).geometry.to_numpy())
    values = np.where(composite.missing, 0, composite.values).astype(np.int64)

    def burn(laid: np.ndarray) -> np.ndarray:
        return burn_classes(laid, list(range(1, len(laid) + 1)), grid, False)

    return Cover(tr("Occupation du sol"), shapes, burn, grid, values, codes)


def named_patches(run: Run, patches: GeoDataFrame) -> GeoDataFrame:
    """Name patches that have no name after the objects they hold most of, in the layers that bear their codes."""
    lacking = patches["nom"].isna().to_numpy()
    drawn, texts = _known_names(run)
    if not lacking.any() or not len(drawn):
        return patches
    shapes = patches.geometry.to_numpy()[lacking]
    patch, place = shapely.STRtree(drawn).query(shapes, predicate="intersects")
    area = shapely.area(overlay(shapely.intersection, shapes[patch], drawn[place]))
    table = pd.DataFrame({"patch": patch, "nom": texts[place], "area": np.round(area, 2)})
    totals = table[table["area"] > 0].groupby(["patch", "nom"], as_index=False)["area"].sum()
    best = totals.sort_values(["patch", "area", "nom"], ascending=[True, False, True]).drop_duplicates("patch")
    names = patches["nom"].astype(object).to_numpy()
    names[np.flatnonzero(lacking)[best["patch"].to_numpy()]] = best["nom"].to_numpy()
    return patches.assign(nom=names)


def _known_names(run: Run) -> tuple[np.ndarray, np.ndarray]:
    """Return the surfaces of the land cover that have a name, those of the codes of the sous-trame only."""
    keys = {code_key(code) for code in run.one.reservoirs.codes}
    shapes, texts = [], []
    for one in run.plan.territoire.occupation:
        if not one.code or code_key(one.code) not in keys:
            continue
        layer = run.layers.layer(one.couche, tr("Occupation du sol"))
        if not isinstance(layer, QgsVectorLayer):
            continue
        frame = run.layers.frame(one.couche, tr("Occupation du sol"), run.ground.crs)
        field = next((name for name in PLACE_NAMES if name in frame), "")
        if not field:
            continue
        for shape, value in zip(frame.geometry, frame[field]):
            text = clean(value)
            if text and shapely.get_dimensions(shape) == 2:
                shapes.append(shape)
                texts.append(text)
    return np.array(shapes, dtype=object), np.array(texts, dtype=object)


def find_stepping_stones(
    run: Run, branch: Branch, friction: np.ndarray, cells: np.ndarray, tell: Callable[[float], None]
) -> None:
    """Rank the small patches and the sites to restore by what they bring to the network of the réservoirs."""
    asked, corridors, connectivity = run.one.pas_japonais, run.one.corridors, run.one.connectivite
    if asked is None or corridors is None or connectivity is None or branch.links is None:
        return
    small = branch.small
    small = small[small["surface_ha"] >= asked.surface_min_ha].reset_index(drop=True)
    own = branch.reservoirs
    if not len(small) or not len(own):
        run.note(tr("Pas japonais : aucune petite tache d’au moins {:g} ha.").format(asked.surface_min_ha))
    if not len(own) or not (len(small) or asked.sites):
        return
    grid, reference = run.ground.grid, run.one.frictions.reference
    capacity = pd.Series(own["capacite"].to_numpy(dtype=float), index=own["id_reservoir"].to_numpy())
    setting = Setting(
        run.steps,
        alpha(connectivity.distance_m * reference, connectivity.probabilite),
        corridors.cout_max_m * reference,
        run.ground.engine,
        corridors.voisinage,
        corridors.traverse,
    )
    landscape = Landscape(friction, cells, grid, capacity)
    before = measure(landscape, setting, lambda share: tell(0.4 * share), run.stopped)
    if len(small):
        _stones(run, branch, small, cells, before, setting, lambda share: tell(0.4 + 0.3 * share))
    if asked.sites:
        _sites(run, branch, before, setting, lambda share: tell(0.7 + 0.3 * share))


def _stones(
    run: Run,
    branch: Branch,
    small: GeoDataFrame,
    cells: np.ndarray,
    before: Network,
    setting: Setting,
    tell: Callable[[float], None],
) -> None:
    asked = run.one.pas_japonais
    if asked is None:
        return
    laid = burn_classes(small.geometry.to_numpy(), list(range(1, len(small) + 1)), run.ground.grid, False)
    laid[cells > 0] = 0
    places = on_links(small, _as_text(branch.corridors), _as_text(branch.links), asked.ecart_max_m)
    flat = [np.flatnonzero(laid.ravel() == rank) for rank in range(1, len(small) + 1)]
    found = find_stones(before, small, flat, places, setting, tell, run.stopped)
    table = found.table.join(small[["nom", "geometry"]])
    branch.stones = GeoDataFrame(table.assign(sous_trame=run.one.nom), geometry="geometry", crs=small.crs)


def _sites(run: Run, branch: Branch, before: Network, setting: Setting, tell: Callable[[float], None]) -> None:
    """Rank the sites by what the connectivity gains when each is restored, alone."""
    asked = run.one.pas_japonais
    if asked is None:
        return
    frame = run.layers.frame(asked.sites, tr("Sites à restaurer"), run.ground.crs)
    run.marks[asked.sites] = fingerprint(frame[["geometry"]])
    frame = frame[frame.geometry.area > 0].reset_index(drop=True)
    if not len(frame):
        raise InputError(tr("Sites à restaurer : « {} » ne contient aucune surface.").format(asked.sites))
    sites, shapes = sites_of(frame, run.ground.grid)
    reference = run.one.frictions.reference
    table = gains(before, sites, setting, asked.friction_restauree, asked.effet, reference, tell, run.stopped)
    outlines = pd.Series(shapes, index=[site.number for site in sites]).reindex(table["id_site"])
    table["sous_trame"] = run.one.nom
    branch.sites = GeoDataFrame(table, geometry=outlines.to_numpy(dtype=object), crs=run.ground.crs.toWkt())


def _as_text(frame: GeoDataFrame | None) -> GeoDataFrame:
    if frame is None:
        raise ValueError("no corridors")
    return frame.assign(id_lien=frame["id_lien"].astype(str))
