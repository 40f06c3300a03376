"""What a person asks of a trame verte et bleue: a territory, its sous-trames, and the settings of each step.

Lengths are metres, areas hectares, shares percents; distances of dispersal are metres in the favourable medium. A step
whose section is absent is not asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from ..errors import InputError
from ..typography import insecables
from .permeability import TYPES
from .restoration import EFFECTS

#: Roles of the compatibility grid that the trame itself gives.
COMPUTED_ROLES = ("reservoirs", "corridors", "fleches_corridor")
#: How neighbours are found among the patches, and what becomes of a link that crosses a third patch.
VOISINAGES = ("planaire_cout", "planaire_euclidien", "complete")
TRAVERSES = ("garder", "retirer")
MULTIPLIERS = ("distance", "pente", "valeur")
OBSTACLES = tuple(TYPES)
COLOURS = {"boisee": "#2f6b3a", "prairiale": "#9bbf5a", "humide": "#3f8f9b", "aquatique": "#3a6fb0"}
PLAIN_COLOUR = "#5b6670"


class PlanError(InputError):
    """All that stops a parameter file from being used, at once; ``errors`` holds one French sentence per fault."""

    def __init__(self, name: str, errors: Iterable[str]) -> None:
        self.errors = tuple(insecables(one) for one in errors)
        count = len(self.errors)
        what = "1 erreur" if count == 1 else f"{count} erreurs"
        title = f"Paramètres « {name} »" if name else "Paramètres de la trame verte et bleue"
        head = insecables(f"{title} : {what}. Rien n’a été calculé.")
        super().__init__("\n".join([head, *(f"– {one}" for one in self.errors)]))


@dataclass(frozen=True)
class Couche:
    """One layer of the land cover. The order of the list is the order of priority: the first one wins.

    Attributes
    ----------
    couche : layer of ``Territoire.donnees``, path beside the file (``a.gpkg|layername=b``) or layer of the project.
    champ : field that holds the code of each object; empty when all have ``code``.
    code : code of all its objects, when ``champ`` is empty.
    prefixe : text put before the values of ``champ``, so that two layers never share a code.
    largeur_m : total width given to lines, m; 0 burns the cells they touch.
    """

    couche: str
    champ: str = ""
    code: str = ""
    prefixe: str = ""
    largeur_m: float = 0.0


@dataclass(frozen=True)
class Territoire:
    """Where the trame is drawn.

    Attributes
    ----------
    donnees : GeoPackage in which the layers named without a path are looked for first.
    perimetre : polygon layer of the study area; empty takes the extent of the land cover.
    maille_m, apercu_m : sides of the cells of the computation and of the quick preview.
    tampon_m : how far around the perimeter cells are read, so that its edge is not a wall.
    passages_constates : file of the crossings that people noted in the field; they serve every sous-trame.
    roles : layers that play other roles of the compatibility grid, by role: an inventory of zones humides, bâti…
    fictif : the territory is invented, which each page says.
    """

    nom: str = ""
    perimetre: str = ""
    occupation: tuple[Couche, ...] = ()
    maille_m: float = 10.0
    apercu_m: float = 40.0
    tampon_m: float = 0.0
    donnees: str = ""
    passages_constates: str = ""
    roles: Mapping[str, str] = field(default_factory=dict)
    fictif: bool = False


@dataclass(frozen=True)
class Reservoirs:
    """What makes a patch a réservoir: codes of the land cover, or polygon layers (``zonages``) taken as they are."""

    codes: tuple[str, ...] = ()
    zonages: tuple[str, ...] = ()
    surface_min_ha: float = 10.0
    profondeur_lisiere_m: float = 0.0
    coeur_min_ha: float = 0.0
    compacite_min: float = 0.0
    pas_japonais_min_ha: float = 0.0


@dataclass(frozen=True)
class Frictions:
    """The table of frictions (CSV beside the file), its column, and the friction of the favourable medium."""

    table: str = ""
    colonne: str = ""
    reference: float = 1.0


@dataclass(frozen=True)
class Multiplicateur:
    """Factors of the friction by half-open intervals: one factor less than bounds, the last interval closed.

    ``genre``: « distance » (m to the objects of the layer), « pente » (percent, from an altitude raster) or « valeur ».
    """

    couche: str
    genre: str = "distance"
    bornes: tuple[float, ...] = ()
    facteurs: tuple[float, ...] = ()


@dataclass(frozen=True)
class Corridors:
    """Links between réservoirs and the corridors around them; ``cout_max_m`` in metres of the favourable medium."""

    voisinage: str = "planaire_cout"
    traverse: str = "garder"
    marge_pourcent: float = 10.0
    largeur_min_m: float = 50.0
    cout_max_m: float = 5000.0
    voisins: int = 8
    couper_angles: bool = True


@dataclass(frozen=True)
class Connectivite:
    """The distance at which the probability of dispersal is ``probabilite``; both are the person's."""

    distance_m: float
    probabilite: float = 0.5


@dataclass(frozen=True)
class Obstacle:
    """A layer that corridors should not have to cross.

    ``permeabilites`` gives, by value of ``champ``, the share that gets through (0 to 1); others have ``permeabilite``.
    Without one nor the other, the table of example is read.
    """

    couche: str
    genre: str = "autre"
    nom: str = ""
    champ: str = ""
    permeabilite: float | None = None
    permeabilites: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class Conflits:
    """Obstacles, known crossings, and the distances at which points are one, and a crossing serves a point.

    ``document``: GeoPackage of a planning document, whose zones U and AU are obstacles too.
    """

    obstacles: tuple[Obstacle, ...] = ()
    document: str = ""
    passages: str = ""
    regroupement_m: float = 300.0
    passage_m: float = 300.0


@dataclass(frozen=True)
class PasJaponais:
    """Patches too small for a réservoir that may shorten the gaps of a corridor, and sites that could be restored.

    ``sites``: polygon layer, each ranked by what the connectivity gains; ``effet`` and ``friction_restauree`` say what
    a restored site becomes.
    """

    surface_min_ha: float = 0.5
    ecart_max_m: float = 500.0
    sites: str = ""
    effet: str = EFFECTS[0]
    friction_restauree: float = 1.0


@dataclass(frozen=True)
class SousTrame:
    """One sous-trame and the settings of its steps; a step that is None is not asked for."""

    id: str
    nom: str
    couleur: str = PLAIN_COLOUR
    reservoirs: Reservoirs = field(default_factory=Reservoirs)
    frictions: Frictions = field(default_factory=Frictions)
    multiplicateurs: tuple[Multiplicateur, ...] = ()
    dispersion_m: float | None = None
    corridors: Corridors | None = None
    connectivite: Connectivite | None = None
    conflits: Conflits | None = None
    pas_japonais: PasJaponais | None = None


@dataclass(frozen=True)
class Plan:
    """A parameter file, defaults filled in."""

    territoire: Territoire = field(default_factory=Territoire)
    sous_trames: tuple[SousTrame, ...] = ()
    titre: str = ""
    source: str = ""
    date: str = ""
    warnings: tuple[str, ...] = ()

    def at(self, cell: float) -> Plan:
        """Return the plan computed with another cell, m; see ``Territoire.apercu_m``."""
        return replace(self, territoire=replace(self.territoire, maille_m=float(cell)))

    def sous_trame(self, identifier: str) -> SousTrame:
        """Return a sous-trame by its id or its name.

        Raises
        ------
        InputError
            There is none of this name.
        """
        for one in self.sous_trames:
            if identifier in (one.id, one.nom):
                return one
        known = ", ".join(one.id for one in self.sous_trames)
        raise InputError(insecables(f"Sous-trame « {identifier} » inconnue ; accepté : {known or 'aucune'}."))

    def only(self, identifiers: Iterable[str]) -> Plan:
        """Return the plan with some sous-trames, in its own order; none asked for keeps them all."""
        wanted = {self.sous_trame(one).id for one in identifiers}
        return replace(self, sous_trames=tuple(one for one in self.sous_trames if not wanted or one.id in wanted))


def to_raw(plan: Plan) -> dict[str, Any]:
    """Return a plan as mappings and lists that ``parse_plan`` reads; what equals its default is left out."""
    header = {key: getattr(plan, key) for key in ("titre", "source", "date") if getattr(plan, key)}
    raw: dict[str, Any] = {"tvb": header} if header else {}
    raw["territoire"] = _filled(plan.territoire, Territoire())
    raw["sous_trames"] = [_sous_trame(one) for one in plan.sous_trames]
    return raw


def _sous_trame(one: SousTrame) -> dict[str, Any]:
    raw = _filled(one, SousTrame("", "", couleur=COLOURS.get(one.id, PLAIN_COLOUR)))
    defaults = {
        "reservoirs": Reservoirs(),
        "frictions": Frictions(),
        "corridors": Corridors(),
        "connectivite": Connectivite(-1.0),
        "conflits": Conflits(),
        "pas_japonais": PasJaponais(),
    }
    for name, default in defaults.items():
        if name in raw:
            said = _filled(getattr(one, name), default)
            # a section that only has defaults must stay written: it is what asks for the step
            raw[name] = said or _plain(getattr(one, name))
    return raw


def _filled(value: Any, default: Any) -> dict[str, Any]:
    """Return the attributes that differ from the default ones."""
    return {
        name: _plain(getattr(value, name))
        for name in value.__dataclass_fields__
        if getattr(value, name) != getattr(default, name)
    }


_ITEMS = {Couche: Couche(""), Multiplicateur: Multiplicateur(""), Obstacle: Obstacle("")}


def _plain(value: Any) -> Any:
    if type(value) in _ITEMS:
        return _filled(value, _ITEMS[type(value)])
    if hasattr(value, "__dataclass_fields__"):
        return {name: _plain(getattr(value, name)) for name in value.__dataclass_fields__ if getattr(value, name) != ()}
    if isinstance(value, (tuple, list)):
        return [_plain(one) for one in value]
    if isinstance(value, Mapping):
        return {str(key): _plain(one) for key, one in value.items()}
    return value
