"""Bar, filters, tree and detail: what is chosen in one is shown in the others."""

from __future__ import annotations

from qgis.core import QgsSettings
from qgis.PyQt.QtCore import Qt, QTimer, pyqtSignal
from qgis.PyQt.QtWidgets import QApplication, QFrame, QScrollArea, QSplitter, QVBoxLayout, QWidget

from ..common.ink import scaled
from .detail import Detail
from .filter_row import FilterRow
from .lines import Line, counts, progress
from .memory import recall, remember
from .session import Session, pieces
from .signal_bar import SignalBar
from .tree_filter import Filter, FilteredTree
from .tree_model import CompatibilityTree
from .tree_view import CompatibilityTreeView

#: Below these heights of the panel, in pixels of the design, things give way; wider than WIDE, tree and detail lie
#: side by side.
LOW, LOWEST, WIDE = 640, 460, 640
#: Lines found that are worth seeing at once.
FEW_LINES = 30
SPLITTER = "aula/compatibilite/separateur"


class ResultsView(QWidget):
    """Shows a session; ``line_chosen`` gives the position of the current line, -1 for none."""

    line_chosen = pyqtSignal(int)
    counts_changed = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session: Session | None = None
        self.editable, self.why_not = True, ""
        self.position = -1
        self._key: dict[str, str] | None = None
        self._low = self._lowest = False
        self.signals = SignalBar(self)
        self.filters = FilterRow(self)
        self.model = CompatibilityTree(self)
        self.proxy = FilteredTree(self.model, self)
        self.tree = CompatibilityTreeView(self.proxy, self)
        self.detail = Detail()
        self.scroll = QScrollArea(self)
        self.scroll.setWidgetResizable(True)
        self.scroll.setFrameShape(QFrame.Shape.NoFrame)
        self.scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scroll.setWidget(self.detail)
        self.splitter = QSplitter(Qt.Orientation.Vertical, self)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self.tree)
        self.splitter.addWidget(self.scroll)
        self.splitter.setSizes([235, 365])
        self.splitter.splitterMoved.connect(lambda *_: QgsSettings().setValue(SPLITTER, self.splitter.saveState()))
        state = QgsSettings().value(SPLITTER)
        if state:
            self.splitter.restoreState(state)
        self.scroll.hide()
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(scaled(self, 6))
        page.addWidget(self.signals)
        page.addWidget(self.filters)
        page.addWidget(self.splitter, 1)
        self._connect()

    def _connect(self) -> None:
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self._choose)
        self.signals.wanted_changed.connect(self._signals_wanted)
        self.filters.changed.connect(self.apply_filter)
        self.filters.by_commune_asked.connect(self.group)
        self.filters.totals_asked.connect(self.show_totals)
        self.filters.collapse_asked.connect(self.tree.collapseAll)
        self.filters.copy_asked.connect(self.copy)
        self.filters.state_asked.connect(self.show_state)
        self.tree.line_selected.connect(lambda _: self._later.start())
        self.tree.level_asked.connect(self.detail.form.set_level)
        self.tree.note_asked.connect(self._write_note)
        self.detail.form.tree_asked.connect(self.back_to_tree)

    # Lines

    def show_session(self, session: Session) -> None:
        """Show a dossier, with the filter and the line the project remembers."""
        self.session = session
        self.position = -1
        self.filters.by_commune = bool(recall("par_commune", False))
        self.filters.totals = bool(recall("totaux", False))
        self.filters.set_filter(Filter.from_plain(recall("filtre", {}) or {}))
        self.reload()
        wanted = recall("ligne")
        found = [rank for rank, line in enumerate(session.lines) if list(line.key.values()) == wanted]
        if found:
            self.tree.go_to(found[0])
        else:
            self._choose()

    def reload(self, keep: bool = False) -> None:
        """Show the lines of the session again; ``keep`` comes back to the same line."""
        lines = self.session.lines if self.session else []
        wanted = self._key if keep else None
        self.model.load(lines, self.filters.by_commune)
        self.filters.show_lines(lines)
        self.filters.show_states(
            self.session.states if self.session else {}, self.session.state if self.session else ""
        )
        self.tree.refresh()
        self.apply_filter()
        if wanted is not None:
            found = [rank for rank, line in enumerate(lines) if line.key == wanted] or [
                rank for rank, line in enumerate(lines) if {**line.key, "idurba": wanted["idurba"]} == wanted
            ]
            if found:
                self.tree.go_to(found[0])

    def apply_filter(self) -> None:
        """Show what the filter keeps."""
        kept = self.proxy.apply(self.filters.filter, self.filters.totals)
        self.signals.set_wanted(self.filters.filter.signals)
        self.filters.tell(kept, len(self.proxy.counted()))
        self._unfold(kept)
        self.tell_counts()
        remember("filtre", self.filters.filter.to_plain())

    def _unfold(self, kept: int) -> None:
        """Show the lines a filter leaves when they are few, the rules of each theme otherwise.

        Qt folds what a filter had hidden when it comes back: without this, what is found would not be seen.
        """
        if self.filters.filter.active and kept <= FEW_LINES:
            self.tree.expandAll()
        elif not self.filters.by_commune:
            for row in range(self.proxy.rowCount()):
                self.tree.expand(self.proxy.index(row, 0))

    def tell_counts(self) -> None:
        """Count again."""
        self.signals.show_counts(counts(self.proxy.counted()))
        self.counts_changed.emit()

    def progress(self) -> tuple[int, int]:
        """Return how many lines have an avis, and how many ask for one."""
        return progress(self.proxy.counted())

    def group(self, by_commune: bool) -> None:
        """Group by commune, or by theme."""
        self.filters.by_commune = by_commune
        remember("par_commune", by_commune)
        self.reload(keep=True)

    def show_totals(self, shown: bool) -> None:
        """Show the sums by level and EPCI, or not."""
        self.filters.totals = shown
        remember("totaux", shown)
        self.apply_filter()

    def see_rule(self, rule: str) -> None:
        """See one rule only."""
        self.filters.set_filter(Filter(rule=rule))
        self.apply_filter()
        self.tree.expandAll()

    def see_only(self, lines: list[Line], words: str) -> None:
        """See some lines only, sums included when there is nothing else; what else is asked stays asked."""
        self.filters.filter.only = frozenset(tuple(line.key.values()) for line in lines)
        self.filters.filter.only_words = words
        if all(line.total for line in lines):
            self.filters.totals = True
        self.apply_filter()

    def see_changed(self) -> None:
        """See the lines whose signal or value changed since their avis."""
        self.filters.set_filter(Filter(changed=True))
        self.apply_filter()

    def show_state(self, state: str) -> None:
        """Show the lines of a state of the document where it was measured."""
        if self.session is not None:
            self.session.state = state
            self.session.load()
            self.reload(keep=True)

    def _signals_wanted(self, wanted: set) -> None:
        self.filters.filter.signals = set(wanted)
        self.apply_filter()

    def touch(self, position: int) -> None:
        """Draw a line again, and the counts above it."""
        self.model.touch(position)
        self.tell_counts()

    def copy(self) -> None:
        """Copy the lines shown, ready for a spreadsheet."""
        rows = ["\t".join(("regle", "titre", "territoire", "valeur", "unite", "signal", "certitude", "avis"))]
        for line, kept in zip(self.model.lines, self.model.kept):
            if kept:
                row = line.row
                rows.append("\t".join((
                    line.rule, line.title, line.place, line.value_text(), line.unit, line.signal,
                    row["certitude"] or "", line.avis,
                )))  # fmt: skip
        QApplication.clipboard().setText("\n".join(rows))

    # One line

    def _choose(self) -> None:
        """Show the current line; a branch leaves the detail as it was."""
        position = self.tree.current_position()
        if position < 0 and 0 <= self.position < len(self.model.lines) and self.tree.currentIndex().isValid():
            return
        self.position = position
        self._key = self.session.lines[position].key if position >= 0 and self.session is not None else None
        if position < 0 or self.session is None:
            self.detail.form.show_line(None, False)
            self.scroll.hide()
        else:
            self.show_detail()
            remember("ligne", list(self.session.lines[position].key.values()))
        self._share()
        QTimer.singleShot(0, self.tree.keep_in_sight)
        self.line_chosen.emit(position)

    def show_detail(self) -> None:
        """Show the current line again."""
        session = self.session
        if session is None or not 0 <= self.position < len(session.lines):
            return
        line = session.lines[self.position]
        said = pieces(session.evidence(self.position))
        rule, level = session.rule(line), session.level(line)
        self.detail.show_line(line, rule, level, said, self.editable, self.why_not)
        self.scroll.verticalScrollBar().setValue(0)
        self.scroll.show()

    def set_editable(self, editable: bool, why_not: str = "") -> None:
        """Allow avis or not."""
        self.editable, self.why_not = editable, why_not
        self.detail.form.set_editable(editable and self.detail.form.line is not None, why_not)

    def go_without_avis(self, step: int) -> bool:
        """Go to the next line without an avis (or the previous, -1), in the order of the tree, going round."""
        order = self._order()
        start = order.index(self.position) if self.position in order else (-1 if step > 0 else 0)
        for distance in range(1, len(order) + 1):
            position = order[(start + step * distance) % len(order)]
            line = self.model.lines[position]
            if line.to_examine and not line.examined and position != self.position:
                return self.tree.go_to(position)
        return False

    def _order(self) -> list[int]:
        """Return the positions kept, in the order of the tree."""
        found: list[int] = []
        stack = [self.model.node(self.tree.rootIndex())]
        while stack:
            node = stack.pop()
            if node.groups:
                stack.extend(reversed(list(node.groups.values())))
            else:
                found.extend(position for position in node.positions if self.model.kept[position])
        return found

    def _write_note(self) -> None:
        if self.detail.form.line is not None:
            self._share(detail=True)
            self.scroll.ensureWidgetVisible(self.detail.form.justification)
            self.detail.form.justification.setFocus()

    def back_to_tree(self) -> None:
        """Give the keyboard back to the tree."""
        self._share()
        self.tree.setFocus()

    # Room

    def fit(self, width: int, height: int) -> None:
        """Give way to what matters when the panel is low; lie side by side when it is wide."""
        self._low = height < scaled(self, LOW)
        self._lowest = height < scaled(self, LOWEST)
        self.signals.bar.setVisible(not self._low)
        self.detail.set_low(self._low)
        wide = width > scaled(self, WIDE)
        wanted = Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical
        if self.splitter.orientation() != wanted:
            self.splitter.setOrientation(wanted)
        self._share()

    def _share(self, detail: bool = False) -> None:
        """Show the tree and the detail, or one of them when there is no room for both."""
        one = self._lowest and self.splitter.orientation() == Qt.Orientation.Vertical and self.position >= 0
        self.tree.setVisible(not (one and detail))
        self.scroll.setVisible(self.position >= 0 and (detail or not one))

    def open_detail(self) -> bool:
        """Turn to the page of the detail when it is a page; False when it is beside the tree."""
        if self._lowest and self.scroll.isHidden() and self.position >= 0:
            self._share(detail=True)
            self.detail.form.avis.setFocus()
            return True
        return False
