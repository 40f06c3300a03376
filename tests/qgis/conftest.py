"""The provider as the tests need it; fixtures of layers end in `_layer`."""

import pytest


@pytest.fixture(scope="session")
def aula_provider(qgis_app, qgis_processing):
    """Add the provider `aula` for the whole run."""
    from qgis.core import QgsApplication

    from aula.processing_algorithms.provider import AulaProvider

    provider = AulaProvider()
    QgsApplication.processingRegistry().addProvider(provider)
    yield provider
    QgsApplication.processingRegistry().removeProvider(provider)
