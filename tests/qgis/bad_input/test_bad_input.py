"""Every parameter of every algorithm against every kind of bad input: a sentence that mends, or a count that tells."""

import pytest
from qgis.core import (
    QgsProcessing,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterCrs,
    QgsProcessingParameterEnum,
    QgsProcessingParameterExtent,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterFolderDestination,
    QgsProcessingParameterMatrix,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterDestination,
    QgsProcessingParameterRasterLayer,
    QgsProcessingParameterString,
)

from aula.tests.qgis.bad_input import (
    cases_artificialisation,
    cases_atlas,
    cases_atlas_tvb,
    cases_campagne,
    cases_centralites,
    cases_comparer,
    cases_compteur,
    cases_connectivite,
    cases_controler,
    cases_corridors,
    cases_couts,
    cases_documents,
    cases_enveloppe,
    cases_exemple,
    cases_fiches,
    cases_fragmentation,
    cases_fusion,
    cases_grille,
    cases_lire,
    cases_matiere,
    cases_mspa,
    cases_niveaux,
    cases_oap,
    cases_occupation,
    cases_offre,
    cases_profil,
    cases_projets,
    cases_rapport_foncier,
    cases_references,
    cases_registre,
    cases_tvb,
    cases_verifier,
)
from aula.tests.qgis.bad_input.bench import check
from aula.tests.qgis.bad_input.layers import KINDS as LAYER_KINDS
from aula.tests.qgis.bad_input.places import DESTINATION_KINDS, FILE_KINDS, NUMBER_KINDS
from aula.tests.qgis.toolbox.runs import provided

TABLES = {
    "lire_document_urbanisme": cases_lire.CASES,
    "controler_document_urbanisme": cases_controler.CASES,
    "comparer_documents": cases_comparer.CASES,
    "convertir_grille": cases_grille.CASES,
    "preparer_references": cases_references.CASES,
    "preparer_table_oap": cases_oap.CASES,
    "verifier_compatibilite": cases_verifier.CASES,
    "verifier_campagne": cases_campagne.CASES,
    "fusionner_avis": cases_fusion.CASES,
    "produire_atlas": cases_atlas.CASES,
    "produire_atlas_tvb": cases_atlas_tvb.CASES,
    "produire_documents": cases_documents.CASES,
    "registre_foncier_scot": cases_registre.CASES,
    "cout_deplacement": cases_couts.COSTS,
    "aires_dispersion": cases_couts.AREAS,
    "corridors": cases_corridors.CASES,
    "occupation_composite": cases_matiere.COMPOSITE,
    "surface_resistance": cases_matiere.RESISTANCE,
    "reservoirs": cases_matiere.RESERVOIRS,
    "fragmentation": cases_fragmentation.CASES,
    "structure_habitat": cases_mspa.CASES,
    "trame_verte_bleue": cases_tvb.CASES,
    "connectivite": cases_connectivite.CASES,
    "points_conflit": cases_projets.CONFLICTS,
    "pas_japonais": cases_projets.STONES,
    "gain_restauration": cases_projets.SITES,
    "impact_projet": cases_projets.IMPACT,
    "preparer_offre": cases_offre.CASES,
    "perimetres_centralite": [*cases_centralites.PERIMETERS, *cases_profil.PROFILE],
    "comparer_perimetres": cases_profil.COMPARISON,
    "fiches_centralite": cases_fiches.CASES,
    "sensibilite_centralite": cases_centralites.SENSITIVITY,
    "niveaux_centralite": cases_niveaux.LEVELS,
    "polarites_flux": cases_niveaux.FLOWS,
    "enveloppe_urbaine": cases_enveloppe.CASES,
    "controler_occupation_sol": cases_occupation.CASES,
    "artificialisation": cases_artificialisation.CASES,
    "compteur_zan": cases_compteur.CASES,
    "rapport_foncier": cases_rapport_foncier.CASES,
    "territoire_exemple": cases_exemple.CASES,
}
#: What of an algorithm is declared and read by the code of another one, and tried there.
SHARED = {
    "sensibilite_centralite": cases_centralites.INPUTS,
    "fiches_centralite": [case for case in cases_centralites.INPUTS if case.parameter in ("BATI", "VOIRIE")],
}
FILES, ANY = QgsProcessing.SourceType.TypeFile, QgsProcessing.SourceType.TypeVector
#: A table read for its columns alone: its geometry, if it has one, is not looked at.
TABLE_KINDS = {"absente", "fausse", "champ_absent", "vide"}
#: A grid that is not there, or is not one.
RASTER_KINDS = {"absente", "texte"}
#: What a parameter of each type must at least be tried with. A check box has no bad value.
REQUIRED = {
    QgsProcessingParameterFeatureSource: LAYER_KINDS,
    QgsProcessingParameterMultipleLayers: LAYER_KINDS,
    QgsProcessingParameterFile: FILE_KINDS,
    QgsProcessingParameterFeatureSink: DESTINATION_KINDS,
    QgsProcessingParameterFileDestination: DESTINATION_KINDS,
    QgsProcessingParameterRasterDestination: DESTINATION_KINDS,
    QgsProcessingParameterRasterLayer: RASTER_KINDS,
    QgsProcessingParameterFolderDestination: DESTINATION_KINDS,
    QgsProcessingParameterNumber: NUMBER_KINDS,
    QgsProcessingParameterField: {"absent"},
    QgsProcessingParameterExtent: set(),
    QgsProcessingParameterCrs: {"inconnu"},
    QgsProcessingParameterEnum: {"inconnu"},
    QgsProcessingParameterMatrix: {"role_inconnu", "role_vide", "ligne_coupee"},
    QgsProcessingParameterString: set(),
    QgsProcessingParameterBoolean: None,
}
#: Read by the plugin itself, whatever the version of QGIS: files, texts and tables typed.
READ_BY_AULA = (QgsProcessingParameterFile, QgsProcessingParameterMatrix, QgsProcessingParameterString)


def _tried_on_each_version():
    """Return the algorithm and the name of the parameters that QGIS reads or writes; of one name, the first only."""
    found = {}
    for algorithm in provided():
        for one in algorithm.parameterDefinitions():
            listed = isinstance(one, QgsProcessingParameterMultipleLayers) and one.layerType() == FILES
            if not listed and not isinstance(one, READ_BY_AULA):
                found.setdefault((type(one), one.name()), (algorithm.name(), one.name()))
    return set(found.values())


def _all():
    each = _tried_on_each_version()
    return [
        pytest.param(
            algorithm,
            case,
            id=f"{algorithm}-{case.id}-{number}",
            marks=[] if (algorithm, case.parameter) in each else [pytest.mark.once],
        )
        for algorithm, cases in TABLES.items()
        for number, case in enumerate(cases)
    ]


@pytest.mark.parametrize(("algorithm", "case"), _all())
def test_bad_input(benches, tmp_path, algorithm, case):
    check(benches[algorithm], case, tmp_path)


def test_every_parameter_of_every_algorithm_is_tried(aula_provider):
    """A new algorithm, or a new parameter, fails here until it has its cases."""
    missing = []
    for algorithm in aula_provider.algorithms():
        tried = {}
        for case in (*TABLES.get(algorithm.name(), []), *SHARED.get(algorithm.name(), [])):
            tried.setdefault(case.parameter, set()).add(case.kind)
        for definition in algorithm.parameterDefinitions():
            kinds = REQUIRED[type(definition)]
            if isinstance(definition, QgsProcessingParameterMultipleLayers) and definition.layerType() == FILES:
                kinds = FILE_KINDS
            elif isinstance(definition, QgsProcessingParameterFeatureSource) and definition.dataTypes() == [ANY]:
                kinds = TABLE_KINDS
            found = tried.get(definition.name(), set())
            if kinds is not None and (not found or not kinds <= found):
                lacking = sorted(kinds - found) or "un cas"
                missing.append(f"{algorithm.id()} {definition.name()} : {lacking}")
    assert not missing, "\n".join(missing)
    assert {algorithm.name() for algorithm in aula_provider.algorithms()} == set(TABLES)
