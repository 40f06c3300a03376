"""Copies brought together from the panel: conflicts shown whole, a person chooses, the files given stay intact."""

import shutil

import pytest
from qgis.PyQt.QtWidgets import QLabel

from aula.aula_plugin.storage.avis import avis_history, write_avis

from .conftest import choose
from .test_panel import plain, stored, until


@pytest.fixture
def copy(dossier, tmp_path):
    """A copy where M. Durand wrote on two lines, C1 of Bourg-Témoin and of Mirecalque."""
    from aula.aula_plugin.storage.dossier_reading import read_dossier

    path = shutil.copy(dossier, tmp_path / "durand.gpkg")
    for row in read_dossier(path).actuelles:
        if row["regle_id"] == "C1" and row["territoire_nom"] in ("Bourg-Témoin", "Mirecalque"):
            write_avis(path, row, {"avis": "incompatible", "justification": "Hors du secteur."}, "M. Durand")
    return path


@pytest.fixture
def dialog(opened, copy):
    """The window of the merge, L. Fontaine having written otherwise on Bourg-Témoin."""
    from aula.aula_plugin.core.compatibility.dossier import avis_key
    from aula.aula_plugin.docks.compatibility.merge_dialog import MergeDialog
    from aula.aula_plugin.docks.compatibility.merging import _known, free_name, preview, summary

    choose(opened, "C1", "Bourg-Témoin")
    opened.work.results.tree.level_asked.emit(2)
    base = opened.session.path
    merged, names = preview(base, [str(copy)])
    conflicts = [{**row, **_known(names.get(avis_key(row), {}))} for row in merged.conflits]
    told = summary(["dossier.gpkg", "durand.gpkg"], merged.repris, merged.identiques, merged.n_conflits)
    return MergeDialog(told, conflicts, free_name(base), opened)


def test_who_when_and_both_texts_are_shown_and_nothing_is_chosen(dialog):
    (card,) = dialog.cards  # Mirecalque was written in the copy only: no conflict there
    assert card.title() == "C1 · Commerce hors centralités et SIP · Bourg-Témoin"
    words = [button.text() for button in card.group.buttons()]
    assert words[2] == "Garder les deux" and sorted(words[:2]) == ["compatible avec remarque", "incompatible"]
    signed = {label.text().split(", ")[0]: label.text() for label in card.findChildren(QLabel)}
    assert signed["M. Durand"].endswith(" – durand.gpkg\nHors du secteur.")
    assert signed["L. Fontaine"].endswith(" – dossier.gpkg – en vigueur\nSans texte.")
    assert not card.settled and not dialog.apply.isEnabled()
    assert plain(dialog.left.text()) == "Reste à choisir sur 1 ligne."
    card.group.button(0).setChecked(True)
    assert dialog.apply.isEnabled() and dialog.left.text() == ""


def merge(opened, copy, dialog):
    target = dialog.target.filePath()
    opened.merging._run(opened.session.path, [str(copy)], dialog.choices(), target)
    until(lambda: not opened.runs.running)
    assert opened.session.path == target
    return target


def test_the_one_chosen_is_in_force_and_the_other_in_the_history(opened, dossier, copy, dialog):
    (card,) = dialog.cards
    rank = next(n for n, button in enumerate(card.group.buttons()) if button.text() == "incompatible")
    card.group.button(rank).setChecked(True)
    before = dossier.read_bytes()
    target = merge(opened, copy, dialog)
    assert dossier.read_bytes() == before
    line = choose(opened, "C1", "Bourg-Témoin")
    assert (stored(target, line)["avis"], stored(target, line)["auteur"]) == ("incompatible", "M. Durand")
    left = [(state["avis"], state["motif"]) for state in avis_history(target, line.key)]
    assert ("compatible avec remarque", "fusion") in left
    assert stored(target, choose(opened, "C1", "Mirecalque"))["avis"] == "incompatible"
    assert opened.work.note.isHidden() is False
    assert plain(opened.work.note.accessibleDescription()).startswith("Fusion faite : 2 avis repris.")


def test_both_kept_wait_on_their_line_until_someone_settles(opened, copy, dialog):
    dialog.both.click()
    assert dialog.choices() == [] and dialog.apply.isEnabled()
    target = merge(opened, copy, dialog)
    assert "1 ligne garde plusieurs avis." in plain(opened.work.note.accessibleDescription())
    line = choose(opened, "C1", "Bourg-Témoin")
    assert line.avis == "compatible avec remarque"
    note = opened.work.results.detail.note
    assert "Un autre avis attend" in plain(note.accessibleDescription())
    assert "incompatible – M. Durand" in plain(note.accessibleDescription())
    (waiting,) = opened.session.left_open(line)
    opened.avis.take(line, waiting["fid"])
    line = choose(opened, "C1", "Bourg-Témoin")
    assert (stored(target, line)["avis"], stored(target, line)["auteur"]) == ("incompatible", "M. Durand")
    assert opened.session.left_open(line) == [] and note.isHidden()
    assert "compatible avec remarque" in [state["avis"] for state in avis_history(target, line.key)]


def test_one_s_own_avis_confirmed_settles_the_line(opened, copy, dialog):
    dialog.both.click()
    target = merge(opened, copy, dialog)
    line = choose(opened, "C1", "Bourg-Témoin")
    opened.avis.keep(line)
    assert opened.work.results.detail.note.isHidden()
    assert stored(target, line)["avis"] == "compatible avec remarque"
    assert "conflit" not in [state["motif"] for state in avis_history(target, line.key)]


def test_a_merge_never_replaces_a_file(opened, copy, dossier):
    before = dossier.read_bytes()
    opened.merging._run(opened.session.path, [str(copy)], [], str(dossier))
    assert not opened.runs.running and dossier.read_bytes() == before
    assert "existe déjà" in plain(opened.work.note.accessibleDescription())


def test_something_else_than_a_copy_is_refused_in_the_panel(opened, example_files):
    opened.merging.merge([str(example_files["document"])])
    said = plain(opened.work.note.accessibleDescription())
    assert said.startswith("La fusion n’est pas possible.") and "n’est pas un dossier d’analyse" in said
