"""This checkout in a process of its own, outside pytest: the package ``aula``, then QGIS with its provider.

Scripts import this file by its folder: standard library only at the top.
"""

from __future__ import annotations

import os
import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def importable() -> None:
    """Make the checkout importable as ``aula``, whatever its folder is called."""
    if "aula" not in sys.modules:
        spec = spec_from_file_location("aula", ROOT / "__init__.py", submodule_search_locations=[str(ROOT)])
        sys.modules["aula"] = module_from_spec(spec)
        spec.loader.exec_module(sys.modules["aula"])


def start_qgis():
    """Return QGIS, without a window, and the provider; both must be kept."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from qgis.core import QgsApplication

    importable()
    application = QgsApplication([], False)
    application.initQgis()
    sys.path.append(str(Path(QgsApplication.pkgDataPath()) / "python" / "plugins"))
    from processing.core.Processing import Processing

    Processing.initialize()
    from aula.processing_algorithms.provider import AulaProvider

    provider = AulaProvider()
    QgsApplication.processingRegistry().addProvider(provider)
    return application, provider
