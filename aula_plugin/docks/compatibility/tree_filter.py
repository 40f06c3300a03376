"""What is shown of the tree: decided in one pass over the lines, so that folded branches cost nothing."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import Any

from qgis.PyQt.QtCore import QModelIndex, QSortFilterProxyModel

from ...i18n import tr
from .lines import Line, folded
from .tree_model import CompatibilityTree


@dataclass
class Filter:
    """What a person asked to see; empty sets keep everything."""

    signals: set[str] = field(default_factory=set)
    without_avis: bool = False
    changed: bool = False
    examine: bool = False
    themes: set[str] = field(default_factory=set)
    modes: set[str] = field(default_factory=set)
    levels: set[str] = field(default_factory=set)
    rule: str = ""
    text: str = ""
    #: Some lines by the key of their avis, and what they have in common; never remembered.
    only: frozenset[tuple[str, ...]] = frozenset()
    only_words: str = ""

    def keeps(self, line: Line) -> bool:
        """Say whether a line is shown."""
        return (
            (not self.signals or line.signal in self.signals)
            and (not self.without_avis or (line.to_examine and not line.examined))
            and (not self.changed or line.changed)
            and (not self.examine or line.examine)
            and (not self.themes or line.theme in self.themes)
            and (not self.modes or line.row["mode"] in self.modes)
            and (not self.levels or (line.row["niveau"] or "") in self.levels)
            and (not self.rule or line.rule == self.rule)
            and (not self.only or tuple(line.key.values()) in self.only)
            and (not self.text or all(word in line.text for word in folded(self.text).split()))
        )

    @property
    def active(self) -> bool:
        """Say whether anything is left out."""
        return self != Filter()

    def words(self) -> list[str]:
        """Return what is asked, in words."""
        said = [signal or tr("constat") for signal in sorted(self.signals)]
        said += [tr("sans avis")] if self.without_avis else []
        said += [tr("modifiés depuis l’avis")] if self.changed else []
        said += [tr("à examiner")] if self.examine else []
        said += sorted(self.themes)
        said += [tr("mode {}").format(mode) for mode in sorted(self.modes)]
        said += [tr("niveau {}").format(level) for level in sorted(self.levels)]
        said += [self.rule] if self.rule else []
        said += [self.only_words] if self.only else []
        return said + ([self.text.strip()] if self.text.strip() else [])

    def to_plain(self) -> dict[str, Any]:
        """Return the filter as plain values, to be remembered."""
        values = {item.name: getattr(self, item.name) for item in fields(self) if not item.name.startswith("only")}
        return {name: sorted(value) if isinstance(value, set) else value for name, value in values.items()}

    @classmethod
    def from_plain(cls, values: dict[str, Any]) -> Filter:
        """Return a remembered filter; what is not understood is left out."""
        made = cls()
        for item in fields(cls):
            if item.name.startswith("only"):
                continue
            value, usual = values.get(item.name), getattr(made, item.name)
            if isinstance(usual, set) and isinstance(value, list):
                setattr(made, item.name, {str(word) for word in value})
            elif isinstance(value, type(usual)):
                setattr(made, item.name, value)
        return made


class FilteredTree(QSortFilterProxyModel):
    """Shows the lines kept and the branches that hold one."""

    def __init__(self, model: CompatibilityTree, parent: Any = None) -> None:
        super().__init__(parent)
        self.tree = model
        self.filter = Filter()
        self.totals = False
        self.setSourceModel(model)

    def apply(self, wanted: Filter | None = None, totals: bool | None = None) -> int:
        """Show what a filter keeps; return the number of lines kept."""
        self.filter = wanted if wanted is not None else self.filter
        self.totals = totals if totals is not None else self.totals
        self.tree.kept[:] = bytes(
            (self.totals or not line.total) and self.filter.keeps(line) for line in self.tree.lines
        )
        self.invalidateFilter()
        return sum(self.tree.kept)

    def counted(self) -> list[Line]:
        """Return the lines that counts and progress speak of, filter aside."""
        return [line for line in self.tree.lines if self.totals or not line.total]

    def filterAcceptsRow(self, row: int, parent: QModelIndex) -> bool:
        """Qt's: a branch is shown when one of its lines is."""
        node = self.tree.node(parent).children[row]
        kept = self.tree.kept
        return any(kept[position] for position in node.positions)

    def line_index(self, position: int) -> QModelIndex:
        """Return where a line is shown; an invalid index when the filter hides it."""
        return self.mapFromSource(self.tree.position_index(position))
