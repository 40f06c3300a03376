"""The counter of a run, read back from its layers, and the territories it holds."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from qgis.core import QgsProcessingContext, QgsProcessingFeedback, QgsVectorLayer

from ...core.errors import InputError
from ...core.land.counter import Counters
from ...core.land.counter_rules import COMMUNE, LEVELS, Rules
from ...core.missing import is_missing
from ...core.text import plain
from ...i18n import tr
from ...land_inputs import read_results

_NAMES = {"COMPTEUR": "counter", "GROUPES": "groups", "ANNEES": "years"}


def read_counters(files: Mapping[str, str], rules: Rules, measure: str) -> Counters:
    """Return the counter that a run wrote.

    Raises
    ------
    InputError
        A layer cannot be opened, or is not a result of the counter.
    """
    sources = {}
    for output, name in _NAMES.items():
        layer = QgsVectorLayer(files[output], output, "ogr")
        if not layer.isValid():
            raise InputError(tr("Le résultat « {} » ne peut pas être lu.").format(files[output]))
        sources[name] = layer
    found = read_results(sources, QgsProcessingContext(), QgsProcessingFeedback(False))
    communes, groups, years = found.counter, found.groups, found.years
    if communes is None or groups is None or years is None:
        raise InputError(tr("Le compteur est incomplet : il manque une de ses tables."))
    known = years.loc[years["conso_ha"].notna() & years["annee"].between(rules.start, rules.end), "annee"]
    return Counters(communes, groups, years, rules, measure, int(known.max()) if len(known) else None)


def levels_of(counters: Counters) -> dict[str, int]:
    """Return how many territories each level has."""
    counts = counters.groups["niveau"].value_counts()
    return {level: len(counters.communes) if level == COMMUNE else int(counts.get(level, 0)) for level in LEVELS}


def places_of(counters: Counters, level: str) -> list[tuple[str, str]]:
    """Return code and name of the territories of a level, in the order of their names."""
    frame = counters.communes if level == COMMUNE else counters.groups[counters.groups["niveau"] == level]
    places = [(str(code), str(code if is_missing(name) else name)) for code, name in zip(frame["code"], frame["nom"])]
    return sorted(places, key=lambda place: (plain(place[1]), place[0]))


def parent_of(counters: Counters, level: str, code: str) -> tuple[str, str]:
    """Return level and code of the one territory that holds another; empty when none does, or several."""
    own = counters.communes[counters.communes["code"].isin(counters.members(level, code))]
    for above in LEVELS[LEVELS.index(level) + 1 :]:
        held = own[above].dropna().unique()
        if len(held) == 1:
            return above, str(held[0])
    return "", ""


def rows_beside(counters: Counters, level: str, code: str) -> tuple[str, list[dict[str, Any]]]:
    """Return the communes to list, and the level that holds them: of the territory, or of the EPCI of a commune.

    A commune that nothing holds is listed with all the others.
    """
    communes = counters.communes
    if level == COMMUNE:
        level, code = parent_of(counters, level, code)
    if level:
        communes = communes[communes["code"].isin(counters.members(level, code))]
    return level, communes.to_dict("records")
