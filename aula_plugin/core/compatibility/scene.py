"""What one territory shows to the rules: objects named by selectors, cut once, dissolved once, shared by all rules."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import pandas as pd
import shapely

from ..geometry import dissolve
from .layers import DIMENSION, Layer, Objects
from .measure import Measure, NotApplicable, NotEvaluable
from .model import Parametres
from .selectors import Selector, Term, parse_selector
from .thresholds import Place, lookup
from .workspace import Territory, Workspace

#: How each kind of selector is told to a planner.
_WORDS = {
    "zones": "{}",
    "destoui": "de destination {}",
    "destcdt": "de destination {} sous conditions",
    "formdomi": "de forme dominante {}",
    "psc": "prescriptions {}",
    "inf": "informations {}",
    "table": "table {}",
    "resultat": "règle {}",
}
UNKNOWN_VOCATIONS = ("", "inconnue")


class Scene:
    """One territory under the eyes of the rules.

    Parameters
    ----------
    unknowns : what is unknown (vocation, subtype of AU, generic code) is counted in (True) or out (False). An indicator
        need not care: the evaluation measures twice when ``touched_unknowns`` says that it matters.
    """

    def __init__(self, workspace: Workspace, territory: Territory, unknowns: bool = True) -> None:
        self.workspace = workspace
        self.territory = territory
        self._geometry = shapely.force_2d(territory.geometry)  # its own: preparing a geometry changes it
        self.unknowns = unknowns
        self.touched_layers: set[str] = set()
        self._unknowns: dict[Any, int] = {}
        self.results: dict[str, Measure] = {}
        self._objects: dict[Any, tuple[Objects, int]] = {}
        self._made: dict[tuple[Any, ...], tuple[Sequence[Any], shapely.Geometry]] = {}
        self._instead: dict[str, Layer] = {}
        self._readings: dict[str, Scene] = {}

    def forget(self) -> None:
        """Forget which layers and unknowns were touched: called before each rule."""
        self.touched_layers = set()
        self._unknowns = {}

    @property
    def touched_unknowns(self) -> int:
        """Number of objects whose belonging to a selection is unknown, each selection counted once."""
        return sum(self._unknowns.values())

    def touch_unknowns(self, what: str, number: int) -> None:
        """Record that ``number`` objects could not be classed by an indicator (a NULL field of its filter)."""
        self._unknowns[what] = number

    @property
    def place(self) -> Place:
        """Keys of the territory in the tables."""
        return self.territory.place

    @property
    def geometry(self) -> shapely.Geometry:
        """Shape of the territory, CRS of the workspace (metres)."""
        return self._geometry

    @property
    def parameters(self) -> Parametres:
        """Shared parameters of the grid."""
        return self.workspace.grid.parametres

    def counting(self, unknowns: bool) -> Scene:
        """Return the same scene with the other reading of what is unknown; the cut objects are shared."""
        other = Scene(self.workspace, self.territory, unknowns)
        other._geometry = self._geometry
        other._objects = self._objects
        other._made = self._made
        other._instead = self._instead
        return other

    def reading(self, name: str, role: str, layer: Layer) -> Scene:
        """Return the same scene where ``layer`` stands for a role; what other layers gave is shared."""
        if name not in self._readings:
            other = Scene(self.workspace, self.territory, self.unknowns)
            other._geometry, other._made, other._instead = self._geometry, self._made, {role: layer}
            self._readings[name] = other
        other = self._readings[name]
        other._objects.update({key: known for key, known in self._objects.items() if key[0] != role})
        other.results = self.results
        return other

    def objects(
        self, selectors: Sequence[str] | str, primitive: str = "surf", vocation: Sequence[str] | None = None
    ) -> Objects:
        """Return the objects named by ``selectors`` (union), cut by the territory.

        Parameters
        ----------
        primitive : ``surf``, ``lin`` or ``pct``; a prescription drawn as a line has no area, so nothing is mixed.
        vocation : keeps only the zones of these vocations; selectors that do not name zones ignore it.

        Raises
        ------
        NotEvaluable
            A role is not bound, is an empty layer, or the document carries no prescription at all.
        """
        named = map(parse_selector, _listed(selectors))
        return Objects.join([self._one(selector, primitive, vocation, None) for selector in named])

    def neighbours(
        self,
        selectors: Sequence[str] | str,
        primitive: str = "surf",
        vocation: Sequence[str] | None = None,
        margin_m: float | None = None,
    ) -> Objects:
        """Return the whole objects within ``margin_m`` of the territory, for distances and contacts across limits.

        The margin defaults to the parameter ``marge_voisinage_m`` of the grid.
        """
        margin = self.parameters.marge_voisinage_m if margin_m is None else margin_m
        return Objects.join(
            [self._one(parse_selector(text), primitive, vocation, margin) for text in _listed(selectors)]
        )

    def union(
        self,
        selectors: Sequence[str] | str,
        vocation: Sequence[str] | None = None,
        margin_m: float | None = None,
    ) -> shapely.Geometry:
        """Return the surfaces named by ``selectors`` dissolved into one geometry (an empty polygon when none).

        With ``margin_m`` the whole neighbouring objects are included; without, everything is cut by the territory.
        """
        objects = (
            self.objects(selectors, "surf", vocation)
            if margin_m is None
            else self.neighbours(selectors, "surf", vocation, margin_m)
        )
        return self.dissolved(objects.geometry)

    def dissolved(self, geometries: np.ndarray) -> shapely.Geometry:
        """Return the union of objects of this scene, computed once for all the rules that ask for the same ones."""
        return self.once("union", geometries, lambda: dissolve(geometries))

    def once(self, what: str, given: Sequence[Any], make: Callable[[], shapely.Geometry]) -> shapely.Geometry:
        """Return what is made of some geometries, computed once for all the rules and readings that ask for it."""
        key = (what, *map(id, given))
        if key not in self._made:  # what was given is kept with the result, so that an id is never used again
            self._made[key] = (given, make())
        return self._made[key][1]

    def uncertainty_m(self, selectors: Sequence[str] | str) -> float:
        """Return the largest map uncertainty of the roles named, 0 for what is not a role."""
        roles = [s.terms[0].value for s in map(parse_selector, _listed(selectors)) if s.kind == "role"]
        return max((self._uncertainty_of(role) for role in roles), default=0.0)

    def _uncertainty_of(self, role: str) -> float:
        described = self.workspace.grid.roles.get(role)
        return self.workspace.references.uncertainty(role, described.incertitude_m if described else 0.0)

    def has_role(self, role: str) -> bool:
        """Return whether a layer is bound to ``role`` and holds objects, for optional roles."""
        layer = self.workspace.layers.get(f"role:{role}")
        return layer is not None and len(layer) > 0

    def covered(self, selectors: Sequence[str] | str) -> None:
        """Check that « no object here » means there is none: the territory lies where each role's layer is complete.

        Raises
        ------
        NotEvaluable
            ``couverture inconnue``: the coverage of a role is not declared or leaves the territory out.
        """
        for selector in map(parse_selector, _listed(selectors)):
            if selector.kind != "role":
                continue
            role = selector.terms[0].value
            codes = self.territory.communes or (self.place.id,)
            if not all(self.workspace.references.covers(role, code, self.geometry) for code in codes):
                raise NotEvaluable(f"couverture inconnue : {role}")

    def present(
        self, selectors: Sequence[str] | str, primitive: str = "surf", vocation: Sequence[str] | None = None
    ) -> Objects:
        """Return the objects, or say why there is nothing to test.

        Raises
        ------
        NotApplicable
            No such object in the territory, and the layer is known to be complete there.
        NotEvaluable
            The layer is missing, empty, or its coverage is unknown.
        """
        objects = self.objects(selectors, primitive, vocation)
        if not len(objects):
            self.covered(selectors)
            raise NotApplicable(f"aucun objet : {self.describe(selectors)}")
        return objects

    def describe(self, selectors: Sequence[str] | str) -> str:
        """Return the French name of what selectors designate."""
        return ", ".join(self._name(parse_selector(text)) for text in _listed(selectors))

    def table_value(self, table: str, column: str, vocation: str = "toutes") -> float | None:
        """Return the number of a table of the grid for this territory, None when no row answers."""
        return lookup(self.workspace.tables, table, column, self.place, vocation)

    def conflicts_ha(self) -> float:
        """Return the area of the zones whose TYPEZONE contradicts their LIBELLE, in hectares."""
        zones = self.objects("zones:toutes")
        if not len(zones) or "typezone_conflit" not in zones.table:
            return 0.0
        flagged = zones.table["typezone_conflit"].fillna("").astype(str).ne("").to_numpy()
        return float(shapely.area(zones.geometry[flagged]).sum() / 10_000)

    def _name(self, selector: Selector) -> str:
        term = selector.terms[0]
        if selector.kind == "zones":
            named = [_WORDS[one.kind].format(one.value) for one in selector.terms if one.value != "toutes"]
            return " ".join(["zones", *named])
        if selector.kind == "role":
            role = self.workspace.grid.roles.get(term.value)
            return role.libelle if role else term.value
        return _WORDS[selector.kind].format(term.value)

    def _one(
        self, selector: Selector, primitive: str, vocation: Sequence[str] | None, margin_m: float | None
    ) -> Objects:
        layer = f"role:{selector.terms[0].value}" if selector.kind == "role" else selector.kind
        self._check(layer, selector)
        self.touched_layers.add(layer)
        key = (str(selector), primitive, tuple(vocation or ()), margin_m, self.unknowns)
        if key not in self._objects:
            self._objects[key] = self._select(layer, selector, primitive, vocation, margin_m)
        objects, unknown = self._objects[key]
        self._unknowns[key[:3]] = max(unknown, self._unknowns.get(key[:3], 0))
        return objects

    def _check(self, name: str, selector: Selector) -> None:
        layer = self._layer(name)
        if layer is None:
            raise NotEvaluable(f"rôle manquant : {selector.terms[0].value}")
        if len(layer):
            return
        if name == "psc":
            raise NotEvaluable("aucune prescription dans le document : un zonage seul ne permet pas de conclure")
        if name.startswith("role:"):
            raise NotEvaluable(f"couche vide : {selector.terms[0].value}")

    def _layer(self, name: str) -> Layer | None:
        return self._instead[name] if name in self._instead else self.workspace.layers.get(name)

    def _everything(self, layer: str, primitive: str, margin_m: float | None) -> Objects:
        key = (layer, primitive, margin_m)
        if key not in self._objects:
            source = self._instead[layer] if layer in self._instead else self.workspace.layers[layer]
            cut = source.inside(self.geometry) if margin_m is None else source.near(self.geometry, margin_m)
            for one in DIMENSION:
                self._objects[(layer, one, margin_m)] = (cut.of(one), 0)
        return self._objects[key][0]

    def _select(
        self,
        layer: str,
        selector: Selector,
        primitive: str,
        vocation: Sequence[str] | None,
        margin_m: float | None,
    ) -> tuple[Objects, int]:
        everything = self._everything(layer, primitive, margin_m)
        if not len(everything) or layer.startswith("role:"):
            return everything, 0
        sure = np.ones(len(everything), dtype=bool)
        maybe = np.ones(len(everything), dtype=bool)
        criteria = [
            _zone_term(term, everything.table) if layer == "zones" else _code_term(term, everything.table)
            for term in selector.terms
        ]
        if layer == "zones" and vocation:
            criteria.append(_vocation(everything.table, vocation))
        for yes, unknown in criteria:
            sure &= yes
            maybe &= yes | unknown
        unsure = maybe & ~sure
        return everything.take(maybe if self.unknowns else sure), int(unsure.sum())


def _listed(selectors: Sequence[str] | str) -> Sequence[str]:
    return [selectors] if isinstance(selectors, str) else list(selectors)


def _column(table: pd.DataFrame, name: str) -> pd.Series:
    return table[name].fillna("").astype(str) if name in table else pd.Series("", index=table.index)


def _zone_term(term: Term, table: pd.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    """Return which zones answer a criterion for sure, and which may."""
    nothing = np.zeros(len(table), dtype=bool)
    if term.kind == "zones":
        family = _column(table, "famille").to_numpy()
        if term.value == "toutes":
            return ~nothing, nothing
        if term.value in ("AUc", "AUs"):
            subtype = _column(table, "sous_type").to_numpy()
            return (family == "AU") & (subtype == term.value), (family == "AU") & ~np.isin(subtype, ["AUc", "AUs"])
        if term.value in ("Ah", "Nh", "Nd"):
            return (_column(table, "typezone") == term.value).to_numpy(), nothing
        return family == term.value, nothing
    return _destination(term, table)


def _destination(term: Term, table: pd.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    codes = _column(table, term.kind)
    filled = _column(table, "destoui").ne("") | _column(table, "formdomi").ne("") | _column(table, "destcdt").ne("")
    if not filled.any():
        raise NotEvaluable("DESTOUI et FORMDOMI vides : destinations connues seulement depuis le standard v2022")
    if term.kind == "formdomi":
        yes = codes.str.startswith(term.value)
    else:
        yes = codes.str.split("-").apply(lambda several: term.value in several)
    built = _column(table, "famille").isin(["U", "AU"])
    return yes.to_numpy(dtype=bool), (built & ~filled).to_numpy(dtype=bool)


def _vocation(table: pd.DataFrame, wanted: Sequence[str]) -> tuple[np.ndarray, np.ndarray]:
    vocation = _column(table, "vocation").to_numpy()
    return np.isin(vocation, list(wanted)), np.isin(vocation, UNKNOWN_VOCATIONS)


def _code_term(term: Term, table: pd.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    """Match a CNIG code: a family ``07-xx``, or a subtype with its generic ``07-00`` to be confirmed."""
    codes = _column(table, "code")
    family, subtype = term.value.split("-")
    if subtype == "xx":
        return codes.str.startswith(f"{family}-").to_numpy(), np.zeros(len(table), dtype=bool)
    yes = (codes == term.value).to_numpy()
    generic = (codes == f"{family}-00").to_numpy() & ~yes
    return yes, generic
