"""Thresholds of the décret on what the matrix says: 50 m² built, 2 500 m² for the rest, 5 m for linear infrastructure.

Contiguous pieces of one state form one zone, through shared borders and not points, without dissolving any geometry:
areas add up, perimeters add up less twice the borders inside. In order: parks and solar plants left out if asked;
linear runs too narrow; small zones not artificialised within artificialised land; small artificialised zones within the
rest.

Source: annex to article R. 101-1 of the code de l’urbanisme (décret n° 2023-1096 of 27/11/2023); which zones flip, and
in which order: the reading of MTES-MCT/sparte. How a narrow run is told and what it becomes is ours.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely

from ..components import components
from ..contiguity import shared_borders
from ..shape_parts import as_array
from ..typography import insecables, nombre, pluriel
from .classes import Classes

#: Buildings, other categories (m² of the zone), linear infrastructure (m).
BUILT_MIN_M2, ZONE_MIN_M2, WIDTH_MIN_M = 50.0, 2500.0, 5.0
#: What sums of areas (m²) and widths (m) may lose to rounding: a zone of 2 500 m² in pieces is a zone of 2 500 m².
ROUNDING = 1e-3
#: A zone with more free border than that (m) lies at the edge of what is known.
FREE_BORDER_M = 1.0
#: OCS2D: parks, and ground solar plants.
PARK, SOLAR = "US3.2.1", "US2.1.4"


@dataclass(frozen=True)
class Moved:
    """Pieces whose state changed for one reason, and their area in m²."""

    count: int = 0
    area: float = 0.0

    @classmethod
    def of(cls, chosen: np.ndarray, area: np.ndarray) -> Moved:
        return cls(int(chosen.sum()), float(area[chosen].sum()))


@dataclass(frozen=True)
class Thresholded:
    """What the thresholds changed.

    Attributes
    ----------
    exempted : parks and solar plants taken out of artificialised land.
    narrow : pieces of linear runs under the width that follow the land around them.
    filled : pieces made artificialised, within artificialised land.
    dropped : pieces made not artificialised.
    kept_built : built pieces that stay artificialised in a zone that flips.
    edge : pieces of small zones left as they are: at the edge of the data, or beside land that could not be read.
    mixed : objects in several parts of which only some changed: the larger area decides.
    """

    exempted: Moved
    narrow: Moved
    filled: Moved
    dropped: Moved
    kept_built: Moved
    edge: Moved
    mixed: int = 0

    def __str__(self) -> str:
        said = [f"{words}, {_told(moved)}" for moved, words in zip(self._moves(), _WORDS) if moved.count]
        if self.mixed:
            said.append(f"objets en plusieurs parties dont une partie seulement change, {nombre(self.mixed)}")
        return insecables(" ; ".join(said) or "aucun changement")

    def _moves(self) -> tuple[Moved, ...]:
        return self.exempted, self.narrow, self.filled, self.dropped, self.kept_built, self.edge


_WORDS = (
    "parcs et solaire au sol exemptés",
    "infrastructures trop étroites rangées avec ce qui les borde",
    "zones trop petites rendues artificialisées",
    "zones trop petites rendues non artificialisées",
    "bâti gardé artificialisé dans ces zones",
    "zones trop petites laissées telles quelles, au bord de ce qui est connu",
)


def _told(moved: Moved) -> str:
    return f"{pluriel(moved.count, 'objet')} ({nombre(moved.area / 10_000, 2)} ha)"


def apply_thresholds(
    shapes: Any,
    areas: Any,
    classes: Classes,
    built_min: float = BUILT_MIN_M2,
    zone_min: float = ZONE_MIN_M2,
    width_min: float = WIDTH_MIN_M,
    extent: Any | None = None,
    parks: bool = False,
    solar: bool = False,
) -> tuple[np.ndarray, Thresholded]:
    """Apply the thresholds to one date of a land cover.

    Parameters
    ----------
    shapes : polygons in a metre CRS, which do not overlap.
    areas : area of each, in m².
    classes : what the matrix says; ``artif`` −1 stays so, and leaves what touches it as it is.
    built_min, zone_min : in m²; an area equal to the bound does not flip. Contiguous buildings are one building.
    width_min : in m, of a contiguous linear run; 0 for none. The width is that of the rectangle of same area and
        perimeter; a narrower run follows the state it borders the most.
    extent : outline beyond which nothing is known, if it is less than the polygons themselves.
    parks : vegetated parks and gardens of at least ``zone_min`` are not artificialised (OCS2D).
    solar : neither are ground solar plants, buildings apart (OCS2D).

    Returns
    -------
    ``artif`` after the thresholds, int8, and what changed. An object in several parts is judged by part and takes the
    state of the larger area.
    """
    polygons = as_array(shapes)
    pieces, owner = shapely.get_parts(polygons, return_index=True)
    area = _shares(pieces, owner, np.asarray(areas, dtype=float))
    land = _Land(pieces, area, extent)
    state, built = classes.artif[owner].copy(), classes.built[owner] == 1
    exempted = land.exempted(state, classes, owner, parks, solar, zone_min)
    narrow = land.narrow(state, (classes.linear[owner] == 1) & ~built, width_min)
    filled, left_filled = land.small(state, 0, zone_min)
    state[filled] = 1
    dropped, left_dropped = land.small(state, 1, zone_min)
    kept = dropped & land.large(built, built_min)
    dropped &= ~kept
    state[dropped] = 0
    artif, mixed = _by_object(state, classes.artif, owner, area)
    return artif, Thresholded(
        exempted=Moved.of(exempted, area),
        narrow=Moved.of(narrow, area),
        filled=Moved.of(filled, area),
        dropped=Moved.of(dropped, area),
        kept_built=Moved.of(kept, area),
        edge=Moved.of(left_filled | left_dropped, area),
        mixed=mixed,
    )


def _shares(pieces: np.ndarray, owner: np.ndarray, areas: np.ndarray) -> np.ndarray:
    """Return the area of each part: that of its object, shared as the parts are drawn."""
    drawn = shapely.area(pieces)
    whole = np.bincount(owner, drawn, minlength=len(areas))[owner]
    return areas[owner] * np.divide(drawn, whole, out=np.zeros(len(drawn)), where=whole > 0)


def _by_object(state: np.ndarray, before: np.ndarray, owner: np.ndarray, area: np.ndarray) -> tuple[np.ndarray, int]:
    """Return the state of each object: that of the larger area of its parts; and how many are of two minds."""
    count = len(before)
    parts = np.bincount(owner, minlength=count)
    yes = np.bincount(owner, area * (state == 1), minlength=count)
    whole = np.bincount(owner, area, minlength=count)
    artif = np.where((before < 0) | (parts == 0), before, 2 * yes > whole).astype(np.int8)
    ones = np.bincount(owner, state == 1, minlength=count)
    return artif, int(((ones > 0) & (ones < parts)).sum())


def strip_width(area: Any, perimeter: Any) -> Any:
    """Return the width (m) of the rectangle of this area (m²) and perimeter (m): ``(P − √(P² − 16 A)) / 4``.

    Exact for a straight strip, where ``2·A / P`` is a little less; ``√A`` for what is more compact than a square.
    """
    area, perimeter = np.asarray(area, dtype=float), np.asarray(perimeter, dtype=float)
    rest = perimeter**2 - 16 * area
    return np.where(rest > 0, (perimeter - np.sqrt(np.maximum(rest, 0.0))) / 4, np.sqrt(area))


class _Land:
    """Pieces of a land cover and the borders they share."""

    def __init__(self, pieces: np.ndarray, area: np.ndarray, extent: Any | None) -> None:
        self.area = area
        self.perimeter = shapely.length(pieces)
        self.left, self.right, self.length = shared_borders(pieces)
        self.free = self.perimeter - self._by_piece(self.length, self.length)
        self.out = np.zeros(len(pieces), dtype=bool)
        if extent is not None:
            outline = shapely.boundary(shapely.union_all(as_array(extent)))
            self.out[shapely.STRtree(pieces).query(outline, predicate="intersects")] = True

    def _by_piece(self, of_left: np.ndarray, of_right: np.ndarray) -> np.ndarray:
        """Sum by piece what each of its borders brings to the piece on its left, and to the one on its right."""
        count = len(self.area)
        return np.bincount(self.left, of_left, minlength=count) + np.bincount(self.right, of_right, minlength=count)

    def _zones(self, members: np.ndarray, kind: np.ndarray) -> np.ndarray:
        """Return the zone of each piece: contiguous members of one kind; any other piece is alone."""
        linked = members[self.left] & members[self.right] & (kind[self.left] == kind[self.right])
        return components(len(self.area), self.left[linked], self.right[linked])

    def _sum(self, zone: np.ndarray, amount: np.ndarray) -> np.ndarray:
        """Return, for each piece, the sum of an amount over its zone."""
        return np.bincount(zone, amount, minlength=len(zone))[zone]

    def large(self, members: np.ndarray, area_min: float) -> np.ndarray:
        """Return the members whose contiguous set reaches an area."""
        zone = self._zones(members, members)
        return members & (self._sum(zone, self.area) >= area_min - ROUNDING)

    def exempted(
        self, state: np.ndarray, classes: Classes, owner: np.ndarray, parks: bool, solar: bool, area_min: float
    ) -> np.ndarray:
        """Take parks large enough and solar plants out of artificialised land, in place; return the pieces."""
        usage, cover = classes.us[owner], classes.cs[owner]
        found = np.zeros(len(state), dtype=bool)
        if parks:
            green = np.array([str(code)[:3] in ("CS4", "CS5", "CS6") for code in cover], dtype=bool)
            found |= self.large(green & (usage == PARK), area_min)
        if solar:
            found |= (usage == SOLAR) & (classes.built[owner] != 1)
        found &= state == 1
        state[found] = 0
        return found

    def narrow(self, state: np.ndarray, linear: np.ndarray, width_min: float) -> np.ndarray:
        """Give linear runs under a width the state they border the most, in place; return the pieces that changed."""
        run = linear & (state == 1)
        zone = self._zones(run, run)
        inside = run[self.left] & run[self.right]
        perimeter = self.perimeter - self._by_piece(self.length * inside, self.length * inside)
        width = strip_width(self._sum(zone, self.area), self._sum(zone, perimeter))
        thin = run & (width < width_min - ROUNDING)
        beside = {s: (state == s) & ~thin for s in (0, 1)}
        border = {
            s: self._sum(zone, self._by_piece(self.length * b[self.right], self.length * b[self.left]))
            for s, b in beside.items()
        }
        changed = thin & (border[0] >= border[1])
        state[changed] = 0
        return changed

    def small(self, state: np.ndarray, kind: int, area_min: float) -> tuple[np.ndarray, np.ndarray]:
        """Return the pieces of zones of a state under an area: those enclosed, those at the edge of what is known."""
        members = state == kind
        zone = self._zones(members, state)
        little = members & (self._sum(zone, self.area) < area_min - ROUNDING)
        unread = (state < 0).astype(float)
        beside = self._by_piece(self.length * unread[self.right], self.length * unread[self.left])
        edge = self._sum(zone, np.maximum(self.free, 0.0) + beside) > FREE_BORDER_M
        edge |= self._sum(zone, self.out.astype(float)) > 0
        return little & ~edge, little & edge
