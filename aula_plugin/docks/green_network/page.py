"""The panel, in the order of the work: territory, sous-trames and their steps, settings, element, synthesis."""

from __future__ import annotations

from qgis.gui import QgsMessageBar
from qgis.PyQt.QtCore import QEvent, Qt
from qgis.PyQt.QtGui import QPalette
from qgis.PyQt.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ...i18n import tr
from ..common.fonts import name_font
from ..common.icons import line_icon
from ..common.ink import ink_of, scaled, set_grey
from ..common.note import Note
from ..common.page_scroll import PageScroll
from .element_card import ElementCard
from .header import Header
from .run_row import StepsRunRow
from .settings_section import SettingsSection
from .step_list import StepList
from .subnet_tabs import SubnetTabs
from .synthesis import SynthesisSection
from .territory import TerritorySection

#: Titles stand under the text of the sections.
INDENT = 22


class Page(QWidget):
    """Widgets and their order; the dock says what they do."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.header = Header(self)
        self.bar = QgsMessageBar(self)
        self.territory = TerritorySection()
        self.tabs = SubnetTabs()
        self.steps = StepList()
        self.file_note = Note(self)
        self.note = Note(self)
        self.run = StepsRunRow()
        self.settings = SettingsSection()
        self.card = ElementCard()
        self.pick = QToolButton()
        self.pick.setObjectName("choisir_sur_carte")
        self.pick.setText(tr("Choisir sur la carte"))
        self.pick.setCheckable(True)
        self.pick.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.pick_said = QLabel(tr("Cliquez un réservoir, un lien ou un point de conflit sur la carte."), self)
        self.pick_said.setWordWrap(True)
        self.pick_said.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        set_grey(self.pick_said)
        self.synthesis = SynthesisSection()
        self.synthesis.setCollapsed(True)
        self.card.shown.connect(lambda shown: self.pick_said.setVisible(not shown and self.pick.isEnabled()))
        self._lay_out()
        self._paint_icons()

    def _lay_out(self) -> None:
        self.inside = QWidget()
        column = QVBoxLayout(self.inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(scaled(self, 8))
        column.addWidget(self.territory)
        heading = QHBoxLayout()
        heading.addWidget(self._title(tr("2. Sous-trames")), 1)
        heading.addWidget(self.tabs.add)
        column.addLayout(heading)
        steps = QVBoxLayout()
        steps.setSpacing(0)
        steps.addWidget(self.tabs)
        steps.addSpacing(scaled(self, 6))
        steps.addWidget(self.steps)
        column.addLayout(steps)
        for widget in (self.note, self.run, self.settings):
            column.addWidget(widget)
        row = QHBoxLayout()
        row.setSpacing(scaled(self, 4))
        title = self._title(tr("Élément choisi"))
        title.setWordWrap(True)  # on two lines rather than a panel too wide
        row.addWidget(title, 1)
        row.addWidget(self.pick)
        column.addLayout(row)
        for widget in (self.pick_said, self.card):
            column.addWidget(widget)
        column.addStretch(1)
        column.addWidget(self.synthesis)
        self.scroll = PageScroll(self.inside, self)
        page = QVBoxLayout(self)
        page.setContentsMargins(*[scaled(self, 8)] * 4)
        page.setSpacing(scaled(self, 6))
        for widget in (self.header, self.bar, self.file_note):
            page.addWidget(widget)
        page.addWidget(self.scroll, 1)

    def _title(self, text: str) -> QLabel:
        label = QLabel(text)
        label.setFont(name_font(self.font()))
        label.setContentsMargins(scaled(self, INDENT), 0, 0, 0)
        label.setMinimumWidth(0)
        return label

    def _paint_icons(self) -> None:
        self.pick.setIcon(line_icon("outils/cible", ink_of(self.palette()).ink))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "pick"):
            self._paint_icons()
            grey = ink_of(self.palette()).grey  # of the page: those inside do not follow yet
            for label in (self.pick_said, self.run.said, self.synthesis.form.said, self.territory.form.mailles):
                palette = label.palette()
                palette.setColor(QPalette.ColorRole.WindowText, grey)
                label.setPalette(palette)
