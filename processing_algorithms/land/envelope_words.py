"""What `aula:enveloppe_urbaine` says: its description, its recipes, its numbers."""

from __future__ import annotations

from ...aula_plugin.i18n import tr

#: Keys of `core.land.envelope_settings.PRESETS`, which a test holds equal: the toolbox must not wait for the core.
PRESETS = ("geo2france", "certu", "ddt34", "cerema_doubs", "personnalise")


def caution() -> str:
    """Return what these surfaces are not: told at each run, and written in the role of the grid."""
    return tr(
        "Une enveloppe urbaine n’est pas une mesure de consommation d’espaces : elle contient des jardins, des champs "
        "et des voies, et change avec ses paramètres."
    )


def describe() -> str:
    """Return the description shown beside the dialog."""
    return tr(
        "Trace l’enveloppe urbaine (tache urbaine) autour du bâti, ou des surfaces qu’une occupation du sol y met, "
        "et dit ce qui s’est bâti dehors (extension) et dedans (densification) à une seconde date."
        "<p><b>Attention.</b> Une enveloppe urbaine n’est jamais une mesure de consommation d’espaces (mise en garde "
        "de la DDT de l’Hérault) : elle contient des jardins, des champs et des voies, et change avec ses "
        "paramètres.</p>"
        "<p><b>Méthode.</b> Dilatation de chaque objet, union, érosion, trous comblés, contour simplifié, surfaces "
        "trop petites ôtées. Avec une érosion égale à la dilatation R, deux bâtiments à moins de 2R se rejoignent et "
        "le contour revient au nu du bâti. Si l’érosion ne dépasse pas la dilatation, tout bâtiment gardé est dans "
        "son enveloppe, à la simplification près. Arcs de 16 segments par quart de cercle : à 0,12 % du rayon.</p>"
        "<p><b>Préréglages.</b> geo2france : +50 m, −50 m, au moins 10 ha, tous les trous comblés (Géo2France, "
        "OCS2D). certu : fermeture de 50 m de diamètre, soit +25 m, −25 m (Certu 2005 ; DREAL Auvergne-Rhône-Alpes). "
        "ddt34 : +30 m, −30 m (DDT de l’Hérault). cerema_doubs : +40 m, −30 m (Cerema) : l’enveloppe dépasse le bâti "
        "de 10 m. personnalise : vos paramètres. Un paramètre rempli passe avant le préréglage, et c’est écrit au "
        "journal. Ce que la source ne dit pas : 10 ha, trous de moins de 1 ha (sans source), 1 m de simplification "
        "(sans source).</p>"
        "<p><b>Seconde date.</b> Est nouveau ce qui est bâti (ou, pour une occupation du sol, urbain) à la date 2 et "
        "pas à la date 1 ; autour d’un bâtiment déjà là, ce qui est plus étroit que LARGEUR_NOUVEAU ou fait moins de "
        "5 m² est un écart de dessin, compté à part. Extension : hors de l’enveloppe de la date 1 ; densification : "
        "dedans. Leur somme est le bâti nouveau. Ce qui est démoli est dit, et n’en est pas déduit.</p>"
        "<p><b>Territoires.</b> L’enveloppe est tracée et jugée entière, puis chaque territoire compte sa part. Part "
        "principale : le plus grand morceau sur le total. Coefficient d’emprise : surface bâtie sur surface de "
        "l’enveloppe, de 0 à 1.</p>"
        "<p><b>Unités.</b> Surfaces en hectares, distances en mètres, parts en %.</p>"
        "<p><b>NULL.</b> Part principale et coefficient d’un territoire sans enveloppe ; extension et densification "
        "sans seconde date.</p>"
        "<p><b>Limites.</b> Près du bord des données, une enveloppe est plus petite qu’en vrai : donnez aussi le "
        "bâti des communes voisines. Deux millésimes saisis autrement font apparaître du bâti qui existait déjà.</p>"
        "<p><b>Grille.</b> REFERENCES écrit le rôle enveloppe_urbaine (règles F1, F6, F7, F8) ; « Préparer les "
        "références » le réunit aux autres couches.</p>"
    )


def numbers() -> tuple[tuple[str, str, str, str, bool], ...]:
    """Return parameter, field of `Settings`, label, help, advanced: empty, what the recipe or the default says."""
    return (
        ("DILATATION", "dilation", tr("Dilatation (m)"), tr("Vide : celle du préréglage."), False),
        ("EROSION", "erosion", tr("Érosion (m)"), tr("Vide : celle du préréglage. Pas plus que la dilatation."), False),
        (
            "SURFACE_MIN",
            "area_min_ha",
            tr("Surface minimale d’une enveloppe (ha)"),
            tr("Vide : 10 ha. Plus petit, le bâti est « isolé » et compté. 0 : tout est gardé."),
            False,
        ),
        (
            "TROUS_MAX",
            "holes_ha",
            tr("Trous comblés sous (ha)"),
            tr("Vide : 1 ha (tous avec geo2france). 0 : aucun."),
            False,
        ),
        (
            "SIMPLIFICATION",
            "simplification",
            tr("Simplification du contour (m)"),
            tr("Le contour bouge d’autant, au plus. Vide : 1 m, sans source. 0 : non."),
            True,
        ),
        (
            "LARGEUR_NOUVEAU",
            "new_width",
            tr("Largeur minimale du bâti nouveau (m)"),
            tr("Plus étroit, autour d’un bâtiment déjà là : écart de dessin. Vide : 2 m, sans source."),
            True,
        ),
    )


def scalars() -> tuple[tuple[str, str], ...]:
    """Return the numbers given back, and their labels."""
    return (
        ("NB_ENVELOPPES", tr("Enveloppes de la date 1")),
        ("SURFACE_HA", tr("Surface des enveloppes de la date 1 (ha)")),
        ("NB_BATI", tr("Objets de la date 1 dans une enveloppe")),
        ("NB_ISOLES", tr("Objets isolés de la date 1")),
        ("EXTENSION_HA", tr("Extension (ha bâtis)")),
        ("DENSIFICATION_HA", tr("Densification (ha bâtis)")),
    )
