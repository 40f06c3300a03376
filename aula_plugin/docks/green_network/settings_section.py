"""Réglages de l’étape: one form by step, that of the step chosen is shown."""

from __future__ import annotations

from typing import Any

from qgis.PyQt.QtCore import QSize, pyqtSignal
from qgis.PyQt.QtWidgets import QStackedWidget, QWidget

from ...core.green_network.plan import SousTrame
from ...core.green_network.plan_parts import SECTIONS
from ...core.green_network.stages import BY_KEY, LISTED, RESISTANCE
from ...i18n import tr
from ..common.section import Section
from .settings_fields import MULTIPLIERS
from .settings_form import SettingsForm


class CurrentStack(QStackedWidget):
    """As high as the page shown, not as the highest of them."""

    def sizeHint(self) -> QSize:
        """Return the size of the page shown."""
        return self.currentWidget().sizeHint() if self.currentWidget() else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Return the height of the page shown, and the width of the widest."""
        widest = max((self.widget(rank).minimumSizeHint().width() for rank in range(self.count())), default=0)
        here = self.currentWidget()
        return QSize(widest, here.minimumSizeHint().height() if here else 0)


class SettingsSection(Section):
    """Emits what the forms emit."""

    changed = pyqtSignal(str, str, object)
    opened = pyqtSignal(str, str)
    asked = pyqtSignal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        self.stack = CurrentStack()
        super().__init__(self.stack, "reglages", parent)
        self.name_it(tr("Réglages de l’étape"))  # at once: the box leaves room for the title it has when first drawn
        self.forms: dict[str, SettingsForm] = {}
        for step in LISTED:
            form = self.forms[step.key] = SettingsForm(step.key)
            form.changed.connect(self.changed)
            form.opened.connect(self.opened)
            form.asked.connect(self.asked)
            self.stack.addWidget(form)
        self.key = ""

    def show_step(self, key: str, subnet: SousTrame) -> None:
        """Show the settings of a step."""
        self.key = key
        self.setVisible(bool(key))
        if not key:
            return
        form = self.forms[key]
        section: Any = getattr(subnet, SECTIONS[key])
        form.show_values(section, {MULTIPLIERS: subnet.multiplicateurs} if key == RESISTANCE else {})
        self.stack.setCurrentWidget(form)
        self.stack.updateGeometry()
        self.name_it(tr("Réglages de l’étape : {}").format(BY_KEY[key].title))
