"""A number as a person writes it: no spare decimals."""

from __future__ import annotations

from qgis.gui import QgsDoubleSpinBox
from qgis.PyQt.QtWidgets import QWidget

from ...core.typography import NNBSP, nombre_court


class PlainSpin(QgsDoubleSpinBox):
    """Shows ``10 m`` rather than ``10,00 m``; tells a number when it is finished, not at each figure."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setKeyboardTracking(False)
        self.setShowClearButton(False)

    def textFromValue(self, value: float) -> str:
        """Return the number without spare decimals; thousands are not spaced, so that it can be typed over."""
        text = nombre_court(value, self.decimals()).replace(NNBSP, "").replace("−", "-")
        return text.replace(",", self.locale().decimalPoint())
