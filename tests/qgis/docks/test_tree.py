"""The tree and its filter: what is counted, what is shown, what is built."""

from __future__ import annotations

from collections import Counter

import pytest

COMMUNES = ("Aunay", "Bellerive", "Courtigny")


def row(rule, place, signal, value=1.0, **others):
    """A result as a dossier gives it; only what the panel reads."""
    return {
        "grille_id": "g",
        "regle_id": rule,
        "territoire_type": "commune",
        "territoire_id": place,
        "idurba": "d",
        "territoire_nom": place,
        "niveau": "1",
        "titre_court": f"Titre {rule}",
        "theme": "Sobriété" if rule.startswith("F") else "Eau",
        "mode": "auto",
        "unite": "ha",
        "valeur": value,
        "seuil": 0.5,
        "signal": signal,
        "certitude": "certaine",
        "avis": "non examiné",
        "date_avis": None,
        **others,
    }


@pytest.fixture
def lines(qgis_app):
    from aula.aula_plugin.docks.compatibility.lines import Line, mark_totals

    rows = [
        row("F1", "Aunay", "écart"),
        row("F1", "Bellerive", "respecté", certitude="sensible"),
        row("F1", "Courtigny", "sans objet", None),
        row("F1", "EPCI", "écart", territoire_type="epci"),
        row("F6", "Aunay", "écart toléré", avis="compatible"),
        row("F6", "Bellerive", None),
        row("T7", "Aunay", "écart"),
        row("F3", "Pôle", "respecté", territoire_type="niveau"),
    ]
    made = [Line(one, changed=one["regle_id"] == "F6" and one["territoire_id"] == "Aunay") for one in rows]
    mark_totals(made)
    return made


@pytest.fixture
def proxy(lines):
    from aula.aula_plugin.docks.compatibility.tree_filter import FilteredTree
    from aula.aula_plugin.docks.compatibility.tree_model import CompatibilityTree

    model = CompatibilityTree()
    model.load(lines)
    found = FilteredTree(model)
    found.apply()
    return found


def shown(proxy, parent=None, depth=0):
    """Return the tree as indented texts."""
    from qgis.PyQt.QtCore import QModelIndex

    parent = parent if parent is not None else QModelIndex()
    texts = []
    for rank in range(proxy.rowCount(parent)):
        index = proxy.index(rank, 0, parent)
        texts.append("  " * depth + index.data())
        texts += shown(proxy, index, depth + 1)
    return texts


def test_the_tree_goes_from_theme_to_rule_to_commune(proxy):
    assert shown(proxy) == [
        "Sobriété",
        "  F1 Titre F1, ha",
        "    Aunay",
        "    Bellerive",
        "    Courtigny",
        "  F6 Titre F6, ha",
        "    Aunay",
        "    Bellerive",
        "  F3 Titre F3, ha",
        "    Pôle",
        "Eau",
        "  T7 Titre T7, ha",
        "    Aunay",
    ]


def test_the_model_keeps_the_rules_of_qt(proxy):
    from qgis.PyQt.QtTest import QAbstractItemModelTester

    mode = QAbstractItemModelTester.FailureReportingMode.Fatal
    QAbstractItemModelTester(proxy.tree, mode)
    tester = QAbstractItemModelTester(proxy, mode)
    from aula.aula_plugin.docks.compatibility.tree_filter import Filter

    proxy.apply(Filter(signals={"écart"}))
    proxy.tree.load(proxy.tree.lines, by_commune=True)
    assert tester is not None


def test_the_sum_of_a_rule_measured_by_commune_is_hidden_until_asked_for(proxy):
    """F1 is measured by commune: its EPCI line is a sum. F3 is measured by level only: its line is its own."""
    assert sum(proxy.tree.kept) == 7
    assert proxy.apply(totals=True) == 8
    assert "    EPCI" in shown(proxy)


def test_lines_are_built_when_their_branch_is_unfolded(proxy):
    theme = proxy.tree.index(0, 0)
    rule = proxy.tree.index(0, 0, theme)
    node = proxy.tree.node(rule)
    assert proxy.tree.rowCount(rule) == 4 and node._children is None
    proxy.tree.index(2, 0, rule)
    assert len(node._children) == 4


@pytest.mark.parametrize(
    ("wanted", "places"),
    [
        ({"signals": {"écart"}}, [("F1", "Aunay"), ("T7", "Aunay")]),
        ({"signals": {"écart", ""}}, [("F1", "Aunay"), ("F6", "Bellerive"), ("T7", "Aunay")]),
        ({"examine": True}, [("F1", "Bellerive")]),
        ({"changed": True}, [("F6", "Aunay")]),
        ({"themes": {"Eau"}}, [("T7", "Aunay")]),
        ({"rule": "F6"}, [("F6", "Aunay"), ("F6", "Bellerive")]),
        ({"text": "SOBRIETE bell"}, [("F1", "Bellerive"), ("F6", "Bellerive")]),
        ({"text": "courtils"}, []),
        (
            {"without_avis": True},
            [("F1", "Aunay"), ("F1", "Bellerive"), ("F6", "Bellerive"), ("T7", "Aunay"), ("F3", "Pôle")],
        ),
    ],
)
def test_filters_keep_what_they_say(proxy, wanted, places):
    from aula.aula_plugin.docks.compatibility.tree_filter import Filter

    proxy.apply(Filter(**wanted))
    kept = [line for line, keep in zip(proxy.tree.lines, proxy.tree.kept) if keep]
    assert {(line.rule, line.place) for line in kept} == set(places)
    assert len([text for text in shown(proxy) if text.startswith("    ")]) == len(places)


def test_a_filter_is_remembered_as_plain_values():
    from aula.aula_plugin.docks.compatibility.tree_filter import Filter

    wanted = Filter(signals={"écart"}, text="a", without_avis=True)
    assert Filter.from_plain(wanted.to_plain()) == wanted
    assert Filter.from_plain({"signals": 3, "text": None, "inconnu": 1}) == Filter()


def test_counts_and_progress_leave_sums_aside(proxy):
    """Seven lines: 2 écart, 1 toléré, 2 respecté, 1 sans objet, 1 constat. Six ask for an avis, one has it."""
    from aula.aula_plugin.docks.compatibility.lines import counts, progress

    assert counts(proxy.counted()) == Counter({"écart": 2, "écart toléré": 1, "respecté": 2, "sans objet": 1, "": 1})
    assert progress(proxy.counted()) == (1, 6)


def test_a_screen_reader_hears_what_the_shapes_say(proxy):
    from qgis.PyQt.QtCore import Qt

    role = Qt.ItemDataRole.AccessibleTextRole
    assert proxy.line_index(1).data(role) == "Bellerive, respecté, 1,00, à examiner, non examiné"
    assert proxy.line_index(4).data(role) == "Aunay, écart toléré, 1,00, signal modifié depuis l’avis, compatible"
    assert proxy.line_index(3).isValid() is False


def test_by_commune_the_leaf_is_the_rule(proxy):
    proxy.tree.load(proxy.tree.lines, by_commune=True)
    proxy.apply()
    texts = shown(proxy)
    assert texts[:6] == ["Aunay", "  Sobriété", "    F1 Titre F1", "    F6 Titre F6", "  Eau", "    T7 Titre T7"]
