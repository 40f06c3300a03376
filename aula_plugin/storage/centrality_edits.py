"""Statuses and parcels that people decide over the candidates of a dossier, each written at once with its reason."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import shapely
from geopandas import GeoDataFrame

from ..core.centrality.columns import JOURNAL
from ..core.centrality.hand import ADDED, EDITS, MOVED_SHARE, TAKEN, adjusted, share_inside
from ..core.errors import InputError
from ..core.geometry import dissolve
from ..i18n import tr
from .centrality_dossier import read, take_back, write_candidate, write_gesture

_OTHER = {ADDED: TAKEN, TAKEN: ADDED}


class HandEdits:
    """What a dossier holds of people's decisions; every change is written before the call returns.

    Attributes
    ----------
    candidates, edits, journal : rows of the dossier.
    """

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)
        self._undone: list[tuple[GeoDataFrame, pd.DataFrame]] = []
        self.reload()

    def reload(self) -> None:
        """Read the dossier again.

        Raises
        ------
        InputError
            It is not a dossier of centralités, or cannot be read.
        """
        self.candidates = read(self.path, "candidats")
        self.edits = read(self.path, "retouches")
        self.journal = read(self.path, "journal")

    def of_commune(self, code: str) -> GeoDataFrame:
        """Return the candidates of a commune, in the order of their identifiers."""
        return self.candidates[self.candidates["code_insee"] == code].sort_values("id_candidat")

    def candidate(self, name: str) -> GeoDataFrame:
        """Return the row of a candidate.

        Raises
        ------
        InputError
            The dossier does not hold it (any more).
        """
        found = self.candidates[self.candidates["id_candidat"] == name]
        if not len(found):
            raise InputError(tr("Le dossier ne contient plus le candidat {}.").format(name))
        return found

    def edits_of(self, name: str) -> GeoDataFrame:
        """Return the hand edits of a candidate."""
        return self.edits[self.edits["candidat_id"] == name]

    def shape(self, name: str) -> Any:
        """Return a candidate with its hand edits."""
        return adjusted(self.candidate(name).geometry.iloc[0], self.edits_of(name))

    def useless(self, name: str, action: str, parcel: Any) -> str:
        """Return why a parcel cannot be added to a candidate or taken from it, empty when it can."""
        share = float(share_inside(np.array([parcel], dtype=object), self.shape(name))[0])
        if action == ADDED and share > 1 - MOVED_SHARE:
            return tr("Déjà dans le candidat")
        return tr("Pas dans le candidat") if action == TAKEN and share < MOVED_SHARE else ""

    def version(self, code: str) -> Any:
        """Return the candidates of a commune with their hand edits, those set aside (« écarté ») left out."""
        own = self.of_commune(code)
        names = own["id_candidat"][own["statut"] != "écarté"]
        return dissolve(np.array([self.shape(name) for name in names], dtype=object))

    def lines_of(self, name: str) -> list[dict[str, Any]]:
        """Return the lines of the journal of a candidate, last first."""
        return self.journal[self.journal["candidat_id"] == name].iloc[::-1].drop(columns="geometry").to_dict("records")

    def reasons(self) -> list[str]:
        """Return the reasons already given for a parcel, last first, each once."""
        given = self.journal[self.journal["action"].isin([ADDED, TAKEN])]["motif"].dropna()[::-1]
        return list(dict.fromkeys(text for text in given if not text.startswith(tr("annulé"))))

    def set_status(self, name: str, status: str, author: str) -> None:
        """Give a candidate another status; the change is its own reason."""
        row = self.candidate(name)
        change = f"{row['statut'].iloc[0]} → {status}"
        line = self._line(name, author, "statut", "", float(row["aire_ha"].iloc[0]), change)
        write_candidate(self.path, row.assign(statut=status), pd.DataFrame([line]))
        self.reload()

    def note(self, name: str, action: str, parcels: Sequence[tuple[str, Any]], reason: str, author: str) -> None:
        """Add parcels to a candidate, or take them away.

        Raises
        ------
        InputError
            No reason, or the dossier cannot be written.
        """
        if not reason.strip():
            raise InputError(tr("Écrivez un motif."))
        row = self.candidate(name)
        shapes = np.array([shape for _, shape in parcels], dtype=object)
        inside = share_inside(shapes, row.geometry.iloc[0])
        gesture = int(self.edits["geste"].max()) + 1 if len(self.edits) else 1
        lines = [
            self._line(name, author, action, parcel, float(shapely.area(shape)) / 1e4, reason.strip())
            for parcel, shape in parcels
        ]
        rows = pd.DataFrame(lines).assign(code_insee=row["code_insee"].iloc[0], part_calcul=inside, geste=gesture)[
            list(EDITS)
        ]
        edits = GeoDataFrame(rows, geometry=shapes, crs=self.candidates.crs)
        write_gesture(self.path, edits, pd.DataFrame(lines))
        self._undone.clear()
        self.reload()

    @property
    def undoable(self) -> str:
        """Return what the last gesture was, empty when there is none."""
        last = self._last()
        return "" if last is None else _words(last)

    @property
    def redoable(self) -> str:
        """Return what the last gesture taken back was, empty when there is none."""
        return _words(self._undone[-1][0]) if self._undone else ""

    def _last(self) -> GeoDataFrame | None:
        return self.edits[self.edits["geste"] == self.edits["geste"].max()] if len(self.edits) else None

    def undo(self, author: str) -> None:
        """Take the last gesture back; the journal keeps both."""
        last = self._last()
        if last is None:
            return
        lines = pd.DataFrame(
            [
                self._line(row.candidat_id, author, _OTHER[row.action], row.objet, row.aire_ha,
                           tr("annulé : {}").format(row.motif))
                for row in last.itertuples()
            ]
        )  # fmt: skip
        take_back(self.path, int(last["geste"].iloc[0]), lines)
        self._undone.append((last, lines))
        self.reload()

    def redo(self, author: str) -> None:
        """Do again the last gesture taken back."""
        if not self._undone:
            return
        edits, _ = self._undone.pop()
        lines = pd.DataFrame(
            [
                self._line(row.candidat_id, author, row.action, row.objet, row.aire_ha, row.motif)
                for row in edits.itertuples()
            ]
        )
        write_gesture(self.path, edits, lines)
        self.reload()

    def _line(self, name: str, author: str, action: str, parcel: str, area: float, reason: str) -> dict[str, Any]:
        values = (name, datetime.now().isoformat(timespec="seconds"), author, action, parcel, area, reason)
        return dict(zip(JOURNAL, values))


def _words(gesture: GeoDataFrame) -> str:
    sign = "+" if gesture["action"].iloc[0] == ADDED else "−"
    return f"{sign} {', '.join(str(one) for one in gesture['objet'])}"
