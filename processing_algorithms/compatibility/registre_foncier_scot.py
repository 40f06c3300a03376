"""`aula:registre_foncier_scot`: the land ledger of a SCoT, fed by the documents it frames."""

from __future__ import annotations

from datetime import datetime, timezone
from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterString,
)

from ...aula_plugin.i18n import tr
from ...aula_plugin.version import software
from ..base import MULTI, AulaAlgorithm
from .common import COMPATIBILITY_GROUP, GRID_FILTER, add_date, add_insee_field

_FIGURES = (
    ("NB_COMMUNES", "Communes du registre"),
    ("NB_SANS_DOCUMENT", "Communes sans document mesuré"),
    ("NB_DEPASSEMENTS", "Communes au-delà de leur enveloppe"),
    ("ENVELOPPE_HA", "Enveloppe du SCoT (ha)"),
    ("CONSOMME_HA", "Consommé depuis T0 (ha)"),
    ("ENGAGE_HA", "Engagé par les documents (ha)"),
    ("DISPONIBLE_HA", "Engagé et non consommé (ha)"),
    ("RESTE_HA", "Reste de l’enveloppe (ha)"),
)


class RegistreFoncierScot(AulaAlgorithm):
    """Counts what documents open and what is consumed against the envelopes of a SCoT."""

    NAME = "registre_foncier_scot"
    GROUP, GROUP_ID = COMPATIBILITY_GROUP
    TAGS = (
        "registre foncier scot enveloppe consommation enaf zan compteur sobriété grand livre land register ledger "
        "consumption reste engagé"
    )

    def displayName(self) -> str:
        return tr("Tenir le registre foncier d’un SCoT")

    def shortHelpString(self) -> str:
        return tr(
            "Compte, pour chaque commune, niveau de l’armature, EPCI et vocation, l’enveloppe du SCoT, ce qui est "
            "consommé, ce que les documents engagent et ce qui reste."
            "<p><b>Résultat.</b> Une ligne par territoire et par vocation, les lieux comptés, une carte des communes, "
            "un rapport imprimable.</p>"
            "<p><b>Enveloppe.</b> Hectares que le document d’orientation et d’objectifs attribue à un territoire "
            "(code de l’urbanisme, L141-8 et L141-10), lus dans la table « enveloppes » (territoire, vocation, ha). "
            "Territoire : code INSEE, « niveau:1 », SIREN de l’EPCI ou du SCoT, « * » pour chaque commune. Une "
            "enveloppe écrite pour un niveau ou un EPCI n’est jamais répartie entre ses communes.</p>"
            "<p><b>Consommé.</b> « Création ou extension effective d’espaces urbanisés » (loi n° 2021-1104 du 22 août "
            "2021, art. 194, III, 5°), observée depuis T0 dans les espaces naturels, agricoles et forestiers à T0. Ce "
            "n’est pas l’artificialisation, altération durable des sols (code de l’urbanisme, L101-2-1 et R101-1).</p>"
            "<p><b>Engagé.</b> Ce que les documents ouvrent en extension, consommé ou non : zones AU, zones U hors de "
            "l’enveloppe urbaine, emplacements réservés et STECAL, dans les espaces naturels, agricoles et "
            "forestiers à T0. C’est la mesure de la règle F1 : mêmes chiffres que « Vérifier la compatibilité ».</p>"
            "<p><b>Disponible, imputé, reste.</b> Disponible : engagé et non consommé. Imputé : consommé plus "
            "disponible, chaque place une fois. Reste : enveloppe moins imputé.</p>"
            "<p><b>Méthode.</b> Les documents sont mesurés commune par commune, dans la projection de la plupart "
            "d’entre eux, avec les paramètres de la grille (zones AU fermées, part d’habitat des zones mixtes, T0). "
            "Une commune couverte par deux documents est lue dans celui en vigueur, puis le dernier approuvé ; le "
            "journal dit lesquels sont laissés de côté. Un total est la somme de ses communes.</p>"
            "<p><b>Unités.</b> Hectares, additionnés sans arrondi ; part imputée en %.</p>"
            "<p><b>NULL.</b> Ce que personne n’a donné est NULL, jamais 0 : engagé d’une commune sans document, "
            "consommé d’une commune non observée, enveloppe partagée, reste d’un total incomplet. « Au plus » : la "
            "consommation n’étant pas connue, il peut rester moins.</p>"
            "<p><b>Limites.</b> Le registre dépend de l’enveloppe urbaine à T0 ; il compte des droits dessinés, non "
            "des constructions. La vocation d’une zone est déduite de ses champs. Une consommation sans date reste "
            "hors des sommes. Aucun statut ne vaut avis.</p>"
            "<p><b>Sources.</b> Code de l’urbanisme, L101-2-1, L141-8, L141-10 et R101-1 ; loi n° 2021-1104, art. "
            "194 ; standard CNIG PLU.</p>"
        )

    def initAlgorithm(self, configuration=None) -> None:  # noqa: ARG002
        geopackage = tr("GeoPackage (*.gpkg)")
        self.add(
            QgsProcessingParameterMultipleLayers(
                "DOCUMENTS", tr("Documents d’urbanisme"), QgsProcessing.SourceType.TypeFile
            ),
            tr("GeoPackages produits par « Lire un document d’urbanisme » : les PLU(i) des communes du SCoT."),
        )
        self.add(
            QgsProcessingParameterFile("GRILLE", tr("Grille du SCoT"), fileFilter=GRID_FILTER),
            tr("Donne l’armature, T0, ce qui est compté et, s’il le faut, la table des enveloppes."),
        )
        self.add(
            QgsProcessingParameterFile("REFERENCES", tr("Références du SCoT"), fileFilter=geopackage),
            tr(
                "GeoPackage de « Préparer les références » : couche « enveloppe_urbaine », table « enveloppes » ; "
                "facultatif : « masque_enaf », « communes », « perimetre_scot », table « conso » (ha_depuis_t0)."
            ),
        )
        self.add(
            QgsProcessingParameterFeatureSource(
                "COMMUNES", tr("Communes"), [QgsProcessing.SourceType.TypeVectorPolygon], optional=True
            ),
            tr("Code INSEE ; facultatif : nom, niveau, SIREN de l’EPCI. À défaut, la couche des références."),
        )
        self._add_consumption()
        self._add_advanced()
        self._add_destinations()

    def _add_consumption(self) -> None:
        self.add(
            QgsProcessingParameterFeatureSource(
                "CONSOMMATION",
                tr("Consommation observée"),
                [QgsProcessing.SourceType.TypeVectorPolygon],
                optional=True,
            ),
            tr("Surfaces urbanisées ou autorisées depuis T0 : observatoire local, suivi des autorisations…"),
        )
        for name, label, help_text in (
            ("CHAMP_DATE", tr("Champ de la date"), tr("Date ou année. Vide : chaque objet compte depuis T0.")),
            (
                "CHAMP_VOCATION",
                tr("Champ de la vocation"),
                tr("Habitat, économie, équipement… Vide : la vocation de la zone ouverte à cet endroit."),
            ),
        ):
            self.add(QgsProcessingParameterString(name, label, optional=True), help_text)
        self.add(
            QgsProcessingParameterBoolean(
                "CONSOMMATION_COMPLETE", tr("La consommation est observée partout"), defaultValue=False
            ),
            tr("Une commune sans aucun objet a alors consommé 0 ha ; sinon sa consommation est inconnue (NULL)."),
        )

    def _add_advanced(self) -> None:
        self.add(
            QgsProcessingParameterString("DEPUIS", tr("Date T0"), optional=True),
            tr("AAAA-MM-JJ ; vide : le 1er janvier de l’année t0 de la grille."),
            advanced=True,
        )
        add_insee_field(self)
        self.add(
            QgsProcessingParameterBoolean(
                "FORCER", tr("Compter un document annulé, remplacé ou caduc"), defaultValue=False
            ),
            tr("Par défaut, ces documents n’engagent rien et leurs communes sont sans document. Ce choix est noté."),
            advanced=True,
        )
        add_date(self)

    def _add_destinations(self) -> None:
        polygon = QgsProcessing.SourceType.TypeVectorPolygon
        self.add(
            QgsProcessingParameterFeatureSink("REGISTRE", tr("Registre"), QgsProcessing.SourceType.TypeVector),
            tr("Une ligne par territoire (commune, niveau, EPCI, SCoT) et par vocation."),
        )
        self.add(
            QgsProcessingParameterFeatureSink("PIECES", tr("Lieux comptés"), polygon, optional=True),
            tr("Surfaces consommées ou ouvertes, sans double : leur somme est ce qui est imputé."),
        )
        self.add(
            QgsProcessingParameterFeatureSink("CARTE", tr("Registre par commune"), polygon, optional=True),
            tr("Les communes et leur ligne « toutes vocations », colorées selon le statut."),
        )
        self.add(
            QgsProcessingParameterFileDestination(
                "RAPPORT", tr("Rapport"), fileFilter=tr("Page HTML (*.html)"), optional=True, createByDefault=False
            ),
            tr("Une page autonome : le constat, la carte, le graphique, les tableaux, les définitions."),
        )
        for name, label in _FIGURES:
            self.add_output(QgsProcessingOutputNumber(name, tr(label)))

    def compute(self, parameters, context, feedback) -> dict[str, Any]:
        from ...aula_plugin.bridge import go_on
        from ...aula_plugin.core.compatibility.land_register import register
        from ...aula_plugin.land_analysis import gather_land

        inputs = self._inputs(parameters, context)
        feedback.setProgressText(tr("Lecture des documents"))

        def progress(share: float, what: str) -> None:
            feedback.setProgress(5 + 75 * share)
            feedback.setProgressText(what)

        land = gather_land(inputs, context, feedback, progress)
        go_on(feedback)
        table = register(land.lands, land.envelopes, land.grid, land.consumed)
        for note in land.notes:
            feedback.pushInfo(note)
        outputs = self._write(land, table, parameters, context, feedback)
        report = self.parameterAsFileOutput(parameters, "RAPPORT", context)
        if report and not feedback.isCanceled():
            feedback.setProgressText(tr("Rapport"))
            self._report(land, table, inputs, report, feedback)
            outputs["RAPPORT"] = report
        if feedback.isCanceled():
            return outputs
        feedback.setProgress(100)
        return {**outputs, **_figures(table)}

    def _inputs(self, parameters, context) -> Any:
        from ...aula_plugin.land_analysis import LandInputs

        date = self.date(parameters, "DATE", context) or datetime.now(timezone.utc).strftime("%Y-%m-%dT%H:%M:%S")
        return LandInputs(
            documents=[path for path in self.parameterAsFileList(parameters, "DOCUMENTS", context) if path],
            grid=self.parameterAsFile(parameters, "GRILLE", context),
            references=self.parameterAsFile(parameters, "REFERENCES", context),
            communes=self.optional_source(parameters, "COMMUNES", context),
            insee_field=self.parameterAsString(parameters, "CHAMP_INSEE", context),
            consumption=self.optional_source(parameters, "CONSOMMATION", context),
            date_field=self.parameterAsString(parameters, "CHAMP_DATE", context),
            vocation_field=self.parameterAsString(parameters, "CHAMP_VOCATION", context),
            complete=self.parameterAsBoolean(parameters, "CONSOMMATION_COMPLETE", context),
            since=self.date(parameters, "DEPUIS", context),
            run_date=date,
            force=self.parameterAsBoolean(parameters, "FORCER", context),
        )

    def _write(self, land, table, parameters, context, feedback) -> dict[str, Any]:
        from ...aula_plugin.bridge import crs_of
        from ...aula_plugin.core.compatibility.land_pieces import PIECE_COLUMNS
        from ...aula_plugin.core.compatibility.land_register import MAP_COLUMNS, REGISTER_COLUMNS, map_of

        style = "compatibility/registre.qml"
        outputs = {
            "REGISTRE": self.write(table, REGISTER_COLUMNS, parameters, "REGISTRE", context, feedback, style=style)
        }
        surface, crs = MULTI["surf"], crs_of(land.communes)
        for name, frame, columns in (
            ("PIECES", land.pieces, PIECE_COLUMNS),
            ("CARTE", map_of(table, land.communes), MAP_COLUMNS),
        ):
            style = f"compatibility/registre_{name.lower()}.qml"
            outputs[name] = self.write(frame, columns, parameters, name, context, feedback, surface, crs, style)
        return outputs

    def _report(self, land, table, inputs, path: str, feedback) -> None:
        from ...aula_plugin.bridge import go_on
        from ...aula_plugin.reporting.register import RegisterReport, register_report, write_report

        source = inputs.consumption
        data = RegisterReport(
            table,
            land.pieces,
            land.communes,
            land.zones,
            land.grid,
            land.documents,
            land.since,
            source.sourceName() if source is not None else "",
            inputs.run_date,
            software(),
            land.notes,
        )
        page = register_report(data, lambda: go_on(feedback))
        go_on(feedback)
        write_report(page, path)


def _figures(table) -> dict[str, Any]:
    """Return the figures of the whole; None where the register says NULL."""
    from ...aula_plugin.core.compatibility.land_envelopes import ALL
    from ...aula_plugin.core.compatibility.land_register import BEYOND

    main = table[table["vocation"] == ALL]
    communes = main[main["territoire_type"] == "commune"]
    whole = main[main["territoire_type"] == "scot"]
    result: dict[str, Any] = {
        "NB_COMMUNES": len(communes),
        "NB_SANS_DOCUMENT": int((communes["n_documents"] == 0).sum()),
        "NB_DEPASSEMENTS": int((communes["statut"] == BEYOND).sum()),
    }
    for name in ("enveloppe_ha", "consomme_ha", "engage_ha", "disponible_ha", "reste_ha"):
        result[name.upper()] = whole[name].iloc[0] if len(whole) else None
    return result
