"""What can be done with the lines selected, by the right button or the context key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QPoint
from qgis.PyQt.QtGui import QKeySequence
from qgis.PyQt.QtWidgets import QApplication, QMenu, QShortcut

from ...core.typography import nombre
from ...i18n import tr
from .measure_text import source_text

if TYPE_CHECKING:
    from .dock import CompatibilityDock


class LineMenu:
    """Builds the menu when it is asked for."""

    def __init__(self, dock: CompatibilityDock) -> None:
        self.dock = dock
        tree = dock.work.results.tree
        tree.customContextMenuRequested.connect(self.show)
        copy = QShortcut(QKeySequence.StandardKey.Copy, tree)
        copy.activated.connect(self.copy)

    def show(self, place: QPoint) -> None:
        """Show the menu where it was asked for."""
        menu = self.build()
        if menu is not None:
            menu.exec(self.dock.work.results.tree.viewport().mapToGlobal(place))
            menu.deleteLater()

    def build(self) -> QMenu | None:
        """Return the menu of the current line; None on a branch."""
        dock, results = self.dock, self.dock.work.results
        position = results.tree.current_position()
        if dock.session is None or position < 0:
            return None
        line = dock.session.lines[position]
        menu = QMenu(results.tree)
        menu.addAction(tr("Zoomer sur les preuves") + "\t" + tr("Entrée"), dock.zoom)
        menu.addAction(tr("Table des preuves") + "\t" + tr("Ctrl+Entrée"), dock.open_table)
        source = source_text(line.row)
        if source:
            menu.addAction(tr("Voir la source ({})").format(source), dock.show_rule_help)
        menu.addSeparator()
        others = [one for one in results.tree.positions() if one != position]
        report = menu.addAction(tr("Reporter cet avis à {} lignes…").format(nombre(len(others))))
        report.triggered.connect(lambda: dock.avis.report(results.tree.positions()))
        report.setEnabled(bool(others) and line.examined and results.editable)
        menu.addAction(tr("Historique des avis…"), dock.avis.show_history)
        menu.addAction(tr("Copier la ligne") + "\t" + tr("Ctrl+C"), self.copy)
        menu.addSeparator()
        menu.addAction(tr("Ne voir que cette règle"), lambda: results.see_rule(line.rule))
        menu.addAction(tr("Aide de la règle {}").format(line.rule) + "\t" + tr("Maj+F1"), dock.show_rule_help)
        return menu

    def copy(self) -> None:
        """Copy the lines selected as text."""
        results = self.dock.work.results
        rows = []
        for position in results.tree.positions():
            line = results.model.lines[position]
            value = " ".join(filter(None, [line.value_text(), line.unit]))
            rows.append("\t".join((line.rule, line.title, line.place, value, line.signal or tr("constat"), line.avis)))
        QApplication.clipboard().setText("\n".join(rows))
