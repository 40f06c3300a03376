"""The provider `aula`: the list of its algorithms and nothing heavy."""

from qgis.core import QgsProcessingProvider
from qgis.PyQt.QtGui import QIcon

from ..aula_plugin.paths import STYLES
from .centrality.comparer_perimetres import ComparerPerimetres
from .centrality.fiches_centralite import FichesCentralite
from .centrality.niveaux_centralite import NiveauxCentralite
from .centrality.perimetres_centralite import PerimetresCentralite
from .centrality.polarites_flux import PolaritesFlux
from .centrality.preparer_offre import PreparerOffre
from .centrality.sensibilite_centralite import SensibiliteCentralite
from .compatibility.convertir_grille import ConvertirGrille
from .compatibility.fusionner_avis import FusionnerAvis
from .compatibility.preparer_references import PreparerReferences
from .compatibility.preparer_table_oap import PreparerTableOap
from .compatibility.produire_atlas import ProduireAtlas
from .compatibility.produire_documents import ProduireDocuments
from .compatibility.registre_foncier_scot import RegistreFoncierScot
from .compatibility.verifier_campagne import VerifierCampagne
from .compatibility.verifier_compatibilite import VerifierCompatibilite
from .demarrer.territoire_exemple import TerritoireExemple
from .documents.comparer_documents import ComparerDocuments
from .documents.controler_document_urbanisme import ControlerDocumentUrbanisme
from .documents.lire_document_urbanisme import LireDocumentUrbanisme
from .green_network.aires_dispersion import AiresDispersion
from .green_network.connectivite import Connectivite
from .green_network.corridors import Corridors
from .green_network.cout_deplacement import CoutDeplacement
from .green_network.fragmentation import Fragmentation
from .green_network.gain_restauration import GainRestauration
from .green_network.impact_projet import ImpactProjet
from .green_network.occupation_composite import OccupationComposite
from .green_network.pas_japonais import PasJaponais
from .green_network.points_conflit import PointsConflit
from .green_network.produire_atlas_tvb import ProduireAtlasTvb
from .green_network.reservoirs import ReservoirsAlgorithm
from .green_network.structure_habitat import StructureHabitat
from .green_network.surface_resistance import SurfaceResistance
from .green_network.trame_verte_bleue import TrameVerteBleue
from .land.artificialisation import Artificialisation
from .land.compteur_zan import CompteurZan
from .land.controler_occupation_sol import ControlerOccupationSol
from .land.enveloppe_urbaine import EnveloppeUrbaine
from .land.rapport_foncier import RapportFoncier

ALGORITHMS: tuple[type, ...] = (
    LireDocumentUrbanisme,
    ControlerDocumentUrbanisme,
    ComparerDocuments,
    ConvertirGrille,
    PreparerReferences,
    PreparerTableOap,
    VerifierCompatibilite,
    VerifierCampagne,
    FusionnerAvis,
    ProduireDocuments,
    ProduireAtlas,
    RegistreFoncierScot,
    Corridors,
    CoutDeplacement,
    AiresDispersion,
    Connectivite,
    PointsConflit,
    PasJaponais,
    GainRestauration,
    ImpactProjet,
    TerritoireExemple,
    OccupationComposite,
    SurfaceResistance,
    TrameVerteBleue,
    ProduireAtlasTvb,
    ReservoirsAlgorithm,
    Fragmentation,
    StructureHabitat,
    PreparerOffre,
    PerimetresCentralite,
    NiveauxCentralite,
    PolaritesFlux,
    SensibiliteCentralite,
    ComparerPerimetres,
    FichesCentralite,
    Artificialisation,
    CompteurZan,
    EnveloppeUrbaine,
    ControlerOccupationSol,
    RapportFoncier,
)


class AulaProvider(QgsProcessingProvider):
    """Lists the algorithms of AULA in the toolbox."""

    def id(self) -> str:
        return "aula"

    def name(self) -> str:
        return "AULA"

    def longName(self) -> str:
        return "AULA – SCoT et PLU(i)"

    def icon(self) -> QIcon:
        return QIcon(str(STYLES / "icons" / "aula.svg"))

    def loadAlgorithms(self) -> None:
        for algorithm in ALGORITHMS:
            self.addAlgorithm(algorithm())
