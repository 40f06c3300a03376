"""What `aula:niveaux_centralite` and `aula:polarites_flux` say: descriptions, and what was met on the way."""

from __future__ import annotations

from typing import Any

from ...aula_plugin.i18n import tr

#: Codes named in the log; tables have them all.
_NAMED = 10


def describe_levels() -> str:
    """Return the description of the levels shown beside the dialog."""
    return tr(
        "Lit le niveau de services de chaque commune, ce qui lui manque pour le palier suivant, et qui tient quoi dans "
        "un ensemble de bourgs. C’est une lecture, non un classement officiel : le niveau d’armature reste le choix du "
        "SCoT."
        "<p><b>Données.</b> Au choix : une offre préparée (OFFRE), ou un comptage par commune (COMPTAGE : celui de "
        "« Préparer l’offre de services », une table par commune et type de la BPE, ou une colonne par équipement). "
        "Si les deux sont données, COMPTAGE sert aux communes et OFFRE aux périmètres.</p>"
        "<p><b>Méthode.</b> INSEE : une commune est pôle d’une gamme si elle a au moins la moitié de ses groupes : 13 "
        "sur 26 pour la proximité ; 24 sur 48 et 31 sur 61 en 2025 pour les gammes intermédiaire et supérieure, dont "
        "la liste vient du classeur de l’INSEE, sinon « liste absente ». Une présence compte par groupe. Les points "
        "localisés à la commune comptent pour la commune, non pour les périmètres. INRAE-CESAER pour l’ANCT (2020) : "
        "les classes viennent d’une analyse de coprésence sur la France entière, dont la règle n’est pas publique ; "
        "aucune classe n’est donc calculée. Pour chaque niveau : part des équipements caractéristiques présents, "
        "parmi ceux que l’étude publie (11 pour un centre local, 9 de plus pour un intermédiaire, le lycée pour un "
        "structurant, aucun pour un majeur). La table officielle, si vous l’avez, est jointe.</p>"
        "<p><b>Complémentarité.</b> Par ensemble de communes et par groupe : tenu par une seule (seul), plusieurs, "
        "toutes (tous), aucune (aucun) ; au moins un : une seule, une autre étant inconnue.</p>"
        "<p><b>Unités.</b> Nombres de groupes et d’équipements ; parts de 0 à 1.</p>"
        "<p><b>NULL.</b> Ce que la source ne montre pas n’est pas un manque : n_equip d’un groupe non observé ; pôle "
        "« indécidable » quand les groupes non observés peuvent faire atteindre le seuil (manque est alors un "
        "maximum) ; colonnes d’une gamme sans liste ; part d’un niveau dont rien n’est observable.</p>"
        "<p><b>Limites.</b> Une source partielle (OpenStreetMap, table de quelques équipements) ne montre que quelques "
        "groupes : cela est dit. Les codes de 2024 mis en regard des équipements publiés sont une convention. Les "
        "gammes changent chaque année : ne comparez pas deux millésimes.</p>"
        "<p><b>Sources.</b> INSEE, gammes d’équipements 2025 (statistiques/8217535) ; Hilal et al., INRAE-CESAER pour "
        "l’ANCT, 2020 (hal-03064655).</p>"
    )


def describe_flows() -> str:
    """Return the description of the polarities shown beside the dialog."""
    return tr(
        "Montre de qui dépend chaque commune, d’après une table de flux (domicile-travail, études, migrations, "
        "achats) : flux dominants, pôles, bilan de chaque commune, lignes de désir."
        "<p><b>Données.</b> FLUX : origine, destination, valeur. Les noms de l’INSEE sont reconnus (CODGEO, DCLT, "
        "DCRAN, NBFLUX…, IPONDI) ; un zéro de tête perdu est rendu, un nombre écrit avec une virgule est lu, un "
        "arrondissement de Paris, Lyon ou Marseille va à sa commune, les lignes d’une même paire s’additionnent.</p>"
        "<p><b>Méthode.</b> Nystuen et Dacey (1961), entre les communes données, flux internes exclus : la taille "
        "d’une commune est ce qu’elle reçoit des autres ; son flux dominant est le plus fort qu’elle envoie ; elle est "
        "subordonnée si ce flux va à une plus grande, sinon indépendante ; pôle si d’autres dépendent d’elle. De deux "
        "flux égaux, le dominant va à la plus grande. Les flux indirects ne sont pas ajoutés. part_interne = interne / "
        "émis ; attraction_nette = (reçus des autres − envoyés aux autres) / (leur somme), de −1 à 1 ; solde = reçus − "
        "émis. Les seuils ôtent les petits flux des lignes et des dépendances, jamais du bilan.</p>"
        "<p><b>Unités.</b> Celle de la table pour les flux (actifs, élèves…) ; parts de 0 à 1 ; longueurs à vol "
        "d’oiseau, en kilomètres.</p>"
        "<p><b>NULL.</b> Une part de rien : part_interne d’une commune qui n’émet rien ; flux dominant d’une commune "
        "dont aucun flux ne passe les seuils (sans flux).</p>"
        "<p><b>Limites.</b> Une grande ville hors de la couche attire sans être un pôle ici : regardez hors_principal "
        "et CODES_HORS, ou donnez un territoire plus large. Une table qui ne porte que les gros flux de l’INSEE (100 "
        "et plus) cache les petites communes. Un flux dominant faible domine quand même : dominant_part le dit. Une "
        "ligne droite n’est pas un trajet.</p>"
        "<p><b>Sources.</b> J. D. Nystuen et M. F. Dacey, 1961 (Regional Science Association, vol. 7) ; INSEE, "
        "mobilités professionnelles et scolaires.</p>"
    )


def tell_counts(counts: Any, groups: list[str], seen: int, feedback: Any) -> None:
    """Tell what was mended, what lies outside, and how few groups the source shows."""
    for note in counts.notes:
        feedback.pushInfo(note)
    if counts.strangers:
        shown = ", ".join(list(counts.strangers)[:_NAMED]) + ("…" if len(counts.strangers) > _NAMED else "")
        feedback.pushInfo(
            tr("Comptage : {} commune(s) hors de la couche des communes, laissée(s) de côté : {}").format(
                len(counts.strangers), shown
            )
        )
    half, known = (len(groups) + 1) // 2, len(counts.observed(groups))
    if seen == len(groups):
        return
    if known == len(groups):
        feedback.pushInfo(
            tr(
                "{} groupes de proximité sur {} ne sont nulle part : tenus pour absents, la source étant complète."
            ).format(len(groups) - seen, len(groups))
        )
        return
    tail = (
        tr(" Le seuil de {} est hors d’atteinte avec elle ; la moitié des groupes visibles serait {}.").format(
            half, (seen + 1) // 2
        )
        if seen < half
        else ""
    )
    feedback.pushWarning(
        tr("La source ne montre que {} groupes de proximité sur {} : les autres sont « non observés ».{}").format(
            seen, len(groups), tail
        )
    )


def tell_levels(table: Any, feedback: Any) -> None:
    """Tell how many communes are at each level."""
    numbers = table["niveau_insee"].value_counts()
    words = ", ".join(f"{level} : {number}" for level, number in numbers.items())
    feedback.pushInfo(tr("Pôles (lecture INSEE), {} commune(s) : {}.").format(len(table), words))


def tell_flows(notes: list[str], strangers: Any, found: Any, lines: int, away: list[str], feedback: Any) -> None:
    """Tell what was mended, which codes lie outside, and what came out."""
    for note in notes:
        feedback.pushInfo(note)
    if len(strangers):
        shown = ", ".join(strangers["code"].head(_NAMED)) + ("…" if len(strangers) > _NAMED else "")
        feedback.pushInfo(
            tr("{} code(s) hors de la couche des communes, comptés comme l’extérieur : {}").format(
                len(strangers), shown
            )
        )
    numbers = found["statut"].value_counts()
    words = ", ".join(f"{status} : {number}" for status, number in numbers.items())
    feedback.pushInfo(tr("{} commune(s), {} ligne(s) de désir ; {}.").format(len(found), lines, words))
    if away:
        shown = ", ".join(away[:_NAMED]) + ("…" if len(away) > _NAMED else "")
        feedback.pushWarning(
            tr(
                "{} commune(s) envoient plus à un seul code hors de la couche qu’à toute commune du territoire "
                "(hors_principal) : {}. Leur pôle est peut-être dehors."
            ).format(len(away), shown)
        )
    if not lines:
        feedback.pushWarning(
            tr(
                "Aucun flux entre deux communes de la couche ne passe les seuils : pas de ligne de désir. Vérifiez les "
                "codes, les seuils, et que la couche couvre le territoire de la table."
            )
        )
