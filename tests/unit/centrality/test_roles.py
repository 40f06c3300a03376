"""Which candidates play the role of the PLU's centralités, and what is said of them."""

import pytest
import shapely
from geopandas import GeoDataFrame

from aula.aula_plugin.core.centrality.roles import (
    ROLE_COLUMNS,
    chosen,
    not_discarded,
    role_frame,
    statuses,
    uncertainty,
)
from aula.aula_plugin.core.errors import InputError


def candidates(*told):
    boxes = [shapely.box(n, 0, n + 1, 1) for n in range(len(told))]
    names = [f"99001_{n:02d}" for n in range(1, len(told) + 1)]
    return GeoDataFrame({"id_candidat": names, "statut": told, "nom": None}, geometry=boxes, crs=2154)


@pytest.mark.parametrize(
    ("told", "names", "settled"),
    [
        (("candidat", "retenu", "proposé"), ["99001_02"], True),
        (("candidat", "écarté", "proposé"), ["99001_01", "99001_03"], False),
        ((None, "écarté"), ["99001_01"], False),  # a layer that lost its status is not settled
    ],
)
def test_what_is_kept_else_what_is_not_discarded(told, names, settled):
    found = chosen(candidates(*told))
    assert found.candidates["id_candidat"].tolist() == names and found.settled == settled


def test_status():
    frame = candidates("candidat", "écarté")
    assert not_discarded(frame)["id_candidat"].tolist() == ["99001_01"]
    assert not len(not_discarded(frame.iloc[:0])) and not len(chosen(frame.iloc[:0]).candidates)
    assert statuses(frame.drop(columns="statut")) == ["candidat"] * 2
    with pytest.raises(InputError, match="« Retenu » n’est pas un statut"):
        chosen(candidates("Retenu"))


def test_a_candidate_that_follows_cells_is_known_to_half_a_cell():
    settings = ['{"cell": 25.0}', '{"cell": 50.0}', None]
    loose = candidates(*["candidat"] * 3).assign(parametres=settings, sources=['{"OFFRE": "offre"}', "", None])
    assert uncertainty(loose) == 25
    on_parcels = loose.assign(sources=['{"PARCELLES": "cadastre"}'] * 3)
    assert uncertainty(on_parcels) is None
    assert uncertainty(candidates("candidat")) is None


def test_rows_of_a_role():
    frame = candidates("retenu", None).assign(nom=["Centre", None])
    frame.loc[2] = [None, None, None, shapely.Polygon()]
    found = role_frame(frame, "Calcul")
    assert list(found)[: len(ROLE_COLUMNS)] == list(ROLE_COLUMNS)
    assert found["nom"].tolist() == ["Centre", "99001_02"]
    assert found["version"].tolist() == ["Calcul"] * 2
