"""Print what loading the provider brings into a fresh process: modules, algorithms."""

import json
import sys

import qgis.utils  # noqa: F401  what QGIS itself has loaded before any plugin
from qgis.core import QgsApplication

sys.path.insert(0, sys.argv[1])
app = QgsApplication([], False)
app.initQgis()

before = set(sys.modules)
import aula  # noqa: E402

plugin = aula.classFactory(None)
plugin.initProcessing()
names = [algorithm.id() for algorithm in plugin.provider.algorithms()]
print(json.dumps({"modules": sorted(set(sys.modules) - before), "algorithms": names}))
