"""The fourteen indicator types and their parameters: what the grid may write and what each one defaults to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from .model import UNITES

#: Kinds of parameter. ``selectors`` is a list of layer selectors (union), see ``selectors.py``.
KINDS = ("selectors", "number", "boolean", "text", "texts", "choice", "table", "expression", "fields", "result")

REQUIRED = object()


@dataclass(frozen=True)
class Param:
    """One parameter: its kind, its default (``REQUIRED`` when none), the values accepted by a choice.

    ``to_confirm`` marks a default of practice without a source: a grid that keeps it is told so.
    """

    kind: str
    default: Any = REQUIRED
    choices: tuple[str, ...] = ()
    help: str = ""
    to_confirm: bool = False


@dataclass(frozen=True)
class IndicatorType:
    """An indicator type: parameters, unit of its value before conversion, French label."""

    label: str
    unit: str
    params: dict[str, Param]


#: Accepted by every type that reads the zones: restricts ``zones:`` selectors to these vocations.
VOCATION = Param("texts", None, help="vocations retenues parmi les zones ; vide : toutes")

INDICATOR_TYPES: dict[str, IndicatorType] = {
    "surface_intersection": IndicatorType(
        "Surface d’intersection ou de différence",
        "ha",
        {
            "x": Param("selectors"),
            "y": Param("selectors"),
            "operation": Param("choice", "intersection", ("intersection", "difference")),
            "tampon_m": Param("number", 0.0, help="élargit y avant le calcul"),
            "nette": Param("boolean", True, help="ôte ce qui est plus étroit que lisere_m"),
            "s_min_ha": Param("number", 0.0, help="morceaux plus petits ignorés"),
            "exclure": Param("selectors", None, help="ce qui est déjà couvert par ces objets est ôté du résultat"),
            "touchant": Param("selectors", None, help="ne retient que les objets de x à moins de 1 m de ceux-ci"),
            "par": Param("text", None, help="champ de y selon lequel détailler"),
            "vocation": VOCATION,
        },
    ),
    "couverture": IndicatorType(
        "Part couverte",
        "ratio",
        {
            "x": Param("selectors"),
            "par_sel": Param("selectors"),
            "exclure": Param("selectors", None, help="ôté de x et de la couverture"),
            "et": Param("selectors", None, help="la couverture doit être aussi dans ces objets"),
            "dans": Param("selectors", None, help="x est limité à ce qui est à moins de tampon_m de ces objets"),
            "tampon_m": Param("number", 0.0, help="distance de « dans », en mètres"),
            "vocation": VOCATION,
        },
    ),
    "longueur_couverte": IndicatorType(
        "Part de longueur couverte",
        "ratio",
        {
            "lignes": Param("selectors"),
            "par_sel": Param("selectors"),
            "distance_m": Param("number", 5.0),
            "pas_m": Param("number", 10.0),
            "band_m": Param("number", 0.0, help="largeur de la bande portée par la ligne ; 0 : la ligne seule"),
            "contre": Param("selectors", None, help="lignes = limites des surfaces, au contact (1 m) de ces objets"),
            "vocation": VOCATION,
        },
    ),
    "comptage": IndicatorType(
        "Comptage d’objets",
        "n",
        {
            "objets": Param("selectors"),
            "filtre": Param("expression", None),
            "dans": Param("selectors", None),
            "distance_m": Param("number", None),
            "surface": Param("boolean", False, help="la valeur est la surface (ha) au lieu du nombre"),
            "part": Param("boolean", False, help="la valeur est la part des objets retenus, au lieu du nombre"),
            "vocation": VOCATION,
        },
    ),
    "distance": IndicatorType(
        "Distance ou temps d’accès",
        "ratio",
        {
            "de": Param("selectors"),
            "vers": Param("selectors"),
            "mode": Param("choice", "reseau", ("reseau", "euclide")),
            "vitesse_kmh": Param("number", 4.5),
            "seuil_min": Param("number", 10.0),
            "facteur": Param("number", 1.3, help="détour appliqué à la distance à vol d’oiseau", to_confirm=True),
            "vocation": VOCATION,
        },
    ),
    "contact": IndicatorType(
        "Contiguïté ou allongement",
        "n",
        {
            "x": Param("selectors"),
            "y": Param("selectors"),
            "distance_max_m": Param("number", 30.0),
            "contact_min": Param("number", 0.1),
            "bande_m": Param("number", 1.0),
            "allongement_min": Param("number", None),
            "contact_max": Param("number", None, help="signale au-delà de cette part de contact (enclaves)"),
            "s_max_ha": Param("number", None, help="ne regarde que les parties plus petites"),
            "vocation": VOCATION,
        },
    ),
    "ratio_somme": IndicatorType(
        "Rapport de sommes",
        "ratio",
        {
            "numerateur": Param("selectors"),
            "denominateur": Param("selectors"),
            "complement": Param("boolean", False, help="1 moins le rapport"),
            "annualiser": Param("boolean", False, help="divise le numérateur par les années de t0 à l’horizon"),
            "annees_denominateur": Param("number", 1.0, help="divise le dénominateur par ce nombre d’années"),
            "vocation": VOCATION,
        },
    ),
    "conso_vs_enveloppe": IndicatorType(
        "Consommation au regard d’une enveloppe",
        "ha",
        {
            "vocation": Param("text", "toutes"),
            "compter_aus": Param("boolean", None, help="vide : paramètre compter_aus de la grille"),
            "table": Param("table", "enveloppes"),
            "site": Param("selectors", None),
        },
    ),
    "densite": IndicatorType(
        "Densité ou capacité de logements",
        "lgt/ha",
        {
            "table": Param("table", "oap"),
            "mode": Param("choice", "mesure", ("mesure", "capacite")),
            "net_coef": Param("number", 0.8, help="surface nette / surface brute", to_confirm=True),
            "retention": Param("number", 0.0),
            "s_min_m2": Param("number", 0.0),
        },
    ),
    "repartition": IndicatorType(
        "Répartition entre classes",
        "%",
        {
            "valeur": Param("result"),
            "par": Param("choice", "niveau", ("niveau", "epci")),
            "cible": Param("table", None),
        },
    ),
    "ouverture_corridor": IndicatorType(
        "Largeur libre d’un corridor",
        "m",
        {
            "corridor": Param("selectors"),
            "obstacles": Param("selectors"),
            "extremites": Param("selectors"),
            "w_min_m": Param("number", 50.0),
            "w_max_m": Param("number", 256.0),
        },
    ),
    "delta_document": IndicatorType(
        "Évolution depuis le document précédent",
        "%",
        {
            "selection": Param("selectors"),
            "precedent": Param("selectors"),
            "mesure": Param("choice", "ha", ("ha", "m", "n")),
        },
    ),
    "controle_donnee": IndicatorType(
        "Contrôle des données",
        "n",
        {
            "controle": Param("choice", choices=("partition", "geometrie", "etat", "codes", "perimetre", "delai")),
            "forcer": Param("boolean", False, help="évaluer malgré un document annulé ou remplacé"),
        },
    ),
    "saisie": IndicatorType(
        "Valeur saisie",
        "n",
        {
            "champs": Param("fields", ()),
            "preuves": Param("selectors", (), help="objets montrés à la personne qui juge"),
            "table": Param("table", None),
            "colonne": Param("text", None),
        },
    ),
    "expression": IndicatorType(
        "Expression sur des résultats nommés",
        "n",
        {"expression": Param("expression")},
    ),
}

_SHARE = ("%", "ratio")
_AREA = ("ha", "m2")
_UNITS = {
    "surface_intersection": _AREA,
    "couverture": _SHARE,
    "longueur_couverte": _SHARE,
    "distance": _SHARE,
    "contact": ("n",),
    "ratio_somme": _SHARE,
    "conso_vs_enveloppe": _AREA,
    "repartition": _SHARE,
    "ouverture_corridor": ("m",),
    "delta_document": _SHARE,
}
_CONTROL_UNITS = {"partition": _AREA, "delai": ("jours",)}


def accepted_units(kind: str, params: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the units in which the threshold of an indicator may be written, given its parameters."""
    if kind == "comptage":
        return _SHARE if params.get("part") else _AREA if params.get("surface") else ("n",)
    if kind == "densite":
        return ("lgt", *_AREA) if params.get("mode") == "capacite" else ("lgt/ha",)
    if kind == "controle_donnee":
        return _CONTROL_UNITS.get(str(params.get("controle")), ("n",))
    if kind == "saisie":
        typed = next((str(one["unite"]) for one in params.get("champs") or () if one.get("unite")), "n")
        return {"%": _SHARE, "ratio": _SHARE, "ha": _AREA, "m2": _AREA}.get(typed, (typed,))
    return _UNITS.get(kind, UNITES)
