"""Where the avis is written. There is no button: each change asks to be written at once, a text half a second later."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from qgis.PyQt.QtCore import Qt, QTimer, pyqtSignal
from qgis.PyQt.QtGui import QKeyEvent
from qgis.PyQt.QtWidgets import QWidget

from ...core.compatibility.avis import NIVEAUX, PIECES
from ...core.compatibility.dossier import AVIS_NON_EXAMINE
from ...i18n import tr
from ..common.forms import load_form
from ..common.ink import scaled, set_grey
from .lines import AVIS_VALUES, Line

PAUSE_MS = 500
#: The avis that the keys 1 to 5 write; 0 takes it back.
BY_KEY = (AVIS_NON_EXAMINE, *(level for level in NIVEAUX if level != AVIS_NON_EXAMINE))


class AvisForm(QWidget):
    """Emits what must be written, as the line and the values that changed."""

    write_asked = pyqtSignal(object, object)
    tree_asked = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        load_form("compatibilite_avis", self)
        self.line: Line | None = None
        self._written: dict[str, Any] = {}
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.flush)
        for key, level in enumerate(BY_KEY):
            self.avis.addItem(level, level)
            self.avis.setItemData(key, tr("Touche {}").format(key), Qt.ItemDataRole.ToolTipRole)
        self.piece.addItem("", None)
        for piece in PIECES:
            self.piece.addItem(piece, piece)
        self._lay_out()
        self.avis.currentIndexChanged.connect(lambda _: self.flush())
        self.piece.currentIndexChanged.connect(lambda _: self.flush())
        for text in (self.justification, self.modification):
            text.textChanged.connect(self._pause.start)
            text.left.connect(self.flush)
        self.page.textEdited.connect(lambda _: self._pause.start())
        self.page.editingFinished.connect(self.flush)

    def _lay_out(self) -> None:
        font = self.avis.font()
        font.setPointSizeF(font.pointSizeF() * 0.94)  # the longest level is whole in a panel of 320 pixels
        self.avis.setFont(font)
        self.page.setFixedWidth(scaled(self, 74))
        for field in (self.avis, self.piece, self.justification, self.modification):
            field.setMinimumWidth(scaled(self, 60))
        for label in (self.etiquette_avis, self.etiquette_justification, self.etiquette_modification):
            label.setMinimumWidth(scaled(self, 74))
        set_grey(self.enregistre)
        self.enregistre.setMinimumHeight(scaled(self, 18))

    def show_line(self, line: Line | None, editable: bool, reason: str = "") -> None:
        """Show the avis of a line, after having written what was typed for the one before."""
        self.flush()
        self.line = None
        row = line.row if line is not None else {}
        self._fill(row)
        self._written = self.values()
        self.line = line
        self.set_editable(editable, reason)
        self.enregistre.setText(_saved(row.get("date_avis"), row.get("auteur")) if line and line.examined else "")

    def set_editable(self, editable: bool, reason: str = "") -> None:
        """Allow writing or not; the reason is the tooltip."""
        for field in (self.avis, self.justification, self.modification, self.piece, self.page):
            field.setEnabled(editable)
            field.setToolTip(reason)

    def _fill(self, row: dict[str, Any]) -> None:
        widgets = (self.avis, self.piece, self.justification, self.modification, self.page)
        for widget in widgets:
            widget.blockSignals(True)
        self.avis.setCurrentIndex(max(0, self.avis.findData(row.get("avis") or AVIS_NON_EXAMINE)))
        piece = row.get("piece") or None
        if piece and self.piece.findData(piece) < 0:
            self.piece.addItem(piece, piece)
        self.piece.setCurrentIndex(max(0, self.piece.findData(piece)))
        self.justification.setPlainText(row.get("justification") or "")
        self.modification.setPlainText(row.get("modification") or "")
        self.page.setText(row.get("page") or "")
        for widget in widgets:
            widget.blockSignals(False)
        self._pause.stop()

    def values(self) -> dict[str, Any]:
        """Return what the fields hold; an empty text is None."""
        found = (
            self.avis.currentData(),
            self.justification.toPlainText().strip() or None,
            self.modification.toPlainText().strip() or None,
            self.piece.currentData(),
            self.page.text().strip() or None,
        )
        return dict(zip(AVIS_VALUES, found))

    def set_level(self, key: int) -> None:
        """Choose an avis by its key, 0 to 5."""
        if self.avis.isEnabled() and self.line is not None and key < self.avis.count():
            self.avis.setCurrentIndex(key)

    def flush(self) -> None:
        """Ask to write what changed since it was last written."""
        self._pause.stop()
        if self.line is None:
            return
        values = self.values()
        changed = {name: value for name, value in values.items() if value != self._written[name]}
        if changed:
            self._written = values
            self.write_asked.emit(self.line, changed)

    def saved(self, moment: datetime, author: str) -> None:
        """Say that it is written."""
        self.enregistre.setText(_saved(moment, author))

    def not_saved(self) -> None:
        """Keep what is typed as not written: the next change, or the next line, tries again."""
        self._written = {name: object() for name in AVIS_VALUES}
        self.enregistre.setText(tr("Pas encore enregistré"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back to the tree; nothing typed is lost."""
        if event.key() == Qt.Key.Key_Escape:
            self.flush()
            self.tree_asked.emit()
        else:
            super().keyPressEvent(event)


def _saved(moment: Any, author: Any) -> str:
    """Return « ✓ Enregistré à 10:41 · L. Fontaine », with the day when it is not today."""
    if hasattr(moment, "toPyDateTime"):
        moment = moment.toPyDateTime()
    if not isinstance(moment, datetime):
        return ""
    local = moment.astimezone() if moment.tzinfo is not None else moment
    today = local.date() == datetime.now().date()
    when = tr("à {}").format(f"{local:%H:%M}") if today else tr("le {}").format(f"{local:%d/%m/%Y}")
    return " · ".join(filter(None, [tr("✓ Enregistré {}").format(when), str(author or "")]))
