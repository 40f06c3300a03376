"""The spreadsheet twin: same model both ways, cells that are never formulas, messages with sheet and line."""

import copy

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aula.aula_plugin.core.compatibility.grid_messages import GridError
from aula.aula_plugin.core.compatibility.grid_parse import parse_grid
from aula.aula_plugin.core.compatibility.grid_raw import to_raw
from aula.aula_plugin.core.compatibility.grid_sheets import (
    from_sheets,
    guard,
    join_cell,
    split_cell,
    to_sheets,
    unguard,
)
from aula.aula_plugin.core.compatibility.grid_yaml import dump_grid_text, load_grid_text

from .grid_builder import GRID, TABLES, grid, parsed, same, spaces, table

ALPHABET = st.characters(blacklist_categories=("Cs", "Cc", "Cn"), blacklist_characters="\u2028\u2029\x85\ufeff")
TEXT = st.text(ALPHABET, min_size=1, max_size=12).filter(lambda t: t.strip(" "))
NASTY = st.sampled_from(
    ["a|b", "a\\|b", "\\", "|", "=1+1", "-5", "+x", "@a", "'", "''=a", "no", "1:50", "01", "#", ": "]
)
WORDS = TEXT | NASTY
NUMBER = st.integers(-5, 200) | st.floats(-1e6, 1e6, allow_nan=False).map(lambda x: round(x, 6))
SELECTOR = st.sampled_from(["zones:U", "zones:AU&destoui:31", "psc:18-xx", "inf:14-xx", "role:reservoirs"])
LEVEL = st.text(ALPHABET, min_size=1, max_size=4).filter(lambda t: t == t.strip() and t)


@settings(deadline=None)
@given(st.text(max_size=10) | NASTY)
def test_guard_is_undone(text):
    cell = guard(text)
    assert unguard(cell) == text
    assert cell[:1] not in ("=", "+", "@", "\t", "\r") or cell.lstrip("+").replace(",", ".").replace(".", "").isalnum()


def test_guard_leaves_numbers_and_operators():
    assert [guard(text) for text in ("-5", "-0,5", "+1.5e3", "<=", ">=", "01004", "1|2")] == [
        *("-5", "-0,5", "+1.5e3", "<=", ">=", "01004", "1|2")
    ]
    assert [guard(text) for text in ("=1", "-x", "+x", "@x", "\tx", "'x")] == [
        "'=1",
        "'-x",
        "'+x",
        "'@x",
        "'\tx",
        "''x",
    ]


@settings(deadline=None)
@given(st.lists(WORDS.map(lambda t: t.strip(" ")).filter(bool), min_size=1, max_size=4))
def test_lists_survive_their_cell(items):
    items = [" ".join(item.split(" ")) for item in items]
    assert split_cell(join_cell(items)) == [part.strip() if part.isspace() else part for part in map(_one_line, items)]


def _one_line(text):
    from aula.aula_plugin.core.compatibility.grid_values import clean

    return clean(text)


def test_a_literal_bar():
    assert join_cell(["a|b", "c"]) == r"a\|b|c"
    assert split_cell(r"a\|b|c") == ["a|b", "c"]
    assert split_cell("1") == ["1"]


@st.composite
def thresholds(draw, levels):
    operator = draw(st.sampled_from(["<=", ">=", "<", ">", "entre"]))
    pair = st.tuples(NUMBER, NUMBER).map(sorted)
    limit = pair if operator == "entre" else NUMBER
    threshold = {"operateur": operator, "unite": draw(st.sampled_from(["ha", "m2"]))}
    if draw(st.booleans()):
        threshold["valeur"] = draw(limit if operator == "entre" else limit | st.just("table:enveloppes.ha"))
    else:
        threshold["par_niveau"] = draw(st.dictionaries(st.sampled_from(levels), limit, min_size=1))
    if draw(st.booleans()):
        threshold["tolerance"] = draw(st.floats(0, 1))
    if draw(st.booleans()):
        threshold["origine"] = draw(st.sampled_from(["scot", "exemple"]))
    return threshold


@st.composite
def rules(draw, number, levels):
    rule = {
        "id": f"R{number}",
        "theme": draw(WORDS),
        "question": draw(WORDS),
        "portee": draw(st.sampled_from(["objectif", "prescription"])),
        "mode": "auto",
        "champ": {"niveaux": draw(st.lists(st.sampled_from(levels), max_size=2))},
        "preuves": draw(st.lists(st.just("reservoirs"), max_size=2)),
        "reponses": {"ecart": "{valeur} " + draw(TEXT.filter(lambda t: not set(t) & set("{}")))},
        "source": {"document": draw(WORDS), "page": draw(st.none() | st.integers(1, 400))},
    }
    if draw(st.booleans()):
        rule["indicateur"] = {
            "type": "surface_intersection",
            "params": {
                "x": draw(st.lists(SELECTOR, min_size=1, max_size=3)),
                "y": ["role:reservoirs"],
                "nette": draw(st.booleans()),
                "s_min_ha": draw(st.floats(0, 9)),
                "vocation": draw(st.lists(st.sampled_from(["habitat", "mixte"]), max_size=2)),
            },
        }
        rule["seuil"] = draw(st.none() | thresholds(levels))
    else:
        field = st.fixed_dictionaries({"nom": WORDS}, optional={"aide": WORDS, "type": st.just("texte")})
        fields = draw(st.lists(field, min_size=1, max_size=3))
        rule["indicateur"] = {"type": "saisie", "params": {"champs": fields}}
    return rule


@st.composite
def grids(draw):
    levels = draw(st.lists(LEVEL, min_size=1, max_size=3, unique_by=_one_line))
    raw = copy.deepcopy(GRID)
    raw["grille"].update(titre=draw(WORDS), valide_par=draw(st.lists(WORDS, max_size=3)), avertissement=draw(WORDS))
    raw["armature"] = {"niveaux": {level: draw(WORDS) for level in levels}}
    raw["parametres"] = {"t0": 2021, "lisere_m": draw(st.floats(0, 10)), "libre_a_moi": draw(WORDS)}
    raw["regles"] = [draw(rules(n, levels)) for n in range(draw(st.integers(1, 3)))]
    return raw


@settings(max_examples=60, deadline=None)
@given(grids())
def test_a_grid_is_the_same_whatever_the_file(raw):
    try:
        one = parsed(raw)
    except GridError as error:  # text that says « compatible », or that is empty once cleaned
        assert all("avis" in e or "manquant" in e or "contrôle" in e or "sans nom" in e for e in error.errors)
        return
    sheets = to_sheets(to_raw(one), one.tables)
    assert all(isinstance(cell, str) for sheet in sheets.values() for cell in sheet.to_numpy().ravel())
    read = from_sheets(sheets, "x")
    assert same(parse_grid(read.raw, read.tables, read.origin, read.errors), one)
    text = load_grid_text(dump_grid_text(to_raw(one)), "x")
    assert same(parse_grid(text.raw, TABLES), one)


def test_columns_are_in_the_order_of_the_format():
    raw = to_raw(parsed(grid(regle__seuil__valeur=None, regle__seuil__par_niveau={"2": "3", "1": "5"})))
    columns = list(to_sheets(raw, {})["regles"].columns)
    assert columns == [
        *("id", "titre_court", "theme", "source.document", "source.page", "portee", "question", "champ.niveaux"),
        *("champ.territoire", "mode", "indicateur.type", "indicateur.params.x", "indicateur.params.y"),
        *("seuil.operateur", "seuil.par_niveau.1", "seuil.par_niveau.2", "seuil.unite", "preuves", "reponses.ecart"),
    ]


def sheets(**changes):
    made = to_sheets(to_raw(parsed(grid())), TABLES)
    made.update(changes)
    return {name: sheet for name, sheet in made.items() if sheet is not None}


def messages(made):
    read = from_sheets(made, "scot.xlsx")
    with pytest.raises(GridError) as caught:
        parse_grid(read.raw, read.tables, read.origin, read.errors, read.warnings)
    return [spaces(one) for one in caught.value.errors]


def test_errors_name_the_sheet_the_line_and_the_column():
    rules = sheets()["regles"]
    rules.loc[2, "mode"] = "autos"
    rules.loc[2, "indicateur.params.x"] = "zones:U|role:haies"
    roles = sheets()["roles"]
    roles.loc[3, "geometrie"] = "lignes"
    assert messages(sheets(regles=rules, roles=roles)) == [
        "feuille « roles », ligne 3, colonne geometrie : géométrie inconnue « lignes » ; vouliez-vous « ligne » ? "
        "Accepté : surface, ligne, point, aucune",
        "règle T1, feuille « regles », ligne 2, colonne mode : mode inconnu « autos » ; vouliez-vous « auto » ? "
        "Accepté : auto, assiste, humain",
        "règle T1, feuille « regles », ligne 2, colonne indicateur.params.x : rôle inconnu « haies » ; accepté : "
        "reservoirs, corridors",
    ]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"regles": None}, "feuille « regles » manquante ; feuilles trouvées : grille, armature, parametres, roles,"),
        ({"grille": table("clé,valeur", "id,x")}, "feuille « grille » : colonne manquante : cle ; colonnes trouvées"),
        ({"grille": table("cle,valeur", "id,x", "id,y")}, "feuille « grille », ligne 3 : « id » écrit deux fois"),
        ({"grille": table("cle,valeur", ",x")}, "feuille « grille », ligne 2 : la colonne « cle » est vide"),
        ({"roles": table("nom,nom", "a,b")}, "feuille « roles » : colonne écrite deux fois : nom"),
        (
            {"regles": table("id,seuil,seuil.unite", "A1,x,ha")},
            "feuille « regles », ligne 2 : « seuil.unite » contredit la colonne ou la clé « seuil »",
        ),
        (
            {"regles": table("id,chmp.niveaux", "A1,1")},
            "règle A1, feuille « regles », ligne 2, colonne chmp : clé inconnue « chmp » ; vouliez-vous « champ » ?",
        ),
        (
            {"t_enveloppes": None},
            "feuille « tables », ligne 2, colonne enveloppes : table absente : ni fichier « enveloppes.csv » lisible "
            "à côté de la grille, ni feuille « t_enveloppes »",
        ),
    ],
)
def test_an_error_of_the_sheets(change, message):
    assert any(one.startswith(message) for one in messages(sheets(**change)))


def test_blank_lines_and_columns_without_title_are_left_out():
    rules = sheets()["regles"]
    rules.loc[1] = [""] * len(rules.columns)
    rules[""] = ""
    read = from_sheets(sheets(regles=rules), "x")
    assert len(read.raw["regles"]) == 1


def test_other_sheets_are_told():
    read = from_sheets(sheets(regle=table("a", "b")), "x")
    assert read.warnings == [
        "feuille « regle » laissée de côté : ce n’est pas une feuille de grille ; vouliez-vous « regles » ?"
    ]


def test_a_sheet_declares_its_table():
    made = sheets(t_oap=table("insee,oap,ha_net,lgt", "01004,a,1,20"))
    read = from_sheets(made, "x")
    assert parse_grid(read.raw, read.tables).fichiers_tables == {"enveloppes": "enveloppes.csv", "oap": "oap.csv"}
