"""`aula:corridors`: the links between patches, the corridors they run in, and where these are narrowest."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterDestination,
    QgsWkbTypes,
)

from ...aula_plugin.i18n import tr
from ..base import MULTI, AulaAlgorithm
from .common import (
    GREEN_GROUP,
    add_engine,
    add_limit,
    add_moves,
    add_reference_friction,
    add_resistance,
    add_sous_trame,
    add_topology,
)

FIGURES = (
    ("NB_LIENS", "Liens"),
    ("COUT_TOTAL", "Somme des coûts (mètres-coût)"),
    ("NB_COMPOSANTES", "Groupes de réservoirs reliés"),
    ("NB_SANS_LIEN", "Réservoirs sans lien"),
    ("LARGEUR_MIN_M", "Largeur du corridor le plus étroit (m)"),
    ("NB_GOULETS", "Corridors plus étroits que la largeur demandée"),
)


@dataclass
class _Land:
    """What the links are looked for on."""

    friction: Any
    patches: Any
    grid: Any
    crs: Any
    steps: Any


class Corridors(AulaAlgorithm):
    """Links patches, draws their corridors and shows where they are narrowest."""

    NAME = "corridors"
    GROUP, GROUP_ID = GREEN_GROUP
    TAGS = (
        "corridor corridors trame verte bleue tvb réservoir lien chemin moindre coût goulet étranglement largeur "
        "graphab linkage mapper least cost path corridor nlcc pinch point current"
    )

    def displayName(self) -> str:
        return tr("Tracer les corridors entre réservoirs")

    def shortHelpString(self) -> str:
        return tr(
            "Relie les réservoirs par les chemins de moindre coût, dessine les corridors autour d’eux, et montre où "
            "chacun est le plus étroit."
            "<p><b>Résultat.</b> Les liens (une ligne par chemin), les corridors (surfaces), le goulet de chaque "
            "corridor (point), et au choix deux grilles : surcoût et courant.</p>"
            "<p><b>Méthode.</b> Quels réservoirs : TOPOLOGIE. Le coût d’un lien vient d’une recherche exacte de "
            "réservoir à réservoir, jamais de la frontière de deux zones. Un lien de coût supérieur à COUT_MAX n’est "
            "pas fait. Réservoirs qui se touchent par un côté de maille : coût et longueur 0, le trait montre le "
            "contact.</p>"
            "<p><b>Corridors.</b> Surcoût d’une maille x pour le lien de i à j : D<sub>i</sub>(x) + D<sub>j</sub>(x) − "
            "coût du lien (Beier et al. 2008). Le corridor réunit les mailles dont le surcoût est au plus la marge, "
            "par des trajets qui sortent une fois de i et entrent une fois dans j : sinon un grand réservoir serait "
            "bordé de tous côtés. Les deux réservoirs n’en font pas partie.</p>"
            "<p><b>Largeur.</b> largeur_min_m : diamètre du plus grand disque qui glisse d’un réservoir à l’autre sans "
            "sortir du corridor ni des deux réservoirs ; juste à la maille près. De deux branches, la plus large "
            "compte. par_un_coin : le corridor ne tient que par un coin de maille ; aucun disque n’y passe, mais un "
            "passage réel de moins d’une maille et demie peut s’y trouver, et largeur_min_m vaut 0,71 maille, le "
            "milieu de ce qui est possible : à vérifier sur place ou avec une maille plus fine. Le goulet est "
            "l’endroit où un disque plus large ne passe pas ; un rétrécissement au ras d’un réservoir, sur une "
            "profondeur moindre que la moitié de sa largeur, n’est pas vu. Le champ goulet est vrai sous LARGEUR_MIN : "
            "rien n’est retiré.</p>"
            "<p><b>Courant.</b> Part du flux qui passe par une maille quand un flux de 1 va d’un réservoir à l’autre "
            "dans leur corridor (théorie des circuits, McRae et al. 2008) ; de plusieurs liens, le plus fort. Près de "
            "1 : tout passe là.</p>"
            "<p><b>Égalités.</b> De deux chemins de même coût, celui qui atteint la maille la plus au nord, puis à "
            "l’ouest, en partant du réservoir de plus petit numéro.</p>"
            "<p><b>Unités.</b> cout_m et marge : mètres-coût (longueur × friction moyenne). equivalent_m : mètres en "
            "milieu favorable. longueur_m, largeur_min_m : mètres. surface_ha : hectares.</p>"
            "<p><b>NULL.</b> largeur_min_m et goulet : aucune maille entre les deux réservoirs. traverse : le chemin "
            "n’entre dans aucun autre réservoir.</p>"
            "<p><b>Limites.</b> Un corridor est la trace d’un modèle : il vaut ce que valent les frictions. Près du "
            "bord de la grille, des chemins manquent : prévoyez une marge d’une fois et demie COUT_MAX.</p>"
            "<p><b>Sources.</b> Adriaensen et al. 2003 ; Beier et al. 2008 ; Foltête et al. 2012 (liens planaires) ; "
            "Fall et al. 2007 (zones de moindre coût).</p>"
        )

    def initAlgorithm(self, configuration=None) -> None:  # noqa: ARG002
        surfaces = QgsProcessing.SourceType.TypeVectorPolygon
        self.add(
            QgsProcessingParameterFeatureSource("RESERVOIRS", tr("Réservoirs"), [surfaces]),
            tr(
                "Surfaces, une par réservoir. Une maille est à celui qui couvre son centre ; un réservoir sans centre "
                "de maille prend celle de son milieu."
            ),
        )
        self.add(
            QgsProcessingParameterField(
                "CHAMP_ID", tr("Champ du numéro"), parentLayerParameterName="RESERVOIRS", optional=True
            ),
            tr("Nombres entiers, uniques. Vide : id_reservoir s’il existe, sinon 1, 2, 3… dans l’ordre de la couche."),
        )
        add_resistance(self)
        self._add_links()
        self._add_corridors()
        self._add_destinations()

    def _add_links(self) -> None:
        add_topology(self, "planaire_cout")
        add_limit(self)
        add_reference_friction(self)
        add_moves(self)
        add_engine(self)

    def _add_corridors(self) -> None:
        real = QgsProcessingParameterNumber.Type.Double
        for name, label, default, advanced, help_text in (
            (
                "MARGE_POURCENT",
                tr("Marge des corridors (% du coût du lien)"),
                10.0,
                False,
                tr("Surcoût admis. 10 % est un défaut, sans source : comparez plusieurs marges."),
            ),
            (
                "MARGE_M",
                tr("Marge ajoutée (m en milieu favorable)"),
                0.0,
                True,
                tr("S’ajoute à la marge en pour cent ; seule, si celle-ci est à 0."),
            ),
            (
                "LARGEUR_MIN",
                tr("Largeur en dessous de laquelle signaler (m)"),
                0.0,
                False,
                tr("Les corridors plus étroits ont le champ goulet vrai. 0 : aucun n’est signalé."),
            ),
        ):
            self.add(
                QgsProcessingParameterNumber(name, label, real, defaultValue=default, minValue=0.0),
                help_text,
                advanced=advanced,
            )
        add_sous_trame(self)

    def _add_destinations(self) -> None:
        kinds = QgsProcessing.SourceType
        for name, label, kind, help_text in (
            ("LIENS", tr("Liens"), kinds.TypeVectorLine, tr("Un chemin de moindre coût par ligne.")),
            ("CORRIDORS", tr("Corridors"), kinds.TypeVectorPolygon, tr("Un corridor par ligne, au bord des mailles.")),
            ("GOULETS", tr("Goulets"), kinds.TypeVectorPoint, tr("L’endroit le plus étroit de chaque corridor.")),
        ):
            self.add(QgsProcessingParameterFeatureSink(name, label, kind), help_text)
        for name, label, help_text in (
            (
                "NLCC",
                tr("Surcoût"),
                tr(
                    "Le plus petit surcoût de chaque maille, mètres-coût, trajets à travers les réservoirs compris ; "
                    "vide au-delà de la marge."
                ),
            ),
            ("COURANT", tr("Courant"), tr("De 0 à 1, dans les corridors, hors des réservoirs. Calcul long.")),
        ):
            self.add(
                QgsProcessingParameterRasterDestination(name, label, optional=True, createByDefault=False), help_text
            )
        for name, label in FIGURES:
            self.add_output(QgsProcessingOutputNumber(name, tr(label)))

    def compute(self, parameters, context, feedback) -> dict[str, Any]:
        from ...aula_plugin.bridge import go_on
        from ...aula_plugin.core.green_network.corridor import Margin, corridors
        from ...aula_plugin.core.green_network.corridor_tables import network

        land = self._land(parameters, context, feedback)
        reference = self.parameterAsDouble(parameters, "FRICTION_REFERENCE", context)
        engine = self.parameterAsString(parameters, "MOTEUR", context)
        links = self._links(land, reference, engine, parameters, context, feedback)
        go_on(feedback)
        feedback.setProgressText(tr("Corridors"))
        current = _current(land, links, feedback) if parameters.get("COURANT") else None
        found = corridors(
            land.friction,
            land.patches.cells,
            land.grid,
            land.steps,
            links,
            Margin(
                self.parameterAsDouble(parameters, "MARGE_POURCENT", context),
                self.parameterAsDouble(parameters, "MARGE_M", context) * reference,
            ),
            engine,
            bool(parameters.get("NLCC")),
            lambda share: feedback.setProgress(45 + 45 * share),
            feedback.isCanceled,
            None if current is None else current.add,
        )
        made = network(
            links,
            found,
            len(land.patches.ids),
            self.parameterAsString(parameters, "SOUS_TRAME", context).strip() or None,
            reference,
            self.parameterAsDouble(parameters, "LARGEUR_MIN", context),
            land.crs.toWkt(),
        )
        go_on(feedback)
        self._tell(made, parameters, context, feedback)
        outputs = self._write(made, found.extra, current, land, parameters, context, feedback)
        feedback.setProgress(100)
        return {**outputs, **made.figures()}

    def _land(self, parameters, context, feedback) -> _Land:
        """Read the friction and lay the patches on its grid; the memory is checked before anything is read."""
        from ...aula_plugin.bridge import go_on
        from ...aula_plugin.core.green_network.steps import Steps
        from ...aula_plugin.patches_on_grid import identifiers, lay
        from ...aula_plugin.rasters import grid_of, read
        from ..vectors import name_of, require_some
        from ..vectors import read as read_vectors

        layer = self.raster(parameters, "RESISTANCE", context)
        grid, crs = grid_of(layer)
        rasters = sum(bool(parameters.get(name)) for name in ("NLCC", "COURANT"))
        _tell_memory(grid, self.parameterAsString(parameters, "MOTEUR", context), rasters, feedback)
        feedback.setProgressText(tr("Lecture de la résistance et des réservoirs"))
        friction = read(layer, feedback, grid, crs).as_decimals()
        source = self.source(parameters, "RESERVOIRS", context)
        frame = require_some(read_vectors(source, crs, context, feedback), source)
        ids, told = identifiers(frame, self.parameterAsString(parameters, "CHAMP_ID", context), name_of(source))
        if told:
            feedback.pushInfo(told)
        patches = lay(frame, ids, grid, friction)
        for note in patches.notes:
            feedback.pushInfo(note)
        for warning in patches.warnings:
            feedback.pushWarning(warning)
        if len(patches.ids) == 1:
            feedback.pushWarning(tr("Un seul réservoir sur la grille : il n’y a rien à relier."))
        go_on(feedback)
        neighbours = int(self.parameterAsString(parameters, "VOISINAGE", context))
        steps = Steps.of(grid, neighbours, self.parameterAsBoolean(parameters, "COINS", context))
        return _Land(friction, patches, grid, crs, steps)

    def _links(self, land: _Land, reference: float, engine: str, parameters, context, feedback):
        from ...aula_plugin.core.green_network.links import LinkOptions, build_links

        limit = self.parameterAsDouble(parameters, "COUT_MAX", context) * reference
        options = LinkOptions(
            self.parameterAsString(parameters, "TOPOLOGIE", context),
            self.parameterAsString(parameters, "TRAVERSEE", context),
            limit or float("inf"),
        )
        feedback.setProgress(5)
        feedback.setProgressText(tr("Liens"))
        return build_links(
            land.friction,
            land.patches.cells,
            land.grid,
            land.steps,
            options,
            engine,
            lambda share: feedback.setProgress(5 + 40 * share),
            feedback.isCanceled,
        )

    def _tell(self, made, parameters, context, feedback) -> None:
        """Say what the layers do not show at once."""
        from ...aula_plugin.core.typography import nombre, pluriel

        if len(made.links):
            feedback.pushInfo(
                tr("{}, {} de réservoirs reliés.").format(
                    pluriel(len(made.links), tr("lien")), pluriel(made.components, tr("groupe"))
                )
            )
        elif made.patches > 1:
            feedback.pushWarning(tr("Aucun lien : augmentez COUT_MAX, ou vérifiez les mailles sans résistance."))
        if made.alone and len(made.links):
            feedback.pushInfo(tr("{} sans lien.").format(pluriel(made.alone, tr("réservoir"))))
        missing = len(made.links) - len(made.corridors)
        if missing:
            feedback.pushInfo(
                tr("{} sans maille entre ses deux réservoirs : pas de corridor.").format(pluriel(missing, tr("lien")))
            )
        corners = made.links.loc[made.links["par_un_coin"] == True, "largeur_min_m"]  # noqa: E712
        if len(corners):
            feedback.pushWarning(
                tr(
                    "{} par un coin de maille (champ par_un_coin) : largeur de {} m par convention, à vérifier sur "
                    "place ou avec une maille plus fine."
                ).format(
                    pluriel(len(corners), tr("corridor ne tient que"), tr("corridors ne tiennent que")),
                    nombre(float(corners.iloc[0]), 1),
                )
            )
        narrow = made.figures()["NB_GOULETS"]
        if narrow:
            width = self.parameterAsDouble(parameters, "LARGEUR_MIN", context)
            feedback.pushInfo(
                tr("{} de moins de {} m de large (champ goulet).").format(
                    pluriel(narrow, tr("corridor")), nombre(width)
                )
            )

    def _write(self, made, extra, current, land: _Land, parameters, context, feedback) -> dict[str, Any]:
        from ...aula_plugin.core.green_network.corridor_tables import (
            CORRIDOR_COLUMNS,
            LINK_COLUMNS,
            NARROWEST_COLUMNS,
        )

        outputs: dict[str, Any] = {}
        for name, frame, columns, geometry in (
            ("CORRIDORS", made.corridors, CORRIDOR_COLUMNS, MULTI["surf"]),
            ("LIENS", made.links, LINK_COLUMNS, MULTI["lin"]),
            ("GOULETS", made.narrowest, NARROWEST_COLUMNS, QgsWkbTypes.Type.Point),
        ):
            style = f"green_network/{name.lower()}.qml"
            outputs[name] = self.write(frame, columns, parameters, name, context, feedback, geometry, land.crs, style)
        if current is not None:
            _tell_current(current, feedback)
        for name, values in (("NLCC", extra), ("COURANT", None if current is None else current.values)):
            if values is not None:
                style = f"green_network/{name.lower()}.qml"
                outputs[name] = self.write_raster(
                    values, None, land.grid, land.crs, parameters, name, context, feedback, style
                )
        return outputs


def _tell_memory(grid, engine: str, rasters: int, feedback) -> None:
    """Say how much memory the run takes at least, or refuse a grid that would not fit.

    More workers than one are taken only where there is room for them.
    """
    from ...aula_plugin.core.green_network.corridor import KEPT_BYTES
    from ...aula_plugin.core.green_network.engines import engine_name, engine_note
    from ...aula_plugin.core.green_network.memory import ENGINE_BYTES, LINKS_BYTES, check_memory

    fields = min(1.5 * KEPT_BYTES / grid.count, 96)  # those kept and those of a batch
    feedback.pushInfo(engine_note(engine))
    feedback.pushInfo(check_memory(grid, LINKS_BYTES + ENGINE_BYTES[engine_name(engine)] + fields + 8 * rasters))


def _current(land: _Land, links, feedback):
    from ...aula_plugin.bridge import go_on
    from ...aula_plugin.core.green_network.corridor_current import CorridorCurrent

    pairs = list(zip(links["id_a"].tolist(), links["id_b"].tolist()))
    return CorridorCurrent(
        land.friction, land.patches.cells, land.grid, pairs, feedback.pushInfo, lambda: go_on(feedback)
    )


def _tell_current(current, feedback) -> None:
    from ...aula_plugin.core.green_network.corridor_current import MOST_CELLS
    from ...aula_plugin.core.typography import nombre, pluriel

    if current.too_large:
        feedback.pushWarning(
            tr("Courant : {} de plus de {} mailles, hors du calcul. Prenez une maille plus grande.").format(
                pluriel(current.too_large, tr("corridor")), nombre(MOST_CELLS)
            )
        )
