"""From the parameters of a study to those of the algorithms, step by step; nothing is computed here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from qgis.core import QgsApplication, QgsProcessingParameterDefinition

from ...core.green_network.bands_text import bands_text
from ...core.green_network.obstacle_shares import share_lines
from ...core.green_network.plan import Plan, SousTrame
from ...core.green_network.stages import (
    BY_KEY,
    CONFLITS,
    CONNECTIVITE,
    CORRIDORS,
    DISPERSION,
    OCCUPATION,
    PAS_JAPONAIS,
    RESERVOIRS,
    RESISTANCE,
)
from ...core.typography import nombre_court
from ...i18n import tr
from ...storage.share_tables import write_shares
from ..common.tools import missing

ALGORITHMS: Mapping[str, str] = {
    OCCUPATION: "aula:occupation_composite",
    RESERVOIRS: "aula:reservoirs",
    RESISTANCE: "aula:surface_resistance",
    DISPERSION: "aula:aires_dispersion",
    CORRIDORS: "aula:corridors",
    CONNECTIVITE: "aula:connectivite",
    CONFLITS: "aula:points_conflit",
    PAS_JAPONAIS: "aula:pas_japonais",
}


#: Second algorithm of the last step: sites to restore, beside the patches that help.
RESTORATION = "aula:gain_restauration"
#: Crossings noted in the field: a layer of the panel, that no algorithm makes.
NOTED = "passages"


@dataclass(frozen=True)
class Output:
    """A result kept in a file.

    Attributes
    ----------
    name : parameter of the algorithm.
    extension : of the file.
    title : name of its layer in the project; empty for one that is not shown.
    depth : place in the group, 0 on top.
    algorithm : that makes it, when it is not the first one of the step.
    style : of a layer that no algorithm styles.
    """

    name: str
    extension: str = "gpkg"
    title: str = ""
    depth: int = 5
    algorithm: str = ""
    style: str = ""


#: In the order a person reads them; those an algorithm does not have are left out.
OUTPUTS: Mapping[str, tuple[Output, ...]] = {
    OCCUPATION: (Output("OCCUPATION", "tif", "Occupation du sol", 9), Output("CORRESPONDANCES")),
    RESERVOIRS: (Output("RESERVOIRS", "gpkg", "Réservoirs", 3),),
    RESISTANCE: (Output("RESISTANCE", "tif", "Résistance", 8), Output("TABLE")),
    DISPERSION: (Output("AIRES", "gpkg", "Aires de dispersion", 6),),
    CORRIDORS: (
        Output("LIENS", "gpkg", "Liens", 1),
        Output("CORRIDORS", "gpkg", "Corridors", 4),
        Output("GOULETS", "gpkg", "Goulets", 0),
    ),
    CONNECTIVITE: (
        Output("NOEUDS_RESULTAT", "gpkg", "Réservoirs, importance", 2),
        Output("LIENS_RESULTAT", "gpkg", "Liens, importance", 1),
        Output("METRIQUES"),
    ),
    CONFLITS: (Output("CONFLITS", "gpkg", "Points de conflit", 0),),
    PAS_JAPONAIS: (
        Output("PAS_JAPONAIS", "gpkg", "Pas japonais", 2),
        Output("SITES_CLASSES", "gpkg", "Sites à restaurer", 2, RESTORATION),
    ),
    NOTED: (Output("PASSAGES", "geojson", "Passages constatés", 0, style="passages_constates.qml"),),
}


@dataclass(frozen=True)
class Context:
    """What a step is wired with.

    Attributes
    ----------
    plan, subnet : parameters.
    cell : side of the cells, m.
    source : what an algorithm can open for a name of the plan.
    above : file of each output of the steps above, by step then by parameter.
    folder : where tables written for the step lie.
    """

    plan: Plan
    subnet: SousTrame
    cell: float
    source: Callable[[str], str]
    above: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    folder: Path = Path()

    def file(self, key: str, *names: str) -> str:
        """Return the file of the first of these outputs of a step that is there, empty when none is."""
        known = self.above.get(key, {})
        return next((known[name] for name in names if known.get(name)), "")


def definitions(name: str) -> dict[str, QgsProcessingParameterDefinition]:
    """Return the parameters of an algorithm by name; nothing when it is not there."""
    found = QgsApplication.processingRegistry().algorithmById(name)
    return {one.name(): one for one in found.parameterDefinitions()} if found is not None else {}


def absent() -> dict[str, str]:
    """Return, by step, why its algorithm cannot be run here."""
    found = {}
    for key, name in ALGORITHMS.items():
        why = missing(name)
        if why:
            found[key] = tr("absente de cette version") if not definitions(name) else why
    return found


def jobs(key: str, context: Context) -> list[tuple[str, dict[str, Any]]]:
    """Return the algorithms of a step in order, each with its inputs and settings."""
    wires = [(ALGORITHMS[key], _WIRES[key])]
    if key == PAS_JAPONAIS:
        wires.append((RESTORATION, _sites))
    found = [(name, wire(context)) for name, wire in wires]
    return [(name, _known(name, {**_common(context), **values})) for name, values in found if values]


def _known(name: str, wanted: Mapping[str, Any]) -> dict[str, Any]:
    known = definitions(name)
    return {one: value for one, value in wanted.items() if one in known and value not in ("", None)}


def outputs(key: str, algorithm: str, folder: Path, mark: str) -> dict[str, str]:
    """Return a new file for each output of an algorithm of a step; one that is there is never written over."""
    known = definitions(algorithm)
    found = {}
    for one in OUTPUTS[key]:
        if one.name in known and (one.algorithm or ALGORITHMS[key]) == algorithm:
            stem = f"{key}_{one.name.lower()}_{mark[:8]}"
            names = (stem, *(f"{stem}_{rank}" for rank in range(2, 1000)))
            found[one.name] = next(
                str(path) for path in (folder / f"{name}.{one.extension}" for name in names) if not path.exists()
            )
    return found


def _common(context: Context) -> dict[str, Any]:
    return {
        "SOUS_TRAME": context.subnet.nom,
        "FRICTION_REFERENCE": context.subnet.frictions.reference,
        "RESISTANCE": context.file(RESISTANCE, "RESISTANCE"),
        "RESERVOIRS": _patches(context),
    }


def _patches(context: Context) -> str:
    """Return the réservoirs alone: pas japonais lie in the same file."""
    path = context.file(RESERVOIRS, "RESERVOIRS")
    return f"{path}|subset=\"statut\" = 'reservoir'" if path else ""


def _occupation(context: Context) -> dict[str, Any]:
    ground = context.plan.territoire
    rules: list[Any] = []
    for rank, one in enumerate(ground.occupation, 1):
        width = nombre_court(one.largeur_m).replace("\u202f", "") if one.largeur_m else ""
        rules += [str(rank), one.champ, one.code, "", "", width, one.prefixe]
    return {
        "COUCHES": [context.source(one.couche) for one in ground.occupation],
        "REGLES": rules,
        "MAILLE": context.cell,
        "EMPRISE": context.source(ground.perimetre),
        "TAMPON": ground.tampon_m,
    }


def _reservoirs(context: Context) -> dict[str, Any]:
    settings = context.subnet.reservoirs
    return {
        "OCCUPATION": context.file(OCCUPATION, "OCCUPATION"),
        "CORRESPONDANCES": context.file(OCCUPATION, "CORRESPONDANCES") if settings.codes else None,
        "CODES": " ; ".join(settings.codes),
        "ZONAGES": [context.source(one) for one in settings.zonages] or None,
        "SURFACE_MIN": settings.surface_min_ha,
        "LISIERE": settings.profondeur_lisiere_m,
        "COEUR_MIN": settings.coeur_min_ha,
        "COMPACITE_MIN": settings.compacite_min,
        "PAS_JAPONAIS_MIN": settings.pas_japonais_min_ha or None,
        "RESERVOIRS": None,
    }


def _resistance(context: Context) -> dict[str, Any]:
    factors: list[Any] = []
    for rank, one in enumerate(context.subnet.multiplicateurs, 1):
        factors += [str(rank), "", "", bands_text(one)]
    return {
        "OCCUPATION": context.file(OCCUPATION, "OCCUPATION"),
        "CORRESPONDANCES": context.file(OCCUPATION, "CORRESPONDANCES"),
        "FRICTIONS": context.source(context.subnet.frictions.table),
        "SOUS_TRAME": context.subnet.frictions.colonne,
        "MULTIPLICATEURS": [context.source(one.couche) for one in context.subnet.multiplicateurs] or None,
        "FACTEURS": factors or None,
        "RESISTANCE": None,
    }


def _dispersion(context: Context) -> dict[str, Any]:
    settings = context.subnet.corridors
    moves = {"VOISINAGE": str(settings.voisins), "COINS": settings.couper_angles} if settings else {}
    return {"SOURCES": _patches(context), "DISTANCE": context.subnet.dispersion_m, **moves}


def _corridors(context: Context) -> dict[str, Any]:
    settings = context.subnet.corridors
    if settings is None:
        return {}
    return {
        "TOPOLOGIE": settings.voisinage,
        "TRAVERSEE": settings.traverse,
        "COUT_MAX": settings.cout_max_m,
        "MARGE_POURCENT": settings.marge_pourcent,
        "LARGEUR_MIN": settings.largeur_min_m,
        "VOISINAGE": str(settings.voisins),
        "COINS": settings.couper_angles,
    }


def _connectivity(context: Context) -> dict[str, Any]:
    settings = context.subnet.connectivite
    if settings is None:
        return {}
    return {
        "NOEUDS": _patches(context),
        "LIENS": context.file(CORRIDORS, "LIENS"),
        "DISTANCE": settings.distance_m,
        **probability(settings.probabilite),
    }


def probability(value: float) -> dict[str, Any]:
    """Return the probability as ``aula:connectivite`` asks for it: by its name, or free."""
    named = {0.5: "mediane", 0.05: "maximale"}.get(value)
    return {"PROBABILITE": named} if named else {"PROBABILITE": "libre", "P_LIBRE": value}


def _conflicts(context: Context) -> dict[str, Any]:
    settings = context.subnet.conflits
    if settings is None:
        return {}
    rows: list[Any] = []
    for rank, one in enumerate(settings.obstacles, 1):
        rows += [str(rank), one.genre, one.champ]
    return {
        "LIENS": context.file(CONNECTIVITE, "LIENS_RESULTAT") or context.file(CORRIDORS, "LIENS"),
        "CORRIDORS": context.file(CORRIDORS, "CORRIDORS"),
        "OBSTACLES": [context.source(one.couche) for one in settings.obstacles] or None,
        "CORRESPONDANCE": rows or None,
        "DOCUMENT": context.source(settings.document),
        "PASSAGES": context.source(settings.passages),
        "PASSAGES_CONSTATES": context.source(context.plan.territoire.passages_constates),
        "PERMEABILITES": write_shares(share_lines(settings.obstacles), context.folder / "permeabilites.csv"),
        "RAYON": settings.regroupement_m,
        "RAYON_PASSAGE": settings.passage_m,
    }


def _stones(context: Context) -> dict[str, Any]:
    settings = context.subnet.pas_japonais
    if settings is None or (settings.sites and not context.subnet.reservoirs.pas_japonais_min_ha):
        return {}  # no small patch was looked for: the sites alone
    return {
        **_corridors(context),
        **_connectivity(context),
        "CANDIDATS": context.file(RESERVOIRS, "RESERVOIRS"),
        "LIENS": context.file(CORRIDORS, "LIENS"),
        "CORRIDORS": context.file(CORRIDORS, "CORRIDORS"),
        "S_MIN": settings.surface_min_ha,
        "ECART_MAX": settings.ecart_max_m,
    }


def _sites(context: Context) -> dict[str, Any]:
    settings = context.subnet.pas_japonais
    if settings is None or not settings.sites:
        return {}
    return {
        **_corridors(context),
        **_connectivity(context),
        "SITES": context.source(settings.sites),
        "EFFET": settings.effet,
        "FRICTION_RESTAUREE": settings.friction_restauree,
    }


_WIRES: Mapping[str, Callable[[Context], dict[str, Any]]] = {
    OCCUPATION: _occupation,
    RESERVOIRS: _reservoirs,
    RESISTANCE: _resistance,
    DISPERSION: _dispersion,
    CORRIDORS: _corridors,
    CONNECTIVITE: _connectivity,
    CONFLITS: _conflicts,
    PAS_JAPONAIS: _stones,
}


def title_of(key: str) -> str:
    """Return the name of a step as messages say it."""
    return BY_KEY[key].title
