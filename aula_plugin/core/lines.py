"""Lines cut at a regular step, to measure which share of a hedge, a link or an arrow is covered."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import shapely

from .shape_parts import single_parts

#: A vertex this near to a cut is the cut itself (m): rounding of lengths added along a line.
SAME_M = 1e-9


@dataclass(frozen=True)
class Course:
    """Vertices of single lines, laid end to end: ``travelled`` is the way from the start of the first line, in m.

    ``first`` and ``last`` are the positions of the two ends of each line among the vertices, ``of_line`` the line of
    each vertex.
    """

    vertices: np.ndarray
    of_line: np.ndarray
    travelled: np.ndarray
    first: np.ndarray
    last: np.ndarray

    @classmethod
    def of(cls, lines: np.ndarray) -> Course:
        """Measure lines; none of them is empty."""
        vertices, of_line = shapely.get_coordinates(lines, return_index=True)
        first = np.searchsorted(of_line, np.arange(len(lines)))
        hops = np.hypot(*np.diff(vertices, axis=0, prepend=vertices[:1]).T)
        hops[first] = 0.0
        last = np.r_[first[1:], len(vertices)] - 1 if len(lines) else first
        return cls(vertices, of_line, np.cumsum(hops), first, last)

    @property
    def lengths_m(self) -> np.ndarray:
        """Length of each line."""
        return self.travelled[self.last] - self.travelled[self.first]

    def at(self, line: np.ndarray, along_m: np.ndarray) -> np.ndarray:
        """Return the coordinates of the points ``along_m`` from the start of each line, which may be given twice."""
        way = self.travelled[self.first[line]] + along_m
        before = np.searchsorted(self.travelled, way, side="right") - 1
        before = np.clip(before, self.first[line], self.last[line] - 1)
        hop = self.travelled[before + 1] - self.travelled[before]
        share = np.divide(way - self.travelled[before], hop, out=np.zeros(len(way)), where=hop > 0)
        return self.vertices[before] + np.clip(share, 0.0, 1.0)[:, None] * (
            self.vertices[before + 1] - self.vertices[before]
        )

    def stretches(self, line: np.ndarray, start_m: np.ndarray, end_m: np.ndarray) -> np.ndarray:
        """Return the lines between two places, bends kept; together they cover the lines from end to end, in order."""
        if not len(line):
            return np.empty(0, dtype=object)
        origin = self.travelled[self.first[line]]
        owner = np.maximum(np.searchsorted(origin + start_m, self.travelled, side="right") - 1, 0)
        inside = (self.of_line == line[owner]) & (self.travelled > (origin + start_m)[owner] + SAME_M)
        inside &= self.travelled < (origin + end_m)[owner] - SAME_M
        number = np.arange(len(line))
        ends = self.at(np.concatenate([line, line]), np.concatenate([start_m, end_m]))
        stretch = np.concatenate([number, owner[inside], number])
        points = np.concatenate([ends[: len(line)], self.vertices[inside], ends[len(line) :]])
        order = np.argsort(stretch, kind="stable")
        return shapely.linestrings(points[order], indices=stretch[order])


@dataclass(frozen=True)
class Pieces:
    """Lines cut at a regular step: one element per piece.

    Attributes
    ----------
    midpoints : point half-way along each piece.
    lengths_m : length of each piece; they add up to the length of the lines.
    sources : position in the input of the line each piece comes from.
    course, line, start_m, end_m : the single lines, and where each piece lies on one of them.
    """

    midpoints: np.ndarray
    lengths_m: np.ndarray
    sources: np.ndarray
    course: Course
    line: np.ndarray
    start_m: np.ndarray
    end_m: np.ndarray

    @cached_property
    def geometries(self) -> np.ndarray:
        """The pieces themselves, bends kept."""
        return self.course.stretches(self.line, self.start_m, self.end_m)

    def joined(self, state: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Return consecutive pieces of one single line and of one state as one line, and the first piece of each."""
        if not len(self.line):
            return np.empty(0, dtype=object), np.empty(0, dtype=int)
        opens = np.r_[True, (self.line[1:] != self.line[:-1]) | (state[1:] != state[:-1])]
        first = np.flatnonzero(opens)
        last = np.r_[first[1:], len(opens)] - 1
        return self.course.stretches(self.line[first], self.start_m[first], self.end_m[last]), first


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
    course = Course.of(single)
    length = course.lengths_m
    count = np.maximum(np.ceil(length / step_m - 1e-9), 1).astype(int)
    line = np.repeat(np.arange(len(single)), count)
    rank = np.arange(count.sum()) - np.repeat(np.cumsum(count) - count, count)
    start = rank * step_m
    end = np.where(rank == count[line] - 1, length[line], start + step_m)
    midpoints = shapely.points(course.at(line, (start + end) / 2))
    return Pieces(midpoints, end - start, owner[line], course, line, start, end)
