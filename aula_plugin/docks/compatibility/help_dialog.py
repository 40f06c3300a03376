"""What the panel is for and the keys that work in it."""

from __future__ import annotations

from qgis.PyQt.QtWidgets import QWidget

from ...i18n import tr
from ..common.help_page import HelpPage

KEYS = (
    ("↑ ↓ ← →", "parcourir, replier, déplier l’arbre"),
    ("Entrée", "zoomer sur les preuves"),
    ("Ctrl+Entrée", "table des preuves"),
    ("1 à 5, 0", "poser un avis ; 0 remet « non examiné »"),
    ("Alt+↓, Alt+↑", "suivante, précédente sans avis"),
    ("F2", "écrire la justification"),
    ("Échap", "revenir du champ à l’arbre"),
    ("Ctrl+Maj+X", "tout voir"),
    ("Ctrl+C", "copier la ligne"),
    ("Maj+F1", "aide de la règle"),
)


class HelpDialog(HelpPage):
    """One page, nothing to choose."""

    def __init__(self, parent: QWidget | None = None) -> None:
        said = tr(
            "Un signal mesure, une personne juge. Choisissez une ligne : la carte montre ses preuves, le panneau sa "
            "valeur et son seuil ; écrivez l’avis à côté. Chaque changement est enregistré aussitôt dans le dossier, "
            "l’état d’avant reste dans l’historique, même quand l’avis est changé hors du panneau, dans la table "
            "« avis ». La cible, à côté de la recherche, montre les lignes de l’endroit cliqué sur la carte."
        )
        super().__init__(tr("Aide – Compatibilité"), said, (KEYS,), parent)
