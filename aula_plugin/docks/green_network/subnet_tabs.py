"""The sous-trames as tabs: a chip of their colour and their name, scroll buttons when they do not fit, « + »."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import QEvent, QRectF, QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor, QKeySequence, QPainter, QPen
from qgis.PyQt.QtWidgets import QHBoxLayout, QShortcut, QSizePolicy, QTabBar, QToolButton, QWidget

from ...i18n import tr
from ..common.icons import painted_icon
from ..common.ink import ink_of, scaled

CHIP = 9


def chip(widget: QWidget, colour: str):
    """Return a small square of a colour, edged on a dark theme."""
    edge = ink_of(widget.palette())

    def draw(painter: QPainter, box: QRectF) -> None:
        painter.fillRect(box, QColor(colour))
        if edge.dark:
            painter.setPen(QPen(QColor("#ffffff"), 1))
            painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))

    return painted_icon(draw, scaled(widget, CHIP))


class SubnetTabs(QWidget):
    """Emits the rank of the sous-trame chosen; ``menu_asked`` tells on which one the right button was used."""

    chosen = pyqtSignal(int)
    add_asked = pyqtSignal()
    menu_asked = pyqtSignal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colours: list[str] = []
        self.bar = QTabBar(self)
        self.bar.setObjectName("sous_trames")
        self.bar.setAccessibleName(tr("Sous-trames"))
        self.bar.setUsesScrollButtons(True)
        self.bar.setElideMode(Qt.TextElideMode.ElideNone)
        self.bar.setExpanding(False)
        self.bar.setDrawBase(False)
        self.bar.setIconSize(QSize(scaled(self, CHIP), scaled(self, CHIP)))
        self.bar.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.bar.currentChanged.connect(self.chosen)
        self.bar.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.bar.customContextMenuRequested.connect(lambda place: self.menu_asked.emit(self.bar.tabAt(place)))
        self.add = QToolButton(self)
        self.add.setObjectName("ajouter_sous_trame")
        self.add.setText("+")
        self.add.setAutoRaise(True)
        self.add.setToolTip(tr("Ajouter une sous-trame"))
        self.add.setAccessibleName(self.add.toolTip())
        self.add.clicked.connect(lambda _: self.add_asked.emit())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(scaled(self, 2))
        row.addWidget(self.bar, 1)

    def listen(self, panel: QWidget) -> None:
        """Alt+← and Alt+→ go from one sous-trame to the next, anywhere in the panel."""
        for keys, step in (("Alt+Left", -1), ("Alt+Right", 1)):
            shortcut = QShortcut(QKeySequence(keys), panel)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda step=step: self.go(step))

    def go(self, step: int) -> None:
        """Choose the tab before or after, round the end."""
        if self.bar.count():
            self.bar.setCurrentIndex((self.bar.currentIndex() + step) % self.bar.count())

    def show_subnets(self, subnets: Sequence[tuple[str, str]], current: int) -> None:
        """Show names and colours."""
        self.bar.blockSignals(True)
        while self.bar.count() > len(subnets):
            self.bar.removeTab(self.bar.count() - 1)
        self._colours = [colour for _, colour in subnets]
        for rank, (name, _) in enumerate(subnets):
            if rank >= self.bar.count():
                self.bar.addTab("")
            self.bar.setTabText(rank, name.replace("&", "&&"))
            self.bar.setTabToolTip(rank, name)
        self._paint()
        self.bar.setCurrentIndex(current)
        self.bar.blockSignals(False)
        self.bar.updateGeometry()

    def _paint(self) -> None:
        for rank, colour in enumerate(self._colours):
            self.bar.setTabIcon(rank, chip(self, colour))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "bar"):
            self._paint()
