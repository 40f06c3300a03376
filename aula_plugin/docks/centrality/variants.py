"""3. Variantes et accord: which ways to draw are shown, which vote, how large each is, and what they agree on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from qgis.PyQt.QtCore import QEvent, QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor, QIcon, QPainter, QPen, QPixmap
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLabel,
    QSizePolicy,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ...core.centrality.columns import FAMILIES
from ...core.centrality.settings import Settings
from ...core.typography import insecables, nombre, pluriel
from ...i18n import tr
from ..common.fonts import small_font
from ..common.ink import Ink, ink_of, scaled, set_grey
from ..common.note import Note
from ..common.section import Section
from ..common.wrapped import wrap
from .share_bar import HATCHED, SOLID, ShareBar
from .wiring import BY_NAME, Variant, label_of

NAME, VOTE, AREA = range(3)
KEY = Qt.ItemDataRole.UserRole
ROW = 21


def pen_of(variant: Variant, ink: Ink, width: float = 1.8) -> QPen:
    """Return how a variant is drawn: computed in accent, given in ink, one dash each."""
    colour = QColor(ink.ink if variant.given else ink.accent)
    if variant.pale:
        colour = QColor("#5b8fc4")
    pen = QPen(colour, width, variant.pen)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen


class VariantsForm(QWidget):
    """``shown`` and ``voting`` give the variants ticked in either column."""

    shown = pyqtSignal(list)
    voting = pyqtSignal(list)
    how_asked = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._showing = False
        self.tree = QTreeWidget(self)
        self.tree.setObjectName("variantes")
        self.tree.setRootIsDecorated(False)
        self.tree.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.tree.setHeaderLabels([tr("Variante affichée"), tr("Score"), tr("ha")])
        self.tree.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.tree.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.tree.setIconSize(QSize(scaled(self, 26), scaled(self, 12)))
        self.tree.setAccessibleName(tr("Variantes : affichée, compte dans le score, hectares"))
        header = self.tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        for column in (VOTE, AREA):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
        header.resizeSection(VOTE, scaled(self, 48))
        header.resizeSection(AREA, scaled(self, 54))
        self.tree.headerItem().setTextAlignment(AREA, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.tree.itemChanged.connect(self._changed)
        self.bar = ShareBar(tr("Accord des variantes"), self)
        self.note = Note(self)
        self.families = QLabel(self)
        self.families.setObjectName("familles")
        self.families.setTextFormat(Qt.TextFormat.RichText)
        wrap(self.families)
        self.families.setFont(small_font(self.font()))
        self.families.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self.families.linkActivated.connect(lambda _: self.how_asked.emit())
        set_grey(self.families)
        self._said = ""
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(scaled(self, 6))
        for widget in (self.tree, self.bar, self.note, self.families):
            page.addWidget(widget)

    def _changed(self, _: QTreeWidgetItem, column: int) -> None:
        if self._showing:
            return
        if column == NAME:
            self.shown.emit(self.ticked(NAME))
        elif column == VOTE:
            self.voting.emit(self.ticked(VOTE))

    def items(self) -> list[QTreeWidgetItem]:
        """Return the rows."""
        return [self.tree.topLevelItem(rank) for rank in range(self.tree.topLevelItemCount())]

    def ticked(self, column: int) -> list[str]:
        """Return the variants ticked in a column."""
        return [one.data(NAME, KEY) for one in self.items() if one.checkState(column) == Qt.CheckState.Checked]

    def show_variants(
        self,
        names: Sequence[str],
        settings: Settings,
        shown: Sequence[str],
        votes: Sequence[str],
        areas: Mapping[str, float],
        flags: Mapping[str, tuple[str, ...]],
    ) -> None:
        """Show the variants there are; one that could not be drawn has a dash in place of its area."""
        self._showing = True
        ink = ink_of(self.palette())
        if [one.data(NAME, KEY) for one in self.items()] != list(names):
            self.tree.clear()
            for name in names:
                item = QTreeWidgetItem(self.tree)
                item.setData(NAME, KEY, name)
                item.setTextAlignment(AREA, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                item.setSizeHint(NAME, QSize(0, scaled(self, ROW)))
        for item in self.items():
            name = item.data(NAME, KEY)
            item.setText(NAME, label_of(name, settings))
            item.setIcon(NAME, self._icon(BY_NAME[name], ink))
            item.setCheckState(NAME, _state(name in shown))
            item.setCheckState(VOTE, _state(name in votes))
            item.setText(AREA, nombre(areas[name], 1) if name in areas else "–")
            said = "\n".join((label_of(name, settings), *flags.get(name, ())))
            item.setToolTip(NAME, said if name in areas else tr("Pas dessinée ici."))
            item.setToolTip(VOTE, tr("Compte dans le score (une voix par famille)"))
        frame = 2 * self.tree.frameWidth()
        self.tree.setFixedHeight(self.tree.header().sizeHint().height() + len(names) * scaled(self, ROW) + frame)
        self._showing = False

    def _icon(self, variant: Variant, ink: Ink) -> QIcon:
        size = self.tree.iconSize()
        pixmap = QPixmap(size * 2)
        pixmap.setDevicePixelRatio(2)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setPen(pen_of(variant, ink))
        painter.drawLine(1, size.height() // 2, size.width() - 1, size.height() // 2)
        painter.end()
        return QIcon(pixmap)

    def show_agreement(self, sure: float | None, open_: float | None, families: int) -> None:
        """Show what the variants agree on, and how many families voted."""
        if sure is None or open_ is None:
            self.bar.show_parts(())
            word = tr("une seule famille") if families == 1 else tr("aucune famille")
            self.note.say(
                tr("Accord non évaluable :"), insecables(tr("{}.").format(word)),
                ((tr("Cocher une autre famille"), self._tick_another),),
            )  # fmt: skip
        else:
            self.note.quiet()
            self.bar.show_parts((
                (sure, SOLID, insecables(tr("cœur sûr {} ha").format(nombre(sure, 1)))),
                (open_, HATCHED, insecables(tr("zone à discuter {} ha").format(nombre(open_, 1)))),
            ))  # fmt: skip
            self.bar.setVisible(sure + open_ > 0)
        self._said = pluriel(families, tr("famille"), tr("familles"))
        self._write()

    def _write(self) -> None:
        accent = ink_of(self.palette()).accent.name()
        how = insecables(tr("Comment est-ce compté ?")).replace(" ", "&nbsp;")
        self.families.setText(f'{self._said} · <a href="compte" style="color:{accent}">{how}</a>')

    def _tick_another(self) -> None:
        """Tick the first variant of a family that does not vote yet."""
        votes = self.ticked(VOTE)
        there = {FAMILIES[name] for name in votes}
        for item in self.items():
            name = item.data(NAME, KEY)
            if not BY_NAME[name].given and FAMILIES[name] not in there:
                item.setCheckState(VOTE, Qt.CheckState.Checked)
                return

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_said"):
            ink: Any = ink_of(self.palette())
            self._showing = True
            for item in self.items():
                item.setIcon(NAME, self._icon(BY_NAME[item.data(NAME, KEY)], ink))
            self._showing = False
            self._write()


def _state(on: bool) -> Qt.CheckState:
    return Qt.CheckState.Checked if on else Qt.CheckState.Unchecked


class VariantsSection(Section):
    """The form in a section."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self.form = VariantsForm()
        super().__init__(self.form, "variantes_section", parent)
        self.name_it(tr("3. Variantes et accord"))
