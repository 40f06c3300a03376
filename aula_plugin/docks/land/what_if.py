"""4. Et si… ? Projects of so many hectares, in a commune, a year: hatched on the gauge, dotted on the chart."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.gui import QgsSpinBox
from qgis.PyQt.QtCore import QEvent, QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QKeyEvent
from qgis.PyQt.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QSizePolicy,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ...core.land.hypotheses import Project
from ...core.typography import NBSP, insecables, nombre_court
from ...i18n import tr
from ..common.fonts import small_font
from ..common.ink import scaled, set_grey
from ..common.plain_spin import PlainSpin
from ..common.search_box import SearchBox
from ..common.section import Section
from ..common.wrapped import wrap
from .study import Imagined

ROW, MOST_ROWS, MOST_HA = 22, 6, 100_000.0
WORDS, CROSS = 0, 1


class ProjectList(QTreeWidget):
    """The projects of the territory; Delete takes the selected one away."""

    removed = pyqtSignal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("projets")
        self.setHeaderHidden(True)
        self.setColumnCount(2)
        self.setRootIsDecorated(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Projets imaginés ; Suppr retire celui qui est choisi"))
        header = self.header()
        header.setStretchLastSection(False)
        header.setMinimumSectionSize(scaled(self, 18))
        header.setSectionResizeMode(WORDS, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(CROSS, QHeaderView.ResizeMode.Fixed)
        header.resizeSection(CROSS, scaled(self, 24))
        self.itemClicked.connect(self._clicked)

    def _clicked(self, item: QTreeWidgetItem, column: int) -> None:
        if column == CROSS:
            self.removed.emit(self.indexOfTopLevelItem(item))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take a project away."""
        item = self.currentItem()
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and item is not None:
            self.removed.emit(self.indexOfTopLevelItem(item))
            return
        super().keyPressEvent(event)

    def show_rows(self, rows: Sequence[tuple[str, bool]]) -> None:
        """Show other projects."""
        self.clear()
        for words, on in rows:
            item = QTreeWidgetItem(self, [words, "✕"])
            item.setCheckState(WORDS, Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
            item.setToolTip(WORDS, words)
            item.setToolTip(CROSS, tr("Retirer (Suppr)"))
            item.setTextAlignment(CROSS, Qt.AlignmentFlag.AlignCenter)
            item.setSizeHint(WORDS, QSize(0, scaled(self, ROW)))
        shown = min(len(rows), MOST_ROWS)
        self.setFixedHeight(shown * scaled(self, ROW) + 2 * self.frameWidth() + 2)
        self.setVisible(bool(rows))


class WhatIfForm(QWidget):
    """``added`` gives a project; ``ticked`` the rank of one and whether it counts; ``removed`` its rank."""

    added = pyqtSignal(Project)
    ticked = pyqtSignal(int, bool)
    removed = pyqtSignal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._showing = False
        self.commune = SearchBox("commune_projet", self)
        self.commune.setAccessibleName(tr("Commune du projet"))
        self.area = PlainSpin(self)
        self.area.setObjectName("surface_projet")
        self.area.setDecimals(2)
        self.area.setRange(0.0, MOST_HA)
        self.area.setSingleStep(0.5)
        self.area.setSuffix(f"{NBSP}ha")
        self.area.setFixedWidth(scaled(self, 76))
        self.area.setAccessibleName(tr("Surface du projet, en ha"))
        self.area.valueChanged.connect(lambda _: self._offer())
        self.year = QgsSpinBox(self)
        self.year.setObjectName("annee_projet")
        self.year.setShowClearButton(False)
        self.year.setGroupSeparatorShown(False)
        self.year.setFixedWidth(scaled(self, 62))
        self.year.setAccessibleName(tr("Année du projet"))
        self.add = QPushButton(tr("Ajouter"), self)
        self.add.setObjectName("ajouter_projet")
        self.add.setMinimumWidth(scaled(self, 66))
        self.add.clicked.connect(lambda _: self._add())
        self.list = ProjectList(self)
        self.list.itemChanged.connect(self._ticked)
        self.list.removed.connect(self.removed)
        self.said, self.foot = QLabel(self), QLabel(self)
        self.said.setObjectName("si_dit")
        self.said.setTextFormat(Qt.TextFormat.RichText)
        self.foot.setText(tr("Les projets s’ajoutent au rythme actuel. Rien n’est écrit dans les résultats."))
        self.foot.setFont(small_font(self.font()))
        set_grey(self.foot)
        self._lay_out()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(scaled(self, 4))
        for widget in (self.area, QLabel(tr("en"), self), self.year):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.add)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(scaled(self, 6))
        page.addWidget(self.commune)
        page.addLayout(row)
        page.addWidget(self.list)
        for label in (self.said, self.foot):
            wrap(label)
            page.addWidget(label)
        self._offer()

    def _offer(self) -> None:
        can = self.area.value() > 0 and bool(self.commune.code)
        self.add.setEnabled(can)
        self.add.setToolTip("" if can else tr("Donnez une surface au-dessus de 0."))

    def _add(self) -> None:
        code = self.commune.code
        name = self.commune.currentText()
        self.added.emit(Project(code, round(self.area.value(), 2), self.year.value(), name))

    def _ticked(self, item: QTreeWidgetItem, column: int) -> None:
        if not self._showing and column == WORDS:
            self.ticked.emit(self.list.indexOfTopLevelItem(item), item.checkState(WORDS) == Qt.CheckState.Checked)

    def show_places(self, communes: Sequence[tuple[str, str]], code: str, years: range, first: int) -> None:
        """Offer the communes of the territory, hidden when it is one, and the years left."""
        self.commune.show_places(communes, code)
        self.commune.setVisible(len(communes) > 1)
        value = self.year.value()
        self.year.setRange(years[0], years[-1])
        self.year.setValue(value if first <= value <= years[-1] else min(first, years[-1]))
        self._offer()

    def show_projects(self, projects: Sequence[Imagined], said: str) -> None:
        """Show the projects of the territory and what they change."""
        self._showing = True
        self.list.show_rows([(line(one.project), one.on) for one in projects])
        self._showing = False
        self.said.setText(said)
        self.said.setVisible(bool(said))
        self.foot.setVisible(bool(projects))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "foot"):
            set_grey(self.foot)


def line(project: Project) -> str:
    """Return a project in one line: « 6,5 ha en 2026, Bellerive »."""
    return insecables(
        tr("{} ha en {}, {}").format(nombre_court(project.hectares), project.year, project.name or project.code)
    )


class WhatIfSection(Section):
    """The form in a section."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self.form = WhatIfForm()
        super().__init__(self.form, "et_si", parent)
        self.show_count(0)

    def show_count(self, count: int) -> None:
        """Say in the title, folded, how many projects count."""
        title = insecables(tr("4. Et si… ?"))
        words = tr("4. Et si… ? {} projets") if count > 1 else tr("4. Et si… ? {} projet")
        self.name_it(title, insecables(words.format(count)) if count else title)
