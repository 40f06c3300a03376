"""What the base promises whatever the algorithm."""

import gc
import shutil

import pytest
from qgis import processing
from qgis.core import QgsProcessing, QgsProcessingException, QgsVectorLayer

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
