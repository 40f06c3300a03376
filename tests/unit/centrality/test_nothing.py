"""« Aucun cœur »: what stops it, in words and with the best that was reached."""

from __future__ import annotations

import numpy as np
import pytest

from aula.aula_plugin.core.centrality import cores, fields
from aula.aula_plugin.core.centrality.nothing import easier, why_nothing
from aula.aula_plugin.core.centrality.settings import Settings
from aula.aula_plugin.core.raster_grid import Grid

ABSOLUTE = {"reference": "absolu"}


def asked(k, groups, b=None, inside=None, set_aside=0, **settings):
    number = np.array([groups], dtype=np.int16)
    grid = Grid(0.0, 25.0, 25.0, 25.0, 1, len(groups))
    leg = None if b is None else np.array([b], dtype=float)
    found = fields.Fields(grid, np.array([k], dtype=float), number, np.zeros(grid.shape), leg)
    chosen = Settings(**settings)
    return why_nothing(found, cores.thresholds(found, chosen, inside), chosen, inside, set_aside)


def test_no_equipment():
    found = asked([0, 0], [0, 0], [0.1, 0.2])
    assert (found.blocking, found.motif) == ("offre", "aucun équipement localisé")
    assert (found.k_max, found.n_max, found.b_max) == (0.0, 0, 0.2)


def test_too_few_groups_anywhere():
    found = asked([1, 2], [3, 4])
    assert (found.blocking, found.n_max, found.b_max) == ("diversité", 4, None)
    assert found.motif == "au plus 4\u00a0groupes à moins de 200\u00a0m, pour 5 au moins"


def test_a_density_that_is_nowhere_reached():
    found = asked([1, 2.5], [9, 9], density=4.0, **ABSOLUTE)
    assert found.blocking == "densité" and found.motif == "densité d’au plus 2,5, pour 4 au moins"


def test_buildings_too_far_apart():
    found = asked([1, 2], [9, 9], [0.1, 0.15], density=1.0, built=0.3, **ABSOLUTE)
    assert found.blocking == "bâti"
    assert found.motif == "bâti d’au plus 0,15\u00a0m² par m², pour 0,3 au moins"


def test_no_building_at_all():
    found = asked([1, 2], [9, 9], [0.0, 0.0])
    assert (found.blocking, found.motif) == ("bâti", "aucun bâtiment")


def test_the_leg_missing_where_the_others_meet():
    """Dense and built where there are 4 groups; 9 groups where nothing else passes."""
    found = asked([5, 1], [4, 9], [0.5, 0.1], density=3.0, built=0.3, **ABSOLUTE)
    assert found.blocking == "diversité" and found.n_max == 9
    assert found.motif.startswith("au plus 4") and found.motif.endswith("là où le reste est réuni")


def test_buildings_missing_where_the_others_meet():
    found = asked([5, 1], [9, 1], [0.1, 0.5], density=3.0, built=0.3, **ABSOLUTE)
    assert found.blocking == "bâti" and "0,1\u00a0m² par m²" in found.motif


def test_three_thresholds_in_three_places():
    found = asked([5, 1, 1], [1, 9, 1], [0.1, 0.1, 0.5], density=3.0, built=0.3, **ABSOLUTE)
    assert found.blocking == "ensemble" and "jamais deux au même endroit" in found.motif


def test_only_the_cells_asked_about_matter():
    inside = np.array([[True, False]])
    found = asked([1, 90], [1, 90], inside=inside)
    assert (found.k_max, found.n_max, found.blocking) == (1.0, 1, "diversité")


@pytest.mark.parametrize(("number", "words"), [(1, "1\u00a0partie écartée"), (3, "3\u00a0parties écartées")])
def test_parts_too_small(number, words):
    found = asked([1, 2], [9, 9], set_aside=number)
    assert found.blocking == "parties" and found.motif.startswith(words)
    assert found.motif.endswith("moins de 3\u00a0commerces ou de 0,5\u00a0ha")


def test_fewer_groups_are_offered_when_the_source_shows_few():
    """Of 11 groups, 10 is more than 8.25: ceil(10 × 11 / 26) = 5. 8 is not; no group at all offers nothing."""
    assert easier(10, 11) == 5
    assert easier(8, 11) is None
    assert easier(5, 26) is None
    assert easier(5, 0) is None
