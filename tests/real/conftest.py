"""The provider for the tests on real data, shared with those of `tests/qgis` when both run together."""

import pytest


@pytest.fixture(scope="session")
def aula_provider(qgis_app, qgis_processing):
    """Give the provider `aula`, added unless another fixture did; it is then that one's to remove."""
    from qgis.core import QgsApplication

    from aula.processing_algorithms.provider import AulaProvider

    registry = QgsApplication.processingRegistry()
    if registry.providerById("aula") is not None:
        yield registry.providerById("aula")
        return
    provider = AulaProvider()
    registry.addProvider(provider)
    yield provider
    registry.removeProvider(provider)
