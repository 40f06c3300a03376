"""5. Comparer deux versions: what A and B share and hold alone, and the equipments of A outside B."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QGridLayout, QLabel, QVBoxLayout, QWidget

from ...core.centrality.overlap import Overlap
from ...core.typography import accord, insecables, nombre, nombre_court
from ...i18n import tr
from ..common.fonts import small_font
from ..common.ink import scaled, set_grey
from ..common.section import Section
from ..common.wrapped import wrap
from .share_bar import HATCHED, PALE, SOLID, ShareBar

HECTARE = 10_000


class CompareForm(QWidget):
    """``changed`` is emitted when another version is chosen; ``a`` and ``b`` are their keys."""

    changed = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._showing = False
        self.boxes = []
        grid = QGridLayout()
        grid.setSpacing(scaled(self, 6))
        grid.setColumnStretch(1, 1)
        for rank, letter in enumerate("AB"):
            box = QComboBox(self)
            box.setObjectName(f"version_{letter.lower()}")
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(8)
            box.currentIndexChanged.connect(lambda _: None if self._showing else self.changed.emit())
            label = QLabel(letter, self)
            label.setBuddy(box)
            grid.addWidget(label, rank, 0)
            grid.addWidget(box, rank, 1)
            self.boxes.append(box)
        self.bar = ShareBar(tr("Comparaison de deux versions"), self)
        self.said = QLabel(self)
        self.said.setObjectName("comparaison_dite")
        wrap(self.said)
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.said.setFont(small_font(self.font()))
        set_grey(self.said)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(scaled(self, 6))
        page.addLayout(grid)
        page.addWidget(self.bar)
        page.addWidget(self.said)

    @property
    def chosen(self) -> tuple[str, str]:
        """Return the keys of both versions, empty when there is none."""
        return self.boxes[0].currentData() or "", self.boxes[1].currentData() or ""

    def show_versions(self, versions: Sequence[tuple[str, str]]) -> None:
        """Offer versions: key and words; what was chosen stays when it is still there."""
        if [(box.itemData(rank), box.itemText(rank)) for box in self.boxes[:1] for rank in range(box.count())] == [
            *versions
        ]:
            return
        self._showing = True
        for rank, box in enumerate(self.boxes):
            before = box.currentData()
            box.clear()
            for key, words in versions:
                box.addItem(words, key)
            known = box.findData(before)
            usual = box.findData("scot") if rank else 0
            box.setCurrentIndex(known if known >= 0 else max(usual, min(rank, len(versions) - 1)))
        self._showing = False

    def show_overlap(self, found: Overlap | None, outside: int, why_not: str = "") -> None:
        """Show the areas, in hectares; ``why_not`` in their place."""
        if found is None or found.iou is None:
            self.bar.show_parts(())
            self.said.setText(insecables(why_not or tr("Les deux versions sont vides ici.")))
            return
        hectares = [nombre(area / HECTARE, 1) for area in (found.only_a, found.common, found.only_b)]
        self.bar.show_parts((
            (found.only_a, PALE, tr("A seul {}").format(hectares[0])),
            (found.common, SOLID, insecables(tr("commun {} ha").format(hectares[1]))),
            (found.only_b, HATCHED, tr("B seul {}").format(hectares[2])),
        ))  # fmt: skip
        words = tr("Recouvrement (IoU) {} · {} {} de A hors de B").format(
            nombre_court(found.iou), outside, accord(outside, tr("équipement"))
        )
        self.said.setText(insecables(words))


class CompareSection(Section):
    """The form in a section."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self.form = CompareForm()
        super().__init__(self.form, "comparer", parent)
        self.name_it(tr("5. Comparer deux versions"))
