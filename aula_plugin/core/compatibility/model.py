"""The grid: what a SCoT asks, as data.

Attributes bear the keys of the grid file (French), so that the file, its spreadsheet twin, the messages of the
validation and the code speak of one thing with one word.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

PORTEES = ("prescription_delimitee", "prescription", "objectif", "orientation", "recommandation")
MODES = ("auto", "assiste", "humain")
OPERATEURS = ("<=", ">=", "<", ">", "entre")
UNITES = ("ha", "m", "m2", "min", "n", "%", "ratio", "lgt", "lgt/ha", "jours", "an")
GEOMETRIES = ("surface", "ligne", "point", "aucune")
TERRITOIRES = ("commune", "niveau", "epci", "scot", "site")
CUMULS = ("niveau", "epci", "scot")
ORIGINES = ("scot", "defaut", "exemple")
ATTENDUS = ("diagnostic", "reglement", "oap")
#: Help of a rule: what the law asks, what the measure says, what it does not say.
AIDES = ("droit", "mesure", "ne_dit_pas")
REPONSES = ("respecte", "ecart_tolere", "ecart", "non_evaluable", "sans_objet", "constat")
REPERES = (
    "valeur",
    "seuil",
    "unite",
    "depassement",
    "zones",
    "commune",
    "niveau",
    "source",
    "nette",
    "certaine",
)


@dataclass(frozen=True)
class Source:
    """Where the rule is written."""

    document: str = ""
    chapitre: str = ""
    page: int | None = None
    texte: str = ""


@dataclass(frozen=True)
class Champ:
    """Whom the rule concerns: levels of the armature, unit of evaluation, totals asked for."""

    niveaux: tuple[str, ...] = ()
    territoire: str = "commune"
    cumul: tuple[str, ...] = ()


@dataclass(frozen=True)
class Indicateur:
    """An indicator type with its parameters, defaults filled in; ``defauts`` names those the grid did not write."""

    type: str
    params: Mapping[str, Any] = field(default_factory=dict)
    defauts: tuple[str, ...] = ()


@dataclass(frozen=True)
class TableRef:
    """``table:enveloppes.ha``: the threshold is read in a table of the grid."""

    table: str
    colonne: str


@dataclass(frozen=True)
class Seuil:
    """Threshold; exactly one of ``valeur`` and ``par_niveau`` is given.

    ``origine`` says whose figure it is: the SCoT's, a default of practice, or an example to replace.
    """

    operateur: str
    unite: str
    valeur: float | tuple[float, float] | TableRef | None = None
    par_niveau: Mapping[str, float | tuple[float, float]] = field(default_factory=dict)
    tolerance: float | None = None
    tolerance_abs: float | None = None
    origine: str = "scot"


@dataclass(frozen=True)
class Regle:
    """One line of the grid."""

    id: str
    titre_court: str
    theme: str
    question: str
    portee: str
    mode: str
    source: Source
    champ: Champ
    indicateur: Indicateur
    seuil: Seuil | None = None
    attendu: Mapping[str, str] = field(default_factory=dict)
    preuves: tuple[str, ...] = ()
    reponses: Mapping[str, str] = field(default_factory=dict)
    aide: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Role:
    """A layer of the SCoT known by what it is, bound once to a real layer."""

    nom: str
    libelle: str
    geometrie: str
    obligatoire: bool = False
    incertitude_m: float = 0.0


@dataclass(frozen=True)
class Scot:
    """The SCoT of the grid; dates are ISO text."""

    siren: str = ""
    nom: str = ""
    approuve: str = ""
    executoire: str = ""


@dataclass(frozen=True)
class Armature:
    """Levels of the territorial armature and where the level of a commune is read."""

    source: str = ""
    cle: str = "code_insee"
    colonne: str = "niveau"
    niveaux: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Parametres:
    """Parameters shared by all rules; the defaults without a source are conventions, printed in the report."""

    horizon: int | None = None
    t0: int | None = None
    tolerance_defaut: float = 0.0
    lisere_m: float = 5.0
    compter_aus: bool = True
    marge_voisinage_m: float = 1000.0
    part_mixte_habitat: float = 0.5
    enveloppe_dilatation_m: float = 50.0
    enveloppe_erosion_m: float = 25.0
    enveloppe_sensibilite_m: float = 25.0
    autres: Mapping[str, Any] = field(default_factory=dict)
    defauts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Grille:
    """A complete grid; ``tables`` holds the tables themselves, all columns as text, read once.

    ``warnings`` are what the validation asks a person to look at; they never stop a run.
    """

    id: str
    titre: str
    version: int
    scot: Scot
    armature: Armature
    parametres: Parametres
    roles: Mapping[str, Role]
    regles: tuple[Regle, ...]
    tables: Mapping[str, pd.DataFrame] = field(default_factory=dict)
    fichiers_tables: Mapping[str, str] = field(default_factory=dict)
    auteur: str = ""
    valide_par: tuple[str, ...] = ()
    date: str = ""
    avertissement: str = ""
    warnings: tuple[str, ...] = ()
