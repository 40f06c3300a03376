"""Where a word of a chart can stand without covering a line or another word."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import QPointF, QRectF

#: Distance between the points by which a line is felt, pixels.
STEP = 4.0
#: What covering a word and leaving the chart weigh, in points of a line; beyond `MOST` a word says less than it hides.
WORD, OUTSIDE, MOST = 1000, 2000, 16


class Places:
    """Holds what is drawn; each word takes the place that covers least, the first of equals."""

    def __init__(self, bounds: QRectF) -> None:
        self.bounds = bounds
        self._points: list[QPointF] = []
        self._words: list[QRectF] = []

    def add_line(self, line: Sequence[QPointF]) -> None:
        """Keep words off a line."""
        for start, end in zip(line, line[1:]):
            across, down = end.x() - start.x(), end.y() - start.y()
            count = max(1, round(max(abs(across), abs(down)) / STEP))
            self._points += [
                QPointF(start.x() + across * rank / count, start.y() + down * rank / count) for rank in range(count + 1)
            ]

    def add_word(self, box: QRectF) -> None:
        """Keep words off another one."""
        self._words.append(box)

    def place(self, candidates: Sequence[QRectF], needed: bool = True, near: float = 0.0) -> QRectF | None:
        """Return the place a word takes among those it could have; None for one that is not needed and hides much.

        Parameters
        ----------
        near : what each place costs more than the one before it, in points of a line.
        """
        costs = [self._covered(box) + near * rank for rank, box in enumerate(candidates)]
        cost = min(costs)
        if not needed and cost > MOST:
            return None
        best = candidates[costs.index(cost)]
        self._words.append(best)
        return best

    def _covered(self, box: QRectF) -> float:
        lines = sum(1 for point in self._points if box.contains(point))
        words = sum(1 for other in self._words if other.intersects(box))
        outside = 0 if self.bounds.contains(box) else 1
        return lines + WORD * words + OUTSIDE * outside
