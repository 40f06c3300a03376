"""3. Synthèse: where each sous-trame is, and what can be made of them together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from qgis.PyQt.QtCore import QEvent, QRectF, QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from qgis.PyQt.QtWidgets import QGridLayout, QLabel, QMenu, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ...i18n import tr
from ..common.fonts import small_font
from ..common.icons import line_icon
from ..common.ink import ink_of, scaled, set_grey, set_primary
from ..common.section import Section
from .step_marks import draw_state

ROW = 20
_MIDDLE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.TextElideMode.ElideRight


@dataclass(frozen=True)
class SubnetLine:
    """A sous-trame: its name and colour, the state drawn, and the words beside."""

    name: str
    colour: str
    state: str
    words: str


class SubnetLines(QWidget):
    """One painted row by sous-trame."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines: list[SubnetLine] = []
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("État des sous-trames"))

    def show_lines(self, lines: Sequence[SubnetLine]) -> None:
        """Show other rows."""
        self.lines = list(lines)
        self.setAccessibleDescription(" ; ".join(f"{one.name}, {one.words}" for one in lines))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the height of the rows."""
        return QSize(scaled(self, 200), max(1, len(self.lines)) * scaled(self, ROW))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw chip, name, mark and words."""
        painter = QPainter(self)
        ink = ink_of(self.palette())
        high, small = scaled(self, ROW), small_font(self.font())
        chip, side = scaled(self, 9), scaled(self, 14)
        wide = scaled(self, 118)
        for rank, one in enumerate(self.lines):
            top = rank * high
            square = QRectF(2, top + (high - chip) / 2, chip, chip)
            painter.fillRect(square, QColor(one.colour))
            if ink.dark:
                painter.setPen(QPen(QColor("#ffffff"), 1))
                painter.drawRect(square.adjusted(0.5, 0.5, -0.5, -0.5))
            left = self.width() - wide
            draw_state(painter, QRectF(left - side - 6, top + (high - side) / 2, side, side), one.state, ink)
            painter.setFont(self.font())
            painter.setPen(ink.ink)
            name = QRectF(chip + scaled(self, 10), top, left - side - chip - scaled(self, 24), high)
            painter.drawText(name, _MIDDLE, self.fontMetrics().elidedText(one.name, _RIGHT, int(name.width())))
            painter.setFont(small)
            painter.setPen(ink.grey)
            words = QRectF(left, top, wide, high)
            painter.drawText(words, _MIDDLE, painter.fontMetrics().elidedText(one.words, _RIGHT, int(wide)))


class SynthesisForm(QWidget):
    """Rows, four buttons, and what the roles will hold."""

    project_asked = pyqtSignal()
    fragmentation_asked = pyqtSignal()
    report_asked = pyqtSignal(str)
    roles_asked = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines = SubnetLines(self)
        self.project = self._button("projet", tr("Effet d’un projet…"))
        self.fragmentation = self._button("fragmentation", tr("Fragmentation…"))
        self.report = self._button("rapport", tr("Rapport"))
        self.roles = self._button("roles", tr("Rôles pour la grille…"))
        self.project.clicked.connect(lambda _: self.project_asked.emit())
        self.fragmentation.clicked.connect(lambda _: self.fragmentation_asked.emit())
        self.roles.clicked.connect(lambda _: self.roles_asked.emit())
        self.menu = QMenu(self.report)
        self.report.setMenu(self.menu)
        self.said = QLabel(self)
        self.said.setObjectName("roles_dit")
        self.said.setWordWrap(True)
        set_grey(self.said)
        self.grid = QGridLayout()
        self.grid.setSpacing(scaled(self, 4))
        self._columns = 0
        self._arrange()
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(scaled(self, 6))
        page.addWidget(self.lines)
        page.addLayout(self.grid)
        page.addWidget(self.said)
        self._paint_icons()

    def _button(self, name: str, text: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName(name)
        button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        button.setMinimumHeight(scaled(self, 28))
        return button

    @property
    def _buttons(self) -> tuple[QPushButton, ...]:
        return self.project, self.fragmentation, self.report, self.roles

    def _arrange(self) -> None:
        """Put the buttons two by two, or one above the other where two would cut their words."""
        room = 2 * max(one.sizeHint().width() for one in self._buttons) + self.grid.spacing()
        columns = 2 if self.width() >= room else 1
        if columns == self._columns:
            return
        self._columns = columns
        for rank, button in enumerate(self._buttons):
            self.grid.addWidget(button, rank // columns, rank % columns)

    def minimumSizeHint(self) -> QSize:
        """Return the width of the widest button."""
        wide = max(one.sizeHint().width() for one in self._buttons)
        return QSize(wide, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange the buttons again."""
        super().resizeEvent(event)
        self._arrange()

    def show_reports(self, kinds: Sequence[tuple[str, str]]) -> None:
        """Offer the reports there are: parameter of the algorithm, and words."""
        self.menu.clear()
        for name, text in kinds:
            self.menu.addAction(text, lambda name=name: self.report_asked.emit(name))

    def show_state(self, lines: Sequence[SubnetLine], reasons: dict[str, str], said: str, primary: bool) -> None:
        """Show where the sous-trames are.

        Parameters
        ----------
        reasons : by button (``project``, ``fragmentation``, ``report``, ``roles``), why it cannot be pressed.
        primary : the roles are the next useful act.
        """
        self.lines.show_lines(lines)
        for name in ("project", "fragmentation", "report", "roles"):
            button, why = getattr(self, name), reasons.get(name, "")
            button.setEnabled(not why)
            button.setToolTip(why)
        set_primary(self.roles, primary)
        self.said.setText(said)
        self.said.setVisible(bool(said))

    def _paint_icons(self) -> None:
        self.report.setIcon(line_icon("outils/page", ink_of(self.palette()).ink))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "said"):
            self._paint_icons()


class SynthesisSection(Section):
    """The form in a section."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self.form = SynthesisForm()
        super().__init__(self.form, "synthese", parent)
        self.name_it(tr("3. Synthèse des sous-trames"))
