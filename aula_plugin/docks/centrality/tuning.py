"""2. Régler: five settings as sliders, the thresholds they give in plain numbers, and what each does to the area."""

from __future__ import annotations

from collections.abc import Mapping

from qgis.PyQt.QtCore import QEvent, Qt, pyqtSignal
from qgis.PyQt.QtGui import QPalette, QResizeEvent
from qgis.PyQt.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ...core.centrality.settings import Settings
from ...core.typography import insecables, nombre_court
from ...i18n import tr
from ..common.fonts import small_font
from ..common.ink import ink_of, scaled, set_grey
from ..common.plain_spin import PlainSpin
from ..common.section import Section
from ..common.wrapped import wrap
from .effect_bar import EffectBar
from .tick_slider import TickSlider
from .wiring import SLIDERS, Slider

#: Width of the panel from which the effects stand beside the sliders.
WIDE = 400
ROW = 26


class Row:
    """The widgets of one setting."""

    def __init__(self, slider: Slider, form: TuningForm, rank: int) -> None:
        self.setting = slider
        usual = round(getattr(Settings(), slider.name) / slider.scale)
        self.slider = TickSlider(slider.least, slider.most, usual, form)
        self.slider.setObjectName(f"curseur_{slider.name}")
        self.slider.setAccessibleName(tr(slider.label))
        self.slider.setSingleStep(slider.step)
        self.slider.setPageStep(slider.step)
        self.spin = PlainSpin(form)
        self.spin.setObjectName(f"valeur_{slider.name}")
        self.spin.setDecimals(0)
        self.spin.setRange(slider.least, slider.most)
        self.spin.setSingleStep(slider.step)
        self.spin.setSuffix(tr(slider.suffix).replace(" ", "\u202f"))
        self.spin.setFixedWidth(scaled(form, 78))
        self.label = QLabel(tr(slider.label), form)
        self.label.setBuddy(self.spin)
        self.bar = EffectBar(tr(slider.label), form)
        self.effect = ""
        for column, widget in enumerate((self.label, self.slider, self.spin, self.bar)):
            form.grid.addWidget(widget, rank, column)
        self.slider.valueChanged.connect(lambda value: self._moved(value, form))
        self.spin.valueChanged.connect(lambda value: self._typed(value, form))
        self.tell("")

    def _moved(self, value: int, form: TuningForm) -> None:
        if round(self.spin.value()) != value:
            self.spin.setValue(value)
        form.tell(self.setting.name, value * self.setting.scale)

    def _typed(self, value: float, form: TuningForm) -> None:  # noqa: ARG002
        if self.slider.value() != round(value):
            self.slider.setValue(round(value))

    def tell(self, effect: str) -> None:
        """Say what the setting is and, when the bars have no room, what it does."""
        usual = tr("Défaut : {} (double-clic pour y revenir).").format(f"{self.slider.usual}{tr(self.setting.suffix)}")
        said = "\n".join(filter(None, [tr(self.setting.tip), insecables(usual), effect]))
        for widget in (self.slider, self.spin, self.label):
            widget.setToolTip(said)


class TuningForm(QWidget):
    """``changed`` gives the name of a setting and its value."""

    changed = pyqtSignal(str, float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._showing = False
        self.effects: Mapping[str, tuple[float, float]] = {}
        self.grid = QGridLayout()
        self.grid.setHorizontalSpacing(scaled(self, 6))
        self.grid.setVerticalSpacing(scaled(self, 2))
        self.grid.setColumnStretch(1, 1)
        self.rows = {one.name: Row(one, self, rank) for rank, one in enumerate(SLIDERS)}
        self.thresholds = self._small("seuils")
        self.took = self._small("duree")
        self.took.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        foot = QHBoxLayout()
        foot.addWidget(self.thresholds, 3)
        foot.addWidget(self.took, 2)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(scaled(self, 4))
        page.addLayout(self.grid)
        page.addLayout(foot)
        self._wide = False
        self._arrange()

    def _small(self, name: str) -> QLabel:
        label = QLabel(self)
        label.setObjectName(name)
        wrap(label)
        label.setFont(small_font(self.font()))
        set_grey(label)
        return label

    def tell(self, name: str, value: float) -> None:
        """Pass on a change a person made."""
        if not self._showing:
            self.changed.emit(name, value)

    def show_settings(self, settings: Settings, built: bool) -> None:
        """Show other settings; without buildings, the threshold of built form is greyed and says why."""
        self._showing = True
        for name, row in self.rows.items():
            row.slider.setValue(round(getattr(settings, name) / row.setting.scale))
        row = self.rows["built"]
        for widget in (row.slider, row.spin, row.label):
            widget.setEnabled(built)
        if not built:
            row.slider.setToolTip(tr("Ajoutez une couche de bâti (1. Données) pour régler ce seuil."))
            row.spin.setToolTip(row.slider.toolTip())
        self._showing = False

    def show_thresholds(self, density: float | None, built: float | None, seconds: float) -> None:
        """Say the values that the settings gave, and how long the drawing took."""
        words = [tr("densité {}").format(nombre_court(density, 1))] if density is not None else []
        words += [tr("bâti {}").format(nombre_court(built, 2))] if built is not None else []
        self.thresholds.setText(insecables(" ; ".join(words)))
        self._seconds = insecables(tr("calculé en {} s").format(nombre_court(max(seconds, 0.1), 1)))
        self._foot()

    def show_busy(self) -> None:
        """Say that it lasts."""
        self.took.setText(tr("calcul…"))

    def _foot(self) -> None:
        if self._wide and self.effects:
            self.took.setText(insecables(tr("effet de ± 25 %, en ha")))
            self.took.setToolTip(getattr(self, "_seconds", ""))
        else:
            self.took.setText(getattr(self, "_seconds", ""))

    def show_effects(self, effects: Mapping[str, tuple[float, float]]) -> None:
        """Show what each setting does; nothing takes the bars away."""
        self.effects = effects
        widest = max((abs(one) for both in effects.values() for one in both), default=1.0)
        for name, row in self.rows.items():
            row.bar.show_effect(effects.get(name), widest)
            row.tell(row.bar.words())
        self._foot()

    def _arrange(self) -> None:
        for row in self.rows.values():
            row.bar.setVisible(self._wide)
        self._foot()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the bars where there is room."""
        super().resizeEvent(event)
        wide = self.window().width() >= scaled(self, WIDE) and self.width() >= scaled(self, WIDE - 60)
        if wide != self._wide:
            self._wide = wide
            self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "took"):
            grey = ink_of(self.palette()).grey
            for label in (self.thresholds, self.took):
                palette = label.palette()
                palette.setColor(QPalette.ColorRole.WindowText, grey)
                label.setPalette(palette)


class TuningSection(Section):
    """The form in a section."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self.form = TuningForm()
        super().__init__(self.form, "regler", parent)
        self.name_it(tr("2. Régler (aperçu en direct)"))
