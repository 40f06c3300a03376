"""What the profile of a candidate is drawn from, all of it optional: inhabitants, jobs, vacancy, zoning, fronts."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterFile,
)

from ...aula_plugin.i18n import tr
from ..vectors import name_of, read
from .inputs import shapes_of

_LAYERS = ("POPULATION", "EMPLOIS", "VACANCE", "TABLE_VACANCE", "LIEUX", "FRONTS", "ENVELOPPE")


@dataclass(frozen=True)
class ReadProfile:
    """Evidence of the profiles, and the name of each layer it comes from."""

    evidence: Any
    sources: dict[str, str]


def add_profile(algorithm: Any) -> None:
    """Declare what profiles are drawn from."""
    kinds = QgsProcessing.SourceType
    surface, line, point = kinds.TypeVectorPolygon, kinds.TypeVectorLine, kinds.TypeVectorPoint
    for name, label, types, help_text in (
        (
            "POPULATION",
            tr("Population"),
            [surface, point],
            tr(
                "Carreaux (INSEE, 200 m) au prorata de leur surface, ou points : habitants de chaque candidat, et à 5 "
                "et 10 min à pied par les rues."
            ),
        ),
        ("EMPLOIS", tr("Emplois"), [point, surface], tr("Points additionnés, ou surfaces au prorata.")),
        (
            "VACANCE",
            tr("Relevé des locaux commerciaux"),
            [point],
            tr("Un point par local, vacant ou occupé : vacance = vacants ÷ (vacants + occupés)."),
        ),
        (
            "TABLE_VACANCE",
            tr("Vacance des logements par commune"),
            [kinds.TypeVector],
            tr("LOVAC : employée où aucun local n’a été relevé, et annoncée comme du logement. Vide : secret, NULL."),
        ),
        (
            "LIEUX",
            tr("Lieux nommés"),
            [surface, point],
            tr(
                "Quartiers ou lieux-dits : nomment les candidats. Celui qui en couvre le plus, sinon le plus proche, à "
                "300 m au plus."
            ),
        ),
        ("FRONTS", tr("Fronts commerciaux"), [line], tr("Linéaires de vitrines, pour la part protégée (règle C5).")),
        (
            "ENVELOPPE",
            tr("Enveloppe urbaine"),
            [surface],
            tr("Pour la part de l’enveloppe urbaine de la commune que tient le candidat."),
        ),
    ):
        algorithm.add(QgsProcessingParameterFeatureSource(name, label, types, optional=True), help_text, advanced=True)
    for name, parent, label, help_text in (
        ("CHAMP_POPULATION", "POPULATION", tr("Champ de la population"), tr("Habitants. Vide : ind, population…")),
        ("CHAMP_EMPLOIS", "EMPLOIS", tr("Champ des emplois"), tr("Nombre d’emplois. Vide : emplois, effectif…")),
        ("CHAMP_VACANT", "VACANCE", tr("Champ de la vacance"), tr("Oui ou non, 1 ou 0, vacant ou occupé.")),
        ("CHAMP_NOM", "LIEUX", tr("Champ du nom des lieux"), tr("Vide : nom, toponyme, libelle…")),
        (
            "CHAMP_TABLE_VACANCE",
            "TABLE_VACANCE",
            tr("Champ de la part vacante"),
            tr("En %, ou de 0 à 1 si aucune valeur ne dépasse 1. Vide : le premier champ part_vac…, taux_vac…"),
        ),
    ):
        algorithm.add(
            QgsProcessingParameterField(name, label, parentLayerParameterName=parent, optional=True),
            help_text,
            advanced=True,
        )
    algorithm.add(
        QgsProcessingParameterFile(
            "DOCUMENT", tr("Document d’urbanisme"), fileFilter=tr("GeoPackage (*.gpkg)"), optional=True
        ),
        tr(
            "GeoPackage de « Lire un document d’urbanisme » : zonage de chaque candidat, linéaires commerciaux "
            "protégés (22-03, 22-04)."
        ),
        advanced=True,
    )
    for name, label in (
        ("POP", tr("Habitants des candidats")),
        ("POP_NON_RATTACHEE", tr("Habitants proches, trop loin d’une rue")),
    ):
        algorithm.add_output(QgsProcessingOutputNumber(name, label))


def read_profile(algorithm: Any, inputs: Any, crs: Any, parameters: Any, context: Any, feedback: Any) -> ReadProfile:
    """Return what `add_profile` declared, in metres.

    Parameters
    ----------
    inputs : those of the perimeters, whose streets and perimeters of the SCoT serve again.
    """
    from ...aula_plugin.core.centrality.inhabitants import JOBS, PEOPLE
    from ...aula_plugin.core.centrality.profile import Evidence

    asked = (parameters, context, feedback)
    zones, protecting = _document(algorithm, crs, *asked)
    evidence = Evidence(
        people=read_numbers(algorithm, "POPULATION", "CHAMP_POPULATION", PEOPLE, tr("population"), crs, *asked),
        jobs=read_numbers(algorithm, "EMPLOIS", "CHAMP_EMPLOIS", JOBS, tr("emplois"), crs, *asked),
        streets=inputs.streets,
        survey=_survey(algorithm, crs, *asked),
        housing=_housing(algorithm, *asked),
        zones=zones,
        protecting=protecting,
        fronts=shapes_of(algorithm, "FRONTS", *asked, crs),
        located=inputs.given.get("scot"),
        envelope=shapes_of(algorithm, "ENVELOPPE", *asked, crs),
        places=_places(algorithm, crs, *asked),
    )
    if evidence.fronts is not None and protecting is None:
        feedback.pushWarning(
            tr("Fronts commerciaux donnés sans document d’urbanisme : leur part protégée n’est pas mesurée.")
        )
    found = {name: algorithm.optional_source(parameters, name, context) for name in _LAYERS}
    sources = {name: name_of(source) for name, source in found.items() if source is not None}
    if zones is not None:
        sources["DOCUMENT"] = Path(algorithm.parameterAsFile(parameters, "DOCUMENT", context)).name
    return ReadProfile(evidence, sources)


def tell_profile(described: Any, settings: Any, feedback: Any) -> dict[str, float | None]:
    """Tell who lives in the candidates and near them; return the numbers `add_profile` declared."""
    from ...aula_plugin.core.typography import nombre

    if described.unattached is None:
        return {"POP": None, "POP_NON_RATTACHEE": None}
    people = described.candidates["pop"].astype(float).sum()
    feedback.pushInfo(
        tr("{} habitants dans les candidats ; {} à moins de 10 min à vol d’oiseau, à plus de {} m d’une rue.").format(
            nombre(round(people)), nombre(round(described.unattached)), nombre(settings.attachment)
        )
    )
    return {"POP": float(people), "POP_NON_RATTACHEE": float(described.unattached)}


def _field(algorithm: Any, name: str, parameters: Any, context: Any) -> str:
    return algorithm.parameterAsString(parameters, name, context) or ""


def _frame(algorithm: Any, name: str, crs: Any, parameters: Any, context: Any, feedback: Any) -> Any:
    """Return the objects of an optional layer; None when it was not given or holds nothing, which is told."""
    source = algorithm.optional_source(parameters, name, context)
    if source is None:
        return None, ""
    frame = read(source, crs, context, feedback)
    if not len(frame):
        feedback.pushWarning(tr("« {} » ne contient aucun objet utilisable : laissée de côté.").format(name_of(source)))
        return None, ""
    return frame, name_of(source)


def read_numbers(algorithm, name, field, known, kind, crs, parameters, context, feedback) -> Any:
    """Return the `Counts` of an optional layer, telling the field they come from and the objects without a number.

    Parameters
    ----------
    name, field : parameters of the layer and of its field.
    known : names of fields to look for when none was chosen.
    kind : what is counted, in the messages.
    """
    from ...aula_plugin.core.centrality.inhabitants import read_counts

    frame, layer = _frame(algorithm, name, crs, parameters, context, feedback)
    if frame is None:
        return None
    typed = _field(algorithm, field, parameters, context)
    counts, column, unknown = read_counts(frame, typed, known, layer, kind)
    feedback.pushInfo(tr("« {} » : {} lue dans le champ {}.").format(layer, kind, column))
    if unknown:
        feedback.pushWarning(
            tr("« {} » : {} objet(s) sans nombre ({}), laissé(s) de côté.").format(layer, unknown, kind)
        )
    return counts


def _survey(algorithm, crs, parameters, context, feedback) -> Any:
    from ...aula_plugin.core.centrality.vacancy import read_survey

    frame, layer = _frame(algorithm, "VACANCE", crs, parameters, context, feedback)
    if frame is None:
        return None
    found, unknown = read_survey(frame, _field(algorithm, "CHAMP_VACANT", parameters, context), layer)
    if unknown:
        feedback.pushWarning(
            tr("« {} » : {} local(aux) ni vacant(s) ni occupé(s), laissé(s) de côté.").format(layer, unknown)
        )
    return found


def _places(algorithm, crs, parameters, context, feedback) -> Any:
    from ...aula_plugin.core.centrality.names import read_places

    frame, layer = _frame(algorithm, "LIEUX", crs, parameters, context, feedback)
    if frame is None:
        return None
    found, unnamed = read_places(frame, _field(algorithm, "CHAMP_NOM", parameters, context), layer)
    if unnamed:
        feedback.pushInfo(tr("« {} » : {} lieu(x) sans nom, laissé(s) de côté.").format(layer, unnamed))
    return found


def _housing(algorithm, parameters, context, feedback) -> Any:
    from ...aula_plugin.bridge import to_frame
    from ...aula_plugin.core.centrality.vacancy import housing_rates

    source = algorithm.optional_source(parameters, "TABLE_VACANCE", context)
    if source is None:
        return None
    typed = _field(algorithm, "CHAMP_TABLE_VACANCE", parameters, context)
    found = housing_rates(to_frame(source, context, feedback), typed, name_of(source))
    if not found:
        feedback.pushWarning(tr("« {} » ne donne aucune part de logements vacants.").format(name_of(source)))
    return found or None


def _document(algorithm, crs, parameters, context, feedback) -> Any:
    """Return the zones of the document, and its lines and surfaces that protect shop fronts; None without document."""
    import numpy as np

    from ...aula_plugin.core.centrality.profile import PROTECTING
    from ...aula_plugin.storage.document import read_document
    from ...aula_plugin.storage.references import clean, tell_mended

    path = algorithm.parameterAsFile(parameters, "DOCUMENT", context)
    if not path:
        return None, None
    document = read_document(path, context, feedback)
    zones, repaired, dropped = clean(document.zones.to_crs(crs.toWkt()))
    tell_mended("zone_urba", repaired, dropped, feedback)
    drawn = []
    for kind in ("lin", "surf"):
        frame = document.prescriptions[kind]
        kept, repaired, dropped = clean(frame[frame["code"].isin(PROTECTING)].to_crs(crs.toWkt()))
        tell_mended(f"prescription_{kind}", repaired, dropped, feedback)
        drawn.append(kept.geometry.to_numpy())
    return zones, np.concatenate(drawn)
