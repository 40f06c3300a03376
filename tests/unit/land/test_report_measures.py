"""Titles of the report of the land: a finding, whatever is known of the territories."""

from __future__ import annotations

import pandas as pd
import pytest

from aula.aula_plugin.core.communes import invented
from aula.aula_plugin.core.land.columns import COUNTER, TERRITORIES
from aula.aula_plugin.reporting.land.counter_tables import communes_table, exceeded_words
from aula.aula_plugin.reporting.land.measures import TOP, sentence, top_blocks, transition_blocks


def territories(*consumed, measure="enaf", column="conso_ha"):
    rows = pd.DataFrame(index=range(len(consumed)), columns=list(TERRITORIES), dtype=object)
    rows["code"], rows["nom"] = [f"{n:05d}" for n in range(1, len(consumed) + 1)], None
    rows["mesure"], rows["surface_ha"], rows[column] = measure, 100.0, list(consumed)
    return rows


def plain(text):
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def test_the_ten_first_are_listed_and_the_others_summed():
    """12, 11 … 1 ha: 78 in all; the ten first are 12 to 3, two are left with 2 + 1 ha."""
    title, table, note = top_blocks(territories(*range(1, 13)))
    assert plain(title.texte) == "00012 d’abord : 12,0 ha d’ENAF consommés sur 78,0 ha"
    assert [row[0] for row in table.lignes] == [f"{n:05d}" for n in range(12, 2, -1)] and len(table.lignes) == TOP
    assert plain(note.texte) == "Les 10 premiers. 2 autres territoires : 3,00 ha."


def test_territories_alike_are_not_one_first():
    assert plain(top_blocks(territories(4.0, 4.0, 1.0))[0].texte).startswith("2 territoires d’abord : 4,00 ha")


def test_the_first_measure_known_speaks_when_the_one_asked_does_not():
    """An OCS GE without usage: no consumption of ENAF; sealing is known."""
    rows = territories(None, None).assign(imper_ha=[1.0, 0.5], imper_net_ha=[1.0, 0.5])
    assert plain(sentence(rows)[0][0]) == "1,50 ha imperméabilisés"
    assert sentence(territories(None))[0][0] == "Aucune mesure n’est évaluable avec ces données."
    assert top_blocks(territories(None, None)) == []


def test_a_figure_has_the_room_it_needs():
    """Of two columns, the one that holds « 10 034,37 » is wider than the one that holds « 1,00 »."""
    rows = [("enaf", "00001", "A", "A", 10034.37), ("enaf", "00001", "A", "Uh", 1.0)]
    matrix = pd.DataFrame(rows, columns=["mesure", "code", "classe1", "classe2", "ha"])
    title, table, _ = transition_blocks(matrix, territories(1.0), ["00001"])
    assert plain(title.texte).endswith("1,00 ha ont changé de classe")
    assert [cell.replace("\u202f", " ") for cell in table.lignes[0][1:]] == ["10 034,37", "1,00"]
    assert table.colonnes[1].share > table.colonnes[2].share
    assert sum(column.share for column in table.colonnes) == pytest.approx(100, abs=0.1)


def test_a_table_of_what_stayed_says_that_nothing_changed():
    """0.1 + 0.2 − 0.3 is not 0 to a computer."""
    rows = [("enaf", "00001", one, one, area) for one, area in (("A", 0.1), ("F", 0.2), ("N", 0.3))]
    matrix = pd.DataFrame(rows, columns=["mesure", "code", "classe1", "classe2", "ha"])
    title = transition_blocks(matrix, territories(0.0), ["00001"])[0]
    assert title.texte.endswith("aucun n’a changé de classe")


def counters(*rows):
    frame = pd.DataFrame(index=range(len(rows)), columns=list(COUNTER), dtype=object)
    for n, values in enumerate(rows):
        for name, value in {"code": f"{n:05d}", **values}.items():
            frame.loc[n, name] = value
    return frame


def test_what_the_guarantee_adds_is_told_commune_by_commune():
    """R 1.20 at 50 %: 0.60 raised to 1, 0.40 more; R 0.10: 0.05 raised to 1, 0.95 more; R 10: nothing."""
    frame = counters(
        {
            "reference_ha": 1.2,
            "enveloppe_ha": 1.0,
            "apport_garantie_ha": 0.4,
            "garantie": True,
            "statut": "dans le rythme",
        },
        {
            "reference_ha": 0.1,
            "enveloppe_ha": 1.0,
            "apport_garantie_ha": 0.95,
            "garantie": True,
            "statut": "sans donnée",
        },
        {"reference_ha": 10.0, "enveloppe_ha": 5.0, "apport_garantie_ha": 0.0, "statut": "enveloppe dépassée"},
    )
    blocks = communes_table(frame)
    assert plain(blocks[-2].texte) == "La garantie communale ajoute 1,35 ha à 2 communes"
    assert [row[2:] for row in blocks[-1].lignes] == [
        ("0,05", "1,00", "0,95"), ("0,60", "1,00", "0,40"), ("0,65", "2,00", "1,35")
    ]  # fmt: skip
    assert plain(exceeded_words(frame, "commune")) == "1 commune sur 3 a dépassé son enveloppe"
    assert plain(exceeded_words(frame.head(2), "commune")) == "2 communes, aucune enveloppe dépassée"


def test_only_codes_that_no_commune_has_are_invented():
    assert invented(["99001", "99006"])
    assert not invented(["99001", "62001"]) and not invented([]) and not invented(["99", None])
