"""What the panel is for, what the marks mean, and the keys that work in it."""

from __future__ import annotations

from qgis.PyQt.QtWidgets import QWidget

from ...i18n import tr
from ..common.help_page import HelpPage

KEYS = (
    ("Alt+←, Alt+→", "sous-trame précédente, suivante"),
    ("↑ ↓", "parcourir les étapes ; les réglages suivent"),
    ("Ctrl+Entrée", "calculer jusqu’à l’étape choisie (ou double-clic)"),
    ("Échap", "quitter l’outil « Choisir sur la carte »"),
)
MARKS = (
    ("à jour", "rien n’a changé depuis le calcul"),
    ("à refaire", "un réglage, une couche ou une étape d’avant a changé ; la raison est écrite dessous"),
    ("aperçu", "calculé sur des mailles quatre fois plus larges, pour régler ; n’est pas un résultat"),
    ("bloquée", "attend une autre étape ou une donnée"),
    ("arrêtée", "la donnée est à corriger ; la note dit quoi"),
    ("passage", "noté sur un conflit, avec un motif ; le conflit part au calcul suivant, revient si on le décoche"),
)


class HelpDialog(HelpPage):
    """One page, nothing to choose."""

    def __init__(self, parent: QWidget | None = None) -> None:
        said = tr(
            "Donnez l’occupation du sol, puis réglez chaque sous-trame étape par étape. Le panneau ne calcule que ce "
            "qui n’est plus vrai. Les résultats sont dans un dossier à côté du fichier de paramètres ; les frictions "
            "et les distances sont les vôtres, à valider localement."
        )
        super().__init__(tr("Aide – Trame verte et bleue"), said, (MARKS, KEYS), parent)
