"""What `aula:comparer_perimetres` says: its description, and the pairs of versions in a sentence each."""

from __future__ import annotations

from typing import Any

from ...aula_plugin.i18n import tr


def describe() -> str:
    """Return the description shown beside the dialog."""
    return tr(
        "Met côte à côte plusieurs versions des périmètres de centralité : calculées, du SCoT, du PLU(i), issues de la "
        "concertation. Montre ce qu’elles partagent, ce que chacune tient seule, l’offre et les habitants laissés "
        "dehors. Le logiciel ne dit pas laquelle est bonne."
        "<p><b>Méthode.</b> Chaque version est coupée aux communes, ses périmètres réunis. Deux à deux : surface de "
        "A ∩ B, de A \\ B et de B \\ A ; IoU = s(A ∩ B) ÷ s(A ∪ B). L’ensemble additionne les communes. Un équipement "
        "compte s’il est retenu dans l’offre ; un carreau de population, au prorata de sa surface. Les surfaces de "
        "moins de 1 m² sont comptées, mais non dessinées.</p>"
        "<p><b>Résultat.</b> Une table des paires, une table des versions, une couche des écarts. Ligne « Ensemble » : "
        "code_insee NULL.</p>"
        "<p><b>Grille.</b> REFERENCES écrit les rôles centralites (SCoT) et centralites_plu (PLU, ou candidats), avec "
        "leur source, leur date et leur incertitude, pour les règles C1 à C5, M1 et M2. Des candidats dont aucun n’est "
        "retenu sont marqués « périmètre non arrêté ».</p>"
        "<p><b>Unités.</b> Hectares, IoU et parts de 0 à 1, habitants, nombres d’équipements.</p>"
        "<p><b>NULL.</b> Offre et population non données ; IoU quand les deux versions sont vides ; part des commerces "
        "d’une commune qui n’en a pas.</p>"
        "<p><b>Limites.</b> Un périmètre du SCoT, dessiné à petite échelle, est une localisation : un écart de tracé "
        "peut être voulu. Un IoU bas vient parfois d’un décalage de quelques mètres autour d’un petit périmètre.</p>"
        "<p><b>Sources.</b> Jaccard, 1901 (IoU) ; code de l’urbanisme, L141-6.</p>"
    )


def tell(found: Any, asked: Any, feedback: Any) -> None:
    """Tell the pairs over the whole territory, and what lies out of the communes."""
    from ...aula_plugin.core.typography import insecables, nombre

    whole = found.pairs[found.pairs["code_insee"].isna()]
    for _, row in whole.iterrows():
        if row["iou"] is None or row["iou"] != row["iou"]:
            continue
        feedback.pushInfo(
            insecables(
                tr("{} / {} : {} ha communs, {} ha et {} ha propres, IoU {}.").format(
                    row["a"],
                    row["b"],
                    *(nombre(row[name], 1) for name in ("commun_ha", "a_seul_ha", "b_seul_ha")),
                    nombre(row["iou"], 2),
                )
            )
        )
    for version in asked.versions:
        outside = found.outside_ha[version.name]
        if outside >= 0.01:  # hundredths of a hectare are shown
            feedback.pushWarning(
                insecables(
                    tr("« {} » : {} ha hors des communes données, non comparés.").format(
                        version.name, nombre(outside, 2)
                    )
                )
            )
