"""The fourteen indicator types and their parameters: what the grid may write and what each one defaults to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import inf
from typing import Any

from .model import UNITES

#: Kinds of parameter. ``selectors`` is a list of layer selectors (union), see ``selectors.py``.
KINDS = ("selectors", "number", "boolean", "text", "texts", "choice", "table", "expression", "fields", "result")

REQUIRED = object()


@dataclass(frozen=True)
class Param:
    """One parameter: its kind, its default (``REQUIRED`` when none), the values accepted by a choice.

    ``to_confirm`` marks a default of practice without a source: a grid that keeps it is told so. ``bounds`` are the
    smallest and largest numbers that make sense, both included.
    """

    kind: str
    default: Any = REQUIRED
    choices: tuple[str, ...] = ()
    help: str = ""
    to_confirm: bool = False
    bounds: tuple[float, float] = (0.0, inf)


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
            "x": Param("selectors", help="surfaces mesurées"),
            "y": Param("selectors", help="surfaces de référence, qui portent l’incertitude"),
            "operation": Param(
                "choice", "intersection", ("intersection", "difference"), help="x dans y, ou x hors de y"
            ),
            "tampon_m": Param("number", 0.0, help="élargit y avant le calcul, en mètres"),
            "nette": Param("boolean", True, help="ôte ce qui est plus étroit que lisere_m"),
            "s_min_ha": Param("number", 0.0, help="morceaux plus petits ignorés, en hectares"),
            "exclure": Param("selectors", None, help="ce qui est déjà couvert par ces objets est ôté du résultat"),
            "touchant": Param("selectors", None, help="ne retient que les objets de x à moins de 1 m de ceux-ci"),
            "par": Param("text", None, help="champ de y selon lequel détailler la surface, ou « couche »"),
            "a_part": Param("selectors", None, help="surfaces mesurées de même, dites à part, hors de la valeur"),
            "vocation": VOCATION,
        },
    ),
    "couverture": IndicatorType(
        "Part couverte",
        "ratio",
        {
            "x": Param("selectors", help="surfaces à couvrir : le dénominateur"),
            "par_sel": Param("selectors", help="surfaces qui couvrent"),
            "exclure": Param("selectors", None, help="ôté de x avant le calcul"),
            "et": Param("selectors", None, help="la couverture doit être aussi dans ces objets"),
            "dans": Param("selectors", None, help="x est limité à ce qui est à moins de tampon_m de ces objets"),
            "tampon_m": Param("number", 0.0, help="distance de « dans », en mètres"),
            "recouvrement": Param("boolean", False, help="dit aussi l’intersection sur la réunion de x et par_sel"),
            "vocation": VOCATION,
        },
    ),
    "longueur_couverte": IndicatorType(
        "Part de longueur couverte",
        "ratio",
        {
            "lignes": Param("selectors", help="lignes mesurées, ou surfaces dont on suit la limite avec « contre »"),
            "par_sel": Param("selectors", help="lignes et surfaces qui couvrent"),
            "distance_m": Param("number", 5.0, help="une ligne couvre à moins de cette distance, en mètres"),
            "pas_m": Param("number", 10.0, help="longueur des morceaux testés, en mètres", bounds=(0.5, inf)),
            "band_m": Param("number", 0.0, help="largeur de la bande portée par la ligne ; 0 : la ligne seule"),
            "dans": Param("selectors", None, help="ne garde des lignes que ce qui est dans ces surfaces"),
            "contre": Param("selectors", None, help="lignes = limites des surfaces, au contact (1 m) de ces objets"),
            "vocation": VOCATION,
        },
    ),
    "comptage": IndicatorType(
        "Comptage d’objets",
        "n",
        {
            "objets": Param("selectors", help="objets comptés, de toute géométrie"),
            "filtre": Param("expression", None, help="condition sur les champs de l’objet"),
            "dans": Param("selectors", None, help="ne retient que les objets dans ceux-ci, ou à distance_m"),
            "distance_m": Param("number", None, help="distance de « dans », en mètres"),
            "hors": Param("selectors", None, help="laisse de côté les objets qui touchent ceux-ci"),
            "part_min": Param(
                "number", None, help="part de la surface de l’objet à l’intérieur de « dans »", bounds=(0.0, 1.0)
            ),
            "surface": Param("boolean", False, help="la valeur est la surface (ha) au lieu du nombre"),
            "part": Param("boolean", False, help="la valeur est la part des objets retenus, au lieu du nombre"),
            "vocation": VOCATION,
        },
    ),
    "distance": IndicatorType(
        "Part accessible à pied, ou écart à travers une coupure",
        "ratio",
        {
            "de": Param("selectors", help="surfaces desservies"),
            "vers": Param("selectors", help="lieux à atteindre"),
            "mode": Param(
                "choice",
                "reseau",
                ("reseau", "euclide", "ecart"),
                help="par le rôle routes, à vol d’oiseau, ou le plus petit écart (m) entre ensembles de « de » qui se "
                "font face à travers « vers »",
            ),
            "vitesse_kmh": Param("number", 4.5, help="vitesse de marche", bounds=(0.1, inf)),
            "seuil_min": Param("number", 10.0, help="durée de marche, en minutes"),
            "facteur": Param("number", 1.3, help="détour appliqué à la distance à vol d’oiseau", to_confirm=True),
            "vocation": VOCATION,
        },
    ),
    "contact": IndicatorType(
        "Contiguïté, allongement ou enclave",
        "n",
        {
            "x": Param("selectors", help="surfaces dont chaque partie est testée"),
            "y": Param("selectors", help="référence : enveloppe, routes, zones voisines"),
            "distance_max_m": Param("number", 30.0, help="au-delà, une partie est détachée, en mètres"),
            "contact_min": Param("number", 0.1, help="part du pourtour au contact de y", bounds=(0.0, 1.0)),
            "bande_m": Param("number", 1.0, help="distance qui vaut contact, en mètres"),
            "allongement_min": Param("number", None, help="signale les parties plus allongées le long de y"),
            "contact_max": Param(
                "number", None, help="signale au-delà de cette part de contact (enclaves)", bounds=(0.0, 1.0)
            ),
            "s_max_ha": Param("number", None, help="ne regarde que les parties plus petites, en hectares"),
            "vocation": VOCATION,
        },
    ),
    "ratio_somme": IndicatorType(
        "Rapport de sommes",
        "ratio",
        {
            "numerateur": Param("selectors", help="surfaces, table:nom.colonne ou resultat:règle"),
            "denominateur": Param("selectors", help="surfaces, table:nom.colonne ou resultat:règle"),
            "numerateur_defaut": Param("selectors", None, help="lu si le numérateur ou le dénominateur manque"),
            "denominateur_defaut": Param("selectors", None, help="de même pour le dénominateur"),
            "facultatif": Param("selectors", None, help="s’ajoutent au numérateur quand leur couche est liée"),
            "complement": Param("boolean", False, help="1 moins le rapport"),
            "annualiser": Param("boolean", False, help="divise le numérateur par les années de t0 à l’horizon"),
            "annees_denominateur": Param(
                "number", 1.0, help="divise le dénominateur par ce nombre d’années", bounds=(0.1, inf)
            ),
            "vocation": VOCATION,
        },
    ),
    "conso_vs_enveloppe": IndicatorType(
        "Consommation au regard d’une enveloppe",
        "ha",
        {
            "vocation": Param("text", "toutes", help="toutes, habitat, economie…"),
            "compter_aus": Param("boolean", None, help="vide : paramètre compter_aus de la grille"),
            "table": Param("table", "enveloppes", help="enveloppes du SCoT"),
            "site": Param("selectors", None, help="limite la mesure à ces surfaces (parcs d’activité)"),
        },
    ),
    "densite": IndicatorType(
        "Densité ou capacité de logements",
        "lgt/ha",
        {
            "table": Param("table", "oap", help="insee, ha_net, lgt"),
            "densites": Param("table", None, help="table dont la colonne « densite » donne la capacité en logements"),
            "mode": Param("choice", "mesure", ("mesure", "capacite"), help="densité des OAP, ou parcelles libres"),
            "net_coef": Param("number", 0.8, help="surface nette / surface brute", to_confirm=True, bounds=(0.0, 1.0)),
            "retention": Param(
                "number", 0.0, help="part des parcelles que leurs propriétaires gardent", bounds=(0.0, 1.0)
            ),
            "s_min_m2": Param("number", 0.0, help="parcelles libres plus petites ignorées, en m²"),
        },
    ),
    "repartition": IndicatorType(
        "Répartition entre classes",
        "%",
        {
            "valeur": Param("result", help="règle dont la valeur est répartie"),
            "par": Param("choice", "niveau", ("niveau", "epci"), help="classes : niveaux de l’armature ou EPCI"),
            "cible": Param("table", None, help="table dont la colonne « cible » donne la part attendue"),
        },
    ),
    "ouverture_corridor": IndicatorType(
        "Largeur libre d’un corridor",
        "m",
        {
            "corridor": Param("selectors", help="surfaces à garder ouvertes"),
            "obstacles": Param("selectors", help="ce qui ferme le passage"),
            "extremites": Param("selectors", help="réservoirs que le corridor relie"),
            "w_min_m": Param("number", 50.0, help="largeur attendue, en mètres"),
            "w_max_m": Param("number", 256.0, help="largeur au-delà de laquelle on ne cherche plus, en mètres"),
        },
    ),
    "delta_document": IndicatorType(
        "Évolution depuis le document précédent",
        "ratio",
        {
            "selection": Param("selectors", help="objets du document"),
            "precedent": Param("selectors", help="les mêmes, dans le document précédent"),
            "mesure": Param("choice", "ha", ("ha", "m", "n"), help="surface, longueur ou nombre"),
        },
    ),
    "controle_donnee": IndicatorType(
        "Contrôle des données",
        "n",
        {
            "controle": Param(
                "choice",
                choices=("partition", "geometrie", "etat", "codes", "perimetre", "delai"),
                help="ce qui est contrôlé",
            ),
            "delai_ans": Param("number", 1.0, help="délai de mise en compatibilité, en années", bounds=(1.0, 10.0)),
            "forcer": Param("boolean", False, help="évaluer malgré un document annulé ou remplacé"),
        },
    ),
    "saisie": IndicatorType(
        "Valeur saisie",
        "n",
        {
            "champs": Param("fields", (), help="valeurs demandées : nom, type, unite, aide"),
            "preuves": Param("selectors", (), help="objets montrés à la personne qui juge"),
            "table": Param("table", None, help="table où la valeur est lue"),
            "colonne": Param("text", None, help="colonne de cette table"),
        },
    ),
    "expression": IndicatorType(
        "Expression sur des résultats nommés",
        "n",
        {"expression": Param("expression", help="par exemple F1.valeur / F5.valeur")},
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
    if kind == "distance" and params.get("mode") == "ecart":
        return ("m",)
    if kind == "densite":
        return ("lgt", *_AREA) if params.get("mode") == "capacite" else ("lgt/ha",)
    if kind == "controle_donnee":
        return _CONTROL_UNITS.get(str(params.get("controle")), ("n",))
    if kind == "saisie":
        typed = next((str(one["unite"]) for one in params.get("champs") or () if one.get("unite")), "n")
        return {"%": _SHARE, "ratio": _SHARE, "ha": _AREA, "m2": _AREA}.get(typed, (typed,))
    return _UNITS.get(kind, UNITES)
