"""What the sheets of a trame say: a title that is the finding, one phrase by sous-trame, the table of what is there."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import shapely
from geopandas import GeoDataFrame

from ...core.missing import is_missing
from ...core.typography import (
    NBSP,
    date_fr,
    enumeration,
    insecables,
    mesure,
    nombre,
    nombre_court,
    pluriel,
    propre,
    tronque,
)
from ..atlas.words import VARIABLES, Cell, Table
from .sheets import COMMUNE, ENSEMBLE, TrameSheet

#: Rows of each kind in the table of a sheet, at most, and characters of the reason of a conflict.
MOST, _WHY = 12, 130
#: What parts the clauses of a reason; the first two say the link and the obstacle.
_CLAUSE = re.compile(r"\s*;\s*")
_WIDTHS = (0.09, 0.29, 0.62)


@dataclass
class Trame:
    """What an atlas reads of a dossier: frames of réservoirs, links, corridors and conflict points, numbered.

    ``about`` says the title, the territory, the source, the dates, whether it is invented.
    """

    reservoirs: GeoDataFrame
    links: GeoDataFrame
    corridors: GeoDataFrame
    conflicts: GeoDataFrame
    territory: shapely.Geometry
    sous_trames: list[str]
    about: Mapping[str, Any] = field(default_factory=dict)


def inside(frame: GeoDataFrame, where: shapely.Geometry) -> GeoDataFrame:
    """Return the objects that meet a shape otherwise than by its edge; a point on it is in."""
    if not len(frame):
        return frame
    shapes = frame.geometry.to_numpy()
    met = shapely.intersects(shapes, where) & ~(shapely.touches(shapes, where) & (shapely.get_dimensions(shapes) > 0))
    return frame[met]


class TrameWords:
    """Writes the sheets of one trame."""

    def __init__(self, trame: Trame) -> None:
        self.trame = trame
        shapely.prepare(trame.territory)

    def seen(self, sheet: TrameSheet) -> dict[str, GeoDataFrame]:
        """Return what a sheet counts, by kind."""
        everything = sheet.kind == ENSEMBLE
        kinds = {
            "reservoirs": self.trame.reservoirs,
            "corridors": self.trame.corridors if len(self.trame.corridors) else self.trame.links,
            "conflicts": self.trame.conflicts,
        }
        return {name: frame if everything else inside(frame, sheet.where) for name, frame in kinds.items()}

    def is_empty(self, sheet: TrameSheet) -> bool:
        """Say whether nothing of the trame is on a sheet."""
        return not any(len(frame) for frame in self.seen(sheet).values())

    def variables(self, sheet: TrameSheet, scale: float) -> dict[str, str]:
        """Return the variables of a sheet, ``aula_page`` and ``aula_pages`` left empty."""
        about, seen = self.trame.about, self.seen(sheet)
        fictive = "territoire fictif" if about.get("fictif") else ""
        found = dict.fromkeys(VARIABLES, "")
        found.update(
            aula_type=sheet.kind,
            aula_surtitre=" · ".join(
                filter(None, (about.get("titre") or "Trame verte et bleue", "indicatif", fictive))
            ),
            aula_titre=f"{sheet.name} : {self._counts(seen)}",
            aula_chapeau=self._lead(seen),
            aula_vide="" if any(map(len, seen.values())) else "Ni réservoir, ni corridor, ni point de conflit ici.",
            aula_document=str(about.get("titre") or ""),
            aula_date=date_fr(str(about.get("date_calcul") or "")[:10]) or "",
            aula_sources=self._sources(scale, fictive),
            aula_fictif=fictive,
        )
        if sheet.kind == COMMUNE:
            found.update(aula_commune=sheet.name, aula_code_insee=sheet.code)
        return {name: insecables(propre(text)) for name, text in found.items()}

    def table(self, sheet: TrameSheet, most: int = MOST) -> Table:
        """Return the table of a sheet: ``most`` conflict points by number, then réservoirs by importance."""
        seen = self.seen(sheet)
        rows = [*self._conflicts(seen["conflicts"], most), *self._reservoirs(seen["reservoirs"], most)]
        if not rows:
            return Table((), (1.0,), ())
        cleaned = tuple(tuple(Cell(insecables(propre(one.text)), one.bold) for one in row) for row in rows)
        return Table(("", "Lieu", "À lire"), _WIDTHS, cleaned)

    def _counts(self, seen: Mapping[str, GeoDataFrame]) -> str:
        patches, links, conflicts = (seen[name] for name in ("reservoirs", "corridors", "conflicts"))
        said = []
        if len(patches):
            said.append(pluriel(len(patches), "réservoir"))
        if len(links):
            said.append(pluriel(len(links), "corridor"))
        if len(conflicts):
            first = int((conflicts["priorite"] == 1).sum())
            more = f" dont {nombre(first)} de priorité 1" if first else ""
            said.append(f"{pluriel(len(conflicts), 'point de conflit', 'points de conflit')}{more}")
        return enumeration(said) if said else "ni réservoir, ni corridor"

    def _lead(self, seen: Mapping[str, GeoDataFrame]) -> str:
        said = []
        for name in self.trame.sous_trames:
            patches, links = (frame[frame["sous_trame"] == name] for frame in (seen["reservoirs"], seen["corridors"]))
            parts = []
            if len(patches):
                area = mesure(float(patches["surface_ha"].sum()), "ha")
                parts.append(f"{pluriel(len(patches), 'réservoir')}, {area} en tout")
            if len(links):
                width = links["largeur_min_m"].astype(float).min()
                narrow = "" if np.isnan(width) else f", le plus étroit large de {mesure(width, 'm')}"
                parts.append(f"{pluriel(len(links), 'corridor')}{narrow}")
            if parts:
                said.append(f"{name} : {' ; '.join(parts)}")
        return "".join(f"{one[:1].upper()}{one[1:]}. " for one in said).strip()

    def _conflicts(self, frame: GeoDataFrame, most: int) -> list[tuple[Cell, ...]]:
        rows: list[tuple[Cell, ...]] = []
        for row in frame.sort_values("numero").head(most).itertuples():
            what = row.type_obstacle if is_missing(row.nom_obstacle) else row.nom_obstacle
            why = " ; ".join([f"priorité {int(row.priorite)}, {row.sous_trame}", *_CLAUSE.split(str(row.pourquoi))[:2]])
            rows.append(
                (Cell(str(int(row.numero)), True), Cell(tronque(str(what), 40), True), Cell(tronque(why, _WHY)))
            )
        if len(frame) > most:
            more = pluriel(len(frame) - most, "autre point de conflit", "autres points de conflit")
            rows.append((Cell(""), Cell(more), Cell("dans la couche")))
        return rows

    def _reservoirs(self, frame: GeoDataFrame, most: int) -> list[tuple[Cell, ...]]:
        has = "dpc" in frame and frame["dpc"].notna().any()
        ordered = frame.sort_values(
            ["dpc" if has else "surface_ha", "id_reservoir"], ascending=[False, True], na_position="last"
        )
        rows: list[tuple[Cell, ...]] = []
        for row in ordered.head(most).itertuples():
            code = f"R{int(row.id_reservoir)}"
            name = "" if is_missing(row.nom) else str(row.nom).strip()
            told = f"réservoir, {row.sous_trame}, {mesure(row.surface_ha, 'ha')} en tout"
            if has and not is_missing(row.dpc):
                told += f" ; {nombre(100 * row.dpc, 1)}{NBSP}% de la connectivité"
            rows.append((Cell(code if name else ""), Cell(tronque(name or code, 60), True), Cell(told)))
        if len(frame) > most:
            more = pluriel(len(frame) - most, "autre réservoir", "autres réservoirs")
            rows.append((Cell(""), Cell(more), Cell("dans la couche")))
        return rows

    def _sources(self, scale: float, fictive: str) -> str:
        about = self.trame.about
        day = date_fr(str(about.get("date_calcul") or "")[:10])
        said = [
            str(about.get("source") or ""),
            f"mailles de {nombre_court(about['maille_m'])} m" if about.get("maille_m") else "",
            f"calcul du {day}" if day else "",
            f"échelle 1:{nombre(scale)} sur la page" if scale else "",
            "résultats d’un modèle, à vérifier sur place",
            "numéros : points de conflit de tout l’atlas" if len(self.trame.conflicts) else "",
            "données inventées" if fictive else "",
            str(about.get("logiciel") or ""),
        ]
        return " · ".join(filter(None, said))
