"""The table of a person: what its headers may be, what it says, and how its errors are told."""

import pandas as pd
import pytest

from aula.aula_plugin.core.errors import InputError
from aula.aula_plugin.core.land.classes import classify, code_defects
from aula.aula_plugin.core.land.nomenclatures import nomenclature


def read(**columns):
    return nomenclature("table", pd.DataFrame(columns))


def test_a_table_of_covers_says_what_its_columns_say():
    found = nomenclature(
        "table",
        pd.DataFrame(
            {
                "Code_CS": [11, 12, 20, 30],
                "Classe ENAF": ["uh", "Ue", "A", ""],
                "Artificialisé": ["oui", "1", "non", None],
                "Imperméable": ["x", "0", "", "faux"],
                "BÂTI": ["oui", None, "non", "non"],
                "Vocation": ["Habitat", "economie", "Hors typologie", "à ventiler"],
                "Enveloppe urbaine": ["E", "dedans", "H", ""],
                "Libellé": ["Maisons", "Usines", "Champs", "Divers"],
                "Couleur": ["#FF0000", "", "#00ff00", None],
            }
        ),
    )
    classes = classify([11, "12", 20.0, "30"], None, found)
    assert classes.enaf.tolist() == ["Uh", "Ue", "A", None]
    assert classes.artif.tolist() == [1, 1, 0, -1]
    assert classes.sealed.tolist() == [1, 0, -1, 0]
    assert classes.built.tolist() == [1, -1, 0, 0]
    assert classes.linear.tolist() == [0, 0, 0, 0]
    assert classes.vocation.tolist() == ["habitat", "économie", "hors typologie", "à ventiler"]
    assert classes.inside.tolist() == [1, 1, 0, -1]
    assert found.us is None
    assert found.cs["libelle"].tolist() == ["Maisons", "Usines", "Champs", "Divers"]
    assert found.cs["couleur"].tolist() == ["#ff0000", "", "#00ff00", ""]
    assert found.measures == ("enaf", "decret", "impermeable")


def test_a_crossing_wins_over_the_line_that_holds_whatever_the_usage():
    found = read(code_cs=["herbe", "herbe", "toit"], code_us=["", "habitat", None], enaf=["N", "Uh", "Ua"])
    assert classify(["herbe"] * 2, ["habitat", "champ"], found).enaf.tolist() == ["Uh", "N"]
    assert classify(["toit", "toit"], ["habitat", None], found).enaf.tolist() == ["Ua", "Ua"]
    # which usage it is decides: without it, nothing is said
    assert classify(["herbe"], None, found).enaf.tolist() == [None]


def test_a_usage_of_no_line_is_read_where_a_line_holds_whatever_the_usage():
    found = read(code_cs=["herbe", "herbe", "sol"], code_us=["", "habitat", "habitat"], enaf=["N", "Uh", "Ua"])
    classes = classify(["herbe", "sol"], ["champ", "champ"], found)
    assert classes.enaf.tolist() == ["N", None]
    assert classes.unreadable.tolist() == [False, True]
    assert code_defects(["herbe", "sol"], ["champ", "champ"], [1.0, 1.0], found)["motif"].tolist() == ["inconnu"]


def test_a_crossing_that_no_line_gives_is_listed():
    found = read(code_cs=["a", "b"], code_us=["x", "y"], enaf=["N", "Uh"])
    assert classify(["a"], ["y"], found).enaf.tolist() == [None]
    row = code_defects(["a"], ["y"], [10_000.0], found).iloc[0]
    assert row.tolist() == ["us × cs", "y × a", "croisement absent", 1, 1.0]


def test_a_conditional_class_may_be_given():
    assert read(code_cs=["ferme"], enaf=["cond_enveloppe"]).crossings["enaf"].tolist() == ["COND_ENVELOPPE"]


def test_a_table_without_built_land_says_that_50_m2_cannot_be_applied():
    assert any("50 m²" in note for note in read(code_cs=["a"], artif=["1"]).notes)
    assert not any("50 m²" in note for note in read(code_cs=["a"], artif=["1"], bati=["1"]).notes)


@pytest.mark.parametrize(
    ("columns", "message"),
    [
        ({"nature": ["a"], "enaf": ["N"]}, r"aucune colonne « code_cs ».*« nature »"),
        ({"code_cs": ["a"], "libelle": ["x"]}, r"au moins une des colonnes « enaf »"),
        ({"code_cs": [], "enaf": []}, r"aucune ligne"),
        ({"code_cs": ["a"], "CS": ["b"], "enaf": ["N"]}, r"deux colonnes pour « cs », « code_cs » et « CS »"),
        ({"code_cs": ["a", None], "enaf": ["N", "N"]}, r"ligne 3, colonne « code_cs » : code vide"),
        ({"code_cs": ["a", "b", "a"], "enaf": ["N"] * 3}, r"ligne 4 : « a » est déjà à la ligne 2"),
        (
            {"code_cs": ["a", "a"], "code_us": ["x", "x"], "enaf": ["N", "A"]},
            r"ligne 3 : « a » × « x » est déjà à la ligne 2",
        ),
        ({"code_cs": ["a", "b"], "enaf": ["N", "Uz"]}, r"ligne 3, colonne « enaf » : « Uz » ; attendu : A, F, N, Uh"),
        ({"code_cs": ["a"], "artif": ["peut-être"]}, r"ligne 2, colonne « artif » : « peut-être » ; attendu : oui ou"),
        ({"code_cs": ["a"], "enaf": ["N"], "vocation": ["ville"]}, r"colonne « vocation » : « ville » ; attendu"),
        ({"code_cs": ["a"], "enaf": ["N"], "vocation": ["Ã©conomie"]}, r"UTF-8"),
        ({"code_cs": ["a"], "enaf": ["N"], "enveloppe": ["Z"]}, r"colonne « enveloppe » : « Z » ; attendu : E"),
        ({"code_cs": ["a"], "enaf": ["N"], "couleur": ["rouge"]}, r"colonne « couleur » : « rouge » ; attendu"),
    ],
)
def test_an_error_names_the_line_and_the_column(columns, message):
    with pytest.raises(InputError, match=message):
        nomenclature("table", pd.DataFrame(columns))
