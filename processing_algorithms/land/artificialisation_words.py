"""The description of `aula:artificialisation` and the labels of what it asks for."""

from __future__ import annotations

from ...aula_plugin.i18n import tr


def describe() -> str:
    """Return the description shown beside the dialog."""
    return tr(
        "Mesure, entre deux dates et sur tout périmètre, ce qui a été consommé, artificialisé, imperméabilisé, et ce "
        "qui a été rendu. Trois mesures différentes, jamais l’une pour l’autre : une végétation haute dans un "
        "lotissement est consommée, elle n’est pas artificialisée."
        "<p><b>Données.</b> Au choix : deux occupations du sol ; une seule couche qui porte les deux dates "
        "(OCCUPATION_2 vide) ; une couche des seuls changements (case à cocher). Les champs de codes usuels sont "
        "reconnus et écrits dans le journal. Territoires : toute couche de surfaces ; sans elle, l’emprise "
        "commune.</p>"
        "<p><b>Méthode.</b> Consommation d’ENAF : surface A, F ou N à la date 1, et Uh, Ue, Ui ou Ua à la date 2 "
        "(matrice usage × couverture OCS2D) ; renaturation : l’inverse ; nette : la différence. Le bâti agricole "
        "compte en activités à 50 m au plus de l’enveloppe urbaine de la même date, en agricole au-delà. "
        "Artificialisation : matrice du décret, puis seuils : bâti 50 m², autres surfaces 2 500 m², infrastructures "
        "larges de 5 m ; une zone trop petite prend l’état de ce qui l’entoure. Imperméabilisation : surfaces bâties "
        "et revêtues. Un changement plus petit ou plus étroit que les seuils de numérisation, d’un seul tenant, est "
        "mis à part et compté (ecart_ha). Typologie : part de chaque vocation dans les hectares pris.</p>"
        "<p><b>Unités.</b> Hectares ; pct, artif_pct, imper_pct : % de la surface couverte aux deux dates (de celle "
        "du territoire pour des changements seuls) ; rythme : hectares par an. urbanise, artif, imper 1 et 2 : stocks "
        "de chaque date.</p>"
        "<p><b>NULL.</b> Une mesure que la nomenclature ne permet pas (OCS GE : pas de consommation d’ENAF) ; stocks "
        "et couverture de changements seuls. Code inconnu ou vide : compté à part (code_inconnu_ha et table des "
        "codes) quand la mesure en dépend ; code lisible qui ne suffit pas : indetermine_ha.</p>"
        "<p><b>Limites.</b> Les seuils de numérisation et ceux de la typologie sont des choix de pratique. Un lieu "
        "que deux objets recouvrent à une seule date compte deux fois ; au-delà de 0,5 % la couche est refusée.</p>"
        "<p><b>Sources.</b> Loi n° 2021-1104, art. 194 ; code de l’urbanisme, R. 101-1 et son annexe (décret n° "
        "2023-1096) ; OCS2D : matrices de Géo2France ; OCS GE : nomenclature de l’IGN.</p>"
    )


def numbers() -> tuple[tuple[str, str, str, float, str], ...]:
    """Return parameter, attribute of `Settings`, label, default, help."""
    no_source = tr("Choix de pratique, sans source.")
    decree = tr("Annexe à l’article R. 101-1 (décret n° 2023-1096).")
    return (
        ("BATI_MIN", "built_min", tr("Bâti : seuil (m²)"), 50.0, decree),
        ("ZONE_MIN", "zone_min", tr("Autres surfaces : seuil (m²)"), 2500.0, decree),
        ("LARGEUR_MIN", "width_min", tr("Infrastructures linéaires : largeur (m)"), 5.0, decree),
        (
            "DISTANCE_ENVELOPPE",
            "envelope_distance",
            tr("Bâti agricole : distance à l’enveloppe (m)"),
            50.0,
            tr("En activités jusqu’à cette distance, borne comprise. Matrice OCS2D du 27/11/2024."),
        ),
        (
            "ECART_SURFACE",
            "drawing_area",
            tr("Écart de numérisation : surface (m²)"),
            5.0,
            tr("Un changement d’un seul tenant plus petit est mis à part et compté. {}").format(no_source),
        ),
        (
            "ECART_LARGEUR",
            "drawing_width",
            tr("Écart de numérisation : largeur (m)"),
            2.0,
            tr("Un changement d’un seul tenant plus étroit est mis à part et compté. {}").format(no_source),
        ),
        (
            "PART_DOMINANTE",
            "dominant",
            tr("Typologie : part dominante (%)"),
            50.0,
            tr("Sous cette part, la deuxième vocation est nommée aussi. {}").format(no_source),
        ),
        (
            "PART_SECONDE",
            "second",
            tr("Typologie : deuxième part (%)"),
            20.0,
            tr("Une vocation est nommée à partir de cette part. {}").format(no_source),
        ),
        (
            "RECOUVREMENT_MAX",
            "overlap_max",
            tr("Recouvrements acceptés (% de la surface)"),
            0.5,
            tr("Au-delà, l’occupation du sol est refusée et les plus grands recouvrements sont nommés."),
        ),
    )


def flags() -> tuple[tuple[str, str, str, bool, bool, str], ...]:
    """Return parameter, attribute of `Settings`, label, default, whether it is advanced, help."""
    return (
        (
            "CHANGEMENTS_SEULS",
            "changes_only",
            tr("La couche ne contient que des changements"),
            False,
            False,
            tr("Stocks, couverture et seuils ne sont alors pas évalués (NULL, jamais 0)."),
        ),
        (
            "SEUILS",
            "thresholds",
            tr("Appliquer les seuils du décret"),
            True,
            False,
            tr("Décochez pour la matrice seule, avant seuils."),
        ),
        (
            "PARCS",
            "parks",
            tr("Exempter les parcs et jardins publics"),
            False,
            True,
            tr("OCS2D, US3.2.1 végétalisé d’au moins 2 500 m² d’un seul tenant : non artificialisé, avant les seuils."),
        ),
        (
            "SOLAIRE",
            "solar",
            tr("Exempter le solaire au sol"),
            False,
            True,
            tr("OCS2D, US2.1.4 hors bâti : non artificialisé, avant les seuils."),
        ),
        (
            "TOUS_CHANGEMENTS",
            "every_change",
            tr("Montrer aussi les changements qui ne sont pas des flux"),
            False,
            True,
            tr("Un blé devenu prairie, par exemple : codes différents, aucune mesure ne change."),
        ),
        (
            "MORCEAUX",
            "pieces",
            tr("Un objet par lieu dans la couche des changements"),
            False,
            True,
            tr("Sinon un objet par territoire et par couple de codes."),
        ),
    )


def scalars() -> tuple[tuple[str, str], ...]:
    """Return name and label of each scalar output."""
    return (
        ("TOTAL_HA", tr("Surface prise, mesure choisie (ha)")),
        ("NET_HA", tr("Surface prise moins surface rendue, mesure choisie (ha)")),
        ("CONSO_HA", tr("Consommation d’ENAF (ha)")),
        ("RENAT_HA", tr("Renaturation (ha)")),
        ("NET_ENAF_HA", tr("Consommation nette d’ENAF (ha)")),
        ("ARTIF_HA", tr("Artificialisation (ha)")),
        ("DESARTIF_HA", tr("Désartificialisation (ha)")),
        ("IMPER_HA", tr("Imperméabilisation (ha)")),
        ("ECART_HA", tr("Écarts de numérisation mis à part (ha)")),
        ("NB_CODES_INCONNUS", tr("Codes illisibles (lignes de la table des codes)")),
        ("NON_COUVERT_PCT", tr("Part des territoires non couverte aux deux dates (%)")),
    )
