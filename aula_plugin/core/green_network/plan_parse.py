"""From the text of a parameter file to a ``Plan``, or to the whole list of what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from ..compatibility.grid_messages import GridError, Issues, Origin, Path, unknown
from ..compatibility.grid_values import Values
from ..compatibility.grid_yaml import load_grid_text
from ..compatibility.roles import ROLES, kinds
from ..typography import insecables
from .plan import (
    COLOURS,
    COMPUTED_ROLES,
    MULTIPLIERS,
    OBSTACLES,
    PLAIN_COLOUR,
    TRAVERSES,
    VOISINAGES,
    Conflits,
    Connectivite,
    Corridors,
    Couche,
    Frictions,
    Multiplicateur,
    Obstacle,
    PasJaponais,
    Plan,
    PlanError,
    Reservoirs,
    SousTrame,
    Territoire,
)
from .restoration import EFFECTS

SECTIONS = ("tvb", "territoire", "sous_trames")
_ID = re.compile(r"[a-z][a-z0-9_]{0,30}")
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
#: More than this is a mistake of the file, not a wish.
MAX_SOUS_TRAMES = 20


def parse_plan(text: str, name: str = "") -> Plan:
    """Read the YAML text of a parameter file.

    Parameters
    ----------
    text : content of the file, already decoded.
    name : name of the file, for the messages.

    Raises
    ------
    PlanError
        Everything that is wrong, at once, in French, with its line.
    """
    try:
        read = load_grid_text(
            text, name, "le fichier ne contient pas de paramètres ; attendu : les clés territoire et sous_trames"
        )
    except GridError as error:
        raise PlanError(name, error.errors) from None
    return plan_of(read.raw, read.origin)


def plan_of(raw: Mapping[str, Any], origin: Origin | None = None) -> Plan:
    """Read mappings, lists and text into a plan; see ``parse_plan``."""
    plan, issues = check_plan(raw, origin)
    if issues.errors:
        raise PlanError(issues.origin.name, issues.errors)
    return plan


def check_plan(raw: Mapping[str, Any], origin: Origin | None = None) -> tuple[Plan, Issues]:
    """Return what could be read of the parameters, with all that is wrong or doubtful."""
    issues = Issues(origin or Origin())
    reader = _Reader(issues)
    sections = reader.keys(raw, (), SECTIONS)
    header = reader.keys(sections.get("tvb"), ("tvb",), ("titre", "source", "date"))
    plan = Plan(
        territoire=reader.territory(sections.get("territoire"), ("territoire",)),
        sous_trames=reader.sous_trames(sections.get("sous_trames"), ("sous_trames",)),
        titre=reader.values.text(header.get("titre"), ("tvb", "titre")),
        source=reader.values.text(header.get("source"), ("tvb", "source")),
        date=reader.values.date(header.get("date"), ("tvb", "date")),
    )
    _coherent(plan, issues)
    return Plan(**{**vars(plan), "warnings": tuple(insecables(one) for one in issues.warnings)}), issues


def _coherent(plan: Plan, issues: Issues) -> None:
    """Tell what contradicts itself between sections; the layers themselves are read elsewhere."""
    ground = plan.territoire
    if ground.apercu_m < ground.maille_m:
        issues.warn(("territoire", "apercu_m"), "l’aperçu a des mailles plus petites que le calcul : il sera plus lent")
    codes = {one.code for one in ground.occupation if one.code}
    if ground.occupation and all(not one.champ for one in ground.occupation):
        for n, one in enumerate(plan.sous_trames):
            for rank, code in enumerate(one.reservoirs.codes):
                if code not in codes:
                    path: Path = ("sous_trames", n, "reservoirs", "codes", rank)
                    issues.error(path, unknown("code d’occupation inconnu", code, sorted(codes)))


class _Reader:
    """Reads one section each; a value that is wrong is told and reads as its default."""

    def __init__(self, issues: Issues) -> None:
        self.values = Values(issues)
        self.issues = issues

    def keys(self, raw: Any, path: Path, known: Iterable[str]) -> dict[str, Any]:
        section = self.values.section(raw, path)
        self.values.known_keys(section, path, known, "clé inconnue")
        return section

    def number(self, section: Mapping[str, Any], path: Path, key: str, default: float, **bounds: float) -> float:
        value = self.optional(section, path, key, **bounds)
        return default if value is None else value

    def optional(
        self, section: Mapping[str, Any], path: Path, key: str, above: float | None = None, most: float | None = None
    ) -> float | None:
        """Return a number at least zero, or above ``above``, at most ``most``; None when absent or wrong."""
        place = (*path, key)
        value = self.values.number(section.get(key), place, minimum=0)
        if value is None:
            return None
        if above is not None and value <= above:
            self.issues.error(place, f"{value:g} est trop petit ; accepté : plus de {above:g}")
            return None
        if most is not None and value > most:
            self.issues.error(place, f"{value:g} est trop grand ; accepté : {most:g} au plus")
            return None
        return value

    def choice(self, section: Mapping[str, Any], path: Path, key: str, words: Iterable[str], default: str) -> str:
        return self.values.choice(section.get(key), (*path, key), words, f"{key} inconnu") or default

    def territory(self, raw: Any, path: Path) -> Territoire:
        section = self.keys(raw, path, Territoire.__dataclass_fields__)
        if raw is None:
            self.issues.error(path, "section « territoire » manquante (perimetre, occupation, maille_m)")
        text = self.values.text
        return Territoire(
            nom=text(section.get("nom"), (*path, "nom")),
            perimetre=text(section.get("perimetre"), (*path, "perimetre")),
            occupation=self.occupation(section, path) if raw is not None else (),
            maille_m=self.number(section, path, "maille_m", Territoire.maille_m, above=0),
            apercu_m=self.number(section, path, "apercu_m", Territoire.apercu_m, above=0),
            tampon_m=self.number(section, path, "tampon_m", Territoire.tampon_m),
            donnees=text(section.get("donnees"), (*path, "donnees")),
            passages_constates=text(section.get("passages_constates"), (*path, "passages_constates")),
            roles=self.roles(section.get("roles"), (*path, "roles")),
            fictif=bool(self.values.boolean(section.get("fictif"), (*path, "fictif"))),
        )

    def roles(self, raw: Any, path: Path) -> dict[str, str]:
        known = [name for name, role in ROLES.items() if kinds(role) and name not in COMPUTED_ROLES]
        found = {}
        for name, layer in self.values.section(raw, path).items():
            if name in COMPUTED_ROLES:
                self.issues.error((*path, name), f"le rôle « {name} » est calculé ; ôtez cette ligne")
            elif self.values.choice(name, (*path, name), known, "rôle inconnu"):
                found[name] = self.values.text(layer, (*path, name), required=True)
        return found

    def occupation(self, section: Mapping[str, Any], path: Path) -> tuple[Couche, ...]:
        place = (*path, "occupation")
        found = tuple(self.layer(*item) for item in self.values.items(section.get("occupation"), place))
        if not found:
            self.issues.error(place, "au moins une couche est attendue (- {couche: bois, code: bois})")
        return found

    def layer(self, raw: Any, path: Path) -> Couche:
        section = self.keys(raw, path, Couche.__dataclass_fields__)
        text = self.values.text
        read = Couche(
            couche=text(section.get("couche"), (*path, "couche"), required=True),
            champ=text(section.get("champ"), (*path, "champ")),
            code=text(section.get("code"), (*path, "code")),
            prefixe=text(section.get("prefixe"), (*path, "prefixe")),
            largeur_m=self.number(section, path, "largeur_m", 0.0),
        )
        if bool(read.champ) == bool(read.code):
            self.issues.error(
                path, "écrire « champ » (le champ des codes) ou « code » (le code de tous), l’un des deux"
            )
        return read

    def sous_trames(self, raw: Any, path: Path) -> tuple[SousTrame, ...]:
        items = self.values.items(raw, path)
        if not items:
            self.issues.error(path, "au moins une sous-trame est attendue (- id: boisee)")
        if len(items) > MAX_SOUS_TRAMES:
            self.issues.error(path, f"{len(items)} sous-trames ; au plus {MAX_SOUS_TRAMES}")
        found: list[SousTrame] = []
        for one, place in items[:MAX_SOUS_TRAMES]:
            read = self.sous_trame(one, place)
            for key in ("id", "nom"):
                if getattr(read, key) and getattr(read, key) in (getattr(other, key) for other in found):
                    self.issues.error((*place, key), f"« {getattr(read, key)} » est déjà celui d’une autre sous-trame")
            found.append(read)
        return tuple(found)

    def sous_trame(self, raw: Any, path: Path) -> SousTrame:
        section = self.keys(raw, path, SousTrame.__dataclass_fields__)
        text = self.values.text
        identifier = text(section.get("id"), (*path, "id"), required=True)
        if identifier and not _ID.fullmatch(identifier):
            accepted = "minuscules sans accent, chiffres et _ (boisee, humide)"
            self.issues.error((*path, "id"), f"identifiant « {identifier} » ; accepté : {accepted}")
        colour = text(section.get("couleur"), (*path, "couleur"))
        if colour and not _COLOUR.fullmatch(colour):
            self.issues.error((*path, "couleur"), f'« {colour} » n’est pas une couleur ; accepté : "#2f6b3a"')
            colour = ""

        def asked(key: str, read: Any) -> Any:
            if key in section and section[key] is None:
                said = "section vide : l’étape n’est pas demandée ; écrire {} pour ses valeurs par défaut"
                self.issues.warn((*path, key), said)
            return read(section[key], (*path, key)) if section.get(key) is not None else None

        return SousTrame(
            id=identifier,
            nom=text(section.get("nom"), (*path, "nom")) or identifier,
            couleur=colour.lower() or COLOURS.get(identifier, PLAIN_COLOUR),
            reservoirs=self.reservoirs(section.get("reservoirs"), (*path, "reservoirs")),
            frictions=self.frictions(section.get("frictions"), (*path, "frictions")),
            multiplicateurs=tuple(
                self.multiplier(*item)
                for item in self.values.items(section.get("multiplicateurs"), (*path, "multiplicateurs"))
            ),
            dispersion_m=self.optional(section, path, "dispersion_m", above=0),
            corridors=asked("corridors", self.corridors),
            connectivite=self._after(asked("connectivite", self.connectivity), section, path, "connectivite"),
            conflits=self._after(asked("conflits", self.conflicts), section, path, "conflits"),
            pas_japonais=self._after(asked("pas_japonais", self.stepping_stones), section, path, "pas_japonais"),
        )

    def _after(self, read: Any, section: Mapping[str, Any], path: Path, key: str) -> Any:
        """Tell what a step waits for when it is not asked for."""
        needed = {"corridors": "les corridors"}
        if key == "pas_japonais":
            needed["connectivite"] = "la connectivité"
        for other, words in needed.items():
            if read is not None and section.get(other) is None:
                self.issues.error((*path, key), f"cette étape attend {words} ; ajoutez la section « {other} »")
        return read

    def reservoirs(self, raw: Any, path: Path) -> Reservoirs:
        section = self.keys(raw, path, Reservoirs.__dataclass_fields__)
        read = Reservoirs(
            codes=self.values.texts(section.get("codes"), (*path, "codes")),
            zonages=self.values.texts(section.get("zonages"), (*path, "zonages")),
            surface_min_ha=self.number(section, path, "surface_min_ha", Reservoirs.surface_min_ha),
            profondeur_lisiere_m=self.number(section, path, "profondeur_lisiere_m", 0.0),
            coeur_min_ha=self.number(section, path, "coeur_min_ha", 0.0),
            compacite_min=self.number(section, path, "compacite_min", 0.0, most=1),
            pas_japonais_min_ha=self.number(section, path, "pas_japonais_min_ha", 0.0),
        )
        if not read.codes and not read.zonages:
            self.issues.error(path, "d’où viennent les réservoirs ? écrire « codes » (de l’occupation) ou « zonages »")
        if read.pas_japonais_min_ha and read.pas_japonais_min_ha >= read.surface_min_ha:
            said = "doit être plus petit que surface_min_ha"
            self.issues.error((*path, "pas_japonais_min_ha"), f"{read.pas_japonais_min_ha:g} {said}")
        return read

    def frictions(self, raw: Any, path: Path) -> Frictions:
        section = self.keys(raw, path, Frictions.__dataclass_fields__)
        return Frictions(
            table=self.values.text(section.get("table"), (*path, "table"), required=True),
            colonne=self.values.text(section.get("colonne"), (*path, "colonne"), required=True),
            reference=self.number(section, path, "reference", 1.0, above=0),
        )

    def multiplier(self, raw: Any, path: Path) -> Multiplicateur:
        section = self.keys(raw, path, Multiplicateur.__dataclass_fields__)
        bounds, factors = (self.numbers(section.get(key), (*path, key)) for key in ("bornes", "facteurs"))
        if len(factors) + 1 != len(bounds):
            said = f"{len(bounds)} bornes et {len(factors)} facteurs ; il faut un facteur de moins que de bornes"
            self.issues.error(path, said)
        if any(one >= two for one, two in zip(bounds, bounds[1:])):
            self.issues.error((*path, "bornes"), "les bornes doivent croître (0, 50, 100)")
        if any(one <= 0 for one in factors):
            self.issues.error((*path, "facteurs"), "un facteur doit être plus grand que 0")
        return Multiplicateur(
            couche=self.values.text(section.get("couche"), (*path, "couche"), required=True),
            genre=self.choice(section, path, "genre", MULTIPLIERS, "distance"),
            bornes=bounds,
            facteurs=factors,
        )

    def numbers(self, raw: Any, path: Path) -> tuple[float, ...]:
        found = (self.values.number(one, where, minimum=0) for one, where in self.values.items(raw, path))
        return tuple(one for one in found if one is not None)

    def corridors(self, raw: Any, path: Path) -> Corridors:
        section = self.keys(raw, path, Corridors.__dataclass_fields__)
        base = Corridors()
        moves = self.number(section, path, "voisins", base.voisins)
        if moves not in (8, 16):
            self.issues.error((*path, "voisins"), f"{moves:g} voisins ; accepté : 8, 16")
        corners = self.values.boolean(section.get("couper_angles"), (*path, "couper_angles"))
        return Corridors(
            voisinage=self.choice(section, path, "voisinage", VOISINAGES, base.voisinage),
            traverse=self.choice(section, path, "traverse", TRAVERSES, base.traverse),
            marge_pourcent=self.number(section, path, "marge_pourcent", base.marge_pourcent),
            largeur_min_m=self.number(section, path, "largeur_min_m", base.largeur_min_m),
            cout_max_m=self.number(section, path, "cout_max_m", base.cout_max_m, above=0),
            voisins=int(moves),
            couper_angles=base.couper_angles if corners is None else corners,
        )

    def connectivity(self, raw: Any, path: Path) -> Connectivite | None:
        section = self.keys(raw, path, Connectivite.__dataclass_fields__)
        distance = self.optional(section, path, "distance_m", above=0)
        if distance is None and section.get("distance_m") in (None, ""):
            self.issues.error(
                (*path, "distance_m"), "valeur manquante : la distance de dispersion de l’espèce, en mètres"
            )
        probability = self.number(section, path, "probabilite", 0.5, above=0)
        if probability >= 1:
            self.issues.error((*path, "probabilite"), f"{probability:g} ; accepté : entre 0 et 1 exclus (0,5 ou 0,05)")
        return Connectivite(distance, probability) if distance is not None else None

    def conflicts(self, raw: Any, path: Path) -> Conflits:
        section = self.keys(raw, path, Conflits.__dataclass_fields__)
        place = (*path, "obstacles")
        obstacles = tuple(self.obstacle(*item) for item in self.values.items(section.get("obstacles"), place))
        document = self.values.text(section.get("document"), (*path, "document"))
        if not obstacles and not document:
            self.issues.error(place, "au moins un obstacle est attendu (- {couche: routes, genre: route})")
        return Conflits(
            obstacles=obstacles,
            document=document,
            passages=self.values.text(section.get("passages"), (*path, "passages")),
            regroupement_m=self.number(section, path, "regroupement_m", Conflits.regroupement_m),
            passage_m=self.number(section, path, "passage_m", Conflits.passage_m),
        )

    def obstacle(self, raw: Any, path: Path) -> Obstacle:
        section = self.keys(raw, path, Obstacle.__dataclass_fields__)
        text = self.values.text
        place = (*path, "permeabilites")
        shares = self.values.section(section.get("permeabilites"), place)
        if shares and not section.get("champ"):
            self.issues.error(place, "écrire « champ » : les perméabilités se lisent par valeur de ce champ")
        return Obstacle(
            couche=text(section.get("couche"), (*path, "couche"), required=True),
            genre=self.choice(section, path, "genre", OBSTACLES, "autre"),
            nom=text(section.get("nom"), (*path, "nom")),
            champ=text(section.get("champ"), (*path, "champ")),
            permeabilite=self.optional(section, path, "permeabilite", most=1),
            permeabilites={key: self.number(shares, place, key, 0.5, most=1) for key in shares},
        )

    def stepping_stones(self, raw: Any, path: Path) -> PasJaponais:
        section = self.keys(raw, path, PasJaponais.__dataclass_fields__)
        return PasJaponais(
            surface_min_ha=self.number(section, path, "surface_min_ha", PasJaponais.surface_min_ha),
            ecart_max_m=self.number(section, path, "ecart_max_m", PasJaponais.ecart_max_m, above=0),
            sites=self.values.text(section.get("sites"), (*path, "sites")),
            effet=self.choice(section, path, "effet", EFFECTS, PasJaponais.effet),
            friction_restauree=self.number(section, path, "friction_restauree", 1.0, above=0),
        )
