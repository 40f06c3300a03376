"""`aula:artificialisation`: what was consumed, artificialised and sealed between two dates, and what was given back."""

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
from .artificialisation_words import describe, flags, numbers, scalars
from .common import LAND_GROUP, MEASURES, NOMENCLATURES
from .cover_inputs import read_covers

_KINDS = QgsProcessing.SourceType
#: Destination, attribute of the result, columns, geometry, whether it is optional.
SINKS = (
    ("CHANGEMENTS", "changes", "CHANGES", MULTI["surf"], True),
    ("TERRITOIRES_RESULTAT", "territories", "TERRITORIES", MULTI["surf"], False),
    ("TYPOLOGIE", "typology", "TYPOLOGY", QgsWkbTypes.Type.Point, True),
    ("MATRICE", "matrix", "MATRIX", QgsWkbTypes.Type.NoGeometry, True),
    ("CODES", "codes", "CODES", QgsWkbTypes.Type.NoGeometry, True),
    ("EMPRISE", "footprint", "FOOTPRINT", MULTI["surf"], True),
)


class Artificialisation(AulaAlgorithm):
    """Measures consumption of ENAF, artificialisation and sealing."""

    NAME = "artificialisation"
    GROUP, GROUP_ID = LAND_GROUP
    TAGS = (
        "artificialisation consommation enaf espaces naturels agricoles forestiers zan imperméabilisation ocs ocs2d "
        "ocsge occupation du sol décret seuils typologie matrice transition foncier scot plui land consumption sealing"
    )

    def displayName(self) -> str:
        return tr("Mesurer la consommation d’espaces et l’artificialisation")

    def shortHelpString(self) -> str:
        return describe()

    def initAlgorithm(self, configuration=None) -> None:  # noqa: ARG002
        self._add_covers()
        self._add_places()
        self._add_settings()
        self._add_destinations()
        for name, label in scalars():
            self.add_output(QgsProcessingOutputNumber(name, label))

    def _add_covers(self) -> None:
        """Declare the land covers, their codes and their years."""
        source = QgsProcessingParameterFeatureSource
        self.add(
            source("OCCUPATION_1", tr("Occupation du sol, date 1"), [_KINDS.TypeVectorPolygon]),
            tr("Surfaces avec un code de couverture, et d’usage si la donnée en a. Peut porter les deux dates."),
        )
        self.add(
            source("OCCUPATION_2", tr("Occupation du sol, date 2"), [_KINDS.TypeVectorPolygon], optional=True),
            tr("Vide : la première couche porte les deux dates."),
        )
        for date in (1, 2):
            year = QgsProcessingParameterNumber(
                f"ANNEE_{date}", tr("Année {}").format(date), QgsProcessingParameterNumber.Type.Integer, optional=True
            )
            year.setMinimum(1800)
            year.setMaximum(2200)
            self.add(year, tr("Vide : lue dans le nom du champ ou de la couche (cs_2018, occupation_2018)."))
        self._add_fields()
        for name, label, optional, default in (
            ("NOMENCLATURE", tr("Nomenclature"), False, "ocs2d_2021"),
            ("NOMENCLATURE_2", tr("Nomenclature, date 2"), True, None),
        ):
            self.add(
                QgsProcessingParameterEnum(
                    name,
                    label,
                    options=list(NOMENCLATURES),
                    defaultValue=default,
                    optional=optional,
                    usesStaticStrings=True,
                ),
                tr("Celle des codes. table : la vôtre (TABLE)." if not optional else "Vide : la même."),
                advanced=optional,
            )
        self.add(
            source("TABLE", tr("Table de correspondance"), [_KINDS.TypeVector], optional=True),
            tr("Pour la nomenclature « table » : code_cs, code_us si besoin, et enaf, artif ou impermeable."),
            advanced=True,
        )

    def _add_fields(self) -> None:
        """Declare the fields of each date; those of date 2 are of the first layer when it carries both dates."""
        codes = tr("Champ des codes. Vide : reconnu à son nom (cs, us, code_cs, usage, cs_2018…), écrit au journal.")
        own = tr("Champ 1 ou 0 de la donnée, seuils compris : il passe avant la matrice. Vide : matrice et seuils.")
        four = tr("OCS2D : champ de 1 à 4, qui classe les usages indéterminés. Vide : comptés à part.")
        for date in (1, 2):
            for name, label, about in (
                ("CS", tr("Couverture, date {}"), codes),
                ("US", tr("Usage, date {}"), codes),
                ("ARTIF", tr("Artificialisé, date {}"), own),
                ("POSTE4", tr("Poste à 4 classes, date {}"), four),
            ):
                asked = (f"{name}_{date}", label.format(date))
                parameter = (
                    QgsProcessingParameterField(*asked, parentLayerParameterName="OCCUPATION_1", optional=True)
                    if date == 1
                    else QgsProcessingParameterString(*asked, optional=True)
                )
                self.add(parameter, about, advanced=about != codes)

    def _add_places(self) -> None:
        """Declare the territories and the envelopes."""
        source = QgsProcessingParameterFeatureSource
        self.add(
            source("TERRITOIRES", tr("Territoires"), [_KINDS.TypeVectorPolygon], optional=True),
            tr("Communes, EPCI, quartiers prioritaires, périmètre dessiné… Vide : l’emprise commune aux deux dates."),
        )
        for name, label, help_text in (
            ("CHAMP_CODE", tr("Code du territoire"), tr("Vide : reconnu (code_insee, code…), sinon numéro d’ordre.")),
            ("CHAMP_NOM", tr("Nom du territoire"), tr("Vide : reconnu (nom…), sinon le code.")),
            ("CHAMP_GROUPE", tr("Groupe du territoire"), tr("EPCI, secteur… recopié dans le résultat.")),
        ):
            self.add(
                QgsProcessingParameterField(name, label, parentLayerParameterName="TERRITOIRES", optional=True),
                help_text,
                advanced=name == "CHAMP_GROUPE",
            )
        for date in (1, 2):
            self.add(
                source(
                    f"ENVELOPPE_{date}",
                    tr("Enveloppe urbaine, date {}").format(date),
                    [_KINDS.TypeVectorPolygon],
                    optional=True,
                ),
                tr("Pour le bâti agricole. Vide : lue dans la matrice, sur l’occupation du sol de cette même date."),
                advanced=True,
            )

    def _add_settings(self) -> None:
        """Declare the parameters of `Settings`."""
        self.add(
            QgsProcessingParameterEnum(
                "MESURE", tr("Mesure"), options=list(MEASURES), defaultValue=MEASURES[0], usesStaticStrings=True
            ),
            tr(
                "Celle des flux, des parts et de la typologie ; les trois sont toujours calculées quand la donnée le "
                "permet. enaf : consommation d’ENAF ; decret : artificialisation ; impermeable : imperméabilisation."
            ),
        )
        for name, _, label, ticked, advanced, help_text in flags():
            self.add(QgsProcessingParameterBoolean(name, label, defaultValue=ticked), help_text, advanced)
        for name, _, label, default, help_text in numbers():
            self.add_number(name, label, help_text, default, advanced=True)

    def _add_destinations(self) -> None:
        labels = {
            "CHANGEMENTS": (tr("Changements"), tr("Ce qui est devenu quoi, le sens pour chaque mesure, la vocation.")),
            "TERRITOIRES_RESULTAT": (tr("Territoires"), tr("Pris, rendu, net, parts et typologie par territoire.")),
            "TYPOLOGIE": (tr("Typologie"), tr("Un point par territoire, à dessiner en cercles.")),
            "MATRICE": (tr("Matrice de transition"), tr("Hectares d’une classe à l’autre, par mesure et territoire.")),
            "CODES": (
                tr("Codes illisibles"),
                tr("Codes vides, inconnus ou trop généraux, par date, avec leur surface."),
            ),
            "EMPRISE": (tr("Emprise"), tr("Lieux des territoires qui ne sont pas couverts aux deux dates.")),
        }
        types = {MULTI["surf"]: _KINDS.TypeVectorPolygon, QgsWkbTypes.Type.Point: _KINDS.TypeVectorPoint}
        for name, _, _, geometry, optional in SINKS:
            label, help_text = labels[name]
            kind = types.get(geometry, _KINDS.TypeVector)
            self.add(QgsProcessingParameterFeatureSink(name, label, kind, optional=optional), help_text)

    def compute(self, parameters, context, feedback) -> dict[str, Any]:
        from ...aula_plugin.core.land import columns
        from ...aula_plugin.core.land.artificialisation import measure

        covers = read_covers(self, parameters, context, feedback)
        result = measure(
            covers.first,
            covers.second,
            covers.territories,
            covers.frame_crs,
            self._settings(parameters, context),
            lambda share: feedback.setProgress(10 + 85 * share),
            feedback.isCanceled,
        )
        for note in result.notes:
            feedback.pushInfo(note)
        for warning in result.warnings:
            feedback.pushWarning(warning)
        outputs: dict[str, Any] = dict(result.figures)
        for name, attribute, shape, geometry, _ in SINKS:
            outputs[name] = self.write(
                getattr(result, attribute),
                getattr(columns, shape),
                parameters,
                name,
                context,
                feedback,
                geometry,
                None if geometry == QgsWkbTypes.Type.NoGeometry else covers.crs,
                f"land/{name.lower()}.qml",
            )
        feedback.setProgress(100)
        return outputs

    def _settings(self, parameters, context) -> Any:
        """Return the `Settings` the person chose."""
        from ...aula_plugin.core.land.settings import Settings

        values: dict[str, Any] = {"measure": self.parameterAsEnumString(parameters, "MESURE", context)}
        for name, attribute, *_ in flags():
            values[attribute] = self.parameterAsBoolean(parameters, name, context)
        for name, attribute, *_ in numbers():
            values[attribute] = self.parameterAsDouble(parameters, name, context)
        return Settings(**values)
