"""What `aula:perimetres_centralite` says: its description, the thresholds that were met, communes without a core."""

from __future__ import annotations

from typing import Any

from ...aula_plugin.i18n import tr

#: Communes named in the log; the table has them all.
_NAMED = 12


def describe() -> str:
    """Return the description shown beside the dialog."""
    return tr(
        "Propose des périmètres candidats de centralité, dessinés de plusieurs façons, et montre où elles s’accordent. "
        "Les élus décident : le logiciel n’écrit que « candidat », « cœur sûr », « zone à discuter »."
        "<p><b>Définition.</b> L141-6 du code de l’urbanisme : un bâti dense ET une diversité des fonctions. Sans "
        "bâti, une moitié n’est pas évaluée, et chaque candidat le dit.</p>"
        "<p><b>Méthode.</b> Sur des mailles de 25 m : K, densité d’équipements pondérés, noyau quartique "
        "(1 − d²/h²)² non normé ; n, nombre de groupes différents à moins de 200 m ; D, indice de Shannon ; B, m² "
        "bâtis par m² à moins de 100 m. Le cœur réunit K, n et B au-dessus de leurs seuils ; une partie est gardée si "
        "elle a assez de commerces et de surface. Puis : vides fermés, coupe à la commune, limites de parcelles, trous "
        "comblés, coupures (sans les pointes qu’elles laisseraient). Autres variantes : tampons autour des commerces, "
        "enveloppe concave, marche le long des rues, tissu bâti, périmètres donnés.</p>"
        "<p><b>Accord.</b> Part des familles qui contiennent une maille, une voix par famille (tampons et enveloppe "
        "n’en font qu’une). Cœur sûr : toutes. Zone à discuter : quelques-unes. Avec une seule famille : non "
        "évaluable.</p><p><b>Profil.</b> Facultatif, un champ par donnée fournie. Habitants et emplois : carreaux au "
        "prorata de leur surface, points additionnés. À 5 et 10 min : le long des rues, depuis les points du "
        "périmètre à moins de 30 m d’une rue ; ceux du dedans comptent. Zonage : en cas de recouvrement, U, AU, A "
        "puis N. ecart_daacl : part du candidat hors des périmètres du SCoT ; iou_daacl : recouvrement avec ceux "
        "qu’il touche. part_lineaires : part des fronts à moins de 10 m d’un linéaire protégé.</p>"
        "<p><b>Unités.</b> Surfaces en hectares, distances en mètres, parts et score de 0 à 1, K en "
        "équipements pondérés.</p><p><b>NULL.</b> Ce qui n’a pas été donné ou ne peut pas être évalué : b_median sans "
        "bâti, surfaces d’accord avec une seule famille, part des commerces d’une commune qui n’en a pas.</p>"
        "<p><b>Limites.</b> Un quantile choisit toujours quelque chose : ce sont le nombre de groupes, de commerces et "
        "la surface qui permettent de répondre « aucun cœur ». Aucun de ces seuils n’a de source publique : regardez "
        "la sensibilité. Une maille compte les groupes de tout son voisinage : un candidat peut en tenir moins "
        "qu’elle. Avec des parcelles et une fermeture de 0, les rues ne sont pas prises et le candidat se morcelle. La "
        "maille suit la projection des communes : dans une autre, les surfaces bougent de quelques pour cent. La "
        "marche ignore pentes, traversées et trottoirs.</p>"
        "<p><b>Sources.</b> Code de l’urbanisme, L141-6 ; Certu, hal-02150554 (tampons) ; INSEE, gammes d’équipements "
        "2025.</p>"
    )


def tell_settings(found: Any, settings: Any, feedback: Any) -> None:
    """Tell what was not as asked: a coarser grid, footprints in place of floors, groups out of reach."""
    from ...aula_plugin.core.centrality.fields import group_codes, retained
    from ...aula_plugin.core.centrality.nothing import easier
    from ...aula_plugin.core.typography import nombre

    cell = found.fields.grid.across
    if cell != settings.cell:
        feedback.pushWarning(tr("Territoire trop grand pour des mailles de {} m : maille de {} m.").format(
            nombre(settings.cell), nombre(cell)))  # fmt: skip
    if found.fields.built_measure == "emprise" and settings.built_measure == "plancher":
        feedback.pushWarning(
            tr("Niveaux inconnus pour {} % des bâtiments : le bâti est mesuré par l’emprise au sol.").format(
                nombre(100 * found.fields.built_unknown)
            )
        )
    points = retained(found.inputs.offer)
    _tell_reach(found, points, settings, feedback)
    _, groups = group_codes(points)
    fair = easier(settings.groups, len(groups))
    if fair is not None:
        feedback.pushWarning(
            tr(
                "{} groupes demandés : presque hors d’atteinte, car l’offre n’en montre que {} sur 26. Le seuil "
                "équivalent serait {}."
            ).format(settings.groups, len(groups), fair)
        )


def _tell_reach(found: Any, points: Any, settings: Any, feedback: Any) -> None:
    """Tell that the offer lies elsewhere, or that radii are too small for the cells."""
    import shapely

    from ...aula_plugin.core.typography import nombre

    left, bottom, right, top = found.inputs.communes.total_bounds
    far = settings.margin
    ground = shapely.box(left - far, bottom - far, right + far, top + far)
    if len(points) and not shapely.intersects(ground, points.geometry.to_numpy()).any():
        feedback.pushWarning(
            tr(
                "Aucun équipement retenu de l’offre n’est dans les communes, ni à moins de {} m : vérifiez les "
                "systèmes de coordonnées."
            ).format(nombre(settings.margin))
        )
    cell = found.fields.grid.across
    small = [radius for radius in (settings.radius, settings.diversity_radius, settings.built_radius) if radius < cell]
    if small:
        feedback.pushWarning(
            tr("Un rayon de {} m est plus petit que la maille ({} m) : des équipements lui échappent. Réduisez la "
               "maille.").format(nombre(min(small)), nombre(cell))
        )  # fmt: skip


def tell_votes(found: Any, drawn: Any, votes: Any, feedback: Any) -> None:
    """Tell which variants cannot vote, and that an agreement takes two families."""
    from ...aula_plugin.core.centrality.columns import FAMILIES

    there = {*found.variants["variante"], *(name for name in ("champ", "tampons", "enveloppe") if name in drawn)}
    absent = [name for name in votes if name not in there]
    if not len(found.candidates):  # without a core, nothing starts the walk: the reason of each commune says it
        return
    if absent:
        feedback.pushWarning(tr("Ne votent pas, faute d’être dessinées nulle part : {}.").format(", ".join(absent)))
    if "reseau" in {*absent} & {*drawn}:
        feedback.pushWarning(tr("Aucun cœur n’est assez près d’une rue pour que la marche en parte : vérifiez VOIRIE."))
    if len({FAMILIES[name] for name in votes if name in there}) < 2:
        feedback.pushWarning(
            tr("Accord non évaluable : moins de deux familles de variantes votent. Cochez-en d’autres.")
        )


def tell_communes(communes: Any, feedback: Any) -> None:
    """Tell which communes have no core, and why."""
    without = communes[communes["n_candidats"] == 0]
    for _, row in without.head(_NAMED).iterrows():
        feedback.pushInfo(tr("{} ({}) : aucun cœur, {}.").format(row["nom"], row["code_insee"], row["motif"]))
    if len(without) > _NAMED:
        feedback.pushInfo(tr("… et {} autres communes sans cœur, dans la table.").format(len(without) - _NAMED))
    if len(without) == len(communes):
        feedback.pushWarning(
            tr("Aucune commune n’a de cœur : la couche des candidats est vide. Voyez le motif de chacune.")
        )
