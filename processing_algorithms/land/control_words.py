"""What `aula:controler_occupation_sol` says of itself."""

from __future__ import annotations

from ...aula_plugin.i18n import tr


def describe() -> str:
    """Return the help of the algorithm."""
    return tr(
        "Cherche les défauts d’une occupation du sol, avant de mesurer dessus, et donne à chacun un lieu sur lequel "
        "zoomer. Une couche, ou deux ou trois dates."
        "<p><b>Méthode.</b> Trois gravités. <b>Erreurs</b> : codes vides ou absents de la nomenclature ; lacunes "
        "(dans le territoire, ou trous que des objets entourent) ; recouvrements, un par paire d’objets ; objets en "
        "double ; objets sans surface. <b>Avertissements</b> : codes trop peu précis ; objets sous l’unité minimale ; "
        "croisements US × CS jamais observés (OCS2D : sans poste à 4 classes) ; géométries invalides, contrôlées une "
        "fois réparées ; aller-retours : un lieu pris puis rendu, ou rendu puis repris, entre trois dates. "
        "<b>Informations</b> : lacunes et recouvrements sous SURFACE_MIN ; objets petits au bord du territoire ; "
        "aller-retours sous l’unité minimale ; voisins de mêmes codes, réunis.</p>"
        "<p><b>Unités minimales.</b> OCS2D : 50 m² pour CS1.1.1 et US5.4.0, 300 m² ailleurs (guide de qualité de "
        "Géo2France) ; 300 m² partout en 2005-2015. CLC : 25 ha. OCS GE : 200 et 500 m², valeurs de pratique sans "
        "source ici, et 2 500 m² hors zone construite, non contrôlés : les codes ne disent pas cette zone.</p>"
        "<p><b>Unités.</b> m² dans ERREURS, hectares et % dans BILAN. Une part se rapporte à la surface couverte ; "
        "celle des lacunes, au territoire, ou sans lui à la surface couverte et aux lacunes.</p>"
        "<p><b>NULL.</b> m2 : objet sans surface. code : sans objet. date : année, ou 1 si l’unique couche n’en dit "
        "pas.</p>"
        "<p><b>Styles.</b> Ceux de l’OCS2D (usage, couvert, 4 et 21 postes) et de l’OCS GE sont dans le dossier "
        "styles/land de l’extension : Propriétés de la couche › Symbologie › Style › Charger le style. Ils trouvent "
        "seuls les champs cs, us, code_cs, us_2021…</p>"
        "<p><b>Limites.</b> Un morceau large de moins d’un centimètre en moyenne est un arrondi, non relevé. Une place "
        "que trois objets couvrent a trois lignes ; les chiffres PART_ et SURFACE_ la comptent une fois. Un "
        "croisement rare peut être vrai, un aller-retour aussi : l’outil signale, une personne juge.</p>"
    )


def kinds() -> tuple[tuple[str, str], ...]:
    """Return the kinds of defects and what counts them is called."""
    return (
        ("geometrie_invalide", tr("Géométries invalides")),
        ("doublon", tr("Objets en double")),
        ("code_vide", tr("Codes vides")),
        ("code_inconnu", tr("Codes inconnus")),
        ("code_trop_large", tr("Codes trop peu précis")),
        ("croisement_absent", tr("Croisements absents de la table")),
        ("croisement_rare", tr("Croisements jamais observés")),
        ("lacune", tr("Lacunes")),
        ("recouvrement", tr("Recouvrements")),
        ("sous_unite", tr("Objets sous l’unité minimale")),
        ("aller_retour", tr("Aller-retours entre dates")),
        ("non_fusionne", tr("Ensembles de voisins de mêmes codes")),
    )


def severities() -> tuple[tuple[str, str], ...]:
    """Return the severities and what counts them is called."""
    return (
        ("erreur", tr("Erreurs")),
        ("avertissement", tr("Avertissements")),
        ("information", tr("Informations")),
    )
