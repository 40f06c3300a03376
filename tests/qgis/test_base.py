"""What the base promises whatever the algorithm."""

import gc
import shutil

import pytest
from qgis import processing
from qgis.core import (
    QgsApplication,
    QgsProcessing,
    QgsProcessingAlgRunnerTask,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QEventLoop

from aula.aula_plugin.core.errors import InputError
from aula.aula_plugin.paths import TEMPLATES


def still_there():
    gc.collect()
    return sum(isinstance(thing, (InputError, QgsVectorLayer)) for thing in gc.get_objects())


@pytest.mark.usefixtures("aula_provider")
def test_a_failed_run_leaves_no_layer_open(tmp_path):
    """QGIS never frees the exceptions of algorithms: a layer they held would lock its files until QGIS is closed."""
    lot = TEMPLATES / "exemple" / "200000001_PLUi_20260618"
    copy = shutil.copytree(lot / "Donnees_geographiques", tmp_path / lot.name / "Donnees_geographiques")
    for path in copy.glob("*.prj"):
        path.unlink()
    before = still_there()
    with pytest.raises(QgsProcessingException, match="paramètre CRS"):
        processing.run(
            "aula:lire_document_urbanisme", {"LOT": str(copy.parent), "DOCUMENT": QgsProcessing.TEMPORARY_OUTPUT}
        )
    assert still_there() == before


class _Stopped(QgsProcessingFeedback):
    """A person who clicks « Annuler » at the first progress at or after a share."""

    def __init__(self, share):
        super().__init__(False)
        self.share, self.told = share, []
        self.progressChanged.connect(lambda now: self.cancel() if now >= self.share else None)

    def pushWarning(self, warning):  # noqa: N802
        self.told.append(warning)


@pytest.mark.usefixtures("aula_provider")
def test_a_stopped_run_says_that_nothing_was_written(tmp_path):
    """QGIS only says « Execution failed »."""
    lot = TEMPLATES / "exemple" / "200000001_PLUi_20260618"
    feedback = _Stopped(1.0)
    document = tmp_path / "document.gpkg"
    processing.run("aula:lire_document_urbanisme", {"LOT": str(lot), "DOCUMENT": str(document)}, feedback=feedback)
    assert feedback.told[-1].replace("\u202f", " ") == "Calcul interrompu ; rien n’a été écrit."
    assert not document.exists()


@pytest.mark.usefixtures("aula_provider")
def test_runs_follow_one_another_in_the_threads_of_qgis(tmp_path):
    """pyproj 3.7 freed the PROJ context of a thread that QGIS uses again: the second run ended QGIS."""
    lot = TEMPLATES / "exemple" / "200000001_PLUi_20260618"
    for rank in range(3):
        algorithm = QgsApplication.processingRegistry().createAlgorithmById("aula:lire_document_urbanisme")
        document = tmp_path / f"document_{rank}.gpkg"
        context, feedback, waiting = QgsProcessingContext(), QgsProcessingFeedback(False), QEventLoop()
        values = {"LOT": str(lot), "DOCUMENT": str(document)}
        task = QgsProcessingAlgRunnerTask(algorithm, values, context, feedback)
        task.executed.connect(lambda *_, waiting=waiting: waiting.quit())
        QgsApplication.taskManager().addTask(task)
        waiting.exec()
        assert document.exists()


@pytest.mark.usefixtures("aula_provider")
@pytest.mark.parametrize("value", ['postgis:dbname=\'x\' table="a"."b" (geom)', "memory:"])
def test_a_file_is_not_a_database(value):
    """Taken for a name of file, the text would be one, in whatever folder QGIS was started from."""
    grid = TEMPLATES / "grids" / "grille_exemple.yaml"
    with pytest.raises(QgsProcessingException, match="SORTIE.*désigne une base de données"):
        processing.run("aula:convertir_grille", {"GRILLE": str(grid), "FORMAT": "yaml", "SORTIE": value})
