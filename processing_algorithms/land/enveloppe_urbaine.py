"""`aula:enveloppe_urbaine`: urban envelopes, extension and densification, how territories are broken up."""

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
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)

from ...aula_plugin.i18n import tr
from ..base import MULTI, AulaAlgorithm
from .common import LAND_GROUP, NOMENCLATURES
from .envelope_words import PRESETS, caution, describe, numbers, scalars

_SURFACES, _ANY = QgsProcessing.SourceType.TypeVectorPolygon, QgsProcessing.SourceType.TypeVector


class EnveloppeUrbaine(AulaAlgorithm):
    """Draws urban envelopes."""

    NAME = "enveloppe_urbaine"
    GROUP, GROUP_ID = LAND_GROUP
    TAGS = (
        "enveloppe urbaine tache bâti dilatation érosion fermeture extension densification étalement fragmentation "
        "foncier scot plui références urban envelope land sprawl"
    )

    def displayName(self) -> str:
        return tr("Tracer l’enveloppe urbaine")

    def shortHelpString(self) -> str:
        return describe()

    def initAlgorithm(self, configuration=None) -> None:  # noqa: ARG002
        self._add_fabric()
        self._add_recipe()
        self._add_nomenclature()
        self._add_places()
        self._add_destinations()
        for name, label in scalars():
            self.add_output(QgsProcessingOutputNumber(name, label))

    def _add_fabric(self) -> None:
        """Declare buildings and land covers of both dates."""
        source = QgsProcessingParameterFeatureSource
        for date, suffix in ((1, ""), (2, "_2")):
            self.add(
                source(f"BATI{suffix}", tr("Bâti, date {}").format(date), [_SURFACES], optional=True),
                tr("Surfaces des bâtiments. Avec une occupation du sol, les deux comptent.")
                if date == 1
                else tr("Pour mesurer extension et densification. Vide : une seule date."),
            )
        for date in (1, 2):
            self.add(
                source(f"OCCUPATION_{date}", tr("Occupation du sol, date {}").format(date), [_SURFACES], optional=True),
                tr("Ses surfaces « dans l’enveloppe » d’après la nomenclature. À la place du bâti, ou en plus."),
            )
            year = QgsProcessingParameterNumber(
                f"ANNEE_{date}", tr("Année {}").format(date), QgsProcessingParameterNumber.Type.Integer, optional=True
            )
            year.setMinimum(1800)
            year.setMaximum(2200)
            self.add(year, tr("De la donnée, écrite dans le résultat. Vide : t{}.").format(date))
        self.add(
            QgsProcessingParameterField(
                "CHAMP_NATURE", tr("Champ de la nature du bâti"), parentLayerParameterName="BATI", optional=True
            ),
            tr("Pour exclure des bâtiments : « LEGER » ou « NATURE » de la BD TOPO."),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterString("NATURES_EXCLUES", tr("Natures exclues"), optional=True),
            tr("Valeurs de ce champ, séparées par des points-virgules : « Serre ; Silo », « Oui » pour LEGER."),
            advanced=True,
        )
        self.add_number(
            "BATI_MIN",
            tr("Surface minimale d’un bâtiment (m²)"),
            tr("Plus petit, il est laissé de côté et compté. 0 : tous."),
            0.0,
            advanced=True,
        )

    def _add_recipe(self) -> None:
        """Declare the recipes and what may be set over them."""
        self.add(
            QgsProcessingParameterEnum(
                "PREREGLAGE",
                tr("Préréglage"),
                options=list(PRESETS),
                defaultValue=PRESETS[0],
                usesStaticStrings=True,
            ),
            tr(
                "Distances publiées par Géo2France (+50, −50 m), le Certu (+25, −25), la DDT 34 (+30, −30), le Cerema "
                "dans le Doubs (+40, −30) ; ou les vôtres."
            ),
        )
        for name, _, label, help_text, advanced in numbers():
            self.add_number(name, label, help_text, None, advanced=advanced)
        self.add(
            QgsProcessingParameterBoolean("TOUS_TROUS", tr("Combler tous les trous"), defaultValue=False),
            tr("Quelle que soit leur surface."),
            advanced=True,
        )

    def _add_nomenclature(self) -> None:
        """Declare how a land cover is read."""
        for date in (1, 2):
            for axis, label in (
                ("CS", tr("Couverture, date {}").format(date)),
                ("US", tr("Usage, date {}").format(date)),
            ):
                self.add(
                    QgsProcessingParameterField(
                        f"{axis}_{date}", label, parentLayerParameterName=f"OCCUPATION_{date}", optional=True
                    ),
                    tr("Champ des codes. Vide : reconnu à son nom (cs, us, code_cs, usage…)."),
                    advanced=True,
                )
        for name, label, optional in (
            ("NOMENCLATURE", tr("Nomenclature"), False),
            ("NOMENCLATURE_2", tr("Nomenclature, date 2"), True),
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
                tr("Vide : la même.") if optional else tr("Celle de l’occupation du sol. table : la vôtre (TABLE)."),
                advanced=True,
            )
        self.add(
            QgsProcessingParameterFeatureSource("TABLE", tr("Table de correspondance"), [_ANY], optional=True),
            tr("Pour la nomenclature « table »."),
            advanced=True,
        )

    def _add_places(self) -> None:
        """Declare the territories."""
        self.add(
            QgsProcessingParameterFeatureSource("TERRITOIRES", tr("Territoires"), [_SURFACES], optional=True),
            tr("Communes, EPCI… : extension, densification et morcellement de chacun. Vide : l’ensemble."),
        )
        for name, label, help_text in (
            ("CHAMP_CODE", tr("Code du territoire"), tr("Vide : reconnu (code_insee, code…), sinon numéro d’ordre.")),
            ("CHAMP_NOM", tr("Nom du territoire"), tr("Vide : reconnu (nom…), sinon le code.")),
        ):
            self.add(
                QgsProcessingParameterField(name, label, parentLayerParameterName="TERRITOIRES", optional=True),
                help_text,
                advanced=True,
            )
        self.add(
            QgsProcessingParameterBoolean("DECOUPER", tr("Couper aux limites des territoires"), defaultValue=False),
            tr("Une fois jugées entières, les enveloppes sont coupées ; le bâti du dehors est compté à part."),
            advanced=True,
        )

    def _add_destinations(self) -> None:
        for name, label, optional, help_text in (
            ("ENVELOPPES", tr("Enveloppes urbaines"), False, tr("Une surface par enveloppe et par date.")),
            ("EVOLUTION", tr("Extension et densification"), True, tr("Bâti nouveau, par territoire et par type.")),
            ("FRAGMENTATION", tr("Morcellement"), True, tr("Par territoire : nombre, hectares, part principale…")),
        ):
            self.add(QgsProcessingParameterFeatureSink(name, label, _SURFACES, optional=optional), help_text)
        self.add(
            QgsProcessingParameterFileDestination(
                "REFERENCES",
                tr("Références pour la grille"),
                tr("GeoPackage (*.gpkg)"),
                optional=True,
                createByDefault=False,
            ),
            tr("GeoPackage où l’enveloppe de la date 1 tient le rôle enveloppe_urbaine de la grille de compatibilité."),
        )

    def checkParameterValues(self, parameters, context) -> tuple[bool, str]:
        ok, message = super().checkParameterValues(parameters, context)
        if ok and not parameters.get("BATI") and not parameters.get("OCCUPATION_1"):
            return False, tr("Donnez le bâti (BATI), une occupation du sol (OCCUPATION_1), ou les deux.")
        return ok, message

    def compute(self, parameters, context, feedback) -> dict[str, Any]:
        from ...aula_plugin.bridge import go_on
        from ...aula_plugin.core.land.envelope_result import urban_envelopes
        from ..vectors import metric_crs
        from .cover_inputs import Asked, territories_of
        from .fabric_inputs import read_fabric

        source = self.source(parameters, "BATI" if parameters.get("BATI") else "OCCUPATION_1", context)
        asked = Asked(self, parameters, context, feedback, metric_crs(source, context))
        first, names = read_fabric(asked, 1)
        second, _ = read_fabric(asked, 2)
        _tell_dates(parameters, second is not None, feedback)
        territories = territories_of(asked)
        go_on(feedback)
        feedback.setProgress(10)
        settings = self._settings(asked)
        result = urban_envelopes(
            first,
            second,
            territories,
            settings,
            asked.crs.toWkt(),
            self.parameterAsBool(parameters, "DECOUPER", context),
            bool(parameters.get("FRAGMENTATION")),
            lambda share: feedback.setProgress(10 + 80 * share),
            feedback.isCanceled,
        )
        for note in (*result.notes, caution()):
            feedback.pushInfo(note)
        for warning in result.warnings:
            feedback.pushWarning(warning)
        outputs = self._layers(asked, result)
        outputs.update(self._role(asked, result, settings, names, territories))
        feedback.setProgress(100)
        return {**outputs, **_figures(result, second is not None)}

    def _layers(self, asked: Any, result: Any) -> dict[str, Any]:
        """Write the layers; return where they are."""
        from ...aula_plugin.core.land import columns

        outputs = {}
        for name, frame, shape in (
            ("ENVELOPPES", result.envelopes, columns.ENVELOPES),
            ("EVOLUTION", result.evolution, columns.EVOLUTION),
            ("FRAGMENTATION", result.fragmentation, columns.FRAGMENTATION),
        ):
            told = (asked.parameters, name, asked.context, asked.feedback)
            outputs[name] = self.write(frame, shape, *told, MULTI["surf"], asked.crs, f"land/{name.lower()}.qml")
        return outputs

    def _settings(self, asked: Any) -> Any:
        """Return the `Settings` the person chose."""
        from ...aula_plugin.core.land.envelope_settings import settings_of

        typed = {field: asked.number(name) for name, field, *_ in numbers()}
        every = self.parameterAsBool(asked.parameters, "TOUS_TROUS", asked.context)
        return settings_of(asked.choice("PREREGLAGE"), every, **typed)

    def _role(self, asked: Any, result: Any, settings: Any, names: list[str], territories: Any) -> dict[str, str]:
        """Write the role of the grid when it is asked for."""
        path = self.parameterAsFileOutput(asked.parameters, "REFERENCES", asked.context)
        if not path or asked.feedback.isCanceled():
            return {}
        from ...aula_plugin.storage.envelope_role import write_envelope_role

        told = tr("{} ; {}. {}").format(", ".join(names), settings.in_words(), caution())
        coverage = None if territories is None else territories[["nom", "geometry"]]
        year = asked.whole("ANNEE_1")
        asked.feedback.pushInfo(
            write_envelope_role(path, result.first(), year, told, coverage, asked.crs, asked.feedback)
        )
        return {} if asked.feedback.isCanceled() else {"REFERENCES": path}


def _tell_dates(parameters: Any, dated: bool, feedback: Any) -> None:
    """Say that the layer of what is new will be empty, or that both dates are not made of the same things."""
    if parameters.get("EVOLUTION") and not dated:
        feedback.pushWarning(tr("Une seule date : la couche « Extension et densification » est vide."))
    kinds = (("BATI", "BATI_2"), ("OCCUPATION_1", "OCCUPATION_2"))
    if dated and any(bool(parameters.get(one)) != bool(parameters.get(other)) for one, other in kinds):
        feedback.pushWarning(
            tr(
                "Les deux dates ne sont pas faites des mêmes données (bâti, occupation du sol) : leur différence dit "
                "surtout cela."
            )
        )


def _figures(result: Any, dated: bool) -> dict[str, Any]:
    """Return the numbers given back, areas to 0.01 m²; extension and densification are unknown with one date."""
    envelopes, new = result.first(), result.evolution
    gained = {
        kind: round(float(new.loc[new["type"] == kind, "ha"].sum()), 6) for kind in ("extension", "densification")
    }
    return {
        "NB_ENVELOPPES": len(envelopes),
        "SURFACE_HA": round(float(envelopes["ha"].sum()), 6),
        "NB_BATI": int(envelopes["n_bati"].sum()),
        "NB_ISOLES": result.isolated,
        **{f"{kind.upper()}_HA": hectares if dated else None for kind, hectares in gained.items()},
    }
