"""Morphological spatial pattern analysis (MSPA): which part each cell of a habitat plays in its shape.

A habitat is cut into classes that exclude one another: cœur, what is farther from the outside than the edge is wide;
îlot, a piece without cœur; lisière and perforation, the outer and inner edge of a cœur; pont, a link between two
cœurs; boucle, a link from a cœur to itself; branche, what is left. Codes are those of the GuidosToolbox Workbench, bits
that add up: 1 habitat, 2 lisière, 4 perforation, 8 îlot, 16 cœur, 32 pont, 64 boucle, 100 more inside an opening.

Sources: Soille & Vogt 2009, Pattern Recognition Letters 30, 456; Soille & Vogt 2022, ISPRS Archives
XLVIII-4/W1-2022, 427; Vogt, MSPA Guide (JRC).
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import numpy as np
import numpy.typing as npt

from ..errors import InputError
from ..needs import scipy_or_refuse
from .mspa_distance import near
from .mspa_spread import nearest_labels, within_geodesic
from .mspa_thinning import thin

#: An edge of n cells holds the cells whose centre is at most n + 0.98 cells from the centre of one outside: the
#: reference takes a little less than n + 1, so that rounding never gives one cell more.
_TOLERANCE = 0.98
#: A link is as thick as a line whose sides are one diagonal short of the edge.
_DIAGONAL = math.sqrt(2.0)
#: Codes that are not sums of bits.
OUTSIDE, CORE_OPENING, BORDER_OPENING, MISSING = 0, 100, 220, 129
#: What is added to the code of a cell inside an opening.
INSIDE = 100
#: Memory of a cell at the peak: 46 measured on 3 000 × 3 000 cells (labels, masks, neighbours), and the grid as read.
BYTES_PER_CELL = 60


@dataclass(frozen=True)
class Options:
    """How a habitat is read.

    Attributes
    ----------
    edge : width of the edge, whole cells, 1 or more.
    connexity : 8: cells of habitat that touch by a corner are joined; 4: by a side only.
    inside : tell the openings, and what lies in them.
    """

    edge: int = 1
    connexity: int = 8
    inside: bool = True

    @property
    def reach(self) -> float:
        """Distance, in cells, up to which a cell is of the edge."""
        return self.edge + _TOLERANCE

    @property
    def margin(self) -> int:
        """Cells added around the map, which carry on what touches its border."""
        return int(self.reach / _DIAGONAL * 1.5 + 0.5) + 1


def _nothing(_share: float = 0.0) -> None:
    """Tell nobody, and do not stop."""


def _structure(connexity: int) -> npt.NDArray[np.bool_]:
    square = np.ones((3, 3), dtype=bool)
    if connexity == 4:
        square[::2, ::2] = False
    return square


def _with_holes(mask: npt.NDArray[np.bool_], connexity: int) -> npt.NDArray[np.bool_]:
    """Return a mask and the holes that it closes: what, by ``connexity``, does not join the border of the map."""
    from scipy import ndimage

    pieces, number = ndimage.label(~mask, structure=_structure(connexity))
    open_ = np.zeros(number + 1, dtype=bool)
    for side in (pieces[0], pieces[-1], pieces[:, 0], pieces[:, -1]):
        open_[side] = True
    open_[0] = False
    found: npt.NDArray[np.bool_] = ~open_[pieces]
    return found


def _carried_on(
    habitat: npt.NDArray[np.bool_], known: npt.NDArray[np.bool_], reach: float, stop: Callable[[], None]
) -> npt.NDArray[np.bool_]:
    """Return the habitat, carried on over cells without data near both habitat and data: their edge is unknown."""
    return habitat | (near(known, reach, stop) & near(habitat, reach, stop))


def _outer_edges(
    core: npt.NDArray[np.bool_], options: Options, dual: int, stop: Callable[[], None]
) -> npt.NDArray[np.bool_]:
    """Return the cells around the cœurs, holes filled: from the outermost cœurs to those in their holes."""
    edges = np.zeros_like(core)
    left = core.copy()
    while left.any():
        stop()
        filled = _with_holes(left, dual)
        edges |= near(filled, options.reach, stop)
        outermost = filled & ~_with_holes(filled & ~left, options.connexity)
        if not (outermost & left).any():
            break
        left &= ~outermost
    return edges


def _unframed(mask: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
    """Return a mask without the two outermost rows and columns, where thinning does not look."""
    framed = np.zeros_like(mask)
    framed[2:-2, 2:-2] = mask[2:-2, 2:-2]
    return framed


def _links(
    body: npt.NDArray[np.bool_],
    core: npt.NDArray[np.bool_],
    opened: npt.NDArray[np.bool_],
    options: Options,
    progress: Callable[[float], None],
) -> list[npt.NDArray[np.bool_]]:
    """Return the ponts and the boucles of the pieces of habitat that have a cœur."""
    from scipy import ndimage

    structure, stop = _structure(options.connexity), partial(progress, 0.0)
    line = thin(_unframed(body), core, options.connexity, stop) & ~core
    progress(0.6)
    link = within_geodesic(line, body & ~core, options.reach - _DIAGONAL, stop)
    progress(0.8)
    cores, _ = ndimage.label(core, structure=structure)
    nearest = nearest_labels(cores.astype(np.int32), opened | link, options.connexity, stop)
    del cores
    strands, number = ndimage.label(link, structure=structure)
    strand, reached = strands[link], nearest[link]
    one = np.zeros(number + 1, dtype=np.int32)
    one[strand] = reached
    several = np.zeros(number + 1, dtype=bool)
    several[strand[reached != one[strand]]] = True
    bridge = link & several[strands]
    return [bridge, link & ~bridge]


def _told_inside(
    codes: npt.NDArray[np.int16], core: npt.NDArray[np.bool_], hull: npt.NDArray[np.bool_], dual: int
) -> None:
    """Add what lies in an opening of a cœur, and name the openings."""
    openings = _with_holes(core, dual) & ~core
    border = _with_holes(hull, dual) & ~hull & ~openings
    codes += np.int16(INSIDE) * _with_holes(openings, dual)
    np.maximum(codes, np.int16(BORDER_OPENING) * border, out=codes)


def segment(
    habitat: npt.NDArray[np.bool_],
    missing: npt.NDArray[np.bool_],
    options: Options,
    progress: Callable[[float], None] = _nothing,
) -> npt.NDArray[np.uint8]:
    """Return the code of each cell (``mspa_classes``).

    Parameters
    ----------
    habitat : cells of habitat.
    missing : cells without data, which bear 129; habitat seems to go on there, so that no edge is seen against them
        nor against the border of the map.
    progress : told the share done, often; may raise to stop.

    Raises
    ------
    InputError
        No scipy; an edge under one cell; another connexity than 4 or 8.
    """
    scipy_or_refuse()
    if options.edge < 1 or options.connexity not in (4, 8):
        raise InputError(
            f"MSPA : bord de {options.edge} maille et connexité {options.connexity} impossibles ; attendu un bord d’au "
            "moins 1 maille et une connexité de 4 ou 8."
        )
    margin, dual, stop = options.margin, 12 - options.connexity, partial(progress, 0.0)
    within = (slice(margin, -margin), slice(margin, -margin))
    known = np.pad(~missing, margin)
    framed = np.pad(habitat & ~missing, margin)
    shape = np.pad(_carried_on(framed, known, options.reach, stop)[within], margin, mode="edge")
    progress(0.1)
    codes = _classes(shape, options, dual, progress)
    if options.inside:
        core = _unframed((codes & 16) > 0)
        _told_inside(codes, core, _carried_on(framed, known, _DIAGONAL, stop), dual)
    found = codes[within].astype(np.uint8)
    found[missing] = MISSING
    progress(1.0)
    return found


def _classes(
    shape: npt.NDArray[np.bool_], options: Options, dual: int, progress: Callable[[float], None]
) -> npt.NDArray[np.int16]:
    """Return the bits of each cell of a shape, its margin included."""
    from scipy import ndimage

    stop = partial(progress, 0.0)
    core = shape & ~near(~shape, options.reach, stop)
    pieces, number = ndimage.label(shape, structure=_structure(options.connexity))
    has_core = np.zeros(number + 1, dtype=bool)
    has_core[pieces[core]] = True
    islet = shape & ~has_core[pieces]
    del pieces
    progress(0.2)
    rim = near(core, options.reach, stop)
    edge = rim & _outer_edges(core, options, dual, stop)
    progress(0.4)
    codes = shape.astype(np.int16)
    for bit, mask in ((2, edge), (4, rim & ~edge), (8, islet)):
        codes |= np.int16(bit) * mask
    opened, core = rim | core, _unframed(core)
    for bit, mask in zip((16, 32, 64), (core, *_links(shape & ~islet, core, opened, options, progress))):
        codes |= np.int16(bit) * mask
    return codes
