"""The gate Q1 on four published zonings: what is to be mended once slivers are set apart."""

from __future__ import annotations

import pytest

from aula.tests.real.zoning_lots import whole, zone_rows
from aula.tests.unit.scene_builder import measure

#: By lot: overlap (ha), pieces of overlap, how many are wider than 5 m, their share of the overlap.
PUBLISHED = {
    "41175": (0.47, 330, 1, 0.10),
    "241800432": (28.93, 158, 16, 0.99),
    "30014": (0.84, 49, 3, 1.00),
    "77": (2.09, 360, 2, 0.60),
}


@pytest.mark.parametrize("name", PUBLISHED)
def test_pieces_to_mend(shared_data, name):
    overlap_ha, pieces, wide, share = PUBLISHED[name]
    result = measure("controle_donnee", whole(zone_rows(shared_data, name)), controle="partition")
    # No hole is wider than 5 m: the 9.9 m one published for 41175 is an inner ring around the zone UBi, which fills
    # 871 of its 900 m²; what is left is a ring under 1 m wide.
    assert [proof.nature for proof in result.evidence] == ["recouvrement"] * wide
    assert result.value == pytest.approx(share * overlap_ha, abs=0.01 * overlap_ha + 0.005)
    assert result.ignored >= pieces - wide
