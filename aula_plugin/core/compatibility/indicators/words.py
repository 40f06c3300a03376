"""Objects that their label designates though their code does not: told, listed, never added to a value.

Source: cnig.md section 3 (codes first, then words of LIBELLE and TXT) and the table ``libelle_code``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache, wraps
from typing import Any
from weakref import WeakKeyDictionary

import numpy as np
import shapely

from ...documents.codes import INFORMATION, PRESCRIPTION, match, match_words
from ...tables import load
from ...typography import accord, enumeration, pluriel
from ..layers import Layer
from ..measure import Measure
from ..scene import Scene

CLASSES = {"psc": PRESCRIPTION, "inf": INFORMATION}
MOST_NAMES = 5
_FOUND: WeakKeyDictionary[Layer, dict[str, np.ndarray]] = WeakKeyDictionary()

Indicator = Callable[[Scene, Mapping[str, Any]], Measure]


def telling_words(indicator: Indicator, *always: str) -> Indicator:
    """Return the indicator, completed with the objects that words designate for the codes its parameters ask for.

    ``always`` are the selectors it reads by itself, without any parameter.
    """

    @wraps(indicator)
    def measure(scene: Scene, params: Mapping[str, Any]) -> Measure:
        result = indicator(scene, params)
        asked = dict.fromkeys([*_selectors(params), *always])
        fids, names = _designated(scene, list(asked))
        if fids:
            result.by_words, result.words = len(fids), fids
            shown = [f"« {name} »" for name in names[:MOST_NAMES]] + (["…"] if len(names) > MOST_NAMES else [])
            agreed = accord(
                len(fids), "reconnu à son libellé et non à son code", "reconnus à leur libellé et non à leur code"
            )
            listed = f" : {enumeration(shown)}" if shown else ""
            result.notes.append(f"{pluriel(len(fids), 'objet')} {agreed}, à confirmer{listed}")
        return result

    return measure


def _selectors(params: Mapping[str, Any]) -> Iterator[str]:
    for value in params.values():
        for one in (value,) if isinstance(value, str) else value if isinstance(value, (tuple, list)) else ():
            if isinstance(one, str) and one[:4] in ("psc:", "inf:"):
                yield one


def _designated(scene: Scene, selectors: list[str]) -> tuple[dict[str, str], list[str]]:
    """Return the objects of the territory that words alone designate: label by identifier, and their names."""
    fids: dict[str, str] = {}
    for kind, layer in ((kind, scene.workspace.layers[kind]) for kind in CLASSES):
        wanted = [text[4:] for text in selectors if text.startswith(kind)]
        if not len(layer) or not wanted:
            continue
        positions = np.unique(np.concatenate([_positions(layer, CLASSES[kind], code) for code in wanted]))
        if not len(positions):
            continue
        coded = [match(layer.table["code"].iloc[positions], code) for code in wanted]
        positions = positions[~np.any([found != None for found in coded], axis=0)]  # noqa: E711
        shapely.prepare(scene.geometry)
        here = positions[shapely.intersects(scene.geometry, layer.geometry[positions])]
        fids.update(zip(layer.fid(here), layer.label[here]))
    return fids, list(dict.fromkeys(name for name in fids.values() if name))


def _positions(layer: Layer, cnig_class: str, code: str) -> np.ndarray:
    """Return the positions in the layer of the objects whose words designate a code; computed once per layer."""
    known = _FOUND.setdefault(layer, {})
    if code not in known:
        stems = _stems(cnig_class, code)
        found = match_words(layer.table, stems) if stems else np.zeros(len(layer), dtype=bool)
        known[code] = np.flatnonzero(found)
    return known[code]


@cache
def _stems(cnig_class: str, code: str) -> tuple[str, ...]:
    """Return the words that designate exactly this code or this family."""
    table = load("libelle_code")
    stems: list[str] = []
    for row in table[table["classe"] == cnig_class].itertuples():
        expected = row.codes_attendus.split("|")
        if f"({code})" in row.sens or (code.endswith("-xx") and code[:2] in expected):
            stems += row.mots.split("|")
    return tuple(filter(None, stems))
