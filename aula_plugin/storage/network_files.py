"""The layers of a trame verte et bleue in files: what each holds, the dossier, the roles of the compatibility grid."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pandas as pd
import shapely
from geopandas import GeoDataFrame
from qgis.core import QgsCoordinateReferenceSystem, QgsProcessingFeedback, QgsWkbTypes

from ..core.compatibility.references import COVERAGE_LAYER
from ..core.compatibility.roles import LIGNE, ROLES, SURFACE
from ..core.green_network.conflicts import CONFLICT_COLUMNS
from ..core.green_network.connectivity import LINK_COLUMNS as MEASURED_LINKS
from ..core.green_network.connectivity import NODE_COLUMNS
from ..core.green_network.corridor_tables import CORRIDOR_COLUMNS
from ..core.green_network.corridor_tables import LINK_COLUMNS as DRAWN_LINKS
from ..core.green_network.plan_steps import STEP_NAMES, asked_steps, step_parts
from ..core.green_network.reservoirs import FIELDS
from ..core.green_network.restoration import GAIN_COLUMNS
from ..core.green_network.stepping_stones import STONE_COLUMNS
from ..core.green_network.synthesis import ARROWS, ROLE_COLUMNS, SYNTHESIS_COLUMNS, Network, role_layers, together
from ..core.typography import insecables, nombre_court, pluriel
from ..i18n import tr
from ..paths import STYLES
from ..version import software
from .geopackage import Table, write_geopackage
from .network_style import own_style
from .references import Reference, write_references

PATCH_COLUMNS = {**FIELDS, **NODE_COLUMNS}
LINK_COLUMNS = {**DRAWN_LINKS, **MEASURED_LINKS}
DISPERSION_COLUMNS = {"sous_trame": "text", "distance_max_m": "real", "surface_ha": "real"}
ABOUT_COLUMNS = {
    "titre": "text",
    "territoire": "text",
    "source": "text",
    "date_donnees": "text",
    "date_calcul": "text",
    "maille_m": "real",
    "fictif": "boolean",
    "logiciel": "text",
}
#: Lines kept in the dossier because they help to find one's way on its maps.
LANDMARKS = ("routes", "cours_eau")
#: Styles whose rules tell sous-trames apart.
BY_SOUS_TRAME = ("tvb_reservoirs", "tvb_liens", "tvb_corridors", "tvb_aires_dispersion")
_SETTINGS_COLUMNS = {"sous_trame": "text", "etape": "text", "reglages": "text", "empreinte": "text"}
_GEOMETRIES = {
    "surf": QgsWkbTypes.Type.MultiPolygon,
    "lin": QgsWkbTypes.Type.MultiLineString,
    "pct": QgsWkbTypes.Type.Point,
}


#: Role that the rules on water ask for, and that a model does not give: it is an inventory.
WETLANDS = "zones_humides"


@dataclass(frozen=True)
class LayerOf:
    """One layer of all sous-trames, ready to be written; ``kind`` is surf, lin or pct."""

    frame: GeoDataFrame
    columns: dict[str, str]
    kind: str
    crs: QgsCoordinateReferenceSystem
    style: str


def layers_of(network: Network) -> dict[str, LayerOf]:
    """Return the layers by name of output; a kind that no sous-trame asked for is empty."""
    wanted = (
        ("RESERVOIRS", "patches", PATCH_COLUMNS, "surf", "tvb_reservoirs"),
        ("LIENS", "links", LINK_COLUMNS, "lin", "tvb_liens"),
        ("CORRIDORS", "corridors", CORRIDOR_COLUMNS, "surf", "tvb_corridors"),
        ("CONFLITS", "conflicts", CONFLICT_COLUMNS, "pct", "conflits"),
    )
    crs = crs_of(network)
    found = {}
    for name, source, columns, kind, style in wanted:
        frame = together(network, source)
        if frame is None:
            frame = GeoDataFrame({column: [] for column in columns}, geometry=[], crs=crs.toWkt())
        lacking = {column: None for column in columns if column not in frame}
        frame = _single_kind(frame.assign(**lacking), kind)
        found[name] = LayerOf(frame, columns, kind, crs, f"green_network/{style}.qml")
    return found


def crs_of(network: Network) -> QgsCoordinateReferenceSystem:
    crs = network.branches[0].patches.crs
    return QgsCoordinateReferenceSystem.fromWkt(crs.to_wkt()) if crs is not None else QgsCoordinateReferenceSystem()


def _single_kind(frame: GeoDataFrame, kind: str) -> GeoDataFrame:
    """Return the frame with one type of geometry: a layer holds one."""
    wrap = {"surf": shapely.multipolygons, "lin": shapely.multilinestrings}.get(kind)
    shapes = frame.geometry.to_numpy()
    made = [shapely.centroid(one) if wrap is None else wrap(shapely.get_parts(one)) for one in shapes]
    return frame.set_geometry(made, crs=frame.crs) if made else frame


def write_dossier(
    network: Network, table: pd.DataFrame, path: str | Path, feedback: QgsProcessingFeedback, date: str = ""
) -> None:
    """Write every layer with its style, the synthesis, what each step was made from and, in ``trame``, of what it is.

    Parameters
    ----------
    date : ISO date of the computation.

    Raises
    ------
    InputError
        The destination cannot be written; what was there before is intact.
    """
    tables = [
        Table(name.lower(), one.frame, one.columns, _GEOMETRIES[one.kind], one.crs, STYLES / one.style)
        for name, one in layers_of(network).items()
    ]
    surface, crs, styles = _GEOMETRIES["surf"], crs_of(network), STYLES / "green_network"
    for name, source, columns, style in (
        ("aires_dispersion", "dispersion", DISPERSION_COLUMNS, "tvb_aires_dispersion.qml"),
        ("pas_japonais", "stones", STONE_COLUMNS, "pas_japonais.qml"),
        ("sites_classes", "sites", GAIN_COLUMNS, "sites_classes.qml"),
    ):
        frame = together(network, source)
        if frame is not None:
            tables.append(Table(name, _single_kind(frame, "surf"), columns, surface, crs, styles / style))
    if network.perimeter is not None:
        shapes = _single_kind(network.perimeter[["geometry"]].assign(nom=network.plan.territoire.nom), "surf")
        tables.append(Table("territoire", shapes, {"nom": "text"}, surface, crs, styles / "tvb_territoire.qml"))
    tables.append(Table("synthese", table, SYNTHESIS_COLUMNS, style=styles / "tvb_synthese.qml"))
    tables += [
        Table(name, _landmark(network, name), {}, _GEOMETRIES["lin"], crs, styles / f"tvb_{name}.qml")
        for name in LANDMARKS
        if name in network.landmarks
    ]
    tables.append(Table("parametres", _settings(network), _SETTINGS_COLUMNS))
    tables.append(Table("trame", _about(network, date), ABOUT_COLUMNS))
    with TemporaryDirectory() as folder:
        own = [_dressed(table, network, Path(folder)) for table in tables]
        write_geopackage(path, own, feedback)


def _dressed(table: Table, network: Network, folder: Path) -> Table:
    """Return a table whose style has the sous-trames of the plan, when it is a style by sous-trame."""
    if table.style is None or table.style.stem not in BY_SOUS_TRAME:
        return table
    return replace(table, style=own_style(table.style, network.plan.sous_trames, folder))


def _landmark(network: Network, name: str) -> GeoDataFrame:
    """Return the lines of a landmark that are in the study."""
    frame = network.landmarks[name]
    cut = shapely.intersection(frame.geometry.to_numpy(), shapely.box(*network.grid.bounds))
    parts = shapely.get_parts(cut)
    parts = parts[(shapely.get_dimensions(parts) == 1) & ~shapely.is_empty(parts)]
    return _single_kind(GeoDataFrame(geometry=list(parts), crs=frame.crs), "lin")


def _about(network: Network, date: str) -> pd.DataFrame:
    plan = network.plan
    where = plan.territoire
    said = (plan.titre, where.nom, plan.source, plan.date, date, network.grid.across, where.fictif, software())
    return pd.DataFrame([said], columns=list(ABOUT_COLUMNS)).astype(object)


def _settings(network: Network) -> pd.DataFrame:
    rows = []
    for branch in network.branches:
        for step in asked_steps(branch.plan):
            parts = step_parts(network.plan, branch.plan, step, {})
            told = {key: value for key, value in parts.items() if not key.startswith("source ")}
            rows.append((branch.plan.nom, STEP_NAMES[step], _json(told), branch.marks.get(step, "")))
    return pd.DataFrame(rows, columns=list(_SETTINGS_COLUMNS))


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, default=lambda one: asdict(one))


def write_roles(
    network: Network, given: list[Reference], path: str | Path, date: str, feedback: QgsProcessingFeedback
) -> list[str]:
    """Write the reference GeoPackage of the compatibility grid.

    Source, date and an uncertainty of half a cell are written for each role computed; it covers the study area.

    Parameters
    ----------
    given : layers that play other roles.

    Returns
    -------
    What each role holds, or that it is absent, a sentence each.

    Raises
    ------
    InputError
        The destination cannot be written; what was there before is intact.
    """
    half, cell = max(network.grid.across, network.grid.down) / 2, nombre_court(network.grid.across)
    source = network.plan.titre or network.plan.source or tr("Trame verte et bleue")
    coverage = None
    if network.perimeter is not None:
        coverage = network.perimeter[["geometry"]].assign(nom=network.plan.territoire.nom).reset_index(drop=True)
    made = [
        Reference(
            replace(ROLES[name], incertitude_m=half),
            frame,
            ROLE_COLUMNS,
            LIGNE if name == ARROWS else SURFACE,
            insecables(tr("{} (mailles de {} m, calcul indicatif)").format(source, cell)),
            date[:10],
            coverage=COVERAGE_LAYER if coverage is not None else "",
        )
        for name, frame in role_layers(network).items()
        if frame is not None
    ]
    references = [*made, *given]
    write_references(path, references, crs_of(network), feedback, coverage)
    held = {one.role.nom: one for one in references}
    wanted = [*role_layers(network), WETLANDS, *(one.role.nom for one in given)]
    return [insecables(_told(name, held.get(name))) for name in dict.fromkeys(wanted)]


def _told(name: str, reference: Reference | None) -> str:
    if reference is None:
        return tr("Rôle « {} » : absent ; ses règles seront non évaluables.").format(name)
    return tr("Rôle « {} » : {}, incertitude de {} m.").format(
        name, pluriel(len(reference.frame), tr("objet")), nombre_court(reference.role.incertitude_m)
    )
