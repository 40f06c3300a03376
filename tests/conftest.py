"""Make the checkout importable as the package `aula`, whatever its folder is called; lend data and the provider."""

import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).resolve().parents[1]

if "aula" not in sys.modules:
    spec = spec_from_file_location("aula", ROOT / "__init__.py", submodule_search_locations=[str(ROOT)])
    sys.modules["aula"] = module_from_spec(spec)
    spec.loader.exec_module(sys.modules["aula"])

#: The same examples at every run and however slow the computer: a test is green or red for what it tests only. To look
#: for new counter-examples: pytest --hypothesis-profile=hasard
settings.register_profile("aula", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("hasard", deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=500)
settings.load_profile("aula")

SHARED_DATA = ROOT.parent / "shared" / "data"


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """Folder of the public sample data, read in place; the test is skipped where it is absent."""
    if not SHARED_DATA.is_dir():
        pytest.skip(f"données publiques absentes : {SHARED_DATA}")
    return SHARED_DATA


@pytest.fixture(scope="session")
def aula_provider(qgis_app, qgis_processing):
    """Add the provider `aula` for the whole run."""
    from qgis.core import QgsApplication

    from aula.processing_algorithms.provider import AulaProvider

    provider = AulaProvider()
    QgsApplication.processingRegistry().addProvider(provider)
    yield provider
    QgsApplication.processingRegistry().removeProvider(provider)
