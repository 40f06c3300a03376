"""What a dossier of centralités holds for its report: the communes and the candidates chosen, and what lies around."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely
from geopandas import GeoDataFrame

from ...core.centrality.columns import STATUSES
from ...core.errors import InputError
from ...storage.centrality_dossier import read, require_dossier
from ...storage.whole_files import require_whole
from ..svg.basemap import polygons

_REMEDY = "Donnez le GeoPackage « Dossier des centralités » écrit par « Proposer des périmètres de centralité »."


@dataclass(frozen=True)
class Spread:
    """Shapes of which each map shows few."""

    shapes: npt.NDArray[np.object_]

    @cached_property
    def _tree(self) -> shapely.STRtree:
        return shapely.STRtree(self.shapes)

    def near(self, window: shapely.Geometry) -> npt.NDArray[np.int64]:
        """Return the places of those that may be seen in a window, in their order."""
        return np.sort(self._tree.query(window))


@dataclass(frozen=True)
class Ground:
    """Layers under the maps, in the CRS of the dossier; None: not given.

    Attributes
    ----------
    communes : ``code_insee``, polygons.
    """

    communes: GeoDataFrame | None = None
    buildings: npt.NDArray[np.object_] | None = None
    streets: npt.NDArray[np.object_] | None = None

    @cached_property
    def spread(self) -> dict[str, Spread]:
        """The layers that were given, by name; communes as the lines of their limits."""
        limits = None if self.communes is None else shapely.boundary(polygons(self.communes.geometry.to_numpy()))
        layers = {"limits": limits, "buildings": self.buildings, "streets": self.streets}
        return {name: Spread(shapes) for name, shapes in layers.items() if shapes is not None}


@dataclass(frozen=True)
class Found:
    """Rows of a dossier, columns as in `storage.centrality_dossier.LAYERS`.

    Attributes
    ----------
    communes, candidates : those chosen, in the order of the dossier, candidates by commune; the other layers are whole.
    statuses : those chosen.
    """

    name: str
    communes: pd.DataFrame
    candidates: GeoDataFrame
    edits: GeoDataFrame
    variants: GeoDataFrame
    agreement: GeoDataFrame
    parcels: GeoDataFrame
    points: GeoDataFrame
    journal: pd.DataFrame
    statuses: tuple[str, ...]

    def commune(self, code: str) -> str:
        """Return the name of a commune, its code when the dossier has none."""
        names = self.communes.loc[self.communes["code_insee"] == code, "nom"]
        return str(names.iloc[0]) if len(names) and isinstance(names.iloc[0], str) and names.iloc[0] else code

    @cached_property
    def offer(self) -> GeoDataFrame:
        """The points that took part in the fields."""
        return self.points[~self.points["retenu"].isin([False]).to_numpy()]

    @cached_property
    def spread(self) -> dict[str, Spread]:
        """The parcels, and the points of the offer."""
        parcels, offer = polygons(self.parcels.geometry.to_numpy()), self.offer.geometry.to_numpy()
        return {"parcels": Spread(parcels), "offer": Spread(offer)}


def _require(path: Path) -> None:
    """Refuse what is not a dossier, in the words of a file to read."""
    if path.is_dir():
        raise InputError(f"« {path} » est un dossier : indiquez un fichier.")
    if not path.is_file():
        raise InputError(f"« {path} » n’existe pas. {_REMEDY}")
    require_whole(path)
    try:
        require_dossier(path)
    except InputError as error:
        raise InputError(f"« {path} » n’est pas un dossier de centralités lisible. {_REMEDY}") from error


def read_found(path: str | Path, codes: Sequence[str] = (), statuses: Collection[str] = STATUSES) -> Found:
    """Read a dossier.

    Parameters
    ----------
    codes : communes chosen; none: all of them.
    statuses : of the candidates chosen.

    Raises
    ------
    InputError
        The file is missing or is not a dossier, holds no computation, or does not know a commune.
    """
    _require(Path(path))
    frames = {
        name: read(path, name)
        for name in (
            "candidats", "retouches", "variantes", "accord", "accord_parcelles", "points_utilises",
            "communes_resultat", "journal",
        )
    }  # fmt: skip
    communes = frames["communes_resultat"].drop(columns="geometry", errors="ignore")
    if not len(communes):
        raise InputError(f"« {path} » ne contient aucun calcul : lancez d’abord « Proposer des périmètres ».")
    known = set(communes["code_insee"])
    unknown = [code for code in codes if code not in known]
    if unknown:
        raise InputError(
            f"Le dossier n’a pas de résultat pour la commune {unknown[0]}. Choisissez parmi : "
            f"{', '.join(sorted(known)[:20])}."
        )
    if codes:
        communes = communes[communes["code_insee"].isin(codes)]
    order = {code: rank for rank, code in enumerate(communes["code_insee"])}
    rows = frames["candidats"]
    rows = rows[(rows["code_insee"].isin(order) & rows["statut"].isin(statuses)).to_numpy()]
    rows = rows.assign(_rank=rows["code_insee"].map(order)).sort_values(["_rank", "id_candidat"], kind="stable")
    return Found(
        Path(path).stem,
        communes.reset_index(drop=True),
        rows.drop(columns="_rank").reset_index(drop=True),
        frames["retouches"],
        frames["variantes"],
        frames["accord"],
        frames["accord_parcelles"],
        frames["points_utilises"],
        frames["journal"].drop(columns="geometry", errors="ignore"),
        tuple(status for status in STATUSES if status in set(statuses)),
    )
