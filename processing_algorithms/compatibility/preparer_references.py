"""`aula:preparer_references`: the layers of a SCoT, packed once in one GeoPackage by role."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    NULL,
    QgsProcessing,
    QgsProcessingException,
    QgsProcessingOutputNumber,
    QgsProcessingParameterCrs,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterMatrix,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterString,
    QgsProcessingUtils,
    QgsVectorLayer,
)

from ...aula_plugin.i18n import tr
from ..base import AulaAlgorithm
from .common import COMPATIBILITY_GROUP, GRID_FILTER


class PreparerReferences(AulaAlgorithm):
    """Packs layers and tables into one reference GeoPackage."""

    NAME = "preparer_references"
    GROUP, GROUP_ID = COMPATIBILITY_GROUP
    TAGS = "références references rôles roles scot doo daacl couches layers compatibilité geopackage"

    def displayName(self) -> str:
        return tr("Préparer les références d’un SCoT")

    def shortHelpString(self) -> str:
        return tr(
            "Réunit dans un seul GeoPackage les couches du SCoT dont une grille a besoin, chacune sous le nom de son "
            "rôle : une fois par SCoT, pour toutes les communes."
            "<p><b>Rôles.</b> Une couche nommée comme un rôle (« reservoirs », « Réservoirs de biodiversité »…) est "
            "liée d’elle-même, quels que soient les accents, la casse et les espaces. La correspondance couche / rôle "
            "lie les autres et l’emporte ; plusieurs couches peuvent tenir le même rôle. Principaux rôles : communes, "
            "enveloppe_urbaine, masque_enaf, bati, reservoirs, corridors, zones_humides, coupures, haies, cours_eau, "
            "centralites, sip, ppr, aleas, esa ; tables : enveloppes, oap, logement, conso.</p>"
            "<p><b>Méthode.</b> La nature des géométries est vérifiée, les géométries invalides sont réparées et "
            "comptées, les objets sans géométrie sont ôtés et comptés, tout passe dans une même projection en mètres. "
            "La table « roles » garde l’incertitude (en mètres), la source, la date, les comptes et l’empreinte "
            "SHA-256 de chaque rôle.</p>"
            "<p><b>Couverture.</b> Là où les couches ont été relevées, une commune sans objet est « sans objet » ; "
            "ailleurs, ou si la couverture n’est pas donnée, la règle est « non évaluable ».</p>"
            "<p><b>Unités.</b> Coordonnées et incertitudes en mètres ; les comptes sont des nombres d’objets.</p>"
            "<p><b>Limites.</b> Ni la justesse ni la fraîcheur d’une couche ne sont jugées : une couche incomplète "
            "donne des mesures incomplètes.</p>"
            "<p><b>NULL.</b> Un attribut vide reste vide. Une table sans géométrie devient du texte, tel quel.</p>"
        )

    def initAlgorithm(self, configuration=None) -> None:  # noqa: ARG002
        self.add(
            QgsProcessingParameterMultipleLayers(
                "COUCHES", tr("Couches et tables"), QgsProcessing.SourceType.TypeVector, optional=True
            ),
            tr("Couches dont le nom est celui d’un rôle, et tables sans géométrie (enveloppes, oap…)."),
        )
        self.add(
            QgsProcessingParameterMatrix(
                "CORRESPONDANCE",
                tr("Correspondance couche / rôle"),
                numberRows=1,
                headers=[tr("Couche"), tr("Rôle")],
                optional=True,
            ),
            tr(
                "Une ligne par couche à lier : son nom dans le projet, son chemin, ou son rang parmi les couches "
                "choisies (1, 2… : utile dans un modèle), puis le rôle. L’emporte sur le nom de la couche."
            ),
        )
        self.add(
            QgsProcessingParameterFile("GRILLE", tr("Grille du SCoT"), fileFilter=GRID_FILTER, optional=True),
            tr("Donne ses rôles, leurs géométries et leurs incertitudes ; à défaut, ceux de la grille générale."),
        )
        self.add(
            QgsProcessingParameterFeatureSource(
                "COUVERTURE", tr("Couverture"), [QgsProcessing.SourceType.TypeVectorPolygon], optional=True
            ),
            tr("Surface pour laquelle les couches ont été établies, par exemple le périmètre du SCoT."),
        )
        self.add(
            QgsProcessingParameterString("COUVERTURE_INSEE", tr("Couverture : codes INSEE"), optional=True),
            tr("À la place de la surface : codes des communes, séparés par des virgules."),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterCrs("SCR", tr("Système de coordonnées"), optional=True),
            tr("Projection en mètres du GeoPackage ; vide : celle de la première couche, sinon Lambert-93."),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterFileDestination("REFERENCES", tr("Références du SCoT"), tr("GeoPackage (*.gpkg)")),
            tr("GeoPackage écrit : une couche ou une table par rôle, leurs styles, et la table « roles »."),
        )
        for name, label in (
            ("NB_ROLES", tr("Rôles écrits")),
            ("NB_OBJETS", tr("Objets et lignes de table")),
            ("NB_REPARES", tr("Géométries réparées")),
            ("NB_IGNORES", tr("Objets ignorés")),
        ):
            self.add_output(QgsProcessingOutputNumber(name, label))

    def checkParameterValues(self, parameters, context) -> tuple[bool, str]:
        ok, message = super().checkParameterValues(parameters, context)
        if not ok:
            return ok, message
        incomplete = self._incomplete(parameters, context)
        if incomplete:
            return False, incomplete
        if not parameters.get("COUCHES") and not self._rows(parameters, context):
            return False, tr("Choisissez au moins une couche, ou remplissez la correspondance couche / rôle.")
        if parameters.get("COUVERTURE") and self.parameterAsString(parameters, "COUVERTURE_INSEE", context).strip():
            return False, tr("Donnez la couverture soit par une surface, soit par des codes INSEE, pas les deux.")
        return True, ""

    def _rows(self, parameters, context) -> dict[str, str]:
        """Return layer → role, as typed; empty rows are left out."""
        return dict(self._typed(parameters, context))

    def _typed(self, parameters, context) -> list[tuple[str, str]]:
        cells = [
            "" if cell is None or cell == NULL else str(cell).strip()
            for cell in self.parameterAsMatrix(parameters, "CORRESPONDANCE", context)
        ]
        cells += [""] * (len(cells) % 2)
        return [(layer, role) for layer, role in zip(cells[0::2], cells[1::2]) if layer or role]

    def _incomplete(self, parameters, context) -> str:
        """Return what is missing in the rows typed, empty when each has one layer and one role."""
        rows = self._typed(parameters, context)
        for layer, role in rows:
            if not role:
                return tr("Correspondance : la couche « {} » n’a pas de rôle : donnez-en un.").format(layer)
            if not layer:
                return tr("Correspondance : le rôle « {} » n’a pas de couche : donnez-la.").format(role)
        layers = [layer for layer, _ in rows]
        repeated = sorted({layer for layer in layers if layers.count(layer) > 1})
        if repeated:
            return tr("Correspondance : la couche « {} » est donnée deux fois ; gardez un rôle par couche.").format(
                ", ".join(repeated)
            )
        return ""

    def compute(self, parameters, context, feedback) -> dict[str, Any]:
        from ...aula_plugin.core.compatibility.references import COVERAGE_LAYER
        from ...aula_plugin.storage.grid_files import read_grid
        from ...aula_plugin.storage.reference_packing import bind, common_crs, insee_list, known_roles, pack
        from ...aula_plugin.storage.references import write_references

        grid = self.parameterAsFile(parameters, "GRILLE", context)
        roles = known_roles(read_grid(grid) if grid else None)
        layers = self.parameterAsLayerList(parameters, "COUCHES", context)
        mapping = self._rows(parameters, context)
        found = self._found(mapping, layers, context)
        bindings = bind(self._distinct(layers, found.values(), feedback), mapping, found, roles)
        crs = common_crs(bindings, self.parameterAsCrs(parameters, "SCR", context))
        area = self._coverage(parameters, context, feedback, crs)
        codes = insee_list(self.parameterAsString(parameters, "COUVERTURE_INSEE", context))
        coverage = COVERAGE_LAYER if area is not None else codes
        if not coverage:
            feedback.pushWarning(
                tr("Sans couverture, une commune où une couche n’a aucun objet sera « non évaluable » pour ses règles.")
            )
        references = pack(bindings, crs, coverage, context, feedback)
        if feedback.isCanceled():
            return {}
        path = self.parameterAsFileOutput(parameters, "REFERENCES", context)
        write_references(path, references, crs, feedback, area)
        if feedback.isCanceled():
            return {}
        feedback.setProgress(100)
        return {
            "REFERENCES": path,
            "NB_ROLES": len(references),
            "NB_OBJETS": sum(len(reference.frame) for reference in references),
            "NB_REPARES": sum(reference.repaired for reference in references),
            "NB_IGNORES": sum(reference.dropped for reference in references),
        }

    def _distinct(self, layers, typed, feedback) -> list[QgsVectorLayer]:
        """Return the layers chosen, one table read twice left out: its objects would count twice."""
        seen = {layer.source(): layer.id() for layer in typed}
        kept = []
        for layer in layers:
            if seen.get(layer.source(), layer.id()) == layer.id() and layer not in kept:
                kept.append(layer)
                seen[layer.source()] = layer.id()
            else:
                feedback.pushWarning(tr("« {} » est donnée deux fois : lue une seule fois.").format(layer.name()))
        return kept

    def _found(self, mapping, layers, context) -> dict[str, QgsVectorLayer]:
        """Return the layer of each row: among those chosen, else in the project, else by its path."""
        from ...aula_plugin.storage.reference_packing import layer_names

        found = {}
        for text in mapping:
            chosen = [layer for layer in layers if text in (layer.id(), layer.source(), *layer_names(layer))]
            if not chosen and text.isdecimal() and 1 <= int(text) <= len(layers):
                chosen = [layers[int(text) - 1]]
            layer = chosen[0] if chosen else QgsProcessingUtils.mapLayerFromString(text, context)
            if not isinstance(layer, QgsVectorLayer) or not layer.isValid():
                raise QgsProcessingException(
                    tr(
                        "Correspondance : la couche « {} » est introuvable. Donnez son nom dans le projet, le "
                        "chemin de son fichier ou son rang parmi les couches choisies."
                    ).format(text)
                )
            found[text] = layer
        return found

    def _coverage(self, parameters, context, feedback, crs):
        """Return the coverage as one polygon in the CRS of the file; None when no surface was given."""
        source = self.optional_source(parameters, "COUVERTURE", context)
        if source is None:
            return None
        from geopandas import GeoDataFrame

        from ...aula_plugin.bridge import to_frame
        from ...aula_plugin.core.errors import InputError
        from ...aula_plugin.core.geometry import dissolve
        from ...aula_plugin.storage.references import clean, tell_mended

        frame, repaired, dropped = clean(to_frame(source, context, feedback, crs))
        tell_mended(source.sourceName(), repaired, dropped, feedback)
        frame = frame[frame.geometry.area > 0]
        if not len(frame):
            raise InputError(
                tr("La couverture « {} » ne contient aucune surface : choisissez une autre couche.").format(
                    source.sourceName()
                )
            )
        return GeoDataFrame({"nom": ["couverture"]}, geometry=[dissolve(frame.geometry)], crs=frame.crs)
