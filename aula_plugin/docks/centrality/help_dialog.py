"""What the panel is for, what its words mean, and the keys that work in it."""

from __future__ import annotations

from qgis.PyQt.QtWidgets import QWidget

from ...i18n import tr
from ..common.help_page import HelpPage

KEYS = (
    ("Alt+↑, Alt+↓", "commune précédente, suivante"),
    ("double-clic sur un curseur", "revenir au défaut (le repère gris)"),
    ("A, E", "ajouter, retirer une parcelle (section 4)"),
    ("Ctrl+Z, Ctrl+Y", "annuler, refaire le dernier geste (section 4)"),
    ("Échap", "quitter l’outil de carte"),
)
WORDS = (
    ("candidat", "périmètre proposé par le calcul ; ce sont les élus qui décident"),
    ("cœur sûr", "toutes les familles de variantes s’y accordent"),
    ("zone à discuter", "une partie seulement des familles le contient"),
    ("aucun cœur", "un résultat : le seuil qui a manqué est écrit"),
    ("retouche", "parcelle ajoutée ou retirée avec un motif ; un nouveau calcul ne l’efface jamais"),
)
HOW = (
    ("Familles", "champ de densité ; chaînes de commerces (tampons, enveloppe) ; réseau de rues ; tissu bâti"),
    ("Une voix chacune", "deux variantes d’une même famille se partagent sa voix"),
    ("Score", "part des familles qui contiennent l’endroit, de 0 à 1"),
    ("Cœur sûr", "score de 1 ; zone à discuter : entre 0 et 1"),
    ("Périmètres donnés", "SCoT, PLU(i), dessinés à la main : ils ne votent que si vous les cochez"),
)


class HelpDialog(HelpPage):
    """One page, nothing to choose."""

    def __init__(self, parent: QWidget | None = None) -> None:
        said = tr(
            "Donnez une offre de services et des communes, réglez sur une commune en regardant la carte, calculez "
            "l’ensemble dans un dossier, puis ajustez avec les élus. Les seuils n’ont pas de source publique : "
            "regardez ce que chacun change."
        )
        super().__init__(tr("Aide – Centralités"), said, (WORDS, KEYS), parent)


class HowDialog(HelpPage):
    """How the agreement is counted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        said = tr("L’accord dit ce que plusieurs façons de dessiner ont en commun, maille par maille.")
        super().__init__(tr("Comment est-ce compté ?"), said, (HOW,), parent)
