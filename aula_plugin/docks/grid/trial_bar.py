"""Under the form: on what the rule is tried, and what it gives."""

from __future__ import annotations

from pathlib import Path

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QFileDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ...i18n import tr
from ..common.ink import scaled, set_grey, set_primary
from ..common.memory import add_recent, recent
from ..common.note import Note
from ..compatibility.inputs import communes_of, document_name, is_document
from ..compatibility.memory import recall_path, remember_path
from .result import Result

DOCUMENTS, REFERENCES = "documents", "references"
GEOPACKAGE = "GeoPackage (*.gpkg)"


class TrialBar(QFrame):
    """Document, references, commune, button, result."""

    try_asked = pyqtSignal()
    cancel_asked = pyqtSignal()
    references_changed = pyqtSignal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("essai")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.others: list[QToolButton] = []
        self.document = self._combo("essai_document", tr("Document"))
        self.references = self._combo("essai_references", tr("Références"))
        self.commune = self._combo("essai_commune", tr("Commune"))
        self.button = QPushButton(tr("Essayer la règle"), self)
        self.button.setObjectName("essayer")
        self.button.clicked.connect(lambda _: self.try_asked.emit())
        set_primary(self.button, True)
        self.cancel = QPushButton(tr("Annuler"), self)
        self.cancel.setObjectName("essai_annuler")
        self.cancel.clicked.connect(self._cancelled)
        self.bar = QProgressBar(self)
        self.said = QLabel(self)
        self.said.setObjectName("essai_dit")
        self.said.setWordWrap(True)
        self.said.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        set_grey(self.said)
        self.note = Note(self)
        self.result = Result(self)
        self._lay_out()
        self._set_up()
        self.show_running(False)

    def _combo(self, name: str, label: str) -> QComboBox:
        combo = QComboBox(self)
        combo.setObjectName(name)
        combo.setAccessibleName(label)
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        combo.setMinimumContentsLength(8)
        combo.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        return combo

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(scaled(self, 6))
        grid.setVerticalSpacing(scaled(self, 4))
        more = self._more("autre_document", tr("Autre document…"), self._choose_document)
        others = self._more("autres_references", tr("Autres références…"), self.choose_references)
        for column, (text, field, menu) in enumerate(
            (
                (tr("Document"), self.document, more),
                (tr("Références"), self.references, others),
                (tr("Commune"), self.commune, None),
            )
        ):
            label = QLabel(text, self)
            label.setBuddy(field)
            set_grey(label)
            grid.addWidget(label, 0, 2 * column)
            grid.addWidget(field, 1, 2 * column)
            grid.setColumnStretch(2 * column, 1)
            if menu is not None:
                grid.addWidget(menu, 1, 2 * column + 1)
        act = QHBoxLayout()
        act.setSpacing(scaled(self, 8))
        for widget, stretch in ((self.button, 0), (self.bar, 0), (self.cancel, 0), (self.said, 1)):
            act.addWidget(widget, stretch)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, scaled(self, 6), 0, 0)
        page.setSpacing(scaled(self, 6))
        line = QFrame(self)
        line.setFrameShape(QFrame.Shape.HLine)
        line.setFrameShadow(QFrame.Shadow.Sunken)
        page.addWidget(line)
        page.addLayout(grid)
        page.addLayout(act)
        page.addWidget(self.note)
        page.addWidget(self.result)

    def _more(self, name: str, tip: str, act) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(name)
        self.others.append(button)
        button.setText("…")
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.clicked.connect(lambda _: act())
        return button

    def _set_up(self) -> None:
        self.document.setPlaceholderText(tr("Choisir un document"))
        self.references.addItem(tr("Sans références"), "")
        for path in recent(REFERENCES):
            self.references.addItem(Path(path).name, path)
        for path in recent(DOCUMENTS):
            self.document.addItem(document_name(path), path)
        self.document.setCurrentIndex(-1)
        self.document.currentIndexChanged.connect(lambda _: self._document_chosen())
        self.references.currentIndexChanged.connect(lambda _: self._references_chosen())
        self.commune.currentIndexChanged.connect(lambda _: self.commune.setToolTip(self.commune.currentText()))
        self.restore()

    # What is chosen

    def restore(self) -> None:
        """Take up the document and the references the project remembers."""
        for name, setter in (("document", self.set_document), ("references", self.set_references)):
            path = recall_path(name)
            if path and Path(path).exists():
                setter(path)
        self._references_chosen()

    def set_document(self, path: str) -> None:
        """Choose a document."""
        if self.document.findData(path) < 0:
            self.document.insertItem(0, document_name(path), path)
        self.document.setCurrentIndex(self.document.findData(path))

    def set_references(self, path: str) -> None:
        """Choose the references."""
        if self.references.findData(path) < 0:
            self.references.addItem(Path(path).name, path)
        self.references.setCurrentIndex(self.references.findData(path))

    def _choose_document(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, tr("Document d’urbanisme lu par AULA"), "", GEOPACKAGE)
        if path:
            self.set_document(path)

    def choose_references(self) -> None:
        """Ask which references to read."""
        path, _ = QFileDialog.getOpenFileName(self, tr("Références du SCoT"), "", GEOPACKAGE)
        if path:
            self.set_references(path)

    def _document_chosen(self) -> None:
        path = self.document.currentData() or ""
        self.document.setToolTip("\n".join(filter(None, (self.document.currentText(), path))))
        if path and not is_document(path):
            self.note.say(
                tr("Ce fichier n’est pas un document lu par AULA."),
                tr("Choisissez un GeoPackage écrit par « Lire un document d’urbanisme »."),
                blocking=True,
            )
        else:
            self.note.quiet()
            if path:
                add_recent(DOCUMENTS, path)
                remember_path("document", path)
        self.refresh()

    def _references_chosen(self) -> None:
        path = self.references.currentData() or ""
        self.references.setToolTip(path or self.references.currentText())
        if path:
            add_recent(REFERENCES, path)
            remember_path("references", path)
        self.commune.clear()
        for code, name in communes_of(path):
            self.commune.addItem(name, code)
        self.commune.setEnabled(self.commune.count() > 0)
        if not self.commune.count():
            self.commune.addItem(tr("Tout le document"), "")
            self.commune.setToolTip(tr("Les références choisies n’ont pas de couche « communes »."))
        self.references_changed.emit(path)
        self.refresh()

    # What is said

    def refresh(self, reason: str = "") -> None:
        """Allow trying, or say why not."""
        path = self.document.currentData() or ""
        if not path:
            reason = tr("choisir un document.")
        elif not self.note.isHidden() and self.note.blocking:
            reason = tr("choisir un document lu par AULA.")
        self.button.setEnabled(not reason)
        said = tr("Pour essayer : {}").format(reason) if reason else ""
        self.button.setToolTip(said or tr("Mesure cette règle seule, sur la commune choisie (F9)"))
        self.said.setText(said)

    def show_running(self, running: bool) -> None:
        """Show how far it is in place of the button."""
        self.button.setVisible(not running)
        self.bar.setVisible(running)
        self.cancel.setVisible(running)
        self.cancel.setEnabled(True)
        for field in (self.document, self.references, *self.others):
            field.setEnabled(not running)
        self.commune.setEnabled(not running and bool(self.commune.itemData(0)))
        if running:
            self.bar.setValue(0)
            self.result.forget()

    def show_progress(self, share: float, what: str) -> None:
        """Show how far it is."""
        self.bar.setValue(round(share))
        self.said.setText(what)

    def _cancelled(self) -> None:
        self.cancel.setEnabled(False)
        self.said.setText(tr("Arrêt en cours…"))
        self.cancel_asked.emit()
