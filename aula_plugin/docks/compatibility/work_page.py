"""The page of an open dossier: header, message, inputs, run, results, and the row that never scrolls away."""

from __future__ import annotations

from qgis.gui import QgsMessageBar
from qgis.PyQt.QtCore import QSize, Qt
from qgis.PyQt.QtWidgets import QFrame, QLabel, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ...i18n import tr
from ..common.ink import scaled, set_grey, set_primary
from ..common.note import Note
from .action_row import ActionRow
from .data_section import DataSection
from .header import Header
from .progress_row import ProgressRow
from .results_view import ResultsView


class FittingScroll(QScrollArea):
    """As high as what it holds when there is room, else it scrolls."""

    def __init__(self, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setWidget(content)

    def sizeHint(self) -> QSize:
        """The height of the content at this width."""
        content = self.widget()
        width = max(self.width(), 100)
        layout = content.layout()
        height = layout.heightForWidth(width) if layout.hasHeightForWidth() else content.sizeHint().height()
        return QSize(content.minimumSizeHint().width(), height)

    def minimumSizeHint(self) -> QSize:
        """A folded section."""
        return QSize(self.widget().minimumSizeHint().width(), min(self.sizeHint().height(), scaled(self, 120)))


class WorkPage(QWidget):
    """Widgets and their order; the dock says what they do."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.header = Header(self)
        self.bar = QgsMessageBar(self)
        self.note = Note(self)
        self.data = DataSection()
        self.run = QPushButton(self)
        self.run.setObjectName("analyser")
        self.run.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.why = QLabel(self)
        self.why.setObjectName("pourquoi")
        self.why.setWordWrap(True)
        set_grey(self.why)
        self.progress = ProgressRow(self)
        self.top = QWidget()
        box = QVBoxLayout(self.top)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(scaled(self, 6))
        for widget in (self.data, self.run, self.why):
            box.addWidget(widget)
        self.scroll = FittingScroll(self.top, self)
        self.results = ResultsView(self)
        self.nothing = QLabel(
            tr(
                "Les résultats apparaîtront ici, par thème, règle et commune. Chaque ligne montrera sa preuve sur la "
                "carte."
            ),
            self,
        )
        self.nothing.setWordWrap(True)
        self.nothing.setObjectName("rien")
        set_grey(self.nothing)
        self.actions_row = ActionRow(self)
        page = QVBoxLayout(self)
        page.setContentsMargins(*[scaled(self, 8)] * 4)
        page.setSpacing(scaled(self, 6))
        for widget in (self.header, self.bar, self.note, self.scroll, self.progress, self.nothing):
            page.addWidget(widget)
        page.addWidget(self.results, 1)
        self._stretch = page.count()
        page.addStretch(0)
        page.addWidget(self.actions_row)
        self.data.collapsedStateChanged.connect(lambda _: self.fold_changed())

    def fold_changed(self) -> None:
        """Follow the fold of the inputs."""
        self.data.refresh_title()
        self.show_run()

    def show_run(self) -> None:
        """Show the run button where it is useful: inputs unfolded, nothing running."""
        shown = not self.data.isCollapsed() and self.progress.isHidden()
        self.run.setVisible(shown)
        policy = (
            Qt.ScrollBarPolicy.ScrollBarAlwaysOff if self.data.isCollapsed() else Qt.ScrollBarPolicy.ScrollBarAsNeeded
        )
        self.scroll.setVerticalScrollBarPolicy(policy)
        self.why.setVisible(shown and bool(self.why.text()))
        self.top.layout().invalidate()
        self.scroll.updateGeometry()

    def show_results(self, shown: bool) -> None:
        """Show the results, or the place where they will be."""
        self.results.setVisible(shown)
        self.actions_row.setVisible(shown)
        self.nothing.setVisible(not shown)
        self.layout().setStretch(self._stretch, 0 if shown else 1)

    def set_run(self, words: str, reason: str, filled: bool) -> None:
        """Say what the button does, or why it cannot."""
        self.run.setText(words)
        self.run.setEnabled(not reason)
        said = tr("Pour lancer : {}").format(reason) if reason else ""
        self.run.setToolTip(said)
        self.why.setText(said)
        set_primary(self.run, filled)
        self.show_run()
