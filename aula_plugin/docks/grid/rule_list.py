"""The rules of the grid, in their order, under their themes; what may be done to one of them."""

from __future__ import annotations

from qgis.gui import QgsFilterLineEdit
from qgis.PyQt.QtCore import QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QIcon, QKeyEvent, QPalette, QPen
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QToolButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ...core.compatibility.grid_edit import Checked, rule_label
from ...core.compatibility.grid_form import threshold_words
from ...core.compatibility.roles import slug
from ...i18n import tr
from ..common.icons import painted_icon
from ..common.ink import Ink, ink_of, scaled

#: Height of a line, in pixels of the design.
ROW = 22
KEYS = {
    (Qt.KeyboardModifier.NoModifier, Qt.Key.Key_Insert): "ajouter",
    (Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_D): "dupliquer",
    (Qt.KeyboardModifier.NoModifier, Qt.Key.Key_Delete): "supprimer",
    (Qt.KeyboardModifier.AltModifier, Qt.Key.Key_Up): "monter",
    (Qt.KeyboardModifier.AltModifier, Qt.Key.Key_Down): "descendre",
}
RULE = Qt.ItemDataRole.UserRole


class RuleTree(QTreeWidget):
    """Keys that act on the rule chosen."""

    asked = pyqtSignal(str)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the keys of the buttons under the tree, leave the others to Qt."""
        name = KEYS.get((event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier, event.key()))
        if name is None:
            super().keyPressEvent(event)
        else:
            self.asked.emit(name)


class RuleList(QWidget):
    """Emits which rule is chosen, and what is asked for it."""

    chosen = pyqtSignal(int)
    add_asked = pyqtSignal()
    duplicate_asked = pyqtSignal()
    remove_asked = pyqtSignal()
    move_asked = pyqtSignal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._showing = False
        self._drawn: tuple = ()
        self.filter = QgsFilterLineEdit(self)
        self.filter.setObjectName("chercher")
        self.filter.setPlaceholderText(tr("Chercher une règle"))
        self.filter.setAccessibleName(tr("Chercher une règle"))
        self.filter.setShowSearchIcon(True)
        self.filter.textChanged.connect(lambda _: self._filter())
        self.tree = RuleTree(self)
        self.tree.setObjectName("regles")
        self.tree.setAccessibleName(tr("Règles de la grille"))
        self.tree.setColumnCount(2)
        self.tree.setHeaderHidden(True)
        self.tree.setRootIsDecorated(False)
        self.tree.setIndentation(scaled(self, 8))
        self.tree.setUniformRowHeights(True)
        self.tree.setIconSize(QSize(scaled(self, 12), scaled(self, 12)))
        self.tree.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = self.tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.tree.currentItemChanged.connect(lambda item, _: self._choose(item))
        self.tree.asked.connect(lambda name: self.buttons[name].click())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(scaled(self, 6))
        column.addWidget(self.filter)
        column.addWidget(self.tree, 1)
        column.addLayout(self._buttons())
        self.setMinimumWidth(scaled(self, 250))

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(scaled(self, 4))
        self.buttons: dict[str, QToolButton] = {}
        for name, text, tip, act in (
            ("ajouter", tr("Ajouter"), tr("Ajouter une règle (Inser)"), self.add_asked.emit),
            ("dupliquer", tr("Dupliquer"), tr("Dupliquer la règle (Ctrl+D)"), self.duplicate_asked.emit),
            ("supprimer", tr("Supprimer"), tr("Supprimer la règle (Suppr)"), self.remove_asked.emit),
            ("monter", "↑", tr("Monter la règle (Alt+↑)"), lambda: self.move_asked.emit(-1)),
            ("descendre", "↓", tr("Descendre la règle (Alt+↓)"), lambda: self.move_asked.emit(1)),
        ):
            button = QToolButton(self)
            button.setObjectName(name)
            button.setText(text)
            button.setToolTip(tip)
            button.setAccessibleName(tip)
            button.setMinimumHeight(scaled(self, 26))
            button.clicked.connect(lambda _, act=act: act())
            row.addWidget(button)
            self.buttons[name] = button
        row.insertStretch(3, 1)
        return row

    def show_rules(self, rules: list, checked: Checked, current: int) -> None:
        """Show the rules; the current one is chosen without being told."""
        self._showing = True
        drawn = tuple(
            (*rule_label(rule), threshold_words(rule) if isinstance(rule, dict) else "", *self._state(checked, rank))
            for rank, rule in enumerate(rules)
        )
        if drawn != self._drawn:
            self._draw(drawn)
            self._drawn = drawn
        item = self._item(current)
        if item is not None and item is not self.tree.currentItem():
            self.tree.setCurrentItem(item)
            self.tree.scrollToItem(item)
        for name, button in self.buttons.items():
            button.setEnabled(bool(rules) or name == "ajouter")
        self.buttons["monter"].setEnabled(current > 0)
        self.buttons["descendre"].setEnabled(0 <= current < len(rules) - 1)
        self._showing = False

    def _state(self, checked: Checked, rank: int) -> tuple[bool, bool]:
        return checked.blocking(rank), bool(checked.of_rule(rank))

    def _paint(self, ink: Ink) -> None:
        """Keep the ink of the texts on the line chosen, as the panels do."""
        palette = self.tree.palette()
        palette.setColor(QPalette.ColorRole.Highlight, ink.selection)
        palette.setColor(QPalette.ColorRole.HighlightedText, ink.ink)
        self.tree.setPalette(palette)

    def _draw(self, drawn: tuple) -> None:
        self.tree.clear()
        ink = ink_of(self.palette())
        self._paint(ink)
        theme, parent = None, None
        for rank, (name, title, own, threshold, wrong, doubtful) in enumerate(drawn):
            if own != theme or parent is None:
                theme, parent = own, QTreeWidgetItem(self.tree, [own or tr("Sans thème"), ""])
                parent.setFlags(Qt.ItemFlag.ItemIsEnabled)
                parent.setFirstColumnSpanned(True)
                parent.setSizeHint(0, QSize(0, scaled(self, ROW)))
                font = parent.font(0)
                font.setBold(True)
                parent.setFont(0, font)
                parent.setBackground(0, ink.soft)
                parent.setToolTip(0, own)
            item = QTreeWidgetItem(parent, [f"{name}  {title}", threshold])
            item.setData(0, RULE, rank)
            item.setToolTip(0, f"{name} – {title}")
            item.setForeground(1, ink.grey)
            item.setTextAlignment(1, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter))
            if wrong or doubtful:
                item.setIcon(0, _state_icon(wrong, ink, scaled(self, 12)))
                item.setToolTip(0, f"{name} – {title}\n" + (tr("À corriger") if wrong else tr("À vérifier")))
        self.tree.expandAll()
        self._filter()

    def _item(self, rank: int) -> QTreeWidgetItem | None:
        return next((item for item in self._items() if item.data(0, RULE) == rank), None)

    def _items(self) -> list[QTreeWidgetItem]:
        root = self.tree.invisibleRootItem()
        groups = [root.child(n) for n in range(root.childCount())]
        return [group.child(n) for group in groups for n in range(group.childCount())]

    def _filter(self) -> None:
        asked = slug(self.filter.text())
        for item in self._items():
            words = slug(f"{item.text(0)} {item.parent().text(0)}")
            item.setHidden(bool(asked) and asked not in words)
        root = self.tree.invisibleRootItem()
        for n in range(root.childCount()):
            group = root.child(n)
            group.setHidden(all(group.child(m).isHidden() for m in range(group.childCount())))

    def _choose(self, item: QTreeWidgetItem | None) -> None:
        rank = item.data(0, RULE) if item is not None else None
        if not self._showing and rank is not None:
            self.chosen.emit(rank)


def _state_icon(wrong: bool, ink: Ink, size: int) -> QIcon:
    def draw(painter, box) -> None:
        colour = ink.ink if wrong else ink.accent
        painter.setPen(QPen(colour, 1.3))
        painter.drawEllipse(box.adjusted(1, 1, -1, -1))
        font = painter.font()
        font.setBold(True)
        font.setPixelSize(max(6, round(box.height() * 0.66)))
        painter.setFont(font)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, "!" if wrong else "i")

    return painted_icon(draw, size)
