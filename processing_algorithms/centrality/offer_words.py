"""What `aula:preparer_offre` says: its description, and what was met on the way."""

from __future__ import annotations

from collections import Counter
from typing import Any

from ...aula_plugin.i18n import tr


def describe() -> str:
    """Return the description shown beside the dialog."""
    return tr(
        "Réunit équipements, commerces et services de toute source en une seule couche de points : la matière des "
        "périmètres de centralité."
        "<p><b>Résultat.</b> Un point par équipement : groupe, gamme, poids, commerce ou non ; retenu ou non, et le "
        "motif : doublon, localisé à la commune, hors du territoire. Un comptage par groupe et par commune, et la "
        "liste des codes inconnus.</p>"
        "<p><b>Méthode.</b> La nature de chaque couche est reconnue à ses champs : TYPEQU (BPE), shop et amenity "
        "(OpenStreetMap), code APE (SIRENE), sinon « Champ du type ». Un code donne un groupe de présence (école, "
        "poste, supérette ou épicerie…) : une présence compte par groupe, non par code. Les codes d’avant 2023 sont "
        "lus sous leur code de 2024. Une surface devient un point intérieur. Des équipements de la BPE mal localisés "
        "(qualité « mauvaise »), des établissements SIRENE au centre de la commune, et au moins 5 points d’au moins 3 "
        "groupes aux mêmes coordonnées sont « localisés à la commune » : comptés par commune, hors du calcul des "
        "périmètres.</p><p><b>Unités.</b> Distances en mètres ; poids sans unité ; parts en %.</p>"
        "<p><b>NULL.</b> Groupe et gamme d’un équipement qui n’en a pas ; un type NULL pèse 1, sans groupe, et il est "
        "compté ; commune d’un point situé dans la marge.</p>"
        "<p><b>Limites.</b> La correspondance APE et celle d’OpenStreetMap sont des propositions, à corriger par votre "
        "table. Les groupes intermédiaires et supérieurs demandent le classeur de l’INSEE. Deux millésimes de la BPE "
        "ne se comparent que sur la même liste. Ni l’ouverture ni la taille des commerces ne sont connues.</p>"
        "<p><b>Sources.</b> INSEE, BPE 2024 et gammes d’équipements 2025 (statistiques/8217535).</p>"
    )


def tell_reading(reading: Any, total: int, feedback: Any) -> float:
    """Tell what the codes were; return the share of equipments whose code is unknown, 0–1."""
    from ...aula_plugin.core.centrality.offer import UNKNOWN_SHARE

    for (old, new), count in sorted(reading.former.items()):
        feedback.pushInfo(tr("Code {} d’avant 2023 lu comme {} : {} équipement(s).").format(old, new, count))
    for (short, full), count in sorted(reading.padded.items()):
        feedback.pushInfo(tr("Code {} lu comme {}, ses zéros rendus : {} équipement(s).").format(short, full, count))
    for source, count in sorted(reading.left_out.items()):
        if count:
            feedback.pushInfo(
                tr("« {} » : {} objet(s) qui ne sont pas des équipements, laissé(s) de côté.").format(source, count)
            )
    for source, count in sorted(reading.no_code.items()):
        feedback.pushWarning(tr("« {} » : {} objet(s) sans type, gardé(s) sans groupe.").format(source, count))
    for source, count in sorted(reading.no_weight.items()):
        if count:
            feedback.pushWarning(
                tr("« {} » : {} objet(s) sans poids lisible, qui compte pour 1.").format(source, count)
            )
    for (source, label), count in sorted(reading.damaged.items()):
        feedback.pushWarning(
            tr("« {} » : {} libellé(s) aux accents illisibles (« {} »). Choisissez l’encodage de la couche, ou "
               "enregistrez le fichier en UTF-8.").format(source, count, label)
        )  # fmt: skip
    unknown = sum(reading.unknown.values()) + sum(reading.no_code.values())
    if reading.unknown:
        codes: Counter[str] = Counter()
        for (_, code, _), count in reading.unknown.items():
            codes[code] += count
        shown = ", ".join(f"{code} ({count})" for code, count in codes.most_common(10))
        feedback.pushWarning(
            tr("{} code(s) inconnu(s), gardé(s) sans groupe : {}{}").format(
                len(codes), shown, "…" if len(codes) > 10 else ""
            )
        )
    share = unknown / total if total else 0.0
    if share > UNKNOWN_SHARE:
        feedback.pushWarning(
            tr(
                "Nomenclature à vérifier : {:.0f} % des équipements n’ont pas de code connu. Donnez une table de "
                "correspondance."
            ).format(100 * share)
        )
    return share


def tell_offer(offer: Any, feedback: Any) -> None:
    """Tell which points take no part, and why."""
    from ...aula_plugin.core.centrality.columns import AT_COMMUNE, DUPLICATE, OUTSIDE

    for count, words in (
        (offer.without_place, tr("{} objet(s) sans géométrie ou sans coordonnées lisibles, laissé(s) de côté.")),
        (offer.count(OUTSIDE), tr("{} équipement(s) hors du territoire et de sa marge.")),
        (offer.count(AT_COMMUNE), tr("{} équipement(s) localisé(s) à la commune, hors du calcul des périmètres.")),
        (offer.count(DUPLICATE), tr("{} doublon(s) entre deux couches, écarté(s).")),
        (offer.namesakes, tr("{} paire(s) de points voisins du même groupe, gardés car leurs noms diffèrent.")),
    ):
        if count:
            feedback.pushInfo(words.format(count))
    kept = offer.points[offer.points["retenu"]]
    if offer.count(OUTSIDE) == len(offer.points):
        feedback.pushWarning(
            tr("Tous les équipements sont hors du territoire : vérifiez leur système de coordonnées et les communes.")
        )
    elif not len(kept):
        feedback.pushWarning(
            tr("Aucun équipement n’a de place qui lui soit propre : aucun périmètre ne peut en être tiré.")
        )
    elif not kept["commerce"].any():
        feedback.pushWarning(
            tr("Aucun équipement retenu n’est un commerce, et un cœur en demande : vérifiez les codes comptés comme "
               "commerces.")
        )  # fmt: skip
    if len(kept) and not offer.observable_groups:
        feedback.pushWarning(
            tr("Aucun équipement retenu n’est d’un groupe de proximité : vérifiez les codes, ou donnez une table de "
               "correspondance.")
        )  # fmt: skip
