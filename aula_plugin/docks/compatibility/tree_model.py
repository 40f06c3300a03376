"""The tree theme → rule → commune (or commune → theme → rule); lines are built when their branch is unfolded."""

from __future__ import annotations

from collections import Counter
from typing import Any

from qgis.PyQt.QtCore import QAbstractItemModel, QModelIndex, Qt

from ...core.compatibility.results import ECART, TOLERE
from ...core.typography import unite_lisible
from ...i18n import tr
from .lines import Line

NODE = Qt.ItemDataRole.UserRole + 1
GROUP, RULE, LINE = "groupe", "regle", "ligne"


class Node:
    """A theme, a rule or a line; ``positions`` are the ranks of its lines in the dossier."""

    __slots__ = ("kind", "parent", "row", "label", "code", "positions", "groups", "line", "_children", "model")

    def __init__(self, model: CompatibilityTree, kind: str, parent: Node | None, label: str, code: str = "") -> None:
        self.model, self.kind, self.parent, self.label, self.code = model, kind, parent, label, code
        self.row = 0
        self.positions: list[int] = []
        self.groups: dict[str, Node] = {}
        self.line: Line | None = None
        self._children: list[Node] | None = None

    def count(self) -> int:
        """Return the number of children without building them."""
        return len(self.groups) if self.groups else (0 if self.kind == LINE else len(self.positions))

    @property
    def children(self) -> list[Node]:
        """Return the children, built at the first asking."""
        if self._children is None:
            self._children = list(self.groups.values()) if self.groups else [self._leaf(p) for p in self.positions]
            for row, child in enumerate(self._children):
                child.row = row
        return self._children

    def _leaf(self, position: int) -> Node:
        line = self.model.lines[position]
        by_commune = self.model.by_commune
        node = Node(self.model, LINE, self, line.title if by_commune else line.place, line.rule if by_commune else "")
        node.positions, node.line = [position], line
        return node

    def lines(self) -> list[Line]:
        """Return the lines beneath."""
        return [self.model.lines[position] for position in self.positions]

    def shown(self) -> list[Line]:
        """Return the lines beneath that the filter keeps."""
        kept = self.model.kept
        return [self.model.lines[position] for position in self.positions if kept[position]]

    def signals(self) -> Counter[str]:
        """Return the number of lines kept, by signal."""
        return Counter(line.signal for line in self.shown())

    def left(self) -> int:
        """Return the number of lines kept that still ask for an avis."""
        return sum(line.to_examine and not line.examined for line in self.shown())


class CompatibilityTree(QAbstractItemModel):
    """One column; the delegate paints. ``kept`` says by position what the filter keeps."""

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self.lines: list[Line] = []
        self.kept = bytearray()
        self.by_commune = False
        self._root = self._retired = Node(self, GROUP, None, "")

    def load(self, lines: list[Line], by_commune: bool = False) -> None:
        """Show other lines, all kept."""
        self.beginResetModel()
        self.lines, self.by_commune = lines, by_commune
        self.kept = bytearray(b"\x01") * len(lines)
        # indexes point at nodes without holding them: the old ones live until nobody can ask about them
        self._retired = self._root
        self._root = Node(self, GROUP, None, "")
        for position, line in enumerate(lines):
            self._place(position, line)
        self.endResetModel()

    def _place(self, position: int, line: Line) -> None:
        if self.by_commune:
            levels = [(GROUP, line.place, ""), (RULE, line.theme, "")]
        else:
            unit = unite_lisible(line.unit)
            levels = [(GROUP, line.theme, ""), (RULE, f"{line.title}, {unit}" if unit else line.title, line.rule)]
        node = self._root
        node.positions.append(position)
        for kind, label, code in levels:
            key = code or label
            child = node.groups.get(key)
            if child is None:
                child = node.groups[key] = Node(self, kind, node, label, code)
            child.positions.append(position)
            node = child

    def position_index(self, position: int) -> QModelIndex:
        """Return the index of a line, building its branch."""
        node = self._root
        while node.kind != LINE or node is self._root:
            node = next(child for child in node.children if position in child.positions)
        return self.createIndex(node.row, 0, node)

    def touch(self, position: int) -> None:
        """Tell that a line changed, and the counts above it."""
        index = self.position_index(position)
        while index.isValid():
            self.dataChanged.emit(index, index)
            index = self.parent(index)

    def node(self, index: QModelIndex) -> Node:
        """Return the node of an index."""
        return index.internalPointer() if index.isValid() else self._root

    def index(self, row: int, column: int, parent: QModelIndex = QModelIndex()) -> QModelIndex:  # noqa: B008
        """Qt's."""
        node = self.node(parent)
        if column or not 0 <= row < node.count():
            return QModelIndex()
        return self.createIndex(row, 0, node.children[row])

    def parent(self, index: QModelIndex) -> QModelIndex:
        """Qt's."""
        parent = self.node(index).parent
        if not index.isValid() or parent is None or parent.parent is None:
            return QModelIndex()
        parent.parent.children  # noqa: B018  rows are numbered when the children are built
        return self.createIndex(parent.row, 0, parent)

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008
        """Qt's."""
        return self.node(parent).count()

    def columnCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: ARG002, B008
        """Qt's."""
        return 1

    def hasChildren(self, parent: QModelIndex = QModelIndex()) -> bool:  # noqa: B008
        """Qt's."""
        return self.node(parent).count() > 0

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the node itself, or the sentence a screen reader says."""
        if not index.isValid():
            return None
        node = self.node(index)
        if role == NODE:
            return node
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{node.code} {node.label}".strip()
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(node)
        if role == Qt.ItemDataRole.ToolTipRole:
            return node.line.row.get("motif") or None if node.line else None
        return None


def spoken(node: Node) -> str:
    """Return a node in words: what the shapes and badges say."""
    if node.line is None:
        found = node.signals()
        return tr("{}, {} écarts, {} écarts tolérés, reste {}").format(
            f"{node.code} {node.label}".strip(), found[ECART], found[TOLERE], node.left()
        )
    line = node.line
    words = [f"{node.code} {node.label}".strip(), line.signal or tr("constat"), line.value_text()]
    words += [tr("à examiner")] if line.examine else []
    words += [tr("signal modifié depuis l’avis")] if line.changed else []
    return ", ".join(filter(None, [*words, line.avis]))
