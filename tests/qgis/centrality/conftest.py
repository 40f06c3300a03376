"""The offer of the example, prepared once."""

from __future__ import annotations

import pytest


@pytest.fixture(scope="session")
def example_values(aula_provider, tmp_path_factory):
    """What `aula:perimetres_centralite` takes to draw the example, on cells of 50 m."""
    from aula.aula_plugin.paths import TEMPLATES
    from aula.tests.qgis.toolbox import centrality_inputs

    folder, example = tmp_path_factory.mktemp("centralites"), TEMPLATES / "exemple"
    centrality_inputs.write(example, folder)
    references = example / "references_scot.gpkg"
    return {
        "OFFRE": f"{folder / 'centralites.gpkg'}|layername=offre",
        "COMMUNES": f"{example / 'communes.gpkg'}|layername=communes",
        "BATI": f"{references}|layername=bati",
        "PARCELLES": f"{references}|layername=parcelles",
        "PERIMETRES_SCOT": f"{references}|layername=centralites",
        "MAILLE": 50,
        "CANDIDATS": "memory:",
    }
