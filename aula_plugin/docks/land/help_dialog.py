"""What the panel is for, what its words mean, and the keys that work in it."""

from __future__ import annotations

from qgis.PyQt.QtWidgets import QWidget

from ...i18n import tr
from ..common.help_page import HelpPage

KEYS = (
    ("Entrée, double-clic", "compteur de la commune choisie (section 5)"),
    ("Alt+↑", "retour à l’EPCI, puis au SCoT"),
    ("Suppr", "retirer le projet choisi (section 4)"),
    ("Ctrl+C", "copier la ligne de la commune choisie"),
)
WORDS = (
    ("consommation d’ENAF", "espaces naturels, agricoles et forestiers devenus urbanisés ; ni artificialisation, ni "
     "imperméabilisation"),
    ("référence", "consommation de la période de référence : dix années par défaut"),
    ("enveloppe", "référence moins la réduction ; celle d’un EPCI compte les garanties de ses communes"),
    ("solde", "enveloppe moins ce qui est consommé depuis le début du décompte"),
    ("rythme", "consommation par année connue ; une année qui manque n’est jamais zéro"),
    ("garantie communale", "au moins 1 ha pour une commune couverte par un document (loi n° 2023-630)"),
    ("hypothèse", "projet ajouté pour voir : jamais écrit dans les résultats"),
)  # fmt: skip


class HelpDialog(HelpPage):
    """One page, nothing to choose."""

    def __init__(self, parent: QWidget | None = None) -> None:
        said = tr(
            "Donnez une table de consommation et des communes, vérifiez la règle, calculez : le compteur dit ce qui "
            "reste, à quel rythme, et ce qu’un projet changerait. Il mesure, il ne juge pas."
        )
        super().__init__(tr("Aide – Compteur ZAN"), said, (WORDS, KEYS), parent)
