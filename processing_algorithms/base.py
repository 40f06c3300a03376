"""What every algorithm shares: declaration with help, guards, sinks, styles, one way to report an error."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from importlib.util import find_spec
from logging import getLogger
from pathlib import Path
from traceback import format_exc
from typing import Any

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsMessageLog,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeatureSource,
    QgsProcessingFeedback,
    QgsProcessingLayerPostProcessorInterface,
    QgsProcessingOutputDefinition,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterNumber,
    QgsRasterLayer,
    QgsWkbTypes,
)
from qgis.PyQt.QtGui import QIcon

from ..aula_plugin.i18n import tr
from ..aula_plugin.paths import STYLES
from .destinations import check_destinations
from .guards import check_geometry, not_accepted, refusal
from .wording import readable

LOGGER = getLogger(__name__)
REQUIRED_PACKAGES = ("numpy", "pandas", "geopandas", "shapely", "jinja2", "yaml")

#: Stylers kept alive: more than the layers one run can load, few enough for a session of many days.
MOST_KEPT = 500
MULTI = {
    "surf": QgsWkbTypes.Type.MultiPolygon,
    "lin": QgsWkbTypes.Type.MultiLineString,
    "pct": QgsWkbTypes.Type.MultiPoint,
}


def missing_packages() -> list[str]:
    """Return the Python packages AULA needs and this QGIS lacks."""
    return [name for name in REQUIRED_PACKAGES if find_spec(name) is None]


def missing_packages_message(missing: list[str]) -> str:
    """Return what to ask the person who installed QGIS."""
    return tr(
        "AULA a besoin de modules Python absents de ce QGIS : {}. Les installateurs récents de QGIS pour Windows les "
        "contiennent ; sous Debian et Ubuntu : apt install python3-geopandas. Rien n’est installé par l’extension."
    ).format(", ".join(missing))


class LayerStyler(QgsProcessingLayerPostProcessorInterface):
    """Loads one QML on one result layer, in the main thread."""

    kept: list[LayerStyler] = []  # without a Python reference QGIS silently does not style

    def __init__(self, qml: Path) -> None:
        super().__init__()
        self.qml = qml
        self.kept.append(self)
        del self.kept[:-MOST_KEPT]

    def postProcessLayer(self, layer, context, feedback) -> None:  # noqa: ARG002
        message, ok = layer.loadNamedStyle(str(self.qml))
        if not ok:
            feedback.pushWarning(message)
        layer.triggerRepaint()


class AulaAlgorithm(QgsProcessingAlgorithm):
    """Base of the algorithms.

    A subclass sets ``NAME``, ``GROUP``, ``GROUP_ID``, ``TAGS`` and writes ``displayName``, ``shortHelpString``,
    ``initAlgorithm`` and ``compute``, which returns the results; an ``InputError`` it lets through becomes the
    message the planner reads.
    """

    NAME = ""
    GROUP = ""
    GROUP_ID = ""
    TAGS = ""

    def __init__(self) -> None:
        super().__init__()
        self._written: list[str] = []

    def createInstance(self):
        return type(self)()

    def name(self) -> str:
        return self.NAME

    def group(self) -> str:
        return tr(self.GROUP)

    def groupId(self) -> str:
        return self.GROUP_ID

    def tags(self) -> list[str]:
        return self.TAGS.split()

    def icon(self) -> QIcon:
        """Return the icon of the family, found by its group id."""
        return QIcon(str(STYLES / "icons" / f"{self.GROUP_ID}.svg"))

    def canExecute(self) -> tuple[bool, str]:
        missing = missing_packages()
        return not missing, missing_packages_message(missing) if missing else ""

    def add(self, parameter: QgsProcessingParameterDefinition, help_text: str, advanced: bool = False) -> None:
        """Declare a parameter with its help."""
        parameter.setHelp(help_text)
        if advanced:
            parameter.setFlags(parameter.flags() | QgsProcessingParameterDefinition.Flag.FlagAdvanced)
        self.addParameter(parameter)

    def add_number(
        self, name: str, label: str, help_text: str, default: float | None, least: float = 0.0, advanced: bool = False
    ) -> None:
        """Declare a real number of at least ``least``; ``default`` None: it may be left empty."""
        number = QgsProcessingParameterNumber(
            name, label, QgsProcessingParameterNumber.Type.Double, defaultValue=default, optional=default is None
        )
        number.setMinimum(least)
        self.add(number, help_text, advanced)

    def add_output(self, output: QgsProcessingOutputDefinition) -> None:
        """Declare a scalar output."""
        self.addOutput(output)

    def checkParameterValues(self, parameters, context) -> tuple[bool, str]:
        ok, message = super().checkParameterValues(parameters, context)
        why_not = refusal(self, parameters, context)
        if not ok and not why_not:  # a value that QGIS could read a moment later: its own words are in English
            why_not = not_accepted(self, parameters, message)
        return (ok and not why_not), why_not or message

    def processAlgorithm(self, parameters, context, feedback) -> dict[str, Any]:
        self._written = []
        missing = missing_packages()
        if missing:
            raise QgsProcessingException(missing_packages_message(missing))
        from ..aula_plugin.core.errors import InputError
        from ..aula_plugin.proj_threads import hold_proj_context

        hold_proj_context()
        try:
            check_destinations(self, parameters, context)
            results = self.compute(parameters, context, feedback)
            if QgsProcessingFeedback.isCanceled(feedback):
                self._tell_stopped(results, feedback)
            return results
        except Exception as error:
            if isinstance(error, InputError) and feedback.isCanceled():  # half read: no remedy to tell
                self._tell_stopped({}, feedback)
                return {}
            message = readable(self._message(error))
        # Out of the handler: QGIS never frees the exception it receives; the frames that led to `error` hold layers,
        # whose files would stay open (locked on Windows) and whose end after QGIS's own stops the process.
        raise QgsProcessingException(message)

    def _tell_stopped(self, results: dict[str, Any], feedback) -> None:
        """Say what a stopped run leaves: QGIS only says that it failed."""
        if not results and not self._written:
            feedback.pushWarning(tr("Calcul interrompu ; rien n’a été écrit."))
            return
        written = ", ".join(self._written)
        feedback.pushWarning(
            tr("Calcul interrompu ; écrit en entier : {}.").format(written)
            if written
            else tr("Calcul interrompu ; rien n’est écrit à moitié.")
        )

    def _message(self, error: Exception) -> str:
        """Return what the planner reads; whoever mends the plugin finds the trace of the unforeseen in the log."""
        from ..aula_plugin.core.errors import InputError, why
        from ..aula_plugin.core.typography import insecables

        if isinstance(error, QgsProcessingException):
            return str(error)
        if isinstance(error, InputError):
            return insecables(str(error))
        if isinstance(error, OSError) and error.errno:
            return insecables(
                tr("Le système refuse un fichier « {} » ({}). Vérifiez son nom, vos droits et le disque.").format(
                    error.filename or "…", why(error)
                )
            )
        LOGGER.exception("aula:%s", self.NAME)
        QgsMessageLog.logMessage(format_exc(), "AULA", Qgis.MessageLevel.Critical)
        return tr(
            "Erreur imprévue ({} : {}). Rien n’est à corriger dans vos données d’après ce que l’on sait : le "
            "journal « AULA » de QGIS (Vue › Panneaux › Journal des messages) contient de quoi la signaler."
        ).format(type(error).__name__, error)

    def compute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        """Do the work; geopandas may be imported here, never at module level."""
        raise NotImplementedError

    def source(self, parameters, name: str, context) -> QgsProcessingFeatureSource:
        """Return a required source, or say which parameter is at fault."""
        from ..aula_plugin.core.errors import InputError

        source = None
        with suppress(QgsProcessingException):  # QGIS says in English that a layer went away
            source = self.parameterAsSource(parameters, name, context)
        if source is None:
            raise InputError(
                tr("« {} » ({}) : couche introuvable ou illisible. Choisissez une autre couche.").format(
                    self.parameterDefinition(name).description(), name
                )
            )
        check_geometry(self.parameterDefinition(name), source)
        return source

    def optional_source(self, parameters, name: str, context) -> QgsProcessingFeatureSource | None:
        """Return an optional source, None when the person left it empty."""
        return self.source(parameters, name, context) if parameters.get(name) else None

    def raster(self, parameters, name: str, context) -> QgsRasterLayer:
        """Return a required raster layer, or say which parameter is at fault."""
        from ..aula_plugin.core.errors import InputError

        layer = self.parameterAsRasterLayer(parameters, name, context)
        if layer is None or not layer.isValid():
            raise InputError(
                tr(
                    "« {} » ({}) : grille introuvable ou illisible. Choisissez une couche de mailles (.tif) du projet."
                ).format(self.parameterDefinition(name).description(), name)
            )
        return layer

    def optional_raster(self, parameters, name: str, context) -> QgsRasterLayer | None:
        """Return an optional raster layer, None when the person left it empty."""
        return self.raster(parameters, name, context) if parameters.get(name) else None

    def date(self, parameters, name: str, context) -> str:
        """Return an ISO date typed by the person, empty when none was."""
        from ..aula_plugin.core.errors import InputError

        text = self.parameterAsString(parameters, name, context).strip()
        try:
            return datetime.fromisoformat(text).isoformat(timespec="seconds") if text else ""
        except ValueError:
            raise InputError(
                tr("Date « {} » illisible : attendu AAAA-MM-JJ, par exemple 2026-09-14.").format(text)
            ) from None

    def write(
        self,
        frame,
        columns: Mapping[str, str],
        parameters,
        name: str,
        context,
        feedback,
        geometry: QgsWkbTypes.Type = QgsWkbTypes.Type.NoGeometry,
        crs: QgsCoordinateReferenceSystem | None = None,
        style: str = "",
        spend: bool = False,
    ) -> str | None:
        """Write a frame to the sink ``name`` and style it; ``spend`` lets go of its geometries as they are written.

        None when the person left the optional sink empty or stopped the run: a file is written whole or not at all.
        """
        from ..aula_plugin.bridge import fields, write_to_sink
        from ..aula_plugin.storage.geopackage import embed_style
        from ..aula_plugin.storage.sink_files import SinkFile, shapefile_losses, without_formulas

        if not parameters.get(name) and self.parameterDefinition(name).flags() & (
            QgsProcessingParameterDefinition.Flag.FlagOptional
        ):
            return None
        file = SinkFile(parameters.get(name), context)
        frame = without_formulas(file.value, frame, columns)
        with file.written():
            sink, dest = self._open_sink(
                {**parameters, name: file.value}, name, context, fields(columns), geometry, crs
            )
            write_to_sink(frame, columns, sink, feedback, spend)
            del sink
            if feedback.isCanceled():
                file.forget(dest)
                return None
            if style:
                embed_style(dest, STYLES / style)
            dest = file.put(dest, len(frame))
        if context.temporaryLayerStore().mapLayer(dest) is None:
            self._written.append(self.parameterDefinition(name).description())
        for loss in shapefile_losses(dest, frame, columns):
            feedback.pushWarning(loss)
        if style and context.willLoadLayerOnCompletion(dest):
            context.layerToLoadOnCompletionDetails(dest).setPostProcessor(LayerStyler(STYLES / style))
        return dest

    def write_raster(
        self,
        values,
        missing,
        grid,
        crs: QgsCoordinateReferenceSystem,
        parameters,
        name: str,
        context,
        feedback,
        style: str = "",
        bands: Sequence[str] = (),
        nodata: float | None = None,
    ) -> str | None:
        """Write an array to the raster destination ``name`` and style it; see ``rasters.write`` for the array.

        None when the person left the optional destination empty or stopped the run. The style lies beside the file
        too, where QGIS looks for it, unless someone put one there already.
        """
        from ..aula_plugin.rasters import lay_style, write

        if not parameters.get(name) and self.parameterDefinition(name).flags() & (
            QgsProcessingParameterDefinition.Flag.FlagOptional
        ):
            return None
        path = self.parameterAsOutputLayer(parameters, name, context)
        if not write(path, values, missing, grid, crs, feedback, bands, nodata):
            loaded = context.layersToLoadOnCompletion()
            loaded.pop(path, None)
            context.setLayersToLoadOnCompletion(loaded)
            return None
        self._written.append(self.parameterDefinition(name).description())
        if style:
            lay_style(path, STYLES / style)
            if context.willLoadLayerOnCompletion(path):
                context.layerToLoadOnCompletionDetails(path).setPostProcessor(LayerStyler(STYLES / style))
        return path

    def _open_sink(self, parameters, name: str, context, qgs_fields, geometry, crs) -> tuple[Any, str]:
        """Return the sink and its layer, or say what to check; QGIS says it in English."""
        from ..aula_plugin.core.errors import InputError

        sink = None
        with suppress(QgsProcessingException):
            sink, dest = self.parameterAsSink(
                parameters, name, context, qgs_fields, geometry, crs or QgsCoordinateReferenceSystem()
            )
        if sink is None:
            raise InputError(
                tr(
                    "« {} » ({}) : impossible de créer la couche. Vérifiez le nom du fichier, son extension, la place "
                    "sur le disque, vos droits sur le dossier, et qu’il n’est pas ouvert ailleurs."
                ).format(self.parameterDefinition(name).description(), name)
            )
        return sink, dest
