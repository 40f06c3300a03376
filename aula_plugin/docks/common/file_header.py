"""The first row of a panel or of a window: a button with the menu of its file, and tools beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from qgis.PyQt.QtCore import QEvent, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QToolButton, QWidget

from ...i18n import tr
from .icons import line_icon
from .ink import ink_of, scaled
from .memory import recent


class FileHeader(QWidget):
    """Emits the recent file chosen; what else is asked for is said by those who inherit.

    Attributes
    ----------
    file : the button of the file. path : of the file shown, empty when there is none.
    """

    path_chosen = pyqtSignal(str)
    #: Key of the recent files, their title in the menu, icon of the file, its height and least width.
    RECENT, RECENTS = "", "Récents"
    ICON, HEIGHT, WIDTH = "outils/dossier", 26, 0

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.path = ""
        self._icons: list[QToolButton] = []
        self.file = QToolButton(self)
        self.file.setObjectName(name)
        self.file.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.file.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.file.setMinimumSize(scaled(self, self.WIDTH) if self.WIDTH else 0, scaled(self, self.HEIGHT))
        self._drawn(self.file, self.ICON)
        menu = QMenu(self.file)
        menu.setToolTipsVisible(True)
        menu.aboutToShow.connect(self._fill)
        self.file.setMenu(menu)

    def _lay_out(self, widgets: Sequence[QWidget], spacing: int, room: QWidget | None = None) -> None:
        """Put the file and the widgets in a row; ``room`` takes the room left, the file when there is none."""
        if room is None:
            self.file.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(scaled(self, spacing))
        for widget in (self.file, *widgets):
            row.addWidget(widget, int(widget is (room or self.file)))
        self._paint_icons()

    def _drawn(self, button: QToolButton, icon: str) -> None:
        button.setProperty("icone", icon)
        self._icons.append(button)

    def _icon_tool(self, icon: str, tip: str, act: Callable[[], object]) -> QToolButton:
        """Return a button that is an icon."""
        button = QToolButton(self)
        button.setObjectName(f"entete_{icon.split('/')[1]}")
        button.setAutoRaise(True)
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.clicked.connect(lambda _: act())
        self._drawn(button, icon)
        return button

    def _text_tool(self, name: str, text: str, act: Callable[[], object]) -> QToolButton:
        """Return a square button with a sign."""
        button = QToolButton(self)
        button.setObjectName(name)
        button.setText(text)
        button.setMinimumSize(scaled(self, self.HEIGHT), scaled(self, self.HEIGHT))
        button.clicked.connect(lambda _: act())
        return button

    def _offer(self, button: QToolButton, word: str, tip: str, nothing: str) -> None:
        """Show what a button would undo or do again, greyed when there is nothing."""
        button.setEnabled(bool(word))
        button.setToolTip(tip.format(word) if word else nothing)
        button.setAccessibleName(button.toolTip())

    def _offer_undo(self, undo: QToolButton, redo: QToolButton, words: tuple[str, str]) -> None:
        self._offer(undo, words[0], tr("Annuler : {} (Ctrl+Z)"), tr("Rien à annuler."))
        self._offer(redo, words[1], tr("Refaire : {} (Ctrl+Y)"), tr("Rien à refaire."))

    def _fill(self) -> None:
        menu = self.file.menu()
        menu.clear()
        self._fill_file(menu)
        known = [path for path in recent(self.RECENT) if path != self.path]
        if known:
            menu.addSection(tr(self.RECENTS))
            for path in known:
                action = menu.addAction(Path(path).name, lambda path=path: self.path_chosen.emit(path))
                action.setToolTip(path)
        self._fill_more(menu)

    def _fill_file(self, menu: QMenu) -> None:
        """Add what can be done with the file, above the recent ones."""

    def _fill_more(self, menu: QMenu) -> None:
        """Add what stands under the recent files."""

    def _paint_icons(self) -> None:
        colour = ink_of(self.palette()).ink
        for button in self._icons:
            button.setIcon(line_icon(button.property("icone"), colour))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_icons"):
            self._paint_icons()
