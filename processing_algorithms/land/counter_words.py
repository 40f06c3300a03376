"""What the counter says of itself, and how its remarks are told."""

from __future__ import annotations

from typing import Any

from ...aula_plugin.i18n import tr

#: Remarks that a person has to look at; the others are only information.
_LOOK_AT = frozenset(
    {"codes", "manquantes", "sans_donnee", "inconnus", "doublons", "negatives", "prorata", "scission", "garantie"}
)


def describe() -> str:
    """Return the description shown beside the dialog."""
    return tr(
        "Compte ce qui est consommé depuis 2021, ce qui reste de l’enveloppe jusqu’en 2030, et où mène le rythme, par "
        "commune, EPCI et SCoT."
        "<p><b>Données.</b> CONSOMMATION : une ligne par commune et par année (code, année, consommation), "
        "une colonne par année (nafAAartAA des Fichiers fonciers : l’année AA ; conso_2021…), ou les territoires de "
        "« Mesurer la consommation d’espaces » (annee1, annee2, net_ha). L’unité est lue dans les noms, sinon déduite "
        "de l’ordre de grandeur ; elle est toujours dite, et demandée si deux lectures se tiennent. Les codes qui ont "
        "perdu leur zéro le retrouvent ; les communes fusionnées suivent la table de passage.</p>"
        "<p><b>Méthode.</b> Enveloppe = consommation de référence (2011 à 2020 : dix années) × (1 − taux), au moins "
        "1 ha pour une commune éligible à la garantie. Part consommée = consommation / enveloppe. Rythme = "
        "consommation / années présentes ; projection = consommation + rythme × années restantes, soit dix fois le "
        "rythme moyen ; épuisement = 2021 + enveloppe / rythme. EPCI et SCoT : sommes de leurs communes. Statut : part "
        "consommée / temps écoulé, bornes 0,75, 1 et 1,25. Années, taux, plancher, bornes : tout est paramètre, parce "
        "que la loi bouge.</p>"
        "<p><b>Unités.</b> Hectares, hectares par an, pour cent.</p>"
        "<p><b>NULL.</b> Une année absente est NULL, jamais 0 : le rythme compte les années présentes. Une référence à "
        "qui manque une année est inconnue, sauf PRORATA. Une part d’une enveloppe de 0 n’a pas de sens. Une commune "
        "sans référence ou sans consommation est laissée de côté dans les sommes, des deux côtés, et comptée.</p>"
        "<p><b>Limites.</b> La consommation d’ENAF n’est ni l’artificialisation ni l’imperméabilisation. Qui porte "
        "l’hectare de la garantie au-delà de l’enveloppe calculée prête à discussion : ajouté à la commune, et à "
        "l’EPCI si MUTUALISATION. Les projets d’envergure nationale (colonne pene) sont montrés à part. Une projection "
        "prolonge le passé. Les bornes du statut sont des valeurs de pratique. Le compteur ne juge "
        "aucun document.</p>"
        "<p><b>Sources.</b> Loi 2021-1104 du 22 août 2021, art. 194 ; loi 2023-630 du 20 juillet 2023 ; Cerema, "
        "fichiers fonciers.</p>"
    )


def tell(remarks: Any, feedback: Any) -> None:
    """Tell what was read: what asks for a look as a warning; a question becomes the message that stops the run."""
    for one in remarks:
        if not one.choices:
            (feedback.pushWarning if one.kind in _LOOK_AT else feedback.pushInfo)(one.text)
