"""Empty shops: of those a survey saw inside a perimeter, else the empty housing of the commune, labelled as such."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely
from geopandas import GeoDataFrame

from ..errors import InputError
from ..text import clean, insee, is_insee, number, plain
from ..typography import insecables, nombre, pluriel

_EMPTY = {"1", "true", "vrai", "oui", "yes", "t", "vacant", "vacante", "vide", "inoccupe", "inoccupee"}
_TAKEN = {"0", "false", "faux", "non", "no", "f", "occupe", "occupee", "ouvert", "actif", "en activite"}
#: Names under which surveys carry it, lower case.
FIELDS = ("vacant", "vacance", "vacante", "est_vacant", "occupation")
#: Starts of the names under which tables carry the share of empty housing.
RATES = ("part_vac", "taux_vac", "tx_vac", "vacance", "part_log_vac")
_CODES = ("code_insee", "insee", "codgeo", "code_commune", "depcom", "code", "com", "codgeo_25")


@dataclass(frozen=True)
class Survey:
    """Shops that a survey saw.

    Attributes
    ----------
    points : where they are.
    vacant : which of them are empty.
    """

    points: npt.NDArray[np.object_]
    vacant: npt.NDArray[np.bool_]

    def within(self, perimeters: npt.NDArray[np.object_]) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
        """Return how many shops each perimeter holds, and how many of them are empty."""
        row, own = shapely.STRtree(self.points).query(perimeters, predicate="intersects")
        seen = np.bincount(row, minlength=len(perimeters))
        return seen, np.bincount(row[self.vacant[own]], minlength=len(perimeters))


def read_survey(frame: GeoDataFrame, field: str, name: str) -> tuple[Survey, int]:
    """Return the shops of a survey, and how many say neither yes nor no and are left out.

    Raises
    ------
    InputError
        No such field, or no shop says yes or no.
    """
    column = field.lower() or next((one for one in FIELDS if one in frame), "")
    if column not in frame:
        missing = f"n’a pas de champ « {field} »" if field else f"n’a aucun champ {', '.join(FIELDS)}"
        raise InputError(
            f"« {name} » (vacance) {missing}. Indiquez celui qui dit si le local est vacant : oui ou non, 1 ou 0."
        )
    texts = [plain(clean(value)) for value in frame[column]]
    empty = np.array([text in _EMPTY for text in texts], dtype=bool)
    told = empty | np.array([text in _TAKEN for text in texts], dtype=bool)
    if not told.any():
        raise InputError(
            f"« {name} », champ {column} (vacance) : aucune valeur ne dit oui ou non ; attendu : oui ou non, 1 ou 0, "
            "vacant ou occupé. Choisissez un autre champ."
        )
    points = shapely.point_on_surface(frame.geometry.to_numpy()[told])
    return Survey(points, empty[told]), int((~told).sum())


def housing_rates(table: pd.DataFrame, field: str, name: str) -> dict[str, float]:
    """Return the share of empty housing of each commune, 0–1; a commune without a value is left out (secrecy).

    Parameters
    ----------
    table : column names in lower case. Values in percent, unless none of them exceeds 1.
    field : column of the share; empty: the first whose name starts as one of `RATES`.

    Raises
    ------
    InputError
        No INSEE code, no such column, a value that is not a share.
    """
    code = next((one for one in _CODES if one in table), None)
    column: Any = field.lower() or next((one for one in table if str(one).startswith(RATES)), "")
    if code is None or column not in table:
        missing = f"n’a pas de champ « {field} »" if field else f"n’a aucun champ {', '.join(RATES)}…"
        raise InputError(
            f"« {name} » (vacance des logements) {'n’a aucun code INSEE' if code is None else missing}. Présents : "
            f"{', '.join(str(one) for one in table if one != 'geometry')}. Indiquez le champ, ou une autre table."
        )
    found: dict[str, float] = {}
    for key, value in zip(map(insee, table[code]), table[column]):
        text = clean(value)
        if text is None or not is_insee(key):
            continue
        share = number(text.replace("%", ""))
        if share is None or not 0 <= share <= 100:
            raise InputError(
                f"« {name} », champ {column}, commune {key} : « {text} » n’est pas une part. Attendu : un nombre de "
                "0 à 100, ou rien sous le secret statistique. Corrigez-la, ou choisissez un autre champ."
            )
        found[str(key)] = share
    return found if max(found.values(), default=0.0) <= 1 else {key: share / 100 for key, share in found.items()}


def vacancy(
    perimeters: npt.NDArray[np.object_], codes: list[str], survey: Survey | None, housing: Mapping[str, float] | None
) -> tuple[list[float | None], list[str | None]]:
    """Return the share of empty premises of each perimeter, 0–1, and what it is a share of.

    A perimeter where the survey saw no shop takes the empty housing of its commune, if it is known, and says so.
    """
    shares: list[float | None] = [None] * len(codes)
    sources: list[str | None] = [None] * len(codes)
    seen, empty = survey.within(perimeters) if survey is not None else (np.zeros(len(codes), dtype=np.int64),) * 2
    for row, code in enumerate(codes):
        if seen[row]:
            shares[row] = float(empty[row] / seen[row])
            sources[row] = insecables(
                f"commerces relevés : {pluriel(int(empty[row]), 'vacant')} sur {nombre(seen[row])}"
            )
        elif housing is not None and code in housing:
            shares[row] = housing[code]
            sources[row] = insecables("logements vacants de la commune (LOVAC), non des commerces")
    return shares, sources
