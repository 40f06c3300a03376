"""The help of a panel: what it is for, then tables of words and of keys."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from ...i18n import tr

#: Of the page, in lines of text: it grows with the letters.
WIDTH = 28


class HelpPage(QDialog):
    """One page, nothing to choose.

    Parameters
    ----------
    tables : each a list of (word, what it means or does).
    """

    def __init__(
        self, title: str, said: str, tables: Sequence[Sequence[tuple[str, str]]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        drawn = "<p></p>".join(f"<table>{''.join(_row(*line) for line in table)}</table>" for table in tables)
        label = QLabel(f"<p>{said}</p>{drawn}", self)
        label.setWordWrap(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        page = QVBoxLayout(self)
        page.addWidget(label)
        page.addWidget(buttons)
        width = WIDTH * label.fontMetrics().height()
        label.setMinimumSize(width, label.heightForWidth(width))  # a dialog does not ask a wrapped text its height


def _row(word: str, act: str) -> str:
    return f"<tr><td><b>{tr(word)}</b>&nbsp;&nbsp;</td><td>{tr(act)}</td></tr>"
