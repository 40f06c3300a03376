"""What a trial has given: signal, figures, zones, one line by territory."""

from __future__ import annotations

from html import escape
from typing import Any

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ...core.typography import majuscule
from ...i18n import tr
from ..common.badges import DashedBadge, SignalBadge
from ..common.ink import scaled
from ..compatibility.measure_text import figures

#: Beyond this height the lines scroll: the form keeps its room.
HEIGHT = 132
GAP = "&nbsp;&nbsp; "


class Result(QWidget):
    """Hidden as long as nothing was tried."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines: list[dict[str, Any]] = []
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.stale = DashedBadge(self)
        self.scroll = QScrollArea(self)
        self.scroll.setWidgetResizable(True)
        self.scroll.setFrameShape(QFrame.Shape.NoFrame)
        self.scroll.setObjectName("essai_resultat")
        self.scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scroll.setAccessibleName(tr("Résultat de l’essai"))
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(scaled(self, 4))
        page.addWidget(self.stale)
        page.addWidget(self.scroll)
        self.hide()

    def forget(self) -> None:
        """Show nothing."""
        self.lines = []
        self.hide()

    def say_stale(self) -> None:
        """Tell that the rule was changed since."""
        if self.lines:
            self.stale.show_text(tr("règle modifiée depuis cet essai"))

    def show_lines(self, lines: list[dict[str, Any]]) -> None:
        """Show the lines of a rule, one by territory."""
        self.lines = lines
        self.stale.show_text("")
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(scaled(self, 6))
        for line in lines:
            column.addLayout(self._row(line))
        column.addStretch(1)
        self.scroll.setWidget(page)
        self.setVisible(bool(lines))
        page.show()
        self._fit()

    def _fit(self) -> None:
        page = self.scroll.widget()
        if page is not None and self.lines:
            wanted = page.layout().heightForWidth(max(scaled(self, 200), self.width() - scaled(self, 16)))
            most = scaled(self, HEIGHT)
            self.scroll.setFixedHeight(min(wanted, most) if wanted > 0 else most)

    def resizeEvent(self, event) -> None:
        """Wrap again."""
        super().resizeEvent(event)
        self._fit()

    def _row(self, line: dict[str, Any]) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(scaled(self, 10))
        signal = line["signal"] or ""
        badge = SignalBadge(self)
        badge.show_signal(signal, majuscule(signal) if signal else tr("Constat"))
        row.addWidget(badge, 0, Qt.AlignmentFlag.AlignTop)
        label = QLabel(f"{_figures(line)}<br>{escape(_rest(line))}".removesuffix("<br>"))
        label.setWordWrap(True)
        label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        label.setMinimumHeight(1)  # its height follows its width, not the narrow width Qt guesses first
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row.addWidget(label, 1)
        return row


def _figures(line: dict[str, Any]) -> str:
    said = [f"<b>{escape(line['territoire_nom'] or '')}</b>"]
    said += [f"{escape(heading)}&nbsp;<b>{escape(text)}</b>" for heading, text in figures(line) if text]
    return GAP.join(said)


def _rest(line: dict[str, Any]) -> str:
    zones = tr("Zones : {}.").format(line["zones"].replace("|", ", ")) if line["zones"] else ""
    return " ".join(filter(None, (line["message"], majuscule(line["motif"] or ""), zones)))
