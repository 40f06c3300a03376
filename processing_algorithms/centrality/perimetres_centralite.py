"""`aula:perimetres_centralite`: candidate perimeters drawn several ways, and what these agree on."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterRasterDestination,
    QgsProcessingParameterString,
    QgsWkbTypes,
)

from ...aula_plugin.i18n import tr
from ..base import MULTI, AulaAlgorithm
from .common import CENTRALITY_GROUP, add_inputs, add_settings, add_variants, settings_of, variants_of
from .inputs import GIVEN, read_inputs
from .perimeter_words import describe, tell_communes, tell_settings, tell_votes
from .profile_inputs import add_profile, read_profile, tell_profile

#: Layers that may say that their territory is invented: the dossier then says it too.
_INPUTS = ("OFFRE", "COMMUNES", "BATI", "PARCELLES", "VOIRIE", *GIVEN.values())


class PerimetresCentralite(AulaAlgorithm):
    """Proposes perimeters of centralité."""

    NAME = "perimetres_centralite"
    GROUP, GROUP_ID = CENTRALITY_GROUP
    TAGS = (
        "centralité périmètre centre-bourg centre-ville daacl commerce densité noyau diversité tampons enveloppe "
        "isochrone accord variantes candidats kernel centrality"
    )

    def displayName(self) -> str:
        return tr("Proposer des périmètres de centralité")

    def shortHelpString(self) -> str:
        return describe()

    def initAlgorithm(self, configuration=None) -> None:  # noqa: ARG002
        add_inputs(self)
        add_settings(self)
        add_variants(self)
        add_profile(self)
        self.add(
            QgsProcessingParameterString("DATE", tr("Date du calcul"), optional=True),
            tr("AAAA-MM-JJ, écrite sur chaque candidat ; vide : maintenant."),
            advanced=True,
        )
        surface = QgsProcessing.SourceType.TypeVectorPolygon
        for name, label, kind, optional, help_text in (
            (
                "CANDIDATS",
                tr("Périmètres candidats"),
                surface,
                False,
                tr("Un périmètre par ligne : surface, offre, groupes présents et manquants, part sûre et à discuter."),
            ),
            ("VARIANTES_DESSINEES", tr("Variantes"), surface, True, tr("Un contour par variante et par commune.")),
            ("ACCORD", tr("Accord des variantes"), surface, True, tr("Cœur sûr (score 1) et zone à discuter.")),
            (
                "ACCORD_PARCELLES",
                tr("Accord par parcelle"),
                surface,
                True,
                tr("Score moyen de chaque parcelle touchée."),
            ),
            ("PARTIES_ECARTEES", tr("Parties écartées"), surface, True, tr("Ce qui n’est pas resté, et pourquoi.")),
            (
                "COMMUNES_RESULTAT",
                tr("Résultat par commune"),
                QgsProcessing.SourceType.TypeVector,
                True,
                tr("Table : candidats, ou « aucun cœur » et le seuil qui a manqué."),
            ),
            (
                "RECOUVREMENTS",
                tr("Recouvrement des variantes deux à deux"),
                QgsProcessing.SourceType.TypeVector,
                True,
                tr("Table : hectares communs et propres, et leur rapport (IoU), par commune."),
            ),
        ):
            self.add(QgsProcessingParameterFeatureSink(name, label, kind, optional=optional), help_text)
        self.add(
            QgsProcessingParameterRasterDestination("CHAMP", tr("Champs et score"), optional=True),
            tr("Grille à cinq bandes : K densité, n groupes, D diversité de Shannon, B bâti, score d’accord."),
        )
        self.add(
            QgsProcessingParameterFileDestination(
                "DOSSIER",
                tr("Dossier des centralités"),
                tr("GeoPackage (*.gpkg)"),
                optional=True,
                createByDefault=False,
            ),
            tr(
                "GeoPackage qui garde tout ensemble : candidats, variantes, accord, journal, retouches. Les communes "
                "calculées y remplacent les leurs ; statuts, retouches et journal ne sont jamais effacés."
            ),
        )
        for name, label in (
            ("NB_CANDIDATS", tr("Candidats")),
            ("NB_SANS_COEUR", tr("Communes sans cœur")),
            ("AIRE_HA", tr("Surface des candidats (ha)")),
            ("AIRE_COEUR_SUR_HA", tr("Cœur sûr (ha)")),
            ("AIRE_A_DISCUTER_HA", tr("Zone à discuter (ha)")),
            ("NB_ECARTEES", tr("Parties écartées")),
        ):
            self.add_output(QgsProcessingOutputNumber(name, label))

    def compute(self, parameters, context, feedback) -> dict[str, Any]:
        from ...aula_plugin.bridge import go_on
        from ...aula_plugin.core.centrality.candidates import Circumstances
        from ...aula_plugin.core.centrality.columns import SURE_CORE, TO_DISCUSS
        from ...aula_plugin.core.centrality.profile import profile
        from ...aula_plugin.core.centrality.survey import FIELDS_SHARE, survey

        self._check_dossier(parameters, context)
        read = read_inputs(self, parameters, context, feedback)
        settings = settings_of(self, parameters, context)
        drawn, votes = variants_of(self, parameters, context)
        go_on(feedback)
        feedback.setProgress(15)
        date = self.date(parameters, "DATE", context) or datetime.now().isoformat(timespec="seconds")
        given = read_profile(self, read.inputs, read.crs, parameters, context, feedback)
        told = Circumstances({**read.sources, **given.sources}, date, {})

        names = [str(read.inputs.commune(code)["nom"] or code) for code in read.codes]

        def going(share: float) -> None:
            go_on(feedback)
            feedback.setProgress(15 + 70 * share)
            if share >= FIELDS_SHARE:
                rank = round((share - FIELDS_SHARE) / (1 - FIELDS_SHARE) * len(names))
                feedback.setProgressText(tr("Commune {} sur {} : {}").format(rank + 1, len(names), names[rank]))

        found = survey(read.inputs, settings, read.codes, drawn, votes, told, going, feedback.isCanceled)
        described = profile(found.candidates, read.inputs.communes, given.evidence, settings, lambda _: go_on(feedback))
        found = replace(found, candidates=described.candidates)
        tell_settings(found, settings, feedback)
        tell_votes(found, drawn, votes, feedback)
        tell_communes(found.communes, feedback)
        outputs = self._outputs(found, read, parameters, context, feedback)
        kept = {"variantes": ", ".join(drawn), "votes": ", ".join(votes), **read.sources, "date_run": date}
        outputs.update(self._keep(found, read, {**settings.as_dict(), **kept}, parameters, context, feedback))
        feedback.setProgress(100)
        areas = found.agreement.groupby("classe")["aire_ha"].sum()
        return {
            **outputs,
            "NB_CANDIDATS": len(found.candidates),
            "NB_SANS_COEUR": int((found.communes["n_candidats"] == 0).sum()),
            "AIRE_HA": float(found.candidates["aire_ha"].sum()),
            "AIRE_COEUR_SUR_HA": float(areas.get(SURE_CORE, 0.0)),
            "AIRE_A_DISCUTER_HA": float(areas.get(TO_DISCUSS, 0.0)),
            "NB_ECARTEES": len(found.aside),
            **tell_profile(described, settings, feedback),
        }

    def _check_dossier(self, parameters, context) -> None:
        """Refuse a DOSSIER that is something else before anything is computed or written."""
        path = self.parameterAsFileOutput(parameters, "DOSSIER", context)
        if path:
            from ...aula_plugin.storage.centrality_dossier import require_dossier

            require_dossier(path)

    def _keep(self, found, read, told, parameters, context, feedback) -> dict[str, Any]:
        """Put the run in the dossier when one is asked for."""
        path = self.parameterAsFileOutput(parameters, "DOSSIER", context)
        if not path:
            return {}
        from ...aula_plugin.storage.centrality_dossier import write_run
        from ...aula_plugin.storage.fictive import MARK, file_of, says_fictive

        feedback.setProgressText(tr("Écriture dans le dossier des centralités"))
        layers = (self.parameterAsVectorLayer(parameters, name, context) for name in _INPUTS)
        if says_fictive(map(file_of, layers)):
            told = {**told, "territoire": MARK}
        kept = write_run(path, found, read.codes, told, read.parcel_ids, feedback)
        if feedback.isCanceled():  # what a run stopped in the middle adds is undone
            return {}
        if kept.decided:
            feedback.pushInfo(tr("Candidats qui gardent leur statut : {}.").format(kept.decided))
        if kept.edits:
            feedback.pushInfo(
                tr("Retouches au-dessus du calcul : {}, dont {} sous lesquelles il a changé.").format(
                    kept.edits, kept.moved
                )
            )
        return {"DOSSIER": path}

    def _outputs(self, found, read, parameters, context, feedback) -> dict[str, Any]:
        """Write the layers, the tables and the grid; return where they are."""
        from ...aula_plugin.core.centrality import columns
        from ...aula_plugin.core.centrality.survey import BANDS

        written = (parameters, context, feedback)
        outputs = {}
        for name, frame, shape in (
            ("CANDIDATS", found.candidates, columns.CANDIDATES),
            ("VARIANTES_DESSINEES", found.variants, columns.VARIANTS),
            ("ACCORD", found.agreement, columns.AGREEMENT),
            ("PARTIES_ECARTEES", found.aside, columns.SET_ASIDE),
        ):
            outputs[name] = self._put(frame, shape, name, *written, MULTI["surf"], read.crs)
        if parameters.get("ACCORD_PARCELLES"):
            parcels = found.parcels(read.parcel_ids)
            outputs["ACCORD_PARCELLES"] = self._put(
                parcels, columns.PARCELS, "ACCORD_PARCELLES", *written, MULTI["surf"], read.crs
            )
        outputs["COMMUNES_RESULTAT"] = self._put(found.communes, columns.COMMUNES, "COMMUNES_RESULTAT", *written)
        outputs["RECOUVREMENTS"] = self._put(found.overlaps, columns.OVERLAPS, "RECOUVREMENTS", *written)
        if parameters.get("CHAMP"):
            outputs["CHAMP"] = self.write_raster(
                found.bands(),
                None,
                found.fields.grid,
                read.crs,
                *(parameters, "CHAMP", context, feedback),
                "centrality/champ.qml",
                bands=BANDS,
                nodata=-9999.0,
            )
        return outputs

    def _put(self, frame, shape, name, parameters, context, feedback, kind=QgsWkbTypes.Type.NoGeometry, crs=None):
        style = f"centrality/{name.lower()}.qml"
        return self.write(frame, shape, parameters, name, context, feedback, kind, crs, style)
