"""Search, filters and what is done with the tree; below, what is left out and how to see everything again."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from qgis.gui import QgsFilterLineEdit
from qgis.PyQt.QtCore import QEvent, Qt, QTimer, pyqtSignal
from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QMenu, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from ...core.compatibility.results import ECART
from ...core.typography import date_fr, enumeration, nombre, pluriel
from ...i18n import tr
from ..common.icons import line_icon
from ..common.ink import ink_of, scaled
from .lines import Line
from .tree_filter import Filter

PAUSE_MS = 150
MODE_WORDS = {"auto": "calculée", "assiste": "mesure et personne", "humain": "personne"}


class FilterRow(QWidget):
    """Holds the filter; tells when it changes."""

    changed = pyqtSignal()
    by_commune_asked = pyqtSignal(bool)
    totals_asked = pyqtSignal(bool)
    collapse_asked = pyqtSignal()
    copy_asked = pyqtSignal()
    author_asked = pyqtSignal()
    state_asked = pyqtSignal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.filter = Filter()
        self.by_commune = self.totals = False
        self._lines: list[Line] = []
        self._states: dict[str, str] = {}
        self._state = ""
        self.search = QgsFilterLineEdit(self)
        self.search.setObjectName("recherche")
        self.search.setShowSearchIcon(True)
        self.search.setPlaceholderText(tr("Règle, commune, mot…"))
        self.search.setAccessibleName(tr("Chercher une règle, une commune, un mot"))
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._searched)
        self.search.textChanged.connect(lambda _: self._pause.start())
        self.pick = QToolButton(self)
        self.pick.setObjectName("choisir_carte")
        self.pick.setCheckable(True)
        self.pick.setMinimumHeight(scaled(self, 26))
        self.pick.setAccessibleName(tr("Choisir sur la carte"))
        self.pick.setToolTip(tr("Choisir sur la carte : un clic montre les lignes de l’endroit (Échap pour quitter)"))
        self.filters = self._button("filtres", tr("Filtres"))
        self.filters.setText(tr("Filtres"))
        self.filters.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.more = self._button("plus", tr("Grouper, replier, copier"))
        self.more.setAutoRaise(True)
        self.filters.menu().aboutToShow.connect(self._fill_filters)
        self.more.menu().aboutToShow.connect(self._fill_more)
        self.told = QLabel(self)
        self.told.setObjectName("filtre_dit")
        self.told.setWordWrap(True)
        self.told.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.MinimumExpanding)
        self.told.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self.told.linkActivated.connect(lambda _: self.clear())
        self.told.hide()
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(scaled(self, 4))
        row = QHBoxLayout()
        row.setSpacing(scaled(self, 4))
        row.addWidget(self.search, 1)
        row.addWidget(self.pick)
        row.addWidget(self.filters)
        row.addWidget(self.more)
        page.addLayout(row)
        page.addWidget(self.told)
        self._paint()

    def _button(self, name: str, words: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(name)
        button.setAccessibleName(words)
        button.setToolTip(words)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setMinimumHeight(scaled(self, 26))
        button.setMenu(QMenu(button))
        return button

    def show_lines(self, lines: list[Line]) -> None:
        """Offer the themes, modes and levels of these lines."""
        self._lines = lines

    def show_states(self, states: dict[str, str], chosen: str) -> None:
        """Offer the states of the document; the last one when none is chosen."""
        self._states, self._state = states, chosen if chosen in states else next(reversed(states), "")

    def set_filter(self, wanted: Filter) -> None:
        """Take up a filter."""
        self.filter = wanted
        self.search.blockSignals(True)
        self.search.setText(wanted.text)
        self.search.blockSignals(False)

    def clear(self) -> None:
        """See everything again."""
        self.set_filter(Filter())
        self.changed.emit()

    def tell(self, kept: int, total: int) -> None:
        """Say what the filter leaves."""
        self.told.setVisible(self.filter.active)
        if not self.filter.active:
            return
        colours = ink_of(self.palette())
        words = enumeration(f"« {word} »" for word in self.filter.words())
        said = (
            tr("Filtre {} : {} sur {}").format(words, pluriel(kept, "ligne"), nombre(total))
            if kept
            else tr("Aucune ligne pour {}.").format(words)
        )
        link = f'<a href="tout" style="color:{colours.accent.name()}">{tr("Tout voir").replace(" ", "&nbsp;")}</a>'
        self.told.setText(f'<span style="color:{colours.grey.name()}">{escape(said)}</span> – {link}')

    def _searched(self) -> None:
        self.filter.text = self.search.text()
        self.changed.emit()

    def _fill_filters(self) -> None:
        menu = self.filters.menu()
        menu.clear()
        self._check(menu, tr("Écarts seulement"), self.filter.signals == {ECART}, self._only_deviations)
        for name, words in (
            ("without_avis", tr("Sans avis")),
            ("changed", tr("Modifiés depuis l’avis")),
            ("examine", tr("À examiner (certitude)")),
        ):
            self._check(menu, words, getattr(self.filter, name), lambda on, name=name: self._set(name, on))
        menu.addSeparator()
        self._choices(menu, tr("Thème"), "themes", dict.fromkeys(line.theme for line in self._lines))
        modes = {line.row["mode"] for line in self._lines}
        self._choices(menu, tr("Mode de la règle"), "modes", [mode for mode in MODE_WORDS if mode in modes])
        levels = sorted({line.row["niveau"] for line in self._lines if line.row["niveau"]})
        self._choices(menu, tr("Niveau de l’armature"), "levels", levels)
        menu.addSeparator()
        action = menu.addAction(tr("Tout voir"), self.clear)
        action.setEnabled(self.filter.active)

    def _check(self, menu: QMenu, words: str, on: bool, act) -> None:
        action = menu.addAction(words)
        action.setCheckable(True)
        action.setChecked(on)
        action.toggled.connect(act)

    def _choices(self, menu: QMenu, words: str, name: str, values: Iterable[str]) -> None:
        values = list(values)
        below = menu.addMenu(words)
        below.setEnabled(bool(values))
        chosen = getattr(self.filter, name)
        for value in values:
            shown = tr(MODE_WORDS[value]) if name == "modes" else value.replace("&", "&&")
            self._check(below, shown, value in chosen, lambda on, value=value: self._choose(name, value, on))

    def _only_deviations(self, on: bool) -> None:
        self._set("signals", {ECART} if on else set())

    def _choose(self, name: str, value: str, on: bool) -> None:
        chosen = getattr(self.filter, name)
        self._set(name, chosen | {value} if on else chosen - {value})

    def _set(self, name: str, value) -> None:
        setattr(self.filter, name, value)
        self.changed.emit()

    def _fill_more(self) -> None:
        menu = self.more.menu()
        menu.clear()
        for words, by_commune in ((tr("Grouper par thème"), False), (tr("Grouper par commune"), True)):
            self._check(
                menu,
                words,
                self.by_commune == by_commune,
                lambda _, value=by_commune: self.by_commune_asked.emit(value),
            )
        self._check(menu, tr("Montrer les totaux (niveaux, EPCI)"), self.totals, self.totals_asked.emit)
        if self._states:
            below = menu.addMenu(tr("État du document"))
            for state, date in reversed(self._states.items()):
                words = tr("{} (calculé le {})").format(state, date_fr(date))
                self._check(below, words, state == self._state, lambda _, state=state: self.state_asked.emit(state))
        menu.addSeparator()
        menu.addAction(tr("Tout replier"), self.collapse_asked.emit)
        menu.addAction(tr("Copier les lignes affichées"), self.copy_asked.emit)
        menu.addSeparator()
        menu.addAction(tr("Auteur des avis…"), self.author_asked.emit)

    def _paint(self) -> None:
        colour = ink_of(self.palette()).ink
        self.pick.setIcon(line_icon("outils/cible", colour, 16))
        self.filters.setIcon(line_icon("outils/filtre", colour, 16))
        self.more.setIcon(line_icon("outils/suite", colour, 16))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "told"):
            self._paint()
