"""Lines cut at a regular step, to measure which share of a hedge, a link or an arrow is covered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely

from .geometry import single_parts


@dataclass(frozen=True)
class Pieces:
    """Lines cut at a regular step: one element per piece.

    Attributes
    ----------
    geometries : the pieces, bends kept.
    midpoints : point half-way along each piece.
    lengths_m : length of each piece; they add up to the length of the lines.
    sources : position in the input of the line each piece comes from.
    """

    geometries: np.ndarray
    midpoints: np.ndarray
    lengths_m: np.ndarray
    sources: np.ndarray


def pieces_along(lines: Any, step_m: float) -> Pieces:
    """Cut lines every ``step_m`` from their start; the last piece of each single line is the remainder.

    Multi-lines are cut part by part. None, empty and zero-length lines give no piece.

    Raises
    ------
    ValueError
        ``step_m`` is not positive.
    """
    if not step_m > 0:
        raise ValueError(f"step_m must be positive, not {step_m}")
    single, owner = single_parts(lines)
    linear = (shapely.get_dimensions(single) == 1) & (shapely.length(single) > 0)
    single, owner = single[linear], owner[linear]
    length = shapely.length(single)
    count = np.maximum(np.ceil(length / step_m - 1e-9), 1).astype(int)
    line = np.repeat(np.arange(len(single)), count)
    rank = np.arange(count.sum()) - np.repeat(np.cumsum(count) - count, count)
    start = rank * step_m
    end = np.where(rank == count[line] - 1, length[line], start + step_m)
    midpoints = shapely.line_interpolate_point(single[line], (start + end) / 2)
    return Pieces(_cut(single, line, start, end, step_m), midpoints, end - start, owner[line])


def _cut(single: np.ndarray, line: np.ndarray, start: np.ndarray, end: np.ndarray, step_m: float) -> np.ndarray:
    """Build the pieces: their two ends, and between them the vertices of the line they belong to."""
    if len(line) == 0:
        return np.empty(0, dtype=object)
    vertices, of_line = shapely.get_coordinates(single, return_index=True)
    hops = np.hypot(*np.diff(vertices, axis=0, prepend=vertices[:1]).T)
    travelled = np.cumsum(hops)
    first = np.searchsorted(of_line, of_line)
    travelled = travelled - travelled[first]
    offset = np.searchsorted(line, np.arange(len(single)))
    last = np.bincount(line, minlength=len(single)) - 1
    of_piece = offset[of_line] + np.minimum((travelled / step_m).astype(int), last[of_line])
    inside = (travelled > start[of_piece]) & (travelled < end[of_piece])
    number = np.arange(len(line))
    ends = shapely.get_coordinates(
        shapely.line_interpolate_point(np.concatenate([single[line]] * 2), np.concatenate([start, end]))
    )
    points = np.concatenate([ends, vertices[inside]])
    piece = np.concatenate([number, number, of_piece[inside]])
    place = np.concatenate([start, end, travelled[inside]])
    order = np.lexsort((place, piece))
    return shapely.linestrings(points[order], indices=piece[order])
