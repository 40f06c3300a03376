"""The results as the report reads them: lines, totals, communes, themes, in a fixed order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import pandas as pd
from geopandas import GeoDataFrame

from ..core.compatibility import results as r
from ..core.compatibility.dossier import avis_key
from ..core.compatibility.lines import REASONS
from ..core.compatibility.model import Champ, Grille, Indicateur, Regle, Source
from ..core.compatibility.results import Evaluation
from ..core.compatibility.roles import ROLES
from ..core.documents.model import PlanningDocument
from ..core.missing import is_missing
from ..core.text import folded
from ..core.typography import (
    NBSP,
    decimales,
    seuil_texte,
    tronque,
    unite_lisible,
    valeur,
)
from . import signals
from .avis import Avis, avis_of
from .signals import Sign

QUALITY_TYPE = "controle_donnee"
_TEXTS = ("vocation", "unite", "operateur", "motif", "message", "zones")
_NUMBERS = (
    *("valeur", "valeur_min", "valeur_max", "brute_ha", "nette_ha", "certaine_ha"),
    *("seuil", "seuil_haut", "tolerance", "tolerance_abs", "depassement"),
)
TO_EXAMINE = (r.LIMITE_IMPRECISE, r.SENSIBLE)


@dataclass
class ReportInput:
    """What a report is made from.

    Attributes
    ----------
    grille, evaluation, document : the grid, the results with their evidence, the planning document, as computed.
    communes : ``code_insee``, ``nom``, optional ``niveau``, ``population``, polygons in the CRS of the document.
    references : layers of the SCoT by role, same CRS.
    context : ``date_run`` (datetime or ISO text), ``logiciel`` (text), ``sources`` (list of ``layer``, ``source``,
        ``date``, ``n``, ``sha``), ``fictif`` (bool), ``titre`` and ``territoire`` (texts naming the document and its
        territory), ``notes`` (list of text), ``disparues`` (rows of avis whose
        line is no longer measured), ``avis_global`` (one of ``avis.GLOBAL_CHOICES``),
        ``sans_auteurs`` (bool: no name of a person is printed). Every key may be missing.
    avis : rows of the table ``avis`` of a dossier, by ``dossier.avis_key``; those of other lines are left aside.
    """

    grille: Grille
    evaluation: Evaluation
    document: PlanningDocument
    communes: GeoDataFrame
    references: dict[str, GeoDataFrame] = field(default_factory=dict)
    context: dict[str, Any] = field(default_factory=dict)
    avis: Mapping[tuple[str, ...], Mapping[str, Any]] = field(default_factory=dict)


@dataclass(frozen=True)
class Commune:
    """A commune of the territory; ``niveau`` is the key of its level in the armature, empty when it has none."""

    code: str
    nom: str
    niveau: str = ""


@dataclass(frozen=True, eq=False)
class Ligne:
    """One result row, NaN turned into None, with what every table prints of it."""

    regle: Regle
    territoire_type: str
    territoire_id: str
    nom: str
    niveau: str
    vocation: str
    valeur: float | None
    valeur_min: float | None
    valeur_max: float | None
    unite: str
    brute_ha: float | None
    nette_ha: float | None
    certaine_ha: float | None
    seuil: float | None
    seuil_haut: float | None
    operateur: str
    tolerance: float | None
    tolerance_abs: float | None
    depassement: float | None
    signal: str | None
    certitude: str | None
    motif: str
    message: str
    zones: str
    source_page: int | None
    decimales: int
    row: Mapping[str, Any] = field(repr=False)
    avis: Avis = field(default_factory=Avis)

    @cached_property
    def signe(self) -> Sign:
        """Sign of the signal; constat when there is none."""
        return signals.sign_of(self.signal)

    @property
    def a_examiner(self) -> bool:
        """Whether the signal holds only under a hypothesis (imprecise limit, sensitive source)."""
        return self.certitude in TO_EXAMINE and self.signe in (signals.ECART, signals.TOLERE, signals.RESPECTE)

    @property
    def a_lire(self) -> bool:
        """Whether the line misses its threshold."""
        return self.signe in (signals.ECART, signals.TOLERE)

    @property
    def comparee(self) -> bool:
        """Whether the value was compared with a threshold."""
        return self.signe in (signals.ECART, signals.TOLERE, signals.RESPECTE)

    @property
    def examinable(self) -> bool:
        """Whether the line asks for an avis: there is something to look at."""
        return self.signe is not signals.SANS_OBJET

    @property
    def certaine(self) -> bool:
        """Whether the gap stands whatever the hypothesis."""
        return self.signe is signals.ECART and not self.a_examiner

    @property
    def valeur_texte(self) -> str:
        """Value without unit, all lines of a rule with the same decimals."""
        return valeur(self.valeur, self.unite, self.seuil, self.decimales)

    @property
    def mesure_texte(self) -> str:
        """Value with unit."""
        label = unite_lisible(self.unite)
        return self.valeur_texte + (NBSP + label if label else "")

    @property
    def seuil_court(self) -> str:
        """Threshold with its operator, without unit."""
        return seuil_texte(self.operateur, self.seuil, self.seuil_haut, self.unite, avec_unite=False)

    @property
    def seuil_long(self) -> str:
        """Threshold with its operator and unit."""
        return seuil_texte(self.operateur, self.seuil, self.seuil_haut, self.unite)

    @property
    def nom_court(self) -> str:
        """Name of the territory, with the vocation when the line concerns one only."""
        name = f"{self.nom} ({self.vocation})" if self.vocation and self.vocation != "toutes" else self.nom
        return tronque(name, 60)

    @property
    def precision(self) -> str:
        """Reason to examine the line, when it says more than the certitude does."""
        return "" if self.motif in REASONS.values() or not self.a_examiner else self.motif

    @property
    def zones_liste(self) -> list[str]:
        """Labels of the zones concerned, largest first."""
        return [zone for zone in self.zones.split("|") if zone]


@dataclass(frozen=True)
class Decompte:
    """How many lines bear each signal."""

    lignes: tuple[Ligne, ...]

    def n(self, sign: Sign) -> int:
        """Return the number of lines of a sign."""
        return self._by_sign[sign.key]

    def a_examiner(self, sign: Sign) -> int:
        """Return the number of lines of a sign to be examined."""
        return sum(1 for line in self.lignes if line.signe is sign and line.a_examiner)

    @cached_property
    def _by_sign(self) -> Counter:
        return Counter(line.signe.key for line in self.lignes)

    @property
    def total(self) -> int:
        """Number of lines."""
        return len(self.lignes)

    @property
    def comparees(self) -> int:
        """Number of lines compared with a threshold."""
        return sum(1 for line in self.lignes if line.comparee)

    @property
    def ecarts(self) -> int:
        """Number of gaps."""
        return self.n(signals.ECART)

    @property
    def toleres(self) -> int:
        """Number of tolerated gaps."""
        return self.n(signals.TOLERE)

    @property
    def respectes(self) -> int:
        """Number of lines that hold their threshold."""
        return self.n(signals.RESPECTE)

    @property
    def non_evaluables(self) -> int:
        """Number of lines that could not be evaluated."""
        return self.n(signals.NON_EVALUABLE)

    @property
    def sans_objet(self) -> int:
        """Number of lines with nothing to measure."""
        return self.n(signals.SANS_OBJET)

    @property
    def constats(self) -> int:
        """Number of values without threshold."""
        return self.n(signals.CONSTAT)

    @property
    def certains(self) -> int:
        """Number of gaps that stand whatever the hypothesis."""
        return sum(1 for line in self.lignes if line.certaine)


class Lecture:
    """A report's input, read once.

    ``lignes`` are the results at the scale each rule asks for; ``totaux`` the sums by level or for the whole;
    ``qualite`` the controls of the data. The three never mix in a count.
    """

    def __init__(self, data: ReportInput) -> None:
        self.data = data
        self.grille = data.grille
        self.communes = _communes(data)
        self._by_code = {commune.code: commune for commune in self.communes}
        self._order = {commune.code: rank for rank, commune in enumerate(self.communes)}
        self._rules = {regle.id: regle for regle in self.grille.regles}
        records = _records(data.evaluation.results)
        self._digits = _decimals(records)
        rows = [self._ligne(row) for row in records]
        known = {regle.id: rank for rank, regle in enumerate(self.grille.regles)}
        rows.sort(key=lambda line: (known.get(line.regle.id, len(known)), line.regle.id, self._rank(line)))
        self.qualite = tuple(line for line in rows if line.regle.indicateur.type == QUALITY_TYPE)
        others = [line for line in rows if line.regle.indicateur.type != QUALITY_TYPE]
        base = _base_types(others)
        self.lignes = tuple(line for line in others if line.territoire_type == base[line.regle.id])
        self.totaux = tuple(line for line in others if line.territoire_type != base[line.regle.id])
        self.decompte = Decompte(self.lignes)

    def _ligne(self, row: Mapping[str, Any]) -> Ligne:
        rule_id = _text(row, "regle_id")
        rule = self._rules.get(rule_id) or _unknown_rule(rule_id, row)
        territory = _text(row, "territoire_id")
        commune = self._by_code.get(territory)
        numbers: dict[str, Any] = {name: _number(row, name) for name in _NUMBERS}
        texts: dict[str, Any] = {name: _text(row, name) for name in _TEXTS}
        page = row.get("source_page")
        return Ligne(
            regle=rule,
            territoire_type=_text(row, "territoire_type"),
            territoire_id=territory,
            nom=_text(row, "territoire_nom") or (commune.nom if commune else territory),
            niveau=_text(row, "niveau") or (commune.niveau if commune else ""),
            signal=_text(row, "signal") or None,
            certitude=_text(row, "certitude") or None,
            decimales=self._digits.get(rule_id, 0),
            source_page=rule.source.page if page is None or is_missing(page) else int(page),
            row=row,
            avis=avis_of(self.data.avis.get(avis_key(row)), row, bool(self.data.context.get("sans_auteurs"))),
            **numbers,
            **texts,
        )

    def _rank(self, line: Ligne) -> tuple:
        levels = list(self.grille.armature.niveaux)
        if line.territoire_type == "niveau" and line.territoire_id in levels:
            return (levels.index(line.territoire_id), "", line.vocation)
        return (self._order.get(line.territoire_id, len(self._order)), folded(line.nom), line.vocation)

    @cached_property
    def regles(self) -> tuple[Regle, ...]:
        """Rules having at least one line, in the order of the grid."""
        return tuple({line.regle.id: line.regle for line in self.lignes}.values())

    @cached_property
    def themes(self) -> dict[str, tuple[Regle, ...]]:
        """Rules by theme, in the order of the grid."""
        themes: dict[str, list[Regle]] = {}
        for regle in self.regles:
            themes.setdefault(regle.theme or "Sans thème", []).append(regle)
        return {theme: tuple(rules) for theme, rules in themes.items()}

    @cached_property
    def _lignes_par_regle(self) -> dict[str, list[Ligne]]:
        by_rule: dict[str, list[Ligne]] = {}
        for line in self.lignes:
            by_rule.setdefault(line.regle.id, []).append(line)
        return by_rule

    def lignes_de(self, regle: Regle) -> list[Ligne]:
        """Return the lines of a rule, in the order of the communes."""
        return self._lignes_par_regle.get(regle.id, [])

    def par_commune(self, regle: Regle) -> dict[str, list[Ligne]]:
        """Return the lines of a rule by commune code; several when the rule is read by vocation."""
        cells: dict[str, list[Ligne]] = {}
        for line in self.lignes_de(regle):
            if line.territoire_type == "commune":
                cells.setdefault(line.territoire_id, []).append(line)
        return cells

    @cached_property
    def determinants(self) -> tuple[Ligne, ...]:
        """Gaps in reading order: weight of the portée, then certain ones first, then how far beyond the threshold."""
        return tuple(sorted((line for line in self.lignes if line.signe is signals.ECART), key=cle_lecture))

    def libelle_niveau(self, niveau: str) -> str:
        """Return the name of a level of the armature."""
        return self.grille.armature.niveaux.get(niveau, f"niveau {niveau}" if niveau else "sans niveau")

    def libelle_role(self, role: str) -> str:
        """Return the name of a role for a reader."""
        known = self.grille.roles.get(role) or ROLES.get(role)
        return known.libelle if known and known.libelle else role.replace("_", " ")

    def incertitude(self, role: str) -> float:
        """Return the uncertainty of a role in metres."""
        known = self.grille.roles.get(role) or ROLES.get(role)
        return known.incertitude_m if known else 0.0


def roles_de(rule: Regle) -> list[str]:
    """Return the roles a rule looks at, in the order it names them: its selectors, then its layers of evidence."""
    found: dict[str, None] = {}
    for value in rule.indicateur.params.values():
        for item in value if isinstance(value, (list, tuple)) else (value,):
            for term in str(item).split("&"):
                if term.startswith("role:"):
                    found[term[5:]] = None
    return list(dict.fromkeys((*found, *rule.preuves)))


def cle_lecture(line: Ligne) -> tuple:
    """Sort key of the reading list."""
    beyond = line.depassement or 0.0
    relative = beyond / abs(line.seuil) if line.seuil else beyond
    return (-signals.WEIGHTS.get(line.regle.portee, 0.0), line.a_examiner, -relative)


def _communes(data: ReportInput) -> tuple[Commune, ...]:
    """Return the communes evaluated (all those given when no line is read by commune), by level then by name."""
    order = {str(key): rank for rank, key in enumerate(data.grille.armature.niveaux)}
    results = data.evaluation.results
    levels: dict[str, str] = {}
    for row in _records(results[results["territoire_type"] == "commune"]):
        levels[_text(row, "territoire_id")] = _level(row.get("niveau"))
    result = []
    for row in _records(pd.DataFrame(data.communes.drop(columns=data.communes.geometry.name))):
        code = _text(row, "code_insee")
        if levels and code not in levels:
            continue
        result.append(Commune(code, _text(row, "nom") or code, levels.get(code) or _level(row.get("niveau"))))
    return tuple(sorted(result, key=lambda c: (order.get(c.niveau, len(order)), folded(c.nom), c.code)))


def _level(value: Any) -> str:
    if is_missing(value):
        return ""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def _records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    return frame.to_dict("records")


def _text(row: Mapping[str, Any], name: str) -> str:
    value = row.get(name)
    return "" if is_missing(value) else str(value)


def _number(row: Mapping[str, Any], name: str) -> float | None:
    value = row.get(name)
    return None if value is None or is_missing(value) else float(value)


def _decimals(records: Iterable[Mapping[str, Any]]) -> dict[str, int]:
    """Return the decimals of each rule: those of its largest value or threshold, so that a column has one rule."""
    largest: dict[str, tuple[float, str]] = {}
    for row in records:
        rule_id, unit = _text(row, "regle_id"), _text(row, "unite")
        for name in ("valeur", "seuil"):
            value = _number(row, name)
            if value is not None:
                largest[rule_id] = (max(abs(value), largest.get(rule_id, (0.0, ""))[0]), unit)
    return {rule_id: decimales(value, unit) for rule_id, (value, unit) in largest.items()}


def _base_types(lines: Iterable[Ligne]) -> dict[str, str]:
    """Return for each rule the kind of territory its lines are read at: the one it asks for, else the finest met."""
    fineness = ("site", "commune", "niveau", "epci", "scot")
    seen: dict[str, dict[str, None]] = {}
    asked: dict[str, str] = {}
    for line in lines:
        seen.setdefault(line.regle.id, {})[line.territoire_type] = None
        asked[line.regle.id] = line.regle.champ.territoire
    return {
        rule: asked[rule]
        if asked[rule] in kinds
        else min(kinds, key=lambda kind: fineness.index(kind) if kind in fineness else len(fineness))
        for rule, kinds in seen.items()
    }


def _unknown_rule(rule_id: str, row: Mapping[str, Any]) -> Regle:
    return Regle(
        id=rule_id,
        titre_court=_text(row, "titre_court") or rule_id,
        theme=_text(row, "theme"),
        question=_text(row, "titre_court") or rule_id,
        portee=_text(row, "portee"),
        mode=_text(row, "mode"),
        source=Source(document=_text(row, "source_document")),
        champ=Champ(),
        indicateur=Indicateur(_text(row, "type")),
    )
