"""`aula:compteur_zan`: what is consumed against the envelope, by commune, EPCI and SCoT."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsProcessing, QgsProcessingOutputNumber, QgsProcessingParameterFeatureSink, QgsWkbTypes

from ...aula_plugin.i18n import tr
from ..base import MULTI, AulaAlgorithm
from ..vectors import metric_crs
from .common import LAND_GROUP
from .counter_inputs import add_fields, add_rules, add_tables, inputs_of, rules_of
from .counter_words import describe, tell


class CompteurZan(AulaAlgorithm):
    """Keeps the ZAN counter."""

    NAME = "compteur_zan"
    GROUP, GROUP_ID = LAND_GROUP
    TAGS = (
        "zan compteur enveloppe consommation enaf artificialisation trajectoire solde rythme projection garantie "
        "mutualisation fichiers fonciers naf sraddet scot plui epci land take"
    )

    def displayName(self) -> str:
        return tr("Tenir le compteur ZAN")

    def shortHelpString(self) -> str:
        return describe()

    def initAlgorithm(self, configuration=None) -> None:  # noqa: ARG002
        add_tables(self)
        add_fields(self)
        add_rules(self)
        kinds = QgsProcessing.SourceType
        for name, label, kind, help_text in (
            ("COMPTEUR", tr("Compteur des communes"), kinds.TypeVectorPolygon, tr("Une commune par objet.")),
            ("GROUPES", tr("Compteur des EPCI et des SCoT"), kinds.TypeVectorPolygon, tr("Sommes de leurs communes.")),
            ("ANNEES", tr("Années"), kinds.TypeVector, tr("Table : consommation et cumul, par territoire et par an.")),
        ):
            sink = QgsProcessingParameterFeatureSink(name, label, kind, optional=name != "COMPTEUR")
            self.add(sink, help_text)
        for name, label in (
            ("TOTAL_ENVELOPPE_HA", tr("Enveloppe totale (ha)")),
            ("TOTAL_CONSO_HA", tr("Consommation totale (ha)")),
            ("TOTAL_SOLDE_HA", tr("Solde total (ha)")),
            ("NB_DEPASSEES", tr("Communes dont l’enveloppe est dépassée")),
            ("N_SANS_DONNEE", tr("Communes sans donnée")),
        ):
            self.add_output(QgsProcessingOutputNumber(name, label))

    def compute(self, parameters, context, feedback) -> dict[str, Any]:
        from ...aula_plugin.bridge import go_on
        from ...aula_plugin.core.land import columns
        from ...aula_plugin.core.land.counter_inputs import counted, read_inputs
        from ...aula_plugin.core.land.counter_remarks import limits
        from ...aula_plugin.core.land.counter_shapes import with_shapes

        rules = rules_of(self, parameters, context)
        places = self.source(parameters, "TERRITOIRES", context)
        crs = metric_crs(places, context)
        inputs = inputs_of(self, parameters, context, feedback, crs, places)
        go_on(feedback)
        feedback.setProgress(40)
        ready = read_inputs(inputs, rules)
        tell(ready.remarks, feedback)
        go_on(feedback)
        feedback.setProgress(50)
        counters = counted(ready, rules)
        tell(counters.remarks, feedback)
        for limit in limits(rules, counters.measure):
            feedback.pushInfo(limit)
        go_on(feedback)
        feedback.setProgress(70)
        communes, groups = with_shapes(counters, ready.territories)
        written = (parameters, context, feedback, crs)
        surface, table = MULTI["surf"], QgsWkbTypes.Type.NoGeometry
        outputs = {
            "COMPTEUR": self._put(communes, columns.COUNTER, "COMPTEUR", *written, surface),
            "GROUPES": self._put(groups, columns.COUNTER, "GROUPES", *written, surface),
            "ANNEES": self._put(counters.years, columns.YEARS, "ANNEES", *written, table),
        }
        feedback.setProgress(100)
        return {**outputs, **counters.totals}

    def _put(self, frame, columns, name, parameters, context, feedback, crs, kind) -> Any:
        own = crs if kind != QgsWkbTypes.Type.NoGeometry else None
        style = f"land/{name.lower()}.qml"
        return self.write(frame, columns, parameters, name, context, feedback, kind, own, style)
