"""Versions of perimeters read in metres, and the roles that some of them play in the compatibility grid."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ...aula_plugin.i18n import tr
from ..vectors import distinct, metric_crs, name_of, read

AUTO, PLAN, COMPUTED = "auto", "plu", "candidats"
ROLE_CHOICES = (AUTO, PLAN, COMPUTED)


@dataclass(frozen=True)
class Given:
    """Rows of a layer, where it comes from, and the date of its file, empty when it has none."""

    frame: Any
    source: str
    date: str


@dataclass(frozen=True)
class Asked:
    """What is compared, in one metre CRS.

    Attributes
    ----------
    frames : CALCULES, PERIMETRES_SCOT, PERIMETRES_PLU to what they hold, for those given.
    """

    communes: Any
    crs: Any
    versions: list[Any]
    frames: dict[str, Given]
    offer: Any
    people: Any


def read_asked(algorithm: Any, parameters: Any, context: Any, feedback: Any) -> Asked:
    """Return what the parameters of the comparison name."""
    from ...aula_plugin.bridge import to_frame
    from ...aula_plugin.core.centrality.comparison import COMPUTED as BY_AULA
    from ...aula_plugin.core.centrality.comparison import MEETING, SCOT, Version
    from ...aula_plugin.core.centrality.comparison import PLAN as BY_PLAN
    from ...aula_plugin.core.centrality.roles import not_discarded
    from ...aula_plugin.core.communes import normalise_communes

    source = algorithm.source(parameters, "COMMUNES", context)
    crs = metric_crs(source, context)
    communes, notes = normalise_communes(to_frame(source, context, feedback, crs))
    for note in notes:
        feedback.pushInfo(note)
    frames: dict[str, Given] = {}
    versions = []
    for name, shown, origin in (
        ("CALCULES", tr("Calcul"), BY_AULA),
        ("PERIMETRES_SCOT", tr("SCoT"), SCOT),
        ("PERIMETRES_PLU", tr("PLU(i)"), BY_PLAN),
    ):
        given = algorithm.optional_source(parameters, name, context)
        if given is None:
            continue
        frame = _some(read(given, crs, context, feedback), name_of(given), feedback)
        frames[name] = Given(frame, *_origin(algorithm, name, given, parameters, context))
        kept = not_discarded(frame) if name == "CALCULES" else frame
        versions.append(Version(shown, origin, kept.geometry.to_numpy()))
    layers = distinct(algorithm.parameterAsLayerList(parameters, "VERSIONS", context) or [], feedback)
    for shown, layer in zip(_names(algorithm, layers, parameters, context), layers):
        frame = _some(_surfaces(layer, crs, context, feedback), layer.name(), feedback)
        versions.append(Version(shown, MEETING, frame.geometry.to_numpy()))
    return Asked(
        communes, crs, versions, frames,
        _offer(algorithm, crs, parameters, context, feedback),
        _people(algorithm, crs, parameters, context, feedback),
    )  # fmt: skip


def _origin(algorithm: Any, name: str, source: Any, parameters: Any, context: Any) -> tuple[str, str]:
    """Return where the layer of a parameter comes from: file and table, and the date of the file."""
    from ...aula_plugin.storage.reference_packing import provenance

    layer = algorithm.parameterAsVectorLayer(parameters, name, context)
    return (name_of(source), "") if layer is None else provenance(layer)


def _some(frame: Any, name: str, feedback: Any) -> Any:
    if not len(frame):
        feedback.pushWarning(tr("« {} » ne contient aucun périmètre : comparée comme une version vide.").format(name))
    return frame


def _surfaces(layer: Any, crs: Any, context: Any, feedback: Any) -> Any:
    """Return the rows of a layer of surfaces, or say that it is not one."""
    from qgis.core import QgsWkbTypes

    from ...aula_plugin.core.errors import InputError

    if not layer.isValid() or QgsWkbTypes.geometryType(layer.wkbType()) != QgsWkbTypes.GeometryType.PolygonGeometry:
        raise InputError(
            tr("Versions : « {} » n’est pas faite de surfaces. Choisissez une couche de périmètres.").format(
                layer.name()
            )
        )
    return read(layer, crs, context, feedback)


def _names(algorithm: Any, layers: list[Any], parameters: Any, context: Any) -> list[str]:
    """Return a name per version: those typed, else those of the layers."""
    from ...aula_plugin.core.errors import InputError

    typed = [one.strip() for one in algorithm.parameterAsString(parameters, "NOMS", context).split(";")]
    typed = [one for one in typed if one]
    if typed and len(typed) != len(layers):
        raise InputError(
            tr("Noms de ces versions (NOMS) : {} nom(s) pour {} couche(s). Donnez-en un par couche, ou aucun.").format(
                len(typed), len(layers)
            )
        )
    return typed or [name_of(layer) for layer in layers]


def _offer(algorithm: Any, crs: Any, parameters: Any, context: Any, feedback: Any) -> Any:
    from ...aula_plugin.bridge import to_frame
    from ...aula_plugin.core.centrality.prepared_offer import read_offer

    source = algorithm.optional_source(parameters, "OFFRE", context)
    if source is None:
        return None
    offer, notes = read_offer(to_frame(source, context, feedback, crs), name_of(source))
    for note in notes:
        feedback.pushWarning(note)
    return offer


def _people(algorithm: Any, crs: Any, parameters: Any, context: Any, feedback: Any) -> Any:
    from ...aula_plugin.core.centrality.inhabitants import PEOPLE
    from .profile_inputs import read_numbers

    return read_numbers(
        algorithm, "POPULATION", "CHAMP_POPULATION", PEOPLE, tr("population"), crs, parameters, context, feedback
    )


def roles_of(algorithm: Any, asked: Asked, date: str, parameters: Any, context: Any, feedback: Any) -> list[Any]:
    """Return the perimeters that play ``centralites`` and ``centralites_plu``, and where they come from.

    Parameters
    ----------
    date : written on them; empty: the date of their files.

    Raises
    ------
    InputError
        ROLE_PLU asks for perimeters that were not given.
    """
    from ...aula_plugin.core.centrality.roles import role_frame, uncertainty
    from ...aula_plugin.core.typography import insecables
    from ...aula_plugin.storage.centrality_roles import PLAN_ROLE, SCOT_ROLE, Playing

    playing = []
    if "PERIMETRES_SCOT" in asked.frames:
        given = asked.frames["PERIMETRES_SCOT"]
        playing.append(Playing(SCOT_ROLE, role_frame(given.frame, tr("SCoT")), given.source, date or given.date))
    plan = _plan(algorithm.parameterAsEnumString(parameters, "ROLE_PLU", context), asked, feedback)
    if plan is not None:
        given, version = plan
        playing.append(
            Playing(
                PLAN_ROLE,
                role_frame(given.frame, version),
                insecables(given.source),
                date or given.date,
                uncertainty(given.frame),
            )
        )
    return [one for one in playing if len(one.frame)]


def _plan(choice: str, asked: Asked, feedback: Any) -> tuple[Given, str] | None:
    """Return the perimeters of the role ``centralites_plu``, and their version."""
    from ...aula_plugin.core.centrality.roles import NOT_SETTLED, chosen
    from ...aula_plugin.core.errors import InputError

    wanted = {PLAN: "PERIMETRES_PLU", COMPUTED: "CALCULES"}.get(choice)
    if wanted is not None and wanted not in asked.frames:
        raise InputError(
            tr("ROLE_PLU demande « {} », mais {} n’est pas donné. Donnez cette couche, ou choisissez « auto ».").format(
                choice, wanted
            )
        )
    wanted = wanted or next((name for name in ("PERIMETRES_PLU", "CALCULES") if name in asked.frames), None)
    if wanted is None:
        return None
    given = asked.frames[wanted]
    if wanted == "PERIMETRES_PLU":
        return given, tr("PLU(i)")
    picked = chosen(given.frame)
    if picked.settled:
        text = tr("{} (candidats retenus)").format(given.source)
        return Given(picked.candidates, text, given.date), tr("Calcul")
    feedback.pushWarning(
        tr("Aucun candidat n’est « retenu » : le rôle centralites_plu est marqué « {} ».").format(NOT_SETTLED)
    )
    text = tr("{} ({} : aucun candidat retenu)").format(given.source, NOT_SETTLED)
    return Given(picked.candidates, text, given.date), tr("Calcul")


def given_roles(algorithm: Any, asked: Asked, parameters: Any, context: Any, feedback: Any) -> list[Any]:
    """Return the layers that play other roles, read and repaired; each is named as its role."""
    from qgis.core import QgsProcessingMultiStepFeedback

    from ...aula_plugin.core.compatibility.references import COVERAGE_LAYER
    from ...aula_plugin.storage.reference_packing import bind, known_roles, pack

    layers = distinct(algorithm.parameterAsLayerList(parameters, "AUTRES_ROLES", context) or [], feedback)
    bindings = bind(layers, {}, {}, known_roles(None))
    quiet = QgsProcessingMultiStepFeedback(100, feedback)  # it reads a few layers before the comparison
    return pack(bindings, asked.crs, COVERAGE_LAYER, context, quiet) if bindings else []
