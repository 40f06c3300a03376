"""Windows of algorithms opened from a panel: shown, filled in, held until they are closed."""

from __future__ import annotations


def test_the_window_of_an_algorithm_is_shown_held_and_let_go(qgis_new_project, aula_provider, monkeypatch):
    from qgis import processing
    from qgis.PyQt.QtWidgets import QDialog

    from aula.aula_plugin.docks.common import tools

    class Window(QDialog):
        """As in QGIS: a method hides the signal `finished`."""

        def finished(self, *_):
            """Nothing is emitted."""

    given, done = {}, []

    def build(name, values):
        given[name] = values
        return Window()

    monkeypatch.setattr(processing, "createAlgorithmDialog", build)
    wanted = {"PARAMETRES": "tvb.yaml", "LIENS": None, "INCONNU": 1}
    tools.open_algorithm("aula:trame_verte_bleue", wanted, None, lambda: done.append(True))
    # what the algorithm does not know is left out; None asks for no layer
    assert given == {"aula:trame_verte_bleue": {"PARAMETRES": "tvb.yaml", "LIENS": None}}
    (window,) = tools._shown
    assert window.isVisible() and not done
    window.close()
    assert done == [True] and not tools._shown
    tools.open_algorithm("aula:inconnu", {})
    assert not tools._shown
