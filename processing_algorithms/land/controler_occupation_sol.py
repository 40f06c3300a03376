"""`aula:controler_occupation_sol`: every defect of a land cover with its place, before anything is measured on it."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
    QgsWkbTypes,
)

from ...aula_plugin.i18n import tr
from ..base import MULTI, AulaAlgorithm
from .common import LAND_GROUP, NOMENCLATURES
from .control_words import describe, kinds, severities

_KINDS = QgsProcessing.SourceType
DATES = (1, 2, 3)


class ControlerOccupationSol(AulaAlgorithm):
    """Lists the defects of one to three land covers."""

    NAME = "controler_occupation_sol"
    GROUP, GROUP_ID = LAND_GROUP
    TAGS = (
        "contrôle qualité occupation du sol ocs ocs2d ocsge mos check topologie recouvrement overlap trou lacune gap "
        "umi codes nomenclature croisement aller-retour flip-flop"
    )

    def displayName(self) -> str:
        return tr("Contrôler une occupation du sol")

    def shortHelpString(self) -> str:
        return describe()

    def initAlgorithm(self, configuration=None) -> None:  # noqa: ARG002
        for date in DATES:
            self._add_date(date)
        self._add_nomenclature()
        self.add(
            QgsProcessingParameterFeatureSource(
                "TERRITOIRES", tr("Territoire"), [_KINDS.TypeVectorPolygon], optional=True
            ),
            tr("Où contrôler : ce que rien n’y couvre est une lacune. Vide : toute la couche, et ses trous."),
        )
        self._add_settings()
        self._add_destinations()

    def _add_date(self, date: int) -> None:
        """Declare a land cover, its codes and its year."""
        name, optional = f"OCCUPATION_{date}", date > 1
        self.add(
            QgsProcessingParameterFeatureSource(
                name, tr("Occupation du sol, date {}").format(date), [_KINDS.TypeVectorPolygon], optional=optional
            ),
            tr("La plus ancienne. Une couche qui porte plusieurs dates se choisit une fois par date.")
            if date == 1
            else tr("Une date plus récente, pour les aller-retours (il en faut trois)."),
        )
        for axis, label in (("CS", tr("Couverture, date {}")), ("US", tr("Usage, date {}"))):
            self.add(
                QgsProcessingParameterField(
                    f"{axis}_{date}", label.format(date), parentLayerParameterName=name, optional=True
                ),
                tr("Champ des codes. Vide : reconnu à son nom (cs, us, code_cs, usage…), écrit au journal."),
            )
        year = QgsProcessingParameterNumber(
            f"ANNEE_{date}", tr("Année {}").format(date), QgsProcessingParameterNumber.Type.Integer, optional=True
        )
        year.setMinimum(1800)
        year.setMaximum(2200)
        self.add(year, tr("Vide : lue dans le nom du champ ou de la couche (occupation_2018)."))

    def _add_nomenclature(self) -> None:
        for name, label, optional in (
            ("NOMENCLATURE", tr("Nomenclature"), False),
            ("NOMENCLATURE_2", tr("Nomenclature, date 2"), True),
            ("NOMENCLATURE_3", tr("Nomenclature, date 3"), True),
        ):
            self.add(
                QgsProcessingParameterEnum(
                    name,
                    label,
                    options=list(NOMENCLATURES),
                    defaultValue=None if optional else NOMENCLATURES[0],
                    optional=optional,
                    usesStaticStrings=True,
                ),
                tr("Vide : la même que la première.") if optional else tr("Celle des codes. table : la vôtre (TABLE)."),
                advanced=optional,
            )
        self.add(
            QgsProcessingParameterFeatureSource(
                "TABLE", tr("Table de correspondance"), [_KINDS.TypeVector], optional=True
            ),
            tr("Pour la nomenclature « table » : code_cs, code_us si besoin, et enaf, artif ou impermeable."),
            advanced=True,
        )

    def _add_settings(self) -> None:
        """Declare what is looked for, and how small."""
        for name, label, help_text in (
            ("UMI", tr("Unité minimale (m²)"), tr("Vide : OCS2D 300, OCS GE 500, CLC 250 000. 0 : non contrôlée.")),
            (
                "UMI_FINE",
                tr("Unité minimale des codes fins (m²)"),
                tr("Vide : OCS2D 50 (édition 2005-2015 : 300), OCS GE 200."),
            ),
        ):
            self.add_number(name, label, help_text, None, advanced=True)
        self.add(
            QgsProcessingParameterString("CODES_FINS", tr("Codes fins"), optional=True),
            tr("Séparés par des virgules. Vide : OCS2D CS1.1.1 et US5.4.0, OCS GE CS1.1.1.1."),
            advanced=True,
        )
        self.add_number(
            "SURFACE_MIN",
            tr("Lacune ou recouvrement : erreur à partir de (m²)"),
            tr("Plus petit, c’est une information. 1 m² : valeur de pratique, sans source."),
            1.0,
            advanced=True,
        )
        for name, label, help_text in (
            ("CROISEMENTS", tr("Croisements jamais observés"), tr("OCS2D : US × CS sans poste à 4 classes.")),
            ("VOISINS", tr("Voisins de mêmes codes"), tr("Objets contigus que rien ne distingue.")),
        ):
            self.add(QgsProcessingParameterBoolean(name, label, defaultValue=True), help_text, advanced=True)

    def _add_destinations(self) -> None:
        self.add(
            QgsProcessingParameterFeatureSink("ERREURS", tr("Erreurs"), _KINDS.TypeVectorPolygon),
            tr("Une surface par défaut, du plus grave au moins grave, sur laquelle zoomer."),
        )
        self.add(
            QgsProcessingParameterFeatureSink("BILAN", tr("Bilan"), _KINDS.TypeVector, optional=True),
            tr("Table : défauts par type, gravité et date, hectares et part de la surface."),
        )
        for name, label in (
            *((f"NB_{severity.upper()}S", label) for severity, label in severities()),
            *((f"NB_{kind.upper()}", label) for kind, label in kinds()),
            ("SURFACE_RECOUVREMENTS_M2", tr("Surface recouverte, comptée une fois, pire date (m²)")),
            ("PART_RECOUVREMENTS", tr("Part recouverte, pire date (%)")),
            ("SURFACE_LACUNES_M2", tr("Surface des lacunes, pire date (m²)")),
            ("PART_LACUNES", tr("Part des lacunes, pire date (%)")),
        ):
            self.add_output(QgsProcessingOutputNumber(name, label))

    def compute(self, parameters, context, feedback) -> dict[str, Any]:
        from ...aula_plugin.core.land import columns
        from ...aula_plugin.core.land.control import control
        from .control_inputs import read_control

        inputs = read_control(self, parameters, context, feedback, DATES)

        def progress(share: float, what: str) -> None:
            feedback.setProgress(10 + 80 * share)
            feedback.setProgressText(what)

        result = control(
            inputs.covers, inputs.frame_crs, inputs.territory, inputs.settings, progress, feedback.isCanceled
        )
        for note in result.notes:
            feedback.pushInfo(note)
        if not len(result.counts):
            feedback.pushInfo(tr("Aucun défaut trouvé."))
        outputs = {
            name: self.write(
                frame,
                held,
                parameters,
                name,
                context,
                feedback,
                shape,
                None if shape == QgsWkbTypes.Type.NoGeometry else inputs.crs,
                f"land/{name.lower()}.qml",
            )
            for name, frame, held, shape in (
                ("ERREURS", result.places, columns.DEFECTS, MULTI["surf"]),
                ("BILAN", result.counts, columns.DEFECT_COUNTS, QgsWkbTypes.Type.NoGeometry),
            )
        }
        feedback.setProgress(100)
        return {**outputs, **_figures(result)}


def _figures(result: Any) -> dict[str, Any]:
    """Return the scalars; 0 is « looked for and not found »."""
    counted = result.counts.groupby("type")["objets"].sum()
    serious = result.counts.groupby("gravite")["objets"].sum()
    return {
        **{f"NB_{severity.upper()}S": int(serious.get(severity, 0)) for severity, _ in severities()},
        **{f"NB_{kind.upper()}": int(counted.get(kind, 0)) for kind, _ in kinds()},
        "SURFACE_RECOUVREMENTS_M2": max(areas.overlapped_m2 for areas in result.areas.values()),
        "PART_RECOUVREMENTS": max(areas.overlapped_pct for areas in result.areas.values()),
        "SURFACE_LACUNES_M2": max(areas.missing_m2 for areas in result.areas.values()),
        "PART_LACUNES": max(areas.missing_pct for areas in result.areas.values()),
    }
