"""The friction tables shipped: they are read, every line says it is an example, and what they give is what is cited."""

from pathlib import Path

import pandas as pd
import pytest

from aula.aula_plugin.core.green_network.factors import bands
from aula.aula_plugin.core.green_network.frictions import frictions_of, read_table

FOLDER = Path(__file__).resolve().parents[3] / "templates" / "tvb"
EXAMPLE = FOLDER.with_name("exemple") / "frictions_exemple.csv"
TABLES = [EXAMPLE, *sorted(FOLDER.glob("*.csv"))]


def sheet(path):
    table = pd.read_csv(path, sep=";", dtype=str, keep_default_na=False)
    table.index = range(2, len(table) + 2)
    return table


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.name)
def test_is_read_and_says_that_it_is_an_example(path):
    table = read_table(sheet(path), path.name)
    for name in table.sous_trames:
        assert len(frictions_of(table, name, zero_is_one=True).values) >= 10
    assert not {"source", "remarque", "libelle"} & set(table.sous_trames)
    assert sheet(path)["remarque"].str.contains("Exemple, à valider localement").all()
    assert path.name in (FOLDER / "LISEZMOI.md").read_text(encoding="utf-8")


def test_what_the_sample_of_the_grand_orb_gives():
    """Values of the sample as published: broad-leaved wood 1 for woods, local road not given to grasslands."""
    table = read_table(sheet(FOLDER / "frictions_grand_orb_clc.csv"), "t")
    wood, grass = frictions_of(table, "boisee").values, frictions_of(table, "prairiale").values
    assert (wood["311"], wood["324"], wood["112"], wood["route_locale"]) == (1, 5, 10_000, 100)
    assert (grass["321"], grass["243"]) == (1, 5) and "route_locale" not in grass


def test_zeros_of_a_source_are_kept_as_they_are_and_refused():
    table = read_table(sheet(FOLDER / "frictions_val_de_rosselle.csv"), "t")
    with pytest.raises(ValueError, match="taillis"):
        frictions_of(table, "boisee")
    assert frictions_of(table, "boisee", zero_is_one=True).values["taillis"] == 1


def test_intervals_cited_are_read():
    text = (FOLDER / "LISEZMOI.md").read_text(encoding="utf-8")
    quoted = [piece for piece in text.split("`") if " x1" in piece]
    assert [[band.factor for band in bands(one, "t")] for one in quoted] == [[1, 1.2, 1.5, 2, 10], [2, 1.5, 1.2]]
