"""`aula:lire_document_urbanisme`: a lot of the Géoportail de l'urbanisme becomes one clean GeoPackage."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingOutputVectorLayer,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterCrs,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
)

from ...aula_plugin.i18n import tr
from ...aula_plugin.paths import STYLES
from ..base import AulaAlgorithm, LayerStyler

_POLYGON = QgsProcessing.SourceType.TypeVectorPolygon
_LINE = QgsProcessing.SourceType.TypeVectorLine
_POINT = QgsProcessing.SourceType.TypeVectorPoint
_TABLE = QgsProcessing.SourceType.TypeVector

#: Output layers in the order they are stacked on the map, the table each comes from, its kind and its label.
LAYERS = {
    "ANOMALIES": ("anomalies", _POINT, "Anomalies de lecture"),
    "INFO_PCT": ("info_pct", _POINT, "Informations ponctuelles"),
    "PRESCRIPTION_PCT": ("prescription_pct", _POINT, "Prescriptions ponctuelles"),
    "INFO_LIN": ("info_lin", _LINE, "Informations linéaires"),
    "PRESCRIPTION_LIN": ("prescription_lin", _LINE, "Prescriptions linéaires"),
    "INFO_SURF": ("info_surf", _POLYGON, "Informations surfaciques"),
    "PRESCRIPTION_SURF": ("prescription_surf", _POLYGON, "Prescriptions surfaciques"),
    "ZONE_URBA": ("zone_urba", _POLYGON, "Zones"),
    "PERIMETRE_SCOT": ("perimetre_scot", _POLYGON, "Périmètre du SCoT"),
    "COMMUNES_DOCUMENT": ("communes", _TABLE, "Communes du document"),
}


class LireDocumentUrbanisme(AulaAlgorithm):
    """Reads a CNIG lot of any vintage into one normalised GeoPackage."""

    NAME = "lire_document_urbanisme"
    GROUP, GROUP_ID = "Documents d’urbanisme", "documents"
    TAGS = (
        "plu plui pos scot carte communale cnig gpu géoportail urbanisme zonage prescription lot zip "
        "planning zoning land-use plan document read import normalise"
    )

    def displayName(self) -> str:
        return tr("Lire un document d’urbanisme")

    def shortHelpString(self) -> str:
        return tr(
            "Lit le lot d’un PLU, PLUi, POS, carte communale ou SCoT, tel que le Géoportail de l’urbanisme le "
            "délivre, et en fait un GeoPackage aux colonnes normalisées, que les autres outils d’AULA utilisent."
            "<p><b>Ce qui est lu.</b> DOC_URBA, DOC_URBA_COM, ZONE_URBA ou SECTEUR_CC, PRESCRIPTION et INFO (surfaces, "
            "lignes, points), PERIMETRE_SCOT ; Shapefile, MapInfo (TAB, MIF), GeoPackage, GML ou GeoJSON ; noms avec "
            "ou sans préfixe, en majuscules ou non, à plat ou en sous-dossiers ; versions 2013 à 2024 rév. 2025-06. "
            "Les couches d’habillage sont laissées de côté.</p>"
            "<p><b>Méthode.</b> La version du standard est reconnue aux champs renseignés, document par document. La "
            "famille d’une zone vient de TYPEZONE ; quand LIBELLE la contredit, rien n’est corrigé, la zone est "
            "signalée. La vocation vient de la première source qui répond : votre table, FORMDOMI, DESTOUI, mots de "
            "LIBELONG, DESTDOMI, lettre après U ou AU ; les désaccords sont gardés. Les géométries invalides sont "
            "réparées, les objets en plusieurs parties séparés, les doublons exacts écartés (sauf les zones, que le "
            "contrôle compte). Une commune est rattachée au document quand au moins la moitié de sa surface est "
            "zonée.</p>"
            "<p><b>Unités.</b> Calcul dans le système projeté du lot (en degrés : celui de la liste du CNIG) ; aires "
            "des anomalies en m².</p>"
            "<p><b>NULL.</b> Ce qu’une version n’a pas reste vide, rien n’est inventé. Tout ce qui est étrange, "
            "réparé, écarté ou deviné est une ligne de la table « anomalies » : code, gravité, table, objet, "
            "message.</p><p><b>Limites.</b> Une règle non dessinée peut exister dans le règlement écrit : une couche "
            "vide ne prouve rien. Les périmètres d’annulation partielle (98-00) sont signalés ici et retranchés au "
            "moment des mesures. La lettre d’un LIBELLE est un indice faible.</p>"
            "<p><b>Sources.</b> Standards CNIG PLU v2013 à v2024 rév. 2025-06, CC v2024 rév. 2025-11, SCoT v2018 et "
            "v2021.</p>"
        )

    def initAlgorithm(self, configuration=None) -> None:  # noqa: ARG002
        self._add_inputs()
        self.add(
            QgsProcessingParameterFileDestination("DOCUMENT", tr("Document lu"), tr("GeoPackage (*.gpkg)")),
            tr(
                "GeoPackage écrit : document, communes, zones, prescriptions, informations, anomalies, avec leurs "
                "styles."
            ),
        )
        for name, (_, kind, label) in LAYERS.items():
            self.add_output(QgsProcessingOutputVectorLayer(name, tr(label), kind))
        self.add_output(QgsProcessingOutputString("VERSION_STANDARD", tr("Version du standard")))
        self.add_output(QgsProcessingOutputString("TYPE_DOCUMENT", tr("Type de document")))
        self.add_output(QgsProcessingOutputString("IDURBA", tr("Identifiants des documents")))
        self.add_output(QgsProcessingOutputNumber("NB_ZONES", tr("Nombre de zones")))
        self.add_output(QgsProcessingOutputNumber("NB_ANOMALIES", tr("Nombre d’anomalies")))

    def _add_inputs(self) -> None:
        folder = QgsProcessingParameterFile.Behavior.Folder
        self.add(
            QgsProcessingParameterFile("LOT", tr("Dossier du lot"), behavior=folder, optional=True),
            tr("Dossier d’un seul document, par exemple 241800432_PLUi_20200128. Donnez LOT ou ARCHIVE, pas les deux."),
        )
        self.add(
            QgsProcessingParameterFile(
                "ARCHIVE", tr("ou archive du lot"), optional=True, fileFilter="Zip (*.zip *.ZIP)"
            ),
            tr("Archive .zip du Géoportail de l’urbanisme. Seules les données géographiques en sont extraites."),
        )
        self.add(
            QgsProcessingParameterFeatureSource("COMMUNES", tr("Communes"), [_POLYGON], optional=True),
            tr(
                "Surfaces avec un code INSEE (champ code_insee, insee…) : complète les communes du document d’après le "
                "zonage."
            ),
        )
        self.add(
            QgsProcessingParameterFile(
                "TABLE_VOCATIONS", tr("Table des vocations"), optional=True, fileFilter="CSV (*.csv *.txt)"
            ),
            tr(
                "CSV aux colonnes idurba, libelle, vocation : vos réponses l’emportent sur le fichier. idurba vide "
                "vaut pour tous les documents. Vocations : habitat, economie, commerce, mixte, loisirs_tourisme, "
                "equipement, infrastructure, agricole, naturel, sols_sous_sols."
            ),
        )
        self.add(
            QgsProcessingParameterCrs("CRS", tr("Système de coordonnées manquant"), optional=True),
            tr("À donner seulement si un .prj manque ; les couches qui disent leur système le gardent."),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterBoolean("CHARGER", tr("Ouvrir les couches dans le projet"), defaultValue=True),
            tr("Ajoute les couches non vides, stylées, à la fin du traitement ; sans effet dans un modèle ou par lot."),
            advanced=True,
        )

    def checkParameterValues(self, parameters, context) -> tuple[bool, str]:
        given = [name for name in ("LOT", "ARCHIVE") if self.parameterAsString(parameters, name, context)]
        if len(given) != 1:
            return False, tr("Indiquez le dossier du lot (LOT) ou son archive (ARCHIVE) : exactement un des deux.")
        return super().checkParameterValues(parameters, context)

    def compute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ...aula_plugin.core.errors import InputError

        destination = Path(self.parameterAsFileOutput(parameters, "DOCUMENT", context))
        if destination.suffix.lower() != ".gpkg":
            raise InputError(
                tr("DOCUMENT doit être un fichier .gpkg : « {} » n’en est pas un.").format(destination.name)
            )
        from ...aula_plugin.storage.temporary import temporary_folder

        with temporary_folder() as folder:
            document, crs = self._read(parameters, folder, destination, context, feedback)
        if document is None or feedback.isCanceled():
            return {}
        from ...aula_plugin.storage.document import write_document

        write_document(destination, document, crs, feedback)
        if feedback.isCanceled():
            return {}
        self._tell(document, feedback)
        feedback.setProgress(100)
        layers = self._layers(document, destination)
        if self.parameterAsBoolean(parameters, "CHARGER", context):
            self._load(layers, document, context, feedback)
        return {
            "DOCUMENT": str(destination),
            **layers,
            "VERSION_STANDARD": document.version.name,
            "TYPE_DOCUMENT": document.type_document,
            "IDURBA": "|".join(document.document["idurba"].dropna()),
            "NB_ZONES": int(document.zones[["idurba", "fid_source"]].drop_duplicates().shape[0]),
            "NB_ANOMALIES": len(document.anomalies),
        }

    def _read(self, parameters, folder: Path, destination: Path, context, feedback):
        """Return the document and its CRS; None when the run was cancelled on the way."""
        from ...aula_plugin.bridge import go_on
        from ...aula_plugin.core.documents.normalise import build_document
        from ...aula_plugin.core.errors import InputError
        from ...aula_plugin.storage.lot import read_lot
        from ...aula_plugin.storage.vocation_table import read_vocations

        path, folders = self._lot(parameters, folder, context, feedback)
        table = self.parameterAsFile(parameters, "TABLE_VOCATIONS", context)
        vocations = read_vocations(table) if table else {}
        lot = read_lot(path, self.parameterAsCrs(parameters, "CRS", context), context, feedback)
        if destination.resolve() in {file.resolve() for file in lot.files}:
            raise InputError(
                tr("DOCUMENT écraserait « {} », que l’on lit : choisissez un autre nom.").format(destination)
            )
        layer = self._communes(parameters, lot, context, feedback)
        if feedback.isCanceled():
            return None, lot.crs
        feedback.setProgress(55)
        document = build_document(
            lot.tables,
            layer,
            vocations,
            folders or lot.folders,
            lot.encoding,
            lot.crs.authid() or lot.crs.description(),
            self._name(parameters, context),
            lot.log,
            lot.notes,
            lambda: go_on(feedback),
        )
        feedback.setProgress(80)
        return document, lot.crs

    def _communes(self, parameters, lot, context, feedback):
        """Return the communes around the lot in its CRS; None when there is no layer or none of them is there."""
        source = self.optional_source(parameters, "COMMUNES", context)
        if source is None:
            return None
        from ...aula_plugin.bridge import to_frame

        layer = to_frame(source, context, feedback, crs=lot.crs, extent=lot.extent)
        if layer.empty and not feedback.isCanceled():
            feedback.pushWarning(
                tr(
                    "Aucune commune de « {} » ne touche le document : la couche n’a pas servi. Vérifiez qu’elle n’est "
                    "pas vide, qu’elle est d’ici et que son système de coordonnées ({}) est le bon."
                ).format(source.sourceName(), source.sourceCrs().authid())
            )
            return None
        return layer

    def _lot(self, parameters, folder: Path, context, feedback) -> tuple[Path, tuple[str, ...]]:
        """Return where the files lie and, for an archive, the names of all its folders."""
        archive = self.parameterAsString(parameters, "ARCHIVE", context)
        if not archive:
            return Path(self.parameterAsString(parameters, "LOT", context)), ()
        from ...aula_plugin.storage.archive import extract
        from ...aula_plugin.storage.lot_files import EXTENSIONS

        extracted = extract(archive, folder, EXTENSIONS, feedback.isCanceled)
        return extracted.folder, extracted.folders

    def _name(self, parameters, context) -> str:
        given = self.parameterAsString(parameters, "LOT", context) or self.parameterAsString(
            parameters, "ARCHIVE", context
        )
        return Path(given).name

    @staticmethod
    def _tell(document, feedback: QgsProcessingFeedback) -> None:
        """Say what was found, and every kind of defect with its count, the most serious as warnings."""
        from ...aula_plugin.core.documents.defects import tally

        feedback.pushInfo(tr("Version du standard : {} ({}).").format(document.version.name, document.version.evidence))
        for note in document.notes:
            feedback.pushInfo(note)
        for line, serious in tally(document.anomalies["defaut"]):
            (feedback.pushWarning if serious else feedback.pushInfo)(line)

    @staticmethod
    def _layers(document, destination: Path) -> dict[str, str]:
        from ...aula_plugin.storage.document import frames_of

        written = frames_of(document)
        return {
            name: f"{destination}|layername={table}" if table in written else ""
            for name, (table, _, _) in LAYERS.items()
        }

    @staticmethod
    def _is_a_step(feedback: QgsProcessingFeedback) -> bool:
        """Tell whether a model or a batch runs this algorithm; Python sees the base class, Qt knows the real one."""
        return feedback.metaObject().className() == "QgsProcessingMultiStepFeedback"

    def _load(self, layers: dict[str, str], document, context, feedback) -> None:
        """Ask QGIS to open the filled layers at the end, styled; a model keeps its intermediate layers to itself."""
        from ...aula_plugin.storage.document import frames_of

        project = context.project()
        if project is None or self._is_a_step(feedback):
            return
        frames = frames_of(document)
        for name, (table, _, label) in LAYERS.items():
            if not layers[name] or frames[table].empty:
                continue
            details = QgsProcessingContext.LayerDetails(tr(label), project, name)
            details.forceName = True
            style = STYLES / "documents" / f"{table}.qml"
            context.addLayerToLoadOnCompletion(layers[name], details)
            if style.is_file():
                context.layerToLoadOnCompletionDetails(layers[name]).setPostProcessor(LayerStyler(style))
