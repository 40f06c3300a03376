"""Connected sets: every link is followed, whatever its direction and its order."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from aula.aula_plugin.core.compatibility.indicators.chains import groups
from aula.aula_plugin.core.components import components


def test_a_chain_given_backwards_is_one_set_and_what_no_link_names_is_alone():
    # 4–3, 3–2 and 1–0: {0, 1}, {2, 3, 4}, {5}
    assert components(6, np.array([4, 3, 1]), np.array([3, 2, 0])).tolist() == [0, 0, 2, 2, 2, 5]
    assert components(0, np.array([], dtype=int), np.array([], dtype=int)).tolist() == []


@given(st.lists(st.tuples(st.integers(0, 11), st.integers(0, 11)), max_size=30))
def test_the_sets_are_those_found_by_following_the_links_one_by_one(links):
    ends = np.array(links, dtype=int).reshape(-1, 2)
    label = components(12, ends[:, 0], ends[:, 1])
    assert [np.flatnonzero(label == least).tolist() for least in np.unique(label)] == groups(12, links)
