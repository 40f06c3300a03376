"""What a search finds is seen, also when its theme had been hidden by the search before."""

import pytest

from aula.aula_plugin.docks.compatibility.tree_filter import Filter


def search(results, text):
    results.filters.set_filter(Filter(text=text))
    results.apply_filter()


def seen(results, rule, place):
    """Whether the line is under branches that are all unfolded."""
    lines = results.model.lines
    position = next(rank for rank, line in enumerate(lines) if (line.rule, line.place) == (rule, place))
    index = results.proxy.line_index(position)
    branch = index.parent()
    while branch.isValid():
        if not results.tree.isExpanded(branch):
            return False
        branch = branch.parent()
    return index.isValid()


@pytest.mark.parametrize("before", ["", "haies", "rien de tel"])
def test_the_line_found_is_seen(opened, before):
    results = opened.work.results
    search(results, before)
    search(results, "C1 Bourg-Témoin")
    assert seen(results, "C1", "Bourg-Témoin")


def test_a_search_given_up_shows_the_rules_of_each_theme(opened):
    results = opened.work.results
    search(results, "rien de tel")
    search(results, "")
    themes = [results.proxy.index(row, 0) for row in range(results.proxy.rowCount())]
    assert len(themes) > 1
    assert all(results.tree.isExpanded(theme) for theme in themes)
