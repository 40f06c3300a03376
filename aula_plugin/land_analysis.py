"""From documents, references and observed consumption to the land of each commune of a SCoT."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from geopandas import GeoDataFrame
from qgis.core import QgsProcessingContext, QgsProcessingFeatureSource, QgsProcessingFeedback

from .analysis import Inputs, communes_given, gather, levels_of
from .bridge import crs_of, go_on, to_frame
from .core.compatibility.indicators.conso_vs_enveloppe import ENVELOPE
from .core.compatibility.indicators.gates.etat import DRAFT, PARTLY_ANNULLED, USABLE
from .core.compatibility.land_consumption import Consumption, observed
from .core.compatibility.land_envelopes import Envelopes, read_envelopes
from .core.compatibility.land_pieces import CommuneLand, commune_land
from .core.compatibility.land_register import pieces_of
from .core.compatibility.ledger import consumed
from .core.compatibility.measure import NotEvaluable
from .core.compatibility.model import Grille
from .core.compatibility.scene import Scene
from .core.compatibility.thresholds import Place
from .core.compatibility.workspace import Territory, Workspace
from .core.errors import InputError
from .core.geometry import clip, repair
from .core.text import clean
from .i18n import tr

ROLES = ("communes", "enveloppe_urbaine", "masque_enaf", "perimetre_scot")
#: Share of a commune inside the perimeter of the SCoT for it to be one of its communes (limits never coincide).
WITHIN = 0.5


@dataclass
class LandInputs:
    """What a person gave."""

    documents: list[str]
    grid: str
    references: str
    communes: QgsProcessingFeatureSource | None = None
    insee_field: str = ""
    consumption: QgsProcessingFeatureSource | None = None
    date_field: str = ""
    vocation_field: str = ""
    complete: bool = False
    since: str = ""
    run_date: str = ""
    force: bool = False


@dataclass
class Land:
    """The land of each commune, the envelopes, and what they come from."""

    lands: list[CommuneLand]
    pieces: GeoDataFrame
    communes: GeoDataFrame
    zones: GeoDataFrame
    envelopes: Envelopes
    grid: Grille
    consumed: dict[str, float]
    since: str
    documents: list[dict[str, Any]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def gather_land(
    inputs: LandInputs,
    context: QgsProcessingContext,
    feedback: QgsProcessingFeedback,
    progress: Callable[[float, str], None],
) -> Land:
    """Read the documents one after the other and measure the communes each covers.

    A commune that several documents cover is read in the one approved last; the others are told.

    Raises
    ------
    InputError
        A file cannot be read, there is no commune, or the references hold no urban envelope.
    """
    if not inputs.documents:
        raise InputError(tr("« Documents d’urbanisme » (DOCUMENTS) : donnez au moins un document lu par AULA."))
    reading = _Reading(inputs, context, feedback)
    for path in inputs.documents:
        reading.read(path, progress)
    return reading.land()


class _Reading:
    """Documents read one after the other; the first one gives the projection, the communes and the envelopes."""

    def __init__(self, inputs: LandInputs, context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> None:
        self.inputs, self.context, self.feedback = inputs, context, feedback
        self.found: dict[str, CommuneLand] = {}
        self.documents: list[dict[str, Any]] = []
        self.notes: list[str] = []
        self.zones: list[GeoDataFrame] = []
        self.first: Workspace | None = None
        self.consumption: dict[str, Consumption] = {}
        self.communes: GeoDataFrame | None = None

    def read(self, path: str, progress: Callable[[float, str], None]) -> None:
        """Measure the communes one document covers."""
        workspace = gather(self._one(path), self.context, self.feedback)
        if self.first is None:
            self.first = workspace
            self.communes = self._communes(workspace)
        known = set() if self.communes is None else set(self.communes["code_insee"])
        mine = [one for one in workspace.territories if one.place.id in known]
        reason = "" if self.inputs.force else _why_not(workspace)
        row = _identity(workspace, path, len(mine), reason)
        self.documents.append(row)
        if reason or not mine:
            told = reason or tr("aucune commune du SCoT")
            self.notes.append(tr("{} : {}, non compté").format(Path(path).name, told))
            return
        consumption = self._consumption(workspace)
        for position, territory in enumerate(mine):
            go_on(self.feedback)
            progress((len(self.documents) - 1 + position / len(mine)) / len(self.inputs.documents), territory.name)
            self._keep(self._moved(_land(workspace, territory, consumption, row), workspace))
        self.zones.append(workspace.document.zones[["famille", "geometry"]])

    def land(self) -> Land:
        """Return what was found, completed by the communes of the SCoT that no document covers."""
        first, communes = self.first, self.communes
        if first is None or communes is None:
            raise InputError(
                tr("Aucune commune : donnez la couche des communes, ou des références qui la contiennent.")
            )
        envelopes = read_envelopes(first.tables, first.grid)
        kept = _of_scot(communes, self.found, envelopes, first)
        if len(kept) < len(communes):
            self.notes.append(tr("{} commune(s) de la couche hors du SCoT").format(len(communes) - len(kept)))
        lands = [
            self.found.get(str(row.code_insee)) or self._missing(row, first) for row in kept.itertuples(index=False)
        ]
        unknown = envelopes.unknown(land.territory.place for land in lands)
        if unknown:
            self.notes.append(
                tr("Enveloppes de territoires qui ne sont pas du registre, non comptées : {}").format(
                    ", ".join(unknown[:20])
                )
            )
        table = {str(code): consumed(first.tables, str(code)) for code in kept["code_insee"]}
        for consumption in list(self.consumption.values())[:1]:
            self.notes += consumption.notes
        return Land(
            lands,
            pieces_of(lands, kept.crs),
            kept,
            _together(self.zones, kept.crs),
            envelopes,
            first.grid,
            {code: value for code, value in table.items() if value is not None},
            self._since(first.grid),
            self.documents,
            self.notes,
        )

    def _one(self, path: str) -> Inputs:
        given = self.inputs
        return Inputs(
            document=path,
            grid=given.grid,
            references=given.references,
            communes=given.communes,
            insee_field=given.insee_field,
            run_date=given.run_date,
            force=given.force,
            only=ROLES,
        )

    def _communes(self, workspace: Workspace) -> GeoDataFrame | None:
        """Return the communes of the layer given, else of the references, with the levels of the grid."""
        if ENVELOPE not in workspace.layers:
            raise InputError(
                tr(
                    "Les références n’ont pas de couche « enveloppe_urbaine » : sans l’enveloppe urbaine à T0, rien ne "
                    "dit ce qui est en extension. Ajoutez-la avec « Préparer les références »."
                )
            )
        crs = crs_of(workspace.document.zones)
        communes, _ = communes_given(self._one(""), workspace.references, crs, self.context, self.feedback)
        if communes is None:
            return None
        levels = levels_of(workspace.grid)
        own = [levels.get(str(code)) or clean(level) for code, level in zip(communes["code_insee"], communes["niveau"])]
        return communes.assign(niveau=own)

    def _consumption(self, workspace: Workspace) -> Consumption | None:
        """Return the consumption observed in the projection of a document, read once for each projection."""
        given = self.inputs
        if given.consumption is None:
            return None
        crs = crs_of(workspace.document.zones)
        if crs.authid() not in self.consumption:
            frame = to_frame(given.consumption, self.context, self.feedback, crs)
            self.consumption[crs.authid()] = observed(
                frame, self._since(workspace.grid), given.date_field, given.vocation_field, given.complete
            )
        return self.consumption[crs.authid()]

    def _since(self, grid: Grille) -> str:
        """Return T0 as AAAAMMJJ: the date given, else the first day of the year ``t0`` of the grid, else nothing."""
        if self.inputs.since:
            return self.inputs.since[:10].replace("-", "")
        return f"{grid.parametres.t0}0101" if grid.parametres.t0 else ""

    def _moved(self, land: CommuneLand, workspace: Workspace) -> CommuneLand:
        """Return the land with its pieces in the projection of the first document; areas stay those measured."""
        crs, target = workspace.document.zones.crs, self.first.document.zones.crs if self.first else None
        if target is None or crs == target or not land.pieces:
            return land
        shapes = repair(gpd.GeoSeries([piece["geometry"] for piece in land.pieces], crs=crs).to_crs(target).to_numpy())
        pieces = [{**piece, "geometry": shape} for piece, shape in zip(land.pieces, shapes.geometries)]
        return replace(land, pieces=pieces)

    def _keep(self, land: CommuneLand) -> None:
        """Keep the land read in the document approved last."""
        code = land.territory.place.id
        other = self.found.get(code)
        if other is not None:
            ordered = sorted((other, land), key=lambda one: (one.date or "", one.idurba or ""))
            land = ordered[-1]
            self.notes.append(
                tr("{} : couverte par {} et {}, lue dans la dernière").format(
                    land.territory.name, ordered[0].idurba, ordered[-1].idurba
                )
            )
        self.found[code] = land

    def _missing(self, row: Any, first: Workspace) -> CommuneLand:
        """Return a commune of which no document is known: its consumption alone, when it is observed."""
        place = Place("commune", str(row.code_insee), clean(row.niveau), clean(row.siren_epci))
        territory = Territory(place, clean(row.nom) or str(row.code_insee), row.geometry)
        try:
            return commune_land(Scene(first, territory), self._consumption(first), documented=False)
        except NotEvaluable:
            return CommuneLand(territory, [], False, False)


def _land(
    workspace: Workspace, territory: Territory, consumption: Consumption | None, row: dict[str, Any]
) -> CommuneLand:
    try:
        land = commune_land(Scene(workspace, territory), consumption)
    except NotEvaluable as reason:
        land = CommuneLand(territory, [], False, False, notes=[str(reason)])
    for piece in land.pieces:
        piece["idurba"] = row["idurba"]
    return replace(land, idurba=row["idurba"], date=row["date"])


def _why_not(workspace: Workspace) -> str:
    """Return why a document opens nothing to count: annulled, replaced, abrogated or lapsed; empty when it does."""
    table = workspace.document.document
    raw = [clean(value) or "" for value in table["etat"]] if "etat" in table else []
    states = {text.split(".")[0].zfill(2) for text in raw if text}
    if not states or states & {*USABLE, DRAFT, PARTLY_ANNULLED}:
        return ""
    return tr("document annulé, remplacé ou caduc (ETAT {})").format(", ".join(sorted(states)))


def _identity(workspace: Workspace, path: str, communes: int, reason: str) -> dict[str, Any]:
    row = workspace.document.document.iloc[0] if len(workspace.document.document) else {}
    return {
        "fichier": Path(path).name,
        "idurba": clean(row.get("idurba")),
        "nom": clean(row.get("nom")),
        "date": clean(row.get("datappro")),
        "etat": clean(row.get("etat")),
        "communes": communes,
        "motif": reason,
    }


def _of_scot(
    communes: GeoDataFrame, found: dict[str, CommuneLand], envelopes: Envelopes, workspace: Workspace
) -> GeoDataFrame:
    """Return the communes a document covers, those with an envelope of their own, those inside the perimeter."""
    codes = communes["code_insee"].astype(str)
    kept = codes.isin(found) | codes.map(envelopes.names_commune).astype(bool)
    perimeter = workspace.layers.get("role:perimetre_scot")
    if perimeter is not None and len(perimeter):
        shapes = communes.geometry.to_numpy()
        inside = np.zeros(len(communes))
        for part in perimeter.geometry:
            inside += shapely.area(clip(shapes, part))
        kept |= inside >= WITHIN * shapely.area(shapes)
    return communes[kept.to_numpy()].reset_index(drop=True)


def _together(frames: list[GeoDataFrame], crs: Any) -> GeoDataFrame:
    """Return the zones of all the documents in one projection, for the map."""
    moved = [frame if frame.crs == crs else frame.to_crs(crs) for frame in frames]
    if not moved:
        return GeoDataFrame({"famille": [], "geometry": []}, geometry="geometry", crs=crs)
    return GeoDataFrame(pd.concat(moved, ignore_index=True), geometry="geometry", crs=crs)
