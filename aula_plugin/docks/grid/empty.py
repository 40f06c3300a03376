"""What to do when no grid is opened."""

from __future__ import annotations

from pathlib import Path

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from ...i18n import tr
from ..common.ink import ink_of, scaled, set_primary
from ..common.memory import recent

WIDTH = 420


class Empty(QWidget):
    """One sentence, one button, the grids opened lately."""

    open_asked = pyqtSignal()
    path_chosen = pyqtSignal(str)
    begin_asked = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        said = QLabel(
            "<b>" + tr("Aucune grille ouverte.") + "</b> " + tr(
                "Une grille dit ce que le SCoT demande : ses règles, leurs seuils, les couches qu’elles lisent."
            ), self,
        )  # fmt: skip
        said.setWordWrap(True)
        said.setFixedWidth(scaled(self, WIDTH))
        said.setMinimumHeight(said.heightForWidth(scaled(self, WIDTH)))
        self.button = QPushButton(tr("Ouvrir une grille…"), self)
        self.button.setObjectName("primaire")
        self.button.clicked.connect(lambda _: self.open_asked.emit())
        set_primary(self.button, True)
        self.begin = QPushButton(tr("Partir de la grille générale…"), self)
        self.begin.setObjectName("partir")
        self.begin.setToolTip(tr("Copie la grille fournie, ses règles et ses seuils d’exemple à remplacer"))
        self.begin.clicked.connect(lambda _: self.begin_asked.emit())
        self.known = QLabel(self)
        self.known.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self.known.linkActivated.connect(lambda link: self.path_chosen.emit(self._paths[int(link)]))
        self._paths: list[str] = []
        page = QVBoxLayout(self)
        page.setSpacing(scaled(self, 12))
        page.addStretch(1)
        for widget in (said, self.button, self.begin, self.known):
            page.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        page.addStretch(2)

    def showEvent(self, event) -> None:
        """Offer the grids opened lately."""
        super().showEvent(event)
        self._paths = recent("grilles")[:5]
        accent = ink_of(self.palette()).accent.name()
        links = "<br>".join(
            f'<a href="{rank}" style="color:{accent}">{Path(path).name}</a>' for rank, path in enumerate(self._paths)
        )
        self.known.setText(tr("Récentes :") + f"<br>{links}" if links else "")
        self.known.setVisible(bool(links))
