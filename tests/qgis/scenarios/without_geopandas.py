"""Load the provider in a QGIS that lacks geopandas; print what the toolbox shows and what a run answers."""

import json
import sys

from qgis.core import QgsApplication, QgsProcessingContext, QgsProcessingException, QgsProcessingFeedback

sys.modules["geopandas"] = None  # the interpreter then answers as if it were not installed
sys.path.insert(0, sys.argv[1])
app = QgsApplication([], False)
app.initQgis()

import aula  # noqa: E402

plugin = aula.classFactory(None)
plugin.initProcessing()
answers = {}
for algorithm in plugin.provider.algorithms():
    can, reason = algorithm.canExecute()
    try:
        algorithm.create().processAlgorithm({}, QgsProcessingContext(), QgsProcessingFeedback())
        said = None
    except QgsProcessingException as error:
        said = str(error)
    answers[algorithm.id()] = {"can": can, "reason": reason, "said": said}
print(json.dumps(answers))
