"""`aula:niveaux_centralite`: levels of services of communes and perimeters, and who holds what in a set of bourgs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterFile,
    QgsProcessingParameterString,
    QgsWkbTypes,
)

from ...aula_plugin.i18n import tr
from ..base import MULTI, AulaAlgorithm
from ..vectors import metric_crs, name_of, read
from .common import CENTRALITY_GROUP
from .level_words import describe_levels, tell_counts, tell_levels

#: Destination, style; the first two are surfaces.
SINKS = {
    "NIVEAUX": "niveaux",
    "NIVEAUX_PERIMETRES": "niveaux_perimetres",
    "PRESENCE": "presence",
    "CARACTERISTIQUES": "caracteristiques",
    "COMPLEMENTARITE": "complementarite",
    "ENSEMBLES": "ensembles",
    "MATRICE": "matrice",
}


class NiveauxCentralite(AulaAlgorithm):
    """Reads the level of services of communes."""

    NAME = "niveaux_centralite"
    GROUP, GROUP_ID = CENTRALITY_GROUP
    TAGS = (
        "niveau centralité pôle de services gamme proximité intermédiaire supérieure insee bpe anct inrae armature "
        "complémentarité bourgs scot services"
    )

    def displayName(self) -> str:
        return tr("Lire les niveaux de centralité")

    def shortHelpString(self) -> str:
        return describe_levels()

    def initAlgorithm(self, configuration=None) -> None:  # noqa: ARG002
        self._add_sources()
        self._add_meanings()
        self._add_sets()
        self._add_destinations()
        for name, label in (
            ("NB_COMMUNES", tr("Communes lues")),
            ("NB_POLES_PROXIMITE", tr("Communes pôles de proximité")),
            ("NB_POLES_INTERMEDIAIRE", tr("Communes pôles intermédiaires")),
            ("NB_POLES_SUPERIEURE", tr("Communes pôles supérieurs")),
            ("NB_INDECIDABLES", tr("Communes indécidables")),
            ("NB_GROUPES_OBSERVES", tr("Groupes de proximité que la source montre")),
            ("NB_ENSEMBLES", tr("Ensembles de communes")),
            ("NB_GROUPES_SEUL", tr("Groupes de proximité tenus par une seule commune")),
            ("NB_GROUPES_AUCUN", tr("Groupes de proximité tenus par aucune commune")),
            ("PART_COUVERTE", tr("Part moyenne des groupes de proximité couverte par un ensemble (%)")),
        ):
            self.add_output(QgsProcessingOutputNumber(name, label))

    def _add_sources(self) -> None:
        """Declare the offer, the places and the lists."""
        kinds = QgsProcessing.SourceType
        for name, label, kind, optional, help_text in (
            (
                "COMMUNES",
                tr("Communes"),
                kinds.TypeVectorPolygon,
                False,
                tr("Surfaces avec code_insee et nom ; niveau d’armature à volonté."),
            ),
            (
                "OFFRE",
                tr("Offre de services"),
                kinds.TypeVectorPoint,
                True,
                tr("Points de « Préparer l’offre de services ». Nécessaire aux périmètres."),
            ),
            (
                "COMPTAGE",
                tr("Comptage par commune"),
                kinds.TypeVector,
                True,
                tr(
                    "Table : code de commune, groupe et n_equip ; ou code, typequ et un nombre ; ou une colonne par "
                    "équipement (code ou libellé de la BPE). Une cellule vide est inconnue, non 0."
                ),
            ),
            (
                "PERIMETRES",
                tr("Périmètres"),
                kinds.TypeVectorPolygon,
                True,
                tr("Candidats ou périmètres donnés : la même lecture, sur les points qu’ils contiennent."),
            ),
            (
                "NIVEAUX_OFFICIELS",
                tr("Niveaux officiels"),
                kinds.TypeVector,
                True,
                tr("Table des niveaux par commune de l’étude de 2020, si vous l’avez : elle est jointe telle quelle."),
            ),
        ):
            self.add(QgsProcessingParameterFeatureSource(name, label, [kind], optional=optional), help_text)

    def _add_meanings(self) -> None:
        """Declare what the tables mean."""
        self.add(
            QgsProcessingParameterField(
                "CHAMP_NIVEAU",
                tr("Champ du niveau officiel"),
                parentLayerParameterName="NIVEAUX_OFFICIELS",
                optional=True,
            ),
            tr("Nombre de 0 à 4, ou libellé. Vide : reconnu à son nom (niveau, centralite, classe…)."),
        )
        self.add(
            QgsProcessingParameterFile(
                "GAMMES", tr("Gammes de l’INSEE"), fileFilter=tr("Classeur ou CSV (*.xlsx *.ods *.csv)"), optional=True
            ),
            tr(
                "Classeur « BPE_gammes_equipements » de l’INSEE : il donne les groupes des trois gammes. Sans lui, "
                "gammes intermédiaire et supérieure : « liste absente »."
            ),
        )
        self.add(
            QgsProcessingParameterBoolean("SOURCE_COMPLETE", tr("La source est complète"), defaultValue=False),
            tr(
                "Cochez pour une BPE entière : un groupe qui n’est nulle part manque alors partout. Sinon il est « non "
                "observé »."
            ),
        )

    def _add_sets(self) -> None:
        """Declare which communes are looked at together."""
        self.add(
            QgsProcessingParameterField(
                "CHAMP_ENSEMBLE", tr("Champ de l’ensemble"), parentLayerParameterName="COMMUNES", optional=True
            ),
            tr("Champ qui réunit des communes (EPCI, bassin…). Vide : toutes forment un ensemble."),
        )
        self.add(
            QgsProcessingParameterString("COMMUNES_CHOISIES", tr("Communes de l’ensemble"), optional=True),
            tr("Codes INSEE séparés par des virgules : les bourgs dont on lit la complémentarité. Vide : toutes."),
        )

    def _add_destinations(self) -> None:
        """Declare the layers and tables."""
        kinds = QgsProcessing.SourceType
        surface, table = kinds.TypeVectorPolygon, kinds.TypeVector
        for name, label, kind, help_text in (
            ("NIVEAUX", tr("Niveaux des communes"), surface, tr("Une commune par objet, et ce qui lui manque.")),
            ("NIVEAUX_PERIMETRES", tr("Niveaux des périmètres"), surface, tr("Les mêmes champs, par périmètre.")),
            ("PRESENCE", tr("Groupes par commune"), table, tr("Table : présent, manquant ou non observé.")),
            (
                "CARACTERISTIQUES",
                tr("Équipements caractéristiques présents"),
                table,
                tr("Table : par commune et par niveau de l’étude de 2020, présents, manquants, part."),
            ),
            ("COMPLEMENTARITE", tr("Complémentarité"), table, tr("Table : par ensemble et par groupe, qui le tient.")),
            ("ENSEMBLES", tr("Ensembles"), table, tr("Table : ce que les communes couvrent à elles toutes.")),
            (
                "MATRICE",
                tr("Matrice des communes et des groupes"),
                table,
                tr("Table : une commune par ligne, une colonne par groupe de proximité."),
            ),
        ):
            self.add(QgsProcessingParameterFeatureSink(name, label, kind, optional=name != "NIVEAUX"), help_text)

    def compute(self, parameters, context, feedback) -> dict[str, Any]:
        from ...aula_plugin.bridge import go_on, to_frame
        from ...aula_plugin.core.centrality.levels import characteristic, characteristic_codes, presence
        from ...aula_plugin.core.centrality.nomenclature import PROXIMITY, Nomenclature
        from ...aula_plugin.core.communes import normalise_communes
        from ...aula_plugin.storage.gamme_files import gammes_of

        workbook = self.parameterAsFile(parameters, "GAMMES", context)
        nomenclature = Nomenclature(gammes_of(Path(workbook)) if workbook else None)
        source = self.source(parameters, "COMMUNES", context)
        crs = metric_crs(source, context)
        raw = to_frame(source, context, feedback, crs)
        communes, notes = normalise_communes(raw)
        for note in notes:
            feedback.pushInfo(note)
        feedback.setProgress(10)
        offer = self._offer(parameters, context, feedback, crs)
        perimeters = self._perimeters(parameters, context, feedback, crs, offer)
        counts = self._counts(parameters, context, feedback, communes, offer, nomenclature)
        groups = list(nomenclature.members(PROXIMITY))
        complete = self.parameterAsBool(parameters, "SOURCE_COMPLETE", context)
        seen = len(counts.observed(groups))
        if complete:
            counts.complete(nomenclature, characteristic_codes())
        tell_counts(counts, groups, seen, feedback)
        go_on(feedback)
        feedback.setProgress(40)
        table = self._levels(parameters, context, feedback, communes, counts, nomenclature)
        tell_levels(table, feedback)
        held = presence(counts, nomenclature)
        names = dict(zip(communes["code_insee"], communes["nom"]))
        frames: dict[str, Any] = {"NIVEAUX": table, "NIVEAUX_PERIMETRES": None}
        if perimeters is not None:
            frames["NIVEAUX_PERIMETRES"] = _inside(perimeters, offer, nomenclature, complete)
        frames["PRESENCE"] = _named(held, names)
        frames["CARACTERISTIQUES"] = _named(characteristic(counts), names)
        go_on(feedback)
        feedback.setProgress(60)
        sets = self._sets(parameters, context, feedback, raw, communes)
        together, figures = _together(held, sets, names)
        frames.update(together)
        outputs = self._put_all(frames, crs, parameters, context, feedback)
        feedback.setProgress(100)
        return {**outputs, "NB_GROUPES_OBSERVES": seen, **_level_figures(table), **figures}

    def _offer(self, parameters, context, feedback, crs):
        from ...aula_plugin.bridge import to_frame
        from ...aula_plugin.core.centrality.prepared_offer import read_offer
        from ...aula_plugin.core.errors import InputError

        source = self.optional_source(parameters, "OFFRE", context)
        if source is None:
            if not parameters.get("COMPTAGE"):
                raise InputError(tr("Donnez une offre de services (OFFRE) ou un comptage par commune (COMPTAGE)."))
            return None
        offer, notes = read_offer(to_frame(source, context, feedback, crs), name_of(source))
        for note in notes:
            feedback.pushWarning(note)
        return offer

    def _perimeters(self, parameters, context, feedback, crs, offer):
        from ...aula_plugin.core.errors import InputError

        source = self.optional_source(parameters, "PERIMETRES", context)
        if source is None:
            return None
        if offer is None:
            raise InputError(
                tr("Un comptage par commune ne dit rien d’un périmètre : donnez une offre de services (OFFRE).")
            )
        frame = read(source, crs, context, feedback)
        if not len(frame):
            feedback.pushWarning(tr("« {} » ne contient aucun périmètre utilisable.").format(name_of(source)))
        return frame

    def _counts(self, parameters, context, feedback, communes, offer, nomenclature):
        """Return what is counted by commune, from the table when there is one."""
        from ...aula_plugin.bridge import to_frame
        from ...aula_plugin.core.centrality import counts

        source = self.optional_source(parameters, "COMPTAGE", context)
        if source is None:
            held = counts.communes_of(offer, communes)
            return counts.of_points(offer, communes["code_insee"], held, nomenclature)
        if offer is not None:
            feedback.pushInfo(tr("Les communes sont lues dans « {} ».").format(name_of(source)))
        table = to_frame(source, context, feedback).drop(columns="geometry")
        return counts.of_table(table, communes["code_insee"], nomenclature)

    def _levels(self, parameters, context, feedback, communes, counts, nomenclature):
        """Return the communes with their levels, and the official one when its table is given."""
        from ...aula_plugin.bridge import to_frame
        from ...aula_plugin.core.centrality.level_columns import COMMUNE_LEVELS
        from ...aula_plugin.core.centrality.levels import levels, official_levels

        found = communes.merge(levels(counts, nomenclature), left_on="code_insee", right_index=True)
        source = self.optional_source(parameters, "NIVEAUX_OFFICIELS", context)
        if source is not None:
            column = self.parameterAsString(parameters, "CHAMP_NIVEAU", context)
            table = to_frame(source, context, feedback).drop(columns="geometry")
            official, odd = official_levels(table, column)
            found["niveau_officiel"] = found["code_insee"].map(official)
            feedback.pushInfo(
                tr("Niveau officiel joint à {} commune(s) sur {}.").format(
                    int(found["niveau_officiel"].notna().sum()), len(found)
                )
            )
            if odd:
                feedback.pushWarning(
                    tr("Niveaux officiels : {} valeur(s) qui ne sont pas un niveau connu, gardée(s).").format(odd)
                )
        return found.reindex(columns=[*COMMUNE_LEVELS, "geometry"]).set_geometry("geometry", crs=communes.crs)

    def _sets(self, parameters, context, feedback, raw, communes) -> dict[str, str]:
        """Return commune to its set; communes without one take no part."""
        from ...aula_plugin.core.centrality.complementarity import sets_of
        from ...aula_plugin.core.text import insee

        typed = self.parameterAsString(parameters, "COMMUNES_CHOISIES", context).replace(";", ",").split(",")
        chosen = [insee(text) for text in typed if text.strip()]
        field = self.parameterAsString(parameters, "CHAMP_ENSEMBLE", context).lower()
        found = sets_of(raw, list(communes["code_insee"]), field, chosen)
        if field and len(found) < len(chosen or communes):
            feedback.pushInfo(
                tr("{} commune(s) sans « {} » : hors de tout ensemble.").format(
                    len(chosen or communes) - len(found), field
                )
            )
        return found

    def _put_all(self, frames, crs, parameters, context, feedback) -> dict[str, Any]:
        """Write each frame to its destination; without perimeters there is no layer of them."""
        from ...aula_plugin.core.centrality import level_columns as columns

        known = {
            "NIVEAUX": columns.COMMUNE_LEVELS,
            "NIVEAUX_PERIMETRES": columns.PERIMETER_LEVELS,
            "PRESENCE": columns.GROUP_PRESENCE,
            "CARACTERISTIQUES": columns.CHARACTERISTIC,
            "COMPLEMENTARITE": columns.COMPLEMENTARITY,
            "ENSEMBLES": columns.SETS,
        }
        outputs: dict[str, Any] = {}
        for name, style in SINKS.items():
            frame = frames[name]
            if frame is None:
                outputs[name] = None
                continue
            surface = name.startswith("NIVEAUX")
            outputs[name] = self.write(
                frame,
                known.get(name) or dict.fromkeys(frame.columns, "integer") | columns.MATRIX,
                parameters,
                name,
                context,
                feedback,
                MULTI["surf"] if surface else QgsWkbTypes.Type.NoGeometry,
                crs if surface else None,
                f"centrality/{style}.qml",
            )
        return outputs


def _named(table: Any, names: dict[str, str]) -> Any:
    """Return a table by place with the code and the name of the commune."""
    return table.rename(columns={"place": "code_insee"}).assign(nom=table["place"].map(names))


def _inside(perimeters: Any, offer: Any, nomenclature: Any, complete: bool) -> Any:
    """Return the perimeters with their levels, from the points kept that they contain."""
    from ...aula_plugin.core.centrality import counts
    from ...aula_plugin.core.centrality.levels import characteristic_codes, levels

    frame = perimeters.reset_index(drop=True)
    places = [str(number) for number in frame.index]
    kept = offer[offer["retenu"]]
    held = counts.inside(kept, frame, frame.index.astype(str).to_series())
    found = counts.of_points(offer, places, held, nomenclature)
    if complete:
        found.complete(nomenclature, characteristic_codes())
    named = counts.identified(frame)
    return named.join(levels(found, nomenclature).reset_index(drop=True))


def _together(held: Any, sets: dict[str, str], names: dict[str, str]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the tables of complementarity and their figures."""
    from ...aula_plugin.core.centrality import complementarity as shared
    from ...aula_plugin.core.centrality.nomenclature import PROXIMITY

    groups = shared.by_group(held, sets, names)
    whole = shared.together(held, groups, sets, names, PROXIMITY)
    matrix = shared.matrix(held, sets, names, PROXIMITY)
    near = groups[groups["gamme"] == PROXIMITY]["tenu_par"].value_counts()
    figures = {
        "NB_ENSEMBLES": len(whole),
        "NB_GROUPES_SEUL": int(near.get(shared.ALONE, 0)),
        "NB_GROUPES_AUCUN": int(near.get(shared.NOBODY, 0)),
        "PART_COUVERTE": 100 * float(whole["part_couverte"].astype(float).mean()),
    }
    return {"COMPLEMENTARITE": groups, "ENSEMBLES": whole, "MATRICE": matrix}, figures


def _level_figures(table: Any) -> dict[str, Any]:
    return {
        "NB_COMMUNES": len(table),
        **{
            f"NB_POLES_{name.upper()}": int((table[f"pole_{name}"] == True).sum())  # noqa: E712
            for name in ("proximite", "intermediaire", "superieure")
        },
        "NB_INDECIDABLES": int((table["niveau_insee"] == "indécidable").sum()),
    }
